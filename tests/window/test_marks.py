"""Marks in a source, and Qt's count of characters."""

from time import process_time

from harbour import TEXT, passage, sample
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import edits
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.timex import Timex, TimexType
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


def dated(users: list[tuple[int, int]], dates: list[tuple[int, int]]) -> Project:
    """A project with events that are dated by some words, and with dates in other words."""
    spans = [Passage("s1", Span(start, start + length)) for start, length in users]
    events = tuple(Event(f"e{n}", "x", why=(Step("x", span),)) for n, span in enumerate(spans))
    places = [Passage("s1", Span(start, start + length)) for start, length in dates]
    timexes = tuple(Timex(place, "x", TimexType.DATE, "x") for place in places)
    return Project(sources=(Source("s1", "x" * 3000),), events=events, timexes=timexes)


SPANS = st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 900)), max_size=12)


@given(SPANS, SPANS)
def test_a_date_leads_to_the_first_of_those_that_it_dates(
    users: list[tuple[int, int]], dates: list[tuple[int, int]]
) -> None:
    project = dated(users, dates)
    for mark in marks_of(project, "s1"):
        over = [each.id for each in project.events if each.why[0].passage.span.overlaps(mark.span)]
        assert mark.id == (over[0] if over else "")


def test_a_thousand_pages_are_marked_in_a_moment() -> None:
    places = [(start, 12) for start in range(0, 2_000_000, 100)]
    project = dated(places, places)
    begun = process_time()
    assert len(marks_of(project, "s1")) == 20_000
    assert process_time() - begun < 5  # each date against each event takes minutes


def test_what_was_rejected_is_not_marked() -> None:
    marks = marks_of(edits.reject(sample(), ["e1", "q1"]), "s1")
    assert not [mark for mark in marks if mark.id in ("e1", "q1") and mark.kind is not MarkKind.DATE]


def test_an_entry_is_shown_by_its_first_passage() -> None:
    assert passage_of(sample(), "e2") == passage("Work")
    assert passage_of(sample(), "q2") == passage("We kept our word")
    assert passage_of(sample(), "nobody") is None
