"""How real does the text say an event is: did it happen, goes it on, is it planned, conditional or denied?"""

from dateline.model.event import Modality
from dateline.model.when import Shape, When
from dateline.reading.happenings.awaited import waits
from dateline.reading.happenings.kinds import wording
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.naming import SET_FOR, set_for
from dateline.reading.happenings.tree import Word

_WISHING = frozenset(
    ("call", "demand", "propose", "request", "urge", "threaten", "want", "seek", "recommend", "suggest", "hope", "wish",
     "consider", "discuss", "ask", "need", "advocate")
)  # fmt: skip
_ASKING = frozenset(("advise", "ask", "encourage", "invite", "press", "push", "request", "urge"))
_COMING = frozenset(
    (
        "planned",
        "upcoming",
        "scheduled",
        "forthcoming",
        "proposed",
        "slated",
        "expected",
        "coming",
        "future",
        "next",
    )
)
_DROPPED = frozenset(
    ("cancel", "call off", "put off", "break off", "postpone", "avert", "prevent", "avoid", "delay")
)


def modality_of(mention: Mention) -> tuple[Modality, bool]:
    """(how real, whether it is only claimed)."""
    verb = mention.clause
    claimed = verb is not None and any(above.lemma in wording().claiming for above in _reporters(verb))
    if mention.is_noun and any(child.low in _COMING for child in mention.head.all("amod")):
        return Modality.PLANNED, claimed
    if verb is None:
        return Modality.HAPPENED, False
    if mention.is_noun and mention.head is not verb and verb.lemma in _WISHING:
        return Modality.CONDITIONAL, claimed
    if mention.is_noun and set_for(verb) is mention.head:
        return Modality.DENIED if verb.child("neg") else Modality.PLANNED, claimed
    if mention.is_noun and (mention.head.dep not in _PARTS or _is_only_spoken_of(mention.head, verb)):
        return Modality.HAPPENED, claimed
    return _of_verb(verb), claimed


_PARTS = ("dobj", "nsubj", "nsubjpass")


def _is_only_spoken_of(noun: Word, verb: Word) -> bool:
    """True for a subject that a negation leaves as it was: "the disappearance was never explained"."""
    brings_about = wording().happening | wording().light | wording().issuing | SET_FOR
    return noun.dep != "dobj" and verb.child("neg") is not None and verb.lemma not in brings_about


def _of_verb(verb: Word) -> Modality:
    helpers = {child.low for child in verb.all("aux", "auxpass")}
    if helpers == {"be"} and verb.tag == "VBN" and verb.dep == "ccomp":
        return Modality.CONDITIONAL  # "recommended that they be replaced"
    reporters = list(_reporters(verb))
    if (verb.child("neg") is not None and not waits(verb)) or any(
        above.lemma == "deny" for above in reporters
    ):
        return Modality.DENIED
    if _is_under_condition(verb):
        return Modality.CONDITIONAL
    if helpers & {"may", "might", "could", "should", "must", "can"}:
        return Modality.CONDITIONAL
    if helpers & {"will", "shall", "’ll", "'ll", "wo"}:
        return Modality.PLANNED
    if "would" in helpers and any(above.lemma in wording().saying for above in reporters):
        return Modality.PLANNED
    if verb.tag == "VB" and reporters and reporters[0].lemma in _ASKING:
        return Modality.CONDITIONAL  # "urged ministers to publish it"
    if is_due(verb) or _is_foreseen(verb) or any(_foresees(above, verb) for above in reporters):
        return Modality.PLANNED
    if verb.tag == "VBG" and helpers & {"is", "are", "’s", "'s", "’re", "been"}:
        return Modality.ONGOING
    return Modality.HAPPENED


def _reporters(verb: Word) -> list[Word]:
    """The verbs that a clause is the content of, from the nearest up."""
    found = []
    below = verb
    for above in verb.ancestors():
        if below.dep in ("ccomp", "xcomp", "pcomp") and above.is_verb:
            found.append(above)
        elif below.dep not in ("conj", "aux", "prep", "acl", "relcl"):
            break
        below = above
    return found


def _is_under_condition(verb: Word) -> bool:
    clauses = [verb, *verb.all("advcl")]
    if verb.dep == "conj":
        clauses.append(verb.head)
    return any(
        child.low in ("if", "unless") and child.dep == "mark"
        for clause in clauses
        for child in clause.children
    )


def _is_foreseen(verb: Word) -> bool:
    """ "is to begin", "is expected to run", "plans to sign": the verb itself carries the plan."""
    inner = verb.child("xcomp")
    if inner is None or inner.tag != "VB":
        return False
    return verb.lemma == "be" or (
        verb.lemma in wording().planning and verb.lemma not in ("decide", "mean", "agree")
    )


def _foresees(above: Word, verb: Word) -> bool:
    if above.lemma not in wording().planning:
        return False
    return verb.tag == "VB" or bool({c.low for c in verb.all("aux")} & {"would", "will"})


def is_due(verb: Word) -> bool:
    """True for "a report is due by March"."""
    state = verb.child("acomp")
    return (
        verb.lemma == "be" and state is not None and state.low == "due" and verb.child("xcomp", "neg") is None
    )


def is_called_off(mention: Mention) -> bool:
    """True for an event of which the text says that it was cancelled, postponed or prevented."""
    verb = mention.clause
    if not mention.is_noun or verb is None or mention.head.dep not in ("dobj", "nsubjpass"):
        return False
    particle = verb.child("prt")
    return (f"{verb.lemma} {particle.low}" if particle is not None else verb.lemma) in _DROPPED


def settled(modality: Modality, when: When, published_last: int | None) -> Modality:
    """An open period that the text tells as lasting is ongoing; what is told for a day to come is planned."""
    if modality is Modality.HAPPENED and when.shape is Shape.SINCE:
        return Modality.ONGOING
    first = when.first
    if (
        modality is Modality.HAPPENED
        and published_last is not None
        and first is not None
        and first > published_last
    ):
        return Modality.PLANNED
    return modality
