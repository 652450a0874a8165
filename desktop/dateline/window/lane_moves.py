"""What a person does with the lanes: moves one up or down, and folds it to a strip."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dateline.timeline.lane_order import lane_at, lane_of, with_lane_folded, with_lane_moved
from dateline.window.mnemonics import escaped

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas
    from dateline.window.main_window import MainWindow

_LONGEST = 30


def move_lane(window: "MainWindow", by: int) -> None:
    """Move the lane of what is selected; say how, where there are no lanes."""
    canvas, session = window.desk.canvas, window.session
    if canvas is None:
        return
    name = lane_of(canvas.chart, session.view, session.selected)
    if name is None:
        window.message.say("There are no lanes yet. Choose what they stand for with “Lanes by”.")
        return
    session.look(with_lane_moved(canvas.chart, session.view, name, by))


def lane_actions(canvas: "TimelineCanvas", y: float, parent: QWidget) -> Iterator[QAction]:
    """What can be done with the lane at this height of the picture, in device pixels."""
    chart, view = canvas.chart, canvas.view
    name = lane_at(chart, view, y)
    if name is None:
        return
    title = name[:1].upper() + name[1:]
    title = escaped(title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…")
    is_folded = name in view.collapsed
    ways = (
        (f"Move “{title}” up", with_lane_moved(chart, view, name, -1)),
        (f"Move “{title}” down", with_lane_moved(chart, view, name, 1)),
        (
            f"Show “{title}” in full" if is_folded else f"Fold “{title}” to a strip",
            with_lane_folded(view, name),
        ),
    )
    for words, wanted in ways:
        action = QAction(words, parent)
        action.setEnabled(wanted != view)
        action.triggered.connect(lambda _=False, wanted=wanted: canvas.view_changed.emit(wanted))
        yield action
