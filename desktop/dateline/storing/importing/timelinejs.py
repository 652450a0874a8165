"""TimelineJS 3 JSON; its spreadsheet form is a table like any other (`table`)."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.model.edtf import from_edtf
from dateline.model.error import DatelineError
from dateline.storing.importing.carried import carried
from dateline.storing.importing.imported import Imported, decoded, file_bytes
from dateline.storing.importing.rows_in import import_cells
from dateline.storing.importing.table import Cells


def is_timelinejs(form: Any) -> bool:
    return isinstance(form, dict) and isinstance(form.get("events"), list) and "form" not in form


def import_timelinejs(path: Path) -> Imported:
    """Slides as events, eras as eras. Raises DatelineError where it is none."""
    raw = file_bytes(path)
    form = read_json(path, raw)
    if not is_timelinejs(form):
        raise DatelineError(f"“{path.name}” is not a TimelineJS file.")
    rows = [_cells(slide) for slide in form["events"] if isinstance(slide, dict)]
    eras = form["eras"] if isinstance(form.get("eras"), list) else []
    rows += [_cells(era) | {"what": "era"} for era in eras if isinstance(era, dict)]
    imported = import_cells(path, raw, "application/json", rows, "Slide")
    title = _words(form.get("title"), "headline")
    if not title:
        return imported
    project = imported.project
    return replace(imported, project=replace(project, title=title))


def read_json(path: Path, raw: bytes) -> Any:
    """What JSON says. Raises DatelineError where it is none."""
    try:
        return json.loads(decoded(raw))
    except (ValueError, RecursionError):
        raise DatelineError(f"“{path.name}” is not JSON that can be read.") from None


def _cells(slide: dict[str, Any]) -> Cells:
    own = carried(slide.get("dateline"))
    if own:
        return own | {"picture": _media(slide) or own.get("picture", "")}
    cells = {
        "title": _words(slide, "headline"),
        "notes": _words(slide, "text"),
        "kind": _cell(slide.get("group")),
        "id": _cell(slide.get("unique_id")),
    }
    cells["picture"] = _media(slide)
    ours = slide.get("dateline")
    if isinstance(ours, dict) and _is_edtf(_cell(ours.get("edtf"))):
        return cells | {"edtf": _cell(ours["edtf"]), "id": _cell(ours.get("id")) or cells["id"]}
    return cells | _numbers(slide.get("start_date"), "") | _numbers(slide.get("end_date"), "end_")


def _media(slide: dict[str, Any]) -> str:
    media = slide.get("media")
    return _cell(media.get("url")) if isinstance(media, dict) else ""


def _is_edtf(text: str) -> bool:
    try:
        return from_edtf(text).is_dated
    except DatelineError:
        return False


def _numbers(date: Any, which: str) -> Cells:
    if not isinstance(date, dict):
        return {}
    cells = {which + name: _cell(date.get(name)) for name in ("year", "month", "day")}
    if date.get("hour") not in (None, ""):
        minute = _cell(date.get("minute")) or "0"
        cells[which + "time"] = f"{_cell(date['hour'])}:{minute.zfill(2)}"
    return cells


def _words(slide: Any, name: str) -> str:
    text = slide.get("text") if isinstance(slide, dict) else None
    return _cell(text.get(name)) if isinstance(text, dict) else ""


def _cell(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int | float) else ""
