"""The start page: what Dateline does, by three examples; a place to drop a file; what was open of late."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dateline.resources import resource
from dateline.timeline.theme import Theme
from dateline.window.icons import icon
from dateline.window.mnemonics import escaped
from dateline.window.panes.parts import empty, heading, in_short, larger, second
from dateline.window.theme import Look, reading_font

EXAMPLES = (
    ("state-visit.txt", "A news report", "Who met whom, and who said what"),
    ("carthage.txt", "A history lesson", "Centuries, and years before Christ"),
    ("museum-theft.txt", "A case chronology", "One night, by the minute"),
)
_PICTURE = QSize(272, 153)
_RECENT = 5


class StartPage(QWidget):
    """Offers what can be opened; `asked` tells of files, `open_asked` and `paste_asked` of the two buttons."""

    asked = Signal(list)
    open_asked = Signal()
    paste_asked = Signal()
    new_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.examples: list[QToolButton] = []
        self.recent_box = QWidget()
        self._recent = QGridLayout(self.recent_box)
        self._recent.setContentsMargins(0, 0, 0, 0)
        self._recent.setVerticalSpacing(2)
        self._recent.setHorizontalSpacing(16)
        self._recent.setColumnStretch(1, 1)
        self.drop = self._drop_place()
        self._arrange()
        look.changed.connect(self._dress)
        self._dress(look.theme)

    def _arrange(self) -> None:
        title = QLabel("Dateline")
        title.setFont(reading_font(30))
        line = second(
            "Open an article. See when everything in it happened, who said what, and which words prove it."
        )
        larger(line, 1.1)
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        for name, text, tip in EXAMPLES:
            pictures.addWidget(self._example(name, text, tip))
        page = QVBoxLayout()
        page.setSpacing(8)
        for part in (title, line):
            page.addWidget(part)
        page.addSpacing(12)
        page.addWidget(self.drop)
        page.addSpacing(16)
        page.addWidget(heading("See an example"))
        page.addLayout(pictures)
        page.addSpacing(16)
        page.addWidget(self.recent_box)
        sheet = QWidget()
        outer = QGridLayout(sheet)
        outer.setContentsMargins(32, 16, 32, 16)
        holder = QWidget()
        holder.setLayout(page)
        holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        holder.setFixedWidth(3 * (_PICTURE.width() + 18) + 2 * 16)
        outer.addWidget(holder, 0, 0, Qt.AlignmentFlag.AlignCenter)
        area = QScrollArea()  # on a small screen the page is larger than the window
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _drop_place(self) -> QWidget:
        place = QWidget()
        place.setObjectName("drop")
        place.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(place)
        line.setContentsMargins(24, 20, 24, 20)
        line.setSpacing(12)
        sign = QLabel()
        sign.setPixmap(icon("drop").pixmap(QSize(28, 28)))
        self._sign = sign
        words = QLabel("Drop articles or a folder of them here: text, web pages, PDF, Word, mail")
        words.setWordWrap(True)
        self.open_button = QPushButton("Open…")
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.open_asked)
        self.paste_button = QPushButton("Read the clipboard")
        self.paste_button.setAutoDefault(True)  # so that Enter presses it
        self.paste_button.clicked.connect(self.paste_asked)
        self.new_button = QPushButton("New timeline")
        self.new_button.setToolTip("Begin with an empty one, and add events by hand")
        self.new_button.setAutoDefault(True)
        self.new_button.clicked.connect(self.new_asked)
        line.addWidget(sign)
        line.addWidget(words, 1)
        line.addWidget(self.open_button)
        line.addWidget(self.paste_button)
        line.addWidget(self.new_button)
        return place

    def _example(self, name: str, text: str, tip: str) -> QToolButton:
        button = _Example()
        button.setObjectName(name)
        button.setProperty("part", "example")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setText(f"{text}\n{tip}")
        button.setAccessibleName(f"Example: {text}")
        button.setIconSize(_PICTURE)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.asked.emit([resource(f"examples/{name}")]))
        self.examples.append(button)
        return button

    def _dress(self, theme: Theme) -> None:
        self._sign.setPixmap(icon("drop").pixmap(QSize(28, 28)))
        for button in self.examples:
            button.setIcon(_picture(button.objectName(), theme))

    def show_recent(self, paths: list[Path]) -> None:
        empty(self._recent)
        if not paths:
            return
        self._recent.addWidget(heading("Opened recently"), 0, 0, 1, 2)
        for row, path in enumerate(paths[:_RECENT], start=1):
            button = QPushButton(escaped(path.name))
            button.setProperty("part", "link")
            button.setAutoDefault(True)
            button.setToolTip(str(path))
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, path=path: self.asked.emit([path]))
            self._recent.addWidget(button, row, 0)
            self._recent.addWidget(second(in_short(path.parent)), row, 1)

    def invite(self, is_over: bool) -> None:
        """Show whether what is being dragged may be dropped."""
        self.drop.setProperty("over", is_over)
        self.drop.style().polish(self.drop)


class _Example(QToolButton):
    """A picture with words that is opened with a click, with Space, or with Enter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _picture(name: str, theme: Theme) -> QIcon:
    """The picture of an example in the colours that hold, or a plain sign where it was not made."""
    tone = "dark" if theme.is_dark else "light"
    try:
        return QIcon(QPixmap(str(resource(f"pictures/{Path(name).stem}-{tone}.png"))))
    except FileNotFoundError:
        return icon("source")
