"""Spares the program what its libraries do at every import for those who type commands: a third of what
loading them takes.

Only the program calls this; who embeds the timeline in a program of their own keeps all of it.
"""

import builtins


def spare_source_reading() -> None:
    """Import without PySide6's look into the source of each module, whether it uses PySide6.

    It reads all of them, matplotlib's 150 among them, and keeps their lines, 20 MB, in order to offer names in
    another style (`from __feature__ import snake_case`). Nothing here asks for that.
    """
    import PySide6.QtCore  # noqa: F401  (puts its own import in place of Python's, and that beside it)

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def spare_help_texts() -> None:
    """Load matplotlib without the signatures and help texts that it writes for the `set` of each of its classes."""
    from matplotlib.artist import Artist

    if hasattr(Artist, "_update_set_signature_and_docstring"):
        Artist._update_set_signature_and_docstring = classmethod(lambda cls: None)
