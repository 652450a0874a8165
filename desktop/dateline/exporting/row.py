"""An event, a statement or an era as a row of words by columns: what tables hold, and what other kinds of file carry
along so that reading them back gives the same mark, with its proof. `storing/importing/rows_in` reads it."""

import json
from urllib.parse import quote

from dateline.exporting.proof import Mark, content_of, cue_of, marks_of, proofs, title_of
from dateline.model.day import iso
from dateline.model.edtf import to_edtf
from dateline.model.event import Event, Ordinal
from dateline.model.finding import when_of
from dateline.model.project import Era, Project
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.statement import Statement
from dateline.model.when import When
from dateline.model.words import in_words

COLUMNS = (
    *("what", "id", "title", "date", "edtf", "first", "last", "kind", "people", "place"),
    *(
        "speaker",
        "role",
        "members",
        "is_document",
        "cue",
        "content",
        "quoted",
        "event",
        "relayed_by",
        "review",
        "modality",
    ),
    *("tags", "lane", "picture", "links", "ordinal", "notes", "why", "source", "words", "spans"),
)
Row = dict[str, str]


def rows_of(project: Project) -> list[Row]:
    """The project's title, a row for each mark in date order, and its eras; by the names in COLUMNS."""
    title = [_blank() | {"what": "title", "title": project.title}] if project.title else []
    marks = [row_of(project, mark) for mark in marks_of(project)]
    return [*title, *marks, *(_of_era(era) for era in project.eras)]


def row_of(project: Project, mark: Mark) -> Row:
    """One mark; several values in a cell are parted by "; ", lines of why and notes by line ends.

    `spans` are the places of its words, "source:start-end" with percent signs for odd letters of the source's id; of
    a statement each behind what it is ("sentence", "speaker", "cue" or "content").
    """
    found = proofs(project, mark)
    row = _blank() | _dates(when_of(mark))
    row |= {
        "id": mark.id,
        "title": title_of(project, mark),
        "review": mark.review.value,
        "tags": "; ".join(mark.tags),
        "notes": mark.notes,
        "source": "; ".join(dict.fromkeys(proof.title for proof in found)),
        "words": " | ".join(proof.words for proof in found),
    }
    return row | (_of_event(project, mark) if isinstance(mark, Event) else _of_statement(project, mark))


def row_as_json(project: Project, mark: Mark) -> str:
    """The cells of a row that hold something, on one line."""
    return json.dumps(
        {name: cell for name, cell in row_of(project, mark).items() if cell}, ensure_ascii=False
    )


def _blank() -> Row:
    return dict.fromkeys(COLUMNS, "")


def _dates(when: When) -> Row:
    return {
        "date": in_words(when),
        "edtf": to_edtf(when),
        "first": "" if when.first is None else iso(when.first),
        "last": "" if when.last is None else iso(when.last),
    }


def _of_event(project: Project, event: Event) -> Row:
    return {
        "picture": "" if project.picture(event.picture) else event.picture,
        "what": "event",
        "kind": event.kind,
        "people": "; ".join(event.people),
        "place": event.place,
        "modality": event.modality.value,
        "lane": event.lane,
        "links": "; ".join(f"{link.kind.value} {link.target}" for link in event.links),
        "ordinal": _ordinal(event.ordinal) if event.ordinal else "",
        "why": _lines(event.why),
        "spans": "; ".join(map(_place, event.passages)),
    }


def _of_statement(project: Project, said: Statement) -> Row:
    speaker = said.speaker
    parts = [("sentence", said.sentence), *(("speaker", p) for p in (speaker.passages if speaker else ()))]
    parts += [("cue", p) for p in said.cue] + [("content", p) for p in said.content]
    return {
        "what": "statement",
        "kind": "statement",
        "people": speaker.name if speaker else "",
        "speaker": speaker.name if speaker else "",
        "role": speaker.role if speaker else "",
        "members": "; ".join(speaker.members) if speaker else "",
        "is_document": "yes" if said.is_document else "",
        "cue": cue_of(project, said),
        "content": content_of(project, said),
        "quoted": said.quoted.value,
        "event": said.event,
        "relayed_by": said.relayed_by,
        "why": _lines(said.said_why),
        "spans": "; ".join(f"{name} {_place(passage)}" for name, passage in parts),
    }


def _of_era(era: Era) -> Row:
    return _blank() | _dates(era.when) | {"what": "era", "id": era.id, "title": era.title}


def _lines(why: tuple[Step, ...]) -> str:
    return "\n".join(" ".join(step.text.split()) for step in why)


def _ordinal(ordinal: Ordinal) -> str:
    note = f" | {ordinal.note}" if ordinal.note else ""
    return f"{ordinal.number} {ordinal.series}{note}"


def _place(passage: Passage) -> str:
    return f"{quote(passage.source, safe='-_.')}:{passage.span.start}-{passage.span.end}"
