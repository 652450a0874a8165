"""The entries in date order, followed from project to project."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timelines import at, many

from dateline.model import edits
from dateline.model import listing as listing_module
from dateline.model.finding import Entry, date_order, entries, matches, query
from dateline.model.listing import Listing
from dateline.model.project import Project
from dateline.model.when import UNDATED

Edit = Callable[[Project, str, int], Project]
_EDITS: list[Edit] = [
    lambda project, id, day: edits.redate(project, id, at(1950 + day % 60, 1 + day % 12, 1 + day % 28)),
    lambda project, id, day: edits.redate(project, id, UNDATED),
    lambda project, id, day: edits.retitle(project, id, f"Name {day}"),
    lambda project, id, day: edits.reject(project, [id]),
    lambda project, id, day: edits.reopen(project, [id]),
    lambda project, id, day: edits.delete(project, [id]),
    lambda project, id, day: edits.add_event(project, f"Added {day}", at(1960 + day % 40, 1, 1)),
]
_STEPS = st.lists(
    st.tuples(st.sampled_from(_EDITS), st.integers(0, 29), st.integers(0, 400)), min_size=1, max_size=12
)


def in_date_order(project: Project) -> list[Entry]:
    """What is followed, found by sorting all."""
    return sorted(entries(project), key=date_order)


@given(_STEPS)
def test_after_every_edit_the_order_is_that_of_sorting_all(steps: list[tuple[Edit, int, int]]) -> None:
    project, listing = many(30), Listing()
    for edit, number, day in steps:
        project = edit(project, project.events[number % len(project.events)].id, day)
        assert list(listing.in_date_order(project)) == in_date_order(project)


def test_many_changes_are_sorted_anew_and_a_few_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    project, listing = many(300), Listing()
    listing.in_date_order(project)
    asked: list[str] = []
    order = listing_module.date_order
    monkeypatch.setattr(listing_module, "date_order", lambda each: asked.append(each.id) or order(each))
    one = edits.retitle(project, "e7", "Another")
    assert list(listing.in_date_order(one)) == in_date_order(one)
    assert set(asked) == {"e7"}
    every = edits.accept(one, [event.id for event in one.events])
    assert list(listing.in_date_order(every)) == in_date_order(every)
    assert len(asked) > 300


def test_a_filter_finds_the_new_words_of_what_was_edited() -> None:
    project, listing = many(30), Listing()
    before = project.event("e7")
    assert before is not None
    assert not matches(project, before, query("heron"), listing.search_text)
    project = edits.retitle(project, "e7", "A heron landed")
    after = project.event("e7")
    assert after is not None
    assert matches(project, after, query("heron"), listing.search_text)
