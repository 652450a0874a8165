"""Rules for years and what is longer or has its place in a year: decades, centuries, seasons, quarters, halves."""

import re

from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Parts
from dateline.reading.times.grammar.absolute import YEAR, astronomical, read_year
from dateline.reading.times.grammar.lexicon import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    expand,
    month_of,
    number_of,
    ordinal_of,
)
from dateline.reading.times.grammar.rules import (
    NUMERAL,
    Built,
    Match,
    date,
    modifier_of,
    rule,
    span_of,
)

ORDINAL_WORDS = (*ORDINALS, *(word.split("y")[0] + "y" for word in ("twenty", "thirty", "forty", "fifty")))
_RUN = r"(?P<link>{o}{h}{o}|{o}/{o}|{s}(?:to|and|or|until|till|through){s}(?:the{s})?)"


@rule(
    (NUMERAL,),
    rf"(?P<a>\d{{1,7}}|\d{{1,3}}(?:,\d{{3}})+)(?:{_RUN}(?P<b>\d{{1,5}}))?{{o}}(?P<era>{{era}})",
    before="approx part",
)
def _year_with_era(m: Match) -> Built:
    """As "499 BC", "79 AD", "264–146 BC": the era stands over both."""
    era = m["era"]
    first = astronomical(int(m["a"].replace(",", "")), era)
    if m["a"] == "0" or ((era in ("ad", "ce")) and len(m["a"]) < 2):
        return None
    if not m["b"]:
        return date(span_of(m), Parts(first), "year and era")
    last = astronomical(int(m["b"]), era)
    if first >= last and "and" not in m["link"] and "or" not in m["link"]:
        if first > 0 or len(m["b"]) >= len(m["a"]):
            return date(Span(m.start("b"), span_of(m).end), Parts(last), "year and era")
        last = astronomical(int(m["a"][: len(m["a"]) - len(m["b"])] + m["b"]), era)
    return (
        date(Span(m.start(), m.end("a")), Parts(first), "year, era from the range"),
        date(Span(m.start("b"), span_of(m).end), Parts(last), "year and era"),
    )


@rule(
    ("ad", "a", "ce"),
    r"(?P<era>{ad}){s}(?P<a>\d{1,4})(?:(?P<link>{o}{h}{o})(?P<b>\d{1,4}))?(?!,\d)",
    before="approx part",
)
def _era_and_year(m: Match) -> Built:
    """As "AD 14", "A.D. 69–79"."""
    if m["era"].islower():
        return None
    first = date(Span(m.start(), m.end("a")), Parts(int(m["a"])), "year and era")
    if not m["b"] or int(m["b"]) <= int(m["a"]):
        return first
    return first, date(Span(m.start("b"), m.end("b")), Parts(int(m["b"])), "year, era from the range")


@rule(
    (NUMERAL,),
    r"(?P<a>{year})(?P<link>{o}{h}{o}|/)(?P<b>\d\d|{year})(?![-/:]?\d)(?!{o}{era})",
    before="part approx year",
)
def _run_of_years(m: Match) -> Built:
    """As "1939–1945", "1939-45", "1941/42"."""
    a = int(m["a"])
    b = int(m["b"]) if len(m["b"]) == 4 else a // 100 * 100 + int(m["b"])
    if len(m["b"]) == 2 and b <= a and a % 100 > 89:
        b += 100
    if not a < b <= a + 300 or not _may_be_a_year(m, "a"):
        return None
    first = date(Span(m.start("a"), m.end("a")), Parts(a), "year in a run")
    return first, date(Span(m.start("b"), m.end("b")), Parts(b), "year in a run")


@rule((NUMERAL,), r"(?P<year>{year})(?!{o}{era})", before="part approx year")
def _year(m: Match) -> Built:
    """As "1998" where the words around it do not make it a number of something."""
    return date(span_of(m), Parts(int(m["year"])), "year") if _may_be_a_year(m, "year") else None


_NUMBER_BEFORE = re.compile(
    r"(?:[$€£¥#@&=×*/.,:~^_+]|\d[-–]|\d[-–][a-z]{1,3}[-–]|\b(?:no|nos|number|flight|room|page|pages|p|pp|highway|route|apollo|boeing"
    r"|airbus|article"
    r"|section|chapter|resolution|law|act|case|suite|box|channel|least|most|than|over|under|nearly"
    r"|almost|some|exactly"
    r"|only|total|another|these|those|all|any|lrs|dlrs|rs|usd|eur|line|tel|phone|code|zip|model|version"
    r"|windows|office"
    r"|street|unit|serial|isbn|psalm|bwv|fm|am|hz|up\sto|more\sthan|less\sthan)\.?\s?)\Z",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|before|after|between|through|throughout|circa|c|ca"
    r"|early|late|mid|year|years"
    r"|fiscal|of|into|as\sof|summer|winter|spring|autumn|fall|end|beginning|start|back\sto|prior\sto"
    r"|dating|to|and|or|late\sin"
    r"|early\sin|the|its|his|her|their|our|a|an|this|that)[.]?[\s-]|['’]s\s|[(\[]|\A|\n|[-–—/]|,\s|;\s)\Z",
    re.IGNORECASE,
)
_SURE_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|during|throughout|circa|early|late|mid|year|fiscal|summer|winter"
    r"|spring|autumn|before|after|(?:no|not)\s(?:earlier|later)\sthan|dated|aged|born|died)[\s-]\Z"
    r"|\b(?:b|d|r|fl)\.\s\Z|\bas\s(?:late|early|recently)\sas\s\Z"
    r"|\b(?:in|since|until|till|during|before|after|dated|dates?\s(?:to|from)|from)\s(?:about|around|roughly)\s\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?%|\s?°|\s?(?:UTC|GMT|hrs)\b|,\d|\.\d|\s(?:per\s?cent|percent|million|billion|thousand|hundred|dozen|people|men|women"
    r"|children|soldiers"
    r"|troops|workers|jobs|members|miles|mile|km|(?:kilo|centi)?met(?:er|re)s?|m\b|feet|ft|foot|yards|acres"
    r"|hectares|tons|tonnes|kg"
    r"|pounds|dollars|euros|yen|marks|francs|points|shares|hours|hrs|hp|rpm|mm|cm|cc|mhz|ghz|mb|gb|kb"
    r"|volts|watts|or\sso"
    r"|prisoners|casualties|refugees|families|houses|homes|villages|ships|tanks|aircraft|planes|guns"
    r"|horses|students"
    r"|employees|patients|copies|pages|words|seats|votes|barrels|cars|vehicles|units|cases|deaths|killed"
    r"|wounded|dead"
    r"|injured|civilians|residents|inhabitants|others|additional|other|more|square|cubic"
    r")\b",
    re.IGNORECASE,
)


_BOTH_COUNTED = re.compile(r"\s(?:and|to|or)\s\d{4}\s(?!was\b|has\b|is\b|as\b|its\b|this\b)[a-z]{3,}s\b")
_OF_A_YEAR = re.compile(
    r"\s(?:saw|was|also|brought|marked|began|would|had|is|will|ended|witnessed|proved|has)\b"
)


# "founded about 1180 by monks", but not "it cost about 1180" nor "about 1180 monks".
_ABOUT = re.compile(r"\b(?P<word>[a-z]+)\s(?:about|around|roughly)\s\Z", re.IGNORECASE)
_AMOUNTING = frozenset(
    "cost costs pay pays paid earn earns earned weigh weighs weighed number numbers numbered total totalled sell sells"
    " sold buy bought raise raised lose lost kill killed employ employs employed has had have are were is was be been"
    " hold holds held seat seats seated walk walked run ran drive drove count counted need needs needed use used"
    " leave leaving left of at to than with for by and or from only just reach reached take took lend lent".split()
)
_CLAUSE_ENDS = re.compile(r"\s?(?:[.,;:)]|\Z|(?:by|and|when|as|under|while|where|who|which|but|until)\b)")


def _is_told_about(before: str, after: str, year: int) -> bool:
    about = _ABOUT.search(before)
    if about is None or not 1000 <= year <= 2050 or not _CLAUSE_ENDS.match(after):
        return False
    return about["word"].lower() not in _AMOUNTING


def _may_be_a_year(m: Match, group: str) -> bool:
    """Weighs the words on both sides of a numeral of four digits."""
    start = m.start(group)
    before, after = m.string[max(0, start - 20) : start], m.string[m.end() : m.end() + 24]
    if _NUMBER_BEFORE.search(before) and not _SURE_BEFORE.search(before):
        return False
    if _COUNTED.match(after) or _BOTH_COUNTED.match(after) or re.match(r"['’]s?\d|[-–/:]\d|[A-Za-z]", after):
        return False
    year = int(m[group])
    if _SURE_BEFORE.search(before) or _is_told_about(before, after, year):
        return True
    if re.match(r"\s[A-Za-z]+\s(?:people|men|troops|soldiers)\b", after):
        return False
    if 1700 <= year <= 2050 and re.search(r"(?:[.!?]\s|\n|\A)\Z", before) and _OF_A_YEAR.match(after):
        return True
    if year % 100 == 0 and re.match(r"\s[a-z]+s\b", after):
        return False
    if _YEAR_BEFORE.search(before):
        return 1400 <= year <= 2100 or not re.match(r"\s[a-z]{3,}", after)
    if re.search(r"[A-Za-z]\s\Z", before) and 1900 <= year <= 2050:
        return not re.match(r"\s[a-z]+s\b", after)
    return 1700 <= year <= 2050 and not re.match(r"\s?[a-z]", after)


_CENTURY = r"(?P<n>\d{1,2}(?:st|nd|rd|th)|{ordinal_word})"


@rule(
    (NUMERAL, *ORDINAL_WORDS),
    _CENTURY
    + r"(?:(?P<link>{s}(?:and|to|or|through){s}(?:the{s})?(?P<part>(?:early|late|mid){s})?|{o}{h}{o}|{h}{s}(?:and|to"
    r"|or){s})(?P<n2>\d{1,2}(?:st|nd|rd|th)|{ordinal_word}))?"
    r"(?:{s}|{h})(?P<unit>century|centuries|millennium|millennia)(?:{o},?{s}(?P<era>{era}))?",
    before="the part approx",
)
def _century(m: Match) -> Built:
    """As "the 20th century", "5th century BC", "eighteenth and nineteenth centuries", "the 2nd millennium BC"."""
    length = 100 if m["unit"].lower().startswith("cent") else 1000
    name = "century" if length == 100 else "millennium"
    if length == 100 and not m["era"]:
        name = "century, no era"
    end = span_of(m).end
    start = m.start("part" if m["part"] else "n2") if m["n2"] else m.start()
    parts = _nth(m["n2"] or m["n"], length, m["era"])
    second = date(Span(start, end), parts, name, modifier=modifier_of(m["part"]))
    if not m["n2"]:
        return second
    return date(
        Span(m.start(), m.end("n")), _nth(m["n"], length, m["era"]), f"{name.split(',')[0]} in a list"
    ), second


def _nth(words: str, length: int, era: str | None) -> Parts:
    number = ordinal_of(words)
    before = bool(era and era.upper().startswith("B"))
    return Parts(1 - length * number if before else length * (number - 1), years=length)


@rule(
    SEASONS,
    rf"(?P<season>{{season}})(?:{{s}}(?:of{{s}})?(?P<pair>\d{{1,4}})[/–-]\d{{1,4}}{{s}}(?P<pair_era>{{era}})|{YEAR}(?:{{o}}[-–/]{{o}}(?P<until>\d\d(?:\d\d)?))?)?",
    before="the part",
)
def _season(m: Match) -> Built:
    """As "the summer of 1942", "winter 1941/42", "the spring"."""
    word = m["season"]
    before, after = m.string[max(0, m.start() - 14) : m.start()], m.string[m.end() : m.end() + 16]
    code = SEASONS[word.lower()]
    if m["pair"]:
        return date(span_of(m), Parts(astronomical(int(m["pair"]), m["pair_era"]), code), "season and year")
    if m["year"] or m["short"]:
        return date(span_of(m), Parts(read_year(m), code), "season and year")
    is_campaign = re.match(r"\s(?:[Oo]ffensives?|[Cc]ampaigns?|months|season)\b", after)
    if not _SEASON_BEFORE.search(before) and not is_campaign and not _SEASON_AHEAD.match(m.string, m.end()):
        return None
    if word[0].isupper() and re.match(r"\s[A-Z]", after) and not re.match(r"\sOffensive|\sCampaign", after):
        return None
    if word.lower() in ("fall", "spring") and re.match(
        r"\s(?:of|to|in\s[a-z]+\s(?:price|sale|value)|from)\b", after
    ):
        return None
    if (
        word.lower() in ("fall", "spring")
        and not is_campaign
        and re.search(r"\b(?:a|will|to|may|could|would|the\s\w+)\s\Z", before, re.I)
    ):
        return None
    return date(span_of(m), Parts(None, code), "season")


_SEASON_AHEAD = re.compile(
    expand(r"(?:{s}(?:and|to|or|through){s}|{o}{h}{o})(?:early{s}|late{s})?{season}{s}(?:of{s})?{year}"),
    re.IGNORECASE,
)
_SEASON_BEFORE = re.compile(
    r"\b(?:in|the|this|last|next|that|by|since|until|till|during|late|early|mid|each|every|previous"
    r"|following|same|and|through"
    r"|throughout|over|of|main|second|coming|past)[\s-]\Z",
    re.IGNORECASE,
)
_IN_WORDS = (
    r"(?P<hundreds>sixteen|seventeen|eighteen|nineteen|twenty)(?:{s}|{h})(?:(?P<oh>oh"
    r"|o['’]?){h}?{o})?(?P<rest>{small})(?!{s}(?:{unit}|percent|per|million|hundred|thousand|people|dollars))"
)


@rule(
    ("sixteen", "seventeen", "eighteen", "nineteen", "twenty", "two", "the", *MONTHS, *SEASONS),
    r"(?:(?P<month>{month}){o},?{s}(?:of{s})?|(?:the{s})?(?P<season>{season}){s}(?:of{s})?|the{s}year{s})?"
    + _IN_WORDS
    + r"|(?:the{s}year{s})?two{s}thousand(?:{s}(?:and{s})?(?P<after>{small}))?(?!{s}(?:{unit}"
    r"|percent|per|million|people|dollars|(?!(?:has|was|is)\b)[a-z]+s(?![a-z])))",
)
def _year_in_words(m: Match) -> Built:
    """As "nineteen ninety-six", "the winter of nineteen ninety-four", "the year two thousand"."""
    if m["hundreds"] is None:
        return date(
            span_of(m), Parts(2000 + int(number_of(m["after"]) or 0 if m["after"] else 0)), "year in words"
        )
    rest = int(number_of(m["rest"]) or 0)
    if (rest < 10 and not m["oh"]) or (m["hundreds"].lower() == "twenty" and not 10 <= rest < 60):
        return None
    year = 100 * NUMBERS[m["hundreds"].lower()] + rest
    if m["month"]:
        return date(span_of(m), Parts(year, month_of(m["month"])), "month and year")
    if m["season"]:
        return date(span_of(m), Parts(year, SEASONS[m["season"].lower()]), "season and year")
    return date(span_of(m), Parts(year), "year in words")


@rule(
    (NUMERAL, "a"),
    r"(?P<n>{digits}|a){s}(?P<scale>million|billion|thousand){s}years{s}(?:ago|before{s}(?:the{s})?present|BP)"
    r"|(?P<plain>\d{1,3}(?:,\d{3})+|\d{4,6}){s}(?:years{s}(?:ago|before{s}(?:the{s})?present|BP)|BP)",
    before="approx",
)
def _ages_ago(m: Match) -> Built:
    """As "66 million years ago", "12,000 years ago", "9,500 BP"."""
    words = m["plain"] or m["n"]
    power = {"thousand": 3, "million": 6, "billion": 9}.get((m["scale"] or "").lower(), 0)
    number = float(words.replace(",", "")) if words[0].isdecimal() else 1.0
    years = round(number * 10**power)
    if years < AGES:
        return None
    scale, letters = next((s, x) for s, x in ((10**9, "GA"), (10**6, "MA"), (10**3, "KA")) if years >= s)
    parts = Parts(
        2001 - years if years < 10**5 else -years
    )  # a round year as people count those before Christ
    value = f"{letters}{years / scale:g}"
    modifier = "APPROX" if years < 10**6 else ""
    return Expression(span_of(m), TimexType.DATE, value, Form.FULL, parts, modifier=modifier, rule="ages ago")


AGES = 3000  # years from which on "years ago" is counted from our time, whenever it is said
