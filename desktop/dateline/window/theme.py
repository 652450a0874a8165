"""Light, dark and high contrast: the colours of the window, and how they follow the system."""

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from dateline.model.kinds import KINDS
from dateline.resources import resource
from dateline.timeline.theme import DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK, LIGHT, Colour, Theme, with_twins

READING_FACE = "Source Serif 4"  # bundled; Qt finds other faces for the scripts it lacks


class Look(QObject):
    """Which theme holds now; `changed` when the system or the person has turned to another.

    The first one goes by the palette that the system gives, until `listen`.
    """

    changed = Signal(object)

    def __init__(
        self, choice: str = "system", patterns: str = "contrast", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._choice, self._patterns = choice, patterns
        self._listens = False
        self.theme = self._wanted()
        self._dress()

    def listen(self) -> None:
        """From now on ask the system itself, and follow it.

        Not before the first paint, for its answers are of QtCore.Qt, whose 93 enumerations take 15 ms to make.
        """
        if not self._listens:
            self._listens = True
            hints = QGuiApplication.styleHints()
            hints.colorSchemeChanged.connect(self._follow)
            if hasattr(hints, "accessibility"):  # Qt 6.10 and later tell of high contrast
                hints.accessibility().contrastPreferenceChanged.connect(self._follow)
            self._follow()

    def choose(self, choice: str) -> None:
        """Take the colours "light", "dark" or "contrast", or those of the "system"."""
        self._choice = choice
        self._follow()

    def choose_patterns(self, choice: str) -> None:
        """Hatches and shapes beside the colours: "always", or only in high "contrast"."""
        self._patterns = choice
        self._follow()

    def _follow(self) -> None:
        theme = self._wanted()
        if theme is not self.theme:
            self.theme = theme
            self._dress()
            self.changed.emit(theme)

    def _wanted(self) -> Theme:
        theme = self._coloured()
        return with_twins(theme) if self._patterns == "always" else theme

    def _coloured(self) -> Theme:
        is_dark = system_is_dark() if self._listens else _palette_is_dark()
        wants_contrast = self._choice == "contrast"
        if self._listens and self._choice == "system":
            wants_contrast = system_wants_contrast()
        if wants_contrast:
            return HIGH_CONTRAST_DARK if is_dark else HIGH_CONTRAST
        return {"light": LIGHT, "dark": DARK}.get(self._choice, DARK if is_dark else LIGHT)

    def _dress(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.theme))


def system_is_dark() -> bool:
    """Whether the system shows dark colours now."""
    return QGuiApplication.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether a person has asked the system for high contrast, where Qt can tell."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast


def _palette_is_dark() -> bool:
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def paint(colour: Colour) -> QColor:
    """A colour of the theme as Qt's own."""
    return QColor(*colour)


def kind_colour(theme: Theme, kind: str) -> QColor:
    """The edge colour of a kind of event; a person's own kinds look like "other"."""
    return paint(theme.tones[KINDS.index(kind) if kind in KINDS else -1].edge)


def mixed(a: QColor, b: QColor, share: float) -> QColor:
    """The colour that is `share` of the way from `a` to `b`."""
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )


def tint(theme: Theme, colour: Colour, share: float = 0.88) -> QColor:
    """A colour thinned with paper, for areas behind words."""
    return mixed(paint(colour), paint(theme.raised), share)


def palette(theme: Theme) -> QPalette:
    """The colours as Qt's roles, so that native parts take them too."""
    role = QPalette.ColorRole
    on_accent = theme.paper if theme.is_dark else theme.raised
    colours = (
        (theme.paper, (role.Window, role.AlternateBase, role.Button)),
        (theme.raised, (role.Base, role.ToolTipBase, role.Light)),
        (theme.ink, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.Shadow)),
        (theme.second, (role.PlaceholderText, role.Dark)),
        (theme.hairline, (role.Mid, role.Midlight)),
        (theme.accent, (role.Highlight, role.Link, role.LinkVisited, role.BrightText, role.Accent)),
        (on_accent, (role.HighlightedText,)),
    )
    made = QPalette()
    for colour, roles in colours:
        for each in roles:
            made.setColor(each, paint(colour))
    faint = mixed(paint(theme.second), paint(theme.paper), 0.45)
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, faint)
    return made


def style_sheet(theme: Theme) -> str:
    """The few things that a palette cannot say."""
    words = {
        name: paint(getattr(theme, name)).name()
        for name in ("paper", "raised", "ink", "second", "hairline", "accent")
    }
    words["on_accent"] = words["paper"] if theme.is_dark else words["raised"]
    words["arrow"] = resource("icons/arrow.svg").as_posix()
    words["tick"] = resource(f"icons/tick-{'dark' if theme.is_dark else 'light'}.svg").as_posix()
    words["hover"] = tint(theme, theme.accent, 0.9).name()
    words["pressed"] = tint(theme, theme.accent, 0.8).name()
    return _SHEET.format(**words)


_SHEET = """
QMainWindow, QStackedWidget, QDialog {{ background: {paper}; }}
QMenuBar {{ background: {paper}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {raised}; border: 1px solid {hairline}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {pressed}; color: {ink}; }}
QMenu::item:disabled {{ color: {second}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 6px; }}
QToolBar {{
    background: {paper}; border: none; border-bottom: 1px solid {hairline}; padding: 0 8px 2px 8px;
    spacing: 2px;
}}
QToolBar::separator {{ width: 1px; background: {hairline}; margin: 6px 6px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
QToolButton:focus {{ border-color: {accent}; }}
QPushButton {{ background: {raised}; border: 1px solid {hairline}; border-radius: 4px; padding: 5px 14px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:default {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton:default:focus {{ border: 2px solid {ink}; }}
QPushButton:disabled, QPushButton:default:disabled {{
    background: {raised}; color: {second}; border-color: {hairline};
}}
QLineEdit, QComboBox, QPlainTextEdit {{
    background: {raised}; border: 1px solid {hairline}; border-radius: 4px; padding: 3px 6px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border-color: {accent}; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {hairline}; }}
QLineEdit[quiet="true"], QComboBox[quiet="true"], QPlainTextEdit[quiet="true"] {{
    background: transparent; border-color: transparent; padding: 3px 4px;
}}
QLineEdit[quiet="true"]:hover, QComboBox[quiet="true"]:hover, QPlainTextEdit[quiet="true"]:hover {{
    border-color: {hairline};
}}
QLineEdit[quiet="true"]:focus, QComboBox[quiet="true"]:focus, QPlainTextEdit[quiet="true"]:focus {{
    background: {raised}; border-color: {accent};
}}
QTableView {{
    background: {paper}; border: none; gridline-color: {hairline};
    selection-background-color: {pressed}; selection-color: {ink};
}}
QTableView:focus {{ selection-background-color: {pressed}; }}
QListWidget[part="kinds"] {{
    background: {raised}; border: 1px solid {hairline}; border-radius: 4px; padding: 4px; outline: none;
}}
QListWidget[part="kinds"]:focus {{ border-color: {accent}; }}
QListWidget[part="kinds"]::item {{ padding: 5px 8px; border-radius: 4px; color: {ink}; }}
QListWidget[part="kinds"]::item:hover {{ background: {hover}; }}
QListWidget[part="kinds"]::item:selected {{ background: {pressed}; color: {ink}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QHeaderView {{ background: {paper}; }}
QHeaderView::section {{
    background: {paper}; color: {second}; border: none; border-bottom: 1px solid {hairline};
    padding: 4px 3px;
}}
QHeaderView::section:hover {{ color: {ink}; }}
QTextEdit {{
    background: {raised}; border: none; selection-background-color: {accent};
    selection-color: {on_accent};
}}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: {paper}; border: none; }}
QScrollArea[framed="false"] {{ border: 1px solid {paper}; }}
QScrollArea[framed="true"] {{ border: 1px solid {accent}; border-radius: 4px; }}
QMainWindow::separator {{ background: {hairline}; width: 1px; height: 1px; }}
QMainWindow::separator:hover {{ background: {accent}; }}
QProgressBar {{
    background: {hairline}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {hairline}; padding: 4px 6px; }}
QStatusBar {{ background: {paper}; color: {second}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{
    background: {hairline}; border-radius: 3px; min-height: 28px; min-width: 28px; margin: 2px;
}}
QScrollBar::handle:hover {{ background: {second}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QLabel[part="heading"] {{ color: {second}; font-weight: 600; }}
QLabel[part="second"] {{ color: {second}; }}
QLabel[part="quote"] {{ border-left: 2px solid {hairline}; padding-left: 8px; }}
QLabel[part="quote"]:focus {{ border-left: 2px solid {accent}; }}
QToolButton[part="title"] {{ padding: 2px; }}
QToolButton[part="example"] {{ padding: 8px; border: 1px solid {hairline}; background: {raised}; }}
QToolButton[part="example"]:hover, QToolButton[part="example"]:focus {{ border-color: {accent}; }}
QPushButton[part="link"] {{
    background: transparent; border: 1px solid transparent; color: {accent}; padding: 2px 0;
    text-align: left;
}}
QPushButton[part="link"]:hover {{ text-decoration: underline; }}
QPushButton[part="link"]:focus, QPushButton[part="link"]:default:focus {{
    border: 1px solid transparent; border-bottom-color: {accent};
}}
#message {{ background: {hover}; border-bottom: 1px solid {hairline}; }}
#message QToolButton {{ padding: 3px; }}
#drop {{ border: 1px dashed {second}; border-radius: 8px; background: {raised}; }}
#drop[over="true"] {{ border: 1px solid {accent}; background: {hover}; }}
#palette {{ border: 1px solid {second}; background: {raised}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
QCheckBox::indicator {{ border: 1px solid {second}; border-radius: 3px; background: {raised}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QCheckBox:focus {{ color: {accent}; }}
#caption {{ background: {raised}; border-top: 1px solid {hairline}; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def reading_font(size: float) -> QFont:
    """A face made for long reading, at a size in points."""
    font = QFont([READING_FACE, "serif"])
    font.setPointSizeF(size)
    return font
