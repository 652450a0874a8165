"""Is a text told from a day of its own, as news is, or along the dates it narrates, as history is?"""

from collections import Counter
from dataclasses import dataclass

from dateline.model.when import When
from dateline.reading.expression import Expression, Form

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
    """Judged by what its dates look like: days counted from the time of writing, or years and dates in full."""
    counts: Counter[str] = Counter()
    for expression in expressions:
        if expression.form is Form.FULL:
            counts["full"] += 1
        elif expression.rule in _OF_TODAY and expression.form is not Form.CHAINED:
            counts["today"] += 1
        elif expression.form is Form.PARTIAL and expression.parts.month is not None:
            counts["month"] += 1
    told, today = counts["full"] + 0.3 * counts["month"], 1.5 * counts["today"]
    prior = 3.0 if published.is_dated else 0.0
    weight = (told + 0.5) / (told + today + prior + 1.0)
    return Genre(weight > 0.7 if published.is_dated else weight > 0.4, weight)
