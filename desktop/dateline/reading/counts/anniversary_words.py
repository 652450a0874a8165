"""Which words of a text count years for a celebration: "80th anniversary", "centenary", "turns 80", "25 years since"?

Each search begins at a rare word and looks back from it over a short stretch, so that a text costs one pass.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateline.model.span import Span
from dateline.reading.counts.numerals import CARDINAL, ORDINAL, is_ordinal_well_formed, read_number


class Sort(StrEnum):
    """How the words count, which says where to look for what they are of."""

    ANNIVERSARY = "anniversary"
    CENTENARY = "centenary"
    BIRTHDAY = "birthday"
    WEDDING = "wedding"
    MARKED = "marked"  # "marks 25 years of"
    LENGTH = "length"  # "25 years since": an anniversary only of something well known


@dataclass(frozen=True, slots=True)
class Words:
    """The counting words and how much they count; `number` is None for a plain "anniversary"."""

    span: Span
    number: int | None
    unit: str = "year"
    sort: Sort = Sort.ANNIVERSARY
    is_approximate: bool = False
    is_exact: bool = False  # "exactly 150 years after", "ten years to the day after"


_NAMED_NUMBERS = {
    **dict.fromkeys(("centenary", "centennial", "centenaries"), 100),
    **dict.fromkeys(("bicentenary", "bicentennial"), 200),
    **dict.fromkeys(("tercentenary", "tricentennial", "tercentennial", "tricentenary"), 300),
    **dict.fromkeys(("quatercentenary", "quadricentennial", "quatercentennial"), 400),
    **dict.fromkeys(("quincentenary", "quincentennial"), 500),
    **dict.fromkeys(("sesquicentenary", "sesquicentennial"), 150),
    **dict.fromkeys(("semicentennial", "semicentenary"), 50),
    **dict.fromkeys(("sexcentenary", "sexcentennial"), 600),
    **dict.fromkeys(("septcentenary", "septcentennial", "septuacentennial"), 700),
    **dict.fromkeys(("octocentenary", "octocentennial", "octingentenary"), 800),
    "millenary": 1000,
    "semiquincentennial": 250,
    "quasquicentennial": 125,
}
_JUBILEES = {
    "silver": 25,
    "pearl": 30,
    "ruby": 40,
    "golden": 50,
    "diamond": 60,
    "sapphire": 65,
    "platinum": 70,
}
_YEARS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100, "millennium": 1000}
# How far back from its rare word a count may begin, in characters.
_BACK = 70

_NUMBERED = re.compile(r"\b(?:anniversar(?:y|ies)|birthday|jubilee|wedding)\b", re.IGNORECASE)
_ORDINAL_BEFORE = re.compile(
    rf"(?<![\w,.-])(?P<number>{ORDINAL})[\s-]+(?P<between>(?:[^\W\d_]+[\s-]+){{0,3}})\Z", re.IGNORECASE
)
_LENGTH_BEFORE = re.compile(
    rf"(?<![\w,.-])(?P<number>{CARDINAL})[\s-](?P<unit>year|month|week|day)[\s-]+(?:[^\W\d_]+\s+)?\Z",
    re.IGNORECASE,
)
_METAL_BEFORE = re.compile(rf"\b(?P<metal>{'|'.join(_JUBILEES)})\s+(?:wedding\s+)?\Z", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:and|or|the|of|on|to|a)\b", re.IGNORECASE)
# Names of wares, shows and sales that only borrow the word.
_BORROWED = re.compile(
    r"\s+(?:edition|sale|tour|issue|album|special|gift|cards?|offer|box\s+set|cake|party|anniversary|ring|dress|bell|"
    r"band|bowl|cup)s?\b",
    re.IGNORECASE,
)

_CENTENARY = re.compile(rf"\b(?:{'|'.join(_NAMED_NUMBERS)})\b", re.IGNORECASE)
_TURNS = re.compile(
    rf"\bturn(?:s|ed|ing)?\s+(?P<age>{CARDINAL})(?![,.]\d)(?=\s*(?:[.,;:!?)]|$|(?:years?\s+old|on|in|this|next|last|today|"
    r"yesterday|tomorrow|earlier|later|and|as|but|with|when|while|at)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_UNIT = re.compile(
    r"\b(?P<unit>years?|decades?|century|centuries|millennium|months?|weeks?|days?)"
    r"(?P<exact>\s+(?:later\s+)?(?:almost\s+)?to\s+the\s+(?:very\s+)?day)?\s+(?P<tie>(?:have|has)\s+passed\s+since|(?:on\s+)?(?:since|after|from)|of|that)\b",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    rf"(?<![\w,.-])(?:(?P<part>half|quarter)(?:\s+(?:of\s+)?an?)?|(?:a\s+)(?P<part2>half|quarter)(?:\s+(?:of\s+)?an?)?"
    rf"|(?P<count>{CARDINAL}|an?))[\s-]+\Z",
    re.IGNORECASE,
)
_NEAR_BEFORE = re.compile(
    r"\b(?:nearly|almost|about|around|some|roughly|over|more\s+than|less\s+than|just\s+under|close\s+to|a)\s+\Z",
    re.IGNORECASE,
)
_EXACTLY_BEFORE = re.compile(r"\b(?:exactly|precisely)\s+\Z", re.IGNORECASE)
_MARKS_BEFORE = re.compile(
    r"\b(?:mark|celebrat|commemorat|observ|honou?r|complet)(?:e?s|ed?|ing|)\s+(?:the\s+)?\Z", re.IGNORECASE
)


def counting_words(text: str) -> list[Words]:
    """All counting words in order; where two overlap, the longer of those that begin first."""
    found = [*_numbered(text), *_centenaries(text), *_ages(text), *_lengths(text)]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[Words] = []
    for one in found:
        if not kept or not kept[-1].span.overlaps(one.span):
            kept.append(one)
    return kept


def _numbered(text: str) -> Iterator[Words]:
    """ "80th anniversary", "six-month anniversary", "golden jubilee", and "anniversary" alone."""
    for match in _NUMBERED.finditer(text):
        if _BORROWED.match(text, match.end()):
            continue
        low = max(0, match.start() - _BACK)
        before, word = text[low : match.start()], match.group().lower()
        metal = _METAL_BEFORE.search(before)
        counted = _ORDINAL_BEFORE.search(before) or _LENGTH_BEFORE.search(before)
        if metal and word != "birthday":
            span = Span(low + metal.start(), match.end())
            sort = Sort.WEDDING if "wedding" in span.of(text).lower() else Sort.CENTENARY
            yield Words(span, _JUBILEES[metal["metal"].lower()], sort=sort)
        elif word == "wedding":
            continue
        elif counted and is_ordinal_well_formed(counted["number"]):
            yield from _counted(counted, Span(low + counted.start(), match.end()), word)
        elif word == "anniversary":
            yield Words(Span(*match.span()), None)


def _counted(match: re.Match[str], span: Span, word: str) -> Iterator[Words]:
    between = (match.groupdict().get("between") or "").lower()
    number = read_number(match["number"])
    if number and not _JOINS.search(between):
        unit = match.groupdict().get("unit") or "year"
        unit = next((u for u in ("month", "week", "day") if re.search(rf"\b{u}\b", between)), unit)
        yield Words(span, number, unit.lower(), Sort.BIRTHDAY if word == "birthday" else Sort.ANNIVERSARY)


def _centenaries(text: str) -> Iterator[Words]:
    for match in _CENTENARY.finditer(text):
        yield Words(Span(*match.span()), _NAMED_NUMBERS[match.group().lower()], sort=Sort.CENTENARY)


def _ages(text: str) -> Iterator[Words]:
    """ "turns 80"; an age beyond 1,500 is none."""
    for match in _TURNS.finditer(text):
        age = read_number(match["age"])
        if age and age <= 1500:
            yield Words(Span(match.start(), match.end("age")), age, sort=Sort.BIRTHDAY)


def _lengths(text: str) -> Iterator[Words]:
    """ "marks 25 years of", "half a century after", "It is 20 years since"."""
    for match in _UNIT.finditer(text):
        low = max(0, match.start() - _BACK)
        count = _COUNT_BEFORE.search(text[low : match.start()])
        measured = _measured(count, match["unit"].lower()) if count else None
        if not count or not measured:
            continue
        start, tie = low + count.start(), match["tie"].lower()
        before = text[max(0, start - _BACK) : start]
        near = _NEAR_BEFORE.search(before)
        is_marked = bool(_MARKS_BEFORE.search(before[: near.start()] if near else before))
        if is_marked or tie not in ("of", "that"):
            sort = Sort.MARKED if is_marked else Sort.LENGTH
            is_exact = match["exact"] is not None or _EXACTLY_BEFORE.search(before) is not None
            yield Words(Span(start, match.end("unit")), *measured, sort, near is not None, is_exact)


def _measured(count: re.Match[str], unit: str) -> tuple[int, str] | None:
    """The number and the unit of a length; decades and centuries as years."""
    part = (count["part"] or count["part2"] or "").lower()
    if part:
        return (
            (_YEARS[unit] // (2 if part == "half" else 4), "year")
            if unit in ("century", "millennium")
            else None
        )
    number = read_number(count["count"])
    if not number:
        return None
    return (number * _YEARS[unit], "year") if unit in _YEARS else (number, unit.rstrip("s"))
