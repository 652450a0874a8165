"""Presentation mode: the timeline fills the screen in big type, and a clicker's keys walk through it."""

from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from dateline.model.day import date_of
from dateline.model.event import Event
from dateline.model.finding import entry, title_of, when_of, who_of
from dateline.model.project import Project
from dateline.model.words import counted, in_words, year_in_words
from dateline.timeline.view import View
from dateline.window.panes.parts import larger
from dateline.window.theme import reading_font

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow

HALL_HEIGHT = 540  # a screen this high shows type of size 1 as large as a hall needs it
LEAST_TYPE = 1.6
IDLE_MS = 2000  # without a move of the mouse before it is hidden
LONGEST = 220  # letters of a statement that can be read in passing
_FORTH = ("PgDown", "Space", "Right", "Down", "N", "Return", "Enter")
_BACK = ("PgUp", "Backspace", "Left", "Up", "P")
_BLACK = ("B", ".")
# What may still be done from the keyboard; everything else, such as A for Accept, would be a slip.
ALLOWED = frozenset({"present", "fit_all", "zoom_in", "zoom_out", "commands", "quit"})


class Caption(QWidget):
    """The event or statement in focus, to be read from the back of a hall; always of one height, so that the
    timeline over it stands still."""

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
        column.addStretch(1)

    def set_room(self) -> None:
        """Room for a date, a title and two lines under it."""
        lines = self.date.fontMetrics().height() + self.title.fontMetrics().height()
        self.setFixedHeight(lines + 2 * self.words.fontMetrics().lineSpacing() + 60)

    def show_entry(self, project: Project, id: str) -> None:
        """An entry, or the project itself where there is none."""
        each = entry(project, id)
        if each is None:
            title, date = project.title or counted(len(project.events), "event"), years_of(project)
        else:
            when = when_of(each)
            date = in_words(when, with_weekday=when.is_exact)
            title = each.title if isinstance(each, Event) else who_of(each)
        words = title_of(project, each) if each is not None and not isinstance(each, Event) else ""
        words = words.removeprefix("that ")
        words = words[:1].upper() + words[1:]
        for label, text in ((self.date, date), (self.title, title), (self.words, words)):
            label.setText(shorten(text, LONGEST, placeholder=" …"))
            label.setVisible(bool(text))


def years_of(project: Project) -> str:
    """From the first year in which anything begins to the last; "" where nothing is dated."""
    days = [event.when.anchor_day for event in project.events]
    years = [date_of(day)[0] for day in days if day is not None]
    if not years:
        return ""
    first, last = year_in_words(min(years)), year_in_words(max(years))
    return first if first == last else f"{first} to {last}"


class Presentation(QObject):
    """Turns a window into a presentation and back into what it was."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.is_on = False
        self._hidden: list[QWidget] = []
        self._keys: list[QShortcut] = []
        self._state, self._size, self._stood = window.windowState(), window.size(), QByteArray()
        self._before = View()
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._hide_mouse)
        self.caption = Caption()
        self.caption.hide()
        self.black = QWidget(window)
        self.black.setStyleSheet("background: black")
        self.black.hide()

    def begin(self) -> None:
        window = self._window
        if self.is_on or window.session.project.is_empty:
            return
        self.is_on = True
        window.removeEventFilter(self)
        self._state, self._size, self._before = window.windowState(), window.size(), window.session.view
        self._stood = window.desk.arrangement()
        parts = [window.menuBar(), window.tool_bar, window.message, *window.desk.docks.values()]
        self._hidden = [part for part in parts if part.isVisible()]
        for part in self._hidden:
            part.hide()
        window.column.addWidget(self.caption)
        self.caption.set_room()
        self.caption.show()
        self._take_keys()
        window.showFullScreen()
        size = max(LEAST_TYPE, window.screen().size().height() / HALL_HEIGHT)
        window.session.look(replace(window.session.view, type_size=size))
        window.session.looked.connect(self._follow)
        window.desk.go_to("timeline")
        self._take_hand(True)
        self._show()

    def _take_keys(self) -> None:
        acts = [(_FORTH, self._forth), (_BACK, self._back), (_BLACK, self._turn_black)]
        acts += [(("Home",), self._show_all), (("Esc",), self._escape)]
        for keys, act in acts:
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self._window)
                shortcut.activated.connect(act)
                self._keys.append(shortcut)
        self._window.actions_.allow(ALLOWED)

    def end(self) -> None:
        if not self.is_on:
            return
        self.is_on = False
        window = self._window
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        self._keys = []
        window.actions_.allow(None)
        window.session.looked.disconnect(self._follow)
        self._take_hand(False)
        self.black.hide()
        self.caption.hide()
        self.caption.setParent(None)
        for part in self._hidden:
            part.show()
        window.setWindowState(self._state)
        self._let_panes_stand()
        if window.size() != self._size:
            window.installEventFilter(self)  # until the system has given it its size
        before, now = self._before, window.session.view
        window.session.look(replace(before, selection=now.selection))
        if now.selection and window.desk.canvas is not None:
            window.desk.canvas.reveal(now.selection[0])
        window.actions_["present"].setChecked(False)

    def _let_panes_stand(self) -> None:
        """As wide as they were: shown while the window fills the screen, they share its width in another way."""
        self._window.desk.take_arrangement(self._stood)

    def _take_hand(self, is_taken: bool) -> None:
        """While presenting, the mouse changes nothing, opens no pane, and is hidden while it rests."""
        desk = self._window.desk
        desk.opens_detail = not is_taken
        if desk.canvas is not None:
            desk.canvas.is_editable = not is_taken
            if is_taken:
                desk.canvas.installEventFilter(self)
            else:
                desk.canvas.removeEventFilter(self)
        if is_taken:
            self._idle.start()
        else:
            self._idle.stop()
            self._show_mouse()

    # What the keys do

    def _forth(self) -> None:
        self._step(1)

    def _back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """The next one, or the one before; from black, first back to what was shown."""
        if self.black.isVisible():
            self._turn_black()
        else:
            self._window.desk.outline.step(by)

    def _turn_black(self) -> None:
        """All eyes on the speaker, and back again."""
        self.black.setGeometry(self._window.rect())
        self.black.raise_()
        self.black.setVisible(not self.black.isVisible())

    def _show_all(self) -> None:
        """From far away, with nothing in focus."""
        self._window.session.select()
        if self._window.desk.canvas is not None:
            self._window.desk.canvas.fit_all()

    def _escape(self) -> None:
        if self.black.isVisible():
            self._turn_black()
        else:
            self.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self._let_panes_stand)
        elif event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._show_mouse()
            self._idle.start()
        return False

    def _hide_mouse(self) -> None:
        if QApplication.overrideCursor() is None:
            QApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        if self._window.desk.canvas is not None:
            self._window.desk.canvas._overlay.leave()

    def _show_mouse(self) -> None:
        if QApplication.overrideCursor() is not None:
            QApplication.restoreOverrideCursor()

    # What is shown

    def _follow(self, before: View, after: View) -> None:
        if before.selection != after.selection:
            self._show()

    def _show(self) -> None:
        session = self._window.session
        self.caption.show_entry(session.project, session.selected)
        if session.selected and self._window.desk.canvas is not None:
            self._window.desk.canvas.present(session.selected)
