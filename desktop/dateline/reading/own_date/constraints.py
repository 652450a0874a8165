"""What do the words of a text say of the day it was written on? Each finding is a set of possible days.

Nothing here guesses: a date told as past comes before the day of writing, one told as still to come after it;
an anniversary kept "this year" names the year; who is in office bounds it; what is going on encloses it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from dateline.model.date import Date, Precision
from dateline.model.day import date_of, day_of, month_length, plus_months, weekday
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.when import When
from dateline.model.words import date_in_words, in_words, year_in_words
from dateline.reading.counts.anniversary import Anniversary
from dateline.reading.counts.anniversary_dates import occasion_years, origin_dates, sentence_start
from dateline.reading.own_date.days import EARLIEST, LATEST, Days, joined
from dateline.reading.own_date.offices import Term, administrations, holders, lands
from dateline.reading.own_date.present import Times, is_quoted
from dateline.reading.own_date.telling import Told, told
from dateline.reading.sentences import Parsed
from dateline.reading.times.expression import Expression, Form, Shift


class Weight(IntEnum):
    """How much a constraint can be relied on; where two cannot both hold, the lighter one goes."""

    WEAK = 1
    LIKELY = 2
    FIRM = 3


@dataclass(frozen=True, slots=True)
class Constraint:
    """The document was written on one of `days`; `step` says why."""

    days: Days
    weight: Weight
    step: Step


@dataclass(frozen=True, slots=True)
class Yearless:
    """A day or month told without its year, so that the writing lies within a year of it.

    `days_of_month` is the first and last day. `weekday` is the one it fell on, where said. The writing is
    at most `after` days after its first day and at most `before` days before its last.
    """

    month: int
    days_of_month: tuple[int, int]
    weekday: int | None
    after: int
    before: int
    step: Step

    def days(self, first_year: int, last_year: int) -> Days:
        """The possible days of writing if the day was in one of these years."""
        stretches = []
        for year in range(first_year, last_year + 1):
            end = min(self.days_of_month[1], month_length(year, self.month))
            if self.days_of_month[0] > end:
                continue
            first, last = day_of(year, self.month, self.days_of_month[0]), day_of(year, self.month, end)
            if self.weekday is None or weekday(first) == self.weekday:
                low = first - _EVE * (self.weekday is not None) if self.after else last - self.before
                high = first + self.after if self.after else last
                stretches.append((low, high))
        return joined(stretches)


# Officials are looked for in so many characters from the start; more would tell no more.
_REACH = 100_000
# So many days after a term a person may still be called by the office: "resigned on Friday".
_FAREWELL = 31
# A paper of "Monday, 26 October" may be written on the day before.
_EVE = 1
# A date without a year is at most this far off: a writer adds the year to anything farther.
_WITHIN = 340


def from_dates(source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """What the dates with a year say: told as past, or as still to come."""
    newest: Constraint | None = None
    nearest: Constraint | None = None
    for one in expressions:
        date = full_date(one)
        if date is None or one.relation == "than":
            continue
        how = told(parsed, one.span, one.relation)
        if is_due(source, one):
            how = Told.AHEAD
        if how is Told.PAST and one.relation in ("until", "before", "by", "through", "no later than"):
            continue
        words, passage = date_in_words(date), Passage(source.id, one.span)
        if how is Told.PAST and (newest is None or date.first > newest.days[0][0]):
            step = Step(f"It tells of {words} as past.", passage)
            newest = Constraint(((date.first, LATEST),), Weight.LIKELY, step)
        elif how is Told.AHEAD and (nearest is None or date.last < nearest.days[0][1]):
            step = Step(f"It speaks of {words} as still to come.", passage)
            nearest = Constraint(((EARLIEST, date.last),), Weight.LIKELY, step)
    yield from (one for one in (newest, nearest) if one)


def is_due(source: Source, one: Expression) -> bool:
    """True for the day on which a debt is to be paid: "bonds due 2030"."""
    return bool(_DUE.search(source.text[max(0, one.span.start - 40) : one.span.start]))


_DUE = re.compile(
    r"\b(?:bonds?|notes?|debentures?|securities|bills?|loans?|debt|payable),?\s(?:which\s|that\s)?(?:will\s)?"
    r"(?:(?:are\s|is\s|be\s|fall\s|come\s)?due|maturing|matures?)\s(?:in\s|on\s)?\Z",
    re.IGNORECASE,
)


def full_date(one: Expression) -> Date | None:
    """The date of an expression that names its year, a month or a day; None for anything else."""
    parts = one.parts
    if one.form is not Form.FULL or parts.year is None or parts.years != 1 or one.modifier == "APPROX":
        return None
    try:
        return Date.ymd(parts.year, parts.month, parts.day)
    except ValueError:
        return None


def from_anniversaries(
    source: Source, parsed: Parsed, anniversaries: tuple[Anniversary, ...]
) -> Iterator[Constraint]:
    """What anniversaries of known origin say of the year of writing."""
    for one in anniversaries:
        years, step = occasion_years(one), _sum(source, one)
        if not years or step is None:
            continue
        off = one.years_on or 0
        spans = [(day_of(year - off), day_of(year - off + 1) - 1) for year in years]
        if one.years_on is not None:
            yield Constraint(joined(spans), Weight.FIRM, step)
            continue
        how = told(parsed, one.span)
        if how is Told.PAST:
            yield Constraint(((spans[0][0] - 31, LATEST),), Weight.LIKELY, step)
        elif how is Told.NOW:
            yield Constraint(joined((first - 366, last) for first, last in spans), Weight.WEAK, step)
        elif how is Told.AHEAD:
            yield Constraint(((EARLIEST, spans[-1][1]),), Weight.LIKELY, step)


_WHEN = {0: "the year of writing", 1: "the year after the writing", -1: "the year before the writing"}


def _sum(source: Source, one: Anniversary) -> Step | None:
    """ "The victory in the Great Patriotic War was in 1945; 80 years later is 2025, the year of writing." """
    if one.number is None:
        return None
    for origin in one.origins:
        dates = origin_dates(origin)
        if dates:
            when = " or ".join(year_in_words(date.year) for date in dates)
            years = _years(tuple(date.year + one.number for date in dates))
            text = f"{sentence_start(origin.title)} was in {when}; {one.number:,} years later is {years}"
            text += f", {_WHEN[one.years_on]}." if one.years_on in _WHEN else "."
            return Step(text, Passage(source.id, origin.span))
    return None


def _years(years: tuple[int, ...]) -> str:
    return " or ".join(year_in_words(year) for year in years)


def from_offices(source: Source, times: Times) -> Iterator[Constraint]:
    """What those say who are spoken of as in office now, and the officials of states that are no more."""
    seen: set[tuple[Term, ...]] = set()
    head = source.text[:_REACH]
    for holder in (*holders(head), *lands(head), *administrations(head)):
        if holder.terms in seen or not times.is_of_now(holder.span, holder.is_person):
            continue
        seen.add(holder.terms)
        stretches = [(t.begin.first, t.end.last + _FAREWELL if t.end else LATEST) for t in holder.terms]
        terms = " or ".join(
            f"{t.begin.year}–{t.end.year}" if t.end else f"since {t.begin.year}" for t in holder.terms
        )
        words = " ".join(holder.span.of(source.text).split())
        what = "in office" if holder.is_office else "officials of a state that lasted"
        step = Step(
            f"It speaks of {words}, {what} {terms}, as of the present.", Passage(source.id, holder.span)
        )
        yield Constraint(joined(stretches), Weight.LIKELY, step)


def from_yearless(source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> Iterator[Yearless]:
    """Days and months told without a year: the writing lies within a year of each."""
    for one in expressions:
        parts = one.parts
        if one.form is not Form.PARTIAL or not parts.month or parts.month > 12 or parts.holiday or one.joint:
            continue
        if one.direction.value or one.relation in ("until", "by", "through", "before"):
            continue
        how = told(parsed, one.span)
        if how not in (Told.PAST, Told.AHEAD) or is_quoted(source.text, one.span):
            continue
        days = (parts.day, parts.day) if parts.day else (1, 31)
        words, passage = " ".join(one.span.of(source.text).split()), Passage(source.id, one.span)
        if how is Told.PAST:
            step = Step(
                f"It tells of {words} as past and gives no year, so that was less than a year before.",
                passage,
            )
            yield Yearless(parts.month, days, parts.weekday, _WITHIN, 0, step)
        else:
            step = Step(
                f"It speaks of {words} as to come and gives no year, so that is within a year.", passage
            )
            yield Yearless(parts.month, days, parts.weekday, 0, _WITHIN, step)


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A stretch of days, year not said, that was going on when the text was written."""

    month: int
    first: int
    last_month: int
    last: int
    step: Step

    def days(self, first_year: int, last_year: int) -> Days:
        stretches = []
        for year in range(first_year, last_year + 1):
            try:
                end_year = year + (self.last_month < self.month)
                stretches.append(
                    (day_of(year, self.month, self.first), day_of(end_year, self.last_month, self.last))
                )
            except ValueError:
                continue
        return joined(stretches)


def from_going_on(source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> Iterator[GoingOn]:
    """ "is visiting from May 7 to 10": the days that enclose the writing."""
    by_span = {one.span: one for one in expressions}
    for one in expressions:
        joint = one.joint
        if joint is None or one.span != joint.first or joint.is_between or joint.last not in by_span:
            continue
        a, b = one.parts, by_span[joint.last].parts
        if a.year is not None or not (a.month and a.day and b.day) or a.month > 12:
            continue
        if told(parsed, one.span) is not Told.NOW or is_quoted(source.text, one.span):
            continue
        words = " ".join(joint.span.of(source.text).split())
        text = f"It was written while something was going on “{words}”."
        step = Step(text, Passage(source.id, joint.span))
        yield GoingOn(a.month, a.day, b.month or a.month, b.day, step)


def from_pairs(source: Source, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """ "Two years ago, in 2014", "published today, 20 March": a count from the writing beside what it leads to."""
    for one, other in pairwise(expressions):
        between = source.text[one.span.end : other.span.start]
        if len(between) > 12 or not _BESIDE.fullmatch(between):
            continue
        for near, full in ((one, other), (other, one)):
            date, shift = full_date(full), near.shift
            if date is None or shift is None or near.form is not Form.DEICTIC or near.modifier:
                continue
            days = _counted_back(date, shift)
            if days is not None and not is_quoted(source.text, near.span):
                text = f"It calls {date_in_words(date)} “{' '.join(near.span.of(source.text).split())}”."
                weight = Weight.FIRM if shift.unit == "day" else Weight.LIKELY
                yield Constraint(days, weight, Step(text, Passage(source.id, near.span)))


_BESIDE = re.compile(r"[\s,(–—-]*(?:in|on|back\s+in)?\s*", re.IGNORECASE)


def _counted_back(date: Date, shift: Shift) -> Days | None:
    """The days from which a count leads to the date; None for a count that no date stands beside."""
    if shift.unit == "day" and date.precision is Precision.DAY:
        return ((date.first - shift.amount, date.first - shift.amount),)
    if shift.unit == "month" and date.precision >= Precision.MONTH and shift.to_the_unit:
        first = plus_months(day_of(date.year, date.month or 1), -shift.amount)
        return ((first, plus_months(first, 1) - 1),)
    if shift.unit not in ("year", "decade") or shift.amount == 0:
        return None
    year = date.year - shift.amount * (10 if shift.unit == "decade" else 1)
    slack = 0 if shift.to_the_unit else 1
    return ((day_of(year - slack), day_of(year + 1 + slack) - 1),)


def near_weekdays(parsed: Parsed, expressions: tuple[Expression, ...]) -> Iterator[tuple[int, Span]]:
    """The weekdays on which the text says that something was done, with their places, in order."""
    for one in expressions:
        which = one.parts.weekday
        if one.form is not Form.PARTIAL or which is None or one.parts.month is not None:
            continue
        if not one.direction.value and told(parsed, one.span) is Told.PAST:
            yield which, one.span


def stretch_in_words(days: Days) -> str:
    """The stretch of days from the first to the last, as people say it."""
    first, last = days[0][0], days[-1][1]
    if first == EARLIEST:
        return f"by {date_in_words(Date.of_day(last))}"
    if last == LATEST:
        return f"{date_in_words(Date.of_day(first))} or later"
    return in_words(
        When.at(Date.of_day(first)) if first == last else When.during(Date.of_day(first), Date.of_day(last))
    )


def years_of(days: Days) -> tuple[int, int]:
    """The first and the last year of bounded days."""
    return date_of(days[0][0])[0], date_of(days[-1][1])[0]


def weekday_inside(days: Days, which: int) -> int | None:
    """The only day of the set that is this weekday; None where there are none or several."""
    found = [day for first, last in days for day in range(first, last + 1) if weekday(day) == which]
    return found[0] if len(found) == 1 else None
