"""Which quarter, and which year before it, does a business report speak of?"""

from collections.abc import Sequence

from dateline.model.day import date_of, day_of, plus_months
from dateline.model.source import Source
from dateline.reading.times.counted import Counted, Told, anchor_of
from dateline.reading.times.expression import Expression
from dateline.reading.times.placing import Place, of_parts, of_unit
from dateline.reading.times.reasons import from_date
from dateline.reading.times.stretches import year_earlier

_REPORT = 1500  # characters over which a report speaks of one quarter


def is_year_ago(e: Expression) -> bool:
    """True of "a year ago", "year-earlier" and the like, which a report compares with."""
    shift = e.shift
    counted = e.rule in ("counted back", "year-ago period")
    return counted and shift is not None and shift.unit == "year" and shift.amount == -1


def quarter_spoken_of(told: Sequence[Told], e: Expression, today: int | None = None) -> Told | None:
    """The quarter, or half of a year, that a report compares; None where it has gone on to longer periods.

    Where `today` is given, one that is over by that day.
    """
    grains = ("quarter",) if "quarter" in e.rule or "quarter" in e.value else ("quarter", "half")
    for one in reversed(told):
        if e.span.start - one.expression.span.end > _REPORT or one.longer:
            return None
        if one.place.grain in grains and not one.compared and (today is None or one.place.last <= today):
            return one
    return None


def year_before(source: Source, quarter: Told) -> Counted:
    """The same quarter of the year before."""
    place = year_earlier(quarter.place)
    step = from_date(source, quarter.expression, quarter.place.when)
    return Counted(place, (step,), "year-ago quarter", anchor_of(quarter.expression), 0.75)


def of_the_quarter(source: Source, e: Expression, quarter: Told) -> Counted:
    """The quarter itself, or its like in the year that is named or the year before."""
    if is_year_ago(e):
        return year_before(source, quarter)
    place = quarter.place
    if e.parts.year is not None and e.value:
        _, month, _ = date_of(place.first)
        place = of_unit("quarter", day_of(e.parts.year, month))
        if "period" in e.span.of(source.text).lower():
            place = of_parts(e.parts)
    step = from_date(source, quarter.expression, quarter.place.when)
    return Counted(place, (step,), e.rule, anchor_of(quarter.expression), 0.75)


def last_quarter_a_year_ago(day: int) -> Place:
    """The quarter that was over by a day, a year before: what "the year-earlier quarter" is where none was told."""
    return of_unit("quarter", plus_months(day, -15))
