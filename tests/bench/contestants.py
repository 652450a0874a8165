"""What the timeline is measured against: the floor, a widget painted by hand, plain matplotlib."""

from collections.abc import Callable
from itertools import cycle

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from dateline.timeline.marks import Form, Marks
from dateline.timeline.packing import first_fit
from dateline.timeline.theme import LIGHT


class Floor(QWidget):
    """Fills one frame buffer and paints it: less than this no frame can cost."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        ratio = self.devicePixelRatioF()
        self.buffer = np.empty((round(height * ratio), round(width * ratio)), np.uint32)
        self.shade = 0

    def frame(self) -> None:
        self.shade ^= 1
        self.buffer[:] = 0xFFFBFAF7 - self.shade
        self.repaint()

    def paintEvent(self, event: object) -> None:
        height, width = self.buffer.shape
        image = QImage(self.buffer.data, width, height, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawImage(0, 0, image)
        painter.end()


class Least(Floor):
    """Answers a move of the mouse by painting two small boxes of one frame buffer: less than this no hover can cost."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self.setMouseTracking(True)
        self.moves = cycle([move_to(20 + x * 30, 20 + x * 20) for x in range(40)])

    def hover(self) -> None:
        QApplication.sendEvent(self, next(self.moves))
        QApplication.processEvents()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self.update(at.x(), at.y(), 120, 24)
        self.repaint(at.x() + 30, at.y() + 20, 120, 24)


def move_to(x: float, y: float) -> QMouseEvent:
    """The mouse moved to a point of a widget, no button down."""
    at, none = QPointF(x, y), Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)


class Painted(QWidget):
    """The same events drawn one by one with QPainter, a title where there is room."""

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.marks = marks
        self.rows = first_fit(marks.lo, marks.hi + 200).tolist()
        self.shift = 0.0

    def frame(self) -> None:
        self.shift = 3.0 - self.shift
        self.repaint()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(*LIGHT.paper))
        font = QFont()
        font.setPixelSize(12)
        painter.setFont(font)
        lo, hi = self.marks.lo, self.marks.hi
        scale = self.width() / (hi.max() - lo.min())
        x0 = ((lo - lo.min()) * scale + self.shift).tolist()
        x1 = ((hi - lo.min()) * scale + self.shift).tolist()
        pitch = max(3.0, min(20.0, (self.height() - 80) / (max(self.rows) + 1)))
        tones = [(QColor(*tone.fill), QColor(*tone.edge)) for tone in LIGHT.tones]
        ink, is_dot = QColor(*LIGHT.ink), (self.marks.form == Form.DOT).tolist()
        free = [-1.0] * (max(self.rows) + 1)
        for number, row in enumerate(self.rows):
            fill, edge = tones[self.marks.category[number]]
            y = row * pitch + 4
            painter.setPen(edge)
            painter.setBrush(fill)
            if is_dot[number]:
                painter.drawEllipse(QPointF(x0[number], y + pitch / 2), 4, 4)
            else:
                painter.drawRect(QRectF(x0[number], y, max(x1[number] - x0[number], 3), pitch - 3))
            if pitch >= 12 and free[row] <= x0[number]:
                painter.setPen(ink)
                painter.drawText(QPointF(x1[number] + 5, y + pitch * 0.7), self.marks.titles[number])
                free[row] = x1[number] + 220
        painter.end()


def plain_matplotlib(marks: Marks, size: tuple[int, int]) -> Callable[[], None]:
    """barh for ranges, scatter for days, annotate for titles: what one writes first."""

    def draw() -> None:
        figure = Figure(figsize=(size[0] / 100, size[1] / 100), dpi=100)
        canvas = FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        rows = first_fit(marks.lo, marks.hi + 200)
        is_dot = marks.form == Form.DOT
        axes.barh(rows[~is_dot], (marks.hi - marks.lo)[~is_dot], left=marks.lo[~is_dot], height=0.7)
        axes.scatter(marks.lo[is_dot], rows[is_dot])
        for number, title in enumerate(marks.titles):
            latin = title.encode("ascii", "replace").decode()
            axes.annotate(latin, (float(marks.hi[number]), float(rows[number])))
        canvas.draw()

    return draw
