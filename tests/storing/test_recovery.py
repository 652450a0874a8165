"""Locks and recovery copies: what is open elsewhere is known, and what was done before a crash is there after it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import projects
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.error import DatelineError
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.storing.lock import Lock, OpenElsewhere
from dateline.storing.recovery import Recovery, left_behind

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'desktop'}{os.pathsep}{ROOT / 'tests' / 'fixtures'}"}


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, env=ENVIRONMENT
    )


HOLD = """
import sys
from pathlib import Path
from dateline.storing.lock import Lock
lock = Lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_project_open_elsewhere(tmp_path: Path):
    path = tmp_path / "a.dateline"
    other = run(HOLD, path)
    assert other.stdout and other.stdout.readline() == "held\n"
    with pytest.raises(OpenElsewhere, match=r"“a.dateline” is open elsewhere, by .* on "):
        Lock(path)
    other.kill()
    other.communicate()
    with Lock(path) as lock:
        assert lock.is_held
    assert not list(tmp_path.iterdir())


def test_a_lock_is_taken_once(tmp_path: Path):
    lock = Lock(tmp_path / "a")
    with pytest.raises(OpenElsewhere):
        Lock(tmp_path / "a")
    lock.release()
    lock.release()
    Lock(tmp_path / "a").release()


def test_no_lock_where_none_can_be(tmp_path: Path):
    assert not Lock(tmp_path / "no folder" / "a").is_held


def test_a_copy_is_left_only_by_a_crash(tmp_path: Path):
    recovery = Recovery(tmp_path, Path("/a/b.dateline"))
    recovery.keep(projects.small())
    assert not left_behind(tmp_path)  # it is still open
    recovery.drop()
    recovery.keep(Project("after a save"))
    recovery.close()
    assert not left_behind(tmp_path) and not list(tmp_path.iterdir())


def left_by(tmp_path: Path, *states: Project) -> Project:
    """What is found after a program kept these states and ended."""
    recovery = Recovery(tmp_path, None)
    for state in states:
        recovery.keep(state)
    recovery._give_up()
    recovery._lock.release()
    [left] = left_behind(tmp_path)
    found = left.load()
    left.drop()
    assert not list(tmp_path.iterdir())
    return found


def without(n: int) -> Callable[[tuple[Event, ...]], tuple[Event, ...]]:
    return lambda events: events[: n % (len(events) or 1)] + events[n % (len(events) or 1) + 1 :]


@st.composite
def histories(draw: st.DrawFn) -> list[Project]:
    """Projects that each share most with the one before."""
    project = projects.large(12, 2)
    made = [project]
    for step in range(draw(st.integers(1, 8))):
        n = draw(st.integers(0, 20))
        events = project.events
        act = draw(st.sampled_from(("change", "drop", "insert", "append", "swap", "title", "clear", "undo")))
        if act == "change" and events:
            at = n % len(events)
            events = (*events[:at], replace(events[at], title=f"new {step}"), *events[at + 1 :])
        elif act == "drop":
            events = without(n)(events)
        elif act == "insert":
            events = (*events[:n], Event(f"x{step}", "Inserted", links=project.events[0].links if events else ()),
                      *events[n:])  # fmt: skip
        elif act == "append":
            events = (*events, *(replace(event, id=f"{event.id}.{step}") for event in events[:3]))
        elif act == "swap":
            events = events[::-1]
        elif act == "clear":
            events = ()
        project = replace(project, events=events, title="T" if act == "title" else project.title)
        if act == "undo":
            project = made[n % len(made)]
        made.append(project)
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories())
def test_changes_add_up(tmp_path: Path, history: list[Project]):
    assert left_by(tmp_path, *history) == history[-1]


KEEP = """
import sys
from dataclasses import replace
from pathlib import Path
import projects
from dateline.storing.recovery import Recovery
project = projects.large(300, 5)
recovery = Recovery(Path(sys.argv[1]), Path("/home/ada/b.dateline"))
for n in range(100000):
    at = n % 300
    event = replace(project.events[at], title=f"change {n}")
    project = replace(project, title=str(n), events=(*project.events[:at], event, *project.events[at + 1 :]))
    recovery.keep(project)
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_at_any_instant_nothing_kept_is_lost(tmp_path: Path):
    chance = random.Random(3)
    for _ in range(int(os.environ.get("DATELINE_KILLS", "6"))):
        other = run(KEEP, tmp_path)
        assert other.stdout
        told = int(other.stdout.readline())
        time.sleep(chance.random() / 4)
        other.send_signal(signal.SIGKILL)
        rest = other.communicate()[0].split()
        told = int(rest[-2]) if len(rest) > 1 else told  # the last line may be torn
        [left] = left_behind(tmp_path)
        assert left.path == Path("/home/ada/b.dateline")
        project = left.load()
        assert int(project.title) >= told
        assert project.events[int(project.title) % 300].title == f"change {project.title}"
        assert len(project.events) == 300
        left.drop()
        assert not [p for p in tmp_path.iterdir() if ".lock" not in p.name]


def test_a_damaged_copy_gets_a_sentence(tmp_path: Path):
    (tmp_path / "x.recovery").write_bytes(b"nonsense" * 100)
    [left] = left_behind(tmp_path)
    with pytest.raises(DatelineError, match=r"^The recovery copy of “” .*\.$"):
        left.load()


def test_keeping_one_change_of_many_is_quick(tmp_path: Path):
    """An edit of one event among thousands writes that event, not all of them."""
    project = projects.large(5_000, 50)
    recovery = Recovery(tmp_path, None)
    started = time.process_time()
    recovery.keep(project)
    whole = time.process_time() - started
    event = replace(project.events[2_500], title="Changed")
    after = replace(project, events=(*project.events[:2_500], event, *project.events[2_501:]))
    started = time.process_time()
    recovery.keep(after)
    one = time.process_time() - started
    recovery.close()
    assert one < whole / 10, f"one change took {one:.3f} s, the whole {whole:.3f} s"
