"""Which titles are shown and where: inside their bar, else beside it, never over another and never cut."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.chart import Chart
from dateline.timeline.extents import BRACKET, GHOSTS, LONG_DIAMOND, ROOM, badge_size, gap_of, holds_words
from dateline.timeline.lanes import Lane
from dateline.timeline.marks import SAYS, Form
from dateline.timeline.placing import Placed
from dateline.timeline.scene import INK, SECOND, Box, Face, Label, Measure, Shape

LEAST_INSIDE = 56  # a shortened title inside a bar still says something from here on
LEAST_BESIDE = 14  # less room than this holds no title at all
FACES = REGULAR, ITALIC = Face.REGULAR, Face.ITALIC  # of what happened, of what was said
ELLIPSIS = "…"
NO_WORDS = ("", 0)
WHOLE = 1 << 20  # pixels that hold any words
STRIP = 64  # pixels of height

Fitted = tuple[str, int]  # words and their width
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(eq=False)
class Fitter:
    """Measures words and shortens them to a width; remembers both."""

    measure: Measure
    kept: dict[tuple[str, int, int], Fitted] = field(default_factory=dict)

    def width(self, text: str, size: int, face: Face) -> int:
        return self.fit(text, size, face, WHOLE)[1]

    def fit(self, text: str, size: int, face: Face, room: int) -> Fitted:
        """(text, width), the text cut with "…" where it is wider than `room`; ("", 0) where nothing fits."""
        key = (text, size * 4 + face, room)
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) > 50_000:
                self.kept.clear()
            found = self.kept[key] = self._fit(text, size, face, room)
        return found

    def _fit(self, text: str, size: int, face: Face, room: int) -> Fitted:
        text = " ".join(text.split())
        whole = int(np.ceil(self.measure(text, size, face)))
        if whole <= room:
            return text, whole
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.measure(shortened(text, middle), size, face) <= room:
                low = middle
            else:
                high = middle - 1
        if low < 3:
            return "", 0
        cut = shortened(text, low)
        return cut, int(np.ceil(self.measure(cut, size, face)))


def shortened(text: str, letters: int) -> str:
    return text[:letters].rstrip(" ,;:–-") + ELLIPSIS


def place_labels(
    chart: Chart, lane: Lane, placed: Placed, area: Box, k: float, fitter: Fitter
) -> list[Label]:
    """The labels of a lane."""
    if not lane.style.width or not len(placed.marks):
        return []
    return _Labelling(chart, lane, placed, area, k, fitter).all()


class _Labelling:
    """Decides for all marks of a lane at once; its columns go through the rows from left to right."""

    def __init__(self, chart: Chart, lane: Lane, placed: Placed, area: Box, k: float, fitter: Fitter) -> None:
        self.chart, self.area, self.fitter, self.style = chart, area, fitter, lane.style
        self.gap, self.room = gap_of(lane.style, k), round(ROOM * k)
        self.size, self.second = round(lane.style.title * k), round(lane.style.second * k)
        self.most, self.least = round(lane.style.width * k), round(LEAST_INSIDE * k)
        self.short = round(LEAST_BESIDE * k)
        self.level = round(self.size * 0.33)
        self.lifted = self.level - round(self.second * 0.62)
        self.labels: list[Label] = []
        order = np.lexsort((placed.reach0, placed.rows))
        marks, rows = placed.marks[order], placed.rows[order]
        form, x0, x1 = chart.marks.form[marks], placed.x0[order], placed.x1[order]
        start = x0 + (chart.marks.number[marks] > 0) * (badge_size(lane.style, k) / 2)
        start += (form == int(Form.BOUNDED)) * (BRACKET * k)
        holds = holds_words(form)
        is_diamond = form == int(Form.DIAMOND)
        if is_diamond.any():
            long = is_diamond & (x1 - x0 > LONG_DIAMOND * k)
            start, holds = start + long * (lane.style.dot * k), holds & (long | ~is_diamond)
        self.inner = np.maximum(start, area.left).astype(int)
        self.reach0 = np.floor(placed.reach0[order]).astype(int)
        self.reach1 = np.ceil(placed.reach1[order]).astype(int)
        self.in_view = placed.at[order] >= area.left
        self.goes_on = rows[1:] == rows[:-1]  # each but the first: whether it is in the row of the one before
        self.following = np.full(len(rows), area.right + self.gap)  # where the next one of its row begins
        self.following[:-1][self.goes_on] = self.reach0[1:][self.goes_on]
        end = np.minimum(np.minimum(x1, self.following), area.right)  # while a hand pans, marks may overlap
        self.inside = holds * (end.astype(int) - self.inner - 2 * self.gap)
        self.marks: list[int] = marks.tolist()
        self.faces = [FACES[is_quote] for is_quote in (form == int(Form.QUOTE)).tolist()]
        self.middle: list[int] = placed.middle[order].tolist()

    def all(self) -> list[Label]:
        """Inside the bar, else after the mark, else before it, else cut short inside the bar, else hidden."""
        titles, seconds = self._words()
        width = np.array([title[1] for title in titles], int)
        block = width.copy()
        if self.second:
            block = np.maximum(width, [second[1] for second in seconds])
        reach0, reach1, gap, right = self.reach0, self.reach1, self.gap, self.area.right
        free = np.minimum(self.following - gap // 2, right)  # up to here words may go on
        beside = np.maximum(reach1, self.area.left - gap) + gap
        is_tight = (free - reach1 < self.short) & (self.inside < self.short)
        inside = self.inside >= width
        after = ~inside & ~is_tight & (reach1 >= self.area.left) & (beside + block <= free)
        self._lengthen(titles, block, after & (width > self.most - self.size), free - beside, inside | after)
        earlier = reach0 - self._taken(np.where(after, beside + block + self.room, reach1))
        has_room = ~is_tight | (earlier >= self.short)
        inside &= has_room
        before = ~(inside | after) & has_room & self.in_view & (earlier >= gap + block)
        cut = ~(inside | after | before) & (self.inside >= self.least)
        for place in np.flatnonzero(cut).tolist():
            titles[place] = self._fit(place, int(self.inside[place]))
        x = np.where(after, beside, np.where(before, reach0 - gap - width, self.inner + gap))
        shown = np.flatnonzero(inside | after | before | cut)
        is_cut, is_after, is_bare = cut.tolist(), after.tolist(), (after | before).tolist()
        places = zip(shown.tolist(), x[shown].tolist(), strict=True)
        if not self.second:
            self._write_all(places, titles, is_bare)
            return self.labels
        for place, at in places:
            if is_cut[place]:
                self._write(place, at, titles[place], is_bare=is_bare[place])
            elif is_bare[place]:
                self._write_both(place, at, titles[place], seconds[place], to_right=is_after[place])
            else:
                self._write_along(place, at, titles[place], seconds[place])
        return self.labels

    def _words(self) -> tuple[list[Fitted], list[Fitted]]:
        """The title of each mark, which may use the whole of a long bar, and its second line."""
        kept = self._kept_titles()
        titles = [
            kept.get(mark) or kept.setdefault(mark, self._fit(place, self.most))
            for place, mark in enumerate(self.marks)
        ]
        for place in np.flatnonzero(self.inside > self.most).tolist():
            if titles[place][0].endswith(ELLIPSIS):
                titles[place] = self._fit(place, int(self.inside[place]))
        if not self.second:
            return titles, [NO_WORDS] * len(titles)
        return titles, [self._second(mark) for mark in self.marks]

    def _lengthen(
        self, titles: list[Fitted], block: Places, which: Flags, room: Places, is_placed: Flags
    ) -> None:
        """Titles after their marks that were cut though all of their words have room, and cost no other its place."""
        for place in np.flatnonzero(which).tolist():
            is_last = place == len(self.goes_on) or not self.goes_on[place]
            if titles[place][0].endswith(ELLIPSIS) and (is_last or is_placed[place + 1]):
                whole = self._fit(place, WHOLE)
                if whole[1] <= room[place]:
                    titles[place], block[place] = whole, max(block[place], whole[1])

    def _kept_titles(self) -> dict[int, Fitted]:
        """The titles of the chart at this size, by mark, as far as they were looked for."""
        key = ("titles", self.fitter, self.size, self.most)
        return self.chart.kept.setdefault(key, {})  # type: ignore[return-value]

    def _fit(self, place: int, room: int) -> Fitted:
        title = self.chart.marks.titles[self.marks[place]]
        return self.fitter.fit(title, self.size, self.faces[place], room)

    def _second(self, mark: int) -> Fitted:
        """The date in words, under or after the title."""
        return self.fitter.fit(self.chart.date_words(mark), self.second, Face.REGULAR, self.most)

    def _taken(self, ends: Places) -> Places:
        """Up to where the row of each mark is taken by those before it, of which each reaches to its end."""
        left, beyond = self.area.left, self.area.right + self.room
        row = np.zeros(len(ends), int)
        np.cumsum(~self.goes_on, out=row[1:])
        row *= beyond + 1  # sets the rows apart, so that no end counts in the next
        reached = np.maximum.accumulate(np.minimum(np.maximum(ends, left), beyond) + row) - row
        taken = np.full(len(ends), left)
        taken[1:][self.goes_on] = reached[:-1][self.goes_on]
        return taken

    def _write_all(
        self, places: Iterable[tuple[int, int]], titles: list[Fitted], is_bare: list[bool]
    ) -> None:
        """Titles of one line; those of events, which are most, at once."""
        labels, size, level, marks, middle = self.labels, self.size, self.level, self.marks, self.middle
        for place, x in places:
            if self.faces[place] is ITALIC:
                self._write(place, x, titles[place], is_bare=is_bare[place])
                continue
            text, width = titles[place]
            y = middle[place] + level
            labels.append(Label(x, y, text, size, REGULAR, INK, width, marks[place], is_bare[place]))

    def _write_along(self, place: int, x: int, title: Fitted, second: Fitted) -> None:
        """Inside a bar: the second after the title, where there is room for both."""
        self._write(place, x, title, is_bare=False)
        far = title[1] + 2 * self.gap
        if self.inside[place] >= far + second[1]:
            self._write_second(place, x + far, second, self.middle[place], is_bare=False)

    def _write_both(self, place: int, x: int, title: Fitted, second: Fitted, *, to_right: bool) -> None:
        """Beside a mark: the second under the title."""
        self._write(place, x, title, is_bare=True, lifted=bool(second[0]))
        x += 0 if to_right else title[1] - second[1]
        self._write_second(place, x, second, self.middle[place] + round(self.size * 0.62), is_bare=True)

    def _write(self, place: int, x: int, title: Fitted, *, is_bare: bool, lifted: bool = False) -> None:
        (text, width), face, mark = title, self.faces[place], self.marks[place]
        y = self.middle[place] + (self.lifted if lifted else self.level)
        if face is ITALIC and SAYS in text:
            who, _, words = text.partition(SAYS)
            space = round(self.size * 0.24)
            upright = self.fitter.width(who + SAYS, self.size, Face.REGULAR) + space
            before = self.fitter.width(who + SAYS, self.size, face) + space
            x, width, text = x + before, width - before, words
            speaker = who + SAYS.rstrip()
            self.labels.append(
                Label(x - upright, y, speaker, self.size, Face.REGULAR, SECOND, upright, mark, is_bare)
            )
        self.labels.append(Label(x, y, text, self.size, face, INK, width, mark, is_bare))

    def _write_second(self, place: int, x: int, second: Fitted, middle: int, *, is_bare: bool) -> None:
        text, width = second
        if text:
            y, mark = middle + round(self.second * 0.33), self.marks[place]
            self.labels.append(Label(x, y, text, self.second, Face.REGULAR, SECOND, width, mark, is_bare))


def without_crossings(titles: list[Label], area: Box) -> list[Label]:
    """While rows are on their way: the titles within the area that stand over none before them; all words of a mark,
    or none."""
    kept: list[Label] = []
    rows: dict[int, list[Label]] = {}  # those kept, by the strips of the height that they touch
    for _, some in groupby(titles, key=lambda title: title.mark):
        words = list(some)
        strips = [range((at.y - at.size) // STRIP, (at.y + at.size // 3) // STRIP + 1) for at in words]
        near = (
            other for strip in {number for each in strips for number in each} for other in rows.get(strip, ())
        )
        if any(at.y - 0.72 * at.size < area.top or at.y > area.bottom for at in words):
            continue
        if any(_are_crossed(at, other) for other in near for at in words):
            continue
        kept += words
        for at, strip in zip(words, strips, strict=True):
            for number in strip:
                rows.setdefault(number, []).append(at)
    return kept


def _are_crossed(one: Label, other: Label) -> bool:
    if one.x >= other.x + other.width or other.x >= one.x + one.width:
        return False
    return one.y - one.size < other.y + other.size // 3 and other.y - other.size < one.y + one.size // 3


def badge_numbers(
    chart: Chart, symbols: NDArray[np.void], left: int, fitter: Fitter, ghosts: int = GHOSTS
) -> list[Label]:
    """The number on each badge, and the numbers of a few faint places before it, as far as they are right of `left`."""
    labels: list[Label] = []
    for symbol in symbols.compress(symbols["shape"] == int(Shape.BADGE)):
        number = int(chart.marks.number[symbol["mark"]])
        size = int(symbol["size"])
        for back in range(min(ghosts, number - 1) + 1):
            text = str(number - back)
            letters = round(size * (0.62 if len(text) < 3 else 0.46)) - (2 if back else 0)
            face, code = (Face.STRONG, INK) if not back else (Face.REGULAR, SECOND)
            width = fitter.width(text, letters, face)
            x = int(symbol["x"]) - round(back * size * 0.86) - width // 2
            if x >= left:
                y = int(symbol["y"]) + round(letters * 0.34)
                labels.append(Label(x, y, text, letters, face, code, width))
    return labels
