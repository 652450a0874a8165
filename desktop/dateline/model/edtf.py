"""EDTF (ISO 8601-2:2019) out of a When and back into one: level 1, and of level 2 what Dateline can place.

Level 2 here: seasons 21–41, one-of sets with a range `[a..b]`, qualifiers on a whole date, `Y` years with an
exponent or significant digits. A decade BC by name (499–490 BC) does not fall on EDTF's masked digits and is
written as a set.
"""

import re

from dateline.model.date import YEARS_OF, Date, Precision
from dateline.model.day import iso_year
from dateline.model.error import DatelineError
from dateline.model.when import UNDATED, Shape, When

_MASKED = {Precision.MILLENNIUM: 3, Precision.CENTURY: 2, Precision.DECADE: 1}
_CLOCK = {Precision.HOUR: 1, Precision.MINUTE: 2, Precision.SECOND: 3}


def date_edtf(date: Date) -> str:
    """One date as EDTF: "2025-05-09", "19XX", "1998-21", "-0043~", "Y-65000000S2"."""
    mark = "%" if date.approximate and date.uncertain else "~" * date.approximate + "?" * date.uncertain
    if not _falls_on_digits(date):
        first, last = date.years
        return f"[{_year(first)}{mark}..{_year(last)}{mark}]"
    return _plain(date) + mark


def _falls_on_digits(date: Date) -> bool:
    """False for a period of years that is not all the years with some digits masked, such as 499–490 BC."""
    first, last = date.years
    nearer = last if first < 0 else first
    return nearer % YEARS_OF.get(date.precision, 1) == 0


def _year(year: int) -> str:
    return iso_year(year) if abs(year) <= 9999 else f"Y{year}"


def _plain(date: Date) -> str:
    nearer = date.years[1] if date.year < 0 else date.year
    if date.precision <= Precision.MILLION_YEARS:
        digits = len(str(abs(nearer))) - len(str(YEARS_OF[date.precision])) + 1
        return f"Y{nearer}S{max(digits, 1)}"
    year = _year(date.year)
    if date.precision in _MASKED:
        masked = _MASKED[date.precision]
        return ("-" if date.year < 0 else "") + f"{abs(nearer):04d}"[:-masked] + "X" * masked
    if date.precision == Precision.YEAR:
        return year
    if date.precision <= Precision.MONTH:
        return f"{year}-{date.month:02d}"
    return f"{year}-{date.month:02d}-{date.day:02d}" + _clock(date)


def _clock(date: Date) -> str:
    if date.time is None or date.precision not in _CLOCK:
        return ""
    seconds = date.time // 1_000_000
    parts = (seconds // 3600, seconds // 60 % 60, seconds % 60)
    text = "T" + ":".join(f"{part:02d}" for part in parts[: _CLOCK[date.precision]])
    if date.zone is None:
        return text
    if date.zone == 0:
        return text + "Z"
    return text + f"{'+' if date.zone > 0 else '-'}{abs(date.zone) // 60:02d}:{abs(date.zone) % 60:02d}"


def to_edtf(when: When) -> str:
    """A When as EDTF; "" where it is undated."""
    start = date_edtf(when.start) if when.start else ""
    end = date_edtf(when.end) if when.end else ""
    return {
        Shape.POINT: start,
        Shape.RANGE: f"{start}/{end}",
        Shape.BETWEEN: f"[{start}..{end}]",
        Shape.BEFORE: f"[..{end}]",
        Shape.AFTER: f"[{start}..]",
        Shape.SINCE: f"{start}/..",
        Shape.UNTIL: f"/{end}",
        Shape.UNDATED: "",
    }[when.shape]


def from_edtf(text: str) -> When:
    """Read EDTF. Raises DatelineError, with a sentence for people, where it is not EDTF that can be placed."""
    text = text.strip()
    if not text or text in ("/", "../..", "[..]"):
        return UNDATED
    try:
        return _read_set(text) if text[0] in "[{" else _read_interval(text)
    except ValueError as error:
        raise DatelineError(f"“{text}” is not a date in EDTF that can be placed: {error}.") from None


def _read_set(text: str) -> When:
    if text[0] != "[" or text[-1] != "]":
        raise ValueError("only sets of the form [a..b] are known")
    members = [member.strip() for member in text[1:-1].split(",")]
    start, mark, end = members[0].partition("..")
    if len(members) > 1:
        dates = [read_date(part) for member in members for part in member.split("..") if part]
        return When.between(min(dates, key=lambda d: d.first), max(dates, key=lambda d: d.last))
    if not mark:
        return When.at(read_date(start))
    if not start:
        return When.before(read_date(end))
    return When.between(read_date(start), read_date(end)) if end else When.after(read_date(start))


def _read_interval(text: str) -> When:
    start, slash, end = text.partition("/")
    if not slash:
        return When.at(read_date(text))
    if start in ("", ".."):
        return When.until(read_date(end))
    if end in ("", ".."):
        return When.since(read_date(start))
    return When.during(read_date(start), read_date(end))


_DATE = re.compile(
    r"(?P<year>Y[+-]?\d+(?:E\d+)?(?:S\d+)?|[+-]?\d{4,}|[+-]?\d{3}X|[+-]?\d{2}XX|[+-]?\dXXX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:T(?P<clock>\d\d(?::\d\d(?::\d\d)?)?)(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
    r"(?P<mark>[?~%]?)"
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_date(text: str) -> Date:
    """One EDTF date. Raises ValueError where it is none."""
    if _DAY.fullmatch(text):  # most are whole days, and read at once
        return Date(int(text[:4]), int(text[5:7]), int(text[8:]), precision=Precision.DAY)
    m = _DATE.fullmatch(text.strip())
    if not m:
        raise ValueError(f"“{text}” is no date")
    doubt = {"approximate": m["mark"] in ("~", "%"), "uncertain": m["mark"] in ("?", "%")}
    year, precision = _read_year(m["year"])
    if precision != Precision.YEAR or m["month"] in (None, "XX"):
        if m["month"] not in (None, "XX"):
            raise ValueError("a month of an unknown year has no place")
        return Date(year, precision=precision, **doubt)
    month = int(m["month"])
    if m["day"] in (None, "XX"):
        coarse = Precision.SEASON if month > 12 else Precision.MONTH
        return Date(year, month, precision=coarse, **doubt)
    if not m["clock"]:
        return Date(year, month, int(m["day"]), precision=Precision.DAY, **doubt)
    parts = [int(part) for part in m["clock"].split(":")]
    if parts[0] > 23 or any(part > 59 for part in parts[1:]):
        raise ValueError(f"“{m['clock']}” is no time of day")
    seconds = sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))
    fine = (Precision.HOUR, Precision.MINUTE, Precision.SECOND)[len(parts) - 1]
    return Date(year, month, int(m["day"]), seconds * 1_000_000, fine, _read_zone(m["zone"]), **doubt)


def _read_year(text: str) -> tuple[int, Precision]:
    masked = text.count("X")
    if masked:
        precision = {1: Precision.DECADE, 2: Precision.CENTURY, 3: Precision.MILLENNIUM}[masked]
        return _earliest(int(text.replace("X", "0")), precision, text[0] == "-"), precision
    number, _, significant = text.lstrip("Y").partition("S")
    base, _, exponent = number.partition("E")
    if len(exponent) > 2:
        raise ValueError("the year is beyond counting")
    year = int(base) * 10 ** int(exponent or 0)
    if abs(year) > 10**13:
        raise ValueError("the year is beyond counting")
    zeros = len(str(abs(year))) - int(significant) if significant else int(exponent or 0)
    if zeros < 6:
        return year, Precision.YEAR
    precision = Precision.BILLION_YEARS if zeros >= 9 else Precision.MILLION_YEARS
    return _earliest(year, precision, year < 0), precision


def _earliest(year: int, precision: Precision, before_zero: bool) -> int:
    """The earliest year of the masked period whose named year is `year`."""
    return year - YEARS_OF[precision] + 1 if before_zero else year


def _read_zone(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[3:].lstrip(":") or 0)
    return -minutes if text[0] == "-" else minutes
