"""What does each verb of saying say: the clause, the quotation, or the noun phrase that it governs?"""

from bisect import bisect_left
from dataclasses import dataclass, field

from dateline.model.span import Span
from dateline.reading.clauses import Clauses
from dateline.reading.cues import Cue

OPEN = frozenset({"“", '"', "‘", "„", "«", "``", "'", "''"})
CLOSE = frozenset({"”", '"', "’", "»", "''", "'"})
COMMAS = frozenset({",", "—", "–", "-", "--", "―", ";"})
BESIDE = frozenset({"prep", "npadvmod", "advmod", "dative", "dobj", "prt", "agent", "nmod"})
CONTENT = frozenset({"ccomp", "xcomp"})
WITH_OBJECT = frozenset({"as", "for", "of", "against", "about", "over", "from", "to", "with", "that"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(slots=True)
class Found:
    """A statement as found: cue and source as tokens, content as spans in order.

    `key` is the token of the cue that it hangs on; `form` names the rule; `block` is the reporting clause's
    first and last token where it stands beside its content.
    """

    key: int
    cue: tuple[int, int]
    source: tuple[int, int] | None
    subject: int | None
    content: list[Span]
    form: str
    block: tuple[int, int] | None = None
    is_document: bool = False
    tail: list[Span] = field(default_factory=list)


def find_said(t: Clauses, cue: Cue) -> Found | None:
    """The statement of one verb of saying, or None where it says nothing."""
    block = _beside(t, cue)
    if block and cue.frames & {"clause", "quote", "that", "wh"}:
        found = _parenthetical(t, cue, block)
        if found:
            return found
    spans = _clause(t, cue)
    form = "clause"
    if not spans:
        spans, form = _quote_after(t, cue), "quote"
    if not spans:
        return None
    return Found(cue.verb, (cue.first, cue.last), None, t.subject(cue.verb), spans, form)


# The reporting clause that stands beside what it reports: “…,” she said.


def _beside(t: Clauses, cue: Cue) -> tuple[int, int] | None:
    """The reporting clause's tokens, where it can stand beside its content: its own subject close by."""
    v = cue.verb
    subject = t.own_subject(v)
    if t.tags[v] in ("VBG", "VB") or (subject is not None and t.low[subject] in RELATIVE):
        return None
    if subject is None:
        first = _astray(t, cue)
        if first is None:
            return None
        last = cue.last
        subject = next(i for i in range(first, v) if not first <= t.heads[i] < v or t.heads[i] == i)
        t.adopt(subject, v, first)
    else:
        first = min(t.left[subject], cue.first)
        last = max(cue.last, t.right[subject])
    if subject < v and last != cue.last:
        return None
    if subject < v and cue.first - t.right[subject] > 4:
        return None
    while last < t.lasts[v]:
        following = last + 1
        kid = _kid_over(t, v, following)
        if kid is None or t.deps[kid] not in BESIDE or t.left[kid] != following:
            break
        if t.deps[kid] == "dobj" and "whom" not in cue.frames:
            break
        if t.marks.around(t.starts[following]) != t.marks.around(t.starts[v]):
            break
        last = t.right[kid]
    return first, last


def _astray(t: Clauses, cue: Cue) -> int | None:
    """The first token of a noun phrase between a comma and the verb that the parse gave to something else."""
    if "clause" not in cue.frames or t.tags[cue.verb] not in ("VBD", "VBZ", "VBP"):
        return None
    first = cue.first
    while first > t.firsts[cue.verb] and t.words[first - 1] not in COMMAS | CLOSE:
        first -= 1
        if t.is_verb(first) or (t.tags[first] in ("MD", "WP", "WDT", "CC", "IN") and first == cue.first - 1):
            return None
    words = range(first, cue.first)
    if first == t.firsts[cue.verb] or not words or len(words) > 14:
        return None
    nouns = any(t.tags[i] in ("NN", "NNS", "NNP", "NNPS", "PRP") for i in words)
    return first if nouns and t.tags[first] not in ("WP", "WDT", "WRB", "CC", "IN", "RB", "TO") else None


def _kid_over(t: Clauses, verb: int, token: int) -> int | None:
    return next((k for k in t.kids[verb] if t.left[k] <= token <= t.right[k]), None)


def _parenthetical(t: Clauses, cue: Cue, block: tuple[int, int]) -> Found | None:
    first, last = block
    sentence = t.firsts[cue.verb], t.lasts[cue.verb]
    before = _before(t, first, sentence[0])
    if before is None:
        return None
    start, end = before
    after = last + 1
    while after <= sentence[1] and t.deps[after] == "punct" and t.words[after] in CLOSE | {"."}:
        after += 1
    ends = after > sentence[1]
    quoted = t.marks.ending(start, end + 1) is not None and t.text[end - 1] in "”\"'’»"
    leads = (
        quoted
        and (t.text[end - 2] in ",—-" or t.words[first - 1] in COMMAS)
        and start_is_quote(t, start, end)
    )
    if not ends and t.words[after] not in COMMAS and not leads:
        return None
    if not quoted and not _has_clause(t, start, end) and ends:
        return None
    governs = t.kid(cue.verb, "ccomp", "dobj", "oprd") in range(last + 1, sentence[1] + 1)
    if governs and not leads and not ends and (not quoted or t.words[after] not in COMMAS):
        return None
    pieces = [Span(start, end)]
    if not ends:
        rest = _rest(t, cue, after, quoted)
        if rest is not None:
            pieces.append(rest)
    subject = t.own_subject(cue.verb)
    return Found(cue.verb, (cue.first, cue.last), None, subject, pieces, "beside", block)


def start_is_quote(t: Clauses, start: int, end: int) -> bool:
    """True where most of what stands between `start` and `end` is quoted."""
    quotation = t.marks.ending(start, end)
    return quotation is not None and (quotation.end - max(quotation.start, start)) * 3 > end - start


def _has_clause(t: Clauses, start: int, end: int) -> bool:
    """True where a finite verb with a subject stands between `start` and `end`."""
    return any(
        t.tags[i] in ("VBD", "VBZ", "VBP", "MD") and (t.deps[i] not in ("advcl",))
        for i in _tokens(t, start, end)
    )


def _before(t: Clauses, first: int, floor: int) -> tuple[int, int] | None:
    """Start and end of what stands before the reporting clause that begins with token `first`."""
    at = t.starts[first]
    end = len(t.text[:at].rstrip()) if at < 400 else at - 400 + len(t.text[at - 400 : at].rstrip())
    quotation = t.marks.ending(end - 3, end)
    if quotation and quotation.end == end and quotation.words:
        return _sentence_start(t, quotation.start), end
    if first == floor or t.words[first - 1] not in COMMAS:
        return None
    start, end = t.starts[floor], t.ends[first - 2] if first - 2 >= floor else 0
    around = t.marks.around(start)
    if around and around.start < start and around.end < end:
        start = around.start
    return (start, end) if end > start else None


def _sentence_start(t: Clauses, position: int) -> int:
    """Where the sentence begins that the quotation at `position` stands in: there, where one ended before."""
    i = bisect_left(t.starts, position)
    if i >= len(t) or i == 0 or t.words[i - 1][-1] in ".?!:;" or i == t.firsts[i]:
        return position
    return t.starts[t.firsts[i]]


def _rest(t: Clauses, cue: Cue, after: int, quoted: bool) -> Span | None:
    """What goes on after the reporting clause: “…,” he said, “…”."""
    last = t.lasts[cue.verb]
    first = after + 1 if t.words[after] in COMMAS else after
    if first > last:
        return None
    quotation = t.marks.opening(t.starts[first] - 1, t.starts[first] + 1)
    if quotation:
        return quotation.span
    if quoted and t.low[first] in ("but", "and") and first < last:
        quotation = t.marks.opening(t.starts[first], t.starts[first] + 12)
        return Span(t.starts[first], quotation.end) if quotation else None
    if (
        quoted
        or t.tags[first] in ("VBG", "CC", "VBN")
        or t.low[first] in ("as", "when", "while", "who", "which")
    ):
        return None
    kid = _kid_over(t, cue.verb, first)
    if kid is not None and t.deps[kid] in ("advcl", "conj", "prep"):
        return None
    return trimmed(t.text, t.starts[first], t.ends[last])


# The clause that the verb governs: she said that …


def _clause(t: Clauses, cue: Cue) -> list[Span]:
    v = cue.verb
    for k in t.kids[v]:
        if k <= v or t.left[k] <= v or t.deps[k] not in CONTENT:
            continue
        if not _takes(t, cue, k):
            continue
        return [_widened(t, cue, t.left[k], t.right[k])]
    return _that_after(t, cue)


def _takes(t: Clauses, cue: Cue, k: int) -> bool:
    """True where the verb's frames allow the clause headed by k."""
    to = any(t.tags[x] == "TO" and x < k for x in t.kids[k])
    subject = t.own_subject(k)
    opening = t.low[t.left[k]]
    if to:
        if subject is not None or t.kid(cue.verb, "dobj", "dative") is not None:
            return "whom" in cue.frames
        return "to" in cue.frames or ("whom" in cue.frames)
    if t.tags[t.left[k]] in ("WRB", "WP", "WDT") or opening in ("whether", "if"):
        return bool(cue.frames & {"wh", "clause"})
    if t.deps[k] == "xcomp" and t.tags[k] == "VBG":
        return "object" in cue.frames
    if "clause" in cue.frames or "that" in cue.frames:
        return t.has_subject(k) or opening == "that"
    return False


def _that_after(t: Clauses, cue: Cue) -> list[Span]:
    """The parse went astray: "that" directly after the verb, or after a person, still opens the clause."""
    v, last = cue.verb, t.lasts[cue.verb]
    if not cue.frames & {"clause", "that"}:
        return []
    for i in range(cue.last + 1, min(cue.last + 6, last)):
        if t.low[i] == "that" and t.tags[i] == "IN":
            return [_widened(t, cue, i, last)]
        if t.words[i] == ":":
            return [_widened(t, cue, i + 1, last)] if i < last else []
        if not (t.heads[i] == v or t.tags[i] in ("DT", "NNS", "NNP", "NN", "PRP", "JJ", "IN", "NNPS")):
            break
    return []


def _widened(t: Clauses, cue: Cue, first: int, last: int) -> Span:
    """The span of the tokens, whole quotations taken in, and a following report of the same speaker left out."""
    last = _cut(t, cue, first, last)
    start, end = t.starts[first], t.ends[last]
    if start > 0:
        quotation = t.marks.around(start)
        if quotation and quotation.start <= start and quotation.start > t.starts[cue.verb]:
            start = quotation.start
    quotation = t.marks.around(end - 1)
    if quotation and quotation.start >= start:
        end = quotation.end
    return trimmed(t.text, start, end)


def _cut(t: Clauses, cue: Cue, first: int, last: int) -> int:
    """Ends the content before ", adding that …", which is the speaker's own next report."""
    from dateline.reading.cues import lexicon

    verbs = lexicon().verbs
    outside = t.marks.around(t.starts[cue.verb])
    for i in range(first + 2, last + 1):
        if t.tags[i] != "VBG" or t.words[i - 1] != "," or "clause" not in verbs.get(t.lemmas[i], ()):
            continue
        if t.marks.around(t.starts[i]) == outside:
            return i - 2
    return last


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks and commas at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:—–-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
        end -= 1
    return Span(start, end)


# The quotation that follows the verb: she said, “…”


def _quote_after(t: Clauses, cue: Cue) -> list[Span]:
    if "quote" not in cue.frames:
        return []
    v, last = cue.verb, t.lasts[cue.verb]
    quotation = t.marks.opening(t.ends[cue.last], min(t.ends[last] + 3, t.ends[cue.last] + 160))
    if quotation is None or not quotation.words:
        return []
    between = t.text[t.ends[cue.last] : quotation.start].rstrip()
    if between and between[-1] not in ",:":
        return []
    others = any(t.is_verb(i) and t.heads[i] != v for i in _tokens(t, t.ends[cue.last], quotation.start))
    if others and between[-1:] != ":":
        return []
    return [quotation.span]


def _tokens(t: Clauses, start: int, end: int) -> range:
    return range(bisect_left(t.starts, start), bisect_left(t.starts, end))
