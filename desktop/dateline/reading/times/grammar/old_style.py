"""Rules for days in Old Style, by the Julian calendar, alone or beside New Style; and for years begun in March."""

import re

from dateline.model.day import day_of
from dateline.model.timex import TimexType
from dateline.reading.times.calendar_rules import JULIAN, julian_day
from dateline.reading.times.expression import Expression, Form, Parts
from dateline.reading.times.grammar.absolute import is_day
from dateline.reading.times.grammar.lexicon import MONTHS, month_of, ordinal_of
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, rule, span_of

BOTH = "Old Style and New"  # the rule's name
_FIRST = 1582  # from when on the two calendars differ
_OLD, _NEW = r"O\.{o}S\.?|Old{s}Style|OS|Julian(?:{s}calendar)?", r"N\.{o}S\.?|New{s}Style|NS|Gregorian"
_MARK = rf"(?:{_OLD}|{_NEW})(?![a-z])"


def _a_day(name: str) -> str:
    """A pattern for a day and a month, in groups that begin with a name."""
    return (
        rf"(?:(?P<{name}1>{{day}}){{s}}(?:of{{s}})?(?P<{name}m1>{{month}})"
        rf"|(?P<{name}m2>{{month}}){{s}}(?P<{name}2>{{day}}))"
    )


def _day_of(m: Match, name: str) -> tuple[int, int]:
    """(month, day) of the groups that begin with a name."""
    month = m[f"{name}m1"] or m[f"{name}m2"]
    return month_of(month), ordinal_of(m[f"{name}1"] or m[f"{name}2"])


@rule(
    (NUMERAL, *MONTHS),
    _a_day("a")
    + r"(?:,?{s}(?P<ya>{year}))?{s}[(\[]{o}(?P<mark>"
    + _MARK
    + r"[,:]?{s})?"
    + _a_day("b")
    + r"(?:,?{s}(?P<yb>{year}))?(?P<mark2>,?{s}"
    + _MARK
    + r")?{o}[)\]](?:,?{s}(?P<y>{year}))?",
)
def _both_styles(m: Match) -> Built:
    """As "25 October (7 November) 1917", "9 June [O.S. 30 May] 1672", "22 February 1732 (11 February 1731 O.S.)"."""
    years = [int(year) for year in (m["y"], m["ya"], m["yb"]) if year]
    a, b = _day_of(m, "a"), _day_of(m, "b")
    return _as_one(m, max(years), a, b) if years else None


@rule(
    (NUMERAL,),
    r"(?P<a>{day}){o}[(\[]{o}(?P<b>{day}){o}[)\]]{s}(?P<month>{month}),?{s}(?P<y>{year})",
)
def _two_days_of_month(m: Match) -> Built:
    """As "14 (26) December 1825"."""
    month = month_of(m["month"])
    first, second = ordinal_of(m["a"]), ordinal_of(m["b"])
    return _as_one(m, int(m["y"]), (month, first), (month, second))


@rule((NUMERAL, *MONTHS), _a_day("a") + r"{o}/{o}" + _a_day("b") + r",?{s}(?P<y>{year})")
def _two_days_by_a_stroke(m: Match) -> Built:
    """As "28 June/9 July 1709"."""
    return _as_one(m, int(m["y"]), _day_of(m, "a"), _day_of(m, "b"))


def _as_one(m: Match, year: int, a: tuple[int, int], b: tuple[int, int]) -> Expression | None:
    """The one day that two days are in the two calendars; None where they are not the same."""
    for old, new in ((a, b), (b, a)):
        if year < _FIRST or not (is_day(None, *old) and is_day(year, *new)):
            continue
        wanted = day_of(year, *new)
        if wanted in (julian_day(year, *old), julian_day(year - 1, *old)):
            return date(span_of(m), Parts(year, *new), BOTH)
    return None


_STYLED = (
    rf"(?:,?{{s}}(?P<y1>{{year}}))?(?:,?{{s}}(?:[(\[]{{o}}(?P<in>{_MARK}){{o}}[)\]]"
    r"|(?P<bare>O\.{o}S\.?|Old{s}Style|N\.{o}S\.?|New{s}Style)"
    r"|(?P<said>(?:in|by|of|according{s}to){s}the{s}(?:Julian|Gregorian){s}calendar)))(?:,?{s}(?P<y2>{year}))?"
)


@rule((NUMERAL, *MONTHS), _a_day("a") + _STYLED)
def _one_style(m: Match) -> Built:
    """As "25 October 1917 (Old Style)", "25 October [O.S.] 1917", "5 March 1700 in the Julian calendar"."""
    if not (m["y1"] or m["y2"]):
        return None
    year, (month, day) = int(m["y1"] or m["y2"]), _day_of(m, "a")
    words = (m["in"] or m["bare"] or m["said"]).lower()
    if not is_day(None, month, day):
        return None
    if year < _FIRST or re.search(r"n\.?\s?s|new|gregorian", words):
        return date(span_of(m), Parts(year, month, day), "day")
    parts = Parts(year, month, day)
    return Expression(
        span_of(m),
        TimexType.DATE,
        "XXXX-XX-XX",
        Form.FOREIGN,
        parts,
        rule="other calendar",
        calendar=JULIAN,
    )


_DOUBLE = r"(?P<y>1[0-7]\d\d)/(?P<n>\d{1,2})(?![\d/])"


@rule((NUMERAL, *MONTHS), _a_day("a") + r",?{s}" + _DOUBLE)
def _day_of_double_year(m: Match) -> Built:
    """As "30 January 1648/9": the year then began in March, and by our count it is the second."""
    year, (month, day) = _second_year(m), _day_of(m, "a")
    if year is None or month > 3 or not is_day(year, month, day):
        return None
    return date(span_of(m), Parts(year, month, day), "day of a double year")


@rule(MONTHS, r"(?P<month>{month}){s}" + _DOUBLE, before="part approx")
def _month_of_double_year(m: Match) -> Built:
    """As "February 1587/8"."""
    year, month = _second_year(m), month_of(m["month"])
    return date(span_of(m), Parts(year, month), "day of a double year") if year and month <= 3 else None


def _second_year(m: Match) -> int | None:
    after, ending = int(m["y"]) + 1, m["n"]
    return after if str(after).endswith(ending) else None
