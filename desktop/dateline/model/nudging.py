"""Dates moved by a step, one or several together, and what to say of those that cannot be moved."""

from collections.abc import Iterable, Sequence

from dateline.model.event import Event
from dateline.model.finding import Entry, entry, title_of, when_of
from dateline.model.moving import shifted, unit_of
from dateline.model.project import Project
from dateline.model.when import When


def reason_to_stay(each: Entry) -> str:
    """Why its date cannot be moved, as the end of a sentence; "" where it can."""
    if isinstance(each, Event) and sum(version.when.is_dated for version in each.versions) > 1:
        return "its sources disagree about its date"
    return "" if when_of(each).is_dated else "it has no date"


def nudged(project: Project, ids: Iterable[str], by: int) -> tuple[dict[str, When], list[str]]:
    """The dates `by` units further, the unit being that of the least exact of them; and the ids of those that stay."""
    found = [each for id in dict.fromkeys(ids) if (each := entry(project, id)) is not None]
    moving = [each for each in found if not reason_to_stay(each)]
    staying = [each.id for each in found if reason_to_stay(each)]
    if not moving:
        return {}, staying
    unit = unit_of(when_of(each) for each in moving)
    return {each.id: shifted(when_of(each), by, unit) for each in moving}, staying


def staying_in_words(project: Project, ids: Sequence[str]) -> str:
    """What was to be moved and cannot be, "" where there is nothing."""
    if len(ids) > 1:
        return f"{len(ids)} stay: they have no date, or sources that disagree about it"
    each = entry(project, ids[0]) if ids else None
    return f"“{title_of(project, each)}” stays: {reason_to_stay(each)}" if each is not None else ""
