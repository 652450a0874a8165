"""The eras of the project in the detail pane: a line for each, with its name, its dates and a way to remove it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dateline.model.eras import change_era, remove_era
from dateline.model.project import Era
from dateline.model.when import When
from dateline.window.panes.date_field import DateField, Understand, understand_edtf
from dateline.window.panes.parts import Field, heading, link, linked, sign_button
from dateline.window.session import Session

_INDENT = 7  # pixels: where words begin in the pane


class EraSection(QWidget):
    """`add_asked` when another one is wanted; `done` when a key has left a field."""

    add_asked = Signal()
    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.understand: Understand = understand_edtf
        self.lines: dict[str, EraLine] = {}
        self.add = linked(link("add", "Add an era"), lambda _: self.add_asked.emit())
        head = QHBoxLayout()
        head.setContentsMargins(_INDENT, 0, 0, 0)
        head.addWidget(heading("Eras"))
        head.addWidget(self.add, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)

    def show_eras(self, eras: tuple[Era, ...]) -> None:
        """A line for each; those that stay are kept, so that a person may go on typing in them."""
        for id in self.lines.keys() - {era.id for era in eras}:
            line = self.lines.pop(id)
            line.hide()
            line.deleteLater()
        for place, era in enumerate(eras, start=1):
            if era.id not in self.lines:
                self.lines[era.id] = self._line(era.id)
            line = self.lines[era.id]
            if self._column.indexOf(line) != place:
                self._column.insertWidget(place, line)
            line.show_era(era)
            line.show()  # now, so that it can take the focus

    def _line(self, id: str) -> "EraLine":
        line, do = EraLine(self.understand), self._session.do
        line.titled.connect(lambda text: do("Rename the era", lambda p: change_era(p, id, title=text)))
        line.dated.connect(
            lambda when: do("Change the date of the era", lambda p: change_era(p, id, when=when))
        )
        line.removed.connect(lambda: do("Remove the era", lambda p: remove_era(p, id)))
        line.done.connect(self.done)
        return line


class EraLine(QWidget):
    """One era: `titled` and `dated` tell of what was typed, `removed` that it is wanted no more."""

    titled = Signal(str)
    dated = Signal(When)
    removed = Signal()
    done = Signal()

    def __init__(self, understand: Understand) -> None:
        super().__init__()
        self.title = Field("Name of the era", "Its name")
        self.date = DateField("Dates of the era")
        self.date.understand = understand
        self.remove = sign_button("close", "Remove the era", self.removed.emit)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.date, 1, 0, 1, 2)
        grid.addWidget(self.remove, 0, 1)
        self.title.given.connect(self._give_title)
        self.date.understood.connect(lambda when, _: self._give_date(when))
        for field in (self.title, self.date.field):
            field.done.connect(self.done)

    def show_era(self, era: Era) -> None:
        self._era = era
        self.title.show_text(era.title)
        self.date.show_when(era.when)

    def _give_title(self, text: str) -> None:
        """An era without a name would be a band that tells nothing."""
        text = " ".join(text.split())
        if text:
            self.titled.emit(text)
        else:
            self.title.restore()

    def _give_date(self, when: When) -> None:
        if when.is_dated:
            self.dated.emit(when)
        else:
            self.date.show_when(self._era.when)
