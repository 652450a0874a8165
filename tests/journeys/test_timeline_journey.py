"""A journey over the timeline in the real window: every way to move it, and the dates that are moved on it."""

from collections.abc import Callable

import pytest
from frames import cold
from mouse import LEFT, drag, mouse, wheel
from PySide6.QtCore import QEvent, QPoint, Qt
from pytestqt.qtbot import QtBot

from dateline.model.edtf import to_edtf
from dateline.model.moving import Part
from dateline.model.review import Review
from dateline.resources import resource
from dateline.timeline.dragging import bar_of
from dateline.timeline.overview import window_of
from dateline.timeline.view import LanesBy
from dateline.window.canvas import TimelineCanvas
from dateline.window.choices import ChoiceMenu
from dateline.window.main_window import MainWindow

K, CONTROL, SHIFT, ALT = (
    Qt.Key,
    *(Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier),
    Qt.KeyboardModifier.AltModifier,
)
LONG = 120_000  # milliseconds: loading the language model on a busy machine


def every_frame_is_whole(
    canvas: TimelineCanvas, qtbot: QtBot, ends: Callable[[], bool], at_least: int = 1
) -> None:
    """Until `ends`, each frame is the one that a widget draws which never drew before."""
    frames = 0
    while not ends() or frames < at_least:
        assert canvas._image() == cold(canvas, qtbot)
        frames += 1
        assert frames < 400
        qtbot.wait(5)
    assert canvas._image() == cold(canvas, qtbot)


def is_at_rest(canvas: TimelineCanvas) -> bool:
    glide = canvas._glide
    moves = canvas._rest.isActive() or glide._timer.isActive() or glide._animation.state().value
    return not (moves or canvas._settle._way is not None)


@pytest.fixture
def timeline(window: MainWindow, qtbot: QtBot) -> TimelineCanvas:
    with qtbot.waitSignal(window.opener.opened, timeout=LONG):
        window.acts.filing.open_files([resource("examples/polar-exploration.txt")])
    canvas = window.desk.canvas
    assert canvas is not None
    qtbot.waitUntil(lambda: is_at_rest(canvas), timeout=10_000)
    return canvas


def the_id(window: MainWindow, words: str) -> str:
    return next(e.id for e in window.session.project.events if words in e.title)


def test_every_way_to_move_the_timeline(window: MainWindow, timeline: TimelineCanvas, qtbot: QtBot) -> None:
    canvas, ratio = timeline, timeline._ratio
    at = QPoint(canvas.width() * 2 // 3, canvas.height() // 3)

    def under() -> float:
        return canvas._current_scene().axis.day(at.x() * ratio)

    # Zooming at the pointer: the date under it stays, frame by frame, and rows settle at the end.
    day, first = under(), canvas.view
    for _ in range(4):
        wheel(canvas, at, 1, CONTROL)
        assert canvas._image() == cold(canvas, qtbot)
        assert abs(under() - day) < canvas.view.span / 200
        assert canvas._settle._way is None
    assert canvas.view.span < first.span / 1.9
    every_frame_is_whole(canvas, qtbot, lambda: is_at_rest(canvas), at_least=3)

    # Panning with the hand, which runs on and comes to rest.
    day = under()
    drag(canvas, at, at - QPoint(180, 0))
    assert under() > day
    every_frame_is_whole(canvas, qtbot, lambda: is_at_rest(canvas))
    for step in (lambda: wheel(canvas, at, 1, SHIFT), lambda: qtbot.keyClick(canvas, K.Key_PageUp)):
        before = canvas.view.start
        step()
        every_frame_is_whole(canvas, qtbot, lambda: is_at_rest(canvas))
        assert canvas.view.start < before

    # Everything again, and back through what was looked at.
    near = canvas.view
    qtbot.keyClick(window, K.Key_0, CONTROL)
    every_frame_is_whole(canvas, qtbot, lambda: is_at_rest(canvas))
    assert canvas.view.span > near.span * 1.5
    qtbot.keyClick(canvas, K.Key_Left, ALT)
    assert (canvas.view.start, canvas.view.end) == (near.start, near.end)
    qtbot.keyClick(canvas, K.Key_Right, ALT)
    assert canvas.view.span > near.span * 1.5

    # The window of the overview.
    scene, window_x = canvas._current_scene(), window_of(canvas.chart, canvas.view, canvas._current_scene())
    assert scene.overview is not None
    assert window_x is not None
    y = round((scene.overview.top + scene.overview.bottom) / 2 / ratio)
    right = QPoint(round(window_x[1] / ratio), y)
    end = canvas.view.end
    drag(canvas, right, right - QPoint(90, 0))
    assert canvas.view.end < end and canvas.view.start == pytest.approx(scene.axis.start)
    every_frame_is_whole(canvas, qtbot, lambda: is_at_rest(canvas))

    # Other lanes let marks go to their places.
    menu = next(menu for menu in window.findChildren(ChoiceMenu) if menu.title() == "Lanes by")
    next(action for action in menu.actions() if action.text() == "Kind").trigger()
    assert canvas.view.lanes_by is LanesBy.KIND
    every_frame_is_whole(canvas, qtbot, lambda: is_at_rest(canvas))
    assert "Journey" in [label.text for label in canvas._current_scene().labels]


def test_pointing_selecting_and_walking(window: MainWindow, timeline: TimelineCanvas, qtbot: QtBot) -> None:
    canvas, session = timeline, window.session
    cook = the_id(window, "Antarctic Circle")
    place = canvas.place_of(cook)
    assert place is not None
    mouse(canvas, QEvent.Type.MouseMove, place, down=False)
    assert canvas.hovered == cook
    qtbot.waitUntil(lambda: bool(canvas._overlay.card), timeout=3000)
    assert canvas._overlay.card[1] == "Sunday 17 January 1773"
    qtbot.mouseClick(canvas, LEFT, pos=place)
    assert session.selected == cook
    assert window.desk.outline.selected_ids() == [cook]
    assert window.desk.detail.event_sheet.isVisible()

    window.desk.go_to("timeline")
    qtbot.keyClick(canvas, K.Key_Home)
    seen = [session.selected]
    for _ in range(24):
        qtbot.keyClick(canvas, K.Key_Down)
        seen.append(session.selected)
        qtbot.waitUntil(lambda: canvas.place_of(session.selected) is not None, timeout=3000)
    assert len(set(seen)) == 25
    days = [session.project.event(id).when.anchor_day for id in seen if session.project.event(id)]
    assert days == sorted(days)
    qtbot.keyClick(canvas, K.Key_End)
    assert session.project.event(session.selected) is None or session.selected != seen[-1]
    qtbot.waitUntil(lambda: canvas.place_of(session.selected) is not None, timeout=3000)
    qtbot.keyClick(canvas, K.Key_Return)
    qtbot.waitUntil(lambda: window.desk.detail.isAncestorOf(window.focusWidget()), timeout=3000)
    window.desk.go_to("timeline")
    qtbot.keyClick(canvas, K.Key_Escape)
    assert session.view.selection == ()

    qtbot.keyClick(window, K.Key_0, CONTROL)
    qtbot.waitUntil(lambda: is_at_rest(canvas), timeout=5000)
    drag(canvas, QPoint(canvas.width() // 2, 30), QPoint(canvas.width() - 30, canvas.height() // 3), SHIFT)
    assert len(session.view.selection) > 3
    assert set(window.desk.outline.selected_ids()) == set(session.view.selection)

    # One tab stop: Tab leaves the timeline, and comes back to it.
    window.desk.go_to("timeline")
    stops = []
    for _ in range(40):
        qtbot.keyClick(window.focusWidget(), K.Key_Tab)
        stops.append(window.focusWidget())
        if stops[-1] is canvas:
            break
    assert stops[-1] is canvas and stops.count(canvas) == 1
    assert {window.desk.outline.box, window.desk.outline.table, window.desk.source.text} <= set(stops)
    assert canvas.shows_focus


def test_a_date_is_dragged_and_everything_follows(
    window: MainWindow, timeline: TimelineCanvas, qtbot: QtBot
) -> None:
    canvas, session = timeline, window.session
    ross = the_id(window, "James Clark Ross commanded")
    first = session.project
    place = canvas.place_of(ross)
    assert place is not None
    qtbot.mouseDClick(canvas, LEFT, pos=place)
    qtbot.waitUntil(lambda: is_at_rest(canvas), timeout=5000)
    bar = bar_of(canvas._current_scene(), canvas.chart, canvas.chart.marks.index[ross])
    assert bar is not None
    end = QPoint(round(bar.right / canvas._ratio), round((bar.top + bar.bottom) / 2 / canvas._ratio))
    year = round(365.25 * canvas._current_scene().axis.slope / canvas._ratio)
    drag(canvas, end, end - QPoint(2 * year, 0), lets_go=False)
    assert canvas._hand.hold is not None and canvas._hand.hold.part is Part.END
    assert canvas._overlay.card[0] == "To 1841"
    qtbot.keyClick(canvas, K.Key_Escape)
    mouse(canvas, QEvent.Type.MouseButtonRelease, end, down=False)
    assert session.project is first

    drag(canvas, end, end - QPoint(2 * year, 0))
    event = session.project.event(ross)
    assert event is not None
    assert to_edtf(event.when) == "1839/1841"
    assert event.review is Review.CHANGED
    assert session.history.undoText().startswith("Change the end of “James Clark Ross")
    assert window.desk.detail.event_sheet.date.reading.text() == "1839/1841"
    assert "1839–1841" in [window.desk.outline.model.words(row, 0) for row in window.desk.outline.model.rows]
    every_frame_is_whole(canvas, qtbot, lambda: is_at_rest(canvas))
    qtbot.keyClick(window, K.Key_Z, CONTROL)
    assert session.project == first
