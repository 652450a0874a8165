"""Marks in a source, and Qt's count of characters."""

from harbour import TEXT, passage, sample
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import edits
from dateline.window.panes.marks import MarkKind, Units, marks_of, passage_of


@given(st.text())
def test_characters_and_units_are_one(text: str) -> None:
    units = Units(text)
    for position in range(len(text) + 1):
        unit = len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
        assert units.to_units(position) == unit
        assert units.to_position(unit) == position


def test_the_middle_of_a_wide_character_belongs_to_it() -> None:
    assert Units("a🙂b").to_position(2) == 1


def test_every_date_event_and_statement_is_marked() -> None:
    marks = marks_of(sample(), "s1")
    kinds = [mark.kind for mark in marks]
    assert kinds.count(MarkKind.DATE) == 4
    assert kinds.count(MarkKind.EVENT) == 4
    assert kinds.count(MarkKind.STATEMENT) == 2
    assert all(mark.span.of(TEXT) for mark in marks)
    assert not marks_of(sample(), "s2")


def test_a_date_leads_to_what_it_dates() -> None:
    dates = {m.span.of(TEXT): m.id for m in marks_of(sample(), "s1") if m.kind is MarkKind.DATE}
    assert dates == {"3 March 1998": "e1", "Friday": "q1", "April 1998": "e2", "2 October 1998": ""}


def test_what_was_rejected_is_not_marked() -> None:
    marks = marks_of(edits.reject(sample(), ["e1", "q1"]), "s1")
    assert not [mark for mark in marks if mark.id in ("e1", "q1") and mark.kind is not MarkKind.DATE]


def test_an_entry_is_shown_by_its_first_passage() -> None:
    assert passage_of(sample(), "e2") == passage("Work")
    assert passage_of(sample(), "q2") == passage("We kept our word")
    assert passage_of(sample(), "nobody") is None
