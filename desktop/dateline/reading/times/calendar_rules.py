"""The arithmetic of other calendars: which days of ours a year, month or day of them is.

Rules: E. M. Reingold and N. Dershowitz, Calendrical Calculations, the arithmetic forms of each calendar. Months are
numbered as there: Islamic from Muharram, Hebrew from Nisan (its year begins with Tishri, the seventh), Persian from
Farvardin.
"""

from dateline.model.day import day_of, month_length, weekday
from dateline.reading.times.expression import Parts

ISLAMIC, HEBREW, PERSIAN, REPUBLICAN, JULIAN = "Islamic", "Hebrew", "Persian", "French Republican", "Julian"


def days_of(calendar: str, parts: Parts) -> tuple[int, int] | None:
    """The first and the last day number of a year, month or day of another calendar; None where not computed."""
    if parts.year is None:
        return None
    if calendar == ISLAMIC:
        return _islamic_days(parts.year, parts.month, parts.day)
    if calendar == HEBREW:
        return _hebrew_days(parts.year, parts.month, parts.day)
    if calendar == REPUBLICAN:
        return _republican_days(parts.year, parts.month, parts.day)
    if calendar == PERSIAN and parts.month and parts.day:
        return (_persian_day(parts.year, parts.month, parts.day),) * 2
    if calendar == JULIAN and parts.month and parts.day:
        return (julian_day(parts.year, parts.month, parts.day),) * 2
    return None


def nth_weekday(year: int, month: int, which: int, nth: int) -> int:
    """The day number of the nth Monday (0) … Sunday (6) of a month; of the last one where nth is -1."""
    if nth < 0:
        last = day_of(year, month, month_length(year, month))
        return last - (weekday(last) - which) % 7
    first = day_of(year, month)
    return first + (which - weekday(first)) % 7 + 7 * (nth - 1)


def julian_day(year: int, month: int, day: int) -> int:
    """The day number of a day of the Julian calendar, its year beginning in January."""
    late = (14 - month) // 12
    years, months = year + 4800 - late, month + 12 * late - 3
    return day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083 - 2_440_588


def _islamic_days(year: int, month: int | None, day: int | None) -> tuple[int, int]:
    """By the tabular calendar, which may lie a day or two from the moon that was seen."""

    def number(y: int, m: int, d: int) -> int:
        return day_of(622, 7, 19) - 1 + d + 29 * (m - 1) + m // 2 + (y - 1) * 354 + (3 + 11 * y) // 30

    if month is None:
        return number(year, 1, 1), number(year + 1, 1, 1) - 1
    if day is None:
        after = (year, month + 1) if month < 12 else (year + 1, 1)
        return number(year, month, 1), number(*after, 1) - 1
    return (number(year, month, day),) * 2


def _hebrew_new_year(year: int) -> int:
    """The day number of the first of Tishri."""

    def elapsed(of: int) -> int:
        months = (235 * of - 234) // 19
        parts = 12_084 + 13_753 * months
        days = 29 * months + parts // 25_920
        return days + 1 if 3 * (days + 1) % 7 < 3 else days

    before, here, after = elapsed(year - 1), elapsed(year), elapsed(year + 1)
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return day_of(-3760, 9, 7) + here + delay


def _hebrew_days(year: int, month: int | None, day: int | None) -> tuple[int, int] | None:
    first, last = _hebrew_new_year(year), _hebrew_new_year(year + 1) - 1
    if month is None:
        return first, last
    is_leap, length = (7 * year + 1) % 19 < 7, last - first + 1
    if month == 13 and not is_leap:
        month = 12
    days = dict.fromkeys((1, 3, 5, 7, 11), 30) | dict.fromkeys((2, 4, 6, 10, 13), 29)
    days |= {8: 30 if length % 10 == 5 else 29, 9: 29 if length % 10 == 3 else 30, 12: 30 if is_leap else 29}
    order = [*range(7, 14 if is_leap else 13), *range(1, 7)]
    start = first + sum(days[m] for m in order[: order.index(month)])
    if day is None:
        return start, start + days[month] - 1
    return (start + day - 1, start + day - 1) if day <= days[month] else None


def _persian_day(year: int, month: int, day: int) -> int:
    """By the cycle of 33 years, right for our time."""
    before = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    return day_of(622, 3, 21) + 365 * (year - 1) + (8 * year + 21) // 33 + before + day - 1


def _republican_days(year: int, month: int | None, day: int | None) -> tuple[int, int] | None:
    """For the years I–XIV in which that calendar was in use; years III, VII and XI had a leap day."""
    if not 1 <= year <= 14:
        return None
    start = day_of(1792, 9, 22) + 365 * (year - 1) + sum(leap < year for leap in (3, 7, 11))
    if month is None:
        return start, start + 364 + (year in (3, 7, 11))
    first = start + 30 * (month - 1)
    return (first, first + 29) if day is None else (first + day - 1, first + day - 1)
