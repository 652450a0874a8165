"""The strip above the desk while one walks through what is not yet reviewed: how many are left, and the keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dateline.timeline.view import View
from dateline.window.actions import Actions
from dateline.window.mnemonics import plain
from dateline.window.session import Session

_KEYS = ("accept", "reject", "edit", "next_unreviewed", "previous_unreviewed")
_SHORT = {"next_unreviewed": "Next", "previous_unreviewed": "Back"}


class ReviewStrip(QWidget):
    """Shown while `is_on` says so."""

    def __init__(self, session: Session, actions: Actions, is_on: Callable[[], bool]) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._is_on = session, is_on
        self.words = QLabel()
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(8)
        line.addWidget(self.words)
        line.addStretch(1)
        for name in _KEYS:
            action = actions[name]
            words = _SHORT.get(name, plain(action.text()))
            button = QPushButton(action.icon(), f"{words}  {action.shortcut().toString()}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(action.trigger)
            line.addWidget(button)
        end = QPushButton("End the review")
        end.clicked.connect(actions["review"].trigger)
        line.addWidget(end)
        session.changed.connect(lambda *_: self.follow())
        session.looked.connect(self._follow_filter)
        self.hide()

    def follow(self) -> None:
        left = len(self._session.unreviewed) if self._is_on() else 0
        where = "" if self._session.view.shown is None else " of what the filter shows"
        self.words.setText(f"{left:,} not yet reviewed{where}")
        self.setVisible(self._is_on())

    def _follow_filter(self, before: View, after: View) -> None:
        if before.shown != after.shown:
            self.follow()
