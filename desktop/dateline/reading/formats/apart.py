"""Runs a reader of native code in a process of its own, with limits on its time and memory.

The bytes go in by standard input, the answer comes back as JSON, so nothing that a hostile file does in there
reaches the program. The built application starts itself with `--apart` and hands over to `serve`.
"""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from dateline.reading.formats.document import Unreadable

FLAG = "--apart"
# Modules with a function `answer(raw: bytes) -> what JSON can hold`.
READERS = ("dateline.reading.formats.pdf_pages",)
_ROOT = Path(__file__).resolve().parents[3]


def apart(reader: str, raw: bytes, *, seconds: float, megabytes: int) -> Any:
    """What the module `reader` answers to `raw`.

    Raises Unreadable where it refuses, takes more than it may, or falls.
    """
    try:
        done = subprocess.run(
            [*_command(), reader, str(megabytes)],
            input=raw,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(_ROOT), *filter(None, sys.path)))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("takes too long to read") from None
    if done.returncode or not done.stdout:
        raise Unreadable("could not be read: it is damaged, or takes too much memory")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Unreadable(str(answer["refused"]))
    return answer["answer"]


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", __name__]


def serve(arguments: list[str]) -> int:
    """The other side: answer once and end; `arguments` are what follows the flag."""
    reader, megabytes = arguments
    _limit_memory(int(megabytes))
    if reader not in READERS:
        return 2
    raw = sys.stdin.buffer.read()
    try:
        answer = {"answer": importlib.import_module(reader).answer(raw)}
    except Unreadable as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": "takes too much memory to read"}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.flush()
    return 0


def _limit_memory(megabytes: int) -> None:
    if sys.platform != "win32":
        import resource

        most = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:]))
