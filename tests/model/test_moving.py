"""Dates that are moved by hand stay as exact, and as doubtful, as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.date import Date, Precision
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.moving import Part, beginning, edge, ending, moved, parts_of, stepped
from dateline.model.when import UNDATED, Shape, When

SHAPES = (
    *("2025-05-09", "1998-05", "1968-21", "1968-32", "1968-34", "1968-41", "1944", "197X", "18XX", "1XXX"),
    *("-0043", "-04XX", "-000X", "2025-05-09T14:30", "2025-05-09T14", "1988~", "1990?", "Y-65000000S2"),
    *("2025-05-07/2025-05-10", "1998-04/1998-10-02", "1939/1945", "1939~/1945", "2020-02-29/2021"),
    *("[1939-09..1940-02]", "[..1453]", "[1453-05-29..]", "2012-03/..", "/1945-05-08"),
)
whens = st.sampled_from(SHAPES).map(from_edtf)


@given(whens, st.data(), st.floats(-900_000, 900_000))
def test_a_move_keeps_shape_precision_and_doubt(when: When, data: st.DataObject, far: float) -> None:
    part = data.draw(st.sampled_from(parts_of(when)))
    after = moved(when, part, edge(when, part) + far)
    assert after.shape is when.shape
    for a, b in ((when.start, after.start), (when.end, after.end)):
        assert (a is None) == (b is None)
        if a and b:
            assert (a.precision, a.approximate, a.uncertain) == (b.precision, b.approximate, b.uncertain)
    if part is Part.START:
        assert after.end == when.end
    if part is Part.END:
        assert after.start == when.start


@given(whens.filter(lambda when: when.shape is Shape.POINT), st.floats(-900_000, 900_000))
def test_a_point_lands_as_near_as_it_is_exact(when: When, far: float) -> None:
    assert when.start is not None
    day = beginning(when.start) + far
    after = moved(when, Part.WHOLE, day).start
    assert after is not None
    length = ending(after) - beginning(after)
    assert abs(beginning(after) - day) <= max(length, ending(when.start) - beginning(when.start))


@given(whens, st.data())
def test_a_move_to_where_it_is_changes_nothing(when: When, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(parts_of(when)))
    assert moved(when, part, edge(when, part)) is when


@pytest.mark.parametrize(
    ("before", "part", "to", "after"),
    [
        ("2025-05-09", Part.WHOLE, "2025-05-12", "2025-05-12"),
        ("1998-05", Part.WHOLE, "1998-07-09", "1998-07"),
        ("1944", Part.WHOLE, "1946-08-01", "1947"),
        ("1944~", Part.WHOLE, "1946-01-03", "1946~"),
        ("1968-24", Part.WHOLE, "1969-03-01", "1969-21"),
        ("197X", Part.WHOLE, "1990-02-01", "199X"),
        ("-0043", Part.WHOLE, "0001-01-01", "0001"),
        ("-000X", Part.WHOLE, "0002-01-01", "000X"),
        ("2025-05-07/2025-05-10", Part.WHOLE, "2025-06-01", "2025-06-01/2025-06-04"),
        ("2025-05-07/2025-05-10", Part.END, "2025-05-15", "2025-05-07/2025-05-14"),
        ("2025-05-07/2025-05-10", Part.START, "2025-08-01", "2025-05-10/2025-05-10"),
        ("2025-05-07/2025-05-10", Part.END, "2020-01-01", "2025-05-07/2025-05-07"),
        ("1998-01-31/1998-03", Part.WHOLE, "1998-02-27", "1998-02-28/1998-04"),
        ("[..1453]", Part.WHOLE, "1460-01-01", "[..1459]"),
        ("2012-03/..", Part.WHOLE, "2011-12-29", "2012-01/.."),
        ("[1939-09..1940-02]", Part.END, "1940-06-01", "[1939-09..1940-05]"),
    ],
)
def test_where_a_move_lands(before: str, part: Part, to: str, after: str) -> None:
    day = from_edtf(to).first
    assert day is not None
    assert to_edtf(moved(from_edtf(before), part, day)) == after


def test_steps_go_there_and_back() -> None:
    for text in ("1968-24", "1968-38", "197X", "-04XX", "2024-02-29", "2025-05-09T23:59", "Y-3000000000S1"):
        date = from_edtf(text).start
        assert date is not None
        for by in (1, 7, -5, 40):
            assert stepped(stepped(date, by), -by) == date
    assert stepped(Date.ymd(2024, 2, 29), 1, Precision.YEAR) == Date.ymd(2025, 2, 28)


def test_nothing_of_the_undated_can_be_moved() -> None:
    assert parts_of(UNDATED) == ()
