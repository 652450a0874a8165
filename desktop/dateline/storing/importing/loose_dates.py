"""Dates as people and programs write them in tables, into a When: EDTF first, then words, ranges, eras and doubts.

Calendar words and numbers are read by python-dateutil; what it cannot know (years BC, ranges, centuries, doubt, and
that "03/04/2020" has two readings) is worked out here.
"""

import re
from dataclasses import replace
from datetime import datetime

from dateutil import parser

from dateline.model.date import YEARS_OF, Date, Precision
from dateline.model.edtf import from_edtf
from dateline.model.error import DatelineError
from dateline.model.when import UNDATED, Shape, When
from dateline.storing.importing.calendar_words import in_english

_LONGEST = 200
_DOUBT = re.compile(r"^(?:c\.|ca\.|circa|about|around|approx(?:imately|\.)?|~)\s*", re.IGNORECASE)
_PERHAPS = re.compile(r"(?:,?\s*(?:perhaps|probably|possibly)|\s*\?|\s*\(\?\))$", re.IGNORECASE)
_ERA = re.compile(r"\s*\b(BCE?|B\.\s?C\.(?:\s?E\.)?|CE|C\.\s?E\.|AD|A\.\s?D\.)(?=\W|$)\.?", re.IGNORECASE)
_RANGE = re.compile(
    r"\s+(?:–|—|-|to|until|through|bis)\s+|\s*[–—]\s*|(?<=\d)-(?=\d{4}\b)|(?<=^\d{4})-(?=\d{2}$)|\.\."
)
_OPEN = (
    (re.compile(r"^(?:before|by)\s+", re.IGNORECASE), Shape.BEFORE),
    (re.compile(r"^(?:until|up to|to|till)\s+", re.IGNORECASE), Shape.UNTIL),
    (re.compile(r"^(?:since|from)\s+", re.IGNORECASE), Shape.SINCE),
    (re.compile(r"^after\s+", re.IGNORECASE), Shape.AFTER),
    (re.compile(r"\s+or later$", re.IGNORECASE), Shape.AFTER),
)
_BETWEEN = re.compile(r"^between\s+(.+?)\s+and\s+(.+)$", re.IGNORECASE)
_AGES = re.compile(r"(?:the\s+)?(\d+)(?:st|nd|rd|th)\s+(century|millennium)", re.IGNORECASE)
_DECADE = re.compile(r"(?:the\s+)?(\d+0)['’]?s", re.IGNORECASE)
_YEAR = re.compile(r"[+-]?\d{1,9}|[+-]?\d{1,3}(?:[, ]\d{3})+")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter)(?:\s+of)?\s+(\d{1,4})", re.IGNORECASE)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_DEFAULTS = (datetime(2001, 1, 1), datetime(2004, 12, 28))
_LAST_NUMBER = re.compile(r"(?<!\d)(\d{1,4})$")
_MONTH_NAME = re.compile(r"[A-Za-z]{3,}")


def loose_when(text: str, *, day_first: bool = False) -> When:
    """Read a date. "" is undated. Raises ValueError with the end of a sentence where it is none."""
    text = " ".join(text.split())
    if not text or text.lower() in ("undated", "unknown", "n/a", "none", "-", "?"):
        return UNDATED
    if len(text) > _LONGEST:
        raise ValueError("is too long to be a date")
    try:
        return from_edtf(text)
    except DatelineError:
        pass
    try:
        return _shaped(in_english(text), day_first)
    except (DatelineError, OverflowError) as error:
        raise ValueError(str(error)) from None


def is_unclear(text: str) -> bool:
    """True for "03/04/2020"; False for "13/04/2020", "03/03/2020", "3.4.2020" (so with dots), "2020-04-03"."""
    numbers = [(m[1], m[3]) for m in _NUMBERS.finditer(text) if m[2] != "."]
    return any(int(a) <= 12 and int(b) <= 12 and a != b for a, b in numbers)


def says_day_first(text: str) -> bool | None:
    """True for "13/04/2020", False for "04/13/2020", None where the numbers do not tell."""
    for m in _NUMBERS.finditer(text):
        if m[2] == "." or int(m[1]) > 12 >= int(m[3]):
            return True
        if int(m[3]) > 12 >= int(m[1]):
            return False
    return None


def _shaped(text: str, day_first: bool) -> When:
    between = _BETWEEN.match(text)
    if between:
        return _ends(between[1], between[2], day_first, Shape.BETWEEN)
    for pattern, shape in _OPEN:
        if pattern.search(text):
            date = _date(pattern.sub("", text), day_first)
            start, end = (None, date) if shape in (Shape.BEFORE, Shape.UNTIL) else (date, None)
            return When(shape, start, end)
    parts = [part for part in _RANGE.split(text) if part]
    if len(parts) == 2 and not _NUMBERS.fullmatch(text):
        return _ends(parts[0], parts[1], day_first, Shape.RANGE)
    return When.at(_date(text, day_first))


def _ends(first: str, second: str, day_first: bool, shape: Shape) -> When:
    """Two dates; what the first leaves out (month, year, era) is taken from the second: "7–10 May 2025"."""
    end = _date(_longer(second, first), day_first)
    era = _ERA.search(second)
    words = second.split()
    candidates = [" ".join([first, *words[cut:]]) for cut in range(1, len(words))]
    if era and not _ERA.search(first):
        candidates.append(f"{first} {era[0].strip()}")
    for candidate in (first, *candidates) if _is_whole(first, era is not None) else (*candidates, first):
        try:
            return When(shape, _date(candidate, day_first), end)
        except ValueError:
            continue
    raise ValueError("is not a range of dates")


def _is_whole(first: str, era_told_later: bool) -> bool:
    return bool(re.search(r"\d{3,}", first)) and not (era_told_later and not _ERA.search(first))


def _longer(second: str, first: str) -> str:
    """ "45" after "1939" is 1945."""
    if re.fullmatch(r"\d{2}", second) and re.fullmatch(r"\d{4}", first):
        return first[:2] + second
    return second


def _date(text: str, day_first: bool) -> Date:
    """Raises ValueError where there is none."""
    text = text.strip(" ,.")
    rest = _DOUBT.sub("", text)
    doubt = {"approximate": rest != text}
    sure = _PERHAPS.sub("", rest)
    doubt["uncertain"] = sure != rest
    era = _ERA.search(sure)
    before_christ = bool(era and era[1].upper().startswith("B"))
    bare = _ERA.sub("", sure).strip(" ,.")
    date = _whole_years(bare, before_christ) or _calendar_date(bare, bool(era), before_christ, day_first)
    return date.qualified(**doubt)


def _whole_years(text: str, before_christ: bool) -> Date | None:
    """A year, a decade, a century or a millennium."""
    ages, decade, season = _AGES.fullmatch(text), _DECADE.fullmatch(text), _SEASON.fullmatch(text)
    if ages:
        precision = Precision.CENTURY if ages[2].lower() == "century" else Precision.MILLENNIUM
        length, number = YEARS_OF[precision], int(ages[1])
        return Date(1 - number * length if before_christ else (number - 1) * length, precision=precision)
    if decade:
        first = int(decade[1])
        return Date(-first - 9 if before_christ else first, precision=Precision.DECADE)
    if season:
        year = int(season[2])
        return Date.ymd(1 - year if before_christ else year, _SEASONS[season[1].lower()])
    if not _YEAR.fullmatch(text):
        return None
    year = int(re.sub("[, ]", "", text))
    return Date(1 - year if before_christ else year)


def _calendar_date(text: str, era_told: bool, before_christ: bool, day_first: bool) -> Date:
    """A month, a day or a time of day, by dateutil; what the words leave open shows by two different defaults."""
    if not re.search(r"\d", text):
        raise ValueError("is not a date")
    year = 0
    last = _LAST_NUMBER.search(text)
    if last and (era_told or len(last[1]) == 3) and _MONTH_NAME.search(text):
        # dateutil takes the year 44 for 2044.
        year, text = int(last[1]), f"{text[: last.start()]} 2004"
    try:
        low, high = (
            parser.parse(text, default=default, dayfirst=day_first or says_day_first(text) is True)
            for default in _DEFAULTS
        )
    except (parser.ParserError, ValueError, OverflowError, TypeError):
        raise ValueError("is not a date") from None
    if low.year != high.year:
        raise ValueError("does not say the year")
    true_year = year or low.year
    return _of_moments(low, high, 1 - true_year if before_christ else true_year)


def _of_moments(low: datetime, high: datetime, year: int) -> Date:
    if low.month != high.month:
        return Date.ymd(year)
    if low.day != high.day:
        return Date.ymd(year, low.month)
    date = Date.ymd(year, low.month, low.day)
    seconds = low.hour * 3600 + low.minute * 60 + low.second
    if not seconds and not low.tzinfo:
        return date
    offset = low.utcoffset()
    precision = Precision.SECOND if low.second else Precision.MINUTE
    zone = None if offset is None else int(offset.total_seconds() // 60)
    return replace(date, time=seconds * 1_000_000, precision=precision, zone=zone)
