"""The one hook for what nobody foresaw: log it, keep the work safe, tell the person."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths, qVersion

from dateline.version import __version__

log = logging.getLogger("dateline")


def data_folder() -> Path:
    """The folder of the program's own files in the user's account."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))


def log_path() -> Path:
    """Where the log is kept; it is never sent anywhere."""
    return data_folder() / "dateline.log"


def keep_log() -> None:
    """Write warnings and faults to the log file; where that is not possible, to standard error."""
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


def catch(tell: Callable[[str], None], keep_safe: Callable[[], None]) -> None:
    """From now on every fault of the program comes here: it is logged, the work kept safe, and `tell` called."""

    def hook(kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, where)
            return
        note("".join(traceback.format_exception(kind, fault, where)))
        for act in (keep_safe, lambda: tell(words(fault))):
            try:
                act()
            except Exception:
                note(traceback.format_exc())

    sys.excepthook = hook


def note(trace: str) -> None:
    """Put a traceback in the log with what one needs to know beside it."""
    import platform

    log.error("Dateline %s, Qt %s, %s\n%s", __version__, qVersion(), platform.platform(), trace)


def words(fault: BaseException) -> str:
    """What a person is told of a fault."""
    kind = type(fault).__name__
    return f"Something went wrong inside Dateline ({kind}). Your work is kept. Details are in {log_path()}."
