"""What do the words around an anniversary say of the time it falls in?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.anchors import given_at
from dateline.model.date import Date, Precision
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.timex import Timex
from dateline.model.when import Shape, When
from dateline.model.words import date_in_words, on_date, year_in_words
from dateline.reading.counts.anniversary import Anniversary
from dateline.reading.own_date.telling import Told, token_at, told_of
from dateline.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Said:
    """The day, month or year of the occasion; `is_the_day` where it is the very day that is kept."""

    date: Date
    step: Step
    is_the_day: bool = False


_YEAR_WORDS = re.compile(r"\b(?P<which>this|next|last)\s+year\b", re.IGNORECASE)
_DAY_WORDS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|this\s+(?:week|weekend|month)|"
    r"(?:on\s+|last\s+|next\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_YEAR = r"(?P<year>1\d{3}|20\d\d)\b"
_RIGHT_AFTER = re.compile(
    rf"\s*(?:celebrations?\s+|ceremon(?:y|ies)\s+)?(?:in|for|during|on)\s+(?:[A-Z][a-z]+\.?\s+(?:\d{{1,2}},?\s+)?)?{_YEAR}"
)
_AT_THE_START = re.compile(rf"[\s\"“]*(?:In|During)\s+(?:[A-Z][a-z]+\s+)?{_YEAR}")
_ANY_YEAR = re.compile(rf"\b{_YEAR}")
# What may stand between a date and the anniversary that it is: "On 9 May 2025, the 80th anniversary".
_IS = re.compile(r"\s*[,(–—-]?\s*(?:(?:which\s+)?(?:is|was|marks|marked)\s+)?(?:the|its|their|his|her)?\s*\Z")
_THEN = re.compile(
    r"\s*,?\s*(?:celebrations?\s+|ceremon(?:y|ies)\s+)?(?:in\s+[A-Z]\w+\s+)?(?:on|in|of|falls\s+on|this)?\s*\Z"
)
_EVE = re.compile(r"\beve\s+of\s+(?:the|its|his|her|their)?\s*\Z", re.IGNORECASE)
_SHIFT = {"this": 0, "next": 1, "last": -1}
_SHIFTED = {0: "the year of writing", 1: "the year after the writing", -1: "the year before the writing"}


def said(source: Source, sentence: Sentence, one: Anniversary, timexes: tuple[Timex, ...]) -> Said | None:
    """The time of the occasion as the words have it, the nearest words first; None where they do not say."""
    return (
        _by_neighbours(source, one, timexes)
        or _by_explicit_year(source, sentence, one)
        or _by_year_of_writing(source, sentence, one, timexes)
    )


def years_on(text: str, sentence: Sentence, one: Anniversary) -> int | None:
    """Years from the year of writing to the occasion: "this year" 0, "next year" 1; None where not said."""
    around = text[sentence.span.start : one.span.start] + " | " + text[one.whole.end : sentence.span.end]
    year = _YEAR_WORDS.search(around)
    if year:
        return _SHIFT[year["which"].lower()]
    return 0 if _DAY_WORDS.search(around) else None


def _by_neighbours(source: Source, one: Anniversary, timexes: tuple[Timex, ...]) -> Said | None:
    """A date right before it or right after it."""
    for timex in timexes:
        span, when = timex.passage.span, timex.when
        if when.shape is not Shape.POINT or not when.start or when.start.precision < Precision.YEAR:
            continue
        date = when.start if timex.anchor == "none" else Date(when.start.year)
        if 0 <= one.span.start - span.end <= 30 and _IS.match(source.text[span.end : one.span.start]):
            called = "" if timex.anchor == "none" else f"“{' '.join(timex.text.split())}”, "
            step = Step(f"The text calls {called}{date_in_words(date)} this anniversary.", timex.passage)
            return Said(date, step, date.precision == Precision.DAY)
        if 0 <= span.start - one.whole.end <= 40 and _THEN.match(source.text[one.whole.end : span.start]):
            if _EVE.search(source.text, max(0, one.span.start - 16), one.span.start):
                date = Date(date.year)
            return Said(date, Step(f"The text puts it {on_date(date)}.", timex.passage))
    return None


def _by_explicit_year(source: Source, sentence: Sentence, one: Anniversary) -> Said | None:
    """ "… in 1998" behind it, or "In 2005 …" at the start of a sentence that names no other year."""
    text = source.text
    match = _RIGHT_AFTER.match(text, one.whole.end, sentence.span.end)
    if match is None:
        match = _AT_THE_START.match(text, sentence.span.start, one.span.start)
        if match and len(set(_years_outside(text, sentence, one))) > 1:
            return None
    if match is None:
        return None
    span = Span(*match.span("year"))
    when = given_at(source, span)
    date = when.start if when and when.start else Date(int(match["year"]))
    return Said(date, Step(f"The text puts it in {date_in_words(date)}.", Passage(source.id, span)))


def _years_outside(text: str, sentence: Sentence, one: Anniversary) -> Iterator[str]:
    for match in _ANY_YEAR.finditer(text, sentence.span.start, sentence.span.end):
        if not one.whole.start <= match.start() < one.whole.end:
            yield match["year"]


def _by_year_of_writing(
    source: Source, sentence: Sentence, one: Anniversary, timexes: tuple[Timex, ...]
) -> Said | None:
    """ "this year", "on Friday"; or a report that names no other time than its own."""
    start, end = source.published.when.start, source.published.when.end
    if not (start and end and start.year == end.year and start.precision >= Precision.YEAR):
        return None
    shift = one.years_on
    if shift is None:
        token = token_at(sentence, one.span.end - 1)
        how = told_of(token) if token is not None else Told.OPEN
        others = [t for t in timexes if sentence.span.holds(t.passage.span) and t.when.is_dated]
        if how not in (Told.PAST, Told.NOW) or any(not _in_year(t.when, start.year) for t in others):
            return None
        if how is Told.PAST and _is_long_ago(source, sentence, start.year, timexes):
            return None
        if any(_years_outside(source.text, sentence, one)) or start.precision < Precision.DAY:
            return None
        text = (
            f"The text names no other time for it, so it falls in {year_in_words(start.year)}, {_SHIFTED[0]}."
        )
        return Said(Date(start.year), Step(text, published=source.id))
    year = start.year + shift
    text = f"The text puts it in {year_in_words(year)}, {_SHIFTED[shift]}."
    return Said(Date(year), Step(text, published=source.id))


def _is_long_ago(source: Source, sentence: Sentence, year: int, timexes: tuple[Timex, ...]) -> bool:
    """True where what is told right before, in the same paragraph, was years before the writing."""
    first = source.text.rfind("\n", 0, sentence.span.start) + 1
    before = [t.when.end for t in timexes if first <= t.passage.span.start < sentence.span.start]
    last = before[-1] if before else None
    return last is not None and last.year < year - _RECENT


_RECENT = 2


def _in_year(when: When, year: int) -> bool:
    return bool(when.start and when.end and when.start.year == year == when.end.year)
