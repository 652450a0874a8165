"""Events dated by an age, where the text tells of the birth: "at the age of nineteen she entered the studio"."""

import re

from dateline.model.date import Date, Precision
from dateline.model.day import month_length
from dateline.model.event import Event
from dateline.model.source import Step
from dateline.model.span import Passage, Span
from dateline.model.when import Shape, When
from dateline.model.words import in_words
from dateline.reading.counts.numerals import CARDINAL, read_number
from dateline.reading.happenings.kinds import wording
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.modality import modality_of
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.telling import is_told
from dateline.reading.happenings.tree import Word

_AGE = re.compile(
    rf"\bat (?:the age of|age) (?P<age>{CARDINAL})\b(?! (?:per cent|percent|months?|weeks?|days?))", re.I
)
_OLDEST = 115


def date_by_age(story: Story, mentions: list[Mention], lives: list[Event]) -> None:
    """Date the clauses that say how old somebody was, and nothing else of when."""
    born = _births(mentions, lives)
    if not born:
        return
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.tree.number, []).append(mention)
    for here in by_sentence.values():
        tree = here[0].tree
        for match in _AGE.finditer(story.source.text, tree.span.start, tree.span.end):
            number = read_number(match["age"])
            word = tree.at(match.start())
            told = _aged(here, word) if word is not None else None
            birth = born.get(_last_name(told.actor)) if told is not None else None
            if told is not None and birth is not None and number and number <= _OLDEST:
                _date(story, told, birth, number, Span(*match.span()))


def _births(mentions: list[Mention], lives: list[Event]) -> dict[str, tuple[Date, Span]]:
    """When each person was born and the words that tell it, by the last word of the name."""
    found: dict[str, tuple[Date, Span]] = {}
    for mention in mentions:
        when = mention.when
        is_birth = mention.head.lemma == "bear" and mention.head.is_verb
        if is_birth and when.shape is Shape.POINT and when.start and when.start.precision >= Precision.YEAR:
            found.setdefault(_last_name(mention.actor), (when.start, mention.head.span))
    for life in lives:
        if life.title.endswith(" born") and life.when.start is not None and life.people:
            found.setdefault(_last_name(life.people[0]), (life.when.start, life.passages[0].span))
    found.pop("", None)
    return found


def _last_name(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if name else ""


def _aged(mentions: list[Mention], at: Word) -> Mention | None:
    """The mention of the verb that the age stands with, where it has no date of its own."""
    verb = next((above for above in at.ancestors() if above.is_verb), None)
    for mention in mentions:
        is_it = verb is not None and mention.head.i == verb.i and not mention.is_noun
        if is_it and verb is not None and not mention.dates and not mention.when.is_dated:
            return mention if is_told(verb) and verb.lemma not in wording().states else None
    return None


def _date(story: Story, mention: Mention, birth: tuple[Date, Span], number: int, said: Span) -> None:
    """From the birthday of that age to the day before the next; two years where only the year of birth is known."""
    born, told = birth
    year = born.year + number
    if born.month and born.day:
        first = Date.ymd(year, born.month, min(born.day, month_length(year, born.month)))
        last = Date.of_day(
            Date.ymd(year + 1, born.month, min(born.day, month_length(year + 1, born.month))).first - 1
        )
    else:
        first, last = Date(year), Date(year + 1)
    when = When.between(first, last)
    source = story.source
    mention.when, mention.is_strong = when, True
    mention.modality, mention.is_claimed = modality_of(mention)
    mention.why = (
        Step(f"“{said.of(source.text)}” counts from the birth.", Passage(source.id, said)),
        Step(f"The birth is dated {in_words(When.at(born))}.", Passage(source.id, told)),
        Step(f"So the event is dated {in_words(when)}."),
    )
