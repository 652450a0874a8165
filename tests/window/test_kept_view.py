"""How a project was looked at comes back with it, and a spoiled view does no harm."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from harbour import sample
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from dateline.storing.project_file import load_project, save_project
from dateline.timeline.view import LanesBy, Layout, Scale, View
from dateline.window.kept_view import taken_apart, with_view
from dateline.window.main_window import MainWindow

days = st.floats(-1e9, 1e9)
views = st.builds(
    lambda start, length, lanes, scale, layout, names, origin: replace(
        View(lanes_by=lanes, scale=scale, layout=layout, lane_order=names, origin=origin), folds=((1.0, 2.0),)
    ).between(start, start + length),
    *(days, st.floats(0.1, 1e6), st.sampled_from(LanesBy), st.sampled_from(Scale), st.sampled_from(Layout)),
    *(st.lists(st.text(max_size=5), max_size=3).map(tuple), st.none() | st.integers(-(10**6), 10**6)),
)


@given(views)
def test_a_view_comes_back_and_leaves_the_project_as_it_was(view: View) -> None:
    project = sample()
    kept = with_view(with_view(project, view), view)
    assert taken_apart(kept) == (project, view)
    assert with_view(kept, View()) == project


@pytest.mark.parametrize(
    "told",
    ["", "[]", "{}", "null", "NaN", '{"start": 1}', "[" * 5000]
    + [
        json.dumps(json.loads(dict(with_view(sample(), View(3, 9)).settings)["view"]) | {name: value})
        for name, value in (
            *(
                ("start", "x"),
                ("start", float("inf")),
                ("end", 1e300),
                ("lanes_by", "moon"),
                ("folds", [[2, 1]]),
            ),
            *(("folds", [[1]]), ("origin", "1"), ("collapsed", [1]), ("scale", None), ("reading_size", [])),
        )
    ],
)
def test_a_spoiled_view_is_none(told: str) -> None:
    project = replace(sample(), settings=(("view", told),))
    assert taken_apart(project) == (replace(project, settings=()), View())


def test_a_project_is_seen_as_it_was_when_it_was_saved(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "wall.dateline"
    opened.session.look(replace(opened.session.view, lanes_by=LanesBy.KIND).between(10_000, 10_400))
    seen = opened.session.view
    with qtbot.waitSignal(opened.keeper.saved, timeout=20_000):
        opened.keeper.save(path)
    assert not opened.session.has_unsaved_work
    opened.session.open(sample())
    with qtbot.waitSignal(opened.keeper.opened, timeout=20_000):
        opened.keeper.open(path)
    view = opened.session.view
    assert (view.start, view.end, view.lanes_by) == (seen.start, seen.end, seen.lanes_by)
    assert opened.session.project == sample()


def test_one_without_a_view_opens_where_most_of_it_happens(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    save_project(sample(), tmp_path / "bare.dateline")
    assert "view" not in dict(load_project(tmp_path / "bare.dateline").settings)
    with qtbot.waitSignal(opened.keeper.opened, timeout=20_000):
        opened.keeper.open(tmp_path / "bare.dateline")
    canvas = opened.desk.canvas
    assert canvas is not None
    qtbot.waitUntil(lambda: canvas.place_of("e1") is not None)
