"""Any link of a *why this date* can be given another date in place, by mouse or keyboard, in one step;
what its words may also mean is told, and taken in the same way."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from window_parts import link_place

from dateline.model.date import Date
from dateline.model.edits import redate
from dateline.model.edtf import to_edtf
from dateline.model.joining import add_reading
from dateline.model.project import Project
from dateline.model.source import Source
from dateline.model.when import When
from dateline.reading.read import read_whole
from dateline.window.main_window import MainWindow
from dateline.window.panes.detail_event import EventDetail
from dateline.window.panes.detail_statement import StatementDetail
from dateline.window.panes.why_line import WhyLine
from dateline.window.theme import paint

TEXT = "The mill at Osk was founded in 1932. Two years later it burned down. In 1951 the council met.\n"
KEY = Qt.Key


def opened(window: MainWindow) -> Project:
    project = add_reading(Project(), read_whole(Source("s1", TEXT, "The mill")))
    window.session.open(project)
    window.acts.filing.show_opened()
    return project


def dates(project: Project) -> list[str]:
    return sorted(to_edtf(event.when) for event in project.events)


def line(window: MainWindow, words: str, qtbot: QtBot) -> WhyLine:
    """The first line that is shown with these words."""

    def found() -> list[WhyLine]:
        lines = window.desk.detail.sheet.findChildren(WhyLine)
        return [each for each in lines if words in each.label.text() and is_laid_out(each.label)]

    qtbot.waitUntil(lambda: bool(found()))  # a layout comes to rest in the next turns of the loop
    return found()[0]


def is_laid_out(label: QLabel) -> bool:
    return label.isVisible() and label.width() > 150 and label.height() >= label.heightForWidth(label.width())


def test_a_link_is_changed_by_mouse_and_keys_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    project = opened(window)
    burned = next(event for event in project.events if to_edtf(event.when) == "1934")
    window.session.select(burned.id)
    why = line(window, "Counted from “1932”", qtbot)
    qtbot.mouseClick(why.label, Qt.MouseButton.LeftButton, pos=link_place(why.label, "change"))
    assert why.field is not None and why.field.field.hasFocus()
    qtbot.keyClicks(why.field.field, "1936")
    with qtbot.waitSignal(window.opener.ended, timeout=60_000):
        qtbot.keyClick(why.field.field, KEY.Key_Return)
    assert dates(window.session.project) == ["1936", "1938", "1951"]
    assert window.session.history.undoText() == "Change the date of “1932”"
    assert window.session.history.count() == 1
    assert window.message.text == "2 dates moved with it."
    [show] = [b for b in window.message.findChildren(QAbstractButton) if b.text() == "Show which"]
    show.click()
    shown = [window.session.project.event(id) for id in window.session.view.selection]
    assert sorted(to_edtf(event.when) for event in shown if event) == ["1936", "1938"]
    window.session.history.undo()
    assert window.session.project == project
    window.session.history.redo()
    assert dates(window.session.project) == ["1936", "1938", "1951"]


def test_what_was_given_is_taken_back_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    project = opened(window)
    founded = next(event for event in project.events if to_edtf(event.when) == "1932")
    window.session.select(founded.id)
    why = line(window, "1932", qtbot)
    why.label.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(why.label, KEY.Key_Tab)  # to "in the text"
    qtbot.keyClick(why.label, KEY.Key_Tab)  # to "change"
    qtbot.keyClick(why.label, KEY.Key_Return)
    assert why.field is not None and why.field.field.hasFocus()
    qtbot.keyClicks(why.field.field, "c. 1936")
    with qtbot.waitSignal(window.opener.ended, timeout=60_000):
        qtbot.keyClick(why.field.field, KEY.Key_Return)
    assert dates(window.session.project) == ["1936~", "1938", "1951"]
    why = line(window, "1932", qtbot)
    with qtbot.waitSignal(window.opener.ended, timeout=60_000):
        qtbot.mouseClick(why.label, Qt.MouseButton.LeftButton, pos=link_place(why.label, "back"))
    assert window.session.project == project
    assert window.session.history.undoText() == "Take back the date of “1932”"


def test_escape_leaves_the_date_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    project = opened(window)
    window.session.select(project.events[0].id)
    why = line(window, "1932", qtbot)
    why.edit()
    assert why.field is not None
    qtbot.keyClicks(why.field.field, "1900")
    qtbot.keyClick(why.field.field, KEY.Key_Escape)
    assert not why.field.isVisible()
    assert window.session.project is project


NEWS = """Osk, 31 October 2025

The council met on Tuesday and sold the mill. The next council meets on Monday, and two days later it votes.

"We have waited long enough," the mayor said on Wednesday. The harbour opened in 1951.
"""


def read_news(window: MainWindow) -> Project:
    project = add_reading(Project(), read_whole(Source("s1", NEWS, "The council")))
    window.session.open(project)
    window.acts.filing.show_opened()
    return project


def event_on(project: Project, date: str) -> str:
    return next(event.id for event in project.events if to_edtf(event.when) == date)


def why_said(window: MainWindow, qtbot: QtBot) -> list[str]:
    """The lines of *Why this date?* that are shown, as words."""
    sheet = window.desk.detail.sheet
    assert isinstance(sheet, EventDetail | StatementDetail)

    def shown() -> list[QLabel]:
        return [label for label in sheet.why.findChildren(QLabel) if label.isVisibleTo(sheet)]

    qtbot.waitUntil(lambda: len(shown()) > 1)  # lines come in sight in the next turn of the loop
    lines = sorted(shown(), key=lambda each: each.mapTo(sheet, QPoint()).y())
    return [QTextDocumentFragment.fromHtml(each.text()).toPlainText() for each in lines]


def other(window: MainWindow, qtbot: QtBot) -> QLabel:
    """The first line that is shown of another date."""

    def found() -> list[QLabel]:
        labels = window.desk.detail.sheet.findChildren(QLabel)
        return [each for each in labels if each.text().startswith("Or ") and is_laid_out(each)]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_what_words_may_also_mean_stands_behind_what_they_are_taken_to_mean(
    window: MainWindow, qtbot: QtBot
) -> None:
    project = read_news(window)
    window.session.select(event_on(project, "2025-11-03"))
    label = other(window, qtbot)
    said = why_said(window, qtbot)
    at = said.index("So it is Monday 3 November 2025.")
    assert said[at + 1] == "Or Monday 27 October 2025, the earlier one (about 3 in 10) use this"
    assert sum(each.startswith("Or ") for each in said) == 1
    assert label.accessibleName() == (
        "Or Monday 27 October 2025, the earlier one (about 3 in 10). This date can be used instead."
    )
    assert label.palette().color(label.foregroundRole()) == paint(window.look.theme.second)
    window.session.select(event_on(project, "1951"))  # of what is sure nothing is said
    assert not any(each.startswith("Or ") for each in why_said(window, qtbot))


def test_another_date_is_used_with_the_mouse_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    project = read_news(window)
    assert "2025-11-05" in dates(project)  # two days after that Monday
    window.session.select(event_on(project, "2025-11-03"))
    label = other(window, qtbot)
    with qtbot.waitSignal(window.opener.ended, timeout=60_000):
        qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=link_place(label, "use"))
    assert {"2025-10-27", "2025-10-29"} <= set(dates(window.session.project))
    assert window.session.history.undoText() == "Change the date of “Monday”"
    assert window.session.history.count() == 1
    assert window.message.text == "2 dates moved with it."
    assert not any(each.startswith("Or ") for each in why_said(window, qtbot))  # a person has said which
    window.session.history.undo()
    assert window.session.project == project
    assert any(each.startswith("Or ") for each in why_said(window, qtbot))


def test_another_date_of_a_statement_is_used_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    project = read_news(window)
    [said] = project.statements
    assert to_edtf(said.said) == "2025-10-29"
    window.session.select(said.id)
    label = other(window, qtbot)
    why = line(window, "“Wednesday”", qtbot)
    why.label.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):  # to "in the text", to "change", to the line below
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    assert label.hasFocus()
    qtbot.keyClick(label, KEY.Key_Tab)
    with qtbot.waitSignal(window.opener.ended, timeout=60_000):
        qtbot.keyClick(label, KEY.Key_Return)
    assert window.desk.canvas and window.desk.canvas.hasFocus()  # the line is gone, and the keyboard is not
    [said] = window.session.project.statements
    assert to_edtf(said.said) == "2025-11-05"
    assert not any(each.startswith("Or ") for each in why_said(window, qtbot))


def test_a_date_set_by_hand_stands_alone(window: MainWindow, qtbot: QtBot) -> None:
    project = read_news(window)
    id = event_on(project, "2025-11-03")
    window.session.select(id)
    other(window, qtbot)
    window.session.do("Change the date", lambda p: redate(p, id, When.at(Date(2024)), "2024"))
    assert not any(each.startswith("Or ") for each in why_said(window, qtbot))
