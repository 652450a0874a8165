"""What an anniversary is: a count of years, what it is of, and both their places in time."""

from dataclasses import dataclass

from dateline.model.source import Step
from dateline.model.span import Span
from dateline.model.when import UNDATED, When
from dateline.reading.counts.history import Named


@dataclass(frozen=True, slots=True)
class Origin:
    """What an anniversary is of.

    `span` covers the words for it, `title` names it as an event ("Victory in the Great Patriotic War"), `when`
    is the day or year it happened, UNDATED where neither the list of history nor the text nor arithmetic
    tells. `named` is what the list of history makes of the words.
    """

    span: Span
    title: str
    when: When = UNDATED
    why: tuple[Step, ...] = ()
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An anniversary that a text speaks of.

    `span` covers the words that count ("80th anniversary", "centenary", "turns 80"), `whole` also what it is of;
    `title` is the words of `whole`. `number` is None where the text does not count. `unit` is "year", "month",
    "week" or "day". `origins` has one entry for each thing it is of; it is empty where the words do not say.
    `occasion` is the year it falls in (month or day where known), UNDATED where nothing tells.
    `is_approximate` is True for "nearly a decade after". `years_on` is how many years after the writing the
    words put it ("this year" and "today" 0, "next year" 1, "last year" -1); None where they do not say.
    `is_to_the_day` is True for "ten years to the day after".
    """

    span: Span
    whole: Span
    title: str
    number: int | None
    unit: str = "year"
    origins: tuple[Origin, ...] = ()
    occasion: When = UNDATED
    why: tuple[Step, ...] = ()
    is_approximate: bool = False
    years_on: int | None = None
    is_to_the_day: bool = False
