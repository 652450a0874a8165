"""One page of a chronicle as a scene: dates at the left, marks along a line, titles and statements at the right."""

import re
from itertools import pairwise

import numpy as np

from dateline.model.finding import when_of
from dateline.model.words import in_few_words
from dateline.timeline.chart import NAMELESS, Chart
from dateline.timeline.chronicle import (
    BETWEEN,
    HEADING,
    SMALL,
    SMALL_LINE,
    TITLE,
    TITLE_LINE,
    Flow,
    beside,
    flow_of,
    title_of,
)
from dateline.timeline.labels import Fitter, badge_numbers
from dateline.timeline.looks import Looks
from dateline.timeline.marks import Floats, Form
from dateline.timeline.placing import MarkDrawing, Placed, Places
from dateline.timeline.rail import PAD, WIDTH, rail_of
from dateline.timeline.scene import (
    BAR,
    FAINT,
    HAIRLINE,
    HIT,
    INK,
    PAPER,
    RAISED,
    SECOND,
    SYMBOL,
    Box,
    Face,
    Label,
    Rect,
    Scene,
    joined,
    no,
)
from dateline.timeline.styles import Style
from dateline.timeline.view import LanesBy, View

GLYPHS = Style("chronicle", 24, 24, 14, 11, TITLE, 400)
GLYPH_WIDTH, GLYPH_REACH = 32, 32
LANE_GAP = 24  # at least, between a title and the name of its lane
FIRST_BASELINE = 16  # under the top of an entry
MARK_ABOVE = 5  # the middle of a mark over the baseline of its title
BREAKS = re.compile(r"[\s\-–—/]|[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]")


def arrange_chronicle(
    chart: Chart,
    view: View,
    size: tuple[int, int],
    fitter: Fitter,
    ratio: float = 1.0,
    *,
    on_paper: bool = False,
) -> Scene:
    """The page of `view`: as much of the column as has room from its first date on. What tells how far down it is has
    no use on paper."""
    k = ratio * view.type_size * view.reading_size
    return _Page(chart, view, size, fitter, k).scene(on_paper=on_paper)


class _Page:
    def __init__(self, chart: Chart, view: View, size: tuple[int, int], fitter: Fitter, k: float) -> None:
        self.chart, self.lanes_by, self.fitter, self.k = chart, view.lanes_by, fitter, k
        self.width, self.height = size
        self.flow: Flow = flow_of(chart, view, self.width, k, fitter)
        self.axis = self.flow.axis(view, 0, self.height)
        chart.kept["page"] = self.axis
        self.first = self.axis.u0
        tops = self.flow.tops - self.first
        self.tops = np.rint(tops).astype(np.int64)
        a = int(np.searchsorted(tops, 0, side="right")) - 1
        b = int(np.searchsorted(tops[:-1], self.height))
        self.places = range(max(a, 0), max(b, 0))
        self.headings = dict(self.flow.headings)
        self.area = Box(0, 0, self.width, self.height)
        self.labels: list[Label] = []
        self.under: list[Rect] = []
        self.over: list[Rect] = []
        self.hits: list[tuple[int, int, int, int, int]] = []
        self.head = 0  # down to here the heading that stays at the top covers the page

    def px(self, pixels: float) -> int:
        return round(pixels * self.k)

    def scene(self, *, on_paper: bool) -> Scene:
        self._top_heading()
        middles = [self._entry(place) for place in self.places]
        if middles and not self._has_room(middles[-1] + self.px(MARK_ABOVE), self.px(SMALL)):
            middles.pop()  # a mark whose words are no longer on the page
            self.places = self.places[:-1]
        placed = self._placed(middles)
        self._line(middles)
        if not on_paper:
            self._rail()
        symbols = joined(placed.symbols, SYMBOL)
        numbers = badge_numbers(self.chart, symbols, 0, self.fitter, ghosts=0)
        self.labels += [label for label in numbers if label.y - label.size > self.head]
        hits = np.array(self.hits, HIT) if self.hits else no(HIT)
        return Scene(
            self.width,
            self.height,
            self.k,
            self.area,
            self.axis,
            under=tuple(self.under),
            bars=joined(placed.bars, BAR),
            symbols=symbols,
            over=tuple(placed.rects + self.over),
            labels=tuple(self.labels),
            find_hits=lambda: hits,
            margin=min(self.flow.columns.right + self.px(8), self.width),
        )

    # Words

    def _entry(self, place: int) -> int:
        """Writes one entry, and gives the y at which its mark stands."""
        flow, columns = self.flow, self.flow.columns
        mark = int(flow.marks[place])
        top, bottom = int(self.tops[place]), int(self.tops[place + 1])
        if place in self.headings:
            self._heading(top, self.headings[place])
            top += self.px(HEADING)
        y = first = top + self.px(FIRST_BASELINE)
        middle, written = y - self.px(MARK_ABOVE), len(self.labels)
        if columns.is_narrow:
            self._write(columns.text, y, self._dates(mark, columns.width, 1)[0], SMALL, SECOND, mark)
            y += self.px(SMALL_LINE)
        else:
            for number, words in enumerate(self._dates(mark, columns.dates - columns.left, 2)):
                width = self.fitter.width(words, self.px(SMALL), Face.REGULAR)
                at, below = columns.dates - width, self.px(number * SMALL_LINE)
                if self._is_clear(y, self.px(SMALL if mark >= self.chart.marks.events else TITLE)):
                    self._write(at, y + below, words, SMALL, SECOND, mark)  # not without the title beside it
        self._title(place, mark, y)
        self._lane(mark, first, self.labels[written:])
        left = self.px(4) if columns.is_narrow else max(columns.left - self.px(8), 0)
        edge = min(columns.right + self.px(8), self.width)
        self.hits.append((left, edge, max(top - self.px(6), self.head), bottom - self.px(BETWEEN - 6), mark))
        return middle

    def _dates(self, mark: int, room: int, most: int) -> list[str]:
        subject = self.chart.subject(mark)
        if subject is None:
            return [""]
        words = in_few_words(when_of(subject))
        words = words if words.startswith("c. ") else words[:1].upper() + words[1:]
        return wrapped(words, self.px(SMALL), Face.REGULAR, room, most, self.fitter)

    def _title(self, place: int, mark: int, y: int) -> None:
        columns, is_quote = self.flow.columns, mark >= self.chart.marks.events
        face = Face.ITALIC if is_quote else Face.REGULAR
        said = beside(self.chart, mark)
        if is_quote:
            self._small(columns.text, y, said, mark)
            y += self.px(SMALL_LINE)
        most = int(self.flow.lines[place])
        title = title_of(self.chart, mark)
        for words in wrapped(title, self.px(TITLE), face, columns.width, most, self.fitter):
            self._write(columns.text, y, words, TITLE, INK, mark, face)
            y += self.px(TITLE_LINE)
        if said and not is_quote:
            self._small(columns.text, y - self.px(TITLE_LINE - SMALL_LINE), said, mark)

    def _lane(self, mark: int, y: int, words: list[Label]) -> None:
        """The lanes that an entry stands in, at the right end of its first line, beside the words it has there."""
        if self.lanes_by is LanesBy.NONE:
            return
        lanes, right = self.chart.lane_names(mark, self.lanes_by), self.flow.columns.right
        names = ", ".join(name for name in lanes if name != NAMELESS.get(self.lanes_by))
        taken = max((label.x + label.width for label in words if label.y == y), default=0)
        room = right - max(taken, self.flow.columns.text) - self.px(LANE_GAP)
        text, width = self.fitter.fit(names[:1].upper() + names[1:], self.px(SMALL), Face.REGULAR, room)
        self._write(right - width, y, text, SMALL, SECOND, mark)

    def _small(self, x: int, y: int, words: str, mark: int) -> None:
        size = self.px(SMALL)
        words, _ = self.fitter.fit(words, size, Face.REGULAR, self.flow.columns.width)
        self._write(x, y, words, SMALL, SECOND, mark)

    def _write(
        self, x: int, y: int, words: str, size: int, code: int, mark: int = -1, face: Face = Face.REGULAR
    ) -> None:
        """A line of words, unless it would be cut by the page or stand under the heading at its top."""
        height = self.px(size)
        if words and self._is_clear(y, height) and self._has_room(y, height):
            width = self.fitter.width(words, height, face)
            self.labels.append(Label(x, y, words, height, face, code, width, mark))

    def _is_clear(self, y: int, height: int) -> bool:
        """Whether the letters of a line, on a baseline, stand clear of the heading at the top of the page."""
        return y - height * 4 // 5 >= self.head

    def _has_room(self, y: int, height: int) -> bool:
        """Whether a line of words so high, on a baseline, is not cut by the foot of the page."""
        return y + height // 3 <= self.height

    # Headings

    def _heading(self, top: int, words: str) -> None:
        """A division of the calendar over the entries in it, with a line over the whole column."""
        columns, k = self.flow.columns, self.k
        left = columns.left
        y = top + self.px(HEADING - 16)
        line = y + self.px(7)
        right = columns.right
        size = self.px(SMALL)
        if y - size >= self.head:
            self.under.append(Rect(left, line, right, line + max(1, round(k)), HAIRLINE))
        words, width = self.fitter.fit(words, size, Face.STRONG, right - left)
        if y - size >= self.head and self._has_room(y, size):
            self.labels.append(Label(left, y, words, size, Face.STRONG, SECOND, width))

    def _top_heading(self) -> None:
        """The heading of what is at the top of the page stays there; the next one pushes it out."""
        above = [(place, words) for place, words in self.flow.headings if self.tops[place] < 0]
        if not above:
            return
        later = [self.tops[place] for place, _ in self.flow.headings if self.tops[place] >= 0]
        height = self.px(HEADING - 8)
        foot = min(height, int(later[0]) if later else height)
        top = foot - self.px(HEADING)
        self._heading(top, above[-1][1])
        self.over.append(Rect(0, 0, self.width, max(foot - self.px(2), 0), PAPER))
        self.over += [rect for rect in self.under if rect.y0 >= 0]
        self.under.clear()
        self.head = max(foot, 0)

    # Marks

    def _placed(self, middles: list[int]) -> Placed:
        """The mark of each entry, its whole length over the same few pixels."""
        chart, glyph = self.chart, self.flow.columns.glyph
        some = self.flow.marks[self.places.start : self.places.stop]
        half = self.px(GLYPH_WIDTH) / 2
        count = len(some)
        middle = np.full(count, float(glyph))
        y = np.array(middles, np.int64)
        placed = Placed(
            some,
            middle - half,
            middle + half,
            middle - half,
            middle + half,
            middle,
            middle,
            y,
            np.ones(count, bool),
            np.arange(count, dtype=np.int32),
        )

        def xs(which: Places, days: Floats) -> Floats:
            lo, hi = chart.marks.lo[some[which]], chart.marks.hi[some[which]]
            return placed.x0[which] + (days - lo) / np.maximum(hi - lo, 1e-9) * 2 * half

        if count:
            looks = Looks.of(chart, some, y, GLYPHS, self.k)
            few = np.arange(count)
            MarkDrawing(chart, GLYPHS, looks, few, placed, xs, self.area, self.k, GLYPH_REACH).draw()
        for place in np.flatnonzero(chart.marks.form[some] == Form.SHELF).tolist():
            self._card(glyph, middles[place])
        return placed

    def _card(self, x: int, y: int) -> None:
        """What is undated has a card for its mark."""
        wide, high, line = self.px(9), self.px(6), max(1, round(self.k))
        self.under += [
            Rect(x - wide, y - high, x + wide, y + high, FAINT),
            Rect(x - wide + line, y - high + line, x + wide - line, y + high - line, RAISED),
        ]

    def _line(self, middles: list[int]) -> None:
        """Time: a thin line from mark to mark."""
        x, line, room = self.flow.columns.glyph, max(1, round(self.k)), self.px(11)
        ends = [
            (y - room, y + room)
            for y, place in zip(middles, self.places, strict=True)
            if place < self.flow.dated
        ]
        if ends and self.places.start > 0:
            ends.insert(0, (0, self.head))
        if ends and self.places.stop < self.flow.dated:
            ends.append((self.height, self.height))
        for (_, a), (b, _) in pairwise(ends):
            if a < b:
                self.under.append(Rect(x, a, x + line, b, HAIRLINE))

    def _rail(self) -> None:
        """How far down the page is, at the right edge; nothing where all is on it."""
        rail = rail_of(self.axis, self.k)
        if rail is not None:
            right = self.width - self.px(PAD)
            self.over.append(Rect(right - self.px(WIDTH), round(rail[0]), right, round(rail[1]), FAINT))


def wrapped(text: str, size: int, face: Face, room: int, most: int, fitter: Fitter) -> list[str]:
    """The words of a text in at most so many lines, the last one cut with "…" where there are more."""
    rest = " ".join(text.split())
    lines: list[str] = []
    while rest and len(lines) < most - 1 and fitter.measure(rest, size, face) > room:
        cut = _break(rest, size, face, room, fitter)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, fitter.fit(rest, size, face, room)[0]] if rest else lines


def _break(text: str, size: int, face: Face, room: int, fitter: Fitter) -> int:
    """How many letters go on a line: up to the last place at which a line may break, else as many as have room."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fitter.measure(text[:middle].rstrip(), size, face) <= room:
            low = middle
        else:
            high = middle - 1
    ends = [match.end() for match in BREAKS.finditer(text[: low + 1])]
    ends = [end for end in ends if len(text[:end].rstrip()) <= low]
    return ends[-1] if ends else low
