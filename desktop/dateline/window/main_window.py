"""The window: bare at first, so that it is seen at once; then furnished, and following what is open in it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from dateline.window.places import MENUS
from dateline.window.settings import Settings
from dateline.window.theme import Look, style_sheet

if TYPE_CHECKING:
    from dateline.model.project import Project
    from dateline.timeline.theme import Theme
    from dateline.timeline.view import View
    from dateline.window.actions import Actions
    from dateline.window.acts import Acts
    from dateline.window.background import Worker
    from dateline.window.desk import Desk
    from dateline.window.keeper import Keeper
    from dateline.window.menus import Menus
    from dateline.window.opener import Opener
    from dateline.window.panes.message_bar import MessageBar
    from dateline.window.panes.progress import ReadingProgress
    from dateline.window.panes.review_strip import ReviewStrip
    from dateline.window.panes.start import StartPage
    from dateline.window.safekeeping import Safekeeping
    from dateline.window.session import Session

_MOMENT = 300  # milliseconds that nobody minds to wait
_SIZE = (1440, 900)  # at first, where the screen has room for it
_FRAME = (16, 48)  # what the system may draw around a window, which is not known before it stands


class MainWindow(QMainWindow):
    """One project in one window; `closed` when it has gone.

    Before it is furnished it has its place, its paper and the titles of its menus, and none of the parts below.
    """

    closed = Signal()

    session: "Session"
    worker: "Worker"
    opener: "Opener"
    keeper: "Keeper"
    safekeeping: "Safekeeping"
    desk: "Desk"
    progress: "ReadingProgress"
    slim_progress: "ReadingProgress"
    message: "MessageBar"
    pages: QStackedWidget
    column: QVBoxLayout
    tool_bar: QToolBar
    review_strip: "ReviewStrip"
    acts: "Acts"
    actions_: "Actions"
    menus: "Menus"

    def __init__(self, settings: Settings, look: Look) -> None:
        super().__init__()
        self.settings, self.look = settings, look
        self.is_furnished = False
        self._dress(look.theme)
        look.changed.connect(self._dress)
        self.titles: list[QMenu] = [self.menuBar().addMenu(title) for title, _ in MENUS]
        self._take_first_place()
        self.restoreGeometry(settings.layout("window"))
        self.setWindowTitle("Dateline")

    def _take_first_place(self) -> None:
        """As large as is good to begin with; a screen without room for that and a frame is filled by the window."""
        room = self.screen().availableGeometry().size() - QSize(*_FRAME)
        self.resize(QSize(*_SIZE).boundedTo(room))
        if room.width() < _SIZE[0] or room.height() < _SIZE[1]:
            self.setWindowState(QtCore.Qt.WindowState.WindowMaximized)

    def _dress(self, theme: "Theme") -> None:
        """The style sheet is the window's and not the application's, so that parts are made without it, and styled
        once, when they are put in with all that they hold."""
        self.setStyleSheet(style_sheet(theme))

    def furnish(self, worker: "Worker", data: Path) -> None:
        """Make all that stands in it; `data` is the folder for what the program keeps."""
        if not self.is_furnished:
            # These modules take longer to load than the bare window takes to show.
            from dateline.window.furnishing import furnish

            furnish(self, worker, data)
            self.is_furnished = True

    @cached_property
    def start(self) -> "StartPage":
        """The start page, made when it is first asked for: who opens a file need not wait for it."""
        from dateline.window.furnishing import make_start_page

        return make_start_page(self)

    def begin(self, files: list[Path]) -> None:
        """Open these files, or show the start page. The paper stays empty until a project file is there."""
        if files:
            self.acts.filing.open_files(files)
        if not (self.opener.is_busy or self.keeper.is_opening):
            self._follow()

    def _begin_reading(self, name: str) -> None:
        for page in (self.progress, self.slim_progress):
            page.begin(name)
        self.message.hide()
        self._follow()
        page = self.slim_progress if not self.session.project.is_empty else self.progress
        page.cancel.setFocus()

    def _begin_opening(self, name: str) -> None:
        """Most projects are there at once; say of a large one that it is coming."""
        for page in (self.progress, self.slim_progress):
            page.begin(name, "Opening")
        QTimer.singleShot(_MOMENT, self, self._follow)

    def _follow_project(self, before: "Project", after: "Project") -> None:
        self._follow()

    def _follow_clean(self, is_clean: bool) -> None:
        self._name()

    def _follow_undo(self, text: str) -> None:
        self.actions_.say("undo", text)

    def _follow_redo(self, text: str) -> None:
        self.actions_.say("redo", text)

    def _follow_index(self, index: int) -> None:
        self._enable()

    def _follow_view(self, before: "View", after: "View") -> None:
        if bool(before.selection) != bool(after.selection):
            self._follow()

    def _follow(self) -> None:
        """Show the page that fits, and switch on what can be done."""
        project = self.session.project
        has_project = not project.is_empty
        is_reading = self.opener.is_busy or self.keeper.is_opening
        page = self.desk if has_project else (self.progress if is_reading else self.start)
        begins_anew = not has_project and not is_reading and self.pages.currentWidget() is not page
        if begins_anew:
            self.start.show_recent(self.settings.recent())
        pages = filter(None, (self.pages.widget(number) for number in range(self.pages.count())))
        hidden = [other for other in pages if other is not page and other is not self.desk]
        leaving = self._focus_in([*hidden, self.slim_progress] if not is_reading else hidden)
        if leaving:
            leaving.clearFocus()  # else Qt hands the focus on as if by Tab, and its frame shows
        self.pages.setCurrentWidget(page)
        self.slim_progress.setVisible(is_reading and has_project)
        if leaving and page is self.desk and self.desk.canvas:
            self.desk.canvas.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        if begins_anew:
            self.start.open_button.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        self.tool_bar.setVisible(has_project and not self.acts.is_presenting)
        if self.acts.reviewing.is_on and not has_project:
            self.acts.reviewing.walk(False)
        self._enable()
        self._name()

    def _enable(self) -> None:
        """Switch on what can be done now."""
        history, project = self.session.history, self.session.project
        possible = {
            "project": not project.is_empty,
            "selection": bool(self.session.selected),
            "undo": history.canUndo(),
            "redo": history.canRedo(),
        }
        self.actions_.enable({need for need, is_met in possible.items() if is_met})

    def _focus_in(self, pages: list[QWidget]) -> QWidget | None:
        """The widget in one of these pages that has the focus."""
        focused = self.focusWidget()
        return focused if focused and any(page.isAncestorOf(focused) for page in pages) else None

    def _name(self) -> None:
        project = self.session.project
        unnamed = "" if project.is_empty else "Untitled"
        name = project.title or (self.session.path.name if self.session.path else unnamed)
        self.setWindowTitle(f"{name}[*] — Dateline" if name else "Dateline")
        self.setWindowModified(self.session.has_unsaved_work)
        self.setWindowFilePath(str(self.session.path or ""))

    def choose(self, setting: str, value: str) -> None:
        """Remember a setting, and let it hold at once."""
        self.settings.remember(setting, value)
        if setting == "colours":
            self.look.choose(value)
        elif setting == "patterns":
            self.look.choose_patterns(value)
        elif setting == "text_size":
            self.desk.source.text.set_size(float(value))
        elif setting == "reduce_motion" and self.desk.canvas is not None:
            self.desk.canvas.set_motion(value == "no")

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.is_furnished:
            super().closeEvent(event)
            return
        if not self.acts.filing.may_close():
            event.ignore()
            return
        self.opener.cancel()
        self.acts.stop_presenting()
        self.settings.remember_layout("window", self.saveGeometry())
        self.settings.remember_layout("panes", self.desk.arrangement())
        self.safekeeping.saved()
        self.keeper.close()
        self.closed.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_ours = event.source() is not None  # words dragged out of the source, say
        if not is_ours and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            _take_a_copy(event)
            self.start.invite(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.invite(False)

    def dropEvent(self, event: QDropEvent) -> None:
        _take_a_copy(event)
        self.start.invite(False)
        self.acts.filing.drop(event.mimeData())


def _take_a_copy(event: QDropEvent) -> None:
    """Never move: the program that something is dragged from would take its file away."""
    event.setDropAction(QtCore.Qt.DropAction.CopyAction)
    event.accept()
