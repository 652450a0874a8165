"""When an undated event can have been: links, chains of the undated, and the sources that tell of it."""

from timelines import at

from dateline.model.day import day_of
from dateline.model.event import Event, Link, LinkKind, Modality
from dateline.model.feasible import Feasible, feasible
from dateline.model.project import Project
from dateline.model.source import Basis, Published, Source
from dateline.model.span import Passage, Span
from dateline.model.when import When

DAY = day_of(1990, 5, 4)


def project_of(*events: Event, published: When | None = None) -> Project:
    source = (
        Source("s", "Words", "The bridge", published=Published(published, Basis.GIVEN)) if published else None
    )
    return Project(sources=(source,) if source else (), events=events)


def days(project: Project, id: str = "x") -> tuple[int | None, int | None]:
    event = project.event(id)
    assert event is not None
    found = feasible(project, event)
    return (found.first.day if found.first else None, found.last.day if found.last else None)


def link(kind: LinkKind, target: str) -> tuple[Link, ...]:
    return (Link(kind, target),)


A = Event("a", "The opening", when=at(1990, 5, 4))
B = Event("b", "The treaty", when=at(1991, 9))


def test_nothing_bounds_an_event_without_links():
    project = project_of(Event("x", "X"), A)
    assert days(project) == (None, None)
    assert feasible(project, project.events[0]).lines == ["Nothing here says when it can have been"]


def test_own_links_and_those_of_others_bound_it():
    own = Event("x", "X", links=(*link(LinkKind.AFTER, "a"), *link(LinkKind.BEFORE, "b")))
    assert days(project_of(own, A, B)) == (DAY, day_of(1991, 9, 30))
    later = Event("c", "C", when=at(1992, 1, 1), links=link(LinkKind.SEQUEL_OF, "x"))
    earlier = Event("d", "D", when=at(1980, 1, 1), links=link(LinkKind.BEFORE, "x"))
    assert days(project_of(Event("x", "X"), later, earlier)) == (day_of(1980, 1, 1), day_of(1992, 1, 1))


def test_the_tightest_bound_holds_and_is_told():
    event = Event("x", "X", links=(*link(LinkKind.AFTER, "a"), *link(LinkKind.AFTER, "b")))
    project = project_of(event, A, B)
    assert days(project) == (day_of(1991, 9, 1), None)
    assert feasible(project, event).lines == ["Not before: after “The treaty”, September 1991"]


def test_a_part_lies_within_its_whole():
    whole = Event("a", "Visit", when=When.during(at(1990, 5, 4).start, at(1990, 5, 9).start))  # type: ignore[arg-type]
    assert days(project_of(Event("x", "X", links=link(LinkKind.PART_OF, "a")), whole)) == (DAY, DAY + 5)
    assert days(
        project_of(Event("x", "X"), Event("a", "A", when=at(1990), links=link(LinkKind.PART_OF, "x")))
    ) == (
        None,
        None,
    )


def test_bounds_go_through_others_that_are_undated():
    x = Event("x", "X", links=link(LinkKind.AFTER, "y"))
    y = Event("y", "Y", links=link(LinkKind.AFTER, "a"))
    project = project_of(x, y, A)
    assert days(project) == (DAY, None)
    assert feasible(project, x).lines == ["Not before: after “Y”, which is after “The opening”, 4 May 1990"]


def test_a_circle_and_a_long_chain_come_to_an_end():
    circle = (
        Event("x", "X", links=link(LinkKind.AFTER, "y")),
        Event("y", "Y", links=link(LinkKind.AFTER, "x")),
    )
    assert days(project_of(*circle)) == (None, None)
    chain = [Event(f"n{n}", "N", links=link(LinkKind.AFTER, f"n{n + 1}")) for n in range(3000)]
    project = project_of(
        Event("x", "X", links=link(LinkKind.AFTER, "n0")), *chain, Event("n3000", "End", when=at(1990, 5, 4))
    )
    assert days(project) == (DAY, None)


def test_what_is_told_as_past_was_before_the_telling_and_a_plan_is_after_it():
    passages = (Passage("s", Span(0, 5)),)
    past = Event("x", "X", passages=passages)
    plan = Event("x", "X", passages=passages, modality=Modality.PLANNED)
    assert days(project_of(past, published=at(1990, 5, 4))) == (None, DAY)
    assert days(project_of(plan, published=at(1990, 5, 4))) == (DAY, None)
    assert days(project_of(past, published=When.after(at(1990, 5, 4).start))) == (None, None)  # type: ignore[arg-type]


def test_contradicting_bounds_leave_nothing():
    event = Event("x", "X", links=(*link(LinkKind.AFTER, "b"), *link(LinkKind.BEFORE, "a")))
    assert feasible(project_of(event, A, B), event) == Feasible()
