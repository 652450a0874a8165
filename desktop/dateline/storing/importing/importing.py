"""The one door in: a file of another program to values that can be looked at before they land in a project."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.storing.importing.form_in import SourceAt, import_form, is_form
from dateline.storing.importing.imported import Imported, decoded, file_bytes
from dateline.storing.importing.joining import join
from dateline.storing.importing.rows_in import import_table
from dateline.storing.importing.table import Mapping, read_table


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its `name` for the command line, its `title` for people, and its file name `endings`."""

    name: str
    title: str
    endings: tuple[str, ...]


FORMATS = (
    Format("csv", "Table (CSV, TSV)", (".csv", ".tsv", ".tab")),
    Format("xlsx", "Table (Excel)", (".xlsx", ".xlsm")),
    Format("icalendar", "Calendar (iCalendar)", (".ics", ".ical", ".ifb")),
    Format("timelinejs", "TimelineJS (JSON)", (".timelinejs.json",)),
    Format("json", "Dateline’s JSON", (".json",)),
    Format("timeline", "The Timeline Project", (".timeline",)),
    Format("markwhen", "markwhen text", (".mw", ".markwhen")),
)
_TABLES = ("csv", "xlsx")


def format_of(path: Path) -> str:
    """The name of the format of a file, by its name, else by what is in it; "" where it is none of them."""
    for format in sorted(FORMATS, key=lambda f: -max(map(len, f.endings))):
        if path.name.lower().endswith(format.endings):
            return format.name
    head = _head(path)
    if head.lstrip().upper().startswith(b"BEGIN:VCALENDAR"):
        return "icalendar"
    if b"<timeline>" in head:
        return "timeline"
    return "json" if head.lstrip().startswith(b"{") else ""


def _head(path: Path) -> bytes:
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as file:
            return file.read(2000)
    except OSError:
        return b""


def is_table(path: Path) -> bool:
    """True where a person may say which column is what: see `table.read_table`, `table.guess` and `import_table`."""
    return format_of(path) in _TABLES


def import_file(
    path: Path,
    format: str = "",
    *,
    mapping: Mapping | None = None,
    source_at: SourceAt | None = None,
) -> Imported:
    """What a file holds, as values; `joining.join` brings them into a project.

    `mapping` says what the columns of a table are (else they are guessed). `source_at` opens the text that a reading
    was made from, where the file does not hold it. Raises DatelineError with a sentence where nothing can be read.
    """
    path = Path(path)
    try:
        return _import(path, format or format_of(path), mapping, source_at)
    except DatelineError:
        raise
    except Exception as error:
        # Other programs' formats are spoiled in ways that nobody can list.
        raise DatelineError(f"“{path.name}” could not be imported: it seems to be damaged.") from error


def _import(path: Path, name: str, mapping: Mapping | None, source_at: SourceAt | None) -> Imported:
    if name in _TABLES:
        return import_table(read_table(path), mapping)
    if name in ("json", "timelinejs"):
        return _import_json(path, source_at)
    reader = _reader(name)
    if reader is None:
        known = ", ".join(f.name for f in FORMATS)
        raise DatelineError(f"“{path.name}” is not a kind of file that can be imported; these can: {known}.")
    return reader(path)


def _reader(name: str) -> Callable[[Path], Imported] | None:
    if name == "icalendar":
        from dateline.storing.importing.calendar import import_calendar

        return import_calendar
    if name == "timeline":
        from dateline.storing.importing.timeline_xml import import_timeline_xml

        return import_timeline_xml
    if name == "markwhen":
        from dateline.storing.importing.markwhen import import_markwhen

        return import_markwhen
    return None


def _import_json(path: Path, source_at: SourceAt | None) -> Imported:
    from dateline.storing.importing.timelinejs import import_timelinejs, read_json

    raw = file_bytes(path)
    lines = decoded(raw).splitlines()
    if len(lines) > 1 and _is_whole(lines[0]):
        return _several(path, [line.encode() for line in lines if line.strip()], source_at)
    form = read_json(path, raw)
    return import_form(path, raw, form, source_at) if is_form(form) else import_timelinejs(path)


def _is_whole(line: str) -> bool:
    """True for a whole reading on one line, as `dateline read` prints several."""
    line = line.strip()
    return line.startswith('{"form"') and line.endswith("}")


def _several(path: Path, lines: list[bytes], source_at: SourceAt | None) -> Imported:
    from dateline.storing.importing.timelinejs import read_json

    project = Project()
    problems: tuple[str, ...] = ()
    for line in lines:
        form = read_json(path, line)
        if not is_form(form):
            raise DatelineError(f"“{path.name}” holds a line that is no reading.")
        imported = import_form(path, line, form, source_at)
        project, problems = join(project, imported.project), problems + imported.problems
    return Imported(project, problems)
