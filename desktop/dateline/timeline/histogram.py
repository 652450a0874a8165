"""Count bars: how many events begin in each calendar step, by category, for what is too much to draw one by one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.axis import TimeAxis
from dateline.timeline.chart import Chart
from dateline.timeline.lanes import Lane, Packing
from dateline.timeline.marks import Floats
from dateline.timeline.scene import FILL, Box, Histogram
from dateline.timeline.ticks import STEPS, Step, calendar_days
from dateline.timeline.view import Scale

LEAST_WIDTH = 7  # pixels of one column at least
CATEGORIES = 8
CODES = tuple(FILL + category for category in range(CATEGORIES))


@dataclass(frozen=True, eq=False)
class Columns:
    """`counts[c, i]` marks of category c begin from edges[i] on, before edges[i + 1]; heights[c, i] is how high they
    reach, with those under them."""

    edges: Floats
    counts: NDArray[np.int64]
    heights: NDArray[np.int32]

    @classmethod
    def of(cls, starts: list[Floats], edges: Floats, tallest: int, room: float) -> "Columns":
        """Those between edges; a column of `tallest` marks has all the room, or without that the highest one."""
        found = np.stack([np.searchsorted(some, edges) for some in starts])
        counts = found[:, 1:] - found[:, :-1]
        total = counts.cumsum(axis=0)
        heights = np.minimum(np.ceil(total / (tallest or max(int(total[-1].max(initial=1)), 1)) * room), room)
        return cls(edges, counts, heights.astype(np.int32))

    @property
    def tallest(self) -> int:
        return max(int(self.counts.sum(axis=0).max(initial=1)), 1)

    def between(self, start: float, end: float) -> "Columns | None":
        """Those over these days; None where they are not all here."""
        first = int(np.searchsorted(self.edges, start, side="right")) - 1
        last = int(np.searchsorted(self.edges, end))
        if first < 0 or last >= len(self.edges):
            return None
        return Columns(self.edges[first : last + 1], self.counts[:, first:last], self.heights[:, first:last])


def count_bars(
    chart: Chart, lane: Lane, number: int, packing: Packing, axis: TimeAxis, area: Box, k: float
) -> Histogram:
    """The count bars of one lane for the dates in view, on its bottom line."""
    columns = _columns(chart, lane, number, packing, axis, k)
    x = np.clip(np.rint(axis.xs(columns.edges)), area.left, area.right).astype(np.int32)
    base = lane.top + lane.height
    return Histogram(x, base, lane.bins, columns.heights, columns.counts, columns.edges, number, CODES)


def _columns(chart: Chart, lane: Lane, number: int, packing: Packing, axis: TimeAxis, k: float) -> Columns:
    """The columns in view, as high beside each other as around the packed dates, so that they keep their heights
    while the hand moves."""
    step, room = column_step(axis, k), lane.bins - 2 * k
    wide = _wide_columns(chart, lane, number, packing, axis, k, step, room)
    if step is None:
        return wide
    start, end = axis.start - step.days * 1.5, axis.end + step.days * 1.5
    starts = _starts(chart, lane, number)
    return wide.between(start, end) or Columns.of(starts, calendar_days(step, start, end), wide.tallest, room)


def _wide_columns(
    chart: Chart,
    lane: Lane,
    number: int,
    packing: Packing,
    axis: TimeAxis,
    k: float,
    step: Step | None,
    room: float,
) -> Columns:
    """Those far around the packed dates, kept; where the axis is not even in time those in view."""
    key, name = ("columns", number), (step, room, packing.start, packing.end)
    kept = chart.kept.get(key)
    if step is not None and isinstance(kept, tuple) and kept[0] == name and kept[1] is lane.members:
        return kept[2]  # type: ignore[no-any-return]
    if step is None:
        edges = column_edges(axis, k)
    else:
        width = min(packing.end - packing.start, step.days * 500)
        edges = calendar_days(step, packing.start - width, packing.end + width)
    found = Columns.of(_starts(chart, lane, number), edges, 0, room)
    chart.kept[key] = (name, lane.members, found)
    return found


def column_step(axis: TimeAxis, k: float) -> Step | None:
    """The finest calendar step that is wide enough; None where the axis is not even in time."""
    if axis.scale in (Scale.LOG, Scale.SEQUENCE):
        return None
    return next((step for step in STEPS if step.days * axis.slope >= LEAST_WIDTH * k), STEPS[-1])


def ways_to_say_highest(histogram: Histogram, axis: TimeAxis, k: float) -> tuple[str, str]:
    """How much the highest column in view stands for, in fewer and fewer words: "up to 27 a year", "up to 27"."""
    step, most = column_step(axis, k), int(histogram.counts.sum(axis=0).max(initial=0))
    words = f"up to {most:,}"
    if step is None:
        return words, words
    unit = "day" if step.unit == "weekday" else step.unit
    if step.count > 1:
        return f"{words} in {step.count:,} {unit}s", words
    return f"{words} {'an' if unit == 'hour' else 'a'} {unit}", words


def column_edges(axis: TimeAxis, k: float) -> Floats:
    """Where columns begin and end that are even in pixels."""
    x = np.arange(axis.left, axis.right + 8 * k, 8 * k)
    return np.asarray(axis.day_of_u(axis.u0 + (x - axis.left) / axis.slope), float)


def _starts(chart: Chart, lane: Lane, number: int) -> list[Floats]:
    """The starts of each category's marks, ascending; kept for the lane's own array of members."""
    key = ("starts", number)
    kept = chart.kept.get(key)
    if not isinstance(kept, tuple) or kept[0] is not lane.members:
        lo, category = chart.marks.lo[lane.members], chart.marks.category[lane.members]
        kept = (lane.members, [lo[category == c] for c in range(CATEGORIES)])
        chart.kept[key] = kept
    return kept[1]  # type: ignore[no-any-return]
