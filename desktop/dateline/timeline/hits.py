"""What lies under a point of a scene, where a mark is drawn, and which marks a box catches."""

from dataclasses import dataclass

import numpy as np

from dateline.timeline.scene import Box, Histogram, Scene

REACH = 4  # pixels at ratio 1 by which the pointer may miss


def mark_at(scene: Scene, x: float, y: float) -> int | None:
    """The mark under a point, the smallest box winning; None where there is none."""
    hits, reach = scene.hits, REACH * scene.k
    if not len(hits):
        return None
    near = (hits["x0"] - reach <= x) & (x < hits["x1"] + reach)
    near &= (hits["y0"] <= y) & (y < hits["y1"])
    found = np.flatnonzero(near)
    if not len(found):
        return None
    some = hits[found]
    apart = np.maximum(some["x0"] - x, 0) + np.maximum(x - some["x1"], 0)
    best = np.lexsort((some["x1"] - some["x0"], apart))[0]
    return int(some["mark"][best])


def box_of(scene: Scene, mark: int) -> Box | None:
    """The box around a mark and its words; None where it is not drawn."""
    some = scene.hits[scene.hits["mark"] == mark]
    if not len(some):
        return None
    left = max(int(some["x0"].min()), 0)
    right = min(int(some["x1"].max()), scene.width)
    return Box(left, int(some["y0"].min()), max(right, left + 1), int(some["y1"].max()))


def marks_in(scene: Scene, box: Box) -> list[int]:
    """Every mark that a rubber band touches, each once, by its place from left to right."""
    hits = scene.hits
    inside = (hits["x0"] < box.right) & (hits["x1"] > box.left)
    inside &= (hits["y0"] < box.bottom) & (hits["y1"] > box.top)
    order = hits[inside][np.argsort(hits[inside]["x0"], kind="stable")]
    return list(dict.fromkeys(order["mark"].tolist()))


@dataclass(frozen=True, eq=False)
class Column:
    """One count bar: what it stands for and where it is."""

    histogram: Histogram
    number: int

    @property
    def count(self) -> int:
        return int(self.histogram.counts[:, self.number].sum())

    @property
    def dates(self) -> tuple[float, float]:
        edges = self.histogram.edges
        return float(edges[self.number]), float(edges[self.number + 1])

    @property
    def box(self) -> Box:
        h, n = self.histogram, self.number
        return Box(int(h.x[n]), h.base - int(h.heights[-1, n]), int(h.x[n + 1]), h.base)


def column_at(scene: Scene, x: float, y: float) -> Column | None:
    """The count bar under a point; its whole height answers, however low it is."""
    for histogram in scene.histograms:
        if histogram.lane < 0 or not histogram.base - histogram.height <= y < histogram.base:
            continue
        number = int(np.searchsorted(histogram.x, x, side="right")) - 1
        if 0 <= number < histogram.heights.shape[1]:
            column = Column(histogram, number)
            return column if column.count else None
    return None
