"""Saving is ended at each thing it does to the disk: the old file or the new one is there, whole, every time."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.model.project import Project
from dateline.storing.project_file import load_project, save_project

SCRIPT = Path(__file__).with_name("crashing.py")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SCRIPT.parents[2] / "desktop"), "PYTHONDONTWRITEBYTECODE": "1"}
OLD, NEW = Project("old" * 5_000), Project("new" * 5_000)
WRITING = (
    "write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,chmod,fchmodat"
)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends processes as POSIX does")


def save(path: Path, at: int, *more: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, str(SCRIPT), str(path), "new", str(at), *more]
    return subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False)


def fresh(folder: Path, *, with_old: bool) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "a.dateline"
    if with_old:
        save_project(OLD, path)
    return path


def check(path: Path, *, with_old: bool) -> str:
    """Which one is there; and that the next save works and leaves nothing else in the way."""
    if not path.exists():
        assert not with_old
        found = "none"
    else:
        project = load_project(path)
        assert project in ((OLD, NEW) if with_old else (NEW,))
        found = "old" if project == OLD else "new"
    for left in path.parent.glob(".*"):
        os.utime(left, (1, 1))
    save_project(OLD, path)
    assert load_project(path) == OLD
    assert list(path.parent.iterdir()) == [path]
    return found


@pytest.mark.parametrize("with_old", [True, False])
@pytest.mark.parametrize("half", [(), ("half",)])
def test_ended_at_each_act(tmp_path: Path, half: tuple[str, ...], with_old: bool):
    acts = save(fresh(tmp_path / "x", with_old=with_old), 0).stdout.split()
    assert (
        acts.index("write")
        < acts.index("fsync")
        < acts.index("replace")
        < len(acts) - acts[::-1].index("fsync")
    )
    found = []
    for at in range(1, len(acts) + 1):
        path = fresh(tmp_path / "x", with_old=with_old)
        assert save(path, at, *half).returncode == 9
        found.append(check(path, with_old=with_old))
    before = "old" if with_old else "none"
    assert found == [before] * (acts.index("replace") + 1) + ["new"] * (len(acts) - acts.index("replace") - 1)


def can_trace() -> bool:
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False).returncode == 0


@pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not look into processes")
@pytest.mark.parametrize("with_old", [True, False])
def test_killed_at_each_system_call_that_writes(tmp_path: Path, with_old: bool):
    log = tmp_path / "log"
    trace = ("strace", "-qq", "-f", "-o", str(log))
    assert not save(
        fresh(tmp_path / "x", with_old=with_old), 0, before=(*trace, f"-etrace={WRITING}")
    ).returncode
    calls = re.findall(rf"\b({WRITING.replace(',', '|')})\(", log.read_text())
    assert {"write", "fsync", "rename"} <= set(calls)
    found = []
    for place, call in enumerate(calls):
        path = fresh(tmp_path / "x", with_old=with_old)
        when = calls[: place + 1].count(call)
        ended = save(path, 0, before=(*trace, f"-einject={call}:signal=KILL:when={when}"))
        assert ended.returncode and "+++ killed by SIGKILL +++" in log.read_text()
        found.append(check(path, with_old=with_old))
    renamed = calls.index("rename")
    assert found[:renamed] == ["old" if with_old else "none"] * renamed
    assert set(found[renamed + 1 :]) == {"new"}
