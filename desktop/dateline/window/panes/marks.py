"""Which words of a source are marked, and what each mark stands for; no widgets here."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from dateline.model.event import Event
from dateline.model.finding import everything
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.span import Passage, Span
from dateline.model.statement import Statement

_BLOCK = 256  # characters in a stretch of text
_NOBODY = (0, Span(0, 1), "")
_LONGEST_NAME = 80  # characters; what is longer is a sentence about an event and not its name


class MarkKind(StrEnum):
    DATE = "date"
    EVENT = "event"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are marked. `id` is what a click goes to: an event or a statement; "" for a date that dates
    nothing. `kind_of_event` gives the colour of an event's mark. `is_around` is true of a sentence that tells of
    an event without naming it in so many words: it has a sign in the margin and no line under it."""

    span: Span
    kind: MarkKind
    id: str
    kind_of_event: str = ""
    is_around: bool = False


def marks_of(project: Project, source: str) -> tuple[Mark, ...]:
    """Every mark of one source, by their place in the text, the longer before the shorter."""
    found = [
        *_event_marks(project, source),
        *_statement_marks(project, source),
        *_date_marks(project, source),
    ]
    return tuple(sorted(set(found), key=lambda m: (m.span.start, -m.span.end, m.kind, m.id)))


def _event_marks(project: Project, source: str) -> Iterator[Mark]:
    for event in project.events:
        if event.review is not Review.REJECTED:
            for passage in event.passages:
                span = passage.span
                if passage.source == source and not _has_others_in(passage, event.passages):
                    is_around = len(span) > _LONGEST_NAME
                    yield Mark(span, MarkKind.EVENT, event.id, event.kind, is_around)


def _has_others_in(passage: Passage, passages: tuple[Passage, ...]) -> bool:
    """True of the sentence around a passage that is there itself."""
    return any(
        other != passage and other.source == passage.source and passage.span.holds(other.span)
        for other in passages
    )


def _statement_marks(project: Project, source: str) -> Iterator[Mark]:
    for statement in project.statements:
        if statement.review is not Review.REJECTED:
            for passage in statement.content or (statement.sentence,):
                if passage.source == source:
                    yield Mark(passage.span, MarkKind.STATEMENT, statement.id)


def _date_marks(project: Project, source: str) -> Iterator[Mark]:
    users = _dated_by(project, source)
    for timex in project.timexes:
        span = timex.passage.span
        if timex.passage.source == source:
            near = {user for block in _blocks(span) for user in users.get(block, ())}
            over = (user for user in near if user[1].overlaps(span))
            yield Mark(span, MarkKind.DATE, min(over, default=_NOBODY)[2])


def _dated_by(project: Project, source: str) -> dict[int, list[tuple[int, Span, str]]]:
    """The words that a date was worked out from, with the event or statement that has the date: each with its
    number among all of them, under every stretch of the text that it reaches into."""
    users: dict[int, list[tuple[int, Span, str]]] = defaultdict(list)
    number = 0
    for each in everything(project):
        for step in each.why if isinstance(each, Event) else each.said_why:
            if step.passage and step.passage.source == source:
                number += 1
                for block in _blocks(step.passage.span):
                    users[block].append((number, step.passage.span, each.id))
    return users


def _blocks(span: Span) -> range:
    """The numbers of the stretches of text that a span reaches into."""
    return range(span.start // _BLOCK, max(span.end - 1, span.start) // _BLOCK + 1)


def passage_of(project: Project, id: str) -> Passage | None:
    """The first passage of an event or a statement: where the source scrolls to when it is selected."""
    each = project.event(id) or project.statement(id)
    if isinstance(each, Event):
        return each.passages[0] if each.passages else None
    if isinstance(each, Statement):
        return each.content[0] if each.content else each.sentence
    return None


class Units:
    """Python's characters to the UTF-16 units that Qt counts in, and back."""

    def __init__(self, text: str) -> None:
        self._wide: list[int] = []  # the characters that take two units
        if not text.isascii():
            self._wide = [index for index, character in enumerate(text) if character > "\uffff"]
        self._wide_units = list(accumulate((1 for _ in self._wide), initial=0))

    def to_units(self, position: int) -> int:
        """Where the character at `position` begins, in units."""
        if not self._wide:
            return position
        return position + self._wide_units[bisect_right(self._wide, position - 1)]

    def to_position(self, unit: int) -> int:
        """The character that the unit belongs to."""
        if not self._wide:
            return unit
        low, high = 0, len(self._wide)
        while low < high:  # how many wide characters end at or before the unit
            middle = (low + high) // 2
            if self._wide[middle] + middle + 2 <= unit:
                low = middle + 1
            else:
                high = middle
        start = unit - low
        return start - 1 if low < len(self._wide) and start == self._wide[low] + 1 else start
