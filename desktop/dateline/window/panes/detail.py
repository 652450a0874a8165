"""The detail pane: what is known of the event, the statement or the document in focus, and why."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from dateline.model.finding import entry
from dateline.model.project import Project
from dateline.model.span import Passage
from dateline.timeline.theme import Theme
from dateline.timeline.view import View
from dateline.window.panes.date_field import Understand
from dateline.window.panes.detail_document import DocumentDetail
from dateline.window.panes.detail_event import EventDetail
from dateline.window.panes.detail_sheet import Sheet
from dateline.window.panes.detail_statement import StatementDetail
from dateline.window.session import Session
from dateline.window.theme import Look

_Way = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Up: _Way.SliderSingleStepSub,
    Qt.Key.Key_Down: _Way.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Way.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Way.SliderPageStepAdd,
    Qt.Key.Key_Home: _Way.SliderToMinimum,
    Qt.Key.Key_End: _Way.SliderToMaximum,
}


class DetailPane(QWidget):
    """Shows one of three sheets; `passage_asked` tells of a passage that was clicked, `anchor_dated` of another date
    for what a date counts from."""

    passage_asked = Signal(Passage)
    anchor_dated = Signal(object, object, str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.event_sheet = EventDetail(session)
        self.statement_sheet = StatementDetail(session)
        self.document_sheet = DocumentDetail(session)
        self._pages = QStackedLayout(self)
        for sheet in self.sheets():
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setProperty("framed", False)
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(5, 4, 8, 12)  # so that words in fields begin under the pane's name
            column.addWidget(sheet)
            column.addStretch(1)
            area.setWidget(holder)
            self._pages.addWidget(area)
            sheet.passage_asked.connect(self.passage_asked)
            sheet.anchor_dated.connect(self.anchor_dated)
            sheet.set_theme(look.theme)
        look.changed.connect(self._dress)
        session.changed.connect(self._follow)
        session.looked.connect(self._follow_selection)
        self._show()

    def sheets(self) -> tuple[Sheet, ...]:
        return self.event_sheet, self.statement_sheet, self.document_sheet

    def set_understanding(self, understand: Understand) -> None:
        """Who reads the dates that a person types."""
        for sheet in (self.event_sheet, self.statement_sheet, self.document_sheet):
            sheet.date.understand = sheet.understand = understand
        self.document_sheet.eras.understand = understand

    def go_to_era(self, id: str) -> None:
        """Put the cursor in the name of an era, while the document is shown."""
        line, area = self.document_sheet.eras.lines.get(id), self._pages.currentWidget()
        if line is None or not isinstance(area, QScrollArea):
            return
        line.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.title.selectAll()
        QTimer.singleShot(0, line, lambda: area.ensureWidgetVisible(line))  # once a new one has its place

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._frame(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._frame(False)

    def _frame(self, is_framed: bool) -> None:
        """Show that the keyboard is in the pane as a whole, where its keys scroll."""
        for area in self.findChildren(QScrollArea):
            area.setProperty("framed", is_framed)
            area.style().unpolish(area)
            area.style().polish(area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        area, way = self._pages.currentWidget(), _SCROLLS.get(Qt.Key(event.key()))
        if way is None or not isinstance(area, QScrollArea):
            super().keyPressEvent(event)
        else:
            area.verticalScrollBar().triggerAction(way)

    @property
    def sheet(self) -> Sheet:
        """The one that is shown."""
        return self.sheets()[self._pages.currentIndex()]

    def _dress(self, theme: Theme) -> None:
        for sheet in self.sheets():
            sheet.set_theme(theme)

    def _follow(self, before: Project, after: Project) -> None:
        self._show()

    def _follow_selection(self, before: View, after: View) -> None:
        if before.selection != after.selection:
            self._session.settle()
            self._show(anew=True)

    def _show(self, *, anew: bool = False) -> None:
        project, id = self._session.project, self._session.selected
        each = entry(project, id)
        at = 2 if each is None else int(project.statement(id) is not None)
        sheet = self.sheets()[at]
        self._pages.setCurrentIndex(at)
        sheet.show_entry(project, id)
        area = self._pages.currentWidget()
        if anew and isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(0)
