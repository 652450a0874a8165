"""What a person does with files: opens, adds, saves and leaves, each with its word when it fails."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from dateline.model.error import DatelineError
from dateline.model.finding import entry, title_of, when_of
from dateline.model.joining import remove_source
from dateline.model.project import Project
from dateline.model.source import Source
from dateline.model.words import in_words
from dateline.resources import resource
from dateline.storing.project_file import is_project_file
from dateline.storing.recovery import Left
from dateline.window import jobs
from dateline.window.dialogs.files import FileDialogs, files_in, tables_in
from dateline.window.panes.message_bar import UNDO

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow

_TITLE_LENGTH = 60


class Filing(QObject):
    """Acts on one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialogs = FileDialogs(window, window.settings)
        self._asked: list[Path] = []  # the files and folders that were to be opened last
        self._may_go = False  # a person said to leave without saving

    # Opening

    def begin(self) -> None:
        """An empty timeline, with a first event to be named and dated."""
        self.leave(self._begin)

    def _begin(self) -> None:
        self._close()
        self._window.acts.reviewing.add_event()

    def open(self) -> None:
        if paths := self._dialogs.to_open("Open"):
            self.open_files(paths)

    def add_source(self) -> None:
        if paths := self._dialogs.to_open("Add a source"):
            self.open_files(paths, add=True)

    def take_files(self, paths: list[Path]) -> None:
        """Files that were dropped: into the project that is open, or into a new one."""
        self.open_files(paths, add=self._adds)

    @property
    def _adds(self) -> bool:
        """Whether what is given now belongs to the project that is open. An example that was only looked at makes
        room."""
        session, own = self._window.session, resource("examples")
        sources = session.project.sources
        is_example = bool(sources) and all(own in Path(source.path).parents for source in sources)
        return not session.project.is_empty and (session.has_unsaved_work or not is_example)

    def tell_added(self, sources: list[Source]) -> None:
        """Say that a text went into the project that was open, where a person may have wanted another one."""
        name = f"“{sources[0].title}” is" if len(sources) == 1 else f"{len(sources)} sources are"
        paths = [Path(source.path) for source in sources if source.path]
        offers: list[tuple[str, Callable[[], object]]] = [(UNDO, self._window.session.history.undo)]
        if len(paths) == len(sources):
            offers.append(("Open separately", lambda: self._part(paths)))
        self._window.message.say(f"{name} added to this project.", *offers)

    def _part(self, paths: list[Path]) -> None:
        """What was added is wanted in a project of its own."""
        self._window.session.history.undo()
        self.open_files(paths)

    def open_files(self, paths: list[Path], *, add: bool = False) -> None:
        """Open a project, or read articles, into a new project or the one that is open; of a folder, what is in it.

        A table or a calendar is shown first as what it would bring.
        """
        self._asked = asked = paths
        paths = files_in(asked)
        if not paths:
            self.tell_failure(f"“{asked[0].name}” holds no file that Dateline opens.")
            return
        projects = [path for path in paths if is_project_file(path)]
        if len(paths) == 1 and not projects and jobs.is_brought_in(paths[0]):
            self._window.acts.exchange.preview_import(paths[0])
            return
        if projects and (len(paths) > 1 or (add and not self._window.session.project.is_empty)):
            self._window.message.say(
                "A project is opened by itself. Leave the other files out, or add them when it is open.",
                ("Open the project", lambda: self.open_files(projects[:1])),
            )
        elif add:
            self._read(paths, add=True)
        else:
            self.leave(lambda: self._open_project(projects[0]) if projects else self._read(paths))

    def _open_project(self, path: Path) -> None:
        self._window.keeper.open(path)

    def _read(self, paths: list[Path], *, add: bool = False) -> None:
        self._window.opener.open(paths, add=add)

    def remember(self, paths: list[Path]) -> None:
        """Put what was opened on the list of those: a folder as one; the examples have a place of their own."""
        own = resource("examples")
        kept = [path.parent if path.parent in self._asked else path for path in paths]
        self._window.settings.remember_recent(dict.fromkeys(path for path in kept if own not in path.parents))

    def tell_beside(self) -> None:
        """Say of a folder that was read what stands in it besides, which is brought in one by one."""
        tables = tables_in(self._asked)
        if tables:
            also = f"“{tables[0].name}”" if len(tables) == 1 else f"{len(tables)} tables or calendars"
            self._window.message.say(
                f"The folder also holds {also}.",
                (
                    f"Bring in “{tables[0].name}”…",
                    lambda: self._window.acts.exchange.preview_import(tables[0]),
                ),
            )

    def remove_source(self) -> None:
        """Take the source that is shown, and what only it proves, out of the project."""
        session, source = self._window.session, self._window.desk.source.shown
        if source and session.do(f"Remove “{source.title}”", lambda p: remove_source(p, source.id)):
            session.select()
            self._window.message.say(
                f"“{source.title}” and what only it proves are removed.", (UNDO, session.history.undo)
            )

    def read_again(self) -> None:
        """Read the source that is shown anew, keeping what a person has decided."""
        source = self._window.desk.source.shown
        if source is None:
            return
        path, opener = Path(source.path), self._window.opener
        if not has_changed(source):
            opener.read_again(source)
            return
        self._window.message.say(
            f"“{path.name}” has changed since it was read. The project keeps its words as they were.",
            ("Add it as it is now", lambda: self.open_files([path], add=True)),
            ("Read the kept words", lambda: opener.read_again(source)),
        )

    def paste(self) -> None:
        # There is none where the program that copied does not answer.
        self.drop(QGuiApplication.clipboard().mimeData() or QMimeData())

    def read_text(self, text: str) -> None:
        """Read words that were copied or dropped, into a new project or the one that is open."""
        if not text.strip():
            self._window.message.say("There is no text on the clipboard. Copy some, and try again.")
            return
        title = " ".join(text.strip().splitlines()[0].split())
        if len(title) > _TITLE_LENGTH:
            title = title[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
        self._window.opener.read(text, title, add=self._adds)

    def show_opened(self) -> None:
        """What was just opened is on the desk: show where most of it happens."""
        self._settle_down()
        self._window.acts.canvas("show_opening")
        self._window.desk.go_to("timeline")

    def show_project(self) -> None:
        """A project is on the desk: show it as it was when it was saved."""
        if self._window.session.view.is_unset:
            self.show_opened()
        else:
            self._settle_down()
            self._window.desk.go_to("timeline")

    def _settle_down(self) -> None:
        self._may_go = False
        if self._window.session.path is None:
            self._window.keeper.forget()
        self._window._follow()

    def show_reread(self, moved: list[str]) -> None:
        """A source was read anew: say which dates moved; what is selected may be out of sight."""
        self._window._follow()
        if selected := self._window.session.selected:
            self._window.acts.canvas("reveal", selected)
        if not moved:
            return
        session, first = self._window.session, entry(self._window.session.project, moved[0])
        told = f"{len(moved)} dates moved with it."
        if len(moved) == 1 and first:
            told = f"“{title_of(session.project, first)}” is {in_words(when_of(first)) or 'undated'} now."
        offers = (("Show which", lambda: session.select(*moved)), (UNDO, session.history.undo))
        self._window.message.say(told, *offers)

    def tell_failure(self, text: str) -> None:
        has_project = not self._window.session.project.is_empty
        offers = () if has_project else (("Open another…", self.open),)
        self._window.message.say(text, *offers, is_warning=True)

    def drop(self, mime: QMimeData) -> None:
        """Take the files or the words that were dropped on the window, or copied elsewhere."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.take_files(paths)
        else:
            self.read_text(mime.text())

    def clear_recent(self) -> None:
        self._window.settings.forget_recent()
        self._window.start.show_recent([])

    # Saving

    def save(self, then: Callable[[], object] | None = None) -> None:
        if self._window.session.path is None:
            self.save_as(then)
        else:
            self._window.keeper.save(then=then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        session = self._window.session
        if path := self._dialogs.to_save(session.path, session.project.title):
            self._window.keeper.save(path, then=then)

    def tell_saved(self) -> None:
        session = self._window.session
        if session.path:
            self._window.settings.remember_recent([session.path])
        self._window._follow()

    def tell_unsaved(self, text: str) -> None:
        self._window.message.say(text, ("Save as…", self.save_as), is_warning=True)

    def tell_read_only(self, why: str) -> None:
        self._window.message.say(
            f"{why} What you change here can be saved under another name.", ("Save as…", self.save_as)
        )

    def offer_recovery(self) -> None:
        """Offer the latest of what a program that died has left."""
        left = self._window.safekeeping.left()
        if not left:
            return
        name = left[0].title or (left[0].path.name if left[0].path else "A project")
        self._window.message.say(
            f"“{name}” was not saved when Dateline stopped unexpectedly. Its last state was kept.",
            ("Recover it", lambda: self._recover(left[0])),
            ("Throw it away", lambda: self._throw_away(left[0])),
            is_warning=True,
        )

    def _throw_away(self, left: Left) -> None:
        left.drop()
        self.offer_recovery()

    def _recover(self, left: Left) -> None:
        try:
            project = left.load()
        except DatelineError as error:
            self._window.message.say(str(error), is_warning=True)
            return
        self._window.session.open(project, path=left.path, is_saved=False)
        self._window.keeper.adopt()
        self.show_opened()
        self._window.safekeeping.keep_now()
        left.drop()

    def tell_changed(self, path: Path) -> None:
        self._window.message.say(
            f"“{path.name}” was changed by another program since you opened it.",
            ("Load it again", lambda: self._window.keeper.open(path)),
            ("Save mine over it", lambda: self._window.keeper.save(path, by_force=True)),
            ("Save mine as…", self.save_as),
            is_warning=True,
        )

    def tell_gone(self, path: Path) -> None:
        self._window.message.say(
            f"“{path.name}” has been moved or deleted. The project is still open here.",
            ("Save it again", lambda: self._window.keeper.save(path, by_force=True)),
            ("Save as…", self.save_as),
            is_warning=True,
        )

    # Leaving

    def leave(self, then: Callable[[], object]) -> None:
        """Go on with `then` when no work would be lost, or when a person has said what to do with it."""
        if not self._window.session.has_unsaved_work:
            then()
            return
        name = self._window.session.project.title or "This project"
        self._window.message.ask(
            f"“{name}” has changes that are not saved.",
            ("Save", lambda: self.save(then)),
            ("Do not save", then),
        )

    def close(self) -> None:
        self.leave(self._close)

    def _close(self) -> None:
        self._window.opener.cancel()
        self._window.acts.stop_presenting()
        self._window.message.hide()
        self._window.keeper.forget()
        self._window.session.open(Project())

    def may_close(self) -> bool:
        """Whether the window can go now; if not, asks what to do with the work."""
        if self._may_go or not self._window.session.has_unsaved_work:
            return True
        self.leave(self._go)
        return False

    def _go(self) -> None:
        self._may_go = True
        self._window.close()


def has_changed(source: Source) -> bool:
    """Whether the file of a source holds other words now; False where it is not there any more."""
    path = Path(source.path)
    if not source.path or not source.digest or not path.is_file():
        return False
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() != source.digest
    except OSError:
        return False
