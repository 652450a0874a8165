"""Accept or reject what was found, delete what was added by hand, with what has become of it beside."""

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
    """The buttons that fit the entry that is shown, and a word."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        self.accept = _button("Accept", "accept", "A")
        self.reject = _button("Reject", "reject", "R")
        self.delete = _button("Delete", "delete", "Del")
        self.state: QLabel = second()
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(7, 4, 0, 4)
        line.setSpacing(8)
        line.addWidget(self.accept)
        line.addWidget(self.reject)
        line.addWidget(self.delete)
        line.addWidget(self.state, 1, Qt.AlignmentFlag.AlignVCenter)
        self.accept.clicked.connect(lambda: self._decide("Accept", edits.accept))
        self.reject.clicked.connect(lambda: self._decide("Reject", edits.reject))
        self.delete.clicked.connect(self._delete)

    def _decide(self, verb: str, decide: Callable[[Project, list[str]], Project]) -> None:
        self._session.do(self._session.named(verb, [self._id]), lambda p: decide(p, [self._id]))

    def _delete(self) -> None:
        self._decide("Delete", edits.delete)
        self._session.select()

    def show_entry(self, each: Entry, state: str) -> None:
        self._id = each.id
        self.state.setText(state)
        self.accept.setVisible(each.review in (Review.FOUND, Review.REJECTED))
        is_own = each.review is Review.ADDED  # nobody found it: there is nothing to reject
        self.reject.setVisible(not is_own and each.review is not Review.REJECTED)
        self.delete.setVisible(is_own)


def _button(text: str, name: str, key: str) -> QPushButton:
    button = QPushButton(icon(name), text)
    button.setToolTip(f"{text} ({key})")
    return button
