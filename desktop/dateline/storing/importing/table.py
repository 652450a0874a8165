"""Tables (CSV, TSV, XLSX): cells as text, which column is what, and rows as events and statements.

Nothing here decides for a person: `guess` proposes a Mapping from the headings, `import_table` does as a Mapping says.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from dateline.model.error import DatelineError
from dateline.storing.importing.imported import MOST_EVENTS, decoded, file_bytes
from dateline.storing.importing.loose_dates import is_unclear, loose_when, says_day_first

# What a column can be, and the headings that say so; the first that fits is taken.
FIELDS: dict[str, tuple[str, ...]] = {
    "what": ("what", "type", "record type"),
    "id": ("id", "uid", "identifier", "event id"),
    "title": (
        "title",
        "headline",
        "event",
        "name",
        "summary",
        "subject",
        "event name",
        "description of event",
        "what",
    ),
    "edtf": ("edtf",),
    "date": ("date", "when", "dates", "event date", "date and time", "datetime", "period"),
    "start": (
        "start",
        "from",
        "begin",
        "begins",
        "start date",
        "begin date",
        "first",
        "first date",
        "start time",
        "born",
        "date of birth",
    ),
    "end": (
        *("end", "to", "until", "ends", "end date", "last", "last date", "finish", "end time"),
        *("died", "date of death"),
    ),
    "year": ("year", "start year"),
    "month": ("month", "start month"),
    "day": ("day", "start day"),
    "time": ("time",),
    "end_year": ("end year",),
    "end_month": ("end month",),
    "end_day": ("end day",),
    "end_time": (),
    "kind": ("kind", "category", "group", "event type", "class", "type"),
    "people": ("people", "person", "who", "actors", "participants", "attendees", "persons"),
    "place": ("place", "location", "where", "venue", "city"),
    "speaker": ("speaker", "said by", "source person"),
    "role": ("role", "speaker role"),
    "members": ("members",),
    "is_document": (),
    "cue": ("cue",),
    "content": ("content", "quote", "quotation", "statement"),
    "quoted": ("quoted",),
    "event": ("belongs to", "event of statement"),
    "relayed_by": ("passed on by",),
    "review": ("review", "review state"),
    "modality": ("modality",),
    "tags": ("tags", "tag", "keywords", "labels"),
    "lane": ("lane", "track", "row"),
    "picture": ("picture", "image", "media", "photo"),
    "links": ("links",),
    "ordinal": ("ordinal",),
    "why": ("why", "why this date"),
    "words": ("words", "passage", "proof", "source text"),
    "spans": ("spans",),
    "source": ("source", "sources", "reference"),
    "notes": ("notes", "note", "text", "description", "details", "comment", "comments", "body"),
}
_SORTS = ("", "event", "statement", "era", "title")
_MOST_CELLS = 10_000_000
_MOST_COLUMNS = 1_000
_MOST_UNPACKED = 300_000_000
# The sign that keeps a spreadsheet from taking a cell for a formula.
_QUOTED = re.compile(r"^'(?=[=@+-])")
_DIGIT = re.compile(r"\d")
_LONGEST_HEADING = 40
_HEADING = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one sheet as text, all rows of the same length; `header` are the headings, "" where it has none."""

    path: Path
    raw: bytes = field(repr=False)
    media_type: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column is: a name of FIELDS, or "" for one that is left out; None for `day_first` asks the dates."""

    columns: tuple[str, ...]
    day_first: bool | None = None


def read_table(path: Path, sheet: str = "") -> Table:
    """The first sheet of a table, or the one of this name. Raises DatelineError where it cannot be read."""
    raw = file_bytes(path)
    if raw.startswith(b"PK"):
        return _workbook(path, raw, sheet)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise DatelineError(f"“{path.name}” is in the old Excel form; save it as .xlsx or .csv.")
    text = decoded(raw)
    if "\0" in text:
        raise DatelineError(f"“{path.name}” is not a table of text.")
    tabs = path.suffix.lower() in (".tsv", ".tab")
    delimiter = "\t" if tabs else _delimiter(text)
    cells = _csv_rows(text, delimiter, path)
    media_type = "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    return _table(path, raw, media_type, cells)


def _csv_rows(text: str, delimiter: str, path: Path) -> Iterator[list[str]]:
    longest = csv.field_size_limit(10_000_000)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise DatelineError(f"“{path.name}” is not a table that can be read: {error}.") from None
    finally:
        csv.field_size_limit(longest)


def _delimiter(text: str) -> str:
    """The sign that parts the cells: the one that parts the first lines most often and most evenly."""
    sample = io.StringIO(text[:50_000], newline="")
    lines = [line for line in sample if line.strip()][:20]

    def evenness(delimiter: str) -> tuple[int, int]:
        try:
            lengths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            return 0, 0
        usual = max(set(lengths), key=lengths.count) if lengths else 1
        return (lengths.count(usual) if usual > 1 else 0), usual

    return max((",", ";", "\t", "|"), key=evenness)


def _workbook(path: Path, raw: bytes, sheet: str) -> Table:
    from openpyxl import load_workbook

    _look_over(path, raw)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        names = tuple(book.sheetnames)
        chosen = book[sheet] if sheet in names else book[names[0]]
        if hasattr(chosen, "reset_dimensions"):
            chosen.reset_dimensions()  # what a workbook says of its size may be anything
        rows = ([_cell(value) for value in row] for row in chosen.iter_rows(values_only=True))
        return _table(path, raw, _XLSX, rows, chosen.title, names)
    except DatelineError:
        raise
    except Exception as error:
        # openpyxl falls over damaged workbooks in ways that nobody can list.
        raise DatelineError(f"“{path.name}” is not a workbook that can be read.") from error


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _look_over(path: Path, raw: bytes) -> None:
    """Refuse what would unpack without bounds, or brings its own document types."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if len(entries) > 10_000 or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
                raise DatelineError(f"“{path.name}” would unpack to too much.")
            if any(entry.flag_bits & 1 for entry in entries):
                raise DatelineError(f"“{path.name}” is protected with a password.")
            for entry in entries:
                with archive.open(entry) as part:
                    if b"<!DOCTYPE" in part.read(2_000):
                        raise DatelineError(f"“{path.name}” holds XML that is made to harm.")
    except DatelineError:
        raise
    except Exception:
        raise DatelineError(f"“{path.name}” is damaged: it cannot be unpacked.") from None


def _cell(value: Any) -> str:
    """A cell of a workbook as text; a date as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        plain = value.time() == time()
        return value.date().isoformat() if plain else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _table(
    path: Path,
    raw: bytes,
    media_type: str,
    cells: Iterator[list[str]],
    sheet: str = "",
    sheets: tuple[str, ...] = (),
) -> Table:
    rows: list[list[str]] = []
    count = 0
    for row in cells:
        if len(row) > _MOST_COLUMNS or len(rows) > MOST_EVENTS or count > _MOST_CELLS:
            raise DatelineError(f"“{path.name}” has more cells than a timeline can show.")
        count += len(row) + 1  # empty ones too: a workbook may hold nothing but a cell at its far corner
        if any(cell.strip() for cell in row):
            rows.append([_QUOTED.sub("", cell.strip()) for cell in row])
    if not rows:
        raise DatelineError(f"“{path.name}” is empty.")
    width = max(map(len, rows))
    even = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
    if _is_header(even[0], even[1:]):
        return Table(path, raw, media_type, even[0], even[1:], sheet, sheets)
    return Table(path, raw, media_type, ("",) * width, even, sheet, sheets)


def _is_header(row: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> bool:
    """Headings have no digits and differ from each other; one is known, or they stand over rows that have digits."""
    names = [cell for cell in row if cell]
    if any(map(_DIGIT.search, names)) or len(set(names)) < len(names):
        return False
    if any(map(_fields_of, names)):
        return True
    are_short = len(names) > 1 and all(len(name) <= _LONGEST_HEADING for name in names)
    return are_short and all(any(map(_DIGIT.search, row)) for row in rows[:20])


def _fields_of(heading: str) -> list[str]:
    """What a heading may mean, the likeliest first."""
    plain = _HEADING.sub(" ", heading.lower().replace("_", " ")).strip()
    return [
        name for name, headings in FIELDS.items() if plain and plain in (name.replace("_", " "), *headings)
    ]


def guess(table: Table) -> Mapping:
    """What each column may be, by its heading; where headings do not tell the date or the title, by what is in it."""
    columns: list[str] = []
    for number, heading in enumerate(table.header):
        names = (name for name in _fields_of(heading) if name not in columns)
        columns.append(next((name for name in names if name != "what" or _tells_sorts(table, number)), ""))
    if "time" in columns:
        columns = _second_time(table.header, columns)
    return Mapping(tuple(_by_content(table, columns)))


def _tells_sorts(table: Table, column: int) -> bool:
    """Whether a column says of each row that it is an event, a statement or an era, rather than what happened."""
    return all(row[column].lower() in _SORTS for row in table.rows[:50])


def _second_time(header: tuple[str, ...], columns: list[str]) -> list[str]:
    """TimelineJS heads two columns "Time" and "End Time"; only there is the latter not the end itself."""
    return [
        "end_time" if "end_year" in columns and heading.lower() == "end time" else name
        for heading, name in zip(header, columns, strict=True)
    ]


def _by_content(table: Table, columns: list[str]) -> list[str]:
    """The columns with a date and a title among those that are nothing yet.

    The one with most dates is the date, the one with the longest words the title, but for prose.
    """
    columns, sample = list(columns), table.rows[:50]

    def free() -> list[int]:
        return [n for n, name in enumerate(columns) if not name and any(row[n] for row in sample)]

    if free() and not {"date", "edtf", "start", "year"} & set(columns):
        best = max(free(), key=lambda n: _dates_in(sample, n))
        if _dates_in(sample, best):
            columns[best] = "date"
    if free() and not {"title", "content"} & set(columns):
        longest = sorted(free(), key=lambda n: -sum(len(row[n]) for row in sample))
        columns[min(longest[:2])] = "title"
        if len(longest) > 1 and "notes" not in columns:
            columns[max(longest[:2])] = "notes"
    if not {"title", "content"} & set(columns) and "notes" in columns:
        columns[columns.index("notes")] = "title"
    return columns


def _dates_in(rows: tuple[tuple[str, ...], ...], column: int) -> int:
    found = 0
    for row in rows:
        try:
            found += bool(row[column]) and loose_when(row[column]).is_dated
        except ValueError:
            continue
    return found


def day_first_of(table: Table, mapping: Mapping) -> tuple[bool, bool]:
    """(whether days come first, whether a person must be asked), by all the dates of the table together."""
    if mapping.day_first is not None:
        return mapping.day_first, False
    places = [n for n, name in enumerate(mapping.columns) if name in ("date", "start", "end")]
    cells = [row[n] for row in table.rows for n in places]
    told = {says_day_first(cell) for cell in cells} - {None}
    if len(told) == 1:
        return bool(told.pop()), False
    return False, any(map(is_unclear, cells))


Cells = dict[str, str]


def by_field(mapping: Mapping) -> Callable[[tuple[str, ...]], Cells]:
    """A function from a row to its cells by the names of FIELDS."""
    places = [(name, n) for n, name in enumerate(mapping.columns) if name]
    return lambda row: {name: row[n] for name, n in places if n < len(row)}
