"""The letters by which the entries of a menu are picked with Alt or alone, each underlined in its word."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


def give_mnemonics(menu: QMenu) -> None:
    """Give each entry of a menu, and of the menus within it, a letter of its own where there is one left."""
    taken: set[str] = set()
    for action in menu.actions():
        if action.isSeparator():
            continue
        words = plain(action.text())
        at = _free_letter(words.split("\t")[0], taken)
        if at >= 0:
            taken.add(words[at].casefold())
            action.setText(f"{escaped(words[:at])}&{escaped(words[at:])}")
        if inner := inner_menu(action):
            give_mnemonics(inner)


def _free_letter(words: str, taken: set[str]) -> int:
    """Where in some words the best letter stands that is not taken: at the beginning of a word, else anywhere."""
    letters = [at for at, letter in enumerate(words) if letter.isalnum() and letter.casefold() not in taken]
    first = [at for at in letters if at == 0 or words[at - 1] == " "]
    return next(iter([*first, *letters]), -1)


def inner_menu(action: QAction) -> QMenu | None:
    """The menu that an entry opens."""
    menu = action.menu()
    return menu if isinstance(menu, QMenu) else None


def escaped(words: str) -> str:
    """Words that are shown as they are where "&" underlines a letter."""
    return words.replace("&", "&&")


def plain(text: str) -> str:
    """The words of a text in which "&" underlines a letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
