"""A When in the columns of a table: EDTF for people and queries, and an exact form where EDTF cannot say all."""

import json
from dataclasses import fields
from functools import lru_cache
from typing import Any

from dateline.model.date import Date, Precision
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.error import DatelineError
from dateline.model.when import UNDATED, Shape, When

# The integers that SQLite can hold.
_MOST = 2**63 - 1
_DEFAULTS = {field.name: field.default for field in fields(Date)}

Columns = tuple[str, str | None]


@lru_cache(maxsize=50_000)
def when_columns(when: When) -> Columns:
    """(EDTF, exact form or None)."""
    if when == UNDATED:
        return "", None
    edtf = to_edtf(when)
    try:
        told = from_edtf(edtf)
    except DatelineError:
        told = UNDATED
    return edtf, None if told == when else _exact(when)


@lru_cache(maxsize=50_000)
def when_of(edtf: str, exact: str | None) -> When:
    """The When of two columns. Raises ValueError or DatelineError where they hold none."""
    if exact is None:
        return from_edtf(edtf) if edtf else UNDATED
    form = json.loads(exact)
    return When(Shape(form["shape"]), _date(form.get("start")), _date(form.get("end")))


@lru_cache(maxsize=50_000)
def days_of(when: When) -> tuple[int | None, int | None]:
    """First and last day for queries; None where open, or too far for a column."""
    return _bounded(when.first), _bounded(when.last)


def _bounded(day: int | None) -> int | None:
    return day if day is not None and abs(day) <= _MOST else None


def _exact(when: When) -> str:
    form: dict[str, Any] = {"shape": when.shape.value}
    for name, date in (("start", when.start), ("end", when.end)):
        if date is not None:
            values = {name: getattr(date, name) for name in _DEFAULTS}
            told = {name: value for name, value in values.items() if value != _DEFAULTS[name]}
            form[name] = {**told, "precision": date.precision.name}
    return json.dumps(form)


def _date(form: Any) -> Date | None:
    if form is None:
        return None
    parts = {name: value for name, value in form.items() if name in _DEFAULTS}
    for name, value in parts.items():
        if name != "precision" and not isinstance(value, int) and value is not None:
            raise ValueError(f"{name} is no number")
    return Date(**{**parts, "precision": Precision[form["precision"]]})
