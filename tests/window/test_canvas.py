"""The timeline's widget under a real mouse and real keys."""

from dataclasses import replace

import numpy as np
import pytest
from mouse import wheel
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from timelines import five, many

from dateline.model.day import day_of
from dateline.model.event import Link, LinkKind
from dateline.model.project import Project
from dateline.timeline.card import card_of
from dateline.timeline.gestures import whole_view
from dateline.timeline.theme import DARK, LIGHT
from dateline.timeline.view import LanesBy, View
from dateline.window.canvas import TimelineCanvas


def point_of(canvas: TimelineCanvas, id: str) -> QPoint:
    place = canvas.place_of(id)
    assert place is not None
    return place


def test_shows_everything_at_first_and_says_so(qtbot: QtBot):
    canvas = TimelineCanvas()
    qtbot.addWidget(canvas)
    with qtbot.waitSignal(canvas.view_changed) as said:
        canvas.show(five(), View())
    view = said.args[0]
    lo, hi = canvas.chart.marks.extent or (0, 0)
    assert view.start < lo and view.end > hi
    assert canvas.view is view


def test_a_click_selects_and_a_click_beside_clears(canvas: TimelineCanvas, qtbot: QtBot):
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point_of(canvas, "treaty"))
    assert canvas.view.selection == ("treaty",)
    qtbot.mouseClick(
        canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point_of(canvas, "strike")
    )
    assert canvas.view.selection == ("treaty", "strike")
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(4, 200))
    assert canvas.view.selection == ()


def test_the_undated_can_be_selected(canvas: TimelineCanvas, qtbot: QtBot):
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point_of(canvas, "undated"))
    assert canvas.view.selection == ("undated",)


def test_a_selected_undated_event_has_its_feasible_window_shaded(canvas: TimelineCanvas, qtbot: QtBot):
    links = (Link(LinkKind.AFTER, "opening"), Link(LinkKind.BEFORE, "treaty"))
    events = tuple(replace(e, links=links) if e.id == "undated" else e for e in canvas.project.events)
    canvas.show(replace(canvas.project, events=events), canvas.view)
    axis, area, ratio = canvas._current_scene().axis, canvas._current_scene().area, canvas._ratio
    inside, outside = axis.x(day_of(1990, 8, 1)) / ratio, axis.x(day_of(1992, 12, 1)) / ratio
    y = area.bottom / ratio - 3
    before = canvas.grab().toImage()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point_of(canvas, "undated"))
    after = canvas.grab().toImage()
    assert before.pixelColor(round(inside), round(y)) != after.pixelColor(round(inside), round(y))
    assert before.pixelColor(round(outside), round(y)) == after.pixelColor(round(outside), round(y))
    card = card_of(canvas.chart, canvas.chart.marks.index["undated"])
    assert "Not before: after “The river bridge opens”, 4 May 1990" in card
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(4, 200))
    assert canvas.grab().toImage() == before


def test_control_and_wheel_zoom_at_the_pointer(canvas: TimelineCanvas):
    at = QPoint(640, 200)
    before = canvas._current_scene().axis.day(640 * canvas._ratio)
    span = canvas.view.span
    wheel(canvas, at, 2, Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.span < span / 1.3
    assert canvas._current_scene().axis.day(640 * canvas._ratio) == pytest.approx(before, abs=span / 500)


def test_the_wheel_alone_pans_unless_asked_to_zoom(canvas: TimelineCanvas):
    view = canvas.view
    wheel(canvas, QPoint(500, 200), -1, Qt.KeyboardModifier.NoModifier)
    assert canvas.view.start > view.start and canvas.view.span == pytest.approx(view.span)
    canvas.wheel_zooms = True
    wheel(canvas, QPoint(500, 200), 1, Qt.KeyboardModifier.NoModifier)
    assert canvas.view.span < view.span


def test_dragging_pans_by_as_much(canvas: TimelineCanvas, qtbot: QtBot):
    day = canvas._current_scene().axis.day(500 * canvas._ratio)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    for x in (490, 470, 440, 400):
        qtbot.mouseMove(canvas, QPoint(x, 300))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    axis = canvas._current_scene().axis
    assert axis.x(day) == pytest.approx(400 * canvas._ratio, abs=6)
    assert canvas.view.selection == ()


def test_shift_and_drag_select_with_a_rubber_band(canvas: TimelineCanvas, qtbot: QtBot):
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, shift, QPoint(8, 8))
    for at in (QPoint(300, 200), QPoint(990, 430)):
        event_at = QPointF(at)
        move = QMouseEvent(
            QEvent.Type.MouseMove, event_at, QPointF(canvas.mapToGlobal(at)),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, shift,
        )  # fmt: skip
        QApplication.sendEvent(canvas, move)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, shift, QPoint(990, 430))
    assert {"opening", "strike", "treaty"} <= set(canvas.view.selection)
    assert "undated" not in canvas.view.selection


def test_keys_walk_the_events_in_reading_order(canvas: TimelineCanvas, qtbot: QtBot):
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    seen = [canvas.view.selection[0]]
    for _ in range(len(canvas.chart.marks) - 1):
        qtbot.keyClick(canvas, Qt.Key.Key_Down)
        seen.append(canvas.view.selection[0])
    assert len(set(seen)) == len(canvas.chart.marks)
    starts = [canvas.chart.marks.lo[canvas.chart.marks.index[id]] for id in seen[:-2]]
    assert (np.diff(starts) >= 0).all()
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.view.selection[0] == seen[-2]
    with qtbot.waitSignal(canvas.activated) as said:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert said.args == [seen[-2]]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.view.selection == ()


def test_the_selected_event_is_brought_into_view(canvas: TimelineCanvas, qtbot: QtBot):
    canvas.zoom(20, canvas.view.start)
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.place_of(canvas.view.selection[0]) is not None


def test_keys_pan_zoom_fit_and_go_back(canvas: TimelineCanvas, qtbot: QtBot):
    first = canvas.view
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.view.start > first.start
    qtbot.keyClick(canvas, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.span < first.span
    nearer = canvas.view
    qtbot.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert canvas.view.span == pytest.approx(first.span)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert canvas.view.span == pytest.approx(nearer.span)
    qtbot.keyClick(canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.start == pytest.approx(first.start)


def test_a_double_click_fits_the_event_and_asks_for_its_detail(canvas: TimelineCanvas, qtbot: QtBot):
    with qtbot.waitSignal(canvas.activated) as said:
        qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=point_of(canvas, "talks"))
    assert said.args == ["talks"]
    assert canvas.view.span < 365


def test_a_double_click_on_a_count_bar_shows_its_dates(canvas: TimelineCanvas, qtbot: QtBot):
    canvas.show(many(9000), replace(whole_view(canvas.chart), start=-50_000.0, end=20_000.0, packed_at=None))
    scene = canvas._current_scene()
    bars = next(h for h in scene.histograms if h.lane >= 0)
    at = QPoint(int((bars.x[30] + 2) / canvas._ratio), int((bars.base - 2) / canvas._ratio))
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.view.start < bars.edges[30] < canvas.view.end
    assert canvas.view.span < 70_000 / 20


def test_the_overview_strip_moves_the_view(canvas: TimelineCanvas, qtbot: QtBot):
    canvas.zoom(6)
    box = canvas._current_scene().overview
    assert box is not None
    y = int((box.top + box.bottom) / 2 / canvas._ratio)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(int(box.left / canvas._ratio) + 6, y))
    early = canvas.view.start
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(int(box.right / canvas._ratio) - 6, y))
    assert canvas.view.start > early + 300


def test_the_theme_changes_live(canvas: TimelineCanvas):
    def paper() -> tuple[int, ...]:
        return canvas.grab().toImage().pixelColor(2, 2).getRgb()[:3]

    assert paper() == LIGHT.paper
    canvas.set_theme(DARK)
    assert paper() == DARK.paper


def test_a_frame_of_a_gesture_equals_a_cold_redraw(canvas: TimelineCanvas, qtbot: QtBot):
    canvas.show(many(600), View())
    for step in range(8):
        wheel(
            canvas, QPoint(300 + 40 * step, 200), 1 if step % 3 else -1, Qt.KeyboardModifier.ControlModifier
        )
        wheel(canvas, QPoint(300, 200), 1, Qt.KeyboardModifier.ShiftModifier)
        warm = canvas._image().copy()
        other = TimelineCanvas()
        qtbot.addWidget(other)
        other.resize(canvas.size())
        other.show(canvas.project, canvas.view)
        assert other._image() == warm


def test_rows_are_packed_anew_once_the_hand_rests(canvas: TimelineCanvas, qtbot: QtBot):
    canvas.show(many(300), View())
    packed = canvas.view.packed_at
    wheel(canvas, QPoint(400, 200), 2, Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.packed_at == packed
    qtbot.waitUntil(lambda: canvas.view.packed_at != packed, timeout=3000)


def test_gliding_takes_a_moment_and_arrives(canvas: TimelineCanvas, qtbot: QtBot):
    canvas.set_motion(True)
    first, wanted = canvas.view.span, canvas.view.span / 1.5
    canvas.zoom(1.5)
    assert canvas.view.span == pytest.approx(first, rel=0.2)
    qtbot.waitUntil(lambda: abs(canvas.view.span - wanted) < wanted * 1e-6, timeout=3000)


def test_lanes_and_an_empty_project(canvas: TimelineCanvas):
    canvas.show(canvas.project, replace(canvas.view, lanes_by=LanesBy.KIND))
    assert "Conflict" in [label.text for label in canvas._current_scene().labels]
    canvas.show(Project(), View())
    canvas.step_selection(1)
    canvas.fit_all()
    assert not canvas.grab().isNull()


def test_the_figure_can_be_saved_as_with_any_canvas_of_matplotlib(canvas: TimelineCanvas, tmp_path):  # type: ignore[no-untyped-def]
    canvas.figure.savefig(tmp_path / "saved.svg")
    assert (tmp_path / "saved.svg").stat().st_size > 5000


def test_words_at_the_edges_lead_to_what_is_earlier_and_later(canvas: TimelineCanvas, qtbot: QtBot):
    canvas.fit("law")
    assert [later for _, later in canvas._current_scene().doors] == [False, True]
    words = [label.text for label in canvas._current_scene().labels]
    assert any("earlier, from 1988" in text for text in words)
    box = canvas._current_scene().doors[1][0]
    middle = QPoint(
        int((box.left + box.right) / 2 / canvas._ratio), int((box.top + box.bottom) / 2 / canvas._ratio)
    )
    span, start = canvas.view.span, canvas.view.start
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert canvas.view.start > start and canvas.view.span == pytest.approx(span)
