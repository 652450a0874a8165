"""Dates for an anniversary that its own words leave open: from the date beside it, or the event that it is kept at."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from dateline.model.date import Date, Precision
from dateline.model.day import month_length
from dateline.model.source import Step
from dateline.model.span import Passage, Span
from dateline.model.when import Shape, When
from dateline.model.words import date_in_words, in_words
from dateline.reading.counts.anniversary import Anniversary, Origin
from dateline.reading.happenings.drafts import Draft, Gathering
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.owners import owner_of_date
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.tree import Word

_BESIDE = 16  # characters between a date and the anniversary that falls on it: ", the "


def settled_anniversary(
    anniversary: Anniversary, story: Story, gathering: Gathering, mentions: list[Mention]
) -> Anniversary:
    """The anniversary with its occasion and its origins dated as far as the telling allows."""
    is_the_day = _BIRTHDAY.search(anniversary.title) is not None
    if not anniversary.occasion.is_dated:
        beside = _beside(anniversary, story)
        is_the_day = is_the_day or beside is not None
        kept = beside or _kept_at(anniversary, story, gathering, mentions) or _told_with(anniversary, story)
        anniversary = kept or anniversary
    elif _is_a_year(anniversary.occasion):
        kept = _told_with(anniversary, story)
        anniversary = kept if kept and _lies_in(kept.occasion, anniversary.occasion) else anniversary
    if (
        not anniversary.occasion.is_dated
        or not anniversary.number
        or anniversary.unit not in ("year", "month")
    ):
        return anniversary
    origins = tuple(
        origin if origin.when.is_dated else _reckoned(origin, anniversary, is_the_day)
        for origin in anniversary.origins
    )
    return replace(anniversary, origins=origins)


def _is_a_year(when: When) -> bool:
    return when.shape is Shape.POINT and when.start is not None and when.start.precision is Precision.YEAR


def _lies_in(when: When, year: When) -> bool:
    """True for a closer date in that year: "its 50th anniversary falls in June next year"."""
    first, last, begins, ends = when.first, when.last, year.first, year.last
    if first is None or last is None or begins is None or ends is None:
        return False
    return begins <= first <= last <= ends and when != year


_BIRTHDAY = re.compile(r"\bbirthday|\bturn", re.I)


def _beside(anniversary: Anniversary, story: Story) -> Anniversary | None:
    """ "On 3 May 2011, the tenth anniversary of …": the date beside it."""
    k = bisect_right(story.dates, anniversary.whole.start, key=lambda date: date.span.end)
    for date in story.dates[max(0, k - 2) : k]:
        gap = anniversary.whole.start - date.span.end
        if not 0 <= gap <= _BESIDE or date.when.shape is not Shape.POINT:
            continue
        between = story.source.text[date.span.end : anniversary.whole.start].strip(" ,").lower()
        between = between.removeprefix("exactly").removeprefix("precisely")
        if between not in ("", "the", "on the", "its", "his", "her", "their"):
            continue
        words = date.span.of(story.source.text)
        step = Step(f"It stands beside “{words}”.", Passage(story.source.id, date.span))
        why = (*anniversary.why, step, *(line for timex in date.timexes for line in timex.why))
        return replace(anniversary, occasion=date.when, why=why)
    return None


def _kept_at(
    anniversary: Anniversary, story: Story, gathering: Gathering, mentions: list[Mention]
) -> Anniversary | None:
    """ "The visit marked the 50th anniversary of …": the year of the visit."""
    start, end = anniversary.whole.start - 400, anniversary.whole.end + 400
    first = bisect_left(mentions, start, key=lambda mention: mention.place_in_text)
    last = bisect_left(mentions, end, key=lambda mention: mention.place_in_text)
    for mention in mentions[first:last]:
        if not mention.is_noun or mention.clause is None or mention.head.dep != "nsubj":
            continue
        things = mention.clause.all("dobj", "attr")
        if not any(_holds(anniversary.whole, thing.span, mention) for thing in things):
            continue
        draft = gathering.draft_of(mention)
        if draft is not None and draft.when.start is not None:
            return _in_the_year_of(anniversary, story, draft, mention)
    return None


def _told_with(anniversary: Anniversary, story: Story) -> Anniversary | None:
    """ "Marked its centenary with a match in 1995", "to mark it they met in May": the year of the keeping."""
    tree = story.tree_of(anniversary.span)
    head = tree.under(anniversary.span)[-1:] if tree is not None else []
    if tree is None or not head:
        return None
    verbs = [above for above in head[0].ancestors() if above.is_verb][:2]
    kept = verbs[:1] if verbs and verbs[0].dep not in ("advcl", "xcomp", "acl") else verbs
    dates: dict[int, list[Word]] = {}
    for word in tree.words:
        if word.date >= 0 and not anniversary.whole.holds(word.span):
            dates.setdefault(word.date, []).append(word)
    for number, words in dates.items():
        date, owner = story.dates[number], owner_of_date(tree, words)
        if owner is not None and not owner.is_verb:  # "marked with a concert on 3 May"
            owner = next((above for above in owner.ancestors() if above.is_verb), None)
        is_then = date.when.start is not None and _is_in_year(story, anniversary, date.when.start.year)
        if date.when.shape is Shape.POINT and is_then and owner in kept and not date.lead:
            said = f"“{date.span.of(story.source.text)}” tells when it was kept."
            step = Step(said, Passage(story.source.id, date.span))
            why = (*anniversary.why, step, *(line for timex in date.timexes for line in timex.why))
            return replace(anniversary, occasion=date.when, why=why)
    return None


def _is_in_year(story: Story, anniversary: Anniversary, year: int) -> bool:
    """False where the words say "this year" and nobody knows that it is this one."""
    written = story.source.published.when.start
    return anniversary.years_on is None or (
        written is not None and written.year + anniversary.years_on == year
    )


def _holds(whole: Span, span: Span, mention: Mention) -> bool:
    return mention.tree.span.holds(whole) and whole.holds(span)


def _in_the_year_of(anniversary: Anniversary, story: Story, draft: Draft, mention: Mention) -> Anniversary:
    assert draft.when.start is not None
    occasion = When.at(Date(draft.when.start.year))
    words = mention.head.span.of(story.source.text)
    step = Step(
        f"It is kept at “{words}”, which is dated {in_words(draft.when)}.",
        Passage(story.source.id, draft.lead.head.span),
    )
    return replace(anniversary, occasion=occasion, why=(*anniversary.why, step))


def _reckoned(origin: Origin, anniversary: Anniversary, is_the_day: bool) -> Origin:
    """The origin so many years before the occasion: that day, where the occasion is the very day, else that year."""
    occasion, number = anniversary.occasion.start, anniversary.number
    if occasion is None or number is None or anniversary.occasion.shape is not Shape.POINT:
        return origin
    if anniversary.unit == "month":
        return _months_before(origin, occasion, number)
    year = occasion.year - number
    date = Date(year)
    if is_the_day and occasion.precision >= Precision.DAY and occasion.month and occasion.day:
        date = Date.ymd(year, occasion.month, min(occasion.day, month_length(year, occasion.month)))
    said = "about " if anniversary.is_approximate else ""
    step = Step(
        f"{said.capitalize()}{number} years before {date_in_words(occasion)} is {date_in_words(date)}."
    )
    return replace(
        origin, when=When.at(date.qualified(approximate=anniversary.is_approximate)), why=(*origin.why, step)
    )


def _months_before(origin: Origin, occasion: Date, number: int) -> Origin:
    """The month so many months before."""
    if not occasion.month:
        return origin
    year, month = divmod(occasion.year * 12 + occasion.month - 1 - number, 12)
    date = Date.ymd(year, month + 1)
    step = Step(f"{number} months before {date_in_words(occasion)} is {date_in_words(date)}.")
    return replace(origin, when=When.at(date), why=(*origin.why, step))
