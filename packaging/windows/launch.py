"""Where the Windows program starts: Python is beside this file, and so is all that it needs."""

import os
import runpy
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    sys.path[:0] = [str(HERE / "site")]
    if sys.stdout is None or sys.stderr is None:  # pythonw has neither, and prints would fail
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    runpy.run_module("dateline", run_name="__main__")
