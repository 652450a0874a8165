"""An expression of time as found in the text, before anything is known of where it stands on the calendar."""

from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.timex import TimexType


@dataclass(frozen=True, slots=True)
class Expression:
    """The words at `span`, with the TIMEX3 `type` and what is said by the words alone.

    `value` is the TIMEX3 value as far as the words give it, with X for what they leave open ("1945-05-08",
    "XXXX-05-07", "XXXX-WXX-5", "P3D", "PRESENT_REF").
    """

    span: Span
    type: TimexType
    value: str
