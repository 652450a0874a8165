"""Files of other programs that cannot be imported: each is refused with a clear word, and does no harm."""

import time
from pathlib import Path

import made_files as made
import pytest
from made_files import written

from dateline.model.error import DatelineError
from dateline.storing.importing.importing import import_file


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", "", "is empty"),
        ("a.csv", "a\0b", "is not a table"),
        ("a.csv", '"' + "x" * 10_000_001, "is not a table that can be read"),
        ("a.xlsx", b"PK\x03\x04nothing", "is damaged"),
        ("a.xlsx", made.zipped({"x": "y"}), "is not a workbook"),
        ("a.xlsx", made.zipped({"xl/workbook.xml": "<!DOCTYPE x><a/>"}), "made to harm"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not a kind of file"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel form"),
        ("a.ics", "hello", "is not a calendar"),
        ("a.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "without events"),
        ("a.json", "{", "is not JSON"),
        ("a.json", "[" * 200_000, "is not JSON"),
        ("a.json", "[1]", "is not a TimelineJS file"),
        ("a.json", '{"events": []}', "has no events"),
        ("a.json", '{"events": [], "eras": 7}', "has no events"),
        ("a.json", '{"form": "dateline-reading-1"}', "is not whole"),
        ("a.json", '{"form": "dateline-reading-9"}', "a newer Dateline"),
        ("a.timeline", "<timeline>", "is damaged"),
        ("a.timeline", "<other/>", "is not a file of The Timeline Project"),
        ("a.timeline", '<!DOCTYPE t [<!ENTITY a "b">]><timeline>&a;</timeline>', "made to harm"),
        ("a.timeline", "<a>" * 100_000, "is damaged"),
        ("a.timeline", "<timeline><timetype>numtime</timetype></timeline>", "counts time in numbers"),
        ("a.mw", "nothing here", "has no events"),
        ("a.xyz", "nothing", "not a kind of file"),
    ],
)
def test_a_clear_word(tmp_path: Path, name: str, content: str | bytes, reason: str):
    path = written(tmp_path, name, content)
    with pytest.raises(DatelineError) as caught:
        import_file(path)
    assert reason in str(caught.value) and str(caught.value).endswith(".")
    with pytest.raises(DatelineError, match="There is no file"):
        import_file(tmp_path / f"none{path.suffix}", "csv")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dateline.storing.importing.table._MOST_UNPACKED", 1_000_000)
    path = written(tmp_path, "a.xlsx", made.zipped({"xl/workbook.xml": b"x" * 1_000_001}))
    with pytest.raises(DatelineError, match="would unpack to too much"):
        import_file(path)


def test_a_workbook_with_a_cell_at_its_far_corner(tmp_path: Path):
    from openpyxl import Workbook

    book = Workbook()
    assert book.active
    book.active["A1"] = "date"
    book.active["XFD1048576"] = "far"
    book.save(tmp_path / "a.xlsx")
    started = time.process_time()
    with pytest.raises(DatelineError, match="more cells than"):
        import_file(tmp_path / "a.xlsx")
    assert time.process_time() - started < 20
