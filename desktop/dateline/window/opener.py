"""Opens files and texts: drives the reading, and puts what it gives into the session when it is whole."""

from collections.abc import Callable
from functools import partial, reduce
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dateline.model.anchors import give_date
from dateline.model.error import DatelineError
from dateline.model.finding import redated
from dateline.model.joining import add_reading, read_again
from dateline.model.project import Project, Reading
from dateline.model.source import Basis, Source
from dateline.model.span import Span
from dateline.model.when import When
from dateline.window import jobs
from dateline.window.background import Task, Worker
from dateline.window.session import Session

_MOST_TOLD = 4  # failures in one message


class Opener(QObject):
    """One reading at a time. `began` names what is read; `ended` comes however it ends; `added` carries the sources
    that a project got besides its own, `read_well` the paths of the files that could be read; `reread` tells that a
    source of the project was read anew, and which ids have another date since."""

    began = Signal(str)
    added = Signal(list)
    read_well = Signal(list)
    progressed = Signal(object)
    opened = Signal()
    reread = Signal(list)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, session: Session, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._worker = session, worker
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def open(self, paths: list[Path], *, add: bool = False) -> None:
        """Read articles: into a new project, or one more step of the one that is open."""
        names = paths[0].name if len(paths) == 1 else f"{len(paths)} files"
        task = self._worker.start(jobs.read_files, tuple(map(str, paths)))
        self._follow(task, names, lambda readings: self._take(readings, add))

    def read(self, text: str, title: str, *, add: bool = False) -> None:
        """Read a text, from the clipboard say."""
        task = self._worker.start(jobs.read_text, text, title)
        self._follow(task, title, lambda readings: self._take(readings, add))

    def publish(self, source_id: str, when: When) -> None:
        """Read a source again from another date of its own, and move what hangs on it, in one step."""
        source = self._session.project.source(source_id)
        if source:
            self._again(source, when if when.is_dated else None, "Change the document's date")

    def date(self, source_id: str, span: Span, when: When) -> None:
        """Read a source again with another date for words of it, and move what hangs on them, in one step."""
        source = self._session.project.source(source_id)
        if source:
            words = " ".join(span.of(source.text).split())
            name = f"Change the date of “{words}”" if when.is_dated else f"Take back the date of “{words}”"
            self._again(give_date(source, span, when), _given(source), name)

    def read_again(self, source: Source) -> None:
        """Read a source anew, as a newer program does it better; what a person has decided stays."""
        self._again(source, _given(source), f"Read “{source.title}” again")

    def _again(self, source: Source, given: When | None, text: str) -> None:
        task = self._worker.start(jobs.read_again, source, given)
        self._follow(task, source.title or "the source", partial(self._take_again, text))

    def cancel(self) -> None:
        if self._task:
            self._task.cancel()

    def _follow(self, task: Task, name: str, take: Callable[..., None]) -> None:
        self.cancel()
        self._task = task
        task.progressed.connect(self.progressed)
        task.done.connect(lambda result: self._end(lambda: take(result)))
        task.failed.connect(lambda error: self._end(lambda: self._tell(error)))
        task.cancelled.connect(lambda: self._end(lambda: None))
        self.began.emit(name)

    def _end(self, act: Callable[[], None]) -> None:
        task, self._task = self._task, None
        act()
        self.ended.emit()
        if task:
            task.deleteLater()

    def _take(self, result: jobs.Readings, add: bool) -> None:
        add = add and not self._session.project.is_empty
        known = {source.digest for source in self._session.project.sources if add and source.digest}
        failures = list(result.failures)
        for reading in result.readings:
            if reading.source.digest in known:
                failures.append(f"“{reading.source.title}” is in this project already.")
        new = [reading for reading in result.readings if reading.source.digest not in known]
        if new and add:
            self._session.do(f"Add {_named(new)}", partial(_with_readings, readings=new))
            self.added.emit([reading.source for reading in new])
        elif new:
            self._session.open(_with_readings(Project(title=_shared_title(new)), new))
        if new:
            self.opened.emit()
            self.read_well.emit([Path(reading.source.path) for reading in new if reading.source.path])
        if failures:
            self.failed.emit(_in_one(failures, len(result.readings) + len(result.failures)))

    def _take_again(self, text: str, reading: Reading) -> None:
        before = self._session.project
        self._session.do(text, lambda p: read_again(p, reading))
        self.reread.emit(list(redated(before, self._session.project)))

    def _tell(self, error: Exception) -> None:
        if isinstance(error, DatelineError):
            self.failed.emit(str(error))
        else:
            raise error  # to the one hook


def _with_readings(project: Project, readings: list[Reading]) -> Project:
    return reduce(add_reading, readings, project)


def _named(readings: list[Reading]) -> str:
    """The title of one source, or how many they are."""
    [first, *others] = readings
    return f"{len(readings)} sources" if others else f"“{first.source.title or 'a source'}”"


def _given(source: Source) -> When | None:
    """The document's own date where a person gave it."""
    return source.published.when if source.published.basis is Basis.GIVEN else None


def _shared_title(readings: list[Reading]) -> str:
    """The name of the folder that several sources come from; "" where that says nothing."""
    folders = {Path(reading.source.path).parent.name for reading in readings}
    return folders.pop() if len(readings) > 1 and len(folders) == 1 else ""


def _in_one(failures: list[str], count: int) -> str:
    """What went wrong with some of `count` files, in one message."""
    if len(failures) == 1:
        return failures[0]
    told = " ".join(failures[:_MOST_TOLD])
    more = len(failures) - _MOST_TOLD
    return f"{len(failures)} of {count} files were not read. {told}" + (
        f" And {more} more." if more > 0 else ""
    )
