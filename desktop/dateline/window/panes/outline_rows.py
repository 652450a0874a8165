"""The rows of the outline: what passes the filter, in the order asked for, and what stands in each column."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from dateline.model.event import Event
from dateline.model.finding import Entry, matches, place_in_text, query, title_of, when_of, who_of
from dateline.model.listing import Listing
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.words import counted, in_few_words, in_words
from dateline.timeline.theme import Theme
from dateline.window.panes.outline_table import ID, Index
from dateline.window.theme import kind_colour, paint

COLUMNS = ("When", "What", "Who")
SIGN = 14
_NOWHERE = QModelIndex()


class OutlineModel(QAbstractTableModel):
    """The entries that pass the filter, in the order asked for, as `rows`. A `listing` can be shared with others."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, listing: Listing | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.project = Project()
        self.rows: list[Entry] = []
        self._listing = listing or Listing()
        self._filter = ""
        self._column, self._is_descending = 0, False
        self._signs: dict[tuple[str, bool], QPixmap] = {}

    def show(self, project: Project) -> None:
        self.project = project
        self._arrange()

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

    @cached_property
    def _places(self) -> dict[str, int]:
        return {each.id: row for row, each in enumerate(self.rows)}

    @cached_property
    def count_in_words(self) -> str:
        """How many events and statements are shown, and of how many under a filter: "1 of 14 events, 11 statements"."""
        shown = sum(isinstance(each, Event) for each in self.rows)
        every = self._listing.in_date_order(self.project)
        known = shown if len(every) == len(self.rows) else sum(isinstance(each, Event) for each in every)
        events = _counted(shown, known, "event")
        statements = _counted(len(self.rows) - shown, len(every) - known, "statement")
        return ", ".join(filter(None, (events, statements)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._is_descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        asked, every = query(self._filter), self._listing.in_date_order(self.project)
        self.rows = list(every)
        if not asked.is_empty:
            text_of = self._listing.search_text
            self.rows = [each for each in every if matches(self.project, each, asked, text_of)]
        if self._column == 1:
            self.rows.sort(key=lambda each: title_of(self.project, each).casefold())
        elif self._column == 2:
            self.rows.sort(key=lambda each: (not who_of(each), who_of(each).casefold()))
        if self._is_descending:
            self.rows.reverse()
        for kept in ("_places", "count_in_words"):
            vars(self).pop(kept, None)
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
    pixmap = QPixmap(SIGN * 2, SIGN * 2)
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
        painter.drawEllipse(QPointF(SIGN / 2, SIGN / 2), 3.75, 3.75)
    painter.end()
    return pixmap


def _counted(shown: int, known: int, word: str) -> str:
    if not known:
        return ""
    return f"{shown:,} of {counted(known, word)}" if shown < known else counted(known, word)
