"""An expression of time as found in the text, before anything is known of where it stands on the calendar."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.span import Span
from dateline.model.timex import TimexType


class Form(StrEnum):
    """What an expression needs before it has a place on the calendar."""

    FULL = "full"  # nothing: it names its year ("7 May 1998", "the 1970s", "499 BC")
    PARTIAL = (
        "partial"  # a year, month or day from elsewhere ("May 7", "Friday", "Easter", "noon", "the '90s")
    )
    DEICTIC = "deictic"  # the time of writing ("today", "last week", "two years ago", "this year")
    CHAINED = "chained"  # another date of the text ("two years later", "the next day", "that year", "then")
    VAGUE = "vague"  # nothing helps ("recently", "now", "in the past")
    DURATION = "duration"  # it is a length of time, not a place
    SET = "set"  # it comes again and again
    FOREIGN = "foreign"  # a date of another calendar, recognised and said, not placed


class Direction(StrEnum):
    """Which of several fitting days is meant, as far as the words say."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a calendar date the words name; None is left open.

    `year` is astronomical. `month` is 1–12 or an EDTF season, quarter or half 21–41. `weekday` is 0 (Monday) …
    6. `years` is the length of a period that begins in `year`: 10 for a decade, 100, 1000; else 1. `decade` is
    the decade within an unnamed century ("the '90s" is 90). `clock` is the TIMEX3 part after the T ("14:30",
    "MO", "NI"). `holiday` is the name of a rule in `holidays`. `zone` is minutes east of UTC. `nth` says which of
    the weekdays of its month is meant, -1 the last; 0 where none is counted.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    years: int = 1
    decade: int | None = None
    clock: str = ""
    zone: int | None = None
    holiday: str = ""
    nth: int = 0


NO_PARTS = Parts()


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the anchor: "two years ago" is -2 "year", "this month" is 0 "month".

    Units: second, minute, hour, day, week, weekend, month, quarter, season, half, year, decade, century,
    millennium. `to_the_unit` is True where the whole unit is meant ("last year" is a year), False where the
    distance is ("a year ago" is about that day a year before).
    """

    amount: int
    unit: str
    to_the_unit: bool = True


@dataclass(frozen=True, slots=True)
class Joint:
    """Two expressions said as one: "from May 7 to 10", "between 1939 and 1945", "264–146 BC".

    `span` covers both and their lead-in word. `first` and `last` are the spans of the two. `is_between` is True
    for once some time between the two, False for all the time from the one to the other.
    """

    span: Span
    first: Span
    last: Span
    is_between: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """The words at `span`, with the TIMEX3 `type` and what is said by the words alone.

    `value` is the TIMEX3 value as far as the words give it, with X for what they leave open ("1945-05-08",
    "XXXX-05-07", "XXXX-WXX-5", "P3D", "PRESENT_REF"). `relation` is the word that ties it to its clause, in
    lower case ("on", "by", "since", "until", "before", "after", "from", "during", "no later than" …, "" for none).
    `modifier` is a TIMEX3 mod (START, MID, END, APPROX, MORE_THAN, LESS_THAN …). `rule` names the rule that found
    it. `joint` is the range it is an end of.
    """

    span: Span
    type: TimexType
    value: str
    form: Form = Form.FULL
    parts: Parts = NO_PARTS
    shift: Shift | None = None
    direction: Direction = Direction.NONE
    relation: str = ""
    modifier: str = ""
    rule: str = ""
    joint: Joint | None = None
    uncertain: bool = False
    calendar: str = ""
