"""The line above the text of a source in which one looks for words."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from dateline.model.finding import occurrences
from dateline.model.source import Source
from dateline.model.span import Passage
from dateline.window.icons import icon
from dateline.window.panes.parts import Line, sign_button

_NEAR = 200  # places before and after the one that is shown, which are marked too


class FindLine(QWidget):
    """Shown while one looks: Enter goes to the next place, Shift+Enter to the one before, Esc leaves.

    `went` carries the Passage to show, `found` those around it, `left` comes when one has done.
    """

    found = Signal(object)
    went = Signal(Passage)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources: Sequence[Source] = ()
        self._from = (0, 0)  # the source and the character where one began to look
        self._places: list[Passage] = []
        self._at = 0
        self.box = Line()
        self.box.setPlaceholderText("Find in the text")
        self.box.setAccessibleName("Find in the text")
        self.box.addAction(icon("find"), QLineEdit.ActionPosition.LeadingPosition)
        self.box.textChanged.connect(self._look)
        self.count = QLabel()
        self.count.setProperty("part", "second")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(4)
        line.addWidget(self.box, 1)
        line.addWidget(self.count)
        line.addWidget(sign_button("previous", "Go to the place before (Shift+Enter)", lambda: self.step(-1)))
        line.addWidget(sign_button("next", "Go to the next place (Enter)", lambda: self.step(1)))
        line.addWidget(sign_button("close", "Leave (Esc)", self.leave))
        self.hide()

    def begin(self, sources: Sequence[Source], shown: Source, position: int, words: str) -> None:
        """Look in these texts, from a place in the one that is shown; for `words`, else for those of before."""
        self._sources, self._from = sources, (sources.index(shown), position)
        self.show()
        if words and words != self.box.text():
            self.box.setText(words)
        else:
            self._look(self.box.text())
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def renew(self, sources: Sequence[Source]) -> None:
        """The texts are others now."""
        self._sources, self._from = sources, (0, 0)
        if self.isVisible():
            self._look(self.box.text())

    def step(self, by: int) -> None:
        """Go on to the place `by` further; after the last comes the first."""
        if self._places:
            self._go((self._at + by) % len(self._places))

    def leave(self) -> None:
        self.hide()
        self.found.emit([])
        self.left.emit()

    def _look(self, words: str) -> None:
        self._places = occurrences(self._sources, words)
        order = {source.id: number for number, source in enumerate(self._sources)}
        starts = [(order[place.source], place.span.start) for place in self._places]
        self._go(bisect_left(starts, self._from) % max(1, len(starts)))

    def _go(self, at: int) -> None:
        self._at = at
        self.found.emit(self._places[max(0, at - _NEAR) : at + _NEAR])
        if self._places:
            self.count.setText(f"{at + 1:,} of {len(self._places):,}")
            self.went.emit(self._places[at])
        else:
            self.count.setText("Not in the text" if self.box.text().strip() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if is_back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
