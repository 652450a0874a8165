"""A statement: who said what, in which words, when, and about which event."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.review import Review
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.when import UNDATED, When


class Quoted(StrEnum):
    """How the content is given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the words at `passages`, and who that is as far as the document tells.

    `name` is the resolved name ("Lin Jian" where the words are "the spokesperson"), or the words themselves for
    an unnamed source; `role` is what the text calls them; `members` the names in a group ("the two leaders").
    """

    name: str
    passages: tuple[Passage, ...]
    role: str = ""
    members: tuple[str, ...] = ()
    why: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; the halves of a split quotation are pieces of one `content`.

    `speaker` is None where the text names none. `cue` is empty for a floating quotation. `relayed_by` is the id
    of the statement that passes this one on. `event` is the id of the event it belongs to, or "". `sentence` is
    the sentence around it. `said_why` tells how the day was found or inherited.
    """

    id: str
    speaker: Speaker | None
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
    quoted: Quoted
    sentence: Passage
    said: When = UNDATED
    said_why: tuple[Step, ...] = ()
    event: str = ""
    relayed_by: str = ""
    is_document: bool = False  # a signed or issued document speaks
    confidence: float = 1.0
    review: Review = Review.FOUND
    tags: tuple[str, ...] = ()
    notes: str = ""
