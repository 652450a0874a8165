"""Who made Dateline, under which licence, and what it stands on."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from dateline.version import __version__
from dateline.window.theme import reading_font

_WORDS = """Dateline reads articles and reports, and shows their events and statements on a timeline on which
every mark leads back to the words that prove it. Nothing that you open leaves this computer.

Dateline is free software under the Apache License, version 2.0, without warranty of any kind.

It uses Qt {qt} through PySide6, both under the GNU Lesser General Public License, version 3. Qt is linked
dynamically: you may put another build of it in the place of the one that came with Dateline. Its source is at
download.qt.io. Dateline also stands on matplotlib, NumPy, spaCy with the English model en_core_web_sm, and others;
their licences come with the program, in NOTICES.txt."""


def show_about(parent: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("About Dateline")
    name = QLabel(f"Dateline {__version__}")
    name.setFont(reading_font(20))
    words = QLabel("\n\n".join(" ".join(part.split()) for part in _WORDS.format(qt=qVersion()).split("\n\n")))
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.close)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(12)
    for part in (name, words, buttons):
        column.addWidget(part)
    dialog.setFixedWidth(520)
    dialog.open()
    return dialog
