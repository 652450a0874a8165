"""What a program may call: `dateline.read`."""

import hashlib

from dateline.model.edtf import from_edtf
from dateline.model.error import DatelineError
from dateline.model.project import Reading
from dateline.model.source import Source
from dateline.model.when import When


def read(text: str, published: str | None = None, *, title: str = "") -> Reading:
    """Read `text`; the same values that `dateline read` prints.

    `published` is the document's own date in EDTF ("2025-05-09") or in plain words ("9 May 2025") where it is
    known. Raises DatelineError where `published` is no date.
    """
    from dateline.reading.read import read_whole

    return read_whole(source_of(text, title), given_date(published))


def source_of(text: str, title: str = "") -> Source:
    """A source of the bare text, with an id made from its words."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(id=digest[:12], text=text, title=title)


def given_date(words: str | None) -> When | None:
    """The date that a caller gave, in EDTF or in words; None for None or "". Raises DatelineError."""
    if not words:
        return None
    try:
        return from_edtf(words)
    except DatelineError:
        return _date_in_words(words)


def _date_in_words(words: str) -> When:
    """Read by python-dateutil; what the words leave open shows by two readings with different defaults."""
    from datetime import datetime

    from dateutil import parser

    from dateline.model.date import Date

    try:
        first, second = (
            parser.parse(words, default=default) for default in (datetime(1, 1, 1), datetime(4, 12, 28))
        )
    except (ValueError, OverflowError):
        raise DatelineError(f"“{words}” is not a date that Dateline understands; try 2025-05-09.") from None
    if first.year != second.year:
        raise DatelineError(f"“{words}” does not say the year.")
    if first.month != second.month:
        return When.at(Date.ymd(first.year))
    if first.day != second.day:
        return When.at(Date.ymd(first.year, first.month))
    return When.at(Date.ymd(first.year, first.month, first.day))
