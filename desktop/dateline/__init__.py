"""Dateline reads prose, finds its dated events and statements, and lays them out with their proof."""

from importlib import import_module
from typing import TYPE_CHECKING

from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.api import read
    from dateline.model.error import DatelineError
    from dateline.model.project import Project, Reading

__all__ = ["DatelineError", "Project", "Reading", "__version__", "read"]
_PLACES = {
    "read": "dateline.api",
    "DatelineError": "dateline.model.error",
    "Project": "dateline.model.project",
    "Reading": "dateline.model.project",
}


def __getattr__(name: str) -> object:
    """The public names, each loaded when it is first asked for: the window is to be seen before any of them."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(_PLACES[name]), name)
    return found
