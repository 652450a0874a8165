"""What counting makes of an expression: the place it was counted to, and what may be counted from in turn."""

from dataclasses import dataclass

from dateline.model.source import Step
from dateline.model.when import When
from dateline.reading.times.expression import Expression
from dateline.reading.times.placing import Place


@dataclass(frozen=True, slots=True)
class Counted:
    """The place that an expression was counted to, by which rule, from what, how surely, and what else it may be.

    `others` are (place, share of what is left of the confidence, what it is in words).
    """

    place: Place
    steps: tuple[Step, ...] = ()
    rule: str = ""
    anchor: str = "none"
    confidence: float = 0.95
    others: tuple[tuple[Place, float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An expression that has been placed, and may be counted from."""

    expression: Expression
    place: Place
    compared: bool = False  # only the year before of what the text is about
    longer: bool = False  # a length of several months, that a report goes on to


def anchor_of(e: Expression) -> str:
    """How a Timex names the expression that it was counted from."""
    return f"{e.span.start}-{e.span.end}"


def days_of_writing(published: When) -> tuple[int, int] | None:
    """The first and the last day that a document may be of; None where either is open."""
    first, last = published.first, published.last
    return None if first is None or last is None else (first, last)
