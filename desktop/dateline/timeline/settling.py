"""Rows on their way: from where marks stood to where they are packed now, as packings that can be drawn."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.chart import Chart
from dateline.timeline.lanes import Lane, Packing
from dateline.timeline.marks import Floats, Ints
from dateline.timeline.styles import Style

LEAST = 1.0  # pixels of the farthest way, below which nothing is seen to move


@dataclass(frozen=True, eq=False)
class Settling:
    """From one packing to another. For each lane of `after`: the lane that it was (None: it is new), and how far
    below its new place each mark stood, in pixels."""

    after: Packing
    befores: tuple[Lane | None, ...]
    ways: tuple[Floats, ...]

    @classmethod
    def of(cls, before: Packing, chart_before: Chart, after: Packing, chart: Chart) -> "Settling | None":
        """The way between the rows of two charts; None where no mark of the one moves in the other."""
        places = _Places(before, chart_before, chart)
        ways = tuple(places.ways(lane) for lane in after.lanes)
        if not any(len(way) and np.abs(way).max() >= LEAST for way in ways):
            return None
        return cls(after, tuple(_twins(before.lanes, after.lanes)), ways)

    def at(self, share: float) -> Packing:
        """The rows after a share of the way, from 0 to 1; at 1 the packing itself."""
        if share >= 1:
            return self.after
        lanes = [
            _between(before, lane, way, share)
            for before, lane, way in zip(self.befores, self.after.lanes, self.ways, strict=True)
        ]
        return replace(self.after, lanes=tuple(lanes))


def _between(before: Lane | None, lane: Lane, way: Floats, share: float) -> Lane:
    own = 0.0 if lane.offsets is None else lane.offsets
    if before is None:
        return replace(lane, offsets=own + way * (1 - share))

    def blended(a: float, b: float) -> float:
        return a + (b - a) * share

    top = round(blended(before.top, lane.top))
    return replace(
        lane,
        top=top,
        height=round(blended(before.height, lane.height)),
        bins=round(blended(before.bins, lane.bins)) if before.bins and lane.bins else lane.bins,
        style=_style_between(before.style, lane.style, share),
        offsets=own + way * (1 - share) + (lane.top - top),
    )


def _style_between(a: Style, b: Style, share: float) -> Style:
    """Bars and dots grow or shrink; words have one size at once, for letters do not melt."""
    return replace(b, bar=round(a.bar + (b.bar - a.bar) * share), dot=round(a.dot + (b.dot - a.dot) * share))


def _twins(before: tuple[Lane, ...], after: tuple[Lane, ...]) -> list[Lane | None]:
    """For each lane the one of the same name, and of the same place among those, that was there before."""
    lanes: dict[str, list[Lane]] = {}
    for lane in before:
        lanes.setdefault(lane.name, []).append(lane)
    twins: list[Lane | None] = []
    for lane in after:
        same = lanes.get(lane.name, [])
        twins.append(same.pop(0) if same else None)
    return twins


class _Places:
    """Where the marks of one packing stood, by the numbers that they have in another chart."""

    def __init__(self, before: Packing, chart_before: Chart, chart: Chart) -> None:
        found: dict[str, list[tuple[NDArray[np.int64], NDArray[np.int64]]]] = {}
        for lane in before.lanes:
            numbers = _numbers(lane.marks, chart_before, chart)
            known = numbers >= 0
            middles = lane.middles(np.arange(len(lane.marks)))[known]
            found.setdefault(lane.name, []).append((numbers[known], middles))
        self.by_lane = {name: _in_order(pairs) for name, pairs in found.items()}
        self.anywhere = _in_order([pair for pairs in found.values() for pair in pairs])

    def ways(self, lane: Lane) -> Floats:
        """How far below its new place each mark of a lane stood; 0 where it is new."""
        numbers, middles = self.by_lane.get(lane.name, self.anywhere)
        way = np.zeros(len(lane.marks))
        if len(numbers):
            at = np.minimum(np.searchsorted(numbers, lane.marks), len(numbers) - 1)
            stood = numbers[at] == lane.marks
            way[stood] = middles[at[stood]] - lane.middles(np.flatnonzero(stood))
        return way


def _in_order(
    pairs: list[tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All (numbers, middles) as one pair, the numbers ascending."""
    if not pairs:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    numbers, middles = (np.concatenate(side) for side in zip(*pairs, strict=True))
    order = np.argsort(numbers, kind="stable")
    return numbers[order], middles[order]


def _numbers(marks: Ints, chart_before: Chart, chart: Chart) -> NDArray[np.int64]:
    """The numbers of marks in another chart, -1 where it has them not."""
    before, after = chart_before.marks, chart.marks
    if before is after or before.ids is after.ids:
        return marks.astype(np.int64)
    return np.array([after.index.get(before.ids[mark], -1) for mark in marks.tolist()], np.int64)
