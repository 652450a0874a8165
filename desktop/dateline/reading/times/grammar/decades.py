"""Rules for decades, and for years of two digits: "the 1920s", "the early ’70s", "the nineties", "in ’89"."""

import re

from dateline.model.span import Span
from dateline.reading.times.expression import Parts
from dateline.reading.times.grammar.absolute import astronomical, full_year
from dateline.reading.times.grammar.lexicon import DECADES
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, rule, span_of

_LED = re.compile(
    r"\b(?:in|since|of|until|till|by|from|before|after|during|early|late|summer|winter|spring|fall|autumn|and|to)\s"
    r"['’‘]\Z",
    re.IGNORECASE,
)


@rule((NUMERAL,), r"(?P<year>\d\d)(?=[.,;:?!)]*(?:['’]s)?(?:\s(?!(?-i:[A-Z])|[a-z]+s\b)|\Z|[.,;:)]))")
def _short_year(m: Match) -> Built:
    """As "in '89", "the class of ’68"."""
    if not _LED.search(m.string[max(0, m.start() - 10) : m.start()]):
        return None
    return date(Span(m.start() - 1, m.end()), Parts(full_year(int(m["year"]))), "year of two digits")


@rule((NUMERAL,), r"(?P<a>\d{2,3}0)(?:['’])?s(?:{s}(?P<era>{era}))?", before="the part approx")
def _decade(m: Match) -> Built:
    """As "1920s", "470s BC", "the 1800s"; "her 30s" and "the 60s" of a temperature are none."""
    number = int(m["a"])
    era = m["era"]
    if number < 1000 and not era:
        return None
    if number % 100 == 0 and number < 2000 and not era:
        return date(span_of(m), Parts(number, years=100), "century by its years")
    first = astronomical(number + 9, era) if era and era.upper().startswith("B") else number
    return date(span_of(m), Parts(first, years=10), "decade")


@rule((NUMERAL,), r"(?P<a>[2-9]0)(?:['’])?s", before="the part approx")
def _short_decade(m: Match) -> Built:
    """As "the '90s", "the early 70s"."""
    before = m.string[max(0, m.start() - 14) : m.start()]
    marked = bool(re.search(r"['’‘`]\Z", before))
    led = re.search(r"\bthe\s(?:(?:very\s)?(?:early|late|mid)[\s-])?\Z", before, re.IGNORECASE)
    if not marked and (led is None or int(m["a"]) < 50):
        return None
    span = Span(m.start() - marked, m.end())
    return date(span, Parts(decade=int(m["a"])), "decade without its century")


@rule(DECADES, rf"(?P<word>{'|'.join(DECADES)})", before="the part")
def _decade_in_words(m: Match) -> Built:
    """As "the nineties", "the Roaring Twenties"; not "in her forties"."""
    if not re.search(
        r"\b(?:the|early|late|mid|nineteen|eighteen)[\s-]+(?:\w+\s)?\Z",
        m.string[max(0, m.start() - 18) : m.start()],
        re.I,
    ):
        return None
    return date(span_of(m), Parts(decade=DECADES[m["word"].lower()]), "decade without its century")
