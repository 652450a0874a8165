"""Rules for calendar dates that name a day or a month."""

import re

from dateline.model.day import day_of, month_length
from dateline.model.span import Span
from dateline.reading.times.calendar_rules import julian_day
from dateline.reading.times.expression import Expression, Form, Parts
from dateline.reading.times.grammar.lexicon import (
    MONTHS,
    WEEKDAYS,
    expand,
    is_short_and_small,
    month_of,
    ordinal_of,
    weekday_of,
)
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, rule, span_of

MONTH_WORDS = tuple(MONTHS)
WEEKDAY_WORDS = (*(f"{d}day" for d in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")), *WEEKDAYS)

_ON_WEEKDAY = r"(?:(?P<weekday>{weekday})\.?{o},?{s}(?:the{s})?)?"
YEAR = (
    r"(?:{o},?{s}(?:of{s}|in{s})?(?P<year>(?:{ad}{s})?\d{1,4}(?={s}{era})|{ad}{s}\d{1,4}"
    r"|{year})(?:{s}(?P<era>{era}))?"
    r"|{o},?{s}(?:of{s})?(?P<short>{short_year}))"
)
# A year of three digits, as early history has them; a numeral that counts something is none.
_EARLY = (
    r"(?:{s}(?P<early>[1-9]\d\d)(?=(?:{o}[.,;:)]|\Z|{s}(?:the|he|she|they|it|and|a|an|his|her|by|in|at"
    r"|with|when|was|were|to|but|after|before)(?![a-z])))(?![.,]\d))"
)
_LINK = (
    r"(?P<link>{o},{s}(?:and{s}|or{s})?|{o}{h}{o}|{o}/{o}"
    r"|{s}(?:to|and|or|through|until|till|thru){s})(?P<the>the{s})?"
)
_DAYS = rf"(?P<day>{{day}})(?:{_LINK}(?P<day2>{{day}}))?"


def read_year(m: Match) -> int | None:
    """The astronomical year of the groups "year", "era" and "short"; None where none is named."""
    groups = m.groupdict()
    if groups.get("short"):
        return full_year(int(groups["short"][1:]))
    if groups.get("early"):
        return int(groups["early"])
    if not groups.get("year"):
        return None
    return astronomical(int(re.sub(r"\D", "", groups["year"])), groups.get("era"))


def full_year(short: int) -> int:
    """The year that two digits mean where nothing else is known: 1930–2029."""
    return short + (2000 if short < 30 else 1900)


def astronomical(number: int, era: str | None) -> int:
    """The astronomical year of a year counted in an era; 499 BC is -498."""
    return 1 - number if era and era.upper().startswith("B") else number


def is_day(year: int | None, month: int, day: int) -> bool:
    return 1 <= day <= month_length(year if year is not None else 2000, month)


def looks_like_a_name(word: str) -> bool:
    """False for "may", "march" and other words in lower case that are more often no month."""
    word = word.rstrip(".")
    return word[0].isupper() or word not in ("may", "march", "mar", "dec", "sept", "sep", "jan", "jun")


@rule(
    (*MONTH_WORDS, *WEEKDAY_WORDS),
    _ON_WEEKDAY + r"(?P<month>{month}){o}(?:the{s})?" + _DAYS + rf"(?:{YEAR})?",
    before="approx",
)
def _month_and_day(m: Match) -> Built:
    """As "May 7", "Friday, Oct. 23", "May 7, 2025", "May 7-10, 2025", "September 5th"."""
    after = m.string[m.end() : m.end() + 3]
    if re.match(r":\d|[.,]\d", after) or (m["year"] is None and m["day"].isdecimal() and _is_quantity(m)):
        return None
    return _days(m)


def _is_quantity(m: Match) -> bool:
    """True where the numeral counts something: "In May 22 people died"."""
    return bool(
        re.match(
            r"\s(?:people|men|women|per\s?cent|percent|million|thousand|%|km|miles)",
            m.string[m.end() : m.end() + 12],
        )
    )


@rule(
    (NUMERAL, "the", *WEEKDAY_WORDS),
    r"(?:the{s})?"
    + _ON_WEEKDAY
    + _DAYS
    + r"(?:{s}(?:day{s})?(?:of{s})?|{h})(?P<month>{month})"
    + rf"(?:{YEAR}|{_EARLY})?",
    before="approx",
)
def _day_and_month(m: Match) -> Built:
    """As "7 May", "Friday 9 May 2025", "7–10 May 2025", "the 5th of November"."""
    if m["day2"] and m["link"].strip() == ",":
        return None
    return _days(m)


def _days(m: Match) -> Built:
    """The one or two expressions of a month with a day or two."""
    if m["month"][0].islower() and not looks_like_a_name(m["month"]) and not m["year"]:
        return None
    year, month, first = read_year(m), month_of(m["month"]), ordinal_of(m["day"])
    if not is_day(year, month, first):
        return None
    parts = Parts(year, month, first, weekday_of(m["weekday"]) if m["weekday"] else None)
    if not m["day2"]:
        return date(span_of(m), parts, "day")
    return _two_days(m, parts)


def _two_days(m: Match, parts: Parts) -> Built:
    month, second = parts.month or 1, ordinal_of(m["day2"])
    if not is_day(parts.year, month, second) or second <= (parts.day or 0):
        return None
    old = m["link"].strip() == "/" and parts.year is not None and parts.year > 1582
    if old and day_of(parts.year or 0, month, second) == julian_day(parts.year or 0, month, parts.day or 1):
        return date(span_of(m), Parts(parts.year, month, second), "Old Style and New")
    other = Parts(parts.year, month, second)
    first = Span(m.start(), m.end("day"))
    last = Span(m.start("the" if m["the"] else "day2"), span_of(m).end)
    names = ("day", "day in a list") if m.end("month") <= m.start("day") else ("day in a list", "day")
    return date(first, parts, names[0]), date(last, other, names[1])


@rule(
    MONTH_WORDS, rf"(?P<month>{{month}})(?:{YEAR}|{_EARLY}|{{h}}(?P<dashed>{{year}}))", before="part approx"
)
def _month_and_year(m: Match) -> Built:
    """As "May 1998", "Sept. '44", "August 480 BC", "March of 1944"."""
    year = int(m["dashed"]) if m["dashed"] else read_year(m)
    return date(span_of(m), Parts(year, month_of(m["month"])), "month and year")


_BEFORE_NAME = re.compile(
    r"(?:\b(?:in|by|since|until|till|through|throughout|during|from|to|of|for|before|after|between|and"
    r"|or|on|at|as of|into"
    r"|last|next|this|that|each|every|late|early|mid|the|its|his|their|our|a|an|past|beginning|starting"
    r"|ending|ended"
    r"|previous|following|coming)[\s-]|['’]s?\s|mid[-–]|\()\Z",
    re.IGNORECASE,
)
_SHORT = {name for name in MONTHS if len(name) <= 4} - {"may", "june", "july"}
_CLEAR = ("january", "february", "july", "september", "october", "november", "december")


_MONTH_WAS = re.compile(
    r"\s(?:was|is|has\sbeen|proved)\s(?:also\s)?(?:the|one\sof\sthe|its|their)\s(?:[a-z]+[-\s]){0,2}"
    r"(?:wettest|driest|hottest|coldest|warmest|coolest|sunniest|snowiest|deadliest|busiest|month)\b"
)


@rule(MONTH_WORDS, r"(?P<month>{month})", before="part approx")
def _month(m: Match) -> Built:
    """As "October"; "May", "March", "April", "June" and "August", which are names too, only after a word of time."""
    word = m["month"]
    before, after = m.string[max(0, m.start() - 12) : m.start()], m.string[m.end() : m.end() + 12]
    if word == "March" and _MARCHED.match(after) and re.search(r"(?:\b(?:the|a)|['’]s?)\s\Z", before, re.I):
        return None
    if _MONTH_AHEAD.match(m.string, m.end()):
        return _named(m)
    if re.match(r"['’]s\s|\s*[-–]\s*\d|\s?\d", after) and not re.match(r"['’]s\s|\s*\d{3}", after):
        return None
    if word.isupper() and len(word) <= 3 and not _BEFORE_NAME.search(before):
        return None
    if word[0].islower() and not looks_like_a_name(word):
        return None
    if word.lower() in _SHORT and (re.match(r"\s[A-Z]", after) or not _BEFORE_NAME.search(before)):
        return None
    heading = not before.strip(" ") or before[-1] == "\n"
    if heading and re.match(r"\s*(?:\Z|\n|[:–—-])", after):
        return _named(m)
    if word.lower().rstrip(".") not in _CLEAR and not _BEFORE_NAME.search(before):
        return _named(m) if _MONTH_WAS.match(m.string, m.end()) else None
    if word.lower() in ("may", "june", "april", "august") and re.match(r"\s[A-Z][a-z]+", after):
        return _named(m) if _BEFORE_MONTH.search(before) else None
    return _named(m)


_MARCHED = re.compile(r"\s(?:on|to|through|across)\s(?:the\s)?[A-Z]")  # "the March on Washington"
_MONTH_AHEAD = re.compile(expand(r"\s?[-–—/]\s?{month}"))
_BEFORE_MONTH = re.compile(r"\b(?:in|the|its|last|early|late|this|on|since|by)[\s-]\Z", re.IGNORECASE)


def _named(m: Match) -> Expression:
    word = m["month"]
    return date(span_of(m), Parts(None, month_of(word)), "month")


@rule(
    ("the", *WEEKDAY_WORDS),
    r"(?:the{s}(?={weekday}{s}(?:before|after){s}))?(?P<weekday>{weekday})(?:{s}the{s}(?P<day>{nth_day}))?(?:{s}(?P<part>morning|afternoon|evening|night))?",
)
def _weekday(m: Match) -> Built:
    """As "Friday", "Friday the 13th", "Wednesday night"."""
    word, clock = m["weekday"], ""
    short = word.lower() in ("sun", "sat", "mon", "wed", "fri", "thu", "tue")
    if (
        is_short_and_small(word)
        or (short and not _is_short_weekday(m))
        or _SHARED_PART.match(m.string, m.end())
    ):
        return None
    if m["part"]:
        clock = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}[m["part"].lower()]
    day = ordinal_of(m["day"]) if m["day"] else None
    parts = Parts(None, None, day, weekday_of(word), clock=clock)
    if (
        not day
        and _ONE_OF_MANY.search(m.string[max(0, m.start() - 16) : m.start()])
        and _NO_NOUN.match(m.string, m.end())
    ):
        return date(span_of(m), parts, "some weekday", form=Form.VAGUE)
    return date(span_of(m), parts, "weekday", form=Form.PARTIAL)


# "one Sunday", "on a wet Friday in May", but not "a Monday deadline".
_ONE_OF_MANY = re.compile(
    r"\b(?:an?|one|some)\s(?:(?:wet|dry|hot|cold|warm|rainy|snowy|sunny|grey|gray|quiet|busy|typical|normal|given|recent"
    r"|fine|dark|single|certain|late)\s)?\Z",
    re.IGNORECASE,
)
_SHARED_PART = re.compile(r"\s(?:and|or)\s[A-Z][a-z]+day\s(?:morning|afternoon|evening|night)s\b")
_NO_NOUN = re.compile(
    r"\s?(?:[.,;:)]|\Z|(?:in|of|at|on|when|while|before|after|and|or|but|that|he|she|they|we|it|i|the|as|with|for|to|would"
    r"|last|next|this)\b)",
    re.IGNORECASE,
)


def _is_short_weekday(m: Match) -> bool:
    """As "Sun" is a star and "Sat" is a verb unless a dot or the like stands behind and the place is one of a date."""
    before, after = m.string[max(0, m.start() - 6) : m.start()], m.string[m.end() : m.end() + 1]
    if after == ".":
        return True
    return m["weekday"].lower() not in ("sun", "sat") and bool(
        re.search(r"(?:\bon|\(|,)\s*\Z", before, re.IGNORECASE)
    )


_ISO = (
    r"(?P<y>\d{4})(?P<sep>[-‐‑–/.])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])"
    r"(?:(?:T|{s}|,{s})(?P<clock>(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)(?:\.\d{1,6})?{o}(?P<zone>Z|UTC"
    r"|GMT|[+-]\d\d:?\d\d)?)?"
)


@rule((NUMERAL,), _ISO)
def _iso_day(m: Match) -> Built:
    """As "2025-05-09", "2025/05/09", "2025-05-09T14:05:00Z"."""
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    if not is_day(year, month, day):
        return None
    zone = zone_minutes(m["zone"])
    return date(span_of(m), Parts(year, month, day, clock=m["clock"] or "", zone=zone), "ISO date")


def zone_minutes(zone: str | None) -> int | None:
    """Minutes east of UTC of a written zone, None where it is none."""
    if not zone:
        return None
    found = re.match(r"(?:UTC)?([+-])(\d\d?):?(\d\d)?\Z", zone)
    if not found:
        return ZONES.get(zone.upper())
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return -minutes if found[1] == "-" else minutes


ZONES = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "BST": 60,
    "CET": 60,
    "CEST": 120,
    "EET": 120,
    "EEST": 180,
    "MSK": 180,
    "JST": 540,
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
}


@rule((NUMERAL,), r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])(?![-/\d])")
def _iso_month(m: Match) -> Built:
    """As "2025-05", unless it is a run of years such as "1905-07"."""
    year, month = int(m["y"]), int(m["m"])
    if not 1000 <= year <= 2200 or year % 100 < month:
        return None
    return date(span_of(m), Parts(year, month), "ISO month")


@rule((NUMERAL,), r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![/\d])")
def _numeric_day(m: Match) -> Built:
    """As "10/26/89", "26.10.1989": month first with strokes where both readings are days, day first with dots."""
    a, b = int(m["a"]), int(m["b"])
    year = int(m["y"]) if len(m["y"]) == 4 else full_year(int(m["y"]))
    if (len(m["y"]) == 2 and m["sep"] != "/") or not 1000 <= year <= 2200:
        return None
    month_first = a <= 12 and (b > 12 or m["sep"] != ".")
    month, day = (a, b) if month_first else (b, a)
    if not 1 <= month <= 12 or not is_day(year, month, day):
        return None
    open_order = a <= 12 and b <= 12 and a != b
    name = "numeric date, order open" if open_order else "numeric date"
    return date(span_of(m), Parts(year, month, day), name)
