"""What a story tells right after an event of a known day, without a word of when, was probably that day too."""

from dateline.model.date import Date, Precision
from dateline.model.event import Modality
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.when import Shape, When
from dateline.model.words import in_words
from dateline.reading.happenings.drafts import Draft
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.tree import Tree, Word

_TRUST = 0.5


def date_by_the_day_before_it(story: Story, drafts: list[Draft]) -> None:
    """Give undated drafts the day of the event told in the sentence before, as uncertain."""
    days = _days(drafts)
    dated = {
        m.tree.number
        for draft in drafts
        for m in draft.mentions
        if m.dates and _is_main_past(m.clause or m.head)
    }
    for draft in drafts:
        lead = draft.lead
        if draft.is_dated or draft.links or draft.is_window or lead.sequence or lead.dates:
            continue
        number, verb = lead.tree.number, lead.clause or lead.head
        own = {word.date for word in lead.tree.words if word.date >= 0}
        before = days.get(number - 1) if not own or number not in dated else None
        if len(own) == 1 and number in days:
            before = days[number]
        if before is None or before.lead.tree.paragraph != lead.tree.paragraph or not lead.is_strong:
            continue
        is_behind = before.mentions[-1].tree.number < number or _is_parted(lead.tree, before, verb)
        if is_behind and lead.modality is Modality.HAPPENED and _is_main_past(verb):
            _date(story, draft, before)


def _days(drafts: list[Draft]) -> dict[int, Draft]:
    """The last event with a day that a main clause of each sentence tells of, by the number of the sentence."""
    found: dict[int, Draft] = {}
    for draft in drafts:
        for mention in draft.mentions:
            verb = mention.clause or mention.head
            if mention.dates and _is_main_past(verb) and _is_a_day(mention.when):
                found[mention.tree.number] = draft
    return found


def _is_parted(tree: Tree, before: Draft, verb: Word) -> bool:
    """True for the second clause in "on 3 May the convoy was attacked; a driver was wounded"."""
    verbs = [m.clause or m.head for m in before.mentions if m.tree is tree and m.dates]
    return any(w.text == ";" for first in verbs for w in tree.words[first.i : verb.i])


def _is_a_day(when: When) -> bool:
    return when.shape is Shape.POINT and (when.precision or 0) >= Precision.DAY


def _is_main_past(verb: Word) -> bool:
    """True for the verb of a main clause in the simple past: "fled", not "had fled"."""
    if not verb.is_verb or any(child.low in ("had", "has", "have") for child in verb.all("aux")):
        return False
    is_past = verb.tag == "VBD" or any(child.low in ("was", "were") for child in verb.all("auxpass"))
    while verb.dep in ("conj", "ccomp") and verb.head.is_verb and verb.head is not verb:
        verb = verb.head
    return is_past and verb.head is verb


def _date(story: Story, draft: Draft, before: Draft) -> None:
    start = before.when.start
    if start is None:
        return
    draft.when = When.at(Date.of_day(start.first).qualified(uncertain=True))
    source = story.source.id
    draft.why = (
        Step(
            f"No date stands by it; it is told right after “{before.title}”.",
            Passage(source, before.lead.head.span),
        ),
        *before.why[:1],
        Step(f"So it is dated {in_words(draft.when)}."),
    )
    draft.confidence = min(draft.confidence, _TRUST)
