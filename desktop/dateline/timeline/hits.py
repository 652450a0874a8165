"""What lies under a point of a scene, where a mark is drawn, and which marks a box catches."""

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from dateline.timeline.chart import Chart
from dateline.timeline.lanes import packing_of
from dateline.timeline.marks import Form
from dateline.timeline.scene import Box, Histogram, Hit, Label, Scene, Strip

REACH = 4  # pixels at ratio 1 by which the pointer may miss
STRIP = 32  # pixels: the height of a strip whose boxes are looked through


def mark_at(scene: Scene, x: float, y: float) -> int | None:
    """The mark under a point, the smallest box winning; None where there is none."""
    strip, reach = _strip_at(scene, y), REACH * scene.k
    at = bisect_right(strip.lefts, x + reach)
    near = []
    while at and strip.furthest[at - 1] > x - reach:
        at -= 1
        left, right, top, bottom, number, mark = strip.boxes[at]
        if right > x - reach and top <= y < bottom:
            near.append((max(left - x, x - right, 0), right - left, number, mark))
    return min(near)[-1] if near else None


def _strip_at(scene: Scene, y: float) -> Strip:
    """The boxes that reach into a strip of the height; kept, for the pointer comes by again and again."""
    number = int(y // STRIP)
    strip = scene.strips.get(number)
    if strip is None:
        hits = scene.hits
        some = hits[(hits["y0"] < (number + 1) * STRIP) & (hits["y1"] > number * STRIP)]
        some = some[np.argsort(some["x0"], kind="stable")]
        sides = (some[side].tolist() for side in ("x0", "x1", "y0", "y1"))
        boxes = list(zip(*sides, range(len(some)), some["mark"].tolist(), strict=True))
        furthest = np.maximum.accumulate(some["x1"]).tolist()
        strip = scene.strips[number] = Strip(some["x0"].tolist(), furthest, boxes)
    return strip


def boxes_of(scene: Scene, mark: int) -> list[Box]:
    """A box around a mark and its words in each lane that it stands in, from the top; none where it is not drawn."""
    return joined_boxes(scene, scene.hits[scene.hits["mark"] == mark].tolist())


def joined_boxes(scene: Scene, hits: list[Hit]) -> list[Box]:
    """The boxes of all hits of one mark."""
    boxes: list[Box] = []
    for x0, x1, y0, y1, _ in sorted(hits, key=itemgetter(2, 0)):
        left, right = max(x0, 0), max(min(x1, scene.width), max(x0, 0) + 1)
        if boxes and y0 < boxes[-1].bottom:  # words of the same row
            last = boxes.pop()
            boxes.append(Box(min(last.left, left), last.top, max(last.right, right), max(last.bottom, y1)))
        else:
            boxes.append(Box(left, y0, right, y1))
    return boxes


def box_of(scene: Scene, mark: int) -> Box | None:
    """The first of these boxes; None where the mark is not drawn."""
    return next(iter(boxes_of(scene, mark)), None)


def boxes_of_each(scene: Scene, chart: Chart, marks: list[int]) -> list[list[Box]]:
    """Where each of these marks shows: itself in each of its lanes, or what counts it; none out of view."""
    hits: dict[int, list[Hit]] = {mark: [] for mark in marks}
    for hit in scene.hits[np.isin(scene.hits["mark"], marks)].tolist():
        hits[hit[-1]].append(hit)
    counted = stand_ins(scene, chart, [mark for mark in marks if not hits[mark]])
    return [joined_boxes(scene, hits[mark]) or counted.get(mark, []) for mark in marks]


def stand_ins(scene: Scene, chart: Chart, marks: list[int]) -> dict[int, list[Box]]:
    """Where marks are that are not drawn by themselves: in their count bar, or among the rest of the shelf."""
    rest = [_around(label) for label in scene.labels if is_rest_of_shelf(scene, label)][:1]
    found = {mark: rest for mark in marks if chart.marks.form[mark] == Form.SHELF}
    left = np.array([mark for mark in marks if mark not in found], np.int64)
    packing, half = packing_of(chart), round(REACH * scene.k)
    lanes = packing.lanes if packing else ()
    for histogram in scene.histograms:
        if not len(left) or not 0 <= histogram.lane < len(lanes):
            continue
        is_here = np.isin(left, lanes[histogram.lane].members)
        for mark in left[is_here].tolist():
            x = scene.axis.x(float(chart.marks.lo[mark]))
            if scene.area.left <= x < scene.area.right:
                top, middle = histogram.base - histogram.height, round(x)
                found[mark] = [Box(middle - half, top, middle + half, histogram.base)]
        left = left[~is_here]
    return found


def is_rest_of_shelf(scene: Scene, label: Label) -> bool:
    """Whether words are those that count what has no room on the shelf: "+12 more"."""
    below = label.y > scene.area.bottom and label.mark < 0
    return below and label.text.startswith("+") and label.text.endswith(" more")


def _around(label: Label) -> Box:
    return Box(label.x, label.y - label.size, label.x + label.width, label.y + label.size // 3)


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
