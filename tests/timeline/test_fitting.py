"""How large rows and titles are, by how many marks there are and how much room they have."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import check_labels, fake_measure
from timelines import at, five, many

from dateline.model.day import day_of
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.span import Passage, Span
from dateline.model.statement import Quoted, Speaker, Statement
from dateline.timeline.chart import Chart
from dateline.timeline.gestures import whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.lanes import packing_of
from dateline.timeline.layout import arrange
from dateline.timeline.marks import Form
from dateline.timeline.scene import Scene
from dateline.timeline.styles import FEW, GRAND, POSTER
from dateline.timeline.view import LanesBy, Scale, View

PASSAGE = Passage("s", Span(0, 1))
DESK, LARGE = (1600, 900), (3840, 2160)


def shown(chart: Chart, size: tuple[int, int], ratio: float = 1.0) -> Scene:
    return arrange(chart, whole_view(chart), size, Fitter(fake_measure), ratio)


def spread(count: int) -> Chart:
    """So many events of a day with a short title, one each year."""
    events = [Event(f"e{n}", f"Event {n}", when=at(1900 + n, 5, 4)) for n in range(count)]
    return Chart.of(Project(events=tuple(events)))


def title_sizes(scene: Scene, chart: Chart) -> list[int]:
    events = {mark for mark in range(len(chart.marks)) if chart.marks.form[mark] != Form.QUOTE}
    return [label.size for label in scene.labels if label.mark in events]


@pytest.mark.parametrize("size", [DESK, (1280, 720), LARGE])
def test_few_events_have_a_row_each_in_reading_order(size: tuple[int, int]):
    chart = Chart.of(five())
    shown(chart, size)
    (lane,) = packing_of(chart).lanes
    assert lane.rows.tolist() == list(range(5)) and len(lane.marks) <= FEW
    assert lane.style.title >= GRAND.title


def test_titles_grow_where_there_is_room():
    chart = spread(30)
    desk, large = (title_sizes(shown(chart, size), chart) for size in (DESK, LARGE))
    assert len(desk) == len(large) == 60  # each with its date
    assert min(large) > min(desk) and max(large) > POSTER.title >= max(desk) > 14


def test_where_titles_of_two_lines_share_rows_the_longer_line_has_room():
    events = [Event(f"e{n}", "Oh", when=at(1900 + n, 9, 24)) for n in range(24)]
    chart = Chart.of(Project(events=tuple(events)))
    scene = shown(chart, DESK)
    check_labels(scene)
    assert sum(label.text.endswith(str(1900 + n)) for n in range(24) for label in scene.labels) >= 24


@given(st.integers(1, 60), st.integers(0, 500), st.sampled_from([DESK, (1280, 720), LARGE]))
@settings(max_examples=40, deadline=None)
def test_no_two_labels_overlap_however_large_they_are(count: int, seed: int, size: tuple[int, int]):
    scene = shown(Chart.of(many(count, seed=seed)), size)
    check_labels(scene)
    rows = {label.mark for label in scene.labels if label.mark >= 0}
    assert scene.hidden == count - len(rows)


def test_rows_fill_most_of_the_height():
    for count in (12, 20, 30, 45):
        scene = shown(spread(count), DESK)
        middles = np.unique(scene.symbols["y"])
        assert np.ptp(middles) > 0.6 * (scene.area.bottom - scene.area.top), count


def test_statements_have_as_many_rows_as_there_is_room_for():
    park = Speaker("Ada Park", ())
    said = tuple(
        Statement(f"s{n}", park, (), (), Quoted.INDIRECT, PASSAGE, said=at(1990, 5, 4 + n)) for n in range(6)
    )
    chart = Chart.of(Project(events=(Event("e", "The one event", when=at(1990, 5, 4)),), statements=said))
    for lanes_by in (LanesBy.NONE, LanesBy.PERSON):
        view = replace(whole_view(chart), lanes_by=lanes_by)
        assert arrange(chart, view, (900, 520), Fitter(fake_measure)).hidden == 0
    assert arrange(chart, view, (500, 220), Fitter(fake_measure)).hidden > 0  # and no more than that


def test_no_title_is_cut_where_all_of_its_words_have_room():
    title = (
        "The long matter of the bridge over the river at the old mill and of all that came of it in the end"
    )
    events = [
        Event(
            f"e{n}",
            title if not n else f"Event {n}",
            when=at(1900 if not n else 1945 if n < 19 else 1999, 1 + n % 12, 3),
        )
        for n in range(20)
    ]
    chart = Chart.of(Project(events=tuple(events)))
    words = {label.text for label in shown(chart, DESK).labels}
    assert title in words
    close = Chart.of(
        Project(events=tuple(replace(event, when=at(1900, 1 + n % 12, 3)) for n, event in enumerate(events)))
    )
    scene = shown(close, (800, 300))
    check_labels(scene)


def test_cards_of_the_shelf_show_all_words_where_they_have_room():
    title = "The last song of the ferrymen before the bridge was opened to all"
    few, many_cards = (
        Chart.of(Project(events=tuple(Event(f"e{n}", f"{title} {n}") for n in range(count))))
        for count in (2, 30)
    )
    assert f"{title} 1" in {label.text for label in shown(few, DESK).labels}
    scene = shown(many_cards, DESK)
    assert any(label.text.endswith("…") for label in scene.labels)
    assert any(label.text.endswith(" more") for label in scene.labels)


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("lanes_by", [LanesBy.NONE, LanesBy.KIND])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_nothing_and_one_can_be_drawn_on_every_scale_and_in_lanes(
    scale: Scale, lanes_by: LanesBy, count: int
):
    chart = spread(count)
    view = whole_view(chart, View(scale=scale, lanes_by=lanes_by, origin=0))
    scene = arrange(chart, view, (1280, 720), Fitter(fake_measure))
    check_labels(scene)
    assert len(scene.symbols) == count


def test_words_that_lead_to_both_sides_never_meet():
    chart = spread(40)
    view = replace(whole_view(chart), type_size=2.0).between(float(day_of(1919)), float(day_of(1921)))
    scene = arrange(chart, view, (700, 400), Fitter(fake_measure))
    check_labels(scene)
    assert len(scene.doors) == 2
