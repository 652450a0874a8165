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
from dateline.model.project import Reading
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
        "source": source_form(reading.source, with_text),
        "dates": [timex_form(timex) for timex in reading.timexes],
        "events": [event_form(event) for event in reading.events],
        "statements": [statement_form(statement) for statement in reading.statements],
        "people": [person_form(person) for person in reading.people],
    }


def person_form(person: Person) -> Form:
    return {
        "name": person.name,
        "role": person.role,
        "sort": person.sort,
        "aliases": list(person.aliases),
        "spans": _spans(person.passages),
    }


def source_form(source: Source, with_text: bool) -> Form:
    published = source.published
    form: Form = {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "path": source.path,
        "published": {
            **when_form(published.when),
            "basis": published.basis.value,
            "why": _why(published.why),
        },
    }
    return {**form, "text": source.text} if with_text else form


def when_form(when: When) -> Form:
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


def timex_form(timex: Timex) -> Form:
    whole = timex.joined_passage
    return {
        "span": _span(timex.passage),
        "text": timex.text,
        "type": timex.type.value,
        "value": timex.value,
        **when_form(timex.when),
        "range": whole and {"span": _span(whole), **when_form(timex.joined)},
        "rule": timex.rule,
        "anchor": timex.anchor,
        "confidence": round(timex.confidence, 3),
        "alternatives": [
            {"value": other.value, "weight": round(other.weight, 3), **when_form(other.when)}
            for other in timex.alternatives
        ],
        "why": _why(timex.why),
    }


def event_form(event: Event) -> Form:
    ordinal = event.ordinal
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "when": when_form(event.when),
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


def speaker_form(speaker: Speaker | None) -> Form | None:
    if speaker is None:
        return None
    return {
        "spans": _spans(speaker.passages),
        "name": speaker.name,
        "role": speaker.role or None,
        "members": list(speaker.members),
        "why": _why(speaker.why),
    }


def statement_form(statement: Statement) -> Form:
    return {
        "id": statement.id,
        "speaker": speaker_form(statement.speaker),
        "cue": {"spans": _spans(statement.cue)} if statement.cue else None,
        "content": {"spans": _spans(statement.content)},
        "quoted": statement.quoted.value,
        "said": {**when_form(statement.said), "why": _why(statement.said_why)},
        "event": statement.event or None,
        "relayed_by": statement.relayed_by or None,
        "is_document": statement.is_document,
        "sentence": _span(statement.sentence),
        "confidence": round(statement.confidence, 3),
        "review": statement.review.value,
    }
