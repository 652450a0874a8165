"""The window: it only puts the parts together and connects them."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from dateline.model.project import Project
from dateline.timeline.view import View
from dateline.window.actions import Actions
from dateline.window.acts import Acts
from dateline.window.background import Worker
from dateline.window.desk import Desk
from dateline.window.keeper import Keeper
from dateline.window.menus import Menus, fill_tool_bar
from dateline.window.opener import Opener
from dateline.window.panes.message_bar import MessageBar
from dateline.window.panes.progress import ReadingProgress
from dateline.window.panes.review_strip import ReviewStrip
from dateline.window.panes.start import StartPage
from dateline.window.safekeeping import Safekeeping
from dateline.window.session import Session
from dateline.window.settings import Settings
from dateline.window.theme import Look

_MOMENT = 300  # milliseconds that nobody minds to wait
_SIZE = (1440, 900)  # at first, where the screen has room for it
# What a right click offers.
_ON_PAPER = ("fit_all", "zoom_in", "zoom_out", "add_event", "find", "present")
_ON_MARKS = ("copy", "accept", "reject", "reopen", "edit", "merge", "split", "delete")


class MainWindow(QMainWindow):
    """One project in one window; `closed` when it has gone. `data` is the folder for what the program keeps."""

    closed = Signal()

    def __init__(self, settings: Settings, look: Look, worker: Worker, data: Path) -> None:
        super().__init__()
        self.settings, self.look, self.worker = settings, look, worker
        self.session = Session(self)
        self.opener = Opener(self.session, worker, self)
        self.keeper = Keeper(self.session, self)
        self.safekeeping = Safekeeping(self.session, data / "recovery", self)
        self.desk = Desk(self.session, look)
        self.start = StartPage(look)
        self.progress = ReadingProgress()
        self.slim_progress = ReadingProgress(is_slim=True)
        self.message = MessageBar()
        self.pages = QStackedWidget()
        self.tool_bar = QToolBar("Tools")
        self._compose()
        self.acts = Acts(self)
        self.actions_ = Actions(self.acts.table(), self)
        self.menus = Menus(self, self.actions_)
        fill_tool_bar(self, self.tool_bar, self.actions_)
        self.review_strip = ReviewStrip(self.session, self.actions_, lambda: self.acts.reviewing.is_on)
        self.column.insertWidget(1, self.review_strip)
        on_marks, on_paper = ([self.actions_[name] for name in names] for names in (_ON_MARKS, _ON_PAPER))
        self.desk.add_actions(on_marks, on_paper)
        self.desk.source.text.add_actions([self.actions_[name] for name in ("add_event", "add_statement")])
        self._connect()
        self.setAcceptDrops(True)
        self._restore()
        self._follow()

    def _compose(self) -> None:
        for page in (self.start, self.progress, self.desk):
            self.pages.addWidget(page)
        middle = QWidget()
        self.column = column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.slim_progress)
        column.addWidget(self.pages, 1)
        self.slim_progress.hide()
        self.setCentralWidget(middle)
        self.tool_bar.setObjectName("tools")
        self.tool_bar.setMovable(False)
        self.tool_bar.setIconSize(QSize(20, 20))
        self.addToolBar(self.tool_bar)

    def _connect(self) -> None:
        self._connect_files()
        self._connect_desk()
        self.session.changed.connect(self._follow_project)
        self.session.looked.connect(self._follow_view)
        history = self.session.history
        history.cleanChanged.connect(self._follow_clean)
        history.undoTextChanged.connect(self._follow_undo)
        history.redoTextChanged.connect(self._follow_redo)
        history.indexChanged.connect(self._follow_index)

    def _connect_files(self) -> None:
        filing = self.acts.filing
        self.start.asked.connect(filing.open_files)
        self.start.open_asked.connect(filing.open)
        self.start.paste_asked.connect(filing.paste)
        self.opener.began.connect(self._begin_reading)
        self.opener.ended.connect(self._follow)
        self.opener.opened.connect(filing.show_opened)
        self.opener.reread.connect(filing.show_reread)
        self.opener.failed.connect(filing.tell_failure)
        self.opener.read_well.connect(filing.remember)
        self.keeper.began.connect(self._begin_opening)
        self.keeper.ended.connect(self._follow)
        self.keeper.opened.connect(lambda path: filing.show_project())
        self.keeper.opened.connect(lambda path: filing.remember([path]))
        self.keeper.saved.connect(filing.tell_saved)
        self.keeper.saved.connect(self.safekeeping.saved)
        self.keeper.read_only.connect(filing.tell_read_only)
        self.safekeeping.failed.connect(filing.tell_unsaved)
        self.keeper.failed.connect(filing.tell_unsaved)
        self.keeper.changed_elsewhere.connect(filing.tell_changed)
        self.keeper.gone.connect(filing.tell_gone)
        for page in (self.progress, self.slim_progress):
            self.opener.progressed.connect(page.show_step)
            page.cancel_asked.connect(self.opener.cancel)
            page.cancel_asked.connect(self.keeper.cancel)

    def _connect_desk(self) -> None:
        self.desk.nothing.add_asked.connect(self.acts.reviewing.add_event)
        self.desk.nothing.open_asked.connect(self.acts.filing.open)
        self.desk.outline.opened.connect(self.desk.open_entry)
        self.desk.detail.document_sheet.published.connect(self.acts.publish)
        self.desk.detail.document_sheet.retitled.connect(self.acts.retitle_source)
        self.desk.edit_asked.connect(self.acts.reviewing.redate)
        self.desk.detail.anchor_dated.connect(self.acts.date_anchor)
        self.desk.detail.event_sheet.split_asked.connect(self.acts.reviewing.split_off)
        self.desk.detail.event_sheet.picture_asked.connect(self.acts.choose_picture)
        self.desk.detail.event_sheet.picture_given.connect(self.acts.show_picture)
        self.desk.detail.set_understanding(self.acts.understand)
        self.desk.source.shown_changed.connect(self.desk.detail.document_sheet.show_source)

    def _begin_reading(self, name: str) -> None:
        for page in (self.progress, self.slim_progress):
            page.begin(name)
        self.message.hide()
        self._follow()
        page = self.slim_progress if self.session.project.sources else self.progress
        page.cancel.setFocus()

    def _begin_opening(self, name: str) -> None:
        """Most projects are there at once; say of a large one that it is coming."""
        for page in (self.progress, self.slim_progress):
            page.begin(name, "Opening")
        QTimer.singleShot(_MOMENT, self, self._follow)

    def _follow_project(self, before: Project, after: Project) -> None:
        self._follow()

    def _follow_clean(self, is_clean: bool) -> None:
        self._name()

    def _follow_undo(self, text: str) -> None:
        self.actions_.say("undo", text)

    def _follow_redo(self, text: str) -> None:
        self.actions_.say("redo", text)

    def _follow_index(self, index: int) -> None:
        self._enable()

    def _follow_view(self, before: View, after: View) -> None:
        if bool(before.selection) != bool(after.selection):
            self._follow()

    def _follow(self) -> None:
        """Show the page that fits, and switch on what can be done."""
        project = self.session.project
        has_project = bool(project.sources or project.events)
        is_reading = self.opener.is_busy or self.keeper.is_opening
        page = self.desk if has_project else (self.progress if is_reading else self.start)
        begins_anew = page is self.start and self.pages.currentWidget() is not page
        if begins_anew:
            self.start.show_recent(self.settings.recent())
        hidden: list[QWidget] = [other for other in (self.start, self.progress) if other is not page]
        leaving = self._focus_in([*hidden, self.slim_progress] if not is_reading else hidden)
        if leaving:
            leaving.clearFocus()  # else Qt hands the focus on as if by Tab, and its frame shows
        self.pages.setCurrentWidget(page)
        self.slim_progress.setVisible(is_reading and has_project)
        if leaving and page is self.desk and self.desk.canvas:
            self.desk.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if begins_anew:
            self.start.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tool_bar.setVisible(has_project and not self.acts.is_presenting)
        if self.acts.reviewing.is_on and not has_project:
            self.acts.reviewing.walk(False)
        self._enable()
        self._name()

    def _enable(self) -> None:
        """Switch on what can be done now."""
        history, project = self.session.history, self.session.project
        possible = {
            "project": bool(project.sources or project.events),
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
        name = project.title or (self.session.path.name if self.session.path else "")
        self.setWindowTitle(f"{name}[*] — Dateline" if name else "Dateline")
        self.setWindowModified(self.session.has_unsaved_work)
        self.setWindowFilePath(str(self.session.path or ""))

    def _restore(self) -> None:
        room = self.screen().availableGeometry().size()
        self.resize(QSize(*_SIZE).boundedTo(room))
        self.desk.resize(self.width(), self.height() - 76)
        self.desk.arrange()
        self.restoreGeometry(self.settings.layout("window"))
        self.desk.take_arrangement(self.settings.layout("panes"))
        self.start.show_recent(self.settings.recent())
        self.desk.source.text.set_size(float(self.settings.value("text_size")))
        self.desk.canvas_came.connect(
            lambda: self.choose("reduce_motion", self.settings.value("reduce_motion"))
        )

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
            event.acceptProposedAction()
            self.start.invite(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.invite(False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.start.invite(False)
        self.acts.filing.drop(event.mimeData())
