"""Finds among the events and statements of a project: in date order, by words, by kind, person or state."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.source import Source
from dateline.model.span import Passage, Span
from dateline.model.statement import Statement
from dateline.model.when import When
from dateline.model.words import in_words

Entry = Event | Statement
TextOf = Callable[[Project, Entry], str]

# What can stand before a colon in a filter, and the part of an entry that it looks at.
FIELDS = ("kind", "who", "place", "tag", "is", "source")


def entry(project: Project, id: str) -> Entry | None:
    """The event or statement with this id."""
    return project.event(id) or project.statement(id)


def everything(project: Project) -> Iterator[Entry]:
    """Every event and every statement, as they were made."""
    yield from project.events
    yield from project.statements


def entries(project: Project) -> Iterator[Entry]:
    """Every event and statement that a person has not rejected."""
    for each in everything(project):
        if each.review is not Review.REJECTED:
            yield each


def when_of(each: Entry) -> When:
    """The date of an event, or the one on which a statement was said."""
    return each.when if isinstance(each, Event) else each.said


def redated(before: Project, after: Project) -> list[str]:
    """The ids of those that stand at another date in the second project, or only in it."""
    known = {each.id: each for each in everything(before)}
    return [
        each.id
        for each in everything(after)
        if (old := known.get(each.id)) is not each and (old is None or when_of(old) != when_of(each))
    ]


def place_in_text(each: Entry) -> Passage | None:
    """Where its words begin."""
    if isinstance(each, Event):
        return each.passages[0] if each.passages else None
    return each.sentence


def date_order(each: Entry) -> tuple[bool, int, int, bool, str, int, str]:
    """The key of date order: the dated first, by their first day; the long before the short within it; then
    events before statements, and as they stand in the text."""
    when, place = when_of(each), place_in_text(each)
    day, last = when.first, when.last
    if day is None:
        day = last
    elif last is None:
        last = day
    return (
        day is None,
        day or 0,
        -(last or 0),
        isinstance(each, Statement),
        place.source if place else "",
        place.span.start if place else 0,
        each.id,
    )


def title_of(project: Project, each: Entry) -> str:
    """What a list calls it: an event's title, or the words of a statement."""
    if isinstance(each, Event):
        return each.title
    words = " … ".join(project.words(passage) for passage in each.content)
    return " ".join(words.split()) or " ".join(project.words(each.sentence).split())


def who_of(each: Entry) -> str:
    """The people of an event, or the speaker of a statement."""
    if isinstance(each, Event):
        return ", ".join(each.people)
    return each.speaker.name if each.speaker else ""


@dataclass(frozen=True, slots=True)
class Query:
    """A filter as typed, taken apart: `words` must all occur, each of `fields` as (field, word) must hold."""

    words: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.fields)


@lru_cache(maxsize=64)
def query(text: str) -> Query:
    """Take a typed filter apart: `talks who:lin is:found "joint statement"`. Case does not matter."""
    words, fields = [], []
    for part in _parts(text.casefold()):
        field, colon, word = part.partition(":")
        if colon and field in FIELDS:
            if word:
                fields.append((field, word))
        elif part:
            words.append(part)
    return Query(tuple(words), tuple(fields))


def _parts(text: str) -> Iterator[str]:
    """Words, and phrases between double quotes."""
    for index, piece in enumerate(text.replace("“", '"').replace("”", '"').split('"')):
        if index % 2:
            yield piece.strip()
        else:
            yield from piece.split()


def matches(project: Project, each: Entry, asked: Query, text_of: TextOf | None = None) -> bool:
    """Whether an entry passes a filter; `text_of` gives its `search_text`, where that is kept."""
    if any(word not in _field(project, each, field) for field, word in asked.fields):
        return False
    if not asked.words:
        return True
    text = (text_of or search_text)(project, each)
    return all(word in text for word in asked.words)


def _field(project: Project, each: Entry, field: str) -> str:
    place = place_in_text(each)
    source = project.source(place.source) if place else None
    if field == "who":
        names = [who_of(each)]
        if isinstance(each, Statement) and each.speaker:
            names += [each.speaker.role, *each.speaker.members]
        return " ".join(names).casefold()
    return {
        "kind": each.kind if isinstance(each, Event) else "statement",
        "place": each.place if isinstance(each, Event) else "",
        "tag": " ".join(each.tags),
        "is": f"{each.review.value} {'dated' if when_of(each).is_dated else 'undated'}",
        "source": source.title if source else "",
    }[field].casefold()


def search_text(project: Project, each: Entry) -> str:
    """What the words of a filter are looked for in, its case folded."""
    parts = [title_of(project, each), who_of(each), in_words(when_of(each)), " ".join(each.tags), each.notes]
    if isinstance(each, Event):
        parts += [each.place, each.kind]
    return " ".join(parts).casefold()


def around(text: str, passage: Passage, reach: int = 160) -> tuple[str, str, str]:
    """The words before a passage, its own, and those after it, cut at blanks within `reach` characters and at
    the ends of its paragraph."""
    start, end = passage.span.start, passage.span.end
    before = text[max(0, start - reach) : start].rsplit("\n", 1)[-1]
    after = text[end : end + reach].split("\n", 1)[0]
    if start - len(before) > 0 and len(before) == reach:
        before = "… " + before.split(" ", 1)[-1]
    if end + len(after) < len(text) and len(after) == reach:
        after = after.rsplit(" ", 1)[0] + " …"
    return before, text[start:end], after


def occurrences(sources: Iterable[Source], words: str, most: int = 5000) -> list[Passage]:
    """Where some words stand in the texts, in their order, whatever their case and the blanks and line ends
    between them."""
    wanted = r"\s+".join(map(re.escape, words.split()))
    if not wanted:
        return []
    pattern = re.compile(wanted, re.IGNORECASE)
    found = (
        Passage(source.id, Span(*match.span()))
        for source in sources
        for match in pattern.finditer(source.text)
    )
    return list(islice(found, most))
