"""A temporal expression of a source: the TIMEX3 view of the words, and where they stand on the calendar."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.when import UNDATED, When


class TimexType(StrEnum):
    """TIMEX3 types (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of the same words; the weights of a timex and its alternatives sum to at most 1."""

    when: When
    value: str
    weight: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Timex:
    """The words at `passage` and what they mean.

    `text` is the words; `value` the TIMEX3 value ("2025-05-07", "P3D", "XXXX-WXX-2", "PAST_REF"). `when` is
    UNDATED for a duration, a set, or words that cannot be placed. `rule` names the rule that resolved it,
    `anchor` what it counted from: "published", "none" (it is absolute), or "start-end" offsets of the timex it
    hangs on. `confidence` is 0–1 and meant to be calibrated. Where it is one end of a range said as one ("May 7 to
    10"), `joined` is the When of the whole and `joined_passage` its words; both ends have the same.
    """

    passage: Passage
    text: str
    type: TimexType
    value: str
    when: When = UNDATED
    why: tuple[Step, ...] = ()
    rule: str = ""
    anchor: str = "none"
    confidence: float = 1.0
    alternatives: tuple[Alternative, ...] = ()
    joined: When = UNDATED
    joined_passage: Passage | None = None
