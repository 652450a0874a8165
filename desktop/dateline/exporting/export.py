"""The one door out: a project to a file of any kind, and what that kind could not hold."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.exporting.calendar import write_calendar
from dateline.exporting.page import write_page
from dateline.exporting.report import write_markdown
from dateline.exporting.story import write_markwhen, write_timelinejs
from dateline.exporting.table import write_csv, write_xlsx
from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.storing.atomic import write_whole
from dateline.storing.project_form import project_form


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its `name` for the command line, its `title` for people, and its file name `ending`."""

    name: str
    title: str
    ending: str
    write: Callable[[Project, Path], tuple[str, ...]]


def write_json(project: Project, path: Path) -> tuple[str, ...]:
    """Everything, in the form of `storing.project_form`."""
    write_whole(path, json.dumps(project_form(project), ensure_ascii=True, indent=1).encode())
    return ()


def _picture(project: Project, path: Path) -> tuple[str, ...]:
    from dateline.exporting.picture import draw_picture

    draw_picture(project, path)
    return ("A picture holds the marks and titles, not the words that prove them.",)


FORMATS = (
    Format("png", "Picture (PNG)", ".png", _picture),
    Format("svg", "Drawing (SVG)", ".svg", _picture),
    Format("pdf", "Drawing (PDF)", ".pdf", _picture),
    Format("html", "Web page in one file", ".html", write_page),
    Format("csv", "Table (CSV)", ".csv", write_csv),
    Format("xlsx", "Table (Excel)", ".xlsx", write_xlsx),
    Format("markdown", "Report (Markdown)", ".md", write_markdown),
    Format("icalendar", "Calendar (iCalendar)", ".ics", write_calendar),
    Format("timelinejs", "TimelineJS (JSON)", ".timelinejs.json", write_timelinejs),
    Format("markwhen", "markwhen text", ".mw", write_markwhen),
    Format("json", "Everything (JSON)", ".json", write_json),
)


def format_for(path: Path, name: str = "") -> Format:
    """The format called `name`, else the one that the file name asks for. Raises DatelineError for neither."""
    for format in sorted(FORMATS, key=lambda f: -len(f.ending)):
        if format.name == name or (not name and path.name.lower().endswith(format.ending)):
            return format
    known = ", ".join(format.name for format in FORMATS)
    raise DatelineError(
        f"“{name or path.name}” is not a kind of file that Dateline writes; it writes {known}."
    )


def export(
    project: Project, path: Path, format: str = "", *, shown: frozenset[str] | None = None
) -> tuple[str, ...]:
    """Write `project` to `path`; returns a sentence for each thing that the format could not hold.

    `shown` are the ids of the events and statements to write, None for all. Raises DatelineError where the
    format is not known or the place cannot be written.
    """
    return format_for(path, format).write(_seen(project, shown), path)


def _seen(project: Project, shown: frozenset[str] | None) -> Project:
    if shown is None:
        return project
    return replace(
        project,
        events=tuple(event for event in project.events if event.id in shown),
        statements=tuple(statement for statement in project.statements if statement.id in shown),
    )
