"""Places on the calendar: a TIMEX3 value together with the When it stands for."""

from dataclasses import dataclass, replace

from dateline.model.date import Date, Precision
from dateline.model.day import date_of, day_of, weekday
from dateline.model.when import UNDATED, Shape, When
from dateline.reading.times.calendar_rules import nth_weekday
from dateline.reading.times.expression import NO_PARTS, Parts
from dateline.reading.times.grammar.rules import value_of, year_value

_PERIODS = {10: Precision.DECADE, 100: Precision.CENTURY, 1000: Precision.MILLENNIUM}
_CLOCK = (Precision.HOUR, Precision.MINUTE, Precision.SECOND)


@dataclass(frozen=True, slots=True)
class Place:
    """A TIMEX3 `value` and the `when` it stands for; `grain` is the unit that it names ("day", "week", "year" …)."""

    value: str
    when: When
    grain: str

    @property
    def first(self) -> int:
        assert self.when.start is not None
        return self.when.start.first

    @property
    def last(self) -> int:
        assert self.when.end is not None
        return self.when.end.last


NOWHERE = Place("", UNDATED, "")


def of_parts(parts: Parts) -> Place:
    """The place of parts that name their year."""
    year = parts.year
    if year is None:
        return NOWHERE
    value = value_of(parts)
    if parts.years > 1:
        grain = {10: "decade", 100: "century", 1000: "millennium"}[parts.years]
        if year + parts.years > 10_000 or year < -9_999:  # masked digits reach no further
            return Place(value, When.between(Date(year), Date(year + parts.years - 1)), grain)
        return Place(value, When.at(Date(year, precision=_PERIODS[parts.years])), grain)
    if abs(year) >= 100_000:
        return _ages(year)
    if parts.month is None:
        return Place(value, When.at(Date(year)), "year")
    if parts.nth and parts.weekday is not None:
        return of_day(nth_weekday(year, parts.month, parts.weekday, parts.nth))
    if parts.day is None:
        grain = "month" if parts.month <= 12 else _grain_of_code(parts.month)
        return Place(value, When.at(Date.ymd(year, parts.month)), grain)
    day = Date.ymd(year, parts.month, parts.day)
    if parts.clock[:1].isdecimal():
        return Place(value, When.at(_at_clock(day, parts)), "time")
    return Place(value, When.at(day), "time" if parts.clock else "day")


def _ages(year: int) -> Place:
    scale, name, precision = (10**6, "MA", Precision.MILLION_YEARS)
    if -year >= 10**9:
        scale, name, precision = (10**9, "GA", Precision.BILLION_YEARS)
    if year > -scale:
        return Place(f"KA{-year / 1000:g}", When.at(Date(year, approximate=True)), "year")
    value = f"{name}{-year / scale:g}"
    if -year % scale:
        return Place(value, When.at(Date(year, approximate=True)), "year")
    return Place(value, When.at(Date(year - scale + 1, precision=precision)), "year")


def _grain_of_code(code: int) -> str:
    return "season" if code <= 32 else "quarter" if code <= 36 else "half"


def _at_clock(day: Date, parts: Parts) -> Date:
    """The day with its time of day; 24:00 stays with the day that it ends."""
    numbers = [int(part) for part in parts.clock.split(":")]
    if numbers[0] >= 24:
        return day
    seconds = sum(number * unit for number, unit in zip(numbers, (3600, 60, 1), strict=False))
    precision = _CLOCK[len(numbers) - 1]
    return replace(day, time=seconds * 1_000_000, precision=precision, zone=parts.zone)


def of_day(day: int, parts: Parts = NO_PARTS) -> Place:
    """The place of a day number, with the time of day that `parts` name."""
    year, month, day_of_month = date_of(day)
    return of_parts(replace(parts, year=year, month=month, day=day_of_month, years=1, decade=None))


def winter_by_its_end(place: Place) -> Place:
    """A winter with the TIMEX3 value of the year it ends in, as annotators name one that the words give no year."""
    if place.when.start is None or not place.value.endswith("-WI"):
        return place
    return replace(place, value=f"{year_value(date_of(place.first)[0] + 1)}-WI")


def of_week(day: int) -> Place:
    """The week from Monday to Sunday that a day lies in."""
    monday = day - weekday(day)
    year, number = iso_week(day)
    when = When.between(Date.of_day(monday), Date.of_day(monday + 6))
    return Place(f"{year_value(year)}-W{number:02d}", when, "week")


def of_weekend(day: int) -> Place:
    """The weekend of the week that a day lies in."""
    saturday = day - weekday(day) + 5
    year, number = iso_week(day)
    when = When.between(Date.of_day(saturday), Date.of_day(saturday + 1))
    return Place(f"{year_value(year)}-W{number:02d}-WE", when, "weekend")


def iso_week(day: int) -> tuple[int, int]:
    """(year, number) of the ISO 8601 week of a day: week 1 holds the first Thursday of its year."""
    thursday = day - weekday(day) + 3
    year = date_of(thursday)[0]
    return year, (thursday - day_of(year)) // 7 + 1


def of_unit(unit: str, day: int) -> Place:
    """The unit of the calendar that a day lies in: its week, month, quarter, year, decade …"""
    year, month, _ = date_of(day)
    if unit in ("day", "night"):
        return of_day(day)
    if unit in ("week", "fortnight"):
        return of_week(day)
    if unit == "weekend":
        return of_weekend(day)
    if unit == "month":
        return of_parts(Parts(year, month))
    if unit == "quarter":
        return of_parts(Parts(year, 33 + (month - 1) // 3))
    if unit == "half":
        return of_parts(Parts(year, 40 + (month - 1) // 6))
    if unit == "season":
        return of_parts(Parts(year - (month < 3), (24, 21, 22, 23)[month % 12 // 3]))
    if unit in ("decade", "century", "millennium"):
        length = {"decade": 10, "century": 100, "millennium": 1000}[unit]
        start = year // length * length if year > 0 else (year - 1) // length * length + 1
        return of_parts(Parts(start, years=length))
    return of_parts(Parts(year))


def _edge(date: Date | None, end: int) -> Date | None:
    """The date as one end of an interval: the first or last year of a decade BC, which EDTF has no digits for."""
    if date is not None and date.precision == Precision.DECADE and date.year < 0:
        return replace(date, year=date.years[end], precision=Precision.YEAR)
    return date


def spanning(first: Place, last: Place, is_between: bool) -> When:
    """The When from one place to the other; UNDATED where the second does not come after the first."""
    start, end = _edge(first.when.start, 0), _edge(last.when.end, 1)
    if start is None or end is None or start.first_moment >= end.last_moment:
        return UNDATED
    return When.between(start, end) if is_between else When.during(start, end)


_HALVES = {"FIRST_HALF": "START", "SECOND_HALF": "END"}
_THIRDS = {"START": 0, "MID": 1, "END": 2}


def narrowed(place: Place, modifier: str) -> When:
    """The When of a place that is said to be early, mid or late in its unit, or about."""
    when = place.when
    if modifier == "APPROX" and when.start and when.end:
        if when.shape is Shape.POINT:
            return When.at(when.start.qualified(approximate=True))
        return replace(
            when, start=when.start.qualified(approximate=True), end=when.end.qualified(approximate=True)
        )
    if modifier in _HALVES and when.start is not None and when.start.precision in _PERIODS.values():
        first, last = when.start.years
        middle = first + (last - first) // 2
        return When.between(
            *((Date(first), Date(middle)) if modifier == "FIRST_HALF" else (Date(middle + 1), Date(last)))
        )
    modifier = _HALVES.get(modifier, modifier)
    if modifier not in _THIRDS or when.shape is not Shape.POINT or when.start is None:
        return when
    return _third(when, when.start, _THIRDS[modifier])


def _third(when: When, date: Date, third: int) -> When:
    """The first, middle or last part of a month, a season, a year, a decade or a century."""
    year = date.year
    if date.precision == Precision.MONTH:
        first, last = ((1, 10), (11, 20), (21, 31))[third]
        days = date.last - date.first + 1
        return When.between(Date.ymd(year, date.month, first), Date.ymd(year, date.month, min(last, days)))
    if date.precision == Precision.YEAR:
        return When.between(Date.ymd(year, third * 4 + 1), Date.ymd(year, third * 4 + 4))
    if date.precision in _PERIODS.values():
        years = date.years[1] - date.years[0] + 1
        cuts = {10: ((0, 3), (4, 6), (7, 9))}.get(
            years, ((0, years // 3 - 1), (years // 3, 2 * years // 3), (2 * years // 3 + 1, years - 1))
        )
        first, last = cuts[third]
        return When.between(Date(year + first), Date(year + last))
    return when


_BEFORE = ("before", "prior to")
_BY = ("by", "no later than", "not later than", "on or before")
_SINCE = (
    "since",
    "as from",
    "starting",
    "starting on",
    "starting in",
    "starting from",
    "beginning",
    "beginning on",
    "beginning in",
    "effective",
)
_UNTIL = ("until", "till", "up to", "up until", "through", "thru")
_AFTER = ("after", "following", "no earlier than", "not before", "on or after", "as early as")


def related(when: When, relation: str, modifier: str = "") -> When:
    """The When of a date behind "by", "before", "since", "until" or "after"."""
    start, end = _edge(when.start, 0), _edge(when.end, 1)
    if start is None or end is None:
        return when
    if relation in _BY or (relation in _BEFORE and modifier == "END"):
        return When.before(end)
    if relation in _BEFORE:
        return When.before(_neighbour(start, -1))
    if relation in _SINCE:
        return When.since(end if modifier == "END" else start)
    if relation in _UNTIL:
        return When.until(end)
    if relation in _AFTER:
        return When.after(
            end
            if relation in ("on or after", "no earlier than", "not before", "as early as")
            else _neighbour(end, 1)
        )
    return when


def _neighbour(date: Date, step: int) -> Date:
    """The date just before or after, of the same precision where that is a year, a month or a day."""
    if date.precision == Precision.YEAR:
        return replace(date, year=date.year + step)
    edge = date.first - 1 if step < 0 else date.last + 1
    year, month, day = date_of(edge)
    if date.precision == Precision.MONTH:
        return Date.ymd(year, month)
    if date.precision < Precision.YEAR:
        return Date(year)
    return Date.ymd(year, month, day)


def coarse(first: Place, last: Place) -> Place:
    """One place for what may stand at either of two: what both share, and the time between them."""
    if first.value == last.value:
        return first
    start, end = _edge(first.when.start, 0), _edge(last.when.end, 1)
    if start is None or end is None or start.first_moment >= end.last_moment:
        return NOWHERE
    (y1, m1, _), (y2, m2, _) = date_of(first.first), date_of(last.last)
    if y1 != y2:
        value = "XXXX"
    elif m1 != m2:
        value = year_value(y1)
    else:
        value = f"{year_value(y1)}-{m1:02d}" + ("-XX" if first.grain == "day" else "")
    return Place(value, When.between(start, end), first.grain)
