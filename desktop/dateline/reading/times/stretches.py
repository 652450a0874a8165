"""Stretches of time that a date bounds: its first ten months, its last week, the quarter that ended with it."""

import re
from dataclasses import replace

from dateline.model.date import Date
from dateline.model.day import date_of, month_length, plus_months
from dateline.model.when import Shape, When
from dateline.reading.times.expression import Parts, Shift
from dateline.reading.times.grammar.rules import year_value
from dateline.reading.times.placing import NOWHERE, Place, of_parts, of_unit
from dateline.reading.times.shifting import FINENESS, moved

PART, WEEK = "first or last of a date", "week of a day"  # names of rules
ENDED = re.compile(
    r",?\s(?:(?:that\s|which\s)?(?:ended|ending)\s(?:on\s|in\s)?|(?:to|through)\s)(?:the\s)?", re.IGNORECASE
)
_ALIGNED = ("day", "month", "quarter", "year", "decade", "century")


def part_of(place: Place, shift: Shift) -> tuple[int, int] | None:
    """The first and last day of so many units at the start of a place, or at its end where the amount is below 0."""
    if not place.when.is_dated or place.when.start is None or place.when.end is None:
        return None
    if FINENESS.get(shift.unit, 1) > FINENESS.get(place.grain, 1):
        return None
    if shift.amount > 0:
        first, last = place.first, moved(place.first, shift.amount, shift.unit) - 1
    else:
        first, last = moved(place.last + 1, shift.amount, shift.unit), place.last
    return (first, last) if place.first <= first and last <= place.last else None


def one_of(place: Place, shift: Shift, value: str) -> Place:
    """The first or last day, week, month … of a place; a week keeps its `value`, a length."""
    days = part_of(place, shift)
    if days is None:
        return replace(NOWHERE, value=value)
    if shift.unit in _ALIGNED:
        return of_unit(shift.unit, days[0])
    return Place(value, When.between(*edges(*days)), shift.unit)


def quarter_ended(place: Place, code: int | None) -> Place:
    """The quarter whose last day is that of a place; its value is by its own number, else by its middle."""
    first = moved(place.last + 1, -3, "month")
    middle = of_unit("quarter", (first + place.last) // 2)
    own = of_parts(Parts(date_of(place.last)[0], code)) if code else middle
    return replace(own, when=When.during(*edges(first, place.last)))


def year_earlier(place: Place) -> Place:
    """The same quarter or half of the year before, with its own value and bounds."""
    if place.when.shape is not Shape.RANGE:
        return of_unit(place.grain, plus_months(place.first, -12))
    first, last = moved(place.first, -12, "month"), moved(place.last + 1, -12, "month") - 1
    value = year_value(int(place.value[:4]) - 1) + place.value[4:]
    return Place(value, When.during(*edges(first, last)), place.grain)


def edges(first: int, last: int) -> tuple[Date, Date]:
    """The two dates from one day to another: months where they are whole, else days."""
    (y1, m1, d1), (y2, m2, d2) = date_of(first), date_of(last)
    if d1 == 1 and d2 == month_length(y2, m2):
        return Date.ymd(y1, m1), Date.ymd(y2, m2)
    return Date.of_day(first), Date.of_day(last)
