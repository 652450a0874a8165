"""Who is named in a text, and by which other words is each of them called?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.model.person import Person
from dateline.model.source import Source
from dateline.model.span import Passage, Span
from dateline.reading.datelines import telling_start
from dateline.reading.sentences import Parsed, Sentence
from dateline.reading.speech.bare_surnames import add_bare_surnames
from dateline.reading.speech.mentions import Mention, find_mentions
from dateline.reading.speech.name_sorts import sorted_out
from dateline.reading.speech.words_for_people import plain, words_for_people


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
    mentions = (mention for sentence in parsed.sentences for mention in _told(parsed.text, sentence))
    named = _gathered(sorted_out(mentions))
    add_bare_surnames(named, parsed)
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


def _told(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The names of a sentence without those of a dateline before it: "PORT MOE (Agency) – The harbour master …"."""
    start = telling_start(text, sentence.span)
    return (mention for mention in find_mentions(text, sentence) if mention.span.end > start)


# Who is who


def _gathered(mentions: list[Mention]) -> list[Named]:
    """One Named for each person and body: full names first, then sure ones, then short names to the latest fitting."""
    people, bodies = _People(), _Bodies()
    for mention in mentions:
        if mention.sort == "person" and len(mention.words) > 1 and mention.is_sure:
            people.add_full(mention)
    for mention in mentions:
        if mention.sort == "person" and mention.is_sure and not people.knows(mention):
            people.add_full(mention)
    for mention in mentions:
        if not (mention.sort != "person" and people.knows(mention)) and mention.sort != "person":
            bodies.add(mention)
        else:
            people.add(mention)
    return [one for one in [*people.named, *bodies.named.values()] if one.spans]


def _is_surname(word: str) -> bool:
    """True for a word before the last of a name that may be the first of two surnames: of "Ana Ibarra Soto"."""
    return (
        len(word) > 2
        and word[0].isupper()
        and word.isalpha()
        and plain(word) not in words_for_people().first_names
    )


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
        """Makes the person known, without the mention itself, so that words before it can speak of them."""
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
        middle = words[-2:-1] if len(words) > 2 and _is_surname(words[-2]) else ()
        for word in (words[0], *middle, words[-1]):
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
