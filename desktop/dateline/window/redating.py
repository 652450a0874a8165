"""Dates moved by hand: what was dragged on the timeline, and steps by keys."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from dateline.model import edits
from dateline.model.finding import entry, redated, when_of
from dateline.model.nudging import nudged, staying_in_words
from dateline.model.when import When

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow

FEW = 20  # marks that can be looked at together
BURST_MS = 1500  # between steps that are taken back together


class Redating(QObject):
    """Acts on what was dragged or is selected in a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._burst = QTimer(self, singleShot=True, interval=BURST_MS)
        self._burst.timeout.connect(self._session.settle)

    def drop(self, whens: Mapping[str, When]) -> None:
        """Dates that were dragged, by id, the one in the hand first."""
        self._session.do(self._named(whens), lambda p: edits.redate_each(p, whens))

    def nudge(self, by: int) -> None:
        """Move what is selected by so many of its own units: days, months, years … Steps in a row are one to undo."""
        chosen = self._session.view.selection
        whens, staying = nudged(self._session.project, chosen, by)
        if whens:
            if not self._burst.isActive():
                self._session.settle()
            self._burst.start()
            self._session.do(
                self._named(whens), lambda p: edits.redate_each(p, whens), key=f"nudge {' '.join(whens)}"
            )
            if self._window.desk.canvas is not None:
                self._window.desk.canvas.reveal(chosen[0])
        if staying:
            self._window.message.say(f"{staying_in_words(self._session.project, staying)}.")

    def take(self, step: Callable[[], None]) -> None:
        """A step of the history, back or again; what it has moved comes into view, unless it is much."""
        before = self._session.project
        step()
        moved, canvas = redated(before, self._session.project), self._window.desk.canvas
        if canvas is not None and 0 < len(moved) <= FEW:
            chosen = self._session.selected
            canvas.reveal(chosen if chosen in moved else moved[0])

    def _named(self, whens: Mapping[str, When]) -> str:
        ids = tuple(whens)
        each = entry(self._session.project, ids[0])
        if len(ids) > 1 or each is None:
            return self._session.named("Move", ids)
        return self._session.named(_moved_in_words(when_of(each), whens[ids[0]]), ids)


def _moved_in_words(before: When, after: When) -> str:
    """What was done to a date: "Move", or "Change the end of" where the beginning stayed."""
    if before.start == after.start:
        return "Change the end of" if before.start is not None else "Move"
    return "Change the beginning of" if before.end == after.end and before.end is not None else "Move"
