"""The timeline as a Qt widget: shows a project through a view, and turns mouse and keys into new views."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import ceil
from typing import Any

import numpy as np
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QImage, QMouseEvent, QPainter, QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from dateline.model.day import day_of
from dateline.model.project import Project
from dateline.timeline import gestures
from dateline.timeline.chart import Chart
from dateline.timeline.hits import boxes_of_each
from dateline.timeline.labels import Fitter
from dateline.timeline.lanes import Packing
from dateline.timeline.layout import arrange
from dateline.timeline.opening import opening_view
from dateline.timeline.paint import TimelineArtist
from dateline.timeline.raster import Raster
from dateline.timeline.scene import Box, Scene
from dateline.timeline.theme import LIGHT, Theme
from dateline.timeline.view import View
from dateline.window.canvas_access import install, tell_selection
from dateline.window.canvas_hand import Hand
from dateline.window.canvas_keys import act_of
from dateline.window.canvas_labels import Stamps, measured
from dateline.window.canvas_motion import Glide, Pinch, Settle
from dateline.window.canvas_overlay import Overlay

REST_MS = 280
_ORIGIN = QPoint(0, 0)


class TimelineCanvas(FigureCanvasQTAgg):
    """Shows what it is given and tells what the hand wants; the caller keeps project and view.

    `view_changed` carries the wanted View, already shown; `activated` the id whose detail is asked for;
    `edit_asked` a dict from the id of each dragged mark to the model.when.When that it was given, the one in the hand
    first, never while `is_editable` is False; `era_asked` the id of an era whose name was clicked.
    A View() with its first dates still unset shows everything.
    """

    view_changed = Signal(object)
    activated = Signal(str)
    edit_asked = Signal(object)
    era_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        install()
        super().__init__(Figure(frameon=False))  # type: ignore[no-untyped-call]
        self.setParent(parent)
        self.chart = Chart.of(Project())
        self.view = View()
        self.theme = LIGHT
        self.wheel_zooms = False
        self.is_editable = True
        self.shows_focus = False
        self.fitter = Fitter(measured)
        self.history = gestures.History()
        self.scene: Scene | None = None
        self._drawn_scene: Scene | None = None
        self._raster: Raster | None = None
        self._picture = QImage()
        self._stamps = Stamps(self.theme)
        self._is_stale = True
        self._hand = Hand(self)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._come_to_rest)
        self._glide = Glide(self, self._glide_to)
        self._settle = Settle(self, self._renew)
        self._overlay = Overlay(self)
        self._two_fingers = Pinch(self, self._pinch)
        self.figure.add_artist(TimelineArtist(self._current_scene, lambda: self.theme))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName("Timeline")

    # What the window asks for

    @property
    def project(self) -> Project:
        return self.chart.project

    def show(self, project: Project | None = None, view: View | None = None) -> None:
        """Shows a project through a view; without arguments the widget itself, as in Qt."""
        if project is None or view is None:
            super().show()
            return
        if project is not self.chart.project:
            before, self.chart = self.chart, Chart.of(project, self.chart)
            self._hand.drop_date()
            self._overlay.hide_card()
            self._overlay.hover.renumber(before)
            self._renew()
        if view.is_unset:
            self._glide.stop()
            self._settle.forget()
            self._set(self._opening(view))
        elif view != self.view:
            self._set(view, tells=False)

    def set_theme(self, theme: Theme) -> None:
        """Draws in other colours from the next frame on."""
        self.theme, self._stamps, self._raster = theme, Stamps(theme), None
        self._renew()

    def set_motion(self, moves: bool) -> None:
        """False where the person asked for reduced motion."""
        self._glide.moves = self._settle.moves = moves
        if not moves:
            self._settle.stop()

    def fit_all(self) -> None:
        """Shows every dated event."""
        whole = gestures.whole_view(self.chart, self.view)
        self._go(whole if self._has_dated(self.view) else gestures.lonely_view(self.view, _today()))

    def show_opening(self) -> None:
        """Shows where most of it happens: all, or the crowd with words at the edges that lead to the rest."""
        self._go(self._opening(self.view))

    def _has_dated(self, view: View) -> bool:
        return len(self.chart.shown(view)) > 0

    def _opening(self, view: View) -> View:
        if not self._has_dated(view):
            return gestures.lonely_view(view, _today())
        return opening_view(self.chart, view, self._size(), self.fitter, self._ratio)

    def _size(self) -> tuple[int, int]:
        """Width and height in device pixels, large enough to be laid out."""
        return max(ceil(self.width() * self._ratio), 80), max(ceil(self.height() * self._ratio), 80)

    def fit(self, id: str) -> None:
        """Shows one event or statement with some room around it."""
        mark = self.chart.marks.index.get(id)
        if mark is not None and mark not in self.chart.marks.undated:
            self._go(gestures.fitted_to(self.chart, self.view, np.array([mark], np.int32)))

    def present(self, id: str) -> None:
        """Goes calmly to an event and its neighbours, for an audience that has to follow."""
        view = gestures.neighbourhood(self.chart, self.view, id)
        if (view.start, view.end) != (self.view.start, self.view.end):
            self._glide.fly(self.view, gestures.rested(view))

    def show_dates(self, start: float, end: float) -> None:
        """Shows these days and no others."""
        self._go(replace(self.view.between(start, end), packed_at=None))

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Shows 1/`factor` of the time, the day number `at` (or the middle) staying where it is."""
        axis = self._current_scene().axis
        x = (axis.left + axis.right) / 2 if at is None else axis.x(at)
        self._go(gestures.zoomed(self.view, axis, factor, x))

    def step_selection(self, by: int) -> None:
        """Selects the event `by` places further in reading order, and reveals it."""
        self._go(gestures.stepped(self.chart, self.view, by))

    def reveal(self, id: str) -> None:
        """Moves as little as is needed for one event or statement to be in view."""
        self._go(gestures.revealed(self.chart, self.view, id))

    @property
    def shows_all(self) -> bool:
        """Whether everything dated is in view."""
        return gestures.shows_all(self.chart, self.view)

    def keep_in_view(self, id: str, *, with_all: bool) -> None:
        """Brings what has another date now into view where it went out of it; `with_all`, everything with it."""
        if gestures.is_beyond(self.chart, self.view, id):
            if with_all:
                self.fit_all()
            else:
                self.reveal(id)

    def back(self) -> None:
        """The view before this one."""
        self._set(gestures.rested(self.history.back(self.view)))

    def forward(self) -> None:
        """The view that `back` left."""
        self._set(gestures.rested(self.history.forward(self.view)))

    def pan(self, share: float) -> None:
        """Moves by a share of the width, to later dates where positive."""
        axis = self._current_scene().axis
        self._go(gestures.panned(self.view, axis, share * (axis.right - axis.left)))

    # How the view changes

    def _go(self, view: View) -> None:
        """Glides to a view, and notes the one that is left."""
        if (view.start, view.end) == (self.view.start, self.view.end):
            self._set(view)
            return
        self.history.note(self.view)
        self._set(self._between(view, self.view))
        self._glide.start(self.view, gestures.rested(view))

    def _glide_to(self, view: View) -> None:
        """Only the dates glide: what was selected or filtered meanwhile stays."""
        self._set(self._between(self.view, view))

    @staticmethod
    def _between(view: View, dates: View) -> View:
        """A view over the dates of another."""
        return replace(view, start=dates.start, end=dates.end, packed_at=dates.packed_at, folds=dates.folds)

    def _move(self, view: View) -> None:
        """Follows the hand: rows stay where they are until it rests."""
        self._settle.stop()
        if not self._rest.isActive():
            self.history.note(self.view)
            self._overlay.leave()  # what moves away under the pointer is not what it points at
        self._set(gestures.carried(view, self.view))
        self._rest.start()

    def _come_to_rest(self) -> None:
        if not self._hand.is_down:
            self._set(gestures.rested(self.view))
            if self.underMouse():
                self._hand.point(QPointF(self.mapFromGlobal(QCursor.pos())))

    def _set(self, view: View, *, tells: bool = True) -> None:
        if view.packed_at is None:
            view = replace(view, packed_at=(view.start, view.end))
        if view == self.view:
            return
        before, self.view = self.view, view
        if replace(before, selection=view.selection) != view:
            if replace(before, selection=view.selection, packed_at=view.packed_at) != view:
                self._overlay.hide_card()  # its mark is elsewhere now
            self._renew()
        else:
            self._overlay.changed()
        if before.selection != view.selection:
            tell_selection(self)
        if tells:
            self.view_changed.emit(view)

    @property
    def hovered(self) -> str:
        """The id of what is under the pointer, "" where there is none; no part of the view, for nothing hangs on it."""
        mark = self._overlay.hover.mark
        return "" if mark is None else self.chart.marks.ids[mark]

    def _renew(self) -> None:
        self._is_stale = True
        self.update()

    # Drawing

    @property
    def _ratio(self) -> float:
        return float(self.devicePixelRatioF())

    def _current_scene(self) -> Scene:
        """The scene of the present view and size; made when it is first asked for."""
        if self._is_stale or self.scene is None:
            self._is_stale = False
            self.scene = arrange(self.chart, self.view, self._size(), self.fitter, self._ratio, self._rows)
        return self.scene

    def _rows(self, packing: Packing) -> Packing:
        """The rows to draw: those at rest, or on the way to them."""
        is_at_rest = not (self._hand.is_down or self._rest.isActive())
        return self._settle.rows(packing, self.chart, (self._size(), self._ratio), is_at_rest=is_at_rest)

    def _image(self) -> QImage:
        """The picture in device pixels, over the raster's own bytes."""
        scene = self._current_scene()
        raster = self._raster
        if raster is None or raster.pixels.shape != (scene.height, scene.width):
            raster = self._raster = Raster(scene.width, scene.height, self.theme, self._stamps.stamp)
            self._picture = QImage(raster.bytes.data, scene.width, scene.height, QImage.Format.Format_RGB32)
            self._drawn_scene = None
        if self._drawn_scene is not scene:
            raster.draw(scene)
            self._drawn_scene = scene
        return self._picture

    def paintEvent(self, event: QPaintEvent) -> None:
        """In device pixels; Qt takes of the picture what is to be painted."""
        ratio = self._ratio
        if ratio != self.device_pixel_ratio:  # what matplotlib knows of it
            self._update_pixel_ratio()
        image = self._image()
        painter = QPainter(self)
        try:
            if ratio != 1:
                painter.scale(1 / ratio, 1 / ratio)
            painter.drawImage(_ORIGIN, image)
            self._overlay.paint(painter, event)
        finally:  # a painter left open takes the process down with it
            painter.end()

    def picture(self) -> QImage:
        """What is shown, in device pixels, without what the hand and the selection add."""
        return self._image().copy()

    def draw(self) -> None:
        """Part of matplotlib's canvas: marks the picture as old."""
        self._renew()

    def draw_idle(self) -> None:
        self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        """Without matplotlib's filter of all that the window is told: the ratio is looked at in each paint."""
        self._update_pixel_ratio()
        self._two_fingers.feel(self.parentWidget() or self)

    def resizeEvent(self, event: Any) -> None:
        QWidget.resizeEvent(self, event)
        inches = (max(self.width(), 1) / 96, max(self.height(), 1) / 96)
        self.figure.set_size_inches(*inches, forward=False)
        self._renew()

    # The hand

    def _at(self, position: QPointF) -> tuple[float, float]:
        ratio = self._ratio
        return position.x() * ratio, position.y() * ratio

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._glide.stop()
        self._hand.turn(event)
        event.accept()

    def _pinch(self, factor: float, at: QPointF) -> None:
        self._move(gestures.zoomed(self.view, self._current_scene().axis, factor, self._at(at)[0]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._glide.stop()
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._hand.is_down:
            self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._overlay.leave()

    def focusInEvent(self, event: Any) -> None:
        """The frame is for those who came by keyboard."""
        self.shows_focus = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        self.shows_focus = False
        self.update()

    def keyPressEvent(self, event: Any) -> None:
        act = act_of(self, event.key(), event.modifiers())
        if act is None:
            QWidget.keyPressEvent(self, event)
        else:
            act()

    def activate(self) -> None:
        """Asks for the detail of what was selected last."""
        if self.view.selection:
            self.activated.emit(self.view.selection[-1])

    def step_back(self) -> None:
        """Escape: what is dragged goes back; else the selection goes; else one view back."""
        if self._hand.cancel():
            return
        if self.view.selection:
            self._set(replace(self.view, selection=()))
        else:
            self.back()

    def boxes_of_ids(self, ids: Sequence[str]) -> list[list[Box]]:
        """Where each of these marks shows, in device pixels: in each of its lanes, or what counts it; none out of
        view, and none of what is no mark."""
        index = self.chart.marks.index
        marks = [index[id] for id in ids if id in index]
        boxes = dict(zip(marks, boxes_of_each(self._current_scene(), self.chart, marks), strict=True))
        return [boxes[index[id]] if id in index else [] for id in ids]

    def box_of_id(self, id: str) -> Box | None:
        """The first place where a mark shows; None where there is none."""
        return next(iter(self.boxes_of_ids([id])[0]), None)

    def place_of(self, id: str) -> QPoint | None:
        """The middle of a mark in the widget's own pixels; None where it is not in view."""
        box = self.box_of_id(id)
        if box is None:
            return None
        return QPoint(
            round((box.left + box.right) / 2 / self._ratio), round((box.top + box.bottom) / 2 / self._ratio)
        )


def _today() -> int:
    now = date.today()
    return day_of(now.year, now.month, now.day)
