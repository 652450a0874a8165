"""Presentation mode, with the keys that a clicker sends."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.model.review import Review
from dateline.window import presenting
from dateline.window.main_window import MainWindow

K = Qt.Key


@pytest.fixture
def presented(opened: MainWindow, qtbot: QtBot) -> MainWindow:
    assert opened.desk.canvas is not None
    opened.desk.canvas.set_motion(False)
    qtbot.keyClick(opened, K.Key_F5)
    return opened


def test_what_was_made_without_a_text_can_be_presented(opened: MainWindow, qtbot: QtBot) -> None:
    opened.session.open(replace(opened.session.project, sources=(), title=""))
    qtbot.keyClick(opened, K.Key_F5)
    assert opened.acts.is_presenting
    caption, events = opened.acts.presentation.caption, opened.session.project.events
    assert caption.title.text() == f"{len(events)} events" and "1998" in caption.date.text()
    qtbot.keyClick(opened, K.Key_Escape)


def test_it_fills_the_screen_and_a_clicker_walks(presented: MainWindow, qtbot: QtBot) -> None:
    window, caption = presented, presented.acts.presentation.caption
    assert window.isFullScreen()
    assert not window.menuBar().isVisible()
    assert not window.desk.docks["outline"].isVisible()
    assert window.session.view.type_size >= 1.6
    assert caption.title.text() == "The wall of Eastmere"
    height = window.desk.canvas.height()
    qtbot.keyClick(window, K.Key_PageDown)
    qtbot.keyClick(window, K.Key_PageDown)
    assert window.session.selected == "q1"
    assert caption.title.text() == "Ada Holm"
    qtbot.wait(20)
    assert window.desk.canvas.height() == height  # the timeline stands still
    qtbot.keyClick(window, K.Key_PageUp)
    assert caption.title.text() == "Harbour closed"
    qtbot.keyClick(window, K.Key_Escape)
    assert not window.isFullScreen()
    assert window.menuBar().isVisible()
    assert window.desk.docks["outline"].isVisible()
    assert window.session.view.type_size == 1
    assert window.session.selected == "e1"


@pytest.mark.parametrize("is_large", [False, True])
def test_the_window_and_its_panes_are_what_they_were(
    opened: MainWindow, qtbot: QtBot, is_large: bool
) -> None:
    desk = opened.desk
    if is_large:
        opened.showMaximized()
    desk.resizeDocks(list(desk.docks.values()), [200, 330, 260], Qt.Orientation.Horizontal)
    qtbot.wait(20)
    widths = [dock.width() for dock in desk.docks.values()]
    qtbot.keyClick(opened, K.Key_F5)
    qtbot.wait(20)
    qtbot.keyClick(opened, K.Key_Escape)
    qtbot.waitUntil(lambda: [dock.width() for dock in desk.docks.values()] == widths)
    assert opened.isMaximized() is is_large and not opened.isFullScreen()


def test_what_is_said_to_the_speaker_is_not_shown_in_the_hall(opened: MainWindow, qtbot: QtBot) -> None:
    opened.message.say("It is open elsewhere.")
    assert opened.message.isVisible()
    qtbot.keyClick(opened, K.Key_F5)
    assert not opened.message.isVisible()
    qtbot.keyClick(opened, K.Key_Escape)
    assert opened.message.isVisible()


def test_each_step_goes_near_and_home_shows_everything(presented: MainWindow, qtbot: QtBot) -> None:
    window = presented
    whole = window.session.view.span
    qtbot.keyClick(window, K.Key_Space)
    canvas = window.desk.canvas
    assert canvas is not None
    assert window.session.selected == "e1"
    place = canvas.place_of("e1")
    assert place is not None and canvas.rect().contains(place)
    window.session.look(window.session.view.between(0, 100_000))
    qtbot.keyClick(window, K.Key_Right)
    assert window.session.view.span < 1000
    assert canvas.place_of("q1") is not None
    qtbot.keyClick(window, K.Key_Home)
    assert window.session.selected == ""
    assert window.session.view.span == pytest.approx(whole, rel=0.2)


def test_the_way_there_is_calm_and_arrives(opened: MainWindow, qtbot: QtBot) -> None:
    canvas = opened.desk.canvas
    assert canvas is not None
    opened.session.look(opened.session.view.between(-200_000, 100_000))
    qtbot.keyClick(opened, K.Key_F5)
    qtbot.keyClick(opened, K.Key_PageDown)
    spans = [canvas.view.span]
    qtbot.waitUntil(lambda: spans.append(canvas.view.span) or canvas.view.span < 1000, timeout=4000)
    assert len(set(spans)) > 4
    qtbot.waitUntil(lambda: not canvas._glide._animation.state().value, timeout=4000)
    assert canvas.place_of("e1") is not None


def test_black_and_back(presented: MainWindow, qtbot: QtBot) -> None:
    black = presented.acts.presentation.black
    qtbot.keyClick(presented, K.Key_B)
    assert black.isVisible() and black.size() == presented.size()
    pixel = presented.grab().toImage().pixelColor(presented.width() // 2, presented.height() // 2)
    assert pixel.getRgb()[:3] == (0, 0, 0)
    qtbot.keyClick(presented, K.Key_PageDown)
    assert not black.isVisible()
    assert presented.session.selected == ""
    qtbot.keyClick(presented, K.Key_Period)
    qtbot.keyClick(presented, K.Key_Escape)
    assert not black.isVisible() and presented.isFullScreen()
    qtbot.keyClick(presented, K.Key_F5)
    assert not presented.isFullScreen()


@pytest.mark.parametrize("key", [K.Key_A, K.Key_R, K.Key_E, K.Key_Delete, K.Key_Slash])
def test_no_slip_of_a_finger_changes_anything(presented: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(presented, K.Key_PageDown)
    before = presented.session.project
    qtbot.keyClick(presented, key)
    assert presented.session.project is before
    assert before.event("e1").review is Review.FOUND  # type: ignore[union-attr]
    assert not presented.desk.docks["detail"].isVisible()
    qtbot.keyClick(presented, K.Key_Escape)
    assert presented.actions_["accept"].isEnabled()
    qtbot.keyClick(presented, K.Key_A)
    assert presented.session.project.event("e1").review is Review.ACCEPTED  # type: ignore[union-attr]


def test_the_mouse_neither_edits_nor_opens_and_hides(
    presented: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas, presentation = presented.desk.canvas, presented.acts.presentation
    assert canvas is not None
    qtbot.keyClick(presented, K.Key_PageDown)
    assert canvas._hand.movable() is None
    place = canvas.place_of("e1")
    assert place is not None
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert not presented.desk.docks["detail"].isVisible()
    presentation._idle.start(30)
    qtbot.waitUntil(lambda: QApplication.overrideCursor() is not None)
    qtbot.mouseMove(canvas, place + QPoint(9, 9))
    qtbot.waitUntil(lambda: QApplication.overrideCursor() is None)
    qtbot.keyClick(presented, K.Key_Escape)
    assert canvas.is_editable
    assert presenting.IDLE_MS > 1000
