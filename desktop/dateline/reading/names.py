"""Who is named in a text, and by which other words is each of them called?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dateline.model.person import Person
from dateline.model.source import Source
from dateline.model.span import Passage, Span
from dateline.reading.sentences import Parsed, Sentence
from dateline.reading.words_for_people import WordsForPeople, plain, words_for_people

_SORTS = {"PERSON": "person", "ORG": "organisation", "GPE": "country", "NORP": "country"}
_BEFORE_NAMES = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "POS", "VBG", "VBN"})
_LONGEST_ROLE = 8


@dataclass(slots=True)
class Mention:
    """A name as it stands: `words` without titles and possessive endings."""

    span: Span
    words: tuple[str, ...]
    sort: str
    role: str = ""
    is_sure: bool = True  # False for a bare proper noun that was not recognised as a name


@dataclass(slots=True)
class Named:
    """Somebody on the way to become a Person."""

    words: tuple[str, ...]
    sort: str
    role: str = ""
    aliases: dict[str, None] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)


def find_people(source: Source, parsed: Parsed) -> tuple[Person, ...]:
    """The people, bodies and countries that the text names, in the order of their first mention."""
    mentions = [mention for sentence in parsed.sentences for mention in _mentions(sentence)]
    named = _gathered(mentions)
    named.sort(key=lambda one: one.spans[0])
    return tuple(
        Person(
            name=" ".join(one.words),
            role=one.role,
            aliases=tuple(alias for alias in one.aliases if alias != " ".join(one.words)),
            passages=tuple(Passage(source.id, span) for span in one.spans),
            sort=one.sort,
        )
        for one in named
    )


# Names as they stand


def _mentions(sentence: Sentence) -> Iterator[Mention]:
    words = words_for_people()
    tokens = list(sentence.tokens)
    first = sentence.tokens.start
    taken = [False] * len(tokens)
    for entity in sentence.tokens.ents:
        sort = _SORTS.get(entity.label_)
        if sort is None:
            continue
        mention = _mention(sentence, tokens, entity.start - first, entity.end - first, sort)
        if mention:
            yield mention
            for i in range(entity.start - first, entity.end - first):
                taken[i] = True
    yield from _unrecognised(sentence, tokens, taken, words)


def _mention(sentence: Sentence, tokens: list[Any], start: int, end: int, sort: str) -> Mention | None:
    words = words_for_people()
    while end > start and (tokens[end - 1].tag_ == "POS" or not tokens[end - 1].text[-1:].isalnum()):
        if tokens[end - 1].text.endswith("."):
            break
        end -= 1
    while start < end and (
        tokens[start].lower_ in ("the", "a", "an") or not tokens[start].text[:1].isalnum()
    ):
        start += 1
    name_start = start
    if sort == "person":
        while name_start < end - 1 and words.tells_role(tokens[name_start].text):
            name_start += 1
    text = (
        tokens[0].doc.text[tokens[name_start].idx : tokens[end - 1].idx + len(tokens[end - 1].text)]
        if name_start < end
        else ""
    )
    name = tuple(text.split())
    if not name or not name[0][:1].isupper() or len(name) > 8 or any("\n" in word for word in name):
        return None
    role, titled = _role_before(tokens, name_start, words)
    if titled and sort != "country":
        sort = "person"
    if sort == "country" and " ".join(name) not in words.countries:
        sort = "person" if titled else ""
    if not sort or (sort == "person" and (len(name) > 4 or any(ch.isdigit() for ch in "".join(name)))):
        return None
    if sort == "person" and not role:
        role = _role_after(tokens, name_start, end, words)
    span = Span(
        sentence.offset + tokens[name_start].idx,
        sentence.offset + tokens[end - 1].idx + len(tokens[end - 1].text),
    )
    return Mention(span, name, sort, role)


def _unrecognised(
    sentence: Sentence, tokens: list[Any], taken: list[bool], words: WordsForPeople
) -> Iterator[Mention]:
    """Proper nouns outside recognised names: sure after a title, else only where the name is known."""
    i = 0
    while i < len(tokens):
        if taken[i] or tokens[i].tag_ not in ("NNP", "NNPS") or words.tells_role(tokens[i].text):
            i += 1
            continue
        end = i
        while end < len(tokens) and not taken[end] and tokens[end].tag_ in ("NNP", "NNPS") and end - i < 4:
            end += 1
        _, titled = _role_before(tokens, i, words)
        mention = _mention(sentence, tokens, i, end, "person")
        if mention:
            mention.is_sure = titled and tokens[i].text[:1].isupper()
            yield mention
        i = max(end, i + 1)


def _role_before(tokens: list[Any], start: int, words: WordsForPeople) -> tuple[str, bool]:
    """The title or role right before a name, and whether there is one: "Chinese President", "Mr."."""
    if start == 0 or not words.tells_role(tokens[start - 1].text):
        return "", False
    first = start - 1
    while first > 0 and start - first < _LONGEST_ROLE and tokens[first - 1].tag_ in _BEFORE_NAMES:
        first -= 1
    while tokens[first].tag_ in ("POS", "HYPH", "VBG", "VBN") and first < start - 1:
        first += 1
    text: str = tokens[first].doc.text
    return text[tokens[first].idx : tokens[start - 1].idx + len(tokens[start - 1].text)], True


def _role_after(tokens: list[Any], start: int, end: int, words: WordsForPeople) -> str:
    """What an apposition says: "Kenneth Moor, a former official of the council,"."""
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return ""
    stop = end + 1
    while (
        stop < len(tokens)
        and stop - end < 14
        and tokens[stop].text not in (",", ".", ";", ":", "—", "–", "”", '"')
    ):
        if tokens[stop].tag_ in ("VBD", "VBZ", "VBP", "MD", "WP"):
            break
        stop += 1
    if not any(words.tells_role(token.text) for token in tokens[end + 1 : stop]):
        return ""
    if tokens[end + 1].tag_ not in ("DT", "NN", "JJ", "PRP$", "NNP", "RB", "CD"):
        return ""
    text: str = tokens[start].doc.text[
        tokens[end + 1].idx : tokens[stop - 1].idx + len(tokens[stop - 1].text)
    ]
    return text.removeprefix("a ").removeprefix("an ").removeprefix("the ").strip()


# Who is who


def _gathered(mentions: list[Mention]) -> list[Named]:
    """One Named for each person and body: full names first, then short names to the latest fitting one."""
    people, bodies = _People(), _Bodies()
    for mention in mentions:
        if mention.sort == "person" and len(mention.words) > 1 and mention.is_sure:
            people.add_full(mention)
    for mention in mentions:
        if not (mention.sort != "person" and people.knows(mention)) and mention.sort != "person":
            bodies.add(mention)
        else:
            people.add(mention)
    return [one for one in [*people.named, *bodies.named.values()] if one.spans]


class _Bodies:
    """Organisations and countries by their words."""

    def __init__(self) -> None:
        self.named: dict[str, Named] = {}

    def add(self, mention: Mention) -> None:
        key = " ".join(mention.words)
        one = self.named.setdefault(key.lower(), Named(mention.words, mention.sort))
        one.spans.append(mention.span)


class _People:
    """Persons by each word of their names; a mention goes to the person spoken of last that it fits."""

    def __init__(self) -> None:
        self.named: list[Named] = []
        self.by_word: dict[str, list[Named]] = {}
        self.latest: dict[int, int] = {}

    def knows(self, mention: Mention) -> bool:
        return len(mention.words) == 1 and plain(mention.words[0]) in self.by_word

    def add_full(self, mention: Mention) -> None:
        """Makes the person known, without the mention itself."""
        one = self._same(mention.words)
        if one is None:
            one = Named(mention.words, "person")
            self.named.append(one)
            self._index(one, mention.words)
        elif len(mention.words) > len(one.words) and len(mention.words) <= 3:
            one.aliases[" ".join(one.words)] = None
            one.words = mention.words
            self._index(one, mention.words)

    def add(self, mention: Mention) -> None:
        one = self._same(mention.words) if len(mention.words) > 1 else self._short(mention)
        if one is None:
            if not mention.is_sure:
                return
            one = Named(mention.words, "person")
            self.named.append(one)
            self._index(one, mention.words)
        one.aliases[" ".join(mention.words)] = None
        one.spans.append(mention.span)
        self.latest[id(one)] = mention.span.start
        if len(mention.role) > len(one.role) and not (one.role and len(plain(one.role)) > 4):
            one.role = mention.role

    def _index(self, one: Named, words: tuple[str, ...]) -> None:
        for word in (words[0], words[-1]):
            known = self.by_word.setdefault(plain(word), [])
            if one not in known:
                known.append(one)

    def _same(self, words: tuple[str, ...]) -> Named | None:
        """A person with the same first and last word, or with all of these words in the name."""
        lower = [plain(word) for word in words]
        for one in self.by_word.get(lower[-1], ()):
            known = [plain(word) for word in one.words]
            if known[-1] == lower[-1] and (known[0] == lower[0] or set(lower) <= set(known)):
                return one
        return None

    def _short(self, mention: Mention) -> Named | None:
        fitting = self.by_word.get(plain(mention.words[0]), ())
        words = words_for_people()
        wanted = words.gender("", mention.role)
        if wanted and len(fitting) > 1:
            fitting = [
                one for one in fitting if words.gender(" ".join(one.words), one.role) in ("", wanted)
            ] or fitting
        return max(fitting, key=lambda one: self.latest.get(id(one), -1), default=None)
