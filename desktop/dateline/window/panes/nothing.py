"""What stands in the place of the timeline where a text names no events."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dateline.model.project import Project
from dateline.reading.english import seems_english
from dateline.window.panes.parts import larger, second


class NothingFound(QWidget):
    """Says what was not found, and what can be done: `add_asked` and `open_asked` by its two buttons."""

    add_asked = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        larger(self.title, 1.5)
        self.words = second()
        holder = QWidget()
        holder.setFixedWidth(480)
        column = QVBoxLayout(holder)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        for text, asked in (("Add an event", self.add_asked), ("Open another…", self.open_asked)):
            button = QPushButton(text)
            button.setAutoDefault(True)  # so that Enter presses it
            button.clicked.connect(asked)
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        outer = QVBoxLayout(self)
        outer.addWidget(holder, alignment=Qt.AlignmentFlag.AlignCenter)

    def show_project(self, project: Project) -> None:
        """Say why nothing was found in the texts of a project."""
        by_hand = "Select the words for an event in the source and add it by hand, or open another text."
        if not any(seems_english(source.text) for source in project.sources):
            title, why = (
                "This text is not in English",
                "Dateline finds dates and events in English texts alone.",
            )
        elif project.timexes:
            title, why = "No events in this text", "It names dates, but nothing that happened on them."
        else:
            title, why = "No dates in this text", "Nothing in it says when."
        self.title.setText(title)
        self.words.setText(f"{why} {by_hand}")
