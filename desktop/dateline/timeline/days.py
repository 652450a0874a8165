"""Lines for today and for the days of the sources, named above the rows; one that is not known to the day is open."""

from dataclasses import dataclass

import numpy as np

from dateline.model.words import in_words
from dateline.timeline.axis import TimeAxis
from dateline.timeline.chart import Chart
from dateline.timeline.extents import OPEN_REACH
from dateline.timeline.furniture import SMALL, Parts
from dateline.timeline.labels import Fitter
from dateline.timeline.marks import Form, placed
from dateline.timeline.naming import Name, Naming
from dateline.timeline.scene import (
    ACCENT,
    BAR,
    FAINT,
    HAIRLINE,
    NONE,
    SYMBOL,
    Box,
    Rect,
    Shape,
)
from dateline.timeline.view import View

HEAD = 4  # pixels of height of the bar that tells how far a vague day may lie
NARROW = 6  # pixels: a period that is no wider has a line
DASH = 10  # pixels from dash to dash
TO_LEFT, TO_RIGHT = (Form.BEFORE, Form.UNTIL), (Form.AFTER, Form.ONGOING)


@dataclass(frozen=True, slots=True)
class Published:
    """When a source was published: from `lo` to `hi`, open where the form says so."""

    form: Form
    lo: float
    hi: float
    words: str


def published_days(chart: Chart) -> list[Published]:
    """The dates of all sources, each once, by their start."""
    if "published" not in chart.kept:
        days: dict[str, Published] = {}
        for source in chart.project.sources:
            form, lo, hi, _, _ = placed(source.published.when, None)
            words = f"Published {in_words(source.published.when)}"
            if form is not Form.SHELF:
                days.setdefault(words, Published(form, lo, hi, words))
        chart.kept["published"] = sorted(days.values(), key=lambda day: (day.lo, day.words))
    return chart.kept["published"]  # type: ignore[return-value]


def draw_days(
    chart: Chart,
    view: View,
    axis: TimeAxis,
    area: Box,
    baseline: int,
    k: float,
    fitter: Fitter,
    parts: Parts,
    doors: list[tuple[Box, bool]],
) -> None:
    """All lines in view with their names; words that would still stand over others or over a door are left out."""
    days = _Days(axis, area, k, parts)
    if view.today is not None:
        days.line(round(axis.x(view.today + 0.5)), "Today", ACCENT)
    for day in published_days(chart):
        days.published(day)
    size = round(SMALL * k)
    naming = Naming(area, baseline, size, k, fitter)
    naming.taken = [(box.left - size, box.right + size) for box, _ in doors]
    naming.place_all(days.names)
    naming.write(parts)


class _Days:
    def __init__(self, axis: TimeAxis, area: Box, k: float, parts: Parts) -> None:
        self.axis, self.area, self.k, self.parts = axis, area, k, parts
        self.thin = max(1, round(k))
        self.names: list[Name] = []

    def published(self, day: Published) -> None:
        """A firm line for a day; a dashed one with a fading bar for an open date; a bar for a period."""
        x0, x1 = round(self.axis.x(day.lo)), round(self.axis.x(day.hi))
        reach = round(OPEN_REACH * self.k)
        if day.form in TO_LEFT:
            self.vague(x1, day.words)
            self.head(x1 - reach, x1, reach, 0)
        elif day.form in TO_RIGHT:
            self.vague(x0, day.words)
            self.head(x0, x0 + reach, 0, reach)
        elif day.form is Form.DOT:
            self.line((x0 + x1) // 2, day.words, FAINT)
        elif x1 - x0 <= NARROW * self.k:
            self.vague((x0 + x1) // 2, day.words)
        elif x1 > self.area.left and x0 < self.area.right:
            self.head(x0, x1, 0, 0)
            self.names.append(Name(max(x0, self.area.left), day.words, NONE))

    def line(self, x: int, words: str, code: int) -> None:
        area = self.area
        if area.left <= x < area.right:
            self.parts.columns.append(Rect(x, area.top, x + self.thin, area.bottom, code))
            self.names.append(Name(x, words, code))

    def vague(self, x: int, words: str) -> None:
        """A dashed line at a bound."""
        area = self.area
        if not area.left <= x < area.right:
            return
        self.parts.dashed.append(Rect(x, area.top, x + self.thin, area.bottom, FAINT))
        step = round(DASH * self.k)
        for y in range(area.top, area.bottom, step):
            self.parts.under.append(Rect(x, y, x + self.thin, min(y + step // 2, area.bottom), FAINT))
        self.names.append(Name(x, words, FAINT))

    def head(self, x0: int, x1: int, fade0: int, fade1: int) -> None:
        """A flat bar at the top of the rows, with an arrow where it is open."""
        height, middle = round(HEAD * self.k), self.area.top + round(HEAD * self.k) // 2
        fill = HAIRLINE if not (fade0 or fade1) else FAINT
        bar = (x0, x1, self.area.top, height, fade0, fade1, -1, fill, NONE, 0, 0)
        self.parts.bars.append(np.array([bar], BAR))
        for is_open, x, shape in ((fade0, x0, Shape.ARROW_LEFT), (fade1, x1, Shape.ARROW_RIGHT)):
            if is_open and self.area.left <= x < self.area.right:
                arrow = (x, middle, -1, FAINT, NONE, round(2.5 * HEAD * self.k), shape)
                self.parts.symbols.append(np.array([arrow], SYMBOL))
