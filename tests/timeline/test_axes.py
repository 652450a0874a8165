"""Dateline's calendar on an ordinary Axes of matplotlib, from seconds to thousands of millions of years."""

import io
import os
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from timelines import every_mark

from dateline.model.date import Date
from dateline.model.day import day_of
from dateline.model.edtf import from_edtf
from dateline.resources import resource
from dateline.timeline import axes as calendar
from dateline.timeline.chart import Chart
from dateline.timeline.gestures import whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.view import MAX_DAY

YEAR = 365.2425


def an_axes(start: float, end: float, *, name: str = "x", **options: object) -> Axes:
    figure = Figure(figsize=(9, 4))
    FigureCanvasAgg(figure)
    made = figure.add_subplot()
    getattr(made, f"set_{name}scale")("dateline", **options)
    getattr(made, f"set_{name}lim")(start, end)
    return made


def labels(axes: Axes, *, upper: bool, name: str = "x") -> list[Text]:
    axes.figure.canvas.draw()  # type: ignore[union-attr]
    axis = getattr(axes, f"{name}axis")
    found = axis.get_majorticklabels() if upper else axis.get_minorticklabels()
    return [label for label in found if label.get_text()]


def words(axes: Axes, *, upper: bool = False) -> list[str]:
    return [label.get_text() for label in labels(axes, upper=upper)]


@pytest.mark.parametrize(
    ("start", "end", "minor", "upper"),
    [
        (day_of(2025, 5, 9) + 0.3, day_of(2025, 5, 9) + 0.35, "07:15", "Fri 9 May 2025"),
        (day_of(2025, 5, 7), day_of(2025, 5, 12), "Thu 8", "May 2025"),
        (day_of(2025, 1, 20), day_of(2025, 6, 3), "17", "March 2025"),
        (day_of(1990, 3), day_of(1991, 5), "Jul", "1991"),
        (day_of(1987, 6), day_of(1993), "1988", "1990s"),
        (day_of(-60), day_of(40), "AD 1", "1st century BC"),
        (day_of(-3000), day_of(2025), "500 BC", ""),
        (-66e6 * YEAR, 0, "60", "million years ago"),
        (-4.5e9 * YEAR, 0, "1.0", "billion years ago"),
    ],
)
def test_two_levels_from_minutes_to_the_ages(start: float, end: float, minor: str, upper: str) -> None:
    axes = an_axes(start, end)
    assert minor in words(axes)
    assert (upper in words(axes, upper=True)) is bool(upper)
    assert not {"0 BC", "AD 0", "-1"} & {*words(axes), *words(axes, upper=True)}


@given(st.floats(-2, 12.6), st.floats(-1, 1))
@settings(max_examples=60, deadline=None)
def test_labels_of_a_level_never_touch_and_stand_in_the_view(size: float, place: float) -> None:
    span = 10**size
    start = place * min(span * 5, MAX_DAY / 2)
    axes = an_axes(start, start + span)
    low, high = axes.get_xlim()
    for upper in (False, True):
        found = labels(axes, upper=upper)
        boxes = sorted((label.get_window_extent() for label in found), key=lambda box: box.x0)
        assert all(a.x1 <= b.x0 for a, b in pairwise(boxes)), [label.get_text() for label in found]
        locator = axes.xaxis.get_major_locator() if upper else axes.xaxis.get_minor_locator()
        assert all(low <= day <= high for day in locator())


def test_labels_of_a_vertical_axis_stand_beside_each_other() -> None:
    axes = an_axes(day_of(1993), day_of(1987, 6), name="y")  # later is lower, as one reads
    minor, upper = labels(axes, upper=False, name="y"), labels(axes, upper=True, name="y")
    assert {"1988", "1990"} <= {label.get_text() for label in minor}
    assert "1990s" in {label.get_text() for label in upper}
    assert max(label.get_window_extent().x1 for label in upper) <= min(
        label.get_window_extent().x0 for label in minor
    )


def test_dates_are_plotted_as_they_are() -> None:
    axes = an_axes(day_of(-60), day_of(-30))
    (line,) = axes.plot([Date.ymd(-43, 3, 15), from_edtf("-0030/-0028")], [1, 2])
    assert list(line.get_xdata(orig=False)) == [day_of(-43, 3, 15), day_of(-30)]
    first, days = calendar.extent(from_edtf("-0048-01-10/-0044-03-15"))
    (bar,) = axes.barh("Caesar", days, left=first)
    assert bar.get_x() + bar.get_width() == day_of(-44, 3, 16)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (day_of(2025, 5, 9), day_of(2025, 5, 10), "9 May 2025, 12:00"),
        (day_of(2025, 5, 1), day_of(2026, 5, 20), "9 May 2025"),
        (day_of(1900), day_of(2100), "May 2025"),
        (day_of(-3000), day_of(2100), "2025"),
    ],
)
def test_the_toolbar_tells_a_date_as_exactly_as_it_is_seen(start: float, end: float, words: str) -> None:
    assert an_axes(start, end).format_xdata(day_of(2025, 5, 9) + 0.5) == words


def test_counted_from_a_date_and_by_logarithm() -> None:
    origin = Date.ymd(2025, 5, 9)
    by_log = an_axes(day_of(-3000), day_of(2025, 5, 9), kind="log", origin=origin)
    assert {"0", "−300 years"} <= set(words(by_log))
    years = [(day_of(2025, 5, 9) - 365 * ago, 0) for ago in (10, 100, 1000)]
    ten, hundred, thousand = by_log.transData.transform(years)[:, 0]
    assert ten - hundred == pytest.approx(hundred - thousand, rel=0.01)
    relative = an_axes(day_of(2025, 5, 1), day_of(2025, 5, 20), kind="relative", origin=origin)
    assert {"−4", "0", "+4"} & set(words(relative)) == {"−4", "0", "+4"}


def test_no_view_is_beyond_what_can_be_told() -> None:
    axes = an_axes(-1e30, 1e30)
    assert np.abs(axes.get_xlim()).max() <= 2 * MAX_DAY
    axes.set_xlim(5.0, 5.0 + 1e-12)
    low, high = axes.get_xlim()
    assert high > low
    axes.figure.canvas.draw()  # type: ignore[union-attr]
    assert calendar.CalendarLocator().tick_values(0, 1000)
    assert calendar.CalendarLocator().tick_values(float("nan"), 1) == []


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_such_an_axes_is_exported(kind: str) -> None:
    axes = an_axes(day_of(-500), day_of(500))
    axes.plot([day_of(-300), day_of(300)], [0, 1])
    out = io.BytesIO()
    axes.figure.savefig(out, format=kind)  # type: ignore[union-attr]
    assert out.tell() > 2000


def test_an_axes_over_a_scene_has_the_same_dates_at_the_same_pixels() -> None:
    chart = Chart.of(every_mark())
    view = whole_view(chart)
    scene = arrange(chart, view, (1200, 560), Fitter(lambda text, size, face: len(text) * size * 0.5))
    figure = Figure(figsize=(12, 5.6), dpi=100)
    FigureCanvasAgg(figure)
    axes = calendar.laid_over(figure, scene)
    for share in (0.0, 0.2, 0.5, 0.93, 1.0):
        day = view.start + share * view.span
        assert axes.transData.transform((day, 0.0)) == pytest.approx(
            (scene.axis.x(day), scene.height - scene.area.bottom), abs=1e-3
        )


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def test_the_timeline_draws_without_it() -> None:
    """The window never loads this calendar: the interactive path is our own drawing."""
    code = "import sys, dateline.window.canvas; print('dateline.timeline.axes' in sys.modules)"
    line = [sys.executable, "-c", code]
    told = subprocess.run(line, capture_output=True, text=True, check=True, env=_environment())
    assert told.stdout.strip() == "False"


_EMBED = """
import runpy, sys
from PySide6.QtWidgets import QApplication

def look():
    found = sys._getframe(2).f_globals
    timeline, axes = found["timeline"], found["axes"]
    assert axes.get_xlim() == (timeline.view.start, timeline.view.end)
    timeline._set(timeline.view.between(timeline.view.start + 1, timeline.view.end - 1))
    assert axes.get_xlim() == (timeline.view.start, timeline.view.end)
    assert not found["window"].grab().isNull()
    print("looked at")
    return 0

QApplication.exec = lambda *_: look()
path = sys.argv[1]
sys.argv = sys.argv[1:]
runpy.run_path(path, run_name="__main__")
"""


def test_the_example_embeds_the_timeline_over_a_chart_that_follows_it() -> None:
    files = [str(resource("examples/embed.py")), str(resource("examples/state-visit.txt"))]
    told = subprocess.run(
        [sys.executable, "-c", _EMBED, *files],
        capture_output=True,
        text=True,
        env=_environment(),
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == "looked at"
