"""Mentions of the same event brought together: a draft is an event in the making."""

import re
from dataclasses import dataclass, field

from dateline.model.event import Link, Ordinal
from dateline.model.source import Step
from dateline.model.when import UNDATED, Shape, When
from dateline.reading.happenings.kinds import event_words
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.naming import lemma_of_event
from dateline.reading.happenings.phrases import core, join
from dateline.reading.happenings.telling import SPANS
from dateline.reading.happenings.tree import Word

# Nouns that may stand for one another when a text comes back to an event ("the trip", "the visit").
_SYNONYMS = (
    {"visit", "trip", "tour", "journey", "stay"},
    {"talk", "meeting", "negotiation", "consultation", "meet"},
    {"summit", "conference"},
    {"war", "conflict", "fighting", "hostility"},
    {"election", "vote", "ballot", "poll"},
    {"revolt", "rebellion", "uprising", "insurrection"},
    {"attack", "assault", "bombing", "strike", "raid"},
    {"expedition", "voyage"},
    {"earthquake", "quake"},
    {"fire", "blaze"},
    {"crash", "accident"},
)
_ONCE_IN_A_LIFE = ("bear", "die")
_SHARED_STEM = 4
_REACH = 6  # sentences over which a text comes back to an event without saying which
_FAR = 60  # the same, where there is but one
_REMEMBERED = 40  # events of a family, or mentions of an event, that are looked back over


@dataclass(slots=True, eq=False)
class Draft:
    """An event in the making; its mentions in the order of the text."""

    mentions: list[Mention]
    when: When = UNDATED
    why: tuple[Step, ...] = ()
    title: str = ""
    links: list[Link] = field(default_factory=list)
    ordinal: Ordinal | None = None
    confidence: float = 0.9
    is_window: bool = False

    @property
    def lead(self) -> Mention:
        return self.mentions[0]

    @property
    def is_dated(self) -> bool:
        return self.when.is_dated

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for mention in self.mentions for name in mention.people))


class Gathering:
    """The drafts of a text, added to mention by mention."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._of: dict[int, Draft] = {}
        self._lately: dict[str, list[Draft]] = {}  # by family, the one last spoken of at the end

    def draft_of(self, mention: Mention) -> Draft | None:
        return self._of.get(id(mention))

    def add(self, mention: Mention) -> Draft | None:
        """Bring a mention to its draft, or begin one; None where it names nothing by itself."""
        draft = self._antecedent(mention)
        if draft is None:
            if not begins_an_event(mention):
                return None
            draft = Draft([], confidence=0.9)
            self.drafts.append(draft)
        draft.mentions.append(mention)
        if mention.when.is_dated and (not draft.is_dated or _is_finer(mention.when, draft.when)):
            draft.when, draft.why = mention.when, mention.why
        draft.ordinal = draft.ordinal or mention.ordinal
        self._of[id(mention)] = draft
        lately = self._lately.setdefault(mention.family.name, [])
        if draft in lately[-_REMEMBERED:]:
            lately.remove(draft)
        lately.append(draft)
        del lately[:-_REMEMBERED]
        return draft

    def _antecedent(self, mention: Mention) -> Draft | None:
        """The event told before that a mention goes back to: the last in reach, or the only one of its sort."""
        if _tells_when_it_was(mention):
            return self._just_told(mention)
        fitting: list[Draft] = []
        for draft in reversed(self._lately.get(mention.family.name, [])):
            gap = mention.tree.number - draft.mentions[-1].tree.number
            if gap > _FAR:
                break
            if not any(_same(earlier, mention) for earlier in draft.mentions[-_REMEMBERED:]):
                continue
            if not _fits(draft, mention):
                fitting.append(draft)  # another of its sort: only a near one can be meant
                continue
            if gap <= _REACH or (is_specific(mention.head) and _about(mention)):
                return draft
            fitting.append(draft)
        return fitting[0] if len(fitting) == 1 and _fits(fitting[0], mention) else None

    def _just_told(self, mention: Mention) -> Draft | None:
        """The event that the sentence before speaks of."""
        for draft in reversed(self.drafts[-_REACH:]):
            last = draft.mentions[-1]
            fits = not (draft.is_dated and mention.when.is_dated) or _overlap(draft.when, mention.when)
            if last.is_noun and 0 <= mention.tree.number - last.tree.number <= 1 and fits:
                return draft
        return None


def _tells_when_it_was(mention: Mention) -> bool:
    """ "It took place on 31 May", "it lasted until 1918": no event of its own, but the date of the last one."""
    verb = mention.head
    subject = verb.child("nsubj")
    if not verb.is_verb or subject is None or subject.low != "it":
        return False
    return verb.lemma in ("last", "happen", "occur") or any(c.low == "place" for c in verb.all("dobj"))


def begins_an_event(mention: Mention) -> bool:
    """True where a mention is enough for an event of its own, if only an undated one."""
    if mention.dates or mention.is_strong or mention.window is not None:
        return True
    return mention.is_noun and mention.is_definite and is_specific(mention.head)


def is_specific(noun: Word) -> bool:
    """ "Anna’s visit", "the trip to Peru": an owner or a named goal tells which one."""
    owner = noun.child("poss")
    if owner is not None and owner.is_name and noun.tag == "NN":
        return True
    goals = [child.child("pobj") for child in noun.all("prep") if child.low == "to"]
    return noun.tag == "NN" and any(goal is not None and goal.is_name for goal in goals)


def _same(earlier: Mention, later: Mention) -> bool:
    """True where two mentions may name one event by their words."""
    a, b = earlier.head, later.head
    if (
        earlier.family.name == "briefing"
        and earlier.family == later.family
        and not (earlier.is_noun or later.is_noun)
    ):
        return True
    if earlier.is_noun or later.is_noun:
        if not later.is_noun and later.head.dep == "ROOT" and later.head.tag == "VB" and not later.actor:
            return False  # "Visit to the castle" in a plan
        if (
            later.is_noun
            and not later.dates
            and not later.is_definite
            and not _is_strongly_same(earlier, later)
        ):
            return False
        return _alike(lemma_of_event(a), lemma_of_event(b)) and earlier.family == later.family
    if a.lemma != b.lemma:
        return False
    if a.lemma in _ONCE_IN_A_LIFE and _actors(earlier) & _actors(later):
        return True
    if a.lemma not in event_words().strong:
        return False
    return _same_object(a, b)


def _is_strongly_same(earlier: Mention, later: Mention) -> bool:
    return earlier.is_noun and later.head.child("poss") is not None


def _same_object(a: Word, b: Word) -> bool:
    """The same verb with an object of the same name, or the later one definite."""
    ours, theirs = a.child("dobj", "nsubjpass"), b.child("dobj", "nsubjpass")
    if ours is None or theirs is None or ours.lemma != theirs.lemma:
        return False
    if ours.is_name:
        return True
    is_definite = any(child.low in ("the", "this") for child in theirs.children)
    return is_definite and not (
        {_words(ours)} - {_words(theirs)} and _words(theirs) and _words(ours) != _words(theirs)
    )


def _words(noun: Word) -> str:
    return " ".join(word.low for word in core(noun) if word.dep in ("amod", "compound"))


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if any(a in group and b in group for group in _SYNONYMS):
        return True
    shared = min(len(a), len(b))
    return shared >= _SHARED_STEM and a[: max(_SHARED_STEM, shared - 1)] == b[: max(_SHARED_STEM, shared - 1)]


def _fits(draft: Draft, mention: Mention) -> bool:
    """True where nothing that is told of the two differs: dates, who goes, where to, which of a series."""
    if draft.is_dated and mention.when.is_dated and not _overlap(draft.when, mention.when):
        return False
    if any(_is_one_of_many(earlier, mention) for earlier in draft.mentions[:1]):
        return False
    if mention.ordinal and mention.dates and mention.is_noun and not draft.is_dated and not draft.ordinal:
        return False  # "the third round of talks" is told of anew
    if draft.ordinal and mention.ordinal and draft.ordinal.number != mention.ordinal.number:
        return False
    for earlier in draft.mentions[-_REMEMBERED:]:
        if _differ(_actors(earlier), _actors(mention)) or _differ(_goals(earlier), _goals(mention)):
            return False
        if _differ(_about(earlier), _about(mention)) or _differ(_topics(earlier), _topics(mention)):
            return False
    if mention.head.is_noun and not _is_anaphor_of(draft, mention):
        return mention.when.is_dated and draft.is_dated
    return True


def _is_one_of_many(earlier: Mention, later: Mention) -> bool:
    """True for "the first meeting" behind "eleven meetings"."""
    is_many = earlier.is_noun and earlier.head.tag == "NNS" and earlier.head.child("nummod") is not None
    return is_many and later.is_noun and later.head.tag == "NN" and later.ordinal is not None


def _is_anaphor_of(draft: Draft, mention: Mention) -> bool:
    """A definite noun, or one with an owner, may go back to the draft; another "a visit" is another visit."""
    if mention.is_definite:
        return True
    earlier = draft.lead
    return not earlier.is_noun and not mention.dates


def _overlap(a: When, b: When) -> bool:
    first_a, last_a, first_b, last_b = a.first, a.last, b.first, b.last
    starts_late = first_a is not None and last_b is not None and first_a > last_b
    ends_early = last_a is not None and first_b is not None and last_a < first_b
    return not (starts_late or ends_early)


def _is_finer(new: When, old: When) -> bool:
    if old.shape is Shape.RANGE and new.shape is not Shape.RANGE:
        return False
    if new.shape is Shape.RANGE and old.shape is not Shape.RANGE:
        return True
    return (new.precision or 0) > (old.precision or 0)


def _differ(a: set[str], b: set[str]) -> bool:
    return bool(a) and bool(b) and not a & b


def _actors(mention: Mention) -> set[str]:
    """The words of who does it: some texts go by the first word of a name, some by the last.

    "Anna Lund’s husband" is not she.
    """
    actor = re.split(r"[’']s? ", mention.actor)[-1]
    return {part.strip("’'s").lower() for part in actor.split() if part[:1].isupper()}


def _goals(mention: Mention) -> set[str]:
    """Where to, as lower-case names."""
    preps = [child for child in mention.head.children if child.dep == "prep" and child.low == "to"]
    goals = [child.child("pobj") for child in preps]
    if not mention.is_noun and mention.head.lemma == "visit":
        goals.append(mention.head.child("dobj"))
    return {join(core(goal)).lower() for goal in goals if goal is not None and goal.is_name}


def _topics(mention: Mention) -> set[str]:
    """What it is about, as lemmas: "the border agreement", "an agreement on soldiers"."""
    found: set[str] = set()
    for child in mention.head.children:
        if child.dep == "compound" and not child.is_name:
            found.add(child.lemma)
        elif child.dep == "prep" and child.low in ("on", "about", "over", "for"):
            found |= {word.lemma for word in child.subtree() if word.is_noun and word.date < 0}
    return found - SPANS - {"hour"}  # "a three-day meeting", "met for the first time"


def _about(mention: Mention) -> set[str]:
    """The names that tell which one it is, in lower case: "the attack on Riga", "the siege of Malta"."""
    found: set[str] = set()
    for child in mention.head.children:
        noun = child.child("pobj") if child.dep == "prep" else None
        if noun is not None:
            found |= {word.low for word in noun.subtree() if word.is_name and word.date < 0}
        elif child.dep in ("compound", "amod", "dobj") and child.is_name:
            found.add(child.low)
    return found
