"""Long jobs off the GUI thread: a job yields progress and returns its result, a Task owns all signals."""

import contextlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dateline.model.error import DatelineError
from dateline.window.driving import Job, drive, work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_PATIENCE = 2.0  # seconds that a worker gets to end by itself


class Task(QObject):
    """One run of a job: its progress values, then exactly one of `done`, `failed` or `cancelled`.

    `done` carries what the job returned; `failed` a DatelineError or, for a
    fault of the program, a Crash.
    """

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self.is_over = False

    def cancel(self) -> None:
        """Ask the job to stop at its next step. Nothing more is heard of it but `cancelled`, at once."""
        if not self.is_over:
            self._cancel.set()
            self.is_over = True
            self.cancelled.emit()

    @property
    def is_cancelled(self) -> bool:
        return self._cancel.is_set()


class _Relay(QObject):
    """Carries what other threads say over to the GUI thread."""

    heard = Signal(object, str, object)  # the task, what, and its value

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heard.connect(self._tell)

    def _tell(self, task: Task, what: str, value: object) -> None:
        if task.is_over:
            return
        if what == "progressed":
            task.progressed.emit(value)
            return
        task.is_over = True
        (task.done if what == "done" else task.failed).emit(value)


class Threads(QObject):
    """Runs jobs that mostly wait (for the disk, say), each on a thread of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = _Relay(self)
        self._threads: list[threading.Thread] = []

    def start(self, job: Job, *args: Any) -> Task:
        task = Task(self)
        thread = threading.Thread(target=self._run, args=(task, job, args), daemon=True, name="dateline-job")
        self._threads = [other for other in self._threads if other.is_alive()] + [thread]
        thread.start()
        return task

    def _run(self, task: Task, job: Job, args: tuple[Any, ...]) -> None:
        for what, value in drive(job, args, lambda: task.is_cancelled):
            self._relay.heard.emit(task, what, value)

    def close(self) -> None:
        """Wait until every job has come to its end."""
        for thread in self._threads:
            thread.join()


class Worker(QObject):
    """A process of its own for jobs that keep the interpreter busy, so that the window follows the hand.

    Started once (`wake`), it stays, with what it has loaded. Jobs queue up; jobs and results must be picklable.
    """

    def __init__(self, warm_up: Callable[[], object] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = _Relay(self)
        self._warm_up = warm_up
        self._tasks: dict[int, Task] = {}
        self._count = 0
        self._pipe: Connection | None = None
        self._process: Any = None
        self._listener: threading.Thread | None = None
        self._is_gone = False  # the process has ended by itself

    def wake(self) -> None:
        """Start the process, if it does not run."""
        from multiprocessing import get_context  # most starts are over before it is needed

        if self._process is not None and not self._is_gone:
            return
        self.close()
        self._is_gone = False
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=work, args=(theirs, self._warm_up), daemon=True, name="dateline-reader"
        )
        self._process.start()
        theirs.close()
        self._listener = threading.Thread(
            target=self._listen, args=(self._pipe,), daemon=True, name="dateline-listener"
        )
        self._listener.start()

    def start(self, job: Job, *args: Any) -> Task:
        self.wake()
        assert self._pipe is not None
        self._count += 1
        task = Task(self)
        number, pipe = self._count, self._pipe
        self._tasks[number] = task
        task.cancelled.connect(lambda: self._forget(pipe, number))
        self._send(pipe, ("job", number, job, args))
        return task

    def close(self) -> None:
        """End the process; what it was doing is lost."""
        if self._process is None or self._pipe is None:
            return
        for task in list(self._tasks.values()):
            task.cancel()
        self._send(self._pipe, ("end",))
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        if self._listener:
            self._listener.join()
        self._pipe.close()
        self._process.close()
        self._process = self._pipe = None

    def _forget(self, pipe: "Connection", number: int) -> None:
        self._tasks.pop(number, None)
        self._send(pipe, ("cancel", number))

    def _send(self, pipe: "Connection", message: tuple[Any, ...]) -> None:
        with contextlib.suppress(OSError):  # a process that has gone is seen by the listener
            pipe.send(message)

    def _listen(self, pipe: "Connection") -> None:
        while True:
            try:
                number, what, value = pipe.recv()
            except (EOFError, OSError):
                break
            task = self._tasks.get(number) if what == "progressed" else self._tasks.pop(number, None)
            if task:
                self._relay.heard.emit(task, what, value)
        left = [self._tasks.pop(number) for number in list(self._tasks)]
        self._is_gone = True
        for task in left:
            gone = DatelineError("The part of Dateline that reads has stopped. Please open the file again.")
            self._relay.heard.emit(task, "failed", gone)
