"""Dateline reads prose, finds its dated events and statements, and lays them out with their proof."""

from dateline.api import read
from dateline.model.error import DatelineError
from dateline.model.project import Project, Reading
from dateline.version import __version__

__all__ = ["DatelineError", "Project", "Reading", "__version__", "read"]
