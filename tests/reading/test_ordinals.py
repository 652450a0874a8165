"""The counted events of `cases/ordinals.jsonl`: words, number and series; half of the cases count no event."""

from typing import Any

import pytest

from dateline.model.source import Source
from dateline.reading.counts.ordinals import Counted, find_ordinals, plural
from dateline.reading.sentences import Parsed, parse
from reading_cases import cases


def _found(text: str) -> tuple[Counted, ...]:
    *_, parsed = parse(text)
    assert isinstance(parsed, Parsed)
    return find_ordinals(Source("s", text), parsed)


@pytest.mark.parametrize("case", cases("ordinals"), ids=lambda case: case["text"][:40])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[one.span.of(text), one.ordinal.number, one.ordinal.series] for one in _found(text)]
    assert found == case["found"]


def test_the_note_says_how_many_are_unseen() -> None:
    assert (
        _found("It was his 11th trip to Peru.")[0].ordinal.note == "The ten earlier trips are not dated here."
    )
    assert _found("It was her second visit.")[0].ordinal.note == "The earlier visit is not dated here."
    assert _found("It was her first visit to Peru.")[0].ordinal.note == ""


@pytest.mark.parametrize(("one", "many"), [("trip", "trips"), ("inquiry", "inquiries"), ("clash", "clashes")])
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many
