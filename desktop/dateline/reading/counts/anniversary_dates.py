"""When does an anniversary fall, and when was what it is of? Each is reckoned from the other."""

import re
from dataclasses import replace

from dateline.model.anchors import given_at
from dateline.model.date import Date, Precision
from dateline.model.day import month_length
from dateline.model.source import Source, Step
from dateline.model.span import Passage
from dateline.model.timex import Timex
from dateline.model.when import When
from dateline.model.words import date_in_words, year_in_words
from dateline.reading.counts.anniversary import Anniversary, Origin
from dateline.reading.counts.anniversary_said import Said, said, years_on
from dateline.reading.sentences import Sentence
from dateline.reading.times.given import GIVEN
from dateline.reading.times.reasons import given


def dated(source: Source, sentence: Sentence, plain: Anniversary, timexes: tuple[Timex, ...]) -> Anniversary:
    """The anniversary with its occasion, its origins dated, and the arithmetic in their whys."""
    origins = tuple(_known(source, origin, timexes) for origin in plain.origins)
    one = replace(plain, origins=origins, years_on=years_on(source.text, sentence, plain))
    if one.number is None or one.unit != "year":
        return one
    words, years = said(source, sentence, one, timexes), occasion_years(one)
    if words and (not years or words.date.year in years):
        return _reckoned(source, one, one.number, words.date, words)
    if words:
        return replace(
            one, occasion=When.at(words.date), why=(words.step, _disagreement(source, one, one.number))
        )
    if len(years) == 1 and not one.is_approximate:
        return _reckoned(source, one, one.number, _same_day(one, years[0]), None)
    return one


def _same_day(one: Anniversary, year: int) -> Date:
    """The year, or where it is so many years to the day the day in it."""
    days = [date for origin in one.origins for date in origin_dates(origin) if date.month and date.day]
    if not one.is_to_the_day or len(days) != 1 or not days[0].month or not days[0].day:
        return Date(year)
    return Date.ymd(year, days[0].month, min(days[0].day, month_length(year, days[0].month)))


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


def sentence_start(title: str) -> str:
    """ "The victory in …" for a title that begins with what happened, else the title as it is."""
    first = title.split(" ", 1)[0]
    if first.lower() in HAPPENINGS:
        return f"The {first.lower()}{title[len(first) :]}"
    return title


HAPPENINGS = frozenset(
    "victory end outbreak start beginning founding birth death fall attack bombing bombings assassination opening "
    "signing liberation sinking murder killing launch invasion collapse independence discovery coronation accession "
    "defeat surrender conclusion establishment creation formation adoption handover return unification reunification "
    "dissolution breakup abolition landing evacuation siege storming partition merger theft wedding storm".split()
)


def _known(source: Source, origin: Origin, timexes: tuple[Timex, ...]) -> Origin:
    """The origin with a date that a person, the list of history or its own words give."""
    passage = Passage(source.id, origin.span)
    when = given_at(source, origin.span)
    if when and when.start:
        return replace(origin, when=when, why=(given(source, origin.span, when),))
    if origin.named and len(origin.named.dates) == 1:
        date = origin.named.dates[0]
        text = f"{sentence_start(origin.title)} was {_at(date)}, by Dateline’s list of history."
        return replace(origin, when=When.at(date), why=(Step(text, passage),))
    inside = [t for t in timexes if origin.span.holds(t.passage.span) and _tells(t)]
    for timex in inside[:1]:
        why = tuple(step for step in timex.why if step.passage or step.published)
        return replace(origin, when=timex.when, why=why)
    year = re.search(r"\b(?:1\d{3}|20\d\d)\b", origin.span.of(source.text))
    if year and not origin.named:
        step = Step(f"The text puts it in {year.group()}.", passage)
        return replace(origin, when=When.at(Date(int(year.group()))), why=(step,))
    return origin


def _tells(timex: Timex) -> bool:
    """Whether words within those of an origin date it: to the day, or because a person said so."""
    return timex.when.start is not None and (timex.when.is_exact or timex.rule == GIVEN)


def _at(date: Date) -> str:
    return f"on {date_in_words(date)}" if date.precision == Precision.DAY else f"in {date_in_words(date)}"


def _reckoned(
    source: Source, one: Anniversary, number: int, occasion: Date, words: Said | None
) -> Anniversary:
    """Fill in the origins from the occasion, and say the sum. `words` is None where only the origins tell of it."""
    year = occasion.year - number
    firm = next((o for o in one.origins if year in [date.year for date in origin_dates(o)]), None)
    steps = [words.step] if words else []
    if firm:
        total = f"{year_in_words(year)} + {number:,} years = {year_in_words(occasion.year)}"
        ending = "so the two agree." if words else "the year of this anniversary."
        steps += [*firm.why, Step(f"{total}, {ending}", Passage(source.id, one.span))]
    origins = tuple(
        _origin(source, origin, occasion, number, words, one.is_to_the_day) for origin in one.origins
    )
    return replace(one, origins=origins, occasion=When.at(occasion), why=tuple(steps))


def _disagreement(source: Source, one: Anniversary, number: int) -> Step:
    """What the sum would be by the origins, where the words put the occasion elsewhere."""
    dates = [date for origin in one.origins for date in origin_dates(origin)]
    sums = " or ".join(
        f"{year_in_words(date.year)} + {number:,} years = {year_in_words(date.year + number)}"
        for date in dates
    )
    return Step(f"But {sums}: the two do not agree.", Passage(source.id, one.span))


def _origin(
    source: Source, origin: Origin, occasion: Date, number: int, words: Said | None, is_to_the_day: bool
) -> Origin:
    """The origin dated by arithmetic, or its own date where that agrees."""
    year, passage = occasion.year - number, Passage(source.id, origin.span)
    text = f"{year_in_words(occasion.year)} − {number:,} years = {year_in_words(year)}"
    fitting = [date for date in origin_dates(origin) if date.year == year]
    if fitting:
        agreed = (Step(f"It agrees with the anniversary: {text}.", passage),) if words else ()
        return replace(origin, when=When.at(fitting[0]), why=(*origin.why, *agreed))
    if origin_dates(origin) or words is None:
        return origin
    date = Date(year)
    if (words.is_the_day or is_to_the_day) and occasion.month and occasion.day:
        date = Date.ymd(year, occasion.month, min(occasion.day, month_length(year, occasion.month)))
    end = f", to the day: {date_in_words(date)}." if date.precision == Precision.DAY else "."
    return replace(origin, when=When.at(date), why=(words.step, Step(text + end, passage)))
