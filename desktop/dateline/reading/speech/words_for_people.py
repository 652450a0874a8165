"""Our words for people and bodies: titles, roles, groups, what gender they tell, countries."""

import json
from dataclasses import dataclass
from functools import lru_cache

from dateline.resources import resource


@dataclass(frozen=True, slots=True)
class WordsForPeople:
    """Lower-case words, titles without their full stop; `genders` maps a word to "m" or "f".

    `bodies` are roles that no person has. `last_words` holds for "place", "organisation" and "thing" the words that
    such names end in, `companies` those of companies, `surnames_too` those that end names of people as well;
    `first_words` the words that they begin with, such as the letters before a ship's name. `vessels` stand before a
    ship's name, `settlements` before "of" and a place's, `nobles` before "of" and a title's land. `personal_verbs`
    (what mostly people do), `done_to_people`, `done_to_places` and `going` are lemmas.
    """

    titles: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    groups: dict[str, str]
    genders: dict[str, str]
    first_names: dict[str, str]
    countries: frozenset[str]
    last_words: dict[str, frozenset[str]]
    companies: frozenset[str]
    surnames_too: frozenset[str]
    first_words: dict[str, frozenset[str]]
    vessels: frozenset[str]
    settlements: frozenset[str]
    personal_verbs: frozenset[str]
    done_to_people: frozenset[str]
    done_to_places: frozenset[str]
    going: frozenset[str]
    nobles: frozenset[str]

    def ends_no_person(self, word: str) -> bool:
        return any(word in ends for ends in self.last_words.values())

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
        bodies=frozenset(told["bodies"].split()),
        groups={word: sort for sort, words in told["groups"].items() for word in words.split()},
        genders=genders,
        first_names={word: g for g, words in told["first_names"].items() for word in words.split()},
        countries=frozenset(told["countries"]),
        last_words={sort: frozenset(words.split()) for sort, words in told["last_words"].items()},
        companies=frozenset(told["companies"].split()),
        surnames_too=frozenset(told["surnames_too"].split()),
        first_words={sort: frozenset(words.split()) for sort, words in told["first_words"].items()},
        vessels=frozenset(told["vessels"].split()),
        settlements=frozenset(told["settlements"].split()),
        personal_verbs=frozenset(told["personal_verbs"].split()),
        done_to_people=frozenset(told["done_to_people"].split()),
        done_to_places=frozenset(told["done_to_places"].split()),
        going=frozenset(told["going"].split()),
        nobles=frozenset(told["nobles"].split()),
    )
