"""Undated acts that a text tells in its account of a visit, a meeting or a war fall within it."""

from bisect import bisect_left, insort

from dateline.model.event import LinkKind
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.when import Shape
from dateline.reading.happenings.drafts import Draft
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.subjects import subject_of
from dateline.reading.happenings.windows import enclose

_HOLDING = frozenset(
    "visit expedition meeting commemoration war battle case election disaster unrest".split()
)
_NEAR = 4  # sentences that an account runs on without naming its frame again


def place_in_accounts(story: Story, drafts: list[Draft]) -> None:
    """Enclose each undated draft in the event whose account stands around it, where the same people act."""
    by_id = {str(id(draft)): draft for draft in drafts}
    frames: list[tuple[int, int]] = []  # (sentence, place of the container in `drafts`)
    places = {id(draft): k for k, draft in enumerate(drafts)}
    for draft in drafts:
        inside = [by_id[link.target] for link in draft.links if link.kind is LinkKind.PART_OF]
        for container in [*inside, draft]:
            if _can_hold(container):
                frames += [(mention.tree.number, places[id(container)]) for mention in draft.mentions]
    frames.sort()
    for draft in drafts:
        if draft.is_dated or draft.is_window or draft.links or draft.lead.sequence:
            continue
        nearest = _nearest(draft, drafts, frames)
        if nearest is not None:
            passage = Passage(story.source.id, nearest.lead.head.span)
            said = f"No date stands by it; the text tells it in its account of “{nearest.title}”."
            enclose(draft, nearest, Step(said, passage), 0.6)
            insort(frames, (draft.lead.tree.number, places[id(nearest)]))


def _nearest(draft: Draft, drafts: list[Draft], frames: list[tuple[int, int]]) -> Draft | None:
    """The event with an account in reach that the same people act in; a dated one first."""
    number = draft.lead.tree.number
    first, last = bisect_left(frames, (number - _NEAR, 0)), bisect_left(frames, (number + _NEAR + 1, 0))
    paragraph = draft.lead.tree.paragraph
    near = [(n, k) for n, k in frames[first:last] if n <= number or _is_told_in(drafts[k], n, paragraph)]
    near.sort(key=lambda frame: abs(frame[0] - number))
    fitting = [drafts[place] for _, place in near if drafts[place] is not draft]
    fitting = [container for container in dict.fromkeys(fitting) if _shares_actors(draft, container)]
    return next((container for container in fitting if container.is_dated), next(iter(fitting), None))


def _is_told_in(draft: Draft, number: int, paragraph: int) -> bool:
    """True where the sentence of that number, which names the event, stands in that paragraph."""
    return any(m.tree.number == number and m.tree.paragraph == paragraph for m in draft.mentions)


def _can_hold(draft: Draft) -> bool:
    lead = draft.lead
    if lead.family.name not in _HOLDING or not (lead.is_noun or lead.family.name == "visit"):
        return False
    return draft.is_window or draft.when.shape is Shape.RANGE


def _shares_actors(draft: Draft, container: Draft) -> bool:
    """The same people act, or a group that the text takes as known ("the two leaders")."""
    if set(draft.people) & set(container.people):
        return True
    verb = draft.lead.clause
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.is_name:
        return False
    known = any(child.low in ("the", "both", "these") for child in subject.all("det", "predet"))
    counted = any(child.dep == "nummod" for child in subject.children) or subject.low in ("they", "both")
    return (known and counted) or subject.low == "they"
