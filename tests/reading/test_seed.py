"""What a person must find on the first real example, opened with nothing else given."""

from functools import lru_cache

import pytest

import dateline
from dateline.model.edtf import to_edtf
from dateline.model.event import Event, LinkKind
from dateline.model.project import Reading
from dateline.model.source import Basis
from dateline.model.statement import Statement
from shared import needs_shared, seed_text

pytestmark = needs_shared

VISIT = "2025-05-07/2025-05-10"


@lru_cache(maxsize=1)
def seed() -> Reading:
    return dateline.read(seed_text())


def event_proved_by(words: str) -> Event:
    """The event that one of whose passages holds these words."""
    text = seed().source.text
    found = [e for e in seed().events if any(words in p.span.of(text) for p in e.passages)]
    assert found, f"no event is proved by “{words}”"
    return min(found, key=lambda e: min(len(p.span) for p in e.passages if words in p.span.of(text)))


def titles() -> str:
    return "\n".join(f"{to_edtf(e.when)}  {e.title}" for e in seed().events)


def statements_of(name: str) -> list[Statement]:
    return [
        s for s in seed().statements if s.speaker and (name in s.speaker.name or name in s.speaker.members)
    ]


def content_of(statement: Statement) -> str:
    return " ".join(passage.span.of(seed().source.text) for passage in statement.content)


def test_the_documents_own_date_is_worked_out_and_explained() -> None:
    published = seed().source.published
    assert to_edtf(published.when) == "2025-05-09"
    assert published.basis is Basis.INFERRED
    why = " ".join(step.text for step in published.why)
    assert "80" in why
    assert "1945" in why
    assert "Friday" in why


def test_the_visit_is_one_bar_with_the_number_of_the_trip() -> None:
    visits = [e for e in seed().events if to_edtf(e.when) == VISIT]
    assert len(visits) == 1, titles()
    assert visits[0].ordinal is not None
    assert visits[0].ordinal.number == 11
    assert visits[0].ordinal.note


def test_the_briefing_stands_on_the_friday() -> None:
    assert any(to_edtf(e.when) == "2025-05-09" for e in seed().events), titles()


def test_the_anniversary_is_linked_to_the_victory() -> None:
    linked = [(e, link) for e in seed().events for link in e.links if link.kind is LinkKind.ANNIVERSARY_OF]
    assert linked, titles()
    origins = {e.id: e for e in seed().events}
    assert any("1945" in to_edtf(origins[link.target].when) for _, link in linked), titles()


@pytest.mark.parametrize(
    "words",
    [
        "talks",
        "celebrations",
        "signed a joint statement",
        "the exchange of over 20",
        "a joint statement on global strategic stability",
        "a joint declaration",
    ],
)
def test_what_happened_on_the_visit_stands_within_it(words: str) -> None:
    event = event_proved_by(words)
    visit = next(e for e in seed().events if to_edtf(e.when) == VISIT)
    assert event.when.first is not None, titles()
    assert event.when.last is not None
    assert visit.when.first is not None and visit.when.last is not None
    assert visit.when.first <= event.when.first <= event.when.last <= visit.when.last


def test_not_many_more_events_than_there_are() -> None:
    assert 9 <= len(seed().events) <= 14, titles()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Lin Jian", "the two leaders held"),
        ("Lin Jian", "This demonstrates"),
        ("Lin Jian", "the declaration sent"),
        ("Xi Jinping", "good neighbors"),
        ("Xi Jinping", "the two countries need to deepen"),
        ("Xi Jinping", "facing unilateralism"),
    ],
)
def test_each_statement_has_its_speaker(name: str, content: str) -> None:
    assert any(content in content_of(s) for s in statements_of(name)), [
        (s.speaker.name if s.speaker else None, content_of(s)[:60]) for s in seed().statements
    ]


def test_statements_were_said_within_the_visit() -> None:
    assert 14 <= len(seed().statements) <= 18
    for statement in seed().statements:
        assert statement.said.is_dated, content_of(statement)
        assert statement.said_why
