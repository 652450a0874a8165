"""markwhen text (markwhen.com): a date or a range, a colon and a title on a line; tags; groups as lanes."""

import re
from pathlib import Path

from dateline.storing.importing.carried import carried
from dateline.storing.importing.imported import Imported, decoded, file_bytes
from dateline.storing.importing.loose_dates import loose_when
from dateline.storing.importing.rows_in import import_cells
from dateline.storing.importing.table import Cells

_FRONT = re.compile(r"\A---\r?\n(.*?)\r?\n---\r?\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)
_LINE = re.compile(
    r"^\s*(?P<date>[^\s#:][^:]{0,120}?(?:\d{1,2}:\d\d(?::\d\d)?[^:]{0,60}?){0,2}):(?!\d\d)\s*(?P<title>.*)$"
)
_GROUP = re.compile(r"^\s*(?:group|section)\s+(?P<name>.+?)\s*$|^\s*#{1,6}\s+(?P<heading>.+?)\s*$")
_GROUP_END = re.compile(r"^\s*end(?:group|section)\s*$", re.IGNORECASE)
_TAG = re.compile(r"(?:^|\s)#([\w-]+)")
_OWN = re.compile(r"^\s*dateline:\s*(\{.*\})\s*$")
_US_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_DATE_START = re.compile(r"^\s*(?:\d|-\d|[A-Za-z]{3,9}\.?\s+\d|now\b|~)")


def import_markwhen(path: Path) -> Imported:
    """Every line with a date; lines below one are its notes. Raises DatelineError where there is none."""
    raw = file_bytes(path)
    text = decoded(raw)
    front = _FRONT.match(text)
    title = _TITLE.search(front[1]) if front else None
    day_first = bool(front and re.search(r"^dateFormat:\s*d", front[1], re.MULTILINE))
    rows = _rows(text[front.end() :] if front else text, day_first)
    if title:
        rows.insert(0, {"what": "title", "title": title[1].strip("\"'")})
    return import_cells(path, raw, "text/markwhen", rows, "Entry")


def _rows(text: str, day_first: bool) -> list[Cells]:
    rows: list[Cells] = []
    lanes: list[str] = []
    for line in text.splitlines():
        if line.lstrip().startswith("//"):
            continue
        group = _GROUP.match(line)
        if group and not _DATE_START.match(line):
            if group["heading"]:
                lanes.clear()
            lanes.append(_TAG.sub("", group["name"] or group["heading"]).strip())
        elif _GROUP_END.match(line):
            lanes[-1:] = []
        elif (cells := _entry(line, day_first)) is not None:
            rows.append(cells | {"lane": lanes[-1] if lanes else ""})
        elif rows and (own := _OWN.match(line)) and (cells := carried(own[1])) is not None:
            rows[-1] = cells
        elif rows and line.strip() and "review" not in rows[-1]:
            rows[-1]["notes"] = f"{rows[-1].get('notes', '')}\n{line.strip()}".strip()
    return rows


def _entry(line: str, day_first: bool) -> Cells | None:
    m = _LINE.match(line) if _DATE_START.match(line) else None
    if m is None:
        return None
    date = m["date"].strip()
    if not day_first:  # so markwhen reads 03/04/2020, unless it is told otherwise
        date = _US_DATE.sub(lambda d: f"{d[3]}-{int(d[1]):02d}-{int(d[2]):02d}", date)
    date = re.sub(r"\s*/\s*now$|\s+-\s+now$|-now$", "/..", date)
    try:
        when = loose_when(date, day_first=day_first)
    except ValueError:
        return {"date": date, "title": m["title"]} if re.match(r"\s*\d{3,}", line) else None
    tags = _TAG.findall(m["title"])
    title = _TAG.sub("", m["title"]).strip()
    cells = {"date": date, "title": title, "tags": "; ".join(tags[1:]), "kind": tags[0] if tags else ""}
    return cells if when.is_dated else None
