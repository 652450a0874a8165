"""How the timeline is arranged: by which lanes, and on which scale; each a menu of which one holds."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from dateline.model.finding import entry, when_of
from dateline.timeline.view import LanesBy, Layout, Scale, View
from dateline.window.icons import icon
from dateline.window.session import Session


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of the view that a person picks: its field, its words, and its values with theirs."""

    field: str
    words: str
    icon: str
    tip: str
    values: tuple[tuple[Any, str], ...]


CHOICES = {
    "Layout": Choice(
        *("layout", "Layout", "layout", "Which way time runs"),
        (
            (Layout.ACROSS, "Timeline: time runs across"),
            (Layout.DOWN, "Chronicle: a column to read"),
        ),
    ),
    "Lanes": Choice(
        *("lanes_by", "Lanes by", "lanes", "What the lanes stand for"),
        (
            (LanesBy.NONE, "Nothing: one lane"),
            (LanesBy.KIND, "Kind"),
            (LanesBy.PERSON, "Person"),
            (LanesBy.PLACE, "Place"),
            (LanesBy.SOURCE, "Source"),
            (LanesBy.TAG, "Tag"),
            (LanesBy.LANE, "Lane of your own"),
        ),
    ),
    "Scale": Choice(
        *("scale", "Scale", "scale", "How time becomes length"),
        (
            (Scale.LINEAR, "Even"),
            (Scale.LOG, "Denser with distance from the selection"),
            (Scale.RELATIVE, "Counted from the selection"),
            (Scale.SEQUENCE, "One after the other"),
        ),
    ),
}


class ChoiceMenu(QMenu):
    """A menu in which one value is ticked: the one that the view has."""

    def __init__(self, choice: Choice, session: Session, parent: QWidget) -> None:
        super().__init__(choice.words, parent)
        self._choice, self._session = choice, session
        self.setIcon(icon(choice.icon))
        self.setToolTip(choice.tip)
        self._group = QActionGroup(self)
        for value, words in choice.values:
            action = QAction(words, self._group)
            action.setCheckable(True)
            action.setData(value.value)
            action.triggered.connect(lambda _=False, value=value: self._choose(value))
            self.addAction(action)
        session.looked.connect(self._follow)
        self._follow(session.view, session.view)

    def _choose(self, value: Any) -> None:
        view = self._session.view
        if self._choice.field == "scale" and value in (Scale.LOG, Scale.RELATIVE):
            view = replace(view, origin=self._origin())
        self._session.look(replace(view, **{self._choice.field: value}))

    def _origin(self) -> int | None:
        """The day to count from: that of the selection, else the document's own, else what it was."""
        project = self._session.project
        each = entry(project, self._session.selected)
        if each and when_of(each).is_dated:
            return when_of(each).anchor_day
        published = [source.published.when for source in project.sources if source.published.when.is_dated]
        return published[0].anchor_day if published else self._session.view.origin

    def _follow(self, before: View, after: View) -> None:
        value = getattr(after, self._choice.field)
        for action in self._group.actions():
            action.setChecked(action.data() == value.value)
