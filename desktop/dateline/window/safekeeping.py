"""Keeps a recovery copy of unsaved work after each change, and finds what a program that died has left."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.storing.recovery import Left, Recovery, left_behind
from dateline.window.background import Threads
from dateline.window.session import Session

_PAUSE = 400  # milliseconds after a change; typing is kept once


def keep(recovery: Recovery, project: Project) -> Generator[None, None, None]:
    """A job that brings a recovery copy up to date."""
    yield None
    recovery.keep(project)


class Safekeeping(QObject):
    """Watches a session; one copy is written at a time. `failed` tells, once, that copies cannot be kept."""

    failed = Signal(str)

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._folder = session, folder
        self._threads = Threads(self)
        self._recovery: Recovery | None = None
        self._of: Path | None = None
        self._is_busy = self._has_failed = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._keep)
        session.changed.connect(self._note)

    def left(self) -> tuple[Left, ...]:
        """Work that another run of the program has left."""
        return left_behind(self._folder) if self._folder.is_dir() else ()

    def saved(self) -> None:
        """The work is safe in its own file: the copy is not needed any more."""
        self._pause.stop()
        self._threads.close()
        if self._recovery:
            self._recovery.close()
            self._recovery = None

    def keep_now(self) -> None:
        """Keep what there is before anything else happens, after a fault say."""
        if self._session.has_unsaved_work:
            self._pause.stop()
            self._threads.close()
            self._copy().keep(self._session.project)

    def _note(self, before: Project, after: Project) -> None:
        if not self._pause.isActive():  # one who types on and on has a copy too
            self._pause.start()

    def _copy(self) -> Recovery:
        """The copy of what is open; another one when another file is."""
        if self._recovery and self._of != self._session.path:
            self._recovery.close()
            self._recovery = None
        if self._recovery is None:
            self._of = self._session.path
            self._recovery = Recovery(self._folder, self._of)
        return self._recovery

    def _keep(self) -> None:
        if self._is_busy:
            self._pause.start()
            return
        if not self._session.has_unsaved_work:
            self.saved()
            return
        try:
            task = self._threads.start(keep, self._copy(), self._session.project)
        except (DatelineError, OSError) as error:
            self._fail(error)
            return
        self._is_busy = True
        task.done.connect(lambda _: self._end())
        task.failed.connect(self._end)

    def _end(self, error: Exception | None = None) -> None:
        self._is_busy = False
        if error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(str(error))
