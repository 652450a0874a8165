"""What is said according to somebody, or in somebody's words, view or opinion?"""

from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.cues import lexicon
from dateline.reading.speech.found import Found, trimmed

# What stands before the speaker; all but the first open their sentence.
_OPENERS = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
)


def find_according(t: Clauses) -> list[Found]:
    """The statements given as "according to …" or "in the words of …"."""
    return [
        found
        for i in range(len(t) - 1)
        if t.low[i] in ("according", "in")
        for count in [_opener(t, i)]
        if count
        for found in [_according(t, i, i + count - 1)]
        if found
    ]


def _opener(t: Clauses, i: int) -> int:
    """How many words at i stand before a speaker; 0 for none."""
    for words in _OPENERS:
        if tuple(t.low[i : i + len(words)]) == words and (words[0] == "according" or i == t.firsts[i]):
            return len(words)
    return 0


def _according(t: Clauses, i: int, to: int) -> Found | None:
    """The statement whose cue goes from the token i to the preposition `to`."""
    floor, last = t.firsts[i], t.lasts[i]
    noun = t.kid(to, "pobj")
    if noun is None:
        noun = next((k for k in range(to + 1, min(to + 7, last + 1)) if t.tags[k][:2] == "NN"), None)
    if noun is None or noun < i:
        return None
    while noun < last and t.tags[noun + 1][:2] == "NN" and t.heads[noun] == noun + 1:
        noun += 1
    first, end = t.phrase(noun)
    who = next((k for k in t.kids[noun] if t.deps[k] == "relcl" and t.lemmas[k] in lexicon().verbs), None)
    if who is not None and t.left[who] > noun:
        end = t.left[who] - 1
    first = min(first, to + 1)
    if i == floor:
        end = _before_comma(t, first, end, last)
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
    return Found(i, (i, to), noun, pieces, "according", source=(first, end))


def _before_comma(t: Clauses, first: int, end: int, last: int) -> int:
    """The source's last token, where the parse took in the whole sentence that follows its comma."""
    if end < last - 1:
        return end
    return next((i - 1 for i in range(first + 1, end) if t.words[i] == ","), end)


def _with_name(t: Clauses, end: int, last: int) -> int:
    """The last token of the source with the name that follows it: "a spokeswoman of the port, Anna Lind,"."""
    name = end + 2
    if name > last or t.words[end + 1] != "," or t.tags[name] != "NNP":
        return end
    while name < last and t.tags[name] == "NNP":
        name += 1
    return name - 1 if t.words[name] == "," and name - end <= 6 else end


def _clause_start(t: Clauses, i: int, floor: int) -> int:
    """The first token of the clause that "according to" at i hangs on: its own after "and" or "reported that"."""
    head, verbs = t.heads[i], lexicon().verbs
    while t.deps[head] not in ("conj", "ROOT", "ccomp") and t.heads[head] != head:
        head = t.heads[head]
    reported = t.deps[head] == "ccomp" and t.lemmas[t.heads[head]] in verbs and t.heads[head] < i
    joined = t.deps[head] == "conj" and t.has_subject(head)
    if not reported and not joined:
        return floor
    first = t.left[head]
    return first + 1 if t.low[first] == "that" else max(first, floor)
