"""Rules for lengths of time and for what comes again and again."""

import re

from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.expression import NO_PARTS, Direction, Expression, Form, Parts, Shift
from dateline.reading.times.grammar.amounts import AMOUNT_WORDS, amount, length
from dateline.reading.times.grammar.lexicon import DAY_PARTS, SEASONS, UNITS, month_of, unit_of, weekday_of
from dateline.reading.times.grammar.rules import Built, Match, rule, span_of, value_of


def _lasting(span: Span, value: str, name: str, modifier: str = "") -> Expression:
    return Expression(span, TimexType.DURATION, value, Form.DURATION, modifier=modifier, rule=name)


@rule(
    (*AMOUNT_WORDS, "per", "each", "every", "once", "twice"),
    r"(?:(?P<per>per|an?|each|every){s}(?:(?P<n>{number}|other|few|several){s})?(?P<unit>day|night|week"
    r"|weekend|month|quarter|year|decade|hour|minute|days|weeks|months|years|decades|hours|morning"
    r"|afternoon|evening))",
)
def _rate(m: Match) -> Built:
    """As "every day", "each year", "per week", "$5 a year", "every four years"."""
    per = m["per"].lower()
    before = m.string[max(0, m.start() - 40) : m.start()]
    unit = m["unit"].lower()
    if per in ("a", "an") and (
        m["n"] or unit.endswith("s") or unit not in UNITS or not _RATED.search(before)
    ):
        return None
    if unit in ("morning", "afternoon", "evening"):
        return None if per == "per" else _again(span_of(m), f"XXXX-XX-XXT{DAY_PARTS[unit]}")
    number = {"other": 2.0, "few": None, "several": None}.get(m["n"].lower(), 0.0) if m["n"] else 1.0
    if number == 0.0:
        number = amount(m["n"])
    return _again(span_of(m), length(number, unit_of(m["unit"])))


_RATED = re.compile(
    r"(?:\d[\d,.]*(?:\s(?:million|billion|thousand|percent|per\s?cent|tons|tonnes|barrels|people|hours"
    r"|times|miles|dollars|cases|deaths"
    r"|copies|[a-z]+s))?|%|\b(?:once|twice|times|thousand|million|billion|dozens?)(?:\s[A-Za-z]+s)?"
    r"|\b(?:hundreds|thousands|dozens|scores)\sof\s[a-z]+s)\s\Z"
)


@rule(
    AMOUNT_WORDS,
    r"(?P<n>{amount})(?:{s}|{h}(?={unit}))(?:{long}(?:{s}|{h}))?(?P<unit>{unit})"
    r"(?:{s}or{s}(?P<so>so|two|more)|(?P<half>{s}and{s}a{s}half))?(?:{h}(?:long|old)|{s}long|{s}of{s}age(?![a-z]))?(?!{h}olds?\b)",
    before="approx",
)
def _length(m: Match) -> Built:
    """As "three days", "a ten-year", "nearly two months", "two and a half hours", "a few weeks"."""
    unit, number = unit_of(m["unit"]), amount(m["n"])
    if _is_no_length(m, unit):
        return None
    if m["half"] and number is not None:
        number += 0.5
    value = length(None if m["so"] == "two" and number == 1 else number, unit)
    return _lasting(span_of(m), value, "length")


_AGE = re.compile(r"[-–]?(?:olds?|ago|earlier)\b|\sold\b", re.IGNORECASE)
_CEREMONY = re.compile(r"['’]?\s?(?:\sanniversary|st\b)", re.IGNORECASE)
_SOME_DAY = re.compile(r"\s(?:be|will|have|soon)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|may|might|could|would|['’]ll)\s\Z", re.IGNORECASE)
_NO_LENGTH = re.compile(r"\b(?:of|such|what|was|is)\s\Z", re.IGNORECASE)


def _is_no_length(m: Match, unit: str) -> bool:
    """True of an age, an anniversary, a title ("60 Minutes"), a quarter that is a fourth part, and the like."""
    words, after = m["n"].lower(), m.string[m.end() : m.end() + 13]
    if m[0].lower().endswith("old") or _AGE.match(after) or _CEREMONY.match(after):
        return True
    if words[0].isdecimal() and m["unit"][0].isupper():
        return True
    if words in ("a", "an") and m["unit"].lower().endswith("s"):
        return True  # "a months-long trek"
    if re.match(r"(?:1\d|20)\d\d\s?[-–/]", words):
        return True  # "the 2023-24 fiscal year"
    if words == "some" and not m["unit"].lower().endswith("s"):
        return True
    if unit == "second" and words in ("a", "the", "one", "some"):
        return True
    if unit == "quarter" and (words in ("a", "some") or re.match(r"\d{4}$", words) or after[:3] == " of"):
        return True
    before = m.string[max(0, m.start() - 16) : m.start()]
    if words == "one" and unit == "day" and (_SOME_DAY.match(after) or _WILL.search(before)):
        return True  # some day to come
    if words in ("a", "an") and unit in ("day", "second", "minute") and _NO_LENGTH.search(before):
        return True
    return words in ("a", "an") and unit == "night"


def _again(span: Span, value: str, parts: Parts = NO_PARTS) -> Expression:
    return Expression(span, TimexType.SET, value, Form.SET, parts, rule="set")


_ADVERBS = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
}
_ADVERBS |= {"yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "biweekly": "P2W", "bimonthly": "P2M"}


@rule(_ADVERBS, rf"(?P<word>{'|'.join(_ADVERBS)})")
def _adverb(m: Match) -> Built:
    """As "daily", "annually"; not the Daily of a newspaper's name."""
    if m["word"][0].isupper() and re.match(r"\s[A-Z]", m.string[m.end() : m.end() + 2]):
        return None
    if m["word"][0].isupper() and re.search(
        r"(?:[A-Z]\w*|['’]s)\s\Z", m.string[max(0, m.start() - 20) : m.start()]
    ):
        return None
    if re.search(r"\b(?:average|party|quality)\s\Z", m.string[max(0, m.start() - 10) : m.start()], re.I):
        return None
    return _again(span_of(m), _ADVERBS[m["word"].lower()])


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
_PART = r"(?P<part>morning|afternoon|evening|night)"


@rule(
    ("every", "each", "on", *(day.lower() + end for day in _WEEKDAYS for end in ("", "s"))),
    rf"(?:(?:every|each){{s}}(?:other{{s}})?(?P<one>{{weekday}})|(?P<many>{_WEEKDAY})s)(?:{{s}}{_PART}s?)?"
    rf"|(?P<some>{_WEEKDAY})(?:{{s}}(?P<parts>morning|afternoon|evening|night)s"
    rf"|(?={{s}}(?:and|or){{s}}{_WEEKDAY}{{s}}(?P<shared>morning|afternoon|evening|night)s(?![a-z])))",
)
def _every_weekday(m: Match) -> Built:
    """As "every Tuesday", "Sundays", "Friday nights"."""
    weekday = weekday_of(m["one"] or m["many"] or m["some"])
    part = m["part"] or m["parts"] or m["shared"]
    value = f"XXXX-WXX-{weekday + 1}" + (f"T{DAY_PARTS[part.lower()]}" if part else "")
    return _again(span_of(m), value, Parts(weekday=weekday))


@rule(("every", "each"), r"(?:every|each){s}(?:(?P<month>{month})|(?P<season>{season}))")
def _every_month(m: Match) -> Built:
    """As "every May", "each autumn"."""
    parts = Parts(month=month_of(m["month"]) if m["month"] else SEASONS[m["season"].lower()])
    return _again(span_of(m), value_of(parts), parts)


_LASTS = re.compile(r"\b(?:to|will|would|can|could|may|might|should|must|not|did|n['’]t)\s\Z", re.IGNORECASE)
_STRETCH_WORDS = (
    "past",
    "last",
    "next",
    "coming",
    "first",
    "final",
    "previous",
    "following",
    "preceding",
    "ensuing",
    "subsequent",
)


@rule(
    (*_STRETCH_WORDS, "latest", "recent", "opening", "closing", "intervening", "early", "these"),
    rf"(?P<which>{'|'.join(_STRETCH_WORDS)}|latest|recent|intervening){{s}}(?:(?P<n>{{amount}})(?:{{s}}"
    rf"|{{h}}))?(?:{{long}}{{s}})?(?P<unit>{{units}})(?:{{s}}or{{s}}so)?",
    before="the",
)
def _stretch(m: Match) -> Built:
    """As "the past three months", "the next few days", "the first nine months", "recent years"."""
    which, unit = m["which"].lower(), unit_of(m["unit"])
    if (not m["n"] and which in ("first", "final", "last", "latest")) or unit == "second":
        return None
    if which == "last" and _LASTS.search(m.string[max(0, m.start() - 8) : m.start()]):
        return None  # a verb: "will last ten days"
    if which == "recent" and unit in ("hour", "minute"):
        return None
    number = amount(m["n"]) if m["n"] else None
    value = length(number, unit)
    direction = (
        Direction.LAST
        if which in ("past", "last", "recent")
        else Direction.NEXT
        if which in ("next", "coming")
        else Direction.NONE
    )
    shift = (
        Shift(round(number) * (-1 if direction is Direction.LAST else 1), unit)
        if number and direction and number == int(number)
        else None
    )
    return Expression(
        span_of(m), TimexType.DURATION, value, Form.DURATION, shift=shift, direction=direction, rule="stretch"
    )


@rule(
    ("the",),
    r"the{s}(?P<n>(?:{number}|{vague_number})(?:{s}to{s}{number})?)(?:{s}"
    r"|{h})(?:{long}{s})?(?P<unit>{units})(?!{s}(?:ago|later|earlier))",
)
def _the_length(m: Match) -> Built:
    """As "the nine months", "the two years"."""
    return _lasting(span_of(m), length(amount(m["n"]), unit_of(m["unit"])), "length")


@rule(
    ("the", "a", "an", *AMOUNT_WORDS),
    r"(?:(?:the|an?)(?:{s}same)?{s})?(?P<n>{number})(?:{s}|{h})(?P<unit>{unit}){s}(?:period|stretch"
    r"|span)(?!{s}of{s}the)",
)
def _period(m: Match) -> Built:
    """As "a three-year period"."""
    return _lasting(span_of(m), length(amount(m["n"]), unit_of(m["unit"])), "length")


@rule(
    ("the",),
    r"the{s}(?P<n>{number}){s}(?:previous|following|next|past|last|first|preceding|final"
    r"|ensuing){s}(?P<unit>{units})",
)
def _number_first(m: Match) -> Built:
    """As "the four previous weeks"."""
    return _lasting(span_of(m), length(amount(m["n"]), unit_of(m["unit"])), "length")


@rule(
    ("the",),
    r"the{s}(?:(?:full|fiscal|financial|whole|entire){s})?(?P<unit>year|{small}{s}months)(?={s}(?:ended"
    r"|ending){s}|{s}(?:to|through){s}(?:end(?:{h}|{s}of{s})|{day}{s})?{month})",
)
def _the_year_ended(m: Match) -> Built:
    """As "the year ended March 31": a length that ends with the next date."""
    words = m["unit"].lower()
    months = None if words == "year" else amount(words.rsplit(None, 1)[0])
    return _lasting(span_of(m), "P1Y" if words == "year" else length(months, "month"), "length")


_BARE = (
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "decades",
    "centuries",
    "millennia",
    "minutes",
    "seconds",
)


@rule(_BARE, rf"(?P<unit>{'|'.join(_BARE)})(?P<long>{{h}}long)?", before="approx")
def _bare_length(m: Match) -> Built:
    """As "for weeks", "within days", "months of", "decades-long"."""
    before, after = m.string[max(0, m.start() - 16) : m.start()], m.string[m.end() : m.end() + 14]
    led = re.search(
        r"\b(?:for|within|over|after|in|lasted|took|take|takes|taken|spent|spend|last|lasting|until|through)\s\Z",
        before,
        re.I,
    )
    follows = re.match(r"\s(?:of\s(?!age\b)(?:[a-z]+|[A-Z])|before|after|into)", after)
    if not (led or follows or m["long"]):
        return None
    if m["unit"].lower() in ("minutes", "seconds") and (follows or not led):
        return None  # "minutes of the meeting"
    if (
        follows
        and not led
        and re.search(r"\b(?:the|these|those|working|early|school|office)\s\Z", before, re.I)
    ):
        return None
    return _lasting(span_of(m), length(None, unit_of(m["unit"])), "bare length")


_LONG = ("day", "week", "month", "year", "hour", "night", "century", "decade")


@rule((*_LONG, *(f"{unit}long" for unit in _LONG)), rf"(?P<unit>{'|'.join(_LONG)}){{h}}?long")
def _unit_long(m: Match) -> Built:
    """As "day-long", "a year-long trial", "monthlong"."""
    return _lasting(span_of(m), length(1, m["unit"].lower()), "length")
