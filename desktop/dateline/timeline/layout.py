"""arrange(): a project and a view become a scene of a given size; everything that is shown is decided here."""

from collections.abc import Callable

import numpy as np

from dateline.timeline.axis import axis_for
from dateline.timeline.chart import Chart
from dateline.timeline.chronicle_page import arrange_chronicle
from dateline.timeline.days import draw_days
from dateline.timeline.fitting import pack
from dateline.timeline.furniture import (
    AXIS_HEIGHT,
    ERA_HEIGHT,
    OVERVIEW_HEIGHT,
    SHELF_HEIGHT,
    SMALL,
    Parts,
    card_hits,
    draw_axis,
    draw_doors,
    draw_eras,
    draw_overview,
    draw_shelf,
)
from dateline.timeline.hidden import (
    Places,
    count_in_words,
    draw_at_end,
    draw_counts_by_lane,
    draw_counts_by_time,
    draw_ticks,
    name_middle,
    untitled,
)
from dateline.timeline.histogram import count_bars, ways_to_say_highest
from dateline.timeline.labels import Fitter, badge_numbers, place_labels, without_crossings
from dateline.timeline.lanes import Lane, Packing, Room
from dateline.timeline.links import draw_breaks, draw_drops, draw_links
from dateline.timeline.looks import looks_of
from dateline.timeline.placing import Placed, hits_of, place
from dateline.timeline.scene import (
    BAR,
    EDGE,
    HAIRLINE,
    HIT,
    PAPER,
    SECOND,
    SYMBOL,
    Box,
    Face,
    Histogram,
    Label,
    Rect,
    Scene,
    joined,
    no,
)
from dateline.timeline.view import LanesBy, Layout, Scale, View

EDGE_PAD = 16
GUTTER = 148
LARGE_DESK, LARGE_SIZE = (3000, 1100), 1.25  # pixels at ratio 1 of a picture that is read from further away


def desk_size(width: float, height: float) -> float:
    """How large type is on a desk, where nobody says: on a very large screen a little larger."""
    return LARGE_SIZE if width >= LARGE_DESK[0] and height >= LARGE_DESK[1] else 1.0


Moving = Callable[[Packing], Packing]  # from the rows at rest to those to be drawn now


def arrange(
    chart: Chart,
    view: View,
    size: tuple[int, int],
    fitter: Fitter,
    ratio: float = 1.0,
    moving: Moving | None = None,
) -> Scene:
    """The scene of `view` on `size` device pixels, `ratio` of which make one at ratio 1."""
    if view.layout is Layout.DOWN:
        return arrange_chronicle(chart, view, size, fitter, ratio)
    arranging = _Arranging(chart, view, size, fitter, ratio)
    at_rest = arranging.packing()
    packing = moving(at_rest) if moving else at_rest
    return arranging.scene(packing, is_moving=packing is not at_rest)


class _Arranging:
    def __init__(self, chart: Chart, view: View, size: tuple[int, int], fitter: Fitter, ratio: float) -> None:
        self.chart, self.view, self.fitter = chart, view, fitter
        self.width, self.height = size
        self.k = ratio * (
            view.type_size if view.type_size != 1 else desk_size(self.width / ratio, self.height / ratio)
        )
        self.area, self.shelf, self.overview = self._boxes()
        is_even = view.scale in (Scale.LINEAR, Scale.RELATIVE)
        dates, lengths = (None, None) if is_even else chart.dates(view)
        self.axis = axis_for(view, self.area.left, self.area.right, dates, lengths)
        self.parts = Parts([], [], [], [])

    def px(self, pixels: float) -> int:
        return round(pixels * self.k)

    def _boxes(self) -> tuple[Box, Box | None, Box]:
        """(rows, shelf, overview strip)."""
        pad = self.px(EDGE_PAD)
        left = pad
        if self.view.lanes_by is not LanesBy.NONE and self.chart.lanes(self.view):
            names = [name for name, _ in self.chart.lanes(self.view)[:40]]
            widest = max(self.fitter.width(name, self.px(SMALL), Face.STRONG) for name in names)
            left += min(widest, self.px(GUTTER)) + self.px(16)
        right, bottom = self.width - pad, self.height - self.px(12)
        overview = Box(left, bottom - self.px(OVERVIEW_HEIGHT), right, bottom)
        bottom = overview.top - self.px(8)
        shelf = None
        if len(self.chart.shelf(self.view)):
            shelf = Box(pad, bottom - self.px(SHELF_HEIGHT), right, bottom)
            bottom = shelf.top
        top = self.px(28) + (self.px(ERA_HEIGHT) if self.chart.project.eras else 0)
        area = Box(left, top, right, max(bottom - self.px(AXIS_HEIGHT), top + self.px(40)))
        return area, shelf, overview

    def packing(self) -> Packing:
        """Packed once for the dates of `packed_at`, a size and what is shown; then remembered."""
        view = self.view
        room = Room(
            self.area.left, self.area.right, self.area.top + self.px(4), self.area.bottom - self.px(8), self.k
        )
        dates = view.packed_at or (view.start, view.end)
        key = (
            dates,
            room,
            view.lanes_by,
            view.shown,
            view.lane_order,
            view.collapsed,
            view.scale,
            view.origin,
        )
        kept = self.chart.kept.get("packing")
        if not isinstance(kept, tuple) or kept[0] != (*key, view.folds):
            packing = pack(self.chart, view, room, self.fitter.measure)
            kept = self.chart.kept["packing"] = ((*key, view.folds), packing)
        return kept[1]  # type: ignore[no-any-return]

    def scene(self, packing: Packing, *, is_moving: bool = False) -> Scene:
        placed = [
            place(self.chart, lane, looks_of(self.chart, lane, number, self.k), self.axis, self.area, self.k)
            for number, lane in enumerate(packing.lanes)
        ]
        with_titles = titles = self._titles(packing, placed)
        if is_moving:
            titles = without_crossings(titles, self.area)
        histograms = [
            count_bars(self.chart, lane, number, packing, self.axis, self.area, self.k)
            for number, lane in enumerate(packing.lanes)
            if lane.bins
        ]
        curves, ghosts = draw_links(self.chart, placed, titles, self.axis, self.area, self.k)
        self.parts.under += draw_drops(self.chart, placed, titles, self._floors(packing), self.k)
        self.parts.over += [rect for group in placed for rect in group.rects]
        self._lane_names(packing)
        strip = self._furniture()
        lines = [*self.parts.columns, *self.parts.dashed]
        self.parts.under += draw_breaks(lines, titles, self.k)
        symbols = self._symbols(placed, ghosts)
        cards = self._shelf()
        hidden = untitled(self.chart, placed, with_titles)
        count = sum(map(len, hidden))
        if count:
            self._tell_hidden(packing, placed, hidden)
        for histogram in histograms:
            self._tell_columns(packing.lanes[histogram.lane], histogram)
        numbers = badge_numbers(self.chart, symbols, self.area.left, self.fitter)
        return Scene(
            self.width,
            self.height,
            self.k,
            self.area,
            self.axis,
            columns=tuple(self.parts.columns),
            under=tuple(self.parts.under),
            bars=joined([*self.parts.bars, *(bars for group in placed for bars in group.bars)], BAR),
            histograms=tuple(histograms + ([strip] if strip else [])),
            curves=tuple(curves),
            symbols=symbols,
            over=tuple(self.parts.over),
            labels=(*titles, *self.parts.labels, *numbers),
            find_hits=lambda: self._hits(packing, placed, titles, cards),
            overview=self.overview if strip else None,
            hidden=count,
            doors=tuple(self.doors),
        )

    def _titles(self, packing: Packing, placed: list[Placed]) -> list[Label]:
        titles: list[Label] = []
        for lane, group in zip(packing.lanes, placed, strict=True):
            titles += place_labels(self.chart, lane, group, self.area, self.k, self.fitter)
        return titles

    def _floors(self, packing: Packing) -> list[int]:
        """Down to where drop lines go: to the axis, or to the end of each lane."""
        if self.view.lanes_by is LanesBy.NONE:
            return [self.area.bottom] * len(packing.lanes)
        return [lane.top + lane.height for lane in packing.lanes]

    def _symbols(self, placed: list[Placed], ghosts: list[tuple[int, int, int, int]]) -> np.ndarray:
        found = [symbols for group in placed for symbols in group.symbols]
        symbols = joined([*self.parts.symbols, *found], SYMBOL)
        if ghosts:
            more = np.zeros(len(ghosts), SYMBOL)
            for number, (x, y, shape, category) in enumerate(ghosts):
                code = EDGE + category
                more[number] = (x, y, -1, code, PAPER, self.px(9), shape)
            symbols = np.concatenate([symbols, more])
        return symbols

    def _lane_names(self, packing: Packing) -> None:
        if self.view.lanes_by is LanesBy.NONE:
            return
        pad, size = self.px(EDGE_PAD), self.px(SMALL)
        for number, lane in enumerate(packing.lanes):
            if lane.is_rest:
                continue
            name = lane.name[:1].upper() + lane.name[1:]
            text, width = self.fitter.fit(name, size, Face.STRONG, self.px(GUTTER))
            y = lane.top + name_middle(lane, size) + round(size * 0.33)
            self.parts.labels.append(Label(pad, y, text, size, Face.STRONG, SECOND, width))
            if number:
                line = lane.top - self.px(5)
                self.parts.under.append(
                    Rect(pad, line, self.area.right, line + max(1, round(self.k)), HAIRLINE)
                )

    def _furniture(self) -> Histogram | None:
        self.majors = draw_axis(self.axis, self.area, self.k, self.fitter, self.parts)
        draw_eras(
            self.chart,
            self.axis,
            self.area,
            self.area.top - self.px(ERA_HEIGHT),
            self.k,
            self.fitter,
            self.parts,
        )
        baseline = self._days_baseline()
        self.doors = draw_doors(self.chart, self.view, self.area, baseline, self.k, self.fitter, self.parts)
        draw_days(
            self.chart, self.view, self.axis, self.area, baseline, self.k, self.fitter, self.parts, self.doors
        )
        return draw_overview(self.chart, self.view, self.overview, self.k, self.parts)

    def _days_baseline(self) -> int:
        return self.area.top - self.px(5) - (self.px(ERA_HEIGHT) if self.chart.project.eras else 0)

    def _shelf(self) -> list[tuple[int, int, int, int, int]]:
        if self.shelf is None:
            return []
        return list(draw_shelf(self.chart, self.view, self.shelf, self.k, self.fitter, self.parts))

    def _tell_hidden(self, packing: Packing, placed: list[Placed], hidden: list[Places]) -> None:
        draw_ticks(packing, placed, hidden, self.k, self.parts)
        if self.view.lanes_by is LanesBy.NONE:
            xs = np.concatenate([g.anchor[p] for g, p in zip(placed, hidden, strict=True)])
            draw_counts_by_time(self.majors, xs, self.area, self.k, self.fitter, self.parts)
            return
        left, room = self.px(EDGE_PAD), self.area.left - self.px(EDGE_PAD + 4)
        untold = draw_counts_by_lane(packing, hidden, left, room, self.k, self.fitter, self.parts)
        if untold:
            words = f"{count_in_words(sum(map(len, hidden)))} in all"
            draw_at_end(words, self.area, self.k, self.fitter, self.parts)

    def _tell_columns(self, lane: Lane, histogram: Histogram) -> None:
        """How much the count bars of a lane stand for, under its name; without lanes, at the end of the axis."""
        ways = ways_to_say_highest(histogram, self.axis, self.k)
        if self.view.lanes_by is LanesBy.NONE:
            draw_at_end(ways[0], self.area, self.k, self.fitter, self.parts)
            return
        size, left = self.px(SMALL), self.px(EDGE_PAD)
        sizes = [(words, self.fitter.width(words, size, Face.ITALIC)) for words in ways]
        room = self.area.left - left - self.px(4)
        text, width = next((way for way in sizes if way[1] <= room), sizes[-1])
        y = lane.top + name_middle(lane, size) + round(size * 1.6)
        if any((at.x, at.y) == (left, y) for at in self.parts.labels):  # where some titles are hidden
            y += round(size * 1.27)
        if y + size // 3 <= lane.top + lane.height:
            self.parts.labels.append(Label(left, y, text, size, Face.ITALIC, SECOND, width))

    def _hits(
        self,
        packing: Packing,
        placed: list[Placed],
        titles: list[Label],
        cards: list[tuple[int, int, int, int, int]],
    ) -> np.ndarray:
        hits = [
            hits_of(group, max(round(min(lane.pitch / 2 - 1, lane.style.half * self.k)), 3))
            for lane, group in zip(packing.lanes, placed, strict=True)
        ]
        boxes = [(at.x, at.x + at.width, at.y - at.size, at.y + 4, at.mark) for at in titles]
        words = np.array(boxes, HIT) if boxes else no(HIT)
        return np.concatenate([*hits, words, card_hits(cards)])
