"""What an import gives: a project to be looked at and joined to another, and what could not be understood."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.model.source import Source
from dateline.model.span import Passage, Span
from dateline.storing.importing.proving import Claims

MOST_BYTES = 100_000_000
MOST_EVENTS = 500_000


@dataclass(frozen=True, slots=True)
class Imported:
    """`project` is what would land; `problems` has a sentence for each thing that could not be understood or held.

    `asks_day_first` is True where dates such as 03/04/2020 occur, and nothing tells which number is the day; they
    were read as `day_first` says. `claims` are the proof that came along, by the id of the mark; see `proving`.
    """

    project: Project
    problems: tuple[str, ...] = ()
    asks_day_first: bool = False
    day_first: bool = False
    claims: Claims = field(default_factory=dict)


@dataclass(slots=True)
class Sheet:
    """Gathers the words of an imported file as the text of one source, so that every event can show its proof."""

    title: str
    path: Path
    media_type: str
    raw: bytes
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _digest: str = ""

    def __post_init__(self) -> None:
        self._digest = hashlib.sha256(self.raw).hexdigest()  # once, for a large file has many rows

    @property
    def id(self) -> str:
        return f"s{self._digest[:12]}"

    def put(self, words: str, after: str = "\n") -> Passage:
        """Write words down; the passage at which they stand."""
        start = self._length
        self._pieces.append(words + after)
        self._length += len(words) + len(after)
        return Passage(self.id, Span(start, start + len(words)))

    def source(self) -> Source:
        return Source(
            self.id,
            "".join(self._pieces),
            self.title,
            path=str(self.path),
            media_type=self.media_type,
            digest=self._digest,
        )


def file_bytes(path: Path) -> bytes:
    """What is in a file to import. Raises DatelineError where it cannot be read."""
    try:
        if path.is_dir():
            raise DatelineError(f"“{path.name}” is a folder; choose a file in it.")
        if not path.is_file() and path.exists():
            raise DatelineError(f"“{path.name}” is not an ordinary file.")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise DatelineError(f"There is no file “{path}”.") from None
    except OSError as error:
        raise DatelineError(f"“{path.name}” could not be opened: {error.strerror or error}.") from None
    if len(raw) > MOST_BYTES:
        raise DatelineError(f"“{path.name}” is larger than {MOST_BYTES // 1_000_000} megabytes.")
    if not raw.strip():
        raise DatelineError(f"“{path.name}” is empty.")
    return raw


def decoded(raw: bytes) -> str:
    """Text of a file that should be UTF-8, or UTF-16 with a mark; older tables are in Windows' own encoding."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
