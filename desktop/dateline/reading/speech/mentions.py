"""Which words of a sentence are names, and which titles and roles stand with them?"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.span import Span
from dateline.reading.sentences import Sentence
from dateline.reading.speech.words_for_people import plain, words_for_people

_SORTS = {"PERSON": "person", "ORG": "organisation", "GPE": "country", "NORP": "country"}
_BEFORE_NAMES = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "POS", "VBG", "VBN"})
_ENDS = frozenset({",", ".", ";", ":", "—", "–", "”", '"', "("})
_PROPER = ("NNP", "NNPS")
_LONGEST_ROLE = 8
_LONGEST_ASIDE = 14


@dataclass(slots=True)
class Mention:
    """A name as it stands: `words` without titles and possessive endings."""

    span: Span
    words: tuple[str, ...]
    sort: str
    role: str = ""
    is_sure: bool = True  # False for a bare proper noun that was not recognised as a name


@dataclass(slots=True)
class _Line:
    """The words of one sentence in plain lists, with their places in `text`."""

    text: str
    words: list[str]
    tags: list[str]
    starts: list[int]
    ends: list[int]

    def between(self, first: int, last: int) -> str:
        """The text from the word `first` to the word `last`, both included."""
        return " ".join(self.text[self.starts[first] : self.ends[last]].split())


def find_mentions(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The names of a sentence: the recognised ones, then proper nouns outside of them."""
    tokens = list(sentence.tokens)
    starts = [sentence.offset + token.idx for token in tokens]
    words = [token.text for token in tokens]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    line = _Line(text, words, [token.tag_ for token in tokens], starts, ends)
    first = sentence.tokens.start
    taken = [False] * len(tokens)
    for entity in sentence.tokens.ents:
        sort = _SORTS.get(entity.label_)
        mention = _mention(line, entity.start - first, entity.end - first, sort) if sort else None
        if mention:
            yield mention
            taken[entity.start - first : entity.end - first] = [True] * (entity.end - entity.start)
    yield from _unrecognised(line, taken)


def _mention(line: _Line, start: int, end: int, sort: str) -> Mention | None:
    """The name in the words `[start, end)`, or None where they are none."""
    lexicon = words_for_people()
    start, end = _without_edges(line, start, end)
    while sort == "person" and start < end - 1 and lexicon.tells_role(line.words[start]):
        start += 1
    if start >= end or end - start > 8 or not line.words[start][:1].isupper():
        return None
    name = tuple(line.between(start, end - 1).split())
    role = _role_before(line, start)
    if sort == "organisation" and len(name) == 2 and plain(name[0]) in lexicon.first_names:
        sort = "person"
    if sort == "country" and " ".join(name) not in lexicon.countries:
        sort = "person" if role else ""
    if role and sort != "country":
        sort = "person"
    is_odd = sort == "person" and (len(name) > 4 or any(ch.isdigit() for ch in "".join(name)))
    if not sort or is_odd:
        return None
    if sort == "person" and not role:
        role = _role_after(line, end)
    return Mention(Span(line.starts[start], line.ends[end - 1]), name, sort, role)


def _without_edges(line: _Line, start: int, end: int) -> tuple[int, int]:
    """Articles, quotation marks and a possessive ending are not of the name."""
    while end > start and line.words[end - 1][-1:] != ".":
        if line.tags[end - 1] != "POS" and line.words[end - 1][-1:].isalnum():
            break
        end -= 1
    while start < end and (
        line.words[start].lower() in ("the", "a", "an") or not line.words[start][:1].isalnum()
    ):
        start += 1
    return start, end


def _unrecognised(line: _Line, taken: list[bool]) -> Iterator[Mention]:
    """Proper nouns outside recognised names: sure after a title, else only where the name is known."""
    lexicon = words_for_people()
    i, length = 0, len(line.words)
    while i < length:
        if taken[i] or line.tags[i] not in _PROPER or lexicon.tells_role(line.words[i]):
            i += 1
            continue
        end = i
        while end < length and not taken[end] and line.tags[end] in _PROPER and end - i < 4:
            end += 1
        mention = _mention(line, i, end, "person")
        if mention:
            mention.is_sure = bool(_role_before(line, i))
            yield mention
        i = max(end, i + 1)


def _role_before(line: _Line, start: int) -> str:
    """The title or role right before a name: "Chinese President", "Mr."; "" where there is none."""
    lexicon = words_for_people()
    if start == 0 or not lexicon.tells_role(line.words[start - 1]):
        return ""
    first = start - 1
    while first > 0 and start - first < _LONGEST_ROLE and line.tags[first - 1] in _BEFORE_NAMES:
        first -= 1
    while line.tags[first] in ("POS", "HYPH", "VBG", "VBN") and first < start - 1:
        first += 1
    return line.between(first, start - 1)


def _role_after(line: _Line, end: int) -> str:
    """What an apposition says: "Kenneth Moor, a former official of the council,"."""
    lexicon = words_for_people()
    if end + 1 >= len(line.words) or line.words[end] != ",":
        return ""
    stop = end + 1
    while stop < len(line.words) and stop - end < _LONGEST_ASIDE and line.words[stop] not in _ENDS:
        if line.tags[stop] in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WP$"):
            break
        stop += 1
    if not any(lexicon.tells_role(word) for word in line.words[end + 1 : stop]):
        return ""
    if line.tags[end + 1] not in ("DT", "NN", "JJ", "PRP$", "NNP", "RB", "CD"):
        return ""
    words = line.between(end + 1, stop - 1)
    return words.removeprefix("a ").removeprefix("an ").removeprefix("the ").strip()
