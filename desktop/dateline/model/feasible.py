"""When an undated event can have been: the days that its links, and the sources that tell of it, leave it."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.event import Event, LinkKind, Modality
from dateline.model.project import Project
from dateline.model.when import UNDATED
from dateline.model.words import in_words

LATER = (LinkKind.AFTER, LinkKind.SEQUEL_OF, LinkKind.ANNIVERSARY_OF)  # the holder is later than its target


@dataclass(frozen=True, slots=True)
class Bound:
    """A day number, itself included, and the words that say why there."""

    day: int
    why: str


@dataclass(frozen=True, slots=True)
class Feasible:
    """Not before `first`, not after `last`; None where nothing bounds that side."""

    first: Bound | None = None
    last: Bound | None = None

    @property
    def is_bounded(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def lines(self) -> list[str]:
        """What bounds it, for people."""
        if not self.is_bounded:
            return ["Nothing here says when it can have been"]
        lines = [f"Not before: {self.first.why}"] if self.first else []
        return [*lines, f"Not after: {self.last.why}"] if self.last else lines


def feasible(project: Project, event: Event) -> Feasible:
    """The tightest bounds. Where they contradict each other there is no day left, and neither is given."""
    first = max(_bounds(project, event, is_first=True), key=lambda bound: bound.day, default=None)
    last = min(_bounds(project, event, is_first=False), key=lambda bound: bound.day, default=None)
    if first and last and first.day > last.day:
        return Feasible()
    return Feasible(first, last)


def _bounds(project: Project, event: Event, *, is_first: bool) -> Iterator[Bound]:
    """What it comes after (`is_first`) or before, through others that are undated too, and when it was told."""
    seen, waiting = {event.id}, deque([(event, "")])
    while waiting:
        at, way = waiting.popleft()
        for kind, other, is_own in _neighbours(project, at):
            word = _relation(kind, is_own=is_own, is_first=is_first)
            if not word or other.id in seen:
                continue
            seen.add(other.id)
            words = f"{way}{word} “{other.title}”"
            day = other.when.first if is_first else other.when.last
            if day is not None:
                yield Bound(day, f"{words}, {in_words(other.when)}")
            elif not other.when.is_dated:
                waiting.append((other, way or f"{words}, which is "))
    if event.modality is (Modality.PLANNED if is_first else Modality.HAPPENED):
        yield from _told(project, event, is_first=is_first)


def _relation(kind: LinkKind, *, is_own: bool, is_first: bool) -> str:
    """The word for a link that bounds the side asked for; "" for one that does not."""
    if kind is LinkKind.PART_OF:
        return "within" if is_own else ""
    is_later = kind in LATER if is_own else kind is LinkKind.BEFORE
    is_earlier = kind is LinkKind.BEFORE if is_own else kind in LATER
    return ("after" if is_later else "") if is_first else ("before" if is_earlier else "")


def _neighbours(project: Project, event: Event) -> Iterator[tuple[LinkKind, Event, bool]]:
    """(kind, other event, whether the link is this event's own) of each link from or to it."""
    for link in event.links:
        target = project.event(link.target)
        if target is not None:
            yield link.kind, target, True
    for other, link in project.links_to(event.id):
        yield link.kind, other, False


def _told(project: Project, event: Event, *, is_first: bool) -> Iterator[Bound]:
    """The first (or last) day of each source that tells of it."""
    for id in dict.fromkeys(passage.source for passage in event.passages):
        source = project.source(id)
        when = source.published.when if source else UNDATED
        day = when.first if is_first else when.last
        if source is not None and day is not None:
            name = f"“{source.title}”" if source.title else "the document"
            yield Bound(day, f"told in {name}, {in_words(when)}")
