"""What do words of time near words of saying belong to: the saying, a deadline, another event, or a document?"""

from dateline.model.span import Span
from dateline.model.statement import Statement
from dateline.reading.sentences import Parsed
from dateline.reading.speech.cues import lexicon
from dateline.reading.speech.hanging import root_of

_WRITINGS = frozenset(
    "study survey poll article editorial memo email e-mail tweet post column essay diary figure edition issue".split()
)


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
