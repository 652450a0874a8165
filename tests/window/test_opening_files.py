"""Opening articles: several, a folder, some that fail, one twice, and what is remembered of them."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dateline.model.day import day_of
from dateline.model.edits import add_event
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.source import Source
from dateline.resources import resource
from dateline.window.dialogs.importing import ImportPreview
from dateline.window.main_window import MainWindow
from dateline.window.panes.progress import time_left

TIMEOUT = 60_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as people have them: articles, one that is broken, and what is not read."""
    folder = tmp_path / "Reports"
    folder.mkdir()
    (folder / "b.txt").write_text("The dam broke on 6 June 1923.", encoding="utf-8")
    (folder / "A.md").write_text("# Mill\n\nThe mill opened in 1988.", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / ".hidden.txt").write_text("It closed in 1999.", encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    return folder


def dropped(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, button, key))


def test_a_folder_is_read_as_one_timeline_and_what_failed_is_said(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        dropped(window, folder)
    project = window.session.project
    assert [Path(source.path).name for source in project.sources] == ["A.md", "b.txt"]
    assert project.title == "Reports"
    assert window.message.text == "“empty.txt” is empty."
    assert window.settings.recent() == [folder]


def test_every_file_that_fails_is_named(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    (folder / "table.csv").write_text("date,title\n1914,War\n", encoding="utf-8")
    paths = [folder / name for name in ("empty.txt", "b.txt", "photo.png", "table.csv")]
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        window.acts.filing.open_files(paths)
    told = window.message.text
    assert told.startswith("3 of 4 files were not read.")
    assert all(name in told for name in ("empty.txt", "photo.png", "table.csv"))
    assert len(window.session.project.sources) == 1


def test_a_source_is_not_added_twice(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    for add in (False, True):
        with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
            window.acts.filing.open_files([folder / "b.txt"], add=add)
    assert len(window.session.project.sources) == 1
    assert "in this project already" in window.message.text


def test_what_could_not_be_read_and_the_examples_are_not_remembered(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    for path in (folder / "empty.txt", resource("examples/carthage.txt")):
        with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
            window.acts.filing.open_files([path])
    assert window.settings.recent() == []


def test_a_file_that_has_changed_is_told_of_before_it_is_read_again(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    path = folder / "b.txt"
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        window.acts.filing.open_files([path])
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        window.actions_["read_again"].trigger()
    assert window.message.text == ""
    path.write_text("The dam broke on 7 June 1923.", encoding="utf-8")
    window.actions_["read_again"].trigger()
    assert "has changed since it was read" in window.message.text
    add = next(b for b in window.message.findChildren(QAbstractButton) if b.text() == "Add it as it is now")
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        add.click()
    assert [source.text[-12:] for source in window.session.project.sources] == [
        "6 June 1923.",
        "7 June 1923.",
    ]
    path.unlink()
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        window.actions_["read_again"].trigger()


def test_a_folder_without_articles_is_said(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    window.acts.filing.open_files([tmp_path / "nothing"])
    assert window.message.text == "“nothing” holds no file that Dateline opens."


def test_tables_beside_the_articles_of_a_folder_are_offered(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    (folder / "empty.txt").unlink()
    (folder / "years.csv").write_text("date,title\n1914-06-28,Archduke shot\n", encoding="utf-8")
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        window.acts.filing.open_files([folder])
    assert window.message.text == "The folder also holds “years.csv”."
    [bring] = [b for b in window.message.findChildren(QAbstractButton) if "Bring in" in b.text()]
    bring.click()
    preview = window.findChild(ImportPreview)
    assert preview is not None
    preview.close()


def test_an_empty_timeline_begins_with_an_event_to_be_named(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.start.new_button, Qt.MouseButton.LeftButton)
    sheet = window.desk.detail.event_sheet
    assert window.focusWidget() is sheet.title
    now, view = date.today(), window.session.view
    assert view.start < day_of(now.year, now.month, now.day) < view.end
    qtbot.keyClicks(sheet.title, "The mill burned")
    qtbot.keyClick(sheet.title, Qt.Key.Key_Tab)
    qtbot.keyClicks(window.focusWidget(), "1988-05-03")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    [event] = window.session.project.events
    assert (event.title, event.when.first) == ("The mill burned", day_of(1988, 5, 3))
    canvas = window.desk.canvas
    assert canvas is not None and window.focusWidget() is canvas
    qtbot.waitUntil(lambda: canvas.place_of(event.id) is not None)  # brought into view
    assert "Untitled" in window.windowTitle()


def test_a_table_is_shown_as_what_it_would_bring(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    table = tmp_path / "table.csv"
    table.write_text("date,title\n1914-06-28,Archduke shot\n", encoding="utf-8")
    window.acts.filing.open_files([table])
    preview = window.findChild(ImportPreview)
    assert preview is not None
    preview.close()


def test_what_is_read_of_several_files_is_named(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    told: list[str] = []
    window.opener.progressed.connect(lambda _: told.append(window.progress.doing.text()))
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        window.acts.filing.open_files([folder / "A.md", folder / "b.txt"])
    assert any(line.startswith("b.txt (2 of 2) · ") for line in told)


def test_a_dialog_begins_where_the_one_before_ended(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[str] = []

    def answer(parent: object, title: str, first: str, kinds: str) -> tuple[list[str], str]:
        began.append(first)
        return [str(folder / "b.txt")], kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    monkeypatch.setattr(window.opener, "open", lambda paths, add=False: None)
    window.actions_["open"].trigger()
    window.actions_["open"].trigger()
    assert began == ["", str(folder)]


def test_the_start_page_shows_where_to_drop(window: MainWindow, folder: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    event = QDragEnterEvent(
        QPointF(10, 10).toPoint(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    assert event.isAccepted()
    assert window.start.drop.property("over")
    QApplication.sendEvent(window, QEvent(QEvent.Type.DragLeave))


def test_the_keyboard_decides_what_becomes_of_unsaved_work(opened: MainWindow, qtbot: QtBot) -> None:
    opened.desk.outline.table.setFocus()
    opened.session.do(
        "Change the title", lambda p: p.__class__(title="Other", sources=p.sources, events=p.events)
    )
    assert not opened.close()
    button = opened.focusWidget()
    assert isinstance(button, QAbstractButton)
    assert button.text() == "Save"
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert not opened.message.isVisible()
    assert opened.focusWidget() is opened.desk.outline.table


@pytest.mark.parametrize(
    ("gone", "share", "words"),
    [
        (5, 0.5, ""),
        (20, 0.9, ""),
        (20, 0.5, "less than a minute left"),
        (20, 0.25, "about 1 minute left"),
        (30, 0.1, "about 4 minutes left"),
        (30, 0.0, ""),
    ],
)
def test_how_long_reading_may_still_take(gone: float, share: float, words: str) -> None:
    assert time_left(gone, share) == words


def test_files_that_were_copied_are_read_and_words_named_by_their_first_line(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder / "b.txt"))])
    QGuiApplication.clipboard().setMimeData(mime)
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setText("\nThe mill\n\nThe mill opened in 1988.")
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [source.title for source in window.session.project.sources][1] == "The mill"


def test_what_is_added_is_shown_and_can_be_opened_separately(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    for name in ("b.txt", "A.md"):
        with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
            window.acts.filing.take_files([folder / name])
    first, added = window.session.project.sources
    assert window.desk.source.shown is added
    assert window.message.text == f"“{added.title}” is added to this project."
    assert window.session.history.undoText() == f"Add “{added.title}”"
    [separately] = [b for b in window.message.findChildren(QAbstractButton) if b.text() == "Open separately"]
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        separately.click()
    assert [source.title for source in window.session.project.sources] == [added.title]
    assert first.title != added.title


def test_several_sources_are_added_in_one_step(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    window.session.open(Project(events=(Event("e1", "By hand"),)))  # made without a text
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        window.acts.filing.open_files([folder / "b.txt", folder / "A.md"], add=True)
    assert len(window.session.project.sources) == 2
    assert window.session.project.event("e1") is not None
    window.session.history.undo()
    assert [event.id for event in window.session.project.events] == ["e1"]
    assert not window.session.project.sources


def test_an_example_makes_room_unless_it_was_worked_on(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    path = str(resource("examples/carthage.txt"))
    window.session.open(Project(sources=(Source("s1", "It fell.", "Carthage", path=path),)))
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        window.acts.filing.take_files([folder / "b.txt"])
    assert len(window.session.project.sources) == 1
    window.session.open(Project(sources=(Source("s1", "It fell.", "Carthage", path=path),)))
    window.session.do("Add an event", lambda p: add_event(p, "Mine"))
    with qtbot.waitSignal(window.opener.ended, timeout=TIMEOUT):
        window.acts.filing.take_files([folder / "b.txt"])
    assert len(window.session.project.sources) == 2


def test_a_clipboard_that_does_not_answer_is_as_one_that_is_empty(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)
    window.actions_["paste"].trigger()
    assert "no text on the clipboard" in window.message.text
