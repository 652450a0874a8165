"""What is painted over the timeline's picture: hover, selection, focus, card and rubber band."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from dateline.timeline.arcs import around
from dateline.timeline.card import card_of, column_card
from dateline.timeline.dragging import Hold
from dateline.timeline.hits import Column, boxes_of, column_at, mark_at
from dateline.timeline.lanes import packing_of
from dateline.timeline.links import ties_of
from dateline.timeline.scene import Box, Face, Scene
from dateline.window.canvas_feasible import paint_window, window_of
from dateline.window.canvas_flag import Flag, flag_of, paint_flag
from dateline.window.canvas_hold import held_card, paint_grips, paint_hold
from dateline.window.canvas_labels import font_of

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas

CARD_MS = 250
CARD_WIDTH = 320


class Overlay(QObject):
    """Knows what is hovered; paints over the picture in device pixels, and asks for small repaints only."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.hovered: int | None = None
        self.column: Column | None = None
        self.band: Box | None = None
        self.card: list[str] = []
        self.hold: Hold | None = None
        self._flag: Flag | None = None
        self._card_place = QRectF()  # where the card was laid, until it is hidden: the pointer goes on
        self.pointer = QPointF()
        self._dirty: list[QRect] = []
        self._tie_rects: list[QRect] = []
        self._hovered_boxes: tuple[Scene, list[Box]] | None = None
        self._wait = QTimer(self, singleShot=True, interval=CARD_MS)
        self._wait.timeout.connect(self._show_card)

    # What changes

    def point_at(self, x: float, y: float) -> None:
        """The pointer is at these device pixels; (-1, -1) when it left."""
        scene = self.canvas._current_scene()
        mark = mark_at(scene, x, y)
        column = column_at(scene, x, y) if mark is None else None
        self.pointer = QPointF(x, y)
        same_column = (column and column.dates) == (self.column and self.column.dates)
        if mark == self.hovered and same_column:
            return
        self.hide_card()
        for box in self._hover_boxes():
            self._repaint(box)
        self.hovered, self.column = mark, column
        self._hovered_boxes = None
        for box in self._hover_boxes():
            self._repaint(box)
        id = self.canvas.chart.marks.ids[mark] if mark is not None else ""
        for rect in self._tie_rects:
            self.canvas.update(rect)
        for tie in ties_of(self.canvas.chart, scene, id) if id else ():
            self._repaint(around(tie.points))
        if id or column is not None:
            self._wait.start()
        self.canvas.hover(id)

    def hide_card(self) -> None:
        self._wait.stop()
        if self.card:
            self._repaint_rect(self._card_place)
            self.card = []

    def _show_card(self) -> None:
        chart = self.canvas.chart
        if self.hovered is not None:
            self.card = card_of(chart, self.hovered)
        elif self.column is not None:
            packing = packing_of(chart)
            self.card = column_card(chart, packing, self.column) if packing is not None else []
        if self.card:
            self._card_place = self._beside_pointer()
            self._repaint_rect(self._card_place)

    def set_band(self, band: Box | None) -> None:
        self._repaint(self.band)
        self.band = band
        self._repaint(band)

    def show_hold(self, hold: Hold | None, x: float = -1, y: float = -1) -> None:
        """What is in the hand, with its new date said at the hand; None when it was let go."""
        if hold is None and self.hold is None:
            return
        self.hold, self.pointer = hold, QPointF(x, y)
        self.card = held_card(self.canvas.chart, hold) if hold is not None else []
        self._card_place = self._beside_pointer()
        self.canvas.update()

    def changed(self) -> None:
        """Selection or hover changed: repaints where they are and were."""
        chosen = self.canvas.view.selection[-1:]
        flag = flag_of(self.canvas, chosen[0]) if chosen else None
        for each in (self._flag, flag):
            if each is not None:
                self._repaint_rect(each.rect)
        for rect in self._dirty:
            self.canvas.update(rect)
        scene = self.canvas._current_scene()
        if window_of(self.canvas.chart, self.canvas.view, scene) is not None:
            self._repaint(Box(0, scene.area.top, scene.width, scene.height))
        for id in (*self.canvas.view.selection, self.canvas.view.hover):
            boxes = self.canvas.boxes_of_id(id)
            for box in boxes:
                self._repaint(box)
            if boxes:
                for tie in ties_of(self.canvas.chart, scene, id):
                    self._repaint(around(tie.points))

    def fit_column(self, x: float, y: float) -> bool:
        """A double click on a count bar shows its dates; False where there is none."""
        column = column_at(self.canvas._current_scene(), x, y)
        if column is not None:
            lo, hi = column.dates
            self.canvas._go(self.canvas.view.between(lo - (hi - lo) * 0.1, hi + (hi - lo) * 0.1))
        return column is not None

    def _hover_boxes(self) -> list[Box]:
        if self.hovered is not None:
            scene = self.canvas._current_scene()
            if self._hovered_boxes is None or self._hovered_boxes[0] is not scene:
                self._hovered_boxes = scene, boxes_of(scene, self.hovered)
            return self._hovered_boxes[1]
        return [self.column.box] if self.column is not None else []

    def _repaint(self, box: Box | None) -> None:
        if box is not None:
            self.canvas.update(self._around(box))

    def _around(self, box: Box) -> QRect:
        """A box with room for its outline, in the widget's own pixels."""
        r = self.canvas._ratio
        x, y = floor(box.left / r) - 6, floor(box.top / r) - 6
        return QRect(x, y, ceil(box.right / r) + 6 - x, ceil(box.bottom / r) + 6 - y)

    def _repaint_rect(self, rect: QRectF) -> None:
        r = self.canvas._ratio
        self.canvas.update(
            QRectF(rect.x() / r, rect.y() / r, rect.width() / r, rect.height() / r)
            .toAlignedRect()
            .adjusted(-4, -4, 4, 4)
        )

    # What is painted

    def paint(self, painter: QPainter) -> None:
        ratio = self.canvas._ratio
        if ratio != 1:
            painter.scale(1 / ratio, 1 / ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, scene = self.canvas.theme, self.canvas._current_scene()
        accent = QColor(*theme.accent)
        self._dirty, self._tie_rects = [], []
        shaded = paint_window(painter, self.canvas.chart, self.canvas.view, scene, theme)
        if shaded is not None:
            self._note_dirty(shaded)
        for id in self.canvas.view.selection:
            for box in self.canvas.boxes_of_id(id):
                self._outline(painter, box, QPen(accent, 2 * ratio), QColor(*theme.accent, 26))
                self._note_dirty(box)
        for id in dict.fromkeys((*self.canvas.view.selection[-1:], self.canvas.view.hover)):
            self._paint_ties(painter, id)
        for hovered in self._hover_boxes():
            self._outline(painter, hovered, QPen(QColor(*theme.second), 1.2 * ratio), QColor(0, 0, 0, 0))
        if self.band is not None:
            self._outline(painter, self.band, QPen(accent, ratio), QColor(*theme.accent, 30))
        chosen = self.canvas.view.selection[-1:]
        if self.canvas.shows_focus and not (chosen and self.canvas.box_of_id(chosen[0])):
            painter.setPen(QPen(accent, 2 * ratio))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(ratio, ratio, scene.width - 2 * ratio, scene.height - 2 * ratio))
        self._flag = flag_of(self.canvas, chosen[0]) if chosen and self.hold is None else None
        if self._flag is not None:
            paint_flag(painter, self._flag, theme, ratio)
        mark = self.canvas._hand.movable()
        if self.hold is not None:
            paint_hold(painter, self.canvas.chart, scene, theme, self.hold)
        elif mark is not None:
            paint_grips(painter, self.canvas.chart, self.canvas.view, scene, theme, mark)
        if self.card:
            self._paint_card(painter)

    def _paint_ties(self, painter: QPainter, id: str) -> None:
        """Lines to what has to do with what is chosen or under the pointer."""
        ties = ties_of(self.canvas.chart, self.canvas._current_scene(), id) if id else []
        if ties:
            pen = QPen(QColor(*self.canvas.theme.accent), 1.2 * self.canvas._ratio, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        for tie in ties:
            start, *others = (QPointF(*point) for point in tie.points)
            path = QPainterPath(start)
            path.cubicTo(*others)
            painter.drawPath(path)
            self._tie_rects.append(self._note_dirty(around(tie.points)))

    def _note_dirty(self, box: Box) -> QRect:
        rect = self._around(box)
        self._dirty.append(rect)
        return rect

    def _outline(self, painter: QPainter, box: Box, pen: QPen, fill: QColor) -> None:
        pad = 3 * self.canvas._ratio
        painter.setPen(pen)
        painter.setBrush(fill)
        rect = QRectF(box.left - pad, box.top, box.right - box.left + 2 * pad, box.bottom - box.top)
        painter.drawRoundedRect(rect, pad, pad)

    def _lines(self) -> tuple[list[tuple[str, Face, float]], float, float]:
        """(words, cut, height of each line of the card wrapped to its width; width; height)."""
        ratio = self.canvas._ratio
        size = round(13 * ratio)
        most = CARD_WIDTH * ratio
        lines: list[tuple[str, Face, float]] = []
        widest = 0.0
        for number, text in enumerate(self.card):
            face = Face.STRONG if number == 0 else Face.REGULAR
            metrics = QFontMetricsF(font_of(size, face))
            for part in _wrapped(text, metrics, most):
                lines.append((part, face, metrics.height()))
                widest = max(widest, metrics.horizontalAdvance(part))
        return lines, widest, sum(height for _, _, height in lines)

    def _beside_pointer(self) -> QRectF:
        """Where the card has room, near the pointer and not under it."""
        ratio, scene = self.canvas._ratio, self.canvas._current_scene()
        _, width, height = self._lines()
        pad = 10 * ratio
        width, height = width + 2 * pad, height + 1.6 * pad
        x, y = self.pointer.x() + 14 * ratio, self.pointer.y() + 18 * ratio
        if x + width > scene.width - 4:
            x = max(4.0, self.pointer.x() - 10 * ratio - width)
        if y + height > scene.height - 4:
            y = max(4.0, self.pointer.y() - 12 * ratio - height)
        return QRectF(x, y, width, height)

    def _paint_card(self, painter: QPainter) -> None:
        theme, ratio = self.canvas.theme, self.canvas._ratio
        rect = self._card_place
        painter.setPen(QPen(QColor(*theme.hairline), ratio))
        painter.setBrush(QColor(*theme.raised))
        painter.drawRoundedRect(rect, 6 * ratio, 6 * ratio)
        y = rect.y() + 8 * ratio
        for text, face, height in self._lines()[0]:
            painter.setFont(font_of(round(13 * ratio), face))
            painter.setPen(QColor(*(theme.ink if face is Face.STRONG else theme.second)))
            painter.drawText(QPointF(rect.x() + 10 * ratio, y + height * 0.8), text)
            y += height


def _wrapped(text: str, metrics: QFontMetricsF, most: float) -> list[str]:
    """The words of a text in lines no wider than `most`, at most four."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= most or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 4:
        lines = [*lines[:3], f"{lines[3]} …"]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, most) for line in lines]
