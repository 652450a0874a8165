"""Spans: half-open character offsets, and passages: spans of a named source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in Python characters of one source's text; 0 ≤ start ≤ end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words under this span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of the source with the id `source`: the words that prove something."""

    source: str
    span: Span

    def holds(self, other: "Passage") -> bool:
        """True where `other` lies wholly inside this passage."""
        return self.source == other.source and self.span.holds(other.span)


def gathered(passages: tuple[Passage, ...]) -> tuple[tuple[Passage, ...], ...]:
    """Each passage that lies in no other, with those that lie in it behind it; all in their order."""
    outer = [p for p in dict.fromkeys(passages) if not any(q != p and q.holds(p) for q in passages)]
    return tuple((p, *(q for q in dict.fromkeys(passages) if q != p and p.holds(q))) for p in outer)
