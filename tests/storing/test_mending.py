"""Imported projects are made whole: every id once, and links that lead somewhere."""

from time import process_time

from dateline.model.event import Event, Link, LinkKind
from dateline.model.project import Project
from dateline.storing.importing.mending import whole


def with_ids(*ids: str) -> Project:
    return Project(events=tuple(Event(id, "Something") for id in ids))


def test_later_marks_of_the_same_id_get_another():
    ids = [event.id for event in whole(with_ids("a", "a-2", "a", "", "a", "mark", "a-2", "a")).events]
    assert ids == ["a", "a-2", "a-3", "mark", "a-4", "mark-2", "a-2-2", "a-5"]


def test_what_is_whole_stays_as_it_is():
    project = Project(events=(Event("a", "A"), Event("b", "B", links=(Link(LinkKind.AFTER, "a"),))))
    assert whole(project) == project


def test_links_to_nothing_are_left_out():
    event = Event("a", "A", links=(Link(LinkKind.AFTER, "gone"), Link(LinkKind.BEFORE, "b")))
    mended = whole(Project(events=(event, Event("b", "B"))))
    assert mended.events[0].links == (Link(LinkKind.BEFORE, "b"),)


def test_one_id_for_all_of_many_marks_is_mended_in_a_moment():
    begun = process_time()
    assert len({event.id for event in whole(with_ids(*["a"] * 20_000)).events}) == 20_000
    assert process_time() - begun < 5  # each one counted from the first takes half a minute
