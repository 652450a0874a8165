"""The one door out: a project to a file of any kind, and what that kind could not hold."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.exporting.calendar import lost_in_calendar, write_calendar
from dateline.exporting.losses import not_held, rejected
from dateline.exporting.page import lost_in_page, write_page
from dateline.exporting.paper import Sheets
from dateline.exporting.report import lost_in_report, write_markdown
from dateline.exporting.story import (
    lost_in_markwhen,
    lost_in_timelinejs,
    write_markwhen,
    write_timelinejs,
)
from dateline.exporting.table import lost_in_table, write_csv, write_xlsx
from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.storing.atomic import write_whole
from dateline.storing.project_form import project_form
from dateline.timeline.view import View


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its `name` for the command line, its `title` for people, and its file name `ending`.

    `lost` gives a sentence for each thing of a project that the kind cannot hold. `keeps_rejected` where it is to be
    read back, and not only to be looked at; `draws` where it is a drawing.
    """

    name: str
    title: str
    ending: str
    write: Callable[[Project, Path], None]
    lost: Callable[[Project], tuple[str, ...]]
    keeps_rejected: bool = False
    draws: bool = False


def write_json(project: Project, path: Path) -> None:
    """Everything, in the form of `storing.project_form`."""
    write_whole(path, json.dumps(project_form(project), ensure_ascii=True, indent=1).encode())


def _nothing(project: Project) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a drawing is made: as a `view` has it, None as a project opens; on `sheets` of paper, which only a PDF has;
    in the colours of `theme`. Where not `is_seen`, it goes beyond the dates of the view, but keeps its lanes. Without
    sheets it has a `size` in pixels, of which a PNG has `ratio` times as many each way."""

    view: View | None = None
    sheets: Sheets | None = None
    theme: str = "light"
    is_seen: bool = True
    size: tuple[int, int] = (1600, 900)
    ratio: float = 1.0


def _draw(project: Project, path: Path, how: Drawing) -> None:
    from dateline.exporting.picture import draw_picture
    from dateline.exporting.printing import print_timeline

    if how.sheets:
        print_timeline(project, path, how.sheets, how.theme, how.view)
    else:
        draw_picture(project, path, how.size, how.theme, how.view, how.ratio, is_seen=how.is_seen)


def _picture(project: Project, path: Path) -> None:
    _draw(project, path, Drawing())


def lost_in_picture(project: Project) -> tuple[str, ...]:
    """What a drawing does not show."""
    parts = ("texts", "words", "pictures", "dates", "given", "people", "notes", "doubt")
    return not_held("A picture", project, parts)


FORMATS = (
    Format("png", "Picture (PNG)", ".png", _picture, lost_in_picture, draws=True),
    Format("svg", "Drawing (SVG)", ".svg", _picture, lost_in_picture, draws=True),
    Format("pdf", "Drawing, on paper (PDF)", ".pdf", _picture, lost_in_picture, draws=True),
    Format("html", "Web page in one file", ".html", write_page, lost_in_page),
    Format("csv", "Table (CSV)", ".csv", write_csv, lost_in_table, True),
    Format("xlsx", "Table (Excel)", ".xlsx", write_xlsx, lost_in_table, True),
    Format("markdown", "Report (Markdown)", ".md", write_markdown, lost_in_report),
    Format("icalendar", "Calendar (iCalendar)", ".ics", write_calendar, lost_in_calendar),
    Format("timelinejs", "TimelineJS (JSON)", ".timelinejs.json", write_timelinejs, lost_in_timelinejs),
    Format("markwhen", "markwhen text", ".mw", write_markwhen, lost_in_markwhen),
    Format("json", "Everything (JSON)", ".json", write_json, _nothing, True),
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
    project: Project,
    path: Path,
    format: str = "",
    *,
    shown: frozenset[str] | None = None,
    drawing: Drawing | None = None,
) -> tuple[str, ...]:
    """Write `project` to `path`; returns a sentence for each thing that the format could not hold.

    `shown` are the ids of the events and statements to write, None for all. Raises DatelineError where the
    format is not known or the place cannot be written.
    """
    chosen = format_for(path, format)
    if drawing and drawing.sheets and chosen.name != "pdf":
        raise DatelineError("Only a PDF has sheets of paper; export to a .pdf file.")
    if drawing and chosen.draws:
        _draw(to_write(project, chosen, shown), path, drawing)
    else:
        chosen.write(to_write(project, chosen, shown), path)
    return lost(project, chosen, shown)


def lost(project: Project, format: Format, shown: frozenset[str] | None = None) -> tuple[str, ...]:
    """What a format could not hold of a project, before it is written."""
    left_out = () if format.keeps_rejected else rejected(_seen(project, shown))
    return format.lost(to_write(project, format, shown)) + left_out


def to_write(project: Project, format: Format, shown: frozenset[str] | None) -> Project:
    """What goes into the file: what is shown, and but for files to be read back without what was rejected."""
    project = _seen(project, shown)
    if format.keeps_rejected:
        return project
    events = tuple(event for event in project.events if event.review is not Review.REJECTED)
    statements = tuple(each for each in project.statements if each.review is not Review.REJECTED)
    return replace(project, events=events, statements=statements)


def _seen(project: Project, shown: frozenset[str] | None) -> Project:
    if shown is None:
        return project
    events = tuple(event for event in project.events if event.id in shown)
    named = {event.picture for event in events}
    return replace(
        project,
        events=events,
        statements=tuple(statement for statement in project.statements if statement.id in shown),
        pictures=tuple(picture for picture in project.pictures if picture.id in named),
    )
