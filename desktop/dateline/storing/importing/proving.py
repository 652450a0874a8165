"""Proof that came along with imported marks: places in sources. Where the project has such a source, and the words
there are the very ones, they prove the mark, and its row of the imported file is not needed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.statement import Statement

_PLACE = re.compile(r"\s*(?:(sentence|speaker|cue|content) )?([^\s:;]{1,500}):(\d{1,12})-(\d{1,12})\s*")
_MOST_PLACES = 1_000


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row says of its proof: each place with what it is ("sentence", "speaker", "cue", "content"; "" for an
    event), the words there, and the titles of their sources."""

    places: tuple[tuple[str, Passage], ...]
    words: str
    titles: str = ""


Claims = Mapping[str, Claim]


def claim_of(cells: Mapping[str, str]) -> Claim | None:
    """What the cells "spans", "words" and "source" of a row say; None where they say nothing that is understood."""
    pieces = cells.get("spans", "").split(";")
    found = [_PLACE.fullmatch(piece) for piece in pieces[:_MOST_PLACES]]
    places = tuple(
        (match[1] or "", Passage(unquote(match[2]), Span(int(match[3]), int(match[4]))))
        for match in found
        if match and int(match[3]) <= int(match[4])
    )
    if len(places) != len(pieces) or not cells.get("words"):
        return None
    return Claim(places, cells["words"], cells.get("source", ""))


def proved(project: Project, imported: Project, claims: Claims) -> Project:
    """The imported marks with the proof that they claim, where `project` has it; a table of which no row is needed
    any more is left out."""
    if not claims:
        return imported
    events = tuple(_proved_event(project, event, claims.get(event.id)) for event in imported.events)
    statements = tuple(_proved_statement(project, each, claims.get(each.id)) for each in imported.statements)
    needed = {passage.source for event in events for passage in event.passages}
    needed |= {each.sentence.source for each in statements}
    return replace(
        imported,
        events=events,
        statements=statements,
        sources=tuple(source for source in imported.sources if source.id in needed),
    )


def _proved_event(project: Project, event: Event, claim: Claim | None) -> Event:
    places = _places(project, claim, "")
    if not places:
        return event
    passages = tuple(passage for _, passage in places)
    return replace(event, passages=passages, why=_resting_on(event.why, passages[0]))


def _proved_statement(project: Project, said: Statement, claim: Claim | None) -> Statement:
    by_part: dict[str, list[Passage]] = {}
    for part, passage in _places(project, claim, "sentence"):
        by_part.setdefault(part, []).append(passage)
    if not by_part.get("sentence") or not by_part.get("content"):
        return said
    who = said.speaker and replace(said.speaker, passages=tuple(by_part.get("speaker", ())))
    parts: dict[str, Any] = {name: tuple(by_part.get(name, ())) for name in ("cue", "content")}
    sentence = by_part["sentence"][0]
    return replace(
        said, speaker=who, sentence=sentence, said_why=_resting_on(said.said_why, sentence), **parts
    )


def _resting_on(why: tuple[Step, ...], passage: Passage) -> tuple[Step, ...]:
    return tuple(replace(step, passage=passage) if step.passage else step for step in why)


def _places(project: Project, claim: Claim | None, part: str) -> list[tuple[str, Passage]]:
    """The places of a claim in the project's sources, where the words of this part of it stand there; else none."""
    if claim is None:
        return []
    found = []
    for name, passage in claim.places:
        source = _source(project, claim, passage)
        if source is None or passage.span.end > len(source.text):
            return []
        found.append((name, Passage(source.id, passage.span)))
    told = [" ".join(project.words(passage).split()) for name, passage in found if name == part]
    return found if " | ".join(told) == claim.words else []


def _source(project: Project, claim: Claim, passage: Passage) -> Source | None:
    """The source with that id; else the only one that is called so."""
    same = project.source(passage.source)
    if same:
        return same
    called = [source for source in project.sources if source.title and source.title == claim.titles]
    return called[0] if len(called) == 1 else None
