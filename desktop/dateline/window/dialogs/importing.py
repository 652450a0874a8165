"""What an import would bring, to be looked at and put right before it lands."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dateline.model.error import DatelineError
from dateline.storing.importing.imported import Imported
from dateline.storing.importing.table import FIELDS, Mapping
from dateline.timeline.theme import Theme
from dateline.window import jobs
from dateline.window.background import Task, Worker
from dateline.window.panes.outline_rows import OutlineModel
from dateline.window.panes.parts import Chooser, heading, keep_tab_order, larger, second

_LEFT_OUT = "leave out"


class ImportPreview(QDialog):
    """`landed` carries the Imported that a person has agreed to."""

    landed = Signal(object)

    def __init__(self, parent: QWidget, worker: Worker, theme: Theme, path: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Import “{path.name}”")
        self._worker, self._path = worker, path
        self._task: Task | None = None
        self._imported: Imported | None = None
        self.choosers: list[Chooser] = []
        self.said = QLabel(f"Reading “{path.name}” …")
        larger(self.said, 1.15)
        self.day_first = QCheckBox("The day stands before the month, as in 31/12/1999")
        self.day_first.clicked.connect(self._answer)
        self._is_answered = False
        self.model = OutlineModel(theme, self)
        self.table = QTableView()
        self.problems = QPlainTextEdit()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.land = QPushButton("Import")
        self.buttons.addButton(self.land, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._land)
        self.buttons.rejected.connect(self.reject)
        self._arrange()
        keep_tab_order(self)
        self.land.setDefault(True)
        self.resize(860, 560)
        self._start(None)

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("What would be imported")
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 150)
        self.table.setColumnWidth(2, 130)
        self.problems.setReadOnly(True)
        self.problems.setAccessibleName("What could not be understood")
        self.problems.setMaximumHeight(110)
        self.columns_title, self.problems_title = heading("Columns"), heading("Not understood")
        self.columns = QScrollArea()
        self.columns.setWidgetResizable(True)
        self.columns.setFixedWidth(300)
        self.columns_title.setContentsMargins(0, 4, 0, 4)  # on one line with the head of the table
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.columns_title)
        left.addWidget(self.columns)
        right.addWidget(self.table)
        right.addWidget(self.problems_title)
        right.addWidget(self.problems)
        middle = QHBoxLayout()
        middle.addLayout(left)
        middle.addLayout(right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 16, 20, 16)
        page.setSpacing(8)
        page.addWidget(self.said)
        page.addLayout(middle, 1)
        page.addWidget(self.day_first)
        page.addWidget(self.buttons)
        unasked = (self.columns_title, self.columns, self.day_first, self.problems_title, self.problems)
        for part in unasked:
            part.hide()
        self.land.setEnabled(False)

    def _start(self, mapping: Mapping | None) -> None:
        if self._task:
            self._task.cancel()
        self.land.setEnabled(False)
        self._task = self._worker.start(jobs.look_at_import, str(self._path), mapping)
        self._task.done.connect(self._show)
        self._task.failed.connect(self._tell)

    def _answer(self) -> None:
        self._is_answered = True
        self._look_again()

    def _look_again(self) -> None:
        """Read the file as the choosers say now."""
        columns = tuple(chooser.currentData() for chooser in self.choosers)
        self._start(Mapping(columns, self.day_first.isChecked() if self._is_answered else None))

    def _show(self, looked: jobs.Looked) -> None:
        if looked.columns and not self.choosers:
            self._offer_columns(looked)
        if looked.problem:
            self._tell(DatelineError(looked.problem))
            return
        assert looked.imported is not None
        is_first, self._imported = self._imported is None, looked.imported
        imported = looked.imported
        self.model.show(imported.project)
        self.said.setText(f"{self.model.count_in_words or 'Nothing'} from “{self._path.name}”")
        self.day_first.setVisible(imported.asks_day_first or self._is_answered)
        self.day_first.setChecked(imported.day_first)
        self.problems.setPlainText("\n".join(imported.problems))
        for part in (self.problems_title, self.problems):
            part.setVisible(bool(imported.problems))
        self.land.setEnabled(bool(self.model.rows))
        if is_first:
            self.land.setFocus()

    def _offer_columns(self, looked: jobs.Looked) -> None:
        """A chooser for each column: what it is, with its heading and its first words beside."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(0, 1)
        for row, (name, example, field) in enumerate(looked.columns):
            label = second(f"{name or 'Column ' + str(row + 1)}\n{example[:40]}")
            chooser = Chooser()
            chooser.setAccessibleName(f"What “{name}” is")
            for each in ("", *FIELDS):
                chooser.addItem(each.replace("_", " ") or _LEFT_OUT, each)
            chooser.setCurrentIndex(chooser.findData(field))
            chooser.activated.connect(lambda _: self._look_again())
            self.choosers.append(chooser)
            grid.addWidget(label, row, 0)
            grid.addWidget(chooser, row, 1)
        grid.setRowStretch(len(looked.columns), 1)
        self.columns.setWidget(holder)
        self.columns_title.show()
        self.columns.show()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, DatelineError):
            raise error  # to the one hook
        self._imported = None
        self.model.show(replace(self.model.project, events=(), statements=()))
        self.said.setText(str(error))
        self.land.setEnabled(False)

    def _land(self) -> None:
        if self._imported:
            self.landed.emit(self._imported)
        self.accept()

    def done(self, result: int) -> None:
        if self._task:
            self._task.cancel()
        super().done(result)
