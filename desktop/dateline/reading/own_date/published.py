"""When was this document published, and how do we know?

A date that a person gives comes first, then one that the document states (`statedate`), then what its words
allow (`constraints`): the sets of possible days are intersected, and what is left is the answer, no more exact
than that. Where nothing is known, nothing is said.
"""

from collections.abc import Iterable, Iterator

from dateline.model.date import Date, Precision
from dateline.model.day import date_of, day_of, month_length
from dateline.model.source import Basis, Published, Source, Step
from dateline.model.span import Passage
from dateline.model.when import UNDATED, Shape, When
from dateline.model.words import WEEKDAYS, date_in_words, in_words
from dateline.reading.counts.anniversaries import find_anniversaries
from dateline.reading.own_date.ages import from_age_elsewhere, from_ages, from_lengths
from dateline.reading.own_date.colophon import from_copyright, from_diary, from_sources
from dateline.reading.own_date.constraints import (
    Constraint,
    GoingOn,
    Weight,
    Yearless,
    from_anniversaries,
    from_dates,
    from_going_on,
    from_offices,
    from_pairs,
    from_yearless,
    near_weekdays,
    stretch_in_words,
    weekday_inside,
    years_of,
)
from dateline.reading.own_date.days import ALL_DAYS, EARLIEST, LATEST, Days, common
from dateline.reading.own_date.news import (
    from_leaders,
    from_names,
    from_nearest,
    from_newest,
    from_reports,
    from_things,
)
from dateline.reading.own_date.present import Times
from dateline.reading.own_date.recurring import from_recurring
from dateline.reading.own_date.statedate import Partial, Place, Statement, partial_dateline, stated
from dateline.reading.sentences import Parsed
from dateline.reading.times.expression import Expression, Form
from dateline.reading.times.genre import genre_of

# Dates without a year help only where the year is nearly known.
_MOST_YEARS = 3
# The day of the week of a day of the month tells the year where so few are left.
_WEEKDAY_YEARS = 20
# A text with so many dates in full, and hardly any day counted from the writing, is history.
_MANY_DATES, _CLEARLY_HISTORY = 4, 0.75
# In a stretch no longer than this many days, the weekday of the news is the day of writing.
_DAYS_OF_A_STORY = 14


def work_out(
    source: Source, parsed: Parsed, expressions: tuple[Expression, ...], given: When | None
) -> Published:
    """The document's own date: given, stated, inferred or unknown."""
    if given is not None and given.is_dated:
        return Published(given, Basis.GIVEN, (Step(f"{_capital(in_words(given))} was given with the text."),))
    statement = stated(source, expressions)
    if statement and statement.place is not Place.PROPERTY:
        return Published(statement.when, Basis.STATED, (statement.step,))
    days, steps = _narrowed(source, parsed, expressions)
    if statement and _agrees(statement, days):
        return Published(statement.when, Basis.STATED, (statement.step,))
    when = _as_when(days)
    if when is None:
        return Published()
    return Published(when, Basis.INFERRED, (*steps, Step(f"So it was written {_written(when)}.")))


def _agrees(statement: Statement, days: Days) -> bool:
    first, last = statement.when.first, statement.when.last
    return first is not None and last is not None and bool(common(days, ((first, last),)))


def _written(when: When) -> str:
    """ "on 9 May 2025", "in 1985 or later", "between … and …"."""
    if when.shape not in (Shape.POINT, Shape.AFTER) or when.start is None:
        return in_words(when)
    return f"{'on' if when.start.precision >= Precision.DAY else 'in'} {in_words(when)}"


def _narrowed(
    source: Source, parsed: Parsed, expressions: tuple[Expression, ...]
) -> tuple[Days, tuple[Step, ...]]:
    """What is left of all days when every constraint is laid on, and the steps of those that made it so."""
    anniversaries = find_anniversaries(source, parsed)
    found = [
        *from_anniversaries(source, parsed, anniversaries),
        *from_dates(source, parsed, expressions),
        *from_pairs(source, expressions),
        *from_sources(source, expressions),
        *from_diary(source, expressions),
    ]
    partial = partial_dateline(source, expressions)
    is_history = _is_history(expressions) and partial is None
    seldom = list(from_copyright(source))
    if not is_history:
        times = Times(parsed, expressions)
        found += [*from_offices(source, times), *from_things(source, times)]
        found += [*from_ages(source, times, expressions), *from_lengths(source, times, expressions)]
        found += from_age_elsewhere(source, times, expressions)
        seldom += [*from_newest(source, times, expressions), *from_reports(source, times, expressions)]
        seldom += [*from_names(source, times), *from_leaders(source, times)]
    days, laid = _lay(ALL_DAYS, sorted(found, key=lambda one: -one.weight))
    if days[0][0] == EARLIEST and not is_history:
        days, more = _lay(days, [*from_nearest(source, times, expressions), *from_leaders(source, times)])
        laid += more
    if days[-1][1] == LATEST:  # what is only so as a rule is used where nothing better bounds it
        days, more = _lay(days, seldom)
        laid += more
    if not is_history and days[0][0] != EARLIEST and days[-1][1] != LATEST:
        days, more = _lay(days, _by_rule(source, parsed, expressions, years_of(days)))
        laid += more
    is_open = days[0][0] == EARLIEST or days[-1][1] == LATEST
    if is_open or is_history or years_of(days)[1] - years_of(days)[0] > _MOST_YEARS:
        return days, _needed(laid)
    going_on = list(from_going_on(source, parsed, expressions))
    days, more = _lay(days, _yearless(source, parsed, expressions, partial, going_on, years_of(days)))
    steps = _needed([*laid, *more])
    if going_on and 1 < days[-1][1] - days[0][0] + 1 <= _DAYS_OF_A_STORY:
        days, steps = _with_weekday(source, parsed, expressions, days, steps)
    return days, steps


def _by_rule(
    source: Source, parsed: Parsed, expressions: tuple[Expression, ...], years: tuple[int, int]
) -> Iterator[Constraint]:
    """What is so in some years only: events that come round, days of the month with their weekday.

    "Friday, Oct. 23" comes every five to twelve years.
    """
    if years[1] - years[0] > _WEEKDAY_YEARS:
        return
    yield from from_recurring(source, years)
    for one in from_yearless(source, parsed, expressions):
        if one.weekday is not None and one.days_of_month[0] == one.days_of_month[1]:
            yield Constraint(one.days(years[0] - 1, years[1] + 1), Weight.LIKELY, one.step)


def _is_history(expressions: tuple[Expression, ...]) -> bool:
    """True for a text told along dates in full: its "Friday" and its presidents belong to the time told of."""
    told_in_full = sum(one.form is Form.FULL for one in expressions)
    return told_in_full >= _MANY_DATES and genre_of(expressions, UNDATED).weight > _CLEARLY_HISTORY


def _lay(days: Days, constraints: Iterable[Constraint]) -> tuple[Days, list[Constraint]]:
    """The days left by all the constraints in their order, without those that contradict what is known by then."""
    laid = []
    for one in constraints:
        left = common(days, one.days)
        if left and left != days:
            days = left
            laid.append(one)
    return days, laid


def _needed(laid: list[Constraint]) -> tuple[Step, ...]:
    """The steps of the constraints without which the first or the last day would be another."""
    kept = list(laid)
    for one in reversed(laid):
        without = [other for other in kept if other is not one]
        if _ends_of(without) == _ends_of(kept):
            kept = without
    return tuple(one.step for one in kept)


def _ends_of(constraints: list[Constraint]) -> tuple[int, int]:
    days = ALL_DAYS
    for one in constraints:
        days = common(days, one.days)
    return days[0][0], days[-1][1]


def _yearless(
    source: Source,
    parsed: Parsed,
    expressions: tuple[Expression, ...],
    partial: Partial | None,
    going_on: list[GoingOn],
    years: tuple[int, int],
) -> Iterator[Constraint]:
    """What the dates that name no year say, now that the year is known to lie between two."""
    first_year, last_year = years[0] - 1, years[1] + 1
    if partial:
        yield _from_dateline(source, partial, first_year, last_year)
    for stretch in going_on:
        yield Constraint(stretch.days(first_year, last_year), Weight.FIRM, stretch.step)
    for one in from_yearless(source, parsed, expressions):
        yield Constraint(one.days(first_year, last_year), Weight.LIKELY, one.step)


def _from_dateline(source: Source, partial: Partial, first_year: int, last_year: int) -> Constraint:
    words = " ".join(partial.span.of(source.text).split())
    step = Step(f"Its dateline says “{words}”, without a year.", Passage(source.id, partial.span))
    day = (partial.day, partial.day)
    exact = Yearless(partial.month, day, partial.weekday, 0, 0, step)
    return Constraint(exact.days(first_year, last_year), Weight.FIRM, step)


def _with_weekday(
    source: Source, parsed: Parsed, expressions: tuple[Expression, ...], days: Days, steps: tuple[Step, ...]
) -> tuple[Days, tuple[Step, ...]]:
    """The day that is the weekday on which the news was told, where the stretch has one such day only."""
    for which, span in near_weekdays(parsed, expressions):
        day = weekday_inside(days, which)
        if day is None:
            break
        one = date_in_words(Date.of_day(day))
        text = f"It tells what was done on {WEEKDAYS[which]}; the one in {stretch_in_words(days)} is {one}."
        return ((day, day),), (*steps, Step(text, Passage(source.id, span)))
    return days, steps


def _as_when(days: Days) -> When | None:
    """The stretch from the first to the last day as a When, as coarse as its ends are; None for all days."""
    first, last = days[0][0], days[-1][1]
    if first == EARLIEST and last == LATEST:
        return None
    if first == EARLIEST:
        return When.before(_ends(last))
    if last == LATEST:
        return When.after(_begins(first))
    whole = _whole(first, last)
    return When.at(whole) if whole else When.between(Date.of_day(first), Date.of_day(last))


def _whole(first: int, last: int) -> Date | None:
    """The day, month or year that the stretch is."""
    year, month, day = date_of(first)
    if first == last:
        return Date.of_day(first)
    if day == 1 and last == day_of(year, month, month_length(year, month)):
        return Date.ymd(year, month)
    if (month, day) == (1, 1) and last == day_of(year, 12, 31):
        return Date(year)
    return None


def _begins(first: int) -> Date:
    year, month, day = date_of(first)
    return Date(year) if (month, day) == (1, 1) else Date.of_day(first)


def _ends(last: int) -> Date:
    year, month, day = date_of(last)
    return Date(year) if (month, day) == (12, 31) else Date.of_day(last)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
