"""The outline: events and statements as a table in date order, with a filter above."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QVBoxLayout, QWidget

from dateline.model.finding import query
from dateline.model.project import Project
from dateline.timeline.theme import Theme
from dateline.timeline.view import View
from dateline.window.panes.filter_box import FilterBox
from dateline.window.panes.outline_rows import SIGN, OutlineModel
from dateline.window.panes.outline_table import OutlineTable
from dateline.window.panes.parts import link, linked
from dateline.window.session import Session
from dateline.window.theme import Look

_NOWHERE = QModelIndex()


class OutlinePane(QWidget):
    """`filtered` tells which ids pass the filter, None for all."""

    filtered = Signal(object)
    opened = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_following = False
        self.box = FilterBox()
        self.model = OutlineModel(look.theme, self, session.listing)
        self.table = OutlineTable()
        clearing = link("clear", "Clear the filter")
        self.nothing = linked(f"Nothing matches this filter. {clearing}", lambda _: self.box.clear())
        self.count = QLabel()
        self.count.setProperty("part", "second")
        self.count.setContentsMargins(4, 0, 0, 6)
        self._arrange()
        self.box.textChanged.connect(self._filter)
        self.box.left.connect(self._go_to_rows)
        self.table.opened.connect(self.opened)
        self.table.doubleClicked.connect(lambda index: self.opened.emit(self.model.rows[index.row()].id))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._select())
        look.changed.connect(self._dress)
        session.changed.connect(self._follow)
        session.looked.connect(self._follow_selection)
        self._follow(Project(), session.project)

    def _arrange(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Events and statements")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        table.setIconSize(QSize(SIGN, SIGN))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 4, 8, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(table, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.count)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has the most room; a person may still drag the columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            header, room = self.table.horizontalHeader(), event.size().width() - 24
            widest = self.fontMetrics().horizontalAdvance("within 30 November – 31 December 2025") + 16
            header.resizeSection(0, min(widest, room * 34 // 100))
            header.resizeSection(2, min(widest, room * 20 // 100))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the table; as a focus proxy it would hide the filter from Tab."""
        self.table.setFocus(reason)

    def go_to_filter(self) -> None:
        """Put the cursor in the filter."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def _go_to_rows(self) -> None:
        """Put the cursor on the row that is selected, else on the first."""
        if self.model.rows:
            if self.model.place(self._session.selected) < 0:
                self._session.select(self.model.rows[0].id)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, by: int) -> None:
        """Select the row `by` further, as they stand here."""
        if self.model.rows:
            at = self.model.place(self._session.selected)
            at = (at + by) if at >= 0 else (0 if by > 0 else -1)
            if -1 <= at < len(self.model.rows) and (at >= 0 or self.model.place(self._session.selected) < 0):
                self._session.select(self.model.rows[at].id)

    def selected_ids(self) -> list[str]:
        return [self.model.rows[index.row()].id for index in self.table.selectionModel().selectedRows()]

    def add_actions(self, actions: list[QAction]) -> None:
        """What a right click offers."""
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(actions)

    def _filter(self, text: str) -> None:
        self._quietly(lambda: self.model.filter(text))
        self._tell_filter()

    def _tell_filter(self) -> None:
        ids = None if query(self.box.text()).is_empty else frozenset(each.id for each in self.model.rows)
        self.filtered.emit(ids)

    def _dress(self, theme: Theme) -> None:
        self._quietly(lambda: self.model.set_theme(theme))

    def _follow(self, before: Project, after: Project) -> None:
        if self.box.text() and not {each.id for each in before.sources} & {each.id for each in after.sources}:
            self.box.clear()  # it was meant for another project
        parts = ("events", "statements", "sources")
        if any(getattr(before, part) is not getattr(after, part) for part in parts):
            was_in_sight = self._is_selected_in_sight()
            self._quietly(lambda: self.model.show(after))
            if was_in_sight:
                self.table.scrollTo(self._selected_index())  # its date was moved, and it with it
            if not query(self.box.text()).is_empty:
                self._tell_filter()

    def _selected_index(self) -> QModelIndex:
        """The first of what is selected; no index where it has no row."""
        ids = self._session.view.selection
        return self.model.index(self.model.place(ids[0]), 1) if ids else _NOWHERE

    def _is_selected_in_sight(self) -> bool:
        place = self.table.visualRect(self._selected_index())
        return self.table.viewport().rect().intersects(place)

    def _quietly(self, act: Any) -> None:
        """Change the rows without taking that for a person's selection."""
        top = self.table.verticalScrollBar().value()
        self._is_following = True
        try:
            act()
        finally:
            self._is_following = False
        is_empty = not self.model.rows and bool(self.box.text())
        self.nothing.setVisible(is_empty)
        self.table.setVisible(not is_empty)
        self._tell_count()
        self._mark_selection(scroll=False)
        self.table.verticalScrollBar().setValue(top)

    def _select(self) -> None:
        if not self._is_following:
            current = self.table.currentIndex()
            ids = self.selected_ids()
            if current.isValid() and (first := self.model.rows[current.row()].id) in ids:
                ids.remove(first)
                ids.insert(0, first)
            self._session.select(*ids)

    def _follow_selection(self, before: View, after: View) -> None:
        if before.selection != after.selection:
            self._mark_selection(scroll=True)
            self._tell_count()

    def _tell_count(self) -> None:
        chosen = len(self._session.view.selection)
        selected = f"{chosen:,} selected" if chosen > 1 else ""
        self.count.setText(" · ".join(filter(None, (self.model.count_in_words, selected))))

    def _mark_selection(self, *, scroll: bool) -> None:
        ids = self._session.view.selection
        if set(ids) == set(self.selected_ids()) and ids:
            return
        self._is_following = True
        chosen = self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        chosen.select(self._rows_of(ids), flags)
        row = self.model.place(ids[0]) if ids else -1
        if row >= 0:
            chosen.setCurrentIndex(self.model.index(row, 1), QItemSelectionModel.SelectionFlag.NoUpdate)
            if scroll:
                self.table.scrollTo(self.model.index(row, 1))
        self._is_following = False

    def _rows_of(self, ids: Iterable[str]) -> QItemSelection:
        """Their rows, those beside each other as one range, for Qt looks at all ranges again and again."""
        rows = sorted(row for row in map(self.model.place, ids) if row >= 0)
        ranges = QItemSelection()
        for _, run in groupby(enumerate(rows), lambda place: place[1] - place[0]):
            places = [row for _, row in run]
            ranges.select(self.model.index(places[0], 0), self.model.index(places[-1], 0))
        return ranges
