"""What a person without a mouse, or without sight, has of the window: names, and the order of Tab."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dateline.window.main_window import MainWindow


def stops(window: QWidget) -> list[QWidget]:
    """What Tab reaches, in its order."""
    found, each = [], window.nextInFocusChain()
    while each is not None and each is not window:
        is_stop = each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.focusProxy()
        if is_stop and each.isVisibleTo(window) and each.isEnabled():
            found.append(each)
        each = each.nextInFocusChain()
    return found


@pytest.mark.parametrize("selected", ["", "e1", "e2", "q1", "q2"])
def test_what_tab_reaches_has_a_name_in_words(opened: MainWindow, selected: str) -> None:
    opened.session.select(selected)
    reached = stops(opened)
    assert len(reached) > 5
    for each in reached:
        access = QAccessible.queryAccessibleInterface(each)
        name = access.text(QAccessible.Text.Name)
        assert name, each
        assert "<a " not in name, name


@pytest.mark.parametrize("selected", ["", "e1", "q1"])
def test_tab_walks_the_detail_pane_from_top_to_bottom(opened: MainWindow, selected: str) -> None:
    opened.session.select(selected)
    sheet = opened.desk.detail.sheet
    sheet.layout().activate()
    tops = [each.mapTo(sheet, QPoint()).y() for each in stops(opened) if sheet.isAncestorOf(each)]
    assert len(tops) >= 2
    assert tops == sorted(tops)


def test_words_with_links_are_copied_as_words(opened: MainWindow) -> None:
    opened.session.select("e1")
    label = next(
        each
        for each in opened.desk.detail.event_sheet.findChildren(QLabel)
        if "Work on the wall" in each.text()
    )
    label.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "After it: Work on the wall · April 1998 to 2 October 1998"


def test_enter_presses_what_has_the_keyboard(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    window.start.show_recent([path])
    asked: list[list[Path]] = []
    window.start.asked.disconnect()
    window.start.asked.connect(asked.append)
    done: list[str] = []
    window.message.say("The file is gone.", ("Try again", lambda: done.append("again")))
    for each in (
        *window.message.findChildren(QPushButton),
        *window.start.recent_box.findChildren(QPushButton),
    ):
        qtbot.keyClick(each, Qt.Key.Key_Return)
    qtbot.keyClick(window.start.examples[0], Qt.Key.Key_Return)
    assert done == ["again"]
    assert [paths[0].name for paths in asked] == ["a.txt", "state-visit.txt"]
