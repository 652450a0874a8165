"""Lengths of time that a date places: "three days before Easter 2024", "the nine months ended June 30"."""

import re
from dataclasses import replace

from dateline.model.day import weekday
from dateline.model.source import Source, Step
from dateline.model.timex import Timex, TimexType
from dateline.model.when import When
from dateline.reading.times.expression import Expression, Shift
from dateline.reading.times.grammar.lexicon import CLOCK_UNITS
from dateline.reading.times.placing import NOWHERE, Place, of_day
from dateline.reading.times.reasons import placed_at, said
from dateline.reading.times.shifting import chained_place, moved
from dateline.reading.times.stretches import ENDED, PART, edges, part_of

_LINK = re.compile(r"\s(before|after|following|prior to)\s(?:the\s)?", re.IGNORECASE)
_FROM = re.compile(r"\sfrom\s", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?:the\s)?", re.IGNORECASE)
_LENGTH = re.compile(r"P(T?)(\d+)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def with_distances(
    source: Source, expressions: tuple[Expression, ...], places: list[Place], timexes: list[Timex]
) -> list[Timex]:
    """The lengths, and days of the week, that stand right before a date that places them given their place."""
    for number in range(len(timexes) - 1):
        one = expressions[number]
        between = source.text[one.span.end : expressions[number + 1].span.start][:24]
        place, step = _placed(one, timexes[number], between, expressions[number + 1], places[number + 1])
        if not place.when.is_dated:
            continue
        after = timexes[number + 1]
        reason = Step(f"{step} “{after.text}”.", after.passage)
        is_length = timexes[number].type is TimexType.DURATION
        timexes[number] = replace(
            timexes[number],
            value=timexes[number].value if is_length else place.value,
            when=place.when,
            why=(said(source, one), reason, placed_at(place.when)),
            rule="distance from a date",
            anchor=f"{after.passage.span.start}-{after.passage.span.end}",
            confidence=0.85,
            alternatives=(),
        )
        timexes[number + 1] = replace(after, when=places[number + 1].when)
    return timexes


def _placed(one: Expression, timex: Timex, between: str, after: Expression, date: Place) -> tuple[Place, str]:
    """The place of a length or weekday by the words between it and a date, and how it was found; else NOWHERE."""
    if not date.when.is_dated or date.when.start is None:
        return NOWHERE, ""
    link = _LINK.fullmatch(between)
    back = link is not None and link[1].lower() in ("before", "prior to")
    if link and one.rule in ("weekday", "unit beside a date") and date.grain in ("day", "time"):
        return _beside(one, date, back), f"Counted {link[1].lower()}"
    shift = shift_of(timex.value)
    if shift is None:
        return NOWHERE, ""
    if one.rule == PART and one.shift is not None and _OF.fullmatch(between):
        days = part_of(date, one.shift)
        return (_stretch(*days) if days else NOWHERE), "It is part of"
    if ENDED.fullmatch(between) and date.grain in ("day", "month"):
        return _stretch(moved(date.last + 1, -shift.amount, shift.unit), date.last), "It ended with"
    if _FROM.fullmatch(between) and (after.parts.weekday is not None or after.rule == "near day"):
        return of_day(moved(date.first, shift.amount, shift.unit)), "Counted from"
    if link is None:
        return NOWHERE, ""
    place = chained_place(replace(shift, amount=-shift.amount if back else shift.amount), date, "")
    return place, f"Counted {link[1].lower()}"


def _stretch(first: int, last: int) -> Place:
    return Place("", When.during(*edges(first, last)), "")


def _beside(one: Expression, date: Place, back: bool) -> Place:
    """The Tuesday before a date, the week after it; for a day of the week only one led in by "the"."""
    if one.shift is not None:
        return chained_place(replace(one.shift, amount=-1 if back else 1), date, one.parts.clock)
    which = one.parts.weekday
    if which is None:
        return NOWHERE
    ahead = (which - weekday(date.first)) % 7 or 7
    return of_day(date.first + ahead - (7 if ahead < 7 else 14) if back else date.first + ahead, one.parts)


def shift_of(value: str) -> Shift | None:
    """The shift of a TIMEX3 length in days or longer units."""
    m = _LENGTH.fullmatch(value)
    if m is None or m[1] or m[3] not in _UNITS or _UNITS[m[3]] in CLOCK_UNITS:
        return None
    return Shift(int(m[2]), _UNITS[m[3]], to_the_unit=False)
