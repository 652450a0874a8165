"""How much does an event matter, how sure is its date, and is it worth telling at all?"""

from dateline.model.event import Modality
from dateline.model.when import Shape
from dateline.reading.happenings.drafts import Draft
from dateline.reading.happenings.kinds import wording
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.telling import is_told

_LEAD_PARAGRAPHS = 2


def is_worth_telling(draft: Draft) -> bool:
    """False for what has no title, and for undated words that nothing holds in place."""
    if not draft.title or draft.title.lower() in ("it", "this"):
        return False
    if draft.is_dated or draft.is_window or draft.links:
        return True
    denied = draft.lead.modality is Modality.DENIED
    return not denied and any(mention.is_strong or _is_told_of_a_day(mention) for mention in draft.mentions)


def _is_told_of_a_day(mention: Mention) -> bool:
    """True for "she was jailed on Thursday" where nobody knows which: it stands undated until somebody does."""
    verb = mention.clause
    return bool(mention.dates) and verb is not None and verb.lemma not in wording().states and is_told(verb)


def trust_of(story: Story, draft: Draft) -> float:
    """0–1: how far the date is to be trusted, by its expressions and by how it came to this event."""
    trust = draft.confidence
    for mention in draft.mentions:
        for number in mention.dates:
            if mention.when == draft.when:
                trust = min([trust, *(timex.confidence for timex in story.dates[number].timexes)])
    return round(trust, 3)


def importance_of(draft: Draft) -> float:
    """0–1, for choosing which labels are shown where there is not room for all."""
    lead = draft.lead
    weight = 0.3
    if any(mention.dates for mention in draft.mentions):
        weight += 0.15
    if any(mention.tree.paragraph < _LEAD_PARAGRAPHS for mention in draft.mentions):
        weight += 0.15
    weight += 0.08 * min(len(draft.mentions) - 1, 3)
    weight += 0.1 * (lead.family.kind != "other")
    weight += 0.15 * (draft.is_window or draft.when.shape is Shape.RANGE)
    weight -= 0.1 * (not lead.is_noun and lead.head.lemma in wording().states)
    weight -= 0.1 * (not draft.is_dated)
    return round(min(max(weight, 0.05), 1.0), 3)
