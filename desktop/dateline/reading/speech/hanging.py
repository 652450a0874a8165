"""On which verb of its sentence do words hang in the parse?"""

from typing import Any

from dateline.model.span import Span
from dateline.reading.sentences import Parsed


def governor_of(parsed: Parsed, span: Span) -> tuple[int | None, str]:
    """Where the verb begins that the words hang on in the parse, and its lemma."""
    token, offset = root_of(parsed, span)
    if token is None:
        return None, ""
    while token.head.i != token.i and token.tag_[:2] != "VB":
        token = token.head
    if token.tag_[:2] != "VB":
        return None, ""
    return offset + int(token.idx), str(token.lemma_)


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
