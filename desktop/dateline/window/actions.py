"""Everything a person can do, as a table: menus, tool bar, shortcuts, palette and help page are made from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from dateline.window.icons import icon
from dateline.window.mnemonics import escaped, plain


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: `name` is its key, `text` the verb on the menu, `tip` a sentence; `keys` its shortcuts.

    `needs` says when it can be done: "" always, "project" with a project, "selection" with something selected,
    "undo" and "redo" with a step to take back or to do again.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    needs: str = ""
    checkable: bool = False


DEEDS = (
    # File
    Deed(
        "new", "New timeline", ("Ctrl+N",), "event", "Begin with an empty timeline and an event of your own"
    ),
    Deed("open", "Open…", ("Ctrl+O",), "open", "Open articles or a project"),
    Deed(
        "add_source",
        "Add a source…",
        ("Ctrl+Shift+O",),
        "add",
        "Read one more article into this project",
        "project",
    ),
    Deed(
        "paste",
        "Read the clipboard",
        ("Ctrl+V", "Ctrl+Shift+V"),
        "paste",
        "Read the text or the files that were copied",
    ),
    Deed("save", "Save", ("Ctrl+S",), "save", "Save the project to its file", "project"),
    Deed("save_as", "Save as…", ("Ctrl+Shift+S",), "", "Save the project to another file", "project"),
    Deed("import", "Import…", ("Ctrl+I",), "import", "Bring in a table, a calendar or another timeline"),
    Deed(
        *("export", "Export…", ("Ctrl+Shift+X",), "export"),
        *("Write what is shown as a picture, a web page, a table …", "project"),
    ),
    Deed("clear_recent", "Clear this list"),
    Deed("close", "Close", ("Ctrl+W",), "close", "Go back to the start page", "project"),
    Deed("quit", "Quit", ("Ctrl+Q",), "", "End Dateline"),
    Deed(
        *("remove_source", "Remove this source", (), ""),
        *("Take the source that is shown out of the project", "project"),
    ),
    Deed(
        *("read_again", "Read this source again", (), ""),
        *("Find dates, events and statements anew; what you have reviewed stays", "project"),
    ),
    # Edit
    Deed("undo", "Undo", ("Ctrl+Z",), "undo", "", "undo"),
    Deed("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "", "redo"),
    Deed("review", "Review", ("Ctrl+R",), "review", "Go through what is not yet reviewed", "project", True),
    Deed("accept", "Accept", ("A",), "accept", "What was found is right", "selection"),
    Deed("reject", "Reject", ("R",), "reject", "What was found is not one", "selection"),
    Deed("reopen", "Review again", (), "", "Mark it as not yet reviewed", "selection"),
    Deed("edit", "Edit", ("E", "F2"), "edit", "Change the title or the speaker", "selection"),
    Deed(
        *("next_unreviewed", "Next to review", ("N",), "next"),
        *("Go to the next one not yet reviewed", "project"),
    ),
    Deed(
        *("previous_unreviewed", "Back to review", ("B",), "previous"),
        *("Go to the one before not yet reviewed", "project"),
    ),
    Deed(
        "add_event",
        "Add an event",
        ("Ctrl+E",),
        "event",
        "From the words selected in the source, or an empty one",
        "project",
    ),
    Deed(
        "add_statement",
        "Add a statement",
        ("Ctrl+Shift+E",),
        "statement",
        "From the words selected in the source",
        "project",
    ),
    Deed(
        *("add_era", "Add an era", (), "event"),
        *(
            "Lay a named band behind a stretch of time: that of what is selected, or of what is in view",
            "project",
        ),
    ),
    Deed(
        "merge",
        "Merge events",
        ("Ctrl+M",),
        "merge",
        "Make one event of those that are selected",
        "selection",
    ),
    Deed(
        "split",
        "Split the event",
        (),
        "split",
        "Make an event of its own of one of its passages",
        "selection",
    ),
    Deed("delete", "Delete", ("Del",), "delete", "Take it out of the project", "selection"),
    Deed(
        *("earlier", "Move earlier", ("Alt+Shift+Left",), ""),
        *("Give it a date one step earlier: a day, a month, a year, as exactly as it is known", "selection"),
    ),
    Deed(
        *("later", "Move later", ("Alt+Shift+Right",), ""),
        *("Give it a date one step later: a day, a month, a year, as exactly as it is known", "selection"),
    ),
    Deed(
        *("lane_up", "Move the lane up", ("Alt+Shift+Up",), ""),
        *("Put the lane of what is selected before the one above it", "selection"),
    ),
    Deed(
        *("lane_down", "Move the lane down", ("Alt+Shift+Down",), ""),
        *("Put the lane of what is selected behind the one below it", "selection"),
    ),
    Deed(
        *("copy", "Copy", ("Ctrl+C",), "copy", "Copy date, title and people, for a text or a table"),
        "selection",
    ),
    Deed(
        *("copy_picture", "Copy the picture", ("Ctrl+Shift+C",), "copy"),
        *("Copy the timeline as it is shown, to be pasted into slides or a text", "project"),
    ),
    Deed(
        *("find", "Find…", ("Ctrl+F", "/"), "find"),
        *("Filter events and statements by words; in the source, find words of its text", "project"),
    ),
    Deed(
        *("find_in_source", "Find in the text…", ("Ctrl+Shift+F",), ""),
        *("Go to words in the text of the sources", "project"),
    ),
    # View
    Deed("fit_all", "Fit all", ("Ctrl+0",), "fit", "Show the whole timeline", "project"),
    Deed("zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), "zoom-in", "Show less time, larger", "project"),
    Deed("zoom_out", "Zoom out", ("Ctrl+-",), "zoom-out", "Show more time, smaller", "project"),
    Deed(
        *("next", "Next event or statement", ("Ctrl+Down",), "next"),
        *("Go to the next event or statement", "project"),
    ),
    Deed(
        *("previous", "Previous event or statement", ("Ctrl+Up",), "previous"),
        *("Go to the event or statement before", "project"),
    ),
    Deed("deselect", "Select nothing", (), "", "Show the document in the detail pane", "selection"),
    Deed("to_timeline", "Go to the timeline", ("Ctrl+1",), "", "", "project"),
    Deed("to_outline", "Go to the outline", ("Ctrl+2",), "outline", "", "project"),
    Deed("to_source", "Go to the source", ("Ctrl+3",), "source", "", "project"),
    Deed("to_detail", "Go to the detail", ("Ctrl+4",), "detail", "", "project"),
    Deed("present", "Present", ("F5",), "present", "Fill the screen with the timeline", "project", True),
    Deed("reset_panes", "Put the panes back", (), "", "Arrange the panes as they were at first", "project"),
    # Help
    Deed(
        "commands",
        "Commands…",
        ("Ctrl+K", "Ctrl+L"),
        "commands",
        "Find a command, an event or a date by typing",
    ),
    Deed("help", "Help and shortcuts", ("F1",), "help", "What can be done, and with which keys"),
    Deed("about", "About Dateline"),
)


# What macOS keeps in the menu of the program.
_ROLES = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}


class Actions(QObject):
    """A QAction for each deed, with `acts` to carry them out by name."""

    def __init__(self, acts: Mapping[str, Callable[..., object]], parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._possible: frozenset[str] = frozenset()
        self._allowed: frozenset[str] | None = None
        for deed in DEEDS:
            self._actions[deed.name] = self._make(deed, acts[deed.name])

    def _make(self, deed: Deed, act: Callable[..., object]) -> QAction:
        action = QAction(deed.text, self.parent())
        action.setObjectName(deed.name)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        if deed.icon:
            action.setIcon(icon(deed.icon))
        tip = deed.tip or deed.text.rstrip("…")
        keys = keys_in_words(deed)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setStatusTip(tip)
        action.setCheckable(deed.checkable)
        action.setMenuRole(_ROLES.get(deed.name, QAction.MenuRole.NoRole))
        if deed.checkable:
            action.triggered.connect(act)
        else:
            action.triggered.connect(lambda _=False: act())
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def say(self, name: str, what: str) -> None:
        """Say on the menu, and on the tool bar, what would be undone or done again."""
        action = self._actions[name]
        verb = action.text().partition(":")[0]
        action.setText(f"{verb}: {escaped(what)}" if what else verb)
        words, keys = plain(action.text()), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({keys})")

    def enable(self, possible: Iterable[str]) -> None:
        """Switch on what needs nothing or something in `possible`, and the rest off."""
        self._possible = frozenset(possible)
        for deed in DEEDS:
            can = not deed.needs or deed.needs in self._possible
            is_allowed = self._allowed is None or deed.name in self._allowed
            self._actions[deed.name].setEnabled(can and is_allowed)

    def allow(self, names: frozenset[str] | None) -> None:
        """Until further notice only these, however much else is possible; all of them with None."""
        self._allowed = names
        self.enable(self._possible)


def keys_in_words(deed: Deed) -> str:
    """Its first shortcut as the system writes it."""
    return QKeySequence(deed.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if deed.keys else ""
