"""Imports spaCy without its command line, which nothing here uses."""

import sys
from types import ModuleType


def import_spacy_alone() -> None:
    """Imports spaCy in half the time, and with no HTTP or TLS library behind it.

    `import spacy` pulls in its command line for the one name `spacy.info`, and with that everything
    that can download models. An empty stand-in takes its place while the import lasts; whoever wants
    the real `spacy.cli` afterwards still gets it.
    """
    if "spacy" in sys.modules:
        return
    command_line, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    command_line.__path__ = []
    info.info = None  # type: ignore[attr-defined]
    stand_ins = {"spacy.cli": command_line, "spacy.cli.info": info}
    sys.modules.update(stand_ins)
    try:
        import spacy  # noqa: F401
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
