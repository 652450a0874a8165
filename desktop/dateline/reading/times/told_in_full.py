"""Places of dates that need nothing from elsewhere: those with their year, and those of other calendars."""

from dataclasses import replace
from enum import StrEnum

from dateline.model.day import weekday
from dateline.model.source import Source, Step
from dateline.model.span import Passage
from dateline.model.words import WEEKDAYS
from dateline.reading.times.calendar_rules import days_of
from dateline.reading.times.counted import Counted, anchor_of
from dateline.reading.times.expression import Expression
from dateline.reading.times.grammar.old_style import BOTH
from dateline.reading.times.placing import NOWHERE, Place, coarse, of_day, of_parts, of_week
from dateline.reading.times.reasons import plainly
from dateline.reading.times.shifting import fits_weekday, holiday_week, in_year


class Order(StrEnum):
    """Which comes first in the numeric dates of a text, where they show it."""

    DAY = "day"
    MONTH = "month"
    OPEN = ""


def order_of(text: str, expressions: tuple[Expression, ...]) -> Order:
    """By the numeric dates that can be read in one way only; OPEN where there are none, or of both kinds."""
    orders = set()
    for one in expressions:
        if one.rule == "numeric date":
            first = one.span.of(text)[:2]
            orders.add(Order.DAY if first.isdecimal() and int(first) > 12 else Order.MONTH)
    return orders.pop() if len(orders) == 1 else Order.OPEN


def of_full(e: Expression, days: tuple[int, int] | None, order: Order) -> Counted:
    """The place of an expression that names its year; `days` are those the document may be of."""
    if "WXX" in e.value and e.parts.holiday and e.parts.year is not None:
        return Counted(holiday_week(e.parts.holiday, e.parts.year, e.value.endswith("WE")))
    place = of_parts(e.parts)
    if e.rule == "ISO week":
        return Counted(of_week(place.first))
    if e.rule == BOTH:
        return Counted(place, (plainly("It is told in Old Style and in New; it stands by the New."),))
    if e.rule == "ages ago":
        return Counted(replace(place, value=e.value), confidence=0.8)
    if e.rule == "numeric date, order open":
        return _of_open_order(e, place, days, order)
    return in_doubt_of_weekday(e, Counted(place, confidence=0.97))


def in_doubt_of_weekday(e: Expression, counted: Counted) -> Counted:
    """What was counted, less sure where the words name another day of the week than it falls on."""
    if fits_weekday(e.parts, counted.place):
        return counted
    day = WEEKDAYS[weekday(counted.place.first)]
    step = plainly(f"The day of the week does not fit: that day was a {day}.")
    return replace(counted, steps=(*counted.steps, step), rule="day, weekday does not fit", confidence=0.6)


def _of_open_order(e: Expression, place: Place, days: tuple[int, int] | None, order: Order) -> Counted:
    """Of "7/5/2025" the order that other dates of the text show, else the one that does not lie ahead."""
    turned = of_parts(replace(e.parts, month=e.parts.day, day=e.parts.month))
    ahead = days is not None and place.first > days[1] >= turned.first
    if order is Order.DAY or (ahead and order is not Order.MONTH):
        step = plainly("The day is read first, as the other dates of the text have it.")
        if order is not Order.DAY:
            step = plainly("The day is read first; else it would lie ahead of the document’s own date.")
        return Counted(turned, (step,), confidence=0.8, others=((place, 0.9, "the month written first"),))
    sure = 0.9 if order is Order.MONTH else 0.7
    return Counted(place, confidence=sure, others=((turned, 0.9, "the day written first"),))


def before_all_told(
    source: Source, e: Expression, year: int, later: Expression | None, is_near: bool
) -> Counted:
    """The place of a date that names no year and comes before any that does, in the year that those behind it give.

    A year alone that another sentence tells may as well be one that the story has come to since: `is_near` is False.
    """
    place = in_year(e.parts, year)
    if later is None or not place.when.is_dated:
        return Counted(place, confidence=0.7)
    words = " ".join(later.span.of(source.text).split())
    if later.parts.month is None and not is_near:
        step = Step(
            f"“{words}”, told after it, may be another year, so it is not placed.",
            Passage(source.id, later.span),
        )
        nowhere = replace(NOWHERE, value=e.value)
        return Counted(nowhere, (step,), e.rule, confidence=0.5, others=((place, 0.8, f"in {words}"),))
    step = Step(f"Its year is that of “{words}”, told after it.", Passage(source.id, later.span))
    return in_doubt_of_weekday(e, Counted(place, (step,), f"{e.rule}, told ahead", anchor_of(later), 0.75))


def foreign(e: Expression) -> Counted:
    """A date of another calendar, turned where its rule is known."""
    days = days_of(e.calendar, e.parts) if e.rule == "other calendar" else None
    if days is None:
        step = plainly(f"It follows the {e.calendar} calendar; where it falls is not computed.")
        return Counted(NOWHERE, (step,), confidence=0.5)
    step = plainly(f"Turned from the {e.calendar} calendar, by its rule.")
    first, last = (of_day(day) for day in days)
    return Counted(coarse(first, last), (step,), confidence=0.8)
