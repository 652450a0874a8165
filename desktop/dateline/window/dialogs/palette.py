"""The command palette: anything that can be done, any event or statement, and any date, found by typing."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from dateline.model.finding import entries, matches, query, title_of, when_of
from dateline.model.when import When
from dateline.model.words import in_words
from dateline.window.actions import DEEDS, Deed, keys_in_words
from dateline.window.icons import icon

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow

_WIDTH = 560
_MOST_ENTRIES = 8
_PAUSE = 150  # milliseconds without a key before a date is looked for
_TRY = "For a date try 9 May 2025, May 1998, the 1840s or 44 BC."
_MARGIN = 0.5  # of a date's length, shown on either side of it


class CommandPalette(QDialog):
    """Type, then Enter; Esc leaves."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self._window = window
        self._acts: list[Callable[[], object]] = []
        self.box = QLineEdit()
        self.box.setPlaceholderText("A command, an event, words of a statement, or a date")
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
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - _WIDTH) // 2, corner.y() + 72)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask_for_a_date)
        self.box.textChanged.connect(self._fill)
        self.box.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._act())
        self._fill("")
        self.box.setFocus()

    def _fill(self, text: str) -> None:
        self.list.clear()
        self._acts = []
        for sign, words, act in (*self._commands(text), *self._entries(text)):
            self.list.addItem(QListWidgetItem(sign, words))
            self._acts.append(act)
        self.list.setCurrentRow(0)
        self._pause.stop()
        may_be_date = any(letter.isdecimal() for letter in text) or not self._acts
        if may_be_date and text.strip() and self._window.session.project.sources:
            self._pause.start()

    def _commands(self, text: str) -> Iterator[tuple[QIcon, str, Callable[[], object]]]:
        for deed in sorted(DEEDS, key=lambda deed: _rank(text, deed)):
            action = self._window.actions_[deed.name]
            if deed.name == "commands" or not action.isEnabled() or _rank(text, deed) > 2:
                continue
            keys = keys_in_words(deed)
            yield action.icon(), deed.text.rstrip("…") + (f"    {keys}" if keys else ""), action.trigger

    def _entries(self, text: str) -> Iterator[tuple[QIcon, str, Callable[[], object]]]:
        """The first events and statements that pass what was typed, taken as a filter."""
        project, asked = self._window.session.project, query(text)
        if len(text.strip()) < 2 or asked.is_empty:
            return
        found = (each for each in entries(project) if matches(project, each, asked))
        for each, _ in zip(found, range(_MOST_ENTRIES), strict=False):
            name = "event" if project.event(each.id) else "statement"
            words = f"{title_of(project, each)[:90]} · {in_words(when_of(each))}"
            yield icon(name), words, partial(self._window.session.select, each.id)

    def _ask_for_a_date(self) -> None:
        text = self.box.text()
        self._window.acts.understand(text, lambda when: self._offer(text, when))

    def _offer(self, text: str, when: When | None) -> None:
        """Put "Go to …" on top, if that is still what is typed; or say that nothing is known by these words."""
        if self.box.text() != text:
            return
        if when is None or not when.is_dated:
            if not self._acts:
                self._say_unknown(text)
            return
        self.list.insertItem(0, QListWidgetItem(icon("date"), f"Go to {in_words(when)}"))
        self._acts.insert(0, lambda: self._go_to(when))
        self.list.setCurrentRow(0)

    def _say_unknown(self, text: str) -> None:
        words = text.strip() if len(text.strip()) <= 40 else f"{text.strip()[:40]}…"
        said = QListWidgetItem(f"“{words}” is no command, event or date that Dateline knows.\n{_TRY}")
        said.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(said)

    def _go_to(self, when: When) -> None:
        first = when.first if when.first is not None else when.last
        last = when.last if when.last is not None else first
        assert first is not None
        assert last is not None
        room = (last + 1 - first) * _MARGIN
        self._window.acts.canvas("show_dates", first - room, last + 1 + room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._act()
                return True
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._acts):
            act = self._acts[row]
            self.close()
            act()


def _rank(typed: str, deed: Deed) -> int:
    """0 where it begins with what was typed, 1 where a word does, 2 where it occurs in it or its tip, else 3."""
    typed, text = typed.casefold().strip(), deed.text.casefold()
    if text.startswith(typed):
        return 0
    if f" {typed}" in text:
        return 1
    return 2 if typed in f"{text} {deed.tip}".casefold() else 3
