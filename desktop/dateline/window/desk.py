"""The work place: the timeline in the middle, the panes around it, which hide, float and are remembered."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)

from dateline.model.finding import entry, when_of
from dateline.model.project import Project
from dateline.timeline.view import View
from dateline.window.panes.detail import DetailPane
from dateline.window.panes.nothing import NothingFound
from dateline.window.panes.outline import OutlinePane
from dateline.window.panes.parts import Field, TitleField, heading, sign_button
from dateline.window.panes.source import SourcePane
from dateline.window.session import Session
from dateline.window.theme import Look

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas

# Name, title and share of the width of the panes under the timeline.
PANES = (("outline", "Outline", 33), ("source", "Source", 38), ("detail", "Detail", 29))
_TIMELINE_SHARE = 0.58


class Desk(QMainWindow):
    """Holds the canvas and the panes and keeps them in step with the session. The canvas comes later than the
    window, with `take_canvas`, for its library is slow to load."""

    canvas_came = Signal()
    edit_asked = Signal(object)
    event_asked = Signal(object)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._session, self._look = session, look
        self.canvas: TimelineCanvas | None = None
        self._on_marks: list[QAction] = []
        self._on_paper: list[QAction] = []
        self.opens_detail = True
        self.outline = OutlinePane(session, look)
        self.source = SourcePane(session, look)
        self.detail = DetailPane(session, look)
        self.nothing = NothingFound()
        self.middle = QStackedWidget()
        self._blank = QWidget()
        self.middle.addWidget(self._blank)
        self.middle.addWidget(self.nothing)
        self.setCentralWidget(self.middle)
        self.docks = {name: self._dock(name, title) for name, title, _ in PANES}
        self.setDockNestingEnabled(True)
        self._away: list[QDockWidget] = []  # floating panes that wait for the desk to be seen again
        self._arranged = QByteArray()  # how the panes stood when these were put away
        self.detail.passage_asked.connect(self.source.show_passage)
        self.outline.filtered.connect(self._filter)
        session.changed.connect(self._follow)
        session.looked.connect(self._follow_view)

    def _dock(self, name: str, title: str) -> QDockWidget:
        dock = _Pane(title)
        dock.setObjectName(name)
        dock.setWidget(getattr(self, name))
        dock.setTitleBarWidget(_TitleBar(dock))
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        return dock

    def take_canvas(self) -> None:
        """Make the timeline, now that its library is loaded."""
        if self.canvas is not None:
            return
        from dateline.window.canvas import TimelineCanvas

        canvas = TimelineCanvas()
        canvas.setObjectName("timeline")
        canvas.set_theme(self._look.theme)
        self._look.changed.connect(canvas.set_theme)
        canvas.view_changed.connect(self._session.look)
        canvas.activated.connect(self.open_entry)
        canvas.edit_asked.connect(self.edit_asked)
        canvas.era_asked.connect(self.show_era)
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(self._offer)
        self.canvas = canvas
        self.middle.insertWidget(0, canvas)
        self.middle.removeWidget(self._blank)
        self._follow(Project(), self._session.project)
        self._focus_canvas()
        fields: list[TitleField | Field] = self.detail.findChildren(TitleField)
        fields += self.detail.findChildren(Field)
        for part in (*fields, *self.detail.sheets()):
            part.done.connect(self._focus_canvas)
        self.canvas_came.emit()

    def _focus_canvas(self) -> None:
        """Give the timeline the focus that nobody has; else Qt gives it to anything when another window has closed."""
        if self.canvas is not None and self.isVisible() and self.window().focusWidget() is None:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_actions(self, on_marks: list[QAction], on_paper: list[QAction]) -> None:
        """What a right click offers: on an event or a statement, and beside them on the timeline."""
        self._on_marks, self._on_paper = on_marks, on_paper
        self.outline.add_actions(on_marks)

    def _offer(self, point: QPoint) -> None:
        canvas, session = self.canvas, self._session
        assert canvas is not None
        id = canvas.hovered if canvas.underMouse() else session.selected
        if id and id not in session.view.selection:
            session.select(id)
        menu = QMenu(canvas)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if canvas.underMouse():
            from dateline.window.here import event_here  # these know the timeline, which loads late
            from dateline.window.lane_moves import lane_actions

            if not id and (add := event_here(canvas, point, self.event_asked.emit, menu)):
                menu.addAction(add)
            menu.addActions(list(lane_actions(canvas, point.y() * canvas.devicePixelRatioF(), menu)))
            menu.addSeparator()
        menu.addActions(self._on_marks if id else self._on_paper)
        menu.popup(canvas.mapToGlobal(point))

    def open_entry(self, id: str) -> None:
        """Select an entry and go to its detail, unless an audience is looking."""
        self._session.select(id)
        if not self.opens_detail:
            return
        self.docks["detail"].show()
        self.detail.setFocus()

    def show_era(self, id: str) -> None:
        """Go to an era in the detail pane, where it is renamed, dated and removed; unless an audience is looking."""
        if self.opens_detail:
            self._session.select()
            self.docks["detail"].show()
            self.detail.go_to_era(id)

    def go_to(self, name: str) -> None:
        """Put the focus on the timeline or a pane, showing it first."""
        if name == "timeline":
            if self.canvas:
                self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.docks[name].show()
        self.docks[name].raise_()
        getattr(self, name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def arrange(self) -> None:
        """The panes as they are at first: the timeline above, three panes below."""
        for dock in self.docks.values():
            dock.setFloating(False)
            self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
            dock.show()
        docks = list(self.docks.values())
        for left, right in pairwise(docks):
            self.splitDockWidget(left, right, Qt.Orientation.Horizontal)
        self.resizeDocks(
            docks, [share * self.width() // 100 for _, _, share in PANES], Qt.Orientation.Horizontal
        )
        height = int(self.height() * (1 - _TIMELINE_SHARE))
        self.resizeDocks(docks, [height] * len(docks), Qt.Orientation.Vertical)

    def arrangement(self) -> QByteArray:
        """How the panes stand, to be remembered."""
        return self._arranged if self._away else self.saveState()

    def take_arrangement(self, arrangement: QByteArray) -> None:
        """Let the panes stand as they did once."""
        self.restoreState(arrangement)
        if not self.isVisible():
            self._put_away()

    def _put_away(self) -> None:
        """Floating panes are windows of their own, and of no use over the start page."""
        self._arranged = self.saveState()
        self._away = [dock for dock in self.docks.values() if dock.isFloating() and not dock.isHidden()]
        for dock in self._away:
            dock.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_away()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        back, self._away = self._away, []
        for dock in back:
            dock.show()

    def _filter(self, ids: frozenset[str] | None) -> None:
        self._session.look(replace(self._session.view, shown=ids))

    def _follow(self, before: Project, after: Project) -> None:
        has_any = bool(after.events or after.statements)
        if after.sources and not has_any:
            self.nothing.show_project(after)
            self.middle.setCurrentWidget(self.nothing)
        elif self.canvas:
            self.middle.setCurrentWidget(self.canvas)
        canvas, id = self.canvas, self._session.selected
        was, now = entry(before, id), entry(after, id)
        is_moved = was is not None and now is not None and when_of(was) != when_of(now)
        had_all = is_moved and canvas is not None and canvas.shows_all
        self._show()
        if is_moved and canvas is not None:
            canvas.keep_in_view(id, with_all=had_all)

    def _follow_view(self, before: View, after: View) -> None:
        self._show()
        if self.canvas and after.selection and before.selection != after.selection:
            self.canvas.reveal(after.selection[0])

    def _show(self) -> None:
        canvas = self.canvas
        if canvas is not None and (
            canvas.project is not self._session.project or canvas.view is not self._session.view
        ):
            canvas.show(self._session.project, self._session.view)


class _Pane(QDockWidget):
    """A dock with a line round it where it floats, since the system draws it no frame."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.topLevelChanged.connect(self._make_room)

    def _make_room(self, floats: bool) -> None:
        edge = 1 if floats else 0
        self.setContentsMargins(edge, edge, edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isFloating():
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class _TitleBar(QWidget):
    """The name of a pane, and quiet buttons to float and to hide it."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__()
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 4, 0)
        line.setSpacing(0)
        line.addWidget(heading(dock.windowTitle()), 1)
        name = dock.windowTitle().lower()
        self._add(
            "float", f"Float the {name}, or put it back", lambda: dock.setFloating(not dock.isFloating())
        )
        self._add("close", f"Hide the {name}", dock.hide)

    def _add(self, sign: str, tip: str, act: Callable[[], object]) -> None:
        button = sign_button(sign, tip, act)
        button.setProperty("part", "title")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the View menu does the same for the keyboard
        self._line.addWidget(button)
