"""What the words of news and of business reports say of the day of writing, beyond the dates that they tell as past."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.model.date import Date, Precision
from dateline.model.day import date_of, day_of, plus_months
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.words import date_in_words, on_date, year_in_words
from dateline.reading.counts.history import happenings
from dateline.reading.own_date.constraints import Constraint, Weight, full_date, is_due
from dateline.reading.own_date.days import EARLIEST, LATEST
from dateline.reading.own_date.offices import leaders
from dateline.reading.own_date.present import Times, is_quoted
from dateline.reading.own_date.telling import Told, is_aside, told
from dateline.reading.own_date.things import Thing, things
from dateline.reading.times.expression import Expression
from dateline.reading.times.quarters import is_year_ago

_BACK = 10  # years that news looks back at most, as a rule, with the newest of several dates
_ALONE = 20  # the same, with the only year that it names
_FIRST_NEWS = 1800  # no newspaper that is likely to be read tells of years before as its own
_DEBT = 30  # years that most bonds run at most
_LIVES_ON = 3  # years that a name is still heard after its end
_IN_NEWS = 25  # years that leaders are in the news before they lead, and after
# What began long ago is told of by its year: "built in 1911", "since it went on sale in 1947".
_ORIGIN = re.compile(
    r"\b(?:born|founded|established|named (?:for|after)|dates? (?:from|back)|built|erected|opened|launched|created|"
    r"introduced|invented|arrived|emigrated|immigrated|fled|graduated|married|joined|since (?:it|he|she|they))\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:former|formerly|ex|once|old|late|defunct|bankrupt|collapsed|failed|like|since|after|before)"
    r"[\s-](?:\w+\s){0,2}\Z"
)
_REACH = 100_000  # characters in which things are looked for; more would tell no more


def from_newest(source: Source, times: Times, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """That news is seldom much younger than the newest date in it, and a little more where that is its only year."""
    dated = list(_looked_back_on(source, times, expressions)) if times.is_report else []
    if not dated:
        return
    newest, one = max(dated, key=lambda pair: pair[0].first)
    date, back = date_in_words(newest), "news seldom looks back more than ten years"
    if newest.precision >= Precision.DAY and newest.first in _famous_days():
        last = day_of(newest.year + _ALONE, 12, 31)
        text = f"It is news, whose newest date is {date}, a day well known for longer than others."
    elif newest.precision >= Precision.MONTH:
        last = day_of(newest.year + _BACK, newest.month or 1, newest.day or 1)
        text = f"It is news, whose newest date is {date}; {back}."
    elif len({one.year for one, _ in dated}) > 1:
        last = day_of(newest.year + _BACK, 12, 31)
        text = f"It is news, whose newest year is {date}; {back}."
    elif newest.year < _FIRST_NEWS or is_aside(times.parsed, one.span):
        return
    else:
        last = day_of(newest.year + _ALONE, 12, 31)
        text = f"It is news, whose only year is {date}; that is seldom more than twenty years back."
    yield Constraint(((EARLIEST, last),), Weight.WEAK, Step(text, Passage(source.id, one.span)))


def _looked_back_on(
    source: Source, times: Times, expressions: tuple[Expression, ...]
) -> Iterator[tuple[Date, Expression]]:
    """The dates that are not of things to come, nor of what began long ago."""
    tells_origin: dict[int, bool] = {}  # by sentence: one without full stops may hold thousands of dates
    for one in expressions:
        date, sentence = full_date(one), times.parsed.sentence_at(one.span.start)
        if date is None or sentence is None or one.relation in ("since", "until", "through"):
            continue
        if told(times.parsed, one.span) is Told.AHEAD:
            continue
        if sentence.span.start not in tells_origin:
            found = _ORIGIN.search(source.text, sentence.span.start, sentence.span.end)
            tells_origin[sentence.span.start] = found is not None
        if not tells_origin[sentence.span.start]:
            yield date, one


@lru_cache(maxsize=1)
def _famous_days() -> frozenset[int]:
    """The days of well-known happenings, of which news speaks for long: "September 11, 2001"."""
    begins = (one.begin for one in happenings().values())
    return frozenset(begin.first for begin in begins if begin.precision >= Precision.DAY)


def from_nearest(source: Source, times: Times, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """That a report seldom looks farther ahead than ten years, with the nearest of its dates to come.

    Where none is told as to come, with the newest of those that are not told as past.
    """
    if not times.is_report:
        return
    ahead: list[tuple[Date, Expression]] = []
    others: list[tuple[Date, Expression]] = []
    for one in expressions:
        date = full_date(one)
        if date is None or one.relation in ("until", "through"):
            continue  # these may lie far off: "until 2050"
        how = Told.AHEAD if is_due(source, one) else told(times.parsed, one.span)
        is_target = date.precision < Precision.MONTH and date.year % (10 if one.relation == "by" else 50) == 0
        if how is not Told.PAST and not is_target:
            (ahead if how is Told.AHEAD else others).append((date, one))
    if not (ahead or others):
        return
    nearest, one = min(ahead, key=_last) if ahead else max(others, key=_last)
    years, text = (
        _BACK,
        f"It is news, which seldom looks ahead more than ten years, and {date_in_words(nearest)} is",
    )
    text += " to come." if ahead else " not told as past."
    if is_due(source, one):
        years, text = (
            _DEBT,
            f"It speaks of debts due {on_date(nearest)}, which seldom run more than thirty years.",
        )
    first = day_of(date_of(nearest.first)[0] - years)
    yield Constraint(((first, LATEST),), Weight.WEAK, Step(text, Passage(source.id, one.span)))


def _last(pair: tuple[Date, Expression]) -> int:
    return pair[0].last


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
        if not thing.is_money or thing.end is None or thing.end.last in ends:
            continue
        if times.is_report and not times.tells_of_another(span):
            ends.add(thing.end.last)
            text = f"It counts in “{thing.words}”, which were money until {date_in_words(thing.end)}."
            yield Constraint(((EARLIEST, thing.end.last),), Weight.LIKELY, Step(text, passage))
    if newest:
        yield newest[1]


def from_names(source: Source, times: Times) -> Iterator[Constraint]:
    """That news names a firm by a name given up, or a machine no longer sold, a few years longer at most."""
    if not times.is_report:
        return
    seen: set[str] = set()
    for span, thing in things(source.text[:_REACH]):
        if thing.end is None or thing.is_money or thing.words in seen:
            continue
        if not _is_current(source.text, times, span):
            continue
        seen.add(thing.words)
        text = f"It speaks of “{thing.words}”, {_from(thing)} and until {date_in_words(thing.end)}, as of the present."
        last = plus_months(thing.end.last, 12 * _LIVES_ON)
        yield Constraint(((EARLIEST, last),), Weight.WEAK, Step(text, Passage(source.id, span)))


def from_leaders(source: Source, times: Times) -> Iterator[Constraint]:
    """That those who lead are seldom in the news more than 25 years before they came to office or after they left."""
    seen: set[str] = set()
    for span, term in leaders(source.text[:_REACH]) if times.is_report else ():
        if term.name in seen or not times.is_of_now(span):
            continue
        seen.add(term.name)
        first = plus_months(term.begin.first, -12 * _IN_NEWS)
        last = plus_months(term.end.last, 12 * _IN_NEWS) if term.end else LATEST
        years = f"from {term.begin.year} to {term.end.year}" if term.end else f"since {term.begin.year}"
        text = f"It tells what {term.name} did in its days, who led {years}."
        yield Constraint(((first, last),), Weight.WEAK, Step(text, Passage(source.id, span)))


def _is_current(text: str, times: Times, span: Span) -> bool:
    """True where nothing says that the one named at `span` is of the past."""
    if times.tells_of_a_year(span) or _NO_MORE.search(text[max(0, span.start - 40) : span.start]):
        return False
    return times.is_of_now(span) or not is_quoted(text, span)


def _from(thing: Thing) -> str:
    return f"known from {date_in_words(thing.begin)} on"
