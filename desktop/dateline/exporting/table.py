"""A project as a table: CSV and XLSX, a row a mark, with its proof."""

import csv
import io
import re
from pathlib import Path

from dateline.exporting.losses import not_held
from dateline.exporting.row import COLUMNS, rows_of
from dateline.model.project import Project
from dateline.storing.atomic import write_whole

# A spreadsheet would take such a cell for a formula; a number or a date BC stays as it is.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d)")


def lost_in_table(project: Project) -> tuple[str, ...]:
    """What neither CSV nor a workbook holds."""
    parts = ("texts", "pictures", "dates", "given", "people", "doubt", "versions")
    return not_held("A table", project, parts)


def write_csv(project: Project, path: Path) -> None:
    """CSV (RFC 4180) in UTF-8 with a mark that spreadsheets know it by."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for row in rows_of(project):
        writer.writerow({name: _harmless(cell) for name, cell in row.items()})
    write_whole(path, out.getvalue().encode("utf-8-sig", "replace"))


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def write_xlsx(project: Project, path: Path) -> None:
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
    for row_number, row in enumerate(rows_of(project), 2):
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
