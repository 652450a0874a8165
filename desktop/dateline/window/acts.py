"""What each deed does, by its name; the table in actions.py says how it is called and reached."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from dateline.model.edtf import from_edtf
from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.model.when import UNDATED, When
from dateline.window import jobs
from dateline.window.dialogs.about import show_about
from dateline.window.dialogs.help import HelpPage
from dateline.window.dialogs.palette import CommandPalette
from dateline.window.presenting import Presentation
from dateline.window.reviewing import Reviewing

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow

_PASTED = "Text from the clipboard"


class Acts(QObject):
    """Acts on one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self.presentation = Presentation(window)
        self.reviewing = Reviewing(window)

    def table(self) -> dict[str, Callable[..., object]]:
        desk, session, review = self.window.desk, self.window.session, self.reviewing
        return {
            "open": self.open,
            "add_source": self.add_source,
            "paste": self.paste,
            "clear_recent": self.clear_recent,
            "close": self.close,
            "quit": self.window.close,
            "undo": session.history.undo,
            "redo": session.history.redo,
            "find": self.find,
            "review": review.walk,
            "accept": review.accept,
            "reject": review.reject,
            "reopen": review.reopen,
            "edit": review.edit,
            "next_unreviewed": lambda: review.step(1),
            "previous_unreviewed": lambda: review.step(-1),
            "add_event": review.add_event,
            "add_statement": review.add_statement,
            "merge": review.merge,
            "split": review.split,
            "delete": review.delete,
            "fit_all": lambda: self.canvas("fit_all"),
            "zoom_in": lambda: self.canvas("zoom", 1.5),
            "zoom_out": lambda: self.canvas("zoom", 1 / 1.5),
            "next": lambda: desk.outline.step(1),
            "previous": lambda: desk.outline.step(-1),
            "deselect": session.select,
            "to_timeline": lambda: desk.go_to("timeline"),
            "to_outline": lambda: desk.go_to("outline"),
            "to_source": lambda: desk.go_to("source"),
            "to_detail": lambda: desk.go_to("detail"),
            "present": self.present,
            "reset_panes": desk.arrange,
            "commands": self.show_commands,
            "help": self.show_help,
            "about": lambda: show_about(self.window),
        }

    def canvas(self, name: str, *arguments: object) -> None:
        """Ask the timeline for something, when it is there."""
        if self.window.desk.canvas is not None:
            getattr(self.window.desk.canvas, name)(*arguments)

    def find(self) -> None:
        self.window.desk.docks["outline"].show()
        self.window.desk.outline.go_to_filter()

    # Opening

    def open(self) -> None:
        paths = self._ask_for_files("Open")
        if paths:
            self.open_files(paths)

    def add_source(self) -> None:
        paths = self._ask_for_files("Add a source")
        if paths:
            self.open_files(paths, add=True)

    def take_files(self, paths: list[Path]) -> None:
        """Files that were dropped: into the project that is open, or into a new one."""
        self.open_files(paths, add=bool(self.window.session.project.sources))

    def open_files(self, paths: list[Path], *, add: bool = False) -> None:
        self.window.settings.remember_recent(paths)
        self.window.opener.open(paths, add=add)

    def paste(self) -> None:
        self.read_text(QGuiApplication.clipboard().text())

    def read_text(self, text: str) -> None:
        if not text.strip():
            self.window.message.say("There is no text on the clipboard. Copy some, and try again.")
            return
        title = " ".join(text.split())
        title = title if len(title) <= 60 else title[:60].rsplit(" ", 1)[0] + " …"
        self.window.opener.read(text, title or _PASTED)

    def understand(self, text: str, tell: Callable[[When | None], None]) -> None:
        """Read a date in EDTF, or in words as the reading does, counted from the document's own."""
        try:
            tell(from_edtf(text))
            return
        except DatelineError:
            sources = self.window.session.project.sources
        task = self.window.worker.start(
            jobs.understand, text, sources[0].published.when if sources else UNDATED
        )
        task.done.connect(tell)
        task.failed.connect(lambda _: tell(None))

    def publish(self, source: str, when: When, words: str) -> None:
        self.window.opener.publish(source, when)

    def show_opened(self) -> None:
        """What was just read is on the desk: show all of it."""
        self.window._follow()
        self.canvas("fit_all")
        self.window.desk.go_to("timeline")

    def tell_failure(self, text: str) -> None:
        self.window.message.say(text, ("Open another…", self.open), is_warning=True)

    def clear_recent(self) -> None:
        self.window.settings.forget_recent()
        self.window.start.show_recent([])

    def close(self) -> None:
        self.window.opener.cancel()
        self.stop_presenting()
        self.window.message.hide()
        self.window.session.open(Project())

    def may_close(self) -> bool:
        """Whether the window can go now."""
        return True

    def _ask_for_files(self, title: str) -> list[Path]:
        from dateline.reading.opening import OPENABLE

        every = " ".join(f"*{ending}" for _, endings in OPENABLE for ending in endings)
        kinds = [f"Everything Dateline reads ({every})"]
        kinds += [f"{name} ({' '.join('*' + ending for ending in endings)})" for name, endings in OPENABLE]
        names, _ = QFileDialog.getOpenFileNames(self.window, title, "", ";;".join([*kinds, "All files (*)"]))
        return [Path(name) for name in names]

    # Looking

    @property
    def is_presenting(self) -> bool:
        return self.presentation.is_on

    def present(self, on: bool) -> None:
        self.presentation.begin() if on else self.presentation.end()

    def stop_presenting(self) -> None:
        self.presentation.end()

    def show_commands(self) -> None:
        CommandPalette(self.window, self.window.actions_).open()

    def show_help(self) -> None:
        HelpPage(self.window).show()
