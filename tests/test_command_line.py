"""The command line: what a program sees."""

import io
import json
import sys
from pathlib import Path

import jsonschema
import pytest

import dateline
from dateline.cli import main
from dateline.resources import resource
from dateline.storing.reading_form import reading_form

REPORT = """RIVERTON: The two mayors met on Friday, a clerk said.

Mayor Ana Sol said that the bridge opened on 3 March 2021 "in fine weather". It had been closed since 2019."""


def schema() -> dict[str, object]:
    return json.loads(resource("schema/reading-1.schema.json").read_text(encoding="utf-8"))


def lines_of(capsys: pytest.CaptureFixture[str], *lines: str) -> tuple[int, list[dict[str, object]]]:
    sys.stdin = io.StringIO("\n".join(lines) + "\n")
    status = main(["read", "--jsonl"])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_answer_fits_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    status, answers = lines_of(
        capsys,
        json.dumps({"text": REPORT, "published": "2021-03-06"}),
        json.dumps({"text": REPORT, "published": None}),
        json.dumps({"text": "", "published": None}),
    )
    assert status == 0
    assert len(answers) == 3
    for answer in answers:
        jsonschema.validate(answer, schema())
    assert answers[0]["source"]["published"]["first"] == "2021-03-06"  # type: ignore[index]


def test_what_is_found_slices_back_to_its_words() -> None:
    form = reading_form(dateline.read(REPORT, "2021-03-06"))
    assert form["dates"]
    for date in form["dates"]:
        start, end = date["span"]
        assert REPORT[start:end] == date["text"]


def test_both_ends_of_a_range_tell_the_whole() -> None:
    form = reading_form(dateline.read("The fair ran from May 7 to 10, 2021, and it rained on May 12, 2021."))
    ranges = [date["range"] for date in form["dates"]]
    assert [whole and whole["edtf"] for whole in ranges] == ["2021-05-07/2021-05-10"] * 2 + [None]


def test_a_wrong_line_is_answered_and_the_next_ones_read(capsys: pytest.CaptureFixture[str]) -> None:
    status, answers = lines_of(
        capsys, "{", '{"text": 5}', '{"text": "x", "published": "no day"}', '{"text": ""}'
    )
    assert status == 1
    assert [("error" in answer) for answer in answers] == [True, True, True, False]


@pytest.mark.parametrize(
    ("words", "edtf"), [("2025-05-09", "2025-05-09"), ("9 May 2025", "2025-05-09"), ("May 2025", "2025-05")]
)
def test_the_documents_date_is_given_in_edtf_or_in_words(words: str, edtf: str) -> None:
    assert reading_form(dateline.read("Nothing.", words))["source"]["published"]["edtf"] == edtf


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["read"], "Name at least one file"),
        (["read", "no such file.txt"], "no such file.txt"),
        (["read", "--published", "soon", "x.txt"], "is not a date"),
        (["read", "--published", "9 May", "x.txt"], "does not say the year"),
        (["picture", "x.txt", "-o", "x.doc"], "does not end in .png, .svg or .pdf"),
    ],
)
def test_an_error_is_one_sentence(
    arguments: list[str],
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert dateline.__version__ in capsys.readouterr().out


def test_a_file_is_read_kept_as_a_project_and_written_out_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "ü report.txt"
    text.write_text(REPORT, encoding="utf-8")
    project = tmp_path / "report.dateline"
    assert main(["new", str(text), "-o", str(project)]) == 0
    assert main(["new", str(text), "-o", str(project)]) == 1
    assert main(["export", str(project), "-o", str(tmp_path / "out.html")]) == 0
    assert main(["picture", str(project), "-o", str(tmp_path / "out.png"), "--size", "400x300"]) == 0
    assert "3 March 2021" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


def test_a_table_goes_out_and_comes_in_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "report.txt"
    text.write_text(REPORT, encoding="utf-8")
    assert main(["export", str(text), "-o", str(tmp_path / "out.csv")]) == 0
    project = tmp_path / "new.dateline"
    assert main(["import", str(tmp_path / "out.csv"), "-o", str(project)]) == 0
    assert main(["import", str(text), "-o", str(project)]) == 0
    assert main(["export", str(project), "-o", str(tmp_path / "back.md")]) == 0
    assert (tmp_path / "back.md").read_text(encoding="utf-8").count("### 3 March 2021") >= 2


def test_a_table_is_read_by_its_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "mills.csv"
    table.write_text("Date,What\n1768-05-04,The mill was built\nc. 1790,It burned\n", encoding="utf-8")
    assert main(["read", "--text", str(table)]) == 0
    answer = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, schema())
    assert [(each["title"], each["when"]["edtf"]) for each in answer["events"]] == [
        ("The mill was built", "1768-05-04"),
        ("It burned", "1790~"),
    ]


def test_the_self_test_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--self-test"]) == 0
    assert capsys.readouterr().out.endswith("works.\n")
