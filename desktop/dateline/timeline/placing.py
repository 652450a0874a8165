"""Marks to bars, symbols and words: what each form of mark looks like, for all marks of a lane at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dateline.model.event import Event
from dateline.timeline.axis import TimeAxis
from dateline.timeline.chart import Chart
from dateline.timeline.extents import (
    BRACKET,
    HEAD,
    LEAST_FADED,
    LEAST_SPLIT,
    LONG_DIAMOND,
    OPEN_REACH,
    at_least,
    is_pointed,
    mark_extents,
    pointed_at,
)
from dateline.timeline.lanes import Lane
from dateline.timeline.looks import HOLLOW, Looks
from dateline.timeline.marks import DENIED, FOUND, PLANNED, Floats, Form, Ints, split_places
from dateline.timeline.scene import (
    DASHED,
    DOTTED,
    EDGE,
    FILL,
    HIT,
    INK,
    LEFT_END,
    LEFT_SOFT,
    NONE,
    PALE,
    PAPER,
    RIGHT_END,
    RIGHT_SOFT,
    UNEDGED,
    Box,
    Rect,
    Shape,
)
from dateline.timeline.styles import Style

Array = NDArray[np.void]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


LEAST_PALE = 6  # pixels of width that can be seen to be pale
LEAST_PART, HATCHED_PART = 5, 8  # pixels of height of what one source says, and those that can be hatched


@dataclass(eq=False)
class Placed:
    """The marks of one lane that are in view, where they are, and what is drawn for them.

    `x0`, `x1` are the drawn extent in pixels, `middle` the y of the row, `at` the x of a pointed mark, `anchor` the
    x at which lines to other marks begin.
    """

    marks: Ints
    x0: Floats
    x1: Floats
    reach0: Floats
    reach1: Floats
    at: Floats
    anchor: Floats
    middle: NDArray[np.int64]
    in_view: Flags
    rows: Ints
    bars: list[Array] = field(default_factory=list)
    symbols: list[Array] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)


def place(chart: Chart, lane: Lane, looks: Looks, axis: TimeAxis, area: Box, k: float) -> Placed:
    """All marks of a lane that can be seen in the area."""
    x0, x1 = axis.xs(looks.lo), axis.xs(looks.hi)
    at = pointed_at(x0, x1, looks.share)
    reach0, reach1 = mark_extents(looks.form, looks.number, x0, x1, at, lane.style, k)
    in_view = (at >= area.left) & (at <= area.right)
    seen = (reach1 > area.left) & (reach0 < area.right)
    seen &= ~looks.is_pointed | in_view | (looks.form == int(Form.DIAMOND))
    few = np.flatnonzero(seen)
    placed = Placed(
        lane.marks[few],
        x0[few],
        x1[few],
        reach0[few],
        reach1[few],
        at[few],
        np.where(looks.is_pointed, at, np.maximum(x0, area.left) + 4 * k)[few],
        looks.middle[few],
        in_view[few],
        lane.rows[few],
    )
    if len(few):
        MarkDrawing(chart, lane.style, looks, few, placed, lambda _, days: axis.xs(days), area, k).draw()
    return placed


class MarkDrawing:
    """Draws placed marks form by form, `few` of those that have `looks`; `xs` tells the x of a day inside each of
    some marks, by their places among the placed ones."""

    def __init__(
        self,
        chart: Chart,
        style: Style,
        looks: Looks,
        few: Places,
        placed: Placed,
        xs: Callable[[Places, Floats], Floats],
        area: Box,
        k: float,
        reach: int = OPEN_REACH,
    ) -> None:
        self.reach = reach * k
        self.chart, self.placed, self.xs, self.area, self.k = chart, placed, xs, area, k
        self.looks, self.few, self.form = looks, few, looks.form[few]
        self.present = np.bincount(self.form, minlength=len(Form)).tolist()
        self.style, self.height = style, round(style.bar * k)

    @cached_property
    def category(self) -> NDArray[np.int16]:
        return self.looks.category[self.few]

    @cached_property
    def hollow(self) -> Flags:
        return (self.looks.traits[self.few] & PLANNED) > 0

    @cached_property
    def found(self) -> Flags:
        return (self.looks.traits[self.few] & FOUND) > 0

    def draw(self) -> None:
        self._plain_bars()
        self._faded()
        self._bounded()
        self._half_open()
        self._points()
        self._split()
        self._denied()
        if self.style.width:
            self._badges()

    def of(self, form: Form) -> Places:
        return np.flatnonzero(self.form == int(form)) if self.present[form] else NOTHING

    def _bars(self, which: Places, x0: Floats, x1: Floats, height: int = 0) -> Array:
        """Bars with the fill and edge of a solid one; clipped a little outside the area."""
        bars, far = self.looks.bars.take(self.few[which]), round(40 * self.k)
        left, right = self.area.left - far, self.area.right + far
        bars["x0"] = start = np.minimum(np.maximum(np.rint(x0), left), right)
        bars["x1"] = np.maximum(np.minimum(np.rint(x1), right), start + max(2, round(3 * self.k)))
        if height:
            bars["y"], bars["h"] = self.placed.middle[which] - height // 2, height
        return bars

    def _plain_bars(self) -> None:
        which = self.of(Form.BAR)
        if len(which):
            self.placed.bars.append(self._bars(which, self.placed.x0[which], self.placed.x1[which]))
        which = self.of(Form.PERIOD)
        if len(which):
            self._periods(which)
        which = self.of(Form.ONGOING)
        if len(which):
            head = self.placed.x1[which] - HEAD * self.height + 0.7 * self.k
            bars = self._bars(which, self.placed.x0[which], head)
            bars["ends"] = LEFT_END
            self.placed.bars.append(bars)
            self._symbols(which, self.placed.x1[which], Shape.HEAD, self.height)

    def _periods(self, which: Places) -> None:
        """Pale between two lines, with open ends: somewhere within. Too thin for that, in one strong colour."""
        bars, category = self._bars(which, self.placed.x0[which], self.placed.x1[which]), self.category[which]
        thin = bars["x1"] - bars["x0"] < LEAST_PALE * self.k
        hollow = self.found[which] | self.hollow[which]
        bars["fill"] = np.where(hollow, NONE, np.where(thin, EDGE, PALE) + category)
        bars["ends"] = np.where(thin, LEFT_END | RIGHT_END, 0)
        self.placed.bars.append(bars)

    def _faded(self) -> None:
        which = self.of(Form.FADED)
        if not len(which):
            return
        marks, placed = self.chart.marks, self.placed
        some, x0, x1 = placed.marks[which], placed.x0[which], placed.x1[which]
        wide0, wide1 = at_least(x0, x1, LEAST_FADED * self.k)
        bars = self._bars(which, wide0, wide1)
        before, after = marks.core_lo[some] > marks.lo[some], marks.core_hi[some] < marks.hi[some]
        core0, core1 = self.xs(which, marks.core_lo[some]), self.xs(which, marks.core_hi[some])
        length = bars["x1"] - bars["x0"]
        narrow, half = x1 - x0 < LEAST_FADED * self.k, length // 2
        fade0, fade1 = np.rint(core0 - bars["x0"]), np.rint(bars["x1"] - core1)
        bars["fade0"] = before * np.where(narrow, half, np.clip(fade0, 0, length))
        bars["fade1"] = after * np.where(narrow, half, np.clip(fade1, 0, length))
        bars["dash"] = np.where(self.hollow[which], DOTTED, DASHED)
        bars["ends"] = LEFT_END * ~before | RIGHT_END * ~after
        soft = LEFT_SOFT * before | RIGHT_SOFT * after
        bars["ends"] |= np.where(bars["fill"] == NONE, soft, 0).astype(np.int16)
        placed.bars.append(bars)

    def _bounded(self) -> None:
        which = self.of(Form.BOUNDED)
        if not len(which):
            return
        bars = self._bars(which, self.placed.x0[which], self.placed.x1[which])
        found = self.found[which] | self.hollow[which]
        bars["fill"] = np.where(found, NONE, PALE + self.category[which])
        bars["ends"] = np.where(self.hollow[which], 0, UNEDGED)  # planned, it is dotted between its brackets
        self.placed.bars.append(bars)
        for bar, code in zip(bars, (EDGE + self.category[which]).tolist(), strict=True):
            width = int(bar["x1"] - bar["x0"])
            self._bracket(int(bar["x0"]), int(bar["y"]), width, code, opens_right=True)
            self._bracket(int(bar["x1"]), int(bar["y"]), width, code, opens_right=False)
            if bar["fill"] == NONE and bar["ends"] and width > 16 * self.k:
                foot, line = int(bar["y"]) + self.height, max(1, round(self.k))
                soft = code - EDGE + FILL
                self._rect(int(bar["x0"]), foot - line, int(bar["x1"]), foot, soft)

    def _bracket(self, x: int, y: int, width: int, code: int, *, opens_right: bool) -> None:
        thick, arm = max(1, round(1.5 * self.k)), round(min(BRACKET * self.k, max(width / 3, 2)))
        left = x if opens_right else x - thick
        a, b = (x, x + arm) if opens_right else (x - arm, x)
        for x0, y0, x1, y1 in (
            (left, y, left + thick, y + self.height),
            (a, y, b, y + thick),
            (a, y + self.height - thick, b, y + self.height),
        ):
            self._rect(x0, y0, x1, y1, code)

    def _rect(self, x0: int, y0: int, x1: int, y1: int, code: int) -> None:
        """A box of one colour, as far as it lies in the area."""
        x0, x1 = max(x0, self.area.left), min(x1, self.area.right)
        if x0 < x1:
            self.placed.rects.append(Rect(x0, y0, x1, y1, code))

    def _half_open(self) -> None:
        """Before and until fade to the left of their cap, after to the right."""
        reach = self.reach
        for form, to_left in ((Form.BEFORE, True), (Form.UNTIL, True), (Form.AFTER, False)):
            which = self.of(form)
            if not len(which):
                continue
            cap = self.placed.x1[which] if to_left else self.placed.x0[which]
            solid = form is Form.UNTIL
            height = self.height if solid else max(4, round(self.height * 0.5))
            a, b = (cap - reach, cap) if to_left else (cap, cap + reach)
            bars = self._bars(which, a, b, height)
            bars["fade0" if to_left else "fade1"] = round(reach * (0.6 if solid else 0.9))
            bars["ends"] = 0
            bars["edge"] = np.where(bars["fill"] == NONE, bars["edge"], NONE)
            self.placed.bars.append(bars)
            self._symbols(
                which, a if to_left else b, Shape.ARROW_LEFT if to_left else Shape.ARROW_RIGHT, height
            )
            thick = max(2, round(2 * self.k))
            for x, y, code in zip(
                np.rint(cap).astype(int).tolist(),
                self.placed.middle[which].tolist(),
                (EDGE + self.category[which]).tolist(),
                strict=True,
            ):
                left = x - thick if to_left else x
                top = y - self.height // 2
                self._rect(left, top, left + thick, top + self.height, code)

    def _points(self) -> None:
        which = np.flatnonzero(self.looks.is_pointed[self.few])
        if not len(which):
            return
        long = self.of(Form.DIAMOND)
        long = long[self.placed.x1[long] - self.placed.x0[long] > LONG_DIAMOND * self.k]
        if len(long):
            self._periods(long)
        which = which[self.placed.in_view[which]]
        symbols = self.looks.symbols.take(self.few[which])
        symbols["x"] = np.rint(self.placed.at[which])
        self.placed.symbols.append(symbols)

    def _split(self) -> None:
        """Sources that disagree: a part for each, one under the other, and a notch where two of them join."""
        for place in self.of(Form.SPLIT).tolist():
            subject = self.chart.subject(int(self.placed.marks[place]))
            parts = split_places(subject) if isinstance(subject, Event) else []
            high = min(HATCHED_PART * len(parts), self.style.pitch - 2) * self.k
            high = max(high, self.height, LEAST_PART * len(parts) * self.k)
            bounds = np.linspace(0, high, len(parts) + 1).round().astype(int)
            top = int(self.placed.middle[place]) - int(bounds[-1]) // 2
            sides = [self._split_part(place, part[1], part[2]) for part in parts]
            for (x0, x1), a, b in zip(sides, bounds.tolist(), bounds[1:].tolist(), strict=False):
                bars = self._bars(np.array([place]), np.array([x0]), np.array([x1]), b - a)
                bars["y"] = top + a
                self.placed.bars.append(bars)
            for one, other, y in zip(sides, sides[1:], bounds[1:].tolist(), strict=False):
                self._join(one, other, top + y, EDGE + int(self.category[place]))

    def _split_part(self, place: int, lo: float, hi: float) -> tuple[int, int]:
        """Left and right of what one source says, never too narrow to be seen and within the whole mark."""
        x0, x1 = self.xs(np.array([place, place]), np.array([lo, hi])).round().astype(int).tolist()
        least = round(LEAST_SPLIT * self.k)
        end = round(max(self.placed.x1[place], self.placed.x0[place] + least))
        x0 = min(x0, end - least)
        return x0, max(x1, x0 + least)

    def _join(self, one: tuple[int, int], other: tuple[int, int], y: int, code: int) -> None:
        """Where two parts overlap in time a notch is cut into both; else a line leads across."""
        a, b, line = max(one[0], other[0]), min(one[1], other[1]), max(1, round(self.k))
        if a >= b:
            self._rect(b - line, y - line, a + line, y + line, code)
            return
        middle, step = (a + b) // 2, max(1, round(self.k))
        if b - a > 6 * step:
            self._rect(middle - step, y - 3 * step, middle + step, y + 3 * step, PAPER)

    def _denied(self) -> None:
        """A cross over what is said not to have happened; in a bar, at the end that its title leaves free."""
        which = np.flatnonzero(self.looks.traits[self.few] & DENIED)
        if len(which):
            pointed, x0, x1 = is_pointed(self.form[which]), self.placed.x0[which], self.placed.x1[which]
            end = np.where(
                x1 - x0 > 26 * self.k, np.minimum(x1, self.area.right) - 10 * self.k, (x0 + x1) / 2
            )
            x = np.where(pointed, self.placed.at[which], end)
            self._symbols(which, x, Shape.CROSS, (self.style.dot + 4) * self.k)
            self.placed.symbols[-1]["edge"] = INK  # in its own colour it would not be seen on a dot

    def _badges(self) -> None:
        """The number in a series on the mark's left end, and faint places for those unseen before it."""
        which = np.flatnonzero(self.looks.number[self.few])
        if len(which):
            x = np.where(is_pointed(self.form[which]), self.placed.at[which], self.placed.x0[which])
            self._symbols(which, np.maximum(x, self.area.left), Shape.BADGE, max(self.style.bar, 16) * self.k)

    def _symbols(self, which: Places, x: Floats, shape: Shape, size: float) -> None:
        """Symbols of another shape than the marks' own, as far as they are in the area."""
        symbols = self.looks.symbols.take(self.few[which])
        symbols["x"], symbols["shape"], symbols["size"] = np.rint(x), shape, size
        inks = self.looks.bars["fill"].take(self.few[which]) if shape is Shape.HEAD else symbols["edge"]
        symbols["fill"] = PAPER if HOLLOW[shape] else np.where(inks == NONE, PAPER, inks)
        inside = (symbols["x"] >= self.area.left) & (symbols["x"] <= self.area.right)
        self.placed.symbols.append(symbols.compress(inside))


NOTHING = np.empty(0, np.int64)


def hits_of(placed: Placed, half: int) -> Array:
    """Boxes that answer to the pointer; labels add their own."""
    hits = np.zeros(len(placed.marks), HIT)
    hits["x0"], hits["x1"] = np.floor(placed.reach0), np.ceil(placed.reach1)
    hits["y0"], hits["y1"] = placed.middle - half, placed.middle + half
    hits["mark"] = placed.marks
    return hits
