"""The mouse on the timeline: it selects, pans, draws a rubber band, moves the overview's window, and drags dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent

from dateline.model.moving import Part
from dateline.model.project import Era
from dateline.timeline import dragging, gestures, overview
from dateline.timeline.dragging import Hold
from dateline.timeline.furniture import ERA_HEIGHT
from dateline.timeline.hits import mark_at, marks_in
from dateline.timeline.overview import Pane
from dateline.timeline.scene import Box, Scene
from dateline.timeline.view import Layout, View

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas

EDGE = 24  # pixels at ratio 1 from the sides at which a dragged date takes the view along
FASTEST = 24  # pixels of each such step
CREEP_MS = 16
WHEEL_ZOOM = 1.2  # for one notch
NOTCH = 90  # pixels at ratio 1 that one notch pans
THRESHOLD = 4  # pixels that the hand must move for a press to become a drag
_LEADS = Qt.CursorShape.PointingHandCursor
_CURSORS = {
    Part.WHOLE: Qt.CursorShape.OpenHandCursor,
    Part.START: Qt.CursorShape.SizeHorCursor,
    Part.END: Qt.CursorShape.SizeHorCursor,
    Pane.LEFT: Qt.CursorShape.SizeHorCursor,
    Pane.RIGHT: Qt.CursorShape.SizeHorCursor,
    Pane.INSIDE: Qt.CursorShape.OpenHandCursor,
    Pane.OUTSIDE: _LEADS,
}
_GRABBED = {
    "pan": Qt.CursorShape.ClosedHandCursor,
    "edit": Qt.CursorShape.ClosedHandCursor,
    Pane.INSIDE: Qt.CursorShape.ClosedHandCursor,
}


class Hand:
    """What is pressed and where it went; one for each canvas.

    Dates can only be dragged by a mark that is selected, so that a hand which pans never moves a date. Of several
    that are selected all move, and none is made longer or shorter.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        self.canvas = canvas
        self.pressed: QPointF | None = None
        self.hold: Hold | None = None
        self.drag = ""  # "", "pan", "band", "edit", or the Pane of the overview
        self._last = QPointF()
        self._held = QPointF(), Qt.KeyboardModifier.NoModifier
        self._creep = QTimer(canvas, interval=CREEP_MS)
        self._creep.timeout.connect(self._creep_on)
        self._before = View()
        self._grip: tuple[int, Part] | None = None
        self._reaches: tuple[Scene, int, list[Box]] | None = None  # where a mark can be taken in a scene
        self._cursor = Qt.CursorShape.ArrowCursor

    @property
    def is_down(self) -> bool:
        return self.pressed is not None

    def press(self, event: QMouseEvent) -> None:
        canvas, scene = self.canvas, self.canvas._current_scene()
        self.pressed = self._last = event.position()
        self.drag = ""
        x, y = canvas._at(event.position())
        pane = overview.pane_at(canvas.chart, canvas.view, scene, x, y)
        self._grip = None if event.modifiers() & _PICKING else self._grip_at(x, y)
        self._before = canvas.view
        if pane is Pane.OUTSIDE:
            at = overview.along(canvas.view, (x, y))
            canvas._move(overview.centred(canvas.chart, canvas.view, scene, at))
            self._before, pane = canvas.view, Pane.INSIDE
        if pane is not None:
            self.drag = pane
            self._show(_GRABBED.get(pane, _CURSORS[pane]))

    def move(self, event: QMouseEvent) -> None:
        canvas = self.canvas
        if self.pressed is None:
            self.point(event.position())
            return
        if not self.drag and (event.position() - self.pressed).manhattanLength() > THRESHOLD:
            self._begin(event)
        if self.drag == "pan":
            moved = event.position() - self._last
            step = (moved.y() if canvas.view.layout is Layout.DOWN else moved.x()) * canvas._ratio
            canvas._glide.feel(step)
            canvas._move(gestures.panned(canvas.view, canvas._current_scene().axis, -step))
        elif self.drag == "band":
            canvas._overlay.set_band(self._band(event.position()))
        elif self.drag == "edit":
            self._drag_date(event.position(), event.modifiers())
            if self._beyond() and not self._creep.isActive():
                self._creep.start()
        elif self.drag:
            ends = (self.pressed, event.position())
            from_x, x = (overview.along(canvas.view, canvas._at(at)) for at in ends)
            scene, pane = canvas._current_scene(), Pane(self.drag)
            canvas._move(overview.dragged(canvas.chart, self._before, scene, pane, from_x, x))
        self._last = event.position()

    def _begin(self, event: QMouseEvent) -> None:
        assert self.pressed is not None
        canvas = self.canvas
        canvas._overlay.hide_card()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._grip is None:
            self.drag = "band"
        elif self._grip is not None:
            self.drag = "edit"
            x, y = canvas._at(self.pressed)
            hold = dragging.taken(canvas.chart, *self._grip, canvas._current_scene().axis.day(x), y)
            self.hold = dragging.taken_together(hold, canvas.chart, canvas.view)
            if self._grip[1] is Part.WHOLE:
                self._show(_GRABBED["edit"])
        else:
            self.drag = "pan"
            self._show(_GRABBED["pan"])

    def _drag_date(self, position: QPointF, keys: Qt.KeyboardModifier) -> None:
        assert self.hold is not None
        canvas, scene = self.canvas, self.canvas._current_scene()
        self._held = position, keys
        x, y = canvas._at(position)
        snaps = not keys & _FREE
        self.hold = dragging.dragged(
            self.hold, canvas.chart, canvas.view, scene.axis, scene.axis.day(x), scene.k, snaps=snaps
        )
        canvas._overlay.show_hold(self.hold, x, y)

    def _beyond(self) -> float:
        """How many device pixels the hand is beyond the edge at which a dragged date takes the view along."""
        scene, x = self.canvas._current_scene(), self.canvas._at(self._held[0])[0]
        room = EDGE * scene.k
        return max(x - (scene.area.right - room), 0.0) + min(x - (scene.area.left + room), 0.0)

    def _creep_on(self) -> None:
        """Moves the view under a hand that holds a date at the edge: the farther out, the quicker."""
        far = self._beyond() if self.drag == "edit" else 0.0
        if not far:
            self._creep.stop()
            return
        canvas, most = self.canvas, FASTEST * self.canvas._current_scene().k
        canvas._move(
            gestures.panned(canvas.view, canvas._current_scene().axis, max(-most, min(far / 4, most)))
        )
        self._drag_date(*self._held)

    def release(self, event: QMouseEvent) -> None:
        canvas, drag, hold = self.canvas, self.drag, self.hold
        band = self._band(event.position()) if drag == "band" else None
        self._let_go()
        if band is not None:
            ids = tuple(canvas.chart.marks.ids[mark] for mark in marks_in(canvas._current_scene(), band))
            canvas._overlay.set_band(None)
            canvas._set(replace(canvas.view, selection=ids))
        elif drag == "edit" and hold is not None:
            if hold.has_moved:
                others = {canvas.chart.marks.ids[mark]: when for mark, _, when in hold.fellows}
                canvas.edit_asked.emit({hold.id: hold.when} | others)
        elif drag == "pan":
            canvas._glide.let_go(
                lambda far: canvas._move(gestures.panned(canvas.view, canvas._current_scene().axis, -far))
            )
        elif not drag:
            self._click(*canvas._at(event.position()), event.modifiers())
        if drag and drag != "band":
            canvas._rest.start()
        self.point(event.position())

    def turn(self, event: QWheelEvent) -> None:
        """The wheel: it zooms at the pointer with Ctrl, and pans without."""
        canvas, turn, keys = self.canvas, event.angleDelta(), event.modifiers()
        axis, ratio = canvas._current_scene().axis, canvas._ratio
        notches = (turn.y() or turn.x()) / 120
        zooms = bool(keys & Qt.KeyboardModifier.ControlModifier) or (
            canvas.wheel_zooms and not keys and not turn.x()
        )
        if zooms:
            x = canvas._at(event.position())[0]
            canvas._move(gestures.zoomed(canvas.view, axis, WHEEL_ZOOM**notches, x))
        else:
            pixels = event.pixelDelta()
            far = notches * NOTCH if pixels.isNull() else pixels.x() or pixels.y()
            canvas._move(gestures.panned(canvas.view, axis, -far * ratio))

    def cancel(self) -> bool:
        """Gives up what is being dragged; False where nothing is."""
        if not self.drag:
            return False
        if self.drag not in ("band", "edit"):
            self.canvas._set(self._before)
        self.canvas._overlay.set_band(None)
        self._let_go()
        self._show(Qt.CursorShape.ArrowCursor)
        return True

    def drop_date(self) -> None:
        """Gives up a date that is in the hand while a key, say Ctrl+Z, makes the project another one."""
        if self._grip is not None:
            self.cancel()
            self._let_go()

    def _let_go(self) -> None:
        self.pressed = self.hold = self._grip = None
        self.drag = ""
        self._creep.stop()
        self.canvas._overlay.show_hold(None)

    def double_click(self, event: QMouseEvent) -> None:
        canvas, scene = self.canvas, self.canvas._current_scene()
        x, y = canvas._at(event.position())
        mark = mark_at(scene, x, y)
        if mark is not None:
            id = canvas.chart.marks.ids[mark]
            canvas.fit(id)
            canvas.activated.emit(id)
        elif overview.pane_at(canvas.chart, canvas.view, scene, x, y) is not None:
            canvas.fit_all()
        elif canvas.view.layout is Layout.DOWN:
            return
        elif not canvas._overlay.fit_column(x, y) and y < scene.area.bottom:
            era = gestures.era_at(canvas.chart, scene.axis.day(x))
            if era is not None:
                canvas._go(gestures.fitted_to_era(canvas.view, era))

    def _click(self, x: float, y: float, keys: Qt.KeyboardModifier) -> None:
        canvas, scene = self.canvas, self.canvas._current_scene()
        for box, later in scene.doors:
            if box.holds(x, y):
                canvas._go(gestures.beside(canvas.chart, canvas.view, later=later))
                return
        mark = mark_at(scene, x, y)
        id = canvas.chart.marks.ids[mark] if mark is not None else ""
        chosen = canvas.view.selection
        if id and keys & Qt.KeyboardModifier.ControlModifier:
            chosen = tuple(other for other in chosen if other != id) if id in chosen else (*chosen, id)
        else:
            chosen = (id,) if id else ()
        canvas._set(replace(canvas.view, selection=chosen))
        if not id and (era := self._era_named_at(x, y)) is not None:
            canvas.era_asked.emit(era.id)

    def _era_named_at(self, x: float, y: float) -> Era | None:
        """The era in whose name, over the marks, a point lies."""
        canvas, scene = self.canvas, self.canvas._current_scene()
        is_name = scene.area.top - ERA_HEIGHT * scene.k <= y < scene.area.top
        if not is_name or canvas.view.layout is Layout.DOWN or not scene.area.left <= x < scene.area.right:
            return None
        return gestures.era_at(canvas.chart, scene.axis.day(x))

    def _band(self, position: QPointF) -> Box:
        assert self.pressed is not None
        (x0, y0), (x1, y1) = self.canvas._at(self.pressed), self.canvas._at(position)
        return Box(round(min(x0, x1)), round(min(y0, y1)), round(max(x0, x1)), round(max(y0, y1)))

    # What can be taken

    def movable(self) -> int | None:
        """The one mark whose date and ends can be dragged: it is selected, and alone."""
        chosen = self.canvas.view.selection
        return self._movable(self.canvas.chart.marks.index.get(chosen[0])) if len(chosen) == 1 else None

    def _movable(self, mark: int | None) -> int | None:
        canvas = self.canvas
        if mark is None or not canvas.is_editable or canvas.view.layout is Layout.DOWN:
            return None
        return mark if dragging.movable_parts(canvas.chart, canvas.view, mark) else None

    def _grip_at(self, x: float, y: float) -> tuple[int, Part] | None:
        canvas, mark = self.canvas, self.movable()
        scene = canvas._current_scene()
        if len(canvas.view.selection) > 1:
            under = mark_at(scene, x, y)
            is_chosen = under is not None and canvas.chart.marks.ids[under] in canvas.view.selection
            mark = self._movable(under) if is_chosen else None
            return (mark, Part.WHOLE) if mark is not None else None
        if mark is None:
            return None
        if self._reaches is None or self._reaches[0] is not scene or self._reaches[1] != mark:
            self._reaches = scene, mark, dragging.reaches_of(scene, canvas.chart, mark)
        if not any(box.holds(x, y) for box in self._reaches[2]):
            return None
        part = dragging.part_at(canvas.chart, canvas.view, scene, mark, x, y)
        if part is None or (part is Part.WHOLE and mark_at(scene, x, y) != mark):
            return None
        return mark, part

    def point(self, position: QPointF) -> None:
        """What is under the pointer is outlined, and the cursor tells what a press would take."""
        canvas = self.canvas
        x, y = canvas._at(position)
        canvas._overlay.point_at(x, y)
        grip = self._grip_at(x, y) if canvas.view.selection else None
        if grip is not None:
            self._show(_CURSORS[grip[1]])
        elif canvas._overlay.hover.mark is not None:
            self._show(_LEADS)
        else:
            scene = canvas._current_scene()
            pane = overview.pane_at(canvas.chart, canvas.view, scene, x, y)
            leads = any(box.holds(x, y) for box, _ in scene.doors)
            leads = leads or self._era_named_at(x, y) is not None
            beside = _LEADS if leads else Qt.CursorShape.ArrowCursor
            self._show(beside if pane is None else _CURSORS[pane])

    def _show(self, cursor: Qt.CursorShape) -> None:
        if cursor is not self._cursor:
            self._cursor = cursor
            self.canvas.setCursor(cursor)


_PICKING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_FREE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
