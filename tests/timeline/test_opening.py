"""With which view a project opens."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timelines import at, every_mark

from dateline.model.day import date_of, day_of
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.timeline.chart import Chart
from dateline.timeline.folds import worthwhile_folds
from dateline.timeline.gestures import crowd_view, whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.opening import opening_view, titled_share
from dateline.timeline.scene import Face
from dateline.timeline.view import Scale, View

SIZE = (1200, 640)


def width(text: str, size: int, face: Face) -> float:
    return len(text) * size * 0.5


def crowded() -> Project:
    """Four events over fifty years, and twelve in three days of June 2024."""
    far = [Event(f"f{year}", f"In {year}", when=at(year, 3, 1)) for year in (1974, 1990, 2005, 2031)]
    near = [Event(f"n{n}", f"Event {n} of the visit", when=at(2024, 6, 12 + n % 3)) for n in range(12)]
    return Project(events=(*far, *near))


def test_a_crowd_too_narrow_to_be_told_apart_is_opened_with():
    chart = Chart.of(crowded())
    view = opening_view(chart, None, SIZE, Fitter(width))
    assert date_of(int(view.start))[:2] == (2024, 6) and date_of(int(view.end))[:2] == (2024, 6)
    assert view == crowd_view(chart, whole_view(chart))


def test_everything_is_opened_with_where_it_can_be_read():
    chart = Chart.of(every_mark())
    view = opening_view(chart, None, SIZE, Fitter(width))
    assert view == whole_view(chart)
    assert titled_share(chart, view, SIZE, Fitter(width), 1.0) >= 0.85


def test_an_opening_view_holds_its_events_whole():
    visit = Event("visit", "The visit", when=every_mark().events[12].when)
    days = [Event(f"d{n}", f"Day {n}", when=at(1990, 10, 3 + n)) for n in range(9)]
    others = [Event(f"o{year}", f"In {year}", when=at(year)) for year in (1800, 1850, 1900, 2000)]
    chart = Chart.of(Project(events=(visit, *days, *others)))
    view = opening_view(chart, None, SIZE, Fitter(width))
    assert all(
        view.start <= chart.marks.lo[mark] and chart.marks.hi[mark] <= view.end for mark in range(1, 10)
    )


@pytest.mark.parametrize("scale", [Scale.LINEAR, Scale.LOG, Scale.RELATIVE, Scale.SEQUENCE])
def test_everything_takes_most_of_the_width_on_every_scale(scale: Scale):
    years = [*range(-800, 500, 60), 1800, 1985]
    chart = Chart.of(Project(events=tuple(Event(f"y{year}", f"In {year}", when=at(year)) for year in years)))
    view = whole_view(chart, View(scale=scale, origin=day_of(2025)))
    axis = arrange(chart, view, SIZE, Fitter(width)).axis
    room = axis.right - axis.left
    first, last = axis.x(day_of(-800)) - axis.left, axis.right - axis.x(day_of(1985))
    assert 0 < first < 0.1 * room and 0.05 * room < last < 0.2 * room


def test_nothing_and_one_can_be_opened():
    for project in (Project(), Project(events=(Event("a", "One", when=at(1969, 7, 20)),))):
        chart = Chart.of(project)
        view = opening_view(chart, None, SIZE, Fitter(width))
        assert view.span >= 1


def test_titles_of_statements_yield_to_those_of_events():
    events = [Event(f"e{n}", f"Event number {n}", when=at(1990, 6, 1 + n % 4)) for n in range(12)]
    first = every_mark().statements[0]
    statements = [replace(first, id=f"q{n}", said=at(1990, 6, 1 + n % 4)) for n in range(12)]
    project = replace(every_mark(), events=tuple(events), statements=tuple(statements))
    chart = Chart.of(project)
    scene = arrange(chart, whole_view(chart), (1200, 400), Fitter(width))
    titled = {label.mark for label in scene.labels if label.mark >= 0}
    assert set(range(12)) <= titled
    assert len(titled) < 24


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.integers(-700_000, 40_000), st.sampled_from([1, 30, 365, 3_650, 36_500])), min_size=1
    )
)
def test_everything_shows_in_the_whole_view(stretches: list[tuple[int, int]]):
    """A mark is never left outside, nor folded away whole."""
    lo = np.array(sorted(float(day) for day, _ in stretches))
    hi = lo + np.array([length for _, length in sorted(stretches)], float)
    folds, (start, end) = worthwhile_folds(lo, hi)
    shown = np.minimum(hi, end) - np.maximum(lo, start)
    folded = sum(np.clip(np.minimum(hi, b) - np.maximum(lo, a), 0, None) for a, b in folds)
    assert (shown - folded > 0).all()
