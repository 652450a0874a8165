"""A sentence as a tree of words with the dates marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.model.span import Span

PREPOSITIONS = frozenset(
    "in on at by from to until till since between before after around about during circa of through for".split()
)


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
    before the sentence as the date of an entry in a chronology, or -1; `day` that of the date whose entry the
    sentence goes on with, or -1, and `is_diary` that this is one day, as in a diary.
    """

    words: list[Word]
    span: Span
    paragraph: int
    number: int
    told: list[Word] | None = None
    entry: int = -1
    day: int = -1
    is_diary: bool = False

    def at(self, position: int) -> Word | None:
        """The word that holds the character at `position`."""
        return next((word for word in self.words if word.span.start <= position < word.span.end), None)

    def under(self, span: Span) -> list[Word]:
        """The words that lie inside `span`."""
        return [word for word in self.words if span.holds(word.span)]

    @property
    def roots(self) -> list[Word]:
        return [word for word in self.words if word.head is word]
