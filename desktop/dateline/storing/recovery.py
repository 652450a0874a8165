"""Recovery copies: what an open project holds is on disk after each change, and is offered again after a crash.

A copy is a project file of the newest version that SQLite itself keeps (with a write-ahead log, so that a crash at
any instant leaves the last whole change). Only what differs from the change before is written: values are frozen and
shared, so that parts which are the same object have not changed.
"""

import json
import secrets
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.storing.lock import Lock, OpenElsewhere
from dateline.storing.project_file import project_of
from dateline.storing.tables import PARTS, Part, part_rows, put, write_tables
from dateline.version import __version__

_ENDING = ".recovery"


class Recovery:
    """The recovery copy of one open project, in a folder of the program's own.

    Made when a project is opened; `keep` after each change; `drop` when it was saved or closed in order. Every
    method may be called from any thread, but from one at a time. Raises DatelineError where the disk fails.
    """

    def __init__(self, folder: Path, of: Path | None) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._copy = folder / f"{secrets.token_hex(8)}{_ENDING}"
        self._of = of
        self._lock = Lock(self._copy)
        self._database: sqlite3.Connection | None = None
        self._kept = Project()

    def keep(self, project: Project) -> None:
        """Bring the copy up to `project`."""
        try:
            if self._database is None:
                self._begin(project)
            elif project is not self._kept:
                self._update(self._database, project)
            self._kept = project
        except (sqlite3.Error, OSError, UnicodeEncodeError) as error:
            self._give_up()
            raise DatelineError(f"The recovery copy could not be written: {error}.") from None

    def drop(self) -> None:
        """The work is safe elsewhere: take the copy away. The next `keep` begins a new one."""
        self._give_up()
        _remove(self._copy)

    def close(self) -> None:
        """The project is closed in order."""
        self.drop()
        self._lock.release()

    def _give_up(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _begin(self, project: Project) -> None:
        _remove(self._copy)
        about = {"path": str(self._of) if self._of else "", "title": project.title}
        _about(self._copy).write_text(json.dumps(about), encoding="utf-8")
        self._database = database = sqlite3.connect(self._copy, isolation_level=None, check_same_thread=False)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        write_tables(database, project, __version__, mend=True)
        for part in PARTS:
            for table in part.hanging:
                database.execute(f"CREATE INDEX {table}_of ON {table} ({part.table})")

    def _update(self, database: sqlite3.Connection, project: Project) -> None:
        with database:
            database.execute("BEGIN")
            if project.title != self._kept.title:
                database.execute("UPDATE project SET title = ?", (project.title,))
            for part in PARTS:
                before, after = getattr(self._kept, part.name), getattr(project, part.name)
                if before is not after:
                    _update_part(database, part, before, after)


def _update_part(
    database: sqlite3.Connection, part: Part, before: Sequence[Any], after: Sequence[Any]
) -> None:
    """Write what lies between the values that both have at their beginning and those that both have at their end."""
    first = _shared(before, after)
    most = min(len(before), len(after)) - first
    shared_end = min(_shared(before[::-1], after[::-1]), most)
    last, moved = len(before) - shared_end, len(after) - len(before)
    columns = {part.table: "n", **dict.fromkeys(part.hanging, part.table)}
    for table, n in columns.items():
        database.execute(f"DELETE FROM {table} WHERE {n} >= ? AND {n} < ?", (first, last))
        if moved and shared_end:
            # Through the negative numbers, so that no two rows ever have the same.
            database.execute(f"UPDATE {table} SET {n} = -1 - {n} WHERE {n} >= ?", (last,))
            database.execute(f"UPDATE {table} SET {n} = -1 - {n} + ? WHERE {n} < 0", (moved,))
    for table, content in part_rows(part, after[first : len(after) - shared_end], first):
        put(database, table, content, mend=True)


def _shared(before: Sequence[Any], after: Sequence[Any]) -> int:
    """How many values at the beginning are the very same."""
    for place, (a, b) in enumerate(zip(before, after, strict=False)):
        if a is not b:
            return place
    return min(len(before), len(after))


@dataclass(frozen=True, slots=True)
class Left:
    """A recovery copy whose program ended without a word: `path` is the project's own file, None where it had none."""

    copy: Path
    path: Path | None
    title: str
    written: float  # seconds since 1970

    def load(self) -> Project:
        """The project as it was after the last change. Raises DatelineError where the copy is damaged."""
        try:
            with closing(sqlite3.connect(self.copy, isolation_level=None)) as database:
                raw = database.serialize()
        except sqlite3.Error as error:
            raise DatelineError(f"The recovery copy of “{self.title}” is damaged: {error}.") from None
        try:
            return project_of(raw)
        except DatelineError as error:
            raise DatelineError(f"The recovery copy of “{self.title}” {error}") from None

    def drop(self) -> None:
        """A person has taken it, or does not want it."""
        _remove(self.copy)


def left_behind(folder: Path) -> tuple[Left, ...]:
    """The copies in `folder` that no running program has open, the latest first."""
    found = []
    for copy in folder.glob(f"*{_ENDING}"):
        try:
            Lock(copy).release()
        except OpenElsewhere:
            continue
        try:
            about = json.loads(_about(copy).read_text(encoding="utf-8"))
            path = Path(about["path"]) if about["path"] else None
            left = Left(copy, path, str(about["title"]), _written(copy))
        except (OSError, ValueError, LookupError, TypeError):
            left = Left(copy, None, "", time.time())
        found.append(left)
    return tuple(sorted(found, key=lambda left: -left.written))


def _written(copy: Path) -> float:
    return max(part.stat().st_mtime for part in (copy, _beside(copy, "-wal")) if part.exists())


def _about(copy: Path) -> Path:
    return copy.with_suffix(".json")


def _beside(copy: Path, what: str) -> Path:
    return copy.with_name(copy.name + what)


def _remove(copy: Path) -> None:
    for part in (copy, _beside(copy, "-wal"), _beside(copy, "-shm"), _about(copy)):
        with suppress(OSError):
            part.unlink(missing_ok=True)
