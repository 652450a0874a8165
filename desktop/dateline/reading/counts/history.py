"""Which well-known happening do these words name? Looks them up in `resources/lexicons/history.txt`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.model.date import Date
from dateline.model.edtf import read_date
from dateline.model.span import Span
from dateline.resources import resource


@dataclass(frozen=True, slots=True)
class Happening:
    """A war, revolution, founding, treaty, disaster … of the list; `end` is None where it was over in a day."""

    name: str
    kind: str
    begin: Date
    end: Date | None = None

    @property
    def has_two_ends(self) -> bool:
        """True where the name alone leaves open whether the beginning or the end is kept."""
        return self.kind in ("war", "period") and self.end is not None and self.end.year != self.begin.year


@dataclass(frozen=True, slots=True)
class Named:
    """A happening as the words name it.

    `span` covers all the words, `name_span` the name alone. `dates` are the days or years that the words can
    mean: one, or beginning and end where they do not tell. `aspect` is "end", "begin" or "", `aspect_word`
    the word that says so ("victory"). `year` is a year said beside the name ("the 1917 revolution").
    """

    happening: Happening
    span: Span
    name_span: Span
    dates: tuple[Date, ...]
    aspect: str = ""
    aspect_word: str = ""
    year: int | None = None


_BEGIN = frozenset("outbreak start beginning onset commencement launch opening".split())
_END = frozenset(
    "end ending victory victories win triumph conclusion close defeat surrender armistice cessation "
    "dissolution collapse fall demise".split()
)
_MAKING = frozenset(
    "founding foundation establishment creation birth formation proclamation launch inception signing adoption "
    "conclusion start beginning outbreak declaration establishing forming".split()
)
_ASPECTS = _BEGIN | _END | _MAKING
_LINKS = frozenset("of in over against for at from".split())
_DETERMINERS = frozenset("the its their his her our this that a an".split())
_ADJECTIVES = frozenset(
    "allied soviet chinese russian german american british french historic great tragic deadly deadliest "
    "devastating bloody catastrophic horrific infamous so-called successful modern final joint nazi "
    "japanese israeli us common glorious communist terrorist".split()
)
# Nouns that may follow a name and say again what it is: "the Bay of Pigs fiasco".
_ECHOES = frozenset(
    "fiasco disaster tragedy catastrophe attack attacks massacre invasion crisis uprising revolution bombing "
    "bombings decision ruling war conflict battle accident revolt event events".split()
)
_TOKEN = re.compile(r"['’]s\b|\w+|[^\w\s]")
_SPELLINGS = {"’s": "'s", "vs": "v", "versus": "v", "organisation": "organization", "labour": "labor"}
_SILENT = frozenset(".-–'’\"“”‘`")


@lru_cache(maxsize=1)
def happenings() -> dict[tuple[str, ...], Happening]:
    """Every name of every happening, in folded words."""
    found: dict[tuple[str, ...], Happening] = {}
    for line in resource("lexicons/history.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, kind, begin, end, others = (part.strip() for part in line.split("|"))
        happening = Happening(name, kind, read_date(begin), read_date(end) if end else None)
        for variant in (name, *(other.strip() for other in others.split(";") if other.strip())):
            found[tuple(word for word, _ in _fold(variant))] = happening
    return found


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, happenings()))


def _fold(text: str, offset: int = 0) -> list[tuple[str, Span]]:
    """The words and the parting marks of `text`, folded, with their places; a leading "the" is dropped."""
    words = [
        (
            _SPELLINGS.get(match.group().lower(), match.group().lower()),
            Span(offset + match.start(), offset + match.end()),
        )
        for match in _TOKEN.finditer(text)
        if match.group() not in _SILENT
    ]
    return words[1:] if words and words[0][0] == "the" else words


def name_at(words: list[tuple[str, Span]], start: int) -> tuple[Happening, int] | None:
    """The happening with the longest name that begins at `start`, and where its name ends."""
    known = happenings()
    for end in range(min(len(words), start + _longest()), start, -1):
        found = known.get(tuple(word for word, _ in words[start:end]))
        if found:
            return found, end
    return None


def named_in(
    text: str, offset: int = 0, goes_on: Callable[[int], bool] = lambda _: False
) -> tuple[Named, ...]:
    """The happenings that `text` names from its start on: one, or several joined by commas and "and".

    Empty where the words do not begin with one. `goes_on(position)` is True where the word at that place
    belongs to the same noun phrase, so that "the Titanic museum" is not the Titanic. Spans are `offset`
    plus the place in `text`.
    """
    words = _fold(text, offset)
    found: list[Named] = []
    start, aspect = 0, ""
    while True:
        one = _one(words, start, aspect, goes_on)
        if one is None:
            return tuple(found)
        named, start = one
        found.append(named)
        aspect = named.aspect_word
        joined = start
        while joined < len(words) and words[joined][0] in (",", "and", "as", "well", "&"):
            joined += 1
        if joined == start:
            return tuple(found)
        start = joined


def _one(
    words: list[tuple[str, Span]], start: int, inherited: str, goes_on: Callable[[int], bool]
) -> tuple[Named, int] | None:
    """[the] [aspect of] [modifiers] NAME ['s aspect], and the place after it."""
    aspect, year, at = "", None, start
    while at < len(words):
        named = name_at(words, at)
        if named and not _runs_on(words, named[1], goes_on):
            happening, end = named
            aspect, end = _aspect_after(words, end) or (aspect, end)
            span = Span(words[start][1].start, words[end - 1][1].end)
            name_span = Span(words[at][1].start, words[named[1] - 1][1].end)
            meant = _named(happening, span, name_span, aspect or inherited, year)
            return (meant, end) if meant.dates else None
        step = _skip(words, at)
        if step is None:
            return None
        word = words[at][0]
        if word in _ASPECTS and step - at == 2:
            aspect = word
        elif word.isdigit():
            year = int(word)
        at = step
    return None


def _runs_on(words: list[tuple[str, Span]], end: int, goes_on: Callable[[int], bool]) -> bool:
    if end >= len(words):
        return False
    word, span = words[end]
    if word == "'s":
        return _aspect_after(words, end) is None
    if [folded for folded, _ in words[end : end + 2]] == ["supreme", "court"]:
        return _runs_on(words, end + 2, goes_on)
    if word in _ECHOES:
        return _runs_on(words, end + 1, goes_on)
    return word[0].isalnum() and goes_on(span.start)


def _aspect_after(words: list[tuple[str, Span]], end: int) -> tuple[str, int] | None:
    """The aspect in "World War II's end", and the place after it."""
    if end + 1 < len(words) and words[end][0] == "'s" and words[end + 1][0] in _ASPECTS:
        return words[end + 1][0], end + 2
    return None


def _skip(words: list[tuple[str, Span]], at: int) -> int | None:
    """The place after a word that may stand before a name; None where the words name something else."""
    word = words[at][0]
    if word in _ASPECTS and at + 1 < len(words) and words[at + 1][0] in _LINKS:
        return at + 2
    if word in _DETERMINERS or word in _ADJECTIVES or (word.isdigit() and len(word) == 4):
        return at + 1
    for end in range(at + 1, min(at + 5, len(words))):
        if words[end][0] == "'s":
            return end + 1
        if not words[end][0][0].isalnum():
            break
    return None


def _named(happening: Happening, span: Span, name_span: Span, word: str, year: int | None) -> Named:
    dates, aspect = tuple(_meant(happening, word)), ""
    if word in _END and happening.kind in ("war", "period", "founding", "revolution", "battle"):
        aspect = "end"
    elif word in _ASPECTS:
        aspect = "begin"
    if year is not None:
        dates = tuple(date for date in dates if date.year == year)
    return Named(happening, span, name_span, dates, aspect, word, year)


def _meant(happening: Happening, word: str) -> Iterator[Date]:
    """The dates that a happening with this aspect can stand for; none where the aspect does not fit it."""
    begin, end = happening.begin, happening.end
    if happening.kind in ("birth", "death", "discovery", "other", "attack", "disaster"):
        if word in ("", "start", "beginning", "onset"):
            yield begin
    elif happening.kind in ("war", "period"):
        if word not in _END:
            yield begin
        if word not in _BEGIN and end and (word in _END or end.year != begin.year):
            yield end
    elif word in _MAKING or word in _BEGIN or word == "":
        yield begin
    elif word in _END:
        if end:
            yield end
        elif happening.kind in ("battle", "revolution"):
            yield begin
