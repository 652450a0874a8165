"""Expressions of time that a person has dated: what hangs on them is counted from there."""

from dataclasses import replace

from dateline.model.anchors import given_at
from dateline.model.date import Date, Precision
from dateline.model.edtf import to_edtf
from dateline.model.source import Source
from dateline.model.timex import TimexType
from dateline.model.when import Shape, When
from dateline.reading.times.expression import NO_PARTS, Expression, Form, Parts
from dateline.reading.times.placing import Place, of_parts

GIVEN = "given"  # the rule of such an expression
_YEARS = {Precision.DECADE: 10, Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}
_GRAINS = {Precision.YEAR: "year", Precision.SEASON: "season", Precision.MONTH: "month", Precision.DAY: "day"}


def with_given(source: Source, expressions: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """The expressions, those that a person has dated as dates in full."""
    if not source.given:
        return expressions
    return tuple(_dated(e, given_at(source, e.span)) for e in expressions)


def _dated(expression: Expression, when: When | None) -> Expression:
    if when is None:
        return expression
    parts, is_place = parts_of(when), expression.type in (TimexType.DATE, TimexType.TIME)
    return replace(
        expression,
        type=expression.type if is_place else TimexType.DATE,
        form=Form.VAGUE if parts.year is None else Form.FULL,
        parts=parts,
        shift=None,
        value=place_of(when).value,
        modifier="",
        rule=GIVEN,
    )


def parts_of(when: When) -> Parts:
    """Year, month and day of one date; nothing where it is more than that."""
    date = when.start if when.shape is Shape.POINT else None
    if date is None or date.precision < Precision.MILLENNIUM or abs(date.year) >= 100_000:
        return NO_PARTS
    return Parts(date.year, date.month, date.day, years=_YEARS.get(date.precision, 1), clock=_clock(date))


def _clock(date: Date) -> str:
    if date.time is None:
        return ""
    minutes, seconds = divmod(date.time // 1_000_000, 60)
    clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{clock}:{seconds:02d}" if date.precision == Precision.SECOND else clock


def place_of(when: When) -> Place:
    """Where a person's date stands, with its TIMEX3 value as far as there is one."""
    parts = parts_of(when)
    if parts.year is not None:
        return replace(of_parts(parts), when=when)
    precision = when.precision if when.start and when.end else None  # nothing counts from what is open
    grain = (
        "" if precision is None else _GRAINS.get(precision, "time" if precision > Precision.DAY else "year")
    )
    return Place(to_edtf(when), when, grain)
