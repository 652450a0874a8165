"""The parse of one stretch of text in plain lists, and the questions about clauses that rules ask of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dateline.model.span import Span
from dateline.reading.sentences import Parsed, Sentence
from dateline.reading.speech.quotations import Marks

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
# Tokens to either side that a rule looks at; the longest sentences that people write are shorter.
FURTHEST = 250
# Ways in which a clause without a subject of its own hangs on the clause whose subject it shares.
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "pcomp", "prep", "prt"})


@dataclass(slots=True)
class Clauses:
    """Token i of the stretch: `words[i]`, its lower case `low[i]`, `lemmas[i]`, `tags[i]` (Penn), `deps[i]`
    (ClearNLP), `heads[i]`, its span in the source `starts[i]`–`ends[i]`, its subtree's edges `left[i]` and
    `right[i]` (both included), its children `kids[i]`, and its sentence's first and last token `firsts[i]`,
    `lasts[i]` (both included).
    """

    text: str
    marks: Marks
    words: list[str]
    low: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    left: list[int]
    right: list[int]
    firsts: list[int]
    lasts: list[int]
    kids: list[list[int]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens `first` to `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def is_verb(self, i: int) -> bool:
        return self.tags[i][:2] == "VB"

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of i with one of these dependencies."""
        return next((k for k in self.kids[i] if self.deps[k] in deps), None)

    def own_subject(self, i: int) -> int | None:
        """The subject that hangs on the verb itself: the nearest before it, else the first after it."""
        found = [k for k in self.kids[i] if self.deps[k] in SUBJECTS and self.deps[k] != "expl"]
        before = [k for k in found if k < i]
        return before[-1] if before else (found[0] if found else None)

    def has_subject(self, i: int) -> bool:
        """True where the clause has any subject, also "there"."""
        return any(self.deps[k] in SUBJECTS for k in self.kids[i])

    def subject(self, i: int) -> int | None:
        """The subject of the verb i, its own or the one it shares with the clause it hangs on."""
        for _ in range(12):
            own = self.own_subject(i)
            if own is not None:
                return own
            head, dep = self.heads[i], self.deps[i]
            if dep in ("acl", "relcl") and not self.is_verb(head):
                return head if self.tags[i] == "VBG" or dep == "relcl" else None
            if dep == "pcomp" and self.low[head] == "as" and self.tags[i] == "VBG":
                quoted = self.kid(self.heads[head], "dobj")  # "quoted the minister as saying"
                if quoted is not None and quoted < head:
                    return quoted
            if head == i or dep not in SHARING:
                return None
            i = head
        return None

    def is_passive(self, i: int) -> bool:
        return self.tags[i] == "VBN" and any(self.deps[k] in ("auxpass", "nsubjpass") for k in self.kids[i])

    def phrase(self, i: int) -> tuple[int, int]:
        """First and last token of the phrase headed by i, without punctuation at its ends."""
        first, last = self.left[i], self.right[i]
        while first < i and self.deps[first] == "punct" and self.words[first] not in "“\"‘'$#@":
            first += 1
        while last > i and self.deps[last] == "punct" and self.words[last] not in ")]%”\"’'":
            last -= 1
        return first, last


def stretches_of(parsed: Parsed) -> Iterator[list[Sentence]]:
    """The sentences of each stretch that was parsed as one."""
    together: list[Sentence] = []
    for sentence in parsed.sentences:
        if together and together[-1].tokens.doc is not sentence.tokens.doc:
            yield together
            together = []
        together.append(sentence)
    if together:
        yield together


def clauses_of(text: str, marks: Marks, sentences: list[Sentence]) -> Clauses:
    """The lists for the sentences of one stretch."""
    doc: Any = sentences[0].tokens.doc
    offset = sentences[0].offset
    tokens = list(doc)
    words = [t.text for t in tokens]
    starts = [offset + t.idx for t in tokens]
    made = Clauses(
        text=text,
        marks=marks,
        words=words,
        low=[w.lower().replace("’", "'") for w in words],
        lemmas=[t.lemma_.lower() for t in tokens],
        tags=[t.tag_ for t in tokens],
        deps=[t.dep_ for t in tokens],
        heads=[t.head.i for t in tokens],
        starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        left=[t.left_edge.i for t in tokens],
        right=[t.right_edge.i for t in tokens],
        firsts=[0] * len(tokens),
        lasts=[0] * len(tokens),
        kids=[[] for _ in tokens],
        kinds=[t.ent_type_ for t in tokens],
    )
    for i, head in enumerate(made.heads):
        if head != i:
            made.kids[head].append(i)
    for sentence in sentences:
        _bound(made, sentence.tokens.start, sentence.tokens.end - 1)
    return made


def _bound(t: Clauses, first: int, last: int) -> None:
    """Keeps every look inside the sentence, and near: text without full stops must not cost the square of it."""
    for i in range(first, last + 1):
        low, high = max(first, i - FURTHEST), min(last, i + FURTHEST)
        t.firsts[i], t.lasts[i] = low, high
        t.left[i], t.right[i] = max(t.left[i], low), min(t.right[i], high)
