"""Rules for dates that are counted: from the time of writing ("last week"), or from another date ("two days later")."""

import re

from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.expression import NO_PARTS, Direction, Expression, Form, Parts, Shift
from dateline.reading.grammar.lexicon import (
    CLOCK_UNITS,
    DAY_PARTS,
    NUMBERS,
    SEASONS,
    UNITS,
    month_of,
    number_of,
    unit_of,
    weekday_of,
)
from dateline.reading.grammar.rules import NUMERAL, Built, Match, rule, span_of, value_of

AMOUNT_WORDS = (
    *(
        NUMERAL,
        "a",
        "an",
        "several",
        "few",
        "couple",
        "some",
        "many",
        "dozens",
        "hundreds",
        "half",
        "countless",
    ),
    *("numerous", "various", "thousands", "between", "tens", "number", "handful", "quarter"),
    *NUMBERS,
)
_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PART = r"(?P<part>morning|afternoon|evening|night|midnight|noon)"


def _shifted(
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


@rule(_TODAY, rf"(?P<word>today|tonight|yesterday|tomorrow)(?:{{s}}{_PART})?", before="earlier")
def _near_day(m: Match) -> Built:
    """As "today", "yesterday afternoon", "tonight"."""
    word = m["word"].lower()
    clock = "NI" if word == "tonight" else DAY_PARTS[m["part"].lower()] if m["part"] else ""
    return _shifted(
        span_of(m), Shift(_TODAY[word], "day"), Form.DEICTIC, "near day", parts=Parts(clock=clock)
    )


@rule(("the", "day"), r"(?:the{s})?day{s}(?P<way>before{s}yesterday|after{s}tomorrow)")
def _two_days_off(m: Match) -> Built:
    """As "the day before yesterday"."""
    amount = -2 if m["way"].lower().startswith("before") else 2
    return _shifted(span_of(m), Shift(amount, "day"), Form.DEICTIC, "near day")


@rule(("this", "last"), rf"(?P<which>this|last){{s}}(?:(?:early|late|very){{s}})?{_PART}")
def _near_part(m: Match) -> Built:
    """As "this morning", "last night"."""
    is_last = m["which"].lower() == "last"
    if is_last and m["part"].lower() not in ("night", "evening"):
        return None
    parts = Parts(clock=DAY_PARTS[m["part"].lower()])
    return _shifted(span_of(m), Shift(-is_last, "day"), Form.DEICTIC, "near part of the day", parts=parts)


_UNIT = r"(?P<unit>day|weekend|week|fortnight|month|quarter|half|season|year|decade|century|millennium)"
_STEPS = {
    "last": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "this": 0,
    "current": 0,
    "present": 0,
    "previous": -1,
}
_STEPS |= {
    "preceding": -1,
    "prior": -1,
    "following": 1,
    "subsequent": 1,
    "ensuing": 1,
    "same": 0,
    "very": 0,
    "latest": 0,
}
_STEPS |= {"upcoming": 1, "that": 0}
_DEICTIC = ("last", "past", "next", "coming", "this", "current", "present", "latest", "upcoming")
_CHAINED = ("previous", "preceding", "prior", "following", "subsequent", "ensuing", "same", "that", "very")
_ADJECTIVE = r"(?:(?:fiscal|financial|calendar|school|academic|full|whole|entire|trading|business){s})?"


@rule(_DEICTIC, rf"(?P<which>{'|'.join(_DEICTIC)}){{s}}{_ADJECTIVE}{_UNIT}", before="the part earlier")
def _near_unit(m: Match) -> Built:
    """As "last week", "this year", "the coming month", "earlier this year", "the past decade"."""
    which, unit = m["which"].lower(), m["unit"].lower()
    before = m.string[max(0, m.start() - 12) : m.start()].lower()
    if which in ("past", "present", "current") and unit == "day":
        return None
    if which == "latest" and unit not in ("quarter", "week", "month", "year"):
        return None
    if which in ("past", "last") and re.search(r"\bthe\s\Z", before) and unit not in ("quarter", "half"):
        return _past_stretch(m, unit)
    if which == "next" and re.search(r"\bthe\s\Z", before):
        return _shifted(span_of(m), Shift(1, unit), Form.CHAINED, "next unit after")
    return _shifted(
        span_of(m), Shift(_STEPS[which], unit), Form.DEICTIC, "near unit", direction=_direction(which)
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
    step = _STEPS[which]
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
        return _shifted(
            span_of(m), Shift(_STEPS[which], "day"), Form.CHAINED, "chained part of the day", parts=parts
        )
    if which == "very":
        return None
    return _shifted(span_of(m), Shift(_STEPS[which], m["unit"].lower()), Form.CHAINED, "chained unit")


@rule(
    ("the", "early", "late"),
    r"(?:early{s}|late{s})?the{s}next{s}(?P<part>morning|afternoon|evening|night|day)",
)
def _next_day(m: Match) -> Built:
    """As "the next day", "early the next morning"."""
    part = m["part"].lower()
    parts = Parts() if part == "day" else Parts(clock=DAY_PARTS[part])
    return _shifted(span_of(m), Shift(1, "day"), Form.CHAINED, "next day", parts=parts)


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
    return _shifted(span_of(m), Shift(amount, m["unit"].lower()), Form.CHAINED, "chained unit")


_AWAY = (
    r"(?P<way>ago|earlier|later|before(?!{s}\w)|previously|afterwards?|thereafter|hence|from{s}now"
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
    r"(?:(?P<n>{amount})(?:{s}|{h})(?:{long}{s})?)?(?P<unit>{unit})(?:{s}or{s}(?:so|two|more))?{s}" + _AWAY,
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
    unit, number = unit_of(m["unit"]), _amount(m["n"])
    if m["n"] is None and not m["unit"].lower().endswith("s"):
        return None
    if form is Form.DEICTIC and unit == "year" and number is not None and number >= 3000:
        return None
    if number is None or (number != int(number) and unit not in ("year", "decade", "century", "hour")):
        return _vaguely_counted(m, forward, form, unit)
    if number != int(number):
        number, unit = _finer(number, unit)
    shift = Shift(round(number) * (1 if forward else -1), unit, to_the_unit=False)
    return _shifted(span_of(m), shift, form, "counted back" if not forward else "counted on")


def _finer(number: float, unit: str) -> tuple[float, str]:
    return {
        "year": (number * 12, "month"),
        "decade": (number * 10, "year"),
        "century": (number * 100, "year"),
        "hour": (number * 60, "minute"),
    }[unit]


def _vaguely_counted(m: Match, forward: bool, form: Form, unit: str) -> Expression:
    """As "several years ago", "a few days later": before or after, by nobody knows how much."""
    value = "FUTURE_REF" if forward else "PAST_REF"
    shift = Shift(1 if forward else -1, unit, to_the_unit=False)
    return Expression(
        span_of(m), TimexType.DATE, value, Form.VAGUE, shift=shift, rule=f"vaguely {form.value}"
    )


def _amount(words: str | None) -> float | None:
    """The number of an amount; None where it is vague; for "two or three" the second."""
    if words is None:
        return None
    words = words.lower()
    if "couple" in words:
        return 2
    if re.match(
        r"(?:(?:an?|the)\s+)?(?:few|number|handful)|several|some|many|dozens|hundreds|thousands|tens\s"
        r"|countless|numer|vari",
        words,
    ):
        return None
    pieces = re.split(
        r"\s(?:to|or|and(?!\sa\shalf))\s|\s*[‐‑–—]\s*|(?<=\d)-(?=\d)", re.sub(r"^between\s+", "", words)
    )
    return number_of(pieces[-1])


def length(number: float | None, unit: str) -> str:
    """A length as TIMEX3 has it: "P3D", "PT2H", "PXY", "P10Y" for a decade."""
    if unit in ("decade", "century", "millennium") and number is not None:
        number *= {"decade": 10, "century": 100, "millennium": 1000}[unit]
    elif unit == "fortnight" and number is not None:
        number *= 2
    elif unit in ("decade", "century"):
        return "PXDE" if unit == "decade" else "PXC"
    figure = "X" if number is None else f"{int(number)}" if number == int(number) else f"{number:g}"
    return f"P{'T' if unit in CLOCK_UNITS else ''}{figure}{UNITS[unit]}"


@rule(
    ("last", "next", "this", "past", "coming", "previous", "following", "preceding"),
    r"(?P<which>last|next|this|this{s}past|this{s}coming|past|coming|previous|following"
    r"|preceding){s}(?P<weekday>{weekday})s?(?:{s}" + _PART + ")?",
)
def _near_weekday(m: Match) -> Built:
    """As "last Friday", "next Monday"."""
    if m["weekday"][0].islower():
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
    form = Form.CHAINED if which in _CHAINED else Form.DEICTIC
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


@rule(
    (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        *SEASONS,
    ),
    r"(?:(?P<month>{month})(?:{s}(?P<day>{day}))?|(?P<season>{season})){o},?{s}(?:of{s}|in{s})?(?:the{s})?"
    r"(?P<which>that|this|last|next|the{s}same|same|following|previous|preceding)(?:{s}same)?{s}year",
    before="the part",
)
def _month_of_that_year(m: Match) -> Built:
    """As "August of that year", "July 25 of the same year", "the spring of next year"."""
    which = m["which"].lower().split()[-1]
    code = month_of(m["month"]) if m["month"] else SEASONS[m["season"].lower()]
    day = int(re.sub(r"\D", "", m["day"])) if m["month"] and m["day"] else None
    form = Form.DEICTIC if which in ("this", "last", "next") else Form.CHAINED
    shift = Shift(_STEPS[which], "year")
    parts = Parts(None, code, day)
    return Expression(
        span_of(m), TimexType.DATE, value_of(parts), form, parts, shift, rule="part of a counted year"
    )


@rule(
    ("the", "that", "this", "its"),
    r"(?:the|that|this|its){s}(?:very{s})?(?:early|beginning|start|middle|end|close){s}of{s}(?:the|that"
    r"|this|each){s}(?:same{s})?(?:fiscal{s}|calendar{s})?(?P<unit>week|month|year|decade|century"
    r"|quarter|day|season)",
)
def _end_of_the_unit(m: Match) -> Built:
    """As "the end of the year", "the beginning of the month"."""
    words = m[0].lower()
    modifier = (
        "START" if re.search(r"early|beginning|start", words) else "MID" if "middle" in words else "END"
    )
    form = Form.DEICTIC if re.search(r"of\s+this\s", words) else Form.CHAINED
    found = _shifted(span_of(m), Shift(0, m["unit"].lower()), form, "end of the unit")
    return Expression(
        found.span, found.type, found.value, found.form, shift=found.shift, modifier=modifier, rule=found.rule
    )


@rule(
    ("year", "month", "week", "mid", "the"),
    r"(?:the{s})?(?:(?P<unit>year|month|week)(?:['’]s)?(?:{s}|{h})end|mid{h}(?P<mid>year|month|week))",
)
def _year_end(m: Match) -> Built:
    """As "year-end", "year's end", "mid-year"."""
    unit = (m["unit"] or m["mid"]).lower()
    return Expression(
        span_of(m),
        TimexType.DATE,
        "XXXX",
        Form.CHAINED,
        shift=Shift(0, unit),
        modifier="END" if m["unit"] else "MID",
        rule="end of the unit",
    )


@rule(
    ("year", "the", "month", "week", "same"),
    r"(?:the{s})?(?:(?P<unit>year|month|week)(?:{s}|{h})(?:ago|earlier){s}?(?P<what>period|quarter"
    r"|third{s}quarter|first{s}quarter|second{s}quarter|fourth{s}quarter|month)?"
    r"|(?:same|corresponding|comparable|like){s}(?P<same>period|quarter|month|time){s}(?:of{s}"
    r"|in{s})?(?:(?:a{s}year{s}(?:ago|earlier|before))|last{s}year|the{s}(?:previous|prior){s}year))",
)
def _year_ago_period(m: Match) -> Built:
    """As "year-earlier", "the year-ago quarter", "the same period last year"."""
    unit = (m["unit"] or "year").lower()
    span = span_of(m)
    if m["unit"] and not m["what"] and m.string[m.start() : m.start() + 4].lower() == "the ":
        span = Span(m.start("unit"), span.end)
    return _shifted(span, Shift(-1, unit, to_the_unit=False), Form.DEICTIC, "year-ago period")


_QUARTERS = r"first|second|third|fourth"


@rule(
    ("the", "latest", "current", "this"),
    r"(?:the{s})?(?P<which>latest{s}|current{s}|this{s}|)(?P<what>quarter|period|full{s}year|year|week"
    r"|weekend|month)"
    r"(?={o}(?:[.,;:)]|['’]s)|{s}(?:ended|ending|from|on|of|to|as|and|was|were|is|in|reflected|included"
    r"|includes|had|he|she|the|it)(?![a-z]))",
)
def _the_unit(m: Match) -> Built:
    """As "for the quarter", "in the latest period", "over the weekend": the one that is spoken of."""
    what, which = m["what"].lower().split()[-1], m["which"].strip().lower()
    before = m.string[max(0, m.start() - 14) : m.start()]
    if what == "period":
        if which != "latest":
            return None
        what = "quarter"
    elif (which and what != "quarter") or (
        not which
        and not re.search(r"\b(?:for|in|during|over|on|at|by|throughout)\s\Z", before, re.IGNORECASE)
    ):
        return None
    if re.match(r"\sof\s", m.string[m.end() : m.end() + 4]) and what != "quarter":
        return None
    if what in ("weekend", "week", "month", "year"):
        name = "the weekend" if what == "weekend" else "the unit spoken of"
        return _shifted(span_of(m), Shift(0, what), Form.DEICTIC, name)
    return _shifted(span_of(m), Shift(0, "quarter"), Form.CHAINED, "the quarter spoken of")


@rule((NUMERAL, "the"), r"(?:the{s})?(?P<year>{year}){s}(?P<what>period|quarter)")
def _period_of_year(m: Match) -> Built:
    """As "the 1988 period": the part of that year that is compared with."""
    from_year = Parts(int(m["year"]))
    unit = "quarter" if m["what"].lower() == "quarter" else "year"
    shift = Shift(0, unit)
    return Expression(
        span_of(m), TimexType.DATE, m["year"], Form.CHAINED, from_year, shift, rule="period of a year"
    )


@rule(("then", "thereafter"), r"(?P<word>then)")
def _then(m: Match) -> Built:
    """As "until then", "by then": the date last spoken of."""
    if not re.search(
        r"\b(?:until|by|before|till)\s\Z", m.string[max(0, m.start() - 8) : m.start()], re.IGNORECASE
    ):
        return None
    if not re.match(
        r"\s?(?:[.,;:)]|$|\n)|\s(?:the|he|she|it|they|we|a|his|her|their|was|were|had|is|and"
        r"|but)\b",
        _behind(m, 8),
    ):
        return None
    return _shifted(span_of(m), Shift(0, "day"), Form.CHAINED, "then")


def _behind(m: Match, length: int) -> str:
    """The characters right after a match."""
    return m.string[m.end() : m.end() + length]
