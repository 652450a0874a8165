"""A date to read in words and EDTF, and to type in either way, with what was understood shown while one types."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.error import DatelineError
from dateline.model.when import UNDATED, When
from dateline.model.words import in_words
from dateline.window.panes.parts import Field, second

_PAUSE = 120  # milliseconds without a key before words are read

Tell = Callable[[When | None], None]
Understand = Callable[[str, Tell], None]


def understand_edtf(text: str, tell: Tell) -> None:
    """EDTF alone, where nobody is there who reads words."""
    try:
        tell(from_edtf(text))
    except DatelineError:
        tell(None)


class DateField(QWidget):
    """`understood` tells of a date that was entered and understood: the When, and the words typed.

    `understand` reads what is typed; it may answer later.
    """

    understood = Signal(object, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _DateLine(name, "Type a date: 7–10 May 2025, c. 44 BC, or EDTF")
        self.reading = second()
        self.understand: Understand = understand_edtf
        self._when: When = UNDATED
        self._wanted: When | None = None
        self._read = ""  # the words that `_wanted` stands for
        self._is_entered = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.reading)
        self.reading.setContentsMargins(7, 0, 0, 0)
        self.setFocusProxy(self.field)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.field.textEdited.connect(self._edit)
        self.field.given.connect(self._enter)
        self.field.given_up.connect(lambda: self.show_when(self._when))

    def show_when(self, when: When) -> None:
        """Show a date as the session holds it."""
        self._when = when
        self._is_entered = False
        self.field.show_text(in_words(when, with_weekday=when.is_exact) if when.is_dated else "")
        self.reading.setText(to_edtf(when) if when.is_dated else "Undated")

    def _edit(self, text: str) -> None:
        self._is_entered = False
        self._pause.start()

    def _enter(self, text: str) -> None:
        self._is_entered = True
        if self._read == text:
            self._give()
        else:
            self._pause.stop()
            self._ask()

    def _ask(self) -> None:
        text = self.field.text().strip()
        self.understand(text, lambda when: self._hear(text, when))

    def _hear(self, text: str, when: When | None) -> None:
        if text != self.field.text().strip():
            return  # somebody typed on
        self._read, self._wanted = text, when
        if when is None:
            self.reading.setText(
                f"“{text}” is not understood as a date. Try “7–10 May 2025” or 2025-05-07/2025-05-10."
            )
        else:
            self.reading.setText(
                f"{in_words(when, with_weekday=True)} · {to_edtf(when)}" if when.is_dated else "Undated"
            )
        if self._is_entered:
            self._give()

    def _give(self) -> None:
        if self._wanted is not None and self._is_entered:
            self._is_entered = False
            when, text = self._wanted, self._read
            if when == self._when:
                self.show_when(when)
            else:
                self.understood.emit(when, text)
            if self.field.hasFocus():
                self.field.leave()


class _DateLine(Field):
    """The line itself; `given_up` tells of Esc. Enter leaves it only when the words are understood."""

    given_up = Signal()

    def enter(self) -> None:
        if self.text() == self._shown:
            self.leave()

    def restore(self) -> None:
        super().restore()
        self.given_up.emit()
