"""When does an anniversary fall, and when was what it is of? Each is reckoned from the other."""

import re
from dataclasses import replace

from dateline.model.date import Date, Precision
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.timex import Timex
from dateline.model.when import When
from dateline.model.words import date_in_words, year_in_words
from dateline.reading.anniversary import Anniversary, Origin
from dateline.reading.sentences import Sentence

_YEAR_WORDS = re.compile(r"\b(?P<which>this|next|last)\s+year\b", re.IGNORECASE)
_DAY_WORDS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|this\s+(?:week|weekend|month)|"
    r"(?:on\s+|last\s+|next\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_EXPLICIT = re.compile(
    r"\b(?:[Ii]n|[Ff]or|[Bb]y|[Dd]uring|of|[Oo]n)\s+(?:[A-Z][a-z]+\.?\s+(?:\d{1,2},?\s+)?)?(?P<year>1\d{3}|20\d\d)\b"
)
_SHIFT = {"this": 0, "next": 1, "last": -1}


def dated(source: Source, sentence: Sentence, plain: Anniversary, timexes: tuple[Timex, ...]) -> Anniversary:
    """The anniversary with its occasion, its origins dated, and the arithmetic in their whys."""
    origins = tuple(_known(source, origin, timexes) for origin in plain.origins)
    shift = _shift(source.text, sentence, plain)
    with_origins = replace(plain, origins=origins, years_on=shift)
    said = _said_year(source, sentence, with_origins, shift)
    occasion = _occasion(source, with_origins, said)
    return _reckoned(source, with_origins, occasion, said)


def occasion_years(anniversary: Anniversary) -> tuple[int, ...]:
    """The years in which it can fall by what is known of its origins; more than one where they differ."""
    if anniversary.number is None or anniversary.unit != "year" or anniversary.is_approximate:
        return ()
    years: list[int] = []
    for origin in anniversary.origins:
        years += [date.year + anniversary.number for date in origin_dates(origin)]
    return tuple(sorted(set(years)))


def origin_dates(origin: Origin) -> tuple[Date, ...]:
    """The dates that an origin can have: its own, or those of its entry in the list of history."""
    if origin.when.start and origin.when.start.precision >= Precision.YEAR:
        return (origin.when.start,)
    return origin.named.dates if origin.named else ()


def _known(source: Source, origin: Origin, timexes: tuple[Timex, ...]) -> Origin:
    """The origin with a date that the list of history or its own words give."""
    passage = Passage(source.id, origin.span)
    if origin.named and len(origin.named.dates) == 1:
        date = origin.named.dates[0]
        text = f"The {_plain(origin)} was {_at(date)} (Dateline's list of history)."
        return replace(origin, when=When.at(date), why=(Step(text, passage),))
    inside = [t for t in timexes if origin.span.holds(t.passage.span) and t.when.start and t.when.is_exact]
    for timex in inside[:1]:
        return replace(origin, when=timex.when, why=timex.why)
    year = re.search(r"\b(?:1\d{3}|20\d\d)\b", origin.span.of(source.text))
    if year and not origin.named:
        step = Step(f"The text puts it in {year.group()}.", passage)
        return replace(origin, when=When.at(Date(int(year.group()))), why=(step,))
    return origin


def _plain(origin: Origin) -> str:
    return origin.title[:1].lower() + origin.title[1:] if origin.title[1:2].islower() else origin.title


def _at(date: Date) -> str:
    return f"on {date_in_words(date)}" if date.precision == Precision.DAY else f"in {date_in_words(date)}"


def _shift(text: str, sentence: Sentence, plain: Anniversary) -> int | None:
    """Years from the year of writing to the occasion as the words have it: "this year" 0, "next year" 1."""
    around = text[sentence.span.start : plain.span.start] + " | " + text[plain.whole.end : sentence.span.end]
    years = list(_YEAR_WORDS.finditer(around))
    if years:
        return _SHIFT[years[0]["which"].lower()]
    return 0 if _DAY_WORDS.search(around) else None


def _said_year(
    source: Source, sentence: Sentence, plain: Anniversary, shift: int | None
) -> tuple[int, Step] | None:
    """The year of the occasion by the words around it, and the sentence that says so."""
    text = source.text
    after = _EXPLICIT.match(text, plain.whole.end + 1, sentence.span.end)
    before = list(_EXPLICIT.finditer(text, sentence.span.start, plain.span.start))
    for match in [after, *before[-1:]]:
        if match:
            year = int(match["year"])
            return year, Step(f"It falls in {year}.", Passage(source.id, Span(*match.span())))
    start = source.published.when.start
    end = source.published.when.end
    if shift is None or not (start and end and start.year == end.year and start.precision >= Precision.YEAR):
        return None
    words = {0: "the year of writing", 1: "the year after the text was written", -1: "the year before"}[shift]
    return start.year + shift, Step(
        f"It falls in {year_in_words(start.year + shift)}, {words}.", Passage(source.id, plain.span)
    )


def _occasion(source: Source, anniversary: Anniversary, said: tuple[int, Step] | None) -> int | None:
    """The year it falls in: by the origins where they agree, else as the words say."""
    years = occasion_years(anniversary)
    if said and (not years or said[0] in years):
        return said[0]
    return years[0] if len(years) == 1 else None


def _reckoned(
    source: Source, anniversary: Anniversary, year: int | None, said: tuple[int, Step] | None
) -> Anniversary:
    """Fill in the origins from the occasion, and say the sum."""
    number = anniversary.number
    if year is None or number is None or anniversary.unit != "year":
        return anniversary
    passage = Passage(source.id, anniversary.span)
    by_words = said is not None and said[0] == year
    origins = tuple(
        _origin_from(source, origin, year - number, number, year) for origin in anniversary.origins
    )
    if anniversary.is_approximate and not by_words:
        return anniversary
    steps: list[Step] = []
    firm = next(
        (origin for origin in anniversary.origins if year - number in [d.year for d in origin_dates(origin)]),
        None,
    )
    if by_words and said:
        steps.append(said[1])
    if firm:
        sum_ = f"{year_in_words(year - number)} + {number:,} years = {year_in_words(year)}"
        steps += [*firm.why, Step(f"{sum_}: the year of this anniversary.", passage)]
    return replace(anniversary, origins=origins, occasion=When.at(Date(year)), why=tuple(steps))


def _origin_from(source: Source, origin: Origin, year: int, number: int, occasion: int) -> Origin:
    """The origin dated by arithmetic, or its own date where that agrees."""
    passage = Passage(source.id, origin.span)
    text = f"{year_in_words(occasion)} − {number:,} years = {year_in_words(year)}."
    fitting = [date for date in origin_dates(origin) if date.year == year]
    if fitting:
        why = (*origin.why, Step(f"It agrees with the anniversary: {text}", passage))
        return replace(origin, when=When.at(fitting[0]), why=why)
    if origin_dates(origin):
        return origin
    return replace(origin, when=When.at(Date(year)), why=(Step(text, passage),))
