"""Values to rows of the tables in `schema.py` and back, one pair of functions a table that holds whole values."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from dateline.model.event import Event, Link, LinkKind, Modality, Ordinal, Version
from dateline.model.person import Person
from dateline.model.picture import Picture
from dateline.model.project import Era
from dateline.model.review import Review
from dateline.model.source import Basis, Published, Source, Step
from dateline.model.span import Passage, Span
from dateline.model.statement import Quoted, Speaker, Statement
from dateline.model.timex import Alternative, Timex, TimexType
from dateline.model.when import When
from dateline.storing.when_column import days_of, when_columns, when_of

Row = tuple[Any, ...]
# What hangs on one value: role -> its passages, or its steps, in order.
Passages = Mapping[str, Sequence[Passage]]
Steps = Mapping[str, Sequence[Step]]


# Looked up by what a column holds; much quicker than to call the enumerations.
_REVIEWS = {each.value: each for each in Review}
_MODALITIES = {each.value: each for each in Modality}
_TYPES = {each.value: each for each in TimexType}
_QUOTED = {each.value: each for each in Quoted}
_LINKS = {each.value: each for each in LinkKind}

_encode = json.JSONEncoder(ensure_ascii=False).encode


def words_column(words: Sequence[Any]) -> str:
    return _encode(words) if words else "[]"


@lru_cache(maxsize=10_000)
def words_of(column: str) -> tuple[str, ...]:
    words = json.loads(column) if column != "[]" else ()
    if not all(isinstance(word, str) for word in words):
        raise ValueError("a list of words holds something else")
    return tuple(words)


def place(passage: Passage | None) -> Row:
    return (None, None, None) if passage is None else (passage.source, passage.span.start, passage.span.end)


def passage_of(source: str | None, begins: int, ends: int) -> Passage | None:
    return None if source is None else Passage(source, Span(begins, ends))


def passage_rows(passages: Passages) -> Iterator[Row]:
    """(role, position, source, begins, ends)."""
    for role, these in passages.items():
        for position, passage in enumerate(these):
            yield (role, position, *place(passage))


def step_rows(steps: Steps) -> Iterator[Row]:
    """(role, position, words, source, begins, ends)."""
    for role, these in steps.items():
        for position, step in enumerate(these):
            at = (step.published, None, None) if step.published else place(step.passage)
            yield (role, position, step.text, *at)


# Sources


def source_row(n: int, s: Source) -> Row:
    published = (*when_columns(s.published.when), s.published.basis.value)
    stated = (*when_columns(s.stated), s.stated_by)
    about = (n, s.id, s.title, s.publisher, s.path, s.media_type, s.text)
    return (*about, *published, *stated, words_column(s.page_starts), s.digest, s.notes)


def given_rows(s: Source) -> Iterator[Row]:
    """(position, begins, ends, when)."""
    for position, given in enumerate(s.given):
        yield (position, given.span.start, given.span.end, *when_columns(given.when))


def source_of(row: Row, steps: Steps) -> Source:
    (_, id_, title, publisher, path, media_type, text, edtf, exact, basis, stated, stated_exact, stated_by,
     page_starts, digest, notes) = row  # fmt: skip
    starts = tuple(json.loads(page_starts))
    if not all(type(start) is int for start in starts):
        raise ValueError("a page begins at no number")
    return Source(
        id=id_,
        text=text,
        title=title,
        publisher=publisher,
        path=path,
        media_type=media_type,
        published=Published(when_of(edtf, exact), Basis(basis), tuple(steps.get("why", ()))),
        stated=when_of(stated, stated_exact),
        stated_by=stated_by,
        page_starts=starts,
        digest=digest,
        notes=notes,
    )


# Expressions of time


def timex_row(n: int, t: Timex) -> Row:
    meaning = (t.text, t.type.value, t.value, *when_columns(t.when), *days_of(t.when))
    others = words_column([[*when_columns(a.when), a.value, a.weight, a.text] for a in t.alternatives])
    how = (t.rule, t.anchor, t.confidence, others)
    return (n, *place(t.passage), *meaning, *how, *when_columns(t.joined), *place(t.joined_passage))


def timex_of(row: Row, steps: Steps) -> Timex:
    (_, source, begins, ends, words, type_, value, edtf, exact, _, _, rule, anchor, confidence, others,
     joined, joined_exact, joined_source, joined_begins, joined_ends) = row  # fmt: skip
    return Timex(
        passage=Passage(source, Span(begins, ends)),
        text=words,
        type=_TYPES[type_],
        value=value,
        when=when_of(edtf, exact),
        why=tuple(steps.get("why", ())),
        rule=rule,
        anchor=anchor,
        confidence=confidence,
        alternatives=tuple(map(_alternative, json.loads(others))) if others != "[]" else (),
        joined=when_of(joined, joined_exact),
        joined_passage=passage_of(joined_source, joined_begins, joined_ends),
    )


def _alternative(form: list[Any]) -> Alternative:
    edtf, exact, value, weight, words = form
    if not (isinstance(value, str) and isinstance(weight, float | int) and isinstance(words, str)):
        raise ValueError("an alternative is not whole")
    return Alternative(when_of(edtf, exact), value, weight, words)


# Events


def event_row(n: int, e: Event) -> Row:
    ordinal = (
        (None, None, None) if e.ordinal is None else (e.ordinal.number, e.ordinal.series, e.ordinal.note)
    )
    what = (
        n,
        e.id,
        e.title,
        e.kind,
        *when_columns(e.when),
        *days_of(e.when),
        words_column(e.people),
        e.place,
    )
    state = (e.as_of, e.confidence, e.importance, e.review.value)
    return (*what, e.modality.value, *ordinal, *state, words_column(e.tags), e.lane, e.picture, e.notes)


def event_passages(e: Event) -> Passages:
    return {"proof": e.passages, **{f"version {i}": v.passages for i, v in enumerate(e.versions)}}


def event_steps(e: Event) -> Steps:
    return {"why": e.why, **{f"link {i}": link.why for i, link in enumerate(e.links)}}


def event_of(
    row: Row, passages: Passages, steps: Steps, links: Iterable[tuple[str, str]], versions: Iterable[When]
) -> Event:
    (_, id_, title, kind, edtf, exact, _, _, people, where, modality, number, series, note, as_of, confidence,
     importance, review, tags, lane, picture, notes) = row  # fmt: skip
    return Event(
        id=id_,
        title=title,
        kind=kind,
        when=when_of(edtf, exact),
        passages=tuple(passages.get("proof", ())),
        people=words_of(people),
        place=where,
        links=tuple(
            Link(_LINKS[link], target, tuple(steps.get(f"link {i}", ())))
            for i, (link, target) in enumerate(links)
        )
        if links
        else (),
        why=tuple(steps.get("why", ())),
        modality=_MODALITIES[modality],
        ordinal=None if number is None else Ordinal(number, series, note),
        as_of=as_of,
        versions=tuple(
            Version(when, tuple(passages.get(f"version {i}", ()))) for i, when in enumerate(versions)
        )
        if versions
        else (),
        confidence=confidence,
        importance=importance,
        review=_REVIEWS[review],
        tags=words_of(tags),
        lane=lane,
        picture=picture,
        notes=notes,
    )


# Statements


def statement_row(n: int, s: Statement) -> Row:
    who: Row = (None, None, None)
    if s.speaker is not None:
        who = (s.speaker.name, s.speaker.role, words_column(s.speaker.members))
    said = (*when_columns(s.said), *days_of(s.said))
    state = (int(s.is_document), s.confidence, s.review.value, words_column(s.tags), s.notes)
    return (n, s.id, *who, s.quoted.value, *place(s.sentence), *said, s.event, s.relayed_by, *state)


def statement_passages(s: Statement) -> Passages:
    return {"speaker": s.speaker.passages if s.speaker else (), "cue": s.cue, "content": s.content}


def statement_steps(s: Statement) -> Steps:
    return {"speaker": s.speaker.why if s.speaker else (), "said": s.said_why}


def statement_of(row: Row, passages: Passages, steps: Steps) -> Statement:
    (_, id_, name, role, members, quoted, source, begins, ends, said, exact, _, _, event, relayed_by, is_document,
     confidence, review, tags, notes) = row  # fmt: skip
    speaker = None
    if name is not None:
        who = tuple(passages.get("speaker", ()))
        speaker = Speaker(name, who, role, words_of(members), tuple(steps.get("speaker", ())))
    return Statement(
        id=id_,
        speaker=speaker,
        cue=tuple(passages.get("cue", ())),
        content=tuple(passages.get("content", ())),
        quoted=_QUOTED[quoted],
        sentence=Passage(source, Span(begins, ends)),
        said=when_of(said, exact),
        said_why=tuple(steps.get("said", ())),
        event=event,
        relayed_by=relayed_by,
        is_document=bool(is_document),
        confidence=confidence,
        review=_REVIEWS[review],
        tags=words_of(tags),
        notes=notes,
    )


# People, eras and pictures


def person_row(n: int, p: Person) -> Row:
    return (n, p.name, p.role, words_column(p.aliases), p.sort, p.review.value)


def person_of(row: Row, passages: Passages) -> Person:
    _, name, role, aliases, sort, review = row
    return Person(name, role, words_of(aliases), tuple(passages.get("proof", ())), sort, _REVIEWS[review])


def era_row(n: int, e: Era) -> Row:
    return (n, e.id, e.title, *when_columns(e.when), e.colour)


def era_of(row: Row) -> Era:
    _, id_, title, edtf, exact, colour = row
    return Era(id_, title, when_of(edtf, exact), colour)


def picture_row(n: int, p: Picture) -> Row:
    return (n, p.id, p.media_type, p.content)


def picture_of(row: Row) -> Picture:
    _, id_, media_type, content = row
    if not isinstance(content, bytes):
        raise ValueError("a picture is not a file")
    return Picture(id_, media_type, content)
