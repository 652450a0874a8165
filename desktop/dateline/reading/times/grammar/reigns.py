"""Rules for days and years as Rome and courts counted them: Kalends and Ides, years of the City, years of a reign."""

import re

from dateline.model.day import date_of, day_of
from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Parts, Shift
from dateline.reading.times.grammar.absolute import YEAR, read_year
from dateline.reading.times.grammar.lexicon import MONTHS, ORDINALS, month_of, ordinal_of
from dateline.reading.times.grammar.rules import (
    NUMERAL,
    Built,
    Match,
    date,
    is_led_up_to,
    rule,
    span_of,
    value_of,
)

_LATIN = (
    r"(?:Ian|Jan|Feb|Mart|Apr|Mai|Maii|Iun|Jun|Iul|Jul|Aug|Sept|Oct|Nov|Dec)"
    r"(?:u?ari[a-z]+|ili[a-z]+|ii|emb[a-z]+|ob[a-z]+|ust[a-z]+)?\.?"
)
_LATIN_MONTHS = ("ian", "feb", "mar", "apr", "mai", "iun", "iul", "aug", "sep", "oct", "nov", "dec")
_FEAST = r"(?P<feast>Kal(?:ends|endas|endis|\.)|Cal(?:ends|\.)|Nones|Nonas|Nonis|Non\.|Ides|Idus|Idibus|Id\.)"
_NUMERALS = {"I": 1, "V": 5, "X": 10}


@rule(
    ("the", "a", "pridie", "prid", "kalends", "calends", "nones", "ides", "kal", "cal", "non", "id"),
    r"(?:the{s})?(?:(?:a\.{o}d\.|ante{s}diem){s}(?P<n>[IVX]{1,5}){s}|(?P<eve>pridie|prid\.){s})?"
    + _FEAST
    + rf"{{s}}(?:of{{s}})?(?P<month>{{month}}|{_LATIN})"
    + rf"(?:{YEAR}|{{s}}(?P<plain>\d{{3,4}})(?!\d))?",
)
def _roman_day(m: Match) -> Built:
    """As "the Ides of March", "a.d. III Non. Mart. 44 BC", "pridie Kal. Ian.": counted back, both days included."""
    if m["feast"][0].islower() or (m["month"][0].islower()):
        return None
    month = _roman_month(m["month"])
    is_late = month in (3, 5, 7, 10)
    feast = m["feast"][0].lower()
    day = 1 if feast in "kc" else (7 if is_late else 5) if feast == "n" else 15 if is_late else 13
    back = 1 if m["eve"] else _roman(m["n"]) - 1 if m["n"] else 0
    year = int(m["plain"]) if m["plain"] else read_year(m)
    if m["feast"].endswith(".") and year is None and not (m["n"] or m["eve"]):
        return None  # "Cal. State", "Id. of"
    number = day_of(year if year is not None else 2001, month, day) - back
    found, month, day = date_of(number)
    return date(span_of(m), Parts(found if year is not None else None, month, day), "Roman day")


def _roman_month(words: str) -> int:
    if words.lower().rstrip(".") in MONTHS:
        return month_of(words)
    short = words.lower().replace("j", "i")[:3]
    return _LATIN_MONTHS.index(short if short != "may" else "mai") + 1


def _roman(numeral: str) -> int:
    values = [_NUMERALS[letter] for letter in numeral.upper()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


@rule(
    (NUMERAL, "auc", "a"),
    r"(?:(?P<a>\d{1,4}){s}(?:AUC|A\.{o}U\.{o}C\.?)|(?:AUC|A\.{o}U\.{o}C\.?){s}(?P<b>\d{1,4}))(?!\d)",
)
def _year_of_the_city(m: Match) -> Built:
    """As "364 AUC": from the founding of Rome, in 753 BC by Varro's count."""
    if "auc" in m[0] or (m["b"] and not is_led_up_to(m)):
        return None
    return date(span_of(m), Parts(int(m["a"] or m["b"]) - 753), "year of the City")


@rule(
    ("anno", "the", "year"),
    r"(?:(?:the{s})?year{s}of{s}our{s}Lord|Anno(?:{s}Domini)?){s}(?P<year>\d{3,4})(?!\d)",
)
def _year_of_our_lord(m: Match) -> Built:
    """As "the year of our Lord 1672", "Anno 1671"."""
    return date(span_of(m), Parts(int(m["year"])), "year") if "our" in m[0] or m[0][0] == "A" else None


_RULER = r"(?:King|Queen|Emperor|Empress|Pharaoh|Caliph|Sultan|Tsar|Pope|Shah|Duke)"


@rule(
    ("the", NUMERAL, *ORDINALS),
    r"(?:the{s})?(?P<n>\d{1,2}(?:st|nd|rd|th)|{ordinal_word}){s}(?:regnal{s})?year{s}of{s}"
    r"(?:(?:his|her|their){s}(?:reign|rule)|(?:the{s})?reign{s}of{s}(?P<who>(?-i:[A-Z])[\w'’]*(?:{s}[IVX]+(?![a-z]))?)"
    rf"|(?P<who2>(?-i:[A-Z])\w*(?:{{s}}[IVX]+)?)['’]s?{{s}}reign|{_RULER}{{s}}(?P<who3>(?-i:[A-Z])\w*))",
)
def _year_of_a_reign(m: Match) -> Built:
    """As "the tenth year of his reign": counted from the accession where the text tells it."""
    parts = Parts()
    shift = Shift(ordinal_of(m["n"]) - 1, "year")
    return Expression(
        span_of(m), TimexType.DATE, value_of(parts), Form.CHAINED, parts, shift, rule="year of a reign"
    )


_ACCESSION = re.compile(
    r"\b(?:to\s+the\s+throne|became\s+(?:the\s+)?(?:king|queen|emperor|empress|pharaoh|pope|sultan|tsar|caliph|shah|duke)"
    r"|crowned|took\s+the\s+throne|reign(?:s|ed)?\b(?!\s+of)|ruled|accession|acceded|ascended|enthroned|elected\s+pope"
    r"|succeeded\s+(?:his|her)|r\.\s*\d)",
    re.IGNORECASE,
)


def tells_of_accession(text: str, year: Expression) -> bool:
    """True where the words close before or behind a year say that somebody came to rule in it."""
    before = re.split(r"[.;!?]\s", text[max(0, year.span.start - 100) : year.span.start])[-1]
    behind = re.split(r"[.;!?]\s", text[year.span.end : year.span.end + 60])[0]
    if re.search(r"\b(?:year\s+of|until|till|died|to)\s+\Z", before):
        return False
    return bool(
        _ACCESSION.search(before)
        or re.search(r"\Aaccession|\A\s*,?\s*(?:he|she)\s+(?:became|was crowned)", behind)
    )
