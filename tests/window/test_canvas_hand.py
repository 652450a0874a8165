"""The mouse on the timeline: dates that are dragged, and the overview's window."""

from dataclasses import replace

import pytest
from mouse import LEFT, drag, mouse
from PySide6.QtCore import QEvent, QPoint, Qt
from pytestqt.qtbot import QtBot

from dateline.model.day import day_of
from dateline.model.edits import delete
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.moving import Part
from dateline.model.review import Review
from dateline.timeline.dragging import bar_of
from dateline.timeline.overview import window_of
from dateline.window.canvas import TimelineCanvas
from dateline.window.canvas_hold import shift_in_words
from dateline.window.main_window import MainWindow

Shape = Qt.CursorShape


def place(canvas: TimelineCanvas, id: str, part: Part = Part.WHOLE) -> QPoint:
    """Where to take a mark, in the widget's own pixels."""
    bar = bar_of(canvas._current_scene(), canvas.chart, canvas.chart.marks.index[id])
    assert bar is not None
    x = {Part.START: bar.left, Part.END: bar.right, Part.WHOLE: (bar.left + bar.right) / 2}[part]
    return QPoint(round(x / canvas._ratio), round((bar.top + bar.bottom) / 2 / canvas._ratio))


def x_of(canvas: TimelineCanvas, day: int) -> int:
    return round(canvas._current_scene().axis.x(day) / canvas._ratio)


def select(canvas: TimelineCanvas, *ids: str) -> None:
    canvas._set(replace(canvas.view, selection=ids))


def point(canvas: TimelineCanvas, at: QPoint) -> Qt.CursorShape:
    """The cursor over a point."""
    mouse(canvas, QEvent.Type.MouseMove, at, down=False)
    return canvas.cursor().shape()


def test_the_end_of_a_selected_bar_is_dragged(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    select(canvas, "strike")
    at, dates = place(canvas, "strike", Part.END), (canvas.view.start, canvas.view.end)
    to = QPoint(x_of(canvas, day_of(1990, 8, 1)) + 1, at.y())
    with qtbot.waitSignal(canvas.edit_asked) as said:
        drag(canvas, at, to)
    assert {id: to_edtf(when) for id, when in said.args[0].items()} == {"strike": "1989-09-01/1990-07-31"}
    assert (canvas.view.start, canvas.view.end) == dates
    assert canvas._overlay.hold is None and canvas._overlay.card == []


def test_the_whole_of_a_bar_is_moved_and_its_length_stays(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    select(canvas, "talks")
    at = place(canvas, "talks")
    by = x_of(canvas, day_of(1991, 9, 10)) - x_of(canvas, day_of(1990, 9, 10))
    with qtbot.waitSignal(canvas.edit_asked) as said:
        drag(canvas, at, at + QPoint(by, 3), Qt.KeyboardModifier.AltModifier)
    when = said.args[0]["talks"]
    assert when.last - when.first == day_of(1991, 1, 31) - day_of(1990, 9, 10)
    assert abs(when.first - day_of(1991, 9, 10)) < 8


def test_the_date_is_said_at_the_hand_while_it_is_dragged(canvas: TimelineCanvas) -> None:
    select(canvas, "treaty")
    at = place(canvas, "treaty")
    drag(canvas, at, at + QPoint(-40, 0), lets_go=False)
    assert canvas._overlay.card[0].endswith("1991")
    assert canvas._overlay.card[1].endswith("earlier")
    assert canvas.cursor().shape() is Shape.ClosedHandCursor
    dragged = canvas.grab().toImage()
    mouse(canvas, QEvent.Type.MouseButtonRelease, at + QPoint(-40, 0), down=False)
    assert canvas._overlay.card == [] and canvas.grab().toImage() != dragged


def test_a_date_held_at_the_edge_takes_the_view_along(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    select(canvas, "treaty")
    at, end = place(canvas, "treaty"), canvas.view.end
    drag(canvas, at, QPoint(canvas.width() - 4, at.y()), lets_go=False)
    qtbot.waitUntil(lambda: canvas.view.end > end + 400, timeout=3000)
    hold = canvas._hand.hold
    assert hold is not None and hold.when.first is not None
    assert hold.when.first > end
    back = QPoint(canvas.width() // 2, at.y())
    mouse(canvas, QEvent.Type.MouseMove, back)
    qtbot.waitUntil(lambda: not canvas._hand._creep.isActive(), timeout=3000)
    with qtbot.waitSignal(canvas.edit_asked):
        mouse(canvas, QEvent.Type.MouseButtonRelease, back, down=False)
    qtbot.waitUntil(lambda: not canvas._rest.isActive(), timeout=3000)


def test_escape_gives_a_drag_up_and_keeps_the_selection(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    select(canvas, "strike")
    at = place(canvas, "strike")
    with qtbot.assertNotEmitted(canvas.edit_asked):
        drag(canvas, at, at + QPoint(80, 0), lets_go=False)
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
        mouse(canvas, QEvent.Type.MouseButtonRelease, at + QPoint(80, 0), down=False)
    assert canvas.view.selection == ("strike",)


@pytest.mark.parametrize("selection", [(), ("treaty",), ("treaty", "talks")])
def test_what_is_not_selected_is_never_moved(
    canvas: TimelineCanvas, qtbot: QtBot, selection: tuple[str, ...]
) -> None:
    select(canvas, *selection)
    at, start = place(canvas, "strike"), canvas.view.start
    with qtbot.assertNotEmitted(canvas.edit_asked):
        drag(canvas, at, at + QPoint(60, 0))
    assert canvas.view.start < start  # it panned


def test_several_that_are_selected_move_by_the_same_time(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    chosen = ("strike", "treaty", "opening")
    before = {id: day_of_start(canvas, id) for id in chosen}
    select(canvas, *chosen)
    at, start = place(canvas, "treaty"), canvas.view.start
    assert point(canvas, at) is Shape.OpenHandCursor
    by = x_of(canvas, day_of(1991, 9, 10)) - x_of(canvas, day_of(1991, 6, 10))
    with qtbot.waitSignal(canvas.edit_asked) as said:
        drag(canvas, at, at - QPoint(by, 0), lets_go=False)
        assert canvas._overlay.card[-1] == "and 2 others with it"
        mouse(canvas, QEvent.Type.MouseButtonRelease, at - QPoint(by, 0), down=False)
    whens = said.args[0]
    assert list(whens) == ["treaty", "strike", "opening"] and canvas.view.start == start
    assert len({whens[id].first - before[id] for id in chosen}) == 1
    assert whens["treaty"].first - before["treaty"] == pytest.approx(-92, abs=16)  # to a month
    strike = canvas.project.event("strike")
    assert strike is not None and strike.when.last is not None
    assert whens["strike"].last - strike.when.last == whens["strike"].first - before["strike"]


def day_of_start(canvas: TimelineCanvas, id: str) -> int:
    event = canvas.project.event(id)
    assert event is not None and event.when.first is not None
    return event.when.first


def test_what_cannot_move_with_the_others_is_named_and_stays(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    select(canvas, "undated", "strike", "treaty")
    at = place(canvas, "strike")
    with qtbot.waitSignal(canvas.edit_asked) as said:
        drag(canvas, at, at + QPoint(60, 0), lets_go=False)
        assert canvas._overlay.card[-1] == "“The last ferry song” stays: it has no date"
        mouse(canvas, QEvent.Type.MouseButtonRelease, at + QPoint(60, 0), down=False)
    assert list(said.args[0]) == ["strike", "treaty"]
    select(canvas, "undated", "flood", "strike")
    drag(canvas, at, at + QPoint(60, 0), lets_go=False)
    assert canvas._overlay.card[-1] == "2 stay: they have no date, or sources that disagree about it"
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    mouse(canvas, QEvent.Type.MouseButtonRelease, at, down=False)


@pytest.mark.parametrize("far", [0, 60])
def test_a_date_in_the_hand_is_given_up_when_the_project_becomes_another(
    canvas: TimelineCanvas, qtbot: QtBot, far: int
) -> None:
    select(canvas, "treaty")
    at = place(canvas, "treaty")
    drag(canvas, at, at + QPoint(far, 0), lets_go=False)
    canvas.show(delete(canvas.project, ["treaty", "law"]), canvas.view)
    with qtbot.assertNotEmitted(canvas.edit_asked):
        mouse(canvas, QEvent.Type.MouseMove, at + QPoint(90, 0))
        canvas.grab()
        mouse(canvas, QEvent.Type.MouseButtonRelease, at + QPoint(90, 0), down=False)
    assert canvas._hand.hold is None and canvas._overlay.card == []


def test_a_click_on_one_of_several_selects_it_alone(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    select(canvas, "strike", "treaty")
    with qtbot.assertNotEmitted(canvas.edit_asked):
        drag(canvas, place(canvas, "strike"), place(canvas, "strike") + QPoint(2, 1))
    assert canvas.view.selection == ("strike",)


def test_a_press_that_hardly_moves_is_a_click(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    select(canvas, "strike")
    at = place(canvas, "strike", Part.END)
    with qtbot.assertNotEmitted(canvas.edit_asked):
        drag(canvas, at, at + QPoint(2, 1))
    assert canvas.view.selection == ("strike",)


def test_nothing_is_moved_where_nothing_may_be_edited(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.is_editable = False
    select(canvas, "strike")
    at = place(canvas, "strike")
    with qtbot.assertNotEmitted(canvas.edit_asked):
        drag(canvas, at, at + QPoint(60, 0))


def test_the_cursor_tells_what_can_be_taken(canvas: TimelineCanvas) -> None:
    assert point(canvas, place(canvas, "strike")) is Shape.PointingHandCursor
    assert point(canvas, QPoint(4, 300)) is Shape.ArrowCursor
    select(canvas, "strike")
    assert point(canvas, place(canvas, "strike")) is Shape.OpenHandCursor
    for part in (Part.START, Part.END):
        assert point(canvas, place(canvas, "strike", part)) is Shape.SizeHorCursor
    assert point(canvas, place(canvas, "treaty")) is Shape.PointingHandCursor


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2025-05-09", "2025-05-12", "3 days later"),
        ("1944", "1943", "a year earlier"),
        ("1944", "1950", "about 6 years later"),
        ("2025-05-09T14:30", "2025-05-09T16:30", "2 hours later"),
        ("2025-05-09T14:30", "2025-05-09T14:15", "15 minutes earlier"),
        ("[..1453]", "[..1452]", "a year earlier"),
    ],
)
def test_how_far_a_date_was_moved_is_said_in_words(before: str, after: str, words: str) -> None:
    assert shift_in_words(from_edtf(before), from_edtf(after)) == words


def test_grips_are_shown_on_the_bar_that_can_be_dragged(canvas: TimelineCanvas) -> None:
    at = place(canvas, "strike", Part.END)
    select(canvas, "strike")
    accent = canvas.theme.accent

    def pixel() -> tuple[int, ...]:
        image = canvas.grab().toImage()
        return image.pixelColor(round(at.x() * canvas._ratio), round(at.y() * canvas._ratio)).getRgb()[:3]

    assert pixel() == accent
    select(canvas, "strike", "treaty")
    assert pixel() != accent


def test_a_dragged_date_is_one_named_step_that_can_be_undone(opened: MainWindow, qtbot: QtBot) -> None:
    canvas, session = opened.desk.canvas, opened.session
    assert canvas is not None
    canvas.set_motion(False)
    first = session.project
    session.select("e2")
    qtbot.wait(20)
    at = place(canvas, "e2", Part.END)
    to = QPoint(x_of(canvas, day_of(1998, 9, 1)) + 1, at.y())
    drag(canvas, at, to)
    event = session.project.event("e2")
    assert event is not None
    assert to_edtf(event.when) == "1998-04/1998-08-31"  # the month of the beginning stays a month
    assert event.review is Review.CHANGED
    assert event.why[0].text.startswith("You set this date")
    assert session.history.count() == 1
    assert session.history.undoText() == "Change the end of “Work on the wall”"
    assert opened.desk.detail.event_sheet.date.reading.text() == "1998-04/1998-08-31"
    opened.actions_["undo"].trigger()
    assert session.project == first
    session.select("e1")
    qtbot.wait(20)
    at = place(canvas, "e1")
    drag(canvas, at, at + QPoint(50, 0))
    assert session.history.undoText() == "Move “Harbour closed”"
    assert canvas.place_of("e1") is not None


# The overview


def window_points(canvas: TimelineCanvas) -> tuple[int, int, int]:
    """Left edge, right edge and y of the window, in the widget's own pixels."""
    scene = canvas._current_scene()
    window = window_of(canvas.chart, canvas.view, scene)
    assert window is not None
    assert scene.overview is not None
    left, right = (round(x / canvas._ratio) for x in window)
    return left, right, round((scene.overview.top + scene.overview.bottom) / 2 / canvas._ratio)


def test_the_overviews_window_is_moved_where_it_is_taken(canvas: TimelineCanvas) -> None:
    canvas.zoom(4)
    left, right, y = window_points(canvas)
    view = canvas.view
    near_left = QPoint(left + (right - left) // 3, y)
    assert point(canvas, near_left) is Shape.OpenHandCursor
    mouse(canvas, QEvent.Type.MouseButtonPress, near_left)
    assert canvas.view == view  # it does not jump to the hand
    mouse(canvas, QEvent.Type.MouseMove, near_left + QPoint(60, 0))
    mouse(canvas, QEvent.Type.MouseButtonRelease, near_left + QPoint(60, 0), down=False)
    assert canvas.view.span == pytest.approx(view.span)
    assert window_points(canvas)[0] == pytest.approx(left + 60, abs=1)


def test_the_overviews_window_is_resized_by_its_edges(canvas: TimelineCanvas) -> None:
    canvas.zoom(4)
    left, right, y = window_points(canvas)
    view = canvas.view
    assert point(canvas, QPoint(right, y)) is Shape.SizeHorCursor
    drag(canvas, QPoint(right, y), QPoint(right + 50, y))
    assert canvas.view.start == view.start
    assert window_points(canvas)[1] == pytest.approx(right + 50, abs=1)
    end = canvas.view.end
    drag(canvas, QPoint(left, y), QPoint(left - 30, y))
    assert canvas.view.end == end
    assert window_points(canvas)[0] == pytest.approx(left - 30, abs=1)


def test_a_click_beside_the_window_jumps_and_a_double_click_fits_all(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    whole = canvas.view
    canvas.zoom(8)
    _, right, y = window_points(canvas)
    beside = QPoint(right + 120, y)
    assert point(canvas, beside) is Shape.PointingHandCursor
    qtbot.mouseClick(canvas, LEFT, pos=beside)
    left, right, _ = window_points(canvas)
    assert (left + right) / 2 == pytest.approx(beside.x(), abs=2)
    qtbot.mouseDClick(canvas, LEFT, pos=beside)
    assert (canvas.view.start, canvas.view.end) == pytest.approx((whole.start, whole.end))


def test_escape_brings_the_overviews_window_back(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.zoom(4)
    left, right, y = window_points(canvas)
    view = canvas.view
    drag(canvas, QPoint((left + right) // 2, y), QPoint(right + 40, y), lets_go=False)
    assert canvas.view.start != view.start
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert (canvas.view.start, canvas.view.end) == (view.start, view.end)


def test_a_double_click_on_an_era_fits_it(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    label = next(at for at in canvas._current_scene().labels if at.text == "Building")
    qtbot.mouseDClick(
        canvas, LEFT, pos=QPoint(int(label.x / canvas._ratio) + 4, int(label.y / canvas._ratio) - 4)
    )
    lo, hi = day_of(1989, 9, 1), day_of(1990, 5, 5)
    assert canvas.view.start < lo and canvas.view.end > hi
    assert canvas.view.span < (hi - lo) * 1.3
