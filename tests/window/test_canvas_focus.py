"""Focus on the timeline: always seen, never off the screen, and told to a screen reader."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent
from pytestqt.qtbot import QtBot
from timelines import every_mark, many

from dateline.model.event import Event
from dateline.model.project import Project
from dateline.timeline.gestures import whole_view
from dateline.timeline.view import LanesBy, View
from dateline.window.canvas import TimelineCanvas
from dateline.window.canvas_flag import flag_of


def by_tab(canvas: TimelineCanvas) -> None:
    """Gives focus to the timeline as the keyboard does."""
    canvas.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))


@pytest.mark.parametrize(("count", "by"), [(300, 1), (3000, 37), (9000, 113)])
@pytest.mark.parametrize("lanes", [LanesBy.NONE, LanesBy.KIND])
def test_the_walk_shows_every_mark_with_its_title(
    canvas: TimelineCanvas, count: int, by: int, lanes: LanesBy
) -> None:
    canvas.show(many(count), View())
    canvas.show(canvas.project, replace(canvas.view, lanes_by=lanes))
    for _ in range(40):
        canvas.step_selection(by)
        id = canvas.view.selection[0]
        place, scene = canvas.place_of(id), canvas._current_scene()
        assert place is not None and canvas.rect().contains(place)
        mark = canvas.chart.marks.index[id]
        flag = flag_of(canvas, id)
        assert (flag is not None) is not any(label.mark == mark for label in scene.labels)
        if flag is not None:
            whole = QRect(0, 0, scene.width, scene.height)
            assert whole.contains(flag.rect.toAlignedRect())
            assert flag.words.rstrip("…") in canvas.chart.marks.titles[mark]


def test_what_has_no_room_on_the_shelf_is_in_focus_there(canvas: TimelineCanvas) -> None:
    undated = tuple(Event(f"u{n}", f"Something undated, number {n}") for n in range(90))
    canvas.show(Project("", events=(*every_mark().events, *undated)), View())
    canvas.step_selection(1 << 40)
    place = canvas.place_of("u89")
    shelf = next(label for label in canvas._current_scene().labels if label.text.endswith(" more"))
    assert place is not None
    assert shelf.x <= place.x() * canvas._ratio <= shelf.x + shelf.width
    flag = flag_of(canvas, "u89")
    assert flag is not None and flag.words == "Something undated, number 89"


def test_focus_is_on_the_whole_where_what_is_selected_is_out_of_view(canvas: TimelineCanvas) -> None:
    def edge() -> tuple[int, ...]:
        return canvas.grab().toImage().pixelColor(1, canvas.height() // 2).getRgb()[:3]

    accent = canvas.theme.accent
    by_tab(canvas)
    assert edge() == accent
    canvas.step_selection(-(1 << 40))
    assert edge() != accent
    canvas._move(canvas.view.between(canvas.view.start + 2000, canvas.view.end + 2000))
    assert canvas.place_of(canvas.view.selection[0]) is None
    assert edge() == accent


def test_a_screen_reader_finds_a_list_of_events(canvas: TimelineCanvas):
    found = QAccessible.queryAccessibleInterface(canvas)
    assert found.role() == QAccessible.Role.List
    assert found.childCount() == len(canvas.chart.marks)
    names = [found.child(number).text(QAccessible.Text.Name) for number in range(found.childCount())]
    assert "Treaty with the upper towns, Saturday 14 September 1991" in names
    canvas.step_selection(-(10**9))
    chosen = found.focusChild()
    assert chosen.state().selected and chosen.role() == QAccessible.Role.ListItem
    assert chosen.text(QAccessible.Text.Name) == names[0]
    assert not chosen.rect().isEmpty()
    middle = chosen.rect().center()
    assert found.childAt(middle.x(), middle.y()).text(QAccessible.Text.Name) == names[0]
    canvas.show(Project(), View())
    assert QAccessible.queryAccessibleInterface(canvas).childCount() == 0


def test_a_screen_reader_is_told_what_is_selected_and_in_focus(
    canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[QAccessible.Event, int]] = []

    def note(event: QAccessibleEvent) -> None:
        told.append((event.type(), event.child()))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    monkeypatch.setattr(canvas, "hasFocus", lambda: True)
    canvas.step_selection(-(1 << 40))
    canvas.step_selection(2)
    kinds = QAccessible.Event
    assert told == [(kinds.Selection, 0), (kinds.Focus, 0), (kinds.Selection, 2), (kinds.Focus, 2)]
    found = QAccessible.queryAccessibleInterface(canvas)
    assert found.indexOfChild(found.focusChild()) == 2
    assert found.child(2).state().focused and not found.child(0).state().selected
    told.clear()
    canvas._set(replace(canvas.view, selection=()))
    assert told == [(kinds.SelectionWithin, -1)]


def test_a_screen_reader_finds_what_is_only_counted(canvas: TimelineCanvas) -> None:
    canvas.show(many(9000), View())
    canvas.step_selection(4000)
    chosen = QAccessible.queryAccessibleInterface(canvas).focusChild()
    assert not chosen.rect().isEmpty()
    assert not chosen.state().offscreen
    view = whole_view(canvas.chart, canvas.view)
    canvas.show(canvas.project, view.between(view.start - 9e5, view.start - 8e5))
    assert chosen.state().offscreen and chosen.rect().isEmpty()


def test_the_pointer_finds_in_the_list_what_it_is_over(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    found = QAccessible.queryAccessibleInterface(canvas)
    for id in ("strike", "treaty", "undated"):
        place = canvas.place_of(id)
        assert place is not None
        at = canvas.mapToGlobal(QPointF(place)).toPoint()
        assert canvas.chart.marks.ids[found.childAt(at.x(), at.y()).mark] == id
    corner = canvas.mapToGlobal(QPointF(2, 2)).toPoint()
    assert found.childAt(corner.x(), corner.y()) is None
