"""A length and one end give the other: who flies home on Friday after a three-day visit came on Wednesday."""

import re
from bisect import bisect_left

from dateline.model.date import Date, Precision
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.timex import Timex
from dateline.model.when import Shape, When
from dateline.model.words import in_words
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.tree import Word

_DAYS = re.compile(r"P(\d+)([DW])")
_STARTING = ("begin", "start", "open", "embark", "kick", "launch")
_ENDING = ("end", "finish", "conclude", "wrap", "complete", "close")
_COMING = ("arrive", "come", "land", "fly", "travel", "go", "leave", "set", "head")


def lengthen(story: Story, timexes: tuple[Timex, ...], mentions: list[Mention]) -> None:
    """Date the mentions of events whose length in days is said and whose clause has the day of one end."""
    lengths = [timex for timex in timexes if _DAYS.fullmatch(timex.value)]
    if not lengths:
        return
    starts = [timex.passage.span.start for timex in lengths]
    dated = {(id(m.tree), (m.clause or m.head).i): m for m in mentions if m.when.is_dated}
    for mention in mentions:
        length = _length_of(mention, lengths, starts)
        clause = mention.clause
        if length is None or clause is None:
            continue
        verb = dated.get((id(mention.tree), clause.i)) or (mention if mention.when.is_dated else None)
        end = _end_meant(mention, clause)
        if verb is not None and end and verb.when.shape is Shape.POINT:
            _stretch(story, mention, verb, length, end)


def _length_of(mention: Mention, lengths: list[Timex], starts: list[int]) -> Timex | None:
    """The length that stands before the noun of a mention: "a three-day visit"."""
    if not mention.is_noun:
        return None
    k = bisect_left(starts, mention.head.span.start) - 1
    if k < 0:
        return None
    between = mention.tree.span.start <= starts[k] and mention.head.span.start - lengths[k].passage.span.end
    words = [word for word in mention.head.subtree() if lengths[k].passage.span.overlaps(word.span)]
    return lengths[k] if between is not False and 0 <= between < 25 and words else None


def _end_meant(mention: Mention, clause: Word) -> str:
    """Which end of the event the day of its clause is: "first", "last" or ""."""
    head = mention.head
    if head.dep in ("dobj", "nsubj", "nsubjpass"):
        if clause.lemma in _STARTING or mention.dates:
            return "first"
        return "last" if clause.lemma in _ENDING else ""
    preposition = head.head.low if head.dep == "pobj" else ""
    if preposition in ("after", "from", "following"):
        return "last"
    return "first" if preposition in ("on", "for") and clause.lemma in _COMING else ""


def _stretch(story: Story, mention: Mention, dated: Mention, length: Timex, end: str) -> None:
    day = dated.when.start
    found = _DAYS.fullmatch(length.value)
    if day is None or found is None or day.precision < Precision.DAY:
        return
    days = int(found[1]) * (7 if found[2] == "W" else 1)
    if not 2 <= days <= 60:
        return
    first = day.first if end == "first" else day.first - days + 1
    when = When.during(Date.of_day(first), Date.of_day(first + days - 1))
    said = "begins" if end == "first" else "ends"
    step = Step(
        f"“{length.text}” is its length, and it {said} on {in_words(When.at(Date.of_day(day.first)))}.",
        Passage(story.source.id, length.passage.span),
    )
    mention.why = (*dated.why[:-1], step, Step(f"So the event is dated {in_words(when)}."))
    mention.when = when
    mention.is_strong = True
