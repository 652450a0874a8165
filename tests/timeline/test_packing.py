"""Rows in which nothing overlaps, and no more of them than there must be."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scenes import fake_measure
from timelines import YES, at, many

from dateline.model.event import Event
from dateline.model.project import Project
from dateline.timeline.chart import Chart
from dateline.timeline.fitting import shared_out
from dateline.timeline.gestures import whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.packing import best_fit, depth, first_fit
from dateline.timeline.view import LanesBy

intervals = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=80)


def columns(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    pairs = sorted(pairs)
    starts = np.array([start for start, _ in pairs], float)
    return starts, starts + np.array([length for _, length in pairs], float)


def overlapping(starts: np.ndarray, ends: np.ndarray, rows: np.ndarray) -> bool:
    for row in np.unique(rows):
        inside = rows == row
        if (starts[inside][1:] < np.maximum.accumulate(ends[inside])[:-1]).any():
            return True
    return False


@given(intervals)
def test_nothing_overlaps_and_rows_are_as_few_as_can_be(pairs: list[tuple[int, int]]):
    starts, ends = columns(pairs)
    rows = first_fit(starts, ends)
    assert not overlapping(starts, ends, rows)
    assert (rows.max() + 1 if len(rows) else 0) == depth(starts, ends)


@given(intervals, st.integers(0, 6))
def test_the_first_to_choose_gets_a_place(pairs: list[tuple[int, int]], rows: int):
    starts, ends = columns(pairs)
    order = np.arange(len(starts), dtype=np.int32)[::-1]
    chosen = best_fit(starts, ends, order, rows)
    assert depth(starts[chosen], ends[chosen]) <= rows
    if rows and len(order):
        assert order[0] in chosen
    if rows >= depth(starts, ends):
        assert depth(starts[chosen], ends[chosen]) <= depth(starts, ends)


@given(st.integers(0, 60), st.lists(st.one_of(st.just(0.0), st.floats(9, 400)), max_size=12))
def test_rows_are_given_to_every_lane_that_wants_one_before_any_gets_two(rows: int, needed: list[float]):
    given_rows = shared_out(rows, needed)
    wanting = [number for number, height in enumerate(needed) if height]
    assert sum(given_rows) == (rows if wanting else 0)
    assert all(given_rows[number] == 0 for number in range(len(needed)) if number not in wanting)
    assert all(given_rows[number] for number in wanting) == (rows >= len(wanting))
    for one in wanting:
        for other in wanting:
            if needed[one] > needed[other]:
                assert given_rows[one] >= given_rows[other]


def test_lanes_of_a_few_marks_have_their_titles_beside_a_crowd():
    """One lane has more titles than there is room for; the others have one mark each, which cost next to nothing."""
    crowd = tuple(replace(event, kind="journey") for event in many(300).events)
    alone = tuple(
        Event(kind, f"The only {kind}", kind, at(1900 + number), review=YES)
        for number, kind in enumerate(("meeting", "agreement", "conflict", "law"))
    )
    chart = Chart.of(Project(events=(*crowd, *alone)))
    view = replace(whole_view(chart), lanes_by=LanesBy.KIND)
    labels = arrange(chart, view, (1400, 440), Fitter(fake_measure)).labels
    assert {event.title for event in alone} <= {label.text for label in labels}
    assert sum(label.mark >= 0 for label in labels) > 8
