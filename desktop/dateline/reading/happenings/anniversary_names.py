"""Whose anniversary is it? Names for the pronouns in "its 125th anniversary" and "the centenary of her birth"."""

import re
from dataclasses import replace

from dateline.reading.counts.anniversary import Anniversary, Origin
from dateline.reading.happenings.phrases import ARTICLES
from dateline.reading.happenings.referring import Referents
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.subjects import possessive
from dateline.reading.happenings.tree import Tree, Word
from dateline.reading.speech.words_for_people import words_for_people

_OWNERS = ("its", "his", "her", "their")
_WHO = ("he", "she", "it")  # before "turned 80"
_BORN = re.compile(r"Birth of (.+)")
_BIRTH = re.compile(r"birthday|\bturn", re.I)


def with_names(one: Anniversary, story: Story, referents: Referents) -> Anniversary:
    """The anniversary with names for its pronouns, and with an origin where only a pronoun tells whose it is."""
    tree = story.tree_of(one.span)
    if tree is None:
        return one
    title = one.title
    for word in tree.under(one.whole):
        name = _owner_of(tree, word, referents)
        if name:
            title = re.sub(rf"\b{word.text}\b", possessive(name), title, count=1)
    origins = tuple(_named(tree, origin, referents) for origin in one.origins)
    owner = _before(tree, one)
    name = _owner_of(tree, owner, referents) if owner is not None else ""
    if name and owner is not None:
        is_age = owner.low in _WHO
        title = f"{_bare(name)} {title}" if is_age else f"{possessive(_bare(name))} {title}"
        origins = origins or (Origin(owner.span, _begun(story, one, owner, name)),)
    elif title[:1].isdecimal() and len(origins) == 1 and (born := _BORN.fullmatch(origins[0].title)):
        title = f"{possessive(born[1])} {title}"  # of "her father's 70th birthday" these are the last words
    return replace(one, title=title, origins=origins)


def _owner_of(tree: Tree, word: Word, referents: Referents) -> str:
    """Whom a possessive pronoun means; of "to mark its birthday the club …" the subject that follows."""
    if word.low not in (*_OWNERS, *_WHO) or not word.tag.startswith("PRP"):
        return ""
    verb = next((above for above in word.ancestors() if above.is_verb), None)
    main = verb.head if verb is not None and verb.dep == "advcl" and verb.head.i > verb.i else None
    does = main.child("nsubj", "nsubjpass") if main is not None and word.i < _FRONT else None
    if does is not None and does.is_noun:
        return referents.named(does)
    return referents.name(tree, word)


_FRONT = 4  # words from the start of the sentence


def _before(tree: Tree, one: Anniversary) -> Word | None:
    """The pronoun right before the words of the anniversary."""
    words = [word for word in tree.words if word.span.end <= one.span.start]
    is_age = one.title.lower().startswith("turn")
    return words[-1] if words and words[-1].low in (_WHO if is_age else _OWNERS) else None


def _named(tree: Tree, origin: Origin, referents: Referents) -> Origin:
    """ "Her birth" is Anna Lund’s birth."""
    words = tree.under(origin.span)
    name = _owner_of(tree, words[0], referents) if words else ""
    if not name:
        return origin
    begun, of, rest = origin.title.partition(" of ")
    if of and begun.lower() not in (word.low for word in words):  # "Birth of father" was made of "her father"
        return replace(origin, title=f"{begun} of {possessive(_bare(name))} {rest}")
    return replace(origin, title=f"{possessive(_bare(name))} {origin.title[:1].lower()}{origin.title[1:]}")


def _begun(story: Story, one: Anniversary, owner: Word, name: str) -> str:
    """What began when the owner of an anniversary did: a life, a body or a thing."""
    last = name.rsplit(maxsplit=1)[-1]
    is_person = owner.low in ("his", "her") or any(
        who.sort == "person" and last in who.name.split() for _, who in story.names
    )
    if "wedding" in one.title.lower():
        return f"Wedding of {name}"
    if _BIRTH.search(one.title) and (is_person or owner.low not in ("it", "its")):
        return f"Birth of {name}"
    if is_person:
        return f"Beginning for {name}"
    return f"{'Founding' if last.lower() in words_for_people().bodies or last[:1].isupper() else 'Beginning'} of {name}"


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in ARTICLES else name
