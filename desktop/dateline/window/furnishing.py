"""Furnishes the window once it is seen: makes its parts, and connects them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QToolBar, QVBoxLayout, QWidget

from dateline.window.actions import Actions
from dateline.window.acts import Acts
from dateline.window.background import Worker
from dateline.window.desk import Desk
from dateline.window.keeper import Keeper
from dateline.window.main_window import MainWindow
from dateline.window.menus import Menus, fill_tool_bar
from dateline.window.opener import Opener
from dateline.window.panes.message_bar import MessageBar
from dateline.window.panes.progress import ReadingProgress
from dateline.window.panes.review_strip import ReviewStrip
from dateline.window.safekeeping import Safekeeping
from dateline.window.session import Session

if TYPE_CHECKING:
    from dateline.window.panes.start import StartPage

# What a right click offers.
_ON_PAPER = ("fit_all", "zoom_in", "zoom_out", "add_event", "add_era", "find", "present")
_ON_MARKS = ("copy", "accept", "reject", "reopen", "edit", "merge", "split", "delete")


def furnish(window: MainWindow, worker: Worker, data: Path) -> None:
    """Make all that stands in a bare window; `data` is the folder for what the program keeps."""
    session = window.session = Session(window)
    window.worker = worker
    window.opener = Opener(session, worker, window)
    window.keeper = Keeper(session, window)
    window.safekeeping = Safekeeping(session, data / "recovery", window)
    _make_parts(window)
    _connect_files(window)
    _connect_desk(window)
    _connect_session(window)
    window.setAcceptDrops(True)
    _restore(window)


def _make_parts(window: MainWindow) -> None:
    window.desk = Desk(window.session, window.look)
    window.progress = ReadingProgress()
    window.slim_progress = ReadingProgress(is_slim=True)
    window.message = MessageBar()
    _compose(window)
    window.acts = Acts(window)
    window.actions_ = actions = Actions(window.acts.table(), window)
    window.menus = Menus(window, actions)
    fill_tool_bar(window, window.tool_bar, actions)
    window.review_strip = ReviewStrip(window.session, actions, lambda: window.acts.reviewing.is_on)
    window.column.insertWidget(1, window.review_strip)
    on_marks, on_paper = ([actions[name] for name in names] for names in (_ON_MARKS, _ON_PAPER))
    window.desk.add_actions(on_marks, on_paper)
    window.desk.source.text.add_actions([actions[name] for name in ("add_event", "add_statement")])


def make_start_page(window: MainWindow) -> "StartPage":
    """The start page, in its place and connected."""
    from dateline.window.panes.start import StartPage

    page, filing = StartPage(window.look), window.acts.filing
    page.asked.connect(filing.open_files)
    page.open_asked.connect(filing.open)
    page.paste_asked.connect(filing.paste)
    page.new_asked.connect(filing.begin)
    window.pages.addWidget(page)
    return page


def _compose(window: MainWindow) -> None:
    pages = window.pages = QStackedWidget()
    for page in (QWidget(), window.progress, window.desk):  # the first one is bare paper
        pages.addWidget(page)
    middle = QWidget()
    window.column = column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.message)
    column.addWidget(window.slim_progress)
    column.addWidget(pages, 1)
    window.slim_progress.hide()
    window.setCentralWidget(middle)
    bar = window.tool_bar = QToolBar("Tools")
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    window.addToolBar(bar)
    bar.hide()


def _connect_session(window: MainWindow) -> None:
    window.session.changed.connect(window._follow_project)
    window.session.looked.connect(window._follow_view)
    history = window.session.history
    history.cleanChanged.connect(window._follow_clean)
    history.undoTextChanged.connect(window._follow_undo)
    history.redoTextChanged.connect(window._follow_redo)
    history.indexChanged.connect(window._follow_index)
    history.indexChanged.connect(lambda _: window.message.pass_over())


def _connect_files(window: MainWindow) -> None:
    filing = window.acts.filing
    window.opener.began.connect(window._begin_reading)
    window.opener.ended.connect(window._follow)
    window.opener.opened.connect(filing.show_opened)
    window.opener.added.connect(filing.tell_added)
    window.opener.reread.connect(filing.show_reread)
    window.opener.failed.connect(filing.tell_failure)
    window.opener.read_well.connect(filing.remember)
    window.opener.read_well.connect(lambda _: filing.tell_beside())
    window.keeper.began.connect(window._begin_opening)
    window.keeper.ended.connect(window._follow)
    window.keeper.opened.connect(lambda path: filing.show_project())
    window.keeper.opened.connect(lambda path: filing.remember([path]))
    window.keeper.saved.connect(filing.tell_saved)
    window.keeper.saved.connect(window.safekeeping.saved)
    window.keeper.read_only.connect(filing.tell_read_only)
    window.safekeeping.failed.connect(filing.tell_unsaved)
    window.keeper.failed.connect(filing.tell_unsaved)
    window.keeper.changed_elsewhere.connect(filing.tell_changed)
    window.keeper.gone.connect(filing.tell_gone)
    for page in (window.progress, window.slim_progress):
        window.opener.progressed.connect(page.show_step)
        page.cancel_asked.connect(window.opener.cancel)
        page.cancel_asked.connect(window.keeper.cancel)


def _connect_desk(window: MainWindow) -> None:
    window.desk.nothing.add_asked.connect(window.acts.reviewing.add_event)
    window.desk.nothing.open_asked.connect(window.acts.filing.open)
    window.desk.outline.opened.connect(window.desk.open_entry)
    window.desk.detail.document_sheet.published.connect(window.acts.publish)
    window.desk.detail.document_sheet.retitled.connect(window.acts.retitle_source)
    window.desk.detail.document_sheet.eras.add_asked.connect(window.acts.reviewing.add_era)
    window.desk.event_asked.connect(window.acts.reviewing.add_event_at)
    window.desk.edit_asked.connect(window.acts.redating.drop)
    window.desk.detail.anchor_dated.connect(window.acts.date_anchor)
    window.desk.detail.event_sheet.split_asked.connect(window.acts.reviewing.split_off)
    window.desk.detail.event_sheet.picture_asked.connect(window.acts.choose_picture)
    window.desk.detail.event_sheet.picture_given.connect(window.acts.show_picture)
    window.desk.detail.set_understanding(window.acts.understand)
    window.desk.source.shown_changed.connect(window.desk.detail.document_sheet.show_source)


def _restore(window: MainWindow) -> None:
    """As it was left: the panes, the files opened of late, and what was chosen."""
    window.desk.resize(window.width(), window.height() - 76)
    window.desk.arrange()
    window.desk.take_arrangement(window.settings.layout("panes"))
    window.desk.source.text.set_size(float(window.settings.value("text_size")))
    window.desk.canvas_came.connect(
        lambda: window.choose("reduce_motion", window.settings.value("reduce_motion"))
    )
    window._enable()
