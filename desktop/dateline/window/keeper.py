"""Keeps the open project on disk: opens and saves its file, and notices when another hand writes it."""

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.storing.atomic import Stamp, stamp_of, why_not_writable
from dateline.storing.lock import Lock
from dateline.storing.project_file import ENDING, ChangedOnDisk, load_project, save_project
from dateline.window.background import Task, Threads
from dateline.window.kept_view import taken_apart, with_view
from dateline.window.session import Session

_MOMENT = 300  # milliseconds that another program may take to put a file in the place of one


def save(project: Project, path: Path, known: Stamp | None) -> Generator[None, None, Stamp]:
    """A job that saves."""
    yield None
    return save_project(project, path, known=known)


def load(path: Path) -> Generator[None, None, tuple[Project, Stamp | None]]:
    """A job that loads."""
    yield None
    stamp = stamp_of(path)
    return load_project(path), stamp


class Keeper(QObject):
    """`began` names a file that is being opened, `ended` comes however that ends. `opened`, with the path, and
    `saved` when all is well; `failed` carries a sentence, `read_only` why what was opened can only be saved
    elsewhere, `changed_elsewhere` the path of a file that is not as it was last read or saved, `gone` that of one
    that is not there any more."""

    began = Signal(str)
    ended = Signal()
    opened = Signal(Path)
    saved = Signal()
    failed = Signal(str)
    read_only = Signal(str)
    changed_elsewhere = Signal(Path)
    gone = Signal(Path)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._threads = Threads(self)
        self._opening: Task | None = None
        self._lock: Lock | None = None
        self._stamp: Stamp | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look)
        self._then: Callable[[], object] | None = None
        self.is_saving = False

    def open(self, path: Path) -> None:
        self.cancel()
        self._opening = task = self._threads.start(load, path)
        task.done.connect(lambda result: self._take(path, *result))
        self._tell_failure(task)
        for end in (task.done, task.failed, task.cancelled):
            end.connect(self._end_opening)
        self.began.emit(path.name)

    @property
    def is_opening(self) -> bool:
        return self._opening is not None

    def cancel(self) -> None:
        """Open nothing after all."""
        if self._opening:
            self._opening.cancel()

    def _end_opening(self) -> None:
        self._opening = None
        self.ended.emit()

    def save(
        self, path: Path | None = None, *, then: Callable[[], object] | None = None, by_force: bool = False
    ) -> None:
        """Save to the project's own file or to another, and go on with `then` when that is done.

        `by_force` writes over what another hand wrote.
        """
        path = path or self._session.path
        if path is None:
            raise ValueError("the project has no file yet")
        if not path.name.lower().endswith(ENDING):
            path = path.with_name(path.name + ENDING)
        is_own = path == self._session.path
        project, self._then = self._session.project, then
        known = self._stamp if is_own and not by_force else None
        self.is_saving = True
        self._watch(None)
        task = self._threads.start(save, with_view(project, self._session.view), path, known)
        task.done.connect(lambda stamp: self._note(project, path, stamp))
        self._tell_failure(task)

    def adopt(self) -> None:
        """Hold the file of what was opened from a recovery copy, as if it had been opened from there."""
        path = self._session.path
        if path is None:
            return
        why_not = self._hold(path) or why_not_writable(path)
        self._stamp = None if why_not else stamp_of(path)
        self._session.path = None if why_not else path
        self._watch(self._session.path if self._stamp else None)
        if why_not:
            self.read_only.emit(why_not)

    def forget(self) -> None:
        """The project that is open now has no file."""
        self._stamp = None
        self._watch(None)
        self._hold(None)

    def close(self) -> None:
        """Wait for what is being written, and let others have the file."""
        self._threads.close()
        self.forget()

    def _take(self, path: Path, project: Project, stamp: Stamp | None) -> None:
        why_not = self._hold(path) or why_not_writable(path)
        self._stamp = stamp
        project, view = taken_apart(project)
        self._session.open(project, path=None if why_not else path, view=view)
        self._watch(None if why_not else path)
        self.opened.emit(path)
        if why_not:
            self.read_only.emit(why_not)

    def _hold(self, path: Path | None) -> str:
        """Keep others from writing a file while it is open here; a sentence where others keep us from it."""
        if self._lock:
            self._lock.release()
            self._lock = None
        try:
            self._lock = Lock(path) if path else None
        except DatelineError as error:
            return str(error)
        return ""

    def _note(self, project: Project, path: Path, stamp: Stamp) -> None:
        self.is_saving = False
        if path != self._session.path:
            self._hold(path)
        self._stamp, self._session.path = stamp, path
        if self._session.project is project:
            self._session.history.setClean()
        self._watch(path)
        self.saved.emit()
        then, self._then = self._then, None
        if then:
            then()

    def _tell_failure(self, task: Task) -> None:
        def tell(error: Exception) -> None:
            self.is_saving = False
            self._then = None
            if isinstance(error, ChangedOnDisk) and self._session.path:
                self.changed_elsewhere.emit(self._session.path)
            elif isinstance(error, DatelineError):
                self.failed.emit(str(error))
            else:
                raise error  # to the one hook

        task.failed.connect(tell)

    def _watch(self, path: Path | None) -> None:
        if files := self._watcher.files():
            self._watcher.removePaths(files)
        if path:
            self._watcher.addPath(str(path))

    def _look(self, name: str) -> None:
        path = Path(name)
        now = stamp_of(path)
        if self.is_saving:
            return
        if now is None:
            QTimer.singleShot(_MOMENT, self, lambda: self._miss(path))
        elif now != self._stamp:
            self.changed_elsewhere.emit(path)

    def _miss(self, path: Path) -> None:
        """Tell that the file has gone, unless another program was only putting a new one in its place."""
        if path != self._session.path or self.is_saving:
            return
        now = stamp_of(path)
        if now is None:
            self.gone.emit(path)
        else:
            self._watch(path)
            if now != self._stamp:
                self.changed_elsewhere.emit(path)
