"""Rules for dates as forms, logs and other languages write them: "11-Sep-2001", "2013-W12", "12. März 2013"."""

import re

from dateline.model.day import date_of, day_of, weekday
from dateline.model.month_names import AUSTRIAN, months_of
from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Parts
from dateline.reading.times.grammar.absolute import full_year, is_day, zone_minutes
from dateline.reading.times.grammar.lexicon import MONTHS, month_of
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, rule, span_of


@rule(
    (NUMERAL, *MONTHS),
    r"(?:(?P<day>{day})(?P<link>[-/])(?P<month>{month})|(?P<month2>{month})(?P<link2>[-/])(?P<day2>{day}))"
    r"(?:(?P=link)|(?P=link2))(?P<year>{year}|\d\d)(?![-/\d])",
)
def _linked_day(m: Match) -> Built:
    """As "11-Sep-2001", "Sep-11-2001", "12/Mar/13"."""
    words = m["year"]
    year = int(words) if len(words) == 4 else full_year(int(words))
    month, day = month_of(m["month"] or m["month2"]), int(re.sub(r"\D", "", m["day"] or m["day2"]))
    return date(span_of(m), Parts(year, month, day), "day") if is_day(year, month, day) else None


@rule(
    (NUMERAL,),
    r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])T(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
    r"(?P<second>[0-5]\d)?(?P<zone>Z|[+-]\d\d:?(?:\d\d)?)?",
)
def _basic_moment(m: Match) -> Built:
    """As "20130322T140509Z"."""
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    if not is_day(year, month, day):
        return None
    clock = f"{m['hour']}:{m['minute']}" + (f":{m['second']}" if m["second"] else "")
    return date(span_of(m), Parts(year, month, day, clock=clock, zone=zone_minutes(m["zone"])), "ISO date")


@rule((NUMERAL,), r"(?P<year>(?:19|20)\d\d)-?W(?P<week>0[1-9]|[1-4]\d|5[0-3])(?:-?(?P<day>[1-7]))?(?![-\d])")
def _iso_week(m: Match) -> Built:
    """As "2013-W12", "2013-W12-5"; the week that holds the year's first Thursday is W01."""
    year = int(m["year"])
    january = day_of(year, 1, 4)
    day = january - weekday(january) + 7 * (int(m["week"]) - 1) + int(m["day"] or 1) - 1
    parts = Parts(*date_of(day))
    if m["day"]:
        return date(span_of(m), parts, "ISO date")
    value = f"{year}-W{m['week']}"
    return Expression(span_of(m), TimexType.DATE, value, Form.FULL, parts, rule="ISO week")


_TIMES = r"(?={s}(?:on|local|GMT|UTC|BST|CES?T|hours|hrs)(?![a-z]))"


@rule(
    ("at", "by", "until", "from"),
    r"(?:at|by|until|from){s}(?P<hour>[01]\d|2[0-3])\.(?P<minute>[0-5]\d)" + _TIMES,
)
def _dotted_clock(m: Match) -> Built:
    """As "at 14.30 on Friday"."""
    clock = f"{m['hour']}:{m['minute']}"
    span = Span(m.start("hour"), m.end("minute"))
    parts = Parts(clock=clock)
    return Expression(span, TimexType.TIME, f"XXXX-XX-XXT{clock}", Form.PARTIAL, parts, rule="time of day")


_PLAIN = {"fevrier": 2, "maerz": 3, "aout": 8, "decembre": 12}  # without their accents
_READ = ("German", "French", "Spanish", "Italian", "Portuguese", "Dutch")
_MONTH_OF = {name: month for name, month in months_of(*_READ).items() if name not in MONTHS}
_MONTH_OF |= AUSTRIAN | _PLAIN
_CAPITAL = set(
    "januar jänner februar märz maerz mai juni juli oktober dezember januari februari maart mei".split()
)
_NAMES = "|".join(sorted(_MONTH_OF, key=len, reverse=True))


@rule(
    (NUMERAL, *_MONTH_OF),
    rf"(?:(?P<day>\d{{1,2}})(?:\.|er|º|°)?{{s}}(?:de{{s}})?)?(?P<month>{_NAMES}){{s}}(?:de{{s}}|del{{s}})?(?P<year>{{year}})",
)
def _foreign_month(m: Match) -> Built:
    """As "12. März 2013", "1er mai 2010", "12 de marzo de 2013", "août 2011": only with its year."""
    year, month = int(m["year"]), _MONTH_OF[m["month"].lower()]
    if m["day"] is None and m["month"][0].isupper() and m["month"].lower() not in _CAPITAL:
        return None  # "the Mars 2020 mission"
    if m["day"] is None:
        return date(span_of(m), Parts(year, month), "month and year")
    day = int(m["day"])
    return date(span_of(m), Parts(year, month, day), "day") if is_day(year, month, day) else None
