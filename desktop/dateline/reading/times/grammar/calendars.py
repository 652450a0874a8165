"""Rules for years and days of other calendars: Islamic, Hebrew, Persian, French Republican; eras of the East."""

import re

from dateline.model.timex import TimexType
from dateline.reading.times.calendar_rules import HEBREW, ISLAMIC, PERSIAN, REPUBLICAN
from dateline.reading.times.expression import Expression, Form, Parts
from dateline.reading.times.grammar.lexicon import ORDINALS, alternatives, month_of, ordinal_of
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, is_led_up_to, rule, span_of

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
_NISAN = {  # as the months are numbered, from Nisan on
    "nisan": 1, "iyar": 2, "iyyar": 2, "sivan": 3, "tammuz": 4, "av": 5, "elul": 6, "tishri": 7, "tishrei": 7,
    "cheshvan": 8, "heshvan": 8, "marcheshvan": 8, "kislev": 9, "tevet": 10, "shevat": 11, "shvat": 11,
    "adar": 12, "adar i": 12, "adar ii": 13,
}  # fmt: skip
_FARVARDIN = (
    *("farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar"),
    *("mehr", "aban", "azar", "dey", "bahman", "esfand"),
)
# Gregorian year in which each era's first year lies; in the West "the Republic" is that of China by its name.
_ERAS = {
    "meiji": 1868,
    "taisho": 1912,
    "taishō": 1912,
    "showa": 1926,
    "shōwa": 1926,
    "heisei": 1989,
    "reiwa": 2019,
    "kangxi": 1662,
    "yongzheng": 1723,
    "qianlong": 1736,
    "jiaqing": 1796,
    "daoguang": 1821,
    "xianfeng": 1851,
    "tongzhi": 1862,
    "guangxu": 1875,
    "xuantong": 1909,
    "minguo": 1912,
}
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _foreign(m: Match, calendar: str, parts: Parts) -> Expression:
    value = "XXXX" if parts.month is None else "XXXX-XX" if parts.day is None else "XXXX-XX-XX"
    return Expression(
        span_of(m), TimexType.DATE, value, Form.FOREIGN, parts, rule="other calendar", calendar=calendar
    )


@rule((NUMERAL, "ah", "a"), r"(?:(?P<a>\d{1,4}){o}(?:AH|A\.{o}H\.)|(?:AH|A\.{o}H\.){s}(?P<b>\d{1,4}))(?!\d)")
def _hijri_year(m: Match) -> Built:
    """As "1445 AH"; a number behind the letters is a year where words lead up to it."""
    if "h" in m[0] or (m["b"] and not is_led_up_to(m)):
        return None
    return _foreign(m, ISLAMIC, Parts(int(m["a"] or m["b"])))


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
    before = m.string[max(0, m.start() - 10) : m.start()]
    if day is None and not m["year"] and not re.search(r"\b(?:in|of|during)\s\Z", before):
        return None  # more often a person's name
    return _foreign(m, ISLAMIC, Parts(int(m["year"]) if m["year"] else None, _MONTH_OF[name], day))


@rule(
    (NUMERAL, "the", "hebrew", "jewish"),
    r"(?:the{s})?(?:(?:Hebrew|Jewish){s}year{s}(?P<a>[3-6]\d{3})"
    r"|(?P<b>[3-6]\d{3}){s}(?:Anno{s}Mundi|A\.{o}M\.(?=\s)))",
)
def _hebrew_year(m: Match) -> Built:
    """As "the Hebrew year 5784"."""
    return _foreign(m, HEBREW, Parts(int(m["a"] or m["b"])))


@rule(
    (NUMERAL, *(name.split()[0] for name in _NISAN)),
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{{s}}(?:of{{s}})?(?P<month>{alternatives(_NISAN)}){{o}},?{{s}}(?P<year>[3-6]\d{{3}})",
)
def _hebrew_day(m: Match) -> Built:
    """As "15 Nisan 5784"."""
    day = int(m["day"])
    if m["month"][0].islower() or not 1 <= day <= 30:
        return None
    return _foreign(m, HEBREW, Parts(int(m["year"]), _NISAN[" ".join(m["month"].lower().split())], day))


@rule(
    (NUMERAL, *_FARVARDIN),
    rf"(?P<day>\d{{1,2}}){{s}}(?P<month>{'|'.join(_FARVARDIN)}){{o}},?{{s}}(?P<year>1[2-4]\d\d)(?:{{o}}A\.?H\.?S?\.?H?)?",
)
def _persian_day(m: Match) -> Built:
    """As "22 Bahman 1357"."""
    day = int(m["day"])
    if m["month"][0].islower() or not 1 <= day <= 31:
        return None
    return _foreign(m, PERSIAN, Parts(int(m["year"]), _FARVARDIN.index(m["month"].lower()) + 1, day))


@rule(
    (NUMERAL, "b", "be"),
    r"(?:(?:B\.{o}E\.|BE){s}(?P<a>2[0-7]\d\d)|(?P<b>2[0-7]\d\d){s}(?:B\.{o}E\.|BE(?![a-z])))",
)
def _buddhist_year(m: Match) -> Built:
    """As "B.E. 2567", by the reckoning of Thailand."""
    return None if "be" in m[0] else date(span_of(m), Parts(int(m["a"] or m["b"]) - 543), "Buddhist year")


_ONE_OF_MANY = re.compile(r"(?<![^\W_])an?\s\Z", re.IGNORECASE)


@rule(
    (*_ERAS, NUMERAL),
    rf"(?:(?P<day>\d{{1,2}}){{s}}(?P<month>{{month}}),?{{s}})?(?P<era>{'|'.join(_ERAS)}){{s}}(?P<year>\d{{1,2}})(?!\d|[-‐][\w])",
)
def _year_of_era(m: Match) -> Built:
    """As "Heisei 3", "15 August Showa 20", "Kangxi 61"; "a Showa 41 pump" is a model."""
    year = _ERAS[m["era"].lower()] + int(m["year"]) - 1
    if m["era"][0].islower() or not int(m["year"]) or _ONE_OF_MANY.search(m.string[: m.start()][-4:]):
        return None
    if m["day"]:
        return date(span_of(m), Parts(year, month_of(m["month"]), int(m["day"])), "year of an era")
    return date(span_of(m), Parts(year), "year of an era")


@rule(
    ("the", NUMERAL, *ORDINALS),
    rf"(?:the{{s}})?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{{ordinal_word}}){{s}}year{{s}}of{{s}}(?:the{{s}})?(?P<era>{'|'.join(_ERAS)})(?:{{s}}(?:era|period|reign))?",
)
def _nth_year_of_era(m: Match) -> Built:
    """As "the 20th year of Shōwa"."""
    if m["era"][0].islower():
        return None
    return date(span_of(m), Parts(_ERAS[m["era"].lower()] + ordinal_of(m["n"]) - 1), "year of an era")


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
