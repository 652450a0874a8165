"""Knows whether a project is open elsewhere: a lock file beside it, held by the system for as long as we live."""

import getpass
import json
import os
import platform
import sys
from pathlib import Path
from types import TracebackType

from dateline.model.error import DatelineError

# Windows keeps others from reading locked bytes; nobody reads this far.
_FAR = 1 << 30


class OpenElsewhere(DatelineError):
    """Another Dateline has the project open."""


class Lock:
    """The right to write one project.

    `is_held` is False where the place allows no lock (a read-only folder, a file system without locks): then
    nobody is kept out. A process that ends in any way gives its lock up.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock of the project at `path`. Raises OpenElsewhere, with who has it, where it is taken."""
        self._path = path.resolve()
        self._lock = self._path.with_name(f".{self._path.name[:200]}.lock")
        self._descriptor = -1
        self._take()

    @property
    def is_held(self) -> bool:
        return self._descriptor >= 0

    def release(self) -> None:
        """Let others write it; may be called twice."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        if os.name == "posix":
            self._lock.unlink(missing_ok=True)  # while it is held, so that nobody else's is taken away
        os.close(descriptor)
        if os.name != "posix":
            try:
                self._lock.unlink(missing_ok=True)
            except OSError:
                return

    def __enter__(self) -> "Lock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _take(self) -> None:
        for _ in range(100):
            try:
                descriptor = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o666)
            except OSError:
                return
            if not self._grasp(descriptor):
                return
            # Whoever had it may have taken the file away between our opening and our locking it.
            try:
                if os.path.samestat(os.fstat(descriptor), self._lock.stat()):
                    self._descriptor = descriptor
                    self._sign()
                    return
            except OSError:
                pass
            os.close(descriptor)

    def _grasp(self, descriptor: int) -> bool:
        """True where the system gave the lock, False where it knows no locks here; else raises OpenElsewhere."""
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError):
            holder = _holder(descriptor)
            os.close(descriptor)
            raise OpenElsewhere(f"“{self._path.name}” is open elsewhere{holder}.") from None
        except OSError:
            os.close(descriptor)
            return False
        return True

    def _sign(self) -> None:
        """Say in the lock file who has it, for the others' word to their user."""
        who = {"user": _user(), "host": platform.node(), "process": os.getpid()}
        try:
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, json.dumps(who).encode())
        except OSError:
            return


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(descriptor: int) -> str:
    try:
        who = json.loads(os.read(descriptor, 1000))
        return f", by {str(who['user'])[:60]} on {str(who['host'])[:60]}"
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
