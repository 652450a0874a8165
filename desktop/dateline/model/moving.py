"""Dates moved by hand: a date steps by its own unit and keeps its doubts, so that no move makes it more exact."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum

from dateline.model.date import SEASONS, YEARS_OF, Date, Precision
from dateline.model.day import DAY_US, date_of, plus_months
from dateline.model.when import Shape, When

SEASON_MONTHS = 3
# EDTF's codes of one way to part the year.
_PARTINGS = ((21, 24), (25, 28), (29, 32), (33, 36), (37, 39), (40, 41))


class Part(StrEnum):
    """What of a When is moved."""

    WHOLE = "whole"
    START = "start"
    END = "end"


def parts_of(when: When) -> tuple[Part, ...]:
    """What can be moved: nothing of the undated, and the ends by themselves where there are two dates."""
    if when.shape is Shape.UNDATED:
        return ()
    if when.shape in (Shape.RANGE, Shape.BETWEEN):
        return Part.WHOLE, Part.START, Part.END
    return (Part.WHOLE,)


def beginning(date: Date) -> float:
    """The day number, with the time of day as its fraction, at which a date begins."""
    day, us = date.first_moment
    return day + us / DAY_US


def ending(date: Date) -> float:
    """The day number at which a date is over."""
    day, us = date.last_moment
    return day + us / DAY_US


def edge(when: When, part: Part) -> float:
    """Where the edge that leads a move is: the beginning, or the end where that is moved or nothing else is known."""
    if part is not Part.END and when.start is not None:
        return beginning(when.start)
    if when.end is None:
        raise ValueError("what is undated has no edge")
    return ending(when.end)


def moved(when: When, part: Part, day: float) -> When:
    """With the leading edge of `part` as near to `day` as the dates are exact; a start stays before its end."""
    start, end = when.start, when.end
    if part is Part.START and start and end:
        start = nearest(start, beginning, min(day, ending(end)))
        while start.first_moment >= end.last_moment:
            start = stepped(start, -1)
    elif part is Part.END and start and end:
        end = nearest(end, ending, max(day, beginning(start)))
        while start.first_moment >= end.last_moment:
            end = stepped(end, 1)
    else:
        unit = unit_of([when])
        return shifted(when, steps_to(when, day, unit), unit)
    return _with_dates(when, start, end)


def _with_dates(when: When, start: Date | None, end: Date | None) -> When:
    return when if (start, end) == (when.start, when.end) else When(when.shape, start, end)


def _dates(when: When) -> list[Date]:
    return [date for date in (when.start, when.end) if date is not None]


def unit_of(whens: Iterable[When]) -> Precision:
    """The unit by which several dates can move together: that of the least exact of them. One at least is dated."""
    return min(date.precision for when in whens for date in _dates(when))


def shifted(when: When, by: int, unit: Precision) -> When:
    """The whole of it `by` units further; the unit is its own, as by `unit_of`, or a coarser one."""
    start, end = when.start, when.end
    first = stepped(start, by, unit) if start else None
    last = stepped(end, by, unit) if end else None
    if first and last and first.first_moment >= last.last_moment:
        last = first
    return _with_dates(when, first, last)


def steps_to(when: When, day: float, unit: Precision) -> int:
    """How many units further its leading edge is as near to `day` as it can be."""
    date, side = (when.start, beginning) if when.start else (when.end, ending)
    assert date is not None

    def place(by: int) -> float:
        return side(stepped(date, by, unit))

    return _steps(place, day, place(1) - place(0))


def nearest(date: Date, side: Callable[[Date], float], day: float) -> Date:
    """The date as exact as this one whose `beginning` or `ending` is nearest to `day`."""
    length = ending(date) - beginning(date)
    return stepped(date, _steps(lambda by: side(stepped(date, by)), day, length))


def _steps(place: Callable[[int], float], day: float, length: float) -> int:
    """The number of steps whose `place` is nearest to `day`, each about `length` days long."""
    steps = 0
    for _ in range(8):  # months and years differ in length, so the first guess may miss
        more = round((day - place(steps)) / length)
        if not more:
            break
        steps += more
    return min((steps - 1, steps, steps + 1), key=lambda by: abs(place(by) - day))


def stepped(date: Date, by: int, unit: Precision | None = None) -> Date:
    """The date `by` units further, its own unit or a coarser one; a day is kept inside the month it lands in."""
    unit = date.precision if unit is None else unit
    if not by:
        return date
    if unit >= Precision.DAY:
        return _stepped_in_time(date, by, unit)
    if unit == date.precision == Precision.SEASON:
        return _stepped_season(date, by)
    if unit == date.precision:
        months = by if unit == Precision.MONTH else 12 * by * YEARS_OF[unit]
    else:
        months = by * {Precision.MONTH: 1, Precision.SEASON: SEASON_MONTHS}.get(unit, 0)
        months = months or 12 * by * YEARS_OF[unit]
    return _plus_months(date, months)


_US_OF = {
    Precision.DAY: DAY_US,
    Precision.HOUR: DAY_US // 24,
    Precision.MINUTE: DAY_US // 1440,
    Precision.SECOND: DAY_US // 86_400,
}


def _stepped_in_time(date: Date, by: int, unit: Precision) -> Date:
    days, time = divmod((date.time or 0) + by * _US_OF[unit], DAY_US)
    year, month, day = date_of(date.first + days)
    return replace(date, year=year, month=month, day=day, time=None if date.time is None else time)


def _stepped_season(date: Date, by: int) -> Date:
    """Through the codes of the same parting of the year, by the month in which each begins."""
    code = date.month or 21
    first, last = next(parting for parting in _PARTINGS if parting[0] <= code <= parting[1])
    order = sorted(range(first, last + 1), key=lambda season: SEASONS[season])
    years, place = divmod(order.index(code) + by, len(order))
    return replace(date, year=date.year + years, month=order[place])


def _plus_months(date: Date, months: int) -> Date:
    if date.precision >= Precision.DAY:
        year, month, day = date_of(plus_months(date.first, months))
        return replace(date, year=year, month=month, day=day)
    if date.precision == Precision.MONTH:
        years, month0 = divmod((date.month or 1) - 1 + months, 12)
        return replace(date, year=date.year + years, month=month0 + 1)
    length = YEARS_OF.get(date.precision, 1)
    year = date.year + months // 12
    if length > 1 and date.year < 0 <= year:
        year -= year % length  # 10 to 1 BC is followed by the years that begin with 0
    elif length > 1 and year < 0 <= date.year:
        year += 1
    return replace(date, year=year)
