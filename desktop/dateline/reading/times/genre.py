"""Is a text told from a day of its own, as news is, or along the dates it narrates, as history is?"""

from collections import Counter
from dataclasses import dataclass

from dateline.model.day import date_of
from dateline.model.when import When
from dateline.reading.times.expression import Expression, Form

_OF_TODAY = (
    "near day",
    "near unit",
    "near part of the day",
    "weekday",
    "last weekday",
    "next weekday",
    "counted back",
)


@dataclass(frozen=True, slots=True)
class Genre:
    """`is_narrative` for the document; `weight` 0–1 says how clearly (0.5 is a toss-up)."""

    is_narrative: bool
    weight: float


def genre_of(expressions: tuple[Expression, ...], published: When) -> Genre:
    """Judged by what its dates look like: days counted from the time of writing, or years and dates in full.

    Where the document's own date is known, only what happened well before it speaks for a narrative.
    """
    own_year = date_of(published.last)[0] if published.last is not None else None
    counts: Counter[str] = Counter()
    for expression in expressions:
        year = expression.parts.year
        if expression.form is Form.FULL and year is not None:
            counts["told" if own_year is None or year < own_year - 2 else "recent"] += 1
        elif expression.rule in _OF_TODAY and expression.form is not Form.CHAINED:
            counts["today"] += 1
        elif expression.form is Form.PARTIAL and expression.parts.month is not None and own_year is None:
            counts["month"] += 1
    told, today = counts["told"] + 0.3 * counts["month"], 1.5 * counts["today"]
    prior = 3.0 + counts["recent"] if own_year is not None else 0.0
    weight = (told + 0.5) / (told + today + prior + 1.0)
    return Genre(weight > 0.6 if own_year is not None else weight > 0.4, weight)
