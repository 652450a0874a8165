"""Starts the program: first the bare window, then what stands in it, then matplotlib, then the language model, so that
nobody waits for them."""

import gc
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from dateline.resources import resource
from dateline.version import __version__
from dateline.window import crash, lean
from dateline.window.main_window import MainWindow
from dateline.window.settings import Settings
from dateline.window.theme import Look

if TYPE_CHECKING:
    from dateline.window.background import Worker


_FRAME = 100  # milliseconds in which a first frame is drawn


class _Painted(QObject):
    """Calls `then` once, in the turn after a widget was first painted."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
            self.deleteLater()
        return False


class Program(QObject):
    """The application and what all its windows share."""

    _library_loaded = Signal()

    def __init__(self, app: QApplication, settings: Settings, data: Path) -> None:
        super().__init__(app)
        self.settings = settings
        self.look = Look(settings.value("colours"), settings.value("patterns"), self)
        self.window = MainWindow(settings, self.look)
        self._data = data
        self._worker: Worker | None = None
        self._loader = threading.Thread(target=self._load_library, daemon=True, name="dateline-loader")
        self._files: list[Path] = []
        _Painted(self.window, self._go_on)
        app.aboutToQuit.connect(self.end)

    def begin(self, files: Sequence[str]) -> None:
        """Show the window, and go on when it has been painted."""
        self._files = [Path(name) for name in files]
        self.window.show()

    def _go_on(self) -> None:
        self.furnish()
        self.window.begin(self._files)
        self.window.acts.filing.offer_recovery()
        if self.window.keeper.is_opening:
            self.window.keeper.ended.connect(self._load)
        elif self._files:
            self._load()
        else:
            _Painted(self.window.start, self._load)

    def _load(self) -> None:
        """Load the library in a thread; not beside a project that is being opened, for both would take turns."""
        if self._loader.ident is None:
            self._loader.start()

    def furnish(self) -> None:
        """Make what stands in the window, where that was not yet done."""
        from dateline.window.background import Worker
        from dateline.window.jobs import warm_up

        if self._worker is not None:
            return
        self.look.listen()
        add_faces()
        self._worker = Worker(warm_up, self)
        self.window.furnish(self._worker, self._data)
        self._library_loaded.connect(self._take_library)

    def tell_fault(self, text: str) -> None:
        """Say in the window what went wrong. One that could not be furnished is of no use: the program ends."""
        if self.window.is_furnished:
            self.window.message.say(text, is_warning=True)
            return
        if sys.stderr:
            sys.stderr.write(f"{text}\n")
        QApplication.exit(1)

    def keep_work(self) -> None:
        """Keep what is not saved, before anything else happens."""
        if self.window.is_furnished:
            self.window.safekeeping.keep_now()

    def _load_library(self) -> None:
        lean.spare_help_texts()
        import dateline.window.canvas  # noqa: F401  (the import is what takes time)

        self._library_loaded.emit()

    def _take_library(self) -> None:
        self.window.desk.take_canvas()
        QTimer.singleShot(_FRAME, self._come_to_rest)

    def _come_to_rest(self) -> None:
        if self._worker is not None:
            self._worker.wake()  # what is to be read wakes it earlier
        gc.freeze()  # what is there by now stays
        gc.enable()

    def end(self) -> None:
        if self._loader.is_alive():
            self._loader.join()
        if self._worker is not None:
            self._worker.close()


def main(files: Sequence[str] = ()) -> int:
    """Open the window with these files; the exit status of the program."""
    gc.disable()  # it would walk all that is made for the start again and again
    app = make_application()
    crash.keep_log()
    program = Program(app, Settings(), crash.data_folder())
    crash.catch(program.tell_fault, program.keep_work)
    stop_on_interrupt(app)
    program.begin(files)
    return app.exec()


def make_application() -> QApplication:
    """The QApplication, with a style that takes colours."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
    else:
        # As an argument, since setStyle() would return a QStyle, whose enumerations take 5 ms to make.
        app = QApplication([sys.argv[0] or "dateline", "-style", "Fusion"])
    app.setApplicationName("dateline")
    app.setApplicationDisplayName("Dateline")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.dateline.Dateline")
    app.setWindowIcon(QIcon(str(resource("icons/dateline.svg"))))
    return app


def add_faces() -> None:
    """Let Qt have our own fonts, which no bare window shows."""
    for path in sorted(resource("fonts").glob("*.[to]tf")):
        QFontDatabase.addApplicationFont(str(path))


def stop_on_interrupt(app: QApplication) -> None:
    """Let Ctrl+C in a terminal end the program as quitting does."""
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    # Python sees a signal only between its own instructions; a timer gives it some.
    beat = QTimer(app)
    beat.timeout.connect(lambda: None)
    beat.start(250)
