"""What each deed does, by its name; the table in actions.py says how it is called and reached."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from dateline.model import edits
from dateline.model.anchors import Anchor
from dateline.model.edtf import from_edtf
from dateline.model.error import DatelineError
from dateline.model.finding import entry, place_in_text, title_of, when_of, who_of
from dateline.model.source import Source
from dateline.model.when import UNDATED, When
from dateline.model.words import in_words
from dateline.window import jobs
from dateline.window.dialogs.files import FileDialogs
from dateline.window.exchange import Exchange
from dateline.window.filing import Filing
from dateline.window.presenting import Presentation
from dateline.window.redating import Redating
from dateline.window.reviewing import Reviewing

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow


class Acts(QObject):
    """Acts on one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self.presentation = Presentation(window)
        self.reviewing = Reviewing(window)
        self.redating = Redating(window)
        self.filing = Filing(window)
        self.exchange = Exchange(window)

    def table(self) -> dict[str, Callable[..., object]]:
        desk, session = self.window.desk, self.window.session
        review, filing = self.reviewing, self.filing
        return {
            "new": filing.begin,
            "open": filing.open,
            "add_source": filing.add_source,
            "remove_source": filing.remove_source,
            "read_again": filing.read_again,
            "paste": filing.paste,
            "clear_recent": filing.clear_recent,
            "save": filing.save,
            "save_as": filing.save_as,
            "import": self.exchange.import_file,
            "export": self.exchange.export,
            "close": filing.close,
            "quit": self.window.close,
            "undo": lambda: self.redating.take(session.history.undo),
            "redo": lambda: self.redating.take(session.history.redo),
            "copy": self.copy,
            "copy_picture": self.copy_picture,
            "find": self.find,
            "find_in_source": self.find_in_source,
            "review": review.walk,
            "accept": review.accept,
            "reject": review.reject,
            "reopen": review.reopen,
            "edit": review.edit,
            "next_unreviewed": lambda: review.step(1),
            "previous_unreviewed": lambda: review.step(-1),
            "add_event": review.add_event,
            "add_statement": review.add_statement,
            "add_era": review.add_era,
            "merge": review.merge,
            "split": review.split,
            "delete": review.delete,
            "earlier": lambda: self.redating.nudge(-1),
            "later": lambda: self.redating.nudge(1),
            "lane_up": lambda: self.move_lane(-1),
            "lane_down": lambda: self.move_lane(1),
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
            "about": self.show_about,
        }

    def canvas(self, name: str, *arguments: object) -> None:
        """Ask the timeline for something, when it is there."""
        if self.window.desk.canvas is not None:
            getattr(self.window.desk.canvas, name)(*arguments)

    def move_lane(self, by: int) -> None:
        from dateline.window.lane_moves import move_lane  # knows the timeline, which loads late

        move_lane(self.window, by)

    def copy(self) -> None:
        """Put what is selected on the clipboard, a line each, with tabs between date, title and people."""
        session, project = self.window.session, self.window.session.project
        ids = set(session.view.selection)
        chosen = [each for each in session.in_date_order if each.id in ids]
        lines = ["\t".join((in_words(when_of(e)), title_of(project, e), who_of(e))).rstrip() for e in chosen]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def copy_picture(self) -> None:
        """Put the timeline on the clipboard as it is shown, without what marks the selection."""
        canvas = self.window.desk.canvas
        if canvas is not None:
            QGuiApplication.clipboard().setImage(canvas.picture())
            self.window.message.say("The picture of the timeline is copied.")

    def find(self) -> None:
        """Filter by words; where the keyboard is in the source, find words there."""
        source, focused = self.window.desk.source, self.window.focusWidget()
        if focused is not None and source.isAncestorOf(focused):
            self.find_in_source()
            return
        self.window.desk.docks["outline"].show()
        self.window.desk.outline.go_to_filter()

    def find_in_source(self) -> None:
        self.window.desk.docks["source"].show()
        self.window.desk.source.look_for()

    def understand(self, text: str, tell: Callable[[When | None], None]) -> None:
        """Read a date in EDTF, or in words as the reading does, counted from the own date of the document that
        what is selected is proved by."""
        try:
            tell(from_edtf(text))
            return
        except DatelineError:
            source = self._source_of_selected()
        task = self.window.worker.start(jobs.understand, text, source.published.when if source else UNDATED)
        task.done.connect(tell)
        task.failed.connect(lambda _: tell(None))

    def _source_of_selected(self) -> Source | None:
        project = self.window.session.project
        each = entry(project, self.window.session.selected)
        place = place_in_text(each) if each else None
        return (project.source(place.source) if place else None) or self.window.desk.source.shown

    def retitle_source(self, source: str, title: str) -> None:
        """Another title for a document; typing is one step."""
        self.window.session.do(
            "Change the document's title",
            lambda p: edits.change_source(p, source, title=" ".join(title.split())),
            key=f"source {source}",
        )

    def publish(self, source: str, when: When, words: str) -> None:
        self.window.opener.publish(source, when)

    def date_anchor(self, anchor: Anchor, when: When, words: str) -> None:
        """Another date for what dates count from; all that hang on it move, in one step."""
        if anchor.span is None:
            self.window.opener.publish(anchor.source, when)
        else:
            self.window.opener.date(anchor.source, anchor.span, when)

    def choose_picture(self, event: str) -> None:
        """Ask for a picture for an event."""
        if path := FileDialogs(self.window, self.window.settings).to_show():
            self.show_picture(event, path)

    def show_picture(self, event: str, path: Path) -> None:
        """Take a picture from a file into the project, and show it with an event."""
        session = self.window.session
        task = self.window.worker.start(jobs.take_picture, str(path))
        task.done.connect(
            lambda picture: session.do("Set the picture", lambda p: edits.show_picture(p, event, picture))
        )
        task.failed.connect(lambda error: self.window.message.say(str(error), is_warning=True))

    # Looking

    @property
    def is_presenting(self) -> bool:
        return self.presentation.is_on

    def present(self, on: bool) -> None:
        self.presentation.begin() if on else self.presentation.end()

    def stop_presenting(self) -> None:
        self.presentation.end()

    # Dialogs, loaded when they are first asked for

    def show_commands(self) -> None:
        from dateline.window.dialogs.palette import CommandPalette

        CommandPalette(self.window).open()

    def show_help(self) -> None:
        from dateline.window.dialogs.help import HelpPage

        page = self.window.findChild(HelpPage) or HelpPage(self.window)
        page.show()
        page.raise_()
        page.activateWindow()

    def show_about(self) -> None:
        from dateline.window.dialogs.about import show_about

        show_about(self.window)
