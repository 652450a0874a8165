"""The rows of the outline: walked with the keys, opened with Enter, with one sign of where the keyboard is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole  # under which a row gives the id of its entry


class OutlineTable(QTableView):
    """Rows to walk; `opened` for Enter."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Cell(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(ID))
        else:
            super().keyPressEvent(event)


class _Cell(QStyledItemDelegate):
    """A cell without a frame of its own: where the keyboard is, a bar stands before the whole row."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        table = option.widget
        if not isinstance(table, QTableView) or index.column() > 0:
            return
        if table.hasFocus() and table.currentIndex().row() == index.row():
            bar = QRect(option.rect.topLeft(), QSize(2, option.rect.height()))
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Link))
