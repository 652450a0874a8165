"""Makes an imported project whole: every id once, and whatever points to a mark points to one that is there."""

from dataclasses import replace
from typing import Any

from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.statement import Statement


def whole(project: Project) -> Project:
    """The same project where nothing is amiss; of marks with the same id the later ones get another."""
    taken: dict[str, int] = {}
    events = tuple(_named(event, taken) for event in project.events)
    statements = tuple(_named(each, taken) for each in project.statements)
    eras = tuple(_named(era, taken) for era in project.eras)
    there, said = {event.id for event in events}, {each.id for each in statements}
    return replace(
        project,
        events=tuple(_with_links(event, there) for event in events),
        statements=tuple(_with_targets(each, there, said) for each in statements),
        eras=eras,
    )


def _named(mark: Any, taken: dict[str, int]) -> Any:
    """The mark under an id of its own; `taken` has for each id the number from which on others like it are free."""
    first = id = mark.id or "mark"
    while id in taken:
        id, taken[first] = f"{first}-{taken[first]}", taken[first] + 1
    taken[id] = 2
    return mark if id == mark.id else replace(mark, id=id)


def _with_links(event: Event, there: set[str]) -> Event:
    if all(link.target in there for link in event.links):
        return event
    return replace(event, links=tuple(link for link in event.links if link.target in there))


def _with_targets(each: Statement, there: set[str], said: set[str]) -> Statement:
    event = each.event if each.event in there else ""
    relayed_by = each.relayed_by if each.relayed_by in said else ""
    if (event, relayed_by) == (each.event, each.relayed_by):
        return each
    return replace(each, event=event, relayed_by=relayed_by)
