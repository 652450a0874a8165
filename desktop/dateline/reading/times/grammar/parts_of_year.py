"""Rules for the quarters and halves of a year: "the third quarter", "the first half of 2008", "Q3"."""

import re

from dateline.reading.times.expression import Expression, Form, Parts, Shift
from dateline.reading.times.grammar.absolute import read_year
from dateline.reading.times.grammar.lexicon import ordinal_of
from dateline.reading.times.grammar.rules import NUMERAL, Built, Match, date, is_led_up_to, rule, span_of

_OF_YEAR = (
    r"(?:{s}(?:of{s}|in{s})?(?:the{s})?(?:fiscal{s}|financial{s})?(?:(?P<year>{year})|(?P<which>this"
    r"|last|next|that|current|previous|same){s}year"
    r"|(?P<short>{short_year})|(?P<the>year)))?"
)
_ORDER = r"(?P<n>first|second|third|fourth|1st|2nd|3rd|4th|latter|final|last(?={s}half{s}of))"
_OWN_YEAR = (
    r"(?:(?:(?P<own>{year})|(?P<own_which>this|last|next){s}year['’]s){s})?(?P<fiscal>fiscal(?:{s}|{h}))?"
)


@rule(
    (
        NUMERAL,
        "this",
        "last",
        "next",
        "fiscal",
        "first",
        "second",
        "third",
        "fourth",
        "latter",
        "final",
        "last",
    ),
    _OWN_YEAR
    + _ORDER
    + r"(?:{s}|(?P<dash>{h}))(?P<part>quarter|half)(?!{s}(?:of{s}(?:the{s})?(?!the(?![a-z])|year|fiscal)[a-z]+|hour"
    r"|century|final|time|mile|game))" + _OF_YEAR,
    before="the",
)
def _part_of_year(m: Match) -> Built:
    """As "the third quarter", "third-quarter", "the first half of 2008", "the 1988 second quarter"."""
    words = m["n"].lower()
    number = {"latter": 2, "last": 2, "final": 4 if m["part"] == "quarter" else 2}.get(words) or ordinal_of(
        words
    )
    is_half = m["part"].lower() == "half"
    if is_half and (number > 2 or not _half_of_a_year(m)):
        return None
    code = (39 if is_half else 32) + number
    year = int(m["own"]) if m["own"] else read_year(m)
    is_fiscal = m["fiscal"] is not None
    name = "half of a year" if is_half else "fiscal quarter" if is_fiscal else "quarter"
    found = date(span_of(m), Parts(year, code), name, uncertain=is_fiscal)
    return with_year_word(found, m["own_which"] or m["which"])


def _half_of_a_year(m: Match) -> bool:
    return bool(m["own"] or m["own_which"] or m["year"] or m["which"] or m["the"] or m["short"] or m["dash"])


def with_year_word(found: Expression, which: str | None) -> Expression:
    """The same part of "this", "last" or "next" year; counted from the document's own date."""
    if not which:
        return found
    amount = {"last": -1, "previous": -1, "next": 1}.get(which.lower(), 0)
    form = Form.CHAINED if which.lower() in ("that", "same", "previous") else Form.DEICTIC
    return Expression(
        found.span,
        found.type,
        found.value,
        form,
        found.parts,
        Shift(amount, "year"),
        rule=f"{found.rule} of {which.lower()} year",
    )


@rule(
    ("q1", "q2", "q3", "q4", "h1", "h2", NUMERAL),
    r"(?:(?P<kind>[QH])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[QH]))(?:{o}(?:of{s})?(?:FY{o})?(?P<year>{year})|{o}(?P<short>{short_year}))?",
)
def _short_part_of_year(m: Match) -> Built:
    """As "Q3 2020", "H1", "4Q"."""
    kind, number = (m["kind"] or m["kind2"]), int(m["n"] or m["n2"])
    if kind.islower() or (kind == "H" and (number > 2 or not (m["year"] or m["short"] or _is_told_half(m)))):
        return None
    code = (32 if kind == "Q" else 39) + number
    return date(span_of(m), Parts(read_year(m), code), "quarter")


_HALF_TOLD = re.compile(
    r"\s?[,;:)]|\.?(?:\s|\Z)(?:rose|fell|grew|declined|was|were|to|from|compared|results?|revenues?|sales|profits?|guidance"
    r"|earnings|will|would)\b"
)


def _is_told_half(m: Match) -> bool:
    """True of "in H2 rose": behind a word that leads up to it, and before one that reports use."""
    return is_led_up_to(m) and _HALF_TOLD.match(m.string, m.end()) is not None
