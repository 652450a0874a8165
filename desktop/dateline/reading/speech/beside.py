"""What is said where the reporting clause stands beside it: “…,” she said. “…”, or …, as he put it, …"""

from bisect import bisect_left

from dateline.model.span import Span
from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.cues import Cue, lexicon
from dateline.reading.speech.found import (
    ASIDES,
    CLOSE,
    COMMAS,
    RELATIVE,
    Found,
    child_over,
    is_finite,
    tokens_in,
    trimmed,
)

_HANGING = frozenset({"prep", "npadvmod", "advmod", "dative", "dobj", "prt", "agent", "nmod"})
_NO_REST = frozenset({"VBG", "CC", "VBN"})
_NOT_REST = frozenset({"as", "when", "while", "who", "which"})


def find_beside(t: Clauses, cue: Cue) -> Found | None:
    """The statement whose reporting clause this is, or None where it governs its content or reports nothing."""
    if not cue.frames & {"clause", "quote", "that", "wh", "beside"}:
        return None
    block = _block(t, cue)
    if block and block[0] == t.firsts[cue.verb] and t.low[block[0]] == "as":
        return _after_as(t, cue, block[1] + 1)
    before = _before(t, block[0], t.firsts[cue.verb]) if block else None
    if not block or not before:
        return None
    start, end = before
    last = t.lasts[cue.verb]
    if block[0] == t.firsts[cue.verb] and _has_own_topic(t, cue):
        return None  # “…!” The Speaker called for order.
    after = block[1] + 1
    while after <= last and t.deps[after] == "punct" and t.words[after] in CLOSE | {"."}:
        after += 1
    quoted = t.text[end - 1] in "”\"'’»" and t.marks.ending(start, end + 1) is not None
    if not quoted and not cue.frames & {"clause", "that", "wh", "beside"}:
        return None  # "it went", "he began" report only what is quoted
    if not _stands_beside(t, cue, block, (start, end), after, quoted):
        return None
    rest = _rest(t, cue, after, quoted) if after <= last else None
    pieces = [Span(start, end)] if rest is None else [Span(start, end), rest]
    if rest is not None and not quoted and _opens_anew(t, rest):
        pieces = [rest]  # what stood before only tells when: "When asked, he said: “No.”"
    return Found(cue.verb, (cue.first, cue.last), t.own_subject(cue.verb), pieces, "beside")


def _has_own_topic(t: Clauses, cue: Cue) -> bool:
    """True for "called for order", "spoke of peace"."""
    if cue.last >= t.lasts[cue.verb]:
        return False
    return t.low[cue.last + 1] in lexicon().prepositions.get(t.lemmas[cue.verb], ())


def _after_as(t: Clauses, cue: Cue, comma: int) -> Found | None:
    """ "As she put it, the ship was a coffin": what follows the comma."""
    last = t.lasts[cue.verb]
    if comma >= last or t.words[comma] != ",":
        return None
    content = trimmed(t.text, t.starts[comma + 1], t.ends[last])
    return Found(cue.verb, (cue.first, cue.last), t.own_subject(cue.verb), [content], "beside")


def _block(t: Clauses, cue: Cue) -> tuple[int, int] | None:
    """The reporting clause's first and last token, where it has a subject of its own close by."""
    v = cue.verb
    subject = t.own_subject(v)
    if subject is None or t.tags[v] in ("VBG", "VB") or t.low[subject] in RELATIVE:
        return None
    first = min(t.left[subject], cue.first)
    last = max(cue.last, t.right[subject])
    if subject < v and (last != cue.last or not _is_near(t, t.right[subject], cue.first)):
        return None
    if first > t.firsts[v] and t.low[first - 1] == "as":
        first -= 1
    inside = t.marks.around(t.starts[v])
    while last < t.lasts[v]:
        kid = child_over(t, v, last + 1)
        if kid is None or t.deps[kid] not in _HANGING or t.left[kid] != last + 1:
            break
        if t.deps[kid] == "dobj" and "whom" not in cue.frames and t.low[kid] != "it":
            break
        if t.marks.around(t.starts[last + 1]) != inside:
            break
        last = t.right[kid]
    return first, last


def _is_near(t: Clauses, end: int, verb: int) -> bool:
    """True where nothing but an aside in commas stands between the subject and the verb."""
    if verb - end <= 4:
        return True
    return t.words[end + 1] == "," == t.words[verb - 1] and not any(
        is_finite(t, i) for i in range(end, verb) if t.deps[i] == "ROOT"
    )


def _before(t: Clauses, first: int, floor: int) -> tuple[int, int] | None:
    """Start and end of what stands before the reporting clause that begins with token `first`."""
    at = t.starts[first]
    near = max(0, at - 400)
    end = near + len(t.text[near:at].rstrip())
    quotation = t.marks.ending(end - 3, end)
    if quotation and quotation.end == end and quotation.words and "\n" not in t.text[end:at]:
        return _sentence_start(t, quotation.start), end
    if first - 2 < floor or t.words[first - 1] not in COMMAS or t.tags[first - 1] == "HYPH":
        return None
    start, end = t.starts[floor], t.ends[first - 2]
    around = t.marks.around(start)
    if around and around.start < start and around.end < end:
        start = around.start
    return (start, end) if end > start else None


def _sentence_start(t: Clauses, position: int) -> int:
    """Where the sentence begins that the quotation at `position` stands in: there, where one ended before."""
    i = bisect_left(t.starts, position)
    if i >= len(t) or i == 0 or t.words[i - 1][-1] in ".?!:;" or i == t.firsts[i]:
        return position
    near = range(max(t.firsts[i], i - 4), i)
    if t.words[i - 1] == "," and any(t.lemmas[k] in lexicon().verbs and is_finite(t, k) for k in near):
        return position  # “…,” she said, “and,” he added
    return t.starts[t.firsts[i]]


def _stands_beside(
    t: Clauses, cue: Cue, block: tuple[int, int], before: tuple[int, int], after: int, *quotes: bool
) -> bool:
    """False where the words before are only an adverbial and the verb governs what comes after."""
    quoted = quotes[0]
    start, end = before
    last = t.lasts[cue.verb]
    if after > last or _is_aside(t, cue, after):
        return quoted or _has_clause(t, start, end) or t.marks.opening(start, end) is not None
    inner = t.text[max(start, end - 4) : end].rstrip("”\"'’»")
    governs = t.kid(cue.verb, "ccomp", "dobj", "oprd") in range(block[1] + 1, last + 1)
    ended = inner[-1:] in ("?", "!") and not governs
    broken = ended or inner[-1:] in (",", "—", "-") or t.words[block[0] - 1] in COMMAS
    leads = quoted and broken and _is_mostly_quoted(t, start, end)
    if leads and not _has_clause(t, start, end) and t.words[after] not in COMMAS:
        leads = t.marks.opening(start, start + 2) is not None
    if t.words[after] not in COMMAS:
        return leads
    return leads or quoted or not governs


def _opens_anew(t: Clauses, rest: Span) -> bool:
    """True for a quotation that begins with a capital."""
    return (
        t.marks.opening(rest.start, rest.start + 1) is not None
        and t.text[rest.start + 1 : rest.start + 2].isupper()
    )


def _is_aside(t: Clauses, cue: Cue, first: int) -> bool:
    """True where what follows tells when or why it was said: "officials said as dawn broke"."""
    kid = child_over(t, cue.verb, first)
    tells = t.low[first] in ASIDES or t.low[first] == "when"
    return tells and kid is not None and t.deps[kid] in ("advcl", "prep", "ccomp")


def _is_mostly_quoted(t: Clauses, start: int, end: int) -> bool:
    quotation = t.marks.ending(start, end)
    return quotation is not None and (quotation.end - max(quotation.start, start)) * 3 > end - start


def _has_clause(t: Clauses, start: int, end: int) -> bool:
    return any(is_finite(t, i) and t.deps[i] != "advcl" for i in tokens_in(t, start, end))


def _rest(t: Clauses, cue: Cue, after: int, quoted: bool) -> Span | None:
    """What goes on after the reporting clause: “…,” he said, “…”."""
    last = t.lasts[cue.verb]
    first = after + 1 if t.words[after] in COMMAS else after
    if first > last:
        return None
    quotation = t.marks.opening(t.starts[first] - 1, t.starts[first] + 1)
    if quotation:
        return None if _is_anothers(t, cue, quotation.end) else quotation.span
    if quoted:
        return _later_quote(t, first, last)
    if t.tags[first] in _NO_REST or t.low[first] in _NOT_REST:
        return None
    kid = child_over(t, cue.verb, first)
    complete = _has_clause(t, t.starts[t.firsts[cue.verb]], t.starts[cue.first])
    if complete and kid is not None and t.deps[kid] in ("advcl", "conj", "prep"):
        return None
    return trimmed(t.text, t.starts[first], t.ends[last])


def _is_anothers(t: Clauses, cue: Cue, end: int) -> bool:
    """True where another reporting clause follows the quotation: “…,” said one; “…,” said another."""
    after = bisect_left(t.starts, end)
    near = range(after, min(after + 6, t.lasts[cue.verb]))
    verb = next((i for i in near if t.lemmas[i] == t.lemmas[cue.verb] and is_finite(t, i)), None)
    return t.text[end - 2 : end - 1] == "," and verb is not None


def _later_quote(t: Clauses, first: int, last: int) -> Span | None:
    """The rest of a quotation after "but" or after an aside: “…,” he said, pointing at the map, “…”"""
    quotation = t.marks.opening(t.starts[first], t.ends[last])
    if quotation is None:
        return None
    if t.low[first] in ("but", "and") and quotation.start - t.starts[first] < 12:
        return Span(t.starts[first], quotation.end)
    before = bisect_left(t.starts, quotation.start) - 1
    told = any(is_finite(t, i) for i in range(first, before))
    return (
        quotation.span
        if t.words[before] == "," and not told and t.text[quotation.start + 1].islower()
        else None
    )
