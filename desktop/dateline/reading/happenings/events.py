"""What happened, and when?"""

import re
from bisect import bisect_right

from dateline.model.date import Precision
from dateline.model.event import Event, Link, LinkKind, Ordinal
from dateline.model.person import Person
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.statement import Statement
from dateline.model.timex import Timex
from dateline.reading.counts.anniversaries import Anniversary, find_anniversaries
from dateline.reading.counts.occasion_dates import settled_anniversary
from dateline.reading.counts.ordinals import Counted, find_ordinals
from dateline.reading.happenings.account import place_in_accounts
from dateline.reading.happenings.ages import date_by_age
from dateline.reading.happenings.anniversary_names import with_names
from dateline.reading.happenings.dating import date_by_hand, date_mention
from dateline.reading.happenings.drafts import Draft, Gathering
from dateline.reading.happenings.entries import with_entry
from dateline.reading.happenings.gaps import told_twice
from dateline.reading.happenings.kinds import wording
from dateline.reading.happenings.lengths import lengthen
from dateline.reading.happenings.lifespans import told_or_made
from dateline.reading.happenings.listed_places import told_at_each
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.modality import is_called_off, modality_of, settled
from dateline.reading.happenings.occasions import by_what_is_told, occasions
from dateline.reading.happenings.referring import Referents
from dateline.reading.happenings.story import Story, quoted, tell
from dateline.reading.happenings.subjects import subject_of
from dateline.reading.happenings.surroundings import participants, place_of
from dateline.reading.happenings.telling import is_habit, is_told
from dateline.reading.happenings.titles import actor_of, title_of
from dateline.reading.happenings.told_next import date_by_the_day_before_it
from dateline.reading.happenings.tree import Word
from dateline.reading.happenings.triggers import bounds_in_time, mentions_of
from dateline.reading.happenings.weighing import importance_of, is_worth_telling, trust_of
from dateline.reading.happenings.windows import place_in_windows, put_in_sequence, sequence_of
from dateline.reading.sentences import Parsed


def find_events(
    source: Source,
    parsed: Parsed,
    timexes: tuple[Timex, ...],
    people: tuple[Person, ...],
    statements: tuple[Statement, ...],
) -> tuple[Event, ...]:
    """The events of the text in its order: dated ones, and those that a window or a sequence bounds."""
    anniversaries = find_anniversaries(source, parsed, timexes)
    story = tell(source, parsed, timexes, people, tuple(one.whole for one in anniversaries))
    referents = Referents(story, statements)
    mentions = _mentions(story, referents, anniversaries, find_ordinals(source, parsed))
    lengthen(story, timexes, mentions)
    lives = told_or_made(story, mentions)
    date_by_age(story, mentions, lives)
    gathering = Gathering()
    for mention in mentions:
        gathering.add(mention)
    for draft in gathering.drafts:
        for mention in draft.mentions:
            _describe(story, referents, mention)
        draft.title = _best_title(draft)
        date_by_hand(story, draft)
    place_in_windows(story, gathering, mentions)
    place_in_accounts(story, gathering.drafts)
    put_in_sequence(story, gathering)
    date_by_the_day_before_it(story, gathering.drafts)
    events = [*_finished(story, gathering), *lives]
    named_ones = [with_names(one, story, referents) for one in anniversaries]
    told_ones = [by_what_is_told(one, events) for one in named_ones]
    settled_ones = tuple(settled_anniversary(one, story, gathering, mentions) for one in told_ones)
    events += occasions(story, parsed, settled_ones, events)
    return tuple(sorted(events, key=lambda event: event.passages[0].span))


def _mentions(
    story: Story, referents: Referents, anniversaries: tuple[Anniversary, ...], counted: tuple[Counted, ...]
) -> list[Mention]:
    """All mentions in the order of the text, with what their own clauses tell."""
    kept_out = [anniversary.whole for anniversary in anniversaries]
    in_quotes = quoted(story.source.text)
    ordinals = {one.head.start: one.ordinal for one in counted}
    found: list[Mention] = []
    for tree in story.trees:
        here = [m for m in with_entry(tree, mentions_of(tree)) if not _is_kept_out(m, kept_out)]
        here = [m for m in here if not _lies_in(m.head.span, in_quotes) or (m.dates and _names_whom(m))]
        here = [each for mention in told_twice(story, here) for each in told_at_each(mention)]
        _set_windows(here)
        for mention in here:
            _fill_in(story, referents, mention)
            mention.ordinal = _counted(mention, ordinals)
        found.extend(
            mention for mention in here if not (_is_general(mention) or _is_just_a_habit(story, mention))
        )
    return found


def _counted(mention: Mention, ordinals: dict[int, Ordinal]) -> Ordinal | None:
    """The count of its noun, or of what its verb speaks of: "won their fifth title", "sworn in for a third term"."""
    head = mention.head
    if head.span.start in ordinals or mention.is_noun:
        return ordinals.get(head.span.start)
    preps = [prep for prep in head.all("prep") if prep.low in ("for", "to", "as", "on")]
    things = [
        *head.all("dobj", "nsubj", "nsubjpass", "attr"),
        *(noun for prep in preps for noun in prep.all("pobj")),
    ]
    return next((ordinals[thing.span.start] for thing in things if thing.span.start in ordinals), None)


def _names_whom(mention: Mention) -> bool:
    """False for "the flood that we fear", "they promised us": in somebody's words nobody knows who these are."""
    subject = subject_of(mention.clause) if mention.clause is not None else None
    return subject is None or subject.low not in ("we", "you", "they", "it")


def _is_kept_out(mention: Mention, anniversaries: list[Span]) -> bool:
    """True for the words of an anniversary, which are events by another way."""
    if _lies_in(mention.head.span, anniversaries):
        return True
    if mention.head.lemma not in _KEEPING:
        return False
    things = mention.head.all("dobj", "attr", "nsubj", "nsubjpass")
    return any(_lies_in(thing.span, anniversaries) for thing in things)


_KEEPING = frozenset("mark celebrate be commemorate keep observe fall honour honor note hold turn".split())


def _is_general(mention: Mention) -> bool:
    """True for "the disasters of the 20th century": a sort of thing in an age, not an event."""
    precision = mention.when.precision
    is_state = mention.clause is not None and mention.clause.lemma in wording().states
    is_many = mention.is_noun and mention.head.tag == "NNS" and (mention.head.dep == "pobj" or is_state)
    return is_many and precision is not None and precision <= Precision.DECADE


def _is_just_a_habit(story: Story, mention: Mention) -> bool:
    """True for "is remembered each year on 2 July"; "in April 1956 he swam every morning" tells of that April."""
    if mention.clause is None or not is_habit(mention.clause):
        return False
    return not any(_names_a_year(story, number) for number in mention.dates)


def _names_a_year(story: Story, number: int) -> bool:
    words = story.dates[number].span.of(story.source.text)
    return bool(re.search(r"\d{3}", words))


def _lies_in(span: Span, spans: list[Span]) -> bool:
    """True where one of the spans, which are in order and do not overlap, holds this one."""
    k = bisect_right(spans, Span(span.start, span.start + 10_000_000)) - 1
    return k >= 0 and spans[k].holds(span)


def _set_windows(mentions: list[Mention]) -> None:
    """Note "during the visit" on the mention of its verb, and on those that share the verb's frame."""
    if not mentions:
        return
    by_clause = {(m.clause or m.head).i: m for m in mentions if m.clause is m.head or m.is_strong or m.dates}
    for verb, noun, preposition in bounds_in_time(mentions[0].tree):
        for mention in mentions:
            clause = mention.clause
            if clause is None or mention.head is noun:
                continue
            shares = clause.i == verb.i or (clause.dep == "conj" and clause.head.i == verb.i)
            if not shares or (mention.is_noun and mention is not by_clause.get(clause.i)):
                continue
            if preposition in wording().containing and is_told(clause):
                mention.window = mention.window or noun


def _fill_in(story: Story, referents: Referents, mention: Mention) -> None:
    date_mention(story, mention)
    mention.modality, mention.is_claimed = modality_of(mention)

    def namer(word: Word, but: str = "") -> str:
        return referents.name(mention.tree, word, but)

    mention.actor = actor_of(mention, namer)
    if mention.clause is not None:
        mention.sequence, word = sequence_of(mention.clause)
        mention.sequence_words = word.span if word else None


def _describe(story: Story, referents: Referents, mention: Mention) -> None:
    """The title, people and place, for a mention that has become an event's."""

    def namer(word: Word, but: str = "") -> str:
        return referents.name(mention.tree, word, but)

    mention.title = title_of(mention, namer)
    mention.people = participants(story, referents, mention)
    mention.place = place_of(story, mention)


def _best_title(draft: Draft) -> str:
    """The title that says most: a noun phrase with owner and goal before a clause, a clause before a bare noun."""

    def worth(mention: Mention) -> tuple[int, int]:
        text = mention.title
        owned = "’s " in text or "'s " in text
        points = (
            2 * owned * mention.is_noun + 2 * (text.count(" ") >= 2) + (" to " in text) + (len(text) <= 80)
        )
        points -= 3 * text.lower().startswith(
            ("he ", "she ", "it ", "they ", "his ", "her ", "its ", "their ")
        )
        points -= 2 * (mention.ordinal is not None) + 9 * (not text)
        return points, -mention.place_in_text

    return max(draft.mentions, key=worth).title


def _finished(story: Story, gathering: Gathering) -> list[Event]:
    """The drafts as events, with links by id."""
    kept = [draft for draft in gathering.drafts if is_worth_telling(draft) and not is_called_off(draft.lead)]
    ids = {str(id(draft)): _id(story, draft) for draft in kept}
    return [_event(story, draft, ids) for draft in kept]


def _id(story: Story, draft: Draft) -> str:
    span = draft.lead.head.span
    return f"{story.source.id}:e{span.start}-{span.end}"


def _event(story: Story, draft: Draft, ids: dict[str, str]) -> Event:
    published = story.source.published.when
    modality = settled(_modality(draft).modality, draft.when, published.last)
    return Event(
        id=_id(story, draft),
        title=draft.title,
        kind=draft.lead.family.kind,
        when=draft.when,
        passages=_passages(story, draft),
        people=draft.people,
        place=next((m.place for m in draft.mentions if m.place), ""),
        links=_links(draft, ids),
        why=draft.why,
        modality=modality,
        ordinal=draft.ordinal,
        as_of=published.last if modality == "ongoing" else None,
        confidence=trust_of(story, draft),
        importance=importance_of(draft),
    )


def _modality(draft: Draft) -> Mention:
    """The mention that tells best how real the event is: the one that its date comes from."""
    return next((m for m in draft.mentions if m.dates), draft.lead)


def _links(draft: Draft, ids: dict[str, str]) -> tuple[Link, ...]:
    known = [link for link in draft.links if link.target in ids]
    return tuple(Link(link.kind, ids[link.target], link.why or _why_part(draft, link)) for link in known)


def _why_part(draft: Draft, link: Link) -> tuple[Step, ...]:
    return draft.why[:1] if link.kind is LinkKind.PART_OF else ()


def _passages(story: Story, draft: Draft) -> tuple[Passage, ...]:
    """The head word first, then the sentences of all mentions."""
    spans = [draft.lead.head.span, *(mention.tree.span for mention in draft.mentions)]
    return tuple(Passage(story.source.id, span) for span in dict.fromkeys(spans))
