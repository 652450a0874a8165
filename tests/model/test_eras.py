"""Eras by hand: their order."""

from harbour import sample

from dateline.model.edtf import from_edtf
from dateline.model.eras import add_era, change_era, remove_era


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
