"""Curves from mark to mark: they leave titles free, and of many only those of the mark that is looked at are shown."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import fake_measure
from timelines import YES, at, every_mark

from dateline.model.event import Event, Link, LinkKind
from dateline.model.project import Project
from dateline.model.when import When
from dateline.timeline.arcs import beside_titles, part_of
from dateline.timeline.chart import Chart
from dateline.timeline.gestures import whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.links import MOST_ARCS, ties_of
from dateline.timeline.scene import DOTTED, Curve, Face, Label, Scene

ARC = ((0.0, 100.0), (0.0, 0.0), (400.0, 0.0), (400.0, 100.0))


def points_of(curve: Curve, count: int = 400) -> np.ndarray:
    t = np.linspace(0, 1, count)[:, None]
    a, b, c, d = (np.array(point) for point in curve.points)
    return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d


def crossed(curve: Curve, label: Label) -> bool:
    x, y = points_of(curve).T
    return bool(
        ((x > label.x) & (x < label.x + label.width) & (y > label.y - label.size) & (y < label.y)).any()
    )


def jubilees(count: int, kind: LinkKind = LinkKind.ANNIVERSARY_OF) -> Project:
    """A founding, and as many events that have a link to it, in the years after it."""
    founding = Event("founding", "The town is founded", "commemoration", at(1900, 6, 1), review=YES)
    later = tuple(
        Event(
            f"j{n}", f"Jubilee number {n} in the old town hall", "commemoration", at(1901 + n, 6, 1),
            links=(Link(kind, "founding"),), review=YES,
        )
        for n in range(count)
    )  # fmt: skip
    return Project("Jubilees", events=(founding, *later))


def scene_of(chart: Chart) -> Scene:
    return arrange(chart, whole_view(chart), (1600, 600), Fitter(fake_measure))


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_part_of_a_curve_lies_on_it(one: float, other: float):
    a, b = min(one, other), max(one, other)
    whole, part = Curve(ARC, 0, 1.0), Curve(part_of(ARC, a, b), 0, 1.0)
    t = np.linspace(a, b, 7)[:, None]
    p = [np.array(point) for point in whole.points]
    wanted = (1 - t) ** 3 * p[0] + 3 * (1 - t) ** 2 * t * p[1] + 3 * (1 - t) * t**2 * p[2] + t**3 * p[3]
    assert np.allclose(points_of(part, 7), wanted)


@given(st.lists(st.tuples(st.integers(-20, 400), st.integers(0, 120), st.integers(10, 200)), max_size=8))
@settings(max_examples=60)
def test_curves_leave_words_free(places: list[tuple[int, int, int]]):
    titles = [Label(x, y, "words", 14, Face.REGULAR, 0, width) for x, y, width in places]
    pieces = beside_titles([Curve(ARC, 0, 1.0)], titles, 1.0)
    assert not any(crossed(piece, title) for piece in pieces for title in titles)
    if not any(
        crossed(
            Curve(ARC, 0, 1.0),
            label._replace(x=label.x - 9, width=label.width + 18, y=label.y + 9, size=label.size + 18),
        )
        for label in titles
    ):
        assert pieces == [Curve(ARC, 0, 1.0)]


@pytest.mark.parametrize("count", [3, MOST_ARCS])
def test_arcs_of_a_scene_cross_no_title(count: int):
    scene = scene_of(Chart.of(jubilees(count)))
    assert len({curve.points[-1] for curve in scene.curves}) >= count
    titles = [label for label in scene.labels if label.mark >= 0]
    assert titles and not any(crossed(curve, title) for curve in scene.curves for title in titles)


def test_of_many_arcs_those_of_one_mark_are_shown():
    chart = Chart.of(jubilees(MOST_ARCS + 1))
    scene = scene_of(chart)
    assert not scene.curves
    assert len(ties_of(chart, scene, "j3")) >= 1
    assert len({tie.points[-1] for tie in ties_of(chart, scene, "founding")}) >= MOST_ARCS


@pytest.mark.parametrize("kind", [LinkKind.SEQUEL_OF, LinkKind.PART_OF, LinkKind.AFTER])
def test_every_link_of_a_mark_is_shown_with_it(kind: LinkKind):
    chart = Chart.of(jubilees(2, kind))
    scene = scene_of(chart)
    assert not scene.curves
    assert {tie.points[0][0] for tie in ties_of(chart, scene, "j0")}
    assert len({tie.points[0] for tie in ties_of(chart, scene, "founding")}) >= 1
    assert not ties_of(chart, scene, "nobody")


def test_a_tie_to_what_is_out_of_view_goes_to_that_side():
    chart = Chart.of(jubilees(9))
    view = whole_view(chart)
    later = replace(view, start=(view.start + view.end) / 2)
    scene = arrange(chart, later, (1600, 600), Fitter(fake_measure))
    tie = ties_of(chart, scene, "j8")[-1]
    assert tie.points[-1][0] == scene.area.left


@pytest.mark.parametrize(
    ("event", "said"),
    [("opening", at(1990, 6, 12)), ("strike", at(1989, 12, 1)), ("strike", at(1991, 6, 12))],
)
@pytest.mark.parametrize("id", ["statement", "event"])
def test_a_tie_that_is_looked_at_lies_on_the_one_of_the_picture(event: str, said: When, id: str):
    project = every_mark()
    statement = replace(project.statements[0], event=event, said=said)
    chart = Chart.of(replace(project, statements=(statement,)))
    scene = scene_of(chart)
    drawn = [curve for curve in scene.curves if curve.dash == DOTTED]
    shown = ties_of(chart, scene, statement.id if id == "statement" else event)
    ends = [np.concatenate([tie.points[0], tie.points[-1]]) for tie in shown]
    assert drawn
    for curve in drawn:
        wanted = np.concatenate([curve.points[0], curve.points[-1]])
        assert min(np.abs(end - wanted).max() for end in ends) < 2  # pixels: where it is cut is not the same
