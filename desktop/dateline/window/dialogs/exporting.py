"""What to export: the kind of file, what it cannot hold, how much goes out, and for a drawing its paper."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline.exporting.export import FORMATS, Drawing, Format, lost
from dateline.model.project import Project
from dateline.timeline.view import Layout, View
from dateline.window.dialogs.paper import PaperChoice
from dateline.window.dialogs.picture_choice import PictureChoice
from dateline.window.panes.parts import heading, keep_tab_order, second, words

_NOTHING_LOST = "It holds everything."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person chose: the kind of file, the ids to write (None for all), and how to draw it where it is drawn."""

    format: Format
    shown: frozenset[str] | None
    drawing: Drawing | None


class ExportDialog(QDialog):
    """`chosen` carries what is Wanted; where to is asked next."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, project: Project, view: View) -> None:
        super().__init__(parent)
        self._project, self._view = project, view
        self.setWindowTitle("Export")
        self.kinds = QListWidget()
        self.kinds.setAccessibleName("Kind of file")
        self.kinds.setProperty("part", "kinds")
        for format in FORMATS:
            item = QListWidgetItem(format.title)
            item.setData(Qt.ItemDataRole.UserRole, format.name)
            self.kinds.addItem(item)
        self.filtered = QCheckBox("Only what the filter shows")
        self.filtered.setChecked(view.shown is not None)
        self.filtered.setVisible(view.shown is not None)
        self.as_seen = QCheckBox("Only the dates that the window shows")
        self.choices = QWidget()
        self.picture = PictureChoice()
        self.paper = PaperChoice()
        self.lost = QPlainTextEdit()
        self.lost.setReadOnly(True)
        self.lost.setAccessibleName("What it cannot hold")
        self.problem = words()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = QPushButton("Export…")
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange()
        self.kinds.currentRowChanged.connect(lambda _: self._show())
        self.filtered.toggled.connect(lambda _: self._show())
        self.as_seen.toggled.connect(lambda _: self._show())
        self.paper.changed.connect(self._show)
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)
        self.kinds.itemActivated.connect(lambda _: self._choose())
        self.kinds.setCurrentRow(0)
        keep_tab_order(self)
        self.kinds.setFocus()
        self.resize(760, 520)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.kinds.doItemsLayout()  # the rows have the height of their style only now

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(heading("Kind of file"))
        left.addWidget(self.kinds)
        choices = QVBoxLayout(self.choices)
        choices.setContentsMargins(0, 0, 0, 8)
        for part in (self.filtered, self.as_seen, self.picture, self.paper):
            choices.addWidget(part)
        right.addWidget(self.choices)
        self.lost_title = heading("What it cannot hold")
        right.addWidget(self.lost_title)
        right.addWidget(self.lost, 1)
        right.addWidget(second("Dateline’s own project file and “Everything (JSON)” hold all there is."))
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(left, 2)
        middle.addLayout(right, 3)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 16, 20, 16)
        page.setSpacing(8)
        page.addLayout(middle, 1)
        page.addWidget(self.problem)
        page.addWidget(self.buttons)

    @property
    def format(self) -> Format:
        return FORMATS[max(self.kinds.currentRow(), 0)]

    @property
    def shown(self) -> frozenset[str] | None:
        return self._view.shown if self.filtered.isChecked() else None

    def _show(self) -> None:
        format = self.format
        self.paper.setVisible(format.name == "pdf")
        is_printed = format.name == "pdf" and self.paper.is_on
        self.as_seen.setVisible(format.draws and not is_printed)
        self.picture.setVisible(format.draws)
        self.choices.setVisible(format.draws or self._view.shown is not None)
        self.picture.let_size(not is_printed)
        told = lost(self._project, format, self.shown)
        self.lost.setPlainText("\n".join(told) or _NOTHING_LOST)
        wrong = self.paper.problem if is_printed else ""
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        self.go.setEnabled(not wrong)

    def _drawing(self) -> Drawing | None:
        if not self.format.draws:
            return None
        sheets = self.paper.sheets if self.format.name == "pdf" else None
        is_seen = self.as_seen.isChecked() or sheets is not None
        view = replace(self._view, shown=self.shown)
        if not is_seen:  # all of it has room on a timeline only
            view = replace(view, selection=(), layout=Layout.ACROSS)
        how = self.picture
        return Drawing(view, sheets, how.theme, is_seen=is_seen, size=how.size_chosen, ratio=how.ratio)

    def _choose(self) -> None:
        if self.go.isEnabled():
            wanted = Wanted(self.format, self.shown, self._drawing())
            self.accept()
            self.chosen.emit(wanted)
