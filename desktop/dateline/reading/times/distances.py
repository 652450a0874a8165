"""Lengths of time that lead from one date to another: "three days before Easter 2024"."""

import re
from dataclasses import replace

from dateline.model.source import Source, Step
from dateline.model.timex import Timex
from dateline.model.when import Shape
from dateline.reading.times.expression import Expression, Shift
from dateline.reading.times.grammar.lexicon import CLOCK_UNITS
from dateline.reading.times.placing import NOWHERE, Place
from dateline.reading.times.reasons import placed_at
from dateline.reading.times.shifting import chained_place

_LINK = re.compile(r"\s(before|after|following|prior to)\s(?:the\s)?", re.IGNORECASE)
_LENGTH = re.compile(r"P(T?)(\d+)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def with_distances(
    source: Source, expressions: tuple[Expression, ...], places: list[Place], timexes: list[Timex]
) -> list[Timex]:
    """The lengths that stand right before a date with "before" or "after" given the place that they lead to."""
    for number in range(len(timexes) - 1):
        shift = _shift_of(timexes[number].value)
        anchor = places[number + 1]
        between = source.text[expressions[number].span.end : expressions[number + 1].span.start][:24]
        link = _LINK.fullmatch(between)
        if link is None or shift is None or not anchor.when.is_dated or anchor.when.start is None:
            continue
        back = link[1].lower() in ("before", "prior to")
        shift = replace(shift, amount=-shift.amount if back else shift.amount)
        place = chained_place(shift, anchor, "")
        if place is NOWHERE or place.when.shape is Shape.UNDATED:
            continue
        passage = timexes[number + 1].passage
        step = Step(f"Counted {link[1].lower()} “{timexes[number + 1].text}”.", passage)
        why = (*timexes[number].why, step, placed_at(place.when))
        anchored = f"{passage.span.start}-{passage.span.end}"
        timexes[number] = replace(
            timexes[number],
            when=place.when,
            why=why,
            rule="distance from a date",
            anchor=anchored,
            confidence=0.7,
        )
        timexes[number + 1] = replace(timexes[number + 1], when=anchor.when)
    return timexes


def _shift_of(value: str) -> Shift | None:
    """The shift of a TIMEX3 length in days or longer units."""
    m = _LENGTH.fullmatch(value)
    if m is None or m[1] or m[3] not in _UNITS or _UNITS[m[3]] in CLOCK_UNITS:
        return None
    return Shift(int(m[2]), _UNITS[m[3]], to_the_unit=False)
