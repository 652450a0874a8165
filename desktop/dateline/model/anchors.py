"""What the lines of a *why this date* count from, and giving it another date."""

from dataclasses import dataclass, replace

from dateline.model.project import Project
from dateline.model.source import GivenDate, Source, Step
from dateline.model.span import Passage, Span
from dateline.model.timex import Alternative, TimexType
from dateline.model.when import UNDATED, When

_SLIGHT = 0.05  # the weight below which another reading is not worth a line
_MOST = 2


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a line counts from: the words at `span` of a source, or its own date where `span` is None."""

    source: str
    span: Span | None
    when: When

    @property
    def passage(self) -> Passage | None:
        return Passage(self.source, self.span) if self.span else None


def anchor_of(project: Project, step: Step) -> Anchor | None:
    """What a line counts from, where a person can give it another date: the document's own date, an expression of
    time, or the head word of an event."""
    if step.published:
        source = project.source(step.published)
        return Anchor(source.id, None, source.published.when) if source else None
    if step.passage is None:
        return None
    source = project.source(step.passage.source)
    when = _when_at(project, step.passage) or (source and given_at(source, step.passage.span))
    return Anchor(step.passage.source, step.passage.span, when) if source and when else None


def _when_at(project: Project, passage: Passage) -> When | None:
    timex, event = project.timex_at(passage), project.event_at(passage)
    if timex:
        is_place = timex.when.is_dated or timex.type in (TimexType.DATE, TimexType.TIME)
        return timex.when if is_place else None
    return event.when if event else None


def others_of(project: Project, anchor: Anchor) -> tuple[Alternative, ...]:
    """The other dates that the words may well mean, the likeliest first; none where a person has said which."""
    timex = project.timex_at(anchor.passage) if anchor.passage else None
    source = project.source(anchor.source)
    if timex is None or source is None or given_at(source, timex.passage.span):
        return ()
    others = [
        a for a in timex.alternatives if a.when.is_dated and a.weight >= _SLIGHT and a.when != timex.when
    ]
    return tuple(sorted(others, key=lambda a: -a.weight)[:_MOST])


def given_at(source: Source, span: Span) -> When | None:
    """The date that a person gave to words: to these, or to others that share more than half with them."""
    best = max(source.given, key=lambda given: _shared(given.span, span), default=None)
    return best.when if best and _shared(best.span, span) > 0.5 else None


def _shared(a: Span, b: Span) -> float:
    """The share of the longer that both have."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(0, common) / max(len(a), len(b), 1)


def give_date(source: Source, span: Span, when: When) -> Source:
    """The source with another date for the words at `span`; UNDATED takes back what a person gave."""
    others = tuple(given for given in source.given if _shared(given.span, span) <= 0.5)
    more = () if when == UNDATED else (GivenDate(span, when),)
    return replace(source, given=(*others, *more))
