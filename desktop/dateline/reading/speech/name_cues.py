"""The words around a name, and its own last word, that tell what bears it."""

from collections import Counter
from typing import Any

from dateline.reading.speech.words_for_people import WordsForPeople, plain, words_for_people

_OF_MODEL = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "thing",
    "EVENT": "thing",
    "LAW": "thing",
    "WORK_OF_ART": "thing",
}
_INSIDE = frozenset({"in", "at", "near", "into", "outside", "across", "around", "toward", "towards", "off"})
_WAY = frozenset({"from", "to", "via", "through", "between"})
_WHO = frozenset({"who", "whom", "whose"})
_PARTICLES = frozenset({"de", "von", "van", "der", "den", "di", "da", "al", "bin", "ibn", "ter", "le"})
_SUBJECT = ("nsubj", "nsubjpass")


def cues_of(tokens: list[Any], start: int, end: int, label: str, role: str, is_body: bool) -> Counter[str]:
    """Votes for what the name in the tokens `[start, end)` is the name of; `label` is the model's, or "".

    `is_body` is True where the role is that of a body: "the insurer".
    """
    lexicon = words_for_people()
    votes: Counter[str] = Counter()
    if label in _OF_MODEL:
        votes[_OF_MODEL[label]] += 2
    if role:
        votes["organisation" if is_body else "person"] += 6
    _by_its_words(votes, lexicon, [token.text for token in tokens[start:end]], label)
    _by_words_before(votes, lexicon, tokens, start, _is_word(tokens, start, end), bool(role))
    _by_words_after(votes, lexicon, tokens, start, end)
    if _is_ticker(tokens, start, end):
        votes["thing"] += 20
    root = tokens[0].doc[tokens[start].i : tokens[end - 1].i + 1].root
    is_firm = label == "ORG" and not role and end - start == 1
    _by_verb(votes, lexicon, root, start > 0 and tokens[start - 1].lower_ == "the", is_firm)
    return votes


def _is_ticker(tokens: list[Any], start: int, end: int) -> bool:
    """True for either half of "(OSE: NWE)", an exchange and what a share is called there."""
    if end - start != 1 or not tokens[start].text.isupper():
        return False
    before = ["", "", *(token.text for token in tokens[max(0, start - 2) : start])][-2:]
    after: list[str] = [*(token.text for token in tokens[end : end + 2]), "", ""][:2]
    is_exchange = before[1] == "(" and after[0] == ":" and after[1].isupper()
    return is_exchange or (before[1] == ":" and before[0].isupper() and after[0] == ")")


def _by_its_words(votes: Counter[str], lexicon: WordsForPeople, words: list[str], label: str) -> None:
    head = words[: words.index("of")] if "of" in words[1:] else words  # "Lund Industries of Norway"
    first, last = plain(words[0]), plain(head[-1])
    is_full = first in lexicon.first_names and len(words) > 1
    if last in _ROLES and len(words) > 1 and not is_full:
        votes["thing"] += 14  # "the Deputy Relief Coordinator"
    for sort, ends in lexicon.last_words.items():
        if last in ends and not (is_full and last in lexicon.surnames_too):
            votes[sort] += 14 if len(words) > 1 else 4
    for sort, starts in lexicon.first_words.items():
        votes[sort] += 8 * (first in starts and len(words) > 1)
    if (
        first in lexicon.first_names
        and words[0][-1:] != "."
        and (len(words) > 1 or label in ("PERSON", "ORG"))
    ):
        votes["person"] += 4
    if len(words) > 1 and ((len(first) == 1 and words[0][-1:] == ".") or _PARTICLES & set(words[1:-1])):
        votes["person"] += 4


_ROLES = frozenset(
    "coordinator minister secretary director commissioner ambassador manager spokesperson president envoy".split()
)
# "The Order of the White Eagle", "her Atlas of Carpathian Speech": what is behind is part of the name of a thing.
_NAMED_OF = frozenset(
    "order medal cross knight atlas dictionary encyclopaedia encyclopedia grammar church chapel cathedral abbey priory"
    " temple shrine museum battle siege treaty peace convention declaration act feast bay cape gulf isle".split()
)
_OFFICES = ("minister", "ministry", "secretary", "department", "professor", "faculty", "committee")


def _is_word(tokens: list[Any], start: int, end: int) -> bool:
    """True for a name of one word that is no abbreviation."""
    return end - start == 1 and not tokens[start].text.isupper()


def _by_words_before(
    votes: Counter[str],
    lexicon: WordsForPeople,
    tokens: list[Any],
    start: int,
    is_word: bool,
    has_role: bool,
) -> None:
    before = ["", "", "", *(token.lower_ for token in tokens[max(0, start - 3) : start])][-3:]
    if before[2] in _INSIDE:
        votes["place"] += 3
    elif before[2] in _WAY:
        is_going = tokens[start - 1].head.lemma_.lower() in lexicon.going or before[2] == "between"
        votes["place"] += 3 if is_going else 1
    elif before[2] == "the" and not has_role:
        votes["person"] -= 4
        votes["thing"] += 3 * is_word
    word = before[2] if before[2] not in (",", "the") else before[1] if before[1] != "," else before[0]
    if word in lexicon.vessels or word == "aboard":
        votes["thing"] += 6
    if before[2] == "," and lexicon.tells_role(before[1]) and before[1] not in lexicon.bodies:
        votes["person"] += 4
    if before[2] == "of" and before[1] in _OFFICES:
        votes["thing"] += 6  # "the Minister of Transport"
    owner = before[1] if before[2] == "of" else before[0] if before[1:] == ["of", "the"] else ""
    votes["thing"] += 8 * (owner in _NAMED_OF)
    if before[2] == "of" and (before[1] in lexicon.settlements or before[1] in lexicon.nobles):
        votes["place"] += 4


def _by_words_after(
    votes: Counter[str], lexicon: WordsForPeople, tokens: list[Any], start: int, end: int
) -> None:
    after = [*(token.lower_ for token in tokens[end : end + 3]), "", "", ""][:3]
    has_comma = after[0] == ","
    before = tokens[start - 1] if start > 0 else None
    is_object = before is not None and (before.lower_ == "of" or (before.dep_ == "prep" and not has_comma))
    if after[has_comma] in _WHO and not is_object:
        votes["person"] += 4
    if has_comma and after[1].isdigit() and len(after[1]) == 2 and after[2] in (",", "."):
        votes["person"] += 4
    if after[0] in lexicon.last_words["place"] and tokens[end].tag_ in ("NN", "NNS"):
        votes["place"] += 4
    if after[0] == "of" and end - start == 1:
        votes["person"] -= 4


_OF_FIRMS = frozenset("say tell ask reply believe speak".split())


def _by_verb(
    votes: Counter[str], lexicon: WordsForPeople, root: Any, has_article: bool, is_firm: bool
) -> None:
    """What the name does, or what is done to it; a firm reports things as people do."""
    verb = root.head.lemma_.lower()
    votes["person"] += root.dep_ == "nsubj" and votes["person"] > 0
    if root.dep_ in _SUBJECT and verb in lexicon.personal_verbs:
        reports = is_firm and verb in _OF_FIRMS and _clause_after(root.head) is not None
        votes["organisation" if has_article else "person"] += 1 if reports else 3
        votes["person"] += _by_pronoun(root.head)
    elif root.dep_ == "nsubj" and not has_article:
        votes["person"] += 3 * (_by_pronoun(root.head) > 0)
    if root.dep_ in ("dobj", "nsubjpass"):
        votes["person"] += 3 * (verb in lexicon.done_to_people)
        votes["place"] += 3 * (verb in lexicon.done_to_places)


def _clause_after(verb: Any) -> Any | None:
    """What is said in a clause behind the verb; a quotation stands before it."""
    return next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)


def _by_pronoun(verb: Any) -> int:
    """Votes for a person by what the one who speaks is called in what is said: "said that it would pay"."""
    clause = _clause_after(verb)
    subject = next((child for child in clause.children if child.dep_ == "nsubj"), None) if clause else None
    if subject is None:
        return 0
    words = {subject.lower_, *(child.lower_ for child in subject.children if child.dep_ == "poss")}
    return -5 if words & {"it", "its"} else int(bool(words & {"he", "she", "his", "her"}))
