"""The chronicle: time runs down a column; its order, its page, and what hand and keys do to it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import check_labels, fake_measure
from timelines import at, day, every_mark, many

from dateline.model.day import date_of
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.when import When
from dateline.timeline.chart import Chart
from dateline.timeline.chronicle import headings_of
from dateline.timeline.chronicle_page import wrapped
from dateline.timeline.gestures import panned, reading_order, revealed, stepped, whole_view, zoomed
from dateline.timeline.hits import box_of, mark_at
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.links import ties_of
from dateline.timeline.overview import pane_at
from dateline.timeline.rail import pulled, rail_of
from dateline.timeline.scene import Face, Scene, Shape
from dateline.timeline.ticks import years_and_months
from dateline.timeline.view import LanesBy, Layout, View

SIZE = (900, 600)


def view_of(chart: Chart) -> View:
    return replace(whole_view(chart), layout=Layout.DOWN)


def page_of(chart: Chart, view: View, size: tuple[int, int] = SIZE) -> Scene:
    return arrange(chart, view, size, Fitter(fake_measure))


def marks_down(scene: Scene) -> list[int]:
    """The marks on a page from top to bottom, each once."""
    order = np.argsort(scene.hits["y0"], kind="stable")
    return list(dict.fromkeys(scene.hits["mark"][order].tolist()))


def test_a_tall_page_has_everything_in_reading_order():
    chart = Chart.of(every_mark())
    view = view_of(chart)
    scene = page_of(chart, view, (900, 3000))
    assert marks_down(scene) == reading_order(chart, view)
    check_labels(scene)


@pytest.mark.parametrize("width", [360, 480, 900, 1600])
def test_dates_stand_left_of_titles_or_above_them(width: int):
    chart = Chart.of(every_mark())
    scene = page_of(chart, view_of(chart), (width, 3000))
    title = next(label for label in scene.labels if label.text == "The bridge act")
    date = next(label for label in scene.labels if label.text == "1 December 1989")
    if width < 560:
        assert date.x == title.x and date.y < title.y
    else:
        assert date.x + date.width < title.x and date.y == title.y
    check_labels(scene)


@given(
    st.integers(1, 300),
    st.sampled_from(["uniform", "clustered", "spanning"]),
    st.integers(0, 1000),
    st.integers(300, 1400),
    st.lists(st.floats(-900, 2500), max_size=8),
)
@settings(max_examples=40, deadline=None)
def test_no_two_labels_overlap_wherever_the_page_is(
    count: int, shape: str, seed: int, width: int, steps: list[float]
):
    chart = Chart.of(many(count, shape, seed))
    view = view_of(chart)
    scene = page_of(chart, view, (width, 600))
    check_labels(scene)
    for step in steps:
        view = panned(view, scene.axis, step)
        scene = page_of(chart, view, (width, 600))
        check_labels(scene)


def test_no_date_stands_at_the_top_of_a_page_without_its_title():
    chart = Chart.of(many(60))
    view, scene = view_of(chart), page_of(chart, view_of(chart))
    text, seen = max(label.x for label in scene.labels if label.mark >= 0), set()
    for _ in range(200):
        view = panned(view, scene.axis, 3)
        scene = page_of(chart, view)
        dates = {label.mark: label.y for label in scene.labels if label.mark >= 0 and label.x < text}
        titles = {label.mark: label.y for label in scene.labels if label.mark >= 0 and label.x == text}
        foot = scene.height - 40
        assert {mark for mark, y in dates.items() if y < foot} <= titles.keys()
        seen.add(min(dates.values()))
    assert len(seen) > 10


@given(st.integers(20, 300), st.integers(0, 1000), st.lists(st.integers(-400, 400), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_entries_move_together_by_as_much_as_the_hand(count: int, seed: int, steps: list[int]):
    chart = Chart.of(many(count, "uniform", seed))
    view = view_of(chart)
    scene = page_of(chart, view)
    for step in steps:
        allowed = scene.axis.held(step)
        view = panned(view, scene.axis, step)
        after = page_of(chart, view)
        old, new = ({s["mark"]: s["y"] for s in one.symbols} for one in (scene, after))
        assert all(abs(old[mark] - new[mark] - allowed) <= 1 for mark in old.keys() & new.keys())
        scene = after


def test_the_page_ends_with_the_column():
    chart = Chart.of(many(200))
    view = view_of(chart)
    scene = page_of(chart, view)
    above = panned(view, scene.axis, -5000)
    assert page_of(chart, above).as_text() == scene.as_text()
    end = page_of(chart, panned(view, scene.axis, 1e9))
    assert marks_down(end)[-1] == reading_order(chart, view)[-1]
    assert end.hits["y1"].max() <= SIZE[1]
    assert end.hits["y1"].max() > SIZE[1] - 60


def test_walking_goes_through_every_entry_and_keeps_it_on_the_page():
    chart = Chart.of(every_mark())
    view = view_of(chart)
    order = reading_order(chart, view)
    page_of(chart, view, (500, 300))
    for mark in order:
        view = stepped(chart, view, 1)
        assert view.selection == (chart.marks.ids[mark],)
        scene = page_of(chart, view, (500, 300))
        box = box_of(scene, mark)
        assert box is not None and box.top >= 0 and box.bottom <= 300
        assert mark_at(scene, (box.left + box.right) / 2, (box.top + box.bottom) / 2) == mark


def test_what_is_on_the_page_does_not_move_when_it_is_asked_for():
    chart = Chart.of(every_mark())
    view = view_of(chart)
    page_of(chart, view, (900, 3000))
    assert revealed(chart, view, "treaty") == view


def test_zooming_makes_the_type_larger_within_bounds():
    chart = Chart.of(every_mark())
    view = view_of(chart)
    scene = page_of(chart, view)
    larger = zoomed(view, scene.axis, 1.5, 100)
    assert (larger.start, larger.end) == (view.start, view.end)
    assert max(label.size for label in page_of(chart, larger).labels) > 15
    for _ in range(30):
        larger = zoomed(larger, scene.axis, 1.5, 100)
    assert larger.reading_size == 2.5


def test_each_form_has_its_own_mark():
    chart = Chart.of(every_mark())
    scene = page_of(chart, view_of(chart), (900, 3000))
    ids = {id: chart.marks.index[id] for id in ("opening", "fire", "jubilee", "q1", "visit")}
    shapes = {id: set(scene.symbols["shape"][scene.symbols["mark"] == mark]) for id, mark in ids.items()}
    assert shapes["opening"] == {Shape.DOT} and shapes["fire"] == {Shape.RING}
    assert shapes["jubilee"] == {Shape.DIAMOND} and shapes["q1"] == {Shape.QUOTE}
    assert shapes["visit"] == {Shape.BADGE} and "4" in {label.text for label in scene.labels}
    about = scene.bars[scene.bars["mark"] == chart.marks.index["about"]]
    assert about["fade0"][0] > 0 and about["fade1"][0] > 0
    assert (scene.bars["mark"] == chart.marks.index["flood"]).sum() == 2


def test_headings_are_as_fine_as_the_entries_allow():
    def names(*whens: When) -> list[str]:
        events = tuple(Event(str(n), "x", when=when) for n, when in enumerate(whens))
        chart = Chart.of(Project(events=events))
        return [words for _, words in headings_of(chart, chart.marks.dated)]

    assert names(*(at(2025, 5, n) for n in range(1, 9))) == ["May 2025"]
    assert names(at(2025, 5), at(2025, 5), at(2025, 6, 2)) == ["2025"]
    assert names(*(at(-490 - n) for n in range(6))) == ["The 490s BC"]
    assert names(*(at(1801 + 30 * n) for n in range(9))) == ["19th century", "20th century", "21st century"]


def test_years_and_months_of_many_days_are_those_of_the_calendar():
    days = np.random.default_rng(3).integers(-2_000_000_000, 2_000_000_000, 500)
    years, months0 = years_and_months(days.astype(float))
    assert [(y, m + 1) for y, m in zip(years.tolist(), months0.tolist(), strict=True)] == [
        date_of(number)[:2] for number in days.tolist()
    ]


@given(st.text(alphabet="abc défг東京 -–", max_size=120), st.integers(40, 300), st.integers(1, 5))
def test_broken_lines_have_all_the_words_and_fit(text: str, room: int, most: int):
    lines = wrapped(text, 10, Face.REGULAR, room, most, Fitter(fake_measure))
    assert len(lines) <= most
    assert all(fake_measure(line, 10, Face.REGULAR) <= room for line in lines)
    if lines and not lines[-1].endswith("…") and len(lines) < most:
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_page_of_nothing():
    scene = page_of(Chart.of(Project()), View(layout=Layout.DOWN))
    assert len(scene.hits) == 0 and not scene.labels


def test_every_entry_of_one_day_can_be_reached():
    events = tuple(
        Event(str(n), f"Event {n}", when=When.during(day(2025, 5, 7), day(2025, 5, 10))) for n in range(60)
    )
    chart = Chart.of(Project(events=events))
    view, seen = view_of(chart), set[int]()
    for _ in range(12):
        scene = page_of(chart, view)
        seen |= set(marks_down(scene))
        view = panned(view, scene.axis, 400)
    assert seen == set(range(60))


@pytest.mark.parametrize("width", [540, 1000, 1100])
def test_lanes_are_told_at_the_right_of_each_entry(width: int):
    chart = Chart.of(every_mark())
    bare = page_of(chart, view_of(chart), (width, 3000))
    scene = page_of(chart, replace(view_of(chart), lanes_by=LanesBy.PERSON), (width, 3000))
    check_labels(scene)
    for id, names in (("strike", ["Ada Park"]), ("talks", ["Ada Park, Lars Vik"]), ("law", [])):
        words = [label.text for label in scene.labels if label.mark == chart.marks.index[id]]
        known = [label.text for label in bare.labels if label.mark == chart.marks.index[id]]
        assert sorted(words) == sorted(known + names)
    assert marks_down(scene) == marks_down(bare)


@pytest.mark.parametrize("width", [360, 900])
def test_an_anniversary_tells_what_it_is_of_and_how_long_after(width: int):
    chart = Chart.of(every_mark())
    words = [label.text for label in page_of(chart, view_of(chart), (width, 3000)).labels]
    assert "1 year after The river bridge opens" in words


@given(st.integers(30, 2000), st.integers(200, 900), st.floats(0, 1), st.floats(-1.2, 1.2))
@settings(max_examples=30, deadline=None)
def test_the_bar_goes_where_the_hand_does(count: int, height: int, start: float, pull: float):
    chart = Chart.of(many(count))
    size = (700, height)
    view = pulled(view_of(chart), page_of(chart, view_of(chart), size).axis, 1.0, start * height)
    before = page_of(chart, view, size)
    rail = rail_of(before.axis, before.k)
    assert rail is not None and 0 <= rail[0] < rail[1] <= height + 0.5
    after = page_of(chart, pulled(view, before.axis, before.k, pull * height), size)
    moved = rail_of(after.axis, after.k)
    assert moved is not None
    wanted = min(max(rail[0] + pull * height, 0.0), height - (rail[1] - rail[0]))
    assert moved[0] == pytest.approx(wanted, abs=0.6)


def test_a_page_that_holds_everything_has_no_bar():
    chart = Chart.of(every_mark())
    scene = page_of(chart, view_of(chart), (900, 3000))
    assert rail_of(scene.axis, scene.k) is None
    assert pane_at(chart, view_of(chart), scene, 895, 100) is None


def test_ties_go_in_the_margin_and_off_the_page_where_the_other_end_is_not_on_it():
    chart = Chart.of(every_mark())
    view = view_of(chart)
    scene = page_of(chart, view, (900, 3000))
    (tie,) = ties_of(chart, scene, "jubilee")
    boxes = [box_of(scene, chart.marks.index[id]) for id in ("jubilee", "opening")]
    assert all(box is not None for box in boxes)
    assert scene.margin is not None and all(x >= scene.margin for x, _ in tie.points)
    for (_, y), box in zip((tie.points[0], tie.points[-1]), boxes, strict=True):
        assert box is not None and box.top <= y < box.bottom
    at_the_end = page_of(chart, panned(view, page_of(chart, view, (900, 300)).axis, 430), (900, 300))
    assert box_of(at_the_end, chart.marks.index["opening"]) is None
    (tie,) = ties_of(chart, at_the_end, "jubilee")
    assert tie.points[-1][1] == 0
