"""Years and days of other calendars: Islamic, Hebrew, Japanese eras, French Republican; and dates in Old Style."""

import re

from dateline.model.day import day_of
from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Parts
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, rule, span_of

ISLAMIC, HEBREW, REPUBLICAN, JAPANESE = "Islamic", "Hebrew", "French Republican", "Japanese"
_MUHARRAM = (
    *("muharram", "safar", "rabi al-awwal", "rabi al-thani", "jumada al-awwal", "jumada al-thani"),
    *("rajab", "shaban", "ramadan", "shawwal", "dhu al-qadah", "dhu al-hijjah"),
)
_VENDEMIAIRE = (
    *("vendémiaire", "brumaire", "frimaire", "nivôse", "pluviôse", "ventôse"),
    *("germinal", "floréal", "prairial", "messidor", "thermidor", "fructidor"),
)
_PLAIN = str.maketrans("éô", "eo")
_MONTH_OF = {name: number for number, name in enumerate(_MUHARRAM, start=1)}
_REPUBLICAN_MONTH_OF = {
    spelling: number
    for number, name in enumerate(_VENDEMIAIRE, start=1)
    for spelling in (name, name.translate(_PLAIN))
}
# Gregorian year in which each era's first year lies.
_ERAS = {
    "meiji": 1868,
    "taisho": 1912,
    "taishō": 1912,
    "showa": 1926,
    "shōwa": 1926,
    "heisei": 1989,
    "reiwa": 2019,
}
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _foreign(m: Match, calendar: str, parts: Parts) -> Expression:
    value = "XXXX" if parts.month is None else "XXXX-XX" if parts.day is None else "XXXX-XX-XX"
    return Expression(
        span_of(m), TimexType.DATE, value, Form.FOREIGN, parts, rule="other calendar", calendar=calendar
    )


@rule((NUMERAL, "ah", "a"), r"(?:(?P<a>\d{1,4}){o}(?:AH|A\.{o}H\.)|(?:AH|A\.{o}H\.){s}(?P<b>\d{1,4}))(?!\d)")
def _hijri_year(m: Match) -> Built:
    """As "1445 AH"."""
    return None if "h" in m[0] else _foreign(m, ISLAMIC, Parts(int(m["a"] or m["b"])))


_ANY_MUHARRAM = "|".join(re.escape(name).replace(r"\ ", "{s}").replace(r"\-", "[-‐ ]") for name in _MUHARRAM)


@rule(
    (NUMERAL, *(name.split()[0] for name in _MUHARRAM if name != "ramadan")),
    rf"(?:(?P<day>\d{{1,2}}){{s}})?(?P<month>{_ANY_MUHARRAM})(?:{{o}},?{{s}}(?P<year>\d{{1,4}}(?={{o}}A\.?{{o}}H)|\d{{3,4}})(?:{{s}}(?:AH|A\.{{o}}H\.))?)?",
)
def _hijri_day(m: Match) -> Built:
    """As "10 Muharram 61 AH"."""
    if m["month"][0].islower():
        return None
    name = re.sub(r"[\s‐]+", " ", m["month"].lower()).replace("al ", "al-")
    day = int(m["day"]) if m["day"] else None
    if day is not None and not 1 <= day <= 30:
        return None
    return _foreign(m, ISLAMIC, Parts(int(m["year"]) if m["year"] else None, _MONTH_OF[name], day))


@rule(
    (NUMERAL, "the", "hebrew", "jewish"),
    r"(?:the{s})?(?:(?:Hebrew|Jewish){s}year{s}(?P<a>[3-6]\d{3})"
    r"|(?P<b>[3-6]\d{3}){s}(?:Anno{s}Mundi|A\.{o}M\.(?=\s)))",
)
def _hebrew_year(m: Match) -> Built:
    """As "the Hebrew year 5784"."""
    return _foreign(m, HEBREW, Parts(int(m["a"] or m["b"])))


@rule(_ERAS, rf"(?P<era>{'|'.join(_ERAS)}){{s}}(?P<year>\d{{1,2}})(?!\d)")
def _japanese_year(m: Match) -> Built:
    """As "Heisei 3"."""
    year = _ERAS[m["era"].lower()] + int(m["year"]) - 1
    if m["era"][0].islower() or not int(m["year"]):
        return None
    return date(span_of(m), Parts(year), "Japanese era")


_ANY_REPUBLICAN = "|".join(_REPUBLICAN_MONTH_OF)


@rule(
    (NUMERAL, *_REPUBLICAN_MONTH_OF),
    rf"(?:(?P<day>\d{{1,2}}){{s}})?(?P<month>{_ANY_REPUBLICAN})(?:{{o}},?{{s}}(?:(?:of{{s}}the{{s}})?(?:Year|An){{s}})(?P<year>[IVX]{{1,4}}|\d{{1,2}}))?",
)
def _republican_day(m: Match) -> Built:
    """As "18 Brumaire, Year VIII"."""
    if m["month"][0].islower() or not (m["day"] or m["year"]):
        return None
    day = int(m["day"]) if m["day"] else None
    if day is not None and not 1 <= day <= 30:
        return None
    year = _roman(m["year"].upper()) if m["year"] else None
    return _foreign(m, REPUBLICAN, Parts(year, _REPUBLICAN_MONTH_OF[m["month"].lower()], day))


def _roman(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def days_of(calendar: str, parts: Parts) -> tuple[int, int] | None:
    """The first and the last day number of a year, month or day of another calendar; None where not computed."""
    if parts.year is None:
        return None
    if calendar == ISLAMIC:
        return _islamic_days(parts.year, parts.month, parts.day)
    if calendar == HEBREW:  # the year begins in September or early October
        return day_of(parts.year - 3761, 9, 5), day_of(parts.year - 3760, 10, 5)
    if calendar == REPUBLICAN:
        return _republican_days(parts.year, parts.month, parts.day)
    return None


def _islamic_days(year: int, month: int | None, day: int | None) -> tuple[int, int]:
    """By the tabular calendar, which may lie a day or two from the moon that was seen.

    Rule: E. M. Reingold and N. Dershowitz, Calendrical Calculations, the arithmetic Islamic calendar.
    """

    def number(y: int, m: int, d: int) -> int:
        return day_of(622, 7, 19) - 1 + d + 29 * (m - 1) + m // 2 + (y - 1) * 354 + (3 + 11 * y) // 30

    if month is None:
        return number(year, 1, 1), number(year + 1, 1, 1) - 1
    if day is None:
        after = (year, month + 1) if month < 12 else (year + 1, 1)
        return number(year, month, 1), number(*after, 1) - 1
    return (number(year, month, day),) * 2


def _republican_days(year: int, month: int | None, day: int | None) -> tuple[int, int] | None:
    """For the years I–XIV in which that calendar was in use; years III, VII and XI had a leap day."""
    if not 1 <= year <= 14:
        return None
    start = day_of(1792, 9, 22) + 365 * (year - 1) + sum(leap < year for leap in (3, 7, 11))
    if month is None:
        return start, start + 364 + (year in (3, 7, 11))
    first = start + 30 * (month - 1)
    return (first, first + 29) if day is None else (first + day - 1, first + day - 1)
