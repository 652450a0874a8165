"""Dates on the cases of `cases/dates*.jsonl`: words, TIMEX3 type and value, EDTF, and ranges said as one.

A case has `text`, `published` (EDTF or null) and `found`: [words, type, value, EDTF] for each expression, in order,
nothing else; `joined` is [words, EDTF] for each range.
"""

from typing import Any

import pytest

from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.source import Basis, Published, Source
from dateline.model.timex import Timex
from dateline.reading.sentences import Parsed, parse
from dateline.reading.times.anchoring import resolve
from dateline.reading.times.dates import find_dates
from reading_cases import cases

CASES = (
    cases("dates")
    + cases("dates_none")
    + cases("dates_calendars")
    + cases("dates_forms")
    + cases("dates_entries")
    + cases("dates_bounded")
)


def read(case: dict[str, Any]) -> tuple[Timex, ...]:
    published = Published(from_edtf(case["published"]), Basis.GIVEN) if case.get("published") else Published()
    source = Source("s", case["text"], published=published)
    *_, parsed = parse(source.text)
    assert isinstance(parsed, Parsed)
    return resolve(source, parsed, find_dates(source.text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"][:50]))
def test_case(case: dict[str, Any]) -> None:
    timexes = read(case)
    found = [[timex.text, timex.type.value, timex.value, to_edtf(timex.when)] for timex in timexes]
    assert found == case["found"]
    joined = {
        (timex.joined_passage.span.of(case["text"]), to_edtf(timex.joined))
        for timex in timexes
        if timex.joined_passage is not None
    }
    assert sorted(joined) == sorted(tuple(pair) for pair in case.get("joined", []))


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"][:50]))
def test_each_date_says_why(case: dict[str, Any]) -> None:
    for timex in read(case):
        assert timex.why and timex.why[0].text.startswith("The text says")
        assert all(step.text.endswith(".") for step in timex.why)
        assert 0 <= timex.confidence <= 1
        assert timex.confidence + sum(a.weight for a in timex.alternatives) <= 1.0001
