"""Anniversaries on the cases of `cases/anniversaries.jsonl`: words, count, occasion, and what they are of."""

from typing import Any

import pytest

from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.source import Basis, Published, Source
from dateline.reading.counts.anniversaries import Anniversary, find_anniversaries
from dateline.reading.sentences import Parsed, parse
from dateline.reading.times.anchoring import resolve
from dateline.reading.times.dates import find_dates
from reading_cases import cases
from shared import needs_shared, seed_text


def _found(case: dict[str, Any]) -> tuple[Anniversary, ...]:
    when = from_edtf(case.get("published", ""))
    published = Published(when, Basis.GIVEN if when.is_dated else Basis.UNKNOWN)
    source = Source("s", case["text"], published=published)
    *_, parsed = parse(source.text)
    assert isinstance(parsed, Parsed)
    return find_anniversaries(source, parsed, resolve(source, parsed, find_dates(source.text)))


def _plain(text: str, one: Anniversary) -> list[Any]:
    origins = [[origin.title, to_edtf(origin.when)] for origin in one.origins]
    return [one.span.of(text), one.number, to_edtf(one.occasion), origins]


@pytest.mark.parametrize("case", cases("anniversaries"), ids=lambda case: repr(case["text"][:40]))
def test_case(case: dict[str, Any]) -> None:
    assert [_plain(case["text"], one) for one in _found(case)] == case["found"]


@pytest.mark.parametrize("case", cases("anniversaries"), ids=lambda case: repr(case["text"][:40]))
def test_what_is_dated_says_why(case: dict[str, Any]) -> None:
    for one in _found(case):
        assert bool(one.why) == one.occasion.is_dated
        for origin in one.origins:
            assert bool(origin.why) == origin.when.is_dated
            assert all(step.passage or step.published for step in origin.why)


@needs_shared
def test_the_seed_keeps_two_anniversaries_of_three_victories() -> None:
    first, second = _found({"text": seed_text()})
    assert len(first.origins) == 1 and len(second.origins) == 3
    assert {to_edtf(one.occasion) for one in (first, second)} == {"2025"}
    assert all(origin.when.start and origin.when.start.year == 1945 for origin in second.origins)
