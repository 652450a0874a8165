"""Counts each expression from what it hangs on: the document's own date, or a date told before it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.model.day import date_of, month_length, plus_months, weekday
from dateline.model.source import Source, Step
from dateline.reading.expression import Direction, Expression, Form, Parts, Shift
from dateline.reading.genre import genre_of
from dateline.reading.grammar.holidays import day_of_holiday
from dateline.reading.grammar.rules import value_of
from dateline.reading.placing import NOWHERE, Place, coarse, of_day, of_parts, of_unit, of_week
from dateline.reading.reasons import from_date, from_published, plainly
from dateline.reading.sentences import Parsed
from dateline.reading.tense import Tense, tense_at

# unit -> days, for those that are a fixed number of days
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
_UNITS = (("time",), ("day", "night"), ("week", "weekend", "fortnight"), ("month",), ("quarter", "season"))
_LONG_UNITS = (("half",), ("year",), ("decade",), ("century",), ("millennium",))
_FINENESS = {unit: rank for rank, units in enumerate(_UNITS + _LONG_UNITS) for unit in units}


@dataclass(frozen=True, slots=True)
class Counted:
    """The place that an expression was counted to, by which rule, from what, how surely, and what else it may be."""

    place: Place
    steps: tuple[Step, ...] = ()
    rule: str = ""
    anchor: str = "none"
    confidence: float = 0.95
    others: tuple[tuple[Place, float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An expression that has been placed, and may be counted from."""

    expression: Expression
    place: Place


Count = Callable[[int], Place]
Fits = Callable[[Told], bool]


class Teller:
    """Goes through a text as its teller does: keeps the dates told so far, and counts the next from them."""

    def __init__(self, source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> None:
        self.source, self.parsed, self.expressions = source, parsed, expressions
        self.genre = genre_of(expressions, source.published.when)
        self.told: list[Told] = []
        published = source.published.when
        self.days = (
            (published.first, published.last)
            if published.first is not None and published.last is not None
            else None
        )

    def place(self, number: int) -> Counted:
        """The place of the expression with this number; called in order."""
        expression = self.expressions[number]
        counted = self._count(expression)
        if counted.place.when.is_dated:
            self.told.append(Told(expression, counted.place))
        return counted

    def _count(self, e: Expression) -> Counted:
        if e.form is Form.FULL:
            return self._full(e)
        if e.form is Form.PARTIAL:
            return self._partial(e)
        if e.form is Form.DEICTIC:
            return self._deictic(e)
        if e.form is Form.CHAINED:
            return self._chained(e)
        if e.form is Form.FOREIGN:
            step = plainly(f"It follows the {e.calendar} calendar, which is not computed here.")
            return Counted(NOWHERE, (step,), confidence=0.5)
        return Counted(NOWHERE, confidence=0.8)

    def _full(self, e: Expression) -> Counted:
        if e.value.endswith("WXX") and e.parts.holiday and e.parts.year is not None:
            return Counted(_holiday_week(e.parts.holiday, e.parts.year))
        place = of_parts(e.parts)
        if e.rule == "numeric date, order open":
            turned = of_parts(replace(e.parts, month=e.parts.day, day=e.parts.month))
            return Counted(place, confidence=0.7, others=((turned, 0.3, "the day written first"),))
        return Counted(place, confidence=0.97)

    # -- from the document's own date

    def _from_published(self, e: Expression, count: Count, confidence: float, rule: str) -> Counted:
        """Counts from the first and the last day the document may be of; only as precise as both allow."""
        if self.days is None:
            step = plainly("The document’s own date is not known, so it is not placed.")
            return Counted(replace(NOWHERE, value=_open_value(e)), (step,), rule, confidence=0.6)
        first, last = (count(day) for day in self.days)
        place = coarse(first, last)
        return Counted(place, (from_published(self.source),), rule, "published", confidence)

    def _deictic(self, e: Expression) -> Counted:
        if self.genre.is_narrative and self.days is None and self.told:
            pass
        if e.shift is None:
            return self._from_published(e, lambda day: _directed(e, day), 0.85, e.rule)
        if e.parts.month is not None:
            return self._from_published(e, lambda day: _in_shifted_year(e, day), 0.9, e.rule)
        if e.rule == "past stretch":
            return Counted(Place(e.value, NOWHERE.when, ""), confidence=0.5)
        if e.rule == "year-ago period" or (
            e.rule == "counted back" and e.shift.unit == "year" and e.shift.amount == -1
        ):
            quarter = self._last_told(lambda told: told.place.grain == "quarter", 300, e)
            if quarter is not None:
                day = plus_months(quarter.place.first, -12)
                return Counted(
                    of_unit("quarter", day),
                    (from_date(self.source, quarter.expression, quarter.place.when),),
                    "year-ago quarter",
                    _anchor(quarter.expression),
                    0.75,
                )
        shift, clock = e.shift, e.parts.clock
        confidence = 0.93 if e.rule == "near day" else 0.85 if shift.to_the_unit else 0.7
        return self._from_published(e, lambda day: shifted(shift, day, clock), confidence, e.rule)

    # -- from a date told before

    def _last_told(self, fits: Fits, reach: int, e: Expression) -> Told | None:
        """The last told date that fits, no further back than `reach` characters."""
        for told in reversed(self.told):
            if e.span.start - told.expression.span.end > reach:
                return None
            if fits(told):
                return told
        return None

    def _chained(self, e: Expression) -> Counted:
        shift = e.shift
        if shift is None:
            return self._from_told(e, 4000)
        unit = shift.unit
        if e.rule in ("end of the unit", "near unit") or (shift.amount == 0 and e.rule != "then"):
            wanted = 6 if unit in ("year",) else _FINENESS.get(unit, 1)
            anchor = self._last_told(lambda told: _FINENESS.get(told.place.grain, 1) <= wanted, 3000, e)
        else:
            anchor = self.told[-1] if self.told else None
        if e.rule == "end of the unit" and not self.genre.is_narrative:
            return self._from_published(e, lambda day: shifted(shift, day, ""), 0.8, e.rule)
        if anchor is None:
            if self.days is None:
                return Counted(replace(NOWHERE, value=_open_value(e)), confidence=0.4)
            return self._from_published(e, lambda day: shifted(shift, day, e.parts.clock), 0.5, e.rule)
        place = _chained_place(shift, anchor.place, e.parts.clock)
        if e.parts.month is not None:
            year = date_of(anchor.place.first)[0] + (shift.amount if unit == "year" else 0)
            place = of_parts(_valid(replace(e.parts, year=year)))
        step = from_date(self.source, anchor.expression, anchor.place.when)
        return Counted(place, (step,), e.rule, _anchor(anchor.expression), 0.75)

    def _from_told(self, e: Expression, reach: int) -> Counted:
        anchor = self._last_told(lambda told: True, reach, e)
        if anchor is None:
            return self._from_published(e, lambda day: _directed(e, day), 0.5, e.rule)
        place = _after(e.parts, anchor.place, e.direction)
        return Counted(
            place,
            (from_date(self.source, anchor.expression, anchor.place.when),),
            e.rule,
            _anchor(anchor.expression),
            0.7,
        )

    # -- parts without their year

    def _partial(self, e: Expression) -> Counted:
        if e.parts.decade is not None:
            return self._decade(e)
        if e.parts.month is None and e.parts.weekday is None and e.parts.clock and not e.parts.holiday:
            return self._time(e)
        anchor = self._anchor_in_story(e)
        if anchor is not None:
            place = _after(e.parts, anchor.place, Direction.NONE)
            step = from_date(self.source, anchor.expression, anchor.place.when)
            return Counted(place, (step,), f"{e.rule}, told along", _anchor(anchor.expression), 0.85)
        tense = tense_at(self.parsed, e.span)
        counted = self._from_published(e, lambda day: nearest(e, day, tense), 0.88, e.rule)
        if self.days is None or not counted.place.when.is_dated:
            return counted
        other = nearest(e, self.days[0], Tense.PAST if counted.place.first > self.days[0] else Tense.FUTURE)
        if other.value != counted.place.value:
            way = "earlier" if other.first < counted.place.first else "later"
            counted = replace(counted, others=((other, 0.08, f"the {way} one"),))
        step = plainly(_TENSES[tense])
        return replace(counted, steps=(*counted.steps, step))

    def _anchor_in_story(self, e: Expression) -> Told | None:
        """The told date that a month, day or weekday without its year belongs to, where the text narrates."""
        if not self.told:
            return None
        joint = e.joint
        last = self.told[-1]
        if joint is not None and joint.last == e.span and last.expression.span == joint.first:
            return last
        if self.genre.is_narrative:
            if self.days is not None and e.parts.weekday is not None and e.parts.month is None:
                return None
            return last
        if e.parts.weekday is not None and e.parts.month is None:
            return None
        near = self._last_told(lambda told: told.expression.form is Form.FULL, 160, e)
        if near is None or self.days is None:
            return near or last
        year = date_of(self.days[0])[0]
        return (
            near
            if near is last
            and near.place.grain in ("year", "month", "day")
            and date_of(near.place.first)[0] < year - 1
            else None
        )

    def _decade(self, e: Expression) -> Counted:
        """ "the '90s": the century of the last told date or of the document, not later than it."""
        day = self.told[-1].place.last if self.told else self.days[1] if self.days else None
        decade = e.parts.decade or 0
        year = date_of(day)[0] if day is not None else 1999
        start = year // 100 * 100 + decade
        if start > year:
            start -= 100
        step = plainly("The century is that of the dates around it.")
        return Counted(of_parts(Parts(start, years=10)), (step,), e.rule, "none", 0.85)

    def _time(self, e: Expression) -> Counted:
        """A time of day: on the day last told nearby, else on the document's own."""
        anchor = self._last_told(lambda told: told.place.grain in ("day", "time"), 400, e)
        if anchor is not None and anchor.place.when.start is not None:
            place = of_day(anchor.place.when.start.first, e.parts)
            step = from_date(self.source, anchor.expression, anchor.place.when)
            return Counted(place, (step,), e.rule, _anchor(anchor.expression), 0.75)
        if self.genre.is_narrative and self.days is None:
            return Counted(replace(NOWHERE, value=e.value), confidence=0.5)
        return self._from_published(e, lambda day: of_day(day, e.parts), 0.6, e.rule)


_TENSES = {
    Tense.PAST: "Its clause is told in the past, so the one before that day is meant.",
    Tense.FUTURE: "Its clause speaks of what is to come, so the one after that day is meant.",
    Tense.PRESENT: "The nearest one to that day is meant.",
    Tense.OPEN: "The nearest one to that day is meant.",
}


def _anchor(e: Expression) -> str:
    return f"{e.span.start}-{e.span.end}"


def _open_value(e: Expression) -> str:
    """The TIMEX3 value of a counted expression that has nothing to be counted from."""
    if e.shift is None or e.parts.month is not None:
        return e.value
    if e.parts.clock:
        return f"XXXX-XX-XXT{e.parts.clock}"
    return {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
    }.get(e.shift.unit, "XXXX")


def shifted(shift: Shift, day: int, clock: str) -> Place:
    """The place so many units from a day."""
    if shift.unit in ("second", "minute", "hour"):
        return (
            of_day(day)
            if abs(shift.amount) < 24 or shift.unit != "hour"
            else of_day(day + round(shift.amount / 24))
        )
    to = (
        day + shift.amount * _DAYS[shift.unit]
        if shift.unit in _DAYS
        else plus_months(day, shift.amount * _MONTHS[shift.unit])
    )
    if clock:
        return of_day(to, Parts(clock=clock))
    return of_unit(shift.unit, to)


def _chained_place(shift: Shift, anchor: Place, clock: str) -> Place:
    """The place so many units from another; no finer than what it is counted from."""
    day = (
        anchor.last
        if shift.amount > 0 and not shift.to_the_unit and anchor.grain in ("week",)
        else anchor.first
    )
    fine, unit = _FINENESS.get(anchor.grain, 1), _FINENESS.get(shift.unit, 1)
    if fine <= max(unit, 1) or (unit >= 6 and fine <= unit):
        return shifted(shift, day, clock)
    if (
        shift.amount == 0
        or abs(shift.amount) * (_DAYS.get(shift.unit) or 30 * _MONTHS.get(shift.unit, 1)) < 20
    ):
        value = {"day": "-XX", "week": "", "month": "-XX"}.get(shift.unit, "")
        deep = anchor.value + ("-XX-XX" if anchor.grain == "year" and shift.unit == "day" else value)
        return Place(deep, anchor.when, anchor.grain)
    return (
        shifted(Shift(shift.amount, shift.unit, shift.to_the_unit), day, "")
        if unit >= fine
        else _coarser(shift, anchor)
    )


def _coarser(shift: Shift, anchor: Place) -> Place:
    moved = shifted(shift, anchor.first, "")
    return of_unit(anchor.grain, moved.first)


def _holiday_week(name: str, year: int) -> Place:
    day = day_of_holiday(name, year)
    return of_week(day) if day is not None else NOWHERE


def _valid(parts: Parts) -> Parts:
    """The parts with a 29 February of a year that has none made a plain February."""
    if (
        parts.year is not None
        and parts.month
        and parts.month <= 12
        and parts.day
        and parts.day > month_length(parts.year, parts.month)
    ):
        return replace(parts, day=None)
    return parts


def in_year(parts: Parts, year: int) -> Place:
    """The parts as they stand in a year; a holiday on its day."""
    if parts.holiday and parts.day is None:
        day = day_of_holiday(parts.holiday, year)
        return of_day(day) if day is not None else NOWHERE
    return of_parts(_valid(replace(parts, year=year)))


def nearest(e: Expression, day: int, tense: Tense) -> Place:
    """The place of parts without a year that is nearest to a day, in the direction of the tense."""
    parts = e.parts
    if parts.weekday is not None and parts.month is None:
        return _nearest_weekday(e, day, tense)
    year = date_of(day)[0]
    places = [place for place in (in_year(parts, year + step) for step in (-1, 0, 1)) if place.when.is_dated]
    if e.value.endswith("WXX") and parts.holiday:
        places = [_holiday_week(parts.holiday, year + step) for step in (-1, 0, 1)]
    if not places:
        return NOWHERE
    ahead, behind = {Tense.PAST: (6.0, 1.0), Tense.FUTURE: (1.0, 6.0)}.get(tense, (1.4, 1.0))

    def distance(place: Place) -> float:
        if place.first <= day <= place.last:
            return 0.0
        return (place.first - day) * ahead if place.first > day else (day - place.first) * behind

    return min(places, key=distance)


def _nearest_weekday(e: Expression, day: int, tense: Tense) -> Place:
    wanted = e.parts.weekday or 0
    back = (weekday(day) - wanted) % 7
    forward = tense is Tense.FUTURE or e.relation in ("until", "by", "starting", "beginning")
    to = day - back if not forward or back == 0 else day - back + 7
    return of_day(to, Parts(clock=e.parts.clock, zone=e.parts.zone))


def _directed(e: Expression, day: int) -> Place:
    """ "last Friday", "next May", "this summer" from a day."""
    parts = e.parts
    if parts.weekday is not None and parts.month is None:
        back = (weekday(day) - parts.weekday) % 7
        if e.direction is Direction.LAST:
            return of_day(day - (back or 7), parts)
        if e.direction is Direction.NEXT:
            return of_day(day + (7 - back), parts)
        return of_day(day - weekday(day) + parts.weekday, parts)
    year = date_of(day)[0]
    places = [in_year(parts, year + step) for step in (-2, -1, 0, 1, 2)]
    if e.direction is Direction.LAST:
        return max((p for p in places if p.last < day), key=lambda p: p.first, default=NOWHERE)
    if e.direction is Direction.NEXT:
        return min((p for p in places if p.first > day), key=lambda p: p.first, default=NOWHERE)
    return places[2]


def _in_shifted_year(e: Expression, day: int) -> Place:
    assert e.shift is not None
    return of_parts(_valid(replace(e.parts, year=date_of(day)[0] + e.shift.amount)))


def _after(parts: Parts, anchor: Place, direction: Direction) -> Place:
    """The parts in the story that last told of `anchor`: the same year, or the next where a year's end was passed."""
    year, month, _ = date_of(anchor.first)
    if parts.weekday is not None and parts.month is None:
        if anchor.grain not in ("day", "time"):
            return Place(value_of(parts), NOWHERE.when, "")
        ahead = (parts.weekday - weekday(anchor.first)) % 7
        return of_day(anchor.first + ahead, parts)
    places = in_year(parts, year)
    if direction is Direction.NEXT and places.first <= anchor.first:
        return in_year(parts, year + 1)
    if direction is Direction.LAST and places.first >= anchor.first:
        return in_year(parts, year - 1)
    named = parts.month or 1
    if (
        direction is Direction.NONE
        and anchor.grain in ("day", "month", "time")
        and month >= 10
        and named <= 3
    ):
        return in_year(parts, year + 1)
    return places
