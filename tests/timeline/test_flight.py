"""The calm way between two stretches of time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.timeline.flight import flight

spans = st.floats(-3, 6).map(lambda power: 10**power)
middles = st.floats(-1e6, 1e6)


@given(middles, spans, middles, spans)
def test_begins_and_ends_where_it_should_and_never_turns_back(
    u0: float, w0: float, u1: float, w1: float
) -> None:
    before, after = (u0 - w0 / 2, u0 + w0 / 2), (u1 - w1 / 2, u1 + w1 / 2)
    at, length = flight(before, after)
    assert at(0) == pytest.approx(before)
    assert at(1) == pytest.approx(after)
    assert length >= 0
    way = [at(n / 24) for n in range(25)]
    assert all(start < end for start, end in way)
    sign = 1 if u1 >= u0 else -1
    middle = [sign * (a + b) / 2 for a, b in way]
    room = 1e-6 * (abs(u0) + abs(u1) + w0 + w1)
    assert all(a <= b + room for a, b in pairwise(middle))


def test_goes_out_before_it_goes_far_and_straight_where_it_is_near() -> None:
    at, length = flight((0, 10), (1000, 1010))
    widths = [end - start for start, end in map(at, (0, 0.25, 0.5, 0.75, 1))]
    assert widths[0] < widths[1] < widths[2] > widths[3] > widths[4]
    assert 300 < widths[2] < 3000
    near, short = flight((0, 10), (1, 11))
    assert near(0.5)[1] - near(0.5)[0] < 10.2
    assert short < length / 5
    zoom, by_four = flight((0, 8), (3, 5))
    assert zoom(0.5)[1] - zoom(0.5)[0] == pytest.approx(4)
    assert by_four == pytest.approx(0.99, abs=0.02)
