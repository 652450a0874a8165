"""What moves by itself on the timeline: rows that settle; every frame is sharp and whole."""

from dataclasses import replace

import pytest
from frames import cold
from mouse import drag, mouse, wheel
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from timelines import five, many

from dateline.model import edits
from dateline.model.edtf import from_edtf
from dateline.timeline.view import LanesBy, View
from dateline.window.canvas import TimelineCanvas

CONTROL = Qt.KeyboardModifier.ControlModifier
RIGHT = Qt.KeyboardModifier.ShiftModifier


def packed_anew(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    """Zooms and rests, so that rows are on their way."""
    canvas.show(many(300), View())
    canvas.set_motion(True)
    canvas._image()
    wheel(canvas, QPoint(400, 200), 3, CONTROL)
    canvas._image()
    assert canvas._settle._way is None  # rows stay while the hand moves
    packed = canvas.view.packed_at
    qtbot.waitUntil(lambda: canvas.view.packed_at != packed, timeout=3000)


def test_rows_settle_once_the_hand_rests_and_every_frame_is_a_cold_one(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    packed_anew(canvas, qtbot)
    shares: list[float] = []
    frames: list[QImage] = []
    for _ in range(4):
        frames.append(canvas._image().copy())
        shares.append(canvas._settle._share)
        assert frames[-1] == cold(canvas, qtbot)
        qtbot.wait(20)
    qtbot.waitUntil(lambda: canvas._settle._way is None, timeout=3000)
    assert shares[0] < 1
    last = canvas._image().copy()
    assert last == cold(canvas, qtbot)
    assert frames[0] != last


def test_the_hand_stops_what_settles(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    packed_anew(canvas, qtbot)
    canvas._image()
    assert canvas._settle._way is not None
    wheel(canvas, QPoint(400, 200), -1, RIGHT)
    assert canvas._settle._way is None
    assert canvas._image() == cold(canvas, qtbot)


def test_reduced_motion_packs_rows_at_once(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    packed_anew(canvas, qtbot)
    canvas.set_motion(False)
    assert canvas._settle._way is None
    assert canvas._image() == cold(canvas, qtbot)
    canvas.show(canvas.project, replace(canvas.view, lanes_by=LanesBy.KIND))
    canvas._image()
    assert canvas._settle._way is None


def test_an_edit_and_other_lanes_let_marks_settle_and_another_project_does_not(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    canvas.show(many(60), View())
    canvas.set_motion(True)
    canvas._image()
    assert canvas._settle._way is None
    canvas.show(edits.redate(canvas.project, "e30", from_edtf("1880/1960")), canvas.view)
    canvas._image()
    assert canvas._settle._way is not None
    qtbot.waitUntil(lambda: canvas._settle._way is None, timeout=3000)
    canvas.show(canvas.project, replace(canvas.view, lanes_by=LanesBy.KIND))
    canvas._image()
    assert canvas._settle._way is not None
    assert canvas._image() == cold(canvas, qtbot)
    canvas.show(many(40, seed=7), View())
    canvas._image()
    assert canvas._settle._way is None


def test_another_size_moves_nothing(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.show(many(60), View())
    canvas.set_motion(True)
    canvas._image()
    canvas.resize(800, 700)
    canvas._image()
    assert canvas._settle._way is None


def test_two_fingers_apart_zoom_and_two_fingers_across_pan(canvas: TimelineCanvas) -> None:
    at = QPointF(600, 200)
    day, view = canvas._current_scene().axis.day(600 * canvas._ratio), canvas.view
    pad = QPointingDevice.primaryPointingDevice()
    where = QPointF(canvas.mapToGlobal(at))
    pinch = QNativeGestureEvent(
        *(Qt.NativeGestureType.ZoomNativeGesture, pad, 2, at, at, where, 0.25, QPointF())
    )
    QApplication.sendEvent(canvas, pinch)
    assert canvas.view.span == pytest.approx(view.span / 1.25)
    assert canvas._current_scene().axis.day(600 * canvas._ratio) == pytest.approx(day, abs=view.span / 500)
    start, a_pixel = canvas.view.start, 1 / canvas._current_scene().axis.slope
    swipe = QWheelEvent(
        *(at, where, QPoint(-40, 3), QPoint(-320, 24), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.ScrollUpdate, False),
    )
    QApplication.sendEvent(canvas, swipe)
    assert canvas.view.start == pytest.approx(start + 40 * canvas._ratio * a_pixel)


def test_two_fingers_zoom_where_they_are_in_a_window(qtbot: QtBot) -> None:
    window, canvas = QMainWindow(), TimelineCanvas()
    qtbot.addWidget(window)
    window.setCentralWidget(canvas)
    window.setContentsMargins(200, 30, 0, 0)
    window.resize(1200, 500)
    canvas.set_motion(False)
    canvas.show(five(), View())
    with qtbot.waitExposed(window):
        window.show()
    at, pad = QPointF(600, 200), QPointingDevice.primaryPointingDevice()
    day, view = canvas._current_scene().axis.day(600 * canvas._ratio), canvas.view
    inside, where = QPointF(canvas.mapTo(window, at)), QPointF(canvas.mapToGlobal(at))
    pinch = QNativeGestureEvent(
        *(Qt.NativeGestureType.ZoomNativeGesture, pad, 2, inside, inside, where, 0.25, QPointF())
    )
    QApplication.sendEvent(window.windowHandle(), pinch)  # as the system does
    assert canvas.view.span == pytest.approx(view.span / 1.25)
    assert canvas._current_scene().axis.day(600 * canvas._ratio) == pytest.approx(day, abs=view.span / 500)
    canvas.setParent(None)
    delete(window)
    other = QMainWindow()
    qtbot.addWidget(other)
    other.setCentralWidget(canvas)
    with qtbot.waitExposed(other):
        other.show()
    QApplication.sendEvent(canvas, pinch)
    assert canvas.view.span == pytest.approx(view.span / 1.25**2)


def test_a_push_runs_out_and_a_press_stops_it(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.show(many(300), View())
    canvas.set_motion(True)
    drag(canvas, QPoint(700, 200), QPoint(500, 200))
    let_go = canvas.view.start
    qtbot.waitUntil(lambda: canvas.view.start > let_go, timeout=3000)
    qtbot.waitUntil(lambda: not canvas._glide._timer.isActive(), timeout=3000)
    drag(canvas, QPoint(700, 200), QPoint(500, 200))
    mouse(canvas, QEvent.Type.MouseButtonPress, QPoint(400, 200))
    stopped = canvas.view.start
    qtbot.wait(60)
    assert canvas.view.start == stopped
    mouse(canvas, QEvent.Type.MouseButtonRelease, QPoint(400, 200), down=False)
    canvas.set_motion(False)
    drag(canvas, QPoint(700, 200), QPoint(500, 200))
    assert not canvas._glide._timer.isActive()


def test_a_glide_and_a_flight_are_made_of_whole_frames(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.show(many(300), View())
    canvas.set_motion(True)
    first = canvas.view
    for act in (lambda: canvas.zoom(6), canvas.fit_all, lambda: canvas.present("e250")):
        act()
        frames = 0
        while canvas._glide._animation.state().value:
            assert canvas._image() == cold(canvas, qtbot)
            frames += 1
            qtbot.wait(10)
        assert frames > 1
    assert canvas.view.span < first.span / 10


def test_nothing_that_moved_away_is_still_pointed_at(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    place = canvas.place_of("strike")
    assert place is not None
    mouse(canvas, QEvent.Type.MouseMove, place, down=False)
    qtbot.waitUntil(lambda: bool(canvas._overlay.card), timeout=3000)
    wheel(canvas, place, 1, RIGHT)
    assert canvas.hovered == "" and canvas._overlay.card == []
