"""One verb told twice: "met in Oslo in May and in Riga on 4 June", "made barometers and, from 1914, range finders".

The second half has no verb of its own. It makes an event of its own, for which the verb stands again, with the words
of the second half in the place of those that they answer to in the first.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.model.span import Span
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.phrases import is_temporal
from dateline.reading.happenings.story import Story, bounded
from dateline.reading.happenings.telling import SPANS
from dateline.reading.happenings.tree import Tree, Word

_AGAIN = frozenset("again once twice more also then later finally , first and but".split())
_JOINING = ("and", "but")
_OPENING, _CLOSING = ("from", "since", "after"), ("until", "till", "to", "up to", "by", "before")
_STOPS = (";", ":", ".", "(", "–", "—")
_FINITE = ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB")
_MOST = 12  # dates of one verb; a table has more
_REACH = 40  # words
_OBJECTS = ("dobj", "attr", "oprd")
# What the tree makes of a noun that has lost its verb.
_LOST = ("conj", "npadvmod", "dobj", "appos", "dep", "oprd", "attr")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a date stands in its tree: its number, its first word and its last."""

    number: int
    first: int
    last: int


def told_twice(story: Story, mentions: list[Mention]) -> list[Mention]:
    """The mentions of a tree, with one for each date where "and" joins the dates of one and they tell of two times."""
    if not any(mention.dates for mention in mentions):
        return mentions
    places = _places(mentions[0].tree)
    found: list[Mention] = []
    for mention in mentions:
        dates = [places[number] for number in sorted(mention.dates) if number in places]
        is_plain = 0 < len(dates) == len(mention.dates) <= _MOST and not mention.is_then
        is_plain = is_plain and mention.tree.words[dates[-1].first - 1].text != "("  # see listed_places
        found.extend(_each(story, mention, dates) if is_plain else [mention])
    return found


def _places(tree: Tree) -> dict[int, _Place]:
    """The places of the dates of a tree, by their numbers."""
    found: dict[int, _Place] = {}
    for word in tree.words:
        if word.date >= 0:
            first = found[word.date].first if word.date in found else word.i
            found[word.date] = _Place(word.date, first, word.i)
    return found


def _each(story: Story, mention: Mention, dates: list[_Place]) -> list[Mention]:
    """A mention as those that its dates tell of."""
    joints = [_first_joint(mention, dates[0])]
    if len(dates) == 1:
        return _only_later(mention, dates[0], joints[0])
    tree, numbers = mention.tree, [date.number for date in dates]
    joints += [_joint(tree, before, date) for before, date in pairwise(dates)]
    groups: list[list[int]] = [[numbers[0]]]
    for k in range(1, len(numbers)):
        is_listed = any(tree.words[joint].low in _JOINING for joint in joints[k:] if joint >= 0)
        is_listed = is_listed or _is_next_thing(tree, joints[k], dates[k])
        apart = all(_are_two(story, earlier, numbers[k]) for earlier in groups[-1])
        if joints[k] >= 0 and is_listed and apart:
            groups.append([numbers[k]])
        else:
            groups[-1].append(numbers[k])
    if len(groups) == 1:
        return [mention]
    starts = [joints[numbers.index(group[0])] for group in groups[1:]]
    mention.dates = groups[0]
    ends = [*starts[1:], _end(mention, dates[-1])]
    later = [
        _again(mention, group, start, end) for group, start, end in zip(groups[1:], starts, ends, strict=True)
    ]
    if not mention.is_noun:
        _leave_out(mention, starts[0])
    return [mention, *later]


def _only_later(mention: Mention, date: _Place, joint: int) -> list[Mention]:
    """In "made barometers and, from 1914 until 1918, range finders" the date is that of the second half alone."""
    if joint < 0 or mention.is_noun:
        return [mention]
    end = _end(mention, date)
    tops = _tops(mention.tree, joint, end, mention.head)
    if not any(_is_lost(top) and top.i > date.first for top in tops):
        return [mention]
    return [_again(mention, [date.number], joint, end)]


def _joint(tree: Tree, before: _Place, date: _Place) -> int:
    """Where the words begin that a date is told with: the "and" or comma since the date before it; -1 for none."""
    between = tree.words[before.last + 1 : date.first]
    if any(word.tag in ("VBD", "VBZ", "VBP", "VBN", "MD") for word in between):
        return -1
    joints = [word.i for word in between if word.low in _JOINING]
    joints = joints or [word.i for word in between if word.text == ","]
    return joints[-1] if joints else -1


def _is_next_thing(tree: Tree, joint: int, date: _Place) -> bool:
    """True for the second half of "the hall was built in 1957, the tower in 1961.", which no "and" joins."""
    words = tree.words[joint + 1 : date.first] if joint >= 0 else []
    is_thing = (
        len(words) >= 3 and words[0].low == "the" and words[-1].low == "in" and words[-2].tag in ("NN", "NNS")
    )
    ends = all(word.text in _STOPS for word in tree.words[date.last + 1 : date.last + 2])
    return is_thing and ends and words[-2].lemma not in SPANS and all(w.date < 0 for w in words)


def _first_joint(mention: Mention, date: _Place) -> int:
    """The "and" right before the first date of a verb and behind an object; -1 for none."""
    words, head = mention.tree.words, mention.head
    k = date.first - 1
    while k > head.i and (words[k].text == "," or words[k].dep in ("prep", "advmod", "conj", "det")):
        k -= 1
    is_joined = k > head.i and words[k].low in _JOINING and words[k + 1].text == ","
    return k if is_joined and any(child.i < k for child in head.all(*_OBJECTS)) else -1


def _are_two(story: Story, earlier: int, later: int) -> bool:
    """True for dates of two times, neither of which is within the other or bounds it."""
    a, b = story.dates[earlier], story.dates[later]
    if a.lead in _OPENING and b.lead in _CLOSING:
        return False
    first, second = bounded(a), bounded(b)
    if not first.is_dated or not second.is_dated:
        return a.when.is_dated == b.when.is_dated
    if None in (first.first, first.last, second.first, second.last):
        return False
    return bool(first.last < second.first or second.last < first.first)  # type: ignore[operator]


def _end(mention: Mention, date: _Place) -> int:
    """Where the second half ends: at the next verb or the end of the sentence."""
    words = mention.tree.words
    if date.last < mention.head.i:
        return date.last + 1
    reach = min(len(words), date.last + _REACH)
    stops = (k for k in range(date.last + 1, reach) if words[k].text in _STOPS or words[k].tag in _FINITE)
    return next(stops, reach)


def _tops(tree: Tree, start: int, end: int, verb: Word) -> list[Word]:
    """The words between two places that hang on something outside, without the date and what only joins."""
    inside = tree.words[start:end]
    return [
        word
        for word in inside
        if word is not verb
        and word.low not in _AGAIN
        and not start <= word.head.i < end
        and not word.dep.startswith("punct")
        and not (word.date >= 0 or (word.dep == "prep" and any(child.date >= 0 for child in word.children)))
    ]


def _is_lost(word: Word) -> bool:
    return (word.is_noun or word.tag == "CD") and word.dep in _LOST


def _again(mention: Mention, dates: list[int], start: int, end: int) -> Mention:
    """The mention told again with these dates and the words of its second half."""
    tree, head = mention.tree, mention.head
    date = [word.span for word in tree.words if word.date == dates[0]]
    words = Span(date[0].start, date[-1].end)
    verb = Word(head.i, head.text, head.lemma, head.tag, head.dep, words)
    verb.head = verb if head.head is head else head.head
    tops = [] if mention.is_noun else _tops(tree, start, end, head)
    verb.children = (
        _answered(head, tops, start) if tops else [c for c in head.children if not _is_in(c, start, end)]
    )
    return replace(
        mention,
        head=verb,
        clause=verb if mention.clause is head else mention.clause,
        dates=list(dates),
        window=None,
        people=(),
    )


def _answered(verb: Word, tops: list[Word], start: int) -> list[Word]:
    """The children of a verb told again: those of the first half but for what the second half puts in their place."""
    kept = [child for child in verb.children if child.i < start and child.dep != "conj"]
    prepositions = [word for word in tops if word.tag in ("IN", "TO")]
    prepositions += [
        prep for noun in tops if _is_lost(noun) for prep in noun.all("prep") if _is_of_verb(prep)
    ]
    kept = [c for c in kept if not (c.dep == "prep" and c.low in {word.low for word in prepositions})]
    added = [_as(word, "prep", verb) for word in prepositions]
    for noun in (word for word in tops if _is_lost(word)):
        thing = next((child for child in kept if child.dep in _OBJECTS), None)
        place = next(
            (
                c
                for c in kept
                if c.dep == "prep"
                and c.child("pobj")
                and not is_temporal(c)
                and noun.is_name
                and c.i > verb.i
            ),
            None,
        )
        does = next((child for child in kept if child.dep in ("nsubj", "nsubjpass")), None)
        answered = thing or place or does
        if answered is None:
            continue
        kept.remove(answered)
        if answered is place:
            there = Word(place.i, place.text, place.lemma, place.tag, "prep", place.span)
            there.head, there.children = verb, [_as(noun, "pobj", there)]
            added.append(there)
        else:
            added.append(_as(noun, answered.dep, verb))
    return sorted([*kept, *added], key=lambda word: word.i)


def _is_of_verb(prep: Word) -> bool:
    """True for a phrase that the tree has hung on a noun for want of the verb: "£95 at the fair"."""
    return prep.dep == "prep" and prep.low in ("at", "in", "on", "to", "by", "from") and not is_temporal(prep)


def _as(word: Word, dep: str, head: Word) -> Word:
    """A word with another place in the tree, and nothing that parts it from the words before."""
    changed = Word(word.i, word.text, word.lemma, word.tag, dep, word.span)
    changed.is_role, changed.head = word.is_role, head
    changed.children = [child for child in word.children if not (dep != "prep" and _is_of_verb(child))]
    first = min(changed.subtree(), key=lambda part: part.i)
    first.after_comma = first.after_break = False  # what parted it from the date
    return changed


def _is_in(word: Word, start: int, end: int) -> bool:
    return start <= word.i < end


def _leave_out(mention: Mention, start: int) -> None:
    """The first telling without the words of the second half."""
    head = mention.head
    if start <= head.i:
        return
    verb = Word(head.i, head.text, head.lemma, head.tag, head.dep, head.span, head.date, head.after_comma)
    verb.head = verb if head.head is head else head.head
    verb.children = [
        child for child in head.children if child.i < start or (child.dep == "conj" and child.is_verb)
    ]
    mention.clause = verb if mention.clause is head else mention.clause
    mention.head = verb
