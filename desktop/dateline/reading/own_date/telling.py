"""Does a sentence tell of a date as past, as still to come, or neither? Only where it is sure."""

import re
from bisect import bisect_right
from enum import StrEnum
from typing import Any

from dateline.model.span import Span
from dateline.reading.sentences import Parsed, Sentence


class Told(StrEnum):
    """How a sentence speaks of a date."""

    PAST = "past"
    NOW = "now"
    AHEAD = "ahead"
    OPEN = "open"


# Verbs that make a plan of what follows, whatever their own tense.
_PLANNING = frozenset(
    "expect schedule plan set slate aim propose anticipate predict intend hope forecast project want target vow "
    "promise pledge agree commit due warn estimate hold delay postpone push move extend "
    "book seek need want ask urge call consider allow fix".split()
)
# Nouns that are about a time to come whatever verb they stand by.
_PLANS = frozenset(
    "plan deadline target goal bid forecast estimate schedule proposal date notes note bond bonds debenture contract "
    "option warrant prediction projection expectation race election campaign ticket budget".split()
)
# Verbs that look ahead wherever they stand in the present: "is set to open in", "expects to sell by".
_AHEAD = frozenset(
    "expect schedule plan slate aim propose anticipate intend hope forecast due want set".split()
)
# Nouns for what is over where they have a date of their own: "its 1990 invasion", "the August 1988 cease-fire".
_DONE = frozenset(
    "attack invasion assassination bombing blast crash cease-fire ceasefire settlement agreement treaty accord coup "
    "earthquake quake tsunami killing murder massacre shooting uprising revolution merger purchase acquisition law "
    "verdict ruling decision strike raid hijacking fire flood explosion disaster accident hurricane embargo recession "
    "drought collapse takeover".split()
)
_MODALS = frozenset("may might could can should must would 'd".split())
_WILL = frozenset("will shall 'll ’ll wo".split())


def told(parsed: Parsed, span: Span, relation: str = "") -> Told:
    """How the clause of the words at `span` speaks of them; `relation` is the word that ties them to it."""
    sentence = parsed.sentence_at(span.start)
    token = token_at(sentence, span.start) if sentence else None
    if sentence is None or token is None:
        return Told.OPEN
    while token.head.i != token.i and span.holds(sentence.span_of(token.head)):
        token = token.head
    how = told_of(token)
    if relation == "by" and how is Told.OPEN and _is_due(token):
        return Told.AHEAD
    entry = _ENTRY.match(parsed.text, span.end) if span.start - sentence.span.start <= 3 else None
    words = parsed.sentence_at(entry.end() - 1) if entry and how is Told.OPEN else None
    return _by_first_verb(words) if words else how


def is_aside(parsed: Parsed, span: Span) -> bool:
    """True for the words of time in "the play, written in 1951", "Lind, who won in 1976": what anybody is known for."""
    sentence = parsed.sentence_at(span.start)
    token = token_at(sentence, span.start) if sentence else None
    while token is not None and token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token is not None and token.dep_ in ("acl", "relcl")


def _is_due(token: Any) -> bool:
    """True of what must or should be done, and has not been: "should be finished by Easter"."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    return bool(helpers & {"should", "must", "shall"}) and "have" not in helpers


# What parts the date of a list's entry from its words: "9 May 2011 – The claim was filed."
_ENTRY = re.compile(r"\s*(?:[–—:|]|-{1,2}\s)\s*\w")


def _by_first_verb(sentence: Sentence) -> Told:
    verb = next((t for t in sentence.tokens if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
    return Told.PAST if verb is not None and verb.tag_ == "VBD" else Told.OPEN


def token_at(sentence: Sentence, position: int) -> Any | None:
    """The token of the sentence that holds the character at `position` of the text."""
    inside, tokens = position - sentence.offset, sentence.tokens
    place = bisect_right(range(len(tokens)), inside, key=lambda i: tokens[i].idx) - 1
    if place < 0 or inside >= tokens[place].idx + len(tokens[place].text):
        return None
    return tokens[place]


def told_of(token: Any) -> Told:
    """How the clause of the token speaks; OPEN where a noun stands between it and the verb that may plan it."""
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX"):
            return _by_verb(token)
        head = token.head
        if head.i == token.i:
            return Told.OPEN
        if head.lemma_.lower() in _DONE and _names(token):
            return Told.PAST
        if token.lemma_.lower() in _PLANS or (head.pos_ in ("NOUN", "PROPN") and _names(token)):
            return Told.OPEN
        token = head
    return Told.OPEN


def _names(token: Any) -> bool:
    """True for a date that is part of a name or kind: "the 2012 Games", "the 2004 notes"."""
    return token.dep_ in ("nummod", "compound", "amod", "nmod", "poss")


def _is_planned(verb: Any, helpers: set[str]) -> bool:
    """True of "is set", "expects", "is to", and of the infinitive that hangs on one."""
    is_infinitive = "to" in helpers
    if is_infinitive and verb.head.i != verb.i and verb.dep_ in ("xcomp", "advcl", "ccomp"):
        verb = verb.head
        helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    lemma = verb.lemma_.lower()
    if lemma == "be" and is_infinitive and verb.tag_ in ("VBZ", "VBP"):
        return not any(child.dep_ in ("attr", "acomp", "expl") for child in verb.children)  # "is to open in"
    if lemma not in _AHEAD or helpers & (_MODALS | {"has", "have", "had", "was", "were", "did"}):
        return False
    is_passive = bool(helpers & {"is", "are", "'s", "’s", "'re", "’re"})
    return is_passive if verb.tag_ == "VBN" else verb.tag_ in ("VBZ", "VBP") and lemma != "set"


def _by_verb(verb: Any) -> Told:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _WILL:
        return Told.AHEAD
    if words & _MODALS:
        return Told.OPEN
    planning = verb.lemma_.lower() in _PLANNING and not any(
        child.lower_ in ("first", "originally") for child in verb.children
    )
    if _is_planned(verb, words):
        return Told.AHEAD
    if words & {"has", "have", "'ve", "’ve"}:
        return Told.OPEN if planning else Told.PAST
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return Told.OPEN if planning else Told.PAST
    if words & {"is", "are", "am", "'s", "'re", "’s", "’re"} or verb.tag_ in ("VBZ", "VBP"):
        return Told.OPEN if planning else Told.NOW
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "since":
        return Told.PAST
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not helpers:
        return Told.OPEN if planning else Told.PAST
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not helpers:
        return _by_verb(verb.head)
    return Told.OPEN
