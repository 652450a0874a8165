"""Entries of a chronology: a line that begins with a date, and then says what happened ("1912 – The bridge opens.")."""

from dateline.reading.happenings.kinds import OTHER, event_words, wording
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.naming import is_event_noun, is_trigger_verb
from dateline.reading.happenings.subjects import subject_of
from dateline.reading.happenings.telling import is_habit, is_told
from dateline.reading.happenings.tree import Tree, Word
from dateline.reading.happenings.triggers import dated_mention, mention_from_noun, mention_from_verb
from dateline.reading.happenings.verbgroups import HAVE


def with_entry(tree: Tree, mentions: list[Mention]) -> list[Mention]:
    """The mentions of a sentence, its entry's date given to what the entry tells, unless that has a date."""
    if tree.day >= 0 and tree.entry < 0:
        return _of_day(tree, mentions)
    if tree.entry < 0:
        return mentions
    told = _told(tree)
    if told is None:
        return mentions
    known = next((mention for mention in mentions if mention.head is told.head), None)
    if known is None:
        mentions = sorted([*mentions, told], key=lambda mention: mention.head.i)
        known = told
    if not known.dates or _only_bounds(tree, known):
        known.dates = [tree.entry]
    return mentions


def _only_bounds(tree: Tree, mention: Mention) -> bool:
    """True for "released on bail until 14 October": the date says how long it holds, not when it was."""
    tops = [word for word in tree.words if word.date in mention.dates and word.head.date != word.date]
    return bool(tops) and all(word.head.low in ("until", "till") for word in tops)


def _of_day(tree: Tree, mentions: list[Mention]) -> list[Mention]:
    """The mentions of a sentence of a diary: what its main clauses tell was on the day, unless it names a date."""
    if any(word.date >= 0 for word in tree.words):
        return mentions
    known = {mention.head.i: mention for mention in mentions}
    for root in tree.roots:
        for verb in (root, *root.all("conj")):
            if not _is_done(tree, verb) or (verb is not root and subject_of(verb) is subject_of(root)):
                continue
            told = dated_mention(tree, verb)
            if told is not None:
                known.setdefault(told.head.i, told).dates.append(tree.day)
    for root in tree.roots if len(tree.roots) == 1 else ():
        if is_event_noun(root) and root.i in known and not any(is_trigger_verb(word) for word in tree.words):
            known[root.i].dates.append(tree.day)  # "Dinner with Karl."
    return [known[i] for i in sorted(known)]


def _is_done(tree: Tree, verb: Word) -> bool:
    """True for what was done then: "We shot two seals", "The brand is sold"; not "it had been cold", "felt ill".

    In the past this is so of a diary alone: a chronology then tells of what went before.
    """
    if not is_trigger_verb(verb) or verb.lemma in wording().states or verb.child("neg") is not None:
        return False
    helpers = {helper.low for helper in verb.all("aux", "auxpass")}
    if helpers & HAVE:
        return False
    is_now = verb.tag in ("VBZ", "VBP") or (verb.tag in ("VBN", "VBG") and bool(helpers & {"is", "are"}))
    if is_now:
        words = event_words()
        return (
            not is_habit(verb)
            and helpers <= {"is", "are"}
            and (verb.lemma in words.verbs or verb.lemma in words.strong)
        )
    return tree.is_diary and is_told(verb)


def _told(tree: Tree) -> Mention | None:
    """What the words of an entry tell: its main verb, else the noun that it is a phrase of."""
    root = next((word for word in tree.roots if is_trigger_verb(word)), None)
    root = _first_clause(root) if root is not None else root
    root = root or next((word for word in tree.roots if word.is_noun), None)
    if root is None:
        return None
    done = root.child("acl")
    if root.is_noun and done is not None and done.tag == "VBN" and not is_event_noun(root):
        return mention_from_verb(tree, done)  # "Suspect released on bail"
    if is_trigger_verb(root) and not _is_caption(root):
        return mention_from_verb(tree, root) if _is_of_then(root) else None
    if _is_label(tree, root):
        return None
    noun = root if root.is_noun else next((word for word in tree.words if is_event_noun(word)), None)
    if noun is None or (_is_a_mere_word(tree, noun) and not is_event_noun(noun)):
        return None
    family = event_words().nouns.get(noun.lemma, OTHER)
    return mention_from_noun(tree, noun, clause=None, family=family)


_TWO = 2  # words: one, and its full stop


def _is_a_mere_word(tree: Tree, noun: Word) -> bool:
    """True for "Fog." and for a name alone: "Florence, 1348."."""
    return len(tree.words) <= _TWO or (noun.is_name and noun.child("prep", "acl", "relcl", "amod") is None)


def _is_of_then(verb: Word) -> bool:
    """False for what lay back ("he had been up all night") and for what is only said ("the pilot says that …")."""
    is_said = verb.lemma in wording().reporting and verb.child("ccomp") is not None
    return not is_said and all(helper.low != "had" for helper in verb.all("aux"))


def _is_label(tree: Tree, word: Word) -> bool:
    """True for "Reading: chapter 3": what the entry is of, not what happened."""
    return word.i + 1 < len(tree.words) and tree.words[word.i + 1].text == ":"


def _first_clause(root: Word) -> Word:
    """The verb of the clause that stands first, where the tree hangs it on a later one: "Work begins; two are hurt"."""
    earlier = (
        clause
        for clause in root.all("ccomp", "parataxis")
        if clause.i < root.i and clause.tag in ("VBD", "VBZ", "VBP") and clause.child("nsubj", "nsubjpass")
    )
    return next(earlier, root)


def _is_caption(verb: Word) -> bool:
    """True for "Walking tour of the town", "See the handout": no act of its own, unlike "Arrive in Tallinn"."""
    is_bare = verb.tag in ("VB", "VBG") and verb.child("nsubj", "nsubjpass", "aux", "auxpass") is None
    return is_bare and (verb.tag == "VBG" or verb.lemma in wording().saying)
