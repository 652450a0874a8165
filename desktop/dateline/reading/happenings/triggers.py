"""Which words of a sentence speak of an event, and with which dates?"""

from collections.abc import Iterator

from dateline.reading.happenings.families import family_of_noun, family_of_verb
from dateline.reading.happenings.kinds import Family, event_words, wording
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.naming import (
    SET_FOR,
    is_event_noun,
    is_trigger_verb,
    lemma_of_event,
    set_for,
)
from dateline.reading.happenings.owners import owner_of_date
from dateline.reading.happenings.subjects import subject_of
from dateline.reading.happenings.telling import is_habit, is_told
from dateline.reading.happenings.tree import Tree, Word

_AUXILIARY = ("aux", "auxpass")
_DEFINITE = ("the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my")
_FINITE = ("VBD", "VBZ", "VBP", "VBN")


def mentions_of(tree: Tree) -> list[Mention]:
    """The mentions in a sentence, each with its dates, in the order of the text."""
    found: dict[int, Mention] = {}
    dates: dict[int, list[Word]] = {}
    for word in tree.words:
        if word.date >= 0:
            dates.setdefault(word.date, []).append(word)
    for number, words in sorted(dates.items()):
        head = owner_of_date(tree, words)
        mention = head and dated_mention(tree, head)
        if mention:
            found.setdefault(mention.head.i, mention).dates.append(number)
        then = _happened_then(tree, words)
        if then and then.head.i not in found:
            found[then.head.i] = then
            then.dates.append(number)
            then.is_then = True
    for mention in [*found.values()]:
        for verb in mention.head.all("conj"):
            if verb.i not in found and _comes_with_it(verb):
                found[verb.i] = Mention(tree, verb, family_of_verb(verb), verb, [*mention.dates])
    for word in tree.words:
        mention = _undated(tree, word)
        if mention and mention.head.i not in found:
            found[mention.head.i] = mention
    return [found[i] for i in sorted(found)]


def _comes_with_it(verb: Word) -> bool:
    """True for "was succeeded by Ash" behind "retired in 1998": both at once."""
    return (
        verb.lemma in ("succeed", "replace")
        and verb.child("agent") is not None
        and not verb.child("nsubj", "nsubjpass")
    )


def _happened_then(tree: Tree, words: list[Word]) -> Mention | None:
    """What the clause behind a date tells of it: "until 1928, when a farmer struck a bronze head"."""
    for word in words:
        for clause in word.all("relcl", "advcl", "acl"):
            is_when = any(child.low == "when" for child in clause.children)
            if is_when and clause.tag in _FINITE and clause.lemma not in wording().states:
                return dated_mention(tree, clause)
    return None


def dated_mention(tree: Tree, head: Word) -> Mention | None:
    """The mention that a dated word makes, raised to the verb or noun that carries the event."""
    head = raised(head)
    clause = head if head.is_verb else _clause_of(head)
    if clause is not None and clause.tag == "VB" and clause.head is clause and not clause.all("nsubj", "aux"):
        return None  # "See the Act of 1998" tells of nothing
    if clause is not None and (
        _is_no_clause(clause) or (is_habit(clause) and clause.tag not in ("VBD", "VBN"))
    ):
        return None
    if head.is_verb:
        if head.lemma in wording().saying and not _is_act(head):
            return None
        return mention_from_verb(tree, head)
    return mention_from_noun(tree, head, clause=clause)


def _is_no_clause(verb: Word) -> bool:
    """True for "Opening hours of the library: 2024": a participle alone, under which a name or a label stands."""
    return verb.tag == "VBG" and verb.head is verb and not verb.all("nsubj", "nsubjpass", "aux", "auxpass")


def raised(verb: Word) -> Word:
    """The verb above where the dated one only completes it: "tried to walk", "began to settle"."""
    while (
        verb.dep in ("xcomp", "oprd")
        and verb.head.is_verb
        and not _reports(verb.head)
        and not _is_agreed(verb.head)
    ):
        verb = verb.head
    first = verb.head  # "became the third man to climb the peak in 1978"
    is_what_one_became = verb.dep in ("acl", "relcl") and verb.tag == "VB" and first.dep == "attr"
    return first.head if is_what_one_became and first.head.lemma in ("become", "be") else verb


def _is_agreed(verb: Word) -> bool:
    """True for the verb of "it was agreed to hold the opening in May": the event is what was agreed."""
    subject = verb.child("nsubjpass", "nsubj", "expl")
    return subject is not None and subject.low == "it" and verb.lemma in wording().planning


def _reports(verb: Word) -> bool:
    return verb.lemma in wording().saying and verb.child("dobj", "dative") is not None


def _is_act(verb: Word) -> bool:
    """Saying counts as an event where it is an act of its own or goes to the press."""
    content = verb.child("ccomp", "parataxis")
    if verb.lemma in wording().acting and content is None:
        return True
    if verb.lemma == "add" and content is None and _is_put_on(verb):
        return True
    if verb.lemma in _DONE_BY_SAYING and verb.child("nsubjpass"):
        return True
    is_told_first = (
        content is not None and content.i < verb.i
    )  # "a lake has been found, researchers reported"
    return is_briefing(verb) or (verb.lemma in wording().announcing and not is_told_first)


def _is_put_on(verb: Word) -> bool:
    """True for "the nave was rebuilt and a tower added"; "the minister added" says something."""
    thing = verb.child("dobj", "nsubjpass")
    if thing is None and verb.dep == "conj" and verb.head.child("nsubjpass") is not None:
        thing = verb.child("nsubj")
    return thing is not None and thing.is_noun


# What these do to somebody is an act: "the owner had been warned in May".
_DONE_BY_SAYING = frozenset("warn order praise criticise criticize condemn urge caution".split())


def is_briefing(verb: Word) -> bool:
    """True where a verb of saying has a spokesperson for its subject, or the press for those who hear it."""
    if verb.lemma not in wording().saying:
        return False
    speakers = {word.lemma for word in _speaker(verb)}
    hearers = {word.lemma for child in verb.all("dobj", "dative", "prep") for word in child.subtree()}
    return bool(speakers & wording().spokespeople or (hearers & wording().press and verb.lemma == "tell"))


def _speaker(verb: Word) -> Iterator[Word]:
    """The words of who speaks: the subject, or where the tree shows none the words back to the verb before."""
    subject = verb.child("nsubj")
    if subject is not None:
        yield from subject.subtree()
        return
    above = next((word for word in verb.ancestors() if word.is_verb), None)
    if above is not None:
        yield from (word for word in above.subtree() if above.i < word.i < verb.i and word.i > verb.i - 12)


def mention_from_verb(tree: Tree, verb: Word) -> Mention | None:
    """A mention by a verb; where the verb has little meaning of its own, its noun is the head."""
    words = wording()
    thing = verb.child("dobj") or verb.child("nsubjpass")
    if verb.dep == "acl" and verb.lemma in words.planning and is_event_noun(verb.head):
        return mention_from_noun(tree, verb.head, clause=_clause_of(verb.head))
    if verb.dep == "acl" and verb.tag == "VBN" and verb.lemma in words.light:
        nouns = (verb.head, _recorded(verb.head), _whole_of(verb.head))
        thing = next((noun for noun in nouns if noun is not None and is_event_noun(noun)), thing)
    if thing is None and verb.lemma in words.light and verb.child("nsubj") is not None:
        thing = _recorded(verb.all("nsubj")[0])
    if thing is not None and verb.lemma in words.light and _can_carry(thing, verb):
        return mention_from_noun(tree, thing, clause=verb)
    planned = subject_of(verb) if verb.tag == "VBN" else None
    goal = set_for(verb)
    if planned is not None and goal is not None and not is_event_noun(planned):
        return mention_from_noun(tree, goal, clause=verb)
    if planned is not None and planned.is_noun and _is_set_for(verb, planned):
        return mention_from_noun(tree, planned, clause=verb)
    if thing is not None and verb.lemma in words.issuing and thing.lemma in words.documents:
        return mention_from_noun(tree, thing, clause=verb, family=event_words().nouns["agreement"])
    subject = verb.child("nsubj")
    if (
        subject is not None
        and verb.lemma in words.happening
        and is_event_noun(subject)
        and _just_happens(verb)
    ):
        return mention_from_noun(tree, subject, clause=verb)
    family = family_of_verb(verb)
    told_of = subject or verb.child("nsubjpass")
    if told_of is not None and is_event_noun(told_of):
        family = family_of_noun(told_of, lemma_of_event(told_of))
    if is_briefing(verb):
        family = event_words().nouns["briefing"]
    return Mention(tree, verb, family, clause=verb)


def _recorded(noun: Word) -> Word | None:
    """Of "minutes of the meeting": the meeting."""
    of = next((child for child in noun.all("prep") if child.low == "of"), None)
    return of.child("pobj") if of is not None and noun.lemma in _RECORDS else None


def _whole_of(noun: Word) -> Word | None:
    """In "the meeting of the board held in May" the tree hangs "held" on the board."""
    return noun.head.head if noun.dep == "pobj" and noun.head.low == "of" else None


_RECORDS = frozenset("minute minutes agenda note record report account".split())


def _is_set_for(verb: Word, thing: Word) -> bool:
    """True for "the test is planned for May": the event is the thing that a day has been set for."""
    if verb.lemma not in SET_FOR or verb.child("xcomp"):
        return False
    helpers = [*verb.all("auxpass"), *([verb.head] if verb.dep == "acomp" else [])]
    is_now = any(helper.low in ("is", "are") for helper in helpers)
    return is_event_noun(thing) or (is_now and any(child.low == "for" for child in verb.all("prep")))


def _can_carry(noun: Word, verb: Word) -> bool:
    """True where the noun names the event that the light verb brings about: "held talks", not "took office"."""
    if not is_event_noun(noun):
        return False
    return verb.lemma != "take" or (noun.low == "place")


def _just_happens(verb: Word) -> bool:
    """ "The war lasted", "the meeting took place", "the trial was in May"; not "the war was a disaster"."""
    if verb.lemma == "take":
        return any(child.low == "place" for child in verb.all("dobj"))
    if verb.lemma == "be":
        return not verb.all("attr", "acomp", "oprd", "xcomp")
    return not verb.all("dobj", "xcomp", "attr", "acomp", "ccomp")


def mention_from_noun(tree: Tree, noun: Word, clause: Word | None, family: Family | None = None) -> Mention:
    return Mention(
        tree,
        noun,
        family or family_of_noun(noun, lemma_of_event(noun)),
        clause=clause,
        is_definite=is_definite(noun),
    )


def is_definite(noun: Word) -> bool:
    """True for a noun with "the", "this", a possessive or an owner's name before it."""
    return any(
        (child.dep in ("det", "poss") and child.low in _DEFINITE) or child.dep == "poss"
        for child in noun.children
    )


def _clause_of(word: Word) -> Word | None:
    return next((above for above in word.ancestors() if is_trigger_verb(above)), None)


def _undated(tree: Tree, word: Word) -> Mention | None:
    """The mention that a word without a date makes: an act that always counts, or a noun that may point back."""
    if is_trigger_verb(word):
        return _undated_verb(tree, word)
    if is_event_noun(word):
        mention = mention_from_noun(tree, word, clause=_clause_of(word))
        verb = word.head
        mention.is_strong = (
            word.dep in ("dobj", "nsubjpass")
            and verb.lemma in wording().light
            and _can_carry(word, verb)
            and is_told(verb)
            and not _are_counted(word)
        )
        return mention
    return None


def _undated_verb(tree: Tree, verb: Word) -> Mention | None:
    if verb.lemma in wording().saying and not is_briefing(verb):
        return None
    mention = mention_from_verb(tree, verb)
    if mention is None:
        return None
    is_strong = mention.head.lemma in event_words().strong and not mention.head.child("prt")
    named = is_strong or (not mention.head.is_verb and verb.lemma in (wording().issuing | wording().light))
    does = verb.child("nsubj", "nsubjpass")
    is_of_an_event = mention.head.is_verb and does is not None and is_event_noun(does)
    is_in_one = verb.dep == "relcl" and is_event_noun(verb.head)  # "the fire in which many died"
    told = is_told(verb) and not _is_agreed(verb)
    mention.is_strong = named and told and not is_of_an_event and not is_in_one
    mention.is_strong = mention.is_strong and not _are_counted(mention.head)
    return mention


def _are_counted(noun: Word) -> bool:
    """True for "eleven meetings", which were at as many times."""
    return noun.tag == "NNS" and noun.child("nummod") is not None


def bounds_in_time(tree: Tree) -> Iterator[tuple[Word, Word, str]]:
    """(verb, noun, preposition) for "signed … during the visit", "met at the summit", "before the trial"."""
    for word in tree.words:
        if (
            word.low not in (*wording().containing, "after", "before", "following", "while")
            or word.dep != "prep"
        ):
            continue
        noun = word.child("pobj")
        if noun is None or not is_event_noun(noun) or noun.date >= 0:
            continue
        verb = next((above for above in word.ancestors() if is_trigger_verb(above)), None)
        if verb is not None:
            yield raised(verb), noun, word.low
