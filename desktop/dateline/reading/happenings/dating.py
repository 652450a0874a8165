"""When was an event, by the dates that belong to its words; and the chain from those words to the date."""

from dateline.model.anchors import given_at
from dateline.model.source import Step
from dateline.model.span import Passage, Span
from dateline.model.when import UNDATED, Shape, When
from dateline.model.words import in_words
from dateline.reading.happenings.awaited import came_at_last
from dateline.reading.happenings.drafts import Draft
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.story import DatedWords, Story, bounded
from dateline.reading.times.reasons import given

# What is said to be "between" two dates went on from the one to the other.
_LASTING = ("expedition", "war", "office")


def date_mention(story: Story, mention: Mention) -> None:
    """Fill in `when` and `why` from the mention's own dates."""
    dates = [date for number in mention.dates if (date := story.dates[number]).when.is_dated]
    if not dates:
        return
    used, when = _together(dates, mention.head.span)
    changed = _changed(story, mention)
    if changed is not None:
        used, when = dates[:2], changed
    if mention.is_then:
        when = dates[0].when
        when = When.at(when.end) if when.shape is Shape.UNTIL and when.end else when
    if when.shape is Shape.BETWEEN and mention.family.name in _LASTING and when.start and when.end:
        when = When.during(when.start, when.end)
    if when.shape is Shape.UNTIL and mention.clause is not None and came_at_last(mention.clause):
        when = When.at(when.end) if when.end else when
    if when.shape is Shape.SINCE and when.start is not None and _is_over(mention):
        when = When.at(when.start)
    mention.when = when
    mention.why = _chain(story, mention, used, when)


def date_by_hand(story: Story, draft: Draft) -> None:
    """Take the date that a person gave to one of its head words, for all of its mentions that have one."""
    for mention in draft.mentions:
        when = given_at(story.source, mention.head.span)
        if when is None:
            continue
        draft.when, draft.why = when, (given(story.source, mention.head.span, when),)
        for each in draft.mentions:
            if each.when.is_dated:
                each.when, each.why = when, draft.why
        return


def _is_over(mention: Mention) -> bool:
    """ "had been closed since January": the telling goes on to say what ended it."""
    verb = mention.clause
    if verb is None or verb.dep == "ccomp":
        return False  # "it was found that prices had fallen since 1950"
    return any(child.low == "had" for child in verb.all("aux"))


def _together(dates: list[DatedWords], head: Span) -> tuple[list[DatedWords], When]:
    """The dates that tell of one event, made one: from … until, a time within a day; else the best of them."""
    whens = [bounded(date) for date in dates]
    if len(dates) == 1:
        return dates, whens[0]
    opened = _opened(dates)
    if opened is not None:
        return dates[:2], opened
    order = sorted(range(len(dates)), key=lambda k: _distance(dates[k].span, head))
    best = order[0]
    used = [best]
    for k in order[1:]:
        if _lies_in(whens[k], whens[best]):
            best, used = k, [k, *used]
        elif _lies_in(whens[best], whens[k]):
            used.append(k)
    return [dates[k] for k in sorted(used)], whens[best]


def _opened(dates: list[DatedWords]) -> When | None:
    """ "from June 1878 … until July 1879" in one clause, not beside each other."""
    start = next((d.when.start for d in dates if d.lead in ("from", "since") and d.when.start), None)
    end = next((d.when.end for d in dates if d.lead in ("until", "till", "to", "up to") and d.when.end), None)
    if start is None or end is None or start.first_moment >= end.last_moment:
        return None
    return When.during(start, end)


def _changed(story: Story, mention: Mention) -> When | None:
    """ "Fell from 900 in 1900 to 210 in 1950": the change went on from the one date to the other."""
    if len(mention.dates) != 2 or mention.is_noun:
        return None
    first, last = (story.dates[number].when for number in sorted(mention.dates))
    places = [(prep.i, prep.low) for prep in mention.head.all("prep") if prep.low in ("from", "to")]
    dated = [word.i for word in mention.tree.words if word.date in mention.dates]
    is_change = [low for _, low in places] == ["from", "to"] and places[0][0] < dated[0] < places[1][
        0
    ] < dated[-1]
    if not is_change or first.start is None or last.end is None or first.shape is not Shape.POINT:
        return None
    is_in_order = first.start.first_moment < last.end.last_moment
    return When.during(first.start, last.end) if is_in_order else None


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _lies_in(inner: When, outer: When) -> bool:
    """True where `inner` is within `outer` and says more."""
    if inner.shape is not Shape.POINT or outer.shape not in (Shape.POINT, Shape.RANGE, Shape.BETWEEN):
        return False
    if inner.start is None or outer.start is None or outer.end is None:
        return False
    inside = outer.start.first_moment <= inner.start.first_moment < outer.end.last_moment
    return inside and inner.start.precision > (outer.precision or 0)


def _chain(story: Story, mention: Mention, used: list[DatedWords], when: When) -> tuple[Step, ...]:
    """From the words to the date, a line a step."""
    source = story.source
    words = mention.head.text
    steps: list[Step] = []
    for date in used:
        passage = Passage(source.id, date.span)
        lead = f"{date.lead} " if date.lead and date.lead not in ("from", "between") else ""
        steps.append(Step(f"“{lead}{date.span.of(source.text)}” stands with “{words}”.", passage))
        steps.extend(date.why)
        for timex in date.timexes:
            steps.extend(timex.why)
    steps.append(Step(f"So the event is dated {in_words(when)}."))
    return tuple(dict.fromkeys(steps))


def inside(container: When) -> When:
    """Once, some time within the containing event; UNDATED where that has no bounds."""
    start, end = container.start, container.end
    if start is None or end is None:
        return container if container.shape in (Shape.BEFORE, Shape.AFTER) else UNDATED
    if container.shape is Shape.POINT:
        return container
    return When.between(start, end)
