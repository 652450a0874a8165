"""Fills the menus and the tool bar of a window, as the tables say."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from dateline.window.actions import Actions
from dateline.window.choices import CHOICES, ChoiceMenu
from dateline.window.mnemonics import escaped, give_mnemonics, inner_menu, plain
from dateline.window.panes.parts import in_short
from dateline.window.places import MENUS, TOOL_BAR
from dateline.window.settings import NO, SETTINGS, YES, Setting

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow


class Menus(QObject):
    """Fills the menus of a window, whose titles are there."""

    def __init__(self, window: "MainWindow", actions: Actions) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self._menus: list[QMenu] = []
        self._recent = QMenu("Open recent", window)
        self._recent.aboutToShow.connect(self._fill_recent)
        for menu, (_, names) in zip(window.titles, MENUS, strict=True):
            for name in names:
                self._add(menu, name)
            give_mnemonics(menu)
            self._menus.append(menu)
        window.addActions(
            [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
        )

    def _add(self, menu: QMenu, name: str | None) -> None:
        if name is None:
            menu.addSeparator()
        elif name == "Recent":
            menu.addMenu(self._recent)
        elif name == "Panes":
            panes = menu.addMenu("Panes")
            panes.addActions([dock.toggleViewAction() for dock in self._window.desk.docks.values()])
        elif name in CHOICES:
            menu.addMenu(ChoiceMenu(CHOICES[name], self._window.session, menu))
        elif name[0].isupper():
            self._add_setting(menu, next(setting for setting in SETTINGS if setting.words == name))
        else:
            menu.addAction(self._actions[name])

    def every_action(self) -> Iterator[tuple[str, QAction]]:
        """All that stands in the menus and the menus within them, as (words, action)."""
        self._fill_recent()
        for menu in self._menus:
            for action in menu.actions():
                inner = inner_menu(action)
                if inner is None and not action.isSeparator():
                    yield plain(action.text()), action
                for each in inner.actions() if inner else ():
                    if not each.isSeparator():
                        yield f"{plain(action.text())}: {plain(each.text())}", each

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._window.settings.recent():
            action = self._recent.addAction(f"{escaped(path.name)}\t{in_short(path.parent)}")
            action.triggered.connect(lambda _=False, path=path: self._open(path))
        if self._recent.isEmpty():
            self._recent.addAction("Nothing yet").setEnabled(False)
        self._recent.addSeparator()
        self._recent.addAction(self._actions["clear_recent"])
        give_mnemonics(self._recent)

    def _open(self, path: Path) -> None:
        self._window.acts.filing.open_files([path])

    def _add_setting(self, menu: QMenu, setting: Setting) -> None:
        now = self._window.settings.value(setting.name)
        if setting.is_switch:
            action = menu.addAction(setting.words)
            action.setCheckable(True)
            action.setChecked(now == YES)
            action.triggered.connect(lambda on: self._window.choose(setting.name, YES if on else NO))
            return
        inner = menu.addMenu(setting.words)
        group = QActionGroup(inner)
        for value, words in setting.choices:
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(lambda _=False, value=value: self._window.choose(setting.name, value))
            inner.addAction(action)


def fill_tool_bar(window: "MainWindow", bar: QToolBar, actions: Actions) -> None:
    """Make the tool bar; what is picked from a menu opens it with one click."""
    for name in TOOL_BAR:
        if name is None:
            bar.addSeparator()
        elif name in CHOICES:
            bar.addWidget(_menu_button(ChoiceMenu(CHOICES[name], window.session, bar)))
        else:
            bar.addAction(actions[name])


def _menu_button(menu: QMenu) -> QToolButton:
    button = QToolButton()
    button.setMenu(menu)
    button.setIcon(menu.icon())
    button.setText(menu.title())
    button.setToolTip(menu.toolTip())
    button.setAccessibleName(menu.title())
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    menu.aboutToHide.connect(lambda: _leave(button))
    return button


def _leave(button: QToolButton) -> None:
    """The pointer left a button while its menu was open, of which Qt tells the button nothing."""
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    button.update()
