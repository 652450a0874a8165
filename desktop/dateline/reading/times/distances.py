"""Lengths of time that a date places: "three days before Easter 2024", "the nine months ended June 30"."""

import re
from dataclasses import replace

from dateline.model.source import Source, Step
from dateline.model.timex import Timex
from dateline.model.when import UNDATED, Shape, When
from dateline.reading.times.expression import Expression, Shift
from dateline.reading.times.grammar.lexicon import CLOCK_UNITS
from dateline.reading.times.placing import NOWHERE, Place
from dateline.reading.times.reasons import placed_at
from dateline.reading.times.shifting import chained_place, moved
from dateline.reading.times.stretches import ENDED, PART, edges, part_of

_LINK = re.compile(r"\s(before|after|following|prior to)\s(?:the\s)?", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?:the\s)?", re.IGNORECASE)
_LENGTH = re.compile(r"P(T?)(\d+)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def with_distances(
    source: Source, expressions: tuple[Expression, ...], places: list[Place], timexes: list[Timex]
) -> list[Timex]:
    """The lengths that stand right before a date that places them given their place."""
    for number in range(len(timexes) - 1):
        length = expressions[number]
        between = source.text[length.span.end : expressions[number + 1].span.start][:24]
        when, step = _placed(length, timexes[number], between, places[number + 1])
        if not when.is_dated:
            continue
        after = timexes[number + 1]
        reason = Step(f"{step} “{after.text}”.", after.passage)
        timexes[number] = replace(
            timexes[number],
            when=when,
            why=(*timexes[number].why, reason, placed_at(when)),
            rule="distance from a date",
            anchor=f"{after.passage.span.start}-{after.passage.span.end}",
            confidence=0.7,
        )
        timexes[number + 1] = replace(after, when=places[number + 1].when)
    return timexes


def _placed(length: Expression, timex: Timex, between: str, date: Place) -> tuple[When, str]:
    """The When of a length with the words between it and a date, and how it was found; else UNDATED."""
    shift = _shift_of(timex.value)
    if shift is None or not date.when.is_dated or date.when.start is None:
        return UNDATED, ""
    if length.rule == PART and length.shift is not None and _OF.fullmatch(between):
        days = part_of(date, length.shift)
        return (When.during(*edges(*days)) if days else UNDATED), "It is part of"
    if ENDED.fullmatch(between) and date.grain in ("day", "month"):
        first = moved(date.last + 1, -shift.amount, shift.unit)
        return When.during(*edges(first, date.last)), "It ended with"
    link = _LINK.fullmatch(between)
    if link is None:
        return UNDATED, ""
    back = link[1].lower() in ("before", "prior to")
    place = chained_place(replace(shift, amount=-shift.amount if back else shift.amount), date, "")
    if place is NOWHERE or place.when.shape is Shape.UNDATED:
        return UNDATED, ""
    return place.when, f"Counted {link[1].lower()}"


def _shift_of(value: str) -> Shift | None:
    """The shift of a TIMEX3 length in days or longer units."""
    m = _LENGTH.fullmatch(value)
    if m is None or m[1] or m[3] not in _UNITS or _UNITS[m[3]] in CLOCK_UNITS:
        return None
    return Shift(int(m[2]), _UNITS[m[3]], to_the_unit=False)
