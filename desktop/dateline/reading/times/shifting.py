"""Steps on the calendar: so many units from a day, the nearest Friday, the same month of another year."""

from dataclasses import replace

from dateline.model.date import Date
from dateline.model.day import date_of, month_length, plus_months, weekday
from dateline.model.when import When
from dateline.reading.times.expression import Direction, Expression, Parts, Shift
from dateline.reading.times.grammar.holidays import day_of_holiday
from dateline.reading.times.grammar.lexicon import CLOCK_UNITS
from dateline.reading.times.grammar.rules import value_of
from dateline.reading.times.placing import NOWHERE, Place, of_day, of_parts, of_unit, of_week
from dateline.reading.times.tense import Tense

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
FINENESS = {unit: rank for rank, units in enumerate(_UNITS + _LONG_UNITS) for unit in units}


def open_value(e: Expression) -> str:
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


def moved(day: int, amount: int, unit: str) -> int:
    """The day so many days, weeks, months or longer units from another."""
    if unit in _DAYS:
        return day + amount * _DAYS[unit]
    return plus_months(day, amount * _MONTHS[unit])


def shifted(shift: Shift, day: int, clock: str, zone: int | None = None) -> Place:
    """The place so many units from a day, at the time of day that `clock` and `zone` name."""
    if shift.unit in ("second", "minute", "hour"):
        return (
            of_day(day)
            if abs(shift.amount) < 24 or shift.unit != "hour"
            else of_day(day + round(shift.amount / 24))
        )
    to = moved(day, shift.amount, shift.unit)
    if clock:
        return of_day(to, Parts(clock=clock, zone=zone))
    if shift.unit in ("decade", "century") and not shift.to_the_unit:
        place = of_unit("year", to)
        return replace(place, when=When.at(Date(date_of(to)[0], approximate=True)))
    return of_unit(shift.unit, to)


def chained_place(shift: Shift, anchor: Place, clock: str) -> Place:
    """The place so many units from another; no finer than what it is counted from."""
    day = (
        anchor.last
        if shift.amount > 0 and not shift.to_the_unit and anchor.grain in ("week",)
        else anchor.first
    )
    if shift.unit in CLOCK_UNITS and anchor.when.start is not None and anchor.when.start.time is not None:
        return _moved_clock(shift, anchor.when.start.first, anchor.when.start.time)
    fine, unit = FINENESS.get(anchor.grain, 1), FINENESS.get(shift.unit, 1)
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


def _moved_clock(shift: Shift, day: int, time: int) -> Place:
    """A time of day so many hours, minutes or seconds from another; `time` in microseconds."""
    seconds = {"second": 1, "minute": 60, "hour": 3600}[shift.unit] * shift.amount + time // 1_000_000
    days, rest = divmod(seconds, 86_400)
    clock = f"{rest // 3600:02d}:{rest // 60 % 60:02d}"
    return of_day(day + days, Parts(clock=f"{clock}:{rest % 60:02d}" if shift.unit == "second" else clock))


def _coarser(shift: Shift, anchor: Place) -> Place:
    moved = shifted(shift, anchor.first, "")
    return of_unit(anchor.grain, moved.first)


def holiday_week(name: str, year: int, is_weekend: bool) -> Place:
    """The week of a holiday, or the weekend nearest to it, with the holiday where the two touch."""
    day = day_of_holiday(name, year)
    if day is None:
        return NOWHERE
    if not is_weekend:
        return of_week(day)
    saturday = day + (7 - weekday(day) - 2 if weekday(day) > 1 else -weekday(day) - 2)
    edges = (
        min(day, saturday) if weekday(day) >= 3 else saturday,
        max(day, saturday + 1) if weekday(day) == 0 else saturday + 1,
    )
    when = When.between(Date.of_day(edges[0]), Date.of_day(edges[1]))
    return replace(of_unit("weekend", saturday), when=when)


def valid(parts: Parts) -> Parts:
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
    return of_parts(valid(replace(parts, year=year)))


_ONWARD = ("until", "by", "starting", "beginning", "from")  # these look ahead where the clause allows it


def nearest(e: Expression, day: int, tense: Tense) -> Place:
    """The place of parts without a year that is nearest to a day, in the direction of the tense."""
    parts = e.parts
    if e.rule in ("quarter", "half of a year") and tense is not Tense.PAST:
        tense = Tense.OPEN  # reports speak of the quarter just over in every tense
    if parts.weekday is not None and parts.month is None:
        return _nearest_weekday(e, day, tense)
    year = date_of(day)[0]
    if e.rule == "fiscal quarter":  # whose year it is of is not known; the year of the day is the likeliest
        return in_year(parts, year)
    places = [place for place in (in_year(parts, year + step) for step in (-1, 0, 1)) if place.when.is_dated]
    if "WXX" in e.value and parts.holiday:
        is_weekend = e.value.endswith("WE")
        weeks = (holiday_week(parts.holiday, year + step, is_weekend) for step in (-1, 0, 1))
        places = [week for week in weeks if week.when.is_dated]
    places = [place for place in places if fits_weekday(parts, place)] or places
    if not places:
        return NOWHERE
    if tense is not Tense.PAST and e.relation in _ONWARD and parts.month is not None:
        tense = Tense.FUTURE
    ahead, behind = {Tense.PAST: (6.0, 1.0), Tense.FUTURE: (1.0, 20.0)}.get(tense, (1.4, 1.0))

    def distance(place: Place) -> float:
        if place.first <= day <= place.last:
            return 0.0
        return (place.first - day) * ahead if place.first > day else (day - place.last) * behind

    return min(places, key=distance)


def fits_weekday(parts: Parts, place: Place) -> bool:
    """False where a day of the week is named with a day that was another one."""
    if parts.weekday is None or parts.day is None or parts.month is None or not place.when.is_dated:
        return True
    return weekday(place.first) == parts.weekday


def _nearest_weekday(e: Expression, day: int, tense: Tense) -> Place:
    wanted = e.parts.weekday or 0
    back = (weekday(day) - wanted) % 7
    forward = (
        tense is Tense.FUTURE
        or e.relation in ("as early as", "as soon as")
        or (tense is not Tense.PAST and e.relation in _ONWARD)
    )
    to = day - back if not forward or back == 0 else day - back + 7
    return of_day(to, Parts(clock=e.parts.clock, zone=e.parts.zone))


def directed(e: Expression, day: int) -> Place:
    """As "last Friday", "next May", "this summer" from a day."""
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
        past = sorted((p for p in places if p.last < day), key=lambda p: p.first)
        if len(past) > 1 and _is_last_month(past[-1], day):
            past.pop()  # the month before this one is "last month", so that "last May", said in June, is the one before
        return past[-1] if past else NOWHERE
    if e.direction is Direction.NEXT:
        return min((p for p in places if p.first > day), key=lambda p: p.first, default=NOWHERE)
    return places[2]


def _is_last_month(place: Place, day: int) -> bool:
    """True of the whole month that came before that of a day, in its own year."""
    year, month, _ = date_of(day)
    return place.grain == "month" and date_of(place.first)[:2] == (year, month - 1)


def in_shifted_year(e: Expression, day: int) -> Place:
    assert e.shift is not None
    return of_parts(valid(replace(e.parts, year=date_of(day)[0] + e.shift.amount)))


def after(parts: Parts, anchor: Place, direction: Direction) -> Place:
    """The parts in the story that last told of `anchor`: the same year, or the next where a year's end was passed."""
    year, month, _ = date_of(anchor.first)
    if parts.weekday is not None and parts.month is None:
        if anchor.grain not in ("day", "time"):
            return Place(value_of(parts), NOWHERE.when, "")
        ahead = (parts.weekday - weekday(anchor.first)) % 7
        if direction is Direction.LAST:
            return of_day(anchor.first + ahead - 7, parts)
        return of_day(anchor.first + (ahead or 7 * (direction is Direction.NEXT)), parts)
    places = in_year(parts, year)
    if direction is Direction.NEXT and anchor.grain == "year":
        return in_year(parts, year + 1)
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


def nearest_weekend(day: int, tense: Tense) -> Place:
    """The weekend that has begun by a day, or the next one where the clause looks ahead."""
    saturday = day - (weekday(day) - 5) % 7
    return of_unit("weekend", saturday + 7 if tense is Tense.FUTURE else saturday)


def day_of_month(e: Expression, day: int) -> Place:
    """A day of the month that lies so many months from a day."""
    year, month, _ = date_of(plus_months(day, e.shift.amount if e.shift else 0))
    return of_parts(valid(replace(e.parts, year=year, month=month)))
