"""The Timeline Project's files (`.timeline`, XML): events, eras, categories."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from dateline.model.date import Date, Precision
from dateline.model.day import date_of
from dateline.model.edtf import date_edtf, to_edtf
from dateline.model.error import DatelineError
from dateline.model.when import When
from dateline.storing.importing.imported import Imported, file_bytes
from dateline.storing.importing.rows_in import import_cells
from dateline.storing.importing.table import Cells

_GREGORIAN = re.compile(r"(-?\d+)-(\d+)-(\d+)(?: (\d+):(\d+)(?::(\d+))?)?")


def import_timeline_xml(path: Path) -> Imported:
    """Every event and era. Raises DatelineError where it is not such a file."""
    raw = file_bytes(path)
    try:
        root = fromstring(raw, forbid_dtd=True)
    except DefusedXmlException:
        raise DatelineError(
            f"“{path.name}” holds XML that is made to harm; nothing of it was read."
        ) from None
    except (ParseError, ValueError, LookupError, RecursionError):
        raise DatelineError(f"“{path.name}” is damaged: its XML cannot be read.") from None
    if root.tag != "timeline":
        raise DatelineError(f"“{path.name}” is not a file of The Timeline Project.")
    if root.findtext("timetype") not in (None, "gregoriantime"):
        raise DatelineError(f"“{path.name}” counts time in numbers, not by a calendar.")
    rows = [_cells(event) for event in root.iterfind("events/event")]
    rows += [
        _cells(era) | {"what": "era", "title": era.findtext("name") or ""}
        for era in root.iterfind("eras/era")
    ]
    return import_cells(path, raw, "application/xml", rows, "Event")


def _cells(event: Element) -> Cells:
    text = (event.findtext("text") or "").strip()
    # "(1)" and "[1]" in front say that it holds, or is held by, another event.
    title = re.sub(r"^(?:\(\d+\)|\[\d+\])\s*", "", text)
    return {
        "title": title,
        "notes": (event.findtext("description") or "").strip(),
        "kind": (event.findtext("category") or "").strip(),
        "tags": "; ".join(filter(None, (event.findtext("labels") or "").split())),
        "picture": (event.findtext("hyperlink") or "").strip(),
        **_dates(event),
    }


def _dates(event: Element) -> Cells:
    try:
        start, end = _date(event.findtext("start") or ""), _date(event.findtext("end") or "")
    except ValueError:
        return {"date": f"{event.findtext('start')} – {event.findtext('end')}"[:60]}
    fuzzy = event.findtext("fuzzy") == "True"
    start = start.qualified(approximate=fuzzy or event.findtext("fuzzy_start") == "True")
    if event.findtext("ends_today") == "True":
        return {"edtf": to_edtf(When.since(start))}
    end = end.qualified(approximate=fuzzy or event.findtext("fuzzy_end") == "True")
    if start.first_moment >= end.last_moment:
        return {"edtf": date_edtf(start)}
    when = When.at(start) if start == end else _short(start, end)
    return {"edtf": to_edtf(when)}


def _date(text: str) -> Date:
    """Years are astronomical in these files; midnight stands for the whole day."""
    m = _GREGORIAN.fullmatch(text.strip())
    if not m:
        raise ValueError("is not a date")
    year, month, day = (int(part) for part in m.groups()[:3])
    clock = [int(part or 0) for part in m.groups()[3:]]
    if not any(clock):
        return Date.ymd(year, month, day)
    seconds = clock[0] * 3600 + clock[1] * 60 + clock[2]
    precision = Precision.SECOND if clock[2] else Precision.MINUTE
    return Date(year, month, day, seconds * 1_000_000, precision)


def _short(start: Date, end: Date) -> When:
    """From midnight to the next midnight is one day; from midnight to a later one ends with the day before it."""
    if start.precision == end.precision == Precision.DAY and end.first > start.first:
        last = Date.ymd(*date_of(end.first - 1)).qualified(approximate=end.approximate)
        return When.at(start) if last == start else When.during(start, last)
    return When.during(start, end)
