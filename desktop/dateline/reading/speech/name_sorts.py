"""What bears a name: a person, a body, a place, or a thing such as a ship or a war? The whole text votes."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from dateline.reading.speech.mentions import Mention
from dateline.reading.speech.words_for_people import plain, words_for_people

# Sorts that no Person is made of.
_NOBODY = ("place", "thing")
_LABEL = 2  # votes of the model's label
_TOLD = 8  # votes by which a whole name tells what its first word is short for
_Votes = dict[str, Counter[str]]


def sorted_out(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that name somebody, each with the sort that all mentions of its name agree on best.

    A name that stands in headings alone is not trusted.
    """
    found = list(mentions)
    votes: _Votes = defaultdict(Counter)
    trusted: set[str] = set()
    for mention in found:
        votes[_key(mention)].update(mention.cues)
        if not mention.is_heading:
            trusted.update((_key(mention), plain(mention.words[-1])))
    surnames, longer = _short_forms(found, votes)
    kept = []
    for mention in found:
        key = _key(mention)
        if mention.is_heading and not {key, plain(mention.words[-1])} & trusted:
            continue
        is_short = len(mention.words) == 1 and not mention.role and mention.sort != "country"
        if is_short and key in longer:
            whole = longer[key]
            mention.sort = _best(whole, votes)
            if plain(whole.words[-1]) in words_for_people().companies:
                mention.words = whole.words
        elif mention.sort != "country" and not (is_short and key in surnames):
            mention.sort = _best(mention, votes)
        if mention.sort not in _NOBODY and not (
            is_short and mention.is_first and _is_guess(key, votes, surnames)
        ):
            kept.append(mention)
    return kept


def _is_guess(key: str, votes: _Votes, surnames: set[str]) -> bool:
    """True where nothing but the model's label speaks for a name: "Bake at 180 °C"."""
    return key not in surnames and votes[key].total() <= _LABEL


def _short_forms(found: list[Mention], votes: _Votes) -> tuple[set[str], dict[str, Mention]]:
    """The surnames of people; and the first words of bodies and places, each with the whole name that it stands for.

    A word that is both is a surname, unless a company is named as often.
    """
    surnames: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    longer: dict[str, Mention] = {}
    for mention in found:
        if len(mention.words) == 1 or mention.sort == "country":
            continue
        is_told = votes[_key(mention)][sort := _best(mention, votes)] >= _TOLD
        if sort != "person" and is_told and not mention.words[0].isupper():
            longer.setdefault(plain(mention.words[0]), mention)
            bodies[plain(mention.words[0])] += 1
        elif sort == "person" and mention.is_sure and mention.words[1] != "of":
            surnames[plain(mention.words[-1])] += 1
    companies = words_for_people().companies
    longer = {
        word: mention
        for word, mention in longer.items()
        if word not in surnames or (bodies[word] >= surnames[word] and plain(mention.words[-1]) in companies)
    }
    return set(surnames) - set(longer), longer


def _key(mention: Mention) -> str:
    return " ".join(map(plain, mention.words))


def _best(mention: Mention, votes: _Votes) -> str:
    """The sort with most votes; where two have as many, the one that the mention itself has.

    Where the votes are all against, it is the name of nobody.
    """
    counted = votes[_key(mention)]
    if not counted:
        return mention.sort
    if max(counted.values()) < 0:
        return "thing"
    return max(counted, key=lambda sort: (counted[sort], sort == mention.sort, sort))
