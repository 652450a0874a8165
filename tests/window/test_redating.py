"""Dates moved by keys and by hand, in the window and in its history."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline.model import edits
from dateline.model.day import day_of
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.review import Review
from dateline.window.main_window import MainWindow

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def dates(window: MainWindow) -> dict[str, str]:
    project = window.session.project
    return {event.id: to_edtf(event.when) for event in project.events if event.when.is_dated} | {
        each.id: to_edtf(each.said) for each in project.statements if each.said.is_dated
    }


@pytest.mark.parametrize("room", ["timeline", "outline"])
def test_keys_move_a_date_by_its_own_unit_and_a_burst_is_one_step(
    opened: MainWindow, qtbot: QtBot, room: str
) -> None:
    first = opened.session.project
    opened.session.select("e1")
    opened.desk.go_to(room)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(opened.focusWidget(), key, ALT_SHIFT)
    assert dates(opened)["e1"] == "1998-03-05"
    assert opened.session.project.event("e1").review is Review.CHANGED
    assert opened.session.selected == "e1"
    assert opened.session.history.undoText() == "Move “Harbour closed”"
    opened.acts.redating._burst.setInterval(1)
    qtbot.keyClick(opened.focusWidget(), Qt.Key.Key_Left, ALT_SHIFT)
    qtbot.waitUntil(lambda: not opened.acts.redating._burst.isActive())
    qtbot.keyClick(opened.focusWidget(), Qt.Key.Key_Left, ALT_SHIFT)
    assert dates(opened)["e1"] == "1998-03-03"
    opened.session.history.undo()
    assert dates(opened)["e1"] == "1998-03-04"
    opened.session.history.undo()
    assert opened.session.project == first


def test_a_range_moves_by_the_coarser_unit_and_statements_move_too(opened: MainWindow) -> None:
    opened.session.select("e2")
    opened.actions_["later"].trigger()
    assert dates(opened)["e2"] == "1998-05/1998-11-02"
    opened.session.select("q1")
    opened.actions_["earlier"].trigger()
    assert dates(opened)["q1"] == "1998-03-05"


def test_several_move_together_and_what_cannot_is_told(opened: MainWindow) -> None:
    first = opened.session.project
    opened.session.select("e1", "q1", "e3")
    opened.actions_["later"].trigger()
    assert dates(opened) == {"e1": "1998-03-04", "q1": "1998-03-07", "e2": "1998-04/1998-10-02"}
    assert opened.session.history.undoText() == "Move 2"
    assert opened.message.text == "“Contract signed” stays: it has no date."
    opened.session.history.undo()
    assert opened.session.project == first
    opened.session.select("e3")
    opened.actions_["later"].trigger()
    assert opened.session.project is first and not opened.session.history.canUndo()


def test_a_moved_mark_stays_in_view(opened: MainWindow, qtbot: QtBot) -> None:
    canvas = opened.desk.canvas
    assert canvas is not None
    canvas.set_motion(False)
    canvas.show_dates(*(float(from_edtf(each).first or 0) for each in ("1998-02-20", "1998-03-08")))
    opened.session.select("e1")
    for _ in range(12):
        opened.actions_["later"].trigger()
    assert canvas.place_of("e1") is not None
    assert canvas.view.start < (from_edtf("1998-03-15").first or 0) < canvas.view.end


def test_what_is_moved_back_comes_into_view_again(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: opened.desk.canvas is not None, timeout=60_000)
    canvas = opened.desk.canvas
    assert canvas is not None
    canvas.set_motion(False)
    opened.session.select("e1")
    opened.actions_["later"].trigger()
    far = float(day_of(2200, 1, 1))
    canvas._set(canvas.view.between(far, far + 100))
    assert not canvas.view.start <= day_of(1998, 3, 3) <= canvas.view.end
    opened.actions_["undo"].trigger()
    assert canvas.view.start <= day_of(1998, 3, 3) <= canvas.view.end
    canvas._set(canvas.view.between(far, far + 100))
    opened.actions_["redo"].trigger()
    assert canvas.view.start <= day_of(1998, 3, 4) <= canvas.view.end
    opened.session.do("Retitle", lambda p: edits.retitle(p, "e1", "Another"))
    canvas._set(canvas.view.between(far, far + 100))
    opened.actions_["undo"].trigger()
    assert canvas.view.start == far, "nothing was moved, so the view stays"


def test_dates_that_were_dragged_together_are_one_step(opened: MainWindow) -> None:
    first = opened.session.project
    opened.desk.canvas.edit_asked.emit({"e1": from_edtf("1998-03-10"), "q1": from_edtf("1998-03-13")})
    assert dates(opened)["e1"] == "1998-03-10" and dates(opened)["q1"] == "1998-03-13"
    assert opened.session.history.undoText() == "Move 2"
    opened.session.history.undo()
    assert opened.session.project == first


def test_no_date_moves_while_an_audience_looks(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.select("e1")
    opened.actions_["present"].trigger()
    before = dates(opened)
    qtbot.keyClick(opened, Qt.Key.Key_Right, ALT_SHIFT)
    assert dates(opened) == before
    opened.acts.stop_presenting()


@pytest.mark.parametrize("sees_all", [True, False])
def test_what_is_dated_anew_out_of_view_is_brought_back(
    opened: MainWindow, sees_all: bool, qtbot: QtBot
) -> None:
    canvas, session = opened.desk.canvas, opened.session
    assert canvas is not None
    canvas.set_motion(False)
    canvas.fit_all()
    if not sees_all:
        canvas.zoom(4)
    span = session.view.span
    session.select("e1")
    session.do("Change the date", lambda p: edits.redate(p, "e1", from_edtf("1770-08")))
    assert canvas.place_of("e1") is not None
    assert canvas.shows_all == sees_all
    assert (session.view.span == pytest.approx(span)) == (not sees_all)
