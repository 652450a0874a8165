"""Which titles are shown and where: inside their bar, else beside it, never over another and never cut."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.model.event import Event
from dateline.model.words import in_words
from dateline.timeline.chart import Chart
from dateline.timeline.lanes import GAP, GHOSTS, LONG_DIAMOND, ROOM, Lane, badge_size
from dateline.timeline.marks import SAYS, Form, forms_table
from dateline.timeline.placing import Placed
from dateline.timeline.scene import INK, SECOND, Box, Face, Label, Measure, Shape

LEAST_INSIDE = 56  # a shortened title inside a bar still says something from here on
LEAST_BESIDE = 14  # less room than this holds no title at all
ELLIPSIS = "…"
HOLD_WORDS = forms_table(Form.BAR, Form.PERIOD, Form.FADED, Form.BOUNDED, Form.ONGOING)


@dataclass(eq=False)
class Fitter:
    """Measures words and shortens them to a width; remembers both."""

    measure: Measure
    kept: dict[tuple[str, int, int], tuple[str, int]] = field(default_factory=dict)

    def width(self, text: str, size: int, face: Face) -> int:
        return self.fit(text, size, face, 1 << 20)[1]

    def fit(self, text: str, size: int, face: Face, room: int) -> tuple[str, int]:
        """(text, width), the text cut with "…" where it is wider than `room`; ("", 0) where nothing fits."""
        key = (text, size * 4 + face, room)
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) > 50_000:
                self.kept.clear()
            found = self.kept[key] = self._fit(text, size, face, room)
        return found

    def _fit(self, text: str, size: int, face: Face, room: int) -> tuple[str, int]:
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
) -> tuple[list[Label], int]:
    """The labels of a lane, and how many marks in view have none."""
    if not lane.style.width:
        return [], len(placed.marks)
    return _Labelling(chart, lane, placed, area, k, fitter).all()


class _Labelling:
    """Goes through the rows of a lane from left to right."""

    def __init__(self, chart: Chart, lane: Lane, placed: Placed, area: Box, k: float, fitter: Fitter) -> None:
        self.chart, self.lane, self.placed, self.area, self.fitter = chart, lane, placed, area, fitter
        self.style = lane.style
        self.gap, self.room = round(GAP * k), round(ROOM * k)
        self.size, self.second = round(lane.style.title * k), round(lane.style.second * k)
        self.most, self.least = round(lane.style.width * k), round(LEAST_INSIDE * k)
        self.short = round(LEAST_BESIDE * k)
        self.level = round(self.size * 0.33)
        self.lifted = self.level - round(self.second * 0.62)
        self.labels: list[Label] = []
        self.hidden = 0
        form = chart.marks.form[placed.marks]
        self.marks = placed.marks.tolist()
        self.quotes = (form == int(Form.QUOTE)).tolist()
        self.reach0: list[int] = np.floor(placed.reach0).astype(int).tolist()
        self.reach1: list[int] = np.ceil(placed.reach1).astype(int).tolist()
        start = placed.x0 + np.where(chart.marks.number[placed.marks] > 0, badge_size(lane.style, k) / 2, 0)
        long = (form == int(Form.DIAMOND)) & (placed.x1 - placed.x0 > LONG_DIAMOND * k)
        self.holds = (HOLD_WORDS[form] | long).tolist()
        start = np.where(long, start + lane.style.dot * k, start)
        self.inner0: list[int] = np.maximum(start, area.left).astype(int).tolist()
        self.inner1: list[int] = np.minimum(placed.x1, area.right).astype(int).tolist()
        self.in_view = (placed.at >= area.left).tolist()
        self.middle: list[int] = placed.middle.tolist()

    def all(self) -> tuple[list[Label], int]:
        placed, area = self.placed, self.area
        order = np.lexsort((placed.reach0, placed.rows))
        rows = placed.rows[order]
        last_of_row = np.append(rows[1:] != rows[:-1], True).tolist()
        places = order.tolist()
        taken, gap = area.left, self.gap // 2
        for number, place in enumerate(places):
            free = area.right
            if not last_of_row[number]:
                free = min(free, self.reach0[places[number + 1]] - gap)
            taken = self.one(place, taken, free)
            if last_of_row[number]:
                taken = area.left
        return self.labels, self.hidden

    def one(self, place: int, taken: int, free: int) -> int:
        """Labels one mark between `taken` and `free` and tells up to where its row is taken."""
        reach0, reach1, gap = self.reach0[place], self.reach1[place], self.gap
        inside = self.inner1[place] - self.inner0[place] - 2 * gap if self.holds[place] else 0
        if free - reach1 < self.short and reach0 - taken < self.short and inside < self.short:
            self.hidden += 1
            return max(taken, reach1)
        mark = self.marks[place]
        face = Face.ITALIC if self.quotes[place] else Face.REGULAR
        title = self.chart.marks.titles[mark]
        text, width = self.fitter.fit(title, self.size, face, self.most)
        if inside > self.most and text.endswith(ELLIPSIS):
            text, width = self.fitter.fit(title, self.size, face, inside)
        second, second_width = self._second(mark) if self.second else ("", 0)
        block = max(width, second_width)
        if inside >= width:
            self._write(place, self.inner0[place] + gap, text, width, face)
            if second and inside >= width + 2 * gap + second_width:
                x = self.inner0[place] + 3 * gap + width
                self._write_second(place, x, second, second_width, inside=True)
            return max(taken, reach1)
        x = max(reach1, self.area.left - gap) + gap
        if reach1 >= self.area.left and x + block <= free:
            self._write(place, x, text, width, face, lifted=bool(second))
            if second:
                self._write_second(place, x, second, second_width)
            return x + block + self.room
        if reach0 - gap - block >= taken and self.in_view[place]:
            self._write(place, reach0 - gap - width, text, width, face, lifted=bool(second))
            self._write_second(place, reach0 - gap - second_width, second, second_width)
            return max(taken, reach1)
        if inside >= self.least:
            text, width = self.fitter.fit(title, self.size, face, inside)
            self._write(place, self.inner0[place] + gap, text, width, face)
            return max(taken, reach1)
        self.hidden += 1
        return max(taken, reach1)

    def _second(self, mark: int) -> tuple[str, int]:
        """The date in words, under or after the title, where there is room for two lines."""
        if not self.style.second:
            return "", 0
        subject = self.chart.subject(mark)
        if subject is None:
            return "", 0
        words = in_words(subject.when if isinstance(subject, Event) else subject.said)
        return self.fitter.fit(words, self.second, Face.REGULAR, self.most)

    def _write(self, place: int, x: int, text: str, width: int, face: Face, *, lifted: bool = False) -> None:
        y = self.middle[place] + (self.lifted if lifted else self.level)
        if face is Face.ITALIC and SAYS in text:
            who, _, words = text.partition(SAYS)
            space = round(self.size * 0.24)
            upright = self.fitter.width(who + SAYS, self.size, Face.REGULAR) + space
            before = self.fitter.width(who + SAYS, self.size, face) + space
            x, width, text = x + before, width - before, words
            who_x = x - upright
            self.labels.append(
                Label(
                    who_x, y, who + SAYS.rstrip(), self.size, Face.REGULAR, SECOND, upright, self.marks[place]
                )
            )
        self.labels.append(Label(x, y, text, self.size, face, INK, width, self.marks[place]))

    def _write_second(self, place: int, x: int, text: str, width: int, *, inside: bool = False) -> None:
        if not text:
            return
        y = self.middle[place] + round(self.second * 0.33)
        if not inside:
            y += round(self.size * 0.62)
        self.labels.append(Label(x, y, text, self.second, Face.REGULAR, SECOND, width, self.marks[place]))


def badge_numbers(
    chart: Chart, symbols: NDArray[np.void], left: int, fitter: Fitter, ghosts: int = GHOSTS
) -> list[Label]:
    """The number on each badge, and the numbers of a few faint places before it, as far as they are right of `left`."""
    labels: list[Label] = []
    for symbol in symbols[symbols["shape"] == Shape.BADGE]:
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
