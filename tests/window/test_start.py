"""How the program starts: a bare window first, then what stands in it, then what was asked for."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPalette, QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.model.project import Project
from dateline.storing.project_file import save_project
from dateline.window import theme as theme_module
from dateline.window.app import Program
from dateline.window.background import Worker
from dateline.window.main_window import MainWindow
from dateline.window.settings import Settings
from dateline.window.theme import Look

# What the first paint has no need of, and what takes long to load.
_LATER = ("numpy", "matplotlib", "sqlite3", "multiprocessing", "PySide6.QtSvg", "dateline.model.project")


@pytest.fixture
def bare(settings: Settings, look: Look, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(settings, look)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_the_first_paint_loads_nothing_that_it_does_not_need() -> None:
    code = f"import sys, dateline.cli, dateline.window.app; print(*[m for m in {_LATER} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_loading_the_timeline_reads_no_sources_and_writes_no_help() -> None:
    code = """
import linecache
from dateline.window import lean
lean.spare_source_reading()
lean.spare_help_texts()
import dateline.window.canvas
from matplotlib.text import Text
assert Text.set is not Text.__mro__[1].set and "fontsize" not in (Text.set.__doc__ or "")
text = Text()
text.set(text="a", color="red")
assert (text.get_text(), text.get_color()) == ("a", "red")
print(*[file for file in linecache.cache if "matplotlib" in file])
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_a_bare_window_stands_as_the_furnished_one(bare: MainWindow, worker: Worker, tmp_path: Path) -> None:
    place, bar = bare.geometry(), bare.menuBar().geometry()
    titles = [action.text() for action in bare.menuBar().actions()]
    bare.furnish(worker, tmp_path)
    bare.begin([])
    QApplication.processEvents()
    assert (bare.geometry(), bare.menuBar().geometry()) == (place, bar)
    assert [action.text() for action in bare.menuBar().actions()] == titles
    assert bare.focusWidget() is bare.start.open_button


def test_a_bare_window_can_be_closed(bare: MainWindow) -> None:
    bare.close()
    assert not bare.isVisible()


def test_furnishing_twice_changes_nothing(bare: MainWindow, worker: Worker, tmp_path: Path) -> None:
    bare.furnish(worker, tmp_path)
    desk = bare.desk
    bare.furnish(worker, tmp_path)
    assert bare.desk is desk


def test_who_opens_a_project_never_sees_the_start_page(
    bare: MainWindow, worker: Worker, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "harbour.dateline"
    save_project(project, file)
    bare.furnish(worker, tmp_path)
    shown = []
    bare.pages.currentChanged.connect(lambda number: shown.append(bare.pages.widget(number)))
    with qtbot.waitSignal(bare.keeper.opened, timeout=10_000):
        bare.begin([file])
    assert set(shown) <= {bare.desk, bare.progress}
    assert bare.pages.currentWidget() is bare.desk
    assert "start" not in vars(bare)
    bare.desk.take_canvas()
    assert bare.focusWidget() is bare.desk.canvas


def test_the_timeline_takes_the_focus_from_nobody(
    bare: MainWindow, worker: Worker, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    bare.furnish(worker, tmp_path)
    bare.session.open(project)
    qtbot.waitUntil(bare.desk.isVisible)
    bare.desk.go_to("outline")
    bare.desk.take_canvas()
    assert bare.focusWidget() is bare.desk.outline.table


def test_what_cannot_be_opened_leads_to_the_start_page(
    bare: MainWindow, worker: Worker, tmp_path: Path, qtbot: QtBot
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    bare.furnish(worker, tmp_path)
    bare.begin([empty])
    assert bare.pages.currentWidget() is bare.start
    qtbot.waitUntil(lambda: "holds no file" in bare.message.text)


def test_the_window_is_seen_first_and_the_collector_comes_back(
    qapp: QApplication, settings: Settings, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: list[bool] = []
    monkeypatch.setattr(Worker, "wake", lambda self: woken.append(gc.isenabled()))
    order: list[str] = []
    for name in ("furnish", "begin"):
        act = getattr(MainWindow, name)
        monkeypatch.setattr(
            MainWindow,
            name,
            lambda self, *given, act=act, name=name: (
                order.append(name + str(self.isVisible())),
                act(self, *given),
            ),
        )
    program = Program(qapp, settings, tmp_path)
    gc.disable()
    try:
        program.begin([])
        assert not program.window.is_furnished
        qtbot.waitUntil(lambda: bool(woken), timeout=20_000)
        assert order == ["furnishTrue", "beginTrue"]
        assert program.window.desk.canvas is not None
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.enable()
        program.window.close()
        program.end()
        qapp.aboutToQuit.disconnect(program.end)
        program.window.deleteLater()
        program.deleteLater()


def test_a_fault_before_the_window_is_furnished_ends_the_program(
    qapp: QApplication,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "exit", ended.append)
    program = Program(qapp, settings, tmp_path)
    program.keep_work()
    program.tell_fault("It went wrong.")
    assert ended == [1]
    assert "It went wrong." in capsys.readouterr().err
    program.window.deleteLater()
    program.deleteLater()


def test_the_first_paint_goes_by_the_palette_and_the_next_by_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, dark = qapp.palette(), QPalette(QColor(20, 20, 20))
    qapp.setPalette(dark)
    look = Look("system")
    assert look.theme.is_dark
    monkeypatch.setattr(theme_module, "system_is_dark", lambda: False)
    told = []
    look.changed.connect(told.append)
    look.listen()
    assert not look.theme.is_dark
    assert told == [look.theme]
    qapp.setPalette(before)
    look.deleteLater()


@pytest.mark.parametrize(("room", "fills"), [((1280, 720), True), ((960, 600), True), ((1920, 1200), False)])
def test_the_first_window_leaves_room_for_its_frame_or_fills_a_small_screen(
    settings: Settings, look: Look, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int], fills: bool
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, *room))
    window = MainWindow(settings, look)
    assert window.isMaximized() is fills
    assert window.width() < room[0] and window.height() <= room[1] - 40
    window.deleteLater()
