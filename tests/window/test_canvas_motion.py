"""What moves by itself on the timeline: rows that settle; every frame is sharp and whole."""

from dataclasses import replace

from frames import cold
from mouse import wheel
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from timelines import many

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
