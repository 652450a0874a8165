"""A line above everything that says what happened and what to do next; never a box in the way."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from dateline.window.icons import icon
from dateline.window.panes.parts import empty

UNDO = "Undo"
Offer = tuple[str, Callable[[], object]]


class MessageBar(QWidget):
    """Hidden while there is nothing to say. A new message takes the place of the one before; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sign = QLabel()
        self._sign = "help"
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._offers = QHBoxLayout()
        self._names: list[str] = []
        self._buttons: list[QPushButton] = []
        self.shut = QToolButton()
        self.shut.setIcon(icon("close"))
        self.shut.setIconSize(QSize(16, 16))
        self.shut.setToolTip("Close this message (Esc)")
        self.shut.setAccessibleName("Close this message")
        self.shut.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(8)
        line.addWidget(self.sign)
        line.addWidget(self.words, 1)
        line.addLayout(self._offers)
        line.addWidget(self.shut)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide)
        self._before: QWidget | None = None  # what had the focus when a question came
        self.hide()

    def ask(self, text: str, *offers: Offer) -> None:
        """Say what has to be decided before anything goes on, with the keyboard on the first of the offers."""
        self.say(text, *offers, is_warning=True)
        self._before = self.window().focusWidget()
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        before, self._before = self._before, None
        if before and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        super().hideEvent(event)

    def pass_over(self) -> None:
        """Another step was taken, or the last one taken back: what offers to undo it would undo another."""
        if any(name == UNDO for name in self._names):
            self.hide()

    def say(self, text: str, *offers: Offer, is_warning: bool = False) -> None:
        """Say a sentence, with buttons for what can be done about it."""
        self.words.setText(text)
        self._sign = "warning" if is_warning else "help"
        self._paint_sign()
        empty(self._offers)
        self._names = [name for name, _ in offers]
        self._buttons = [QPushButton(name) for name, _ in offers]
        for button, (_, act) in zip(self._buttons, offers, strict=True):
            button.setAutoDefault(True)  # so that Enter presses it
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, act=act: act())
            self._offers.addWidget(button)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _paint_sign(self) -> None:
        self.sign.setPixmap(icon(self._sign).pixmap(QSize(18, 18), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_sign()  # in the ink that holds now

    @property
    def text(self) -> str:
        """What is said now; "" for nothing."""
        return self.words.text() if self.isVisible() else ""
