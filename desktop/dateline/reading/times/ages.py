"""Decades without their century ("the ’90s") and years of a reign: counted from what was told before them."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.date import Date
from dateline.model.day import date_of
from dateline.model.source import Source
from dateline.model.when import When
from dateline.reading.times.counted import Counted, Told, anchor_of
from dateline.reading.times.expression import Expression, Form, Parts, Shift
from dateline.reading.times.grammar.reigns import tells_of_accession
from dateline.reading.times.placing import NOWHERE, Place, of_parts
from dateline.reading.times.reasons import from_date, plainly

_REIGN = 20_000  # characters over which a reign is spoken of


def year_of_reign(source: Source, e: Expression, shift: Shift, told_before: Sequence[Told]) -> Counted:
    """The year of a reign, from the accession last told; it began some time in the year so many years on."""
    for told in reversed(told_before):
        if e.span.start - told.expression.span.end > _REIGN:
            break
        if told.expression.form is Form.FULL and tells_of_accession(source.text, told.expression):
            first = of_parts(Parts(date_of(told.place.first)[0] + shift.amount))
            when = When.between(*(Date(date_of(first.first)[0] + more) for more in (0, 1)))
            step = from_date(source, told.expression, told.place.when)
            place = Place(first.value, when, "year")
            return Counted(place, (step,), e.rule, anchor_of(told.expression), 0.7)
    step = plainly("When the reign began is not told before it, so it is not placed.")
    return Counted(replace(NOWHERE, value=e.value), (step,), e.rule, confidence=0.5)


def unnamed_decade(e: Expression, told: Told | None, days: tuple[int, int] | None) -> Counted:
    """Of "the ’90s" the century of the last told date or of the days of writing, not later than these."""
    day = told.place.last if told and not told.longer else days[1] if days else None
    decade = e.parts.decade or 0
    year = date_of(day)[0] if day is not None and date_of(day)[0] >= 1000 else 1999
    start = min((year // 100 * 100 + decade + step for step in (-100, 0, 100)), key=lambda y: abs(y - year))
    if days is not None and start > date_of(days[1])[0]:
        start -= 100
    step = plainly("The century is that of the dates around it.")
    return Counted(of_parts(Parts(start, years=10)), (step,), e.rule, "none", 0.85)
