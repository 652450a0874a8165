"""How much of each lane is shown: rows with labels, rows without, or count bars under the most important titles."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from dateline.timeline.axis import TimeAxis, axis_for
from dateline.timeline.chart import Chart
from dateline.timeline.extents import BRACKET, ROOM, gap_of, holds_words, mark_extents, pointed_at
from dateline.timeline.lanes import MARGIN, Lane, Packing, Room, merged
from dateline.timeline.marks import Floats, Form, Ints, Marks
from dateline.timeline.neighbours import seen_of, with_neighbours
from dateline.timeline.packing import beside, best_fit, depth, first_fit
from dateline.timeline.scene import Face, Measure
from dateline.timeline.styles import (
    FEW,
    LADDER,
    LADDER_OF_FEW,
    LARGE_QUOTES,
    POSTER,
    QUOTES,
    THIN,
    TIGHT,
    Style,
)
from dateline.timeline.view import View

MOST_IN_ROWS = 3000
FEW_IN_LANE = 60
LANE_GAP = 10
SEEN = 0.05  # views to each side whose marks count as seen
LEAST_LANE = 36
REFERENCE = 24  # pixels of the size that titles are measured at


# Of the height, at most, for the titles of statements: they yield to those of events.
BAND_SHARES = (0.34, 0.17, 0.0)
CANDIDATES = 24  # marks that may compete for each row of titles


def pack(chart: Chart, view: View, room: Room, measure: Measure) -> Packing:
    """Rows for the dates `view.packed_at`, or those shown; only marks within MARGIN more views to each side count."""
    start, end = view.packed_at or (view.start, view.end)
    packed_view = replace(view, start=start, end=end)
    axis = axis_for(packed_view, room.left, room.right, chart.dates(view)[0])
    width = end - start
    lanes = merged(chart.lanes(view), max(1, int(room.height // (LEAST_LANE * room.k))))
    near = [_near(chart.marks, members, start - MARGIN * width, end + MARGIN * width) for _, members in lanes]
    seen = [seen_of(chart.marks, some, start - SEEN * width, end + SEEN * width) for some in near]
    many = [
        len(some) > MOST_IN_ROWS or name in view.collapsed
        for (name, _), some in zip(lanes, near, strict=True)
    ]
    fitting = _Fitting(chart, axis, room, measure)
    some = [all_near if is_many else those for all_near, those, is_many in zip(near, seen, many, strict=True)]
    placed = [(name, members, those) for (name, members), those in zip(lanes, some, strict=True)]
    packing = fitting.laid_out(placed, many, view.collapsed, (start, end))
    by_name = {name: all_near for (name, _), all_near in zip(lanes, near, strict=True)}
    return with_neighbours(packing, chart.marks, by_name, fitting.extents)


def _near(marks: Marks, members: Ints, start: float, end: float) -> Ints:
    if len(members) <= MOST_IN_ROWS:
        return members
    last = int(np.searchsorted(marks.lo[members], end))
    some = members[:last]
    return some[marks.hi[some] > start]


def shared_out(rows: int, needed: list[float]) -> list[int]:
    """So many rows with titles, given to lanes by what they need: one to each as far as they go, then by d'Hondt."""
    given = [0] * len(needed)
    wanting = [number for number, height in enumerate(needed) if height]
    for number in sorted(wanting, key=lambda number: -needed[number])[:rows]:
        given[number] = 1
    for _ in range(rows - len(wanting) if wanting else 0):
        given[max(wanting, key=lambda number: needed[number] / (given[number] + 1))] += 1
    return given


class _Fitting:
    """Tries how much fits into the room."""

    def __init__(self, chart: Chart, axis: TimeAxis, room: Room, measure: Measure) -> None:
        self.chart, self.axis, self.room, self.measure = chart, axis, room, measure
        self.k = room.k
        self.widths: dict[int, float] = {}
        self.date_widths: dict[int, float] = {}

    def bands(
        self, near: list[Ints], many: list[bool], share: float, style: Style = QUOTES
    ) -> "list[list[_Part]]":
        """Each lane's statements, in compact rows of their own under its events."""
        quotes = [some[self.chart.marks.form[some] == Form.QUOTE] for some in near]
        having = sum(len(some) > 0 for some in quotes)
        most = int(share * self.room.height / (style.pitch * self.k) / max(having, 1))
        return [
            self.titled_first(some, most, style) if len(some) and not is_many else []
            for some, is_many in zip(quotes, many, strict=True)
        ]

    def fuller(
        self, near: list[Ints], bands: "list[list[_Part]]", has_room: "Callable[[list[list[_Part]]], bool]"
    ) -> "list[list[_Part]]":
        """One row of titles more, and another, for statements of which some have none, as long as there is room."""
        waiting = [number for number, band in enumerate(bands) if band and band[-1].style is THIN]
        while waiting:
            number = waiting.pop(0)
            titled = bands[number][0] if len(bands[number]) > 1 else None
            style, rows = (titled.style, titled.count) if titled else (QUOTES, 0)
            some = near[number][self.chart.marks.form[near[number]] == Form.QUOTE]
            band = self.titled_first(some, rows + 1, style)
            more = [*bands[:number], band, *bands[number + 1 :]]
            if band[0].style is style and band[0].count > rows and has_room(more):
                bands = more
                waiting += [number] if band[-1].style is THIN else []
        return bands

    def heights(self, parts: "list[list[_Part]]") -> list[float]:
        """Of the rows of each lane."""
        return [sum(part.height_at(self.k) for part in some) for some in parts]

    def fixed(self, many: list[bool], taken: list[float]) -> float:
        """The height that no row of events can have: of count bars, gaps, and the statements of each lane."""
        fixed = (sum(many) * LEAST_LANE * 2 + len(many) * LANE_GAP) * self.k
        return fixed + sum(height for height, is_many in zip(taken, many, strict=True) if not is_many)

    def choose(self, near: list[Ints], many: list[bool], taken: list[float]) -> Style:
        """The roomiest style that holds all titles; else THIN, with lanes marked in `many` that will not even then.

        `taken` is the height that each lane's statements take already.
        """
        while True:
            fixed = self.fixed(many, taken)
            in_rows = [some for some, is_many in zip(near, many, strict=True) if not is_many]
            if not in_rows:
                return TIGHT
            width = (self.room.right - self.room.left) / self.k
            ladder = LADDER_OF_FEW if sum(map(len, in_rows)) <= FEW else LADDER
            for style in (*(style for style in ladder if style.least <= width), THIN):
                room = self.room.height - fixed
                for some in in_rows:
                    room -= self.height_needed(some, style)
                    if room < 0:
                        break
                if room >= 0:
                    return style
            deepest = max(
                (number for number, is_many in enumerate(many) if not is_many),
                key=lambda number: self.height_needed(near[number], THIN) + taken[number],
            )
            many[deepest] = True

    def height_needed(self, some: Ints, style: Style) -> float:
        """Of some marks in rows; infinite where titles of two lines could not stand beside all of them."""
        if not len(some):
            return 0.0
        pitch = style.pitch * self.k
        if not style.is_shared:
            needed = len(some) * pitch
            return needed if needed <= self.room.height and self.has_width(some, style) else math.inf
        if style.second:
            titles = replace(style, second=0)
            if depth(*self.extents(some, titles)) * pitch > self.room.height or not self.has_width(
                some, style
            ):
                return math.inf
        return depth(*self.extents(some, style)) * pitch

    def has_width(self, some: Ints, style: Style) -> bool:
        """Whether every mark that is in view whole has room for its title at one of its sides."""
        x1 = self.axis.xs(self.chart.marks.hi[some])
        reach = self.extents(some, style)[1] - ROOM * self.k
        return not ((x1 <= self.room.right) & (reach > self.room.right)).any()

    def parts(
        self, near: list[Ints], many: list[bool], style: Style, taken: list[float]
    ) -> "list[list[_Part]]":
        """Each lane's marks in rows: all in one style; or, where titles do not all fit, the titled and the rest."""
        if style is not THIN:
            least = self.least_rows(near, style, sum(taken))
            return [
                [] if is_many or not len(some) else [self.packed(some, style, least)]
                for some, is_many in zip(near, many, strict=True)
            ]
        needed = [0.0 if m else self.height_needed(some, THIN) for some, m in zip(near, many, strict=True)]
        fixed = self.fixed(many, taken)
        spare = max(0.0, self.room.height - fixed - sum(needed))
        titled = shared_out(int(spare / (TIGHT.pitch * self.k)), needed)
        parts = [
            [] if is_many or not len(some) else self.titled_first(some, rows)
            for some, is_many, rows in zip(near, many, titled, strict=True)
        ]
        asked = sum(part.height_at(self.k) for some_parts in parts for part in some_parts)
        self.fill_up(near, parts, titled, self.room.height - fixed - asked)
        return parts

    def least_rows(self, near: list[Ints], style: Style, taken: float) -> int:
        """How many rows a single lane of few marks has, however few would do, so that they fill the height."""
        if len(near) > 1 or not style.second:
            return 1
        return min(len(near[0]), math.ceil((self.room.height - taken) / (style.most * self.k)))

    def fill_up(self, near: list[Ints], parts: "list[list[_Part]]", titled: list[int], spare: float) -> None:
        """More rows of titles for lanes of a few marks, the smallest ones first: there a row of titles often takes
        the place of one without."""
        waiting = [
            number for number, some in enumerate(near) if 0 < len(some) <= FEW_IN_LANE and parts[number]
        ]
        waiting.sort(key=lambda number: len(near[number]))
        while waiting:
            number = waiting.pop(0)
            if parts[number][-1].style is not THIN:
                continue
            more = self.titled_first(near[number], titled[number] + 1)
            before, after = (sum(p.height_at(self.k) for p in some) for some in (parts[number], more))
            if after - before <= spare:
                parts[number], spare = more, spare - (after - before)
                titled[number] += 1
                waiting.append(number)

    def titled_first(self, some: Ints, rows: int, style: Style = TIGHT) -> "list[_Part]":
        """The most important marks with titles in so many rows, the others close together under them."""
        chosen = self.titled(some, rows, style)
        rest = some[~np.isin(some, chosen)]
        parts = [self.packed(chosen, style)] if len(chosen) else []
        return parts + ([self.packed(rest, THIN)] if len(rest) or not parts else [])

    def titled(self, some: Ints, rows: int, style: Style = TIGHT) -> Ints:
        """As many of the most important marks as have room for their titles in so many rows."""
        if rows <= 0 or not len(some):
            return some[:0]
        some = self.chart.busiest(CANDIDATES * rows, some)
        order = np.argsort(-self.chart.worth[some], kind="stable").astype(np.int32)
        return some[best_fit(*self.extents(some, style), order, rows)]

    def extents(self, some: Ints, style: Style) -> tuple[Floats, Floats]:
        """The pixels each mark needs in its row, label included."""
        marks = self.chart.marks
        x0, x1 = self.axis.xs(marks.lo[some]), self.axis.xs(marks.hi[some])
        form, middle = marks.form[some], pointed_at(x0, x1, marks.share[some])
        x0, x1 = mark_extents(form, marks.number[some], x0, x1, middle, style, self.k)
        if style.width:
            label = self.label_widths(some, style)
            gap, room = gap_of(style, self.k), ROOM * self.k
            inset = (form == int(Form.BOUNDED)) * BRACKET * self.k
            outside = (label + 2 * gap + inset > x1 - x0) | ~holds_words(form)
            beyond = outside & (x1 + label + gap > self.room.right) & (x0 < self.room.right)
            beyond &= x0 - label - gap > self.room.left
            right = outside & ~beyond
            x1 = np.where(right, x1 + label + gap + room, x1)
            x0 = np.where(beyond, x0 - label - gap - room, x0)
        return x0, x1 + 2 * self.k

    def label_widths(self, some: Ints, style: Style) -> Floats:
        """Widths at the sizes of the style, worked out from one measured size, with a little to spare."""
        titles = self.chart.marks.titles
        widths = self.widths_of(some, self.widths, lambda mark: titles[mark]) * round(style.title * self.k)
        if style.second:
            dates = self.widths_of(some, self.date_widths, self.chart.date_words)
            widths = np.maximum(widths, dates * round(style.second * self.k))
        return np.minimum(widths / REFERENCE * 1.01 + 2, style.width * self.k)

    def widths_of(self, some: Ints, kept: dict[int, float], words: Callable[[int], str]) -> Floats:
        for mark in some.tolist():
            if mark not in kept:
                kept[mark] = self.measure(words(mark), REFERENCE, Face.REGULAR)
        return np.array([kept[mark] for mark in some.tolist()])

    def laid_out(
        self,
        lanes: list[tuple[str, Ints, Ints]],
        many: list[bool],
        collapsed: tuple[str, ...],
        dates: tuple[float, float],
    ) -> Packing:
        """Every lane with its rows, from top to bottom, the height that is left over shared out."""
        style, many, parts, bands = self.filled([some for _, _, some in lanes], many)
        left = self.room.height - (len(lanes) - 1) * LANE_GAP * self.k
        least = min(LEAST_LANE * self.k, left / len(lanes) / 2) if lanes else 0.0
        for_bins = [least * (1 if name in collapsed else 2) for name, _, _ in lanes]
        bins = sum(height for height, is_many in zip(for_bins, many, strict=True) if is_many)
        asked = sum(part.height_at(self.k) for some in parts for part in some)
        left -= sum(part.height_at(self.k) for band in bands for part in band)
        most = TIGHT.most / TIGHT.pitch if style is THIN else style.most / style.pitch
        grown = min(most, (left - bins) / asked) if asked else 1.0
        spare = max(0.0, left - bins - asked * grown)
        open_bins = sum(
            is_many and name not in collapsed for (name, _, _), is_many in zip(lanes, many, strict=True)
        )
        y = float(self.room.top)
        between = 0.0 if open_bins or not lanes else min(spare / len(lanes), 24 * self.k)
        y += (spare - between * len(lanes)) / 2 if not open_bins else 0.0
        done: list[Lane] = []
        for (name, members, some), some_parts, band, is_many, height in zip(
            lanes, parts, bands, many, for_bins, strict=True
        ):
            growths = [grown] * len(some_parts) + [1.0] * len(band)
            rows, y = self.stacked(name, members, [*some_parts, *band], growths, y)
            done += rows
            if is_many:
                own = height if name in collapsed else height + spare / open_bins
                done.append(self.counted(name, members, some, round(y), round(own)))
                y += own
            y += LANE_GAP * self.k + between
        return Packing(tuple(done), style, *dates)

    def filled(
        self, near: list[Ints], many: list[bool]
    ) -> "tuple[Style, list[bool], list[list[_Part]], list[list[_Part]]]":
        """(the style, which lanes are only counted, the events of each lane in rows, its statements in rows).

        Statements take less and less of the height, until the titles of all events have room.
        """
        events = [some[self.chart.marks.form[some] != Form.QUOTE] for some in near]
        at_first = many
        for share in BAND_SHARES:
            many = list(at_first)
            bands = self.bands(near, many, share)
            taken = self.heights(bands)
            style = self.choose(events, many, taken)
            if style is not THIN and many == at_first:
                break
        if style.title >= POSTER.title:
            large = self.bands(near, many, share, LARGE_QUOTES)
            if self.choose(events, list(many), self.heights(large)) == style:
                bands, taken = large, self.heights(large)
        if style is not THIN:
            needed = sum(
                self.height_needed(some, style)
                for some, is_many in zip(events, many, strict=True)
                if not is_many
            )
            bands = self.fuller(
                near,
                bands,
                lambda more: needed + self.fixed(many, self.heights(more)) <= self.room.height,
            )
            taken = self.heights(bands)
        parts = self.parts(events, many, style, taken)
        bands = [[] if is_many else band for band, is_many in zip(bands, many, strict=True)]
        return style, many, parts, bands

    def stacked(
        self, name: str, members: Ints, parts: "list[_Part]", growths: list[float], y: float
    ) -> tuple[list[Lane], float]:
        """The parts of a lane under each other from `y` on, each grown so many times, and the y under the last."""
        done: list[Lane] = []
        for number, (part, grown) in enumerate(zip(parts, growths, strict=True)):
            pitch = part.style.pitch * self.k * grown
            tall = part.count * pitch
            done.append(
                Lane(
                    name, members, part.marks, part.rows, part.style, pitch,
                    top=round(y), height=round(tall), is_rest=number > 0,
                )
            )  # fmt: skip
            y += tall
        return done, y

    def packed(self, some: Ints, style: Style, least: int = 1) -> "_Part":
        """Some marks in as few rows as there can be, but in at least so many."""
        if not style.is_shared:
            return _Part(some, np.arange(len(some), dtype=np.int32), style)
        x0, x1 = self.extents(some, style)
        order = np.argsort(x0, kind="stable")
        rows = np.empty(len(some), np.int32)
        if depth(x0, x1) < least:
            rows[order] = beside([-math.inf] * least, x1[order])
        else:
            rows[order] = first_fit(x0[order], x1[order])
        return _Part(some, rows, style)

    def counted(self, name: str, members: Ints, some: Ints, top: int, height: int) -> Lane:
        """A lane of count bars, under as many rows of its most important marks as have room."""
        bins = round(min(max(height * 0.36, 24 * self.k), 150 * self.k, height))
        capacity = int((height - bins - 8 * self.k) // (TIGHT.pitch * self.k))
        part = self.packed(self.titled(some, capacity), TIGHT)
        pitch = min(TIGHT.most * self.k, (height - bins - 8 * self.k) / max(capacity, 1))
        return Lane(name, members, part.marks, part.rows, TIGHT, pitch, bins, top, height)


@dataclass(frozen=True, eq=False)
class _Part:
    """Marks of a lane in rows of one style."""

    marks: Ints
    rows: Ints
    style: Style

    @property
    def count(self) -> int:
        return int(self.rows.max(initial=0)) + 1

    def height_at(self, k: float) -> float:
        return self.count * self.style.pitch * k
