"""A journey down the chronicle in the real window: a history is read from its first entry to its last, and back."""

import pytest
from frames import cold
from mouse import LEFT, drag, mouse, wheel
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from dateline.resources import resource
from dateline.timeline.links import ties_of
from dateline.timeline.rail import rail_of
from dateline.timeline.view import LanesBy, Layout
from dateline.window.canvas import TimelineCanvas
from dateline.window.choices import ChoiceMenu
from dateline.window.main_window import MainWindow

LONG = 120_000  # milliseconds: loading the language model on a busy machine


def choose(window: MainWindow, words: str) -> None:
    next(
        action
        for action in window.menuBar().findChildren(QAction)
        if action.text().replace("&", "").startswith(words)
    ).trigger()


def is_at_rest(canvas: TimelineCanvas) -> bool:
    glide = canvas._glide
    return not (canvas._rest.isActive() or glide._timer.isActive() or glide._animation.state().value)


@pytest.fixture
def column(window: MainWindow, qtbot: QtBot) -> TimelineCanvas:
    with qtbot.waitSignal(window.opener.opened, timeout=LONG):
        window.acts.filing.open_files([resource("examples/polar-exploration.txt")])
    choose(window, "Chronicle")
    canvas = window.desk.canvas
    assert canvas is not None and canvas.view.layout is Layout.DOWN
    canvas.fit_all()
    qtbot.waitUntil(lambda: is_at_rest(canvas), timeout=10_000)
    return canvas


def rail(canvas: TimelineCanvas) -> tuple[QPoint, QPoint]:
    """The top and the bottom of the bar, in the widget's own pixels."""
    scene = canvas._current_scene()
    bar = rail_of(scene.axis, scene.k)
    assert bar is not None
    x = canvas.width() - 5
    return QPoint(x, round(bar[0] / canvas._ratio)), QPoint(x, round(bar[1] / canvas._ratio))


def told(canvas: TimelineCanvas) -> list[str]:
    """The titles on the page, from the top."""
    labels = [label for label in canvas._current_scene().labels if label.mark >= 0]
    marks = [label.mark for label in sorted(labels, key=lambda label: label.y)]
    return [canvas.chart.marks.titles[mark] for mark in dict.fromkeys(marks)]


def test_down_the_chronicle_and_back(window: MainWindow, column: TimelineCanvas, qtbot: QtBot) -> None:
    canvas, session = column, window.session
    shown = canvas.chart.shown(canvas.view).tolist()
    first_of_all, last_of_all = (canvas.chart.marks.titles[mark] for mark in (shown[0], shown[-1]))
    assert told(canvas)[0] == first_of_all

    # The bar is dragged to its end, which is the end of the history; each frame on the way is whole.
    top, bottom = rail(canvas)
    middle = (top + bottom) / 2
    mouse(canvas, QEvent.Type.MouseMove, middle, down=False)
    assert canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    mouse(canvas, QEvent.Type.MouseButtonPress, middle)
    for y in range(middle.y(), canvas.height() + 60, 40):
        mouse(canvas, QEvent.Type.MouseMove, QPoint(middle.x(), y))
        assert canvas._image() == cold(canvas, qtbot)
        assert (
            abs((rail(canvas)[0].y() + rail(canvas)[1].y()) / 2 - y) < 3
            or rail(canvas)[1].y() >= canvas.height() - 1
        )
    mouse(canvas, QEvent.Type.MouseButtonRelease, QPoint(middle.x(), canvas.height() + 40), down=False)
    undated = [canvas.chart.marks.titles[mark] for mark in canvas.chart.shelf(canvas.view).tolist()]
    assert told(canvas)[-1] == (undated[-1] if undated else last_of_all)
    assert rail(canvas)[1].y() >= canvas.height() - 2

    # A press beside the bar goes there at once, and Escape while it is held goes back.
    end = told(canvas)
    mouse(canvas, QEvent.Type.MouseButtonPress, QPoint(middle.x(), 2))
    assert told(canvas)[0] == first_of_all
    mouse(canvas, QEvent.Type.MouseMove, QPoint(middle.x(), 60))
    mouse(canvas, QEvent.Type.MouseButtonRelease, QPoint(middle.x(), 60), down=False)
    assert told(canvas) != end and session.view.selection == ()

    # The wheel turns pages; the page is dragged by its words too.
    qtbot.waitUntil(lambda: is_at_rest(canvas), timeout=5000)
    before = rail(canvas)[0].y()
    at = QPoint(canvas.width() // 2, canvas.height() // 2)
    wheel(canvas, at, -3, Qt.KeyboardModifier.NoModifier)
    assert rail(canvas)[0].y() > before
    drag(canvas, at, at + QPoint(0, 150))
    qtbot.waitUntil(lambda: is_at_rest(canvas), timeout=5000)

    # Lanes are told beside each entry.
    menu = next(menu for menu in window.findChildren(ChoiceMenu) if menu.title() == "Lanes by")
    next(action for action in menu.actions() if action.text() == "Kind").trigger()
    assert canvas.view.lanes_by is LanesBy.KIND
    assert "Journey" in [label.text for label in canvas._current_scene().labels]

    # Keys walk every entry; the outline and the source follow, and the timeline shows it when one goes back.
    window.desk.go_to("timeline")
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    first = session.selected
    for _ in range(12):
        qtbot.keyClick(canvas, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: canvas.place_of(session.selected) is not None, timeout=3000)
    assert session.selected != first
    assert window.desk.outline.selected_ids() == [session.selected]
    place = canvas.place_of(session.selected)
    assert place is not None
    qtbot.mouseClick(canvas, LEFT, pos=place)
    choose(window, "Timeline: time")
    assert canvas.view.layout is Layout.ACROSS
    qtbot.waitUntil(lambda: canvas.place_of(session.selected) is not None, timeout=5000)


def test_what_belongs_together_is_tied_in_the_margin(
    window: MainWindow, column: TimelineCanvas, qtbot: QtBot
) -> None:
    canvas, project = column, window.session.project
    tied = next(
        (event.id for event in project.events if event.links and event.when.is_dated),
        next((statement.event for statement in project.statements if statement.event), ""),
    )
    assert tied
    window.session.select(tied)
    qtbot.waitUntil(lambda: canvas.place_of(tied) is not None, timeout=3000)
    scene = canvas._current_scene()
    ties = ties_of(canvas.chart, scene, tied)
    assert ties and all(x >= (scene.margin or 0) for tie in ties for x, _ in tie.points)
    before = canvas.grab().toImage()
    window.session.select("")
    qtbot.waitUntil(lambda: canvas.view.selection == (), timeout=3000)
    assert canvas.grab().toImage() != before
