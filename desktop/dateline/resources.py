"""Finds the shipped resource files in a checkout, in an installed wheel and in a built application alike."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _roots() -> list[Path]:
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen) / "_resources"] if frozen else []
    return [*roots, _HERE / "_resources", _HERE.parent.parent / "resources"]


def resource(name: str) -> Path:
    """The path of the resource file or folder `name`, as "lexicons/history.json".

    Raises FileNotFoundError where the installation is not complete.
    """
    for root in _roots():
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"Dateline's own file “{name}” is missing; please install Dateline again.")
