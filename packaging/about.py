"""What every package says of the program: its name, version, address and date, each in one place."""

import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP_ID = "org.dateline.Dateline"
# Until the project has an address of its own; what validates an address offline takes this one.
HOMEPAGE = "https://dateline.example"
MAINTAINER = "The Dateline authors <authors@dateline.example>"
SUMMARY = "see the events and statements of an article on a timeline"
DESCRIPTION = """\
Dateline reads articles, reports and notes, finds the dated events and the
statements in them, and lays them out on a timeline in which every mark
leads back to the words that prove it. It works without a network: the
language model is inside.
"""


def version() -> str:
    text = (ROOT / "desktop" / "dateline" / "version.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if not found:
        raise ValueError("desktop/dateline/version.py names no __version__")
    return found[1]


def source_date() -> int:
    """The time that every file of a build bears: of the environment, else of the last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    line = ["git", "-c", f"safe.directory={ROOT}", "log", "-1", "--format=%ct"]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(told.stdout)


def filled_in(template: str) -> str:
    """A file of packaging/linux with version, date and address in their places."""
    date = datetime.fromtimestamp(source_date(), UTC)
    values = {"VERSION": version(), "DATE": f"{date:%Y-%m-%d}", "HOMEPAGE": HOMEPAGE}
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], template)
