"""Brings what was read into a project, takes a source out again, and reads one anew keeping a person's work."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from dateline.model.event import Event
from dateline.model.finding import everything
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
    taken = {each.id for each in everything(project)}
    prefix = "" if number == 1 else f"{number}."
    while any(prefix + name in taken for name in _ids(reading)):
        number += 1
        prefix = f"{number}."
    reading = _renamed(reading, id, prefix)
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
    old = project.source(reading.source.id)
    if not old:
        return project
    same = _same(project.events, reading.events)
    same |= _same(project.statements, reading.statements)
    names = _names(project, reading, same)
    new_events = tuple(_named(event, names) for event in reading.events)
    new_statements = tuple(_named(statement, names) for statement in reading.statements)
    events = _again(project.events, new_events, old.id, _event_redated)
    statements = _again(project.statements, new_statements, old.id, _statement_redated)
    ids = {event.id for event in events}
    source = replace(reading.source, title=old.title, publisher=old.publisher, notes=old.notes)
    return replace(
        project,
        sources=tuple(source if each.id == old.id else each for each in project.sources),
        timexes=(*(t for t in project.timexes if t.passage.source != old.id), *reading.timexes),
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


def _place(each: Any) -> Passage | None:
    """Where the words of an event or a statement begin."""
    if isinstance(each, Event):
        return each.passages[0] if each.passages else None
    return each.content[0] if each.content else each.sentence  # type: ignore[no-any-return]


def _event_redated(kept: Event, new: Event) -> Event:
    return (
        kept if has_hand_date(kept.why) else replace(kept, when=new.when, why=new.why, versions=new.versions)
    )


def _statement_redated(kept: Statement, new: Statement) -> Statement:
    return kept if has_hand_date(kept.said_why) else replace(kept, said=new.said, said_why=new.said_why)


def _by_place(entries: Iterable[Any]) -> dict[tuple[Passage, int], Any]:
    """Entries by where their words begin, numbered where several begin there."""
    by_place: dict[tuple[Passage, int], Any] = {}
    for each in entries:
        at, number = _place(each), 0
        if at:
            while (at, number) in by_place:
                number += 1
            by_place[at, number] = each
    return by_place


def _same(old: tuple[Any, ...], new: tuple[Any, ...]) -> dict[str, str]:
    """The id of the old entry of the same words, for each new one that has one."""
    places = _by_place(old)
    return {each.id: places[at].id for at, each in _by_place(new).items() if at in places}


def _ids(reading: Reading) -> list[str]:
    return [event.id for event in reading.events] + [statement.id for statement in reading.statements]


def _names(project: Project, reading: Reading, same: dict[str, str]) -> dict[str, str]:
    """What each new entry is called in the project: as the old one of the same words, else by a free name."""
    names = dict(same)
    taken = {each.id for each in everything(project)}
    for id in _ids(reading):
        if id not in names:
            name = id
            while name in taken:
                name += "’"
            taken.add(name)
            names[id] = name
    return names


def _again(
    old: tuple[Any, ...], new: tuple[Any, ...], source: str, redated: Callable[[Any, Any], Any]
) -> tuple[Any, ...]:
    """The old entries in their order, a person's own redated, the merely found replaced or gone; then the new."""
    found = {each.id: each for each in new}
    kept = []
    for each in old:
        at, again = _place(each), found.pop(each.id, None)
        if each.review is not Review.FOUND or at is None or at.source != source:
            kept.append(redated(each, again) if again else each)
        elif again:
            kept.append(again)
    return (*kept, *found.values())


def _named(each: Any, names: dict[str, str]) -> Any:
    """A new entry under its name in the project, pointing to others by theirs."""
    if isinstance(each, Event):
        links = tuple(replace(link, target=names.get(link.target, link.target)) for link in each.links)
        return replace(each, id=names[each.id], links=links)
    event, relayed_by = names.get(each.event, ""), names.get(each.relayed_by, "")
    return replace(each, id=names[each.id], event=event, relayed_by=relayed_by)


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
    if isinstance(value, Step) and value.published == old:
        parts["published"] = new
    return replace(value, **parts) if parts else value


def _holds_passages(part: Any) -> bool:
    """Whether a part can hold passages: a tuple of values, or a value of ours that is not a date."""
    if isinstance(part, tuple):
        return bool(part) and not isinstance(part[0], str)
    return isinstance(part, Passage) or hasattr(part, "passages") or hasattr(part, "why")
