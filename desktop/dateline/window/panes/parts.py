"""The small parts that panes are made of: headings, words that link, passages as quotations, fields to type in."""

from collections.abc import Callable, Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QTextDocumentFragment,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from dateline.window.icons import icon


def heading(text: str) -> QLabel:
    """The name of a section, in second ink."""
    label = QLabel(text)
    label.setProperty("part", "heading")
    return label


def second(text: str = "") -> QLabel:
    """Words in second ink, wrapped."""
    label = words(text)
    label.setProperty("part", "second")
    return label


def words(text: str = "") -> QLabel:
    """Plain words, wrapped, that can be copied."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def indented(label: QLabel) -> QLabel:
    """With its words where those in a field begin."""
    label.setContentsMargins(7, 0, 0, 0)
    return label


def linked(html: str, follow: Callable[[str], None]) -> QLabel:
    """Words with links in them, as `link` makes them; `follow` gets the address of the one that was chosen."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(html)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    )
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.linkActivated.connect(follow)
    words = QTextDocumentFragment.fromHtml(html).toPlainText()
    label.setAccessibleName(words)
    copy = QAction("Copy", label)
    copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(words))
    label.addAction(copy)
    label.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return label


def link(address: str, text: str) -> str:
    """Words that lead somewhere, as HTML."""
    return f'<a href="{escape(address)}" style="text-decoration:none">{escape(text)}</a>'


def sign_button(sign: str, tip: str, act: Callable[[], object], size: int = 14) -> QToolButton:
    """A button with an icon alone; what it does is said in its tip, and to who cannot see it."""
    button = QToolButton()
    button.setIcon(icon(sign))
    button.setIconSize(QSize(size, size))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(act)
    return button


def align_labels(form: QFormLayout) -> None:
    """Give the names in a form one width, so that the fields of two forms stand under each other."""
    for row in range(form.rowCount()):
        name = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        if name and (label := name.widget()):
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(_LONGEST_NAME))


_LONGEST_NAME = "Several are "


def keep_tab_order(widget: QWidget) -> None:
    """Let Tab walk what is in a widget as it stands there, also what was made later than its neighbours."""
    layout = widget.layout()
    stops = (
        [each for each in _laid_out(layout) if each.focusPolicy() & Qt.FocusPolicy.TabFocus] if layout else []
    )
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """The widgets in a layout and in those within it, in the order of their places."""
    for at in range(layout.count()):
        part = layout.itemAt(at)
        inner = part.widget() if part else None
        below = inner.layout() if inner else part.layout() if part else None
        if inner:
            yield inner
        if below:
            yield from _laid_out(below)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, and away."""
    while taken := layout.takeAt(0):
        if widget := taken.widget():
            widget.hide()
            widget.deleteLater()


def in_short(folder: Path) -> str:
    """A folder as people write it, from their own."""
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)


class TitleField(QPlainTextEdit):
    """A title to read, and to type in: as high as its words; Enter takes it, Esc gives back what was."""

    typed = Signal(str)
    left = Signal()
    done = Signal()  # by a key: the focus is nobody's

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self.setAccessibleName(name)
        self.setProperty("quiet", True)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # a file that is dropped is opened
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show what the session holds, unless a person is typing that very text."""
        self._given = text
        if self.toPlainText() != text and not self.hasFocus():
            self._put(text)

    def _put(self, text: str) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._fit()

    def _tell(self) -> None:
        self._fit()
        self.typed.emit(self.toPlainText())

    def _fit(self) -> None:
        lines = max(1, int(self.document().size().height()))
        height = QFontMetricsF(self.font()).lineSpacing() * lines + 2 * self.document().documentMargin() + 10
        self.setFixedHeight(int(height + 0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.clearFocus()
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.toPlainText() != self._given:
            self._put(self._given)
        self.left.emit()


class NotesField(TitleField):
    """Lines of words to read, and to type in; `typed` tells of each change, Esc leaves it."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setPlaceholderText(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QPlainTextEdit.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)


class Line(QLineEdit):
    """A line to type in, which leaves Ctrl+E to the program; Qt takes it for "to the end of the line"."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.keyCombination() == _ADD_AN_EVENT
        ):
            event.ignore()
            return False
        return super().event(event)


_ADD_AN_EVENT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


class Chooser(QComboBox):
    """One of several words. The wheel is for the pane that it stands in, and never changes what was chosen."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Field(Line):
    """One line to read, and to type in. `given` tells of what was entered with Enter or by leaving; Esc gives back
    what was. Both keys leave it."""

    given = Signal(str)
    done = Signal()  # by a key: the focus is nobody's

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setProperty("quiet", True)
        self.setAcceptDrops(False)
        self.editingFinished.connect(self._give)

    def show_text(self, text: str) -> None:
        """Show what the session holds."""
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def restore(self) -> None:
        """Give back what was shown before somebody typed."""
        self.show_text(self._shown)

    def _give(self) -> None:
        if self.text() != self._shown:
            self.given.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.restore()
            self.leave()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()

    def enter(self) -> None:
        """What was typed has been taken with Enter."""
        self.leave()

    def leave(self) -> None:
        """Give the focus up; within a chooser it is that of the chooser."""
        (self.focusProxy() or self).clearFocus()
        self.done.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())


def larger(widget: QWidget, by: float, *, bold: bool = False) -> None:
    """Set a widget's type larger than the system's."""
    font = QFont(widget.font())
    font.setPointSizeF(max(font.pointSizeF(), 8.0) * by)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    widget.setFont(font)
