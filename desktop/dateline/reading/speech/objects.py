"""What does a verb of saying say when it governs a noun phrase: rejected the plan, called for talks, signed a pact?"""

from dateline.model.span import Span
from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.cues import Cue, Lexicon, first_of, lexicon
from dateline.reading.speech.found import MID_PHRASE, RELATIVE, Found, trimmed, without_aside

_TOPIC = frozenset({"acl", "relcl", "ccomp"})
_TOPICS = frozenset({"on", "about", "regarding", "concerning", "for", "against", "calling", "that", "in"})
WITH_OBJECT = frozenset({"as", "for", "of", "against", "about", "over", "from", "to", "with", "that"})
_PLACES = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
_UNREAL = frozenset({"should", "must", "may", "might", "can", "could", "would", "cannot", "if", "unless"})
_ASKING = frozenset({"for", "on", "upon", "to"})  # "appealed for witnesses to come forward"
_ATTACHED = frozenset({"prep", "xcomp", "oprd", "ccomp", "acl", "dative", "relcl"})


def find_object(t: Clauses, cue: Cue, words: Lexicon) -> Found | None:
    """The statement of a verb over a noun phrase, or None."""
    kids = t.kids[cue.verb]
    unreal = any(t.low[k] in _UNREAL for k in kids if t.deps[k] in ("aux", "mark"))
    if unreal:
        return None
    if t.is_passive(cue.verb):
        return _passive(t, cue)
    found = _document(t, cue, words) or _prepositional(t, cue, words)
    return found or _asked_about(t, cue) or _object(t, cue)


def _passive(t: Clauses, cue: Cue) -> Found | None:
    """What was done by saying: "the plan was rejected by the voters", "he was accused by them of theft"."""
    v = cue.verb
    by, about = t.kid(v, "agent"), t.own_subject(v)
    speaker = t.kid(by, "pobj") if by is not None else None
    if by is None or speaker is None or about is None or about > v:
        return None
    if not cue.frames & {"object", "named", "reproach"} or t.low[about] in RELATIVE:
        return None
    if any(t.low[k] == "as" and t.kid(k, "pcomp") is not None for k in t.kids[v]):
        return None  # "was quoted by the paper as saying that …": the other verb tells it
    pieces = [t.span(*t.phrase(about))]
    rest = next((k for k in t.kids[v] if k > by and t.low[k] in WITH_OBJECT), None)
    if rest is not None:
        pieces.append(_closed(t, t.left[rest], t.right[rest]))
    return Found(v, (cue.first, by if by == cue.last + 1 else cue.last), speaker, pieces, "passive")


def _document(t: Clauses, cue: Cue, words: Lexicon) -> Found | None:
    """A document speaks: signed a joint statement on …, issued a declaration that …"""
    v = cue.verb
    noun = t.kid(v, "dobj")
    if t.lemmas[v] not in words.document_verbs or noun is None or noun < v:
        return None
    if t.lemmas[noun] not in words.documents or any(_speaks_itself(t, k, words) for k in t.kids[noun]):
        return None
    first, last = t.phrase(noun)
    topic = next((k for k in t.kids[noun] if k > noun and _is_topic(t, k)), None)
    if topic is None:
        last = noun
        topic = next(
            (k for k in t.kids[v] if t.left[k] == last + 1 and t.low[k] in _TOPICS and not _is_dated(t, k)),
            None,
        )
        last = last if topic is None else t.right[topic]
    found = Found(v, (cue.first, cue.last), t.subject(v), [], "document", is_document=True)
    if topic is None or first != cue.last + 1:
        found.content = [t.span(first, last)]
    else:
        found.cue = (cue.first, noun)
        found.content = [trimmed(t.text, t.starts[noun + 1], t.ends[last])]
    return found


def _is_topic(t: Clauses, k: int) -> bool:
    """True for what a document is on, not for where and when it was signed, nor for its name."""
    if t.deps[k] != "prep":
        return t.deps[k] in _TOPIC or t.low[k] in _TOPICS
    noun = t.kid(k, "pobj")
    placed = noun is not None and (t.kinds[noun] in _PLACES or (t.low[k] == "in" and t.tags[noun] == "NNP"))
    return t.low[k] in _TOPICS and not placed


def _is_dated(t: Clauses, k: int) -> bool:
    """True for "on Thursday"."""
    noun = t.kid(k, "pobj")
    return noun is not None and t.kinds[noun] in ("DATE", "TIME")


def _is_occasion(t: Clauses, k: int) -> bool:
    """True for "during a speech", "in a ruling": where it was said, not what."""
    noun = t.kid(k, "pobj")
    words = lexicon()
    spoken = noun is not None and t.lemmas[noun] in words.occasions | words.documents | {
        "ruling",
        "rally",
        "forum",
    }
    return t.low[k] == "during" or (t.low[k] in ("at", "in", "on") and spoken)


def _speaks_itself(t: Clauses, k: int, words: Lexicon) -> bool:
    return t.deps[k] == "acl" and t.tags[k] == "VBG" and t.lemmas[k] in words.verbs


def written(t: Clauses, cue: Cue, found: Found, words: Lexicon) -> Found:
    """What a document says is said by who made it: "she issued a statement denying that …"."""
    v = cue.verb
    noun = t.heads[v]
    if t.deps[v] != "acl" or t.tags[v] != "VBG" or t.lemmas[noun] not in words.documents | words.occasions:
        return found
    maker = t.heads[noun]
    while not t.is_verb(maker) and t.heads[maker] != maker:
        maker = t.heads[maker]
    subject = t.subject(maker) if t.is_verb(maker) else None
    if subject is None or not subject < noun:
        return found
    found.subject = subject
    if t.deps[noun] == "dobj":
        found.cue = (first_of(t, maker), cue.last)
        found.is_document = t.lemmas[maker] in words.document_verbs and t.lemmas[noun] in words.documents
    return found


def _prepositional(t: Clauses, cue: Cue, words: Lexicon) -> Found | None:
    """Called for talks, spoke of peace, pointed to the figures."""
    v = cue.verb
    after = _after_time(t, cue.last + 1)
    if after > t.lasts[v] or t.low[after] not in words.prepositions.get(t.lemmas[v], ()):
        return None
    end = after
    if t.kids[after] and t.right[after] > after:
        end = t.right[after]
    for k in t.kids[v]:
        follows = t.left[k] == end + 1 and t.tags[t.left[k]] in ("TO", "IN")
        asked = (
            t.deps[k] == "advcl"
            and t.tags[k] == "VB"
            and t.tags[t.left[k]] == "TO"
            and t.low[after] in _ASKING
        )
        if follows and (asked or t.deps[k] in ("xcomp", "ccomp") or t.low[k] in WITH_OBJECT):
            end = t.right[k]
    if end == after or _is_dated(t, after):
        return None
    last = after if after == cue.last + 1 else cue.last
    return Found(v, (cue.first, last), t.subject(v), [_closed(t, after + 1, end)], "preposition")


def _asked_about(t: Clauses, cue: Cue) -> Found | None:
    """Asked him about his taxes: what stands after the preposition, which goes to the cue."""
    noun = t.kid(cue.verb, "dobj", "dative")
    if (
        noun is None
        or t.left[noun] != cue.last + 1
        or t.lemmas[cue.verb] not in ("ask", "tell", "question", "press")
    ):
        return None
    about = t.right[noun] + 1
    if about >= t.lasts[noun] or t.low[about] not in ("about", "of", "on") or t.right[about] == about:
        return None
    if t.heads[about] not in (cue.verb, noun) or _is_dated(t, about):
        return None
    content = _closed(t, about + 1, t.right[about])
    return Found(cue.verb, (cue.first, about), t.subject(cue.verb), [content], "preposition")


def _after_time(t: Clauses, i: int) -> int:
    """The token after words of time that stand at i: "called on Tuesday for a strike"."""
    end = t.lasts[min(i, len(t) - 1)]
    at = i + 1 if i < end and t.low[i] == "on" and t.kinds[i + 1] == "DATE" else i
    while at < end and t.kinds[at] in ("DATE", "TIME"):
        at += 1
    return at


def _object(t: Clauses, cue: Cue) -> Found | None:
    v = cue.verb
    right = [k for k in t.kids[v] if k > cue.last and t.deps[k] != "punct"]
    noun = next((k for k in right if t.deps[k] in ("dobj", "oprd", "ccomp", "acomp", "dative")), None)
    if noun is None or not cue.frames & {"object", "named", "reproach", "whom", "feeling", "likened"}:
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
        shapes.add(t.low[k] if t.deps[k] == "prep" else t.deps[k])
    subject = t.subject(v)
    if subject is not None and t.low[subject] in ("which", "that"):
        return None
    if "object" not in cue.frames:
        named = "named" in cue.frames and _is_naming(t, cue, noun, shapes)
        reproach = "reproach" in cue.frames and shapes & {"of", "for"}
        whom = "whom" in cue.frames and shapes & {"xcomp"}
        is_none = any(t.low[k] == "no" for k in t.kids[noun])
        feeling = "feeling" in cue.frames and t.lemmas[noun] in lexicon().feelings and not is_none
        likened = "likened" in cue.frames and "to" in shapes
        if not (named or reproach or whom or feeling or likened):
            return None
    return Found(v, (cue.first, cue.last), t.subject(v), [_closed(t, first, last)], "object")


def _is_naming(t: Clauses, cue: Cue, noun: int, shapes: set[str]) -> bool:
    """ "Called it a fraud", "what she called “a fraud”", not "called a meeting"."""
    several = (
        sum(t.deps[k] in ("dobj", "oprd", "acomp", "ccomp") and k > cue.verb for k in t.kids[cue.verb]) > 1
    )
    if t.deps[noun] == "oprd" and len(shapes) == 1 and not several:
        named = any(t.deps[k] in ("dobj", "nsubjpass") and k < cue.verb for k in t.kids[cue.verb])
        return named or t.marks.around(t.starts[noun]) is not None
    things = [k for k in t.kids[cue.verb] if t.deps[k] == "dobj" and k > cue.verb and t.tags[k][:2] == "NN"]
    return bool(shapes & {"oprd", "as", "ccomp", "acomp"}) or (len(things) == 2 and "dobj" in shapes)


def _belongs(t: Clauses, k: int) -> bool:
    if t.deps[k] == "conj" and t.tags[k] == "VBG":
        return True
    if t.deps[k] == "prep":
        return not _is_dated(t, k) and not _is_occasion(t, k)
    return t.deps[k] in _ATTACHED or t.deps[k] == "dobj"


def _closed(t: Clauses, first: int, last: int) -> Span:
    """The span of the tokens, with the rest of a quotation that it breaks off in, without an aside at its end."""
    last = _without_occasion(t, first, without_aside(t, first, _to_boundary(t, last)))
    start, end = t.starts[first], t.ends[last]
    quotation = t.marks.around(end - 1)
    if quotation and quotation.start >= start and quotation.end <= t.ends[t.lasts[first]] + 2:
        end = quotation.end
    return trimmed(t.text, start, end)


def _without_occasion(t: Clauses, first: int, last: int) -> int:
    """The last token before "in a tweet" at the end of what was said."""
    for k in range(first + 1, last):
        if t.low[k] in ("in", "at", "on") and t.right[k] == last and _is_occasion(t, k):
            of = t.kid(k, "pobj")
            is_one = of is not None and any(t.low[d] in ("a", "an") for d in t.kids[of])
            if is_one and t.marks.around(t.starts[k]) is None:
                return k - 1
    return last


def _to_boundary(t: Clauses, last: int) -> int:
    """Where the parse broke off in the middle of a phrase, the token before the next comma or conjunction."""
    end = t.lasts[last]
    if last >= end or t.tags[last + 1] not in MID_PHRASE or t.kinds[last + 1] in ("DATE", "TIME"):
        return last
    while last < end and t.deps[last + 1] != "punct" and t.tags[last + 1] != "CC":
        last += 1
    return last
