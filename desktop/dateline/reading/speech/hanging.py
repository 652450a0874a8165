"""On which verb of its sentence do words hang in the parse?"""

from typing import Any

from dateline.model.span import Span
from dateline.reading.sentences import Parsed

_SOON = frozenset("hours minutes moments shortly soon immediately".split())


def governor_of(parsed: Parsed, span: Span) -> tuple[int | None, str]:
    """Where the verb begins that the words hang on in the parse, and its lemma."""
    verb, offset = _verb_over(parsed, span)
    return (None, "") if verb is None else (offset + int(verb.idx), str(verb.lemma_))


def _verb_over(parsed: Parsed, span: Span) -> tuple[Any, int]:
    token, offset = root_of(parsed, span)
    while token is not None and token.head.i != token.i and token.tag_[:2] != "VB":
        token = token.head
    return (token, offset) if token is not None and token.tag_[:2] == "VB" else (None, offset)


def looks_back(parsed: Parsed, span: Span) -> bool:
    """True for "1959" in "he had proposed it in 1959", "who came in 1959": it lies before what is being told."""
    verb, _ = _verb_over(parsed, span)
    if verb is not None and verb.dep_ == "relcl" and verb.head.ent_type_ == "PERSON":
        return True
    return verb is not None and any(
        child.lower_ == "had" and child.dep_ in ("aux", "auxpass") for child in verb.children
    )


def is_hours_after(parsed: Parsed, cue: Span, span: Span) -> bool:
    """True for "Friday" in "she said hours after the storm came on Friday"."""
    verb, offset = _verb_over(parsed, span)
    if verb is None or verb.dep_ != "advcl" or not cue.start <= offset + verb.head.idx < cue.end:
        return False
    words = {child.lower_ for child in verb.children if child.i < verb.i}
    return "after" in words and bool(words & _SOON)


def subject_of(parsed: Parsed, span: Span) -> str:
    """The head word, in small letters, of what does the thing that was done at the time of the words; "" for none."""
    verb, _ = _verb_over(parsed, span)
    subjects = [child.lower_ for child in verb.children if child.dep_ == "nsubj"] if verb is not None else []
    return str(subjects[0]) if subjects else ""


def goes_with(parsed: Parsed, cue: Span, verb: int) -> bool:
    """True for "saying" in "she refused on 20 June, saying that …": a participle of the verb that begins at `verb`."""
    token, offset = root_of(parsed, cue)
    if token is None or token.tag_ != "VBG" or token.dep_ not in ("advcl", "acl", "xcomp"):
        return False
    return bool(offset + token.head.idx == verb)


def root_of(parsed: Parsed, span: Span) -> tuple[Any, int]:
    """The token that the words hang by, and where the stretch of its parse begins; (None, 0) for no token."""
    sentence = parsed.sentence_at(span.start)
    if sentence is None:
        return None, 0
    words = sentence.tokens.doc.char_span(
        span.start - sentence.offset, span.end - sentence.offset, alignment_mode="expand"
    )
    return (words.root, sentence.offset) if words is not None else (None, 0)
