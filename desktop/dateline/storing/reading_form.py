"""The JSON form that `dateline read` prints, version 1, and back into a Reading.

Documented in `resources/schema/reading-1.schema.json`. Spans are `[start, end)` in Python characters of
`source.text`; `first` and `last` are YYYY-MM-DD (astronomical, signed beyond four digits) or null. A later
version may add members; it never changes the meaning of one.
"""

from typing import Any

from dateline.model.day import iso
from dateline.model.edtf import to_edtf
from dateline.model.event import Event
from dateline.model.person import Person
from dateline.model.project import Project, Reading
from dateline.model.source import Source, Step
from dateline.model.span import Passage
from dateline.model.statement import Speaker, Statement
from dateline.model.timex import Timex
from dateline.model.when import When

FORM = "dateline-reading-1"

Form = dict[str, Any]


def reading_form(reading: Reading, *, with_text: bool = False) -> Form:
    """The Reading as values that `json` can write; `with_text` adds the whole text of the source."""
    return {
        "form": FORM,
        "source": _source(reading.source, with_text),
        "dates": [_timex(timex) for timex in reading.timexes],
        "events": [_event(event) for event in reading.events],
        "statements": [_statement(statement) for statement in reading.statements],
        "people": [_person(person) for person in reading.people],
    }


def project_form(project: Project) -> Form:
    """A whole project: the same members as a reading has, with all sources and texts.

    Spans become `passages`, `[source id, start, end]`, since they point into several sources, and what a person
    added (tags, notes, lane, picture) goes along.
    """
    return {
        "form": "dateline-project-1",
        "title": project.title,
        "sources": [_source(source, True) for source in project.sources],
        "dates": [_timex(timex) | _passages((timex.passage,)) for timex in project.timexes],
        "events": [_event(event) | _passages(event.passages) | _a_persons(event) for event in project.events],
        "statements": [_whole_statement(statement) for statement in project.statements],
        "people": [_person(person) | _passages(person.passages) for person in project.people],
        "eras": [
            {"id": era.id, "title": era.title, "when": _when(era.when), "colour": era.colour}
            for era in project.eras
        ],
        "settings": dict(project.settings),
    }


def _passages(passages: tuple[Passage, ...]) -> Form:
    return {"passages": [[p.source, p.span.start, p.span.end] for p in passages]}


def _a_persons(event: Event) -> Form:
    return {
        "tags": list(event.tags),
        "notes": event.notes,
        "lane": event.lane,
        "picture": event.picture,
        "as_of": None if event.as_of is None else iso(event.as_of),
        "versions": [{"when": _when(v.when), **_passages(v.passages)} for v in event.versions],
    }


def _whole_statement(statement: Statement) -> Form:
    form = _statement(statement) | {"tags": list(statement.tags), "notes": statement.notes}
    form["content"] |= _passages(statement.content)
    if statement.cue:
        form["cue"] |= _passages(statement.cue)
    if statement.speaker:
        form["speaker"] |= _passages(statement.speaker.passages)
    return form | _passages((statement.sentence,))


def _person(person: Person) -> Form:
    return {
        "name": person.name,
        "role": person.role,
        "sort": person.sort,
        "aliases": list(person.aliases),
        "spans": _spans(person.passages),
    }


def _source(source: Source, with_text: bool) -> Form:
    published = source.published
    form: Form = {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "path": source.path,
        "published": {
            **_when(published.when),
            "basis": published.basis.value,
            "why": _why(published.why),
        },
    }
    return {**form, "text": source.text} if with_text else form


def _when(when: When) -> Form:
    return {
        "edtf": to_edtf(when) or None,
        "first": None if when.first is None else iso(when.first),
        "last": None if when.last is None else iso(when.last),
    }


def _why(steps: tuple[Step, ...]) -> list[str]:
    return [step.text for step in steps]


def _span(passage: Passage) -> list[int]:
    return [passage.span.start, passage.span.end]


def _spans(passages: tuple[Passage, ...]) -> list[list[int]]:
    return [_span(passage) for passage in passages]


def _timex(timex: Timex) -> Form:
    return {
        "span": _span(timex.passage),
        "text": timex.text,
        "type": timex.type.value,
        "value": timex.value,
        **_when(timex.when),
        "rule": timex.rule,
        "anchor": timex.anchor,
        "confidence": round(timex.confidence, 3),
        "alternatives": [
            {"value": other.value, "weight": round(other.weight, 3), **_when(other.when)}
            for other in timex.alternatives
        ],
        "why": _why(timex.why),
    }


def _event(event: Event) -> Form:
    ordinal = event.ordinal
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "when": _when(event.when),
        "spans": _spans(event.passages),
        "people": list(event.people),
        "place": event.place or None,
        "links": [
            {"kind": link.kind.value, "target": link.target, "why": _why(link.why)} for link in event.links
        ],
        "why": _why(event.why),
        "modality": event.modality.value,
        "ordinal": ordinal and {"number": ordinal.number, "series": ordinal.series, "note": ordinal.note},
        "confidence": round(event.confidence, 3),
        "importance": round(event.importance, 3),
        "review": event.review.value,
    }


def _speaker(speaker: Speaker | None) -> Form | None:
    if speaker is None:
        return None
    return {
        "spans": _spans(speaker.passages),
        "name": speaker.name,
        "role": speaker.role or None,
        "members": list(speaker.members),
        "why": _why(speaker.why),
    }


def _statement(statement: Statement) -> Form:
    return {
        "id": statement.id,
        "speaker": _speaker(statement.speaker),
        "cue": {"spans": _spans(statement.cue)} if statement.cue else None,
        "content": {"spans": _spans(statement.content)},
        "quoted": statement.quoted.value,
        "said": {**_when(statement.said), "why": _why(statement.said_why)},
        "event": statement.event or None,
        "relayed_by": statement.relayed_by or None,
        "is_document": statement.is_document,
        "sentence": _span(statement.sentence),
        "confidence": round(statement.confidence, 3),
        "review": statement.review.value,
    }
