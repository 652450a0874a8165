"""Which words of time near words of saying tell when it was said, and which tell of something else?"""

from bisect import bisect_left
from dataclasses import dataclass, field

from dateline.model.source import Source, Step
from dateline.model.span import Span
from dateline.model.statement import Statement
from dateline.model.timex import Timex, TimexType
from dateline.model.when import UNDATED, When
from dateline.model.words import in_words
from dateline.reading.happenings.story import is_boilerplate
from dateline.reading.sentences import Parsed
from dateline.reading.speech.cues import lexicon
from dateline.reading.speech.hanging import goes_with, governor_of, is_hours_after, root_of

_WRITINGS = frozenset(
    "study survey poll article editorial memo email e-mail tweet post column essay diary figure edition issue".split()
)
# "Speaking on Friday, he said", "asked on Friday, he said".
_SPEAKING = frozenset(
    "speak talk address date appear write ask question press publish air release issue".split()
)


@dataclass(frozen=True, slots=True)
class Placed:
    """When something was said, why, and the event at which."""

    when: When = UNDATED
    why: tuple[Step, ...] = ()
    event: str = ""
    is_own: bool = False  # told by words of its own sentence, so that others can inherit it


UNKNOWN = Placed()


@dataclass(slots=True)
class OwnWords:
    """The words of time of one document, and the cues that they may stand with; both in order."""

    source: Source
    parsed: Parsed
    timexes: tuple[Timex, ...]
    cue_starts: list[int]
    timex_starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.timex_starts = [timex.passage.span.start for timex in self.timexes]

    def of(self, one: Statement) -> Placed:
        """The date word that stands with the cue, outside of what is said."""
        sentence = one.sentence.span
        cue = one.cue[0].span if one.cue else sentence
        taken = [piece.span for piece in one.content]
        if one.speaker:
            taken += [passage.span for passage in one.speaker.passages]
        low = bisect_left(self.timex_starts, sentence.start)
        near = [
            timex
            for timex in self.timexes[low : bisect_left(self.timex_starts, sentence.end)]
            if timex.when.is_dated
            and timex.type in (TimexType.DATE, TimexType.TIME)
            and not is_boilerplate(self.source, timex.passage.span)
            and not any(span.overlaps(timex.passage.span) for span in taken)
            and not self._is_elsewhere(timex.passage.span, cue)
            and not is_deadline(self.source.text, timex.passage.span, one)
            and not is_since(self.source.text, timex.passage.span)
        ]
        if not near:
            return self._dated_by_speaker(one)
        best = min(
            near,
            key=lambda timex: (
                is_owned(self.source.text, timex.passage.span),
                distance(timex.passage.span, cue),
            ),
        )
        when = best.joined if best.joined.is_dated else best.when
        why = Step(f"“{best.text}” stands with the words of saying: {in_words(when)}.", best.passage)
        return Placed(when, (why,), is_own=True)

    def _dated_by_speaker(self, one: Statement) -> Placed:
        """The date in the words for who speaks, where that is a document or a signature: "his letter of 3 May"."""
        words = one.speaker.passages[0].span if one.speaker and one.speaker.passages else None
        is_sign = not any(map(str.isalnum, cue_words(self.source.text, one)))
        if words is None or not (is_sign or is_writing(self.parsed, words)):
            return UNKNOWN
        low = bisect_left(self.timex_starts, words.start)
        for timex in self.timexes[low : bisect_left(self.timex_starts, words.end)]:
            if timex.when.is_dated and timex.type is TimexType.DATE:
                why = Step(f"“{timex.text}” dates what speaks: {in_words(timex.when)}.", timex.passage)
                return Placed(timex.when, (why,), is_own=True)
        return UNKNOWN

    def _is_elsewhere(self, span: Span, cue: Span) -> bool:
        """True where the words of time hang on another verb, or another cue stands nearer."""
        governor, lemma = governor_of(self.parsed, span)
        if governor is not None and (cue.start <= governor < cue.end or lemma in _SPEAKING):
            return False
        if governor is not None and goes_with(self.parsed, cue, governor):
            return False
        if is_hours_after(self.parsed, cue, span):
            return False
        low, high = min(span.start, cue.start), max(span.end, cue.end)
        i = bisect_left(self.cue_starts, low)
        others = self.cue_starts[i : bisect_left(self.cue_starts, high)]
        if any(start != cue.start for start in others):
            return True
        sentence = self.parsed.sentence_at(cue.start)
        is_verb = governor is not None and sentence is not None and sentence.span.start <= governor
        return is_verb and abs(span.start - cue.end) > 12


def cue_words(text: str, one: Statement) -> list[str]:
    return one.cue[0].span.of(text).lower().split() if one.cue else []


def is_deadline(text: str, span: Span, one: Statement) -> bool:
    """True for "called for a vote before the end of May": the date is that of what was called for."""
    before = text[max(0, span.start - 12) : span.start].lower().split()
    follows = any(piece.span.end <= span.start for piece in one.content)
    return follows and bool({"before", "by", "until", "after", "for"} & set(before[-2:]))


def is_owned(text: str, span: Span) -> bool:
    """True for "Friday" in "before Friday’s vote": it is the day of the vote."""
    return text[span.end : span.end + 3].replace("’", "'") == "'s "


def is_since(text: str, span: Span) -> bool:
    """True for "after Thursday’s storm": it only tells what went before, or was to come."""
    before = text[max(0, span.start - 12) : span.start].lower().split()
    return is_owned(text, span) and bool({"after", "before", "since", "following", "of"} & set(before[-1:]))


def is_writing(parsed: Parsed, words: Span) -> bool:
    """True for words for a document: "his letter of 3 May", not "the author of the letter"."""
    head, _ = root_of(parsed, words)
    return head is not None and head.lemma_.lower() in lexicon().documents | _WRITINGS


def distance(span: Span, cue: Span) -> int:
    """Characters between the two; words after the cue count as nearer."""
    return span.start - cue.end if span.start >= cue.end else (cue.start - span.end) * 2
