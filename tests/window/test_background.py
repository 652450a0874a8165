"""Long jobs: progress, results, failures and cancelling, in a thread and in a process of their own."""

import os
import time
from collections.abc import Generator, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from dateline.model.error import DatelineError
from dateline.window.background import Task, Threads, Worker
from dateline.window.driving import Crash


def count_to(number: int, pause: float = 0.0) -> Generator[int, None, int]:
    for step in range(number):
        time.sleep(pause)
        yield step
    return number


def fail_as_people_do() -> Generator[int, None, None]:
    yield 0
    raise DatelineError("The file is not there.")


def fail_as_programs_do() -> Generator[int, None, None]:
    yield 0
    raise ZeroDivisionError


def burn(seconds: float) -> Generator[int, None, int]:
    """Keeps the interpreter busy without letting go, as parsing does."""
    yield 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        sum(range(2000))
    return os.getpid()


def die() -> Generator[int, None, None]:
    yield 0
    os._exit(3)


@pytest.fixture(scope="module")
def process(qapp: object) -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture(params=["process", "thread"])
def runner(request: pytest.FixtureRequest, process: Worker) -> Iterator[Worker | Threads]:
    if request.param == "process":
        yield process
    else:
        threads = Threads()
        yield threads
        threads.close()


def watch(task: Task) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    for name in ("progressed", "done", "failed"):
        getattr(task, name).connect(lambda value, name=name: heard.append((name, value)))
    task.cancelled.connect(lambda: heard.append(("cancelled", None)))
    return heard


def test_a_job_tells_its_steps_in_order_and_its_result(runner: Worker | Threads, qtbot: QtBot) -> None:
    task = runner.start(count_to, 3)
    heard = watch(task)
    qtbot.waitSignal(task.done, timeout=10_000).wait()
    assert heard == [("progressed", 0), ("progressed", 1), ("progressed", 2), ("done", 3)]


def test_what_a_user_can_cause_keeps_its_sentence(runner: Worker | Threads, qtbot: QtBot) -> None:
    task = runner.start(fail_as_people_do)
    with qtbot.waitSignal(task.failed, timeout=10_000) as told:
        pass
    assert isinstance(told.args[0], DatelineError)
    assert str(told.args[0]) == "The file is not there."


def test_a_fault_comes_with_its_traceback(runner: Worker | Threads, qtbot: QtBot) -> None:
    task = runner.start(fail_as_programs_do)
    with qtbot.waitSignal(task.failed, timeout=10_000) as told:
        pass
    assert isinstance(told.args[0], Crash)
    assert "ZeroDivisionError" in str(told.args[0])


def test_a_cancelled_job_is_heard_of_no_more(runner: Worker | Threads, qtbot: QtBot) -> None:
    task = runner.start(count_to, 10_000, 0.01)
    heard = watch(task)
    qtbot.waitUntil(lambda: len(heard) > 2, timeout=10_000)
    task.cancel()
    so_far = list(heard)
    assert so_far[-1] == ("cancelled", None)
    after = runner.start(count_to, 1)
    qtbot.waitSignal(after.done, timeout=10_000).wait()
    assert heard == so_far


def test_the_window_follows_the_hand_while_a_job_burns(process: Worker, qtbot: QtBot) -> None:
    qtbot.waitSignal(process.start(count_to, 1).done, timeout=10_000).wait()
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(5)
    with qtbot.waitSignal(process.start(burn, 0.8).done, timeout=10_000) as told:
        pass
    timer.stop()
    assert told.args[0] != os.getpid()
    gaps = sorted(b - a for a, b in pairwise(beats))
    assert len(beats) > 40
    assert gaps[len(gaps) * 9 // 10] < 0.05


def test_a_process_that_dies_is_said_and_started_again(qapp: object, qtbot: QtBot) -> None:
    worker = Worker()
    with qtbot.waitSignal(worker.start(die).failed, timeout=10_000) as told:
        pass
    assert isinstance(told.args[0], DatelineError)
    with qtbot.waitSignal(worker.start(count_to, 2).done, timeout=10_000) as done:
        pass
    assert done.args == [2]
    worker.close()


def test_closing_ends_the_process(qapp: object, qtbot: QtBot) -> None:
    worker = Worker()
    task = worker.start(count_to, 10_000, 0.01)
    heard = watch(task)
    qtbot.waitUntil(lambda: len(heard) > 1, timeout=10_000)
    process = worker._process
    assert process.is_alive()
    pid = process.pid
    worker.close()
    assert heard[-1] == ("cancelled", None)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
