"""An imported project into another, under ids that the other does not have."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dateline.model.event import Event, Link
from dateline.model.project import Era, Project
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.statement import Statement
from dateline.storing.importing.mending import whole
from dateline.storing.importing.proving import Claims, proved

Names = Mapping[str, str]


_NO_CLAIMS: Claims = {}


def join(project: Project, imported: Project, claims: Claims = _NO_CLAIMS) -> Project:
    """`project` with everything of `imported`; a source that both have, word for word, is kept once.

    `claims` are the proof that came along with imported marks; where the project has it, it is theirs.
    """
    imported = whole(proved(project, imported, claims))
    had = {source.id: source for source in project.sources}
    taken = set(had)
    sources: dict[str, str] = {}
    for source in imported.sources:
        same = source.id in had and had[source.id].text == source.text
        sources[source.id] = source.id if same else _free(source.id, taken)
        taken.add(sources[source.id])
    ids = _free_ids(project, imported)
    if any(old != new for names in (sources, ids) for old, new in names.items()):
        imported = _renamed(imported, sources, ids)
    timexes, people = set(project.timexes), {person.name for person in project.people}
    pictures = {picture.id for picture in project.pictures}
    settings = dict(imported.settings) | dict(project.settings)
    return replace(
        project,
        title=project.title or imported.title,
        sources=project.sources + tuple(s for s in imported.sources if s.id not in had),
        timexes=project.timexes + tuple(timex for timex in imported.timexes if timex not in timexes),
        events=project.events + imported.events,
        statements=project.statements + imported.statements,
        people=project.people + tuple(person for person in imported.people if person.name not in people),
        eras=project.eras + imported.eras,
        settings=tuple(settings.items()),
        pictures=project.pictures + tuple(each for each in imported.pictures if each.id not in pictures),
    )


def _marks(project: Project) -> Iterable[Event | Statement | Era]:
    return (*project.events, *project.statements, *project.eras)


def _free_ids(project: Project, imported: Project) -> dict[str, str]:
    taken = {mark.id for mark in _marks(project)}
    names: dict[str, str] = {}
    for mark in _marks(imported):
        if mark.id not in names:
            names[mark.id] = _free(mark.id, taken)
            taken.add(names[mark.id])
    return names


def _free(id_: str, taken: set[str]) -> str:
    if id_ and id_ not in taken:
        return id_
    number = 2
    while f"{id_}-{number}" in taken:
        number += 1
    return f"{id_}-{number}"


def _renamed(project: Project, sources: Names, ids: Names) -> Project:
    return replace(
        project,
        sources=tuple(
            _moved(replace(source, id=sources[source.id]), sources, ids) for source in project.sources
        ),
        **{
            name: _moved(getattr(project, name), sources, ids)
            for name in ("timexes", "events", "statements", "people", "eras")
        },
    )


def _moved(value: Any, sources: Names, ids: Names) -> Any:
    """A value with every passage in it under its source's new id, and every id in it the new one."""
    if isinstance(value, Passage):
        return Passage(sources.get(value.source, value.source), value.span)
    if isinstance(value, tuple):
        return tuple(_moved(each, sources, ids) for each in value)
    if not is_dataclass(value):
        return value
    parts = {f.name: getattr(value, f.name) for f in fields(value)}
    parts = {
        name: _moved(part, sources, ids)
        for name, part in parts.items()
        if isinstance(part, tuple) or is_dataclass(part)
    }
    if isinstance(value, Event | Statement | Era):
        parts["id"] = ids.get(value.id, value.id)
    if isinstance(value, Statement):
        parts |= {
            name: ids.get(getattr(value, name), getattr(value, name)) for name in ("event", "relayed_by")
        }
    if isinstance(value, Step) and value.published:
        parts["published"] = sources.get(value.published, value.published)
    if isinstance(value, Link):
        parts["target"] = ids.get(value.target, value.target)
    return replace(value, **parts) if parts else value
