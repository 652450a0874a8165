"""Reading in progress: what is being read, how far it is, and Cancel."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from dateline.model.words import counted
from dateline.window.jobs import Step
from dateline.window.panes.parts import larger, second

_THOUSAND = 1000
_PATIENCE = 8  # seconds that nobody needs to be told of


class ReadingProgress(QWidget):
    """A page of its own, or, with `is_slim`, one line above what is open."""

    cancel_asked = Signal()

    def __init__(self, *, is_slim: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self.title = QLabel()
        self.doing = second()
        self.bar = QProgressBar()
        self.bar.setRange(0, _THOUSAND)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far the reading is")
        self.cancel = QPushButton("Cancel")
        self.cancel.setToolTip("Stop (Esc)")
        self.cancel.clicked.connect(self.cancel_asked)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancel_asked)
        if is_slim:
            self._arrange_slim()
        else:
            self._arrange_page()

    def _arrange_slim(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(12)
        line.addWidget(self.title)
        line.addWidget(self.doing, 1)
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)

    def _arrange_page(self) -> None:
        larger(self.title, 1.5)
        holder = QWidget()
        holder.setFixedWidth(480)
        column = QVBoxLayout(holder)
        column.setSpacing(8)
        for part in (self.title, self.bar, self.doing):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.cancel, alignment=Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.addWidget(holder, alignment=Qt.AlignmentFlag.AlignCenter)

    def begin(self, name: str, verb: str = "Reading") -> None:
        self._clock.start()
        self.title.setText(f"{verb} {name}")
        self.doing.setText("")
        self.bar.setValue(0)

    def show_step(self, step: object) -> None:
        if isinstance(step, Step):
            is_named = self.title.text().endswith(step.name)
            words = [step.doing] if is_named else [step.name, step.doing]
            left = time_left(self._clock.elapsed() / 1000, step.share)
            self.doing.setText(" · ".join([*words, left] if left else words))
            self.bar.setValue(round(step.share * _THOUSAND))


def time_left(gone: float, share: float) -> str:
    """How long it may still take, in words, after `gone` seconds; "" where that is short or cannot be told."""
    left = gone / share - gone if gone > _PATIENCE and share > 0 else 0
    if left < _PATIENCE:
        return ""
    return "less than a minute left" if left < 50 else f"about {counted(round(left / 60), 'minute')} left"
