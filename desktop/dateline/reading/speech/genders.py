"""Is a person he or she? By the words for the person, else by the pronouns that go with the name."""

import re
from bisect import bisect_left
from collections import Counter

from dateline.model.person import Person
from dateline.model.source import Source
from dateline.model.span import Span
from dateline.reading.sentences import Parsed
from dateline.reading.speech.words_for_people import words_for_people

PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?P<word>he|she|his|her)\b", re.IGNORECASE)


def genders_of(source: Source, parsed: Parsed, people: tuple[Person, ...]) -> dict[str, str]:
    """ "m" or "f" by the name of each person, "" where nothing tells.

    A pronoun speaks for a person where no other one is named in its sentence before it, or where it opens the
    sentence after one that names this person alone.
    """
    words = words_for_people()
    told = {
        one.name: words.gender(one.name, one.role) or words.first_names.get(one.name.lower(), "")
        for one in people
        if one.sort == "person"
    }
    unknown = {name for name, gender in told.items() if not gender}
    if not unknown:
        return told
    votes: dict[str, Counter[str]] = {name: Counter() for name in unknown}
    places = sorted((p.span, one.name) for one in people if one.sort == "person" for p in one.passages)
    starts = [span.start for span, _ in places]
    alone = ""  # the one person whom the sentences before, in the same paragraph, name
    paragraph = -1
    for sentence in parsed.sentences:
        low, high = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        here = places[low:high]
        names = {name for _, name in here}
        said = sentence.span.of(source.text)
        opening = _OPENING.match(said)
        if paragraph != sentence.paragraph:
            alone = ""
        if opening and alone in unknown:
            votes[alone][PRONOUNS[opening["word"].lower()]] += 1
        elif len(names) == 1 and (name := here[0][1]) in unknown:
            votes[name].update(_after(said, sentence.span, here[0][0]))
        is_next = paragraph == sentence.paragraph
        alone = here[0][1] if len(names) == 1 else ("" if names or not is_next else alone)
        paragraph = sentence.paragraph
    return told | {name: _most(votes[name]) for name in unknown}


def _after(words: str, sentence: Span, name: Span) -> list[str]:
    """The genders of the pronouns that follow the name in its sentence, but for that of one already in it before.

    "She met the surgeon Karl Lund, whom she married" tells nothing of him.
    """
    before = {PRONOUNS[m[0].lower()] for m in _PRONOUN.finditer(words, 0, name.start - sentence.start)}
    after = (PRONOUNS[m[0].lower()] for m in _PRONOUN.finditer(words, name.end - sentence.start))
    return [gender for gender in after if gender not in before]


def _most(votes: Counter[str]) -> str:
    """The gender with clearly more votes."""
    he, she = votes["m"], votes["f"]
    if he >= 2 * she and he:
        return "m"
    return "f" if she >= 2 * he and she else ""
