"""Rules for days that are counted in words or by their weekday: "the twelfth of May", "the first Monday in June"."""

import re

from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Parts, Shift
from dateline.reading.times.grammar.absolute import YEAR, is_day, read_year
from dateline.reading.times.grammar.lexicon import (
    MONTHS,
    ORDINALS,
    is_short_and_small,
    month_of,
    ordinal_of,
    weekday_of,
)
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, rule, span_of

_TENS = ("twenty", "thirty")
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}


@rule(
    ("the", *_NTH, NUMERAL),
    rf"(?:the{{s}})?(?P<nth>{'|'.join(_NTH)}|[1-5](?:st|nd|rd|th)){{s}}(?P<weekday>{{weekday}}){{s}}(?:of|in){{s}}"
    rf"(?:(?P<each>(?:each|every|the){{s}}month)|(?P<month>{{month}})(?:{YEAR})?)",
)
def _nth_weekday(m: Match) -> Built:
    """As "the first Monday of May 2024", "the first Monday of each month"."""
    if is_short_and_small(m["weekday"]):
        return None
    nth = _NTH.get(m["nth"].lower()) or int(m["nth"][0])
    which = weekday_of(m["weekday"])
    if m["each"]:
        parts = Parts(weekday=which, nth=nth)
        return Expression(span_of(m), TimexType.SET, "XXXX-XX", Form.SET, parts, rule="set")
    parts = Parts(read_year(m), month_of(m["month"]), weekday=which, nth=nth)
    return date(span_of(m), parts, "weekday of a month")


@rule(
    ("the", *ORDINALS, *_TENS),
    rf"(?:the{{s}})?(?P<day>{{ordinal_word}}){{s}}(?:day{{s}})?of{{s}}(?P<month>{{month}})(?:{YEAR})?",
)
def _day_in_words_of_month(m: Match) -> Built:
    """As "the twenty-first of June 1999"."""
    return _day(m)


@rule(
    MONTHS,
    rf"(?P<month>{{month}}){{s}}(?:the{{s}})?(?P<day>{{ordinal_word}})"
    rf"(?:{YEAR}|(?={{o}}(?:[.,;:)]|\Z)|{{s}}(?:and|at|in|he|she|they|we|it|was|when|with|for|to|the)(?![a-z])))",
)
def _month_and_day_in_words(m: Match) -> Built:
    """As "May the twelfth", "June third, 2002"."""
    return _day(m)


def _day(m: Match) -> Built:
    month, day, year = month_of(m["month"]), ordinal_of(m["day"]), read_year(m)
    if m["month"][0].islower() or not is_day(year, month, day):
        return None
    return date(span_of(m), Parts(year, month, day), "day")


@rule((NUMERAL, "the"), r"(?:the{s})?(?P<day>{nth_day}){s}(?P<which>inst|ult|prox)(?:\.|ant|imo)?")
def _day_by_letter(m: Match) -> Built:
    """As "the 3rd inst.", in letters: of this month; "ult." of the last one, "prox." of the next."""
    day = int(re.sub(r"\D", "", m["day"]))
    shift = Shift({"inst": 0, "ult": -1, "prox": 1}[m["which"].lower()], "month")
    span = span_of(m)
    value = f"XXXX-XX-{day:02d}"
    return Expression(
        span, TimexType.DATE, value, Form.DEICTIC, Parts(day=day), shift, rule="day of a counted month"
    )


@rule(
    ("the", "turn"),
    r"(?:the{s})?turn{s}of{s}the{s}(?P<n>\d{1,2}(?:st|nd|rd|th)|{ordinal_word})(?:{s}|{h})century(?!{s}BC)",
)
def _turn_of_century(m: Match) -> Built:
    """As "the turn of the 20th century": about its first year."""
    year = 100 * (ordinal_of(m["n"]) - 1)
    return date(span_of(m), Parts(year), "turn of a century", modifier="APPROX") if year else None


@rule(
    ("the", "its", "his", "her", "their"),
    r"(?:the|its|his|her|their){s}(?P<n>{ordinal_word}|final|\d{1,2}(?:st|nd|rd|th)){s}"
    r"(?P<unit>day|night|morning|evening)(?!{s}of{s}(?:the{s})?(?:{month}|year|month|week))"
    r"(?={o}(?:[.,;:)!?]|\Z)|{s}(?:(?-i:[A-Z])|\d|{small}|of|in|on|at|and|but|when|that|the|they|he|she|it|we|an?|as|with"
    r"|after|by|for|from|to|was|is|were|had|has|his|her|their|its|there|this|both|all|some|many|more)(?![a-z]))",
)
def _day_of_a_count(m: Match) -> Built:
    """As "the second day", "its 40th night": so many days into what is told, from a day that the words do not give."""
    clock = {"day": "", "night": "NI", "morning": "MO", "evening": "EV"}[m["unit"].lower()]
    kind, value = (TimexType.TIME, f"XXXX-XX-XXT{clock}") if clock else (TimexType.DATE, "XXXX-XX-XX")
    span = span_of(m) if m[0].lower().startswith("the") else span_of(m, "n", "unit")
    return Expression(span, kind, value, Form.VAGUE, rule="day of a count")
