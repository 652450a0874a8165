"""Who takes part in an event and where it is, by the words of its clause."""

import re
from itertools import pairwise

from dateline.model.person import Person
from dateline.reading.happenings.kinds import event_words
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.phrases import core, is_temporal, join, without_article
from dateline.reading.happenings.referring import Referents
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.subjects import subject_of
from dateline.reading.happenings.tree import Word
from dateline.reading.speech.words_for_people import plain, words_for_people

_SETTLEMENTS = (
    "city",
    "town",
    "village",
    "port",
    "capital",
    "island",
    "province",
    "state",
    "region",
    "district",
)
_OFFICES = (
    "leader",
    "president",
    "head",
    "minister",
    "king",
    "queen",
    "chief",
    "chancellor",
    "premier",
    "monarch",
)
_ERAS = ("BC", "BCE", "AD", "CE")
_AND = re.compile(r",? and (?:\S+ ){0,4}")
_TOGETHER = ("with", "by", "between", "against", "among", "alongside")


def participants(story: Story, referents: Referents, mention: Mention) -> tuple[str, ...]:
    """The names of the people in the clause, the subject first; pronouns stand for whom they mean."""
    parts: list[Word] = []
    names: list[str] = []
    if mention.clause is not None and _acts_in(mention):
        subject = subject_of(mention.clause)
        parts += [subject] if subject is not None else []
        if subject is not None and _are_two(subject):
            names += _pair_before(story, subject.span.start)
        if mention.family.name != "briefing":
            parts += mention.clause.all("dobj", "agent", "dative") if not mention.is_noun else []
            parts += [child for child in mention.clause.all("prep") if child.low in _TOGETHER]
            to = [child for child in mention.clause.all("prep") if child.low in ("to", "from")]
            names += [name for part in to for name in _persons_under(story, part)]
    if mention.is_noun:
        parts += mention.head.all("poss", "compound")
        parts += [child for child in mention.head.all("prep") if child.low in _TOGETHER]
    names = [name for part in parts for name in _names_under(story, referents, mention, part)] + names
    goal = place_of(story, mention)
    return tuple(name for name in dict.fromkeys(names) if name != goal and not _names_an_event(name))


def _are_two(subject: Word) -> bool:
    """True for "the two leaders", "both presidents"."""
    two = any(child.low in ("two", "both") for child in subject.children)
    return two and subject.lemma in _OFFICES and not subject.is_name


def _pair_before(story: Story, position: int) -> list[str]:
    """The two people last named together ("Ash and Birch"), else the two last named."""
    before = [(span, who) for span, who in story.name_before(position, 60) if who.sort == "person"]
    text = story.source.text
    for (late, second), (early, first) in pairwise(before):
        if first != second and _AND.fullmatch(text[early.end : late.start]):
            return [first.name, second.name]
    last = list(dict.fromkeys(who.name for _, who in before))[:2]
    return last[::-1] if len(last) == 2 else []


def _acts_in(mention: Mention) -> bool:
    """True where those who act in the clause act in the event: not in "he spoke of her visit"."""
    if not mention.is_noun or mention.head.dep in ("dobj", "nsubj", "nsubjpass"):
        return True
    return mention.head.dep == "pobj" and not mention.is_definite


def _names_an_event(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower() in event_words().nouns


def _names_under(story: Story, referents: Referents, mention: Mention, part: Word) -> list[str]:
    found: list[str] = []
    for word in sorted(_near(part), key=lambda word: word.i):
        if word.tag.startswith("PRP") and not found:
            name = referents.name(mention.tree, word)
            found += [person.name for person in _called(story, word, name)]
        elif word.is_name:
            whose = story.people_at(word.head.span) if word.dep in ("compound", "nmod") else []
            found += [person.name for person in story.people_at(word.span) if not whose or person in whose]
    return found


def _persons_under(story: Story, part: Word) -> list[str]:
    """The persons that a phrase names: "to her successor, Jonas Eide"."""
    people = [person for word in _near(part) if word.is_name for person in story.people_at(word.span)]
    return [person.name for person in people if person.sort == "person"]


def _called(story: Story, word: Word, name: str) -> list[Person]:
    """The people that the words for a pronoun name: one, or the two of "Ash and Birch"."""
    before = [(span.of(story.source.text), who) for span, who in story.name_before(word.span.start)]
    found = [next((who for text, who in before if text == one), None) for one in name.split(" and ")]
    return [who for who in found if who is not None]


def _near(part: Word) -> list[Word]:
    """The words under a part, relative clauses left out, and those whose sons or successors it is of."""
    found, stack = [], [part]
    while stack:
        word = stack.pop()
        found.append(word)
        for child in word.children:
            is_clause = child.dep in ("relcl", "advcl", "ccomp") or (child.dep == "conj" and child.is_verb)
            if not is_clause and not (child.dep == "poss" and _is_one(word)):
                stack.append(child)
    return found


def _is_one(noun: Word) -> bool:
    """True for a noun for a person: "his son" does not make him take part, "his crew" does."""
    lexicon = words_for_people()
    return lexicon.tells_role(noun.lemma) and noun.lemma not in lexicon.bodies


def _named_place(noun: Word) -> Word:
    """ "the port of Genoa" is Genoa."""
    of = next((child for child in noun.all("prep") if child.low == "of"), None)
    inner = of.child("pobj") if of is not None and not noun.is_name else None
    return inner if inner is not None and inner.is_name and noun.lemma in _SETTLEMENTS else noun


def _where_it_is(noun: Word) -> Word:
    """ "At the Salon in Paris" is Paris."""
    inner = next((of.child("pobj") for of in noun.all("prep") if of.low == "in"), None)
    return inner if inner is not None and inner.is_name and inner.date < 0 else noun


def _is_body_or_person(story: Story, noun: Word) -> bool:
    """True for a name that the text has for a person's, or for a firm's: "sold to Lund Industries"."""
    firms = words_for_people().companies
    return any(
        (who.sort == "person" and " " in who.name) or any(plain(word) in firms for word in who.name.split())
        for who in story.people_at(noun.span)
    )


def place_of(story: Story, mention: Mention) -> str:
    """The place that the clause names: "in Riga", "to Peru"; "" where none."""
    sources = [mention.head]
    if mention.clause is not None and mention.clause is not mention.head and _acts_in(mention):
        sources.append(mention.clause)
    going = ("for",) if mention.family.kind == "journey" and not mention.is_noun else ()
    for preposition in ("in", "at", "to", "into", "near", "off", *going):
        for source in sources:
            for child in source.children:
                noun = child.child("pobj") if child.dep == "prep" and child.low == preposition else None
                noun = _named_place(noun) if noun is not None else None
                if noun is not None and noun.lemma.lower() in event_words().nouns:
                    continue  # "at the Battle of Hastings"
                if (
                    noun is not None
                    and preposition == "to"
                    and mention.family.kind != "journey"
                    and noun.child("det")
                ):
                    continue  # "elected to the Academy"
                if noun is not None and noun.is_name and not is_temporal(child) and noun.date < 0:
                    text = join(without_article(core(_where_it_is(noun))))
                    if text[:1].isupper() and text not in _ERAS and not _is_body_or_person(story, noun):
                        return text
    if not mention.is_noun and mention.head.lemma in (
        "visit",
        "reach",
        "leave",
        "enter",
        "conquer",
        "capture",
    ):
        thing = mention.head.child("dobj")
        if thing is not None and thing.is_name:
            return join(without_article(core(thing)))
    return ""
