"""Runs jobs step by step, in a thread or as the life of a worker process; knows no Qt.

A job is a generator function: it yields progress and returns its result.
"""

import contextlib
import traceback
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any

from dateline.model.error import DatelineError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Job = Callable[..., Generator[Any, None, Any]]


class Crash(Exception):
    """What went wrong in another process, with its traceback as text."""


def drive(job: Job, args: tuple[Any, ...], is_cancelled: Callable[[], bool]) -> Iterator[tuple[str, object]]:
    """Run a job step by step: ("progressed", value)…, then ("done", value), ("failed", error) or nothing."""
    try:
        steps = job(*args)
        while not is_cancelled():
            yield "progressed", next(steps)
        steps.close()
    except StopIteration as end:
        yield "done", end.value
    except DatelineError as error:
        yield "failed", error
    except Exception:
        yield "failed", Crash(traceback.format_exc())


def work(pipe: "Connection", warm_up: Callable[[], object] | None) -> None:
    """The life of a worker process: take a job, tell of its steps, until told to end or left alone."""
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        waiting: list[tuple[Any, ...]] = []
        unwanted: set[int] = set()
        if warm_up and not pipe.poll():
            warm_up()
        while _take(pipe, waiting, unwanted, wait=not waiting):
            if not waiting:
                continue
            _, number, job, args = waiting.pop(0)
            ended = False

            def is_cancelled(number: int = number) -> bool:
                nonlocal ended
                ended = ended or not _take(pipe, waiting, unwanted, wait=False)
                return ended or number in unwanted

            if not is_cancelled():
                for what, value in drive(job, args, is_cancelled):
                    pipe.send((number, what, value))
            if ended:
                return


def _take(pipe: "Connection", waiting: list[tuple[Any, ...]], unwanted: set[int], *, wait: bool) -> bool:
    """Sort what has come in; False when it is time to end."""
    while wait or pipe.poll():
        wait = False
        message = pipe.recv()
        if message[0] == "end":
            return False
        if message[0] == "cancel":
            unwanted.add(message[1])
            waiting[:] = [job for job in waiting if job[1] != message[1]]
        else:
            waiting.append(message)
    return True
