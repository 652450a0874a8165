"""What the program remembers between two starts, as a table of names, defaults and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

RECENT_AT_MOST = 12
NO, YES = "no", "yes"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that is remembered; `words` where a person sets it, with its `choices` as (value, words)."""

    name: str
    default: str
    words: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def is_switch(self) -> bool:
        return self.default in (NO, YES)


SETTINGS = (
    Setting(
        "colours",
        "system",
        "Colours",
        (("system", "Like the system"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast")),
    ),
    Setting(
        "patterns",
        "contrast",
        "Patterns beside colours",
        (("contrast", "In high contrast"), ("always", "Always")),
    ),
    Setting("text_size", "0", "Size of the source text", (("-2", "Small"), ("0", "Normal"), ("3", "Large"))),
    Setting("reduce_motion", NO, "Reduce motion"),
    Setting("folder", ""),
)


class Settings:
    """Reads and writes the settings; values are text, so that a person can read the file too."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "dateline", "dateline"
        )

    def value(self, name: str) -> str:
        setting = next(each for each in SETTINGS if each.name == name)
        value = str(self._store.value(name, setting.default))
        known = [choice for choice, _ in setting.choices]
        return value if not known or value in known else setting.default

    def remember(self, name: str, value: str) -> None:
        self._store.setValue(name, value)

    def layout(self, name: str) -> QByteArray:
        """A remembered place or arrangement of windows; empty where there is none."""
        value: Any = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember_layout(self, name: str, value: QByteArray) -> None:
        self._store.setValue(f"layout/{name}", value)

    def recent(self) -> list[Path]:
        """Files and folders opened of late, the newest first; those that are gone are left out."""
        value: Any = self._store.value("recent", [])
        names = value if isinstance(value, list) else [value]
        return [path for path in map(Path, filter(None, names)) if path.exists()]

    def remember_recent(self, paths: Iterable[Path]) -> None:
        new = [path.absolute() for path in paths]
        kept = [path for path in self.recent() if path not in new]
        self._store.setValue("recent", [str(path) for path in [*new, *kept][:RECENT_AT_MOST]])

    def forget_recent(self) -> None:
        self._store.remove("recent")
