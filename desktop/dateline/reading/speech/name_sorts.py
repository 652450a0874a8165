"""What bears a name: a person, a body, a place, or a thing such as a ship or a war? The whole text votes."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from dateline.reading.speech.mentions import Mention
from dateline.reading.speech.words_for_people import plain

# Sorts that no Person is made of.
_NOBODY = ("place", "thing")


def sorted_out(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that name somebody, each with the sort that all mentions of its name agree on best.

    A name that stands in headings alone is not trusted. A surname goes with the full name that ends in it, and the
    first word of a body's or a place's name with that name.
    """
    found = list(mentions)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    trusted: set[str] = set()
    for mention in found:
        votes[_key(mention)].update(mention.cues)
        if not mention.is_heading:
            trusted.update((_key(mention), plain(mention.words[-1])))
    whole = {
        plain(m.words[-1]) for m in found if len(m.words) > 1 and m.is_sure and _best(m, votes) == "person"
    }
    shortened = {
        plain(m.words[0]): sort
        for m in found
        if len(m.words) > 1 and (sort := _best(m, votes)) in ("organisation", "place", "thing")
    }
    kept = []
    for mention in found:
        if mention.is_heading and not {_key(mention), plain(mention.words[-1])} & trusted:
            continue
        is_short = len(mention.words) == 1 and not mention.role
        if mention.sort != "country" and not (is_short and _key(mention) in whole):
            mention.sort = (is_short and shortened.get(_key(mention))) or _best(mention, votes)
        if mention.sort not in _NOBODY:
            kept.append(mention)
    return kept


def _key(mention: Mention) -> str:
    return " ".join(map(plain, mention.words))


def _best(mention: Mention, votes: dict[str, Counter[str]]) -> str:
    """The sort with most votes; where two have as many, the one that the mention itself has.

    Where the votes are all against, it is the name of nobody.
    """
    counted = votes[_key(mention)]
    if not counted:
        return mention.sort
    if max(counted.values()) < 0:
        return "thing"
    return max(counted, key=lambda sort: (counted[sort], sort == mention.sort, sort))
