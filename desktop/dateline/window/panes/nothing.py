"""What stands in the place of the timeline where a text names no events."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dateline.model.project import Project
from dateline.window.panes.parts import larger, second


class NothingFound(QWidget):
    """Says what was not found, and what can be done."""

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
        outer = QVBoxLayout(self)
        outer.addWidget(holder, alignment=Qt.AlignmentFlag.AlignCenter)

    def show_project(self, project: Project) -> None:
        if project.timexes:
            self.title.setText("No events in this text")
            self.words.setText(
                "It names dates, but nothing that happened on them. Select words in the source and add "
                "an event by hand."
            )
        else:
            self.title.setText("No dates in this text")
            self.words.setText(
                "Nothing in it says when. Select words in the source and add an event by hand, or "
                "open another text."
            )
