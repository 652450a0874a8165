"""What each command of the command line does; errors are DatelineErrors."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dateline.api import given_date, source_of
from dateline.model.error import DatelineError
from dateline.model.project import Project, Reading
from dateline.model.when import When

if TYPE_CHECKING:
    from dateline.exporting.paper import Sheets
    from dateline.storing.importing.imported import Imported


def read(options: argparse.Namespace) -> int:
    """`dateline read`: one JSON document a file, or one a line; 1 where any of them failed."""
    published = given_date(options.published)
    if options.jsonl:
        if options.files:
            raise DatelineError("With --jsonl the texts come on standard input; leave the files out.")
        return _answer_lines(sys.stdin, sys.stdout, published)
    if not options.files:
        raise DatelineError("Name at least one file to read, or use --jsonl.")
    failed = 0
    for name in options.files:
        try:
            reading = _reading_of(Path(name), published)
        except DatelineError as error:
            print(f"dateline: {error}", file=sys.stderr)
            failed = 1
            continue
        _print_form(reading, sys.stdout, with_text=options.text, indent=2)
    return failed


def picture(options: argparse.Namespace) -> int:
    """`dateline picture`: the timeline of a file as .png, .svg or .pdf."""
    from dateline.exporting.picture import ENDINGS, draw_picture

    out = Path(options.output)
    if out.suffix.lower() not in ENDINGS:  # said before the reading, which may take a while
        raise DatelineError(f"“{out.name}” does not end in .png, .svg or .pdf.")
    size, sheets = _size(options.size), _sheets(options)
    if sheets and out.suffix.lower() != ".pdf":
        raise DatelineError("Only a PDF has sheets of paper; draw to a .pdf file.")
    project = _project([options.file], given_date(options.published))
    if sheets:
        from dateline.exporting.export import Drawing
        from dateline.exporting.export import export as write

        write(project, out, drawing=Drawing(sheets=sheets, theme=options.theme))
        return 0
    draw_picture(project, out, size=size, theme=options.theme)
    return 0


def export(options: argparse.Namespace) -> int:
    """`dateline export`: a project, or files read into one, as any format; what was lost on standard error."""
    from dateline.exporting.export import Drawing, format_for
    from dateline.exporting.export import export as write

    out, sheets = Path(options.output), _sheets(options)
    format = format_for(out, options.format or "")
    if sheets and format.name != "pdf":  # said before the reading, which may take a while
        raise DatelineError("Only a PDF has sheets of paper; export to a .pdf file.")
    project = _project(options.files, given_date(options.published))
    for loss in write(project, out, format.name, drawing=Drawing(sheets=sheets) if sheets else None):
        print(f"dateline: {loss}", file=sys.stderr)
    return 0


def new(options: argparse.Namespace) -> int:
    """`dateline new`: a project file from texts (or empty). It never writes over one that is there."""
    from dateline.storing.project_file import save_project

    out = Path(options.output)
    if out.exists():
        raise DatelineError(f"“{out}” is there already; choose another name.")
    save_project(_project(options.files, given_date(options.published)), out)
    return 0


def take_in(options: argparse.Namespace) -> int:
    """`dateline import`: tables, calendars and the like into a project, a new one or one that is there."""
    from dateline.storing.lock import Lock
    from dateline.storing.project_file import load_project, save_project

    out = Path(options.output)
    with Lock(out):
        project = load_project(out) if out.exists() else Project()
        save_project(_project(options.files, given_date(options.published), project), out)
    return 0


def _sheets(options: argparse.Namespace) -> "Sheets | None":
    """The sheets of paper that were asked for, None where it is to be no print."""
    from dateline.exporting.paper import sheets_of

    if not options.paper and not (options.pages != "1" or options.in_turn or options.upright):
        return None
    return sheets_of(
        options.paper or "A4", upright=options.upright, pages=options.pages, in_turn=options.in_turn
    )


def _project(names: list[str], published: When | None, project: Project | None = None) -> Project:
    """One project of all the files: projects joined, tables and the like imported, texts read."""
    project = project or Project()
    for name in names:
        project = _added(project, Path(name), published)
    return project


def _added(project: Project, path: Path, published: When | None) -> Project:
    from dateline.model.joining import add_reading
    from dateline.storing.importing.importing import format_of
    from dateline.storing.importing.joining import join
    from dateline.storing.project_file import is_project_file, load_project

    if path.suffix.lower() == ".dateline" or is_project_file(path):
        return join(project, load_project(path))
    if not format_of(path):
        return add_reading(project, _read_file(str(path), published))
    imported = _imported(path)
    return join(project, imported.project, imported.claims)


def _reading_of(path: Path, published: When | None) -> Reading:
    """What is in a text; of a table and the like what its rows say, as if they had been read."""
    from dateline.storing.importing.importing import format_of

    if not format_of(path):
        return _read_file(str(path), published)
    project = _added(Project(), path, published)
    if len(project.sources) != 1:
        raise DatelineError(f"“{path.name}” is not one text; bring it into a project with “dateline import”.")
    return Reading(project.sources[0], project.timexes, project.events, project.statements, project.people)


def _imported(path: Path) -> "Imported":
    """A table and the like; what was not understood goes to standard error."""
    from dateline.reading.opening import source_at
    from dateline.storing.importing.importing import import_file

    imported = import_file(path, source_at=source_at)
    for problem in imported.problems:
        print(f"dateline: {problem}", file=sys.stderr)
    if imported.asks_day_first:
        order = "day" if imported.day_first else "month"
        print(f"dateline: dates such as 03/04/2020 were read with the {order} first.", file=sys.stderr)
    return imported


def _read_file(name: str, published: When | None) -> Reading:
    from dateline.reading.opening import open_source
    from dateline.reading.read import read_whole

    return read_whole(open_source(Path(name)), published)


def _print_form(
    reading: Reading, out: IO[str], *, with_text: bool = False, indent: int | None = None
) -> None:
    from dateline.storing.reading_form import reading_form

    form = reading_form(reading, with_text=with_text)
    print(json.dumps(form, ensure_ascii=indent is None, indent=indent), file=out, flush=True)


def _answer_lines(lines: Iterable[str], out: IO[str], published: When | None) -> int:
    """One answer a line, in order, flushed; a line that is no request is answered with {"error": …}."""
    from dateline.reading.read import read_whole

    failed = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text, given = _request(line, number)
            reading = read_whole(source_of(text), given or published)
        except DatelineError as error:
            print(json.dumps({"error": str(error)}), file=out, flush=True)
            failed = 1
            continue
        _print_form(reading, out)
    return failed


def _request(line: str, number: int) -> tuple[str, When | None]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        raise DatelineError(f"Line {number} is not JSON.") from None
    if not isinstance(request, dict) or not isinstance(request.get("text"), str):
        raise DatelineError(f"Line {number} is not an object with a “text”.")
    published = request.get("published")
    if published is not None and not isinstance(published, str):
        raise DatelineError(f"“published” in line {number} is not a text.")
    return request["text"], given_date(published)


def _size(words: str) -> tuple[int, int]:
    width, _, height = words.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and len(words) < 16):
        raise DatelineError(f"“{words}” is not a size; write it as 1600x900.")
    return int(width), int(height)
