"""Does the clause around a date speak of the past or of the future?"""

import re
from bisect import bisect_right
from enum import StrEnum
from typing import Any

from dateline.model.span import Span
from dateline.reading.sentences import Parsed, Sentence


class Tense(StrEnum):
    """What the verb that a date hangs on says of its time."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    OPEN = "open"


_NEAR = 500  # characters on both sides that are searched for words where the parse has no verb
_PLANNED = set(
    "expect schedule plan set due intend hope slate aim propose anticipate predict forecast".split()
)
# "Agreed to meet on Thursday", "voted to close it from 3 May"; not "managed to reach it on 3 May".
_UNDERTAKEN = set(
    "agree arrange ask commit decide instruct invite offer opt order pledge prepare promise resolve threaten urge"
    " volunteer vote vow".split()
)
_FUTURE_WORDS = re.compile(
    r"\b(?:will|shall|won't|going to"
    r"|scheduled|expected|planned|plans|due|slated|payable|expires?|upcoming|forthcoming|set to|to be"
    r"|would|next)\b",
    re.IGNORECASE,
)
_PAST_WORDS = re.compile(r"\b(?:was|were|had|did|ended|died|killed|said|told|began)\b", re.IGNORECASE)


def tense_at(parsed: Parsed, span: Span) -> Tense:
    """The tense of the clause that the words at `span` belong to."""
    sentence = parsed.sentence_at(span.start)
    if sentence is None:
        return Tense.OPEN
    verb = governing_verb(sentence, span)
    if verb is None:
        start, end = max(sentence.span.start, span.start - _NEAR), min(sentence.span.end, span.end + _NEAR)
        return _by_words(parsed.text[start:end])
    return Tense.FUTURE if _is_arranged(verb, sentence, span) else _tense_of(verb)


# Verbs that look alike in the present and the past, which the parser confuses.
_UNCHANGED = set("beat bet bid burst cost cut hit hurt let put quit read rid set shut split spread".split())
_TOLD_NOW = set("say tell follow want know think believe argue claim show mark".split())


def _is_arranged(verb: Any, sentence: Sentence, span: Span) -> bool:
    """True of a date that hangs on a verb of the present itself: "opens Thursday", "the deadline is Friday"."""
    if verb.tag_ not in ("VBZ", "VBP") or verb.lemma_ in _TOLD_NOW or _tense_of(verb) is not Tense.PRESENT:
        return False
    if verb.tag_ == "VBP" and verb.lower_ in _UNCHANGED:
        return False
    token = last_token(sentence, span)
    if token is not None and token.head.pos_ == "ADP" and token.dep_ == "pobj":
        token = token.head
        if token.lower_ not in ("on", "in", "by", "until", "at", "for"):
            return False
    if token is None:
        return False
    if token.head.i != verb.i and token.dep_ in ("npadvmod", "prep", "nmod"):
        token = _after_its_nouns(token, verb)
    return token.head.i == verb.i and token.dep_ in ("npadvmod", "prep", "attr", "dobj", "conj")


def _after_its_nouns(token: Any, verb: Any) -> Any:
    """What hangs on the verb of the nouns above words: "host Everton on Sunday", where the parser ties the two."""
    while token.head.i != verb.i and token.head.dep_ in ("dobj", "conj", "pobj", "prep"):
        token = token.head
    return token


def last_token(sentence: Sentence, span: Span) -> Any | None:
    """The token of the words that the others of them hang on, None where they have none."""
    inside = [
        token
        for token in sentence.tokens
        if token.idx + sentence.offset < span.end
        and token.idx + len(token.text) + sentence.offset > span.start
    ]
    return next((token for token in inside if token.head not in inside), None)


def governing_verb(sentence: Sentence, span: Span) -> Any | None:
    """The nearest verb above the words in the parse, None where there is none."""
    wanted, tokens = span.start - sentence.offset, sentence.tokens
    place = bisect_right(range(len(tokens)), wanted, key=lambda i: tokens[i].idx + len(tokens[i].text))
    if place == len(tokens):
        return None
    token = tokens[place]
    for _ in range(30):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head is token or token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense_of(verb: Any) -> Tense:
    """Past, present or future by the verb's tag and its auxiliaries; an infinitive takes that of what it depends on."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & {"will", "shall", "'ll", "wo", "’ll"}:
        return Tense.FUTURE
    if words & {"could", "might"}:
        return Tense.PAST if "have" in words else Tense.OPEN
    if words & {"may", "can", "should", "must"}:
        return Tense.PAST if "have" in words else Tense.FUTURE
    if verb.lemma_ in _PLANNED and verb.tag_ in ("VBZ", "VBP"):
        return Tense.FUTURE
    if any(child.tag_ == "VBD" for child in helpers) or verb.tag_ == "VBD":
        return Tense.FUTURE if verb.lemma_ in _PLANNED and "would" in words else Tense.PAST
    if "would" in words:
        return Tense.FUTURE
    if verb.tag_ == "VBN" and words & {"has", "have", "'ve", "’ve"}:
        return Tense.PAST
    if "to" in words or verb.tag_ in ("VBG", "VBN"):
        return _tense_of_infinitive(verb, "to" in words)
    if any(child.dep_ == "acomp" and child.lower_ in ("due", "set", "ready") for child in verb.children):
        return Tense.FUTURE
    if verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not helpers:
        return _tense_of(verb.head)  # "will meet them on Wednesday and speak on Thursday"
    return Tense.PRESENT


def _tense_of_infinitive(verb: Any, is_infinitive: bool) -> Tense:
    head = verb.head
    if verb.tag_ == "VBN" and not is_infinitive:
        is_set = verb.lemma_ == "set" and not any(child.lower_ in ("for", "to") for child in verb.children)
        return Tense.FUTURE if verb.lemma_ in _PLANNED and not is_set else Tense.PAST  # "a record set in May"
    if _is_pluperfect(head):
        return Tense.PAST
    if head is verb or head.i == verb.i:
        return Tense.FUTURE if is_infinitive else Tense.OPEN
    if is_infinitive and head.lemma_ == "be" and verb.dep_ == "xcomp":
        return Tense.OPEN if head.tag_ == "VBD" else Tense.FUTURE  # "was to meet them on Monday"
    if is_infinitive and (
        head.lemma_ in _PLANNED or head.lemma_ in _UNDERTAKEN or head.pos_ in ("NOUN", "PROPN", "ADJ")
    ):
        return Tense.FUTURE
    if head.pos_ in ("VERB", "AUX"):
        above = (
            _tense_of(head) if head.tag_ not in ("VBG", "VBN", "VB") or head.dep_ == "ROOT" else Tense.OPEN
        )
        if is_infinitive and above is Tense.PRESENT:
            return Tense.FUTURE
        return above
    return Tense.OPEN


def _is_pluperfect(verb: Any) -> bool:
    """True of a verb, or an adjective with its verb, that has "had": "had been due"."""
    tokens = [*verb.children, *(verb.head.children if verb.pos_ == "ADJ" else ())]
    return any(child.lower_ in ("had", "'d", "’d") and child.dep_ == "aux" for child in tokens)


def tells_what_will_be(parsed: Parsed, span: Span) -> bool:
    """True where a clause looks ahead from the writing, in a story too: "will be held", "is planned for"."""
    sentence = parsed.sentence_at(span.start)
    verb = governing_verb(sentence, span) if sentence else None
    if verb is None:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "shall", "'ll", "’ll"}:
        return True
    return verb.lemma_ in _PLANNED and (verb.tag_ in ("VBZ", "VBP") or bool(helpers & {"is", "are"}))


_DONE = set(
    "ruling decision verdict attack bombing blast explosion crash shooting killing death announcement report"
    " earthquake quake loss win victory defeat arrest resignation statement accident incident fire".split()
)


def names_what_is_done(parsed: Parsed, span: Span) -> bool:
    """True where a date owns what has happened by its name: "Monday's ruling", in a clause of any tense."""
    sentence = parsed.sentence_at(span.start)
    for token in sentence.tokens if sentence else ():
        if sentence and sentence.offset + token.idx + len(token.text) >= span.end:
            return token.dep_ == "poss" and token.head.lemma_.lower() in _DONE
    return False


def _by_words(words: str) -> Tense:
    if _FUTURE_WORDS.search(words):
        return Tense.FUTURE
    return Tense.PAST if _PAST_WORDS.search(words) else Tense.OPEN


_PUT_OFF = set(
    "adjourn allow ban close defer delay extend give have let order postpone recess remand schedule set"
    " suspend".split()
)
_DUE = re.compile(r"\s(?:[a-z]+\s)?(?:deadline|delivery|futures|contract)\b")
_AHEAD = re.compile(
    r"\b(?:ahead of|in time for|in readiness for|eve of|(?:outlook|forecasts?|plans|schedule) for)\s(?:an?\s|the\s)?\Z",
    re.IGNORECASE,
)
_PLANS = set("plan schedule slate reschedule book".split())
_FORETELLING = set("promise forecast predict expect hope prepare announce".split())  # "for Thursday"


def looks_ahead(parsed: Parsed, span: Span, relation: str) -> bool:
    """True where what was done in the past is for later: "extended it until Friday", "planned a rally on Saturday"."""
    sentence = parsed.sentence_at(span.start)
    verb = governing_verb(sentence, span) if sentence else None
    if verb is None or verb.dep_ == "acl" or _is_pluperfect(verb):
        return False
    if _DUE.match(parsed.text, span.end) or _AHEAD.search(parsed.text[max(0, span.start - 24) : span.start]):
        return True
    if relation in ("until", "till", "through", "up to"):
        return verb.lemma_ in _PUT_OFF or verb.lemma_ in _PLANS
    if relation == "for" and verb.lemma_ in _FORETELLING:
        return True
    return verb.lemma_ in _PLANS and relation in ("on", "for", "in", "")


def is_flashback(parsed: Parsed, span: Span) -> bool:
    """True where something said or thought goes back before what is being told: "denied that he had been there"."""
    sentence = parsed.sentence_at(span.start)
    verb = governing_verb(sentence, span) if sentence else None
    if verb is None or verb.tag_ != "VBN" or verb.dep_ != "ccomp":
        return False
    return any(child.lower_ in ("had", "'d", "’d") and child.dep_ == "aux" for child in verb.children)


_SAYING = set("say tell add report announce declare note explain insist warn confirm comment".split())


def is_of_saying(parsed: Parsed, span: Span) -> bool:
    """True of the day on which something was only said: "officials said Tuesday"."""
    sentence = parsed.sentence_at(span.start)
    verb = governing_verb(sentence, span) if sentence else None
    return verb is not None and verb.lemma_ in _SAYING
