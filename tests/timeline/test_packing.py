"""Rows in which nothing overlaps, and no more of them than there must be."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.timeline.packing import best_fit, depth, first_fit

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
