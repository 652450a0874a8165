"""Presentation mode: the timeline fills the screen in big type, and a clicker's keys walk through it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dateline.model.event import Event
from dateline.model.finding import entry, title_of, when_of, who_of
from dateline.model.words import in_words
from dateline.timeline.view import View
from dateline.window.panes.parts import larger
from dateline.window.theme import reading_font

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow

TYPE_SIZE = 1.6
_FORTH = ("PgDown", "Space", "Right", "Down")
_BACK = ("PgUp", "Backspace", "Left", "Up")


class Caption(QWidget):
    """The event or statement in focus, to be read from the back of a hall."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("caption")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.date, self.title, self.words = QLabel(), QLabel(), QLabel()
        larger(self.date, 1.9)
        larger(self.title, 2.8, bold=True)
        self.words.setFont(reading_font(self.font().pointSizeF() * 1.8))
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 20, 48, 28)
        column.setSpacing(4)
        for label in (self.date, self.title, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)


class Presentation(QObject):
    """Turns a window into a presentation and back into what it was."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.is_on = False
        self._hidden: list[QWidget] = []
        self._keys: list[QShortcut] = []
        self._was_full_screen = False
        self.caption = Caption()
        self.caption.hide()

    def begin(self) -> None:
        window = self._window
        if self.is_on or not window.session.project.sources:
            return
        self.is_on = True
        self._was_full_screen = window.isFullScreen()
        parts = [window.menuBar(), window.tool_bar, *window.desk.docks.values()]
        self._hidden = [part for part in parts if part.isVisible()]
        for part in self._hidden:
            part.hide()
        window.column.addWidget(self.caption)
        self._keys = [self._key(key, 1) for key in _FORTH] + [self._key(key, -1) for key in _BACK]
        self._keys.append(self._shortcut("Esc", self.end))
        window.showFullScreen()
        window.session.look(replace(window.session.view, type_size=TYPE_SIZE))
        window.session.looked.connect(self._follow)
        window.desk.go_to("timeline")
        self._show()

    def end(self) -> None:
        if not self.is_on:
            return
        self.is_on = False
        window = self._window
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        window.session.looked.disconnect(self._follow)
        self._keys = []
        self.caption.hide()
        self.caption.setParent(None)
        for part in self._hidden:
            part.show()
        if not self._was_full_screen:
            window.showNormal()
        window.session.look(replace(window.session.view, type_size=1.0))
        window.actions_["present"].setChecked(False)

    def _key(self, key: str, by: int) -> QShortcut:
        return self._shortcut(key, lambda: self._window.desk.outline.step(by))

    def _shortcut(self, key: str, act: object) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.activated.connect(act)
        return shortcut

    def _follow(self, before: View, after: View) -> None:
        if before.selection != after.selection:
            self._show()

    def _show(self) -> None:
        project = self._window.session.project
        each = entry(project, self._window.session.selected)
        self.caption.setVisible(each is not None)
        if each is None:
            return
        when = when_of(each)
        self.caption.date.setText(in_words(when, with_weekday=when.is_exact))
        if isinstance(each, Event):
            self.caption.title.setText(each.title)
            self.caption.words.setText("")
        else:
            self.caption.title.setText(who_of(each))
            self.caption.words.setText(title_of(project, each))
        self.caption.words.setVisible(bool(self.caption.words.text()))
