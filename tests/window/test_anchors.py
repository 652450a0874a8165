"""Any link of a *why this date* can be given another date in place, by mouse or keyboard, in one step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from window_parts import link_place

from dateline.model.edtf import to_edtf
from dateline.model.joining import add_reading
from dateline.model.project import Project
from dateline.model.source import Source
from dateline.reading.read import read_whole
from dateline.window.main_window import MainWindow
from dateline.window.panes.why_line import WhyLine

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
