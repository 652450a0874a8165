"""Other programs' files: what they hold lands, what they cannot tell is said, and nothing in them does harm."""

import json
import os
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import made_files as made
import projects
import pytest
from hypothesis import HealthCheck, given, settings
from made_files import written

from dateline.model.edtf import to_edtf
from dateline.model.error import DatelineError
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.storing.importing.imported import Imported
from dateline.storing.importing.importing import FORMATS, format_of, import_file
from dateline.storing.importing.joining import join
from dateline.storing.importing.rows_in import import_table
from dateline.storing.importing.table import Mapping, guess, read_table


def told(imported: Imported) -> list[tuple[str, str]]:
    """(date, title) of every event; and every passage must prove it with its own words."""
    project = imported.project
    for event in project.events:
        assert event.passages and all(project.words(passage) for passage in event.passages)
    return [(to_edtf(event.when), event.title) for event in project.events]


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


def test_what_and_type_are_read_as_people_mean_them(tmp_path: Path):
    imported = import_file(
        written(tmp_path, "a.csv", "When,What,Who,Type\n1768,Mill built,Poole,work\n1790,It burned,,fire\n")
    )
    assert told(imported) == [("1768", "Mill built"), ("1790", "It burned")]
    assert [event.kind for event in imported.project.events] == ["work", "fire"]
    sorts = import_file(
        written(tmp_path, "b.csv", "What,Title,Date\nevent,Mill built,1768\nera,The mill,1768/1790\n")
    )
    assert told(sorts) == [("1768", "Mill built")]
    assert [era.title for era in sorts.project.eras] == ["The mill"]


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
    assert told(import_table(table, Mapping(("date", "", "title")))) == [("1998", "Treaty")]
    with pytest.raises(DatelineError, match="no column that looks like a title or a date"):
        import_table(table, Mapping(("", "", "")))


def test_years_as_people_write_them(tmp_path: Path):
    rows = "-44,Caesar killed\n-0044,As ISO counts\nc. 1200,Cathedral begun\n1939–45,War\nsoon,Never\n"
    imported = import_file(written(tmp_path, "a.csv", "Year,Name\n" + rows))
    assert told(imported) == [
        ("-0043", "Caesar killed"), ("-0044", "As ISO counts"), ("1200~", "Cathedral begun"), ("1939/1945", "War"),
        ("", "Never"),
    ]  # fmt: skip
    assert imported.problems == ("Row 6: the date “soon” is not a date.",)


def test_headings_in_words_that_are_not_known(tmp_path: Path):
    text = "Datum;Ereignis;Ort\n7.5.2025;Ankunft;Moskau\n12. März 1951;Vertrag;Bonn\nMai 2025;Ende;Berlin\n"
    imported = import_file(written(tmp_path, "a.csv", text))
    assert told(imported) == [
        ("2025-05-07", "Ankunft"),
        ("1951-03-12", "Vertrag"),
        ("2025-05", "Ende"),
    ]


def test_a_table_of_lives(tmp_path: Path):
    imported = import_file(
        written(tmp_path, "a.csv", "Name,Born,Died\nAda,10/12/1815,27/11/1852\nIda,1820,\n")
    )
    assert told(imported) == [("1815-12-10/1852-11-27", "Ada"), ("1820", "Ida")]


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
