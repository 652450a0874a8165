"""Runs Dateline's command line as the built application would: without the modules that stay out of it."""

import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging"), str(ROOT / "desktop")]

from sift import EXCLUDED_MODULES  # noqa: E402


class LeftOut(MetaPathFinder):
    """Says of each module that stays out, and of all within it, that it is not there."""

    def find_spec(self, name, path=None, target=None):
        if any(name == left_out or name.startswith(left_out + ".") for left_out in EXCLUDED_MODULES):
            raise ModuleNotFoundError(f"No module named {name!r} in the built application", name=name)


for loaded in [name for name in sys.modules if name in EXCLUDED_MODULES]:
    del sys.modules[loaded]
sys.meta_path.insert(0, LeftOut())

from dateline.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
