"""What goes out can be read by the field's own libraries, keeps its proof, and tells what it lost."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import icalendar
import jsonschema
import openpyxl
import pytest

from dateline.exporting.export import FORMATS, export, format_for
from dateline.exporting.table import COLUMNS
from dateline.model.error import DatelineError
from dateline.model.picture import Picture
from dateline.model.project import Project
from dateline.resources import resource
from dateline.storing.project_form import project_form
from dateline.timeline.theme import DARK, LIGHT
from sample import TEXT, sample_project

NOT_PICTURES = [f for f in FORMATS if f.name not in ("png", "svg", "pdf")]


@pytest.mark.parametrize("format", NOT_PICTURES, ids=lambda f: f.name)
@pytest.mark.parametrize("project", [sample_project(), Project()], ids=["sample", "empty"])
def test_every_format_writes_a_file_and_nothing_beside_it(format, project: Project, tmp_path: Path) -> None:
    path = tmp_path / f"ü timeline{format.ending}"
    export(project, path)
    assert path.stat().st_size > 0
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("format", NOT_PICTURES, ids=lambda f: f.name)
def test_every_format_keeps_the_words_that_prove(format, tmp_path: Path) -> None:
    path = tmp_path / "out"
    export(sample_project(), path, format.name)
    if format.name == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active
        content = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    elif format.name == "icalendar":
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        content = "\n".join(str(entry.get("description")) for entry in calendar.walk("VEVENT"))
    else:
        content = path.read_text(encoding="utf-8")
    assert "from 1641 to 2021" in content


def test_the_table_has_a_row_a_mark_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    export(sample_project(), tmp_path / "t.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["what"] for row in rows].count("event") == 6
    assert [row["what"] for row in rows].count("statement") == 1
    assert (rows[0]["what"], rows[-1]["what"]) == ("title", "era")
    assert not any(cell.startswith(("=", "@", "\t")) for row in rows for cell in row.values())
    assert rows[1]["edtf"] == "-0119~"
    export(sample_project(), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet.max_row == 10
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_the_calendar_holds_days_and_tells_what_it_could_not(tmp_path: Path) -> None:
    lost = export(sample_project(), tmp_path / "t.ics")
    entries = icalendar.Calendar.from_ical((tmp_path / "t.ics").read_bytes()).walk("VEVENT")
    by_title = {str(entry["summary"]): entry for entry in entries}
    assert by_title["Ferry"].decoded("dtstart").isoformat() == "1641-01-01"
    assert by_title["Ferry"].decoded("dtend").isoformat() == "2022-01-01"
    assert str(by_title["Ferry"]["x-dateline-edtf"]) == "1641/2021"
    assert len(entries) == 5
    assert len(lost) == 3
    assert "c. 120 BC" in lost[0]


def test_timelinejs_counts_years_bc_astronomically_and_escapes(tmp_path: Path) -> None:
    export(sample_project(), tmp_path / "t.timelinejs.json")
    form = json.loads((tmp_path / "t.timelinejs.json").read_text(encoding="utf-8"))
    first = form["events"][0]
    assert first["start_date"] == {"year": -119}
    assert first["display_date"] == "c. 120 BC"
    assert all("<b>" not in json.dumps(slide) for slide in form["events"])
    assert form["eras"][0]["end_date"] == {"year": 2021, "month": 12, "day": 31}


def test_the_page_asks_for_nothing_and_cannot_be_broken_out_of(tmp_path: Path) -> None:
    project = sample_project()
    export(project, tmp_path / "t.html")
    page = (tmp_path / "t.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=|url\((?!data:)|@import|https?:", page)
    values = re.search(r'<script type="application/json" id="values">(.*?)</script>', page, re.S)
    assert values
    assert "<" not in values[1]
    form = json.loads(values[1])
    assert form["sources"][0]["text"] == TEXT
    assert len(form["marks"]) == 7


def test_the_json_form_points_into_its_own_texts(tmp_path: Path) -> None:
    export(sample_project(), tmp_path / "t.json")
    form = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    texts = {source["id"]: source["text"] for source in form["sources"]}
    source, start, end = form["events"][1]["passages"][0]
    assert texts[source][start:end] == "about 120 BC"
    schema = json.loads(resource("schema/reading-1.schema.json").read_text(encoding="utf-8"))
    event = {"$ref": "#/$defs/event", "$defs": schema["$defs"]}
    for each in project_form(sample_project())["events"]:
        jsonschema.validate(each, event)


def test_only_what_is_shown_goes_out(tmp_path: Path) -> None:
    export(sample_project(), tmp_path / "t.md", shown=frozenset({"mure:e4"}))
    text = (tmp_path / "t.md").read_text(encoding="utf-8")
    assert "Ferry" in text
    assert "Festival" not in text


def test_what_was_made_without_a_text_has_no_sources_to_tell(tmp_path: Path) -> None:
    for name, project in (("a.md", sample_project()), ("b.md", replace(sample_project(), sources=()))):
        export(project, tmp_path / name)
        assert ("## Sources" in (tmp_path / name).read_text(encoding="utf-8")) is bool(project.sources)


def test_the_page_shades_eras_as_the_timeline_does() -> None:
    bands = re.findall(r"--band: (#[0-9a-f]{6});", resource("page/page.css").read_text(encoding="utf-8"))
    assert bands == ["#" + bytes(theme.band).hex() for theme in (LIGHT, DARK)]


def test_an_unknown_kind_and_a_closed_place_are_said(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="kind of file"):
        format_for(Path("x.doc"))
    with pytest.raises(DatelineError, match="could not be saved"):
        export(sample_project(), tmp_path / "none" / "t.csv")


def test_a_picture_goes_into_the_page_and_an_unsound_one_does_not(tmp_path: Path) -> None:
    sound = Picture("p1", "image/png", b"\x89PNG\r\n\x1a\n")
    unsound = Picture("p2", "text/html", b"<script>")
    project = sample_project()
    events = (replace(project.events[0], picture="p1"), *project.events[1:])
    export(replace(project, events=events, pictures=(sound, unsound)), tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert '"p1":"data:image/png;base64,iVBORw0KGgo="' in page
    assert '"p2"' not in page
