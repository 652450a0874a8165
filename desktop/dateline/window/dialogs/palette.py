"""The command palette: anything that can be done, and any event or statement, found by typing a part of its name."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dateline.window.actions import DEEDS, Actions, keys_in_words

_WIDTH = 520


class CommandPalette(QDialog):
    """Type, then Enter; Esc leaves."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self.box = QLineEdit()
        self.box.setPlaceholderText("What do you want to do?")
        self.box.setAccessibleName("Command")
        self.list = QListWidget()
        self.list.setAccessibleName("Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.box)
        column.addWidget(self.list)
        self.setFixedSize(_WIDTH, 380)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - _WIDTH) // 2, corner.y() + 72)
        self.box.textChanged.connect(self._fill)
        self.box.installEventFilter(self)
        self.list.itemClicked.connect(self._act)
        self._fill("")
        self.box.setFocus()

    def _fill(self, text: str) -> None:
        self.list.clear()
        for deed in sorted(DEEDS, key=lambda d: _rank(text, d.text)):
            action = self._actions[deed.name]
            if (
                deed.name == "commands"
                or not action.isEnabled()
                or _rank(text, deed.text + " " + deed.tip) > 2
            ):
                continue
            keys = keys_in_words(deed)
            entry = QListWidgetItem(action.icon(), deed.text.rstrip("…") + (f"    {keys}" if keys else ""))
            entry.setData(Qt.ItemDataRole.UserRole, deed.name)
            entry.setToolTip(deed.tip)
            self.list.addItem(entry)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._act(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _act(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            name = entry.data(Qt.ItemDataRole.UserRole)
            self.close()
            self._actions[name].trigger()


def _rank(typed: str, text: str) -> int:
    """0 where it begins with what was typed, 1 where a word does, 2 where its letters occur in order, else 3."""
    typed, text = typed.casefold().strip(), text.casefold()
    if text.startswith(typed):
        return 0
    if f" {typed}" in text:
        return 1
    letters = iter(text)
    return 2 if all(letter in letters for letter in typed.replace(" ", "")) else 3
