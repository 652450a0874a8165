"""Writes an exported file whole or not at all."""

import os
import tempfile
from pathlib import Path

from dateline.model.error import DatelineError


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` by way of a file beside it, so that no half file is ever seen.

    Raises DatelineError where the place cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.chmod(0o666 & ~_umask())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DatelineError(f"“{path}” could not be written: {error.strerror or error}.") from None


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
