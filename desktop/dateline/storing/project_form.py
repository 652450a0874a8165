"""A whole project as JSON, version 1: everything there is, so that reading it back gives the same project.

The members are those of a reading (`reading_form`), for many sources and with their texts. Spans become `passages`,
`[source id, start, end]`, since they point into several sources. Beside a `why` stands `why_places`, the passage of
each line or null, where there is any (with null for start and end where a line rests on the source's own date); a
when that EDTF cannot say exactly has its `exact` form. What a person added (tags, notes, lane, picture, dates given to
words) goes along; pictures are in base64.
"""

from base64 import b64encode
from typing import Any

from dateline.model.day import iso
from dateline.model.event import Event
from dateline.model.person import Person
from dateline.model.project import Project
from dateline.model.source import Source, Step
from dateline.model.span import Passage
from dateline.model.statement import Statement
from dateline.model.timex import Timex
from dateline.model.when import When
from dateline.storing import reading_form as form
from dateline.storing.reading_form import Form
from dateline.storing.when_column import when_columns

FORM = "dateline-project-1"


def project_form(project: Project) -> Form:
    """The project as values that `json` can write."""
    return {
        "form": FORM,
        "title": project.title,
        "sources": [_source(source) for source in project.sources],
        "dates": [_timex(timex) for timex in project.timexes],
        "events": [_event(event) for event in project.events],
        "statements": [_statement(statement) for statement in project.statements],
        "people": [_person(person) for person in project.people],
        "eras": [
            {"id": era.id, "title": era.title, "when": _when(era.when), "colour": era.colour}
            for era in project.eras
        ],
        "settings": [list(setting) for setting in project.settings],
        "pictures": [
            {"id": each.id, "media_type": each.media_type, "content": b64encode(each.content).decode("ascii")}
            for each in project.pictures
        ],
    }


def _place(passage: Passage | None) -> list[Any] | None:
    return None if passage is None else [passage.source, passage.span.start, passage.span.end]


def _passages(passages: tuple[Passage, ...]) -> Form:
    return {"passages": [_place(passage) for passage in passages]}


def _when(when: When) -> Form:
    exact = when_columns(when)[1]
    return form.when_form(when) | ({} if exact is None else {"exact": exact})


def _why(steps: tuple[Step, ...]) -> Form:
    told = {"why": [step.text for step in steps]}
    places = [[step.published, None, None] if step.published else _place(step.passage) for step in steps]
    return {**told, "why_places": places} if any(places) else told


def _source(source: Source) -> Form:
    published = source.published
    return form.source_form(source, True) | {
        "media_type": source.media_type,
        "published": {**_when(published.when), "basis": published.basis.value, **_why(published.why)},
        "stated": {**_when(source.stated), "by": source.stated_by},
        "page_starts": list(source.page_starts),
        "digest": source.digest,
        "notes": source.notes,
        "given": [{"span": [each.span.start, each.span.end], **_when(each.when)} for each in source.given],
    }


def _timex(timex: Timex) -> Form:
    others = [
        {"value": other.value, "weight": other.weight, "text": other.text, **_when(other.when)}
        for other in timex.alternatives
    ]
    return (
        form.timex_form(timex)
        | _passages((timex.passage,))
        | _when(timex.when)
        | _why(timex.why)
        | {
            "confidence": timex.confidence,
            "alternatives": others,
            "joined": {**_when(timex.joined), "place": _place(timex.joined_passage)},
        }
    )


def _event(event: Event) -> Form:
    links = [{"kind": link.kind.value, "target": link.target, **_why(link.why)} for link in event.links]
    return (
        form.event_form(event)
        | _passages(event.passages)
        | _why(event.why)
        | {
            "when": _when(event.when),
            "links": links,
            "confidence": event.confidence,
            "importance": event.importance,
            "tags": list(event.tags),
            "notes": event.notes,
            "lane": event.lane,
            "picture": event.picture,
            "as_of": None if event.as_of is None else iso(event.as_of),
            "versions": [{"when": _when(v.when), **_passages(v.passages)} for v in event.versions],
        }
    )


def _statement(statement: Statement) -> Form:
    told = form.statement_form(statement) | _passages((statement.sentence,))
    told["content"] |= _passages(statement.content)
    if statement.cue:
        told["cue"] |= _passages(statement.cue)
    if statement.speaker:
        told["speaker"] |= _passages(statement.speaker.passages) | _why(statement.speaker.why)
    return told | {
        "said": {**_when(statement.said), **_why(statement.said_why)},
        "confidence": statement.confidence,
        "tags": list(statement.tags),
        "notes": statement.notes,
    }


def _person(person: Person) -> Form:
    return form.person_form(person) | _passages(person.passages) | {"review": person.review.value}
