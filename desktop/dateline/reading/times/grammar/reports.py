"""Rules for the periods that business reports speak of: "the latest quarter", "the year-ago period"."""

import re
from dataclasses import replace

from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Parts, Shift
from dateline.reading.times.grammar.absolute import full_year
from dateline.reading.times.grammar.lexicon import ordinal_of
from dateline.reading.times.grammar.relative import shifted_by
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, modifier_of, rule, span_of


@rule(
    ("year", "the", "month", "week", "same"),
    r"(?:the{s})?(?:(?P<unit>year|month|week)(?:{s}|{h})(?:ago|earlier){s}?(?P<what>period|quarter"
    r"|third{s}quarter|first{s}quarter|second{s}quarter|fourth{s}quarter|month)?"
    r"|(?:same|corresponding|comparable|like){s}(?P<same>period|quarter|month|time){s}(?:of{s}"
    r"|in{s})?(?:(?:a{s}year{s}(?:ago|earlier|before))|last{s}year|the{s}(?:previous|prior){s}year)"
    r"|(?:period|quarter){s}a{s}year{s}(?:ago|earlier|before))",
)
def _year_ago_period(m: Match) -> Built:
    """As "year-earlier", "the year-ago quarter", "the same period last year"."""
    unit = (m["unit"] or "year").lower()
    span = span_of(m)
    if m["unit"] and not m["what"] and m.string[m.start() : m.start() + 4].lower() == "the ":
        span = Span(m.start("unit"), span.end)
    return shifted_by(span, Shift(-1, unit, to_the_unit=False), Form.DEICTIC, "year-ago period")


_LED = re.compile(r"\b(?:for|in|during|over|on|at|by|throughout|ahead\sof)\s\Z", re.IGNORECASE)


def _owns(m: Match, what: str) -> bool:
    """True of "the week’s losses"."""
    return what == "week" and m.string[m.end() : m.end() + 2] in ("'s", "’s")


@rule(
    ("the", "latest", "this", "most"),
    r"(?P<rest>(?:most{s}of{s})?the{s}(?:rest|remainder){s}of{s})?(?:the{s})?(?P<which>latest{s}|this{s}|)"
    r"(?P<what>quarter|period|full{s}year|year|week|weekend|month)"
    r"(?:(?<=weekend)|(?={o}(?:[.,;:)]|['’]s)|{s}(?:ended|ending|from|on|of|to|as|and|was|were|is|in|reflected|included"
    r"|includes|had|he|she|the|it)(?![a-z])))",
)
def _the_unit(m: Match) -> Built:
    """As "for the quarter", "in the latest period", "over the weekend": the one that is spoken of."""
    what, which = m["what"].lower().split()[-1], m["which"].strip().lower()
    before = m.string[max(0, m.start() - 14) : m.start()]
    if what == "period":
        if which != "latest":
            return None
        what = "quarter"
    elif (which and what != "quarter") or not (which or m["rest"] or _LED.search(before) or _owns(m, what)):
        return None
    if re.match(r"\sof\s", m.string[m.end() : m.end() + 4]) and what != "quarter":
        return None
    if what in ("weekend", "week", "month", "year"):
        name = "the weekend" if what == "weekend" else "the unit spoken of"
        return shifted_by(span_of(m), Shift(0, what), Form.DEICTIC, name)
    return shifted_by(span_of(m), Shift(0, "quarter"), Form.CHAINED, "the quarter spoken of")


@rule(
    ("earlier", "later", "early", "late"),
    r"(?:(?P<way>earlier|later)|early|late){s}in{s}the{s}(?:fiscal{s}|same{s})?(?P<unit>day|week|month|year|decade|century)",
)
def _in_the_unit(m: Match) -> Built:
    """As "earlier in the year", "late in the decade", "later in the day": of the one that is spoken of."""
    if m["unit"].lower() == "day":
        return shifted_by(span_of(m), Shift(0, "day"), Form.CHAINED, "chained unit") if m["way"] else None
    found = shifted_by(span_of(m), Shift(0, m["unit"].lower()), Form.DEICTIC, "the unit spoken of")
    return replace(found, modifier=modifier_of(m[0]))


@rule((NUMERAL, "the"), r"(?:the{s})?(?P<year>{year}){s}(?P<what>period|quarter)")
def _period_of_year(m: Match) -> Built:
    """As "the 1988 period": the part of that year that is compared with."""
    from_year = Parts(int(m["year"]))
    unit = "quarter" if m["what"].lower() == "quarter" else "year"
    shift = Shift(0, unit)
    return Expression(
        span_of(m), TimexType.DATE, m["year"], Form.CHAINED, from_year, shift, rule="period of a year"
    )


_FISCAL = r"(?:(?P<lead>{year}){s})?(?:(?:fiscal|financial)(?:{s}|{h})year|fiscal|FY)"


@rule(
    ("fiscal", "financial", NUMERAL, "fy", *(f"fy{n}" for n in (*range(100), *range(1980, 2050)))),
    rf"(?:{_FISCAL}{{o}}(?:of{{s}})?(?P<year>(?:19|20)?\d\d|{{short_year}})"
    rf"|(?P<lead2>{{year}})(?:[-–/](?P<second>\d\d))?{{s}}(?:fiscal|financial){{s}}year)(?:[-–/](?P<third>\d\d(?:\d\d)?))?",
)
def _fiscal_year(m: Match) -> Built:
    """As "fiscal 1989", "FY2020", "the 2019 fiscal year": the year by its number, its ends not known."""
    words = re.sub(r"\D", "", m["year"] or m["lead2"])
    year = full_year(int(words)) if len(words) == 2 else int(words)
    year += bool(m["second"] or m["third"])  # named by the year that it ends in
    return date(span_of(m), Parts(year), "fiscal year", uncertain=True)


_QUARTER_BEFORE = re.compile(
    r"\b(?:first|second|third|fourth)[\s-]quarters?\b[^.;\n]*\b(?:in|for|from|than|to)\s\Z", re.IGNORECASE
)


@rule(("the",), r"the{s}(?P<n>first|second|third|fourth)(?={o}(?:[.,;]|\Z|\n)|{s}and(?![a-z]))")
def _quarter_by_its_number(m: Match) -> Built:
    """As "the fourth" behind "the third quarter" of the same sentence."""
    if not _QUARTER_BEFORE.search(m.string[max(0, m.start() - 90) : m.start()]):
        return None
    return date(span_of(m), Parts(None, 32 + ordinal_of(m["n"])), "quarter")
