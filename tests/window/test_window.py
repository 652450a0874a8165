"""The window as a whole: its pages, menus, messages and modes."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dateline.model import edits
from dateline.model.edtf import from_edtf
from dateline.model.project import Project
from dateline.timeline.theme import THEMES, contrast
from dateline.timeline.view import LanesBy, Scale
from dateline.window import crash
from dateline.window import theme as theme_module
from dateline.window.actions import DEEDS
from dateline.window.choices import CHOICES, ChoiceMenu
from dateline.window.dialogs.help import HelpPage
from dateline.window.dialogs.palette import CommandPalette
from dateline.window.main_window import MainWindow
from dateline.window.mnemonics import plain
from dateline.window.places import MENUS, TOOL_BAR
from dateline.window.theme import palette

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_begins_with_the_start_page_and_three_examples(window: MainWindow) -> None:
    assert window.pages.currentWidget() is window.start
    assert len(window.start.examples) == 3
    assert not window.tool_bar.isVisible()
    assert window.windowTitle() == "Dateline"


def test_the_start_page_fits_a_small_screen(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    paths = [tmp_path / f"{name}.txt" for name in "abcde"]
    window.start.show_recent(paths)
    window.message.say("The file is gone.", ("Try again", lambda: None))
    window.resize(900, 500)
    qtbot.wait(20)
    assert (window.width(), window.height()) == (900, 500)


def test_a_project_brings_the_desk_and_closing_it_the_start_page(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.pages.currentWidget() is opened.desk
    assert opened.desk.middle.currentWidget() is opened.desk.canvas
    assert "The wall of Eastmere" in opened.windowTitle()
    qtbot.keyClick(opened, Qt.Key.Key_W, CONTROL)
    assert opened.pages.currentWidget() is opened.start


def test_a_text_without_dates_says_so(opened: MainWindow) -> None:
    source = opened.session.project.sources[0]
    opened.session.open(Project(sources=(source,)))
    assert opened.desk.middle.currentWidget() is opened.desk.nothing
    assert opened.desk.nothing.title.text() == "No dates in this text"


def test_every_deed_is_in_a_menu_and_every_name_is_a_deed() -> None:
    names = {deed.name for deed in DEEDS}
    in_menus = {name for _, entries in MENUS for name in entries if name and name[0].islower()}
    assert names - in_menus == {"clear_recent"}
    assert in_menus <= names
    assert {name for name in TOOL_BAR if name} <= names | set(CHOICES)


def test_no_two_deeds_share_a_key() -> None:
    keys = [key for deed in DEEDS for key in deed.keys]
    assert len(keys) == len(set(keys))


def test_what_needs_a_project_waits_for_one(window: MainWindow, project: Project) -> None:
    assert not window.actions_["fit_all"].isEnabled()
    assert window.actions_["open"].isEnabled()
    window.session.open(project)
    assert window.actions_["fit_all"].isEnabled()
    assert not window.actions_["deselect"].isEnabled()
    window.session.select("e1")
    assert window.actions_["deselect"].isEnabled()


def test_what_can_be_pressed_or_typed_in_has_a_name(opened: MainWindow) -> None:
    unnamed = [
        (type(each).__name__, each.objectName(), each.parent())
        for each in opened.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QLineEdit)
        and not (
            each.accessibleName() or each.text() or each.toolTip() or each.objectName().startswith("qt_")
        )
        and not type(each.parent()).__name__.startswith("QComboBox")
    ]
    assert not [each for each in unnamed if not _is_of_qt(each)]


def _is_of_qt(each: tuple[str, str, object]) -> bool:
    return type(each[2]).__name__ in (
        "QLineEdit",
        "Line",
        "FilterBox",
        "Field",
        "_DateLine",
        "OutlineTable",
        "QMenuBar",
        "QToolBar",
        "QComboBox",
    )


def test_the_keyboard_reaches_every_pane(opened: MainWindow, qtbot: QtBot) -> None:
    desk = opened.desk
    for key, where in (
        (Qt.Key.Key_2, desk.outline.table),
        (Qt.Key.Key_3, desk.source.text),
        (Qt.Key.Key_1, desk.canvas),
    ):
        qtbot.keyClick(opened, key, CONTROL)
        qtbot.waitUntil(lambda where=where: opened.focusWidget() is where)


def test_panes_are_remembered(opened: MainWindow, settings, look, worker, tmp_path) -> None:  # type: ignore[no-untyped-def]
    opened.desk.docks["source"].hide()
    opened.close()
    again = MainWindow(settings, look)
    again.furnish(worker, tmp_path)
    again.begin([])
    again.session.open(opened.session.project)
    again.show()
    assert not again.desk.docks["source"].isVisible()
    assert again.desk.docks["outline"].isVisible()
    again.actions_["reset_panes"].trigger()
    assert again.desk.docks["source"].isVisible()
    again.close()
    again.deleteLater()


def test_floating_panes_wait_while_the_start_page_is_shown(
    opened: MainWindow, settings, look, worker, tmp_path
) -> None:  # type: ignore[no-untyped-def]
    detail, project = opened.desk.docks["detail"], opened.session.project
    detail.setFloating(True)
    assert detail.isVisible()
    opened.actions_["close"].trigger()
    assert not detail.isVisible()
    opened.session.open(project)
    assert detail.isVisible() and detail.isFloating()
    opened.actions_["close"].trigger()
    opened.close()
    again = MainWindow(settings, look)
    again.furnish(worker, tmp_path)
    again.begin([])
    again.show()
    assert not again.desk.docks["detail"].isVisible()
    again.session.open(project)
    assert again.desk.docks["detail"].isVisible() and again.desk.docks["detail"].isFloating()
    again.close()
    again.deleteLater()


@pytest.mark.parametrize("size", [(1280, 720), (1900, 1180)])
def test_the_timeline_keeps_the_larger_part(opened: MainWindow, size: tuple[int, int], qtbot: QtBot) -> None:
    opened.resize(*size)
    opened.actions_["reset_panes"].trigger()
    qtbot.wait(20)
    assert opened.width() == size[0]
    assert opened.desk.canvas is not None
    assert 0.5 <= opened.desk.canvas.height() / opened.desk.height() <= 0.68


def test_the_palette_finds_and_does(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_K, CONTROL)
    palette = opened.findChild(CommandPalette)
    qtbot.keyClicks(palette.box, "next")
    assert palette.list.item(0).text().startswith("Next")
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert opened.session.selected == "e1"
    qtbot.waitUntil(lambda: opened.findChild(CommandPalette) is None)


def test_the_palette_reaches_what_is_picked_from_menus(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_K, CONTROL)
    palette = opened.findChild(CommandPalette)
    qtbot.keyClicks(palette.box, "dark")
    assert palette.list.item(0).text() == "Colours: Dark"
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert opened.look.theme.is_dark
    opened.choose("colours", "light")


def test_the_help_page_names_every_deed_with_keys(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_F1)
    qtbot.keyClick(opened, Qt.Key.Key_F1)
    (page,) = opened.findChildren(HelpPage)
    text = page.page.toPlainText()
    assert all(deed.text.rstrip("…") in text for deed in DEEDS if deed.keys)
    page.close()


def test_a_message_is_said_in_place(window: MainWindow) -> None:
    done: list[str] = []
    window.message.say("The file is gone.", ("Try again", lambda: done.append("again")), is_warning=True)
    assert window.message.text == "The file is gone."
    button = window.message.findChildren(QAbstractButton)[-1]
    button.click()
    assert done == ["again"]
    assert window.message.text == ""


def test_an_empty_clipboard_is_said(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.actions_["paste"].trigger()
    assert "no text on the clipboard" in window.message.text


def test_dropped_files_are_opened(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[Path]] = []
    monkeypatch.setattr(window.opener, "open", lambda paths, add=False: asked.append(paths))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.txt", "b.md")])
    event = QDropEvent(
        *(QPointF(10, 10), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, mime),
        *(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    )
    event.setDropAction(Qt.DropAction.MoveAction)
    window.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.CopyAction  # the files stay where they are
    assert asked == [[tmp_path / "a.txt", tmp_path / "b.md"]]


def test_the_recent_list_keeps_the_newest_first(window: MainWindow, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_text("x", encoding="utf-8")
        window.settings.remember_recent([path])
    paths[1].unlink()
    assert window.settings.recent() == [paths[2], paths[0]]
    window.start.show_recent(window.settings.recent())
    texts = [button.text() for button in window.start.recent_box.findChildren(QAbstractButton)]
    assert texts == ["c.txt", "a.txt"]
    folders = [label.text() for label in window.start.recent_box.findChildren(QLabel)][1:]
    assert folders == [str(tmp_path)] * 2


def test_colours_can_be_chosen_and_hold_at_once(opened: MainWindow) -> None:
    opened.choose("colours", "dark")
    assert opened.look.theme.is_dark
    assert opened.desk.canvas is not None
    assert opened.desk.canvas.theme.is_dark
    assert opened.palette().window().color().lightness() < 60
    opened.choose("colours", "light")


def test_actions_have_tips_with_their_keys(opened: MainWindow) -> None:
    tip = opened.findChild(QAction, "fit_all").toolTip()
    assert tip == "Show the whole timeline (Ctrl+0)"


def test_lanes_and_scale_are_picked_from_menus(opened: MainWindow) -> None:
    menus = opened.findChildren(ChoiceMenu)
    for title, words in (("Lanes by", "Kind"), ("Scale", "Counted from the selection")):
        menu = next(menu for menu in menus if menu.title() == title)
        opened.session.select("e1")
        next(action for action in menu.actions() if plain(action.text()) == words).trigger()
    view = opened.session.view
    assert view.lanes_by == LanesBy.KIND
    assert view.scale == Scale.RELATIVE
    assert view.origin == opened.session.project.event("e1").when.first
    ticked = [plain(action.text()) for menu in menus for action in menu.actions() if action.isChecked()]
    across = "Timeline: time runs across"
    assert sorted(ticked) == sorted(["Kind", "Counted from the selection", across] * 2)


def test_what_was_selected_last_stays_selected_while_the_timeline_moves(
    opened: MainWindow, qtbot: QtBot
) -> None:
    opened.session.select("e1")
    for _ in range(6):
        opened.actions_["zoom_in"].trigger()
        qtbot.wait(250)
    for id in ("e2", "e1", "e2", "q1"):
        opened.session.select(id)
        qtbot.wait(40)
    qtbot.wait(600)
    assert opened.session.selected == "q1"
    opened.session.select("e2")
    qtbot.wait(40)
    opened.desk.outline.box.setText("wall")
    qtbot.wait(600)
    assert opened.session.view.shown == frozenset({"q1", "e2"})
    assert opened.session.selected == "e2"


def test_a_fault_is_logged_the_work_kept_and_the_person_told(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.catch(lambda text: opened.message.say(text, is_warning=True), lambda: kept.append("kept"))
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    assert kept == ["kept"]
    assert "ZeroDivisionError" in opened.message.text
    assert "Your work is kept" in opened.message.text
    assert "by nothing" in caplog.text


def test_the_colours_follow_the_system_at_once(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.choose("colours", "system")
    changed = QGuiApplication.styleHints().colorSchemeChanged
    for is_dark in (True, False):
        monkeypatch.setattr(theme_module, "system_is_dark", lambda is_dark=is_dark: is_dark)
        changed.emit(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)
        assert opened.look.theme.is_dark is is_dark
        assert opened.desk.canvas.theme is opened.look.theme


def test_text_stands_off_from_what_is_behind_it() -> None:
    for theme in THEMES.values():
        made = palette(theme)
        role = QPalette.ColorRole
        for ink, ground in (
            (role.WindowText, role.Window),
            (role.Text, role.Base),
            (role.PlaceholderText, role.Base),
            (role.HighlightedText, role.Highlight),
            (role.Link, role.Window),
        ):
            pair = [made.color(each).getRgb()[:3] for each in (ink, ground)]
            assert contrast(*pair) >= 4.5, (theme.name, ink, ground)


def test_the_palette_goes_to_an_event_and_to_a_date(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_K, CONTROL)
    palette = opened.findChild(CommandPalette)
    qtbot.keyClicks(palette.box, "harbour closed")
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert opened.session.selected == "e1"
    qtbot.waitUntil(lambda: opened.findChild(CommandPalette) is None)
    qtbot.keyClick(opened, Qt.Key.Key_L, CONTROL)
    palette = opened.findChild(CommandPalette)
    qtbot.keyClicks(palette.box, "2001-02")
    qtbot.waitUntil(lambda: palette.list.count() > 0 and "Go to February 2001" in palette.list.item(0).text())
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    when = from_edtf("2001-02")
    qtbot.waitUntil(lambda: opened.session.view.start < when.first <= when.last < opened.session.view.end)
    qtbot.waitUntil(lambda: opened.session.view.span < 70)
    qtbot.keyClick(opened.desk.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert opened.session.view.end < when.first


@pytest.mark.parametrize("words", ["32 May 2025", "no such thing"])
def test_the_palette_says_in_place_what_it_does_not_know(
    opened: MainWindow, qtbot: QtBot, words: str
) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_L, CONTROL)
    palette = opened.findChild(CommandPalette)
    view = opened.session.view
    qtbot.keyClicks(palette.box, words)
    qtbot.waitUntil(lambda: palette.list.count() == 1, timeout=60_000)
    said = palette.list.item(0)
    assert said.text().startswith(f"“{words}” is no command, event or date")
    assert not said.flags() & Qt.ItemFlag.ItemIsSelectable
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert palette.isVisible() and opened.session.view == view
    palette.close()


def test_undo_says_what_it_would_undo(opened: MainWindow) -> None:
    opened.session.do("Change the title", lambda p: edits.retitle(p, "e1", "Closed"))
    undo, redo = opened.actions_["undo"], opened.actions_["redo"]
    assert plain(undo.text()) == "Undo: Change the title"
    assert undo.toolTip() == "Undo: Change the title (Ctrl+Z)"
    opened.session.history.undo()
    assert plain(undo.text()) == "Undo"
    assert plain(redo.text()) == "Redo: Change the title"
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)


def test_words_with_an_ampersand_are_shown_as_they_are(opened: MainWindow) -> None:
    opened.session.do("Reject “Marks & Spencer”", lambda p: edits.retitle(p, "e1", "Closed"))
    assert opened.actions_["undo"].text().endswith("Reject “Marks && Spencer”")
    assert plain(opened.actions_["undo"].text()) == "Undo: Reject “Marks & Spencer”"


def test_every_entry_of_a_menu_has_a_letter_of_its_own(opened: MainWindow) -> None:
    for top in opened.menuBar().actions():
        menus = [top.menu(), *(each.menu() for each in top.menu().actions() if each.menu())]
        for menu in menus:
            texts = [action.text() for action in menu.actions() if not action.isSeparator()]
            letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
            assert len(letters) == len(set(letters)), texts
            assert len(letters) >= len(texts) - 1, texts


def test_a_source_is_removed_and_comes_back(opened: MainWindow) -> None:
    first = opened.session.project
    opened.actions_["remove_source"].trigger()
    assert not opened.session.project.sources
    assert opened.pages.currentWidget() is opened.start
    next(b for b in opened.message.findChildren(QAbstractButton) if b.text() == "Undo").click()
    assert opened.session.project == first
    assert opened.pages.currentWidget() is opened.desk


def test_the_title_of_a_document_is_typed(opened: MainWindow, qtbot: QtBot) -> None:
    field = opened.desk.detail.document_sheet.title
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "The sea wall")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened.session.project.sources[0].title == "The sea wall"
    assert opened.session.history.count() == 1
