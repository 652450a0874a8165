"""Birth and death as they stand in brackets behind a name: "Anna Lind (3 May 1861 – 19 February 1934)"."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.date import Date, Precision
from dateline.model.event import Event
from dateline.model.person import Person
from dateline.model.source import Step
from dateline.model.span import Passage, Span
from dateline.model.when import Shape, When
from dateline.model.words import in_words
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.story import DatedWords, Story

_OPENING = re.compile(r"\s?\((?P<word>born |b\. ?|\* ?|died |d\. ?|† ?)?(?:c(?:irca|a?\.)\s*)?$")
_CLOSING = re.compile(r"\s*(?:[,;][^)\n]{0,60})?\)")
_DAYS_OF_A_YEAR = 365.25
_SHORTEST, _LONGEST = 20, 115  # years: a shorter stretch may be of an office
_VERBS = {"born": "bear", "died": "die"}


@dataclass(frozen=True, slots=True)
class Lifespan:
    """One end of a life: `said` is "born" or "died", `span` the date that tells it."""

    person: Person
    said: str
    when: When
    span: Span
    place: str = ""


def find_lifespans(story: Story) -> Iterator[Lifespan]:
    """The births and deaths that stand in brackets, the first for each person."""
    seen: set[tuple[str, str]] = set()
    for date, behind in zip(story.dates, (*story.dates[1:], None), strict=False):
        for one in [*_ends(story, date), *_ends_with_places(story, date, behind)]:
            if (one.person.name, one.said) not in seen:
                seen.add((one.person.name, one.said))
                yield one


def _ends(story: Story, date: DatedWords) -> Iterator[Lifespan]:
    text = story.source.text
    opening = _OPENING.search(text, max(0, date.span.start - 16), date.span.start)
    if opening is None or not _CLOSING.match(text, date.span.end):
        return
    name = next(
        (who for place, who in story.name_before(opening.start() + 1, 3) if place.end == opening.start()),
        None,
    )
    if name is None or name.sort != "person":
        return
    word = (opening["word"] or "").strip(" .")
    start, end = date.when.start, date.when.end
    if word:
        said = "died" if word in ("died", "d", "†") else "born"
        if date.when.shape is Shape.POINT:
            yield Lifespan(name, said, date.when, date.span)
    elif date.when.shape is Shape.RANGE and start and end and _is_a_life(start, end):
        yield Lifespan(name, "born", When.at(start), date.timexes[0].passage.span)
        yield Lifespan(name, "died", When.at(end), date.timexes[-1].passage.span)


def _ends_with_places(story: Story, date: DatedWords, behind: DatedWords | None) -> Iterator[Lifespan]:
    """The two ends of "Ana Lund (7 March 1861, Riga – 22 October 1938, Ulm)"."""
    text = story.source.text
    opening = _PLACE_BEFORE.search(text, max(0, date.span.start - 60), date.span.start)
    if opening is None or behind is None or behind.span.start - date.span.end > _BETWEEN_ENDS:
        return
    between = _DASH.fullmatch(text, date.span.end, behind.span.start)
    after = _PLACE_AFTER.match(text, behind.span.end)
    name = next(
        (who for place, who in story.name_before(opening.start() + 1, 3) if place.end == opening.start()),
        None,
    )
    start, end = date.when.start, behind.when.end
    if (
        between is None
        or after is None
        or name is None
        or name.sort != "person"
        or start is None
        or end is None
    ):
        return
    if date.when.shape is Shape.POINT is behind.when.shape and _is_a_life(start, end):
        yield Lifespan(name, "born", When.at(start), date.span, _place(opening["place"] or between["place"]))
        yield Lifespan(name, "died", When.at(end), behind.span, _place(between["next"] or after["place"]))


_BETWEEN_ENDS = 90  # characters
_PLACE_BEFORE = re.compile(r"\s?\((?:born )?(?:(?:in )?(?P<place>[^()\d\n]{2,40}?),? )?(?:on )?$")
_DASH = re.compile(
    r"(?:,? (?:in |at )?(?P<place>[^()\d\n–—]{2,40}?))?\s*[–—;-]+\s*(?:died |d\. |† ?)?(?:in )?"
    r"(?:(?P<next>[^()\d\n–—]{2,40}?),? )?(?:on )?"
)
_PLACE_AFTER = re.compile(r"(?:,? (?:in |at )?(?P<place>[^()\d\n]{2,40}))?\)")


def _place(words: str | None) -> str:
    """The town of "Riga, Latvia"; "" where the words are no name."""
    first = (words or "").split(",")[0].strip()
    return first if first[:1].isupper() else ""


def _is_a_life(start: Date, end: Date) -> bool:
    return _SHORTEST * _DAYS_OF_A_YEAR <= end.last - start.first <= _LONGEST * _DAYS_OF_A_YEAR


def told_or_made(story: Story, mentions: list[Mention]) -> list[Event]:
    """Gives each birth and death to the clause that tells of it; makes an event where none does."""
    made = []
    lives = list(find_lifespans(story))
    _leave_to_lives(story, mentions, lives)
    main = _main_person(story) if lives else ""
    tellings = [m for m in mentions if m.head.lemma in _VERBS.values()]
    for one in lives:
        mention = next((m for m in tellings if _tells(m, one)), None)
        is_exact = (one.when.precision or 0) > Precision.YEAR
        if mention is None and (is_exact or _is_told_of(story, one, main)):
            made.append(_event(story, one))
        elif mention is not None and (
            not mention.when.is_dated or (mention.when.precision or 0) < (one.when.precision or 0)
        ):
            mention.when, mention.why, mention.is_strong = one.when, _why(story, one), True
    return made


def _leave_to_lives(story: Story, mentions: list[Mention], lives: list[Lifespan]) -> None:
    """Drop what the tree makes of the dates in the brackets: "Ana Lund (…) was an engineer" was not on a day."""
    starts = sorted(one.span.start for one in lives)

    def is_of_a_life(number: int) -> bool:
        span = story.dates[number].span
        k = bisect_left(starts, span.start)
        return k < len(starts) and starts[k] < span.end

    mentions[:] = [
        mention
        for mention in mentions
        if not mention.dates
        or mention.head.lemma in _VERBS.values()
        or not all(map(is_of_a_life, mention.dates))
    ]


def _is_told_of(story: Story, one: Lifespan, main: str) -> bool:
    """True for whom the text, or the paragraph, is about: years behind another's name are but a note.

    That is who is named first in it and then said to be something, or who is named more than anybody else.
    """
    text, start = story.source.text, one.span.start
    tree = story.tree_of(one.span)
    if tree is None or one.person.passages[0].span.start > start:
        return False
    line = text.rfind("\n", 0, start) + 1
    opens = any(place.start == line and who is one.person for place, who in story.name_before(start, 2))
    is_defined = opens and _IS.match(text, text.find(")", start) + 1) is not None
    return is_defined or ((opens or _is_in_front(story, one)) and one.person.name == main)


_IS = re.compile(r",?\s+(?:was|is|were|,? an? )\b")
_FEW = 3  # a person named so often is one whom a text may be about


def _is_in_front(story: Story, one: Lifespan) -> bool:
    """True where nobody is named before."""
    return story.names[0][1] is one.person


def _main_person(story: Story) -> str:
    """Who is named more often than anybody else; "" where nobody is, or seldom."""
    counts = Counter(who.name for _, who in story.names if who.sort == "person")
    (name, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return name if most >= _FEW and most > second else ""


def _tells(mention: Mention, one: Lifespan) -> bool:
    """True for "she was born in Ulm" of the same person, at a time that does not differ."""
    if mention.is_noun or mention.head.lemma != _VERBS[one.said]:
        return False
    if not set(mention.actor.split()) & set(one.person.name.split()[1:] or [one.person.name]):
        return False
    told, first, last = mention.when, one.when.first, one.when.last
    if None in (told.first, told.last, first, last):
        return not told.is_dated
    leeway = 366 if (told.precision or 0) < Precision.DAY else 0  # "the winter of 1934" began in 1933
    return told.first <= last + leeway and first <= told.last + leeway  # type: ignore[operator]


def _why(story: Story, one: Lifespan) -> tuple[Step, ...]:
    where = f"“{one.span.of(story.source.text)}” stands in brackets behind {one.person.name}"
    return (
        Step(f"{where}: {one.said} then.", Passage(story.source.id, one.span)),
        Step(f"So the event is dated {in_words(one.when)}."),
    )


def _event(story: Story, one: Lifespan) -> Event:
    source = story.source
    tree = story.tree_of(one.span)
    around = tree.span if tree is not None else one.span
    return Event(
        id=f"{source.id}:e{one.span.start}-{one.span.end}",
        title=f"{one.person.name} {one.said}",
        kind="change",
        when=one.when,
        passages=(Passage(source.id, one.span), Passage(source.id, around)),
        people=(one.person.name,),
        place=one.place,
        why=_why(story, one),
        confidence=0.9,
        importance=0.5,
    )
