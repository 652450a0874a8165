"""Laws of what a person does to a project."""

from dataclasses import replace

import pytest
from harbour import TEXT, passage, sample
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import edits
from dateline.model.date import Date
from dateline.model.event import Event, Link, LinkKind
from dateline.model.finding import entries, everything
from dateline.model.joining import add_reading, read_again, remove_source
from dateline.model.picture import Picture
from dateline.model.project import Project, Reading
from dateline.model.review import Review
from dateline.model.span import Passage, Span
from dateline.model.when import When

IDS = ("e1", "e2", "e3", "q1", "q2", "nobody")
DAY = When.at(Date.ymd(2001, 2, 3))

ids = st.lists(st.sampled_from(IDS), max_size=3)
edit = st.one_of(
    st.builds(lambda i: lambda p: edits.accept(p, i), ids),
    st.builds(lambda i: lambda p: edits.reject(p, i), ids),
    st.builds(lambda i: lambda p: edits.delete(p, i), ids),
    st.builds(lambda i: lambda p: edits.merge(p, i), ids),
    st.builds(lambda i: lambda p: edits.retitle(p, i, "New"), st.sampled_from(IDS)),
    st.builds(lambda i: lambda p: edits.redate(p, i, DAY), st.sampled_from(IDS)),
    st.just(lambda p: edits.split(p, "e2", p.event("e2").passages[:1]) if p.event("e2") else p),
    st.just(lambda p: edits.add_event(p, "By hand", DAY)),
    st.just(lambda p: remove_source(p, "s1")),
    st.just(lambda p: add_reading(p, reading())),
)


def reading() -> Reading:
    project = sample()
    return Reading(project.sources[0], project.timexes, project.events, project.statements, project.people)


def assert_whole(project: Project) -> None:
    """Every id is there once, and whatever points somewhere points to something."""
    names = [each.id for each in everything(project)] + [source.id for source in project.sources]
    assert len(names) == len(set(names))
    sources = {source.id: source.text for source in project.sources}
    for event in project.events:
        assert all(project.event(link.target) for link in event.links)
        assert all(p.span.end <= len(sources[p.source]) for p in event.passages)
    for statement in project.statements:
        assert not statement.event or project.event(statement.event)
        assert statement.sentence.source in sources
    assert all(timex.passage.source in sources for timex in project.timexes)


@given(st.lists(edit, max_size=8))
def test_a_project_stays_whole_whatever_is_done(done: list) -> None:  # type: ignore[type-arg]
    project = sample()
    for each in done:
        before = project
        project = each(before)
        assert_whole(project)


@pytest.mark.parametrize(
    "act",
    [
        lambda p: edits.accept(p, ["nobody"]),
        lambda p: edits.retitle(p, "e1", "  "),
        lambda p: edits.retitle(p, "e1", "Harbour closed"),
        lambda p: edits.delete(p, []),
        lambda p: edits.merge(p, ["e1", "e1"]),
        lambda p: edits.split(p, "e1", p.event("e1").passages),
        lambda p: remove_source(p, "s9"),
        lambda p: edits.publish(p, "s9", DAY),
    ],
)
def test_what_asks_for_nothing_changes_nothing(act) -> None:  # type: ignore[no-untyped-def]
    assert act(sample()) == sample()


def test_an_edit_shares_what_it_does_not_touch() -> None:
    before = sample()
    after = edits.retitle(before, "e1", "Closed")
    assert after.statements is before.statements
    assert after.sources is before.sources
    assert after.events[1] is before.events[1]


def test_a_change_marks_what_was_found_but_not_what_was_added() -> None:
    project = edits.add_event(sample(), "By hand")
    added = project.events[-1].id
    project = edits.retitle(edits.retitle(project, "e1", "Closed"), added, "By this hand")
    assert project.event("e1").review is Review.CHANGED
    assert project.event(added).review is Review.ADDED
    project = edits.accept(project, ["e1", added, "e2"])
    assert [project.event(i).review for i in ("e1", added, "e2")] == ["changed", "added", "accepted"]


def test_rejected_is_kept_but_not_listed() -> None:
    project = edits.reject(sample(), ["e1"])
    assert project.event("e1")
    assert "e1" not in [each.id for each in entries(project)]


def test_merging_takes_in_passages_people_and_pointers() -> None:
    project = edits.merge(sample(), ["e2", "e1"])
    event = project.event("e2")
    assert [project.words(p) for p in event.passages] == ["Work", "wall", "closed"]
    assert event.links == ()
    assert project.statement("q1").event == "e2"
    assert len(event.versions) == 2
    assert event.place == "Eastmere"


def test_merging_twice_keeps_every_date_that_sources_gave() -> None:
    project = edits.add_event(sample(), "Again", DAY)
    project = edits.merge(edits.merge(project, ["e1", "e2"]), ["e1", project.events[-1].id])
    assert len(project.event("e1").versions) == 3


def test_a_second_source_gets_ids_of_its_own() -> None:
    project = add_reading(add_reading(Project(), reading()), reading())
    assert_whole(project)
    assert len(project.events) == 6
    second = project.sources[1].id
    assert [project.words(p) for p in project.events[3].passages] == ["closed"]
    assert project.events[3].passages[0].source == second
    assert project.events[3].why[0].passage.source == second
    assert project.events[4].links[0].target == project.events[3].id
    assert project.statements[2].event == project.events[3].id
    assert project.statements[2].speaker.passages[0].source == second
    assert len(project.people) == 1


def test_a_source_that_went_leaves_its_name_unused() -> None:
    project = add_reading(add_reading(Project(), reading()), reading())
    gone = project.sources[1].id
    project = add_reading(remove_source(project, gone), reading())
    assert project.sources[1].id != gone


def test_an_event_that_two_sources_prove_outlives_one() -> None:
    project = add_reading(add_reading(Project(), reading()), reading())
    first, other = project.events[0].id, project.events[3].id
    project = remove_source(edits.merge(project, [first, other]), project.sources[0].id)
    assert [p.source for p in project.event(first).passages] == [project.sources[0].id]
    assert_whole(project)


def moved(reading: Reading) -> Reading:
    """As if a later version dated everything a year later and gave other ids."""
    later = When.at(Date.ymd(1999, 3, 3))
    events = tuple(replace(e, id=f"n{e.id}", when=later, links=_renamed(e)) for e in reading.events)
    statements = tuple(replace(s, event=s.event and f"n{s.event}") for s in reading.statements)
    return replace(reading, events=events, statements=statements)


def _renamed(event: Event) -> tuple[Link, ...]:
    return tuple(replace(link, target=f"n{link.target}") for link in event.links)


def test_reading_again_keeps_what_a_person_did() -> None:
    project = add_reading(Project(), reading())
    project = edits.retitle(project, "e1", "My title")
    project = edits.redate(project, "e2", DAY)
    project = edits.reject(project, ["e3"])
    project = edits.add_event(project, "Mine", DAY)
    after = read_again(project, moved(reading()))
    assert_whole(after)
    assert after.event("e1").title == "My title"
    assert after.event("e1").when.first == When.at(Date.ymd(1999, 3, 3)).first
    assert after.event("e2").when == DAY
    assert after.event("e3").review is Review.REJECTED
    assert after.events[-1].title == "Mine" or any(e.title == "Mine" for e in after.events)
    assert len(after.events) == 4


def test_reading_again_keeps_pointers_to_what_was_kept() -> None:
    project = edits.accept(add_reading(Project(), reading()), ["e1"])
    after = read_again(project, moved(reading()))
    assert after.statement("q1").event == "e1"
    work = next(e for e in after.events if e.title == "Work on the wall")
    assert work.links == (Link(LinkKind.AFTER, "e1"),)


def test_reading_again_what_nobody_touched_is_the_new_reading() -> None:
    project = add_reading(Project(), reading())
    after = read_again(project, reading())
    assert after.events == project.events
    assert after.statements == project.statements


def test_a_date_given_to_a_document_is_given_by_a_person() -> None:
    published = edits.publish(sample(), "s1", DAY, "3 February 2001").source("s1").published
    assert published.when == DAY
    assert published.basis == "given"
    assert "3 February 2001" in published.why[0].text


def test_a_statement_by_hand_knows_whether_it_is_quoted() -> None:
    project = edits.add_statement(sample(), passage("“We kept our word,”"))
    assert project.statements[-1].quoted == "direct"
    project = edits.add_statement(sample(), Passage("s1", Span(0, len(TEXT))))
    assert project.statements[-1].quoted == "indirect"


def test_split_apart_each_keeps_the_date_that_its_passages_tell() -> None:
    before = sample()
    merged = edits.merge(before, ["e1", "e2"])
    assert len(merged.event("e1").versions) == 2  # type: ignore[union-attr]
    work = before.event("e2").passages  # type: ignore[union-attr]
    after = edits.split(merged, "e1", work)
    kept, other = after.event("e1"), after.events[-1]
    assert kept is not None
    assert (kept.when, kept.passages, kept.versions) == (before.events[0].when, before.events[0].passages, ())
    assert (other.when, other.passages, other.versions) == (before.events[1].when, work, ())


def test_a_passage_is_split_off_with_those_within_it() -> None:
    whole, head = passage("The harbour of Eastmere was closed"), passage("closed")
    project = edits.change_event(sample(), "e1", passages=(head, passage("signed"), whole))
    after = edits.split(project, "e1", (whole,))
    assert after.event("e1").passages == (passage("signed"),)  # type: ignore[union-attr]
    assert after.events[-1].passages == (head, whole)


def test_a_picture_leaves_with_the_last_event_that_shows_it() -> None:
    picture = Picture("p1", "image/png", b"")
    both = edits.show_picture(edits.show_picture(sample(), "e1", picture), "e2", picture)
    assert both.pictures == (picture,)
    one = edits.show_picture(both, "e1", None)
    assert one.pictures == (picture,)
    assert edits.show_picture(one, "e2", None).pictures == ()
