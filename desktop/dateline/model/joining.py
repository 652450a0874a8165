"""Brings what was read into a project, takes a source out again, and reads one anew keeping a person's work."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dateline.model.event import Event
from dateline.model.person import Person
from dateline.model.project import Project, Reading
from dateline.model.review import Review
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.statement import Statement

# The line of a why that marks a date as a person's own: such a date is never moved by the program.
BY_HAND = "You set this date."

_MADE = "sources made"  # the setting that counts them, so that no id is used twice


def add_reading(project: Project, reading: Reading) -> Project:
    """The project with one more source and all that was found in it, under ids of the project."""
    number = int(dict(project.settings).get(_MADE, len(project.sources))) + 1
    id = reading.source.id or f"s{number}"
    id = f"{id}-{number}" if project.source(id) else id
    reading = _renamed(reading, id, "" if number == 1 else f"{number}.")
    return replace(
        project,
        title=project.title or reading.source.title,
        sources=(*project.sources, reading.source),
        timexes=project.timexes + reading.timexes,
        events=project.events + reading.events,
        statements=project.statements + reading.statements,
        people=_joined(project.people, reading.people),
        settings=_with_setting(project, _MADE, str(number)),
    )


def remove_source(project: Project, id: str) -> Project:
    """Without a source and what only it proves; an event that others prove too keeps their passages."""
    if not project.source(id):
        return project

    def stays(passage: Passage) -> bool:
        return passage.source != id

    events = []
    for event in project.events:
        passages = tuple(filter(stays, event.passages))
        if passages or not event.passages:
            events.append(event if passages == event.passages else replace(event, passages=passages))
    kept = {event.id for event in events}
    return replace(
        project,
        sources=tuple(source for source in project.sources if source.id != id),
        timexes=tuple(timex for timex in project.timexes if stays(timex.passage)),
        events=tuple(_with_links_to(event, kept) for event in events),
        statements=tuple(
            each if each.event in kept else replace(each, event="")
            for each in project.statements
            if stays(each.sentence)
        ),
        people=tuple(
            replace(person, passages=tuple(filter(stays, person.passages)))
            for person in project.people
            if not person.passages or any(map(stays, person.passages))
        ),
    )


def read_again(project: Project, reading: Reading) -> Project:
    """What a source says after it was read again, with all that a person decided.

    What a person accepted, changed, rejected or added stays, but for dates that no hand has set: these are taken
    from the new reading where it found the same words. What was merely found is replaced.
    """
    id = reading.source.id
    old = project.source(id)
    if not old:
        return project
    events = _kept_and_new(project.events, reading.events, id, _event_place, _event_redated)
    statements = _kept_and_new(
        project.statements, reading.statements, id, _statement_place, _statement_redated
    )
    source = replace(reading.source, title=old.title, publisher=old.publisher, notes=old.notes)
    ids = {event.id for event in events}
    return replace(
        project,
        sources=tuple(source if each.id == id else each for each in project.sources),
        timexes=(*(t for t in project.timexes if t.passage.source != id), *reading.timexes),
        events=tuple(_with_links_to(event, ids) for event in events),
        statements=tuple(each if each.event in ids else replace(each, event="") for each in statements),
        people=_joined(project.people, reading.people),
    )


def has_hand_date(why: tuple[Step, ...]) -> bool:
    """Whether a person set the date that this is the why of."""
    return bool(why) and why[0].text.startswith(BY_HAND)


def _with_setting(project: Project, name: str, value: str) -> tuple[tuple[str, str], ...]:
    return tuple((dict(project.settings) | {name: value}).items())


def _with_links_to(event: Event, ids: set[str]) -> Event:
    if all(link.target in ids for link in event.links):
        return event
    return replace(event, links=tuple(link for link in event.links if link.target in ids))


def _joined(old: tuple[Person, ...], new: tuple[Person, ...]) -> tuple[Person, ...]:
    """People by name, each with all its forms and passages."""
    by_name = {person.name: person for person in old}
    for person in new:
        known = by_name.get(person.name)
        by_name[person.name] = (
            person
            if known is None
            else replace(
                known,
                role=known.role or person.role,
                aliases=tuple(dict.fromkeys(known.aliases + person.aliases)),
                passages=tuple(dict.fromkeys(known.passages + person.passages)),
            )
        )
    return tuple(by_name.values())


def _event_place(event: Event) -> Passage | None:
    return event.passages[0] if event.passages else None


def _statement_place(statement: Statement) -> Passage | None:
    return statement.content[0] if statement.content else statement.sentence


def _event_redated(kept: Event, new: Event) -> Event:
    return (
        kept if has_hand_date(kept.why) else replace(kept, when=new.when, why=new.why, versions=new.versions)
    )


def _statement_redated(kept: Statement, new: Statement) -> Statement:
    return kept if has_hand_date(kept.said_why) else replace(kept, said=new.said, said_why=new.said_why)


def _kept_and_new(
    old: tuple[Any, ...],
    new: tuple[Any, ...],
    source: str,
    place: Callable[[Any], Passage | None],
    redated: Callable[[Any, Any], Any],
) -> tuple[Any, ...]:
    """Of one source: a person's own with the new dates, then what is new; of other sources: as it was."""
    found = {place(each): each for each in new}
    kept = []
    for each in old:
        at = place(each)
        if at is None or at.source != source:
            kept.append(each)
        elif each.review is not Review.FOUND:
            kept.append(redated(each, found[at]) if at in found else each)
    taken = {place(each) for each in kept}
    ids = {each.id for each in kept}
    fresh = [each for each in new if place(each) not in taken]
    return (*kept, *(each if each.id not in ids else replace(each, id=_free(each.id, ids)) for each in fresh))


def _free(id: str, taken: set[str]) -> str:
    while id in taken:
        id += "’"
    taken.add(id)
    return id


def _renamed(reading: Reading, source: str, prefix: str) -> Reading:
    """The same reading with `source` as the id of its source and `prefix` before every other id."""
    old = reading.source.id
    if old == source and not prefix:
        return reading

    def named(value: Any) -> Any:
        return _moved(value, old, source, prefix)

    return Reading(
        replace(reading.source, id=source, published=named(reading.source.published)),
        tuple(map(named, reading.timexes)),
        tuple(map(named, reading.events)),
        tuple(map(named, reading.statements)),
        tuple(map(named, reading.people)),
    )


def _moved(value: Any, old: str, new: str, prefix: str) -> Any:
    """A value with every passage in it moved from source `old` to `new`, and every id of it prefixed."""
    if isinstance(value, Passage):
        return Passage(new, value.span) if value.source == old else value
    if isinstance(value, tuple):
        return tuple(_moved(each, old, new, prefix) for each in value)
    parts = {
        name: _moved(part, old, new, prefix)
        for name in getattr(value, "__dataclass_fields__", ())
        if _holds_passages(part := getattr(value, name))
    }
    if isinstance(value, Event | Statement):
        parts["id"] = prefix + value.id
    if isinstance(value, Statement):
        parts["event"] = value.event and prefix + value.event
        parts["relayed_by"] = value.relayed_by and prefix + value.relayed_by
    if hasattr(value, "target"):
        parts["target"] = prefix + value.target
    return replace(value, **parts) if parts else value


def _holds_passages(part: Any) -> bool:
    """Whether a part can hold passages: a tuple of values, or a value of ours that is not a date."""
    if isinstance(part, tuple):
        return bool(part) and not isinstance(part[0], str)
    return isinstance(part, Passage) or hasattr(part, "passages") or hasattr(part, "why")
