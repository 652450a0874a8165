"""Which words name events, of which family and kind: the lexicons, loaded once."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.resources import resource


@dataclass(frozen=True, slots=True)
class Family:
    """Words for one sort of event: mentions of the same event come from the same family."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class EventWords:
    """The families by lemma, and by phrase ("take office"); `strong` verbs name an event even without a date."""

    nouns: dict[str, Family]
    verbs: dict[str, Family]
    strong: frozenset[str]
    phrases: dict[str, Family]


@dataclass(frozen=True, slots=True)
class Wording:
    """How verbs and prepositions behave; see resources/lexicons/wording.toml."""

    saying: frozenset[str]
    acting: frozenset[str]
    announcing: frozenset[str]
    reporting: frozenset[str]
    claiming: frozenset[str]
    planning: frozenset[str]
    trying: frozenset[str]
    light: frozenset[str]
    happening: frozenset[str]
    states: frozenset[str]
    issuing: frozenset[str]
    documents: frozenset[str]
    spokespeople: frozenset[str]
    press: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    containing: frozenset[str]
    past: dict[str, str]


OTHER = Family("other", "other")


def _lexicon(name: str) -> dict[str, Any]:
    with resource(f"lexicons/{name}.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def event_words() -> EventWords:
    """The lexicon of events. A word that stands in two families belongs to the first."""
    nouns: dict[str, Family] = {}
    verbs: dict[str, Family] = {}
    strong: set[str] = set()
    phrases: dict[str, Family] = {}
    for entry in _lexicon("events")["family"]:
        family = Family(entry["name"], entry["kind"])
        for noun in entry["nouns"]:
            nouns.setdefault(noun, family)
        for verb in (*entry["strong"], *entry["verbs"]):
            verbs.setdefault(verb, family)
        strong.update(entry["strong"])
        phrases.update(dict.fromkeys(entry.get("phrases", ()), family))
    return EventWords(nouns, verbs, frozenset(strong), phrases)


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The lexicon of how words behave."""
    lists = _lexicon("wording")
    past = lists.pop("past")
    return Wording(past=past, **{name: frozenset(words) for name, words in lists.items()})


@lru_cache(maxsize=1)
def past_forms() -> frozenset[str]:
    """The past of irregular verbs that is not also their present: "went", not "put"."""
    return frozenset(past for lemma, past in wording().past.items() if past != lemma)
