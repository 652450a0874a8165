"""Events as an iCalendar file (RFC 5545), the proof of each in its description and in an X- property."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dateline.exporting.losses import listed, not_held
from dateline.exporting.proof import Mark, marks_of, proofs, title_of
from dateline.exporting.row import row_as_json
from dateline.model.date import Date, Precision
from dateline.model.day import date_of
from dateline.model.edtf import to_edtf
from dateline.model.event import Event
from dateline.model.finding import when_of
from dateline.model.project import Project
from dateline.model.when import When
from dateline.model.words import in_words
from dateline.storing.atomic import write_whole


def lost_in_calendar(project: Project) -> tuple[str, ...]:
    """Each mark that has no place in a calendar, and what none of them can hold."""
    lost = [
        f"“{title_of(project, mark)}” ({in_words(when_of(mark))}): {why_not}"
        for mark in marks_of(project)
        if (why_not := _why_not(when_of(mark)))
    ]
    parts = ("texts", "eras", "dates", "given", "people", "doubt", "versions")
    return listed(lost) + not_held("A calendar", project, parts)


def write_calendar(project: Project, path: Path) -> None:
    """One VEVENT a mark that has a first and a last day in the years 1–9999."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Dateline//EN")
    calendar.add("version", "2.0")
    if project.title:
        calendar.add("x-wr-calname", project.title)
    stamp = datetime.now(UTC)
    for mark in marks_of(project):
        if not _why_not(when_of(mark)):
            calendar.add_component(_entry(project, mark, stamp))
    write_whole(path, calendar.to_ical())


def _why_not(when: When) -> str:
    """Why iCalendar cannot hold it, or ""."""
    if not when.is_dated:
        return "a calendar has no place for the undated."
    if when.first is None or when.last is None:
        return "a calendar has no open beginnings and ends."
    if date_of(when.first)[0] < 1 or date_of(when.last + 1)[0] > 9999:
        return "a calendar knows the years 1 to 9999 only."
    return ""


def _entry(project: Project, mark: Mark, stamp: datetime) -> Any:
    from icalendar import Event as Entry
    from icalendar import vBinary

    when = when_of(mark)
    assert when.first is not None and when.last is not None
    entry = Entry()
    entry.add("uid", f"{mark.id}@dateline")
    entry.add("dtstamp", stamp)
    entry.add("summary", title_of(project, mark))
    start = _moment(when.start)
    entry.add("dtstart", start or _day(when.first))
    if start is None:
        entry.add("dtend", _day(when.last + 1))
    if not when.is_exact and not when.is_certain:
        entry.add("status", "TENTATIVE")
    entry.add("categories", [mark.kind if isinstance(mark, Event) else "statement", *mark.tags])
    if isinstance(mark, Event) and mark.place:
        entry.add("location", mark.place)
    found = proofs(project, mark)
    told = [f"“{proof.words}” ({proof.place})" for proof in found]
    entry.add("description", "\n".join([in_words(when), *told]))
    if isinstance(mark, Event) and (picture := project.picture(mark.picture)):
        attached = {"FMTTYPE": picture.media_type, "ENCODING": "BASE64", "VALUE": "BINARY"}
        entry.add("attach", vBinary(picture.content), attached)
    entry.add("x-dateline-edtf", to_edtf(when))
    entry.add("x-dateline-row", row_as_json(project, mark))
    return entry


def _day(day: int) -> date:
    return date(*date_of(day))


def _moment(start: Date | None) -> datetime | None:
    """The time of day where the date has one; floating where its zone is not known."""
    if start is None or start.precision < Precision.HOUR or start.time is None:
        return None
    moment = datetime.combine(_day(start.first), time()) + timedelta(microseconds=start.time)
    if start.zone is None:
        return moment
    return (moment - timedelta(minutes=start.zone)).replace(tzinfo=UTC)
