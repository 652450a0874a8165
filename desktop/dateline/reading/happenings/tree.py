"""A sentence as a tree of words with the dates marked, parsed again where a date has led the parser astray."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from dateline.model.span import Span
from dateline.reading.sentences import Sentence, in_one_thread, language_model

PREPOSITIONS = frozenset(
    "in on at by from to until till since between before after around about during circa of through for".split()
)
_PREMODIFIERS = frozenset(("nummod", "nmod", "compound", "amod", "poss", "dep", "appos", "nsubj", "ROOT"))
# Read as these verbs by the parser, which takes them for nouns before a date.
_DATING = {"date": "come", "dates": "comes"}
_LOOSE = frozenset(("punct", "prep", "case", "advmod", "det", "cc", "relcl", "acl"))


@dataclass(slots=True, eq=False)
class Word:
    """One token.

    `head` is the word itself for a root. `date` is the number of the date it is part of, or -1. `is_role` is True
    for what stands before a person's name and says who that is: a title does without it.
    """

    i: int
    text: str
    lemma: str
    tag: str
    dep: str
    span: Span
    date: int = -1
    after_comma: bool = False
    after_break: bool = False
    is_role: bool = False
    head: "Word" = field(init=False, repr=False)
    children: list["Word"] = field(default_factory=list, repr=False)

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("VB") or self.tag == "MD"

    @property
    def is_noun(self) -> bool:
        return self.tag.startswith("NN")

    @property
    def is_name(self) -> bool:
        return self.tag.startswith("NNP")

    @property
    def low(self) -> str:
        return self.text.lower()

    def child(self, *deps: str) -> "Word | None":
        """The first child with one of these relations."""
        return next((child for child in self.children if child.dep in deps), None)

    def all(self, *deps: str) -> list["Word"]:
        """The children with one of these relations, in order."""
        return [child for child in self.children if child.dep in deps]

    def subtree(self) -> Iterator["Word"]:
        """The word and all below it, in no particular order."""
        stack = [self]
        while stack:
            word = stack.pop()
            yield word
            stack.extend(word.children)

    def ancestors(self) -> Iterator["Word"]:
        """The heads above the word, from the nearest up."""
        word = self
        while word.head is not word:
            word = word.head
            yield word


@dataclass(slots=True, eq=False)
class Tree:
    """The words of a sentence in order; `paragraph` and `number` as in the parsed text.

    `told` are its finite verbs, once somebody has looked for them. `entry` is the number of the date that stands
    before the sentence as the date of an entry in a chronology, or -1.
    """

    words: list[Word]
    span: Span
    paragraph: int
    number: int
    told: list[Word] | None = None
    entry: int = -1

    def at(self, position: int) -> Word | None:
        """The word that holds the character at `position`."""
        return next((word for word in self.words if word.span.start <= position < word.span.end), None)

    def under(self, span: Span) -> list[Word]:
        """The words that lie inside `span`."""
        return [word for word in self.words if span.holds(word.span)]

    @property
    def roots(self) -> list[Word]:
        return [word for word in self.words if word.head is word]


def grow(sentence: Sentence, number: int, dates: dict[int, Span], start: int = 0) -> Tree:
    """The tree of a sentence; `dates` are the spans of the dates in it by their numbers.

    What stands before the character `start` is left out: a dateline.
    """
    if start > sentence.span.start or any(len(span) > _LONGEST_DATE for span in dates.values()):
        return _grown_again(
            sentence, number, {k: span for k, span in dates.items() if span.start >= start}, start
        )
    if len(dates) <= _MOST_DATES and any(_misleads(sentence, span) for span in dates.values()):
        return _grown_again(sentence, number, dates)
    words = [
        Word(k, token.text, token.lemma_.lower(), token.tag_, token.dep_, sentence.span_of(token))
        for k, token in enumerate(sentence.tokens)
    ]
    first = sentence.tokens[0].i if words else 0
    _join(words, (token.head.i - first for token in sentence.tokens))
    tree = Tree(words, sentence.span, sentence.paragraph, number)
    starts = [word.span.start for word in words]
    for date, span in dates.items():
        for word in words[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]:
            if word.span.overlaps(span):
                word.date = date
    return tree


def _join(words: list[Word], heads: Iterable[int]) -> None:
    for word, head in zip(words, heads, strict=True):
        word.head = words[head] if 0 <= head < len(words) else word
        if word.head is not word:
            word.head.children.append(word)
    for before, word in pairwise(words):
        word.after_comma = before.text == ","
        word.after_break = before.text in _BREAKS


def _misleads(sentence: Sentence, date: Span) -> bool:
    """True where the tokens of a date are tied to the words around them as no date can be."""
    inside = [t for t in sentence.tokens if sentence.span_of(t).overlaps(date)]
    if not inside:
        return False
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head.i not in numbers or t.head.i == t.i]
    if any(c.i not in numbers and c.dep_ not in _LOOSE for t in inside for c in t.children):
        return True
    first = inside[0].i - sentence.tokens[0].i
    before = sentence.tokens[first - 1] if first > 0 else None
    is_led_in = before is not None and before.lower_ in PREPOSITIONS
    if any(t.dep_ == "ROOT" for t in tops):
        return len(sentence.tokens) > len(inside) + 3
    if is_led_in and _dates_back(sentence, first):
        return True
    if is_led_in:
        return any(t.dep_ in _PREMODIFIERS and t.head.i > t.i for t in tops)
    is_fronted = first == 0 or (before is not None and before.is_punct)
    return is_fronted and any(t.dep_ in _PREMODIFIERS and t.head.i > t.i for t in tops)


def _lemma(text: str, token: Any) -> str:
    return "date" if text in _DATING else str(token.lemma_).lower()


def _dates_back(sentence: Sentence, first: int) -> bool:
    """True where the verb of "date from the 8th century" has been taken for a noun."""
    return any(
        t.lower_ in _DATING and t.tag_.startswith("NN") for t in sentence.tokens[max(0, first - 4) : first]
    )


def _grown_again(sentence: Sentence, number: int, dates: dict[int, Span], start: int = 0) -> Tree:
    """Parse with one plain word in the place of each date, and a comma after a date at the beginning."""
    from spacy.tokens import Doc

    model = language_model()
    pieces = [piece for piece in _pieces(sentence, dates) if piece[1].start >= start]
    words_for_parser = [_DATING.get(text, text) for text, _, _ in pieces]
    with in_one_thread():
        doc: Any = model(Doc(model.vocab, words=words_for_parser), disable=["ner"])
    words = [
        Word(k, text, _lemma(text, token), token.tag_, token.dep_, span, date)
        for k, ((text, span, date), token) in enumerate(zip(pieces, doc, strict=True))
    ]
    _join(words, (token.head.i for token in doc))
    return Tree(words, sentence.span, sentence.paragraph, number)


def _pieces(sentence: Sentence, dates: dict[int, Span]) -> Iterator[tuple[str, Span, int]]:
    """(text, span, date number or -1) of each word to parse."""
    before, seen = "", set[int]()
    for token in sentence.tokens:
        if token.is_space:
            continue
        span = sentence.span_of(token)
        date = next((number for number, place in dates.items() if place.overlaps(span)), -1)
        if date < 0:
            if before == "date" and not token.is_punct and span.start - sentence.span.start < _FRONT:
                yield ",", Span(span.start, span.start), -1
            yield token.text, span, -1
            before = token.lower_
        elif date not in seen:
            seen.add(date)
            yield ("1998" if before in PREPOSITIONS else "yesterday"), dates[date], date
            before = "date" if len(seen) == 1 and _is_at_front(sentence, dates[date]) else ""


# A longer "date" has an aside in it, such as the anniversary that falls on it.
_LONGEST_DATE = 60
# What parts an aside from the words before it.
_BREAKS = (",", "(", "[", "—", "–", "--", ";", ":")
# A sentence of more dates is a table, and no parse helps.
_MOST_DATES = 40
# A date that begins within so many characters of its sentence stands at its front: "In the spring of 1998".
_FRONT = 60


def _is_at_front(sentence: Sentence, date: Span) -> bool:
    words_before = [t for t in sentence.tokens if sentence.span_of(t).end <= date.start]
    return len(words_before) <= 2
