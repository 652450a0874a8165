"""What is said where the verb governs it: she said that …, he told them: “…”"""

from dateline.model.span import Span
from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.cues import Cue, lexicon
from dateline.reading.speech.found import ASIDES, MID_PHRASE, Found, is_finite, tokens_in, trimmed

_RECIPIENT = frozenset({"DT", "NNS", "NNP", "NN", "PRP", "JJ", "IN", "NNPS", "PRP$", "CD", "POS", "RB", "TO"})
_TURNS = frozenset({"though", "although", "but", "while", "and"})
_ONLY_QUOTE = frozenset({"quote"})  # "the women went “sacking shops”" says nothing
_SILENT = frozenset("say comment elaborate draw disclose name specify identify give reveal discuss".split())
_FURTHEST = 160  # characters from the verb to the quotation that it introduces
_STRONG = frozenset(
    {"say", "add", "note", "argue", "claim", "insist", "explain", "warn", "tell", "acknowledge", "believe"}
)


def find_governed(t: Clauses, cue: Cue) -> Found | None:
    """The statement that the verb governs as a clause or a quotation, or None."""
    spans, form = _clause(t, cue), "clause"
    if not spans:
        spans, form = _quote_after(t, cue), "quote"
    if not spans:
        spans, form = _unseen_clause(t, cue), "clause"
    if not spans:
        return None
    return Found(cue.verb, (cue.first, cue.last), t.subject(cue.verb), spans, form)


def _clause(t: Clauses, cue: Cue) -> list[Span]:
    v = cue.verb
    for k in t.kids[v]:
        first = t.left[k]
        after_date = t.tags[first] == "TO" and t.kinds[first - 1] == "DATE"  # "promised in May to go"
        governed = t.deps[k] in ("ccomp", "xcomp") or (
            t.deps[k] == "advcl" and (t.low[first] == "that" or after_date)
        )
        if k > v and t.left[k] > v and governed and t.right[k] > cue.last and _takes(t, cue, k):
            return [_widened(t, cue, max(t.left[k], cue.last + 1), _with_next(t, cue, k))]
    return _that_after(t, cue)


def _with_next(t: Clauses, cue: Cue, k: int) -> int:
    """The last token of the clause headed by k, and of what goes on with it that the parse gave to the verb."""
    end = t.right[k]
    for conjunct in t.kids[cue.verb]:
        if t.deps[conjunct] != "conj" or conjunct <= end or t.lemmas[conjunct] in lexicon().verbs:
            continue
        subject = t.own_subject(conjunct)
        quoted = t.marks.around(t.starts[t.left[conjunct]] + 1) is not None
        if (
            quoted
            or (subject is not None and t.tags[subject] == "PRP")
            or t.kid(conjunct, "expl") is not None
            or _is_promised(t, cue, conjunct)  # "said she was tired and would rest"
        ):
            end = t.right[conjunct]
    last = t.lasts[cue.verb]
    if end >= last:
        return end
    following = end + 1
    is_main = t.heads[cue.verb] == cue.verb
    broken = t.tags[following] in MID_PHRASE and t.tags[end] != "CC"
    if is_main and broken and t.marks.around(t.starts[following]) is None:
        return last  # the parse broke off in the middle of a phrase
    if (
        is_main
        and t.words[following] in ("—", "–", "--", ",")
        and not any(_tells_more(t, i) for i in range(following, last + 1))
    ):
        return last
    return end


def _is_promised(t: Clauses, cue: Cue, conjunct: int) -> bool:
    """True for "would" without a subject beside a verb of saying that has no such word."""
    auxiliary = t.kid(conjunct, "aux")
    modal = auxiliary is not None and t.low[auxiliary] in ("would", "will", "could", "might")
    own = any(t.tags[k] == "MD" for k in t.kids[cue.verb])
    return modal and not own and t.own_subject(conjunct) is None


def _tells_more(t: Clauses, i: int) -> bool:
    """True for a word that begins something of its own: a finite verb, a verb of saying, "according"."""
    return is_finite(t, i) or t.low[i] in ("according", "who", "which") or t.lemmas[i] in lexicon().verbs


def _takes(t: Clauses, cue: Cue, k: int) -> bool:
    """True where the verb's frames allow the clause headed by k."""
    opening = t.low[t.left[k]]
    if opening in ASIDES:
        return False
    if any(t.tags[x] == "TO" and x < k for x in t.kids[k]):
        if t.own_subject(k) is not None or t.kid(cue.verb, "dobj", "dative") is not None:
            return False
        return bool(cue.frames & {"to", "whom"})
    if t.tags[t.left[k]] in ("WRB", "WP", "WDT") or opening in ("whether", "if"):
        return bool(cue.frames & {"wh", "clause"})
    if t.deps[k] == "xcomp" and t.tags[k] == "VBG":
        return "object" in cue.frames
    if "clause" not in cue.frames:
        finite = is_finite(t, k) or any(is_finite(t, x) for x in t.kids[k])
        return "that" in cue.frames and (opening == "that" or finite)
    return t.has_subject(k) or opening == "that"


def _that_after(t: Clauses, cue: Cue) -> list[Span]:
    """The parse went astray: "that" or a colon, after a person or an adverbial, still opens the clause."""
    last = t.lasts[cue.verb]
    after = t.low[min(cue.last + 1, last)]
    if not cue.frames & {"clause", "that"} or after in lexicon().prepositions.get(t.lemmas[cue.verb], ()):
        return []
    for i in range(cue.last + 1, min(cue.last + 12, last)):
        opens = t.deps[i] == "mark" or i == cue.last + 1 or t.kinds[i - 1] == "DATE"
        if t.low[i] == "that" and t.tags[i] in ("IN", "WDT") and opens:
            return [_widened(t, cue, i, last)]
        if t.words[i] == ":":
            return [_widened(t, cue, i + 1, last)]
        if t.tags[i] not in _RECIPIENT:
            break
    return []


def _unseen_clause(t: Clauses, cue: Cue) -> list[Span]:
    """The parse shows no clause, yet a finite verb follows: after a strong verb of saying it is the content."""
    last = t.lasts[cue.verb]
    if t.lemmas[cue.verb] not in _STRONG or not is_finite(t, cue.verb):
        return []
    first = cue.last + 1
    if t.lemmas[cue.verb] == "tell":
        noun = t.kid(cue.verb, "dobj", "dative")
        first = t.right[noun] + 1 if noun is not None and noun > cue.verb else first
        first += first < last and first > cue.last + 1 and t.words[first] == ","
    if (
        first >= last
        or t.words[first] in (",", ".", ";")
        or t.tags[first] in ("CC", "VBG", "VBN", "RB", "IN", "WRB")
    ):
        return []
    verb = next((i for i in range(first, min(first + 15, last)) if is_finite(t, i)), None)
    if verb is None or t.tags[verb - 1] == "CC":
        return []
    if t.kid(cue.verb, "mark") is not None:
        last = next((i - 1 for i in range(first, last) if t.words[i] == ","), last)
    return [_widened(t, cue, first, last)]


def _widened(t: Clauses, cue: Cue, first: int, last: int) -> Span:
    """The span of the tokens, whole quotations taken in, and a following report of the same speaker left out."""
    last = _cut(t, cue, first, last)
    while last > first and (t.words[last] in (".", ",") or t.tags[last] == "CC"):
        last -= 1
    start, end = t.starts[first], t.ends[last]
    quotation = t.marks.around(start)
    if quotation and t.starts[cue.verb] < quotation.start <= start:
        start = quotation.start
    quotation = t.marks.around(end - 1) or t.marks.opening(end, end + 3)
    if quotation and quotation.start >= start and not set(",.;") & set(t.text[end : quotation.start]):
        end = quotation.end
    return trimmed(t.text, start, end)


def _cut(t: Clauses, cue: Cue, first: int, last: int) -> int:
    """Ends the content before ", adding that …" or "but would not say …", which is the speaker's own next report."""
    verbs = lexicon().verbs
    outside = t.marks.around(t.starts[cue.verb])
    for i in range(first + 2, last + 1):
        if (
            t.low[i] == "but"
            and t.marks.around(t.starts[i]) == outside
            and _is_silence(t, i + 1, min(i + 6, last))
        ):
            return i - 1
        if t.words[i - 1] != "," or t.marks.around(t.starts[i]) != outside:
            continue
        if t.tags[i] == "VBG" and "clause" in verbs.get(t.lemmas[i], ()):
            return i - 2
        if t.low[i] in _TURNS and _is_report(t, i + 1, min(i + 6, last)):
            return i - 2
    return last


def _is_silence(t: Clauses, first: int, last: int) -> bool:
    """True for "would not be drawn", "declined to say", "gave no details"."""
    words = t.low[first : last + 1]
    if words[:1] == ["gave"]:
        return words[1:2] == ["no"]
    silent = any(t.lemmas[i] in _SILENT for i in range(first, last + 1))
    return silent and (words[:1] in (["declined"], ["refused"]) or "not" in words[:3] or "n't" in words[:3])


def _is_report(t: Clauses, first: int, last: int) -> bool:
    """True where a pronoun and a verb of saying follow: "…, though she noted that …"."""
    if first > last or t.low[first] not in ("he", "she", "they"):
        return False
    verb = next((i for i in range(first, last) if t.is_verb(i) and t.deps[i] not in ("aux", "auxpass")), None)
    return verb is not None and "clause" in lexicon().verbs.get(t.lemmas[verb], ())


def _quote_after(t: Clauses, cue: Cue) -> list[Span]:
    """The quotation that follows the verb, after a comma, a colon or nothing."""
    if "quote" not in cue.frames:
        return []
    last, at = t.lasts[cue.verb], t.ends[cue.last]
    quotation = t.marks.opening(at, min(t.ends[last] + 3, at + _FURTHEST))
    if quotation is None or not quotation.words:
        return []
    between = t.text[at : quotation.start].rstrip()
    if (between or cue.frames == _ONLY_QUOTE) and between[-1:] not in (",", ":"):
        return []
    others = any(t.is_verb(i) and t.heads[i] != cue.verb for i in tokens_in(t, at, quotation.start))
    return [] if others and between[-1:] != ":" else [quotation.span]
