"""Entries of a chronology: a line that begins with a date, and then says what happened ("1912 – The bridge opens.")."""

from dateline.reading.happenings.kinds import OTHER, event_words
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.naming import is_event_noun, is_trigger_verb
from dateline.reading.happenings.tree import Tree, Word
from dateline.reading.happenings.triggers import mention_from_noun, mention_from_verb


def with_entry(tree: Tree, mentions: list[Mention]) -> list[Mention]:
    """The mentions of a sentence, its entry's date given to what the entry tells, unless that has a date."""
    if tree.entry < 0:
        return mentions
    told = _told(tree)
    if told is None:
        return mentions
    known = next((mention for mention in mentions if mention.head is told.head), None)
    if known is None:
        mentions = sorted([*mentions, told], key=lambda mention: mention.head.i)
        known = told
    if not known.dates:
        known.dates.append(tree.entry)
    return mentions


def _told(tree: Tree) -> Mention | None:
    """What the words of an entry tell: its main verb, else the noun that it is a phrase of."""
    root = next((word for word in tree.roots if is_trigger_verb(word)), None)
    root = _first_clause(root) if root is not None else root
    root = root or next((word for word in tree.roots if word.is_noun), None)
    if root is None:
        return None
    if is_trigger_verb(root) and not _is_caption(root):
        return mention_from_verb(tree, root)
    noun = root if root.is_noun else next((word for word in tree.words if is_event_noun(word)), None)
    if noun is None:
        return None
    family = event_words().nouns.get(noun.lemma, OTHER)
    return mention_from_noun(tree, noun, clause=None, family=family)


def _first_clause(root: Word) -> Word:
    """The verb of the clause that stands first, where the tree hangs it on a later one: "Work begins; two are hurt"."""
    earlier = (
        clause
        for clause in root.all("ccomp", "parataxis")
        if clause.i < root.i and clause.tag in ("VBD", "VBZ", "VBP") and clause.child("nsubj", "nsubjpass")
    )
    return next(earlier, root)


def _is_caption(verb: Word) -> bool:
    return verb.tag == "VB" and verb.child("nsubj", "aux") is None
