"""Eras by hand: their order, and how a stretch of time is told."""

import pytest
from harbour import sample

from dateline.model.day import day_of
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.eras import about, add_era, change_era, remove_era


def test_they_stand_in_the_order_of_their_dates_and_each_has_an_id_of_its_own() -> None:
    project = sample()
    for title, when in (("Late", "2030/2040"), ("Early", "1500/1600"), ("Middle", "1900")):
        project = add_era(project, title, from_edtf(when))
    assert [era.title for era in project.eras] == ["Early", "Middle", "Late"]
    assert len({era.id for era in project.eras}) == 3
    late = project.eras[-1].id
    project = change_era(project, late, when=from_edtf("1400/1450"))
    assert [era.title for era in project.eras][:2] == ["Late", "Early"]
    assert remove_era(project, late).eras[0].title == "Early"
    assert remove_era(project, "nobody") is project


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
