"""Years of one to three digits that carry no era: told so only in a text that is in early history already."""

import re
from dataclasses import replace

from dateline.model.span import Span
from dateline.reading.times.expression import Expression, Form, Parts
from dateline.reading.times.grammar.rules import date, value_of

_ENOUGH = 2  # dates before the year 1000 that show where a text is
_YEAR = re.compile(
    r"(?<![^\W_])(?P<lead>in|by|since|until|from|to|between|before|after|during|of|around|about|and|early|late"
    r"|mid)[\s-](?:the\syear\s)?(?P<year>[1-9]\d{2})(?P<run>\s?[-–—]\s?(?P<end>\d{2,3}))?"
    r"(?=\s?[.,;:)](?!\d)|\s*\Z|\s(?:the|he|she|they|it|and|a|an|his|her|its|their|by|in|at|with|when"
    r"|was|were|had|to|but"
    r"|after|before|under|as|while|who|which|on|for|until|from|[A-Z])(?![a-z]))",
    re.IGNORECASE,
)


def early_years(text: str, found: list[Expression]) -> list[Expression]:
    """The expressions with the bare years of early history among them; before Christ where the dates around are."""
    sure = [
        e for e in found if e.form is Form.FULL and e.parts.year is not None and -5000 < e.parts.year < 1000
    ]
    if len(sure) < _ENOUGH:
        return [replace(e, rule="century") if e.rule == "century, no era" else e for e in found]
    full = [
        e for e in found if e.form is Form.FULL and e.parts.year is not None and e.rule != "century, no era"
    ]
    found = _centuries(found, full)
    taken = [e.span for e in found]
    added: list[Expression] = []
    at, near = 0, 0
    for m in _YEAR.finditer(text):
        while at < len(taken) and taken[at].end <= m.start("year"):
            at += 1
        if at < len(taken) and taken[at].start < m.end():
            continue
        while near + 1 < len(sure) and sure[near + 1].span.start <= m.start():
            near += 1
        added += _years(m, _is_before_christ(sure, near, m.start()))
    return sorted([*found, *added], key=lambda e: e.span.start)


def _centuries(found: list[Expression], sure: list[Expression]) -> list[Expression]:
    """The centuries that name no era put before Christ where the dates on both sides of them are."""
    out, near = list(found), 0
    eras = [e for e in sure if e.parts.years == 1]
    for place, e in enumerate(out):
        if e.rule != "century, no era" or (e.parts.year or 0) >= 1000 or not eras:
            continue
        while near + 1 < len(eras) and eras[near + 1].span.start <= e.span.start:
            near += 1
        if all((around.parts.year or 0) <= 0 for around in eras[near : near + 2]):
            number = (e.parts.year or 0) // 100 + 1
            parts = replace(e.parts, year=1 - 100 * number)
            out[place] = replace(e, parts=parts, value=value_of(parts))
    return [replace(e, rule="century") if e.rule == "century, no era" else e for e in out]


def _is_before_christ(sure: list[Expression], near: int, position: int) -> bool:
    """By the nearer of the two sure dates on either side."""
    around = sure[near : near + 2]
    nearest = min(around, key=lambda e: abs(e.span.start - position))
    return (nearest.parts.year or 0) <= 0


def _years(m: re.Match[str], is_before_christ: bool) -> list[Expression]:
    def one(group: str, year: int) -> Expression:
        astronomical = 1 - year if is_before_christ else year
        span = Span(m.start(group), m.end(group))
        return date(span, Parts(astronomical), "year of early history")

    first = int(m["year"])
    if not m["run"]:
        return [one("year", first)]
    end = int(m["end"]) if len(m["end"]) == 3 else first // 100 * 100 + int(m["end"])
    in_order = end < first if is_before_christ else end > first
    return [one("year", first), one("end", end)] if in_order else []
