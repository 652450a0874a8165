"""Rows look as what is in view needs it; the marks out of view stand beside, for a hand that pans."""

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timelines import every_mark, many

from dateline.model.date import Date
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.when import When
from dateline.timeline.chart import Chart
from dateline.timeline.gestures import carried, neighbourhood, whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.lanes import Packing, packing_of
from dateline.timeline.layout import arrange
from dateline.timeline.marks import Form
from dateline.timeline.neighbours import apart
from dateline.timeline.packing import beside
from dateline.timeline.scene import Scene
from dateline.timeline.settling import Settling
from dateline.timeline.view import LanesBy, View

SIZE = (1200, 600)
FITTER = Fitter(lambda text, size, face: len(text) * size * 0.5)


def near_to(chart: Chart, share: float, width: float = 0.06, lanes_by: LanesBy = LanesBy.NONE) -> View:
    """A small part of all dates."""
    whole = replace(whole_view(chart), folds=(), lanes_by=lanes_by)
    start = whole.start + share * whole.span
    view = whole.between(start, start + width * whole.span)
    return replace(view, packed_at=(view.start, view.end))


def laid_out(chart: Chart, view: View) -> tuple[Scene, Packing]:
    scene = arrange(chart, view, SIZE, FITTER)
    packing = packing_of(chart)
    assert packing is not None
    return scene, packing


def test_few_in_view_of_many_are_as_large_as_few_alone() -> None:
    chart = Chart.of(many(90))
    assert laid_out(chart, replace(whole_view(chart), folds=()))[1].style.name in ("tight", "thin")
    scene, packing = laid_out(chart, near_to(chart, 0.4))
    assert packing.style.name in ("grand", "airy", "roomy")
    titled = {label.mark for label in scene.labels if label.mark >= 0}
    assert len(titled) >= 3
    assert scene.hidden == 0
    heights = [int(y) for y in scene.bars["y"]] + [int(y) for y in scene.symbols["y"]]
    assert max(heights) > scene.area.top + (scene.area.bottom - scene.area.top) * 0.5  # no empty half


@pytest.mark.parametrize("lanes_by", [LanesBy.NONE, LanesBy.KIND, LanesBy.PERSON])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.94])
def test_every_mark_has_a_row_also_out_of_view(lanes_by: LanesBy, share: float) -> None:
    for project in (many(90), every_mark()):
        chart = Chart.of(project)
        view = near_to(chart, share, lanes_by=lanes_by)
        _, packing = laid_out(chart, view)
        lanes: dict[str, list[int]] = {}
        for lane in packing.lanes:
            lanes.setdefault(lane.name, []).extend(lane.marks.tolist())
            assert (np.diff(chart.marks.lo[lane.marks]) >= 0).all()
        for name, members in chart.lanes(view):
            assert sorted(lanes[name]) == sorted(members.tolist())


@given(st.integers(0, 300), st.floats(0, 0.9), st.floats(0.02, 0.3))
@settings(max_examples=30, deadline=None)
def test_nothing_in_view_overlaps_at_rest(seed: int, share: float, width: float) -> None:
    chart = Chart.of(many(90, seed=seed))
    view = near_to(chart, share, width)
    scene, packing = laid_out(chart, view)
    for lane in packing.lanes:
        x0, x1 = scene.axis.xs(chart.marks.lo[lane.marks]), scene.axis.xs(chart.marks.hi[lane.marks])
        seen = (x1 > scene.area.left) & (x0 < scene.area.right)
        for row in range(int(lane.rows.max(initial=0)) + 1):
            there = np.flatnonzero(seen & (lane.rows == row))
            assert all(x1[a] <= x0[b] + 1 for a, b in pairwise(there[np.argsort(x0[there])]))


def test_a_pan_brings_neighbours_in_before_rows_are_packed_anew() -> None:
    chart = Chart.of(many(90))
    view = near_to(chart, 0.4)
    moved = replace(view.between(view.start + view.span * 0.8, view.end + view.span * 0.8))
    scene, _ = laid_out(chart, moved)
    marks = chart.marks
    inside = (marks.hi > moved.start + moved.span * 0.05) & (marks.lo < moved.end - moved.span * 0.05)
    drawn = {int(mark) for mark in [*scene.bars["mark"], *scene.symbols["mark"]]}
    assert set(np.flatnonzero(inside).tolist()) <= drawn


def test_those_beside_take_the_row_that_is_free_first() -> None:
    assert beside([4.0, 10.0], np.array([9.0, 20.0, 30.0, 40.0])).tolist() == [0, 0, 1, 0]


def crowd(count: int) -> Chart:
    """Three events of one day, and then, when they are out of view, so many at much the same time."""
    quiet = [Event(f"q{n}", f"A quiet matter {n}", "other", When.at(Date.of_day(n * 90))) for n in range(3)]
    random = np.random.default_rng(count)
    first, length = random.integers(420, 600, count).tolist(), random.integers(20, 90, count).tolist()
    busy = [
        Event(f"b{n}", f"Busy matter {n}", "law", When.during(Date.of_day(a), Date.of_day(a + days)))
        for n, (a, days) in enumerate(zip(first, length, strict=True))
    ]
    return Chart.of(Project("Crowd", events=(*quiet, *busy)))


def panned_to_crowd(chart: Chart) -> tuple[Scene, Packing]:
    view = View(-20.0, 370.0, packed_at=(-20.0, 370.0))
    at_rest, _ = laid_out(chart, view)
    assert {int(mark) for mark in at_rest.symbols["mark"]} == {0, 1, 2}
    return laid_out(chart, carried(view.between(380.0, 770.0), view))


@pytest.mark.parametrize("count", [8, 16, 24])
def test_those_that_share_a_row_stand_apart_in_it_while_a_hand_pans(count: int) -> None:
    chart = crowd(count)
    scene, packing = panned_to_crowd(chart)
    lane = packing.lanes[0]
    assert packing.start == -20.0 and lane.offsets is not None
    assert (lane.offsets[:3] == 0).all()
    bars = np.sort(scene.bars[scene.bars["mark"] >= 3], order=("y", "x0"))
    assert len(bars) > count / 2
    for a, b in pairwise(bars):
        assert a["y"] != b["y"] or a["x1"] <= b["x0"] + 1
    for a, b in combinations(bars, 2):  # where there is room for three pixels of each, none lies over another
        is_over = (
            a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]
        )
        assert not is_over or lane.pitch / count < 4
    middles = lane.middles(np.arange(len(lane.marks)))
    assert middles.min() >= scene.area.top and middles.max() <= scene.area.bottom


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 300), st.integers(1, 90)), min_size=1, max_size=30),
    st.integers(0, 4),
)
def test_sharing_moves_nothing_out_of_its_row_and_nothing_that_is_alone(
    bars: list[tuple[int, int, int]], fixed: int
) -> None:
    rows, x0, length = (np.array(column) for column in zip(*bars, strict=True))
    is_fixed = np.zeros(len(rows), bool)
    for row in range(fixed):  # one that is fixed in each row: they never overlap each other
        is_fixed[np.flatnonzero(rows == row)[:1]] = True
    offsets, rooms = apart(
        rows.astype(np.int32), x0.astype(float), (x0 + length).astype(float), is_fixed, 40.0
    )
    assert np.isinf(rooms[is_fixed]).all()
    assert (offsets[is_fixed] == 0).all() and (np.abs(offsets) < 40).all()
    for a in range(len(rows)):
        over = (rows == rows[a]) & (x0 < x0[a] + length[a]) & (x0 + length > x0[a])
        if over.sum() == 1:
            assert offsets[a] == 0
        assert (offsets[over] == offsets[a]).sum() == 1


def test_they_settle_from_where_they_were_seen_and_to_rows_of_their_own() -> None:
    chart = crowd(16)
    _, shared = panned_to_crowd(chart)
    _, packing = laid_out(chart, View(380.0, 770.0, packed_at=(380.0, 770.0)))
    for before, after in ((shared, packing), (packing, shared)):
        way = Settling.of(before, chart, after, chart)
        assert way is not None
        for some, of in ((way.at(1e-9), before), (way.at(1 - 1e-9), after), (way.at(1.0), after)):
            lane, other = some.lanes[0], of.lanes[0]
            places = {int(mark): place for place, mark in enumerate(other.marks)}
            wanted = other.middles(np.array([places[int(mark)] for mark in lane.marks]))
            assert np.abs(lane.middles(np.arange(len(lane.marks))) - wanted).max() <= 1


def test_an_audience_sees_a_mark_among_its_neighbours() -> None:
    chart = Chart.of(many(90))
    whole = replace(whole_view(chart), folds=())
    shown = chart.shown(whole).tolist()
    for place in (0, 7, 44, 89):
        view = neighbourhood(chart, whole, chart.marks.ids[shown[place]])
        assert view.start < chart.marks.lo[shown[place]] < view.end
        for other in shown[max(place - 2, 0) : place + 4]:
            assert view.start < chart.marks.lo[other] < view.end
        assert view.span < whole.span / 4
    assert neighbourhood(Chart.of(every_mark()), whole, "undated") is whole


def test_statements_out_of_view_keep_to_rows_of_statements_also_where_some_have_no_title() -> None:
    project = many(90)
    first = every_mark().statements[0]
    said = [replace(first, id=f"{each.id} {n}", said=each.when) for each in project.events for n in range(3)]
    chart = Chart.of(replace(project, statements=tuple(said)))
    _, packing = laid_out(chart, near_to(chart, 0.3, 0.2))
    events, *below = packing.lanes
    assert [lane.style.name for lane in below] == ["quotes", "thin"]
    assert len(events.marks) == 90
    assert (chart.marks.form[events.marks] != Form.QUOTE).all()
