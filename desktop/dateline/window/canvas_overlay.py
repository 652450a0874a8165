"""What is painted over the timeline's picture: hover, selection, focus, card and rubber band."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from dateline.timeline.arcs import around
from dateline.timeline.dragging import Hold
from dateline.timeline.hits import column_at
from dateline.timeline.links import ties_of
from dateline.timeline.scene import Box, Curve, Scene
from dateline.timeline.view import View
from dateline.window.canvas_card import Card, laid, paint_card
from dateline.window.canvas_feasible import paint_window, window_of
from dateline.window.canvas_flag import Flag, flag_of, paint_flag
from dateline.window.canvas_hold import held_card, paint_grips, paint_hold
from dateline.window.canvas_hover import PADS, Hover, pad_of, paint_ties, spot_of

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas


SMOOTH = QPainter.RenderHint.Antialiasing
MANY = 64  # marks that are selected; of more the whole is painted anew, and plainly


@dataclass(frozen=True, eq=False)
class _Chosen:
    """What is painted of the selection of a view in a scene; `is_in_sight` tells of the mark in focus."""

    scene: Scene
    view: View
    boxes: list[Box]
    ties: list[Curve]
    flag: Flag | None
    is_in_sight: bool

    @classmethod
    def of(cls, canvas: TimelineCanvas, scene: Scene, view: View) -> _Chosen:
        boxes = canvas.boxes_of_ids(view.selection)
        last = view.selection[-1] if view.selection else ""
        ties = ties_of(canvas.chart, scene, last) if last else []
        flag = flag_of(canvas, last) if last else None
        each = list(dict.fromkeys(box for some in boxes for box in some))  # many may stand in one count bar
        return cls(scene, view, each, ties, flag, bool(last and boxes[-1]))

    def is_of(self, scene: Scene, view: View) -> bool:
        return self.scene is scene and self.view is view


class Overlay(QObject):
    """Paints over the picture in device pixels, and asks for small repaints only."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.hover = Hover(canvas, self._show_card)
        self.band: Box | None = None
        self.hold: Hold | None = None
        self.pointer = (-1.0, -1.0)
        self._card: Card | None = None  # stays where it was laid until it is hidden: the pointer goes on
        self._dirty: list[QRect] = []  # where the selection is painted
        self._chosen: _Chosen | None = None

    # What changes

    def point_at(self, x: float, y: float) -> None:
        """The pointer is at these device pixels: what is there has its outline when this returns."""
        self.pointer = x, y
        before = self.hover.spots
        if self.hover.turn_to(x, y):
            if self._card is not None:
                self.hide_card()
            spots = before + self.hover.spots
            for spot in spots[1:]:
                self.canvas.update(spot)
            if spots:
                self.canvas.repaint(spots[0])  # and all the others with it

    def leave(self) -> None:
        """The pointer points at nothing."""
        before = self.hover.spots
        if self.hover.turn_to(-1, -1):
            self.hide_card()
            for spot in before:
                self.canvas.update(spot)

    @property
    def card(self) -> list[str]:
        """The lines of the card as they are shown; none while there is no card."""
        return self._card.texts if self._card is not None else []

    def hide_card(self) -> None:
        self.hover.needs_no_card()
        self._lay_card([])

    def _show_card(self) -> None:
        self._lay_card(self.hover.words())

    def _lay_card(self, texts: list[str]) -> None:
        before, canvas = self._card, self.canvas
        self._card = laid(texts, canvas._current_scene(), self.pointer, canvas._ratio) if texts else None
        for card in (before, self._card):
            if card is not None:
                self._repaint_rect(card.rect)

    def set_band(self, band: Box | None) -> None:
        for each in (self.band, band):
            if each is not None:
                self.canvas.update(spot_of(each, self.canvas._ratio))
        self.band = band

    def show_hold(self, hold: Hold | None, x: float = -1, y: float = -1) -> None:
        """What is in the hand, with its new date said at the hand; None when it was let go."""
        if hold is None and self.hold is None:
            return
        self.hold, self.pointer = hold, (x, y)
        self._lay_card(held_card(self.canvas.chart, hold) if hold is not None else [])
        self.canvas.update()

    def changed(self) -> None:
        """The selection changed: repaints where it is and was."""
        canvas, ratio = self.canvas, self.canvas._ratio
        chosen, scene = canvas.view.selection, canvas._current_scene()
        if max(len(chosen), len(self._dirty)) > MANY:
            canvas.update()
            return
        for rect in self._dirty:
            canvas.update(rect)
        flag = flag_of(canvas, chosen[-1]) if chosen else None
        if flag is not None:
            self._repaint_rect(flag.rect)
        if window_of(canvas.chart, canvas.view, scene) is not None:
            canvas.update(spot_of(Box(0, scene.area.top, scene.width, scene.height), ratio))
        for id, boxes in zip(chosen, canvas.boxes_of_ids(chosen), strict=True):
            ties = ties_of(canvas.chart, scene, id) if boxes else []
            for box in (*boxes, *(around(tie.points) for tie in ties)):
                canvas.update(spot_of(box, ratio))

    def fit_column(self, x: float, y: float) -> bool:
        """A double click on a count bar shows its dates; False where there is none."""
        column = column_at(self.canvas._current_scene(), x, y)
        if column is not None:
            lo, hi = column.dates
            self.canvas._go(self.canvas.view.between(lo - (hi - lo) * 0.1, hi + (hi - lo) * 0.1))
        return column is not None

    def _repaint_rect(self, rect: QRectF) -> None:
        self.canvas.update(_own(rect, self.canvas._ratio))

    # What is painted

    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        """Over the picture, in device pixels."""
        canvas = self.canvas
        scene, view = canvas._current_scene(), canvas.view
        self.hover.paint(painter, scene)
        if view.selection or canvas.shows_focus or self.hold is not None:
            if self._is_in(event, scene, view):
                painter.setRenderHint(SMOOTH)
                self._paint_chosen(painter, scene, view)
        elif self._dirty:
            self._dirty = []
        if self.band is not None:
            accent = canvas.theme.accent
            painter.setRenderHint(SMOOTH)
            self._outline(painter, [self.band], QPen(QColor(*accent), canvas._ratio), QColor(*accent, 30))
        if self._card is not None:
            painter.setRenderHint(SMOOTH)
            paint_card(painter, self._card, canvas.theme, canvas._ratio)

    def _is_in(self, event: QPaintEvent, scene: Scene, view: View) -> bool:
        """Whether the selection is, or may be, where is to be painted."""
        if self.hold is not None or self._chosen is None or not self._chosen.is_of(scene, view):
            return True
        region = event.region()
        return any(region.intersects(rect) for rect in self._dirty)

    def _paint_chosen(self, painter: QPainter, scene: Scene, view: View) -> None:
        canvas, theme, ratio = self.canvas, self.canvas.theme, self.canvas._ratio
        accent = QColor(*theme.accent)
        if self._chosen is None or not self._chosen.is_of(scene, view):
            self._chosen = _Chosen.of(canvas, scene, view)
        chosen, self._dirty = self._chosen, []
        shaded = paint_window(painter, canvas.chart, view, scene, theme)
        if shaded is not None:
            self._dirty.append(spot_of(shaded, ratio))
        self._outline(painter, chosen.boxes, QPen(accent, 2 * ratio), QColor(*theme.accent, 26))
        self._dirty += [spot_of(box, ratio) for box in chosen.boxes]
        if chosen.ties:
            paint_ties(painter, chosen.ties, theme, ratio)
            self._dirty += [spot_of(around(tie.points), ratio) for tie in chosen.ties]
        if canvas.shows_focus and not chosen.is_in_sight:
            painter.setPen(QPen(accent, 2 * ratio))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(ratio, ratio, scene.width - 2 * ratio, scene.height - 2 * ratio))
            self._dirty.append(canvas.rect())
        if chosen.flag is not None and self.hold is None:
            paint_flag(painter, chosen.flag, theme, ratio)
            self._dirty.append(_own(chosen.flag.rect, ratio))
        mark = canvas._hand.movable()
        if self.hold is not None:
            paint_hold(painter, canvas.chart, scene, theme, self.hold)
        elif mark is not None:
            paint_grips(painter, canvas.chart, view, scene, theme, mark)

    def _outline(self, painter: QPainter, boxes: Collection[Box], pen: QPen, fill: QColor) -> None:
        """Round corners, unless there are so many boxes that smooth edges would take longer than a frame."""
        ratio, radius = self.canvas._ratio, PADS[0] * self.canvas._ratio
        painter.setPen(pen)
        painter.setBrush(fill)
        pads = [pad_of(box.bottom - box.top, ratio) for box in boxes]
        rects = [
            QRectF(box.left - pad, box.top, box.right - box.left + 2 * pad, box.bottom - box.top)
            for box, pad in zip(boxes, pads, strict=True)
        ]
        if len(rects) > MANY:
            painter.setRenderHint(SMOOTH, False)
            painter.drawRects(rects)
            painter.setRenderHint(SMOOTH)
            return
        for rect in rects:
            painter.drawRoundedRect(rect, radius, radius)


def _own(rect: QRectF, ratio: float) -> QRect:
    """A rectangle in device pixels in the widget's own, with some room."""
    own = QRectF(rect.x() / ratio, rect.y() / ratio, rect.width() / ratio, rect.height() / ratio)
    return own.toAlignedRect().adjusted(-4, -4, 4, 4)
