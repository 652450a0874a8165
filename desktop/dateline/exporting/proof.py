"""The proof that goes out with each mark: the source, the words, and where in it they stand."""

from base64 import b64encode
from dataclasses import dataclass

from dateline.model.event import Event
from dateline.model.finding import Entry, when_of
from dateline.model.picture import Picture
from dateline.model.project import Project
from dateline.model.span import Passage
from dateline.model.statement import Statement

Mark = Entry


@dataclass(frozen=True, slots=True)
class Proof:
    """One passage as it can be told outside the program; `start` and `end` as in a Span."""

    source: str
    title: str
    words: str
    start: int
    end: int

    @property
    def place(self) -> str:
        """ "characters 120–133 of visit.txt": where a person finds the words."""
        return f"characters {self.start}–{self.end} of {self.title}"


def proof_of(project: Project, passage: Passage) -> Proof:
    """The words at `passage` and the name of their source; the id where a source has no title."""
    source = project.source(passage.source)
    title = (source.title or source.path.rsplit("/", 1)[-1]) if source else ""
    words = " ".join(project.words(passage).split())
    return Proof(passage.source, title or passage.source, words, passage.span.start, passage.span.end)


def proofs(project: Project, mark: Mark) -> tuple[Proof, ...]:
    """All that proves an event; of a statement, its sentence."""
    passages = mark.passages if isinstance(mark, Event) else (mark.sentence,)
    return tuple(proof_of(project, passage) for passage in passages)


def title_of(project: Project, mark: Mark) -> str:
    """An event's title; for a statement "Speaker: content"."""
    if isinstance(mark, Event):
        return mark.title
    speaker = mark.speaker.name if mark.speaker else "Unnamed"
    return f"{speaker}: {content_of(project, mark)}"


def content_of(project: Project, statement: Statement) -> str:
    """What was said; the pieces of a split quotation with " … " between them."""
    return " … ".join(proof_of(project, passage).words for passage in statement.content)


def cue_of(project: Project, statement: Statement) -> str:
    """The words that attribute the statement; "" for a floating quotation."""
    return " … ".join(proof_of(project, passage).words for passage in statement.cue)


def marks_of(project: Project) -> list[Mark]:
    """Events and statements in date order, the undated last, then in the order of the text."""
    marks: list[Mark] = [*project.events, *project.statements]
    far = 10**18

    def key(mark: Mark) -> tuple[int, int, int]:
        day = when_of(mark).anchor_day
        last = when_of(mark).last
        passages = mark.passages if isinstance(mark, Event) else mark.content
        return (
            far if day is None else day,
            far if last is None else last,
            passages[0].span.start if passages else 0,
        )

    return sorted(marks, key=key)


def address_of(picture: Picture) -> str:
    """A picture as an address that holds it."""
    return f"data:{picture.media_type};base64,{b64encode(picture.content).decode('ascii')}"
