"""Rules for dates that are counted: from the time of writing ("last week"), or from another date ("two days later")."""

import re

from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.expression import NO_PARTS, Direction, Expression, Form, Parts, Shift
from dateline.reading.times.grammar.amounts import AMOUNT_WORDS, amount, length
from dateline.reading.times.grammar.lexicon import (
    CLOCK_UNITS,
    DAY_PARTS,
    SEASONS,
    WEEKDAYS,
    is_short_and_small,
    month_of,
    unit_of,
    weekday_of,
)
from dateline.reading.times.grammar.rules import Built, Match, rule, span_of, value_of

WEEKDAYS_NAMED = (*WEEKDAYS, *(f"{day}day" for day in WEEKDAYS))
_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PART = r"(?P<part>morning|afternoon|evening|night|midnight|noon)"


def shifted_by(
    span: Span,
    shift: Shift,
    form: Form,
    name: str,
    *,
    parts: Parts = NO_PARTS,
    direction: Direction = Direction.NONE,
) -> Expression:
    kind = TimexType.TIME if parts.clock or shift.unit in CLOCK_UNITS else TimexType.DATE
    return Expression(span, kind, "XXXX-XX-XX", form, parts, shift, direction, rule=name)


_OF_OUR_TIME = re.compile(
    r"['’]s\s(?:[a-z]+\s)?(?:youth|young|children|teenagers|kids|generations?|world|society|economy|standards|technology"
    r"|computers|prices|money|dollars|terms)\b"
)


@rule(_TODAY, rf"(?P<word>today|tonight|yesterday|tomorrow)(?:{{s}}{_PART})?", before="earlier")
def _near_day(m: Match) -> Built:
    """As "today", "yesterday afternoon", "tonight"."""
    word = m["word"].lower()
    if word == "today" and _OF_OUR_TIME.match(m.string, m.end()):
        return Expression(span_of(m), TimexType.DATE, "PRESENT_REF", Form.VAGUE, rule="vague")
    clock = "NI" if word == "tonight" else DAY_PARTS[m["part"].lower()] if m["part"] else ""
    return shifted_by(
        span_of(m), Shift(_TODAY[word], "day"), Form.DEICTIC, "near day", parts=Parts(clock=clock)
    )


@rule(("the", "day"), r"(?:the{s})?day{s}(?P<way>before{s}yesterday|after{s}tomorrow)")
def _two_days_off(m: Match) -> Built:
    """As "the day before yesterday"."""
    amount = -2 if m["way"].lower().startswith("before") else 2
    return shifted_by(span_of(m), Shift(amount, "day"), Form.DEICTIC, "near day")


@rule(
    ("the", "day", "night", "week", "weekend", "month", "year"),
    r"(?:the{s})?(?P<unit>day|night|week|weekend|month|year){s}(?P<way>before{s}last|after{s}next)"
    r"(?={o}(?:[.,;:)]|\Z)|{s}(?:and|but|the|he|she|it|they|we|in|on|at|for|with|was|were)(?![a-z]))",
)
def _unit_before_last(m: Match) -> Built:
    """As "the night before last", "the year after next"."""
    unit = m["unit"].lower()
    shift = Shift(-2 if m["way"].lower().startswith("before") else 2, "day" if unit == "night" else unit)
    parts = Parts(clock="NI") if unit == "night" else NO_PARTS
    return shifted_by(span_of(m), shift, Form.DEICTIC, "near unit", parts=parts)


@rule(("this", "last"), rf"(?P<which>this|last){{s}}(?:(?:early|late|very){{s}})?{_PART}", before="earlier")
def _near_part(m: Match) -> Built:
    """As "this morning", "last night"."""
    is_last = m["which"].lower() == "last"
    if is_last and m["part"].lower() not in ("night", "evening"):
        return None
    if m["part"][0].isupper() and not m["part"].isupper():
        return None  # a title: "This Morning"
    parts = Parts(clock=DAY_PARTS[m["part"].lower()])
    return shifted_by(span_of(m), Shift(-is_last, "day"), Form.DEICTIC, "near part of the day", parts=parts)


_UNIT = r"(?P<unit>day|weekend|week|fortnight|month|quarter|half|season|year|decade|century|millennium)"
STEPS = {
    "last": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "this": 0,
    "current": 0,
    "present": 0,
    "previous": -1,
}
STEPS |= {
    "preceding": -1,
    "prior": -1,
    "following": 1,
    "subsequent": 1,
    "ensuing": 1,
    "same": 0,
    "very": 0,
    "latest": -1,
}
STEPS |= {"upcoming": 1, "that": 0}
_DEICTIC = ("last", "past", "next", "coming", "this", "current", "present", "latest", "upcoming")
_CHAINED = ("previous", "preceding", "prior", "following", "subsequent", "ensuing", "same", "that", "very")
_ADJECTIVE = r"(?:(?:fiscal|financial|calendar|school|academic|full|whole|entire|trading|business){s})?"


@rule(
    _DEICTIC,
    rf"(?P<which>{'|'.join(_DEICTIC)}){{s}}{_ADJECTIVE}{_UNIT}(?:{{s}}or{{s}}so)?",
    before="the part earlier",
)
def _near_unit(m: Match) -> Built:
    """As "last week", "this year", "the coming month", "earlier this year", "the past decade"."""
    which, unit = m["which"].lower(), m["unit"].lower()
    before = m.string[max(0, m.start() - 12) : m.start()].lower()
    if which in ("past", "present", "current") and unit == "day":
        return None
    if m["unit"][0].isupper() and m["which"][0].isupper() and not m["unit"].isupper():
        return None  # a title: "This Week"
    if unit == "half" and re.match(r"\s+of\b", m.string[m.end() : m.end() + 8]):
        return None  # "the last half of 1989" is its second half
    if which == "latest" and unit not in ("quarter", "week", "month", "year"):
        return None
    if unit == "season":  # of a sport, a crop or a theatre: none knows when it begins
        value = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[STEPS[which]]
        return Expression(span_of(m), TimexType.DATE, value, Form.VAGUE, rule="vague")
    if which in ("past", "last") and re.search(r"\bthe\s\Z", before) and unit not in ("quarter", "half"):
        if re.match(r"\s+of\b", m.string[m.end() : m.end() + 8]):  # of what it names, not of now
            return Expression(span_of(m), TimexType.DURATION, length(1, unit), Form.DURATION, rule="stretch")
        return _past_stretch(m, unit)
    if which == "next" and re.search(r"\b(?:for|within)\sthe\s\Z", before):
        return Expression(span_of(m), TimexType.DURATION, length(1, unit), Form.DURATION, rule="stretch")
    if which == "next" and re.search(r"\bthe\s\Z", before):
        return shifted_by(span_of(m), Shift(1, unit), Form.CHAINED, "next unit after")
    return shifted_by(
        span_of(m), Shift(STEPS[which], unit), Form.DEICTIC, "near unit", direction=_direction(which)
    )


def _past_stretch(m: Match, unit: str) -> Expression:
    """As "the past year": the year up to now rather than a year of the calendar."""
    return Expression(
        span_of(m),
        TimexType.DATE if unit in ("week", "month", "year", "weekend") else TimexType.DURATION,
        length(1, unit),
        Form.DEICTIC,
        shift=Shift(-1, unit),
        direction=Direction.LAST,
        rule="past stretch",
    )


def _direction(which: str) -> Direction:
    step = STEPS[which]
    return Direction.LAST if step < 0 else Direction.NEXT if step > 0 else Direction.THIS


@rule(
    _CHAINED,
    rf"(?P<which>{'|'.join(_CHAINED)}){{s}}(?:(?P<same>same|very){{s}})?{_ADJECTIVE}(?:{_UNIT}"
    rf"|(?P<part>morning|afternoon|evening|night))",
    before="the part earlier",
)
def _chained_unit(m: Match) -> Built:
    """As "the following year", "that same day", "later that month", "the previous week", "that morning"."""
    which = m["which"].lower()
    if m["part"]:
        parts = Parts(clock=DAY_PARTS[m["part"].lower()])
        return shifted_by(
            span_of(m), Shift(STEPS[which], "day"), Form.CHAINED, "chained part of the day", parts=parts
        )
    if which == "very":
        return None
    return shifted_by(span_of(m), Shift(STEPS[which], m["unit"].lower()), Form.CHAINED, "chained unit")


@rule(
    ("the", "early", "late"),
    r"(?:early{s}|late{s})?the{s}next{s}(?P<part>morning|afternoon|evening|night|day)",
)
def _next_day(m: Match) -> Built:
    """As "the next day", "early the next morning"."""
    part = m["part"].lower()
    parts = Parts() if part == "day" else Parts(clock=DAY_PARTS[part])
    return shifted_by(span_of(m), Shift(1, "day"), Form.CHAINED, "next day", parts=parts)


@rule(
    ("the", "day", "week", "month", "year"),
    rf"(?:the{{s}})?{_UNIT}{{s}}(?P<way>before|after|earlier|later|following|previous|thereafter"
    rf"|afterwards)(?={{o}}(?:[.,;:)]|\Z|\n)|{{s}}(?:when|the|in|and)\b)",
)
def _unit_before(m: Match) -> Built:
    """As "the year before", "the day following"; at the end of its clause, so that nothing is before it or after."""
    way = m["way"].lower()
    if way in ("before", "after") and re.match(r"\s(?:the|in|when)", m.string[m.end() : m.end() + 6]):
        return None
    amount = -1 if way in ("before", "earlier", "previous") else 1
    return shifted_by(span_of(m), Shift(amount, m["unit"].lower()), Form.CHAINED, "chained unit")


_AWAY = (
    r"(?P<way>ago|(?:earlier|later)(?!{s}than(?![a-z]))|before(?!{s}\w)|previously|afterwards?|thereafter|hence|from{s}now"
    r"|from{s}today|on(?={o}[,.;])"
    r"|after{s}that|before{s}that|later{s}on|before(?={o}[.,;)])|after(?={o}[.,;)]))"
)


@rule(
    (
        *AMOUNT_WORDS,
        "days",
        "weeks",
        "months",
        "years",
        "decades",
        "centuries",
        "hours",
        "minutes",
        "moments",
    ),
    r"(?:(?P<n>{amount})(?:{s}|{h})(?:{long}{s})?)?(?P<unit>{unit})(?:{s}or{s}(?:so|two|more)"
    r"|(?P<half>{s}and{s}a{s}half))?{s}" + _AWAY,
    before="approx",
)
def _counted(m: Match) -> Built:
    """As "two years ago", "three days later", "a year earlier", "weeks before"."""
    way = re.sub(r"\s+", " ", m["way"].lower())
    forward = way in (
        "later",
        "hence",
        "from now",
        "from today",
        "thereafter",
        "after that",
        "later on",
        "after",
        "on",
    )
    forward = forward or way.startswith("afterward")
    form = Form.DEICTIC if way in ("ago", "hence", "from now", "from today") else Form.CHAINED
    unit, number = unit_of(m["unit"]), amount(m["n"])
    if m["half"] and number is not None:
        number += 0.5
    if m["n"] is None and not m["unit"].lower().endswith("s"):
        return None
    if form is Form.DEICTIC and unit == "year" and number is not None and number >= 3000:
        return None
    if number is None or (number != int(number) and unit not in _HALVED):
        return _vaguely_counted(m, forward, form, unit)
    if number != int(number):
        number, unit = _finer(number, unit)
    shift = Shift(round(number) * (1 if forward else -1), unit, to_the_unit=False)
    return shifted_by(span_of(m), shift, form, "counted back" if not forward else "counted on")


@rule(
    AMOUNT_WORDS,
    r"(?P<n>{amount}){s}(?P<unit>{unit}){s}ago{s}(?:on{s})?(?P<to>today|this{s}(?:very{s})?(?:day|week|month))",
)
def _ago_today(m: Match) -> Built:
    """As "two years ago today", "a century ago this week": the day or week itself, not about it."""
    number = amount(m["n"])
    if number is None or number != int(number):
        return None
    to = m["to"].lower().split()[-1].replace("today", "day")
    shift = Shift(-int(number), unit_of(m["unit"]), to_the_unit=False)
    return shifted_by(span_of(m), shift, Form.DEICTIC, f"ago to the {to}")


_HALVED = ("year", "decade", "century", "hour", "minute")


def _finer(number: float, unit: str) -> tuple[float, str]:
    return {
        "year": (number * 12, "month"),
        "decade": (number * 10, "year"),
        "century": (number * 100, "year"),
        "hour": (number * 60, "minute"),
        "minute": (number * 60, "second"),
    }[unit]


def _vaguely_counted(m: Match, forward: bool, form: Form, unit: str) -> Expression:
    """As "several years ago", "a few days later": before or after, by nobody knows how much."""
    value = "FUTURE_REF" if forward else "PAST_REF"
    shift = Shift(1 if forward else -1, unit, to_the_unit=False)
    return Expression(
        span_of(m), TimexType.DATE, value, Form.VAGUE, shift=shift, rule=f"vaguely {form.value}"
    )


@rule(WEEKDAYS_NAMED, r"(?P<weekday>{weekday}){s}(?P<which>last|next)(?={o}(?:[.,;:)]|\Z))")
def _weekday_last(m: Match) -> Built:
    """As "Friday last", "Monday next", in letters."""
    if is_short_and_small(m["weekday"]):
        return None
    which = m["which"].lower()
    parts = Parts(weekday=weekday_of(m["weekday"]))
    value = f"XXXX-WXX-{(parts.weekday or 0) + 1}"
    return Expression(
        span_of(m),
        TimexType.DATE,
        value,
        Form.DEICTIC,
        parts,
        None,
        _direction(which),
        rule=f"{which} weekday",
    )


@rule(
    ("last", "next", "this", "past", "coming", "previous", "following", "preceding"),
    r"(?P<which>last|next|this|this{s}past|this{s}coming|past|coming|previous|following"
    r"|preceding){s}(?P<weekday>{weekday})s?(?:{s}" + _PART + ")?",
    before="the",
)
def _near_weekday(m: Match) -> Built:
    """As "last Friday", "next Monday"."""
    if is_short_and_small(m["weekday"]) or m["which"] == "Following":
        return None
    which = m["which"].lower().split()[-1]
    parts = Parts(weekday=weekday_of(m["weekday"]), clock=DAY_PARTS[m["part"].lower()] if m["part"] else "")
    value = f"XXXX-WXX-{(parts.weekday or 0) + 1}"
    kind = TimexType.TIME if parts.clock else TimexType.DATE
    form = Form.CHAINED if which in _CHAINED else Form.DEICTIC
    return Expression(span_of(m), kind, value, form, parts, None, _direction(which), rule=f"{which} weekday")


@rule(
    ("last", "next", "this", "past", "coming", "previous", "following", "same", "that"),
    r"(?P<which>last|next|this{s}past|this{s}coming|this|past|coming|previous|following|that{s}same|same"
    r"|that){s}(?:(?:early|late){s})?"
    r"(?:(?P<month>{month})(?:{s}(?P<day>{day}))?|(?P<season>{season}))",
    before="the part earlier",
)
def _near_month(m: Match) -> Built:
    """As "last May", "next summer", "that spring"."""
    which = m["which"].lower().split()[-1]
    if m["month"] and m["month"][0].islower():
        return None
    code = month_of(m["month"]) if m["month"] else SEASONS[m["season"].lower()]
    if m["season"] and m["season"][0].isupper() and re.match(r"\s[A-Z]", m.string[m.end() : m.end() + 2]):
        return None
    day = int(re.sub(r"\D", "", m["day"])) if m["month"] and m["day"] else None
    parts = Parts(month=code, day=day)
    is_told = which == "next" and m.string[max(0, m.start() - 4) : m.start()].lower() == "the "
    form = Form.CHAINED if which in _CHAINED or is_told else Form.DEICTIC
    span = span_of(m)
    if (m["month"] and not day and m["month"].endswith(".") and len(m["month"]) > 5) or m["month"] == "May.":
        span = Span(span.start, span.end - 1)
    return Expression(
        span,
        TimexType.DATE,
        value_of(parts),
        form,
        parts,
        None,
        _direction(which),
        rule="near month or season",
    )
