"""Every version of the project file that ever was, and its reader.

1. (0.1.0) The first: see `schema.py`.

A new version gets a new number in `schema.py`; the tables and the reader of the one before move here and stay, and
so does its file in `tests/fixtures`, for ever. A file is only read, never changed in place: saving writes the newest.
"""

import sqlite3
from collections.abc import Callable, Mapping

from dateline.model.project import Project
from dateline.storing.schema import TABLES, VERSION
from dateline.storing.tables import read_tables

Reader = Callable[[sqlite3.Connection], Project]

# Version -> (its tables as they were made, what reads them).
READERS: Mapping[int, tuple[Mapping[str, str], Reader]] = {VERSION: (TABLES, read_tables)}
