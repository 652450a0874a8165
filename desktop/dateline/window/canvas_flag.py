"""A flag with the title of the mark in focus, where the timeline itself has no room for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dateline.timeline.scene import Face
from dateline.timeline.theme import Theme
from dateline.window.canvas_labels import font_of

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas

SIZE = 14  # pixels at ratio 1, as the next two
WIDEST = 360
GAP = 8


@dataclass(frozen=True, slots=True)
class Flag:
    """Words of a size in a box, in device pixels; `foot` is the point of the mark that it belongs to."""

    words: str
    rect: QRectF
    foot: QPointF
    size: int


def flag_of(canvas: TimelineCanvas, id: str) -> Flag | None:
    """The flag of a mark that is in view without its title; None where it has one, or is not in view."""
    box, scene = canvas.box_of_id(id), canvas._current_scene()
    mark = canvas.chart.marks.index.get(id)
    if box is None or mark is None or any(label.mark == mark for label in scene.labels):
        return None
    k = scene.k
    size = round(SIZE * k)
    metrics = QFontMetricsF(font_of(size, Face.STRONG))
    words = metrics.elidedText(canvas.chart.marks.titles[mark], Qt.TextElideMode.ElideRight, WIDEST * k)
    width, height = metrics.horizontalAdvance(words) + 2 * GAP * k, metrics.height() + GAP * k
    middle = (box.left + box.right) / 2
    x = min(max(middle - 2 * GAP * k, 4), scene.width - width - 4)
    y = box.top - height - GAP * k
    if y < 4:
        y = min(box.bottom + GAP * k, scene.height - height - 4)
    foot = QPointF(middle, box.top if y < box.top else box.bottom)
    return Flag(words, QRectF(x, y, width, height), foot, size)


def paint_flag(painter: QPainter, flag: Flag, theme: Theme, ratio: float) -> None:
    """The box, its words, and a short pole down (or up) to the mark."""
    accent, rect = QColor(*theme.accent), flag.rect
    edge = rect.bottom() if flag.foot.y() > rect.bottom() else rect.top()
    painter.setPen(QPen(accent, 1.5 * ratio))
    painter.drawLine(QPointF(flag.foot.x(), edge), flag.foot)
    painter.setBrush(QColor(*theme.raised))
    painter.drawRoundedRect(rect, 4 * ratio, 4 * ratio)
    painter.setPen(QColor(*theme.ink))
    painter.setFont(font_of(flag.size, Face.STRONG))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, flag.words)
