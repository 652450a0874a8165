"""One web page that holds everything: zoomable timeline, details, passages in their sources; works offline."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.exporting.losses import not_held
from dateline.exporting.page_fonts import font_faces
from dateline.exporting.proof import address_of, content_of, marks_of, proof_of, title_of
from dateline.model.edtf import to_edtf
from dateline.model.event import Event
from dateline.model.finding import when_of
from dateline.model.project import Project
from dateline.model.source import Source, Step
from dateline.model.span import Passage
from dateline.model.statement import Statement
from dateline.model.when import Shape, When
from dateline.model.words import in_words
from dateline.resources import resource
from dateline.storing.atomic import write_whole
from dateline.timeline.chart import Chart
from dateline.timeline.gestures import crowd_view, whole_view
from dateline.timeline.marks import quote_title
from dateline.timeline.opening import CRUSHED

_SCRIPTS = ("calendar.js", "marks.js", "panes.js", "page.js")


def lost_in_page(project: Project) -> tuple[str, ...]:
    """What the page does not show."""
    return not_held("A web page", project, ("dates", "given", "people", "doubt", "versions"))


def write_page(project: Project, path: Path) -> None:
    """A single HTML file that loads nothing: its policy forbids every connection."""
    from jinja2 import Environment

    template = Environment(autoescape=True).from_string(_part("page.html"))
    values = _values(project)
    page = template.render(
        title=project.title or "Timeline",
        style=font_faces(json.dumps(values, ensure_ascii=False)) + _part("page.css"),
        script="\n".join(map(_part, _SCRIPTS)),
        values=_for_script(values),
    )
    write_whole(path, page.encode("utf-8", "replace"))


def _part(name: str) -> str:
    return resource(f"page/{name}").read_text(encoding="utf-8")


def _for_script(values: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _values(project: Project) -> dict[str, Any]:
    events = {event.id for event in project.events}
    return {
        "title": project.title or "Timeline",
        "opening": _opening(project),
        "marks": [
            _event(project, mark, events) if isinstance(mark, Event) else _statement(project, mark)
            for mark in marks_of(project)
        ],
        "pictures": {each.id: address_of(each) for each in project.pictures if each.is_sound},
        "sources": [_source(source) for source in project.sources],
        "eras": [
            {"title": era.title, **_place(era.when)}
            for era in project.eras
            if era.when.start and era.when.end
        ],
    }


def _opening(project: Project) -> list[float] | None:
    """The first and last moment to show at first where nearly everything happens in a small part of the whole."""
    chart = Chart.of(project)
    whole = replace(whole_view(chart), folds=())  # the page folds nothing
    crowd = crowd_view(chart, whole)
    return [crowd.start, crowd.end] if crowd and crowd.span < whole.span * CRUSHED else None


def _event(project: Project, event: Event, events: set[str]) -> dict[str, Any]:
    return {
        **_mark(project, event),
        "what": "event",
        "kind": event.kind,
        "people": list(event.people),
        "where": event.place,
        "modality": event.modality.value,
        "asOf": None if event.as_of is None else event.as_of + 1,
        "picture": event.picture,
        "lane": event.lane,
        "tags": list(event.tags),
        "badge": event.ordinal.number if event.ordinal else None,
        "note": event.ordinal.note if event.ordinal else "",
        "links": [[link.kind.value, link.target] for link in event.links if link.target in events],
        "why": _why(event.why),
        "passages": _passages(project, event.passages),
    }


def _statement(project: Project, statement: Statement) -> dict[str, Any]:
    return {
        **_mark(project, statement),
        "title": quote_title(statement, project),
        "what": "statement",
        "asOf": None,
        "kind": "statement",
        "speaker": statement.speaker.name if statement.speaker else "Unnamed",
        "role": statement.speaker.role if statement.speaker else "",
        "content": content_of(project, statement),
        "quoted": statement.quoted.value,
        "event": statement.event,
        "tags": list(statement.tags),
        "links": [],
        "why": _why(statement.said_why),
        "passages": _passages(project, (statement.sentence,)),
    }


def _mark(project: Project, mark: Event | Statement) -> dict[str, Any]:
    when = when_of(mark)
    return {
        "id": mark.id,
        "title": title_of(project, mark),
        "date": in_words(when),
        "edtf": to_edtf(when),
        "review": mark.review.value,
        "notes": mark.notes,
        **_place(when),
    }


def _place(when: When) -> dict[str, Any]:
    """Where it is drawn: day numbers with fractions, `end` half-open, null where open; and how sure."""
    start = None if when.start is None else when.start.first_moment
    end = None if when.end is None else when.end.last_moment
    return {
        "start": start and start[0] + start[1] / 86_400_000_000,
        "end": end and end[0] + end[1] / 86_400_000_000,
        "shape": when.shape.value,
        "sure": when.shape is Shape.RANGE or when.is_exact,
        "doubt": not when.is_certain,
    }


def _why(steps: tuple[Step, ...]) -> list[str]:
    return [step.text for step in steps]


def _passages(project: Project, passages: tuple[Passage, ...]) -> list[dict[str, Any]]:
    found = [proof_of(project, passage) for passage in passages]
    return [{"source": p.source, "title": p.title, "start": p.start, "end": p.end} for p in found]


def _source(source: Source) -> dict[str, Any]:
    published = source.published
    return {
        "id": source.id,
        "title": source.title or source.path.rsplit("/", 1)[-1] or "Text",
        "date": in_words(published.when) if published.when.is_dated else "",
        "basis": published.basis.value,
        "why": _why(published.why),
        # Offsets count code points, as Python does; the script splits the text the same way.
        "text": source.text,
    }
