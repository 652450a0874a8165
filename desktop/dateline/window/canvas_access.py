"""The timeline for screen readers: a list of its events and statements in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from dateline.timeline.card import card_of
from dateline.timeline.gestures import reading_order
from dateline.timeline.hits import mark_at

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas

_known: dict[int, ListOfEvents] = {}  # Qt borrows what a factory gives; it must live as long as its widget


class ListOfEvents(QAccessibleWidget):
    """The widget itself: as many children as there are marks to read."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, "Timeline")
        self.canvas = canvas
        self._order: tuple[Any, list[int]] = (None, [])
        self._places: dict[int, int] = {}
        self._entries: dict[int, Entry] = {}

    def order(self) -> list[int]:
        """The marks in reading order; worked out anew for another project or filter."""
        key = (self.canvas.chart, self.canvas.view.shown)
        if self._order[0] is None or self._order[0][0] is not key[0] or self._order[0][1] is not key[1]:
            self._order = (key, reading_order(self.canvas.chart, self.canvas.view))
            self._places = {mark: place for place, mark in enumerate(self._order[1])}
        return self._order[1]

    def place(self, mark: int | None) -> int:
        """The place of a mark in the list, -1 where it is not there."""
        self.order()
        return self._places.get(-1 if mark is None else mark, -1)

    def childCount(self) -> int:
        return len(self.order())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        order = self.order()
        if not 0 <= index < len(order):
            return None
        mark = order[index]
        if mark not in self._entries:
            self._entries[mark] = Entry(self, mark)
        return self._entries[mark]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.place(child.mark) if isinstance(child, Entry) else -1

    def focused(self) -> int:
        """The place of the mark in focus, -1 where none is."""
        chosen = self.canvas.view.selection
        return self.place(self.canvas.chart.marks.index.get(chosen[-1])) if chosen else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(self.focused())

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self.canvas.mapFromGlobal(QPoint(x, y))
        ratio = self.canvas._ratio
        mark = mark_at(self.canvas._current_scene(), at.x() * ratio, at.y() * ratio)
        return self.child(self.place(mark))


class Entry(QAccessibleInterface):
    """One event or statement: its title, then what its card says."""

    def __init__(self, events: ListOfEvents, mark: int) -> None:
        super().__init__()
        self.events, self.mark = events, mark

    def isValid(self) -> bool:
        return self.mark < len(self.events.canvas.chart.marks)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface:
        return self.events

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, which: QAccessible.Text) -> str:
        lines = card_of(self.events.canvas.chart, self.mark)
        if which == QAccessible.Text.Name:
            return ", ".join(lines[:2])
        return ". ".join(lines[2:]) if which == QAccessible.Text.Description else ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """A title is edited in the detail pane."""

    def rect(self) -> QRect:
        canvas = self.events.canvas
        box = canvas.box_of_id(canvas.chart.marks.ids[self.mark])
        if box is None:
            return QRect()
        ratio = canvas._ratio
        corner = canvas.mapToGlobal(QPoint(round(box.left / ratio), round(box.top / ratio)))
        return QRect(
            corner.x(),
            corner.y(),
            round((box.right - box.left) / ratio),
            round((box.bottom - box.top) / ratio),
        )

    def state(self) -> QAccessible.State:
        canvas = self.events.canvas
        state = QAccessible.State()
        state.selectable = state.focusable = True
        is_chosen = canvas.chart.marks.ids[self.mark] in canvas.view.selection
        state.selected = is_chosen
        state.focused = is_chosen and canvas.hasFocus()
        state.offscreen = canvas.box_of_id(canvas.chart.marks.ids[self.mark]) is None
        return state


def _made(key: str, watched: QObject) -> QAccessibleInterface | None:
    if key != "TimelineCanvas":
        return None
    canvas: Any = watched
    number = id(canvas)
    if number not in _known or _known[number].canvas is not canvas:
        _known[number] = ListOfEvents(canvas)
        canvas.destroyed.connect(lambda: _known.pop(number, None))
    return _known[number]


def install() -> None:
    """From now on Qt asks here what a timeline is to a screen reader."""
    QAccessible.installFactory(_made)


def tell_selection(canvas: TimelineCanvas) -> None:
    """Tells a screen reader, if there is one, what is selected now, and that it is in focus."""
    if not QAccessible.isActive():
        return
    events = _made("TimelineCanvas", canvas)
    place = events.focused() if isinstance(events, ListOfEvents) else -1
    kinds = [QAccessible.Event.SelectionWithin if place < 0 else QAccessible.Event.Selection]
    if place >= 0 and canvas.hasFocus():
        kinds.append(QAccessible.Event.Focus)
    for kind in kinds:
        event = QAccessibleEvent(canvas, kind)
        if place >= 0:
            event.setChild(place)
        QAccessible.updateAccessibility(event)
