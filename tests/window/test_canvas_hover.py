"""What the pointer is over: outlined at once, and nothing else is painted."""

from dataclasses import replace

import numpy as np
import pytest
from mouse import mouse
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from timelines import many

from dateline.model.edits import delete
from dateline.timeline.hits import boxes_of, joined_boxes
from dateline.timeline.view import LanesBy, Layout, View
from dateline.window.canvas import TimelineCanvas


def point_of(canvas: TimelineCanvas, id: str) -> QPoint:
    place = canvas.place_of(id)
    assert place is not None
    return place


def move(canvas: TimelineCanvas, at: QPoint) -> None:
    mouse(canvas, QEvent.Type.MouseMove, at, down=False)


class Painted(QObject):
    """Notes which part of a widget has been painted."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self.region = QRegion()
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


@pytest.fixture
def framed(qtbot: QtBot) -> TimelineCanvas:
    """A timeline of many marks as a part of a window, everything painted."""
    window, canvas = QMainWindow(), TimelineCanvas()
    qtbot.addWidget(window)
    canvas.set_motion(False)
    window.setCentralWidget(canvas)
    window.setContentsMargins(13, 7, 5, 3)
    window.resize(1000, 600)
    canvas.show(many(120), View())
    with qtbot.waitExposed(window):
        window.show()
    qtbot.wait(20)
    return canvas


def test_the_outline_is_painted_before_the_move_is_over(framed: TimelineCanvas) -> None:
    scene = framed._current_scene()
    places = [framed.place_of(framed.chart.marks.ids[mark]) for mark in (10, 80)]
    assert places[0] is not None and places[1] is not None
    move(framed, places[0])
    assert framed.hovered == framed.chart.marks.ids[10]
    before, painted = QRegion(), Painted(framed)
    move(framed, places[1])
    assert framed.hovered == framed.chart.marks.ids[80]
    for mark in (10, 80):
        for box in boxes_of(scene, mark):
            before += QRegion(box.left - 3, box.top, box.right - box.left + 6, box.bottom - box.top)
    assert painted.region == before.intersected(framed.rect())


def test_a_move_within_a_mark_paints_nothing(framed: TimelineCanvas, qtbot: QtBot) -> None:
    at = framed.place_of(framed.chart.marks.ids[10])
    assert at is not None
    move(framed, at)
    qtbot.wait(20)
    painted = Painted(framed)
    move(framed, at + QPoint(1, 1))
    qtbot.wait(20)
    assert framed.hovered == framed.chart.marks.ids[10] and painted.region.isEmpty()


def pixels(image: QImage) -> NDArray[np.uint32]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1).copy()


def test_what_is_left_on_the_screen_is_what_a_whole_paint_shows(framed: TimelineCanvas, qtbot: QtBot) -> None:
    """However small the parts are that were painted one after the other."""
    window, ids = framed.window(), framed.chart.marks.ids
    for number in range(60):
        if number % 12 == 3:
            framed._set(replace(framed.view, selection=(ids[number], ids[2 * number])[: number % 4]))
        if number == 30:
            framed.zoom(2)
        hits = framed._current_scene().hits
        x0, _, y0, _, _ = hits[number * 7 % len(hits)].tolist()
        move(framed, QPoint(max(x0 + 2, 1), y0 + 2))
        if number % 10 == 5:
            framed._overlay._show_card()
        qtbot.wait(1)
        store = window.backingStore().paintDevice()
        assert isinstance(store, QImage)
        assert np.array_equal(pixels(store), pixels(window.grab().toImage())), number


def test_the_boxes_of_the_pointer_are_those_of_the_scene(canvas: TimelineCanvas) -> None:
    canvas._set(replace(canvas.view, lanes_by=LanesBy.PERSON))
    scene = canvas._current_scene()
    for mark in range(len(canvas.chart.marks)):
        assert joined_boxes(scene, scene.hits_by_mark.get(mark, [])) == boxes_of(scene, mark)


def test_a_mark_keeps_its_outline_where_an_edit_gives_it_another_number(canvas: TimelineCanvas) -> None:
    move(canvas, point_of(canvas, "strike"))
    before = canvas._overlay.hover.mark
    first = next(event.id for event in canvas.project.events if event.id != "strike")
    canvas.show(delete(canvas.project, [first]), canvas.view)
    assert canvas.hovered == "strike" and canvas._overlay.hover.mark != before
    canvas.show(delete(canvas.project, ["strike"]), canvas.view)
    assert canvas.hovered == ""


def test_another_ratio_makes_another_picture(canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas.repaint()
    assert canvas.scene is not None
    width = canvas.scene.width
    monkeypatch.setattr(TimelineCanvas, "_ratio", 2.0)
    monkeypatch.setattr(canvas, "devicePixelRatioF", lambda: 2.0)
    canvas.repaint()
    assert canvas.scene.width == 2 * width and canvas.device_pixel_ratio == 2


def test_hover_is_known_at_once_and_the_card_after_a_while(canvas: TimelineCanvas, qtbot: QtBot):
    qtbot.mouseMove(canvas, point_of(canvas, "strike"))
    qtbot.waitUntil(lambda: canvas.hovered == "strike")
    qtbot.waitUntil(lambda: canvas._overlay.card != [], timeout=3000)
    assert "Strike of the ferrymen" in canvas._overlay.card[0]
    qtbot.mouseMove(canvas, QPoint(4, 300))
    qtbot.waitUntil(lambda: canvas.hovered == "" and canvas._overlay.card == [])


def test_nothing_is_left_of_a_card_when_the_pointer_goes_on(canvas: TimelineCanvas, qtbot: QtBot):
    qtbot.mouseMove(canvas, point_of(canvas, "strike"))
    painted = Painted(canvas)
    qtbot.waitUntil(lambda: canvas._overlay.card != [], timeout=3000)
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    shown = canvas._overlay._card
    assert shown is not None and canvas._ratio == 1
    card, painted.region = QRegion(shown.rect.toAlignedRect()), QRegion()
    qtbot.mouseMove(canvas, QPoint(4, 200))
    qtbot.waitUntil(lambda: canvas._overlay.card == [])
    qtbot.waitUntil(lambda: QRegion(card - painted.region).isEmpty())


def test_the_card_waits_at_the_mark_where_the_pointer_stays(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    for id in ("strike", "treaty", "opening") * 6:
        move(canvas, point_of(canvas, id))
        qtbot.wait(20)  # longer in all than a card waits, and shorter at each mark
        assert canvas._overlay.card == []
    qtbot.waitUntil(lambda: canvas._overlay.card != [], timeout=3000)
    opening = canvas.project.event("opening")
    assert opening is not None and canvas._overlay.card[0] == opening.title
    move(canvas, QPoint(4, 300))
    assert canvas._overlay.card == []


@pytest.mark.parametrize("change", ["type", "layout", "edit"])
def test_no_card_is_left_over_a_picture_that_has_become_another(
    canvas: TimelineCanvas, qtbot: QtBot, change: str
) -> None:
    move(canvas, point_of(canvas, "strike"))
    canvas._overlay._show_card()
    canvas.show(canvas.project, replace(canvas.view, selection=("strike",)))
    assert canvas._overlay.card != []
    project, view = canvas.project, canvas.view
    if change == "type":
        view = replace(view, type_size=2.0)
    elif change == "layout":
        view = replace(view, layout=Layout.DOWN)
    else:
        project = delete(project, ["treaty"])
    canvas.show(project, view)
    assert canvas._overlay.card == []
