"""Motion of the timeline: gliding from view to view, running out after a push, and rows that settle."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from math import exp, log

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPointF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from dateline.timeline import gestures
from dateline.timeline.chart import Chart
from dateline.timeline.flight import Dates, flight
from dateline.timeline.lanes import Packing
from dateline.timeline.settling import Settling
from dateline.timeline.view import View

GLIDE_MS = 180
FLIGHT_MS, LONGEST_MS = 500, 1600  # of a calm way across no distance, and across any
FRAME_MS = 15
SLOWS = 0.86  # of the speed is left after each frame


class Glide(QObject):
    """Moves a view in 180 ms, unless reduced motion is asked for."""

    def __init__(self, parent: QObject, set_view: Callable[[View], None]) -> None:
        super().__init__(parent)
        self.moves = True
        self._set = set_view
        self._from = self._to = View()
        self._path: Callable[[float], Dates] | None = None
        self._steps: deque[float] = deque(maxlen=4)
        self._push: Callable[[float], None] | None = None
        self._speed = 0.0
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._animation.valueChanged.connect(self._advance)
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._run_out)

    def start(self, before: View, after: View) -> None:
        self.stop()
        far = abs(log(after.span / before.span)) > 9 or abs(after.start - before.start) > 40 * max(
            after.span, before.span
        )
        if not self.moves or far:
            self._set(after)
            return
        self._from, self._to, self._path = before, after, None
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setDuration(GLIDE_MS)
        self._animation.start()

    def fly(self, before: View, after: View) -> None:
        """Goes the calm way, out and in again, for as long as it is far."""
        self.stop()
        path, length = flight((before.start, before.end), (after.start, after.end))
        if not self.moves:
            self._set(after)
            return
        self._from, self._to, self._path = before, after, path
        self._animation.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._animation.setDuration(round(min(FLIGHT_MS + FLIGHT_MS * length / 2, LONGEST_MS)))
        self._animation.start()

    def stop(self) -> None:
        """Stands still at once."""
        self._animation.stop()
        self._timer.stop()
        self._steps.clear()

    def _advance(self, share: float) -> None:
        if share >= 1:
            self._set(self._to)
            return
        if self._path is not None:
            reached = replace(self._to.between(*self._path(share)), packed_at=None)
            self._from = gestures.carried(reached, self._from)
            self._set(self._from)
            return
        a, b = self._from, self._to
        span = exp(log(a.span) * (1 - share) + log(b.span) * share)
        zooms = abs(b.span - a.span) > 1e-9 * a.span
        way = (span - a.span) / (b.span - a.span) if zooms else share
        start = a.start + (b.start - a.start) * way
        self._set(replace(b.between(start, start + span), packed_at=b.packed_at))

    def feel(self, step: float) -> None:
        """One step of a dragging hand, in pixels."""
        self._steps.append(step)

    def let_go(self, push: Callable[[float], None]) -> None:
        """Runs on at the hand's last speed and slows down."""
        speed = sum(self._steps) / len(self._steps) if self._steps else 0.0
        self._steps.clear()
        if self.moves and abs(speed) > 6:
            self._push, self._speed = push, speed
            self._timer.start()

    def _run_out(self) -> None:
        self._speed *= SLOWS
        if abs(self._speed) < 0.6 or self._push is None:
            self._timer.stop()
            return
        self._push(self._speed)


class Settle(QObject):
    """Lets marks go to their new rows in 180 ms, where rows were packed anew while the hand rests.

    `rows` gives the packing to draw for the one at rest; `renew` asks for the next frame.
    """

    def __init__(self, parent: QObject, renew: Callable[[], None]) -> None:
        super().__init__(parent)
        self.moves = True
        self._renew = renew
        self._way: Settling | None = None
        self._share = 0.0
        self._seen: tuple[object, Chart, Packing] | None = None
        self._animation = QVariantAnimation(self, duration=GLIDE_MS, startValue=0.0, endValue=1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._advance)

    def rows(self, packing: Packing, chart: Chart, room: object, *, is_at_rest: bool) -> Packing:
        """The rows to draw now. Where they changed in the same `room`, they begin to move if the hand rests."""
        seen, self._seen = self._seen, (room, chart, packing)
        if seen is not None and seen[2] is not packing:
            stood = self._way.at(self._share) if self._way is not None else seen[2]
            self._animation.stop()
            self._way = None
            if self.moves and is_at_rest and seen[0] == room:
                self._way, self._share = Settling.of(stood, seen[1], packing, chart), 0.0
                if self._way is not None:
                    self._animation.start()
        return self._way.at(self._share) if self._way is not None else packing

    def stop(self) -> None:
        """All marks are in their rows at once."""
        self._animation.stop()
        if self._way is not None:
            self._way = None
            self._renew()

    def forget(self) -> None:
        """What comes next is something else, to which nothing moves."""
        self.stop()
        self._seen = None

    def _advance(self, share: float) -> None:
        if self._way is None or share == self._share:  # the first one comes while its frame is being made
            return
        self._share = share
        if share >= 1:
            self._way = None
        self._renew()


class Pinch(QObject):
    """Two fingers on a touch pad over a widget.

    Qt offers the gesture to a widget's parent too, where the widget does not take it. Felt there, not every event of
    the widget (each paint, each move of the mouse) has to go through Python first.
    """

    def __init__(self, widget: QWidget, zoom: Callable[[float, QPointF], None]) -> None:
        super().__init__(widget)
        self._widget, self._zoom = widget, zoom
        self._felt_by: QWidget | None = None

    def feel(self, at: QWidget) -> None:
        """From now on at this widget: the parent, or the widget itself where it has none."""
        if self._felt_by is not None and isValid(self._felt_by):  # its window may be gone
            self._felt_by.removeEventFilter(self)
        self._felt_by = at
        at.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._zoom(1 + event.value(), self._widget.mapFromGlobal(event.globalPosition()))
            return True
        return False
