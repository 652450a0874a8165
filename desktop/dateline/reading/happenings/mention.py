"""A mention: one place in the text that speaks of an event, and what its clause tells of it."""

from dataclasses import dataclass, field

from dateline.model.event import Modality, Ordinal
from dateline.model.source import Step
from dateline.model.span import Span
from dateline.model.when import UNDATED, When
from dateline.reading.happenings.kinds import Family
from dateline.reading.happenings.tree import Tree, Word


@dataclass(slots=True, eq=False)
class Mention:
    """One mention.

    `head` is the verb or the noun that names the event; `clause` the verb of the clause that it stands in (the
    head itself for a verb), None in a fragment. `dates` are numbers of the story's dates. `is_definite` is True
    for "the visit", "her trip": it may speak of an event told before. `window` is the noun of the event that the
    words put it into ("during the visit"), `sequence` is "after" or "before" where a word says so. `actor` is who
    does it, in the words of a title: the owner of a noun ("Anna’s visit"), the subject of a verb.
    """

    tree: Tree
    head: Word
    family: Family
    clause: Word | None = None
    dates: list[int] = field(default_factory=list)
    is_definite: bool = False
    is_strong: bool = False
    window: Word | None = None
    sequence: str = ""
    sequence_words: Span | None = None
    title: str = ""
    people: tuple[str, ...] = ()
    actor: str = ""
    place: str = ""
    modality: Modality = Modality.HAPPENED
    ordinal: Ordinal | None = None
    is_claimed: bool = False
    is_then: bool = False  # it came about at its date, whatever word leads the date in: "until 1928, when …"
    when: When = UNDATED
    why: tuple[Step, ...] = ()

    @property
    def is_noun(self) -> bool:
        return not self.head.is_verb

    @property
    def place_in_text(self) -> int:
        return self.head.span.start
