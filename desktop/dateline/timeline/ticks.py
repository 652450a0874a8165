"""Which ticks an axis gets, at two levels, and what they are called: from seconds to billions of years."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.model.date import Date
from dateline.model.day import date_of, day_of, weekday
from dateline.model.words import MONTHS, WEEKDAYS, date_in_words, ordinal, year_in_words
from dateline.timeline.axis import TimeAxis
from dateline.timeline.view import Scale

Floats = NDArray[np.float64]
SECOND = 1 / 86_400
MONTH_DAYS = 30.436_875
YEAR_DAYS = 365.2425
SHORTEST_MONTH, SHORTEST_YEAR = 28, 365
MOST_TICKS = 400
APART, APART_CHARS = 10, 0.8  # pixels between the words of two ticks; or, in large type, letters' widths


class Tick(NamedTuple):
    """A tick at `day` (with fraction). `major` is true for the enclosing unit. `text` may be empty."""

    day: float
    text: str
    major: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A distance between ticks: `count` of `unit` ("second" … "year"); `chars` is how long its labels are."""

    unit: str
    count: int
    days: float
    chars: float


def _steps() -> tuple[Step, ...]:
    steps = [Step("second", n, n * SECOND, 8) for n in (1, 5, 15, 30)]
    steps += [Step("minute", n, n * 60 * SECOND, 5) for n in (1, 5, 15, 30)]
    steps += [Step("hour", n, n / 24, 5) for n in (1, 3, 6)]
    steps += [Step("weekday", 1, 1, 6.2), Step("day", 1, 1, 2.2), Step("week", 1, 7, 2.2)]
    steps += [Step("month", 1, MONTH_DAYS, 3.6), Step("month", 3, 3 * MONTH_DAYS, 3.6)]
    steps += [Step("year", 1, YEAR_DAYS, 4.4)]
    for power in range(11):
        for factor in (2, 5, 10):
            count = factor * 10**power
            steps.append(Step("year", count, count * YEAR_DAYS, _year_chars(count)))
    return tuple(steps)


def _year_chars(count: int) -> float:
    return 5.0 if count < 500 else 7.0 if count < 100_000 else 8.0


STEPS = _steps()


def step_for(pixels_a_day: float, pixels_a_char: float, start: float = 0.0) -> Step:
    """The finest step whose labels do not touch; `start` is the first day, where years have their longest names."""
    year = date_of(floor(start))[0]
    apart = max(APART, APART_CHARS * pixels_a_char)
    for step in STEPS:
        chars = step.chars
        if step.unit == "year" and -(10**6) < year < 0:
            chars = max(chars, float(len(year_label(year, step.count))))  # "48,000 BC"
        if step.days * pixels_a_day >= chars * pixels_a_char + apart:
            return step
    return STEPS[-1]


def ticks_of(axis: TimeAxis, pixels_a_char: float = 6.5) -> list[Tick]:
    """All ticks in view, minor ones first; the first major one may lie before the start (its unit encloses it)."""
    if axis.scale is Scale.LOG:
        return _log_ticks(axis, pixels_a_char)
    if axis.scale is Scale.SEQUENCE and axis.days is not None:
        return _sequence_ticks(axis, pixels_a_char)
    if axis.scale is Scale.RELATIVE:
        return _relative_ticks(axis, pixels_a_char)
    step = step_for(axis.slope, pixels_a_char, axis.start)
    ticks: list[Tick] = []
    for start, end in axis.stretches():
        ticks += _calendar_ticks(step, start, end)
    return ticks


def _calendar_ticks(step: Step, start: float, end: float) -> list[Tick]:
    minor, major = _MINOR[step.unit], _MAJOR[step.unit]
    ticks = list(minor(step, start, end))
    return ticks[:MOST_TICKS] + list(major(step, start, end))[:MOST_TICKS]


def _clock_ticks(step: Step, start: float, end: float) -> Iterator[Tick]:
    a_day = round(86_400 / (step.days * 86_400))
    seconds = round(step.days * 86_400)
    for number in range(ceil(start * a_day - 1e-9), floor(end * a_day + 1e-9) + 1):
        of_day = number % a_day * seconds
        text = f"{of_day // 3600:02d}:{of_day // 60 % 60:02d}"
        yield Tick(number / a_day, text if step.unit != "second" else f"{text}:{of_day % 60:02d}")


def _day_ticks(step: Step, start: float, end: float) -> Iterator[Tick]:
    for day in range(ceil(start), floor(end) + 1):
        number = date_of(day)[2]
        yield Tick(day, f"{WEEKDAYS[weekday(day)][:3]} {number}" if step.unit == "weekday" else str(number))


def _week_ticks(step: Step, start: float, end: float) -> Iterator[Tick]:
    first = ceil(start)
    for day in range(first + (-weekday(first)) % 7, floor(end) + 1, 7):
        yield Tick(day, str(date_of(day)[2]))


def _month_ticks(step: Step, start: float, end: float) -> Iterator[Tick]:
    for year, month in _months(start, end, step.count):
        yield Tick(day_of(year, month), MONTHS[month - 1][:3])


def _months(start: float, end: float, every: int) -> Iterator[tuple[int, int]]:
    year, month, day = date_of(floor(start))
    number = year * 12 + month - 1 + (day > 1 or start > floor(start))
    number += -number % every
    while True:
        year, month0 = divmod(number, 12)
        if day_of(year, month0 + 1) > end:
            return
        yield year, month0 + 1
        number += every


def _year_ticks(step: Step, start: float, end: float) -> Iterator[Tick]:
    unit = _age_unit(start, end) if step.count >= 10_000 else 0
    for year in _years(step.count, start, end):
        yield Tick(day_of(year), age_label(year, step.count, unit) if unit else year_label(year, step.count))


def _years(count: int, start: float, end: float) -> Iterator[int]:
    """Astronomical years at which people count full `count`s: 1000 BC, 500 BC, AD 1, 500 …; there is no year 0."""
    first, last = date_of(floor(start))[0], date_of(floor(end))[0]
    for number in range(first // count - 1, last // count + 2):
        year = number * count + (number <= 0 and count > 1)
        if start <= day_of(year) <= end:
            yield year


def year_label(year: int, count: int = 1) -> str:
    """A year as the axis writes it: "1944", "500 BC", "12,000 BC"."""
    return str(year) if 0 < year < 100 and count == 1 else year_in_words(year)


def age_label(year: int, count: int, unit: int) -> str:
    """A year as so many millions (or billions) of years: "4.5", "0.5", "0"."""
    digits = max(0, round(log10(unit) - floor(log10(count))))
    return f"{abs(year) / unit:,.{digits}f}" if abs(year) > 1 else "0"


def _age_unit(start: float, end: float) -> int:
    """In which unit ages are told, one for all of a view; 0 where years are written out."""
    far = max(abs(date_of(floor(start))[0]), abs(date_of(floor(end))[0]))
    return 10**9 if far >= 10**9 else 10**6 if far >= 10**6 else 0


def _enclosing_days(step: Step, start: float, end: float) -> Iterator[Tick]:
    for day in range(floor(start), floor(end) + 1):
        year, month, number = date_of(day)
        name = f"{WEEKDAYS[weekday(day)][:3]} {number} {MONTHS[month - 1]} {year_label(year)}"
        yield Tick(day, name, True)


def _enclosing_months(step: Step, start: float, end: float) -> Iterator[Tick]:
    first = date_of(floor(start))
    for year, month in _months(day_of(first[0], first[1]), end, 1):
        yield Tick(day_of(year, month), f"{MONTHS[month - 1]} {year_label(year)}", True)


def _enclosing_years(step: Step, start: float, end: float) -> Iterator[Tick]:
    for year in range(date_of(floor(start))[0], date_of(floor(end))[0] + 1):
        yield Tick(day_of(year), year_label(year, 2), True)


def _enclosing_periods(step: Step, start: float, end: float) -> Iterator[Tick]:
    """Decades over years, centuries over decades, millennia over centuries, nothing over the ages but their unit."""
    if step.count >= 500:
        unit = _age_unit(start, end) if step.count >= 10_000 else 0
        if unit:
            words = "billion" if unit == 10**9 else "million"
            yield Tick(start, f"{words} years {'ago' if start < 0 else 'from now'}", True)
            if start < -(end - start) / 4 and end > (end - start) / 8:
                yield Tick(0.0, f"{words} years from now", True)
        return
    length = 100 if step.count >= 5 else 10
    if step.count >= 50:
        length = 1000
    first, last = date_of(floor(start))[0], date_of(floor(end))[0]
    for number in range((first - 1) // length, (last - 1) // length + 1):
        year = number * length + 1
        yield from _period_tick(year, length)


def _period_tick(first: int, length: int) -> Iterator[Tick]:
    if length == 10:
        name = f"{first - 1}s" if first > 9 else ""
        yield Tick(day_of(first - 1 if first > 9 else first), name, True)
        return
    word = "century" if length == 100 else "millennium"
    name = (
        f"{ordinal(first // length + 1)} {word}"
        if first > 0
        else f"{ordinal((-first) // length + 1)} {word} BC"
    )
    yield Tick(day_of(first), name, True)


_MINOR = {
    "second": _clock_ticks,
    "minute": _clock_ticks,
    "hour": _clock_ticks,
    "weekday": _day_ticks,
    "day": _day_ticks,
    "week": _week_ticks,
    "month": _month_ticks,
    "year": _year_ticks,
}
_MAJOR = {
    "second": _enclosing_days,
    "minute": _enclosing_days,
    "hour": _enclosing_days,
    "weekday": _enclosing_months,
    "day": _enclosing_months,
    "week": _enclosing_months,
    "month": _enclosing_years,
    "year": _enclosing_periods,
}

_DISTANCES = (
    *((n * SECOND * 60, f"{n} min") for n in (1, 10)),
    *((n / 24, f"{n} h") for n in (1, 6)),
    *((n, f"{n} day{'s' * (n > 1)}") for n in (1, 7)),
    *((n * MONTH_DAYS, f"{n} month{'s' * (n > 1)}") for n in (1, 6)),
    *(
        (n * YEAR_DAYS, f"{n:,} year{'s' * (n > 1)}" if n < 10**6 else f"{n // 10**6:,} million years")
        for n in (10**power * factor for power in range(10) for factor in (1, 3))
    ),
)


def _log_ticks(axis: TimeAxis, char: float) -> list[Tick]:
    """Round distances from the origin, as many as have room; the origin itself always."""
    ticks = [Tick(axis.origin, "0")] if axis.start <= axis.origin <= axis.end else []
    for sign, mark in ((-1, "−"), (1, "+")):
        at = axis.x(axis.origin)
        for days, name in _DISTANCES:
            day = axis.origin + sign * days
            x = axis.x(day)
            if abs(x - at) >= (len(name) + 2) * char + 10:
                at = x
                if axis.start <= day <= axis.end:
                    ticks.append(Tick(day, mark + name))
    return [*sorted(ticks, key=lambda tick: tick.day), Tick(axis.start, _from_origin(axis), True)]


def _from_origin(axis: TimeAxis) -> str:
    return f"before and after {date_in_words(Date.of_day(floor(axis.origin)))}"


def _sequence_ticks(axis: TimeAxis, char: float) -> list[Tick]:
    """Each date that has room for its words, no more exact than what begins with it."""
    assert axis.days is not None
    lengths = np.ones(len(axis.days)) if axis.lengths is None else axis.lengths
    ticks, at = [], -1e18
    for day, length in zip(axis.days.tolist(), lengths.tolist(), strict=True):
        x = axis.x(day)
        if axis.left <= x <= axis.right and x >= at:
            name = _date_label(day, length)
            ticks.append(Tick(day, name))
            at = x + len(name) * char + 12
    return [*ticks, Tick(axis.start, "one after the other, not to scale", True)]


def _date_label(day: float, length: float) -> str:
    """The year alone of what lasts a year and begins with it, so the month; else the day."""
    year, month, number = date_of(floor(day))
    if month == number == 1 and length >= SHORTEST_YEAR:
        return year_label(year)
    name = f"{MONTHS[month - 1][:3]} {year_label(year)}"
    return name if number == 1 and length >= SHORTEST_MONTH else f"{number} {name}"


def _relative_ticks(axis: TimeAxis, char: float) -> list[Tick]:
    """Even distances before and after the origin."""
    step = step_for(axis.slope, char * 1.4)
    count, unit = step.count, "day" if step.unit == "weekday" else step.unit
    first = ceil((axis.start - axis.origin) / step.days - 1e-9)
    last = floor((axis.end - axis.origin) / step.days + 1e-9)
    ticks = []
    for number in range(first, min(last, first + MOST_TICKS) + 1):
        sign = "" if number == 0 else "−" if number < 0 else "+"
        ticks.append(Tick(axis.origin + number * step.days, f"{sign}{abs(number) * count:,}"))
    return [*ticks, Tick(axis.start, f"{unit}s {_from_origin(axis)}", True)]


def unit_days(step: Step, start: float, end: float) -> Iterator[float]:
    """The days from `start` to `end` at which ticks of a step stand."""
    return (tick.day for tick in _MINOR[step.unit](step, start, end))


def calendar_days(step: Step, start: float, end: float) -> Floats:
    """The days at which the unit of a step begins, from just before `start` to just after `end`."""
    if step.unit in ("second", "minute", "hour", "day", "weekday", "week"):
        offset = 4.0 if step.unit == "week" else 0.0  # 1970-01-05 was a Monday
        first, last = floor((start - offset) / step.days), ceil((end - offset) / step.days)
        return np.asarray(offset + np.arange(first, last + 1) * step.days, np.float64)
    if step.unit == "month":
        year, month, _ = date_of(floor(start))
        first = (year * 12 + month - 1) // step.count * step.count
        count = int((end - start) / step.days) + 3
        months = first + step.count * np.arange(count)
        return first_days(months // 12, months % 12)
    first = date_of(floor(start))[0] // step.count
    years = (first + np.arange(int((end - start) / step.days) + 3)) * step.count
    return first_days(years, np.zeros_like(years))


def first_days(years: NDArray[np.int64], months0: NDArray[np.int64]) -> Floats:
    """Day numbers of the first of each month (0–11) of astronomical years; model.day.day_of for many at once."""
    shifted = years - (months0 < 2)
    era, year_of_era = shifted // 400, shifted % 400
    day_of_year = (153 * ((months0 + 10) % 12) + 2) // 5
    days = era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return np.asarray(days - 719_468, np.float64)


def years_and_months(days: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The astronomical year and the month (0–11) of many day numbers; model.day.date_of for many at once."""
    shifted = np.floor(days).astype(np.int64) + 719_468
    era, day_of_era = shifted // 146_097, shifted % 146_097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    months0 = ((5 * day_of_year + 2) // 153 + 2) % 12
    return year_of_era + era * 400 + (months0 < 2), months0
