"""Eras made, renamed, dated and removed by hand, in the detail pane and from their names over the timeline."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.eras import add_era
from dateline.timeline.furniture import ERA_HEIGHT
from dateline.window.main_window import MainWindow
from dateline.window.panes.eras import EraLine

KEY = Qt.Key


def eras(window: MainWindow) -> list[tuple[str, str]]:
    return [(era.title, to_edtf(era.when)) for era in window.session.project.eras]


def with_two(window: MainWindow) -> list[tuple[str, str]]:
    for title, when in (("The age of the ferry", "1641/2021"), ("The wall", "1998-03-06/1998-03-09")):
        window.session.do("Add", lambda p, title=title, when=when: add_era(p, title, from_edtf(when)))
    window.session.history.clear()
    return eras(window)


def line_of(window: MainWindow, title: str) -> EraLine:
    section = window.desk.detail.document_sheet.eras
    return next(line for line in section.lines.values() if line.title.text() == title)


def test_an_era_is_added_named_and_dated_with_the_keyboard(opened: MainWindow, qtbot: QtBot) -> None:
    first = opened.session.project
    opened.actions_["add_era"].trigger()
    line = line_of(opened, "New era")
    assert opened.focusWidget() is line.title and line.title.selectedText() == "New era"
    qtbot.keyClicks(line.title, "The quiet days")
    qtbot.keyClick(line.title, KEY.Key_Tab)  # to the dates, though the lines were drawn anew
    assert opened.focusWidget() is line.date.field
    line.date.field.selectAll()
    qtbot.keyClicks(line.date.field, "1998-03-01/1998-03-05")
    qtbot.keyClick(line.date.field, KEY.Key_Return)
    qtbot.waitUntil(lambda: ("The quiet days", "1998-03-01/1998-03-05") in eras(opened))
    assert opened.focusWidget() is opened.desk.canvas
    while opened.session.history.canUndo():
        opened.session.history.undo()
    assert opened.session.project == first


def test_it_lies_over_what_is_selected(opened: MainWindow) -> None:
    opened.session.select("e1")
    opened.actions_["add_era"].trigger()
    event = opened.session.project.event("e1")
    assert event is not None
    assert (event.title, "1998-03-03/1998-03-03") in eras(opened)
    assert opened.session.selected == ""


def test_a_name_that_is_emptied_comes_back_and_a_date_that_is_none_too(
    opened: MainWindow, qtbot: QtBot
) -> None:
    before = with_two(opened)
    line = line_of(opened, before[0][0])
    line.title.setFocus()
    line.title.clear()
    qtbot.keyClick(line.title, KEY.Key_Return)
    line.date.field.setFocus()
    line.date.field.clear()
    qtbot.keyClick(line.date.field, KEY.Key_Return)
    assert (line.title.text(), eras(opened)) == (before[0][0], before)


def test_an_era_is_removed_and_comes_back(opened: MainWindow, qtbot: QtBot) -> None:
    before = with_two(opened)
    qtbot.mouseClick(line_of(opened, before[0][0]).remove, Qt.MouseButton.LeftButton)
    assert eras(opened) == before[1:]
    opened.session.history.undo()
    assert eras(opened) == before


def test_its_name_over_the_timeline_leads_to_it(opened: MainWindow, qtbot: QtBot) -> None:
    canvas = opened.desk.canvas
    assert canvas is not None
    with_two(opened)
    canvas.fit_all()
    qtbot.wait(400)
    scene = canvas._current_scene()
    day = from_edtf("1998-03-04").first
    assert day is not None
    at = QPoint(
        round(scene.axis.x(day) / scene.k), round((scene.area.top - ERA_HEIGHT * scene.k / 2) / scene.k)
    )
    opened.session.select("e1")
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert opened.session.selected == ""
    assert opened.focusWidget() is line_of(opened, "The age of the ferry").title
