"""Other programs' files: what they hold lands, what they cannot tell is said, and nothing in them does harm."""

import json
import os
import random
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import made_files as made
import projects
import pytest
from hypothesis import HealthCheck, given, settings

from dateline.model.edtf import to_edtf
from dateline.model.error import DatelineError
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.storing.importing.imported import Imported
from dateline.storing.importing.importing import FORMATS, format_of, import_file
from dateline.storing.importing.joining import join
from dateline.storing.importing.loose_dates import loose_when
from dateline.storing.importing.rows_in import import_table
from dateline.storing.importing.table import Mapping, guess, read_table


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def told(imported: Imported) -> list[tuple[str, str]]:
    """(date, title) of every event; and every passage must prove it with its own words."""
    project = imported.project
    for event in project.events:
        assert event.passages and all(project.words(passage) for passage in event.passages)
    return [(to_edtf(event.when), event.title) for event in project.events]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("7–10 May 2025", "2025-05-07/2025-05-10"),
        ("7 May to 10 May 2025", "2025-05-07/2025-05-10"),
        ("30 December 2019 – 2 January 2020", "2019-12-30/2020-01-02"),
        ("May–June 1940", "1940-05/1940-06"),
        ("1914-1918", "1914/1918"),
        ("1939-45", "1939/1945"),
        ("c. 44 BC", "-0043~"),
        ("15 March 44 BC", "-0043-03-15"),
        ("264–146 BC", "-0263/-0145"),
        ("753 BC – AD 476", "-0752/0476"),
        ("15 March 476", "0476-03-15"),
        ("14 AD", "0014"),
        ("5th century BC", "-04XX"),
        ("the 1970s", "197X"),
        ("spring 1968", "1968-21"),
        ("circa 1400?", "1400%"),
        ("1200, perhaps", "1200?"),
        ("by 1453", "[..1453]"),
        ("until 1945", "/1945"),
        ("since 2012", "2012/.."),
        ("1453 or later", "[1453..]"),
        ("between May 1998 and June 1999", "[1998-05..1999-06]"),
        ("20 July 1969 20:17 UTC", "1969-07-20T20:17Z"),
        ("2025-05-09T14:05", "2025-05-09T14:05"),
        ("13/04/2020", "2020-04-13"),
        ("1.9.1939", "1939-09-01"),
        ("Jan 5, 2021", "2021-01-05"),
        ("10 000 BC", "-9999"),
        ("", ""),
        ("unknown", ""),
    ],
)
def test_dates_as_people_write_them(text: str, edtf: str):
    assert to_edtf(loose_when(text)) == edtf


@pytest.mark.parametrize(
    "text", ["tomorrow", "12 May", "soon after", "32 May 2020", "1/2/3/4", "x" * 500, "–", "0/0/0"]
)
def test_what_is_no_date(text: str):
    with pytest.raises(ValueError, match=r"."):
        loose_when(text)


def test_a_table_with_headings(tmp_path: Path):
    path = written(tmp_path, "a.csv", 'When;Event;Location;Who;Comments\n"7–10 May 2025";Visit;Moscow;Xi; Putin\n'
                   '44 BC;Murder;Rome;Caesar;"on the Ides; so they say"\nsoon;Talks;;;\n')  # fmt: skip
    imported = import_file(path)
    assert told(imported) == [("2025-05-07/2025-05-10", "Visit"), ("-0043", "Murder"), ("", "Talks")]
    murder = imported.project.events[1]
    assert (murder.place, murder.people, murder.notes) == ("Rome", ("Caesar",), "on the Ides; so they say")
    assert murder.review is Review.ADDED
    assert imported.problems == ("Row 4: the date “soon” is not a date.",)
    assert imported.project.person("Caesar")


def test_a_table_without_headings_and_with_tabs(tmp_path: Path):
    path = written(tmp_path, "a.tsv", "1998-05-01\tTreaty signed\n1999\tTreaty in force\n")
    assert told(import_file(path)) == [("1998-05-01", "Treaty signed"), ("1999", "Treaty in force")]


def test_day_or_month_first_is_asked_where_nothing_tells(tmp_path: Path):
    unclear = import_file(written(tmp_path, "a.csv", "date,title\n03/04/2020,A\n05/06/2020,B\n"))
    assert unclear.asks_day_first and told(unclear)[0][0] == "2020-03-04"
    table = read_table(tmp_path / "a.csv")
    answered = import_table(table, replace(guess(table), day_first=True))
    assert not answered.asks_day_first and told(answered)[0][0] == "2020-04-03"
    by_another = import_file(written(tmp_path, "b.csv", "date,title\n03/04/2020,A\n25/06/2020,B\n"))
    assert not by_another.asks_day_first and told(by_another)[0][0] == "2020-04-03"


def test_columns_mapped_by_hand(tmp_path: Path):
    path = written(tmp_path, "a.csv", "x,y,z\n1998,ignored,Treaty\n")
    table = read_table(path)
    assert guess(table).columns != ("date", "", "title")
    assert told(import_table(table, Mapping(("date", "", "title")))) == [("", "z"), ("1998", "Treaty")]
    with pytest.raises(DatelineError, match="no column that looks like a title or a date"):
        import_table(table, Mapping(("", "", "")))


def test_a_workbook(tmp_path: Path):
    from datetime import date, datetime

    from openpyxl import Workbook

    book = Workbook()
    assert book.active
    book.active.append(["Start", "End", "Title"])
    book.active.append([date(2020, 1, 2), datetime(2020, 1, 5), "Days"])
    book.active.append([1914, 1918, "Years"])
    book.active.append([datetime(2020, 1, 2, 9, 30), None, "An hour"])
    book.create_sheet("Other").append(["date", "title"])
    book["Other"].append(["1453", "Fall"])
    book.save(tmp_path / "a.xlsx")
    assert told(import_file(tmp_path / "a.xlsx")) == [
        ("2020-01-02/2020-01-05", "Days"), ("1914/1918", "Years"), ("2020-01-02T09:30", "An hour"),
    ]  # fmt: skip
    table = read_table(tmp_path / "a.xlsx", "Other")
    assert table.sheets == ("Sheet", "Other") and told(import_table(table)) == [("1453", "Fall")]


def test_the_spreadsheet_of_timelinejs(tmp_path: Path):
    path = written(
        tmp_path,
        "a.csv",
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Type,Group\n"
        ",,,,,,,,,A life,<p>Words</p>,,title,\n"
        "1963,8,28,14:30,,,,,,March,<b>On</b> the Mall &amp; more,http://x.invalid/a.jpg,,rights\n"
        "-43,,,,14,,,,,Augustus,,,,\n1950,,,,1960,,,,,The fifties,,,era,\n1,13,,,,,,,,Bad,,,,\n",
    )
    imported = import_file(path)
    assert told(imported) == [("1963-08-28T14:30", "March"), ("-0043/0014", "Augustus"), ("", "Bad")]
    assert imported.project.title == "A life"
    assert imported.project.events[0].notes == "On the Mall & more"
    assert imported.project.events[0].picture == "http://x.invalid/a.jpg"
    assert [(era.title, to_edtf(era.when)) for era in imported.project.eras] == [("The fifties", "1950/1960")]
    assert len(imported.problems) == 1 and imported.problems[0].startswith("Row 6: ")


def test_timelinejs(tmp_path: Path):
    form = {
        "title": {"text": {"headline": "A life"}},
        "events": [
            {
                "start_date": {"year": 1963, "month": "8", "day": 28, "hour": 14},
                "text": {"headline": "<i>March</i>"},
            },
            {
                "start_date": {"year": "-43"},
                "end_date": {"year": "14"},
                "text": {"headline": "Augustus"},
                "group": "x",
            },
            "nonsense",
            {"start_date": 7, "text": []},
        ],
        "eras": [{"start_date": {"year": 1950}, "end_date": {"year": 1960}, "text": {"headline": "Fifties"}}],
    }
    imported = import_file(written(tmp_path, "a.json", json.dumps(form)))
    assert told(imported) == [("1963-08-28T14:00", "March"), ("-0043/0014", "Augustus")]
    assert imported.project.title == "A life" and imported.project.eras[0].title == "Fifties"
    assert imported.problems == ("Slide 3 has neither a title nor a date; it was left out.",)


TIMELINE = """<?xml version="1.0" encoding="utf-8"?>
<timeline><version>2.9.0</version><timetype>gregoriantime</timetype>
<eras><era><name>Peace</name><start>1945-05-08 00:00:00</start><end>1990-01-01 00:00:00</end></era></eras>
<categories><category><name>Work</name></category></categories>
<events>
<event><start>2025-05-07 00:00:00</start><end>2025-05-11 00:00:00</end><text>(1)Visit</text><category>Work</category>
<description>Long</description><labels>one two</labels></event>
<event><start>-43-03-15 00:00:00</start><end>-43-03-16 00:00:00</end><fuzzy>True</fuzzy><text>Ides</text></event>
<event><start>2020-01-02 09:30:00</start><end>2020-01-02 09:30:00</end><text>Point</text></event>
<event><start>2012-01-01 00:00:00</start><end>2024-01-01 00:00:00</end><ends_today>True</ends_today>
<text>Rule</text></event>
<event><start>never</start><end>x</end><text>Broken</text></event>
</events></timeline>"""


def test_the_timeline_project(tmp_path: Path):
    imported = import_file(written(tmp_path, "a.timeline", TIMELINE))
    assert told(imported) == [
        ("2025-05-07/2025-05-10", "Visit"), ("-0043-03-15~", "Ides"), ("2020-01-02T09:30", "Point"),
        ("2012-01-01/..", "Rule"), ("", "Broken"),
    ]  # fmt: skip
    visit = imported.project.events[0]
    assert (visit.kind, visit.notes, visit.tags) == ("Work", "Long", ("one", "two"))
    assert imported.project.eras[0].title == "Peace"
    assert len(imported.problems) == 1


def test_markwhen(tmp_path: Path):
    text = """---
title: A life
---
// a comment
1998-05: Born #family #north
Some words
more: words
section Work #x
2020-01-02/2020-03: A job
12/05/2021: In American order
end section
Jan 5, 2021 - Feb 2022: Words
2022-05-09T14:05: At a time
2024 / now: Still
"""
    imported = import_file(written(tmp_path, "a.mw", text))
    assert told(imported) == [
        ("1998-05", "Born"), ("2020-01-02/2020-03", "A job"), ("2021-12-05", "In American order"),
        ("2021-01-05/2022-02", "Words"), ("2022-05-09T14:05", "At a time"), ("2024/..", "Still"),
    ]  # fmt: skip
    born, job = imported.project.events[:2]
    assert (born.kind, born.tags, born.notes) == ("family", ("north",), "Some words\nmore: words")
    assert (job.lane, imported.project.title) == ("Work", "A life")


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:1
SUMMARY:Visit\\, long
DTSTART;VALUE=DATE:20250507
DTEND;VALUE=DATE:20250511
LOCATION:Moscow
ATTENDEE;CN=Ada:mailto:ada@x.invalid
CATEGORIES:journey,state
DESCRIPTION:One\\ntwo
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Call
DTSTART:20250509T140500Z
DURATION:PT1H
RRULE:FREQ=DAILY
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Day
DTSTART;VALUE=DATE:19450508
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar(tmp_path: Path):
    imported = import_file(written(tmp_path, "a.ics", CALENDAR.replace("\n", "\r\n")))
    assert told(imported) == [
        ("2025-05-07/2025-05-10", "Visit, long"), ("2025-05-09T14:05Z/2025-05-09T15:05Z", "Call"),
        ("1945-05-08", "Day"),
    ]  # fmt: skip
    visit = imported.project.events[0]
    assert (visit.place, visit.people, visit.kind, visit.tags) == ("Moscow", ("Ada",), "journey", ("state",))
    assert visit.notes == "One\ntwo"
    assert imported.problems == ("“Call” comes again by a rule; only its first date was taken.",)


def sample() -> Project:
    return projects.small()


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_out_as_a_table_and_in_again(tmp_path: Path, format: str):
    from dateline.exporting.export import export

    project = sample()
    path = tmp_path / f"a.{format}"
    export(project, path)
    back = import_file(path).project
    assert {(e.id, e.title, e.when, e.kind, e.place, e.people, e.tags, e.review) for e in back.events} == {
        (e.id, e.title, e.when, e.kind, e.place, e.people, e.tags, e.review) for e in project.events
    }
    [said] = back.statements
    assert said.speaker and said.speaker.name == "Ada" and said.event == "e1"
    assert (said.said, said.quoted) == (project.statements[0].said, project.statements[0].quoted)
    assert back.words(said.content[0]) == project.words(project.statements[0].content[0]).strip()


@pytest.mark.parametrize("name", ["a.ics", "a.timelinejs.json", "a.mw"])
def test_out_to_another_program_and_in_again(tmp_path: Path, name: str):
    from dateline.exporting.export import export

    project = replace(sample(), statements=(), eras=())
    lost = export(project, tmp_path / name)
    back = import_file(tmp_path / name)
    dates = {event.title: event.when for event in back.project.events}
    for event in project.events:
        assert dates.get(event.title) == event.when or any(event.title in word for word in lost), (
            name,
            event,
        )


@settings(
    max_examples=int(os.environ.get("DATELINE_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(projects.projects())
def test_out_as_json_and_in_again(tmp_path: Path, project: Project):
    """Nothing is lost: the same project comes back."""
    from dateline.exporting.export import export

    project = replace(project, events=tuple(map(_possible, project.events)))
    assert export(project, tmp_path / "a.json") == ()
    assert import_file(tmp_path / "a.json").project == project


def _possible(event: Event) -> Event:
    """`as_of` is written as a day of the calendar, `ordinal` counts."""
    return replace(event, as_of=None if event.as_of is None else event.as_of % 10**6)


def reading(**source: str) -> dict[str, object]:
    from dateline.model.project import Reading
    from dateline.storing.reading_form import reading_form

    p = sample()
    form = reading_form(Reading(p.sources[0], p.timexes, p.events, p.statements, p.people))
    form["source"] |= source
    return form


def test_a_reading_with_and_without_its_text(tmp_path: Path):
    text = sample().sources[0].text
    whole = import_file(written(tmp_path, "a.json", json.dumps(reading(text=text))))
    assert whole.project.statements and not whole.problems
    bare = written(tmp_path, "b.json", json.dumps(reading()))
    without = import_file(bare)
    assert told(without) == told(whole) and not without.project.statements
    assert "does not hold the text" in without.problems[0]
    found = import_file(bare, source_at=lambda path: sample().sources[0] if path == "/a/b.txt" else None)
    assert found.project.statements and found.project.sources[0].text == text
    lines = "\n".join(json.dumps(reading(text=text)) for _ in range(2))
    assert len(import_file(written(tmp_path, "c.json", lines)).project.events) == 2 * len(
        whole.project.events
    )


def test_two_imports_keep_apart_what_has_the_same_name(tmp_path: Path):
    one = import_file(
        written(tmp_path, "a.csv", "id,date,title,what,content,event\n1,1998,A,,,\n2,,,statement,So,1\n")
    )
    two = import_file(
        written(tmp_path, "b.csv", "id,date,title,what,content,event\n1,1999,B,,,\n2,,,statement,No,1\n")
    )
    both = join(join(Project(), one.project), two.project)
    assert [event.id for event in both.events] == ["1", "1-2"]
    assert [(said.id, said.event) for said in both.statements] == [("2", "1"), ("2-2", "1-2")]
    assert [both.words(said.content[0]) for said in both.statements] == ["So", "No"]
    again = join(both, two.project)
    assert len(again.sources) == 2 and len({event.id for event in again.events}) == 3


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


def test_spoiled_workbooks(tmp_path: Path):
    """Spoiled inside of the archive, where the XML is."""
    from dateline.exporting.export import export

    export(sample(), tmp_path / "whole.xlsx")
    chance = random.Random(4)
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(int(os.environ.get("DATELINE_FUZZ", "40"))):
        name = chance.choice(sorted(parts))
        bad = bytearray(parts[name])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(bad) or 1)
            bad[at : at + chance.choice((1, 4, 20))] = chance.choice((b"", b"9" * 7, b"<", b'"', b"-1"))
        path = written(tmp_path, "a.xlsx", made.zipped({**parts, name: bytes(bad)}))
        try:
            import_file(path)
        except DatelineError as error:
            assert str(error).endswith(".")


def test_the_format_is_known_by_name_or_content(tmp_path: Path):
    for format in FORMATS:
        for ending in format.endings:
            assert format_of(Path(f"x{ending}")) == format.name
    assert format_of(written(tmp_path, "x.txt", CALENDAR)) == "icalendar"
    assert format_of(written(tmp_path, "y.xml", TIMELINE)) == "timeline"


def test_spoiled_files_are_imported_or_refused(tmp_path: Path):
    chance = random.Random(11)
    form = json.dumps(reading(text=sample().sources[0].text))
    wholes = {
        "a.csv": "date,title,people,notes\n7–10 May 2025,Visit,Ada; Bo,x\n44 BC,Murder,,\n1/2/2020,C,,\n",
        "a.ics": CALENDAR,
        "a.timeline": TIMELINE,
        "a.mw": "---\ntitle: A\n---\n1998-05: Born #x\nsection A\n2020 / now: B\n",
        "a.json": form,
        "b.json": '{"title": {"text": {"headline": "A"}}, "events": [{"start_date": {"year": "1"}, "text": '
        '{"headline": "B"}}], "eras": []}',
    }
    for name, whole in wholes.items():
        raw = whole.encode()
        for _ in range(int(os.environ.get("DATELINE_FUZZ", "80"))):
            bad = bytearray(raw)
            for _ in range(chance.randint(1, 5)):
                at = chance.randrange(len(bad) or 1)
                length = chance.choice((1, 1, 3, 30))
                bad[at : at + length] = chance.choice(
                    (b"", chance.randbytes(length), b"9" * length, b'"', b"-")
                )
            path = written(tmp_path, name, bytes(bad))
            try:
                import_file(path)
            except DatelineError as error:
                cause = error.__cause__
                assert cause is None or "calendar" in str(error), f"{cause!r} for {bytes(bad)!r}"
