"""A document's own date on the cases of `cases/own_date.jsonl`: first and last possible day, and how it is known."""

from typing import Any

import pytest

from dateline.model.day import iso
from dateline.model.edtf import from_edtf
from dateline.model.source import Basis, Published, Source
from dateline.reading.own_date.published import work_out
from dateline.reading.sentences import Parsed, parse
from dateline.reading.times.dates import find_dates
from reading_cases import cases
from shared import needs_shared, seed_text


def _published(case: dict[str, Any]) -> Published:
    stated = from_edtf(case.get("stated", ""))
    source = Source(
        "s", case["text"], path=case.get("path", ""), stated=stated, stated_by=case.get("stated_by", "")
    )
    *_, parsed = parse(source.text)
    assert isinstance(parsed, Parsed)
    given = from_edtf(case["given"]) if "given" in case else None
    return work_out(source, parsed, find_dates(source.text), given)


@pytest.mark.parametrize("case", cases("own_date"), ids=lambda case: repr(case["text"][:40]))
def test_case(case: dict[str, Any]) -> None:
    published = _published(case)
    first, last = published.when.first, published.when.last
    found = [
        iso(first) if first is not None else None,
        iso(last) if last is not None else None,
        published.basis,
    ]
    assert found == [case["first"], case["last"], Basis(case["basis"])], [step.text for step in published.why]


@pytest.mark.parametrize("case", cases("own_date"), ids=lambda case: repr(case["text"][:40]))
def test_each_reason_is_a_sentence_with_words_of_the_text(case: dict[str, Any]) -> None:
    published = _published(case)
    assert bool(published.why) == published.when.is_dated
    for step in published.why:
        assert step.text[0].isupper() or not step.text[0].isalpha()
        assert step.text.rstrip(")").endswith((".", "”."))
        if step.passage:
            assert step.passage.span.of(case["text"]).strip()


@needs_shared
def test_the_seed_is_dated_to_its_friday() -> None:
    published = _published({"text": seed_text()})
    assert published.basis is Basis.INFERRED
    assert published.when.is_exact
    reasons = " ".join(step.text for step in published.why)
    assert "80 years later" in reasons and "Friday" in reasons
