"""Dates that are moved together, and by steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.date import Precision
from dateline.model.edits import redate_each
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.event import Event, Version
from dateline.model.moving import shifted, unit_of
from dateline.model.nudging import nudged, reason_to_stay, staying_in_words
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.when import UNDATED

EXACT = st.sampled_from(
    ("2025-05-09", "1998-02-28", "-0043-03-15", "1939-09-01/1945-05-08", "[2001-01-31..]")
)


def project_of(*edtf: str) -> Project:
    events = (Event(f"e{n}", f"The {n}th", when=from_edtf(each)) for n, each in enumerate(edtf, 1))
    return Project("", events=tuple(events))


@pytest.mark.parametrize(
    ("before", "later"),
    [
        (("2025-05-09",), ("2025-05-10",)),
        (("2025-02-28", "1998-12-31"), ("2025-03-01", "1999-01-01")),
        (("1998-12",), ("1999-01",)),
        (("1998-12", "1998-12-31"), ("1999-01", "1999-01-31")),  # by months, for a month knows no days
        (("1944~", "1944-05", "1944-05-09T14:30"), ("1945~", "1945-05", "1945-05-09T14:30")),
        (("197X", "1971-03-04"), ("198X", "1981-03-04")),
        (("1968-24", "1968-12-05"), ("1969-21", "1969-03-05")),
        (("2025-05-09T14:30",), ("2025-05-09T14:31",)),
        (("2025-05-07/2025-05-10",), ("2025-05-08/2025-05-11",)),
        (("[..1453]",), ("[..1454]",)),
    ],
)
def test_a_step_is_one_unit_of_the_least_exact(before: tuple[str, ...], later: tuple[str, ...]) -> None:
    project = project_of(*before)
    ids = [event.id for event in project.events]
    whens, staying = nudged(project, ids, 1)
    assert tuple(to_edtf(whens[id]) for id in ids) == later
    assert not staying
    back, _ = nudged(redate_each(project, whens), ids, -1)
    assert all(back[event.id].first == pytest.approx(event.when.first, abs=3) for event in project.events)


@given(st.lists(EXACT, min_size=2, max_size=5), st.integers(-90_000, 90_000))
def test_days_between_them_stay_what_they_are(edtf: list[str], by: int) -> None:
    whens = [from_edtf(each) for each in edtf]
    unit = unit_of(whens)
    assert unit is Precision.DAY
    for when in whens:
        after = shifted(when, by, unit)
        for a, b in ((when.start, after.start), (when.end, after.end)):
            assert (a is None and b is None) or (a is not None and b is not None and b.first - a.first == by)


def test_what_has_no_date_or_several_stays_and_is_told() -> None:
    project = project_of("1998", "2001")
    versions = tuple(Version(from_edtf(each), ()) for each in ("1998", "1999"))
    one, other = project.events
    lost = Event("lost", "The lost ring", when=UNDATED)
    doubted = Event("doubted", "The flood", when=one.when, versions=versions)
    project = Project("", events=(one, other, lost, doubted))
    whens, staying = nudged(project, ["e1", "lost", "gone", "e1", "doubted"], -2)
    assert {id: to_edtf(when) for id, when in whens.items()} == {"e1": "1996"}
    assert staying == ["lost", "doubted"]
    assert staying_in_words(project, ["lost"]) == "“The lost ring” stays: it has no date"
    assert staying_in_words(project, ["doubted"]) == "“The flood” stays: its sources disagree about its date"
    assert staying_in_words(project, staying).startswith("2 stay: ")
    assert staying_in_words(project, []) == "" == reason_to_stay(one)
    assert nudged(project, ["lost"], 1) == ({}, ["lost"])
    after = redate_each(project, whens)
    assert after.events[1:] == project.events[1:]
    assert after.events[0].review is Review.CHANGED and after.events[0].why[0].text.startswith("You")
