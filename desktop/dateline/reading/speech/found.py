"""A statement as the rules find it in one stretch, before it is known who speaks."""

from bisect import bisect_left
from dataclasses import dataclass

from dateline.model.span import Span
from dateline.reading.speech.clauses import Clauses

CLOSE = frozenset({"”", '"', "’", "»", "''", "'"})
COMMAS = frozenset({",", "—", "–", "-", "--", "―", ";"})
# Tags that no phrase stops before, unless the parse broke off.
MID_PHRASE = frozenset({"VBD", "VBZ", "VBP", "MD", "NN", "NNS", "NNP", "NNPS"})
# What follows these tells when or why something was said.
ASIDES = frozenset({"as", "while", "after", "before", "during", "because"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_EDGES = ",;:—–-"


@dataclass(slots=True)
class Found:
    """Cue and source by their first and last tokens, content as spans in order.

    `key` is the token that the cue hangs on, `subject` the head of the source, `form` names the rule.
    """

    key: int
    cue: tuple[int, int]
    subject: int | None
    content: list[Span]
    form: str
    is_document: bool = False
    source: tuple[int, int] | None = None  # where it is more than the phrase of `subject`


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks and commas at its ends, nor the full stop of its sentence."""
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    if end > start and text[end - 1] == "." and text[max(start, end - 3) : end - 1].islower():
        end -= 1
    return Span(start, end)


def tokens_in(t: Clauses, start: int, end: int) -> range:
    """The tokens that begin in the stretch of text `[start, end)`."""
    return range(bisect_left(t.starts, start), bisect_left(t.starts, end))


def child_over(t: Clauses, head: int, token: int) -> int | None:
    """The child of `head` whose phrase holds `token`."""
    return next((k for k in t.kids[head] if t.left[k] <= token <= t.right[k]), None)


def is_finite(t: Clauses, i: int) -> bool:
    return t.tags[i] in ("VBD", "VBZ", "VBP", "MD")


def without_aside(t: Clauses, first: int, last: int) -> int:
    """The last token before an aside that ends the phrase: "the plan, which nobody had read"."""
    commas = [
        i for i in range(first + 1, last) if t.words[i] in (",", "—") and not t.marks.around(t.starts[i])
    ]
    if not commas:
        return last
    opening = commas[-1] + 1
    aside = t.low[opening] in ("which", "who", "whom", "where") or t.deps[opening] == "appos"
    return opening - 2 if aside else last
