"""Dates in words, as a person writes them: "7–10 May 2025", "some time in May 1998", "499 BC"."""

from dateline.model.date import Date, Precision
from dateline.model.day import weekday
from dateline.model.when import Shape, When

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "last")


def year_in_words(year: int) -> str:
    """An astronomical year as people count: -498 is "499 BC", 14 is "AD 14"."""
    if year <= 0:
        return f"{grouped(1 - year)} BC"
    return f"AD {year}" if year < 100 else grouped(year)


def grouped(number: int) -> str:
    """A year's digits, in groups from five on: "9999", "10,000", "4,539,000"."""
    return f"{number:,}" if number >= 10_000 else str(number)


def date_in_words(date: Date, *, with_weekday: bool = False) -> str:
    """One date without its doubts: "9 May 2025", "May 1998", "spring 1968", "the 1970s", "5th century BC"."""
    p, first_year = date.precision, date.years[0]
    if p <= Precision.MILLION_YEARS:
        return _ages(date)
    if p in (Precision.MILLENNIUM, Precision.CENTURY):
        return _ordinal_period(first_year, 1000 if p == Precision.MILLENNIUM else 100)
    if p == Precision.DECADE:
        return f"the {first_year}s" if first_year >= 0 else _decade_bc(1 - first_year, 1 - date.years[1])
    year = year_in_words(date.year)
    if p == Precision.YEAR:
        return _round_age(date.year) or year
    if p == Precision.SEASON:
        return f"{_season(date.month or 21)} {year}"
    month = MONTHS[(date.month or 1) - 1]
    if p == Precision.MONTH:
        return f"{month} {year}"
    day = f"{date.day} {month} {year}"
    if with_weekday:
        day = f"{WEEKDAYS[weekday(date.first)]} {day}"
    return day if date.time is None or p < Precision.HOUR else f"{day}, {clock_in_words(date)}"


def _decade_bc(first: int, last: int) -> str:
    """499–490 BC has a name; the ten years of a masked digit, 500–491 BC, have none."""
    return f"the {last}s BC" if last % 10 == 0 else f"{first}–{last} BC"


def on_date(date: Date) -> str:
    """ "on 9 May 2025", "in May 1998", "in 1985"."""
    return f"{'on' if date.precision >= Precision.DAY else 'in'} {date_in_words(date)}"


def clock_in_words(date: Date) -> str:
    """The time of day of a date that has one: "14:05", "14:05:09 UTC+2"."""
    seconds = (date.time or 0) // 1_000_000
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    if date.precision == Precision.SECOND:
        clock += f":{seconds % 60:02d}"
    if date.zone is None:
        return clock
    hours, minutes = divmod(abs(date.zone), 60)
    offset = f"{'+' if date.zone > 0 else '−'}{hours}" + (f":{minutes:02d}" if minutes else "")
    return f"{clock} UTC{offset if date.zone else ''}"


def _ages(date: Date) -> str:
    unit, name = (10**9, "billion") if date.precision == Precision.BILLION_YEARS else (10**6, "million")
    nearer = date.years[1] if date.year < 0 else date.year
    return f"{abs(nearer) // unit:,} {name} years {'ago' if nearer < 0 else 'from now'}"


def _round_age(year: int) -> str:
    """A year so far back, and so round, that nobody means that very year: "2.5 million years ago"; "" for others."""
    for unit, name in ((10**9, "billion"), (10**6, "million")):
        if -year >= unit and -year % (unit // 100) == 0:
            return f"{-year / unit:,g} {name} years ago"
    return ""


def about_year_in_words(year: int) -> str:
    """A year to be found by, in three figures where it is a million years away: "13.8 billion years ago"."""
    if abs(year) < 10**6:
        return year_in_words(year)
    return f"{large_in_words(abs(year))} years {'ago' if year < 0 else 'from now'}"


def large_in_words(number: int) -> str:
    """A number in figures, from a million on in three of them: "56,000", "56 million", "4.54 billion"."""
    for unit, name in ((10**9, "billion"), (10**6, "million")):
        if number >= unit:
            return f"{float(f'{number / unit:.3g}'):,g} {name}"
    return f"{number:,}"


def counted(number: int, word: str) -> str:
    """So many of something: "1 event", "1,200 events"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def chance_in_words(weight: float) -> str:
    """A weight from 0 to 1 as people tell chances: 0.3 is "about 3 in 10", 0.08 "about 1 in 12"."""
    if not 0 < weight < 0.28:
        return f"about {round(weight * 10)} in 10"
    return f"about 1 in {round(1 / weight)}"


def ordinal(number: int) -> str:
    """1 is "1st", 11 is "11th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _ordinal_period(first_year: int, length: int) -> str:
    name = "century" if length == 100 else "millennium"
    if first_year < 0:
        return f"{ordinal((-first_year + length) // length)} {name} BC"
    return f"{ordinal(first_year // length + 1)} {name}"


def _season(code: int) -> str:
    if code <= 32:
        return _SEASONS[(code - 21) % 4]
    if code <= 36:
        return f"{_ORDINALS[code - 33] if code < 36 else 'fourth'} quarter of"
    if code <= 39:
        return f"{_ORDINALS[code - 37]} third of"
    return f"{_ORDINALS[code - 40]} half of"


def in_words(when: When, *, with_weekday: bool = False) -> str:
    """A When in words, its doubts said."""
    start = _doubted(when.start, with_weekday) if when.start else ""
    if when.shape is Shape.POINT:
        return start
    end = _doubted(when.end, with_weekday) if when.end else ""
    match when.shape:
        case Shape.RANGE:
            return _range(when, start, end)
        case Shape.BETWEEN:
            return _between(when, start, end)
        case Shape.BEFORE:
            return f"by {end}"
        case Shape.AFTER:
            return f"{start} or later"
        case Shape.SINCE:
            return f"since {start}"
        case Shape.UNTIL:
            return f"until {end}"
        case Shape.UNDATED:
            return "undated"


def in_few_words(when: When) -> str:
    """A When for a narrow column: "within 7–10 May 2025" for "between 7 and 10 May 2025"; else as `in_words`."""
    if when.shape is not Shape.BETWEEN or not (when.start and when.end):
        return in_words(when)
    return f"within {_range(when, _doubted(when.start), _doubted(when.end))}"


def _doubted(date: Date, with_weekday: bool = False) -> str:
    words = date_in_words(date, with_weekday=with_weekday)
    if date.approximate:
        words = f"c. {words}"
    return f"{words}, perhaps" if date.uncertain else words


def _between(when: When, start: str, end: str) -> str:
    """Shared parts said once: "between 7 and 10 May 2025", "between 183 and 181 BC"."""
    a, b = when.start, when.end
    if a and b and a.is_certain and b.is_certain and a.precision == b.precision:
        if a.precision == Precision.YEAR and a.year <= 0 and b.year <= 0 and not _round_age(a.year):
            start = grouped(1 - a.year)
        elif a.year == b.year and a.precision == Precision.MONTH:
            start = MONTHS[(a.month or 1) - 1]
        elif a.year == b.year and a.precision == Precision.DAY and start.endswith(year_in_words(a.year)):
            start = start.removesuffix(f" {year_in_words(a.year)}")
            if a.month == b.month:
                start = start.removesuffix(f" {MONTHS[(a.month or 1) - 1]}")
    return f"between {start} and {end}"


def _range(when: When, start: str, end: str) -> str:
    """Shared parts said once: "7–10 May 2025", "264–146 BC", "May–June 1940"."""
    a, b = when.start, when.end
    if not (a and b and a.is_certain and b.is_certain and a.precision == b.precision):
        return f"{start} to {end}"
    if start.endswith(" years ago") and start.partition(" ")[2] == end.partition(" ")[2]:
        return f"{start.partition(' ')[0]}–{end}"
    if a.precision == Precision.YEAR:
        if a.year <= 0 and b.year <= 0 and not (_round_age(a.year) or _round_age(b.year)):
            return f"{grouped(1 - a.year)}–{grouped(1 - b.year)} BC"
        return f"{start}–{end}" if a.year > 0 else f"{start} – {end}"
    if a.year != b.year or a.precision not in (Precision.MONTH, Precision.DAY):
        return f"{start} – {end}"
    year = year_in_words(a.year)
    if a.precision == Precision.MONTH:
        return f"{MONTHS[(a.month or 1) - 1]}–{MONTHS[(b.month or 1) - 1]} {year}"
    if a.month == b.month:
        return f"{a.day}–{b.day} {MONTHS[(a.month or 1) - 1]} {year}"
    return f"{a.day} {MONTHS[(a.month or 1) - 1]} – {end}"
