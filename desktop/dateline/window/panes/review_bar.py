"""Accept or reject what was found, with what has become of it beside."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from dateline.model import edits
from dateline.model.finding import Entry
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.window.icons import icon
from dateline.window.panes.parts import second
from dateline.window.session import Session


class ReviewBar(QWidget):
    """Two buttons and a word for the entry that is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        self.accept = _button("Accept", "accept", "A")
        self.reject = _button("Reject", "reject", "R")
        self.state: QLabel = second()
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(7, 4, 0, 4)
        line.setSpacing(8)
        line.addWidget(self.accept)
        line.addWidget(self.reject)
        line.addWidget(self.state, 1, Qt.AlignmentFlag.AlignVCenter)
        self.accept.clicked.connect(lambda: self._decide("Accept", edits.accept))
        self.reject.clicked.connect(lambda: self._decide("Reject", edits.reject))

    def _decide(self, verb: str, decide: Callable[[Project, list[str]], Project]) -> None:
        self._session.do(self._session.named(verb, [self._id]), lambda p: decide(p, [self._id]))

    def show_entry(self, each: Entry, state: str) -> None:
        self._id = each.id
        self.state.setText(state)
        self.accept.setVisible(each.review in (Review.FOUND, Review.REJECTED))
        self.reject.setVisible(each.review is not Review.REJECTED)


def _button(text: str, name: str, key: str) -> QPushButton:
    button = QPushButton(icon(name), text)
    button.setToolTip(f"{text} ({key})")
    return button
