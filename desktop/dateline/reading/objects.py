"""What does a verb of saying say when it governs a noun phrase: rejected the plan, called for talks, signed a pact?"""

from dateline.model.span import Span
from dateline.reading.clauses import Clauses
from dateline.reading.cues import Cue, Lexicon
from dateline.reading.found import Found, trimmed

_TOPICS = frozenset({"on", "about", "regarding", "concerning", "for", "against", "calling", "that", "in"})
WITH_OBJECT = frozenset({"as", "for", "of", "against", "about", "over", "from", "to", "with", "that"})
_UNREAL = frozenset({"should", "must", "may", "might", "can", "could", "would", "cannot", "if", "unless"})
_ATTACHED = frozenset({"prep", "xcomp", "oprd", "ccomp", "acl", "dative", "relcl"})


def find_object(t: Clauses, cue: Cue, words: Lexicon) -> Found | None:
    """The statement of a verb over a noun phrase, or None."""
    kids = t.kids[cue.verb]
    unreal = any(t.low[k] in _UNREAL for k in kids if t.deps[k] in ("aux", "mark"))
    if t.is_passive(cue.verb) or unreal:
        return None
    return _document(t, cue, words) or _prepositional(t, cue, words) or _object(t, cue)


def _document(t: Clauses, cue: Cue, words: Lexicon) -> Found | None:
    """A document speaks: signed a joint statement on …, issued a declaration that …"""
    v = cue.verb
    noun = t.kid(v, "dobj")
    if t.lemmas[v] not in words.document_verbs or noun is None or noun < v:
        return None
    if t.lemmas[noun] not in words.documents:
        return None
    first, last = t.phrase(noun)
    topic = next(
        (k for k in t.kids[noun] if k > noun and t.deps[k] in ("prep", "acl", "relcl", "ccomp")), None
    )
    if topic is None:
        topic = next((k for k in t.kids[v] if t.left[k] == last + 1 and t.low[k] in _TOPICS), None)
        last = last if topic is None else t.right[topic]
    found = Found(v, (cue.first, cue.last), t.subject(v), [], "document", is_document=True)
    if topic is None or first != cue.last + 1:
        found.content = [t.span(first, last)]
    else:
        found.cue = (cue.first, noun)
        found.content = [trimmed(t.text, t.starts[noun + 1], t.ends[last])]
    return found


def _prepositional(t: Clauses, cue: Cue, words: Lexicon) -> Found | None:
    """Called for talks, spoke of peace, pointed to the figures."""
    v = cue.verb
    after = cue.last + 1
    if after > t.lasts[v] or t.low[after] not in words.prepositions.get(t.lemmas[v], ()):
        return None
    end = after
    if t.kids[after] and t.right[after] > after:
        end = t.right[after]
    for k in t.kids[v]:
        follows = t.left[k] == end + 1 and t.tags[t.left[k]] in ("TO", "IN")
        if follows and (t.deps[k] in ("xcomp", "ccomp") or t.low[k] in WITH_OBJECT):
            end = t.right[k]
    if end == after:
        return None
    return Found(v, (cue.first, after), t.subject(v), [_closed(t, after + 1, end)], "preposition")


def _object(t: Clauses, cue: Cue) -> Found | None:
    v = cue.verb
    right = [k for k in t.kids[v] if k > cue.last and t.deps[k] != "punct"]
    noun = next((k for k in right if t.deps[k] in ("dobj", "oprd", "ccomp", "acomp", "dative")), None)
    if noun is None or not cue.frames & {"object", "named", "reproach", "whom"}:
        return None
    if t.left[noun] > cue.last + 4:
        return None
    first, last = t.left[noun], t.right[noun]
    shapes = {t.deps[noun]}
    for k in right:
        if k == noun or t.left[k] <= last:
            continue
        if t.left[k] > last + 2 or not _belongs(t, k):
            break
        last = t.right[k]
        shapes.add(
            "as"
            if t.low[k] == "as"
            else "to"
            if t.deps[k] == "xcomp"
            else t.deps[k]
            if t.deps[k] != "prep"
            else t.low[k]
        )
    if "object" not in cue.frames:
        named = "named" in cue.frames and shapes & {"oprd", "as", "ccomp", "acomp"}
        reproach = "reproach" in cue.frames and shapes & {"of", "for"}
        whom = "whom" in cue.frames and shapes & {"to"}
        if not (named or reproach or whom):
            return None
    return Found(v, (cue.first, cue.last), t.subject(v), [_closed(t, first, last)], "object")


def _belongs(t: Clauses, k: int) -> bool:
    if t.deps[k] == "prep":
        noun = t.kid(k, "pobj")
        return noun is None or t.kinds[noun] not in ("DATE", "TIME")
    return t.deps[k] in _ATTACHED or t.deps[k] == "dobj"


def _closed(t: Clauses, first: int, last: int) -> Span:
    """The span of the tokens, with the rest of a quotation that it breaks off in, without an aside at its end."""
    last = _without_aside(t, first, last)
    start, end = t.starts[first], t.ends[last]
    quotation = t.marks.around(end - 1)
    if quotation and quotation.start >= start and quotation.end <= t.ends[t.lasts[first]] + 2:
        end = quotation.end
    return trimmed(t.text, start, end)


def _without_aside(t: Clauses, first: int, last: int) -> int:
    """The last token before an aside that ends the phrase: "the plan, which nobody had read"."""
    commas = [
        i for i in range(first + 1, last) if t.words[i] in (",", "—") and not t.marks.around(t.starts[i])
    ]
    if not commas:
        return last
    opening = commas[-1] + 1
    aside = t.low[opening] in ("which", "who", "whom", "where") or t.deps[opening] == "appos"
    return opening - 2 if aside else last


def find_according(t: Clauses) -> list[Found]:
    """The statements given as "according to …"."""
    return [
        found
        for i in range(len(t) - 1)
        if t.low[i] == "according" and t.low[i + 1] == "to"
        for found in [_according(t, i)]
        if found
    ]


def _according(t: Clauses, i: int) -> Found | None:
    floor, last = t.firsts[i], t.lasts[i]
    noun = t.kid(i + 1, "pobj")
    if noun is None or noun < i:
        return None
    first, end = t.phrase(noun)
    first = min(first, i + 2)
    end = _with_name(t, end, last)
    pieces = []
    start = _clause_start(t, i, floor)
    if start < i:
        begin = t.starts[start]
        around = t.marks.around(begin)
        if around and around.start < begin:
            begin = around.start
        pieces.append(trimmed(t.text, begin, t.starts[i]))
    rest = end + 1
    while rest <= last and t.words[rest] in (",", "”", "—", "–"):
        rest += 1
    if rest < last and (not pieces or t.tags[rest] not in ("CC", "VBG", "IN", "WDT", "WP", "WRB")):
        pieces.append(trimmed(t.text, t.starts[rest], t.ends[last]))
    if not pieces:
        return None
    return Found(i, (i, i + 1), noun, pieces, "according", source=(first, end))


def _with_name(t: Clauses, end: int, last: int) -> int:
    """The last token of the source with the name that follows it: "a spokeswoman of the port, Anna Lind,"."""
    name = end + 2
    if name > last or t.words[end + 1] != "," or t.tags[name] != "NNP":
        return end
    while name < last and t.tags[name] == "NNP":
        name += 1
    return name - 1 if t.words[name] == "," and name - end <= 6 else end


def _clause_start(t: Clauses, i: int, floor: int) -> int:
    """The first token of the clause that "according to" at i hangs on."""
    head = t.heads[i]
    while t.deps[head] not in ("conj", "ROOT") and t.heads[head] != head:
        head = t.heads[head]
    if t.deps[head] == "conj" and t.has_subject(head) and t.left[head] > floor:
        return t.left[head]
    return floor
