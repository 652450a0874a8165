"""What a reader of a file kind gives back, and the limits that all of them keep."""

from dataclasses import dataclass

from dateline.model.error import DatelineError
from dateline.model.when import UNDATED, When

MOST_BYTES = 100_000_000
MOST_UNPACKED = 300_000_000
MOST_CHARACTERS = 20_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text and metadata; the fields are those of `Source`."""

    text: str
    media_type: str
    title: str = ""
    publisher: str = ""
    stated: When = UNDATED
    stated_by: str = ""
    page_starts: tuple[int, ...] = ()
    notes: str = ""


class Unreadable(DatelineError):
    """Why a file cannot be read: the end of a sentence that begins with the file's name."""


def first_heading(text: str, longest: int = 200) -> str:
    """The first line of a text where it is short enough to be a title, else ""."""
    line = text.lstrip().split("\n", 1)[0].strip()
    return line if len(line) <= longest else ""
