"""Taking marks and the overview's window with the hand: what is taken where, and where it is put."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timelines import at, day, every_mark

from dateline.model.day import day_of
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.event import Event
from dateline.model.moving import Part, edge
from dateline.model.project import Project
from dateline.model.when import When
from dateline.timeline import dragging, overview
from dateline.timeline.chart import Chart
from dateline.timeline.dragging import GRID, dragged, gridded, movable_parts, part_at, taken
from dateline.timeline.gestures import era_at, whole_view
from dateline.timeline.hits import boxes_of
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.overview import Pane, pane_at
from dateline.timeline.scene import Scene
from dateline.timeline.view import LanesBy, Scale, View

SIZE = (1200, 560)


def laid_out(project: Project, view: View | None = None) -> tuple[Chart, View, Scene]:
    chart = Chart.of(project)
    view = view or replace(whole_view(chart), folds=())
    return chart, view, arrange(chart, view, SIZE, Fitter(lambda text, size, face: len(text) * size * 0.5))


def over(*events: tuple[str, str], start: str, end: str) -> tuple[Chart, View, Scene]:
    """A project of events (id, EDTF) seen from one date to another."""
    project = Project("", events=tuple(Event(id, f"The {id}", when=from_edtf(edtf)) for id, edtf in events))
    first, last = from_edtf(start).first, from_edtf(end).first
    assert first is not None
    assert last is not None
    return laid_out(project, View(float(first), float(last)))


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        ("opening", (Part.WHOLE,)),
        ("survey", (Part.WHOLE,)),
        ("strike", (Part.WHOLE, Part.START, Part.END)),
        ("between", (Part.WHOLE, Part.START, Part.END)),
        ("before", (Part.WHOLE,)),
        ("since", (Part.WHOLE,)),
        ("jubilee", (Part.WHOLE,)),
        ("q1", (Part.WHOLE,)),
        ("flood", ()),  # sources disagree
        ("undated", ()),
    ],
)
def test_what_can_be_moved(id: str, parts: tuple[Part, ...]) -> None:
    chart, view, _ = laid_out(every_mark())
    mark = chart.marks.index[id]
    assert movable_parts(chart, view, mark) == parts
    assert movable_parts(chart, replace(view, scale=Scale.SEQUENCE), mark) == ()


def test_the_ends_of_a_bar_are_taken_near_them_and_the_rest_moves_it() -> None:
    chart, view, scene = laid_out(every_mark())
    mark = chart.marks.index["strike"]
    bar = dragging.bar_of(scene, chart, mark)
    assert bar is not None
    y = (bar.top + bar.bottom) / 2

    def taken_at(x: float) -> Part | None:
        return part_at(chart, view, scene, mark, x, y)

    assert taken_at(bar.left - 3) is Part.START
    assert taken_at(bar.left + 2) is Part.START
    assert taken_at((bar.left + bar.right) / 2) is Part.WHOLE
    assert taken_at(bar.right + 3) is Part.END
    assert taken_at(bar.left - 40) is None
    assert part_at(chart, view, scene, mark, bar.left, bar.bottom + 60) is None


@given(st.sampled_from(("strike", "talks", "opening", "survey", "since")), st.data())
def test_nothing_is_taken_outside_the_reaches_of_a_mark(id: str, data: st.DataObject) -> None:
    chart, view, scene = laid_out(every_mark())
    mark = chart.marks.index[id]
    reaches = dragging.reaches_of(scene, chart, mark)
    around = data.draw(st.sampled_from(reaches))
    x = data.draw(st.floats(around.left - 30, around.right + 30))
    y = data.draw(st.integers(around.top - 5, around.bottom + 5))
    if part_at(chart, view, scene, mark, x, y) is not None:
        assert any(box.holds(x, y) for box in reaches)


def drag(chart: Chart, view: View, scene: Scene, id: str, part: Part, to: str, *, snaps: bool) -> When:
    """Takes the edge that leads and drags it to a date."""
    mark = chart.marks.index[id]
    when = dragging.when_of_mark(chart, mark)
    hold = taken(chart, mark, part, edge(when, part))
    date = from_edtf(to).start
    assert date is not None
    hand = date.first + (date.time or 0) / 86_400_000_000
    return dragged(hold, chart, view, scene.axis, hand, scene.k, snaps=snaps).when


@pytest.mark.parametrize(
    ("start", "end", "to", "snapped", "free"),
    [
        ("1998-03-01", "1998-05-01", "1998-04-09T05", "1998-04-09", "1998-04-09"),
        ("1995", "2008", "1999-03-12", "1999-03-01", "1999-03-12"),  # months can be told apart
        ("1800", "2100", "1950-05-12", "1950-01-01", "1950-05-12"),  # only years can
        ("0400", "2100", "1492-08-03", "1490-01-01", "1492-08-03"),  # only decades
    ],
)
def test_an_exact_day_snaps_to_what_one_can_see(
    start: str, end: str, to: str, snapped: str, free: str
) -> None:
    scene = over(("fair", "1998-04-02"), start=start, end=end)
    assert to_edtf(drag(*scene, "fair", Part.WHOLE, to, snaps=True)) == snapped
    assert to_edtf(drag(*scene, "fair", Part.WHOLE, to, snaps=False)) == free


def test_a_time_of_day_snaps_to_minutes_and_stays_a_time() -> None:
    scene = over(("flight", "1998-04-02T14:30"), start="1998-04-02", end="1998-04-03")
    assert to_edtf(drag(*scene, "flight", Part.WHOLE, "1998-04-02T16:07", snaps=True)) == "1998-04-02T16:00"
    assert to_edtf(drag(*scene, "flight", Part.WHOLE, "1998-04-02T16:07", snaps=False)) == "1998-04-02T16:07"


def test_a_month_moves_by_months_however_near_one_looks() -> None:
    scene = over(("survey", "1998-04"), start="1998-03-20", end="1998-06-20")
    assert to_edtf(drag(*scene, "survey", Part.WHOLE, "1998-05-09", snaps=False)) == "1998-05"
    assert to_edtf(drag(*scene, "survey", Part.WHOLE, "1998-05-09", snaps=True)) == "1998-05"


def test_ends_of_others_draw_and_are_named() -> None:
    chart, view, scene = over(
        *(("war", "1939-09-01/1945-05-08"), ("exile", "1946-02-03/1950-06-30")),
        *(("siege", "1941-09-08/1944-11-01"),),
        start="1930",
        end="1960",
    )
    mark = chart.marks.index["exile"]
    hold = taken(chart, mark, Part.START, 0.0)
    day_after_war = day_of(1945, 5, 9)
    near = day_after_war + 40 - edge(hold.before, Part.START)
    after = dragged(hold, chart, view, scene.axis, near, scene.k, snaps=True)
    assert to_edtf(after.when) == "1945-05-09/1950-06-30"
    assert after.magnet is not None
    assert dragging.magnet_in_words(chart, after.magnet) == "where “The war” ends"
    apart = dragged(hold, chart, view, scene.axis, near, scene.k, snaps=False)
    assert apart.magnet is None
    assert to_edtf(apart.when) == "1945-06-18/1950-06-30"
    whole = replace(hold, part=Part.WHOLE)
    by_its_end = day_of(1944, 11, 2) - 30 - (day_of(1950, 7, 1) - day_of(1946, 2, 3))
    moved = dragged(whole, chart, view, scene.axis, by_its_end - edge(hold.before, Part.WHOLE), 1, snaps=True)
    assert moved.when.last == day_of(1944, 11, 1)
    assert moved.when.last - moved.when.first == day_of(1950, 6, 30) - day_of(1946, 2, 3)


def test_the_line_of_a_dot_that_draws_a_dot_goes_through_both() -> None:
    chart, view, scene = over(
        *(("fall", "1945-05-08"), ("visit", "1945-05-20"), ("siege", "1945-06-01/1945-07-30")),
        start="1945",
        end="1946",
    )
    for id, line in (("visit", day_of(1945, 5, 8) + 0.5), ("siege", day_of(1945, 5, 8))):
        hold = taken(chart, chart.marks.index[id], Part.WHOLE, edge(from_edtf("1945-06-01"), Part.WHOLE))
        by = day_of(1945, 5, 8) - (hold.before.first or 0)
        after = dragged(hold, chart, view, scene.axis, hold.taken + by, scene.k, snaps=True)
        assert after.magnet is not None
        assert after.when.first == day_of(1945, 5, 8)
        assert dragging.magnet_line(chart, after, after.magnet) == line


def test_a_coarse_date_is_not_said_to_lie_where_it_does_not() -> None:
    chart, view, scene = over(
        ("war", "1939-09-01/1945-05-08"), ("survey", "1946-02"), start="1944", end="1947"
    )
    hold = taken(chart, chart.marks.index["survey"], Part.WHOLE, edge(from_edtf("1946-02"), Part.WHOLE))
    after = dragged(hold, chart, view, scene.axis, day_of(1945, 5, 9), scene.k, snaps=True)
    assert to_edtf(after.when) == "1945-05"
    assert after.magnet is None


@given(st.floats(-3, 12.9), st.floats(0, 1), st.sampled_from([1.0, 2.0]))
@settings(max_examples=150, deadline=None)
def test_the_grid_is_near_and_can_be_told_apart(size: float, share: float, k: float) -> None:
    span = 10**size / 3
    view = View(-span / 2, span / 2)
    axis = dragging_axis(view)
    place = view.start + share * span
    put = gridded(axis, place, k)
    step = next((s for s in GRID if s.days * axis.slope >= dragging.LEAST_GRID * k), GRID[-1])
    assert abs(put - place) <= step.days * 0.75 + 1e-6
    assert np.isfinite(put)


def dragging_axis(view: View):  # type: ignore[no-untyped-def]
    from dateline.timeline.axis import axis_for

    return axis_for(view, 0, 1000)


def test_an_era_is_found_the_shortest_first() -> None:
    chart = Chart.of(every_mark())
    era = era_at(chart, float(day_of(1990, 1, 1)))
    assert era is not None
    assert (era.when.first, era.when.last) == (day_of(1989, 9, 1), day_of(1990, 5, 4))
    assert era_at(chart, float(day_of(1960))) is None


# The overview


def test_the_window_of_the_overview_is_taken_inside_at_its_edges_and_beside_it() -> None:
    chart, view, scene = laid_out(every_mark())
    view = view.between(view.start + view.span * 0.4, view.end - view.span * 0.4)
    scene = arrange(chart, view, SIZE, Fitter(lambda text, size, face: len(text) * size * 0.5))
    window, box = overview.window_of(chart, view, scene), scene.overview
    assert window is not None
    assert box is not None
    y = (box.top + box.bottom) / 2
    found = [
        pane_at(chart, view, scene, x, y)
        for x in (window[0] - 20, window[0] - 2, sum(window) / 2, window[1] + 2, window[1] + 20)
    ]
    assert found == [Pane.OUTSIDE, Pane.LEFT, Pane.INSIDE, Pane.RIGHT, Pane.OUTSIDE]
    assert pane_at(chart, view, scene, sum(window) / 2, box.top - 5) is None


@given(st.sampled_from([Pane.LEFT, Pane.RIGHT, Pane.INSIDE]), st.floats(-3000, 3000))
def test_the_window_follows_the_hand_and_stays_on_the_strip(pane: Pane, by: float) -> None:
    view = VIEW.between(VIEW.start + VIEW.span * 0.4, VIEW.end - VIEW.span * 0.4)
    after = overview.dragged(CHART, view, SCENE, pane, 500.0, 500.0 + by)
    box, dates = SCENE.overview, overview.overview_dates(CHART)
    assert box is not None
    assert dates is not None
    days = by * (dates[1] - dates[0]) / (box.right - box.left)
    if pane is Pane.INSIDE:
        assert after.span == pytest.approx(view.span)
        assert dates[0] - 1e-6 <= after.start and after.end <= dates[1] + 1e-6
    if pane is Pane.LEFT:
        assert after.end == view.end and after.start < after.end
    if pane is Pane.RIGHT:
        assert after.start == view.start and after.start < after.end
    if abs(days) < view.span / 2:
        moved = after.start - view.start if pane is not Pane.RIGHT else after.end - view.end
        assert moved == pytest.approx(days, abs=1e-6)


CHART, VIEW, SCENE = laid_out(Project("", events=(
    Event("a", "A", when=at(1900)), Event("b", "B", when=When.during(day(1950, 1, 1), day(2000, 1, 1))),
)))  # fmt: skip


def test_a_mark_in_two_lanes_is_taken_in_the_one_under_the_hand() -> None:
    chart = Chart.of(every_mark())
    view = replace(whole_view(chart), folds=(), lanes_by=LanesBy.PERSON)
    chart, view, scene = laid_out(every_mark(), view)
    mark = chart.marks.index["talks"]  # of two people
    boxes, bars = boxes_of(scene, mark), dragging.bars_of(scene, chart, mark)
    assert len(boxes) == len(bars) == 2
    assert boxes[0].bottom <= boxes[1].top
    for box, bar in zip(boxes, bars, strict=True):
        assert box.top <= bar.top < bar.bottom <= box.bottom
        assert dragging.bar_of(scene, chart, mark, box.top + 3) == bar
        assert part_at(chart, view, scene, mark, bar.right + 1, (bar.top + bar.bottom) / 2) is Part.END
    between = boxes[0].bottom + 12
    assert part_at(chart, view, scene, mark, bars[0].right, between) is None
