"""Time to x and back, and which ticks an axis gets."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.date import Date
from dateline.model.day import date_of, day_of
from dateline.model.when import When
from dateline.model.words import in_words, year_in_words
from dateline.timeline.axis import TimeAxis, axis_for
from dateline.timeline.folds import crowded_days, worthwhile_folds
from dateline.timeline.ticks import STEPS, calendar_days, ticks_of, year_label
from dateline.timeline.view import MAX_DAY, Scale, View

days = st.floats(-2e6, 2e6)
spans = st.floats(0.01, 1e6)


def texts(axis: TimeAxis, major: bool = False) -> list[str]:
    return [tick.text for tick in ticks_of(axis) if tick.major is major]


@given(days, spans, st.floats(0, 1))
def test_time_to_x_to_time(start: float, span: float, share: float):
    axis = axis_for(View(start, start + span), 10, 1610)
    day = start + span * share
    assert axis.day(axis.x(day)) == pytest.approx(day, abs=span * 1e-9 + 1e-6)


@given(days, st.floats(1, 1e6), st.floats(0, 1), st.integers(-100_000, 100_000))
def test_time_to_x_to_time_by_logarithm(start: float, span: float, share: float, origin: int):
    axis = axis_for(View(start, start + span, scale=Scale.LOG, origin=origin), 10, 1610)
    day = start + span * share
    assert axis.day(axis.x(day)) == pytest.approx(day, rel=1e-6, abs=span * 1e-6)


@given(st.lists(st.integers(0, 100_000), min_size=2, max_size=40, unique=True), st.floats(0, 1))
def test_time_to_x_to_time_with_folds(events: list[int], share: float):
    starts = np.array(sorted(events), float)
    folds, (start, end) = worthwhile_folds(starts, starts + 1)
    axis = axis_for(View(start - 1, end + 1, folds=folds), 0, 1000)
    day = start + (end - start) * share
    assert axis.day(axis.x(day)) == pytest.approx(day, abs=1e-3 * (end - start))
    xs = axis.xs(np.linspace(start - 1, end + 1, 200))
    assert (np.diff(xs) > 0).all()
    assert xs[0] == pytest.approx(0) and xs[-1] == pytest.approx(1000)


def test_every_date_is_one_further_in_a_sequence():
    dates = np.array([0.0, 1.0, 50.0, 9000.0])
    axis = axis_for(View(0, 9000, scale=Scale.SEQUENCE), 0, 300, dates)
    assert axis.xs(dates).tolist() == [0, 100, 200, 300]


def test_dates_of_a_sequence_are_no_more_exact_than_what_begins_with_them():
    dates = np.array([day_of(1347), day_of(1350, 5), day_of(1351, 5), day_of(1352)], float)
    lengths = np.array([365.0, 31.0, 1.0, 1.0])
    axis = axis_for(View(dates[0], dates[-1], scale=Scale.SEQUENCE), 0, 1600, dates, lengths)
    assert texts(axis) == ["1347", "May 1350", "1 May 1351", "1 Jan 1352"]


@given(st.lists(st.integers(-100_000, 100_000), min_size=1, max_size=20, unique=True))
def test_a_logarithm_gives_what_is_nearer_than_all_dates_no_more_room_than_the_nearest(dates: list[int]):
    starts = np.array(sorted(dates), float)
    far = [abs(day) for day in dates if day]
    axis = axis_for(View(-1e5, 1e5, scale=Scale.LOG, origin=0), 0, 1000, starts)
    assert axis.unit == min(far, default=1)
    near = axis.x(axis.unit) - axis.x(0)
    assert axis.x(3 * axis.unit) - axis.x(axis.unit) == pytest.approx(near)  # from there on it doubles
    assert axis.day(axis.x(12_345.0)) == pytest.approx(12_345.0, rel=1e-6)


def test_distances_tell_what_they_are_counted_from():
    for scale, words in ((Scale.RELATIVE, "years before and after"), (Scale.LOG, "before and after")):
        view = View(day_of(1300), day_of(1500), scale=scale, origin=day_of(1347, 6, 24))
        assert texts(axis_for(view, 0, 1600), major=True) == [f"{words} 24 June 1347"]


def test_a_crowd_far_from_the_rest_is_given_room():
    starts = np.array([day_of(1945, 5, 9), *range(day_of(2025, 5, 7), day_of(2025, 5, 11))], float)
    folds, _ = worthwhile_folds(starts, starts + 1)
    assert len(folds) == 1
    assert date_of(int(folds[0][0]))[0] == 1945 and date_of(int(folds[0][1]))[0] == 2025


def test_what_is_spread_evenly_is_not_folded():
    starts = np.arange(0, 70_000, 10_000, dtype=float)
    assert worthwhile_folds(starts, starts + 100)[0] == ()


@pytest.mark.parametrize(
    ("start", "end", "some", "enclosing"),
    [
        (day_of(2025, 5, 9), day_of(2025, 5, 9) + 1 / 24, "00:15", "Fri 9 May 2025"),
        (day_of(2025, 5, 6), day_of(2025, 5, 16), "Fri 9", "May 2025"),
        (day_of(2025, 4, 1), day_of(2025, 7, 1), "14", "May 2025"),
        (day_of(2023), day_of(2026), "Apr", "2024"),
        (day_of(1930), day_of(1950), "1944", "1940s"),
        (day_of(1780), day_of(1990), "1850", "19th century"),
        (day_of(-800), day_of(500), "500 BC", "1st millennium BC"),
        (day_of(-66_000_000), day_of(0), "45", "million years ago"),
        (-4.4e9 * 365.2425, 0.0, "2.4", "billion years ago"),
    ],
)
def test_two_levels_of_ticks(start: float, end: float, some: str, enclosing: str):
    axis = TimeAxis(0, 1600, start, end)
    assert some in texts(axis)
    assert enclosing in texts(axis, major=True)


def test_there_is_no_year_nought():
    for span in (4, 30, 200, 3000):
        words = texts(TimeAxis(0, 1600, day_of(-span), day_of(span)))
        assert not {"0", "0 BC", "AD 0", "-1"} & set(words)
    axis = TimeAxis(0, 1600, day_of(-2), day_of(3))
    years = [tick.text for tick in ticks_of(axis) if tick.major]
    assert {"2 BC", "1 BC", "AD 1", "AD 2"} <= set(years)


@given(st.floats(-1e12, 1e12), st.floats(-3, 11))
@settings(max_examples=300)
def test_ticks_are_few_and_ascend_and_lie_in_view(start: float, power: float):
    span = 10.0**power
    view = View().between(start, start + span)
    axis = axis_for(view, 0, 1600)
    for major in (False, True):
        ticks = [tick for tick in ticks_of(axis) if tick.major is major]
        places = [tick.day for tick in ticks]
        assert places == sorted(places)
        assert len(ticks) <= 400
        if not major:
            assert all(view.start - span * 1e-6 <= day <= view.end + span * 1e-6 for day in places)


@given(st.sampled_from(STEPS[:30]), st.integers(-700_000, 700_000))
def test_calendar_days_begin_before_and_end_after(step, start: int):  # type: ignore[no-untyped-def]
    end = start + step.days * 40
    found = calendar_days(step, start, end)
    assert (np.diff(found) > 0).all()
    assert found[0] <= start + step.days * 1e-6
    assert found[-1] >= end - step.days


def test_calendar_days_agree_with_the_calendar():
    month = next(step for step in STEPS if step.unit == "month")
    found = calendar_days(month, day_of(-3, 11, 5), day_of(2, 3))
    assert [date_of(int(day)) for day in found[:5]] == [
        (-3, 11, 1), (-3, 12, 1), (-2, 1, 1), (-2, 2, 1), (-2, 3, 1),
    ]  # fmt: skip


@given(st.floats(-1e14, 1e14), st.floats(-1e14, 1e14))
def test_a_view_is_kept_inside_all_ages(start: float, end: float):
    view = View().between(start, end)
    assert -MAX_DAY * 1.001 <= view.start < view.end <= MAX_DAY * 1.001


def test_a_crowd_is_where_most_marks_share_a_small_part_of_the_time():
    crowd = [float(day_of(2024, 6, 10) + number % 5) for number in range(20)]
    others = [float(day_of(year)) for year in (1971, 1984, 1999, 2010, 2019, 2031)]
    lo = np.array(sorted(crowd + others))
    found = crowded_days(lo, lo + 1, 22_000.0)
    assert found == (day_of(2024, 6, 10), day_of(2024, 6, 15))
    even = np.arange(0, 10_000, 300, dtype=float)
    assert crowded_days(even, even + 1, 10_000.0) is None


@pytest.mark.parametrize("year", [-20_000, -9_999, -9_998, -500, -1, 0, 500, 1944, 9_999, 10_000, 250_000])
def test_the_axis_writes_a_year_as_sentences_do(year: int) -> None:
    assert year_label(year, 1) == year_in_words(year) == in_words(When.at(Date(year)))


def test_an_axis_over_ages_tells_both_sides_of_now():
    axis = TimeAxis(0, 1200, -13e9 * 365.2425, 9e9 * 365.2425)
    majors = [tick for tick in ticks_of(axis) if tick.major]
    assert [tick.text for tick in majors] == ["billion years ago", "billion years from now"]
    assert majors[1].day == 0
