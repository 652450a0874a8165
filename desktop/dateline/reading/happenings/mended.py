"""What the parser gets wrong in ways that no English is, put right in the tree."""

from dateline.model.span import Span
from dateline.reading.happenings.kinds import past_forms
from dateline.reading.happenings.tree import Word

_TAKEN_FOR = ("amod", "compound", "nmod", "npadvmod")
# Behind these a verb may stand as it is: "let the horse drink", "suggested the mayor resign".
_BEFORE_BARE = frozenset(
    """
    let make see hear watch feel help have bid notice observe suggest propose demand insist recommend request urge
    ask order require say think hope know believe wish
    """.split()
)


def mend(words: list[Word]) -> None:
    """Mend the words of one tree, in their order."""
    _join_prefixes(words)
    for word in words:
        if word.tag == "VBP" and word.low in past_forms() and _is_one(word.child("nsubj")):
            word.tag = "VBD"
        if word.tag in ("VBZ", "VBD") and word.child("nsubj", "nsubjpass") is None:
            _give_subject(words, word)
        elif word.tag == "VB" and word.dep == "ccomp":
            _make_object(words, word)


def _join_prefixes(words: list[Word]) -> None:
    """Make one word of the three that "re-elected" is cut into; the two before it stay as words without text."""
    for first, hyphen, word in zip(words, words[1:], words[2:], strict=False):
        touch = first.span.end == hyphen.span.start and hyphen.span.end == word.span.start
        if first.low not in ("re", "co") or hyphen.text != "-" or not touch:
            continue
        word.text, word.lemma = f"{first.text}-{word.text}", f"{first.low}-{word.lemma}"
        word.span = Span(first.span.start, word.span.end)
        for part in (first, hyphen):
            _hang(word, [child for child in part.children if child not in (first, hyphen, word)])
            if part.head is not part and part in part.head.children:
                part.head.children.remove(part)
            part.text, part.dep, part.tag, part.head = "", "punct", "HYPH", word


def _is_one(subject: Word | None) -> bool:
    """True for a subject with which no present goes that looks like a past: "he swam"."""
    return subject is not None and (subject.tag in ("NN", "NNP") or subject.low in ("he", "she", "it"))


def _give_subject(words: list[Word], verb: Word) -> None:
    """A verb has no article: in "The claimant enters" the word before it, taken for an adjective, is its subject."""
    article, before = verb.child("det"), words[verb.i - 1]
    if article is None or article.i >= before.i or before.head is not verb or before.dep not in _TAKEN_FOR:
        return
    before.dep, before.tag = "nsubj", "NN"
    _hang(before, [child for child in verb.children if article.i <= child.i < before.i])


def _make_object(words: list[Word], verb: Word) -> None:
    """ "Destroyed the rope walk": what looks like a verb without "to" behind a noun is the end of its name."""
    thing, above = verb.child("nsubj"), verb.head
    is_bare = verb.child("aux", "mark", "neg", "dobj") is None
    if thing is None or thing.i != verb.i - 1 or thing.tag != "NN" or thing.child("det") is None:
        return
    if not is_bare or above.lemma in _BEFORE_BARE or above.i > thing.i or above.child("dobj") is not None:
        return
    behind = [child for child in verb.children if child.i > verb.i]
    verb.tag, verb.dep, thing.dep = "NN", "dobj", "compound"
    _hang(verb, [child for child in thing.children if child.dep in ("det", "amod", "poss")])
    _hang(above, behind)


def _hang(head: Word, words: list[Word]) -> None:
    """Hang words on another head."""
    for word in words:
        word.head.children.remove(word)
        word.head = head
        head.children.append(word)
    head.children.sort(key=lambda word: word.i)
