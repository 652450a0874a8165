"""Rows for the marks out of view: beside those that are seen, which alone decide how large rows are.

Where there are too few rows for them, those that overlap share the height of one until the hand rests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.marks import Floats, Form, Ints, Marks
from dateline.timeline.packing import beside, first_fit
from dateline.timeline.styles import LARGE_QUOTES, QUOTES, Style

if TYPE_CHECKING:
    from dateline.timeline.lanes import Lane, Packing

FARTHEST = 1e7  # pixels: no hand pans so far before rows are packed anew
Flags = NDArray[np.bool_]
Extents = Callable[[Ints, Style], tuple[Floats, Floats]]  # the pixels that marks need in a row of a style


def seen_of(marks: Marks, some: Ints, start: float, end: float) -> Ints:
    """Those of some marks that touch the days from start to end; all of them, where none does."""
    inside = some[(marks.hi[some] > start) & (marks.lo[some] < end)]
    return inside if len(inside) else some


def with_neighbours(packing: Packing, marks: Marks, near: dict[str, Ints], extents: Extents) -> Packing:
    """The same rows with all marks that are `near` each lane, by its name: what a hand that pans brings into view.

    They take what is free to the left and right of the marks that are there. Statements keep to a lane's own rows
    of statements, where it has some.
    """
    lanes: list[Lane] = []
    for name, own in _by_name(packing).items():
        if any(lane.bins for lane in own):
            lanes += own
            continue
        there = np.concatenate([lane.marks for lane in own])
        others = near[name][~np.isin(near[name], there)]
        is_quote = marks.form[others] == Form.QUOTE
        of_quotes = next((lane for lane in own[1:] if lane.style in (QUOTES, LARGE_QUOTES)), None)
        first = others if of_quotes is None else others[~is_quote]
        lanes.append(_joined(own[0], marks, first, extents))
        for lane in own[1:]:
            lanes.append(_joined(lane, marks, others[is_quote], extents) if lane is of_quotes else lane)
    return replace(packing, lanes=tuple(lanes))


def _by_name(packing: Packing) -> dict[str, list[Lane]]:
    lanes: dict[str, list[Lane]] = {}
    for lane in packing.lanes:
        lanes.setdefault(lane.name, []).append(lane)
    return lanes


def _joined(lane: Lane, marks: Marks, others: Ints, extents: Extents) -> Lane:
    """A lane with other marks in its rows: those before the middle of what is there go to its left."""
    if not len(others) or not len(lane.marks):
        return lane
    x0, x1 = extents(lane.marks, lane.style)
    count = int(lane.rows.max()) + 1
    first, last = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(first, lane.rows, x0)
    np.maximum.at(last, lane.rows, x1)
    a, b = extents(others, lane.style)
    after = a + b > float(x0.min()) + float(x1.max())
    rows = np.empty(len(others), np.int32)
    rows[after] = _rows_after(last.tolist(), a[after], b[after])
    rows[~after] = _rows_after((-first).tolist(), -b[~after], -a[~after])
    together = np.concatenate([lane.marks, others]).astype(np.int32)
    order = np.argsort(marks.lo[together], kind="stable")
    is_fixed = np.append(np.ones(len(lane.marks), bool), np.zeros(len(others), bool))
    joined = replace(lane, marks=together[order], rows=np.concatenate([lane.rows, rows])[order])
    bars = extents(joined.marks, replace(lane.style, width=0))  # words yield where they are placed
    offsets, rooms = apart(joined.rows, *bars, is_fixed[order], lane.pitch)
    return replace(joined, offsets=offsets, rooms=rooms) if offsets.any() else joined


def apart(rows: Ints, x0: Floats, x1: Floats, is_fixed: Flags, pitch: float) -> tuple[Floats, Floats]:
    """(how far below the middle of its row each mark is to stand, how much of its height it has), so that those of
    one row that overlap share it. What is fixed stays in the middle, as high as it is."""
    x0, x1 = np.clip(x0, -FARTHEST, FARTHEST), np.clip(x1, -FARTHEST, FARTHEST)
    order = np.lexsort((x0, rows))
    far = rows[order] * 4 * FARTHEST  # sets rows apart
    reached = np.maximum.accumulate(x1[order] + far)
    begins = np.append(True, x0[order][1:] + far[1:] >= reached[:-1])
    places = np.append(np.flatnonzero(begins), len(rows))
    offsets, rooms, last = np.zeros(len(rows)), np.full(len(rows), np.inf), int(rows.max())
    for number in np.flatnonzero(np.diff(places) > 1).tolist():
        cluster = order[places[number] : places[number + 1]]
        moving = cluster[~is_fixed[cluster]]
        if not len(moving):
            continue
        lines = first_fit(x0[moving], x1[moving])
        count = int(lines.max()) + 1
        if len(moving) == len(cluster):
            offsets[moving], rooms[moving] = (lines - (count - 1) / 2) * pitch / count, pitch / count
        else:
            down = -1 if rows[moving[0]] == last else 1
            offsets[moving] = down * (lines + 1) * pitch / (count + 1)
            rooms[moving] = pitch / (count + 1)
    return offsets, rooms


def _rows_after(reached: list[float], starts: Floats, ends: Floats) -> NDArray[np.int32]:
    order = np.argsort(starts, kind="stable")
    rows = np.empty(len(starts), np.int32)
    rows[order] = beside(reached, ends[order])
    return rows
