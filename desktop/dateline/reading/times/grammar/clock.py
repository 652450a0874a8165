"""Rules for times of the day."""

import re
from dataclasses import replace

from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Parts, Shift
from dateline.reading.times.grammar.absolute import zone_minutes
from dateline.reading.times.grammar.lexicon import DAY_PARTS, NUMBERS
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, rule, span_of

_REGIONS = "Eastern|Central|Mountain|Pacific|Atlantic|Alaska|Hawaii|Greenwich|British|Irish|European|Indian"
_CITIES = (
    "New{s}York|Washington|Chicago|Los{s}Angeles|London|Paris|Berlin|Rome|Madrid|Moscow|Kyiv|Kiev|Istanbul|Baghdad"
    "|Tehran|Jerusalem|Cairo|Beirut|Kabul|Delhi|Beijing|Shanghai|Hong{s}Kong|Tokyo|Seoul|Sydney|Singapore|Nairobi"
)
_ZONE = (
    r"(?:{o}(?P<open>\()?(?P<zone>[ECMP][SD]T|(?-i:[ECMP]T)|GMT|BST|CES?T|EES?T|MSK|JST|UTC[+-]\d{1,2}(?::?\d\d)?|UTC|Z|[+-]\d{4}(?!\d))"
    r"(?(open)\))(?![a-z])"
    rf"|{{s}}(?P<place>local|(?:{_REGIONS})(?:{{s}}(?:daylight|standard|summer|mean|savings?))?|{_CITIES}){{s}}time(?![a-z]))?"
)
_DAYLIGHT = {"eastern": -240, "central": -300, "mountain": -360, "pacific": -420}
_HOURS = "|".join(word for word, number in NUMBERS.items() if number <= 12)


_OF_DAY = (
    r"(?:{o}(?P<half>[ap]\.{o}m\.?|[ap]{o}m)(?![a-z])"
    r"|(?:{s}o['’]clock)?{s}(?:in{s}the{s}(?P<part>morning|afternoon"
    r"|evening)|at{s}(?P<night>night))|{s}o['’]clock)"
)
_LINK = r"(?:{o}{h}{o}|{s}(?:to|and|until|till){s})"


@rule(
    (NUMERAL, *(word for word, number in NUMBERS.items() if number <= 12)),
    rf"(?:(?P<from>\d{{1,2}})(?:[:.](?P<from_minute>[0-5]\d))?{_LINK})?"
    rf"(?P<hour>\d{{1,2}}|{_HOURS})(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?" + _OF_DAY + _ZONE,
    before="approx",
)
def _clock(m: Match) -> Built:
    """As "10 p.m.", "9:30 am EST", "three o'clock in the afternoon", "7–9 pm"."""
    hour = NUMBERS.get(m["hour"].lower()) or int(m["hour"])
    if hour > 12 or (hour == 0 and m["half"] is None):
        return None
    later = (m["half"] or "").lower().startswith("p") or (m["part"] or "").lower() in ("afternoon", "evening")
    if m["half"] or m["part"] or m["night"]:
        hour = hour % 12 + (12 if later or m["night"] else 0)
    last = _time(m, hour, m["minute"] or "00", m["second"])
    if not m["from"]:
        return last
    first = int(m["from"])
    if not 1 <= first <= 12:
        return None
    first = first % 12 + (12 if hour >= 12 and first % 12 < hour % 12 else 0)
    clock = f"{first:02d}:{m['from_minute'] or '00'}"
    end = m.end("from_minute") if m["from_minute"] else m.end("from")
    start = Expression(
        Span(m.start(), end),
        TimexType.TIME,
        f"XXXX-XX-XXT{clock}",
        Form.PARTIAL,
        Parts(clock=clock, zone=last.parts.zone),
        rule="time of day",
    )
    return start, replace(last, span=Span(m.start("hour"), last.span.end))


def _time(m: Match, hour: int, minute: str, second: str | None) -> Expression:
    clock = f"{hour:02d}:{minute}" + (f":{second}" if second else "")
    parts = Parts(clock=clock, zone=_zone(m))
    span = span_of(m)
    return Expression(span, TimexType.TIME, f"XXXX-XX-XXT{clock}", Form.PARTIAL, parts, rule="time of day")


def _zone(m: Match) -> int | None:
    """Minutes east of UTC; None where the words leave open which of two it is, as "Pacific time" does."""
    words = (m["place"] or "").lower().split()
    if words[-1:] in (["daylight"], ["standard"]) and words[0] in _DAYLIGHT:
        return _DAYLIGHT[words[0]] - 60 * (words[-1] == "standard")
    return zone_minutes(m.groupdict().get("z") or m["zone"])


_MEASURED = re.compile(r"\b(?:in|of)(?:\san?)?\s\Z", re.IGNORECASE)
_LEFT = re.compile(r"\s(?:left|remaining|to\s(?:go|play)|into|long|mark)\b")


@rule(
    (NUMERAL,),
    r"(?P<hour>[01]?\d|2[0-3])(?:[:](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    r"|(?P<h>h)(?P<minute2>[0-5]\d)?)(?:{o}(?:hours|hrs|h)\b)?(?![:\d]|\.\d)" + _ZONE,
    before="approx",
)
def _clock_of_24(m: Match) -> Built:
    """As "14:05", "14:05:09 GMT"; "with 4:12 left" and "ran it in 3:59" are lengths."""
    before = m.string[max(0, m.start() - 6) : m.start()]
    if _MEASURED.search(before) or _LEFT.match(m.string, m.end()):
        return None
    if (m["h"] and not m["minute2"]) or (
        re.search(r"[\d:.]\Z|\b[A-Z][a-z]*\s\Z", before)
        and not re.search(r"\b(?:At|By|From|Until|On)\s\Z", before)
    ):
        return None
    return _time(m, int(m["hour"]), m["minute"] or m["minute2"] or "00", m["second"])


@rule(
    (NUMERAL,),
    r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:{o}(?:hours|hrs)|(?P<z>Z)|(?={s}(?:UTC|GMT|local{s}time)))"
    + _ZONE,
)
def _clock_of_soldiers(m: Match) -> Built:
    """As "0600 hours", "1430Z", "0700 GMT"; in brackets a zone alone makes none, as another time stands before them."""
    if m["zone"] and not m["z"] and m.string[m.start() - 1 : m.start()] == "(" and " hours" not in m[0]:
        return None
    return _time(m, int(m["hour"]), m["minute"], None)


@rule(
    ("noon", "midday", "midnight", "mid"),
    r"(?P<word>noon|midday|midnight|mid(?:{h}|{s})(?:morning|afternoon|evening|day))",
)
def _noon(m: Match) -> Built:
    """As "noon", "midnight", "mid-afternoon"."""
    word = m["word"].lower()
    clock = DAY_PARTS.get(word) or DAY_PARTS[re.split(r"[-‐‑–—−\s]", word)[-1].replace("day", "noon")]
    if word[0] != m["word"][0] and re.match(r"\s[A-Z]", m.string[m.end() : m.end() + 2]):
        return None
    if re.search(r"\bhigh\s\Z", m.string[max(0, m.start() - 5) : m.start()], re.IGNORECASE):
        return None  # "high noon" is a figure of speech, and a film
    return Expression(
        span_of(m), TimexType.TIME, f"XXXX-XX-XXT{clock}", Form.PARTIAL, Parts(clock=clock), rule="noon"
    )


@rule(
    (
        "the",
        "early",
        "late",
        "in",
        "dawn",
        "dusk",
        "sunrise",
        "sunset",
        "nightfall",
        "daybreak",
        "night",
        "overnight",
        "morning",
        "afternoon",
        "evening",
    ),
    r"(?:(?:the{s})?(?:early{s}|late{s})?(?:hours{s}of{s})?(?:the{s})?(?P<part>morning|afternoon|evening"
    r"|dawn|dusk|sunrise|sunset|nightfall|daybreak|night|overnight)(?:{s}hours)?)",
)
def _day_part(m: Match) -> Built:
    """As "the morning", "dawn", "overnight": a part of a day told elsewhere."""
    part = m["part"].lower()
    before = m.string[max(0, m.start() - 12) : m.start()]
    bare = m[0].lower() == part
    if (m["part"][0].isupper() and not bare) or (
        bare and part in ("morning", "afternoon", "evening", "night")
    ):
        return None
    led = re.search(
        r"\b(?:in|at|by|until|till|since|before|after|during|on|throughout|from|towards?|through)\s\Z",
        before,
        re.I,
    )
    if not led or (bare and part == "overnight"):
        return None
    clock = DAY_PARTS[part]
    return Expression(
        span_of(m),
        TimexType.TIME,
        f"XXXX-XX-XXT{clock}",
        Form.PARTIAL,
        Parts(clock=clock),
        rule="part of the day",
    )


@rule(
    ("overnight",),
    r"overnight(?={o}(?:[.,;:)]|\Z)|{s}(?:in|on|by|at|as|from|after|and|between|into|when|to|near|with|without|amid"
    r"|through|before|despite|because|while|but|or|under|as|{weekday})(?![a-z]))",
)
def _overnight(m: Match) -> Built:
    """As "rose overnight": in the night before the day of telling."""
    if re.search(
        r"\b(?:an?|the|become|became|success)\s\Z", m.string[max(0, m.start() - 8) : m.start()], re.IGNORECASE
    ):
        return None
    shift = Shift(-1, "day")
    return Expression(
        span_of(m), TimexType.TIME, "XXXX-XX-XXTNI", Form.DEICTIC, Parts(clock="NI"), shift, rule="overnight"
    )


@rule(
    ("half", "quarter", "a"),
    rf"(?:half{{s}}(?P<half>past)|(?:a{{s}})?quarter{{s}}(?P<way>past|to)){{s}}(?P<hour>{_HOURS}|noon|midnight)"
    r"(?={o}(?:[.,;:)]|\Z)|{s}(?:on|in|at|that|this|when|and|the)(?![a-z]))",
)
def _past_the_hour(m: Match) -> Built:
    """As "half past nine", "quarter to ten"; which half of the day is left open."""
    hour = {"noon": 12, "midnight": 24}.get(m["hour"].lower()) or NUMBERS[m["hour"].lower()]
    minute = 30 if m["half"] else 15 if m["way"].lower() == "past" else -15
    clock = f"{(hour * 60 + minute) // 60 % 24:02d}:{minute % 60:02d}"
    value = f"XXXX-XX-XXT{clock}"
    return Expression(span_of(m), TimexType.TIME, value, Form.PARTIAL, Parts(clock=clock), rule="time of day")
