"""Stretches and places of time as a person would say them."""

import pytest

from dateline.model.day import day_of
from dateline.model.edtf import to_edtf
from dateline.model.rough import about, near


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ((1821, 5, 7), (1943, 2, 3), "1820/1940"),
        ((1990, 5, 7), (1995, 2, 3), "1990/1995"),
        ((2024, 1, 9), (2024, 7, 1), "2024-01/2024-07"),
        ((2024, 1, 9), (2024, 1, 12), "2024-01-09/2024-01-12"),
        ((-12_345, 1, 1), (1987, 1, 1), "-12000/2000"),
    ],
)
def test_a_stretch_of_time_is_told_in_round_words(
    start: tuple[int, int, int], end: tuple[int, int, int], told: str
) -> None:
    assert to_edtf(about(day_of(*start), day_of(*end))) == told.replace("-12000", to_edtf_year(-12_000))


def to_edtf_year(year: int) -> str:
    return f"Y{year}" if abs(year) > 9999 else f"{year:05d}"


@pytest.mark.parametrize(
    ("reach", "told"), [(0.2, "1832-03-07"), (9, "1832-03"), (200, "1832"), (4_000, "1830"), (90_000, "1800")]
)
def test_a_place_is_told_as_exactly_as_the_hand_can_tell(reach: float, told: str) -> None:
    assert to_edtf(near(day_of(1832, 3, 7) + 0.6, reach)) == told
