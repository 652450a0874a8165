"""One verb for several places, each with its date in brackets: "opened mills in Bergen (1966) and Hamar (1969)"."""

from dataclasses import replace

from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.tree import Tree, Word


def told_at_each(mention: Mention) -> list[Mention]:
    """The mention as one for each place of such a list; the mention alone where its date begins none."""
    where = _where(mention)
    places = _listed(mention.tree, where) if where is not None else []
    if where is None or len(places) < 2:
        return [mention]
    return [_told_at(mention, where, names, date) for names, date in places]


def _where(mention: Mention) -> Word | None:
    """The "in" or "at" of the verb, or of its object, behind which the first date of the mention stands."""
    if mention.is_noun or not mention.dates:
        return None
    first = next((word for word in mention.tree.words if word.date == mention.dates[0]), None)
    if first is None:
        return None  # the date of an entry stands outside
    things = [mention.head, *mention.head.all("dobj", "nsubjpass")]
    preps = [prep for thing in things for prep in thing.all("prep") if prep.low in ("in", "at")]
    return next((prep for prep in preps if mention.head.i < prep.i < first.i), None)


def _listed(tree: Tree, where: Word) -> list[tuple[list[Word], int]]:
    """(words of a name, number of the date in brackets behind it) for each place of the list."""
    found: list[tuple[list[Word], int]] = []
    names: list[Word] = []
    words = tree.words[where.i + 1 :]
    for k, word in enumerate(words):
        if word.is_name and word.date < 0:
            names.append(word)
        elif word.text == "(" and names and k + 1 < len(words) and words[k + 1].date >= 0:
            found.append((names, words[k + 1].date))
            names = []
        elif word.date < 0 and not (word.text in (")", ",") or word.low in ("and", where.low)):
            break
    return found


def _told_at(mention: Mention, where: Word, names: list[Word], date: int) -> Mention:
    """The mention with one of the places in the place of all."""
    head = mention.head
    there = Word(where.i, where.text, where.lemma, where.tag, "prep", where.span)
    last = names[-1]
    place = Word(last.i, last.text, last.lemma, last.tag, "pobj", last.span)
    place.head, place.children = there, [_before(word, place) for word in names[:-1]]
    verb = Word(head.i, head.text, head.lemma, head.tag, head.dep, head.span)
    verb.head = verb if head.head is head else head.head
    there.head, there.children = verb, [place]
    kept = [_without(child, where) for child in head.children if child is not where and child.i < where.i]
    verb.children = [*kept, there]
    if place.span != _first_name(mention.tree, where).span:
        verb.span = place.span  # an id of its own
    clause = verb if mention.clause is head else mention.clause
    return replace(mention, head=verb, clause=clause, dates=[date], window=None, people=())


def _before(word: Word, noun: Word) -> Word:
    part = Word(word.i, word.text, word.lemma, word.tag, "compound", word.span)
    part.head = noun
    return part


def _without(thing: Word, where: Word) -> Word:
    """The thing without the places that the tree has hung on it."""
    if where not in thing.children:
        return thing
    bare = Word(thing.i, thing.text, thing.lemma, thing.tag, thing.dep, thing.span, thing.date)
    bare.head, bare.children = thing.head, [child for child in thing.children if child is not where]
    return bare


def _first_name(tree: Tree, where: Word) -> Word:
    return _listed(tree, where)[0][0][-1]
