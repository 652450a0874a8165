"""The panes, with real mouse and keys: they show the session and stay in step with it."""

import pytest
from harbour import TEXT, passage
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.words import in_words
from dateline.window.main_window import MainWindow
from dateline.window.panes.source_text import SourceText

LEFT = Qt.MouseButton.LeftButton


def rows(window: MainWindow) -> list[str]:
    return [each.id for each in window.desk.outline.model.rows]


def point_of(text: SourceText, words: str, nth: int = 0) -> QPoint:
    """The middle of some words on the screen."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    cursor = QTextCursor(text.document())
    cursor.setPosition(text._units.to_units(at + len(words) // 2))
    return text.cursorRect(cursor).center()


def click(qtbot: QtBot, text: SourceText, words: str, nth: int = 0) -> None:
    point = point_of(text, words, nth)
    qtbot.mouseClick(text.viewport(), LEFT, pos=point)


class TestOutline:
    def test_stands_in_date_order_the_undated_last(self, opened: MainWindow) -> None:
        assert rows(opened) == ["e1", "q1", "e2", "e3", "q2"]
        model = opened.desk.outline.model
        assert [model.words(each, 0) for each in model.rows][:3] == [
            "3 March 1998",
            "6 March 1998",
            "April 1998 to 2 October 1998",
        ]

    def test_a_click_on_a_column_sorts(self, opened: MainWindow, qtbot: QtBot) -> None:
        header = opened.desk.outline.table.horizontalHeader()
        point = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), LEFT, pos=point)
        assert rows(opened) == ["e3", "e1", "q1", "q2", "e2"]
        qtbot.mouseClick(header.viewport(), LEFT, pos=point)
        assert rows(opened) == ["e2", "q2", "q1", "e1", "e3"]

    @pytest.mark.parametrize(
        ("typed", "left"),
        [
            ("wall", ["q1", "e2"]),
            ("who:holm", ["q1", "e2", "q2"]),
            ("is:undated", ["e3", "q2"]),
            ("kind:statement april", []),
            ('"kept our"', ["q2"]),
            ("march 1998", ["e1", "q1"]),
        ],
    )
    def test_typing_in_the_filter(
        self, opened: MainWindow, qtbot: QtBot, typed: str, left: list[str]
    ) -> None:
        qtbot.keyClick(opened, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(opened.desk.outline.box, typed)
        assert rows(opened) == left
        assert opened.session.view.shown == frozenset(left)
        assert opened.desk.outline.nothing.isVisible() is not bool(left)
        opened.desk.outline.box.clear()
        assert opened.session.view.shown is None

    def test_rows_and_selection_go_together(self, opened: MainWindow, qtbot: QtBot) -> None:
        table = opened.desk.outline.table
        point = table.visualRect(opened.desk.outline.model.index(1, 1)).center()
        qtbot.mouseClick(table.viewport(), LEFT, pos=point)
        assert opened.session.selected == "q1"
        qtbot.keyClick(table, Qt.Key.Key_Down)
        assert opened.session.selected == "e2"
        opened.session.select("e1")
        assert opened.desk.outline.selected_ids() == ["e1"]

    def test_sorting_and_edits_keep_the_selection(self, opened: MainWindow, qtbot: QtBot) -> None:
        opened.session.select("e2")
        opened.desk.outline.model.sort(1, Qt.SortOrder.DescendingOrder)
        opened.actions_["next"].trigger()
        assert opened.session.selected == "q2"

    def test_walking_stops_at_the_ends(self, opened: MainWindow) -> None:
        for _ in range(9):
            opened.actions_["next"].trigger()
        assert opened.session.selected == "q2"
        for _ in range(9):
            opened.actions_["previous"].trigger()
        assert opened.session.selected == "e1"


class TestSource:
    def test_a_click_on_an_event_selects_it(self, opened: MainWindow, qtbot: QtBot) -> None:
        click(qtbot, opened.desk.source.text, "closed")
        assert opened.session.selected == "e1"

    def test_a_click_on_words_after_a_wide_character(self, opened: MainWindow, qtbot: QtBot) -> None:
        click(qtbot, opened.desk.source.text, "signed")
        assert opened.session.selected == "e3"

    def test_a_click_on_a_date_selects_what_it_dates(self, opened: MainWindow, qtbot: QtBot) -> None:
        click(qtbot, opened.desk.source.text, "Friday")
        assert opened.session.selected == "q1"

    def test_a_click_beside_the_marks_selects_nothing(self, opened: MainWindow, qtbot: QtBot) -> None:
        click(qtbot, opened.desk.source.text, "spoke")
        assert opened.session.selected == ""

    def test_enter_at_the_caret_selects(self, opened: MainWindow, qtbot: QtBot) -> None:
        text = opened.desk.source.text
        cursor = text.textCursor()
        cursor.setPosition(TEXT.index("closed") + 2)
        text.setTextCursor(cursor)
        qtbot.keyClick(text, Qt.Key.Key_Return)
        assert opened.session.selected == "e1"

    def test_a_selection_elsewhere_brings_its_passage_into_sight(self, opened: MainWindow) -> None:
        text = opened.desk.source.text
        opened.desk.docks["source"].setFloating(True)
        opened.desk.docks["source"].resize(320, 160)
        opened.session.select("q2")
        assert text._lit == passage("We kept our word").span
        cursor = QTextCursor(text.document())
        cursor.setPosition(text._units.to_units(text._lit.start))
        assert 0 <= text.cursorRect(cursor).top() <= text.viewport().height()
        opened.desk.docks["source"].setFloating(False)

    def test_says_how_the_document_is_dated(self, opened: MainWindow) -> None:
        assert opened.desk.source.line.text() == "Eastmere Post · dated 3 October 1998, worked out"

    def test_lines_hold_60_to_75_characters(self, opened: MainWindow) -> None:
        opened.resize(1920, 1080)
        opened.desk.docks["outline"].hide()
        opened.desk.docks["detail"].hide()
        text = opened.desk.source.text
        opened.session.open(long_text(opened))
        block = text.document().firstBlock()
        full = [block.layout().lineAt(n).textLength() for n in range(block.layout().lineCount() - 1)]
        assert 60 <= sum(full) / len(full) <= 75


def long_text(window: MainWindow):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    project = window.session.project
    words = (
        "The council met again in the town hall to hear what the harbour master had to tell of the wall. "
        * 20
    )
    return replace(
        project, sources=(replace(project.sources[0], text=words),), events=(), statements=(), timexes=()
    )


class TestDetail:
    def test_an_event_is_shown_with_its_why(self, opened: MainWindow) -> None:
        opened.session.select("e1")
        sheet = opened.desk.detail.event_sheet
        assert sheet.isVisible()
        assert sheet.title.toPlainText() == "Harbour closed"
        assert sheet.date.field.text() == "Tuesday 3 March 1998"
        assert sheet.date.reading.text() == "1998-03-03"
        assert sheet.place.text() == "Eastmere"
        assert "whole date" in sheet.why._lines[0].label.text()
        assert len(sheet.proof._lines) == 1

    def test_a_statement_is_shown_with_speaker_cue_and_content(self, opened: MainWindow) -> None:
        opened.session.select("q1")
        sheet = opened.desk.detail.statement_sheet
        assert sheet.speaker.text() == "Ada Holm"
        assert sheet.role.text() == "Mayor"
        assert sheet.content.text() == "the wall “will stand again before the winter”"
        assert sheet.how.text() == "“said”, reported, with words quoted"
        assert sheet.date.field.text() == "Friday 6 March 1998"

    def test_with_nothing_selected_the_document_is_shown(self, opened: MainWindow) -> None:
        sheet = opened.desk.detail.document_sheet
        assert sheet.isVisible()
        assert sheet.title.toPlainText() == "The wall of Eastmere"
        assert sheet.date.field.text() == "Saturday 3 October 1998"
        assert "last date" in sheet.why._lines[0].text()

    def test_without_a_document_there_is_a_word_of_it_and_no_empty_field(self, opened: MainWindow) -> None:
        sheet = opened.desk.detail.document_sheet
        assert not sheet.nothing.isVisible()
        opened.session.open(Project("By hand", events=(Event("e1", "Harbour closed"),)))
        assert sheet.nothing.isVisible()
        assert not any(part.isVisible() for part in (sheet.title, sheet.date, sheet.why, sheet.found))

    def test_a_link_leads_to_the_passage(self, opened: MainWindow) -> None:
        opened.session.select("e1")
        sheet = opened.desk.detail.event_sheet
        where = passage("3 March 1998").span
        sheet.why._lines[0].label.linkActivated.emit(f"passage:s1:{where.start}-{where.end}")
        assert opened.desk.source.text._lit == where

    def test_a_link_leads_to_another_entry(self, opened: MainWindow) -> None:
        opened.session.select("e2")
        line = opened.desk.detail.event_sheet.links._lines[0]
        assert "After:" in line.text()
        line.linkActivated.emit("entry:e1")
        assert opened.session.selected == "e1"

    def test_typing_a_title_is_one_step(self, opened: MainWindow, qtbot: QtBot) -> None:
        opened.session.select("e1")
        before = opened.session.project
        title = opened.desk.detail.event_sheet.title
        title.setFocus()
        title.selectAll()
        qtbot.keyClicks(title, "The harbour shut")
        qtbot.keyClick(title, Qt.Key.Key_Return)
        assert opened.session.project.event("e1").title == "The harbour shut"
        assert opened.session.history.count() == 1
        assert opened.desk.outline.model.words(opened.desk.outline.model.rows[0], 1) == "The harbour shut"
        opened.session.history.undo()
        assert opened.session.project == before
        assert title.toPlainText() == "Harbour closed"

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
    def test_who_is_done_with_a_title_walks_on_in_the_timeline(
        self, opened: MainWindow, qtbot: QtBot, key: Qt.Key
    ) -> None:
        opened.session.select("e1")
        title = opened.desk.detail.event_sheet.title
        title.setFocus()
        qtbot.keyClicks(title, "Now: ")
        qtbot.keyClick(title, key)
        assert opened.focusWidget() is opened.desk.canvas

    def test_a_date_is_understood_while_one_types(self, opened: MainWindow, qtbot: QtBot) -> None:
        opened.session.select("e1")
        sheet = opened.desk.detail.event_sheet
        sheet.date.field.setFocus()
        sheet.date.field.selectAll()
        qtbot.keyClicks(sheet.date.field, "1998-03-05/1998-03-07")
        qtbot.waitUntil(lambda: "5–7 March 1998" in sheet.date.reading.text())
        assert opened.session.history.count() == 0
        qtbot.keyClick(sheet.date.field, Qt.Key.Key_Return)
        event = opened.session.project.event("e1")
        assert in_words(event.when) == "5–7 March 1998"
        assert event.why[0].text.startswith("You set this date")

    def test_a_date_that_is_none_changes_nothing(self, opened: MainWindow, qtbot: QtBot) -> None:
        opened.session.select("e1")
        sheet = opened.desk.detail.event_sheet
        sheet.date.field.setFocus()
        sheet.date.field.selectAll()
        qtbot.keyClicks(sheet.date.field, "the old mill")
        qtbot.keyClick(sheet.date.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "not understood" in sheet.date.reading.text(), timeout=60_000)
        assert opened.session.history.count() == 0
        qtbot.keyClick(sheet.date.field, Qt.Key.Key_Escape)
        assert sheet.date.field.text() == "Tuesday 3 March 1998"
        assert sheet.date.reading.text() == "1998-03-03"

    def test_a_date_in_words_is_read_as_in_a_text(self, opened: MainWindow, qtbot: QtBot) -> None:
        opened.session.select("e3")
        sheet = opened.desk.detail.event_sheet
        sheet.date.field.setFocus()
        qtbot.keyClicks(sheet.date.field, "7 May 2025")
        qtbot.keyClick(sheet.date.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: opened.session.history.count() == 1, timeout=60_000)
        assert in_words(opened.session.project.event("e3").when) == "7 May 2025"
        assert sheet.date.reading.text() == "2025-05-07"

    def test_people_place_tags_and_kind(self, opened: MainWindow, qtbot: QtBot) -> None:
        opened.session.select("e1")
        sheet = opened.desk.detail.event_sheet
        for field, typed in (
            (sheet.people, "Ada Holm, A Diver"),
            (sheet.place, "The quay"),
            (sheet.tags, "sea"),
        ):
            field.setFocus()
            field.selectAll()
            qtbot.keyClicks(field, typed)
            qtbot.keyClick(field, Qt.Key.Key_Return)
        sheet.kind.setFocus()
        sheet.kind.lineEdit().selectAll()
        qtbot.keyClicks(sheet.kind.lineEdit(), "law")
        qtbot.keyClick(sheet.kind.lineEdit(), Qt.Key.Key_Return)
        event = opened.session.project.event("e1")
        assert (event.people, event.place) == (("Ada Holm", "A Diver"), "The quay")
        assert (event.tags, event.kind) == (("sea",), "law")
        while opened.session.history.canUndo():
            opened.session.history.undo()
        assert opened.session.project.event("e1").people == ()

    def test_accept_and_reject_with_the_mouse(self, opened: MainWindow, qtbot: QtBot) -> None:
        opened.session.select("e1")
        bar = opened.desk.detail.event_sheet.review
        qtbot.mouseClick(bar.accept, LEFT)
        assert opened.session.project.event("e1").review == "accepted"
        assert bar.state.text() == "Accepted"
        assert not bar.accept.isVisible()
        qtbot.mouseClick(bar.reject, LEFT)
        assert rows(opened) == ["q1", "e2", "e3", "q2"]


def test_undated_is_said(opened: MainWindow) -> None:
    opened.session.select("e3")
    assert opened.desk.detail.event_sheet.date.reading.text() == "Undated"


def test_the_wheel_scrolls_the_detail_and_changes_nothing_in_it(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.select("e1")
    kind = opened.desk.detail.event_sheet.kind
    before = kind.currentText()
    spot, down = QPointF(kind.rect().center()), QPoint(0, -120)
    wheel = QWheelEvent(
        *(spot, QPointF(kind.mapToGlobal(spot.toPoint())), QPoint(), down),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(kind, wheel)
    assert not wheel.isAccepted()
    assert kind.currentText() == before
    assert not kind.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
@pytest.mark.parametrize("name", ["people", "date", "kind_line"])
def test_a_key_leaves_a_field_for_the_timeline(
    opened: MainWindow, name: str, key: Qt.Key, qtbot: QtBot
) -> None:
    opened.session.select("e1")
    field = getattr(opened.desk.detail.event_sheet, name)
    field = getattr(field, "field", field)
    field.setFocus()
    qtbot.keyClick(field, key)
    assert opened.focusWidget() is opened.desk.canvas
    assert opened.session.history.count() == 0


def test_a_date_that_is_understood_leaves_its_field_and_the_next_event_is_one_key_away(
    opened: MainWindow, qtbot: QtBot
) -> None:
    opened.session.select("e3")
    field = opened.desk.detail.event_sheet.date.field
    field.setFocus()
    qtbot.keyClicks(field, "1998-03-05")
    qtbot.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)  # not "to the end of the line"
    assert len(opened.session.project.events) == 4
    opened.session.select("e3")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1998-03-06")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.focusWidget() is opened.desk.canvas)
    assert in_words(opened.session.project.event("e3").when) == "6 March 1998"


def test_the_detail_as_a_whole_shows_that_it_has_the_keyboard_and_scrolls(
    opened: MainWindow, qtbot: QtBot
) -> None:
    pane = opened.desk.detail
    opened.session.select("e1")
    opened.actions_["to_detail"].trigger()
    assert pane.hasFocus()
    area = pane._pages.currentWidget()
    assert isinstance(area, QScrollArea) and area.property("framed") is True
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for key, wanted in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(pane, key)
        assert bar.value() == wanted
    qtbot.keyClick(pane, Qt.Key.Key_A)  # decides, as it does elsewhere
    assert opened.session.project.event("e1").review == "accepted"
    opened.desk.go_to("timeline")
    assert area.property("framed") is False
