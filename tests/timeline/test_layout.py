"""Scenes: golden ones as text, and the laws that hold for every project and view."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marks_page import LANES, page_chart
from scenes import check_labels, fake_measure
from timelines import at, day, every_mark, five, many

from dateline.model.date import Date
from dateline.model.day import day_of
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.source import Basis, Published, Source
from dateline.model.when import When
from dateline.timeline.chart import Chart
from dateline.timeline.extents import badge_size, mark_extents
from dateline.timeline.fonts import measured
from dateline.timeline.furniture import CHARS
from dateline.timeline.gestures import carried, panned, rested, whole_view, zoomed
from dateline.timeline.hits import box_of, column_at, mark_at, marks_in
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.marks import Form
from dateline.timeline.scene import FAINT, Box, Face, Scene, Shape
from dateline.timeline.styles import ROOMY
from dateline.timeline.ticks import ticks_of
from dateline.timeline.view import LanesBy, Layout, Scale, View

GOLDENS = Path(__file__).parent.parent / "goldens"
SIZE = (1200, 600)


def scene_of(
    project: Project, view: View | None = None, size: tuple[int, int] = SIZE, ratio: float = 1.0
) -> Scene:
    chart = Chart.of(project)
    return arrange(chart, view or whole_view(chart), size, Fitter(fake_measure), ratio)


SCENES = {
    "every_mark": lambda: scene_of(every_mark()),
    "every_mark_by_kind": lambda: scene_of(
        every_mark(), replace(whole_view(Chart.of(every_mark())), lanes_by=LanesBy.KIND)
    ),
    "five": lambda: scene_of(five()),
    "one": lambda: scene_of(Project(events=(Event("a", "One thing", when=at(1969, 7, 20)),))),
    "marks_page": lambda: arrange(*page_chart(), (900, 1080), Fitter(fake_measure)),
    "chronicle": lambda: scene_of(
        every_mark(), replace(whole_view(Chart.of(every_mark())), layout=Layout.DOWN)
    ),
    "nothing": lambda: scene_of(Project()),
    "five_hundred": lambda: scene_of(many(500)),
    "five_thousand_by_kind": lambda: scene_of(many(5000), View(-50_000, 20_000, lanes_by=LanesBy.KIND)),
}


@pytest.mark.parametrize("name", SCENES)
def test_golden_scenes(name: str):
    """python tests/timeline/test_layout.py writes them anew; then look at what changed."""
    golden = GOLDENS / f"scene_{name}.txt"
    assert SCENES[name]().as_text() == golden.read_text(encoding="utf-8")


shapes = st.sampled_from(["uniform", "clustered", "spanning"])
lanes = st.sampled_from([LanesBy.NONE, LanesBy.KIND])


@given(st.integers(1, 400), shapes, st.integers(0, 10_000), lanes, st.floats(0, 1), st.floats(-3, 0))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_two_labels_overlap(count: int, shape: str, seed: int, by: LanesBy, place: float, power: float):
    chart = Chart.of(many(count, shape, seed))
    view = replace(whole_view(chart), lanes_by=by, folds=())
    span = view.span * 10**power
    start = view.start + (view.span - span) * place
    view = view.between(start, start + span)
    check_labels(arrange(chart, view, SIZE, Fitter(fake_measure)))
    shifted = replace(view.between(start + span * 0.3, start + span * 1.3), packed_at=(start, start + span))
    check_labels(arrange(chart, shifted, SIZE, Fitter(fake_measure)))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_labels_of_every_mark_are_apart(ratio: float):
    size = (round(SIZE[0] * ratio), round(SIZE[1] * ratio))
    check_labels(scene_of(every_mark(), size=size, ratio=ratio))


def rows_of(scene: Scene) -> dict[int, int]:
    """The y of each mark that is drawn."""
    found = {int(bar["mark"]): int(bar["y"] + bar["h"] // 2) for bar in scene.bars}
    found |= {int(symbol["mark"]): int(symbol["y"]) for symbol in scene.symbols}
    return found


@given(
    st.integers(2, 600), shapes, st.integers(0, 1000), st.lists(st.floats(-200, 200), min_size=3, max_size=12)
)
@settings(max_examples=25, deadline=None)
def test_lanes_do_not_jump_while_panning(count: int, shape: str, seed: int, steps: list[float]):
    chart, fitter = Chart.of(many(count, shape, seed)), Fitter(fake_measure)
    view = rested(replace(whole_view(chart), folds=()))
    start, packed = view.start, view.packed_at
    before = arrange(chart, view, SIZE, fitter)
    for step in steps:
        view = carried(panned(view, before.axis, step), view)
        after = arrange(chart, view, SIZE, fitter)
        if view.packed_at == packed:
            old, new = rows_of(before), rows_of(after)
            assert all(new[mark] == old[mark] for mark in new.keys() & old.keys())
        before, packed = after, view.packed_at
    assert start is not None


@pytest.mark.parametrize("factor", [1.0, 4.0, 40.0])
def test_boxes_over_the_marks_stay_in_the_area(factor: float):
    chart = Chart.of(every_mark())
    whole = whole_view(chart)
    for share in np.linspace(0, 1, 23).tolist():
        middle = whole.start + share * whole.span
        view = rested(whole.between(middle - whole.span / factor / 2, middle + whole.span / factor / 2))
        scene = scene_of(chart.project, view)
        rows = [box for box in scene.over if scene.area.top <= box.y0 < scene.area.bottom]
        assert all(scene.area.left <= box.x0 < box.x1 <= scene.area.right for box in rows)


def test_rows_stay_while_zooming_until_the_hand_rests():
    chart, fitter = Chart.of(many(300)), Fitter(fake_measure)
    view = rested(whole_view(chart))
    scene = arrange(chart, view, SIZE, fitter)
    nearer = carried(zoomed(view, scene.axis, 1.3, 600), view)
    assert nearer.packed_at == view.packed_at
    assert rested(nearer).packed_at == (nearer.start, nearer.end)


def test_the_same_view_gives_the_same_scene_whatever_came_before():
    chart, fitter = Chart.of(many(700)), Fitter(fake_measure)
    view = rested(whole_view(chart))
    for step in range(12):
        scene = arrange(chart, view, SIZE, fitter)
        cold = arrange(Chart.of(chart.project), view, SIZE, Fitter(fake_measure))
        assert scene.as_text() == cold.as_text()
        view = carried(zoomed(panned(view, scene.axis, 40 * step), scene.axis, 1.2, 300), view)


@pytest.mark.parametrize("by", list(LanesBy))
@pytest.mark.parametrize("scale", list(Scale))
def test_every_way_to_look_gives_a_scene(by: LanesBy, scale: Scale):
    chart = Chart.of(every_mark())
    view = replace(whole_view(chart), lanes_by=by, scale=scale, origin=day_of(1990, 5, 4), folds=())
    scene = arrange(chart, view, SIZE, Fitter(fake_measure))
    assert len(scene.bars) > 5
    check_labels(scene)


def test_what_is_under_the_pointer_is_what_is_drawn_there():
    chart = Chart.of(every_mark())
    scene = scene_of(chart.project)
    for id in ("opening", "strike", "treaty", "undated", "q1"):
        mark = chart.marks.index[id]
        box = box_of(scene, mark)
        assert box is not None
        assert mark_at(scene, box.left + 6, (box.top + box.bottom) / 2) == mark
    assert mark_at(scene, 5, 300) is None
    everything = marks_in(scene, Box(0, 0, *SIZE))
    assert len(everything) == len(set(everything)) == len(chart.marks)


def test_the_nearest_and_then_the_smallest_box_answers():
    scene = scene_of(many(500))
    for x, y in np.random.default_rng(7).uniform((0, 0), SIZE, (400, 2)).tolist():
        near = [
            (max(x0 - x, x - x1, 0), x1 - x0, mark)
            for x0, x1, y0, y1, mark in scene.hits.tolist()
            if x0 - 4 <= x < x1 + 4 and y0 <= y < y1
        ]
        found = mark_at(scene, x, y)
        assert (found is None) == (not near)
        assert found is None or found in {mark for *far, mark in near if far == list(min(near)[:2])}


def test_a_count_bar_tells_how_many():
    chart = Chart.of(many(8000))
    view = whole_view(chart)
    scene = arrange(chart, view, SIZE, Fitter(fake_measure))
    histogram = next(h for h in scene.histograms if h.lane >= 0)
    assert histogram.counts.sum() == 8000
    column = column_at(scene, float(histogram.x[20] + 1), histogram.base - 2)
    assert column is not None and column.number == 20 and column.count == histogram.counts[:, 20].sum()


def test_every_row_of_the_table_of_marks_is_on_the_page():
    chart, view = page_chart()
    scene = arrange(chart, view, (900, 1080), Fitter(fake_measure))
    check_labels(scene)
    words = [label.text for label in scene.labels]
    assert [word for word in words if word in LANES] == list(LANES)
    assert {Shape(int(shape)) for shape in scene.symbols["shape"]} >= {
        Shape.DOT, Shape.RING, Shape.DOTTED_RING, Shape.DIAMOND, Shape.QUOTE, Shape.BADGE, Shape.CROSS,
        Shape.ARROW_LEFT, Shape.ARROW_RIGHT,
    }  # fmt: skip
    forms = {int(form) for form in chart.marks.form}
    assert forms == set(map(int, Form))
    assert sum(h.lane >= 0 for h in scene.histograms) == 1 and len(scene.curves) == 2


def hidden_counts(scene: Scene) -> list[int]:
    found = (re.fullmatch(r"([\d,]+)( titles?)? hidden( in all)?", label.text) for label in scene.labels)
    return [int(match[1].replace(",", "")) for match in found if match]


@pytest.mark.parametrize("by", [LanesBy.NONE, LanesBy.KIND])
def test_what_has_no_title_is_counted_near_it(by: LanesBy):
    chart = Chart.of(many(500))
    view = replace(whole_view(chart), lanes_by=by, folds=())
    scene = arrange(chart, view, SIZE, Fitter(fake_measure))
    titled = {label.mark for label in scene.labels} - {-1}
    drawn = {int(mark) for mark in (*scene.bars["mark"], *scene.symbols["mark"])} - {-1}
    counts = hidden_counts(scene)
    assert len(counts) > 1
    assert sum(counts) == scene.hidden == len(drawn - titled)


def test_a_mark_without_a_title_among_titles_has_a_grey_tick():
    chart, fitter = Chart.of(many(60)), Fitter(fake_measure)
    view = rested(replace(whole_view(chart), folds=()))
    farther = carried(view.between(view.start - view.span / 4, view.end + view.span / 4), view)
    scene = arrange(chart, farther, SIZE, fitter)
    assert farther.packed_at == view.packed_at
    titled = {label.mark for label in scene.labels}
    bare = {int(mark) for mark in (*scene.bars["mark"], *scene.symbols["mark"])} - titled
    ticks = [rect for rect in scene.over if rect.code == FAINT and rect.y1 < scene.area.bottom]
    assert 0 < len(bare) == len(ticks)
    assert {mark_at(scene, tick.x0, tick.y0 - 4) for tick in ticks} == bare
    assert sum(hidden_counts(scene)) == len(bare)


def test_the_filter_takes_marks_away():
    chart = Chart.of(every_mark())
    view = replace(whole_view(chart), shown=frozenset({"strike", "undated"}))
    scene = arrange(chart, view, SIZE, Fitter(fake_measure))
    assert {label.mark for label in scene.labels if label.mark >= 0} == {
        chart.marks.index["strike"],
        chart.marks.index["undated"],
    }


def test_today_and_the_document_have_lines_of_their_own():
    source = Source("s", "Text", published=Published(at(1990, 6, 1), Basis.GIVEN))
    project = Project(sources=(source,), events=every_mark().events)
    view = replace(whole_view(Chart.of(project)), today=day_of(1991, 1, 1))
    words = [label.text for label in scene_of(project, view).labels]
    assert "Today" in words and "Published 1 June 1990" in words


@given(
    st.lists(st.integers(0, 900), min_size=1, max_size=5, unique=True),
    st.integers(0, 900),
    st.integers(400, 1600),
)
@settings(max_examples=60, deadline=None)
def test_days_that_are_close_keep_their_names_and_none_is_crossed(days: list[int], today: int, width: int):
    first = day_of(1990, 1, 1)
    sources = tuple(
        Source(f"s{n}", "Text", published=Published(When.at(Date.of_day(first + 2 * n)), Basis.GIVEN))
        for n in days
    )
    view = View(first - 100.0, first + 1900.0, today=first + 2 * today)
    scene = arrange(Chart.of(Project(sources=sources)), view, (width, 300), Fitter(fake_measure))
    check_labels(scene)
    names = [label for label in scene.labels if label.face is Face.ITALIC and label.y < scene.area.top]
    stems = [rect for rect in scene.under if rect.y1 == scene.area.top]
    assert len(stems) == len([name for name in names if name.text != "·"])
    for name in names:
        assert not any(name.x < stem.x0 < name.x + name.width and stem.y0 < name.y - 1 for stem in stems), (
            "a line goes through a name"
        )
    if len(days) == 1 and width > 500:
        assert len(stems) == 2


@pytest.mark.parametrize("apart", [0, 1, 4, 15])
@pytest.mark.parametrize("room", [30, 90, 400])
def test_published_and_today_are_both_told_however_close(apart: int, room: int):
    source = Source("s", "Text", published=Published(at(1990, 6, 1), Basis.GIVEN))
    today = day_of(1990, 6, 1) + apart
    view = View(today - 1000.0, today + float(room), today=today)
    labels = arrange(Chart.of(Project(sources=(source,))), view, (1000, 300), Fitter(fake_measure)).labels
    words = [label.text for label in labels if label.face is Face.ITALIC]
    assert "Today" in words and any(word.startswith("Published") for word in words)


@pytest.mark.parametrize(
    ("when", "is_firm", "arrow"),
    [
        (at(1990, 6, 1), True, None),
        (at(1990, 6), False, None),
        (When.after(day(1990, 6, 1)), False, Shape.ARROW_RIGHT),
        (When.before(day(1990, 6, 1)), False, Shape.ARROW_LEFT),
    ],
)
def test_only_a_source_of_a_known_day_has_a_firm_line(when: When, is_firm: bool, arrow: Shape | None):
    source = Source("s", "Text", published=Published(when, Basis.INFERRED))
    scene = scene_of(Project(sources=(source,), events=many(20).events), View(0, 20_000))
    x = range(round(scene.axis.x(day_of(1990, 6, 1))) - 1, round(scene.axis.x(day_of(1990, 7, 1))) + 2)
    assert any(column.x0 in x for column in scene.columns if column.code == FAINT) is is_firm
    arrows = [symbol for symbol in scene.symbols if symbol["mark"] == -1]
    assert [Shape(int(symbol["shape"])) for symbol in arrows] == ([arrow] if arrow else [])
    assert any(label.text.startswith("Published") for label in scene.labels)


def test_larger_type_for_a_hall():
    plain = scene_of(five())
    view = replace(whole_view(Chart.of(five())), type_size=1.6)
    large = scene_of(five(), view)
    title = next(label for label in plain.labels if label.text.startswith("First Punic"))
    assert (
        next(label for label in large.labels if label.text.startswith("First Punic")).size > title.size * 1.2
    )


@given(
    st.integers(-12_000, 2100),
    st.floats(-1, 4.3),
    st.sampled_from([1.0, 1.3, 1.6, 2.0, 2.4, 3.2]),
    st.integers(700, 5000),
)
@settings(max_examples=150, deadline=None)
def test_every_tick_of_the_finer_level_has_its_words(year: int, power: float, type_size: float, width: int):
    """Also in large type, as on a poster; but for AD 1, which stands between round years."""
    start = float(day_of(year))
    view = View(start, start + 10**power * 365.25, type_size=type_size)
    scene = arrange(Chart.of(Project()), view, (width, 500), Fitter(measured))
    written = {label.text for label in scene.labels}
    room = 70 * scene.k  # the last one may have none before the edge
    for tick in ticks_of(scene.axis, CHARS * scene.k):
        if not tick.major and scene.area.left <= scene.axis.x(tick.day) < scene.area.right - room:
            assert tick.text in written | {"", "AD 1"}


def test_an_axis_word_is_never_over_another():
    for power in np.linspace(-1, 12, 60):
        scene = scene_of(Project(), View().between(700_000.0, 700_000.0 + 10**power))
        for y in {label.y for label in scene.labels}:
            row = sorted((label.x, label.x + label.width) for label in scene.labels if label.y == y)
            assert all(a[1] <= b[0] for a, b in pairwise(row))


if __name__ == "__main__":
    GOLDENS.mkdir(exist_ok=True)
    for scene_name, scene in SCENES.items():
        (GOLDENS / f"scene_{scene_name}.txt").write_text(scene().as_text(), encoding="utf-8")


def test_a_title_stands_clear_of_the_badge_of_a_short_bar() -> None:
    """A badge is wider than a bar of a few pixels, and stands over its beginning."""
    one = np.array([1], np.int16)
    form = np.array([int(Form.BAR)], np.int8)
    _, right = mark_extents(form, 4 * one, 100.0 * one, 101.0 * one, 100.5 * one, ROOMY, 1.0)
    assert right[0] == 100 + badge_size(ROOMY, 1.0) / 2
