"""Looking for words in the text of the sources."""

from dataclasses import replace

from harbour import TEXT
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from dateline.model.finding import occurrences
from dateline.model.source import Source
from dateline.model.span import Span
from dateline.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_words_are_found_over_line_ends_and_in_any_case() -> None:
    sources = (Source("a", "The Old\n  wall. The old wall!"), Source("b", "An old wall."))
    found = occurrences(sources, " old  WALL")
    assert [(place.source, place.span.start) for place in found] == [("a", 4), ("a", 20), ("b", 3)]
    assert occurrences(sources, "  ") == []
    assert occurrences(sources, "(old") == []
    assert len(occurrences(sources, "l", most=2)) == 2


def test_ctrl_f_in_the_source_finds_words_of_its_text(opened: MainWindow, qtbot: QtBot) -> None:
    pane = opened.desk.source
    pane.text.setFocus()
    qtbot.keyClick(pane.text, Qt.Key.Key_F, CONTROL)
    line = pane.finding
    assert opened.focusWidget() is line.box
    qtbot.keyClicks(line.box, "wall")
    count = TEXT.casefold().count("wall")
    assert count > 1
    assert line.count.text() == f"1 of {count}"
    first = TEXT.casefold().index("wall")
    assert pane.text.selected_span() == Span(first, first + 4)
    qtbot.keyClick(line.box, Qt.Key.Key_Return)
    assert line.count.text() == f"2 of {count}"
    qtbot.keyClick(line.box, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(line.box, Qt.Key.Key_Return, SHIFT)
    assert line.count.text() == f"{count} of {count}"
    qtbot.keyClick(line.box, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert opened.focusWidget() is pane.text
    assert not pane.text.extraSelections()


def test_finding_goes_on_into_the_next_source(opened: MainWindow, qtbot: QtBot) -> None:
    project = opened.session.project
    other = Source("other", "They had a zeppelin. The zeppelin flew.", "Of the air")
    opened.session.open(replace(project, sources=(*project.sources, other)))
    opened.actions_["find_in_source"].trigger()
    pane = opened.desk.source
    qtbot.keyClicks(pane.finding.box, "zeppelin")
    assert pane.finding.count.text() == "1 of 2"
    assert pane.shown is other
    assert len(pane.text.extraSelections()) == 2
    qtbot.keyClicks(pane.finding.box, " over Lisbon")
    assert pane.finding.count.text() == "Not in the text"


def test_ctrl_f_elsewhere_filters(opened: MainWindow, qtbot: QtBot) -> None:
    opened.desk.outline.table.setFocus()
    qtbot.keyClick(opened.desk.outline.table, Qt.Key.Key_F, CONTROL)
    assert opened.focusWidget() is opened.desk.outline.box


def test_a_mark_says_what_it_stands_for(opened: MainWindow, qtbot: QtBot) -> None:
    text = opened.desk.source.text
    cursor = text.textCursor()
    cursor.setPosition(text._units.to_units(TEXT.index("closed") + 2))
    point = text.viewport().mapTo(text, text.cursorRect(cursor).center())
    QApplication.sendEvent(text, QHelpEvent(QHelpEvent.Type.ToolTip, point, text.mapToGlobal(point)))
    assert QToolTip.text() == "Harbour closed\n3 March 1998"
    QToolTip.hideText()
    QApplication.sendEvent(text, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), text.mapToGlobal(point)))
