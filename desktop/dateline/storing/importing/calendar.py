"""iCalendar files (RFC 5545) as events."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from dateline.model.date import Date, Precision
from dateline.model.edtf import to_edtf
from dateline.model.error import DatelineError
from dateline.model.review import Review
from dateline.model.when import UNDATED, When
from dateline.model.words import in_words
from dateline.storing.importing.carried import carried
from dateline.storing.importing.imported import MOST_EVENTS, Imported, file_bytes
from dateline.storing.importing.rows_in import import_cells
from dateline.storing.importing.table import Cells


def import_calendar(path: Path) -> Imported:
    """Every VEVENT, its date as a day, a time or a range. Raises DatelineError where it is no calendar."""
    from icalendar import Calendar

    raw = file_bytes(path)
    try:
        calendars = Calendar.from_ical(raw, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DatelineError(f"“{path.name}” is not a calendar that can be read.") from error
    rows: list[Cells] = []
    problems: list[str] = []
    for calendar in calendars:
        for entry in calendar.walk("VEVENT"):
            if len(rows) >= MOST_EVENTS:
                raise DatelineError(f"“{path.name}” has more events than a timeline can show.")
            rows.append(carried(_text(entry, "x-dateline-row")) or _cells(entry, len(rows) + 1, problems))
            rows[-1]["picture"] = _picture(entry) or rows[-1].get("picture", "")
    if not rows:
        raise DatelineError(f"“{path.name}” is a calendar without events.")
    title = next((str(c.get("x-wr-calname")) for c in calendars if c.get("x-wr-calname")), path.stem)
    imported = import_cells(path, raw, "text/calendar", rows, "Event")
    told = (*problems[:200], *imported.problems)
    return replace(imported, project=replace(imported.project, title=title), problems=told)


def _cells(entry: Any, number: int, problems: list[str]) -> Cells:
    title = _text(entry, "summary") or "Untitled"
    try:
        when = _when(entry)
    except (ValueError, DatelineError, OverflowError, AttributeError, TypeError, KeyError):
        when = UNDATED
        problems.append(f"“{title[:60]}” has a date that cannot be read; it is undated.")
    if entry.get("rrule"):
        problems.append(f"“{title[:60]}” comes again by a rule; only its first date was taken.")
    categories = _categories(entry)
    return {
        "id": _text(entry, "uid").removesuffix("@dateline") or f"event{number}",
        "title": title,
        "edtf": to_edtf(when),
        "date": in_words(when),
        "kind": categories[0] if categories else "other",
        "people": "; ".join(dict.fromkeys(_names(entry))),
        "place": _text(entry, "location"),
        "tags": "; ".join(categories[1:]),
        "notes": _text(entry, "description"),
        "review": Review.ADDED.value,
    }


def _picture(entry: Any) -> str:
    """The picture that is attached, as an address that holds it; else where one is."""
    attached = entry.get("attach", [])
    for each in attached if isinstance(attached, list) else [attached]:
        kind = str(getattr(each, "params", {}).get("FMTTYPE", ""))
        if kind in ("image/png", "image/jpeg"):
            is_held = each.params.get("VALUE") == "BINARY"
            return f"data:{kind};base64,{each.to_ical().decode('ascii')}" if is_held else str(each)
    return ""


def _text(entry: Any, name: str) -> str:
    value = entry.get(name, "")
    return str(value[0] if isinstance(value, list) else value).strip()


def _names(entry: Any) -> list[str]:
    attendees = entry.get("attendee", [])
    found = []
    for attendee in attendees if isinstance(attendees, list) else [attendees]:
        name = getattr(attendee, "params", {}).get("CN") or str(attendee).removeprefix("mailto:")
        found.append(str(name))
    return found


def _categories(entry: Any) -> list[str]:
    given = entry.get("categories")
    if given is None:
        return []
    lists = given if isinstance(given, list) else [given]
    return [
        str(word).strip() for each in lists for word in getattr(each, "cats", [each]) if str(word).strip()
    ]


def _when(entry: Any) -> When:
    if "dtstart" not in entry:
        return UNDATED
    start = entry.decoded("dtstart")
    end = entry.decoded("dtend") if "dtend" in entry else None
    if end is None and "duration" in entry:
        end = start + entry.decoded("duration")
    first = _date(start)
    if end is None or end <= start:
        return When.at(first)
    # An end without a time of day is the day after.
    last = _date(end) if isinstance(end, datetime) else _date(end - timedelta(days=1))
    return When.at(first) if last == first else When.during(first, last)


def _date(moment: date) -> Date:
    if not isinstance(moment, datetime):
        return Date.ymd(moment.year, moment.month, moment.day)
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    offset = moment.utcoffset()
    zone = None if offset is None else int(offset.total_seconds() // 60)
    precision = Precision.SECOND if moment.second else Precision.MINUTE
    return Date(moment.year, moment.month, moment.day, seconds * 1_000_000, precision, zone)
