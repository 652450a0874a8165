"""A window for each test, with its own settings, that leaves nothing behind."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from harbour import sample
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.model.project import Project
from dateline.window.app import make_application
from dateline.window.background import Worker
from dateline.window.main_window import MainWindow
from dateline.window.settings import Settings
from dateline.window.theme import Look


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look("light")
    yield made
    made.deleteLater()


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    """A worker whose process starts only where a test reads."""
    made = Worker()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(
    qtbot: QtBot, settings: Settings, look: Look, worker: Worker, tmp_path: Path
) -> Iterator[MainWindow]:
    """A window with nothing open and the timeline in place."""
    made = MainWindow(settings, look, worker, tmp_path)
    made.resize(1280, 720)
    made.show()
    with qtbot.waitActive(made, timeout=10_000):
        made.activateWindow()
    made.desk.take_canvas()
    yield made
    made.acts.filing._may_go = True
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    gc.collect()
    assert not left_behind()


def left_behind() -> list[object]:
    """Timers that run and windows that are open."""
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    app = QApplication.instance()
    assert app is not None
    timers = [timer for timer in app.findChildren(QTimer) if timer.isActive()]
    return [*windows, *timers]


@pytest.fixture
def project() -> Project:
    return sample()


@pytest.fixture
def opened(window: MainWindow, project: Project, qtbot: QtBot) -> MainWindow:
    """The window with the sample project."""
    window.session.open(project)
    window.acts.filing.show_opened()
    return window
