"""A rule of the grammar: the words it may begin with, its pattern, and what it makes of a match."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Parts
from dateline.reading.times.grammar.lexicon import SEASON_CODES, expand

Match = re.Match[str]
Built = Expression | tuple[Expression, ...] | None
Build = Callable[[Match], Built]


@dataclass(frozen=True)
class Rule:
    """`build` is called with a match of `pattern` that begins at one of the start words; None turns it down.

    `words` is the pattern as it is written, with fragments. A pattern is compiled when the first text has one of its
    start words: all of them take longer to compile than a short text to read.

    `before` names what may stand before the words and belongs to them: "the", "part" ("the end of", "mid-") and
    "approx" ("about", "at least").
    """

    name: str
    words: str
    build: Build
    before: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(expand(self.words) + r"(?![^\W_])", re.IGNORECASE)


RULES: dict[str, list[Rule]] = {}
NUMERAL = "0"  # the start word that stands for every numeral


def rule(starts: Iterable[str], pattern: str, before: str = "") -> Callable[[Build], Build]:
    """Registers a function as a rule that may begin with any of the words `starts` (lower case; "0": a numeral)."""

    def keep(build: Build) -> Build:
        made = Rule(build.__name__.strip("_").replace("_", " "), pattern, build, frozenset(before.split()))
        for word in dict.fromkeys(NUMERAL if start[0].isdecimal() else start for start in starts):
            RULES.setdefault(word, []).append(made)
        return build

    return keep


_LED_UP = re.compile(r"\b(?:in|by|of|from|to|until|since|year|about|around|c\.)\s\Z|[(,]\s?\Z", re.IGNORECASE)


def is_led_up_to(m: Match) -> bool:
    """True where the word before a match is one that leads up to a year."""
    return _LED_UP.search(m.string[max(0, m.start() - 8) : m.start()]) is not None


def span_of(m: Match, first: str | int = 0, last: str | int | None = None) -> Span:
    """The span from the group `first` to the end of the group `last`, blanks and a closing comma left out."""
    start, end = m.start(first), m.end(first if last is None else last)
    while end > start and m.string[end - 1] in " \t\n\xa0,":
        end -= 1
    return Span(start, end)


def year_value(year: int) -> str:
    """A year as TIMEX3 writes it: "0079", "BC0499" for astronomical -498."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def value_of(parts: Parts) -> str:
    """The TIMEX3 value of what parts name, X where they leave something open."""
    value = _years_value(parts)
    if parts.years > 1 or parts.decade is not None:
        return value
    if parts.month is not None and parts.month > 12:
        value += f"-{_part_of_year(parts.month)}"
    elif parts.month is not None:
        value += f"-{parts.month:02d}"
        if parts.day is not None:
            value += f"-{parts.day:02d}"
    elif parts.weekday is not None:
        value += f"-WXX-{parts.weekday + 1}"
    elif parts.day is not None:
        value += f"-XX-{parts.day:02d}"
    elif parts.clock and parts.year is None:
        value = "XXXX-XX-XX"
    return f"{value}T{parts.clock}" if parts.clock else value


def _years_value(parts: Parts) -> str:
    if parts.year is None:
        return f"XX{parts.decade // 10}" if parts.decade is not None else "XXXX"
    if parts.years == 1:
        return year_value(parts.year)
    before = parts.year < 0
    named = 2 - parts.year - parts.years if before else parts.year
    digits = {10: 3, 100: 2, 1000: 1}[parts.years]
    return ("BC" if before else "") + f"{named:04d}"[:digits]


def _part_of_year(code: int) -> str:
    if code in SEASON_CODES:
        return SEASON_CODES[code]
    return f"Q{code - 32}" if code <= 36 else f"H{code - 39}"


def date(
    span: Span,
    parts: Parts,
    name: str,
    *,
    modifier: str = "",
    form: Form | None = None,
    uncertain: bool = False,
) -> Expression:
    """A date or time of day made of its parts."""
    if form is None:
        form = Form.PARTIAL if parts.year is None else Form.FULL
    kind = TimexType.TIME if parts.clock else TimexType.DATE
    return Expression(
        span, kind, value_of(parts), form, parts, modifier=modifier, rule=name, uncertain=uncertain
    )


_MODIFIERS = (
    ("FIRST_HALF", r"(?:first|earlier|early)\s+half"),
    ("SECOND_HALF", r"(?:second|latter|last|later|final|better)\s+half"),
    ("MID", r"second\s+third"),
    ("START", r"early|beginning|start|opening|first|earlier"),
    ("MID", r"mid"),
    ("END", r"late|end\b|close|closing|final|last|latter|later|second"),
)


def modifier_of(words: str | None) -> str:
    """The TIMEX3 mod that words such as "the end of" or "mid-" stand for."""
    if not words:
        return ""
    words = words.lower().strip()
    if re.match(r"(?:earlier|later)\s+in\b|another", words):
        return ""  # before or after what was told, in any part of it
    for modifier, pattern in _MODIFIERS:
        if re.match(rf"(?:the\s+)?(?:very\s+)?(?:{pattern})", words):
            return modifier
    if re.match(r"(?:just\s+)?(?:over|more)|at\s+least|no\s+(?:less|fewer)", words):
        return "MORE_THAN"
    if re.match(r"(?:just\s+)?under|(?:less|fewer)|no\s+more|up|at\s+most|nearly|almost", words):
        return "LESS_THAN"
    return "APPROX"
