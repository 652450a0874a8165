"""A date as metadata write it, into a When: ISO 8601 in all its loose forms, PDF's own, or in words."""

import re
from datetime import datetime

from dateutil import parser

from dateline.model.date import Date
from dateline.model.when import UNDATED, When

_ISO = re.compile(r"\s*(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?!\d))?)?(?=$|[T\s])")
_PDF = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_TWO_DEFAULTS = (datetime(2001, 1, 1), datetime(2004, 2, 2))
_AGAINST_NUMBERS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


def stated_date(text: str) -> When:
    """The day, month or year that `text` names, in its own time zone; UNDATED where none is certain.

    A day given in numbers alone ("05/09/2025") is UNDATED unless only one order makes a date of it.
    """
    text = text.strip()[:100]
    m = _PDF.match(text) or _ISO.match(text)
    try:
        if m:
            year, month, day = (int(part) if part else None for part in m.groups())
            return When.at(Date.ymd(year or 0, month, day)) if year else UNDATED
        return _in_words(text)
    except (ValueError, OverflowError):
        return UNDATED


def _in_words(text: str) -> When:
    if not re.search(r"\d{4}", text):
        return UNDATED
    orders = (False, True) if _AGAINST_NUMBERS.search(text) else (False,)
    found = {
        parser.parse(text, default=default, dayfirst=day_first, ignoretz=True).date()
        for default in _TWO_DEFAULTS
        for day_first in orders
    }
    if len(found) != 1:
        return UNDATED
    day = found.pop()
    return When.at(Date.ymd(day.year, day.month, day.day))
