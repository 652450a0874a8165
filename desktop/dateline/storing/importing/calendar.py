"""iCalendar files (RFC 5545) as events."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from dateline.model.date import Date, Precision
from dateline.model.edtf import from_edtf
from dateline.model.error import DatelineError
from dateline.model.event import Event
from dateline.model.person import Person
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.when import UNDATED, When
from dateline.model.words import in_words
from dateline.storing.importing.imported import MOST_EVENTS, Imported, Sheet, file_bytes


def import_calendar(path: Path) -> Imported:
    """Every VEVENT, its date as a day, a time or a range. Raises DatelineError where it is no calendar."""
    from icalendar import Calendar

    raw = file_bytes(path)
    try:
        calendars = Calendar.from_ical(raw, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DatelineError(f"“{path.name}” is not a calendar that can be read.") from error
    sheet = Sheet(path.stem, path, "text/calendar", raw)
    events: list[Event] = []
    problems: list[str] = []
    people: dict[str, Person] = {}
    for calendar in calendars:
        for entry in calendar.walk("VEVENT"):
            if len(events) >= MOST_EVENTS:
                raise DatelineError(f"“{path.name}” has more events than a timeline can show.")
            events.append(_event(sheet, entry, len(events) + 1, problems, people))
    if not events:
        raise DatelineError(f"“{path.name}” is a calendar without events.")
    title = next((str(c.get("x-wr-calname")) for c in calendars if c.get("x-wr-calname")), path.stem)
    project = Project(title, (sheet.source(),), events=tuple(events), people=tuple(people.values()))
    return Imported(project, tuple(problems[:200]))


def _event(sheet: Sheet, entry: Any, number: int, problems: list[str], people: dict[str, Person]) -> Event:
    title = _text(entry, "summary") or "Untitled"
    try:
        when = _when(entry)
    except (ValueError, DatelineError, OverflowError, AttributeError, TypeError, KeyError):
        when = UNDATED
        problems.append(f"“{title[:60]}” has a date that cannot be read; it is undated.")
    if entry.get("rrule"):
        problems.append(f"“{title[:60]}” comes again by a rule; only its first date was taken.")
    passage = sheet.put(title, ", ")
    sheet.put(in_words(when))
    notes = _text(entry, "description")
    if notes:
        sheet.put(notes)
    sheet.put("")
    who = tuple(dict.fromkeys(_names(entry)))
    for name in who:
        people.setdefault(name, Person(name, review=Review.ADDED))
    categories = _categories(entry)
    return Event(
        id=_text(entry, "uid").removesuffix("@dateline") or f"event{number}",
        title=title,
        kind=categories[0] if categories else "other",
        when=when,
        passages=(passage,),
        people=who,
        place=_text(entry, "location"),
        review=Review.ADDED,
        tags=tuple(categories[1:]),
        notes=notes,
    )


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
    told = _text(entry, "x-dateline-edtf")
    if told:
        return from_edtf(told)
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
