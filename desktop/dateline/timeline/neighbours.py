"""Rows for the marks out of view: beside those that are seen, which alone decide how large rows are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.marks import Floats, Form, Ints, Marks
from dateline.timeline.packing import beside
from dateline.timeline.styles import QUOTES, Style

if TYPE_CHECKING:
    from dateline.timeline.lanes import Lane, Packing

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
        of_quotes = next((lane for lane in own[1:] if lane.style == QUOTES), None)
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
    return replace(
        lane,
        marks=together[order],
        rows=np.concatenate([lane.rows, rows])[order],
    )


def _rows_after(reached: list[float], starts: Floats, ends: Floats) -> NDArray[np.int32]:
    order = np.argsort(starts, kind="stable")
    rows = np.empty(len(starts), np.int32)
    rows[order] = beside(reached, ends[order])
    return rows
