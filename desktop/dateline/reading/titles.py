"""The title of an event, as a person would write it: a short clause or noun phrase, complete, without the date."""

from collections.abc import Callable, Iterable

from dateline.reading.kinds import wording
from dateline.reading.mention import Mention
from dateline.reading.phrases import ARTICLES, is_set_off, is_temporal, join, whole_phrase, without_article
from dateline.reading.tree import Word

LONGEST = 80
_LONGEST_DOCUMENT = 100
_REMOVABLE = ("prep", "acl", "conj", "agent", "advmod", "npadvmod", "xcomp", "ccomp", "dative")
_DANGLING = frozenset(
    """
    of to in on at by for with from and or the a an that as into ’s 's his her its their between
    under over , which who when
    """.split()
)
_DIRECTIONS = frozenset(
    """
    back home away off out up down there here north south east west ashore abroad apart together
    alone aboard first in over not never free alive open ahead through across forth outside
    inside nearly almost
    """.split()
)
_LOOSE = frozenset(
    """
    according despite while because due amid during after before since until like such including
    within following besides
    """.split()
)
_KEPT_AFTER = ("dobj", "dative", "attr", "acomp", "oprd", "agent", "prt", "pobj")
_SHARING = ("xcomp", "advcl", "pcomp", "prep")
_POSSESSIVE = {"his", "her", "its", "their"}
_OWNED = ("visit", "expedition", "briefing")

# Gives the words for a pronoun, or "" where nobody knows.
Namer = Callable[[Word], str]


def title_of(mention: Mention, namer: Namer) -> str:
    """The title for the event that a mention speaks of."""
    if mention.is_noun:
        text = _noun_title(mention, namer)
    elif mention.family.name == "briefing" and mention.head.lemma in wording().saying:
        text = _briefing_title(mention, namer)
    elif mention.head.lemma == "visit" and mention.head.child("dobj") and not _is_passive(mention.head):
        text = _visit_title(mention.head, namer)
    elif mention.head.lemma == "sign" and _signed(mention.head) is not None:
        text = _signing_title(mention.head, namer)
    else:
        text = _clause_title(mention.head, namer)
    text = capitalised(_without_leading_article(text))
    return f"{text} (claimed)" if mention.is_claimed and text else text


def actor_of(mention: Mention, namer: Namer) -> str:
    """Who does it: the owner of a noun, the subject of a verb; "" where the words do not tell."""
    if not mention.is_noun:
        return subject_text(mention.head, namer)
    owner = mention.head.child("poss")
    if owner is not None:
        return namer(owner) if owner.tag.startswith("PRP") else join(whole_phrase(owner))
    if mention.clause is not None and mention.head.dep == "dobj":
        return subject_text(mention.clause, namer)
    return ""


def _without_leading_article(text: str) -> str:
    first, blank, rest = text.partition(" ")
    return rest if blank and first.lower() in ARTICLES else text


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _noun_title(mention: Mention, namer: Namer) -> str:
    head = mention.head
    words = without_article(whole_phrase(head))
    instead = owners_named(words, namer)
    clause = mention.clause
    if clause is None or head.dep not in ("dobj", "nsubj", "nsubjpass"):
        return fitted(words, {head.i}, instead)
    if head.lemma in wording().documents and clause.lemma in wording().issuing:
        return fitted([*words, *_topic(clause, head)], {head.i}, instead, _LONGEST_DOCUMENT)
    text = fitted(words, {head.i}, instead)
    if " " not in text and clause.lemma not in wording().happening and (mention.dates or mention.is_strong):
        return _clause_title(clause, namer)
    subject = subject_of(clause)
    if (
        mention.family.name in _OWNED
        and head.dep == "dobj"
        and not head.child("poss")
        and subject is not None
    ):
        owner = subject_text(clause, namer)
        if owner and len(owner) < 40:
            return f"{possessive(owner)} {text}"
    place = place_phrase(clause)
    if place and not any(child.dep == "prep" and child.low in ("in", "at") for child in head.children):
        longer = f"{text} {join(place)}"
        text = longer if len(longer) <= LONGEST else text
    return text


def _briefing_title(mention: Mention, namer: Namer) -> str:
    subject = subject_text(mention.head, namer)
    return f"Briefing by {subject}" if subject else ""


def _visit_title(verb: Word, namer: Namer) -> str:
    visited = verb.child("dobj")
    subject = subject_text(verb, namer)
    place = (
        fitted(whole_phrase(visited), {visited.i}, owners_named(whole_phrase(visited), namer))
        if visited
        else ""
    )
    return f"{possessive(subject)} visit to {place}" if subject else f"visit to {place}"


def _signed(verb: Word) -> Word | None:
    thing = verb.child("dobj", "nsubjpass")
    if thing is None and verb.dep in ("acl", "relcl"):
        thing = verb.head
    return thing if thing is not None and thing.is_noun else None


def _signing_title(verb: Word, namer: Namer) -> str:
    thing = _signed(verb)
    assert thing is not None
    words = [*whole_phrase(thing), *_topic(verb, thing)]
    return "Signing of " + fitted(words, {thing.i}, owners_named(words, namer), LONGEST - 6)


def _topic(verb: Word, thing: Word) -> list[Word]:
    """What a document is about, where the tree has hung it on the verb."""
    about = next(
        (c for c in verb.children if c.dep == "prep" and c.low in ("on", "about") and c.i > thing.i), None
    )
    if about is None or is_temporal(about) or thing.child("prep"):
        return []
    return whole_phrase(about)


def possessive(owner: str) -> str:
    """The owner with ’s, or with the apostrophe alone after a plural."""
    return f"{owner}’" if owner.endswith("s") and owner.rsplit(maxsplit=1)[-1].islower() else f"{owner}’s"


def _is_passive(verb: Word) -> bool:
    return verb.child("auxpass", "nsubjpass") is not None or (
        verb.tag == "VBN"
        and verb.dep in ("acl", "advcl", "ROOT", "conj", "relcl")
        and not verb.all("aux")
        and subject_is_acted_on(verb)
    )


def subject_is_acted_on(verb: Word) -> bool:
    """True for a participle without helpers whose subject suffers it: "a treaty signed in Rome"."""
    if verb.dep == "conj" and verb.head.is_verb and not verb.child("nsubj"):
        return _is_passive(verb.head)
    return verb.child("nsubj") is None and verb.child("dobj") is None


def subject_of(verb: Word) -> Word | None:
    """The subject of a verb, found above where the clause itself has none."""
    seen = 0
    while seen < 8:
        seen += 1
        subject = verb.child("nsubj", "nsubjpass", "csubj")
        if subject is not None and subject.is_verb is False:
            if subject.tag in ("WDT", "WP") or (subject.low == "that" and verb.dep == "relcl"):
                return verb.head if verb.dep == "relcl" else subject
            return subject
        if verb.dep in ("acl", "relcl") and verb.head.is_noun:
            return verb.head
        is_finite = verb.tag in ("VBD", "VBZ", "VBP")
        if verb.head is not verb and (verb.dep == "conj" or (verb.dep in _SHARING and not is_finite)):
            verb = verb.head
            continue
        return None
    return None


def subject_text(verb: Word, namer: Namer) -> str:
    """The subject in the words of a title; "" where there is none or nobody knows who is meant."""
    subject = subject_of(verb)
    if subject is None:
        return ""
    if subject.tag.startswith("PRP") or subject.low in ("this", "that", "these", "those"):
        return namer(subject)
    better = proper_apposition(subject)
    words = whole_phrase(better)
    if subject.i != verb.i and any(above is subject for above in verb.ancestors()):
        words = [word for word in words if not verb_holds(verb, word)]
    words = without_article(words)
    return fitted(words, {better.i}, owners_named(words, namer), 44)


def verb_holds(verb: Word, word: Word) -> bool:
    """True for a word of the clause itself, where its subject is the noun above it ("a treaty signed in Rome")."""
    return word is verb or any(above is verb for above in word.ancestors())


def proper_apposition(subject: Word) -> Word:
    """ "His ship, the Endurance" is the Endurance; "Agathocles, the ruler" stays Agathocles."""
    apposition = subject.child("appos")
    if apposition is not None and apposition.is_name and not subject.is_name and apposition.date < 0:
        return apposition
    return subject


def owners_named(words: list[Word], namer: Namer) -> dict[int, str]:
    """ "his crew" at the front becomes "Hudson’s crew"."""
    if not words or words[0].low not in _POSSESSIVE:
        return {}
    owner = namer(words[0])
    return {words[0].i: possessive(owner)} if owner else {}


def place_phrase(verb: Word) -> list[Word]:
    """The words that tell where a clause takes place ("in Moscow"), [] where none do."""
    for child in verb.children:
        noun = child.child("pobj") if child.dep == "prep" and child.low in ("in", "at") else None
        if noun is not None and noun.is_name and not is_temporal(child):
            return whole_phrase(child)
    return []


def _clause_title(verb: Word, namer: Namer) -> str:
    subject = subject_text(verb, namer)
    group, start = verb_group(verb)
    after = complements(verb)
    needed = {child.i for child in after if child.dep in ("dobj", "attr", "acomp", "prt", "oprd")}
    first = next((child for child in after if child.dep != "prt"), None)
    words = [word for child in after for word in phrase_of(child)]
    if first is not None:
        needed |= {first.i} | {child.i for child in first.children if child.dep in ("pobj", "pcomp")}
    instead = owners_later(words, verb, namer)
    room = LONGEST - len(subject) - len(start)
    rest = fitted([*group, *words], {word.i for word in group} | needed, instead, max(room, 30))
    return " ".join(part for part in (subject, start, rest) if part)


def owners_later(words: list[Word], verb: Word, namer: Namer) -> dict[int, str]:
    """Names for the pronouns that are the object of a clause: "carried him off" tells a reader nothing."""
    instead: dict[int, str] = {}
    for word in words:
        if (
            word.tag == "PRP"
            and word.dep in ("dobj", "pobj", "dative")
            and not word.low.endswith(("self", "selves"))
        ):
            name = namer(word)
            subject = subject_text(verb, namer)
            if name and name.rsplit(maxsplit=1)[-1] not in subject:
                instead[word.i] = _lower_article(name)
    return instead


def _lower_article(name: str) -> str:
    return name[:1].lower() + name[1:] if name.lower().startswith(("the ", "a ", "an ")) else name


def phrase_of(child: Word) -> list[Word]:
    """The words of a complement that a title keeps."""
    if child.dep in ("xcomp", "ccomp", "pcomp"):
        return _inner_clause(child)
    return whole_phrase(child)


def _inner_clause(verb: Word) -> list[Word]:
    front = [
        child
        for child in verb.children
        if child.i < verb.i and child.dep in ("aux", "auxpass", "neg", "mark")
    ]
    subject = verb.child("nsubj", "nsubjpass")
    kept = [*front, verb, *(whole_phrase(subject) if subject else [])]
    for child in complements(verb):
        kept.extend(phrase_of(child))
    return kept


def complements(verb: Word) -> list[Word]:
    """What completes a verb in its title, in order: objects, particles, places and directions; no time, no aside."""
    kept = []
    for child in verb.children:
        if (
            child.i < verb.i
            or is_temporal(child)
            or (is_set_off(child) and child.dep not in ("ccomp", "xcomp"))
        ):
            continue
        if _completes(child, verb):
            kept.append(child)
    return kept


def _completes(child: Word, verb: Word) -> bool:
    if child.dep in _KEPT_AFTER or child.dep == "xcomp":
        return True
    if child.dep == "prep":
        return not _is_loose(child)
    if child.dep == "ccomp":
        has_mark = child.child("mark") is not None
        return child.tag in ("VB", "VBG") or (has_mark and verb.lemma not in wording().saying)
    return child.dep in ("advmod", "neg") and child.low in _DIRECTIONS


def _is_loose(preposition: Word) -> bool:
    return preposition.low in _LOOSE


def verb_group(verb: Word) -> tuple[list[Word], str]:
    """(words of the verb group to keep as they stand, the verb in other words before them).

    A perfect is told as a past, a future as "to …", a passive without its helper: "painting returned".
    """
    helpers = [child for child in verb.children if child.i < verb.i and child.dep in ("aux", "auxpass")]
    negation = [child for child in verb.children if child.dep == "neg" and child.i < verb.i]
    lows = [helper.low for helper in helpers]
    if negation:
        return [*helpers, *negation, verb], ""
    planned = _planned(verb, lows)
    if planned is not None:
        return [], planned
    if verb.tag == "VBG" and not helpers and verb.dep in ("advcl", "pcomp", "acl", "conj"):
        return [], past_of(verb)
    if _is_passive(verb) and not set(lows) - {
        "was",
        "were",
        "is",
        "are",
        "been",
        "has",
        "have",
        "had",
        "being",
    }:
        if "being" in lows or any(low in ("is", "are") for low in lows):
            return ([*helpers, verb], "") if "being" in lows else ([verb], "")
        return [verb], ""
    if lows and set(lows) <= {"has", "have", "had", "’ve", "’d", "'ve", "'d"}:
        return [], past_of(verb)
    return [*helpers, verb], ""


def _planned(verb: Word, lows: list[str]) -> str | None:
    """ "will open", "is to open", "is expected to open" in the words of a title; None for what is not a plan."""
    if any(low in ("will", "shall", "’ll", "'ll") for low in lows):
        passive = verb.child("auxpass") is not None
        return f"to be {verb.text}" if passive else f"to {verb.lemma}"
    inner = verb.child("xcomp")
    if inner is None or not any(child.low == "to" for child in inner.all("aux")):
        return None
    to_be = verb.lemma == "be" and not verb.all("attr", "acomp")
    foreseen = verb.lemma in wording().planning and (verb.child("auxpass") is not None or verb.lemma == "due")
    return "" if to_be or foreseen else None


def past_of(verb: Word) -> str:
    """The simple past of a verb: "became" for "become"."""
    irregular = wording().past.get(verb.lemma)
    if irregular:
        return irregular
    if verb.tag in ("VBN", "VBD"):
        return verb.text
    lemma = verb.lemma
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "ed"


def fitted(
    words: Iterable[Word], needed: set[int], instead: dict[int, str] | None = None, longest: int = LONGEST
) -> str:
    """The words as text, with what can be spared dropped from the right until they fit."""
    kept = sorted(set(words), key=lambda word: word.i)
    text = join(kept, instead)
    while len(text) > longest:
        spare = [
            word
            for word in kept
            if word.dep in _REMOVABLE and word.i not in needed and not _is_held(word, needed)
        ]
        if not spare:
            break
        last = max(spare, key=lambda word: word.i)
        gone = {word.i for word in last.subtree()}
        shorter = [word for word in kept if word.i not in gone]
        if not shorter:
            break
        kept = shorter
        text = join(_trimmed(kept), instead)
    return join(_trimmed(kept), instead)


def _is_held(word: Word, needed: set[int]) -> bool:
    """True for what its head cannot do without: "of" behind the head of the title, "by" behind a participle."""
    if word.head.dep == "acl" and word.dep in ("agent", "prep", "xcomp"):
        return word.i == min(child.i for child in word.head.children if child.i > word.head.i)
    return word.dep == "prep" and word.low == "of" and word.head.i in needed


def _trimmed(words: list[Word]) -> list[Word]:
    while len(words) > 1 and (words[-1].low in _DANGLING and words[-1].dep not in ("prt", "advmod")):
        words = words[:-1]
    return words
