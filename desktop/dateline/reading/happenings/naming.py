"""Which words of a tree can speak of an event at all?"""

import re

from dateline.reading.happenings.kinds import event_words
from dateline.reading.happenings.tree import Word

# What says that a day has been set: "the test is planned for May".
SET_FOR = frozenset("schedule plan set slate expect fix book call announce invite".split())
_AUXILIARY = ("aux", "auxpass")
_NUMERAL = re.compile(r"[IVX]+|\d+|One|Two")


def is_event_noun(word: Word) -> bool:
    """True for a noun of the lexicon that stands as the head of its phrase."""
    if not word.is_noun or lemma_of_event(word) not in event_words().nouns:
        return False
    if word.lemma == "round" and not any(
        is_event_noun(inner) for of in word.all("prep") for inner in of.all("pobj")
    ):
        return False
    return not (word.dep in ("compound", "nmod") and word.head.i > word.i)


def lemma_of_event(noun: Word) -> str:
    """The lemma by which a noun names an event: of "World War II" that is "war"."""
    if noun.is_name and noun.lemma not in event_words().nouns and _NUMERAL.fullmatch(noun.text):
        before = max(noun.all("compound"), key=lambda word: word.i, default=noun)
        return before.lemma
    return noun.lemma


def set_for(verb: Word) -> Word | None:
    """The launch in "the probe is scheduled for launch in 2020"."""
    is_set = verb.lemma in SET_FOR and verb.tag == "VBN" and verb.child("auxpass", "nsubjpass") is not None
    goals = [prep.child("pobj") for prep in verb.all("prep") if is_set and prep.low == "for"]
    return next((goal for goal in goals if goal is not None and is_event_noun(goal)), None)


def is_trigger_verb(word: Word) -> bool:
    if word.low == "according":
        return False
    return word.tag.startswith("VB") and word.dep not in (
        *_AUXILIARY,
        "amod",
        "compound",
        "nsubj",
        "nsubjpass",
    )
