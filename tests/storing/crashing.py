"""Saves a project and ends itself at the Nth thing it does to the disk: `crashing.py FILE NEW N [half]`.

Prints how many things it did when it comes to the end. With `half`, a write puts half of its bytes down first.
"""

import builtins
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.model.project import Project
from dateline.storing.project_file import save_project

path, title, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
half = sys.argv[4:] == ["half"]
done: list[str] = []


def counted(
    name: str, act: Callable[..., Any], partly: Callable[..., Any] | None = None
) -> Callable[..., Any]:
    def call(*args: Any, **keywords: Any) -> Any:
        done.append(name)
        if len(done) == last:
            if partly and half:
                partly(*args)
            os._exit(9)
        return act(*args, **keywords)

    return call


class Counted(io.FileIO):
    def write(self, content: Any) -> int:
        return counted("write", super().write, lambda c: super(Counted, self).write(c[: len(c) // 2]))(
            content
        )

    def close(self) -> None:
        if not self.closed:
            counted("close", super().close)()


def opened(file: Any, mode: str = "r", *args: Any, **keywords: Any) -> Any:
    if "w" in mode and "b" in mode:
        done.append("open")
        if len(done) == last:
            os._exit(9)
        return Counted(os.fspath(file), "w")
    return builtins.open(file, mode, *args, **keywords)  # noqa: PTH123


for name in ("open", "close", "fsync", "replace", "chmod", "unlink"):
    setattr(os, name, counted(name, getattr(os, name)))
setattr(io, "open", opened)  # noqa: B010
Path.open = opened  # type: ignore[method-assign,assignment]
save_project(Project(title * 5_000), path)
sys.stdout.write(" ".join(done))
