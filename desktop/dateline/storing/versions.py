"""Every version of the project file that ever was, and its reader.

1. The first.
2. (0.1.0) Dates that a person gave to words of a source (`source_given`), pictures (`picture`), and lines of a why that
   rest on a document's own date: see `schema.py`.

A new version gets a new number in `schema.py`; where it changes tables or readers, those of the one before move here
and stay, and so does its file in `tests/fixtures`, for ever. A file is only read, never changed in place: saving
writes the newest.
"""

import sqlite3
from collections.abc import Callable, Mapping

from dateline.model.project import Project
from dateline.storing.schema import TABLES, VERSION
from dateline.storing.tables import read_first_tables, read_tables

Reader = Callable[[sqlite3.Connection], Project]

# Version -> (its tables as they were made, what reads them).
_FIRST = {name: table for name, table in TABLES.items() if name not in ("source_given", "picture")}
READERS: Mapping[int, tuple[Mapping[str, str], Reader]] = {
    1: (_FIRST, read_first_tables),
    VERSION: (TABLES, read_tables),
}
