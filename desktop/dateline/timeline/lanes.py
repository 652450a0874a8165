"""Lanes and their rows, as they were packed for some dates and a size."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.chart import Chart
from dateline.timeline.marks import Floats, Ints
from dateline.timeline.styles import Style

MARGIN = 1.6  # views to each side for which rows are packed as well


@dataclass(frozen=True, eq=False)
class Lane:
    """A lane in its place. `marks` with their `rows` (0 topmost).

    `members` are all its marks by start, `pitch` the height of a row in pixels, `bins` that of its count bars (0
    where it has none). `is_rest` is true for the marks without titles, in close rows under those of the same lane
    that have one. `offsets` are pixels by which marks stand lower than the middle of their rows, while rows move or
    are shared, and `rooms` the pixels of height that each has of a row that is shared.
    """

    name: str
    members: Ints
    marks: Ints
    rows: Ints
    style: Style
    pitch: float
    bins: int = 0
    top: int = 0
    height: int = 0
    is_rest: bool = False
    offsets: Floats | None = None
    rooms: Floats | None = None

    def middles(self, which: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
        """The y of the middle of some of its marks, by their places in `marks`."""
        y = self.top + (self.rows[which] + 0.5) * self.pitch
        if self.offsets is not None:
            y = y + self.offsets[which]
        middles: NDArray[np.int64] = np.floor(y).astype(np.int64)
        return middles


@dataclass(frozen=True, eq=False)
class Packing:
    """The lanes of a chart, packed for the dates start … end and a size."""

    lanes: tuple[Lane, ...]
    style: Style
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Room:
    """What packing has to go by: pixels from left to right and top to bottom, and k pixels for one at ratio 1."""

    left: int
    right: int
    top: int
    bottom: int
    k: float

    @property
    def height(self) -> int:
        return self.bottom - self.top


def packing_of(chart: Chart) -> Packing | None:
    """The rows that a chart was laid out in last."""
    kept = chart.kept.get("packing")
    return kept[1] if isinstance(kept, tuple) else None


def merged(lanes: list[tuple[str, Ints]], most: int) -> list[tuple[str, Ints]]:
    """At most so many lanes; what is beyond goes into one called "12 others"."""
    if len(lanes) <= most:
        return lanes
    rest = lanes[most - 1 :]
    together = np.unique(np.concatenate([marks for _, marks in rest]))
    return [*lanes[: most - 1], (f"{len(rest)} others", together.astype(np.int32))]
