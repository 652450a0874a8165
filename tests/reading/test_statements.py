"""Statements: cases as data, and what must hold for any text."""

import hashlib
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.project import Reading
from dateline.model.source import Source
from dateline.model.statement import Statement
from dateline.reading.read import read_whole
from dateline.reading.sentences import Parsed, parse
from dateline.reading.speech.names import find_people
from dateline.reading.speech.statements import find_statements
from reading_cases import CASES, cases
from shared import needs_shared, seed_text


def statements(text: str) -> tuple[Statement, ...]:
    source = Source("s", text)
    *_, parsed = parse(text)
    assert isinstance(parsed, Parsed)
    return find_statements(source, parsed, find_people(source, parsed))


def words(text: str, passages: Any) -> list[str]:
    return [passage.span.of(text) for passage in passages]


def told(text: str, one: Statement, ids: list[str]) -> dict[str, Any]:
    """A statement in the form of the cases."""
    by = one.speaker.passages[0].span.of(text) if one.speaker else None
    form: dict[str, Any] = {"by": by}
    if one.speaker and one.speaker.name != by:
        form["is"] = one.speaker.name
    if one.speaker and one.speaker.members:
        form["members"] = list(one.speaker.members)
    form |= {"cue": words(text, one.cue)[0], "what": words(text, one.content), "how": one.quoted.value}
    if one.is_document:
        form["document"] = True
    if one.relayed_by:
        form["passed_on_by"] = ids.index(one.relayed_by)
    return form


@pytest.mark.parametrize("case", cases("statements"), ids=lambda case: case["text"][:60])
def test_statements(case: dict[str, Any]):
    found = statements(case["text"])
    ids = [one.id for one in found]
    assert [told(case["text"], one, ids) for one in found] == case["said"]


@pytest.mark.parametrize("case", cases("relays"), ids=lambda case: case["text"][:60])
def test_who_passes_on_whose_words(case: dict[str, Any]):
    text = case["text"]
    found = {one.id: one for one in statements(text)}
    relays = [
        [words(text, one.cue)[0], words(text, found[one.relayed_by].cue)[0]]
        for one in found.values()
        if one.relayed_by
    ]
    assert relays == case["relays"]


@pytest.mark.parametrize("case", cases("saying"), ids=lambda case: case["text"][:60])
def test_when_it_was_said(case: dict[str, Any]):
    text = case["text"]
    given = from_edtf(case["published"]) if case["published"] else None
    reading = read_whole(Source("s", text), given)
    assert [[words(text, one.cue)[0], to_edtf(one.said)] for one in reading.statements] == case["said"]
    assert all(one.said_why for one in reading.statements if one.said.is_dated)


def test_half_of_the_cases_find_nothing_or_not_the_obvious():
    for name, nothing in (("statements", "said"), ("relays", "relays")):
        found = cases(name)
        assert len(found) >= 60
        assert sum(not case[nothing] for case in found) * 3 >= len(found)


def test_the_same_words_give_the_same_ids():
    text = "The mayor said that the bridge was safe. “It will open,” she added."
    assert [one.id for one in statements(text)] == [one.id for one in statements(text)]
    assert len({one.id for one in statements(text)}) == 2


NOISE_WORDS = (
    "said “ ” \" ' ’ ‘ she Moor that according to , . \n \0 the two leaders signed a statement on peace "
    "adding : 🚢 \u202e SAYS made it clear who let known ruled out MR. SMITH: Q: A: – shrugged quoted as saying not"
).split(" ")
NOISE = st.lists(st.sampled_from(NOISE_WORDS), max_size=60)


@settings(max_examples=40, deadline=None)
@given(NOISE)
def test_no_noise_breaks_it(parts: list[str]):
    text = " ".join(parts)
    for one in statements(text):
        passages = [*one.content, *one.cue, *(one.speaker.passages if one.speaker else ()), one.sentence]
        assert all(0 <= passage.span.start < passage.span.end <= len(text) for passage in passages)
        starts = [piece.span.start for piece in one.content]
        assert starts == sorted(starts)


@needs_shared
def test_every_statement_of_the_first_real_example_and_no_other():
    text = seed_text()
    gold = json.loads((CASES / "seed-statements.json").read_text(encoding="utf-8"))
    if hashlib.sha256(text.encode()).hexdigest() != gold["text_sha256"]:
        pytest.skip("this is not the text that the offsets were marked on")
    found = statements(text)
    assert len(found) == len(gold["statements"])
    for one, wanted in zip(found, gold["statements"], strict=True):
        assert one.speaker is not None
        assert overlap(one.speaker.passages, wanted["speaker"]) >= 0.5
        assert overlap(one.cue, wanted["cue"]) > 0
        assert overlap(one.content, wanted["content"]) >= 0.5
        assert len(one.speaker.members) == wanted["members"]
        relay = wanted["passed_on_by"]
        assert one.relayed_by == ("" if relay is None else found[relay].id)


def overlap(passages: Any, spans: list[list[int]]) -> float:
    """Characters in both, as a share of those in either."""
    ours = {i for passage in passages for i in range(passage.span.start, passage.span.end)}
    theirs = {i for start, end in spans for i in range(start, end)}
    return len(ours & theirs) / len(ours | theirs)


def test_a_text_without_full_stops_does_not_cost_the_square():
    def seconds(length: int) -> float:
        text = ("he said that " * length)[:length]
        *_, parsed = parse(text)
        assert isinstance(parsed, Parsed)
        source = Source("s", text)
        began = time.process_time()
        find_statements(source, parsed, find_people(source, parsed))
        return time.process_time() - began

    seconds(2_000)
    assert seconds(40_000) < 10 * max(seconds(10_000), 0.05)


def test_a_reading_survives_as_values():
    reading = read_whole(Source("s", "The mayor said on 3 May 2024 that the bridge was safe."))
    assert isinstance(reading, Reading)
    assert json.dumps([to_edtf(one.said) for one in reading.statements]) == '["2024-05-03"]'
