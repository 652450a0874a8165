"""The line above the outline in which one types what is to be shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from dateline.window.icons import icon
from dateline.window.panes.parts import Line


class FilterBox(Line):
    """Words to filter by. Esc takes them out; `left` when Enter, Down, or Esc where there are none, goes on to the
    rows."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Filter: words, who:name, kind:meeting, is:undated")
        self.setToolTip("Also place:, tag:, source: and “words as they stand”; Help says more (F1)")
        self.setAccessibleName("Filter")
        self.addAction(icon("find"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip("Clear the filter (Esc)")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
