"""The course of a narrative: which year is each month or day of a story that names no year?

A story goes on, now and then leaps ahead, seldom goes back, and names dates in passing. Of all the ways to give
years to the dates that have none, the one with the least leaping is chosen; the dates in full on both sides hold
it. This is a shortest path, found in time linear in the number of dates.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import log1p

from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form
from dateline.reading.times.shifting import fits_weekday, in_year

# What it costs, measured on histories; the exact figures matter little.
_AHEAD = 0.4  # a leap ahead, by the logarithm of its months
_BACK, _FAR_BACK = 0.5, 0.8  # a leap back, and by the logarithm of its months
_YEAR_UNSAID = 1.0  # a date without a year in another year than the date before it
_YEAR_IN_PASSING, _DATE_IN_PASSING = 0.8, 2.0  # to take a date in full as named in passing
_TURN_BACK = 1.0  # to tell of an earlier month of the year that is named again
_IN_SEASON = 0.3  # to begin in the second of two years that are named as one
_NEVER = 50.0  # a range that ends before it begins
# "The heaviest defeat since 1974", "signed until 2026": the story is not there.
_IN_PASSING = ("since", "until")
_LOOK_BACK = 4  # dates that may be passed over in a row


@dataclass(frozen=True, slots=True)
class _Stop:
    """A date on the way with one year tried for it; days as numbers."""

    first: int
    last: int
    year: int
    is_open: bool
    is_year: bool
    ends_range: bool = False  # of which the date before it is the other end


def years_of_story(expressions: tuple[Expression, ...]) -> dict[int, int]:
    """The year of each expression that names a month but no year, by its number; empty where nothing holds any."""
    numbers = [number for number, e in enumerate(expressions) if _is_stop(e)]
    choices = [_tried(expressions, numbers, place) for place in range(len(numbers))]
    chosen = _least_leaping(choices)
    return {
        number: stop.year
        for number, stop in zip(numbers, chosen, strict=True)
        if stop is not None and stop.is_open
    }


def _is_stop(e: Expression) -> bool:
    if e.type not in (TimexType.DATE, TimexType.TIME) or e.parts.years > 1 or e.rule == "named day":
        return False
    if e.form is Form.FULL and e.relation in _IN_PASSING and e.joint is None and e.parts.month is None:
        return False
    if e.form is Form.FULL:
        return e.parts.year is not None and abs(e.parts.year) < 9000
    return e.form is Form.PARTIAL and e.parts.month is not None


def _tried(expressions: tuple[Expression, ...], numbers: list[int], place: int) -> list[_Stop]:
    """The stops with each year that an expression may have: its own, or those near the dates in full around it."""
    e = expressions[numbers[place]]
    if e.parts.year is not None:
        years = {e.parts.year}
    else:
        before = _year_from(expressions, reversed(numbers[max(0, place - 60) : place]))
        behind = _year_from(expressions, numbers[place + 1 : place + 60])
        years = {
            year + step
            for year, steps in ((before, (-1, 0, 1)), (behind, (-1, 0)))
            if year is not None
            for step in steps
        }
        if place and expressions[numbers[place - 1]].parts.month is None:
            years |= set(_years_told(expressions, reversed(numbers[max(0, place - 60) : place])))
        years = {year for year in years if fits_weekday(e.parts, in_year(e.parts, year))} or years
    stops = []
    ends_range = place > 0 and e.joint is not None and expressions[numbers[place - 1]].joint is e.joint
    for year in sorted(years):
        when = in_year(e.parts, year).when
        if when.start is not None and when.end is not None:
            is_year = e.parts.month is None
            stops.append(
                _Stop(when.start.first, when.end.last, year, e.parts.year is None, is_year, ends_range)
            )
    return stops


def _year_from(expressions: tuple[Expression, ...], numbers: Iterable[int]) -> int | None:
    for number in numbers:
        year = expressions[number].parts.year
        if year is not None:
            return year
    return None


def _years_told(expressions: tuple[Expression, ...], numbers: Iterable[int]) -> Iterator[int]:
    """The years of the last few dates in full: a story comes back to one from what it named in passing."""
    years = (expressions[number].parts.year for number in numbers)
    return islice((year for year in years if year is not None), _LOOK_BACK)


def _least_leaping(choices: list[list[_Stop]]) -> list[_Stop | None]:
    """The stop of each place on the cheapest way through; None for a place that has none."""
    costs: list[list[tuple[float, tuple[int, int] | None]]] = []
    for place, stops in enumerate(choices):
        costs.append([_best_way_to(choices, costs, place, stop) for stop in stops])
    chosen: list[_Stop | None] = [None] * len(choices)
    place = len(choices) - 1
    while place >= 0 and not choices[place]:
        place -= 1
    if place < 0:
        return chosen
    at: tuple[int, int] | None = (place, min(range(len(costs[place])), key=lambda i: costs[place][i][0]))
    while at is not None:
        chosen[at[0]] = choices[at[0]][at[1]]
        at = costs[at[0]][at[1]][1]
    return chosen


def _best_way_to(
    choices: list[list[_Stop]],
    costs: list[list[tuple[float, tuple[int, int] | None]]],
    place: int,
    stop: _Stop,
) -> tuple[float, tuple[int, int] | None]:
    best: tuple[float, tuple[int, int] | None] = (0.0, None)
    found = False
    passed = 0.0
    for back in range(place - 1, max(-1, place - 2 - _LOOK_BACK), -1):
        for index, before in enumerate(choices[back]):
            is_season = _is_season(choices[back - 1] if back else [], before) and stop.is_open
            leap = (
                _IN_SEASON * (stop.year == before.year) if is_season and stop.year in _years(before) else None
            )
            cost = costs[back][index][0] + passed + (_leap(before, stop) if leap is None else leap)
            if before.is_year and stop.is_open and before.year == stop.year:
                cost += _turn_back(choices, costs[back][index][1], stop)
            if not found or cost < best[0]:
                best, found = (cost, (back, index)), True
        if choices[back]:
            if choices[back][0].is_open:
                break
            passed += _YEAR_IN_PASSING if choices[back][0].is_year else _DATE_IN_PASSING
    return best


def _is_season(start: list[_Stop], end: _Stop) -> bool:
    """True for the second year of "2021–22": what is told of the season begins in the first."""
    return end.ends_range and end.is_year and [stop.year for stop in start] == [end.year - 1]


def _years(end: _Stop) -> tuple[int, int]:
    return end.year - 1, end.year


def _turn_back(choices: list[list[_Stop]], earlier: tuple[int, int] | None, stop: _Stop) -> float:
    """What it costs to go back within a year that is only named again, when more of it had been told before."""
    if earlier is None:
        return 0.0
    told = choices[earlier[0]][earlier[1]]
    return _TURN_BACK if told.year == stop.year and told.first > stop.last and not told.is_year else 0.0


def _leap(a: _Stop, b: _Stop) -> float:
    ahead, back = b.first - a.last, a.first - b.last
    unsaid = _YEAR_UNSAID if b.is_open and a.year != b.year else 0.0
    if ahead > 0:
        cost = unsaid + _AHEAD * log1p(ahead / 30)
    elif back > 0 and b.ends_range:
        return _NEVER
    elif back > 0:
        cost = unsaid + _BACK + _FAR_BACK * log1p(back / 30)
    else:
        return unsaid
    return cost
