"""From events to marks: which form each gets, and what its card says."""

import numpy as np
import pytest
from timelines import at, day, every_mark, many

from dateline.model.day import day_of
from dateline.model.event import Event, Version
from dateline.model.project import Project
from dateline.model.span import Passage, Span
from dateline.model.when import When
from dateline.timeline.card import card_of, column_card, date_line, stretch_in_words
from dateline.timeline.chart import Chart
from dateline.timeline.fitting import pack
from dateline.timeline.gestures import reading_order, revealed, stepped, whole_view
from dateline.timeline.hits import Column
from dateline.timeline.labels import Fitter
from dateline.timeline.lanes import Room
from dateline.timeline.layout import arrange
from dateline.timeline.marks import Form, placed
from dateline.timeline.scene import Face
from dateline.timeline.view import LanesBy, View

FORMS = {
    "opening": Form.DOT, "plan": Form.BAR, "survey": Form.PERIOD, "strike": Form.BAR, "about": Form.FADED,
    "between": Form.BOUNDED, "before": Form.BEFORE, "after": Form.AFTER, "since": Form.ONGOING,
    "jubilee": Form.DIAMOND, "flood": Form.SPLIT, "undated": Form.SHELF, "q1": Form.QUOTE,
}  # fmt: skip
SAYS = {
    "opening": "Friday 4 May 1990", "survey": "Some time in March 1989", "strike": "about 6 months",
    "about": "roughly", "between": "Not before 1 March 1991, not after 15 August 1991",
    "since": "as of 20 October 1992",
    "plan": "Planned", "jubilee": "1 year after The river bridge opens, 4 May 1990", "visit": "4th visit",
    "flood": "The bridge:", "undated": "Undated", "q1": "Ada Park, the mayor", "fire": "not yet reviewed",
}  # fmt: skip


def width(text: str, size: int, face: Face) -> float:
    return len(text) * size * 0.5


@pytest.mark.parametrize(("id", "form"), FORMS.items())
def test_each_kind_of_date_has_its_form(id: str, form: Form):
    marks = Chart.of(every_mark()).marks
    assert marks.form[marks.index[id]] == form


@pytest.mark.parametrize(("id", "words"), SAYS.items())
def test_a_card_says_why_a_mark_looks_so(id: str, words: str):
    chart = Chart.of(every_mark())
    assert words in "\n".join(card_of(chart, chart.marks.index[id]))


def test_an_approximate_year_reaches_a_year_to_each_side():
    marks = Chart.of(every_mark()).marks
    about = marks.index["about"]
    assert marks.core_hi[about] - marks.core_lo[about] == 366
    assert marks.lo[about] == marks.core_lo[about] - 366


@pytest.mark.parametrize(
    ("lo", "hi", "words"),
    [
        (day_of(1944), day_of(1945), "in 1944"),
        (day_of(1940), day_of(1950), "from 1940 to 1949"),
        (day_of(1944, 5), day_of(1944, 6), "in May 1944"),
        (day_of(1944, 5, 3), day_of(1944, 5, 4), "on 3 May 1944"),
        (day_of(-99), day_of(1), "from 100 BC to 1 BC"),
    ],
)
def test_a_count_bar_says_its_dates(lo: float, hi: float, words: str):
    assert stretch_in_words(float(lo), float(hi)) == words


def test_a_count_bar_names_three_and_counts_the_rest():
    chart = Chart.of(many(9000))
    view = whole_view(chart)
    scene = arrange(chart, view, (1000, 500), Fitter(width))
    packing = pack(
        chart, view, Room(scene.area.left, scene.area.right, scene.area.top, scene.area.bottom, 1.0), width
    )
    histogram = next(h for h in scene.histograms if h.lane >= 0)
    column = Column(histogram, int(histogram.counts.sum(axis=0).argmax()))
    lines = column_card(chart, packing, column)
    assert lines[0].startswith(f"{column.count} ") and len(lines) == 5
    assert lines[4] == f"and {column.count - 3} more"


def test_reading_order_is_by_date_then_the_shelf():
    chart = Chart.of(every_mark())
    view = whole_view(chart)
    order = reading_order(chart, view)
    dated = [mark for mark in order if chart.marks.form[mark] != Form.SHELF]
    assert (np.diff(chart.marks.lo[dated]) >= 0).all()
    assert chart.marks.ids[order[-1]] == "undated2"


def test_stepping_walks_all_and_stays_at_the_ends():
    chart = Chart.of(every_mark())
    view = stepped(chart, whole_view(chart), -(10**9))
    seen = [view.selection[0]]
    for _ in range(len(chart.marks) + 3):
        view = stepped(chart, view, 1)
        seen.append(view.selection[0])
    assert len(set(seen)) == len(chart.marks)
    assert seen[-1] == seen[-2]


def test_a_mark_is_revealed_with_as_little_moving_as_can_be():
    chart = Chart.of(every_mark())
    view = View().between(day_of(1989), day_of(1990))
    assert revealed(chart, view, "law") == view
    later = revealed(chart, view, "treaty")
    assert later.span == pytest.approx(view.span)
    assert later.start <= day_of(1991, 9, 14) <= later.end


def test_lanes_by_person_show_an_event_once_for_each():
    chart = Chart.of(every_mark())
    lanes = dict(chart.lanes(View(lanes_by=LanesBy.PERSON)))
    talks = chart.marks.index["talks"]
    assert talks in lanes["Ada Park"] and talks in lanes["Lars Vik"]
    assert list(lanes)[-1] == "Nobody named"


def test_lanes_in_the_order_a_person_chose():
    chart = Chart.of(every_mark())
    names = [name for name, _ in chart.lanes(View(lanes_by=LanesBy.KIND, lane_order=("law", "change")))]
    assert names[:2] == ["law", "change"]


def test_dates_in_the_card_have_their_weekday():
    assert date_line(every_mark().events[0].when) == "Friday 4 May 1990"


def test_marks_mended_after_an_edit_are_those_made_anew():
    from dataclasses import fields, replace

    before = every_mark()
    for number, when in ((0, before.events[3].when), (7, before.events[1].when), (16, before.events[0].when)):
        event = replace(before.events[number], title="Edited", when=when, importance=0.9)
        after = replace(before, events=(*before.events[:number], event, *before.events[number + 1 :]))
        mended, made = Chart.of(after, Chart.of(before)).marks, Chart.of(after).marks
        for field in fields(mended):
            assert np.array_equal(getattr(mended, field.name), getattr(made, field.name)), field.name
        assert mended.dated.tolist() == made.dated.tolist()


def test_what_is_said_not_to_have_happened_is_crossed():
    from dataclasses import replace

    from dateline.model.event import Modality
    from dateline.timeline.scene import Shape

    project = every_mark()
    for number in (0, 3):  # a dot and a bar
        denied = replace(project.events[number], modality=Modality.DENIED)
        events = (*project.events[:number], denied, *project.events[number + 1 :])
        chart = Chart.of(replace(project, events=events))
        scene = arrange(chart, whole_view(chart), (1200, 600), Fitter(width))
        crossed = scene.symbols[scene.symbols["shape"] == Shape.CROSS]
        assert crossed["mark"].tolist() == [number]


def test_sources_that_disagree_have_a_part_each_over_their_own_dates():
    passage = Passage("s1", Span(0, 32))
    whens = [at(1990, 3), at(1990, 7, 4), When.during(day(1991, 1, 1), day(1992, 6, 30))]
    event = Event(
        "flood", "Flood", when=whens[0], versions=tuple(Version(when, (passage,)) for when in whens)
    )
    chart = Chart.of(Project("x", every_mark().sources, events=(event,)))
    scene = arrange(chart, whole_view(chart), (1000, 500), Fitter(width))
    assert len(scene.bars) == 3
    assert (np.diff(scene.bars["y"]) == scene.bars["h"][:-1]).all()
    for bar, when in zip(scene.bars, whens, strict=True):
        _, lo, hi, _, _ = placed(when, None)
        assert abs(scene.axis.x(lo) - bar["x0"]) <= 1 and bar["x1"] >= round(scene.axis.x(hi))
    words = card_of(chart, 0)
    assert words.count("“The river bridge opened on time.”") == 3
    assert {"The bridge: March 1990", "The bridge: 4 July 1990"} <= set(words)
