"""Rows of Dateline's own that other kinds of file carry along as JSON."""

import json
from typing import Any

from dateline.storing.importing.table import FIELDS, Cells


def carried(form: Any) -> Cells | None:
    """The cells of a row, from JSON or its values; None where it is not one of Dateline's own."""
    if isinstance(form, str):
        try:
            form = json.loads(form)
        except (ValueError, RecursionError):
            return None
    if not isinstance(form, dict) or "review" not in form:
        return None
    return {name: cell for name, cell in form.items() if name in FIELDS and isinstance(cell, str)}
