"""Lanes put in an order by keys and by a right click, and folded to strips."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dateline.model.day import day_of
from dateline.model.edits import change_event
from dateline.timeline.lanes import packing_of
from dateline.timeline.view import LanesBy
from dateline.window.main_window import MainWindow
from dateline.window.mnemonics import plain

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def lanes(window: MainWindow) -> list[str]:
    canvas = window.desk.canvas
    assert canvas is not None
    return [name for name, _ in canvas.chart.lanes(window.session.view)]


def by_kind(window: MainWindow) -> None:
    window.session.look(replace(window.session.view, lanes_by=LanesBy.KIND, packed_at=None))


def test_keys_move_the_lane_of_what_is_selected(opened: MainWindow, qtbot: QtBot) -> None:
    by_kind(opened)
    first, second = lanes(opened)[:2]
    canvas, session = opened.desk.canvas, opened.session
    assert canvas is not None
    kinds = {event.kind: event.id for event in session.project.events}
    session.select(kinds[second])
    qtbot.keyClick(canvas, Qt.Key.Key_Up, ALT_SHIFT)
    assert lanes(opened)[:2] == [second, first]
    qtbot.keyClick(canvas, Qt.Key.Key_Up, ALT_SHIFT)  # it is the first already
    assert lanes(opened)[:2] == [second, first]
    qtbot.keyClick(canvas, Qt.Key.Key_Down, ALT_SHIFT)
    assert lanes(opened)[:2] == [first, second]


def test_without_lanes_it_says_how_to_get_them(opened: MainWindow) -> None:
    opened.session.select("e1")
    opened.actions_["lane_up"].trigger()
    assert "Lanes by" in opened.message.text


def test_a_right_click_on_a_lane_moves_and_folds_it(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_kind(opened)
    canvas = opened.desk.canvas
    assert canvas is not None
    monkeypatch.setattr(canvas, "underMouse", lambda: True)
    name = lanes(opened)[0]

    def offered(words: str) -> None:
        canvas.grab()  # rows are packed when they are painted
        packing = packing_of(canvas.chart)
        assert packing is not None
        lane = next(each for each in packing.lanes if each.name == name)
        canvas.customContextMenuRequested.emit(QPoint(20, lane.top + lane.height // 2))
        menu = next(menu for menu in canvas.findChildren(QMenu) if menu.isVisible())
        actions = {plain(action.text()): action for action in menu.actions()}
        actions[words].trigger()
        menu.close()
        qtbot.waitUntil(lambda: not canvas.findChildren(QMenu))

    title = name[:1].upper() + name[1:]
    offered(f"Fold “{title}” to a strip")
    assert opened.session.view.collapsed == (name,)
    offered(f"Show “{title}” in full")
    assert opened.session.view.collapsed == ()
    offered(f"Move “{title}” down")
    assert lanes(opened)[1] == name


def test_lanes_of_ones_own(opened: MainWindow) -> None:
    opened.session.do("Change the lane", lambda p: change_event(p, "e1", lane="Harbour"))
    opened.session.look(replace(opened.session.view, lanes_by=LanesBy.LANE, packed_at=None))
    assert lanes(opened) == ["Harbour", "No lane"]


def test_a_right_click_on_the_paper_adds_an_event_of_that_date(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = opened.desk.canvas
    assert canvas is not None
    monkeypatch.setattr(canvas, "underMouse", lambda: True)
    canvas.set_motion(False)
    canvas.show_dates(day_of(1832, 1, 1), day_of(1832, 3, 1))
    scene = canvas._current_scene()
    x = round((scene.axis.x(day_of(1832, 1, 20)) + 4) / scene.k)
    canvas.customContextMenuRequested.emit(QPoint(x, round(scene.area.top / scene.k) + 30))
    menu = next(menu for menu in canvas.findChildren(QMenu) if menu.isVisible())
    assert plain(menu.actions()[0].text()) == "Add an event, 20 January 1832"
    menu.actions()[0].trigger()
    menu.close()
    event = opened.session.project.events[-1]
    assert (event.title, event.when.first) == ("New event", day_of(1832, 1, 20))
    assert opened.focusWidget() is opened.desk.detail.event_sheet.title
    qtbot.waitUntil(lambda: not canvas.findChildren(QMenu))
