"""Rows that settle: every frame is a scene like any other, and the last one is that of the rows at rest."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import check_labels
from timelines import every_mark, many

from dateline.model import edits
from dateline.model.edtf import from_edtf
from dateline.model.project import Project
from dateline.timeline.chart import Chart
from dateline.timeline.gestures import whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.lanes import Packing
from dateline.timeline.layout import arrange
from dateline.timeline.scene import Scene
from dateline.timeline.settling import Settling
from dateline.timeline.view import LanesBy, View

SIZE = (1200, 560)
FITTER = Fitter(lambda text, size, face: len(text) * size * 0.5)


def rows_of(chart: Chart, view: View) -> Packing:
    found: list[Packing] = []

    def keep(packing: Packing) -> Packing:
        found.append(packing)
        return packing

    arrange(chart, view, SIZE, FITTER, moving=keep)
    return found[0]


def scene_at(way: Settling, share: float, chart: Chart, view: View) -> Scene:
    return arrange(chart, view, SIZE, FITTER, moving=lambda _: way.at(share))


def middles(scene: Scene) -> dict[int, int]:
    """The y of each mark that is drawn as a bar or a symbol."""
    found = {int(bar["mark"]): int(bar["y"] + bar["h"] // 2) for bar in scene.bars}
    found.update({int(symbol["mark"]): int(symbol["y"]) for symbol in scene.symbols if symbol["mark"] >= 0})
    return found


def test_marks_begin_where_they_stood_and_end_where_they_are_packed() -> None:
    chart = Chart.of(many(120))
    far = replace(whole_view(chart), folds=())
    near = far.between(far.start + far.span * 0.3, far.start + far.span * 0.7)
    before = rows_of(chart, replace(far, packed_at=(far.start, far.end)))
    view = replace(near, packed_at=(near.start, near.end))
    after = rows_of(chart, view)
    way = Settling.of(before, chart, after, chart)
    assert way is not None
    stood = middles(arrange(chart, replace(near, packed_at=(far.start, far.end)), SIZE, FITTER))
    first, last = middles(scene_at(way, 0, chart, view)), middles(scene_at(way, 1, chart, view))
    both = stood.keys() & first.keys()
    assert len(both) > 20
    assert all(abs(stood[mark] - first[mark]) <= 1 for mark in both)
    assert scene_at(way, 1, chart, view).as_text() == arrange(chart, view, SIZE, FITTER).as_text()
    half = middles(scene_at(way, 0.5, chart, view))
    moving = [mark for mark in both & last.keys() if abs(first[mark] - last[mark]) > 4]
    assert moving
    for mark in moving:
        assert min(first[mark], last[mark]) - 1 <= half[mark] <= max(first[mark], last[mark]) + 1
        assert abs(half[mark] - (first[mark] + last[mark]) / 2) <= 1.5


def test_nothing_settles_where_nothing_moves() -> None:
    chart = Chart.of(every_mark())
    view = whole_view(chart)
    rows = rows_of(chart, view)
    assert Settling.of(rows, chart, rows, chart) is None
    other = Chart.of(many(30))
    assert Settling.of(rows, chart, rows_of(other, whole_view(other)), other) is None


def test_lanes_come_together_with_their_marks() -> None:
    chart = Chart.of(every_mark())
    plain = whole_view(chart)
    by_kind = replace(plain, lanes_by=LanesBy.KIND)
    way = Settling.of(rows_of(chart, plain), chart, rows_of(chart, by_kind), chart)
    assert way is not None
    early, late = scene_at(way, 0.2, chart, by_kind), scene_at(way, 1, chart, by_kind)
    assert [label.text for label in late.labels if label.text == "Conflict"]
    assert middles(early) != middles(late)


def test_an_edit_that_takes_a_mark_away_settles_the_others() -> None:
    project = many(40)
    chart = Chart.of(project)
    view = replace(whole_view(chart), folds=())
    before = rows_of(chart, view)
    fewer = Chart.of(edits.delete(project, ["e3", "e4", "e5", "e9", "e12"]), chart)
    way = Settling.of(before, chart, rows_of(fewer, view), fewer)
    assert way is not None
    first, old = middles(scene_at(way, 0, fewer, view)), middles(arrange(chart, view, SIZE, FITTER))
    stayed = [mark for mark in first if chart.marks.index[fewer.marks.ids[mark]] in old]
    assert len(stayed) == 35
    assert all(abs(first[mark] - old[chart.marks.index[fewer.marks.ids[mark]]]) <= 1 for mark in stayed)


def test_a_redated_mark_goes_to_its_new_row() -> None:
    project = many(60)
    chart = Chart.of(project)
    view = replace(whole_view(chart), folds=())
    moved = Chart.of(edits.redate(project, "e30", from_edtf("1880-01-01/1960-01-01")), chart)
    way = Settling.of(rows_of(chart, view), chart, rows_of(moved, view), moved)
    assert way is not None
    assert scene_at(way, 1, moved, view).as_text() == arrange(moved, view, SIZE, FITTER).as_text()


@given(st.integers(0, 400), st.floats(0.05, 0.9), st.floats(0, 1), st.sampled_from(["uniform", "clustered"]))
@settings(max_examples=25, deadline=None)
def test_every_frame_has_all_marks_on_the_rows_side_of_the_axis(
    seed: int, share: float, time: float, shape: str
) -> None:
    chart = Chart.of(many(80, shape, seed))
    far = replace(whole_view(chart), folds=())
    near = far.between(far.start, far.start + far.span * share)
    view = replace(near, packed_at=(near.start, near.end))
    way = Settling.of(rows_of(chart, far), chart, rows_of(chart, view), chart)
    if way is None:
        return
    frame, rest = scene_at(way, time, chart, view), arrange(chart, view, SIZE, FITTER)
    assert middles(frame).keys() == middles(rest).keys()
    assert all(frame.area.top <= y <= frame.area.bottom for y in middles(frame).values())
    assert np.array_equal(np.sort(frame.bars["x0"]), np.sort(rest.bars["x0"]))
    check_labels(frame)
    assert frame.hidden == rest.hidden


def test_titles_are_left_out_only_while_they_would_cross() -> None:
    chart = Chart.of(many(60))
    plain = replace(whole_view(chart), folds=())
    by_kind = replace(plain, lanes_by=LanesBy.KIND)
    way = Settling.of(rows_of(chart, plain), chart, rows_of(chart, by_kind), chart)
    assert way is not None
    titles = [{label.mark for label in scene_at(way, share, chart, by_kind).labels} for share in (0.4, 1)]
    assert titles[0] < titles[1] and len(titles[0]) > len(titles[1]) / 3


def test_the_way_of_an_empty_project_is_none() -> None:
    chart = Chart.of(Project())
    rows = rows_of(chart, whole_view(chart))
    assert Settling.of(rows, chart, rows, chart) is None
