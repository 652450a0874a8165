"""The dialogs that ask for files, each beginning in the folder of the one before."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from dateline.storing.project_file import ENDING
from dateline.window.settings import Settings

if TYPE_CHECKING:
    from dateline.exporting.export import Format

Kinds = tuple[tuple[str, tuple[str, ...]], ...]  # of files: the name of each and its endings

_PROJECT = ("Dateline project", (ENDING,))
_ALL = "All files (*)"
_LONGEST_NAME = 80


class FileDialogs:
    """Asks in front of one window."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        self._parent, self._settings = parent, settings

    def to_open(self, title: str) -> list[Path]:
        """What to read or to open; nothing where a person thought better of it."""
        from dateline.reading.opening import OPENABLE

        kinds = (_PROJECT, *OPENABLE, ("Table, calendar or other timeline", _endings(imported_kinds())))
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, self._folder, _filter(kinds))
        return self._noted([Path(name) for name in names])

    def to_import(self) -> Path | None:
        kinds = _filter(imported_kinds())
        name, _ = QFileDialog.getOpenFileName(self._parent, "Import", self._folder, kinds)
        return next(iter(self._noted([Path(name)] if name else [])), None)

    def to_save(self, path: Path | None, title: str) -> Path | None:
        """Where to save a project: that has a `path`, or else only a `title`."""
        first = path or Path(self._folder, f"{as_name(title)}{ENDING}")
        name, _ = QFileDialog.getSaveFileName(
            self._parent, "Save the project", str(first), f"{_PROJECT[0]} (*{ENDING})"
        )
        return next(iter(self._noted([Path(name)] if name else [])), None)

    def to_export(self, title: str, format: "Format") -> Path | None:
        """Where to write a file of this kind."""
        first = str(Path(self._folder, f"{as_name(title)}{format.ending}"))
        kind = f"{format.title} (*{format.ending})"
        name, _ = QFileDialog.getSaveFileName(self._parent, "Export", first, kind)
        if not name:
            return None
        path = Path(name)
        if not path.name.lower().endswith(format.ending):
            path = path.with_name(path.name + format.ending)
        return self._noted([path])[0]

    def to_show(self) -> Path | None:
        """A picture."""
        from dateline.storing.pictures import ENDINGS

        kinds = _filter((("Pictures", ENDINGS),))
        name, _ = QFileDialog.getOpenFileName(self._parent, "Choose a picture", self._folder, kinds)
        return next(iter(self._noted([Path(name)] if name else [])), None)

    @property
    def _folder(self) -> str:
        """The folder of the dialog before; "" where there was none, or it is gone."""
        folder = self._settings.value("folder")
        return folder if Path(folder).is_dir() else ""

    def _noted(self, paths: list[Path]) -> list[Path]:
        if paths:
            self._settings.remember("folder", str(paths[0].absolute().parent))
        return paths


def files_in(paths: list[Path]) -> list[Path]:
    """These files, and in the place of a folder the articles in it, in the order of their names."""
    return [file for path in paths for file in (_articles_in(path) if path.is_dir() else [path])]


def tables_in(paths: list[Path]) -> list[Path]:
    """What stands in folders beside the articles, and is brought in rather than read."""
    endings = _endings(imported_kinds())
    return [file for path in paths if path.is_dir() for file in _ending_so(path, endings)]


def _articles_in(folder: Path) -> list[Path]:
    from dateline.reading.opening import OPENABLE

    return _ending_so(folder, _endings(OPENABLE))


def _ending_so(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    """The files in a folder with such names, in their order, but for those that are hidden."""
    try:
        there = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
    except OSError:
        return []
    shown = [path for path in there if not path.name.startswith(".")]
    return [path for path in shown if path.name.lower().endswith(endings) and path.is_file()]


def imported_kinds() -> Kinds:
    """The kinds of files that are brought in rather than read."""
    from dateline.storing.importing.importing import FORMATS

    return tuple((each.title, each.endings) for each in FORMATS)


def _endings(kinds: Kinds) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ending for _, endings in kinds for ending in endings))


def _filter(kinds: Kinds) -> str:
    """The kinds as Qt has them, first all of them together."""
    lines = [f"{name} ({_globs(endings)})" for name, endings in (("Everything", _endings(kinds)), *kinds)]
    return ";;".join([*lines, _ALL])


def _globs(endings: tuple[str, ...]) -> str:
    return " ".join(f"*{ending}" for ending in endings)


def as_name(title: str) -> str:
    """A title as the name of a file on any system."""
    kept = "".join(" " if c in '<>:"/\\|?*' or c < " " else c for c in title)
    return " ".join(kept.split())[:_LONGEST_NAME].strip(". ") or "Timeline"
