"""Who says a quotation that a colon parts from a gesture or a manner: "Novak shook his head: “Never.”"?"""

from collections.abc import Iterator

from dateline.model.span import Span
from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.cues import first_of, lexicon
from dateline.reading.speech.found import Found, is_finite
from dateline.reading.speech.words_for_people import words_for_people

_GESTURES = frozenset(
    "shake nod shrug smile laugh sigh grin groan frown wince scoff snort smirk gesture chuckle".split()
)
_HAVING = frozenset({"have", "give", "offer", "send"})
_WORDS = frozenset("word advice answer reply response reason question verdict theory this".split())
_FURTHEST = 12  # tokens from the verb to the colon


def find_gestures(t: Clauses, claimed: list[Span]) -> Iterator[Found]:
    """The quotations behind a colon that no verb of saying claims, told with a gesture of a person."""
    for colon, word in enumerate(t.words):
        if word != ":" or colon + 1 >= len(t):
            continue
        quotation = t.marks.opening(t.ends[colon], t.starts[colon + 1] + 1)
        if quotation is None or quotation.words < 2 or any(quotation.span.overlaps(span) for span in claimed):
            continue
        verb = _verb_before(t, colon)
        subject = t.own_subject(verb) if verb is not None else None
        if verb is not None and subject is not None and subject < verb and _is_person(t, subject):
            yield Found(verb, (first_of(t, verb), colon - 1), subject, [quotation.span], "quote")


def _verb_before(t: Clauses, colon: int) -> int | None:
    """The gesture, or "was" with an adjective or "had a warning", nearest before the colon."""
    for i in range(colon - 1, max(t.firsts[colon], colon - _FURTHEST) - 1, -1):
        if is_finite(t, i):
            return i if t.lemmas[i] in _GESTURES or _is_manner(t, i) or _has_words(t, i) else None
    return None


def _is_manner(t: Clauses, i: int) -> bool:
    """ "Was adamant", "was blunter", which the model takes for a noun."""
    what = t.kid(i, "acomp", "attr")
    return t.lemmas[i] == "be" and what is not None and (t.deps[what] == "acomp" or not t.kids[what])


def _has_words(t: Clauses, i: int) -> bool:
    """ "Had a warning", "had this to say", "gave a simple reason"."""
    what = t.kid(i, "dobj")
    return (
        t.lemmas[i] in _HAVING
        and what is not None
        and (t.lemmas[what] in lexicon().nouns or t.lemmas[what] in _WORDS)
    )


def _is_person(t: Clauses, i: int) -> bool:
    is_named = t.tags[i] == "NNP" and t.kinds[i] not in ("GPE", "LOC", "FAC", "DATE", "WORK_OF_ART")
    return t.low[i] in ("he", "she", "they", "i") or is_named or words_for_people().tells_role(t.lemmas[i])
