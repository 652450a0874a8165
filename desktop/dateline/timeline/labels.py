"""Which titles are shown and where: inside their bar, else beside it, never over another and never cut."""

from dataclasses import dataclass, field

import numpy as np

from dateline.model.event import Event
from dateline.model.words import in_words
from dateline.timeline.chart import Chart
from dateline.timeline.lanes import GAP, ROOM, Lane
from dateline.timeline.marks import Form
from dateline.timeline.placing import Placed
from dateline.timeline.scene import INK, SECOND, Box, Face, Label, Measure

LEAST_INSIDE = 56  # a shortened title inside a bar still says something from here on
ELLIPSIS = "…"


@dataclass(eq=False)
class Fitter:
    """Measures words and shortens them to a width; remembers both."""

    measure: Measure
    kept: dict[tuple[str, int, Face, int], tuple[str, int]] = field(default_factory=dict)

    def width(self, text: str, size: int, face: Face) -> int:
        return self.fit(text, size, face, 1 << 20)[1]

    def fit(self, text: str, size: int, face: Face, room: int) -> tuple[str, int]:
        """(text, width), the text cut with "…" where it is wider than `room`; ("", 0) where nothing fits."""
        key = (text, size, face, room)
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
        self.labels: list[Label] = []
        self.hidden = 0

    def all(self) -> tuple[list[Label], int]:
        placed = self.placed
        order = np.lexsort((placed.reach0, placed.rows)).tolist()
        rows, reach0 = placed.rows.tolist(), placed.reach0.tolist()
        row, taken = -1, 0
        for number, place in enumerate(order):
            if rows[place] != row:
                row, taken = rows[place], self.area.left
            following = order[number + 1] if number + 1 < len(order) else None
            same_row = following is not None and rows[following] == row
            free = int(reach0[following]) - self.gap // 2 if same_row and following is not None else 1 << 30
            taken = self.one(place, taken, min(free, self.area.right))
        return self.labels, self.hidden

    def one(self, place: int, taken: int, free: int) -> int:
        """Labels one mark between `taken` and `free` and tells up to where its row is taken."""
        placed, area = self.placed, self.area
        mark = int(placed.marks[place])
        reach0, reach1 = int(placed.reach0[place]), int(np.ceil(placed.reach1[place]))
        face = Face.ITALIC if self.chart.marks.form[mark] == Form.QUOTE else Face.REGULAR
        title = self.chart.marks.titles[mark]
        text, width = self.fitter.fit(title, self.size, face, self.most)
        second, second_width = self._second(mark)
        block = max(width, second_width)
        pointed = placed.at[place]
        inner0, inner1 = max(int(placed.x0[place]), area.left), min(int(placed.x1[place]), area.right)
        if self._holds_words(mark) and inner1 - inner0 >= width + 2 * self.gap:
            self._write(mark, inner0 + self.gap, place, text, width, face)
            if second and inner1 - inner0 >= width + 4 * self.gap + second_width:
                self._write_second(
                    mark, inner0 + 3 * self.gap + width, place, second, second_width, inside=True
                )
            return max(taken, reach1)
        if reach1 >= area.left and reach1 + self.gap + block <= free:
            x = max(reach1, area.left - self.gap) + self.gap
            self._block(mark, x, place, text, width, face, second, second_width)
            return x + block + self.room
        if reach0 <= area.right and reach0 - self.gap - block >= taken and pointed >= area.left:
            for words, wide, is_second in ((text, width, False), (second, second_width, True)):
                x = reach0 - self.gap - wide
                if words and is_second:
                    self._write_second(mark, x, place, words, wide)
                elif words:
                    self._write(mark, x, place, words, wide, face, lifted=bool(second))
            return max(taken, reach1)
        if self._holds_words(mark) and inner1 - inner0 >= self.least + 2 * self.gap:
            text, width = self.fitter.fit(title, self.size, face, inner1 - inner0 - 2 * self.gap)
            if text:
                self._write(mark, inner0 + self.gap, place, text, width, face)
                return max(taken, reach1)
        self.hidden += 1
        return max(taken, reach1)

    def _holds_words(self, mark: int) -> bool:
        return self.chart.marks.form[mark] in (
            Form.BAR,
            Form.PERIOD,
            Form.FADED,
            Form.BOUNDED,
            Form.ONGOING,
        )

    def _second(self, mark: int) -> tuple[str, int]:
        """The date in words, under or after the title, where there is room for two lines."""
        if not self.style.second:
            return "", 0
        subject = self.chart.subject(mark)
        if subject is None:
            return "", 0
        words = in_words(subject.when if isinstance(subject, Event) else subject.said)
        return self.fitter.fit(words, self.second, Face.REGULAR, self.most)

    def _block(
        self,
        mark: int,
        x: int,
        place: int,
        text: str,
        width: int,
        face: Face,
        second: str,
        second_width: int,
    ) -> None:
        self._write(mark, x, place, text, width, face, lifted=bool(second))
        if second:
            self._write_second(mark, x, place, second, second_width)

    def _write(
        self, mark: int, x: int, place: int, text: str, width: int, face: Face, *, lifted: bool = False
    ) -> None:
        y = int(self.placed.middle[place]) + round(self.size * 0.33)
        if lifted:
            y -= round(self.second * 0.62)
        self.labels.append(Label(x, y, text, self.size, face, INK, width, mark))

    def _write_second(
        self, mark: int, x: int, place: int, text: str, width: int, *, inside: bool = False
    ) -> None:
        y = int(self.placed.middle[place]) + round(self.second * 0.33)
        if not inside:
            y += round(self.size * 0.62)
        self.labels.append(Label(x, y, text, self.second, Face.REGULAR, SECOND, width, mark))
