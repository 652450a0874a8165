"""What is said by a noun: the minister's warning that …, his promise to …, a call by the union for …"""

from collections.abc import Iterator

from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.cues import lexicon
from dateline.reading.speech.found import Found, trimmed, without_aside

# With these, who makes the noun's words is the subject: "made a promise to".
_GIVING = frozenset("make give offer voice renew deliver express raise retract withdraw".split())


def find_nouns(t: Clauses) -> Iterator[Found]:
    """The statements of the nouns of saying that have a speaker and a content beside them."""
    nouns = lexicon().nouns
    for i, lemma in enumerate(t.lemmas):
        if lemma not in nouns or t.tags[i][:2] != "NN" or t.deps[i] == "compound":
            continue
        if t.marks.around(t.starts[i]) is not None or _is_spoken_of(t, i):
            continue
        owner = _owner(t, i)
        found = _content(t, i, nouns[lemma]) if owner is not None else None
        if owner is not None and found is not None:
            first, last = found
            cue = _cue(t, i, owner)
            if t.deps[first] == "prep" and first == cue[1] + 1:
                cue, first = (cue[0], first), first + 1
            content = trimmed(t.text, t.starts[first], t.ends[last])
            source = (t.left[owner], owner) if owner < i else None  # without its ’s
            yield Found(i, cue, owner, [content], "noun", source=source)


def _is_spoken_of(t: Clauses, i: int) -> bool:
    """True where a verb of saying has the noun for its object: "rejected the union's request to …" tells it."""
    return (
        t.deps[i] in ("dobj", "nsubjpass")
        and t.lemmas[t.heads[i]] in lexicon().verbs
        and t.lemmas[t.heads[i]] not in _GIVING
    )


def _owner(t: Clauses, i: int) -> int | None:
    """Who says it: the owner before the noun, who stands after "by" or "from", or who makes it."""
    owner = t.kid(i, "poss")
    if owner is not None:
        is_personal = t.tags[owner] == "PRP$" or any(t.tags[k] == "POS" for k in t.kids[owner])
        return owner if is_personal else None
    for k in t.kids[i]:
        if k > i and t.low[k] in ("by", "from"):
            return t.kid(k, "pobj")
    verb = t.heads[i]
    if t.deps[i] == "dobj" and t.is_verb(verb) and t.lemmas[verb] in _GIVING and not t.is_passive(verb):
        return t.subject(verb)
    return None


def _content(t: Clauses, i: int, frames: frozenset[str]) -> tuple[int, int] | None:
    """First and last token of the clause or the phrase that follows the noun and says what is said."""
    for k in t.kids[i]:
        if k < i or t.left[k] <= i or t.left[k] > i + 8:
            continue
        first = t.low[t.left[k]]
        is_clause = t.deps[k] in ("acl", "ccomp", "relcl", "advcl")
        is_that = is_clause and first == "that" and t.tags[t.left[k]] == "IN"
        is_to = is_clause and t.tags[k] == "VB" and first == "to"
        is_on = t.deps[k] == "prep" and first != "to" and first in frames and _is_matter(t, k)
        if (is_that and "that" in frames) or (is_to and "to" in frames) or is_on:
            return t.left[k], without_aside(t, t.left[k], t.right[k])
    return None


def _is_matter(t: Clauses, preposition: int) -> bool:
    """True for what is spoken of in some words, not for when, and not for the terms of "the offer of terms"."""
    noun = t.kid(preposition, "pobj", "pcomp")
    return noun is not None and t.kinds[noun] not in ("DATE", "TIME") and t.left[noun] < t.right[noun]


def _cue(t: Clauses, i: int, owner: int) -> tuple[int, int]:
    """First and last token of the cue: the noun with the words between its owner and it."""
    marks = [k for k in t.kids[owner] if t.tags[k] == "POS"]
    first = marks[0] + 1 if marks else owner + 1
    return (first, i) if owner < i and first <= i else (t.left[i] if t.left[i] > owner else i, i)
