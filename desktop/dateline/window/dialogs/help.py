"""The help page: what one does first, and every deed with its keys, made from the table of deeds."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from dateline.window.actions import DEEDS

_FIRST = (
    ("Open an article", "Drop a file on the window, or press Ctrl+O. Several files make one timeline."),
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
    ("Walk the events", "Up and Down, Home and End"),
    ("Open the detail", "Enter"),
    ("Select several", "Ctrl+click, or Shift and drag a frame"),
    (
        "Change a date",
        "Select the event, then drag it or one of its ends; Esc gives up, Shift leaves out snapping",
    ),
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
        self.resize(620, 640)


def page() -> str:
    """The page as HTML."""
    keys = [
        (deed.text.rstrip("…"), "  or  ".join(QKeySequence(key).toString(_NATIVE) for key in deed.keys))
        for deed in DEEDS
        if deed.keys
    ]
    parts = ["<div style='margin:16px'>", "<h2>First steps</h2>", _table(_FIRST)]
    for title, rows in (
        ("Keys", keys),
        ("On the timeline", _CANVAS),
        ("Presenting", _PRESENTING),
        ("In the filter", _FILTER),
    ):
        parts += [f"<h2>{title}</h2>", _table(rows)]
    return "".join([*parts, "</div>"])


_NATIVE = QKeySequence.SequenceFormat.NativeText


def _table(rows: object) -> str:
    assert isinstance(rows, list | tuple)
    cells = "".join(
        f"<tr><td style='padding:3px 20px 3px 0;white-space:nowrap'><b>{escape(a)}</b></td>"
        f"<td style='padding:3px 0'>{escape(b)}</td></tr>"
        for a, b in rows
    )
    return f"<table cellspacing='0'>{cells}</table>"
