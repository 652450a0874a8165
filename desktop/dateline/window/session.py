"""The one open project, what is looked at, and the history that every edit goes through."""

import weakref
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from dateline.model.finding import Entry, entry, title_of
from dateline.model.listing import Listing
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.timeline.view import View

Change = Callable[[Project], Project]
_MERGEABLE = 1
_TITLE_LENGTH = 40  # in the name of a step


class Edit(QUndoCommand):
    """One step of the history: the project before and after it. Steps with the same key become one."""

    def __init__(self, session: "Session", text: str, before: Project, after: Project, key: str) -> None:
        super().__init__(text)
        # Held loosely: in a ring of session, history and steps, Python frees steps that the history will free again.
        self._session = weakref.proxy(session)
        self._before, self._after, self.key = before, after, key

    def id(self) -> int:
        return _MERGEABLE if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Edit) or other.key != self.key:
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        self._session._become(self._after)

    def undo(self) -> None:
        self._session._become(self._before)


class Session(QObject):
    """Holds a Project and a View; widgets hold no truth of their own.

    `changed(before, after)` tells of every new project, `looked(before, after)` of every new view.
    """

    changed = Signal(object, object)
    looked = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = Project()
        self.view = View()
        self.path: Path | None = None
        self.history = QUndoStack(self)
        self.listing = Listing()
        self._sitting = 0

    def open(
        self, project: Project, *, path: Path | None = None, is_saved: bool = True, view: View | None = None
    ) -> None:
        """Begin anew with this project, looked at as `view` says; what was before is not in the history."""
        self.history.clear()
        self.path = path
        self._become(project)
        self.look(view or View())
        if not is_saved:
            self.history.resetClean()

    def do(self, text: str, change: Change, *, key: str = "") -> bool:
        """Change the project in one undoable step named `text`; False where nothing came of it.

        Steps that follow each other with the same `key` are undone together, until `settle()`.
        """
        after = change(self.project)
        if after is self.project or after == self.project:
            return False
        key = f"{self._sitting} {key}" if key else ""
        self.history.push(Edit(self, text, self.project, after, key))
        return True

    def named(self, verb: str, ids: Sequence[str]) -> str:
        """The name of a step: what is done, and to what: "Accept “Harbour closed”", or "Accept 3"."""
        if len(ids) != 1:
            return f"{verb} {len(ids)}"
        each = entry(self.project, ids[0])
        title = title_of(self.project, each) if each else ""
        return f"{verb} “{title[:_TITLE_LENGTH]}{'…' if len(title) > _TITLE_LENGTH else ''}”"

    def settle(self) -> None:
        """What is typed from here on is a step of its own."""
        self._sitting += 1

    def look(self, view: View) -> None:
        """Look at the project in another way; not undoable."""
        before, self.view = self.view, view
        if before != view:
            self.looked.emit(before, view)

    def select(self, *ids: str) -> None:
        """Select these events and statements, the first as the one in focus."""
        self.look(replace(self.view, selection=tuple(dict.fromkeys(filter(None, ids)))))

    @property
    def selected(self) -> str:
        """The id in focus, "" where nothing is selected."""
        return self.view.selection[0] if self.view.selection else ""

    @property
    def in_date_order(self) -> Sequence[Entry]:
        """The events and statements that were not rejected, until the next edit."""
        return self.listing.in_date_order(self.project)

    @property
    def unreviewed(self) -> list[Entry]:
        """What the program found and nobody has looked at yet, of what passes the filter, in date order."""
        shown = self.view.shown
        found = (each for each in self.in_date_order if each.review is Review.FOUND)
        return [each for each in found if shown is None or each.id in shown]

    @property
    def has_unsaved_work(self) -> bool:
        """True where a person's edits since the last save would be lost."""
        return not self.history.isClean()

    def _become(self, project: Project) -> None:
        before, self.project = self.project, project
        self.changed.emit(before, project)
