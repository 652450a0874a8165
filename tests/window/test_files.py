"""Saving, opening and leaving, in place and without losing work."""

import shutil
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from dateline.model import edits
from dateline.model.project import Project
from dateline.storing.lock import Lock
from dateline.storing.project_file import load_project, save_project
from dateline.window import keeper as keeper_module
from dateline.window.background import Worker
from dateline.window.kept_view import taken_apart
from dateline.window.main_window import MainWindow
from dateline.window.settings import Settings
from dateline.window.theme import Look

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(window: MainWindow, text: str) -> None:
    """Press a button of the message."""
    next(b for b in window.message.findChildren(QAbstractButton) if b.text() == text).click()


def retitle(window: MainWindow, title: str = "Another title") -> None:
    window.session.do("Change the title", lambda p: edits.retitle(p, "e1", title))


@pytest.fixture
def saved(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> Path:
    path = tmp_path / "wall.dateline"
    with qtbot.waitSignal(opened.keeper.saved, timeout=20_000):
        opened.keeper.save(path)
    return path


def test_save_asks_for_a_name_once(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(parent: object, title: str, first: str, kinds: str) -> tuple[str, str]:
        asked.append(first)
        return str(tmp_path / "wall"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    retitle(opened)
    assert opened.isWindowModified()
    with qtbot.waitSignal(opened.keeper.saved, timeout=20_000):
        qtbot.keyClick(opened, Qt.Key.Key_S, CONTROL)
    assert not opened.isWindowModified()
    assert taken_apart(load_project(tmp_path / "wall.dateline"))[0] == opened.session.project
    retitle(opened, "A third")
    with qtbot.waitSignal(opened.keeper.saved, timeout=20_000):
        qtbot.keyClick(opened, Qt.Key.Key_S, CONTROL)
    assert asked == ["The wall of Eastmere.dateline"]
    assert load_project(tmp_path / "wall.dateline").event("e1").title == "A third"
    assert opened.settings.recent() == [tmp_path / "wall.dateline"]


def test_a_project_is_opened_as_it_was_saved(
    window: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "wall.dateline"
    save_project(project, path)
    with qtbot.waitSignal(window.keeper.opened, timeout=20_000):
        window.acts.filing.open_files([path])
    assert window.session.project == project
    assert window.session.path == path
    assert window.pages.currentWidget() is window.desk


def test_a_project_that_takes_long_is_said_to_be_coming_and_can_be_cancelled(
    window: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "wall.dateline"
    save_project(project, path)
    gate = threading.Event()

    def slowly(path: Path) -> Generator[None, None, tuple[Project, None]]:
        yield None
        gate.wait(20)
        return project, None

    monkeypatch.setattr(keeper_module, "load", slowly)
    window.acts.filing.open_files([path])
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.progress, timeout=20_000)
    assert window.progress.title.text() == "Opening wall.dateline"
    window.progress.cancel.click()
    assert window.pages.currentWidget() is window.start
    gate.set()
    qtbot.wait(100)
    assert not window.session.project.sources


def test_a_broken_project_is_said_in_place(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "broken.dateline"
    path.write_bytes(b"not a database at all")
    with qtbot.waitSignal(window.keeper.failed, timeout=20_000):
        window.acts.filing.open_files([path])
    assert "broken.dateline" in window.message.text
    assert window.pages.currentWidget() is window.start


def test_closing_with_unsaved_work_asks_in_place(opened: MainWindow, saved: Path, qtbot: QtBot) -> None:
    retitle(opened)
    assert not opened.close()
    assert "not saved" in opened.message.text
    with qtbot.waitSignal(opened.closed, timeout=20_000):
        press(opened, "Save")
    assert load_project(saved).event("e1").title == "Another title"


def test_work_that_is_not_wanted_can_be_left(opened: MainWindow, saved: Path, qtbot: QtBot) -> None:
    retitle(opened)
    qtbot.keyClick(opened, Qt.Key.Key_W, CONTROL)
    assert opened.session.project.sources
    press(opened, "Do not save")
    assert not opened.session.project.sources
    assert load_project(saved).event("e1").title == "Harbour closed"


def test_undone_to_what_was_saved_is_saved(opened: MainWindow, saved: Path) -> None:
    retitle(opened)
    assert opened.session.has_unsaved_work
    opened.session.history.undo()
    assert not opened.session.has_unsaved_work


def test_a_file_that_is_gone_is_noticed_and_can_be_saved_again(
    opened: MainWindow, saved: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opened.keeper.gone, timeout=20_000):
        saved.rename(saved.with_name("elsewhere.dateline"))
    assert "moved or deleted" in opened.message.text
    with qtbot.waitSignal(opened.keeper.saved, timeout=20_000):
        press(opened, "Save it again")
    assert taken_apart(load_project(saved))[0] == opened.session.project


def test_a_file_that_another_program_replaces_is_not_called_gone(
    opened: MainWindow, saved: Path, qtbot: QtBot
) -> None:
    told: list[Path] = []
    opened.keeper.gone.connect(told.append)
    other = saved.read_bytes()
    saved.unlink()
    qtbot.wait(50)
    saved.write_bytes(other)
    qtbot.wait(600)
    assert not told


def test_a_file_changed_by_another_hand_is_noticed(opened: MainWindow, saved: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.keeper.changed_elsewhere, timeout=20_000):
        save_project(edits.retitle(opened.session.project, "e1", "Theirs"), saved)
    assert "another program" in opened.message.text
    retitle(opened, "Mine")
    with qtbot.waitSignal(opened.keeper.changed_elsewhere, timeout=20_000):
        opened.acts.filing.save()
    assert load_project(saved).event("e1").title == "Theirs"
    with qtbot.waitSignal(opened.keeper.saved, timeout=20_000):
        press(opened, "Save mine over it")
    assert load_project(saved).event("e1").title == "Mine"


def test_a_place_that_cannot_be_written_is_said(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "folder.dateline").mkdir()
    with qtbot.waitSignal(opened.keeper.failed, timeout=20_000):
        opened.keeper.save(tmp_path / "folder.dateline")
    assert "folder.dateline" in opened.message.text
    assert opened.session.path is None


def after_a_crash(folder: Path, elsewhere: Path) -> Path:
    """What is on the disk at this instant, as a program that died would leave it."""
    shutil.copytree(folder, elsewhere / "recovery", ignore=shutil.ignore_patterns(".*"))
    return elsewhere


def test_work_outlives_a_crash(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot, settings: Settings, look: Look, worker: Worker
) -> None:
    retitle(opened)
    kept = tmp_path / "recovery"
    qtbot.waitUntil(lambda: bool(list(kept.glob("*.recovery"))), timeout=20_000)
    qtbot.waitUntil(lambda: not opened.safekeeping._is_busy, timeout=20_000)
    retitle(opened, "Kept at the last moment")
    opened.safekeeping.keep_now()
    left = after_a_crash(kept, tmp_path / "other")
    again = MainWindow(settings, look)
    again.furnish(worker, left)
    again.begin([])
    again.show()
    again.acts.filing.offer_recovery()
    assert "The wall of Eastmere" in again.message.text
    press(again, "Recover it")
    assert again.session.project == opened.session.project
    assert again.session.has_unsaved_work
    again.acts.filing._may_go = True
    again.close()
    again.deleteLater()


def test_what_was_saved_leaves_no_copy(opened: MainWindow, tmp_path: Path, saved: Path, qtbot: QtBot) -> None:
    retitle(opened)
    qtbot.waitUntil(lambda: bool(list((tmp_path / "recovery").glob("*.recovery"))), timeout=20_000)
    with qtbot.waitSignal(opened.keeper.saved, timeout=20_000):
        opened.acts.filing.save()
    assert not list((tmp_path / "recovery").glob("*.recovery"))


def test_work_of_a_running_program_is_not_offered(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    retitle(opened)
    qtbot.waitUntil(lambda: bool(list((tmp_path / "recovery").glob("*.recovery"))), timeout=20_000)
    assert opened.safekeeping.left() == ()


def test_a_project_that_is_open_elsewhere_is_saved_under_another_name(
    window: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "wall.dateline"
    save_project(project, path)
    with Lock(path), qtbot.waitSignal(window.keeper.read_only, timeout=20_000):
        window.acts.filing.open_files([path])
    assert window.session.project == project
    assert window.session.path is None
    assert "another name" in window.message.text
