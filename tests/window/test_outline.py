"""The outline by hand: the filter and its keys, what is said of it, copying rows, and a right click."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from timelines import at, many

from dateline.model.edits import redate_each
from dateline.model.project import Project
from dateline.window.main_window import MainWindow
from dateline.window.mnemonics import plain

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_escape_clears_the_filter_and_then_leaves_it(opened: MainWindow, qtbot: QtBot) -> None:
    outline = opened.desk.outline
    qtbot.keyClick(opened, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(outline.box, "wall")
    assert outline.count.text() == "1 of 3 events, 1 of 2 statements"
    qtbot.keyClick(outline.box, Qt.Key.Key_Escape)
    assert outline.box.text() == ""
    assert outline.count.text() == "3 events, 2 statements"
    assert opened.focusWidget() is outline.box
    qtbot.keyClick(outline.box, Qt.Key.Key_Escape)
    assert opened.focusWidget() is outline.table


def test_enter_in_the_filter_goes_to_the_first_row(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(opened.desk.outline.box, "wall")
    qtbot.keyClick(opened.desk.outline.box, Qt.Key.Key_Return)
    assert opened.focusWidget() is opened.desk.outline.table
    assert opened.session.selected == "q1"


def test_where_nothing_matches_the_filter_can_be_cleared(opened: MainWindow) -> None:
    outline = opened.desk.outline
    outline.box.setText("nowhere")
    assert outline.nothing.isVisible()
    assert not outline.table.isVisible()
    outline.nothing.linkActivated.emit("clear")
    assert outline.table.isVisible()
    assert len(outline.model.rows) == 5


def test_another_project_is_not_filtered_by_words_meant_for_this_one(opened: MainWindow) -> None:
    opened.desk.outline.box.setText("wall")
    source = replace(opened.session.project.sources[0], id="other")
    opened.session.open(Project(sources=(source,)))
    assert opened.desk.outline.box.text() == ""


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_selected_row_stays_in_sight_when_its_date_is_moved(opened: MainWindow, is_seen: bool) -> None:
    opened.session.open(many(200))
    table, session = opened.desk.outline.table, opened.session
    session.select("e3")
    if not is_seen:
        table.scrollToBottom()
    row, top = opened.desk.outline.model.place("e3"), table.verticalScrollBar().value()
    session.do("Move", lambda project: redate_each(project, {"e3": at(1960, 1, 1)}))
    assert opened.desk.outline.model.place("e3") > row + 100
    if is_seen:
        index = opened.desk.outline.model.index(opened.desk.outline.model.place("e3"), 1)
        assert table.viewport().rect().contains(table.visualRect(index))
    else:
        assert table.verticalScrollBar().value() == top


def test_rows_are_copied_as_lines(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.select("q1", "e1")
    opened.desk.outline.table.setFocus()
    qtbot.keyClick(opened.desk.outline.table, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("3 March 1998\tHarbour closed")
    assert lines[1].startswith("6 March 1998\t")
    assert lines[1].endswith("\tAda Holm")


def test_a_right_click_on_the_timeline_offers_what_fits(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = opened.desk.canvas
    assert canvas is not None
    monkeypatch.setattr(canvas, "underMouse", lambda: False)  # wherever another test left the mouse
    for selected, first in (("e1", "Copy"), ("", "Fit all")):
        opened.session.select(selected)
        canvas.customContextMenuRequested.emit(QPoint(5, 5))
        menu = next(menu for menu in canvas.findChildren(QMenu) if menu.isVisible())
        assert plain(menu.actions()[0].text()) == first
        menu.close()
        qtbot.waitUntil(lambda: not canvas.findChildren(QMenu))
