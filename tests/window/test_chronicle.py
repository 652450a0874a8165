"""The chronicle in its widget and in the window, under a real mouse and real keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from timelines import every_mark

from dateline.timeline.hits import box_of
from dateline.timeline.view import Layout
from dateline.window.canvas import TimelineCanvas
from dateline.window.main_window import MainWindow

LEFT, NONE, CONTROL = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def column(canvas: TimelineCanvas) -> TimelineCanvas:
    """The widget with a chronicle that is longer than its page."""
    canvas.resize(700, 320)
    canvas.set_motion(False)
    canvas.show(every_mark(), replace(canvas.view, layout=Layout.DOWN))
    canvas.fit_all()
    return canvas


def wheel(canvas: TimelineCanvas, notches: int, keys: Qt.KeyboardModifier) -> None:
    at = QPoint(350, 150)
    event = QWheelEvent(
        QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def top_of(canvas: TimelineCanvas, id: str) -> int | None:
    box = box_of(canvas._current_scene(), canvas.chart.marks.index[id])
    return box.top if box else None


def test_a_click_selects_the_entry_and_a_click_in_the_margin_nothing(column: TimelineCanvas, qtbot: QtBot):
    place = column.place_of("before")
    assert place is not None
    qtbot.mouseClick(column, LEFT, pos=place)
    assert column.view.selection == ("before",)
    qtbot.mouseClick(column, LEFT, pos=QPoint(2, 200))
    assert column.view.selection == ()


def test_wheel_and_drag_move_the_page(column: TimelineCanvas, qtbot: QtBot):
    before = top_of(column, "survey")
    assert before is not None
    qtbot.mousePress(column, LEFT, pos=QPoint(350, 200))
    for y in (195, 185, 160):
        qtbot.mouseMove(column, QPoint(350, y))
    qtbot.mouseRelease(column, LEFT, pos=QPoint(350, 160))
    moved = before - (top_of(column, "survey") or 0)
    assert 30 * column._ratio <= moved <= 42 * column._ratio
    for _ in range(20):
        wheel(column, -1, NONE)
    assert top_of(column, "undated2") is not None
    for _ in range(20):
        wheel(column, 1, NONE)
    assert top_of(column, "about") is not None


def test_control_and_wheel_change_the_size_of_the_type(column: TimelineCanvas):
    size = max(label.size for label in column._current_scene().labels)
    wheel(column, 4, CONTROL)
    assert max(label.size for label in column._current_scene().labels) > size
    wheel(column, -4, CONTROL)
    assert max(label.size for label in column._current_scene().labels) == size


def test_the_keyboard_walks_down_to_the_end(column: TimelineCanvas, qtbot: QtBot):
    column.setFocus()
    seen = []
    for _ in range(len(column.chart.marks)):
        qtbot.keyClick(column, Qt.Key.Key_Down)
        seen.append(column.view.selection[0])
        assert column.place_of(seen[-1]) is not None
    assert len(set(seen)) == len(column.chart.marks)
    qtbot.keyClick(column, Qt.Key.Key_Home)
    assert column.view.selection == (seen[0],)


def test_hovering_tells_the_entry_and_no_date_can_be_dragged(column: TimelineCanvas, qtbot: QtBot):
    column.is_editable = True
    place = column.place_of("strike")
    assert place is not None
    qtbot.mouseClick(column, LEFT, pos=place)
    qtbot.mouseMove(column, place + QPoint(3, 0))
    assert column.hovered == "strike"
    assert column._hand.movable() is None


def test_the_view_menu_changes_the_layout_and_back(opened: MainWindow, qtbot: QtBot):
    window = opened
    for words, layout in (("Chronicle", Layout.DOWN), ("Timeline: time", Layout.ACROSS)):
        action = next(
            action
            for action in window.menuBar().findChildren(QAction)
            if action.text().replace("&", "").startswith(words)
        )
        action.trigger()
        assert window.session.view.layout is layout and action.isChecked()
        assert window.desk.canvas is not None and window.desk.canvas.view.layout is layout
        window.session.select(window.session.project.events[-1].id)
        qtbot.wait(250)
        assert window.desk.canvas.place_of(window.session.project.events[-1].id) is not None
