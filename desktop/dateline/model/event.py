"""An event: something that happened or will, when, and the words that prove it."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.review import Review
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.when import UNDATED, When


class Modality(StrEnum):
    """How real the text says the event is."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class LinkKind(StrEnum):
    """What the event that has the link is to the target."""

    ANNIVERSARY_OF = "anniversary of"
    PART_OF = "part of"
    AFTER = "after"
    BEFORE = "before"
    ABOUT = "about"
    SEQUEL_OF = "sequel of"


@dataclass(frozen=True, slots=True)
class Link:
    """From the event that holds it to the event with the id `target`."""

    kind: LinkKind
    target: str
    why: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a series: the 11th (`number`) "trip to Russia" (`series`); `note` says what of it is unseen."""

    number: int
    series: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What one source says of the date where sources disagree."""

    when: When
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `passages` prove it, the one with its head word first.

    `people` are names of persons of the project; `why` is the chain from the words to the date, a line a step.
    `as_of` is the day number up to which an ongoing event is known. `versions` has an entry for each differing
    date where sources disagree, else it is empty. `confidence` is 0–1. `lane`, `picture` and `notes` are a
    person's; `picture` is the id of one that the project holds, or else where there is one, which is never fetched.
    `importance` 0–1 decides which labels are shown when there is not room for all.
    """

    id: str
    title: str
    kind: str = "other"
    when: When = UNDATED
    passages: tuple[Passage, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""
    links: tuple[Link, ...] = ()
    why: tuple[Step, ...] = ()
    modality: Modality = Modality.HAPPENED
    ordinal: Ordinal | None = None
    as_of: int | None = None
    versions: tuple[Version, ...] = ()
    confidence: float = 1.0
    importance: float = 0.5
    review: Review = Review.FOUND
    tags: tuple[str, ...] = ()
    lane: str = ""
    picture: str = ""
    notes: str = ""
