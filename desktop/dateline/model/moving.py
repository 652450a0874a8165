"""Dates moved by hand: a date steps by its own unit and keeps its doubts, so that no move makes it more exact."""

from collections.abc import Callable
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
    elif start and end:
        start, end = _both(start, end, day)
    else:
        start = nearest(start, beginning, day) if start else None
        end = nearest(end, ending, day) if end else None
    return when if (start, end) == (when.start, when.end) else When(when.shape, start, end)


def _both(start: Date, end: Date, day: float) -> tuple[Date, Date]:
    """Both dates, as many steps of the coarser one's unit further."""
    unit = min(start.precision, end.precision)
    length = ending(start) - beginning(start)
    if unit != start.precision:
        length = ending(end) - beginning(end)
    steps = _steps(lambda by: beginning(stepped(start, by, unit)), day, length)
    first, last = stepped(start, steps, unit), stepped(end, steps, unit)
    return first, last if first.first_moment < last.last_moment else first


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
