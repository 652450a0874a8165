"""Anniversaries as events: the occasion, what it is of, and the arc between them."""

from dataclasses import replace

from dateline.model.date import Precision
from dateline.model.event import Event, Link, LinkKind
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.when import Shape, When
from dateline.model.words import in_words
from dateline.reading.counts.anniversaries import Anniversary, Origin
from dateline.reading.happenings.kinds import event_words
from dateline.reading.happenings.titles import capitalised
from dateline.reading.sentences import Parsed


def occasions(
    source: Source, parsed: Parsed, anniversaries: tuple[Anniversary, ...], told: list[Event]
) -> list[Event]:
    """The occasions and their origins; the same anniversary named twice is one event.

    An origin that is `told` of as an event of its own is linked to, not made again.
    """
    made: dict[str, Event] = {}
    known: list[Event] = list(told)
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
    return sorted(made.values(), key=lambda event: event.passages[0].span)


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
_WORDS_FOR_IT = frozenset(
    ("found", "estab", "opene", "open", "creat", "start", "began", "launc", "forme", "born", "marri")
)
_SAME_STEM = {
    "birth": "born",
    "death": "died",
    "weddi": "marri",
    "begin": "began",
    "openi": "opene",
    "launc": "launc",
}
_STEM = 5


def _known_origin(origin: Origin, known: list[Event]) -> Event | None:
    """The event already told that an origin is: the same title, or the same words at the same time."""
    words = _telling(origin.title)
    for event in known:
        same = event.title == origin.title or (len(words) > 1 and words <= _telling(event.title))
        if same and _meets(event.when, origin.when):
            return event
    return None


def _telling(title: str) -> set[str]:
    """The stems of the longer words: "Moll’s arrival" and "Moll arrived" have the same."""
    words = [word.lower().removesuffix("’s").removesuffix("'s").strip(",.") for word in title.split()]
    stems = (word[:_STEM] for word in words if len(word) > 3)
    return {_SAME_STEM.get(stem, stem) for stem in stems}


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
        title=capitalised(origin.title),
        kind=kind,
        when=origin.when,
        passages=(Passage(source.id, origin.span), _sentence(source, parsed, origin.span)),
        why=(*origin.why, Step(f"So the event is dated {in_words(origin.when)}.")),
        confidence=0.85 if origin.named else 0.7,
        importance=0.55,
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
    if len(text) > _LONGEST and anniversary.origins:
        text = text[: anniversary.origins[0].span.end - anniversary.whole.start]
    if len(text) > _LONGEST:
        text = text[: text.rfind(" ", 0, _LONGEST)]
    return capitalised(" ".join(text.split()))
