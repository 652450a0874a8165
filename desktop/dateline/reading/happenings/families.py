"""Of which family is what a verb tells: "take office" is not "take the city", nor is "won a contract" a battle."""

from dateline.reading.happenings.kinds import OTHER, Family, event_words, wording
from dateline.reading.happenings.subjects import subject_of
from dateline.reading.happenings.tree import Word

_WAYS = ("to", "through", "off", "from", "into", "for", "out", "as", "on")
_QUANTITIES = ("lot", "number", "series", "range", "set", "raft", "string", "couple", "dozen", "pair")
_WON = frozenset(
    "battle war city town fortress fort castle port capital island land territory province back".split()
)
_HARMLESS = frozenset("win lose hit strike burn destroy threaten seize fall raid".split())
_ARMED = frozenset(
    """
    army fleet navy troop soldier force bomb bomber missile rocket shell plane aircraft drone gunman militant rebel
    guerrilla raider navy crusader invader terrorist fighter tank artillery ship submarine torpedo air
    """.split()
)


def family_of_noun(noun: Word, lemma: str) -> Family:
    """The family of a noun of events; a campaign for or against something, or to do something, is no war."""
    is_cause = lemma == "campaign" and (
        any(child.low in ("for", "against") for child in noun.all("prep"))
        or any(child.tag == "VB" for child in noun.all("acl", "relcl"))
        or any(child.low.endswith("tion") for child in noun.all("compound"))
    )
    return OTHER if is_cause else event_words().nouns.get(lemma, OTHER)


def family_of_verb(verb: Word) -> Family:
    """The family of a verb, by its phrase first: "take office" is not "take the city"."""
    words = event_words()
    for child in verb.children:
        if child.dep in ("dobj", "prt", "advmod", "acomp", "nsubjpass"):
            things = [child, *(of.child("pobj") for of in child.all("prep") if child.lemma in _QUANTITIES)]
            for thing in things:
                family = words.phrases.get(f"{verb.lemma} {thing.lemma}") if thing is not None else None
                if family:
                    return family
        noun = child.child("pobj") if child.dep == "prep" else None
        if noun is not None and (family := words.phrases.get(f"{verb.lemma} {child.low} {noun.lemma}")):
            return family
    taken = verb.child("dobj") if verb.lemma == "take" and not verb.child("prt") else None
    if taken is not None and taken.is_name and not any(c.low in _WAYS for c in verb.all("prep")):
        return words.phrases["take city"]
    inner = verb.child("xcomp")
    if (
        inner is not None
        and inner.lemma in words.verbs
        and verb.lemma in (wording().trying | wording().planning)
    ):
        return family_of_verb(inner)
    family = words.verbs.get(verb.lemma, OTHER)
    if family.kind == "conflict" and not _is_fought(verb):
        return OTHER
    if verb.lemma in ("move", "land", "return") and verb.child("dobj"):
        return OTHER  # "moved the office"
    if verb.lemma == "go" and verb.child("acomp"):
        return OTHER
    if verb.child("prt") and family.kind != "journey":
        return OTHER  # "sign up" is not "sign"
    if family.name in ("arrival", "departure") and verb.child("nsubjpass", "auxpass"):
        return OTHER
    return family


def _is_fought(verb: Word) -> bool:
    """False for the everyday senses of verbs of war: "won a contract", "imports hit the firm", "the quake struck"."""
    if verb.lemma not in _HARMLESS:
        return True
    thing = verb.child("dobj", "nsubjpass")
    if verb.lemma in ("win", "lose"):
        nouns = event_words().nouns
        family = nouns.get(thing.lemma) if thing is not None else None
        is_war = family is not None and family.kind == "conflict"
        return thing is not None and (thing.is_name or thing.tag == "PRP" or is_war or thing.lemma in _WON)
    subject = subject_of(verb) if not verb.child("nsubjpass") else None
    doers = [
        *([subject] if subject is not None else []),
        *(noun for by in verb.all("agent") for noun in by.all("pobj")),
    ]
    return any(doer.lemma in _ARMED or doer.is_name or doer.tag == "PRP" for doer in doers)
