"""Our words for people and bodies: titles, roles, groups, what gender they tell, countries."""

import json
from dataclasses import dataclass
from functools import lru_cache

from dateline.resources import resource


@dataclass(frozen=True, slots=True)
class WordsForPeople:
    """Lower-case words, titles without their full stop; `genders` maps a word to "m" or "f"."""

    titles: frozenset[str]
    roles: frozenset[str]
    groups: dict[str, str]
    genders: dict[str, str]
    first_names: dict[str, str]
    countries: frozenset[str]

    def tells_role(self, word: str) -> bool:
        """True for a title or a word for what somebody is, also "ex-president" and "co-founder"."""
        word = plain(word)
        return word in self.titles or word in self.roles or word.rpartition("-")[2] in self.roles

    def gender(self, name: str, role: str) -> str:
        """ "m", "f" or "" by the role's words, else by the first name."""
        for word in reversed(role.split()):
            if told := self.genders.get(plain(word)):
                return told
        words = name.split()
        for word in words if len(words) > 1 else ():
            if told := self.first_names.get(plain(word)):
                return told
        return ""


def plain(word: str) -> str:
    return word.lower().strip(".,’'")


@lru_cache(maxsize=1)
def words_for_people() -> WordsForPeople:
    """The lexicon, read once."""
    told = json.loads(resource("lexicons/people.json").read_text(encoding="utf-8"))
    genders = {word: g for source in ("titles", "gendered") for g in "mf" for word in told[source][g].split()}
    return WordsForPeople(
        titles=frozenset(word for words in told["titles"].values() for word in words.split()),
        roles=frozenset(told["roles"].split()),
        groups={word: sort for sort, words in told["groups"].items() for word in words.split()},
        genders=genders,
        first_names={word: g for g, words in told["first_names"].items() for word in words.split()},
        countries=frozenset(told["countries"]),
    )
