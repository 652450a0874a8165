"""The command palette: anything that can be done, any event or statement, and any date, found by typing."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from dateline.model.finding import entries, matches, query, title_of, when_of
from dateline.model.when import When
from dateline.model.words import in_words
from dateline.window.icons import icon
from dateline.window.theme import paint, tint

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow

Row = tuple[QIcon, str, str, Callable[[], object]]  # sign, words, keys or date, and what it does
Index = QModelIndex | QPersistentModelIndex

_KEYS = Qt.ItemDataRole.UserRole
_NO_RANK = 3
_SIGN = 16
_SIGN_ROOM = 48  # pixels of a row for its sign and the blanks
_WIDTH = 560
_MOST_ROWS = 14
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
        self._commands = list(window.menus.every_action())
        self._acts: list[Callable[[], object]] = []
        self.box = QLineEdit()
        self.box.setPlaceholderText("A command, an event, words of a statement, or a date")
        self.box.setAccessibleName("Command")
        self.list = QListWidget()
        self.list.setAccessibleName("Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        colours = self.list.palette()
        theme = window.look.theme
        colours.setColor(QPalette.ColorRole.Highlight, tint(theme, theme.accent, 0.8))
        colours.setColor(QPalette.ColorRole.HighlightedText, paint(theme.ink))
        self.list.setPalette(colours)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.box)
        column.addWidget(self.list)
        self.setFixedWidth(_WIDTH)
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
        for row in (*self._found_commands(text), *self._entries(text)):
            self._insert(len(self._acts), row)
        self._pause.stop()
        may_be_date = any(letter.isdecimal() for letter in text) or not self._acts
        if may_be_date and text.strip() and self._window.session.project.sources:
            self._pause.start()
        elif not self._acts:
            self._say_unknown(text)
        self._fit()

    def _insert(self, at: int, row: Row) -> None:
        sign, words, keys, act = row
        each = QListWidgetItem(sign, words)
        each.setData(_KEYS, keys)
        each.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words} {keys}".strip())
        self.list.insertItem(at, each)
        self._acts.insert(at, act)

    def _fit(self) -> None:
        """As high as the rows that there are, and the first of them chosen."""
        self.list.setCurrentRow(0)
        rows = range(min(self.list.count(), _MOST_ROWS))
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in rows))
        self.setFixedHeight(self.sizeHint().height())

    def _found_commands(self, text: str) -> Iterator[Row]:
        offered = self._commands if text.strip() else [each for each in self._commands if ": " not in each[0]]
        ranked = [(_rank(text, words, action.statusTip()), words, action) for words, action in offered]
        for rank, words, action in sorted(ranked, key=lambda each: each[0]):
            if rank < _NO_RANK and action.isEnabled() and action.objectName() != "commands":
                name, _, beside = words.rstrip("…").partition("\t")
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                sign = icon("accept") if action.isChecked() else action.icon()
                yield sign, name, keys or beside, action.trigger

    def _entries(self, text: str) -> Iterator[Row]:
        """The first events and statements that pass what was typed, taken as a filter."""
        session, project, asked = self._window.session, self._window.session.project, query(text)
        if len(text.strip()) < 2 or asked.is_empty:
            return
        text_of = session.listing.search_text
        found = (each for each in entries(project) if matches(project, each, asked, text_of))
        for each, _ in zip(found, range(_MOST_ENTRIES), strict=False):
            name = "event" if project.event(each.id) else "statement"
            when = in_words(when_of(each))
            yield (
                icon(name),
                title_of(project, each)[:200],
                when,
                partial(session.select, each.id),
            )

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
                self._fit()
            return
        self._insert(0, (icon("date"), f"Go to {in_words(when)}", "", lambda: self._go_to(when)))
        self._fit()

    def _say_unknown(self, text: str) -> None:
        words = text.strip() if len(text.strip()) <= 40 else f"{text.strip()[:40]}…"
        said = QListWidgetItem(f"“{words}” is no command, event or date that Dateline knows.\n{_TRY}")
        said.setFlags(Qt.ItemFlag.NoItemFlags)
        said.setForeground(paint(self._window.look.theme.second))
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


class _Row(QStyledItemDelegate):
    """A row of one height, with or without a sign, and its keys or its date at the right in second ink."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 1 + index.data().count("\n")
        return QSize(0, option.fontMetrics.height() * lines + 10)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if not option.state & QStyle.StateFlag.State_Enabled:
            return
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_SIGN, _SIGN)
        option.icon = QIcon()  # painted below: Qt would turn that of the chosen row to another colour
        keys = option.fontMetrics.horizontalAdvance(index.data(_KEYS) or "")
        room = option.rect.width() - _SIGN_ROOM - keys
        option.text = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        top = option.rect.top() + (option.rect.height() - _SIGN) // 2
        if isinstance(sign := index.data(Qt.ItemDataRole.DecorationRole), QIcon):
            sign.paint(painter, QRect(option.rect.left() + 4, top, _SIGN, _SIGN))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -8, 0), right, index.data(_KEYS) or "")


def _rank(typed: str, words: str, tip: str) -> int:
    """0 where it begins with what was typed, 1 where a word does, 2 where it occurs in it or its tip."""
    typed, text = typed.casefold().strip(), words.casefold()
    if text.startswith(typed):
        return 0
    if f" {typed}" in text:
        return 1
    return 2 if typed in f"{text} {tip}".casefold() else _NO_RANK
