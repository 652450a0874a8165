"""Anniversaries as events: the occasion, what it is of, and the arc between them."""

import re
from dataclasses import replace
from functools import lru_cache

from dateline.model.date import Date, Precision
from dateline.model.day import month_length
from dateline.model.event import Event, Link, LinkKind, Modality
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.when import Shape, When
from dateline.model.words import in_words, year_in_words
from dateline.reading.counts.anniversaries import Anniversary, Origin
from dateline.reading.counts.anniversary_dates import HAPPENINGS
from dateline.reading.happenings.kinds import event_words, wording
from dateline.reading.happenings.modality import settled
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.titles import capitalised
from dateline.reading.sentences import Parsed


def occasions(
    story: Story, parsed: Parsed, anniversaries: tuple[Anniversary, ...], told: list[Event]
) -> list[Event]:
    """The occasions and their origins; the same anniversary named twice is one event.

    An origin that is `told` of as an event of its own is linked to, not made again.
    """
    made: dict[str, Event] = {}
    known: list[Event] = list(told)
    source = story.source
    for anniversary in anniversaries:
        if not anniversary.occasion.is_dated and not any(o.when.is_dated for o in anniversary.origins):
            continue
        links = []
        for origin in anniversary.origins:
            if not origin.when.is_dated:
                continue
            event = _known_origin(origin, known) or _only_one_then(origin, told)
            if event is None:
                event = _origin_event(source, parsed, origin)
                made[event.id] = event
                known.append(event)
            links.append(Link(LinkKind.ANNIVERSARY_OF, event.id, anniversary.why))
        _add_occasion(source, parsed, anniversary, tuple(links), made)
    named = _forms(story) if made else {}
    with_people = [replace(event, people=_people(named, event.title)) for event in made.values()]
    return sorted(with_people, key=lambda event: event.passages[0].span)


def _forms(story: Story) -> dict[str, str]:
    """The names of people by the words that the text has for them."""
    text = story.source.text
    return {span.of(text): who.name for span, who in story.names if who.sort == "person"}


def _people(named: dict[str, str], title: str) -> tuple[str, ...]:
    """The people that a title names."""
    words = [word.removesuffix("’s").removesuffix("'s").strip(",") for word in title.split()]
    parts = (
        " ".join(words[k:end]) for k in range(len(words)) for end in range(k + 1, min(k + 5, len(words)) + 1)
    )
    return tuple(dict.fromkeys(named[part] for part in parts if part in named))


def by_what_is_told(anniversary: Anniversary, told: list[Event]) -> Anniversary:
    """An origin without a date is that of the one event told with its words, and the occasion so many years on."""
    found = {
        k: _told_as(origin, told) for k, origin in enumerate(anniversary.origins) if not origin.when.is_dated
    }
    events = {k: event for k, event in found.items() if event is not None}
    if not events:
        return anniversary
    origins = tuple(
        replace(origin, title=events[k].title, when=events[k].when, why=events[k].why)
        if k in events
        else origin
        for k, origin in enumerate(anniversary.origins)
    )
    start = next(iter(events.values())).when.start
    number = anniversary.number if anniversary.unit == "year" else None
    if anniversary.occasion.is_dated or start is None or number is None or anniversary.is_approximate:
        return replace(anniversary, origins=origins)
    year = start.year + number
    date = Date(year)
    if start.month and start.day:
        date = Date.ymd(year, start.month, min(start.day, month_length(year, start.month)))
    step = Step(f"{year_in_words(start.year)} + {number:,} years = {year_in_words(year)}.")
    return replace(anniversary, origins=origins, occasion=When.at(date), why=(*anniversary.why, step))


def _told_as(origin: Origin, told: list[Event]) -> Event | None:
    """The only dated event that is told with all the words of an origin."""
    dated = [event for event in told if (event.when.precision or 0) >= Precision.YEAR]
    dated = [event for event in dated if event.when.shape is Shape.POINT]
    for title in (origin.title, origin.title.rpartition("’s ")[2]):
        words = _telling(title)
        fitting = [event for event in dated if words and words <= _telling(event.title)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _only_one_then(origin: Origin, told: list[Event]) -> Event | None:
    """For a beginning that no words tell of, only the count of years: the one event that the text tells of then."""
    if origin.title.split(" ", 1)[0] not in _BEGUN:
        return None
    then = [
        event
        for event in told
        if (event.when.precision or 0) >= Precision.YEAR
        and event.when.start
        and event.when.shape is Shape.POINT
        if origin.when.start
        and event.when.start.year == origin.when.start.year
        and event.kind != "commemoration"
    ]
    begun = [event for event in then if _telling(event.title) & _WORDS_FOR_IT]
    return begun[0] if begun else then[0] if len(then) == 1 else None


_BEGUN = ("Beginning", "Founding", "Birth", "Wedding")
_WORDS_FOR_IT = frozenset("found estab open creat start begin launc form born marri".split())
# What is the same told by a verb and by a noun, where their first letters do not show it.
_SAME_WORD = {"birth": "born", "death": "died", "wedding": "married", "opened": "open", "opening": "open"}
_STEM = 5


def _known_origin(origin: Origin, known: list[Event]) -> Event | None:
    """The event already told that an origin is: the same title, or the same words at the same time."""
    words = _telling(origin.title)
    then = [event for event in known if _meets(event.when, origin.when)]
    same = [event for event in then if words and words <= _telling(event.title)]
    named = [event for event in then if event.title == origin.title] or (same if len(words) > 1 else [])
    if named:
        return named[0]
    return same[0] if len(same) == 1 else None


def _telling(title: str) -> set[str]:
    """The stems of the longer words: "Moll’s arrival" and "Moll arrived" have the same."""
    words = (word.lower().removesuffix("’s").removesuffix("'s").strip(",.") for word in title.split())
    plain = (_SAME_WORD.get(word) or _lemmas().get(word, word) for word in words if len(word) > 2)
    return {word[:_STEM] for word in plain if len(word) > 3}


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    """The verb of each irregular past: "fall" of "fell"."""
    return {past: lemma for lemma, past in wording().past.items()}


def _meets(a: When, b: When) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.first <= b.last and b.first <= a.last


def _sentence(source: Source, parsed: Parsed, span: Span) -> Passage:
    sentence = parsed.sentence_at(span.start)
    return Passage(source.id, sentence.span if sentence else span)


def _origin_event(source: Source, parsed: Parsed, origin: Origin) -> Event:
    named = origin.named.happening.kind if origin.named else ""
    kind = "conflict" if named in ("war", "battle", "attack", "revolution") else _kind_of(origin.title)
    return Event(
        id=f"{source.id}:e{origin.span.start}-{origin.span.end}",
        title=_titled(origin, source),
        kind=kind,
        when=origin.when,
        passages=(Passage(source.id, origin.span), _sentence(source, parsed, origin.span)),
        why=(*origin.why, Step(f"So the event is dated {in_words(origin.when)}.")),
        confidence=0.85 if origin.named else 0.7,
        importance=0.55,
    )


def _titled(origin: Origin, source: Source) -> str:
    """The title without its date; what is no event but a thing or a body began then."""
    bare = _DATE_AT_END.sub("", origin.title) or origin.title
    words = [word.lower().strip(",.") for word in bare.split()]
    nouns = event_words().nouns
    is_event = any(word in nouns or word.removesuffix("s") in nouns or word in HAPPENINGS for word in words)
    said = origin.span.of(source.text).lower()
    if (
        is_event
        or origin.named
        or len(words) > 2
        or words[0].title() in _BEGUN
        or not said.startswith(("the ", "a "))
    ):
        return capitalised(bare)
    return (
        f"Beginning of the {bare[:1].lower()}{bare[1:]}" if bare[1:].islower() else f"Beginning of the {bare}"
    )


_DATE_AT_END = re.compile(
    r"\s+(?:of|on|in)\s+(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?:\d{1,2},\s+)?\d{3,4}(?:\s+BCE?)?$"
)


def _kind_of(title: str) -> str:
    """The kind of the first word of a title that names an event."""
    nouns = event_words().nouns
    words = (word.lower().strip(",.") for word in title.split())
    return next((nouns[word].kind for word in words if word in nouns), "other")


def _add_occasion(
    source: Source, parsed: Parsed, anniversary: Anniversary, links: tuple[Link, ...], made: dict[str, Event]
) -> None:
    """A new occasion, or one more mention of one that is there: the same count of the same origin."""
    passages = (Passage(source.id, anniversary.whole), _sentence(source, parsed, anniversary.span))
    targets = {link.target for link in links}
    for id, event in made.items():
        ours = {link.target for link in event.links}
        if ours and targets & ours and event.when == anniversary.occasion and event.kind == "commemoration":
            more = tuple(link for link in links if link.target not in ours)
            made[id] = _widened(event, passages, more)
            return
    said = Step(f"So the occasion is dated {in_words(anniversary.occasion)}.")
    span = anniversary.span
    event = Event(
        id=f"{source.id}:e{span.start}-{span.end}",
        title=_title(anniversary),
        kind="commemoration",
        when=anniversary.occasion,
        passages=passages,
        links=links,
        why=(*anniversary.why, said),
        modality=settled(Modality.HAPPENED, anniversary.occasion, source.published.when.last),
        confidence=0.8,
        importance=0.6,
    )
    made[event.id] = event


def _widened(event: Event, passages: tuple[Passage, ...], links: tuple[Link, ...]) -> Event:
    return replace(event, passages=(*event.passages, *passages), links=(*event.links, *links))


_LONGEST = 80


def _title(anniversary: Anniversary) -> str:
    """The words of the anniversary; the count alone where they run too long."""
    text = anniversary.title
    if text.lower().startswith("turn") and anniversary.origins:
        who = anniversary.origins[0].title.partition(" of ")[2].removeprefix("the ")
        return capitalised(f"{who} {text}")
    if len(text) > _LONGEST and anniversary.origins:
        text = text[: anniversary.origins[0].span.end - anniversary.whole.start]
    if len(text) > _LONGEST:
        text = text[: text.rfind(" ", 0, _LONGEST)]
    return capitalised(" ".join(text.split()))
