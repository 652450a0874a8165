"""What is drawn for a mark, by its form and by how wide it is."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from scenes import fake_measure
from timelines import YES, at, day, many

from dateline.model.day import day_of
from dateline.model.event import Event, Link, LinkKind, Modality
from dateline.model.project import Era, Project
from dateline.model.review import Review
from dateline.model.when import When
from dateline.timeline.chart import Chart
from dateline.timeline.gestures import whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.scene import BAND, EDGE, HAIRLINE, INK, NONE, PALE, PAPER, Scene, Shape, palette
from dateline.timeline.theme import THEMES, Theme, contrast
from dateline.timeline.view import LanesBy, View

KINDS = ("journey", "meeting", "agreement", "conflict", "commemoration", "change", "law", "other")


def scene_of(project: Project, first: int, last: int, lanes_by: LanesBy = LanesBy.NONE) -> Scene:
    view = View(float(day_of(first)), float(day_of(last)), lanes_by=lanes_by)
    return arrange(Chart.of(project), view, (1200, 600), Fitter(fake_measure))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("last", [1705, 2000])
def test_a_period_stands_off_from_the_paper_however_wide_it_is(theme: Theme, last: int):
    events = [Event(kind, kind, kind, at(1701), review=YES) for kind in KINDS]
    bars, colours = scene_of(Project(events=tuple(events)), 1700, last).bars, palette(theme)
    assert len(bars) == len(KINDS)
    for bar in bars:
        assert max(contrast(colours[bar[part]], theme.paper) for part in ("fill", "edge")) >= 2.5


def test_a_period_has_open_ends_where_they_can_be_seen():
    event = Event("e", "In 1701", "law", at(1701), review=YES)
    wide, thin = (scene_of(Project(events=(event,)), 1700, last).bars[0] for last in (1705, 2400))
    category = KINDS.index("law")
    assert (wide["fill"], wide["edge"], wide["ends"]) == (PALE + category, EDGE + category, 0)
    assert thin["fill"] == thin["edge"] == EDGE + category and thin["ends"] == 3


def test_an_anniversary_of_which_only_the_year_is_known_looks_like_a_period():
    origin = Event("o", "Founded", "change", at(1702, 5, 1), review=YES)
    link = (Link(LinkKind.ANNIVERSARY_OF, "o"),)
    feast = Event("e", "The feast", "commemoration", at(1703), review=YES, links=link)
    (bar,) = scene_of(Project(events=(origin, feast)), 1700, 1705).bars
    assert bar["fill"] == PALE + KINDS.index("commemoration") and bar["ends"] == 0


@pytest.mark.parametrize("review", [Review.FOUND, Review.ACCEPTED])
def test_what_goes_on_ends_in_a_head_of_its_own_colour(review: Review):
    event = Event(
        "e", "Repairs", "change", When.since(day(1702, 3, 1)), review=review,
        modality=Modality.ONGOING, as_of=day_of(1703, 10, 20),
    )  # fmt: skip
    scene = scene_of(Project(events=(event,)), 1700, 1705)
    (bar,), head = scene.bars, scene.symbols[scene.symbols["shape"] == int(Shape.HEAD)][0]
    assert abs(head["x"] - scene.axis.x(day_of(1703, 10, 20) + 1)) <= 1
    assert 0 < head["x"] - bar["x1"] < bar["h"] == head["size"]
    assert head["fill"] == (PAPER if bar["fill"] == NONE else bar["fill"])


def test_what_did_not_happen_has_a_cross_that_is_seen_on_its_dot():
    events = [Event(kind, kind, kind, at(1701, 3, 4), review=YES, modality=Modality.DENIED) for kind in KINDS]
    symbols = scene_of(Project(events=tuple(events)), 1700, 1705).symbols
    crosses = symbols[symbols["shape"] == int(Shape.CROSS)]
    assert len(crosses) == len(KINDS) and (crosses["edge"] == INK).all()


def test_words_between_brackets_leave_their_arms_free():
    event = Event("e", "Sold", "change", When.between(day(1701, 1, 1), day(1704, 1, 1)), review=YES)
    scene = scene_of(Project(events=(event,)), 1700, 1705)
    arms = [rect for rect in scene.over if rect.code == EDGE + KINDS.index("change")]
    left = min(rect.x0 for rect in arms)
    title = next(label for label in scene.labels if label.mark == 0)
    assert title.x >= max(rect.x1 for rect in arms if rect.x0 == left) + 4


def test_no_two_lines_stand_side_by_side_where_eras_meet():
    eras = (Era("a", "First", When.during(day(1701, 1, 1), day(1702, 12, 31))),
            Era("b", "Second", When.during(day(1703, 1, 1), day(1704, 6, 1))))  # fmt: skip
    scene = scene_of(Project(eras=eras), 1700, 1705)
    lines = np.sort([rect.x0 for rect in scene.columns if rect.code == HAIRLINE])
    assert len(lines) >= 5 and (np.diff(lines) > 4).all()
    assert any(rect.code == BAND for rect in scene.columns)


def test_eras_are_shaded_but_where_they_meet_one_that_is():
    years = (("a", 1700, 1701), ("b", 1703, 1704), ("c", 1702, 1702), ("d", 1706, 1707))
    eras = tuple(
        Era(key, key, When.during(day(first, 1, 1), day(last, 12, 31))) for key, first, last in years
    )
    scene = scene_of(Project(eras=eras), 1699, 1709)
    bands = sorted((rect.x0, rect.x1) for rect in scene.columns if rect.code == BAND)
    starts = [round(scene.axis.x(float(day_of(first)))) for first in (1700, 1703, 1706)]
    assert [left for left, _ in bands] == starts
    assert all(end < start for (_, end), (start, _) in pairwise(bands))


@pytest.mark.parametrize("lanes_by", [LanesBy.NONE, LanesBy.KIND])
def test_count_bars_tell_how_much_the_highest_stands_for(lanes_by: LanesBy):
    chart = Chart.of(many(30_000))
    view = replace(whole_view(chart), lanes_by=lanes_by)
    scene = arrange(chart, view, (1200, 700), Fitter(fake_measure))
    words = [label.text for label in scene.labels if label.text.startswith("up to ")]
    highest = [int(h.counts.sum(axis=0).max()) for h in scene.histograms if h.lane >= 0]
    assert len(words) == len(highest)
    assert all(word.startswith(f"up to {most:,}") for word, most in zip(words, highest, strict=True))
