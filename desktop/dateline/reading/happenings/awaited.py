"""What came only at last: "did not reopen until 1950", "it was not until 1971 that she recorded": it did, then."""

from dateline.reading.happenings.phrases import is_temporal
from dateline.reading.happenings.tree import Word

# What these say went on until the date, or is denied to have: "did not last until 1950".
_GOING_ON = ("last", "remain", "stay", "survive", "live", "continue", "endure", "hold", "wait", "stand")
_CLEFT = ("ccomp", "relcl", "advcl")


def waits(verb: Word) -> bool:
    """True for a verb that is denied up to a date: what it says was so from that date on."""
    return (
        verb.child("neg") is not None
        and verb.lemma not in _GOING_ON
        and any(child.low in ("until", "till") and is_temporal(child) for child in verb.all("prep"))
    )


def cleft_clause(verb: Word) -> Word | None:
    """The verb that "it was in 1971 that …" tells of; None for any other verb."""
    subject = verb.child("nsubj")
    if verb.lemma != "be" or subject is None or subject.low != "it":
        return None
    clauses = (clause for clause in verb.all(*_CLEFT) if clause.i > verb.i and clause.is_verb)
    return next((c for c in clauses if any(w.low in ("that", "when") for w in c.children if w.i < c.i)), None)


def came_at_last(verb: Word) -> bool:
    """True for a verb whose "until" tells when it came about, not how long it went on."""
    return waits(verb) or (verb.dep in _CLEFT and cleft_clause(verb.head) is verb and waits(verb.head))
