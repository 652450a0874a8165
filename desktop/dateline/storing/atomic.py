"""Writing a file so that at any instant the old one or the new one is there, whole."""

import contextlib
import errno
import os
import secrets
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from dateline.model.error import DatelineError

_SUFFIX = ".saving"
_STALE_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a file looked when it was last read or written; another stamp means that another hand wrote it."""

    size: int
    mtime_ns: int
    inode: int


def stamp_of(path: Path) -> Stamp | None:
    """The file's present stamp, None where there is no file."""
    try:
        state = path.stat()
    except OSError:
        return None
    return Stamp(state.st_size, state.st_mtime_ns, state.st_ino)


def why_not_writable(path: Path) -> str:
    """A sentence that says why a file can not be saved at `path`, "" where it can."""
    path = path.resolve()
    try:
        if path.is_dir():
            return f"“{path.name}” is a folder."
        if path.exists() and not os.access(path, os.W_OK):
            return f"“{path.name}” is read-only."
        _create(path).unlink()
    except OSError as error:
        return _sentence(path, error)
    return ""


def write_whole(path: Path, content: bytes) -> Stamp:
    """Put `content` in the place of the file at `path`, or leave everything as it was.

    The bytes go into a new file in the same folder, are brought to the disk, and take the old one's name in one
    step. Raises DatelineError with a sentence where that fails.
    """
    if os.path.exists(path) and not path.is_file() and not path.is_dir():  # noqa: PTH110
        return _write_through(path, content)
    path = path.resolve()  # a link stays, the file that it names is written
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise DatelineError(f"“{path.name}” is read-only.")
        _clear_stale(path)
        fresh = _create(path)
        try:
            _fill(fresh, content, like=path)
            os.replace(fresh, path)  # noqa: PTH105
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
        _sync_folder(path.parent)
        stamp = stamp_of(path)
    except OSError as error:
        raise DatelineError(_sentence(path, error)) from None
    assert stamp is not None
    return stamp


def _write_through(path: Path, content: bytes) -> Stamp:
    """A pipe or a device, such as /dev/stdout, has nothing that could be kept."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise DatelineError(_sentence(path, error)) from None
    return Stamp(0, 0, 0)


def _create(path: Path) -> Path:
    """A new empty file beside `path` that no one else has."""
    fresh = path.with_name(f".{path.name[:150]}.{secrets.token_hex(6)}{_SUFFIX}")
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return fresh


def _fill(fresh: Path, content: bytes, like: Path) -> None:
    with fresh.open("wb", buffering=0) as file:
        view = memoryview(content)
        while view:
            view = view[file.write(view) :]
        with contextlib.suppress(OSError):  # some file systems have no modes
            os.chmod(fresh, like.stat().st_mode & 0o777)  # noqa: PTH101
        _sync(file.fileno())


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # On macOS fsync leaves the bytes in the drive's own memory.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk; Windows does so by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def _clear_stale(path: Path) -> None:
    """Take away what a save left that was ended in its middle."""
    before = time.time() - _STALE_SECONDS
    for left in path.parent.glob(f".{_literal(path.name[:150])}.*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if left.stat().st_mtime < before:
                left.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _sentence(path: Path, error: OSError) -> str:
    reasons = {
        errno.ENOSPC: "there is no room left on the disk",
        errno.EDQUOT: "your share of the disk is used up",
        errno.EROFS: "the disk is read-only",
        errno.EACCES: f"you may not write to the folder “{path.parent}”",
        errno.EPERM: f"you may not write to the folder “{path.parent}”",
        errno.ENAMETOOLONG: "its name is too long",
        errno.ENOENT: f"there is no folder “{path.parent}”",
        errno.EFBIG: "it is too large for this disk",
        errno.EIO: "the disk reports a fault",
    }
    reason = reasons.get(error.errno or 0) or (error.strerror or str(error)).lower()
    return f"“{path.name}” could not be saved: {reason}."
