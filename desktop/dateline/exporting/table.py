"""Events and statements as a table: CSV and XLSX, a row a mark, with its proof."""

import csv
import io
import re
from pathlib import Path

from dateline.exporting.proof import Mark, content_of, cue_of, marks_of, proofs, title_of, when_of
from dateline.model.day import iso
from dateline.model.edtf import to_edtf
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.words import in_words
from dateline.storing.atomic import write_whole

COLUMNS = (
    *("what", "id", "title", "date", "edtf", "first", "last", "kind", "people", "place"),
    *("speaker", "cue", "content", "quoted", "event", "review", "modality", "tags", "notes"),
    *("why", "source", "words", "spans"),
)
# A spreadsheet would take such a cell for a formula; a number or a date BC stays as it is.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d)")


def table_rows(project: Project) -> list[dict[str, str]]:
    """A row for each mark, by the names in COLUMNS; several values in a cell are parted by "; "."""
    return [_row(project, mark) for mark in marks_of(project)]


def _row(project: Project, mark: Mark) -> dict[str, str]:
    when = when_of(mark)
    found = proofs(project, mark)
    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "id": mark.id,
        "title": title_of(project, mark),
        "date": in_words(when),
        "edtf": to_edtf(when),
        "first": "" if when.first is None else iso(when.first),
        "last": "" if when.last is None else iso(when.last),
        "review": mark.review.value,
        "tags": "; ".join(mark.tags),
        "notes": mark.notes,
        "source": "; ".join(dict.fromkeys(proof.title for proof in found)),
        "words": " | ".join(proof.words for proof in found),
        "spans": "; ".join(f"{proof.source}:{proof.start}-{proof.end}" for proof in found),
    }
    return row | (_of_event(mark) if isinstance(mark, Event) else _of_statement(project, mark))


def _of_event(event: Event) -> dict[str, str]:
    return {
        "what": "event",
        "kind": event.kind,
        "people": "; ".join(event.people),
        "place": event.place,
        "modality": event.modality.value,
        "why": " ".join(step.text for step in event.why),
    }


def _of_statement(project: Project, mark: Mark) -> dict[str, str]:
    assert not isinstance(mark, Event)
    return {
        "what": "statement",
        "kind": "statement",
        "people": mark.speaker.name if mark.speaker else "",
        "speaker": mark.speaker.name if mark.speaker else "",
        "cue": cue_of(project, mark),
        "content": content_of(project, mark),
        "quoted": mark.quoted.value,
        "event": mark.event,
        "why": " ".join(step.text for step in mark.said_why),
    }


def write_csv(project: Project, path: Path) -> tuple[str, ...]:
    """CSV (RFC 4180) in UTF-8 with a mark that spreadsheets know it by. Loses only the full texts."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for row in table_rows(project):
        writer.writerow({name: _harmless(cell) for name, cell in row.items()})
    write_whole(path, out.getvalue().encode("utf-8-sig", "replace"))
    return _LOST_TEXTS


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def write_xlsx(project: Project, path: Path) -> tuple[str, ...]:
    """An Excel workbook with one sheet. Dates are text, since Excel knows none before 1900."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Timeline"
    sheet.append(list(COLUMNS))
    for row_number, row in enumerate(table_rows(project), 2):
        for column, name in enumerate(COLUMNS, 1):
            cell = sheet.cell(row_number, column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", row[name])[:32_767]
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=name in ("title", "content", "why", "words"))
    for column, name in enumerate(COLUMNS, 1):
        sheet.cell(1, column).font = Font(bold=True)
        wide = {"title": 40, "content": 50, "why": 50, "words": 60}.get(name, 16)
        sheet.column_dimensions[get_column_letter(column)].width = wide
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    write_whole(path, out.getvalue())
    return _LOST_TEXTS


_LOST_TEXTS = ("A table holds the words that prove each mark, not the full texts of the sources.",)
