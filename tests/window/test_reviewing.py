"""The review walk and the acts of a person, with keys, mouse and undo."""

from harbour import TEXT, passage
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from window_parts import link_place

from dateline.model import edits
from dateline.model.review import Review
from dateline.model.words import in_words
from dateline.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def review_of(window: MainWindow, id: str) -> Review:
    each = window.session.project.event(id) or window.session.project.statement(id)
    assert each is not None
    return each.review


def select_words(window: MainWindow, words: str) -> None:
    text = window.desk.source.text
    cursor = QTextCursor(text.document())
    at = TEXT.index(words)
    cursor.setPosition(text._units.to_units(at))
    cursor.setPosition(text._units.to_units(at + len(words)), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def test_the_walk_goes_through_all_with_single_keys(opened: MainWindow, qtbot: QtBot) -> None:
    first = opened.session.project
    qtbot.keyClick(opened, Qt.Key.Key_R, CONTROL)
    assert opened.review_strip.isVisible()
    assert opened.review_strip.words.text() == "5 not yet reviewed"
    assert opened.session.selected == "e1"
    qtbot.keyClick(opened, Qt.Key.Key_A)
    assert opened.session.selected == "q1"
    qtbot.keyClick(opened, Qt.Key.Key_R)
    assert opened.session.selected == "e2"
    qtbot.keyClick(opened, Qt.Key.Key_N)
    assert opened.session.selected == "e3"
    qtbot.keyClick(opened, Qt.Key.Key_B)
    assert opened.session.selected == "e2"
    for _ in range(3):
        qtbot.keyClick(opened, Qt.Key.Key_A)
    assert [review_of(opened, id) for id in ("e1", "q1", "e2", "e3", "q2")] == [
        *(Review.ACCEPTED, Review.REJECTED, Review.ACCEPTED, Review.ACCEPTED, Review.ACCEPTED)
    ]
    assert not opened.review_strip.isVisible()
    assert opened.message.text == "Everything is reviewed."
    while opened.session.history.canUndo():
        qtbot.keyClick(opened, Qt.Key.Key_Z, CONTROL)
    assert opened.session.project == first


def test_the_evidence_is_in_view_in_the_walk(opened: MainWindow) -> None:
    opened.desk.docks["source"].hide()
    opened.actions_["review"].trigger()
    assert opened.desk.docks["source"].isVisible()
    assert opened.desk.source.text._lit is not None


def test_e_edits_and_letters_go_into_the_field(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.select("e1")
    qtbot.keyClick(opened, Qt.Key.Key_E)
    title = opened.desk.detail.event_sheet.title
    assert title.hasFocus()
    qtbot.keyClicks(title, "areal")
    assert opened.session.project.event("e1").title == "areal"
    assert review_of(opened, "e1") is Review.CHANGED


def test_many_at_once_from_the_table(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_["to_outline"].trigger()
    qtbot.keyClick(opened.desk.outline.table, Qt.Key.Key_A, CONTROL)
    assert len(opened.session.view.selection) == 5
    qtbot.keyClick(opened, Qt.Key.Key_A)
    assert all(review_of(opened, id) is Review.ACCEPTED for id in ("e1", "e2", "e3", "q1", "q2"))
    assert opened.session.history.count() == 1
    assert opened.session.history.undoText() == "Accept 5"


def test_an_event_is_added_from_selected_words(opened: MainWindow, qtbot: QtBot) -> None:
    select_words(opened, "went on until 2 October 1998")
    qtbot.keyClick(opened, Qt.Key.Key_E, CONTROL)
    made = opened.session.project.events[-1]
    assert made.title == "went on until 2 October 1998"
    assert in_words(made.when) == "2 October 1998"
    assert made.review is Review.ADDED
    assert opened.session.project.words(made.passages[0]) == made.title
    assert opened.desk.detail.event_sheet.title.hasFocus()


def test_a_statement_needs_its_words(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_["add_statement"].trigger()
    assert "Select the words" in opened.message.text
    select_words(opened, "She spoke in the town hall")
    opened.actions_["add_statement"].trigger()
    assert opened.session.project.statements[-1].review is Review.ADDED
    speaker = opened.desk.detail.statement_sheet.speaker
    qtbot.keyClicks(speaker, "A reporter")
    qtbot.keyClick(speaker, Qt.Key.Key_Return)
    assert opened.session.project.statements[-1].speaker.name == "A reporter"


def test_merging_keeps_both_passages_and_splitting_parts_them(opened: MainWindow) -> None:
    opened.session.select("e1", "e3")
    opened.actions_["merge"].trigger()
    merged = opened.session.project.event("e1")
    assert opened.session.project.event("e3") is None
    assert [opened.session.project.words(p) for p in merged.passages] == ["closed", "signed"]
    opened.actions_["split"].trigger()
    assert [opened.session.project.words(p) for p in opened.session.project.events[-1].passages] == ["signed"]


def test_any_passage_is_split_off_with_a_click(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.select("e1", "e2", "e3")
    opened.actions_["merge"].trigger()
    merged = opened.session.project
    opened.actions_["split"].trigger()
    assert "Split off" in opened.message.text  # there are four passages: it asks which
    lines = opened.desk.detail.event_sheet.proof._lines
    assert len(lines) == 4
    qtbot.waitUntil(lambda: lines[1].height() >= lines[1].heightForWidth(lines[1].width()) > 0)
    where = passage("Work")
    address = f"split:s1:{where.span.start}-{where.span.end}"
    qtbot.mouseClick(lines[1], Qt.MouseButton.LeftButton, pos=link_place(lines[1], address))
    project = opened.session.project
    assert project.events[-1].passages == (where,)
    assert project.event("e1").passages == (passage("closed"), passage("wall", 1), passage("signed"))
    assert opened.session.selected == project.events[-1].id
    opened.session.history.undo()
    assert opened.session.project == merged


def test_what_is_deleted_can_come_back_at_once(opened: MainWindow, qtbot: QtBot) -> None:
    first = opened.session.project
    opened.session.select("e1")
    qtbot.keyClick(opened, Qt.Key.Key_Delete)
    assert opened.session.project.event("e1") is None
    assert opened.session.project.statement("q1").event == ""
    undo = next(b for b in opened.message.findChildren(QAbstractButton) if b.text() == "Undo")
    undo.click()
    assert opened.session.project == first


def test_a_bar_that_was_dragged_is_dated_by_hand(opened: MainWindow) -> None:
    when = opened.session.project.statement("q1").said
    opened.desk.canvas.edit_asked.emit({"e1": when})
    assert opened.session.project.event("e1").when == when
    assert opened.session.history.undoText() == "Move “Harbour closed”"


def test_rows_chosen_with_the_keyboard_are_rejected_together_and_come_back(
    opened: MainWindow, qtbot: QtBot
) -> None:
    first = opened.session.project
    opened.session.select("e1")
    table = opened.desk.outline.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(opened.session.view.selection) == 2
    qtbot.keyClick(table, Qt.Key.Key_R)
    assert opened.session.history.undoText() == "Reject 2"
    assert opened.message.text == "2 are rejected."
    undo = next(b for b in opened.message.findChildren(QAbstractButton) if b.text() == "Undo")
    undo.click()
    assert opened.session.project == first


def test_a_walk_decides_on_one_at_a_time_whatever_was_selected(opened: MainWindow, qtbot: QtBot) -> None:
    opened.desk.outline.table.setFocus()
    qtbot.keyClick(opened.desk.outline.table, Qt.Key.Key_A, CONTROL)
    assert len(opened.session.view.selection) == 5
    opened.actions_["review"].trigger()
    assert len(opened.session.view.selection) == 1
    qtbot.keyClick(opened, Qt.Key.Key_A)
    everything = (*opened.session.project.events, *opened.session.project.statements)
    assert [each.review for each in everything].count(Review.ACCEPTED) == 1


def test_a_review_keeps_to_what_the_filter_shows(opened: MainWindow, qtbot: QtBot) -> None:
    opened.desk.outline.box.setText("wall")
    shown = [each.id for each in opened.desk.outline.model.rows]
    left = [each.id for each in opened.session.unreviewed]
    assert left and set(left) <= set(shown)
    assert opened.session.project.events and len(left) < len(opened.session.in_date_order)
    opened.actions_["review"].trigger()
    assert "of what the filter shows" in opened.review_strip.words.text()
    for _ in left:
        assert opened.session.selected in shown
        opened.actions_["accept"].trigger()
    assert opened.message.text == "Everything that the filter shows is reviewed."
    opened.desk.outline.box.clear()
    assert opened.session.unreviewed


def told_in(part: QWidget) -> str:
    return " ".join(label.text() for label in part.findChildren(QLabel) if not label.isHidden())


def test_two_events_are_linked_and_unlinked(opened: MainWindow, qtbot: QtBot) -> None:
    session, sheet = opened.session, opened.desk.detail.event_sheet
    first = session.project
    session.select("e1", "e2")
    sheet.follow("link:part of:e2")
    assert [(link.kind.value, link.target) for link in session.project.event("e1").links][-1:] == [
        ("part of", "e2")
    ]
    qtbot.waitUntil(lambda: "Say that it is" in told_in(sheet.links) and "unlink" in told_in(sheet.links))
    session.select("e1")
    qtbot.waitUntil(lambda: "Say that it is" not in told_in(sheet.links))
    sheet.follow("unlink:part of:e2")
    session.history.undo()
    session.history.undo()
    assert session.project == first


def test_a_statement_is_said_to_be_about_an_event(opened: MainWindow) -> None:
    session, sheet = opened.session, opened.desk.detail.statement_sheet
    session.select("q2", "e3")
    sheet.follow("about:e3")
    assert session.project.statement("q2").event == "e3"
    sheet.follow("about:")
    assert session.project.statement("q2").event == ""


def test_one_of_the_dates_that_sources_give_is_taken(opened: MainWindow) -> None:
    session, sheet = opened.session, opened.desk.detail.event_sheet
    session.do("Merge", lambda p: edits.merge(p, ["e1", "e2"]))
    session.select("e1")
    event = session.project.event("e1")
    number = next(n for n, version in enumerate(event.versions) if version.when != event.when)
    sheet.follow(f"take:{number}")
    taken = session.project.event("e1")
    assert taken.when == event.versions[number].when
    assert taken.versions == event.versions  # that they disagree stays told
    assert taken.why[0].text.startswith("You set this date.")


def test_an_offer_to_undo_goes_with_the_next_step(opened: MainWindow, qtbot: QtBot) -> None:
    for undone in (True, False):
        opened.session.select("e1")
        qtbot.keyClick(opened.desk.canvas, Qt.Key.Key_Delete)
        assert opened.message.text == "It is deleted."
        if undone:
            opened.actions_["undo"].trigger()
        else:
            opened.session.do("Rename", lambda p: edits.rename(p, "Another"))
        assert opened.message.text == ""


def test_what_was_added_by_hand_is_deleted_and_not_rejected(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_["add_event"].trigger()
    bar = opened.desk.detail.event_sheet.review
    assert bar.delete.isVisible() and not bar.reject.isVisible() and not bar.accept.isVisible()
    qtbot.mouseClick(bar.delete, Qt.MouseButton.LeftButton)
    assert opened.session.selected == ""
    assert opened.session.history.undoText() == "Delete “New event”"
    opened.session.select("e1")
    assert bar.reject.isVisible() and not bar.delete.isVisible()
