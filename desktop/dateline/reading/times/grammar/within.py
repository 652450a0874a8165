"""Rules for a part of a month or year that is told by another: "August of that year", "the end of the month"."""

import re

from dateline.model.timex import TimexType
from dateline.reading.times.expression import NO_PARTS, Expression, Form, Parts, Shift
from dateline.reading.times.grammar.amounts import AMOUNT_WORDS, amount, length
from dateline.reading.times.grammar.lexicon import DAY_PARTS, SEASONS, month_of, number_of, unit_of
from dateline.reading.times.grammar.relative import STEPS, shifted_by
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, rule, span_of, value_of


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
    shift = Shift(STEPS[which], "year")
    parts = Parts(None, code, day)
    return Expression(
        span_of(m), TimexType.DATE, value_of(parts), form, parts, shift, rule="part of a counted year"
    )


@rule(AMOUNT_WORDS, r"(?P<n>{amount}){s}(?P<season>summers|winters|springs|autumns|falls){s}ago")
def _seasons_ago(m: Match) -> Built:
    """As "two summers ago": that of the year so many before."""
    number = amount(m["n"])
    if number is None or number != int(number):
        return None
    parts = Parts(month=SEASONS[m["season"].lower().removesuffix("s")])
    shift = Shift(-int(number), "year")
    value = value_of(parts)
    return Expression(
        span_of(m), TimexType.DATE, value, Form.DEICTIC, parts, shift, rule="part of a counted year"
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
    if m["unit"].lower() == "day" and re.search(
        r"\bat\s\Z", m.string[max(0, m.start() - 4) : m.start()], re.IGNORECASE
    ):
        return None  # "at the end of the day" is a figure of speech
    modifier = (
        "START" if re.search(r"early|beginning|start", words) else "MID" if "middle" in words else "END"
    )
    form = Form.DEICTIC if re.search(r"of\s+this\s", words) else Form.CHAINED
    found = shifted_by(span_of(m), Shift(0, m["unit"].lower()), form, "end of the unit")
    return Expression(
        found.span, found.type, found.value, found.form, shift=found.shift, modifier=modifier, rule=found.rule
    )


@rule(
    ("the",),
    r"the{s}(?P<unit>day|week|weekend|month|year|morning|night|evening)"
    r"(?={s}(?:before|after){s}(?:(?:the{s})?{day}{s}(?:of{s})?{month}|{month}{s}{day}"
    r"|(?-i:Christmas|Easter|Thanksgiving|New{s}Year)))",
)
def _unit_beside_a_date(m: Match) -> Built:
    """As "the day" before Christmas, "the week" after 5 May 1932: placed by the date behind it."""
    unit = m["unit"].lower()
    parts = Parts(clock=DAY_PARTS[unit]) if unit in DAY_PARTS else NO_PARTS
    shift = Shift(1, "day" if parts.clock else unit)
    return shifted_by(span_of(m), shift, Form.VAGUE, "unit beside a date", parts=parts)


_WHICH = {"first": 1, "opening": 1, "last": -1, "final": -1, "closing": -1}


@rule(
    ("the", *_WHICH),
    r"(?:the{s})?(?:very{s})?(?P<which>first|opening|last|final|closing){s}(?:(?P<n>{small}|\d{1,2}){s})?(?:full{s})?"
    r"(?P<unit>days?|weeks?|months?|quarters?|years?|decades?)(?={s}of{s}(?:the{s})?(?:{month}(?:{o},?{s}{year})?"
    r"|(?:fiscal{s}|year{s})?{year}|\d{3}0s|(?:\d{1,2}th|\w+th){s}century|(?:last|next|this|that){s}(?:year|month)))",
)
def _first_of_a_date(m: Match) -> Built:
    """As "the first ten months" of 1915, "the last week" of August: `joining` puts one unit and its date together."""
    unit, many = unit_of(m["unit"]), m["unit"].lower().endswith("s")
    number = number_of(m["n"]) if m["n"] else 1.0
    if number is None or (number > 1) != many or number != int(number):
        return None
    shift = Shift(int(number) * _WHICH[m["which"].lower()], unit)
    value = length(number, unit)
    return Expression(
        span_of(m), TimexType.DURATION, value, Form.DURATION, shift=shift, rule="first or last of a date"
    )


@rule(
    ("the", "week"),
    r"(?:the{s})?week{s}(?P<how>of|beginning|starting|ending|ended)(?={s}(?:the{s})?(?:{weekday},?{s})?(?:{month}{s}{day}|{day}{s}(?:of{s})?{month}))",
)
def _week_of(m: Match) -> Built:
    """As "the week of March 6": `joining` puts it together with its day."""
    span = span_of(m)
    return Expression(
        span,
        TimexType.DATE,
        "XXXX-WXX",
        Form.VAGUE,
        shift=Shift(-1 if m["how"].lower().startswith("end") else 1, "week"),
        rule="week of a day",
    )


@rule(
    ("year", "month", "week", "mid", "the"),
    r"(?:the{s})?(?:(?P<unit>year|month|week)(?:['’]s)?(?:{s}|{h})end|mid{h}(?P<mid>year|month"
    r"|week))(?:{s}(?P<year>{year}))?",
)
def _year_end(m: Match) -> Built:
    """As "year-end", "year's end", "mid-year"."""
    unit = (m["unit"] or m["mid"]).lower()
    modifier = "END" if m["unit"] else "MID"
    if m["year"]:
        return date(span_of(m), Parts(int(m["year"])), "year", modifier=modifier) if unit == "year" else None
    return Expression(
        span_of(m),
        TimexType.DATE,
        "XXXX",
        Form.CHAINED,
        shift=Shift(0, unit),
        modifier=modifier,
        rule="end of the unit",
    )


@rule(
    (NUMERAL, "the"),
    r"(?:the{s})?(?P<day>{nth_day}){s}of{s}(?P<which>this|last|next|that|the{s}same"
    r"|the{s}following|the){s}month",
)
def _day_of_that_month(m: Match) -> Built:
    """As "the 5th of last month"."""
    which = m["which"].lower().split()[-1]
    form = Form.DEICTIC if which in ("this", "last", "next") else Form.CHAINED
    day = int(re.sub(r"\D", "", m["day"]))
    shift = Shift(STEPS.get(which, 0), "month")
    return Expression(
        span_of(m),
        TimexType.DATE,
        f"XXXX-XX-{day:02d}",
        form,
        Parts(day=day),
        shift,
        rule="day of a counted month",
    )


@rule(
    (NUMERAL, "the"),
    r"(?:the{s})?(?P<day>{nth_day})(?={o}(?:[.,;:)]|\Z)|{s}(?:and|but|when|he|she"
    r"|they|it|the|was|were|had|with|after|in|at|a)(?![a-z]))",
)
def _nth(m: Match) -> Built:
    """As "on the 21st": a day of the month told before."""
    if not re.search(
        r"\b(?:on|by|until|till|since)\s(?:the\s)?\Z",
        m.string[max(0, m.start() - 12) : m.start()],
        re.IGNORECASE,
    ):
        return None
    day = int(re.sub(r"\D", "", m["day"]))
    return Expression(
        span_of(m),
        TimexType.DATE,
        f"XXXX-XX-{day:02d}",
        Form.CHAINED,
        Parts(day=day),
        Shift(0, "month"),
        rule="day of a counted month",
    )


@rule(
    ("next", "last"),
    r"(?P<which>next|last)(?={o}(?:[.,;:)]|\Z|\n)|{s}(?:and|but|when|as|in|to|after|because|if)(?![a-z]))",
)
def _next_of_units(m: Match) -> Built:
    """As "this year and next", "this month than last": the unit named before it."""
    before = re.search(
        r"\b(?P<other>this|last|next)\s(?P<unit>week|month|quarter|year)(?:\s(?:and|or|as|than|nor)|,?\sbut\snot)\s\Z",
        m.string[max(0, m.start() - 32) : m.start()],
        re.IGNORECASE,
    )
    if before is None or before["other"].lower() == m["which"].lower():
        return None
    shift = Shift(STEPS[m["which"].lower()], before["unit"].lower())
    return shifted_by(span_of(m), shift, Form.DEICTIC, "near unit")


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
    return shifted_by(span_of(m), Shift(0, "day"), Form.CHAINED, "then")


def _behind(m: Match, length: int) -> str:
    """The characters right after a match."""
    return m.string[m.end() : m.end() + length]
