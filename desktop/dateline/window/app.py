"""Starts the program: first the window, then matplotlib, then the language model, so that nobody waits for them."""

import signal
import sys
import threading
from collections.abc import Sequence
from multiprocessing import freeze_support
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from dateline.resources import resource
from dateline.version import __version__
from dateline.window import crash, jobs
from dateline.window.background import Worker
from dateline.window.main_window import MainWindow
from dateline.window.settings import Settings
from dateline.window.theme import Look


class Program(QObject):
    """The application and what all its windows share."""

    _library_loaded = Signal()

    def __init__(self, app: QApplication, settings: Settings, data: Path) -> None:
        super().__init__(app)
        self.settings = settings
        self.look = Look(settings.value("colours"), settings.value("patterns"), self)
        self.worker = Worker(jobs.warm_up, self)
        self.window = MainWindow(settings, self.look, self.worker, data)
        self._library_loaded.connect(self.window.desk.take_canvas)
        self._library_loaded.connect(self.worker.wake)  # what is to be read wakes it earlier
        self._loader = threading.Thread(target=self._load_library, daemon=True, name="dateline-loader")
        self._files: list[Path] = []
        self.window.installEventFilter(self)
        app.aboutToQuit.connect(self.end)

    def begin(self, files: Sequence[str]) -> None:
        """Show the window, and go on when it has been painted."""
        self._files = [Path(name) for name in files]
        self.window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self._go_on)
        return False

    def _go_on(self) -> None:
        if self._files:
            self.window.acts.filing.open_files(self._files)
        self.window.acts.filing.offer_recovery()
        self._loader.start()

    def _load_library(self) -> None:
        import dateline.window.canvas  # noqa: F401  (the import is what takes time)

        self._library_loaded.emit()

    def end(self) -> None:
        if self._loader.is_alive():
            self._loader.join()
        self.worker.close()


def main(files: Sequence[str] = ()) -> int:
    """Open the window with these files; the exit status of the program."""
    freeze_support()
    app = make_application()
    crash.keep_log()
    program = Program(app, Settings(), crash.data_folder())
    window = program.window
    crash.catch(lambda text: window.message.say(text, is_warning=True), window.safekeeping.keep_now)
    stop_on_interrupt(app)
    program.begin(files)
    return app.exec()


def make_application() -> QApplication:
    """The QApplication, with our own fonts and a style that takes colours."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0] or "dateline"])
    app.setApplicationName("dateline")
    app.setApplicationDisplayName("Dateline")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.dateline.Dateline")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resource("icons/dateline.svg"))))
    for path in sorted(resource("fonts").glob("*.[to]tf")):
        QFontDatabase.addApplicationFont(str(path))
    return app


def stop_on_interrupt(app: QApplication) -> None:
    """Let Ctrl+C in a terminal end the program as quitting does."""
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    # Python sees a signal only between its own instructions; a timer gives it some.
    beat = QTimer(app)
    beat.timeout.connect(lambda: None)
    beat.start(250)
