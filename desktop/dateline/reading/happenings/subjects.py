"""Who does what a verb says, in the words of a title."""

from typing import Protocol

from dateline.reading.happenings.fitting import fitted
from dateline.reading.happenings.kinds import event_words
from dateline.reading.happenings.phrases import core, join, whole_phrase, without_article
from dateline.reading.happenings.tree import Word
from dateline.reading.speech.words_for_people import words_for_people

_SHARING = ("acomp", "xcomp", "advcl", "pcomp", "prep")
_POSSESSIVE = ("his", "her", "its", "their", "my")
_LONGEST_SUBJECT = 56
_LENGTHS = ("day", "week", "month", "year", "hour", "decade", "century")


class Namer(Protocol):
    """Gives the words for a pronoun, or for what a participle at the front leaves out; "" where nobody knows.

    `but` is whom a pronoun cannot mean.
    """

    def __call__(self, word: Word, but: str = "") -> str: ...


def subject_of(verb: Word) -> Word | None:
    """The subject of a verb, found above where the clause itself has none."""
    first = verb
    for _ in range(8):
        subject = next(reversed(verb.all("nsubj", "nsubjpass")), None) or _under_helper(verb)
        if subject is not None:
            if subject.tag in ("WDT", "WP") or (subject.low == "that" and verb.dep == "relcl"):
                return (
                    _antecedent(verb) if verb.dep == "relcl" and not verb.head.is_verb else _before(subject)
                )
            return subject
        is_root_name = verb.head.head is verb.head and verb.head.i == 0 and verb.head.tag == "JJ"
        if verb.dep in ("acl", "relcl") and (verb.head.is_noun or is_root_name):
            return verb.head
        is_finite = verb.tag in ("VBD", "VBZ", "VBP")
        if verb.head is verb:
            return _right_before(first) if first is not verb and first.tag == "VBN" else None
        if (asked := _who_is_asked(verb)) is not None:
            return asked
        beside = _participle_beside(verb)
        if beside is not None:
            return beside.head
        is_listed = verb.dep == "advcl" and is_finite and verb.i > verb.head.i and not _is_joined(verb)
        if not (verb.dep == "conj" or is_listed or (verb.dep in _SHARING and not is_finite)):
            return None if is_finite else _subject_of_main(verb)
        verb = verb.head
    return None


def _who_is_asked(verb: Word) -> Word | None:
    """In "urged ministers to publish it": the ministers, who are to do it."""
    is_to_be_done = verb.dep in ("xcomp", "ccomp") and verb.tag == "VB" and verb.child("aux") is not None
    if not is_to_be_done or verb.head.lemma not in _ASKING:
        return None
    asked = verb.head.child("dobj")
    return asked if asked is not None and asked.i < verb.i and asked.is_noun else None


# "Promised the mayor to come" is not among these.
_ASKING = frozenset(
    "advise allow ask authorise authorize cause command compel convince enable encourage expect force help instruct"
    " invite lead order permit persuade press push request require tell urge warn".split()
)


def _is_joined(verb: Word) -> bool:
    """True where a word ties the clause to the one above: "when", "as", "that"."""
    return any(child.dep == "mark" or child.tag in ("WRB", "WDT", "WP") for child in verb.children)


def _right_before(participle: Word) -> Word | None:
    """In "Visit to the castle, built in 1603", which has no subject: the castle."""
    main = participle.head
    return next((word for word in main.subtree() if word.i == participle.i - 2 and word.is_noun), None)


def _participle_beside(verb: Word) -> Word | None:
    """In "is known for a cycle finished in 1983 and shown in 1984": "finished", beside which "shown" stands."""
    if verb.dep != "conj" or verb.tag != "VBN" or verb.all("aux", "auxpass"):
        return None
    between = [w for w in verb.head.subtree() if w.dep == "acl" and w.tag == "VBN" and w.head.is_noun]
    return max((w for w in between if verb.head.i < w.i < verb.i), key=lambda w: w.i, default=None)


def _under_helper(verb: Word) -> Word | None:
    """The subject that the tree has hung on "is" in "is closed"."""
    helpers = verb.all("aux", "auxpass")
    return next((thing for helper in helpers for thing in helper.all("nsubj", "nsubjpass")), None)


def _subject_of_main(verb: Word) -> Word | None:
    """The subject of the main clause before a participle that hangs on no noun: "…, culminating in a riot"."""
    root = next((above for above in verb.ancestors() if above.head is above), verb)
    if root is verb or not root.is_verb or root.i > verb.i:
        return None
    return next(reversed(root.all("nsubj", "nsubjpass")), None)


def _before(pronoun: Word) -> Word | None:
    """The noun right before a "that" whose clause the tree has hung elsewhere, dates left out."""
    root = next((above for above in pronoun.ancestors() if above.head is above), pronoun)
    nouns = [word for word in root.subtree() if word.i < pronoun.i and word.is_noun and word.date < 0]
    last = max(nouns, key=lambda word: word.i, default=None)
    return last if last is not None and pronoun.low in ("that", "which") and pronoun.i - last.i <= 4 else None


def _antecedent(verb: Word) -> Word:
    """What "which" stands for: the noun above; of "a ban on mining in the bay, which came into force" the ban."""
    nouns = [verb.head, *(word for word in verb.head.ancestors() if word.is_noun)]
    if verb.head.lemma in _LENGTHS and len(nouns) > 1 and verb.head.head.low == "of":
        return nouns[1]  # "a trial of nine days that ended in May"
    if verb.head.dep == "appos" and verb.head.head.is_name and not verb.head.is_name:
        return verb.head.head  # "Anna Lind, a joiner, who …"
    made = _spanning(verb)
    if made is not None:
        return made  # "a bridge over the Rhine, which was completed in 1907"
    legal = ("agreement", "act", "signing")
    if any(child.dep == "prep" and child.low == "into" for child in verb.children):
        for noun in nouns[:4]:
            family = event_words().nouns.get(noun.lemma)
            if family is not None and family.name in legal:
                return noun
    return verb.head


def _spanning(verb: Word) -> Word | None:
    """What was made, where the tree says it of the river, the street or the pass that it leads over."""
    over = verb.head.head
    is_made = verb.lemma in (
        "complete",
        "build",
        "open",
        "finish",
        "demolish",
        "destroy",
        "rebuild",
        "name",
        "replace",
    )
    is_over = verb.head.dep == "pobj" and over.low in ("over", "across", "through", "under")
    if not is_made or verb.tag != "VBN" or not is_over:
        return None
    above = over.head.child("dobj") if over.head.is_verb else over.head
    return above if above is not None and above.is_noun and not above.is_name else None


def subject_text(verb: Word, namer: Namer) -> str:
    """The subject in the words of a title; "" where there is none or nobody knows who is meant."""
    subject = subject_of(verb)
    if subject is None:
        return namer(verb) if verb.tag == "VBN" and verb.dep == "ROOT" else ""
    if subject.tag.startswith("PRP") or subject.low in ("this", "that", "these", "those"):
        name = namer(subject) or (subject.low if subject.tag == "PRP" else "")
        others = subject.child("conj") if subject.child("cc") is not None else None
        if name and others is not None and others.is_noun:
            return f"{name} and {fitted(whole_phrase(others), {others.i}, None, _LONGEST_SUBJECT)}"
        return name
    better = proper_apposition(subject)
    words = [*_named_beside(verb, better), *whole_phrase(better)]
    if subject.i != verb.i and any(above is subject for above in verb.ancestors()):
        later = {below.i for other in better.all("conj") if other.i > verb.i for below in other.subtree()}
        words = [word for word in words if not _holds(verb, word) and word.i not in later]
        words = words[:-1] if words and words[-1].dep == "cc" else words
    words = without_article(_without_pronoun(words, better))
    return fitted(words, {better.i}, owners_named(words, namer), _LONGEST_SUBJECT)


def _without_pronoun(words: list[Word], noun: Word) -> list[Word]:
    """Of "a study for it" no more than "a study"."""
    vague = [
        prep
        for prep in noun.all("prep")
        if prep.low != "of" and any(word.tag == "PRP" for word in prep.all("pobj"))
    ]
    gone = {word.i for prep in vague for word in prep.subtree()}
    return [word for word in words if word.i not in gone]


def _named_beside(verb: Word, subject: Word) -> list[Word]:
    """Where the tree gives "the airship Norge" as two subjects: the words before the name."""
    beside = [word for word in verb.all("nsubj", "nsubjpass") if word.i == subject.i - 1 and subject.is_name]
    return [word for other in beside for word in whole_phrase(other)]


def _holds(verb: Word, word: Word) -> bool:
    """True for a word of the clause itself, where its subject is the noun above it ("a treaty signed in Rome")."""
    return word is verb or any(above is verb for above in word.ancestors())


def proper_apposition(subject: Word) -> Word:
    """ "His ship, the Endurance" is the Endurance; "Agathocles, the ruler" stays Agathocles."""
    apposition = subject.child("appos")
    named = subject.child("conj")
    if named is not None and named.is_name and named.tag == "NNP" and _is_bare(subject):
        return named  # "former champion and medallist Amy Holt"
    if apposition is None and subject.lemma == "one":  # "One of his officers, Ernest Shackleton"
        wholes = [of.child("pobj") for of in subject.all("prep")]
        apposition = next((whole.child("appos") for whole in wholes if whole is not None), None)
    if apposition is None or not apposition.is_name or apposition.date >= 0:
        return subject
    # "Kenya's President William Ruto"
    stands_behind = min(word.i for word in core(apposition)) == subject.i + 1
    is_role = words_for_people().tells_role(subject.lemma) and not words_for_people().tells_role(
        apposition.lemma
    )
    if subject.is_name and not is_role and not (stands_behind and subject.child("poss")):
        return subject
    return apposition


def _is_bare(subject: Word) -> bool:
    return subject.tag == "NN" and subject.child("det", "poss", "nummod") is None


def owners_named(words: list[Word], namer: Namer) -> dict[int, str]:
    """ "his crew" at the front becomes "Hudson’s crew"."""
    if words and words[0].low == "whose":
        return _whose(words[0])
    if not words or words[0].low not in _POSSESSIVE:
        return {}
    owner = namer(words[0])
    if not owner and words[0].low == "their" and len(words) > 1:
        return {words[0].i: ""}  # nobody knows whose
    return {words[0].i: possessive(owner, is_plural=words[0].low == "their")} if owner else {}


def _whose(word: Word) -> dict[int, str]:
    """The owner that "whose" stands for: the noun that its clause hangs on."""
    clause = next((above for above in word.ancestors() if above.dep == "relcl"), None)
    owner = join(without_article(core(clause.head))) if clause is not None else ""
    return {word.i: possessive(owner)} if owner else {}


def possessive(owner: str, is_plural: bool = False) -> str:
    """The owner with ’s, or with the apostrophe alone after a plural."""
    is_plural = is_plural or owner.rsplit(maxsplit=1)[-1].islower()
    return f"{owner}’" if owner.endswith("s") and is_plural else f"{owner}’s"


def is_passive(verb: Word) -> bool:
    """True where the subject suffers what the verb says: "was found", "a treaty signed in Rome"."""
    if verb.child("auxpass", "nsubjpass") is not None:
        return True
    if verb.tag != "VBN" or verb.all("aux") or verb.child("nsubj", "dobj") is not None:
        return False
    if verb.dep == "conj" and verb.head.is_verb:
        return is_passive(verb.head)
    return verb.dep in ("acl", "advcl", "ROOT", "conj", "relcl", "acomp")
