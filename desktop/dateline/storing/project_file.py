"""Project files (`.dateline`): a project to one SQLite database and back, trusting nothing that a file holds.

SQLite never touches the disk here: a database is made in memory and written in one piece (`atomic`), and read in one
piece and opened in memory. So no journal can be left beside a file, no trigger of a foreign file can fire, and a file
that is changed while it is read is read as it was.
"""

import gc
import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.storing.atomic import Stamp, stamp_of, write_whole
from dateline.storing.schema import APPLICATION_ID, VERSION
from dateline.storing.tables import write_tables
from dateline.storing.versions import READERS
from dateline.version import __version__

ENDING = ".dateline"
MOST_BYTES = 2_000_000_000
_SECONDS = 120
_MAGIC = b"SQLite format 3\0"
_LIMITS = {
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_MAY = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ))


class ChangedOnDisk(DatelineError):
    """The file was written by another hand since it was read."""


class NewerVersion(DatelineError):
    """The file was made by a newer program than this."""


def save_project(project: Project, path: Path, *, known: Stamp | None = None) -> Stamp:
    """Write a project to `path`; at any instant the old file or the new one is there, whole.

    `known` is the stamp that the file had when it was last read or saved: where the file has another one now,
    ChangedOnDisk is raised and nothing is written. Raises DatelineError where it cannot be saved. Returns the stamp
    of the file as saved.
    """
    path = Path(path)
    now = stamp_of(path)
    if known is not None and now is not None and now != known:
        raise ChangedOnDisk(f"“{path.name}” was changed by another program since it was opened.")
    return write_whole(path, project_bytes(project))


def load_project(path: Path) -> Project:
    """The project in a file. Raises DatelineError with a sentence where there is none that can be read."""
    path = Path(path)
    try:
        return project_of(_read(path))
    except DatelineError as error:
        kind = NewerVersion if isinstance(error, NewerVersion) else DatelineError
        raise kind(f"“{path.name}” {error}") from None


def is_project_file(path: Path) -> bool:
    """True where a file is or calls itself a project of Dateline."""
    path = Path(path)
    if path.suffix.lower() == ENDING or not path.is_file():  # a pipe would have to be waited for
        return path.suffix.lower() == ENDING
    try:
        with path.open("rb") as file:
            return _application(file.read(100)) == APPLICATION_ID
    except OSError:
        return False


def project_bytes(project: Project) -> bytes:
    """A project as the bytes of a project file; the same project gives the same bytes."""
    try:
        return _written(project)
    except UnicodeEncodeError:
        return _written(project, mend=True)


def _written(project: Project, *, mend: bool = False) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database, _uncollected():
        write_tables(database, project, __version__, mend=mend)
        return database.serialize()


def project_of(raw: bytes) -> Project:
    """The project in the bytes of a project file.

    Raises DatelineError with the end of a sentence, behind the file's name.
    """
    version = _version(raw)
    # Two bytes say that a write-ahead log belongs to the file; one in memory can have none.
    raw = raw[:18] + b"\x01\x01" + raw[20:]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        try:
            _harden(database)
            database.deserialize(raw)
            tables, read = READERS[version]
            _check(database, tables)
            with _uncollected():
                return read(database)
        except sqlite3.Error as error:
            raise DatelineError(f"is damaged: {_short(error)}.") from None
        except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
            raise DatelineError("is damaged: a part is missing, or is not what it should be.") from None
        except DatelineError as error:
            raise DatelineError(f"is damaged: {error}") from None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise DatelineError("is not an ordinary file.")
            if state.st_size > MOST_BYTES:
                raise DatelineError("is too large to be a project.")
            return file.read(MOST_BYTES)
    except FileNotFoundError:
        raise DatelineError("is not there.") from None
    except IsADirectoryError:
        raise DatelineError("is a folder.") from None
    except PermissionError:
        raise DatelineError("may not be read by you.") from None
    except OSError as error:
        raise DatelineError(f"could not be read: {error.strerror or error}.") from None


def _application(head: bytes) -> int:
    return int.from_bytes(head[68:72]) if head.startswith(_MAGIC) else -1


def _version(raw: bytes) -> int:
    """The version of the tables, from the head of the file alone."""
    if not raw:
        raise DatelineError("is empty.")
    if len(raw) < 512 or _application(raw) != APPLICATION_ID:
        raise DatelineError("is not a project of Dateline.")
    version = int.from_bytes(raw[60:64])
    if version > VERSION:
        raise NewerVersion(
            f"was made by a newer Dateline (version {version} of the file; this one knows up to {VERSION}). "
            "Install the newest Dateline to open it."
        )
    if version not in READERS:
        raise DatelineError("is not a project of Dateline.")
    return version


def _harden(database: sqlite3.Connection) -> None:
    for limit, most in _LIMITS.items():
        database.setlimit(limit, most)
    for setting in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
        database.execute(f"PRAGMA {setting}")
    until = time.monotonic() + _SECONDS
    database.set_progress_handler(lambda: time.monotonic() > until, 100_000)


def _check(database: sqlite3.Connection, tables: object) -> None:
    """The tables are the very ones that were made, whole, and nothing but reading happens from here on."""
    assert isinstance(tables, dict)
    found = dict(database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
    changed = [name for name, made in tables.items() if found.get(name) != made]
    if changed:
        raise DatelineError(f"the table “{changed[0]}” is missing or was changed.")
    [(first,)] = database.execute("PRAGMA quick_check(1)").fetchall()
    if first != "ok":
        raise sqlite3.DatabaseError(str(first).removeprefix("*** in database main ***"))
    database.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _MAY else sqlite3.SQLITE_DENY)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles, which frozen values cannot make, and which takes most of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _short(error: Exception) -> str:
    words = " ".join(str(error).split())
    return (words[:150] or type(error).__name__).rstrip(".")
