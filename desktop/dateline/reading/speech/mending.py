"""Puts right what the parser often gets wrong around verbs of saying, before the rules look at them."""

from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.cues import Cue, lexicon
from dateline.reading.speech.deeds import is_known
from dateline.reading.speech.found import CLOSE, COMMAS, is_finite

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_IN_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "DT", "CD", "POS", "HYPH"})
_NO_START = frozenset({"WP", "WDT", "WRB", "CC", "IN", "RB", "TO"})
_LONGEST = 14


def mend(t: Clauses, cue: Cue) -> None:
    """Gives the verb its subject back, and a second report to the one who made the first."""
    if t.tags[cue.verb] == "VBN" and _is_past(t, cue.verb):
        t.tags[cue.verb] = "VBD"
    if t.tags[cue.verb] == "VBN" and (maker := _maker_of_quotation(t, cue.verb)) is not None:
        t.tags[cue.verb] = "VBD"
        _adopt(t, cue.verb, maker, t.left[maker])
        t.right[maker] = cue.first - 1
    speaks = bool(cue.frames - {"quote"})  # not "beginning in May"
    if speaks and t.tags[cue.verb] == "VBG" and t.deps[cue.verb] == "advcl" and t.words[cue.first - 1] == ",":
        _hang_on_reporter(t, cue.verb)
    if t.tags[cue.verb] not in ("VBD", "VBZ", "VBP"):
        return
    if "quote" in cue.frames:
        _turn_round(t, cue.verb)
    one = _of_them(t, cue)
    if one is not None and not _has_near_subject(t, cue):
        _adopt(t, cue.verb, *one)
    elif t.deps[cue.verb] == "conj":
        _move_to_reporter(t, cue.verb)
    elif not _has_near_subject(t, cue):
        first = _between_commas(t, cue)
        if first is None:
            first = _right_before(t, cue)
        if first is None:
            first = _before_aside(t, cue)
        if first is not None:
            _adopt(t, cue.verb, *first)


def _is_past(t: Clauses, verb: int) -> bool:
    """A participle with a subject and no helper is a past tense: "the nominee noted"."""
    deps = {t.deps[k] for k in t.kids[verb]}
    subject = t.own_subject(verb)
    if verb == t.firsts[verb] and subject is not None and t.left[subject] == verb + 1:
        return True
    return "nsubj" in deps and not deps & {"aux", "auxpass", "nsubjpass"}


def _maker_of_quotation(t: Clauses, verb: int) -> int | None:
    """The monk of "a monk of the abbey noted in the margin: “…”", which the model takes for a noun noted by others."""
    if t.deps[verb] != "acl" or t.kid(verb, "agent") is not None:
        return None
    floor = t.firsts[verb]
    colon = next((i for i in range(verb + 1, min(verb + 8, t.lasts[verb])) if t.words[i] == ":"), None)
    if colon is None or t.marks.opening(t.ends[colon], t.starts[colon + 1] + 1) is None:
        return None
    if any(is_finite(t, i) for i in range(floor, colon)):
        return None
    return next((i for i in range(floor, verb) if t.tags[i] in _NOUNS and not floor <= t.heads[i] < i), None)


def _turn_round(t: Clauses, verb: int) -> None:
    """In “Stop!” shouted the guard, the guard shouted: right after a quotation, or after a clause and
    a comma, the speaker follows the verb.
    """
    at = t.starts[verb]
    ended = t.marks.ending(at - 3, at)
    first = verb + 1
    is_after_clause = t.kid(verb, "csubj") is not None and t.words[verb - 1] == ","
    if (
        not (is_after_clause or (ended and not t.text[ended.end : at].strip()))
        or first > t.lasts[verb]
        or t.tags[first] not in _IN_PHRASE
    ):
        return
    subject = t.own_subject(verb)
    if subject is not None and subject > verb and t.left[subject] == first:
        return
    if (clause := t.kid(verb, "csubj")) is not None and clause < verb:
        t.deps[clause] = "dep"
    noun = t.kid(verb, "nsubj", "dobj", "attr", "oprd", "npadvmod")
    while noun is not None and noun < verb:
        t.deps[noun] = "dep"
        noun = t.kid(verb, "nsubj", "dobj", "attr", "oprd", "npadvmod")
    if noun is not None and t.left[noun] == first:
        t.deps[noun] = "nsubj"
        return
    last = first
    while last < t.lasts[verb] and t.tags[last + 1] in _IN_PHRASE and t.tags[last + 1] != "PRP":
        last += 1
    if t.tags[last] in _NOUNS:
        _adopt(t, verb, last, first)
        t.right[last] = last


def _has_near_subject(t: Clauses, cue: Cue) -> bool:
    subject = t.own_subject(cue.verb)
    if subject is None:
        return t.deps[cue.verb] in ("conj", "xcomp") and t.subject(cue.verb) is not None
    if subject > cue.verb:
        return t.left[subject] <= cue.last + 2
    return True


def _move_to_reporter(t: Clauses, verb: int) -> None:
    """In "said he would go and warned that …" the one who warned is the one who said."""
    inner = t.heads[verb]
    outer = t.heads[inner]
    if t.deps[inner] not in ("ccomp", "xcomp") or outer == inner or t.own_subject(verb) is not None:
        return
    form = "MD" if any(t.tags[k] == "MD" for k in t.kids[inner]) else t.tags[inner]
    subject = t.own_subject(inner)
    cannot = subject is not None and not is_known(t, subject)  # "ruled that the will was void and ordered …"
    if (form != t.tags[verb] or cannot) and t.tags[outer] == t.tags[verb] and outer < inner < verb:
        t.kids[inner].remove(verb)
        t.kids[outer].append(verb)
        t.heads[verb] = outer
        _end_before(t, inner, verb)


def _end_before(t: Clauses, inner: int, verb: int) -> None:
    """Ends the phrase of `inner` before that of the verb, and before the comma or "and" between them."""
    t.right[inner] = max(inner, t.left[verb] - 1)
    while t.right[inner] > inner and (t.tags[t.right[inner]] == "CC" or t.deps[t.right[inner]] == "punct"):
        t.right[inner] -= 1


def _hang_on_reporter(t: Clauses, verb: int) -> None:
    """In "she said he had left, adding that …" it is she who adds."""
    inner, between = t.heads[verb], []
    for _ in range(4):
        outer = t.heads[inner]
        between.append(inner)
        if t.deps[inner] == "ccomp" and t.own_subject(outer) is not None and outer < inner < verb:
            if t.lemmas[outer] in lexicon().verbs:
                t.kids[t.heads[verb]].remove(verb)
                t.heads[verb] = outer
                t.kids[outer].append(verb)
                for one in between:
                    if t.right[one] >= t.left[verb]:
                        _end_before(t, one, verb)
            return
        if outer == inner or t.deps[inner] not in ("xcomp", "conj", "advcl"):
            return
        inner = outer


def _between_commas(t: Clauses, cue: Cue) -> tuple[int, int] | None:
    """The noun phrase between a comma or quotation mark and the verb: "…, a spokeswoman said"."""
    first, floor = cue.first, t.firsts[cue.verb]
    while first > floor and not _parts(t, first - 1) and cue.first - first <= _LONGEST:
        first -= 1
        if (t.is_verb(first) and t.deps[first] != "amod") or t.tags[first] in ("MD", "WP", "WDT"):
            return None
    words = range(first, cue.first)
    if first == floor or not words or len(words) > _LONGEST or t.tags[first] in _NO_START:
        return None
    head = _head(t, first, cue.first)
    return (head, first) if head is not None else None


def _of_them(t: Clauses, cue: Cue) -> tuple[int, int] | None:
    """“…,” one of them, Vera Lind, told …: the noun phrase right behind the quotation."""
    comma = cue.first - 1
    if comma <= t.firsts[cue.verb] or t.words[comma] != ",":
        return None
    first = next(
        (i for i in range(comma - 1, max(t.firsts[cue.verb], comma - 9), -1) if t.words[i] in CLOSE), None
    )
    if first is None or t.low[first + 2] != "of" or t.tags[first + 1] not in ("CD", "DT", "NN"):
        return None
    return (first + 1, first + 1) if not any(is_finite(t, i) for i in range(first, comma)) else None


def _parts(t: Clauses, i: int) -> bool:
    """True for a comma, a dash or a closing quotation mark, not for the hyphen of a word."""
    return t.words[i] in COMMAS | CLOSE and t.tags[i] != "HYPH"


def _right_before(t: Clauses, cue: Cue) -> tuple[int, int] | None:
    """The noun phrase that ends right before the verb."""
    first = cue.first
    while first > t.firsts[cue.verb] and t.tags[first - 1] in _IN_PHRASE and cue.first - first < 6:
        first -= 1
        if t.tags[first] in ("PRP", "DT"):
            break
    if first == cue.first or t.tags[cue.first - 1] not in _NOUNS:
        return None
    if t.tags[cue.first - 1] in ("NNP", "PRP"):
        last = cue.first - 1
        first = last
        while (
            first > t.firsts[cue.verb] and t.tags[first - 1] == "NNP" and t.kinds[first - 1] == t.kinds[last]
        ):
            first -= 1
    return cue.first - 1, first


def _before_aside(t: Clauses, cue: Cue) -> tuple[int, int] | None:
    """The noun phrase before an aside in commas: "Moor, speaking later, said"."""
    floor = t.firsts[cue.verb]
    comma = cue.first - 1
    if comma <= floor or t.words[comma] != ",":
        return None
    end = comma - 1
    while end > floor and t.words[end] != "," and comma - end <= _LONGEST:
        end -= 1
    first = end
    while first > floor and end - first < 7 and t.tags[first - 1] in _IN_PHRASE:
        first -= 1
    before = first == floor or _parts(t, first - 1)
    if t.words[end] != "," or not before or first == end or t.tags[end - 1] not in _NOUNS:
        return None
    return end - 1, first


def _head(t: Clauses, first: int, stop: int) -> int | None:
    """The word of a stretch that hangs on something outside of it."""
    for i in range(first, stop):
        hangs_outside = not first <= t.heads[i] < stop or t.heads[i] == i
        if hangs_outside and t.tags[i] in _NOUNS:
            return i
    return next((i for i in range(stop - 1, first - 1, -1) if t.tags[i] in _NOUNS), None)


def _adopt(t: Clauses, verb: int, noun: int, first: int) -> None:
    """Makes the noun, whose phrase begins at `first`, the verb's subject."""
    for old in t.kids[verb]:
        if t.deps[old] in ("nsubj", "nsubjpass", "csubj"):
            t.deps[old] = "dep"
    if noun in t.kids[t.heads[noun]]:
        t.kids[t.heads[noun]].remove(noun)
    t.heads[noun], t.deps[noun] = verb, "nsubj"
    t.kids[verb].insert(0, noun)
    t.left[noun] = first
    if noun < verb:
        t.right[noun] = min(max(t.right[noun], noun), verb - 1)
    if is_finite(t, t.right[noun]):
        t.right[noun] = noun
