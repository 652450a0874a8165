"""Which events lie within another, and which come after or before one, where no date of their own tells?"""

from itertools import pairwise

from dateline.model.event import Link, LinkKind
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.when import Shape
from dateline.model.words import in_words
from dateline.reading.happenings.dating import inside
from dateline.reading.happenings.drafts import Draft, Gathering
from dateline.reading.happenings.kinds import wording
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.tree import Word


def place_in_windows(story: Story, gathering: Gathering, mentions: list[Mention]) -> None:
    """Give undated drafts the window of the event that the words, or the account, put them into."""
    nouns = {(id(m.tree), m.head.i): m for m in mentions if m.is_noun}
    dated = {(id(m.tree), (m.clause or m.head).i): m for m in mentions if m.when.is_dated}
    for draft in gathering.drafts:
        if draft.is_dated and draft.when.shape not in (Shape.BETWEEN,):
            _part_of_told(gathering, draft, nouns)
            continue
        if draft.is_dated:
            continue
        if not _by_words(story, gathering, draft, nouns):
            _by_sentence(story, draft, dated)


def _container(gathering: Gathering, mention: Mention, nouns: dict[tuple[int, int], Mention]) -> Draft | None:
    if mention.window is None:
        return None
    noun = nouns.get((id(mention.tree), mention.window.i))
    return gathering.draft_of(noun) if noun is not None else None


def _part_of_told(gathering: Gathering, draft: Draft, nouns: dict[tuple[int, int], Mention]) -> None:
    """A dated event that the words put into another is part of it, its own date kept."""
    for mention in draft.mentions:
        container = _container(gathering, mention, nouns)
        if container is not None and container is not draft:
            container.is_window = True
            draft.links.append(_part_of(container))
            return


def _part_of(container: Draft) -> Link:
    return Link(LinkKind.PART_OF, str(id(container)))


def _by_words(
    story: Story, gathering: Gathering, draft: Draft, nouns: dict[tuple[int, int], Mention]
) -> bool:
    """ "During the visit, they signed …": within the visit."""
    for mention in draft.mentions:
        container = _container(gathering, mention, nouns)
        if container is None or container is draft or mention.window is None:
            continue
        window = mention.window
        first = (
            min(word.span.start for word in window.head.subtree())
            if window.dep == "pobj"
            else window.span.start
        )
        words = story.source.text[first : window.span.end]
        passage = Passage(story.source.id, window.span)
        enclose(draft, container, Step(f"“{words.strip()}” puts it within “{container.title}”.", passage))
        return True
    return False


def enclose(draft: Draft, container: Draft, step: Step, trust: float = 0.85) -> None:
    """Make a draft part of its container, dated by it."""
    container.is_window = True
    draft.when = inside(container.when)
    if draft.is_dated:
        head = container.lead.head.span if step.passage else None
        passage = Passage(step.passage.source, head) if step.passage and head else None
        said = Step(f"“{container.title}” is dated {in_words(container.when)}.", passage)
        draft.why = (step, said, Step(f"So it is dated {in_words(draft.when)}."))
    else:
        draft.why = (step, Step(f"“{container.title}” has no date itself."))
    draft.links.append(_part_of(container))
    draft.confidence = min(draft.confidence, trust)


def _by_sentence(story: Story, draft: Draft, dated_clauses: dict[tuple[int, int], Mention]) -> bool:
    """A clause that hangs on a dated clause, or shares the date before both, has that clause's date."""
    mention = draft.lead
    verb = mention.clause or mention.head
    below = verb
    scene = verb.dep == "relcl" and _is_where(verb)
    for above in verb.ancestors():
        joins = below.dep in (
            "conj",
            "relcl",
            "advcl",
            "acl",
            "prep",
            "pobj",
            "dobj",
            "attr",
            "pcomp",
            "appos",
        )
        if not joins:
            return False
        dated = dated_clauses.get((id(mention.tree), above.i))
        if dated is not None:
            return _share(story, draft, dated, below, scene)
        scene = scene or (above.dep == "relcl" and _is_where(above))
        below = above
    return False


def _is_where(verb: Word) -> bool:
    return any(child.low == "where" for child in verb.children)


def _share(story: Story, draft: Draft, dated: Mention, below: Word, is_same_scene: bool) -> bool:
    date = story.dates[dated.dates[0]]
    is_fronted = date.span.end <= min(dated.head.span.start, draft.lead.place_in_text)
    simultaneous = below.dep == "advcl" and below.tag == "VBG"
    simultaneous = simultaneous or (below.dep == "advcl" and _is_when(below))
    shares = (
        (is_fronted and below.dep == "conj") or is_same_scene or simultaneous or _is_done_there(dated, below)
    )
    if not shares or dated.when.shape not in (Shape.POINT, Shape.BETWEEN, Shape.RANGE):
        return False
    words = dated.head.span.of(story.source.text)
    passage = Passage(story.source.id, dated.head.span)
    draft.when = dated.when if dated.when.shape is Shape.POINT else inside(dated.when)
    draft.why = (Step(f"It is told in one breath with “{words}” and shares its date.", passage), *dated.why)
    draft.confidence = min(draft.confidence, 0.75)
    return True


def _is_when(verb: Word) -> bool:
    return verb.tag != "VBG" and any(child.low == "when" and child.i < verb.i for child in verb.children)


def _is_done_there(dated: Mention, below: Word) -> bool:
    """True for what a visit or a meeting led to: "visited Oslo in May and signed an agreement"."""
    is_frame = (
        dated.family.name in ("visit", "meeting") and below.dep == "conj" and below.lemma in _DONE_THERE
    )
    return is_frame and below.tag in ("VBD", "VBN") and below.child("nsubj", "nsubjpass") is None


_DONE_THERE = ("sign", "meet", "agree", "ratify", "initial", "open", "unveil")


def put_in_sequence(story: Story, gathering: Gathering) -> None:
    """ "Then", "later", "before that": an undated event stands after or before the one told before it."""
    ordered = sorted(gathering.drafts, key=lambda draft: draft.lead.place_in_text)
    for earlier, draft in pairwise(ordered):
        mention = draft.lead
        if draft.is_dated or not mention.sequence or mention.tree.number - earlier.lead.tree.number > 1:
            continue
        kind = LinkKind.AFTER if mention.sequence == "after" else LinkKind.BEFORE
        span = mention.sequence_words or mention.head.span
        words = span.of(story.source.text)
        step = Step(
            f"“{words}” puts it {mention.sequence} “{earlier.title}”.", Passage(story.source.id, span)
        )
        draft.links.append(Link(kind, str(id(earlier)), (step,)))
        draft.why = (*draft.why, step)


def sequence_of(verb: Word) -> tuple[str, Word | None]:
    """("after" | "before" | "", the word that says so) for a clause."""
    for child in verb.children:
        if child.dep != "advmod" or child.date >= 0:
            continue
        if child.low in wording().after:
            return "after", child
        if child.low in wording().before:
            return "before", child
    return "", None
