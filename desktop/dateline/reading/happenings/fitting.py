"""Phrases made short enough for a title by dropping what can be spared."""

from collections.abc import Iterable

from dateline.reading.happenings.phrases import join
from dateline.reading.happenings.tree import Word

LONGEST = 80
_REMOVABLE = ("prep", "acl", "conj", "agent", "advmod", "npadvmod", "xcomp", "ccomp", "dative", "appos")
_DANGLING = frozenset(
    """
    of to in on at by for with from and or the a an that as into ’s 's his her its their between under over , which
    who when – —
    """.split()
)


def fitted(
    words: Iterable[Word], needed: set[int], instead: dict[int, str] | None = None, longest: int = LONGEST
) -> str:
    """The words as text, with what can be spared dropped from the right until they fit."""
    kept = sorted(set(words), key=lambda word: word.i)
    text = join(_trimmed(kept), instead)
    while len(text) > longest:
        spare = [word for word in kept if word.dep in _REMOVABLE and word.i not in needed]
        spare = [word for word in spare if not _is_held(word, needed) and not _is_half(word)]
        if not spare:
            break
        last = _whole(max(spare, key=lambda word: word.i), needed)
        gone = {word.i for word in last.subtree()}
        if last.dep == "conj":
            gone |= {word.i for word in last.head.all("cc")}
        shorter = [word for word in kept if word.i not in gone]
        if not shorter:
            break
        kept = shorter
        text = join(_trimmed(kept), instead)
    return text


def _whole(word: Word, needed: set[int]) -> Word:
    """One of several joined by "and" goes with all of them: the phrase that they stand in."""
    above = word
    while above.dep in ("conj", "pobj") and above.head is not above:
        above = above.head
    if above.dep == "prep" and above.i not in needed and not _is_held(above, needed):
        return above
    while word.dep == "conj" and word.head.dep == "conj":
        word = word.head
    return word


def _is_half(word: Word) -> bool:
    """True for one of two adjectives before a noun: "Kenyan and Tanzanian capitals"."""
    return (
        word.dep == "conj"
        and word.head.dep in ("amod", "compound", "nmod", "conj")
        and word.head.i > word.i - 4
        and (word.head.dep != "conj")
    )


def _is_held(word: Word, needed: set[int]) -> bool:
    """True for what its head cannot do without: "of" behind the head of the title, "by" behind a participle."""
    if word.dep == "conj" and word.head.dep == "pobj" and word.head.head.low == "between":
        return True  # "between the king and the town"
    if word.head.dep == "acl" and word.dep in ("agent", "prep", "xcomp"):
        return word.i == min(child.i for child in word.head.children if child.i > word.head.i)
    return word.dep == "prep" and word.low == "of" and word.head.i in needed


def _trimmed(words: list[Word]) -> list[Word]:
    while len(words) > 1 and _dangles(words[-1]):
        words = words[:-1]
    return words


def _dangles(word: Word) -> bool:
    return word.low in _DANGLING and not word.is_name and word.dep not in ("prt", "advmod", "pobj", "dobj")
