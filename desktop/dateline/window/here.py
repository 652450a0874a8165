"""What a right click on the paper of the timeline offers for that very place: an event of that date."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dateline.model.rough import near
from dateline.model.when import When
from dateline.model.words import in_words
from dateline.timeline.view import Layout
from dateline.window.icons import icon

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas

_APART = 3  # pixels at ratio 1 that a hand can tell from the next ones


def event_here(
    canvas: "TimelineCanvas", point: QPoint, add: Callable[[When], object], parent: QWidget
) -> QAction | None:
    """To add an event of the date under a point of the canvas; None beside the dates."""
    scene = canvas._current_scene()
    x, y = canvas._at(point.toPointF())
    area = scene.area
    if canvas.view.layout is Layout.DOWN or not (area.left <= x < area.right and y < area.bottom):
        return None
    when = near(scene.axis.day(x), scene.axis.day(x + _APART * scene.k) - scene.axis.day(x))
    action = QAction(icon("event"), f"Add an event, {in_words(when)}", parent)
    action.triggered.connect(lambda: add(when))
    return action
