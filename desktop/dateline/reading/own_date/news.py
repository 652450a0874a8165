"""What the words of news and of business reports say of the day of writing, beyond the dates that they tell as past."""

import re
from collections.abc import Iterator

from dateline.model.date import Date, Precision
from dateline.model.day import date_of, day_of
from dateline.model.source import Source, Step
from dateline.model.span import Passage
from dateline.model.words import date_in_words, year_in_words
from dateline.reading.own_date.constraints import Constraint, Weight, full_date, is_due
from dateline.reading.own_date.days import EARLIEST, LATEST
from dateline.reading.own_date.present import Times
from dateline.reading.own_date.telling import Told, told
from dateline.reading.own_date.things import Thing, things
from dateline.reading.times.expression import Expression
from dateline.reading.times.quarters import is_year_ago

_BACK = 10  # years that news looks back at most, as a rule, with the newest of several dates
_ORIGIN = re.compile(
    r"\b(?:born|founded|established|named (?:for|after)|dates? (?:from|back))\b", re.IGNORECASE
)
_REACH = 100_000  # characters in which things are looked for; more would tell no more


def from_newest(source: Source, times: Times, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """That news is seldom much younger than the newest date in it, where it names a month or several years."""
    if not times.is_report:
        return
    dated: list[tuple[Date, Expression]] = []
    tells_origin: dict[int, bool] = {}  # by sentence: one without full stops may hold thousands of dates
    for one in expressions:
        date = full_date(one)
        if date is None or one.relation == "since" or told(times.parsed, one.span) is Told.AHEAD:
            continue
        sentence = times.parsed.sentence_at(one.span.start)
        if sentence is not None and sentence.span.start not in tells_origin:
            found = _ORIGIN.search(source.text, sentence.span.start, sentence.span.end)
            tells_origin[sentence.span.start] = found is not None
        if sentence is None or not tells_origin[sentence.span.start]:
            dated.append((date, one))
    if not dated:
        return
    newest, one = max(dated, key=lambda pair: pair[0].first)
    if newest.precision < Precision.MONTH and len({date.year for date, _ in dated}) < 2:
        return
    if newest.precision < Precision.MONTH:
        last = day_of(newest.year + _BACK, 12, 31)
    else:
        last = day_of(newest.year + _BACK, newest.month or 1, newest.day or 1)
    text = f"It is news, whose newest date is {date_in_words(newest)}; news seldom looks back more than ten years."
    yield Constraint(((EARLIEST, last),), Weight.WEAK, Step(text, Passage(source.id, one.span)))


def from_nearest(source: Source, times: Times, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """That a report seldom looks farther ahead than ten years, with the nearest of the dates it has to come."""
    if not times.is_report:
        return
    ahead: list[tuple[Date, Expression]] = []
    for one in expressions:
        date = full_date(one)
        if date is None or is_due(source, one) or told(times.parsed, one.span) is not Told.AHEAD:
            continue
        is_target = date.precision < Precision.MONTH and date.year % (10 if one.relation == "by" else 50) == 0
        if is_target or one.relation in ("until", "through"):
            continue  # these may lie far off: "by 2050"
        ahead.append((date, one))
    if not ahead:
        return
    nearest, one = min(ahead, key=lambda pair: pair[0].last)
    first = day_of(date_of(nearest.first)[0] - _BACK)
    text = (
        f"It is news, which seldom looks ahead more than ten years, and {date_in_words(nearest)} is to come."
    )
    yield Constraint(((first, LATEST),), Weight.WEAK, Step(text, Passage(source.id, one.span)))


def from_reports(source: Source, times: Times, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """What a report of business says by the year that it compares with, or the newest fiscal year that it tells of."""
    compares = any(is_year_ago(one) for one in expressions)
    for one in expressions:
        if one.rule == "period of a year" and compares and one.parts.year is not None:
            year = one.parts.year
            text = f"It reports a period beside its like in {year_in_words(year)} or the year after."
            days = ((day_of(year), day_of(year + 2, 4, 30)),)
            yield Constraint(days, Weight.WEAK, Step(text, Passage(source.id, one.span)))
            break
    fiscal = [one for one in expressions if one.rule == "fiscal year" and one.parts.year is not None]
    if fiscal and times.is_report:
        one = max(fiscal, key=lambda e: e.parts.year or 0)
        year = one.parts.year or 0
        text = f"It is news of business, and the newest fiscal year in it is {year}."
        days = ((day_of(year - 1, 7), day_of(year + 2, 12, 31)),)
        yield Constraint(days, Weight.WEAK, Step(text, Passage(source.id, one.span)))


def from_things(source: Source, times: Times) -> Iterator[Constraint]:
    """What the newest thing of its time says, and money that is no more where the text is news."""
    newest: tuple[int, Constraint] | None = None
    ends: set[int] = set()
    for span, thing in things(source.text[:_REACH]):
        passage = Passage(source.id, span)
        if newest is None or thing.begin.first > newest[0]:
            step = Step(f"It names “{thing.words}”, {_from(thing)}.", passage)
            newest = thing.begin.first, Constraint(((thing.begin.first, LATEST),), Weight.FIRM, step)
        if thing.end and times.is_news and thing.end.last not in ends and not times.tells_of_another(span):
            ends.add(thing.end.last)
            text = f"It counts in “{thing.words}”, which were money until {date_in_words(thing.end)}."
            yield Constraint(((EARLIEST, thing.end.last),), Weight.LIKELY, Step(text, passage))
    if newest:
        yield newest[1]


def _from(thing: Thing) -> str:
    return f"known from {date_in_words(thing.begin)} on"
