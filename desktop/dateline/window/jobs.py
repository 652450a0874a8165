"""What the worker process does: read files or a text, and understand a date in words. Knows no Qt."""

import re
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model.error import DatelineError
from dateline.model.project import Project, Reading
from dateline.model.source import Source
from dateline.model.timex import TimexType
from dateline.model.when import When

if TYPE_CHECKING:
    from dateline.exporting.export import Drawing
    from dateline.model.picture import Picture
    from dateline.storing.importing.imported import Imported
    from dateline.storing.importing.table import Mapping


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is: `share` 0–1 of the whole, what is being done, and to what."""

    share: float
    doing: str
    name: str


@dataclass(frozen=True, slots=True)
class Readings:
    """What came of reading: the sources read, and a sentence for each file that was not."""

    readings: tuple[Reading, ...]
    failures: tuple[str, ...] = ()


def warm_up() -> None:
    """Load what reading needs, before anybody asks."""
    from dateline.reading.read import get_ready

    get_ready()


def read_files(paths: tuple[str, ...]) -> Generator[Step, None, Readings]:
    """Read files one after the other; one that cannot be read does not keep back the others."""
    from dateline.reading.opening import open_source

    readings, failures = [], []
    for number, path in enumerate(map(Path, paths)):
        name = path.name if len(paths) == 1 else f"{path.name} ({number + 1} of {len(paths)})"
        yield Step(number / len(paths), "Opening the file", name)
        try:
            if is_brought_in(path):
                raise DatelineError(f"“{path.name}” is brought in by itself, with Import.")
            source = open_source(path)
            readings.append((yield from _read(source, name, number, len(paths))))
        except DatelineError as error:
            failures.append(str(error))
    return Readings(tuple(readings), tuple(failures))


def is_brought_in(path: Path) -> bool:
    """Whether a file is of another program's events, by its name, rather than an article to read."""
    from dateline.storing.importing.importing import FORMATS

    return path.name.lower().endswith(tuple(ending for each in FORMATS for ending in each.endings))


def read_text(text: str, title: str) -> Generator[Step, None, Readings]:
    """Read a text that is in no file."""
    return Readings(((yield from _read(Source("s1", text, title), title, 0, 1)),))


def read_again(source: Source, given: When | None) -> Generator[Step, None, Reading]:
    """Read a source once more, with its own date as a person gave it."""
    return (yield from _read(source, source.title or "the source", 0, 1, given))


def _read(
    source: Source, name: str, number: int, count: int, given: When | None = None
) -> Generator[Step, None, Reading]:
    from dateline.reading.read import read

    for step in read(source, given):
        if isinstance(step, Reading):
            return step
        yield Step((number + step.share) / count, step.doing, name)
    raise AssertionError("reading ended without a result")


def understand(text: str, published: When) -> Generator[None, None, When | None]:
    """The date that words name, None where they name none or something besides.

    `published` is what "yesterday" counts from.
    """
    from dateline.reading.read import read_whole

    yield None
    text = _SHARED_UNIT.sub(r"\1 \4\2\3 \4", text)
    reading = read_whole(Source("s1", text), published if published.is_dated else None)
    dated = [timex for timex in reading.timexes if timex.when.is_dated]
    left = text
    for timex in reversed(dated):
        span = timex.passage.span
        left = left[: span.start] + left[span.end :]
    words = " ".join(left.strip(" ,.;()").casefold().split())
    if len(dated) == 1:
        return _one(dated[0].when, words)
    if len(dated) != 2 or words not in _AROUND_TWO:
        return None
    if not words and dated[1].type is TimexType.TIME:  # "9 May 2025, 14:30"
        return dated[1].when if dated[1].when.first == dated[0].when.first else None
    if dated[0].joined.is_dated and dated[0].joined == dated[1].joined:
        return dated[0].joined
    start, end = dated[0].when.start, dated[1].when.end
    if not words:
        return None
    return When.during(start, end) if start and end and start.first < end.last else None


def _one(when: When, words: str) -> When | None:
    """One date with the words around it; None where they would be lost."""
    if words in ("perhaps", "?", "maybe") and when.start and when.end:
        start, end = (date.qualified(uncertain=True) for date in (when.start, when.end))
        return When(when.shape, start, end)
    if words == "or later" and when.start:
        return When.after(when.start)
    if words == "or earlier" and when.end:
        return When.before(when.end)
    return when if words in _AROUND_ONE else None


# A unit that is told once, of both: "540–485 million years ago".
_SHARED_UNIT = re.compile(
    r"(\d[\d.,]*)(\s*[–-]\s*|\s+(?:to|and)\s+)(\d[\d.,]*)\s+((?:(?:thousand|million|billion)\s+)?years ago)"
)
# What may stand around one date, and between two, without being lost; what bounds a date is in the date already.
_BOUNDS = (
    "before",
    "prior to",
    "by",
    "no later than",
    "since",
    "until",
    "till",
    "up to",
    "after",
    "no earlier than",
)
_AROUND_ONE = {"", "on", "in", "the", "on the", "at", *_BOUNDS, *(f"some time {word}" for word in _BOUNDS)}
_AROUND_TWO = {"", "to", "until", "–", "-", "and", "from to", "till", "between and", "some time between and"}


def take_picture(path: str) -> Generator[None, None, "Picture"]:
    """A picture from a file, made fit for a project."""
    from dateline.storing.pictures import picture_at

    yield None
    return picture_at(Path(path))


def export(
    project: Project, path: str, format: str, shown: frozenset[str] | None, drawing: "Drawing | None"
) -> Generator[None, None, tuple[str, ...]]:
    """Write a project to a file of another kind; gives what that kind could not hold, in sentences."""
    from dateline.exporting.export import export as write

    yield None
    return write(project, Path(path), format, shown=shown, drawing=drawing)


@dataclass(frozen=True, slots=True)
class Looked:
    """What an import would bring, or the `problem` why nothing; for a table also its columns, each as (heading,
    first words, what it is taken for)."""

    imported: "Imported | None"
    columns: tuple[tuple[str, str, str], ...] = ()
    problem: str = ""


def look_at_import(path: str, mapping: "Mapping | None") -> Generator[None, None, Looked]:
    """Read a file of another program, as `mapping` says where it is a table."""
    from dateline.reading.opening import source_at
    from dateline.storing.importing.importing import import_file, is_table
    from dateline.storing.importing.rows_in import import_table
    from dateline.storing.importing.table import guess, read_table

    yield None
    file = Path(path)
    if not is_table(file):
        return Looked(import_file(file, source_at=source_at))
    table = read_table(file)
    wanted = mapping or guess(table)
    first = table.rows[0] if table.rows else ("",) * len(table.header)
    columns = tuple(zip(table.header, first, wanted.columns, strict=True))
    try:
        return Looked(import_table(table, wanted), columns)
    except DatelineError as error:
        return Looked(None, columns, str(error))
