"""Count bars: how many events begin in each calendar step, by category, for what is too much to draw one by one."""

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


def count_bars(
    chart: Chart, lane: Lane, number: int, packing: Packing, axis: TimeAxis, area: Box, k: float
) -> Histogram:
    """The count bars of one lane for the dates in view, on its bottom line."""
    step = column_step(axis, k)
    edges = column_edges(step, axis, k)
    counts = counted(chart, lane, number, edges)
    tallest = max(_tallest(chart, lane, number, packing, axis, k, step), 1)
    room = lane.bins - 2 * k
    total = counts.cumsum(axis=0)
    heights = np.minimum(np.ceil(total / tallest * room), room).astype(np.int32)
    x = np.clip(np.rint(axis.xs(edges)), area.left, area.right).astype(np.int32)
    base = lane.top + lane.height
    codes = tuple(FILL + category for category in range(CATEGORIES))
    return Histogram(x, base, lane.bins, heights, counts, edges, number, codes)


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


def column_edges(step: Step | None, axis: TimeAxis, k: float) -> Floats:
    """Where columns begin and end, a little beyond the view at both sides."""
    if step is None:
        x = np.arange(axis.left, axis.right + 8 * k, 8 * k)
        return np.asarray(axis.day_of_u(axis.u0 + (x - axis.left) / axis.slope), float)
    return calendar_days(step, axis.start - step.days * 1.5, axis.end + step.days * 1.5)


def counted(chart: Chart, lane: Lane, number: int, edges: Floats) -> NDArray[np.int64]:
    """How many marks of each category begin between edges[i] and edges[i+1]: an array (categories, columns)."""
    starts = _starts(chart, lane, number)
    found = np.stack([np.searchsorted(some, edges) for some in starts])
    return found[:, 1:] - found[:, :-1]


def _starts(chart: Chart, lane: Lane, number: int) -> list[Floats]:
    """The starts of each category's marks, ascending; kept for the lane's own array of members."""
    key = ("starts", number)
    kept = chart.kept.get(key)
    if not isinstance(kept, tuple) or kept[0] is not lane.members:
        lo, category = chart.marks.lo[lane.members], chart.marks.category[lane.members]
        kept = (lane.members, [lo[category == c] for c in range(CATEGORIES)])
        chart.kept[key] = kept
    return kept[1]  # type: ignore[no-any-return]


def _tallest(
    chart: Chart, lane: Lane, number: int, packing: Packing, axis: TimeAxis, k: float, step: Step | None
) -> int:
    """The highest count around the packed dates, so that columns keep their height while the hand moves."""
    key = ("tallest", number)
    name = (step, packing.start, packing.end)
    kept = chart.kept.get(key)
    if isinstance(kept, tuple) and kept[0] == name and kept[1] is lane.members:
        return kept[2]  # type: ignore[no-any-return]
    if step is None:
        edges = column_edges(None, axis, k)
    else:
        width = min(packing.end - packing.start, step.days * 500)
        edges = calendar_days(step, packing.start - width, packing.end + width)
    counts = np.diff(np.searchsorted(chart.marks.lo[lane.members], edges))
    most = int(counts.max(initial=0))
    chart.kept[key] = (name, lane.members, most)
    return most
