"""What goes out as a table, a calendar or another timeline comes back with its proof, where the project has the
source; else with its row as proof."""

from dataclasses import replace
from pathlib import Path

import pytest
from held import held

from dateline.exporting.export import export
from dateline.model.event import Event
from dateline.model.picture import Picture
from dateline.model.project import Project
from dateline.model.span import Passage, Span
from dateline.storing.importing.importing import import_file
from dateline.storing.importing.joining import join
from sample import sample_project

NAMES = ["a.csv", "a.xlsx", "a.ics", "a.timelinejs.json", "a.mw"]
PICTURE = Picture("picture-1", "image/png", b"\x89PNG\r\n\x1a\n")


def whole() -> Project:
    project = sample_project()
    first, *others = project.events
    first = replace(
        first, lane="North & south", notes="One <b>line</b>\nand another; & more", picture="picture-1"
    )
    return replace(project, events=(first, *others), pictures=(PICTURE,))


def bare(project: Project) -> Project:
    """The sources alone."""
    return Project(sources=project.sources)


@pytest.mark.parametrize("name", NAMES)
def test_with_its_sources_everything_comes_back(tmp_path: Path, name: str) -> None:
    project = whole()
    lost = export(project, tmp_path / name)
    imported = import_file(tmp_path / name)
    back = join(bare(project), imported.project, imported.claims)
    assert not imported.problems or any("links" in problem for problem in imported.problems)
    assert back.sources == project.sources  # no row of the file is needed
    told = {each.id for each in (*back.events, *back.statements)}
    for each in (*project.events, *project.statements):
        if each.id not in told:
            title = each.title if isinstance(each, Event) else project.words(each.content[0])
            assert any(title in words for words in lost), (name, each)
            continue
        again = back.event(each.id) or back.statement(each.id)
        assert again is not None and held(again, back) == held(each, back)
        if (
            isinstance(again, Event)
            and isinstance(each, Event)
            and each.picture
            and "picture" not in " ".join(lost)
        ):
            picture = back.picture(again.picture)
            assert picture is not None and picture.content == PICTURE.content


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_table_also_holds_its_title_its_eras_and_what_was_rejected(tmp_path: Path, name: str) -> None:
    project = whole()
    export(project, tmp_path / name)
    back = import_file(tmp_path / name).project
    assert (back.title, back.eras) == (project.title, project.eras)


@pytest.mark.parametrize("name", NAMES)
def test_without_its_source_the_row_is_the_proof(tmp_path: Path, name: str) -> None:
    project = whole()
    export(project, tmp_path / name)
    imported = import_file(tmp_path / name)
    back = join(Project(), imported.project, imported.claims)
    [source] = back.sources
    assert back.events
    for event in back.events:
        assert all(passage.source == source.id for passage in event.passages)
        was = project.event(event.id)
        assert was is not None
        assert back.words(event.passages[0]) == " | ".join(
            " ".join(project.words(passage).split()) for passage in was.passages
        )


def test_other_words_at_the_place_prove_nothing(tmp_path: Path) -> None:
    project = whole()
    export(project, tmp_path / "a.csv")
    imported = import_file(tmp_path / "a.csv")
    other = replace(project.sources[0], text="Another text. " * 40)
    back = join(Project(sources=(other,)), imported.project, imported.claims)
    assert len(back.sources) == 2
    assert all(passage.source != "mure" for event in back.events for passage in event.passages)


def test_a_source_under_another_id_is_known_by_its_title(tmp_path: Path) -> None:
    project = whole()
    export(project, tmp_path / "a.csv")
    imported = import_file(tmp_path / "a.csv")
    moved = replace(project.sources[0], id="mure-2")
    back = join(Project(sources=(moved,)), imported.project, imported.claims)
    assert back.sources == (moved,)
    assert back.events[0].passages[0].source == "mure-2"


@pytest.mark.parametrize(
    "spans", ["mure:9-2", "mure:0-99999999", "nonsense", "a b:1-2", ";;;", "mure:" + "9" * 40]
)
def test_a_spoiled_place_is_left_alone(tmp_path: Path, spans: str) -> None:
    project = whole()
    (tmp_path / "a.csv").write_text(
        f"title,date,words,spans,review\nX,2020,Mayor,{spans},added\n", encoding="utf-8"
    )
    imported = import_file(tmp_path / "a.csv")
    back = join(bare(project), imported.project, imported.claims)
    assert back.events[0].passages[0].source != "mure"


def test_an_odd_source_id_comes_back(tmp_path: Path) -> None:
    project = whole()
    odd = "a; b:c 1-2 %|é"
    source = replace(project.sources[0], id=odd)
    event = replace(project.events[0], passages=(Passage(odd, Span(0, 9)),), why=(), links=())
    project = Project(sources=(source,), events=(event,))
    export(project, tmp_path / "a.csv")
    imported = import_file(tmp_path / "a.csv")
    assert join(bare(project), imported.project, imported.claims).events[0].passages == event.passages


def test_what_lands_is_whole_whatever_the_file_says(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "what,id,title,date,content,event,links,review\n"
        "event,e1,One,2020,,,part of e9; after e2,added\nevent,e1,Two,2021,,,,added\n"
        "event,e2,Three,2022,,,,added\nstatement,e2,,2020,Said,e7,,added\n",
        encoding="utf-8",
    )
    imported = import_file(tmp_path / "a.csv")
    back = join(Project(), imported.project, imported.claims)
    assert [each.id for each in (*back.events, *back.statements)] == ["e1", "e1-2", "e2", "e2-2"]
    assert [link.target for link in back.events[0].links] == ["e2"]
    assert back.statements[0].event == ""
    assert imported.problems == ("2 of the links lead to marks that are not in the file; they are left out.",)
    assert join(Project(), whole()) == whole()
