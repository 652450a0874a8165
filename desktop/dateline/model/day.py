"""Day numbers: the program's own count of time, without the ends that `datetime` has.

A day is an int: days since 1970-01-01 in the proleptic Gregorian calendar with astronomical years (year 0
is 1 BC). A moment within it is an int of microseconds, 0 ≤ us < DAY_US. The conversions follow Howard
Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), and are exact for every int.
"""

from functools import lru_cache

DAY_US = 86_400_000_000
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in `month` (1–12) of the astronomical `year`."""
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month - 1]


@lru_cache(maxsize=1 << 14)
def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """The day number of an astronomical year, month 1–12 and day of the month.

    Raises ValueError where there is no such day.
    """
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 719_468


def date_of(day: int) -> tuple[int, int, int]:
    """(astronomical year, month, day of the month) of a day number; the inverse of `day_of`."""
    era, day_of_era = divmod(day + 719_468, 146_097)
    year_of_era = (day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def weekday(day: int) -> int:
    """0 for Monday … 6 for Sunday."""
    return (day + 3) % 7


def plus_months(day: int, months: int) -> int:
    """The day `months` later (or earlier), kept inside the month it lands in: 31 January + 1 is 28 February."""
    year, month, day_of_month = date_of(day)
    years, month0 = divmod(month - 1 + months, 12)
    return day_of(year + years, month0 + 1, min(day_of_month, month_length(year + years, month0 + 1)))


def iso(day: int) -> str:
    """YYYY-MM-DD, astronomical, signed and longer beyond four digits; ISO 8601-1:2019."""
    year, month, day_of_month = date_of(day)
    return f"{iso_year(year)}-{month:02d}-{day_of_month:02d}"


def iso_year(year: int) -> str:
    """Four digits; a minus sign before year 0 (1 BC); a plus sign beyond 9999."""
    if year < 0:
        return f"-{-year:04d}"
    return f"{year:04d}" if year <= 9999 else f"+{year}"
