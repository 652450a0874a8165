"""Every act of a person on a project, as a function from project to project. Unknown ids change nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from dateline.model.event import Event, Link, LinkKind, Version
from dateline.model.finding import everything
from dateline.model.joining import BY_HAND, add_reading, read_again, remove_source
from dateline.model.picture import Picture
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.source import Basis, Published, Step
from dateline.model.span import Passage, gathered
from dateline.model.statement import Quoted, Speaker, Statement
from dateline.model.when import UNDATED, When

__all__ = ["add_reading", "read_again", "remove_source"]  # the edits that live in a room of their own


def change_event(project: Project, id: str, **parts: Any) -> Project:
    """An event with other parts (title, kind, people, place, tags, lane, notes, picture …), marked as changed."""
    return _each_event(project, {id}, lambda event: _changed(event, parts))


def change_statement(project: Project, id: str, **parts: Any) -> Project:
    """A statement with other parts (quoted, event, tags, notes …), marked as changed."""
    return _each_statement(project, {id}, lambda statement: _changed(statement, parts))


def retitle(project: Project, id: str, title: str) -> Project:
    """Another title; an empty one is not taken."""
    title = " ".join(title.split())
    return change_event(project, id, title=title) if title else project


def redate(project: Project, id: str, when: When, words: str = "") -> Project:
    """Another date of an event or a statement, set by hand; `words` are what the person wrote."""
    return redate_each(project, {id: when}, words)


def redate_each(project: Project, whens: Mapping[str, When], words: str = "") -> Project:
    """Other dates of events and statements, by their ids."""
    why, ids = (Step(f"{BY_HAND} You wrote “{words}”." if words else BY_HAND),), set(whens)
    project = _each_event(project, ids, lambda e: _changed(e, {"when": whens[e.id]}, why=why, versions=()))
    return _each_statement(project, ids, lambda s: _changed(s, {"said": whens[s.id]}, said_why=why))


def take_version(project: Project, id: str, number: int) -> Project:
    """The date that one of the sources gives, where they disagree; that they do stays told."""
    event = project.event(id)
    if not event or not 0 <= number < len(event.versions):
        return project
    version = event.versions[number]
    why = (Step(f"{BY_HAND} It is what one of the sources says.", next(iter(version.passages), None)),)
    return _each_event(project, {id}, lambda e: _changed(e, {"when": version.when}, why=why))


def name_speaker(project: Project, id: str, name: str, role: str = "") -> Project:
    """Say who made a statement; with no name, that nobody is known to have."""
    name = " ".join(name.split())

    def named(statement: Statement) -> Statement:
        old = statement.speaker or Speaker(name, ())
        speaker = replace(old, name=name, role=role or old.role) if name else None
        changed: Statement = _changed(statement, {"speaker": speaker})
        return changed

    return _each_statement(project, {id}, named)


def accept(project: Project, ids: Iterable[str]) -> Project:
    """What was found is right. What a person changed or added stays so marked."""
    return _review(project, ids, lambda r: r if r in (Review.CHANGED, Review.ADDED) else Review.ACCEPTED)


def reject(project: Project, ids: Iterable[str]) -> Project:
    """What was found is not one: it is kept, but not shown."""
    return _review(project, ids, lambda _: Review.REJECTED)


def reopen(project: Project, ids: Iterable[str]) -> Project:
    """As found, to be looked at again."""
    return _review(project, ids, lambda _: Review.FOUND)


def delete(project: Project, ids: Iterable[str]) -> Project:
    """Without these events and statements, and without what points to them."""
    gone = set(ids)
    if not gone & {each.id for each in everything(project)}:
        return project
    events = tuple(_without_links(event, gone) for event in project.events if event.id not in gone)
    statements = tuple(_loosened(each, gone) for each in project.statements if each.id not in gone)
    return replace(project, events=events, statements=statements)


def new_id(project: Project) -> str:
    """An id for what is added by hand, that nothing in the project has and no reading gives."""
    taken = {each.id for each in everything(project)}
    number = len(taken) + 1
    while f"hand-{number}" in taken:
        number += 1
    return f"hand-{number}"


def add_event(
    project: Project, title: str, when: When = UNDATED, passages: tuple[Passage, ...] = (), **parts: Any
) -> Project:
    """One more event, by hand; it is the last of `events`."""
    why = (Step(BY_HAND),) if when.is_dated else ()
    parts = {"why": why, "review": Review.ADDED, "id": new_id(project)} | parts
    event = Event(title=" ".join(title.split()) or "New event", when=when, passages=passages, **parts)
    return replace(project, events=(*project.events, event))


def add_statement(project: Project, content: Passage, speaker: str = "", said: When = UNDATED) -> Project:
    """One more statement, by hand, from words of a source; it is the last of `statements`."""
    who = Speaker(speaker, ()) if speaker else None
    words = project.words(content).strip()
    quoted = Quoted.DIRECT if words[:1] in "“\"«‘'" and words else Quoted.INDIRECT
    why = (Step(BY_HAND),) if said.is_dated else ()
    made = Statement(new_id(project), who, (), (content,), quoted, content, said, why, review=Review.ADDED)
    return replace(project, statements=(*project.statements, made))


def merge(project: Project, ids: Iterable[str]) -> Project:
    """Several events as one: the first takes in the passages, people, links and tags of the others, and where
    their dates differ keeps each as a version. What pointed to the others points to it."""
    events = [event for id in dict.fromkeys(ids) if (event := project.event(id))]
    if len(events) < 2:
        return project
    first, others = events[0], events[1:]
    gone = {event.id for event in others}

    def joined(part: str) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(value for event in events for value in getattr(event, part)))

    links = tuple(link for link in joined("links") if link.target not in {first.id, *gone})
    parts: dict[str, Any] = {name: joined(name) for name in ("passages", "people", "tags")} | {"links": links}
    dated = next((event for event in events if event.when.is_dated), first)
    parts |= {"when": dated.when, "why": dated.why, "versions": _versions(events)}
    parts["place"] = next((event.place for event in events if event.place), "")
    parts["notes"] = "\n".join(dict.fromkeys(event.notes for event in events if event.notes))
    kept = _changed(first, parts)
    moved = dict.fromkeys(gone, first.id)
    return replace(
        project,
        events=tuple(
            kept if event.id == first.id else _retargeted(event, moved)
            for event in project.events
            if event.id not in gone
        ),
        statements=tuple(
            replace(each, event=moved[each.event]) if each.event in moved else each
            for each in project.statements
        ),
    )


def split(project: Project, id: str, passages: Iterable[Passage]) -> Project:
    """Two events out of one: these passages, and what lies within them, go to a new event, the last of `events`.

    Where the sources disagree, each event keeps the dates that its own passages tell.
    """
    event, wanted = project.event(id), set(passages)
    if not event:
        return project
    parts = gathered(event.passages)
    taken = {p for part in parts if part[0] in wanted for p in part} | (wanted & set(event.passages))
    stay = tuple(passage for passage in event.passages if passage not in taken)
    gone = tuple(passage for passage in event.passages if passage in taken)
    if not stay or not gone:
        return project
    other = replace(event, id=new_id(project), passages=gone, links=(), ordinal=None, review=Review.ADDED)
    project = change_event(project, id, passages=stay, **_dates_of(event, stay))
    return replace(project, events=(*project.events, replace(other, **_dates_of(event, gone))))


def _dates_of(event: Event, passages: tuple[Passage, ...]) -> dict[str, Any]:
    """The parts that date an event by some of its passages, where the sources disagree."""
    kept = [
        Version(version.when, tuple(p for p in version.passages if p in passages))
        for version in event.versions
    ]
    told = tuple(version for version in kept if version.passages)
    if len(told) != 1 or len(event.versions) < 2:
        return {"versions": told}
    why = (
        event.why if told[0].when == event.when else (Step("Its own passages say so.", told[0].passages[0]),)
    )
    return {"when": told[0].when, "versions": (), "why": why}


def show_picture(project: Project, id: str, picture: Picture | None) -> Project:
    """An event with a picture, or with none; a picture that no event shows any more leaves the project."""
    project = change_event(project, id, picture=picture.id if picture else "")
    if picture and not project.picture(picture.id):
        project = replace(project, pictures=(*project.pictures, picture))
    shown = {event.picture for event in project.events}
    if all(each.id in shown for each in project.pictures):
        return project
    return replace(project, pictures=tuple(each for each in project.pictures if each.id in shown))


def link(project: Project, id: str, added: Link) -> Project:
    """One more link from an event to another."""
    event = project.event(id)
    if not event or not project.event(added.target) or added in event.links:
        return project
    return change_event(project, id, links=(*event.links, added))


def unlink(project: Project, id: str, kind: LinkKind, target: str) -> Project:
    """An event without its links of that kind to another."""
    event = project.event(id)
    if not event:
        return project
    kept = tuple(each for each in event.links if (each.kind, each.target) != (kind, target))
    return project if kept == event.links else change_event(project, id, links=kept)


def publish(project: Project, source: str, when: When, words: str = "") -> Project:
    """Say when a source was published. What hangs on it is moved by reading it again (model.joining)."""
    wrote = f" You wrote “{words}”." if words else ""
    given = Published(when, Basis.GIVEN, (Step(f"You gave the document's date.{wrote}"),))
    return _each_source(project, source, published=given)


def change_source(project: Project, id: str, **parts: Any) -> Project:
    """A source with another title, publisher or notes."""
    return _each_source(project, id, **parts)


def rename(project: Project, title: str) -> Project:
    """The project under another title."""
    return replace(project, title=" ".join(title.split()))


def _each_source(project: Project, id: str, **parts: Any) -> Project:
    if not project.source(id):
        return project
    sources = tuple(replace(each, **parts) if each.id == id else each for each in project.sources)
    return replace(project, sources=sources)


def _each_event(project: Project, ids: set[str], edit: Callable[[Event], Event]) -> Project:
    if not any(project.event(id) for id in ids):
        return project
    return replace(project, events=tuple(edit(e) if e.id in ids else e for e in project.events))


def _each_statement(project: Project, ids: set[str], edit: Callable[[Statement], Statement]) -> Project:
    if not any(project.statement(id) for id in ids):
        return project
    return replace(project, statements=tuple(edit(s) if s.id in ids else s for s in project.statements))


def _changed(each: Any, parts: dict[str, Any], **more: Any) -> Any:
    """With these parts, marked as a person's; as it was where they are what it has. `more` comes along."""
    if all(getattr(each, name) == value for name, value in parts.items()):
        return each
    review = each.review if each.review is Review.ADDED else Review.CHANGED
    return replace(each, **parts, **more, review=review)


def _review(project: Project, ids: Iterable[str], decide: Callable[[Review], Review]) -> Project:
    wanted = set(ids)
    project = _each_event(project, wanted, lambda e: replace(e, review=decide(e.review)))
    return _each_statement(project, wanted, lambda s: replace(s, review=decide(s.review)))


def _versions(events: list[Event]) -> tuple[Version, ...]:
    """A version for each differing date."""
    by_date: dict[When, list[Passage]] = {}
    for event in events:
        for version in event.versions or (Version(event.when, event.passages),):
            if version.when.is_dated:
                by_date.setdefault(version.when, []).extend(version.passages)
    if len(by_date) < 2:
        return ()
    return tuple(Version(when, tuple(dict.fromkeys(passages))) for when, passages in by_date.items())


def _without_links(event: Event, gone: set[str]) -> Event:
    if not any(link.target in gone for link in event.links):
        return event
    return replace(event, links=tuple(link for link in event.links if link.target not in gone))


def _retargeted(event: Event, moved: dict[str, str]) -> Event:
    if not any(link.target in moved for link in event.links):
        return event
    links = (replace(link, target=moved.get(link.target, link.target)) for link in event.links)
    return replace(event, links=tuple(dict.fromkeys(links)))


def _loosened(statement: Statement, gone: set[str]) -> Statement:
    if statement.event not in gone and statement.relayed_by not in gone:
        return statement
    event = "" if statement.event in gone else statement.event
    relayed_by = "" if statement.relayed_by in gone else statement.relayed_by
    return replace(statement, event=event, relayed_by=relayed_by)
