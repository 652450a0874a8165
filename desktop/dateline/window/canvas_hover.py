"""What the pointer is over: its outline and the lines to what belongs to it, and when its card is due."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor, inf
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from dateline.timeline.arcs import around
from dateline.timeline.card import card_of, column_card
from dateline.timeline.chart import Chart
from dateline.timeline.hits import Column, column_at, joined_boxes, mark_at
from dateline.timeline.lanes import packing_of
from dateline.timeline.links import ties_of
from dateline.timeline.scene import Box, Curve, Scene
from dateline.timeline.theme import Theme

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas

CARD_MS = 250
EARLY_MS = 15  # by which a timer may come too early
ROOM = 6  # of the widget's pixels around a box, for its outline
PADS = 3, 5  # pixels at ratio 1 between a box and its outline, by its height


class Hover(QObject):
    """A mark or a count bar under the pointer, or nothing. `card_due` is called when it has been there for a while.

    The pointer passes many marks: what is painted for one is made when it gets there and not when it is painted, and
    the timer of the card is not set anew for each.
    """

    def __init__(self, canvas: TimelineCanvas, card_due: Callable[[], None]) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.mark: int | None = None
        self.column: Column | None = None
        self.spots: list[QRect] = []  # where it is painted, in the widget's own pixels
        self._outlines: list[tuple[int, int, int, int]] = []  # left, top, width and height in device pixels
        self._ties: list[Curve] = []
        self._scene: Scene | None = None  # in which these are
        self._theme: Theme | None = None
        self._colour = QColor()
        self._due = inf
        self._waits = False
        self._card_due = card_due
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)

    def turn_to(self, x: float, y: float) -> bool:
        """Takes what is at these device pixels; False where that is what it has."""
        scene = self.canvas._current_scene()
        mark = mark_at(scene, x, y)
        column = column_at(scene, x, y) if mark is None and scene.histograms else None
        if mark == self.mark and (column and column.dates) == (self.column and self.column.dates):
            return False
        self.mark, self.column = mark, column
        self._find(scene)
        self._due = inf
        if mark is not None or column is not None:
            self._due = monotonic() + CARD_MS / 1000
            if not self._waits:
                self._waits = True
                self._timer.start(CARD_MS)
        return True

    def renumber(self, before: Chart) -> None:
        """The marks of `before` have other numbers now; its mark stays the same, where it is still there."""
        if self.mark is not None:
            self.mark = self.canvas.chart.marks.index.get(before.marks.ids[self.mark])
            self._scene = None

    def needs_no_card(self) -> None:
        """No card until it is somewhere else."""
        self._due = inf

    def _tell(self) -> None:
        rest = self._due - monotonic()
        self._waits = EARLY_MS / 1000 < rest < inf
        if self._waits:
            self._timer.start(round(rest * 1000))
        elif rest < inf:
            self._due = inf
            self._card_due()

    def words(self) -> list[str]:
        """What its card says."""
        chart = self.canvas.chart
        if self.mark is not None:
            return card_of(chart, self.mark)
        packing = packing_of(chart)
        return column_card(chart, packing, self.column) if packing and self.column else []

    # What is painted

    def _find(self, scene: Scene) -> None:
        boxes, ties, ratio = [], [], self.canvas._ratio
        if self.mark is not None:
            boxes = joined_boxes(scene, scene.hits_by_mark.get(self.mark, []))
            ties = ties_of(self.canvas.chart, scene, self.canvas.chart.marks.ids[self.mark])
        elif self.column is not None:
            boxes = [self.column.box]
        self._scene, self._outlines, self._ties, self.spots = scene, [], ties, []
        for x0, y0, x1, y1 in boxes:
            pad = round(pad_of(y1 - y0, ratio))
            outline = x0 - pad, y0, x1 - x0 + 2 * pad, y1 - y0
            self._outlines.append(outline)
            self.spots.append(_spot(*outline, ratio))
        for tie in ties:
            self.spots.append(spot_of(around(tie.points), ratio))

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Over the picture, in device pixels. A line of four boxes is quicker than one of a pen, and sharp."""
        if self._scene is not scene:
            self._find(scene)
        if self._theme is not self.canvas.theme:
            self._theme = self.canvas.theme
            self._colour = QColor(*self._theme.second)
        colour, line = self._colour, max(round(self.canvas._ratio), 1)
        for x, y, width, height in self._outlines:
            painter.fillRect(x + line, y, width - 2 * line, line, colour)
            painter.fillRect(x + line, y + height - line, width - 2 * line, line, colour)
            painter.fillRect(x, y + line, line, height - 2 * line, colour)
            painter.fillRect(x + width - line, y + line, line, height - 2 * line, colour)
        if self._ties:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ties(painter, self._ties, self.canvas.theme, self.canvas._ratio)


def pad_of(height: float, ratio: float) -> float:
    """Device pixels between the sides of a box this high and its outline."""
    return min(max(PADS[0] * ratio, height / 10), PADS[1] * ratio)


def spot_of(box: Box, ratio: float) -> QRect:
    """A box with room for its outline, in the widget's own pixels."""
    left, top = int(box.left / ratio) - ROOM, int(box.top / ratio) - ROOM
    return QRect(
        left, top, int(box.right / ratio) + ROOM + 1 - left, int(box.bottom / ratio) + ROOM + 1 - top
    )


def _spot(x: int, y: int, width: int, height: int, ratio: float) -> QRect:
    """What is in these device pixels, in the widget's own."""
    if ratio == 1:
        return QRect(x, y, width, height)
    left, top = floor(x / ratio), floor(y / ratio)
    return QRect(left, top, ceil((x + width) / ratio) - left, ceil((y + height) / ratio) - top)


def paint_ties(painter: QPainter, ties: list[Curve], theme: Theme, ratio: float) -> None:
    """Lines to what has to do with what is chosen or under the pointer."""
    painter.setPen(QPen(QColor(*theme.accent), 1.2 * ratio, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tie in ties:
        start, *others = (QPointF(*point) for point in tie.points)
        path = QPainterPath(start)
        path.cubicTo(*others)
        painter.drawPath(path)
