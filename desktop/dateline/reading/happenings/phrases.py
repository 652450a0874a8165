"""Words of a tree back into a phrase: what of a noun phrase belongs in a title, and how the words join."""

from collections.abc import Iterable

from dateline.reading.happenings.kinds import event_words
from dateline.reading.happenings.tree import PREPOSITIONS, Word

_CLOSE_UP = {",", ".", ":", ";", "%", ")", "]", "”", "’s", "'s", "’", "'", "n’t", "n't"}
_DROPPED = {
    "relcl",
    "appos",
    "punct",
    "cc",
    "preconj",
    "parataxis",
    "advcl",
    "discourse",
    "dep",
    "mark",
    "intj",
}
_UNITS = ("year", "period", "month", "week", "day", "season", "hour")
ARTICLES = ("the", "a", "an")
IN_FORCE = (
    "valid",
    "effective",
    "binding",
    "due",
)  # what a date behind a noun hangs on: "a licence valid until 1950"
_POINTING = ("this", "that", "these", "those", "any", "no")
_VAIN = {
    "also",
    "then",
    "later",
    "again",
    "already",
    "reportedly",
    "meanwhile",
    "however",
    "only",
    "too",
    "still",
}


def join(words: Iterable[Word], instead: dict[int, str] | None = None) -> str:
    """The words in their order as text; `instead` gives other words for some, by their place in the tree."""
    parts: list[str] = []
    last: Word | None = None
    for word in sorted(set(words), key=lambda word: word.i):
        text = (instead or {}).get(word.i, word.text)
        if not text.strip():
            continue
        if text in ("-", "–", "—") and (last is None or last.span.end != word.span.start):
            continue
        touches = last is not None and last.span.end == word.span.start and len(word.span) > 0
        if last is not None and word.after_comma and (last.i == word.i - 2 or _is_listed(word, last)):
            parts.append(",")
        if parts and not touches and text not in _CLOSE_UP:
            parts.append(" ")
        parts.append(text)
        last = word
    return "".join(parts).strip()


def _is_listed(word: Word, last: Word) -> bool:
    """True for the next name in a list, whose title was left out: "Ash, (Mayor) Tom Birch and others"."""
    head = word
    while head.dep == "compound" and head.head is not head:
        head = head.head
    return head.dep == "conj" and last.i < word.i


def is_temporal(word: Word) -> bool:
    """True for a date, and for a preposition that has nothing under it but a date."""
    if word.date >= 0:
        return True
    if word.lemma in _UNITS and any(_is_of_a_date(child) for child in word.children):
        return True
    if word.dep == "prep" or word.low in PREPOSITIONS:
        below = [child for child in word.children if child.dep not in ("punct", "advmod")]
        return bool(below) and all(is_temporal(child) for child in below)
    return False


def _is_of_a_date(word: Word) -> bool:
    """True for a date, and for the "of" before one: "the early hours of Thursday"."""
    inside = word.child("pobj") if word.low == "of" else None
    return word.date >= 0 or (inside is not None and inside.date >= 0)


def whole_phrase(head: Word) -> list[Word]:
    """The words of a noun phrase that a title may keep: no date, no relative clause, no apposition, no aside."""
    kept: list[Word] = [head]
    for child in head.children:
        if child.dep in _DROPPED and not _is_needed(child, head):
            if child.dep == "cc" and head.child("conj"):
                kept.append(child)
            continue
        if (child.low in IN_FORCE and child.i > head.i) or child.tag == "WRB":
            continue
        if child.low in _VAIN or child.is_role or (is_temporal(child) and not _is_in_name(child, head)):
            continue
        if child.i > head.i and child.dep != "conj" and is_set_off(child):
            continue
        if child.dep == "acl" and child.i > head.i and (not _has_room(child) or _is_finite(child)):
            continue
        if child.dep == "acl" and (child.low == "dated" or (child.tag == "VBN" and _says_only_when(child))):
            continue
        if child.dep == "conj" and child.is_verb != head.is_verb:
            continue
        kept.extend(_possessor(child) if child.dep == "poss" else whole_phrase(child))
    kept.sort(key=lambda word: word.i)
    return _without_loose_and(kept)


def _says_only_when(verb: Word) -> bool:
    """True for "committed in 1998" in "two counts of fraud committed in 1998"."""
    after = [
        child for child in verb.children if child.i > verb.i and child.dep not in ("punct", "cc", "conj")
    ]
    return bool(after) and all(is_temporal(child) for child in after)


def is_set_off(word: Word) -> bool:
    """True for a phrase that a comma, a dash or a bracket parts from what is before it: an aside."""
    return min(word.subtree(), key=lambda part: part.i).after_break


def _possessor(word: Word) -> list[Word]:
    if any(part.date >= 0 for part in word.subtree()):
        return []
    return whole_phrase(word)


def _is_needed(child: Word, head: Word) -> bool:
    """A hyphen inside a compound, and what the first or third did: "the third man to climb it"."""
    if child.dep == "relcl":
        return (
            child.tag == "VB" and any(aux.low == "to" for aux in child.all("aux")) and not is_set_off(child)
        )
    if child.dep == "appos":
        return child.is_name and not head.is_name and not is_set_off(child) and child.i - head.i <= 3
    if child.dep == "punct":
        return child.text in ("-", "–", "’", "'", "/")
    return child.dep == "dep" and child.text in ("-", "–")


def _is_in_name(child: Word, head: Word) -> bool:
    """True for the year of a name: "the 2004 Summer Olympics"."""
    if head.lemma in event_words().nouns:
        return False  # of "the 1066 Battle of Hastings" the year is the date
    return (
        child.date >= 0 and child.i < head.i and head.is_name and child.dep in ("nummod", "compound", "nmod")
    )


def _is_finite(clause: Word) -> bool:
    return clause.child("aux", "auxpass", "nsubj", "nsubjpass") is not None and clause.tag != "VB"


def _has_room(clause: Word) -> bool:
    return sum(1 for _ in clause.subtree()) <= 18


def _without_loose_and(words: list[Word]) -> list[Word]:
    """Drop an "and" or a comma that has lost its second half."""
    while words and (words[-1].dep == "cc" or words[-1].text == ","):
        words = words[:-1]
    return words


def without_article(words: list[Word]) -> list[Word]:
    """The phrase without the article that it begins with."""
    return words[1:] if len(words) > 1 and words[0].low in ARTICLES and not words[0].is_name else words


def _is_of_a_name(of: Word) -> bool:
    noun = of.child("pobj")
    return noun is not None and noun.is_name


def core(head: Word) -> list[Word]:
    """A noun phrase without what follows its head, but for "of": enough to name it again."""
    kept = [head]
    for child in head.children:
        if (
            child.dep in ("compound", "amod", "nummod", "nmod", "quantmod")
            and child.i < head.i
            and child.date < 0
        ):
            kept.extend(core(child))
        elif child.dep == "npadvmod" and head.tag == "JJ":
            kept.extend(core(child))  # "41-year-old"
        elif child.dep == "poss" and child.date < 0 and not child.tag.startswith("PRP"):
            kept.extend([*core(child), *child.all("case")])
        elif child.dep == "prep" and child.low == "of" and (head.is_name or _is_of_a_name(child)):
            kept.extend(whole_phrase(child))
        elif (child.dep == "det" and child.low not in _POINTING) or (
            child.dep == "punct" and child.text == "-"
        ):
            kept.append(child)
    return sorted(set(kept), key=lambda word: word.i)
