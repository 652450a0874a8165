"""The verb of a title and what completes it: a perfect told as a past, a passive without its helper."""

from dateline.reading.happenings.awaited import waits
from dateline.reading.happenings.kinds import wording
from dateline.reading.happenings.phrases import is_set_off, is_temporal, whole_phrase
from dateline.reading.happenings.subjects import is_passive, proper_apposition
from dateline.reading.happenings.telling import SPANS
from dateline.reading.happenings.tree import Word

_DIRECTIONS = frozenset(
    """
    back home away off out up down there here north south east west ashore abroad apart together alone aboard first
    in over not never free alive open ahead through across forth outside inside nearly almost live aground
    aloud ill
    """.split()
)
_LOOSE = frozenset(
    """
    according despite while because due amid during after before since until like such including within following
    besides
    """.split()
)
_REACHES = frozenset(
    "kilometre kilometer mile metre meter yard foot league reach sight range earshot".split()
)
_KEPT_AFTER = ("dobj", "dative", "attr", "acomp", "oprd", "agent", "prt", "pobj", "xcomp")
_LYING = ("lie", "stand", "sit", "stay", "remain", "keep")
HAVE = {"has", "have", "had", "’ve", "’d", "'ve", "'d"}
_DO = {"did", "does", "do"}
_BE = {"was", "were", "is", "are", "been", *HAVE}


def verb_group(verb: Word, keeps_helpers: bool = False) -> tuple[list[Word], str]:
    """(words of the verb group to keep as they stand, the verb in other words before them)."""
    helpers = [child for child in verb.children if child.i < verb.i and child.dep in ("aux", "auxpass")]
    is_late = waits(verb)
    negation = [child for child in verb.children if child.dep == "neg" and child.i < verb.i and not is_late]
    lows = {helper.low for helper in helpers}
    if is_late and lows <= _DO:
        return [], past_of(verb)
    if negation:
        return [*helpers, *negation, verb], ""
    planned = None if keeps_helpers and lows & {"will", "shall"} else _planned(verb, lows)
    if planned is not None:
        return [], planned
    if verb.tag == "VBG" and not helpers:
        return [], past_of(verb)
    if is_passive(verb) and lows <= _BE and not keeps_helpers and verb.child("dobj", "oprd") is None:
        return [verb], ""
    goes_on = verb.lemma == "be" and any(child.low == "since" for child in verb.all("prep"))
    if lows and lows <= HAVE and not (goes_on and "had" not in lows):
        return [], past_of(verb)
    return [*helpers, verb], ""


def _planned(verb: Word, lows: set[str]) -> str | None:
    """ "will open", "is to open", "is expected to open" in the words of a title; None for what is not a plan."""
    if verb.tag == "VBN" and lows == {"be"} and verb.dep == "ccomp":
        return f"to be {verb.text}"  # "recommended that they be replaced"
    if lows & {"will", "shall", "’ll", "'ll"}:
        passive = verb.child("auxpass") is not None
        return f"to be {verb.text}" if passive else f"to {verb.lemma}"
    if verb.tag == "VB" and verb.dep == "conj" and not lows and verb.head.is_verb:
        shared = {helper.low for helper in verb.head.all("aux")} & {"will", "shall", "’ll", "'ll", "to"}
        return f"to {verb.lemma}" if shared else None
    inner = verb.child("xcomp")
    if inner is None or not any(child.low == "to" for child in inner.all("aux")):
        return None
    to_be = verb.lemma == "be" and not verb.all("attr", "acomp")
    foreseen = verb.lemma in wording().planning and (verb.child("auxpass") is not None or verb.lemma == "due")
    return "" if to_be or foreseen else None


def past_of(verb: Word) -> str:
    """The simple past of a verb: "became" for "become"."""
    irregular = wording().past.get(verb.lemma)
    if irregular:
        return irregular
    if verb.tag in ("VBN", "VBD"):
        return verb.text
    lemma = verb.lemma
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "ed"


def complements(verb: Word) -> list[Word]:
    """What completes a verb in its title, in order: objects, particles, places; no time, no aside."""
    kept: list[Word] = []
    for child in verb.children:
        if child.i > verb.i and child.dep == "conj" and not child.is_verb:
            break  # a second clause without its verb: "… and Roth to three"
        after_aside = child.dep == "xcomp" and any(
            _is_noun_aside(other, verb, child) for other in verb.children
        )
        is_aside = after_aside or (is_set_off(child) and child.dep not in ("ccomp", "xcomp"))
        if child.i > verb.i and not is_aside:
            kept.extend(inner for inner in _beside_date(child) if _completes(inner, verb))
    return kept


def _is_noun_aside(other: Word, verb: Word, child: Word) -> bool:
    """True for the aside in "studied law, one of the first women to do so", whose clause is not the verb's."""
    return verb.i < other.i < child.i and other.dep in ("npadvmod", "appos") and is_set_off(other)


def _beside_date(child: Word) -> list[Word]:
    """The phrase itself; of "from 1946 to 1949 with a teacher", which the tree hangs on the date, what is no date."""
    dated = child.child("pobj")
    if child.dep != "prep" or dated is None or dated.date < 0:
        return [child]
    return [inner for inner in child.all("prep") if not is_temporal(inner)]


def _is_hour(child: Word) -> bool:
    """True for "at eleven"."""
    hour = child.child("pobj") if child.low in ("at", "till", "until", "by") else None
    return hour is not None and hour.low in _HOURS and not hour.children


_HOURS = frozenset("one two three four five six seven eight nine ten eleven twelve noon midnight".split())


def _is_taken_for_time(child: Word, verb: Word) -> bool:
    """True for an object that the tree takes for a time or a measure: "climbed the mast"."""
    is_thing = child.dep == "npadvmod" and child.is_noun and child.lemma not in SPANS
    is_measure = child.child("nummod") is not None or verb.child(*_KEPT_AFTER) is not None
    return is_thing and child.i > verb.i and child.child("det") is not None and not is_measure


def _completes(child: Word, verb: Word) -> bool:
    if child.dep == "dobj" and child.date >= 0 and verb.lemma == "spend":
        return True
    if is_temporal(child) or _is_hour(child) or (child.dep == "neg" and waits(verb)):
        return False
    if child.dep in _KEPT_AFTER or _is_taken_for_time(child, verb):
        return True
    if child.dep == "prep" and child.low == "after":
        return verb.lemma in ("name", "call", "model", "look")
    if child.dep == "prep":
        if child.low == "within":
            reach = child.child("pobj")
            return reach is not None and reach.lemma in _REACHES
        return child.low not in _LOOSE and (child.low != "as" or child.child("pobj") is not None)
    if child.dep == "ccomp":
        if (
            child.tag == "JJ"
            and child.child("nsubj") is not None
            and child.child("mark", "cop", "aux") is None
        ):
            return True  # "found the tower empty"
        has_mark = child.child("mark") is not None and child.is_verb
        return child.tag in ("VB", "VBG") or (has_mark and verb.lemma not in wording().reporting)
    if (
        verb.lemma in _LYING
        and child.i == verb.i + 1
        and (child.low == "still" or child.tag in ("VBN", "JJ"))
    ):
        return True
    return child.dep in ("advmod", "neg") and child.low in _DIRECTIONS


def phrase_of(child: Word) -> list[Word]:
    """The words of a complement that a title keeps."""
    if child.dep in ("xcomp", "ccomp", "pcomp"):
        return _inner_clause(child)
    name = proper_apposition(child) if child.dep == "dobj" else child
    words = whole_phrase(name if is_set_off(name) else child)
    return words if len(words) > 1 or child.dep != "prep" else []


def _inner_clause(verb: Word) -> list[Word]:
    helpers = ("aux", "auxpass", "neg", "mark")
    front = [child for child in verb.children if child.i < verb.i and child.dep in helpers]
    subject = verb.child("nsubj", "nsubjpass")
    kept = [*front, verb, *(whole_phrase(subject) if subject else [])]
    for child in complements(verb):
        kept.extend(phrase_of(child))
    return kept
