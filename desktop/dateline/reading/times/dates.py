"""Which words of a text speak of time?"""

import re
from dataclasses import replace

from dateline.model.span import Span
from dateline.reading.times.expression import Expression
from dateline.reading.times.grammar import (
    absolute,
    calendars,
    clock,
    decades,
    holidays,
    lengths,
    notations,
    old_style,
    ordinal_days,
    parts_of_year,
    periods,
    reigns,
    relative,
    reports,
    vague,
    within,
)
from dateline.reading.times.grammar.early import early_years
from dateline.reading.times.grammar.figures import with_plain_figures
from dateline.reading.times.grammar.joining import join
from dateline.reading.times.grammar.lexicon import expand
from dateline.reading.times.grammar.named import tells_no_time
from dateline.reading.times.grammar.rules import NUMERAL, RULES, Rule, modifier_of
from dateline.reading.times.grammar.soldiers import with_soldiers_clocks

_GRAMMAR = (
    absolute,
    calendars,
    clock,
    decades,
    holidays,
    lengths,
    notations,
    old_style,
    ordinal_days,
    parts_of_year,
    periods,
    reigns,
    relative,
    reports,
    vague,
    within,
)  # imported for their rules
_WORD = re.compile(r"[^\W_]+")


def find_dates(text: str) -> tuple[Expression, ...]:
    """The temporal expressions of `text`, in order, none overlapping another."""
    text = with_plain_figures(text)
    found: list[Expression] = []
    reached = 0
    for m in _WORD.finditer(text):
        word = m.group().lower()
        rules = RULES.get(NUMERAL if word[0].isdecimal() else word)
        if rules is None or m.start() < reached:
            continue
        best = _longest(rules, text, m.start())
        if best:
            found += _with_words_before(text, reached, *best)
            reached = found[-1].span.end
    found = [one for one in found if not tells_no_time(text, one)]
    return join(text, early_years(text, with_soldiers_clocks(text, found)))


def _longest(rules: list[Rule], text: str, start: int) -> tuple[Rule, tuple[Expression, ...]] | None:
    """The rule that reaches furthest from `start`, and what it made; the earlier rule where two reach as far."""
    best, furthest = None, start
    for rule in rules:
        m = rule.pattern.match(text, start)
        if m is None or m.end() <= furthest:
            continue
        built = rule.build(m)
        if built is None:
            continue
        made = built if isinstance(built, tuple) else (built,)
        if made[-1].span.end > furthest:
            best, furthest = (rule, made), made[-1].span.end
    return best


_PART = re.compile(expand(r"(?:(?<![^\W_]){part}(?:(?:the|a){s})?)\Z"), re.IGNORECASE)
_APPROX = re.compile(expand(r"(?<![^\W_]){approx}{s}?\Z"), re.IGNORECASE)
_THE = re.compile(r"(?<![^\W_])(?:the|an?)\s\Z", re.IGNORECASE)
_EARLIER = re.compile(r"(?<![^\W_])(?:earlier|later|early|late)\s(?:in\s|on\s)?(?:the\s)?\Z", re.IGNORECASE)
_THE_YEAR = re.compile(r"(?<![^\W_])(?:the\s)?years?\s\Z", re.IGNORECASE)
_REACH = 40  # how far back words that belong to a date may begin
# A compound before its noun, whose article is the noun's: "the third-quarter loss", "the late-October storm".
_COMPOUND = re.compile(r"(?:the|an?)\s(?=[^\n]*[-‐‑–][^\s]*\Z)", re.IGNORECASE)
_NOUN = re.compile(
    r"\s(?!(?:and|or|of|in|on|at|by|to|for|from|with|as|that|which|when|is|was|are|were|has|had|have"
    r"|will|would|until|after|before)\b)[A-Za-z]"
)
_COMPOUNDS = ("month", "quarter", "fiscal quarter", "half of a year", "length", "year-ago period")
_ARTICLE, _CAMPAIGN = (
    re.compile(r"the\s", re.IGNORECASE),
    re.compile(r"\s(?:offensive|campaign)", re.IGNORECASE),
)
_FEW = re.compile(r"(?:an?\s|the\s)?(?:few|couple|number)|several|many|some", re.IGNORECASE)
_BEFORE = (("the", _THE), ("part", _PART), ("earlier", _EARLIER), ("approx", _APPROX), ("year", _THE_YEAR))


def _with_words_before(
    text: str, reached: int, rule: Rule, made: tuple[Expression, ...]
) -> tuple[Expression, ...]:
    """The expressions with "the end of", "about" and the like taken into the first one."""
    first, start, modifier = made[0], made[0].span.start, made[0].modifier
    for kind, pattern in _BEFORE if rule.before else ():
        if kind not in rule.before:
            continue
        window = text[max(reached, start - _REACH) : start]
        m = pattern.search(window)
        if m is None or (kind == "the" and not m[0].lower().startswith("the")):
            continue
        if m[0].lower().startswith("over") and _FEW.match(text, start):
            continue  # "over several years" is during them
        start -= len(m[0])
        if kind in ("part", "approx"):
            modifier = modifier_of(m[0]) or modifier
    start = _without_article(text, first, start)
    if start == first.span.start:
        return made
    return (replace(first, span=Span(start, first.span.end), modifier=modifier), *made[1:])


def _without_article(text: str, first: Expression, start: int) -> int:
    """Where an expression begins: behind the article of the noun that it is put before as a compound."""
    if first.rule == "season":
        article = _ARTICLE.match(text, start, first.span.end)
        return article.end() if article and _CAMPAIGN.match(text, first.span.end) else start
    article = _COMPOUND.match(text, start, first.span.end) if first.rule in _COMPOUNDS else None
    return article.end() if article and _NOUN.match(text, first.span.end) else start
