"""The choice of paper for a print: its size, how it lies, and how many sheets."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QWidget

from dateline.exporting.paper import PAPERS, Sheets, sheets_of
from dateline.model.error import DatelineError
from dateline.window.panes.parts import Chooser, Field, align_labels, second

_AS_WINDOW, _OTHER = "No paper: as large as a screen", "Another size"


class PaperChoice(QWidget):
    """`changed` with each choice; then `sheets` are what was chosen, or `problem` says why there are none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = Chooser()
        self.choice.addItems([_AS_WINDOW, *PAPERS, _OTHER])
        self.other = Field("Millimetres", "500x700 millimetres")
        self.lies = Chooser()
        self.lies.addItems(["On its side", "Upright"])
        self.way = Chooser()
        self.way.addItems(["To be glued to one poster", "One after the other in time"])
        self.across, self.down = QSpinBox(), QSpinBox()
        self.told = second()
        pages = QHBoxLayout()
        pages.addWidget(self.across)
        self.by = _word("across,")
        self.low = _word("down")
        pages.addWidget(self.by)
        pages.addWidget(self.down)
        pages.addWidget(self.low)
        pages.addStretch(1)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.addRow("Paper", self.choice)
        self.form.addRow("Millimetres", self.other)
        self.form.addRow("It lies", self.lies)
        self.form.addRow("Sheets", pages)
        self.form.addRow("Several are", self.way)
        self.form.addRow("", self.told)
        align_labels(self.form)
        for name, box in (("Sheets across", self.across), ("Sheets down", self.down)):
            box.setRange(1, 20)
            box.setAccessibleName(name)
            box.valueChanged.connect(lambda _: self._follow())
        for chooser in (self.choice, self.lies, self.way):
            chooser.currentIndexChanged.connect(lambda _: self._follow())
        self.other.textChanged.connect(lambda _: self._follow())
        self.sheets: Sheets | None = None
        self.problem = ""
        self._follow()

    @property
    def is_on(self) -> bool:
        """Whether paper was chosen."""
        return self.choice.currentText() != _AS_WINDOW

    def _follow(self) -> None:
        is_other, in_turn = self.choice.currentText() == _OTHER, self.way.currentIndex() == 1
        several = self.across.value() * self.down.value() > 1 or in_turn
        rows = {self.other: is_other, self.lies: self.is_on and not is_other, self.told: self.is_on}
        for part, is_wanted in (rows | {self.way: self.is_on and several}).items():
            self.form.setRowVisible(part, is_wanted)
        self.form.setRowVisible(3, self.is_on)
        for part in (self.by, self.down, self.low):  # in a row that is hidden they would lie over the others
            part.setVisible(self.is_on and not in_turn)
        self._work_out(is_other, in_turn)
        self.changed.emit()

    def _work_out(self, is_other: bool, in_turn: bool) -> None:
        self.sheets, self.problem = None, ""
        if not self.is_on:
            return
        size = self.other.text() if is_other else self.choice.currentText()
        pages = f"{self.across.value()}x{1 if in_turn else self.down.value()}"
        try:
            sheets = sheets_of(size, upright=self.lies.currentIndex() == 1, pages=pages, in_turn=in_turn)
        except DatelineError as error:
            self.problem = str(error) if size else "Say how large the paper is, such as 500x700."
            self.told.setText("")
            return
        self.sheets = sheets
        self.told.setText(_in_words(sheets))


def _word(text: str) -> QLabel:
    label = second(text)
    label.setWordWrap(False)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return label


def _in_words(sheets: Sheets) -> str:
    width, height = (f"{side:,.0f}" for side in sheets.poster)
    if sheets.count == 1:
        return f"One sheet of {sheets.width:g} by {sheets.height:g} mm"
    if sheets.in_turn:
        return f"{sheets.count} pages of {sheets.width:g} by {sheets.height:g} mm"
    return f"{sheets.count} sheets; together {width} by {height} mm, when cut and glued"
