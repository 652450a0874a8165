"""Rules for words of time that have no place: now, recently, the future."""

import re

from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form
from dateline.reading.times.grammar.rules import Built, Match, rule, span_of


def _vague(m: Match, value: str) -> Expression:
    return Expression(span_of(m), TimexType.DATE, value, Form.VAGUE, rule="vague")


@rule(
    ("now", "currently", "nowadays", "presently", "present", "these", "at", "right", "the", "this"),
    r"(?:right{s}now|now|currently|nowadays|presently|present{h}day|these{s}days|at{s}(?:this{s}(?:time|moment"
    r"|stage|point{s}in{s}time)|present|the{s}(?:present|moment)(?!{s}(?:of|when)))|the{s}present(?:{s}day)?(?={o}[.,;)])"
    r"|this{s}(?:crucial{s}|very{s}|critical{s})?moment)",
)
def _present(m: Match) -> Built:
    """As "now", "currently", "these days"."""
    if m[0].lower() == "now" and re.match(r"['’]s\s", m.string[m.end() : m.end() + 3]) and m[0][0].isupper():
        return None
    return _vague(m, "PRESENT_REF")


@rule(("current",), r"current(?={s}[a-z])")
def _current(m: Match) -> Built:
    """As "the current president"; "current account" is money and "current events" are lessons."""
    if re.match(
        r"\s(?:account|accounts|liabilities|assets|fiscal|year|month|week|quarter)\b",
        m.string[m.end() : m.end() + 14],
    ):
        return None
    return _vague(m, "PRESENT_REF")


@rule(
    ("recently", "more", "most", "lately", "formerly"),
    r"(?:(?:more|most){s})?recently(?!{s}as{s})|lately|formerly",
)
def _recently(m: Match) -> Built:
    """As "recently", "formerly"."""
    return _vague(m, "PAST_REF")


@rule(
    ("this", "that", "these", "those"),
    r"(?:this|that){s}(?:time"
    r"|period)(?={o}[.,;:)\]]|{s}[a-z]+)|(?:these|those){s}times|those{s}days",
)
def _that_time(m: Match) -> Built:
    """As "during this period", "at that time": the time spoken of, no more exactly."""
    if not _DURING.search(m.string[max(0, m.start() - 12) : m.start()]):
        return None
    return _vague(m, "PRESENT_REF" if m[0][:3].lower() == "thi" else "PAST_REF")


@rule(
    ("the",),
    r"the{s}other{s}(?:day|night|week)(?={o}[.,;:)]|{s}(?:[a-z]+ed|he|she|it|they|we|i|was|the)(?![a-z])|\Z)",
)
def _the_other_day(m: Match) -> Built:
    """As "the other day"."""
    return _vague(m, "PAST_REF")


@rule(("the",), r"the{s}time(?={o}[.,;:)]|{s}(?:and|but|was|were|had)(?![a-z]))")
def _the_time(m: Match) -> Built:
    """As "at the time", with nothing behind that says which."""
    before = m.string[max(0, m.start() - 8) : m.start()]
    return _vague(m, "PAST_REF") if re.search(r"\b(?:at|of)\s\Z", before, re.IGNORECASE) else None


@rule(
    ("some", "a"),
    r"some{s}time(?!{s}(?:in|on|between|around|before|after|ago|during|this|next|last|[a-z]+s(?![a-z])))|a{s}while"
    r"|a{s}(?:very{s})?(?:short|long|brief){s}(?:time|while|period)(?:{s}of{s}time)?",
)
def _some_time(m: Match) -> Built:
    """As "for some time", "for a while"."""
    before = m.string[max(0, m.start() - 8) : m.start()]
    if not re.search(r"\b(?:for|in|after|within)\s\Z", before, re.IGNORECASE):
        return None
    return Expression(span_of(m), TimexType.DURATION, "PXX", Form.VAGUE, rule="vague length")


_DURING = re.compile(
    r"\b(?:during|throughout|by|around|in|since|until|at|about)\s(?:all\s)?\Z", re.IGNORECASE
)


@rule(
    ("night",),
    r"night(?:{h}time)?(?={o}[.,;)]|{s}(?:attacks?|raids?|from|and|by|with|in|on|to|when"
    r"|while|for|after|before)(?![a-z]))",
)
def _at_night(m: Match) -> Built:
    """As "at night": a part of no day in particular."""
    if not re.search(
        r"\b(?:at|by|a|during|using)\s\Z", m.string[max(0, m.start() - 8) : m.start()], re.IGNORECASE
    ):
        return None
    return Expression(span_of(m), TimexType.TIME, "XXXX-XX-XXTNI", Form.VAGUE, rule="vague")


@rule(("recent",), r"recent(?!{s}(?:days|weeks|months|years|decades|centuries|times)\b)")
def _recent(m: Match) -> Built:
    """As "a recent survey"."""
    return _vague(m, "PAST_REF")


@rule(
    ("the", "past", "recent", "this"),
    r"(?:the{s})?(?:recent{s}|distant{s}|not{h}too{h}distant{s})?past(?={o}[.,;:)\"”]|{s}(?:and|but|that"
    r"|when|have|has|had|is|was|it|he|she|they|we|as)\b|\Z)",
)
def _the_past(m: Match) -> Built:
    """As "the past" as a noun."""
    before = m.string[max(0, m.start() - 10) : m.start()]
    if not m[0].lower().startswith(("the", "recent", "distant")) or re.search(
        r"\b(?:half|quarter|drove|ran|walked|went)\s\Z", before, re.I
    ):
        return None
    return _vague(m, "PAST_REF")


_AHEAD = re.compile(r"\b(?:will|may|might|could|would|can|should|to|must|is|are|['’]ll)\s\Z", re.IGNORECASE)


@rule(
    ("soon", "the", "future", "near", "foreseeable", "later", "a", "some", "one", "shortly"),
    r"(?:the{s})?(?:(?:near|foreseeable|immediate|distant|not{h}too{h}distant){s})?future|soon"
    r"|a{s}later{s}(?:date|time|point|stage)|some{s}(?:time|point){s}in{s}the{s}future"
    r"|one{s}day",
)
def _future(m: Match) -> Built:
    """As "the near future", "soon"."""
    text = m[0].lower()
    if text == "soon" and not _AHEAD.search(m.string[max(0, m.start() - 10) : m.start()]):
        return None
    if text.startswith("one") and not (
        _AHEAD.search(m.string[max(0, m.start() - 10) : m.start()])
        or re.match(r"\s(?:be|will|have|soon)\b", m.string[m.end() : m.end() + 6])
    ):
        return None
    if text == "future" and not re.match(r"\s[a-z]", m.string[m.end() : m.end() + 2]):
        return None
    return _vague(m, "FUTURE_REF")
