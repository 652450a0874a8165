"""The outline: events and statements as a table in date order, with a filter above."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QFont, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from dateline.model.event import Event
from dateline.model.finding import (
    Entry,
    date_order,
    entries,
    matches,
    place_in_text,
    query,
    title_of,
    when_of,
    who_of,
)
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.words import counted, in_few_words, in_words
from dateline.timeline.theme import Theme
from dateline.timeline.view import View
from dateline.window.panes.filter_box import FilterBox
from dateline.window.panes.outline_table import ID, Index, OutlineTable
from dateline.window.panes.parts import link, linked
from dateline.window.session import Session
from dateline.window.theme import Look, kind_colour, paint

COLUMNS = ("When", "What", "Who")
_SIGN = 14
_NOWHERE = QModelIndex()


class OutlineModel(QAbstractTableModel):
    """The entries that pass the filter, in the order asked for, as `rows`; without it `all`, in date order."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.project = Project()
        self.rows: list[Entry] = []
        self.all: list[Entry] = []
        self._places: dict[str, int] = {}
        self._keys: dict[str, tuple[Entry, Any]] = {}
        self._filter = ""
        self._column, self._is_descending = 0, False
        self._signs: dict[tuple[str, bool], QPixmap] = {}

    def show(self, project: Project) -> None:
        self.project = project
        self.all = self._in_date_order(project)
        self._arrange()

    def _in_date_order(self, project: Project) -> list[Entry]:
        """As `finding.in_date_order`, but the place of what did not change is not worked out again."""
        places: dict[str, tuple[Entry, Any]] = {}
        for each in entries(project):
            known = self._keys.get(each.id)
            places[each.id] = known if known and known[0] is each else (each, date_order(each))
        self._keys = places
        return [each for each, _ in sorted(places.values(), key=lambda place: place[1])]

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._signs.clear()
        self._arrange()

    def filter(self, text: str) -> None:
        self._filter = text
        self._arrange()

    def place(self, id: str) -> int:
        """The row of an entry, -1 where the filter hides it."""
        return self._places.get(id, -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._is_descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        asked = query(self._filter)
        self.rows = self.all.copy()
        if not asked.is_empty:
            self.rows = [each for each in self.all if matches(self.project, each, asked)]
        if self._column == 1:
            self.rows.sort(key=lambda each: title_of(self.project, each).casefold())
        elif self._column == 2:
            self.rows.sort(key=lambda each: (not who_of(each), who_of(each).casefold()))
        if self._is_descending:
            self.rows.reverse()
        self._places = {each.id: row for row, each in enumerate(self.rows)}
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(each, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((self.words(each, 1), in_words(when_of(each)), *self._state(each)))
        if role == ID:
            return each.id
        if role == Qt.ItemDataRole.DecorationRole and column == 1:
            return self._sign(each)
        if role == Qt.ItemDataRole.ForegroundRole and (column != 1 or not when_of(each).is_dated):
            return paint(self.theme.second)
        if role == Qt.ItemDataRole.FontRole and column == 1 and not isinstance(each, Event):
            font = QFont()
            font.setItalic(True)
            return font
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = each.kind if isinstance(each, Event) else "statement"
            full = (in_words(when_of(each)), f"{self.words(each, 1)}, {kind}", self.words(each, 2))
            return full[column]
        return None

    def words(self, each: Entry, column: int) -> str:
        if column == 0:
            return in_few_words(when_of(each))
        return title_of(self.project, each)[:300] if column == 1 else who_of(each)

    def _state(self, each: Entry) -> Iterator[str]:
        """What has become of it, and which of several sources it is from."""
        yield state_in_words(each)
        place = place_in_text(each)
        source = self.project.source(place.source) if place else None
        if source and len(self.project.sources) > 1:
            yield source.title or source.path

    def _sign(self, each: Entry) -> QPixmap:
        kind = each.kind if isinstance(each, Event) else "statement"
        key = (kind, each.review is Review.FOUND)
        if key not in self._signs:
            self._signs[key] = sign(self.theme, *key)
        return self._signs[key]


def state_in_words(each: Entry) -> str:
    """What has become of it: "Not yet reviewed"."""
    return {
        Review.FOUND: "Not yet reviewed",
        Review.ACCEPTED: "Accepted",
        Review.CHANGED: "Changed by you",
        Review.REJECTED: "Rejected",
        Review.ADDED: "Added by you",
    }[each.review]


def sign(theme: Theme, kind: str, is_found: bool) -> QPixmap:
    """A dot for an event, a quotation mark for a statement; hollow until a person has seen it."""
    pixmap = QPixmap(_SIGN * 2, _SIGN * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = paint(theme.second) if kind == "statement" else kind_colour(theme, kind)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(QColor(0, 0, 0, 0) if is_found else colour)
    if kind == "statement":
        for x in (3.0, 8.0):
            painter.drawEllipse(QRectF(x, 3.5, 3, 3))
            painter.drawLine(QPointF(x + 3, 5.5), QPointF(x + 1, 10))
    else:
        painter.drawEllipse(QPointF(_SIGN / 2, _SIGN / 2), 3.75, 3.75)
    painter.end()
    return pixmap


class OutlinePane(QWidget):
    """`filtered` tells which ids pass the filter, None for all."""

    filtered = Signal(object)
    opened = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_following = False
        self.box = FilterBox()
        self.model = OutlineModel(look.theme, self)
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
        table.setIconSize(QSize(_SIGN, _SIGN))
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
        self.count.setText(" · ".join(filter(None, (count_in_words(self.model), selected))))

    def _mark_selection(self, *, scroll: bool) -> None:
        ids = self._session.view.selection
        if set(ids) == set(self.selected_ids()) and ids:
            return
        self._is_following = True
        chosen = self.table.selectionModel()
        chosen.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for id in ids:
            if (row := self.model.place(id)) >= 0:
                chosen.select(self.model.index(row, 0), flags)
        row = self.model.place(ids[0]) if ids else -1
        if row >= 0:
            chosen.setCurrentIndex(self.model.index(row, 1), QItemSelectionModel.SelectionFlag.NoUpdate)
            if scroll:
                self.table.scrollTo(self.model.index(row, 1))
        self._is_following = False


def count_in_words(model: OutlineModel) -> str:
    """How many events and statements are shown: "14 events, 11 statements", and of how many under a filter."""
    return ", ".join(filter(None, (_counted(model, True, "event"), _counted(model, False, "statement"))))


def _counted(model: OutlineModel, are_events: bool, word: str) -> str:
    shown, known = (
        sum(isinstance(each, Event) is are_events for each in some) for some in (model.rows, model.all)
    )
    if not known:
        return ""
    return f"{shown:,} of {counted(known, word)}" if shown < known else counted(known, word)
