"""A line of a *why this date*: what it rests on is a click away, and can be given another date in place.

Under it may stand what else its words may mean."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dateline.model.anchors import Anchor
from dateline.model.source import Step
from dateline.model.timex import Alternative
from dateline.model.when import UNDATED, When
from dateline.model.words import chance_in_words, in_words
from dateline.window.panes.date_field import DateField, Understand
from dateline.window.panes.parts import link, linked

_CHANGE, _TAKE_BACK, _USE = "change", "back", "use"


def other_line(other: Alternative, use: Callable[[], None]) -> QLabel:
    """Another date that the words may mean, how likely that is, and a link that takes it; `use` does so."""
    date = in_words(other.when, with_weekday=other.when.is_exact)
    told = f"Or {', '.join(filter(None, (date, other.text)))} ({chance_in_words(other.weight)})"

    def take(_: str) -> None:
        line.clearFocus()  # else Qt hands it on as if by Tab
        use()

    way = link(_USE, "use\N{NO-BREAK SPACE}this")
    line = linked(f"{escape(told)} {way}", take)
    line.setProperty("part", "second")
    line.setAccessibleName(f"{told}. This date can be used instead.")
    return line


class WhyLine(QWidget):
    """`dated` tells of another date for the line's anchor: a When (UNDATED takes back what a person gave) and the
    words that were typed."""

    dated = Signal(object, str)
    done = Signal()  # by a key: the focus is nobody's

    def __init__(
        self, step: Step, anchor: Anchor, *, is_given: bool, follow: Callable[[str], None], place: str
    ) -> None:
        super().__init__()
        self._follow, self._anchor = follow, anchor
        self.understand: Understand | None = None
        self.field: DateField | None = None
        ways = [link(place, "in the text")] if place else []
        ways.append(link(_CHANGE, "change"))
        if is_given:
            ways.append(link(_TAKE_BACK, "take back"))
        self.label = linked(f"{escape(step.text)} {' · '.join(ways)}", self._go)
        self.label.setAccessibleName(f"{step.text} Its date can be changed.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)

    def _go(self, address: str) -> None:
        if address == _CHANGE:
            self.edit()
        elif address == _TAKE_BACK:
            self.dated.emit(UNDATED, "")
        else:
            self._follow(address)

    def edit(self) -> None:
        """Show a field for the date below the line, and put the cursor into it."""
        if self.field is None:
            self.field = DateField("The date it counts from")
            if self.understand:
                self.field.understand = self.understand
            self.field.understood.connect(self._take)
            self.field.field.given_up.connect(self._close)
            self.field.field.done.connect(self.done)
            column = self.layout()
            assert column is not None
            column.addWidget(self.field)
            self.setFocusProxy(self.field)
        self.field.show_when(self._anchor.when)
        self.field.show()
        self.field.field.setFocus()
        self.field.field.selectAll()

    def _take(self, when: When, text: str) -> None:
        self._close()
        self.dated.emit(when, text)

    def _close(self) -> None:
        if self.field is not None:
            self.field.field.clearFocus()  # else Qt hands it on as if by Tab
            self.field.hide()
