"""The cases in tests/cases/events.jsonl: which events a short text tells, by title, date, kind and modality.

Half of them tell nothing, or something else than the obvious. An event in a case is [title, EDTF, kind] and, where
it is not simply told as having happened, its modality. A case marked "open" is one that is known to be read wrong;
it must be unmarked as soon as it is read right.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.event import Event
from dateline.model.source import Source
from dateline.reading.read import read_whole

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "events.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def told(case: dict[str, Any]) -> list[list[str]]:
    given = from_edtf(case["published"]) if case.get("published") else None
    reading = read_whole(Source("S1", case["text"]), given)
    return [brief(event, wanted) for event, wanted in zip_longest(reading.events, case["events"])]


def zip_longest(events: tuple[Event, ...], wanted: list[list[str]]) -> list[tuple[Event, list[str]]]:
    return [(event, wanted[k] if k < len(wanted) else ["", "", "", ""]) for k, event in enumerate(events)]


def brief(event: Event, wanted: list[str]) -> list[str]:
    """As much of an event as the case speaks of."""
    parts = [event.title, to_edtf(event.when), event.kind, str(event.modality)]
    return parts[: 4 if event.modality != "happened" else max(len(wanted), 2)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_the_events_of_a_case(case: dict[str, Any]) -> None:
    found = told(case)
    if case.get("open"):
        assert found != case["events"], "this case is read right now: it is no longer open"
    else:
        assert found == case["events"]


def test_half_of_the_cases_tell_nothing_or_something_else() -> None:
    assert len(CASES) >= 60
    assert sum(1 for case in CASES if not case["events"]) >= 30
    assert sum(1 for case in CASES if case.get("open")) <= 8
