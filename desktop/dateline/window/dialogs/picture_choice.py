"""The choice of how a picture is drawn: how large, and in which colours."""

from PySide6.QtWidgets import QFormLayout, QWidget

from dateline.window.panes.parts import Chooser, align_labels

# The words for a size, the pixels that it is laid out in, and how many of a PNG stand for one of them.
SIZES = (
    ("As a screen: 1600 × 900", (1600, 900), 1.0),
    ("A wide slide, large type: 1920 × 1080", (1200, 675), 1.6),
    ("A square slide, large type: 1600 × 1200", (1000, 750), 1.6),
    ("A page in a document: 3200 × 1800", (1600, 900), 2.0),
    ("A large screen: 3840 × 2160", (2560, 1440), 1.5),
)
COLOURS = (
    ("Light paper", "light"),
    ("Dark", "dark"),
    ("High contrast", "high-contrast"),
    ("For print", "print"),
)


class PictureChoice(QWidget):
    """`size`, `ratio` and `theme` are what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes, self.colours = Chooser(), Chooser()
        self.sizes.addItems([words for words, _, _ in SIZES])
        self.colours.addItems([words for words, _ in COLOURS])
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.addRow("Size", self.sizes)
        self.form.addRow("Colours", self.colours)
        align_labels(self.form)

    def let_size(self, can: bool) -> None:
        """Ask for a size, or not, where paper has one."""
        self.form.setRowVisible(self.sizes, can)

    @property
    def size_chosen(self) -> tuple[int, int]:
        return SIZES[self.sizes.currentIndex()][1]

    @property
    def ratio(self) -> float:
        return SIZES[self.sizes.currentIndex()][2]

    @property
    def theme(self) -> str:
        return COLOURS[self.colours.currentIndex()][1]
