"""The help page: what one does first, and every deed with its keys, made from the table of deeds."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from dateline.window.actions import DEEDS, Deed
from dateline.window.mnemonics import plain
from dateline.window.places import MENUS

Rows = Sequence[tuple[str, str]]

_FIRST = (
    (
        "Open an article",
        "Drop a file on the window, or press Ctrl+O. Several files, or a folder, make one timeline.",
    ),
    ("Begin without a text", "Press Ctrl+N, and name and date a first event; Ctrl+E adds the next."),
    (
        "Read the timeline",
        "A dot is a day, a bar a stretch of time, a pale bar “some time within”. Hollow: not yet reviewed.",
    ),
    (
        "Look under the axis",
        "What has no date stands on the shelf there, and is never dropped.",
    ),
    ("Ask why", "Select an event: the detail pane says, line by line, how its words led to its date."),
    (
        "See the proof",
        "Click a passage: the source scrolls to it. Click a mark in the source: the timeline goes there.",
    ),
    ("Correct it", "Type another title or date in the detail pane. Every change can be undone."),
)
_CANVAS = (
    ("Zoom", "Ctrl+wheel, two fingers apart, Ctrl++ and Ctrl+-"),
    ("Move through time", "Drag, Shift+wheel, Left and Right, PgUp and PgDn"),
    ("See an event, an era or a count bar whole", "Double click"),
    ("Add an event of a date", "Right click on the paper, where it is to stand"),
    ("Change an era", "Click its name; nothing else selected, the detail pane lists all of them"),
    (
        "Order and fold the lanes",
        "Right click on a lane; Alt+Shift+Up and Down for that of the selected event",
    ),
    ("Link two events", "Select both: the detail pane offers in which way"),
    ("Walk the events", "Up and Down, Home and End"),
    ("Open the detail", "Enter"),
    ("Select several", "Ctrl+click, or Shift and drag a frame"),
    (
        "Change a date",
        "Select the event, then drag it or one of its ends; Esc gives up, Shift leaves out snapping",
    ),
    ("Change several dates", "Select the events, then drag one of them: all move by the same time"),
    ("The view before, and after", "Alt+Left, Alt+Right"),
)
_PRESENTING = (
    ("The next, the one before", "PgDn and PgUp, as a clicker sends them; arrows, Space, Backspace"),
    ("A black screen", "B"),
    ("Everything from far away", "Home"),
    ("End", "Esc or F5"),
)
_FILTER = (
    ("words", "all of them must occur; “two words” as they stand"),
    ("who:name", "people, or the speaker"),
    ("kind:meeting", "the kind of event, or kind:statement"),
    ("place:  tag:  source:", "likewise"),
    ("is:found  is:accepted  is:undated", "by what has become of it"),
)


class HelpPage(QDialog):
    """A window beside the main one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Help and shortcuts")
        self.page = QTextBrowser()
        self.page.setAccessibleName("Help")
        self.page.setHtml(page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.resize(660, 680)


def page() -> str:
    """The page as HTML."""
    parts = ["<div style='margin:8px 16px 16px 16px'>", "<h2>First steps</h2>", _table(_FIRST)]
    hands = (("On the timeline", _CANVAS), ("Presenting", _PRESENTING), ("In the filter", _FILTER))
    for title, rows in (*_keys(), *hands):
        parts += [f"<h2>{title}</h2>", _table(rows)]
    return "".join([*parts, "</div>"])


def _keys() -> list[tuple[str, Rows]]:
    """The deeds that have keys, menu by menu."""
    deeds = {deed.name: deed for deed in DEEDS}
    menus: list[tuple[str, Rows]] = []
    for title, names in MENUS:
        known = [deeds[name] for name in names if name in deeds]
        menus.append((plain(title), [(deed.text.rstrip("…"), _keys_of(deed)) for deed in known if deed.keys]))
    return menus


def _keys_of(deed: Deed) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(key).toString(native) for key in deed.keys)


def _table(rows: Rows) -> str:
    cells = "".join(
        f"<tr><td width='210' style='padding:3px 16px 3px 0'><b>{escape(a)}</b></td>"
        f"<td style='padding:3px 0'>{escape(b)}</td></tr>"
        for a, b in rows
    )
    return f"<table cellspacing='0' width='100%'>{cells}</table>"
