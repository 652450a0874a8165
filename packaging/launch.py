"""Where a built application starts."""

import os
import runpy
import sys
from multiprocessing import freeze_support
from pathlib import Path


def keep_font_list() -> None:
    """matplotlib makes a list of all fonts once; this keeps it among the caches, under our own name."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    os.environ.setdefault("MPLCONFIGDIR", str(caches / "dateline" / "matplotlib"))


if __name__ == "__main__":
    freeze_support()
    if sys.platform.startswith("linux"):
        keep_font_list()
    runpy.run_module("dateline", run_name="__main__")
