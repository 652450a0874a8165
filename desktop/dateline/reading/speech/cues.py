"""Which words tell that somebody says something, and what may follow each of them?

Frames of a verb (resources/lexicons/saying.json): "clause" (said that …), "that" (a finite clause, from a
document too: the report shows that …), "quote", "wh" (asked whether …), "object" (rejected the plan), "to"
(vowed to …), "whom" (urged them to …), "named" (called it a fraud), "reproach" (blamed them for …); and the
prepositions that go with it (called for, spoke of); "feeling" (voiced concern) and "likened" (likened it to a swamp).
A phrase has frames of its own: "point out", "make clear". Frames of a noun: "that", "to", and its prepositions (his
claim that …, a promise to …, the announcement of …).
"""

import json
from dataclasses import dataclass
from functools import lru_cache

from dateline.reading.speech.clauses import Clauses
from dateline.resources import resource

# Verbs that carry a verb of saying: "went on to say", "refused to discuss".
CARRIERS = frozenset(
    """go appear seem refuse decline continue begin start try want come proceed use have need manage fail hasten
    rush dare stop keep hesitate serve""".split()
)
_LATER = frozenset({"then", "later", "again", "recently", "too"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of saying."""

    verbs: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    particles: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]  # by their verb: the rest, frames
    feelings: frozenset[str]
    nouns: dict[str, frozenset[str]]
    document_verbs: frozenset[str]
    documents: frozenset[str]
    occasions: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Our lexicon of saying, read once."""
    told = json.loads(resource("lexicons/saying.json").read_text(encoding="utf-8"))

    def sets(name: str) -> dict[str, frozenset[str]]:
        return {word: frozenset(entry.split()) for word, entry in told[name].items()}

    phrases: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for phrase, frames in sets("phrases").items():
        verb, *rest = phrase.split()
        phrases.setdefault(verb, []).append((tuple(rest), frames))
    return Lexicon(
        verbs=sets("verbs"),
        prepositions=sets("prepositions"),
        particles=sets("particles"),
        phrases={verb: tuple(found) for verb, found in phrases.items()},
        feelings=frozenset(told["feelings"]),
        nouns=sets("nouns"),
        document_verbs=frozenset(told["document_verbs"]),
        documents=frozenset(told["documents"]),
        occasions=frozenset(told["occasions"]),
    )


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying at token `verb`, with its helpers from `first` to `last`, both included."""

    verb: int
    first: int
    last: int
    frames: frozenset[str]


def find_cues(t: Clauses) -> list[Cue]:
    """The verbs of saying of a stretch, in order."""
    words = lexicon()
    return [
        cue_at(t, i, words)
        for i, lemma in enumerate(t.lemmas)
        if (lemma in words.verbs or lemma in words.document_verbs or _phrase_at(t, i, words))
        and t.is_verb(i)
        and t.deps[i] not in ("amod", "aux", "compound")
    ]


def cue_at(t: Clauses, i: int, words: Lexicon) -> Cue:
    lemma = t.lemmas[i]
    if phrase := _phrase_at(t, i, words):
        rest, frames = phrase
        return Cue(i, first_of(t, i), i + len(rest), frames)
    particle = ""
    for k in t.kids[i]:
        is_particle = t.deps[k] in ("prt", "advmod") or t.low[k] == "out"
        if i < k <= i + 2 and is_particle and t.low[k] in words.particles.get(lemma, ()):
            particle = t.low[k]
    last = t.low.index(particle, i) if particle else i
    return Cue(i, first_of(t, i), _last_of(t, i, last, words), words.verbs.get(lemma, frozenset()))


def _phrase_at(t: Clauses, i: int, words: Lexicon) -> tuple[tuple[str, ...], frozenset[str]] | None:
    """The phrase of saying that the verb i begins, without the verb, and its frames: "made clear"."""
    for rest, frames in words.phrases.get(t.lemmas[i], ()):
        if i + len(rest) < t.lasts[i] and tuple(t.low[i + 1 : i + 1 + len(rest)]) == rest:
            return rest, frames
    return None


def _last_of(t: Clauses, i: int, last: int, words: Lexicon) -> int:
    """The cue's last token: "said then", "said in an interview"."""
    end = t.lasts[i]
    if last < end and t.low[last + 1] in _LATER and t.heads[last + 1] == i:
        return last + 1
    if last + 3 <= end and t.low[last + 1] in ("in", "on") and t.low[last + 2] in ("a", "an"):
        for noun in range(last + 3, min(last + 6, end + 1)):
            if t.lemmas[noun] in words.occasions and t.tags[noun] == "NN" and t.deps[noun] == "pobj":
                return noun
    return last


def first_of(t: Clauses, i: int) -> int:
    """The first of the helpers that stand directly before the verb i: "has also", "did not", "appeared to"."""
    first, floor = i, t.firsts[i]
    helpers = {k for k in t.kids[i] if t.deps[k] in ("aux", "auxpass", "neg", "advmod") and t.right[k] < i}
    while first > floor and first - 1 in helpers and t.tags[first - 1] not in ("WRB", "IN"):
        first -= 1
    head = t.heads[i]
    if t.deps[i] in ("xcomp", "advcl") and head < first and t.lemmas[head] in CARRIERS and t.is_verb(head):
        between = range(head + 1, first)
        if len(between) <= 2 and all(t.heads[k] in (head, i) and t.deps[k] != "dobj" for k in between):
            return first_of(t, head)
    return first
