"""How much of each lane is shown: rows with labels, rows without, or count bars under the most important titles."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.axis import TimeAxis, axis_for
from dateline.timeline.chart import Chart
from dateline.timeline.marks import Floats, Form, Ints, Marks
from dateline.timeline.packing import depth, first_fit
from dateline.timeline.scene import Face, Measure
from dateline.timeline.view import View

MOST_IN_ROWS = 3000
LANE_GAP = 10
LEAST_LANE = 36
GAP = 6  # between a mark and its label
ROOM = 10  # after a label


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes at ratio 1: row height (least and most), bar height, dot, title, its greatest width, second line."""

    name: str
    pitch: int
    most: int
    bar: int
    dot: int
    title: int
    width: int
    second: int = 0


AIRY = Style("airy", 44, 72, 22, 11, 15, 460, second=13)
ROOMY = Style("roomy", 32, 40, 20, 10, 14, 340)
NORMAL = Style("normal", 24, 32, 18, 9, 13, 280)
TIGHT = Style("tight", 19, 24, 15, 8, 12, 240)
THIN = Style("thin", 10, 14, 7, 6, 12, 0)

LADDER = (
    *((AIRY, 1.0), (ROOMY, 1.0), (NORMAL, 1.0), (TIGHT, 1.0)),
    *((TIGHT, share) for share in (0.7, 0.5, 0.35, 0.2, 0.1)),
    (THIN, 0.0),
)


@dataclass(frozen=True, eq=False)
class Lane:
    """A lane in its place. `marks` with their `rows` (0 topmost) and whether they have room kept for a label.

    `members` are all its marks by start, `pitch` the height of a row in pixels, `bins` that of its count bars (0
    where it has none).
    """

    name: str
    members: Ints
    marks: Ints
    rows: Ints
    labelled: NDArray[np.bool_]
    style: Style
    pitch: float
    bins: int = 0
    top: int = 0
    height: int = 0


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


def pack(chart: Chart, view: View, room: Room, measure: Measure) -> Packing:
    """Rows for the dates `view.packed_at`, or those shown; only marks within one more view to each side count."""
    start, end = view.packed_at or (view.start, view.end)
    packed_view = replace(view, start=start, end=end)
    axis = axis_for(packed_view, room.left, room.right, distinct_dates(chart, view))
    width = end - start
    lanes = merged(chart.lanes(view), max(1, int(room.height // (LEAST_LANE * room.k))))
    near = [_near(chart.marks, members, start - width, end + width) for _, members in lanes]
    many = [
        len(some) > MOST_IN_ROWS or name in view.collapsed
        for (name, _), some in zip(lanes, near, strict=True)
    ]
    fitting = _Fitting(chart, axis, room, measure)
    style, share = fitting.choose(near, many)
    placed = [(name, members, some) for (name, members), some in zip(lanes, near, strict=True)]
    return fitting.laid_out(placed, many, style, share, view.collapsed, (start, end))


def distinct_dates(chart: Chart, view: View) -> Floats:
    key = ("dates", view.shown)
    if key not in chart.kept:
        chart.kept[key] = np.unique(chart.marks.lo[chart.shown(view)])
    return chart.kept[key]  # type: ignore[return-value]


def merged(lanes: list[tuple[str, Ints]], most: int) -> list[tuple[str, Ints]]:
    """At most so many lanes; what is beyond goes into one called "12 others"."""
    if len(lanes) <= most:
        return lanes
    rest = lanes[most - 1 :]
    together = np.unique(np.concatenate([marks for _, marks in rest]))
    return [*lanes[: most - 1], (f"{len(rest)} others", together.astype(np.int32))]


def _near(marks: Marks, members: Ints, start: float, end: float) -> Ints:
    if len(members) <= MOST_IN_ROWS:
        return members
    last = int(np.searchsorted(marks.lo[members], end))
    some = members[:last]
    return some[marks.hi[some] > start]


class _Fitting:
    """Tries how much fits into the room."""

    def __init__(self, chart: Chart, axis: TimeAxis, room: Room, measure: Measure) -> None:
        self.chart, self.axis, self.room, self.measure = chart, axis, room, measure
        self.k = room.k
        self.widths: dict[int, float] = {}

    def choose(self, near: list[Ints], many: list[bool]) -> tuple[Style, float]:
        """The roomiest style that fits; marks in `many` the lanes that will not fit in any."""
        while True:
            fixed = sum(many) * LEAST_LANE * 2 * self.k + len(near) * LANE_GAP * self.k
            rows_of = [some for some, is_many in zip(near, many, strict=True) if not is_many]
            for style, share in LADDER:
                if not rows_of and style is not TIGHT:
                    continue
                room = (self.room.height - fixed) / (style.pitch * self.k)
                rows = 0
                for some in rows_of:
                    rows += max(1, self.rows_needed(some, style, share))
                    if rows > room:
                        break
                if rows <= room:
                    return style, share
            deepest = max(
                (n for n, is_many in enumerate(many) if not is_many),
                key=lambda n: self.rows_needed(near[n], THIN, 0),
            )
            many[deepest] = True

    def rows_needed(self, some: Ints, style: Style, share: float) -> int:
        if style is AIRY:
            return len(some)
        x0, x1 = self.extents(some, style, self.labelled(some, share))
        return depth(x0, x1)

    def labelled(self, some: Ints, share: float) -> NDArray[np.bool_]:
        if share >= 1:
            return np.ones(len(some), bool)
        return np.isin(some, self.chart.busiest(int(len(some) * share), some))

    def extents(self, some: Ints, style: Style, labelled: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """The pixels each mark needs in its row, label included."""
        x0, x1 = mark_extents(self.chart.marks, some, self.axis, style, self.k)
        if style.width and labelled.any():
            label = np.zeros(len(some))
            label[labelled] = self.label_widths(some[labelled], style)
            outside = labelled & (label + 2 * GAP * self.k > x1 - x0)
            beyond = outside & (x1 + label + GAP * self.k > self.room.right) & (x0 < self.room.right)
            beyond &= x0 - label - GAP * self.k > self.room.left
            right = outside & ~beyond
            x1 = np.where(right, x1 + label + (GAP + ROOM) * self.k, x1)
            x0 = np.where(beyond, x0 - label - (GAP + ROOM) * self.k, x0)
        return x0, x1 + 2 * self.k

    def label_widths(self, some: Ints, style: Style) -> Floats:
        """Widths at the size of the style, worked out from one measured size, with a little to spare."""
        for mark in some.tolist():
            if mark not in self.widths:
                self.widths[mark] = self.measure(self.chart.marks.titles[mark], REFERENCE, Face.REGULAR)
        widths = np.array([self.widths[mark] for mark in some.tolist()])
        size = round(style.title * self.k)
        return np.minimum(widths * (size / REFERENCE) * 1.01 + 2, style.width * self.k)

    def laid_out(
        self,
        lanes: list[tuple[str, Ints, Ints]],
        many: list[bool],
        style: Style,
        share: float,
        collapsed: tuple[str, ...],
        dates: tuple[float, float],
    ) -> Packing:
        """Every lane with its rows, from top to bottom, the height that is left over shared out."""
        gaps = (len(lanes) - 1) * LANE_GAP * self.k
        packed = [
            None if is_many else self.packed(some, style, share)
            for (_, _, some), is_many in zip(lanes, many, strict=True)
        ]
        rows = sum(int(p[1].max(initial=0)) + 1 for p in packed if p)
        bins = sum(many)
        left = self.room.height - gaps
        pitch = min(style.most * self.k, (left - bins * LEAST_LANE * 2 * self.k) / max(rows, 1))
        for_bins = (left - rows * pitch) / bins if bins else 0
        spare = 0.0 if bins else max(0.0, left - rows * pitch)
        y = self.room.top + spare * (0.5 if len(lanes) == 1 else 0.0)
        between = spare / len(lanes) if len(lanes) > 1 else 0.0
        done = []
        for (name, members, some), p in zip(lanes, packed, strict=True):
            if p:
                count = int(p[1].max(initial=0)) + 1
                height = count * pitch + min(between, 24 * self.k)
                done.append(Lane(name, members, *p, style, pitch, 0, round(y), round(height)))
            else:
                height = LEAST_LANE * self.k if name in collapsed else for_bins
                done.append(self.counted(name, members, some, round(y), round(height)))
            y += height + LANE_GAP * self.k
        return Packing(tuple(done), style, *dates)

    def packed(self, some: Ints, style: Style, share: float) -> tuple[Ints, Ints, NDArray[np.bool_]]:
        labelled = self.labelled(some, share)
        if style is AIRY:
            return some, np.arange(len(some), dtype=np.int32), labelled
        x0, x1 = self.extents(some, style, labelled)
        order = np.argsort(x0, kind="stable")
        rows = np.empty(len(some), np.int32)
        rows[order] = first_fit(x0[order], x1[order])
        return some, rows, labelled

    def counted(self, name: str, members: Ints, some: Ints, top: int, height: int) -> Lane:
        """A lane of count bars, under as many rows of its most important marks as have room."""
        bins = round(min(max(height * 0.36, 24 * self.k), 150 * self.k, height))
        capacity = int((height - bins - 8 * self.k) // (TIGHT.pitch * self.k))
        chosen, rows = some[:0], np.empty(0, np.int32)
        limit = 40 * max(capacity, 0)
        while capacity > 0 and limit >= 1:
            chosen = self.chart.busiest(limit, some)
            x0, x1 = self.extents(chosen, TIGHT, np.ones(len(chosen), bool))
            if depth(x0, x1) <= capacity:
                order = np.argsort(x0, kind="stable")
                rows = np.empty(len(chosen), np.int32)
                rows[order] = first_fit(x0[order], x1[order])
                break
            limit = limit * 3 // 4
            chosen = some[:0]
        labelled = np.ones(len(chosen), bool)
        pitch = min(TIGHT.most * self.k, (height - bins - 8 * self.k) / max(capacity, 1))
        used = rows[: len(chosen)]
        return Lane(name, members, chosen, used, labelled, TIGHT, pitch, bins, top, height)


REFERENCE = 24


def mark_extents(marks: Marks, some: Ints, axis: TimeAxis, style: Style, k: float) -> tuple[Floats, Floats]:
    """The pixels that the marks themselves take, symbols, arrows and badges included."""
    x0, x1 = axis.xs(marks.lo[some]), axis.xs(marks.hi[some])
    form = marks.form[some]
    half = style.dot * k / 2
    middle = (x0 + x1) / 2
    pointed = is_pointed(form)
    x0 = np.where(pointed, np.minimum(x0, middle - half), x0)
    x1 = np.where(pointed, np.maximum(x1, middle + half), np.maximum(x1, x0 + 3 * k))
    reach = OPEN_REACH * k
    x0 = np.where((form == Form.BEFORE) | (form == Form.UNTIL), x1 - reach, x0)
    x1 = np.where(form == Form.AFTER, x0 + reach, x1)
    x1 = np.where(form == Form.ONGOING, x1 + 8 * k, x1)
    number = marks.number[some]
    if number.any() and style.width:
        x0 = np.where(number > 0, x0 - badge_reach(number, style, k), x0)
    return x0, x1


OPEN_REACH = 56


POINTED = (Form.DOT, Form.DIAMOND, Form.QUOTE)


def is_pointed(form: NDArray[np.int8]) -> NDArray[np.bool_]:
    """True for the forms drawn as a symbol in the middle of their extent."""
    return np.isin(form, POINTED)


def badge_size(style: Style, k: float) -> int:
    return round(max(style.bar, 16) * k)


def badge_reach(number: NDArray[np.int16], style: Style, k: float) -> Floats:
    """How far a badge and the faint places before it stick out to the left."""
    ghosts = np.minimum(np.maximum(number - 1, 0), GHOSTS)
    return badge_size(style, k) * (0.5 + 0.86 * ghosts) + 2 * k


GHOSTS = 3
