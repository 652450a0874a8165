"""Which word of its sentence does a date belong to?"""

import re
from bisect import bisect_left
from itertools import islice, takewhile

from dateline.reading.happenings.awaited import cleft_clause
from dateline.reading.happenings.kinds import wording
from dateline.reading.happenings.naming import SET_FOR, is_event_noun, is_trigger_verb
from dateline.reading.happenings.phrases import IN_FORCE
from dateline.reading.happenings.tree import Tree, Word

_PREMODIFIER = ("compound", "amod", "nmod", "nummod", "quantmod", "poss")
_FINITE = ("VBD", "VBZ", "VBP", "VBN")
_PARTS_OF_TIME = frozenset(
    """
    end beginning start middle half part close spring summer autumn winter fall day night morning
    evening month year hour afternoon
    """.split()
)


# So far up a date's own verb stands, even in long sentences; a table without verbs hangs each date on the one before.
_HIGHEST = 40


def owner_of_date(tree: Tree, words: list[Word]) -> Word | None:
    """The verb or event noun that a date belongs to: the nearest above it in the tree, else the nearest verb.

    `words` are those of the date.
    """
    number = words[0].date
    top = next((word for word in words if word.head.date != number or word.head is word), words[0])
    while top.head is not top and top.head.lemma in _PARTS_OF_TIME and top.dep in _PREMODIFIER:
        top = top.head
    below = top
    if _says_for_when(tree, top):
        return None
    if top.dep in ("nsubj", "nsubjpass") and is_trigger_verb(top.head):
        return next((thing for thing in top.head.all("dobj") if is_event_noun(thing)), None)
    for word in islice(top.ancestors(), _HIGHEST):
        if word.date == number:
            continue
        if word.dep == "prep" and word.low == "until" and word.i and tree.words[word.i - 1].low in IN_FORCE:
            return None  # "a licence valid until 1950": the date says how long the thing holds
        is_compared = word.lemma == "compare" and word.tag == "VBN" and not word.all("aux", "auxpass")
        if is_compared or (
            word.low in ("than", "as")
            and word.dep == "prep"
            and not (_is_no_later(tree, word) or _says_what_one_was(tree, word))
        ):
            return None  # "more than in 1998": the date belongs to a comparison
        if word.low == "since" and _is_a_record(tree, word):
            return None  # "for the first time since 1991": nothing went on since then
        if word.lemma == "end" and word.dep == "acl" and word.head.lemma in _PERIODS:
            below = word
            continue  # "in the year ended 31 March"
        if is_trigger_verb(word):
            verb = _on_its_side(tree, word, top)
            return _called_for(verb, top) or cleft_clause(verb) or _before_it(tree, verb, top)
        if word.is_noun and word.date < 0 and word.lemma not in _PARTS_OF_TIME:
            if is_event_noun(word) and not _belongs_to_verb(word, top):
                return _allowed_by(word) or word
            if below is top and top.dep in _PREMODIFIER and top.i < word.i:
                return _grown(top, word)
            if below is top and top.dep == "appos" and _is_bracketed(tree, top):
                return _done_there(word)
        is_of_date = below.dep == "prep" and below.low == "of" and not _is_as_of(tree, below)
        if is_of_date and word.lemma not in _PARTS_OF_TIME and not _tells_when(top, below):
            return None
        below = word
    return _nearest(tree, words[0])


def _is_no_later(tree: Tree, word: Word) -> bool:
    """True for the second "as" of "as early as Tuesday", which compares nothing, and for "as of Friday"."""
    before = tree.words[word.i - 1].low if word.i else ""
    after = tree.words[word.i + 1].low if word.i + 1 < len(tree.words) else ""
    return before in ("early", "soon", "late", "recently") or after == "of"


def _says_what_one_was(tree: Tree, word: Word) -> bool:
    """True for "came to the throne as a boy in 1829"; "as many as in 1829" compares."""
    role = word.child("pobj") if word.low == "as" else None
    is_one = role is not None and role.is_noun and role.date < 0
    before = (part.low for part in tree.words[max(0, word.i - _RECORD) : word.i])
    return is_one and not any(low in ("as", "same", "such", "so") for low in before)


def _is_as_of(tree: Tree, of: Word) -> bool:
    return of.i > 0 and tree.words[of.i - 1].low == "as"


def _tells_when(date: Word, of: Word) -> bool:
    """True where an "of" higher up leads to the date: "became the subject of a search in November"."""
    return date.dep == "pobj" and date.head is not of and date.head.low in ("in", "on", "at")


def _on_its_side(tree: Tree, verb: Word, date: Word) -> Word:
    """The verb, or where a semicolon parts it from the date before it the verb on the date's side."""
    between = tree.words[date.i : verb.i][:_NEAR_BREAK]
    if not any(word.text == ";" for word in between):
        return verb
    before = (tree.words[k] for k in range(date.i - 1, max(-1, date.i - _NEAR_BREAK), -1))
    near = takewhile(lambda word: word.text != ";", before)
    return next((word for word in near if word.tag in _FINITE and is_trigger_verb(word)), verb)


_NEAR_BREAK = 30  # words


def _before_it(tree: Tree, verb: Word, date: Word) -> Word:
    """The verb that a date stands behind, where the tree gives it to a later one that hangs on it.

    "Was found on Friday clinging to a spar", "said on Tuesday they had found it".
    """
    above = verb.head
    if (
        not above.is_verb
        or not above.i < date.i < verb.i
        or verb.dep not in ("xcomp", "ccomp", "advcl", "acl")
    ):
        return verb
    first = min(date.i, date.head.i if date.head.dep == "prep" and date.head.i < date.i else date.i)
    is_bare = verb.tag in ("VBG", "VBN") and not verb.all("aux", "auxpass", "nsubj", "nsubjpass", "mark")
    is_right_behind = above.lemma in wording().saying and first == above.i + 1
    is_apart = any(word.text == "," for word in tree.words[above.i : date.i])
    return above if (is_bare and not is_apart) or is_right_behind else verb


def _grown(date: Word, noun: Word) -> Word | None:
    """The verb of "third-quarter profit rose": the quarter is when it did; other dates before a noun name it."""
    is_quarter = "quarter" in date.text.lower() or "half" in date.text.lower()
    verb = noun.head
    if not is_quarter or noun.dep != "nsubj" or not is_trigger_verb(verb) or verb.lemma in wording().saying:
        return None
    return verb


def _is_a_record(tree: Tree, since: Word) -> bool:
    """True where what is before "since" is the first, the third, the last or the most of its sort."""
    near = tree.words[max(0, since.i - _RECORD) : since.i]
    return any(w.tag in ("JJS", "RBS") or w.low in _COUNTED or _NUMBERED.fullmatch(w.low) for w in near)


_RECORD = 6  # words
_COUNTED = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last only record".split()
)
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
_PERIODS = ("year", "quarter", "month", "week", "period", "half", "season")
LOOKING_BACK = frozenset(
    "condemn denounce deplore mourn commemorate recall remember criticise criticize".split()
)


def _says_for_when(tree: Tree, date: Word) -> bool:
    """True for the date behind "for" that tells what a thing is for: "quotas for the years 2025 to 2028".

    "For the quarter, sales fell" at the front tells when.
    """
    word = date
    for above in islice(date.ancestors(), _HIGHEST):
        if above.date < 0 and above.lemma not in ("year", "period", "season", "month"):
            break
        word = above
    if word.dep != "pobj" or word.head.low != "for":
        return False
    is_fronted = word.head.i == tree.words[0].i and not any(letter.isdigit() for letter in word.text)
    return not is_fronted and not _is_foreseen(word.head.head)


def _called_for(verb: Word, date: Word) -> Word | None:
    """In "called for a referendum before May", "condemned the raid on 2 August" the date is that of the noun."""
    for child in verb.all("prep"):
        is_for = child.low == "for" and verb.lemma in ("call", "ask", "push", "press")
        noun = child.child("pobj") if is_for else None
        is_before = noun is not None and noun.i < date.i and date.head.low in ("before", "by", "in")
        if noun is not None and is_before and is_event_noun(noun):
            return noun
    blamed = verb.child("dobj") if verb.lemma in LOOKING_BACK else None
    is_blamed = blamed is not None and blamed.i < date.i and date.dep == "pobj" and is_event_noun(blamed)
    return blamed if is_blamed else None


def _is_foreseen(word: Word) -> bool:
    """ "scheduled for March", "talks planned for April", "claimed it for May"; "quotas for 2028" say no time."""
    return is_event_noun(word) or (word.is_verb and word.lemma in (SET_FOR | wording().claiming))


def _belongs_to_verb(noun: Word, date: Word) -> bool:
    """True for "signed a treaty in 1921": the phrase after the object tells when it was signed."""
    if noun.dep == "pobj" and noun.head.low == "of" and noun.head.head.dep == "attr" and date.i > noun.i:
        noun = noun.head.head  # "became the subject of an inquiry in 1998"
    if date.i < noun.i or noun.dep not in ("dobj", "nsubjpass", "attr"):
        return False
    if noun.head.lemma in wording().saying:
        return False  # "condemned the invasion on 2 August": what is spoken of was then
    by_preposition = date.dep == "pobj" and date.head.low in (
        "in",
        "on",
        "at",
        "by",
        "from",
        "since",
        "until",
    )
    return (by_preposition or date.dep == "npadvmod") and is_trigger_verb(noun.head)


def _allowed_by(act: Word) -> Word | None:
    """The verb of "was authorised by an Act of 1867": the act is how it was done."""
    verb = act.head.head
    is_by = act.dep == "pobj" and act.head.low in ("by", "under", "through") and act.lemma in _ACTS
    is_done = is_by and verb.tag == "VBN" and verb.lemma in _DONE_BY_ACT
    return verb if is_done and verb.child("nsubjpass", "auxpass") is not None else None


_ACTS = ("act", "law", "decree", "charter", "statute", "treaty", "resolution", "ordinance")
_DONE_BY_ACT = frozenset(
    "authorise authorize establish create found incorporate abolish permit grant dissolve unite license ban".split()
)


def _done_there(place: Word) -> Word | None:
    """The verb of "opened mills in Bergen (1966) and Hamar (1969)", whose dates stand behind each place."""
    while place.dep == "conj" and place.head.is_noun:
        place = place.head
    where = place.head
    if not place.is_name or place.dep != "pobj" or where.low not in ("in", "at"):
        return None
    verb = where.head.head if where.head.dep in ("dobj", "nsubjpass") else where.head
    is_past = verb.tag in ("VBD", "VBN") and is_trigger_verb(verb) and verb.lemma not in wording().saying
    return verb if is_past and verb.child("dobj", "nsubjpass") is not None else None


def _is_bracketed(tree: Tree, word: Word) -> bool:
    return word.i > 0 and tree.words[word.i - 1].text in ("(", "[")


def _nearest(tree: Tree, date: Word) -> Word | None:
    """Where the tree tells nothing: the first finite verb after a date that leads, else the nearest before it."""
    if tree.told is None:
        verbs = [word for word in tree.words if word.tag in _FINITE and is_trigger_verb(word)]
        tree.told = verbs or [word for word in tree.words if is_event_noun(word) and word.dep != "conj"][:1]
    k = bisect_left(tree.told, date.i, key=lambda word: word.i)
    after = tree.told[k] if k < len(tree.told) else None
    before = tree.told[k - 1] if k else None
    return after or before if before is None or date.i <= 2 else before
