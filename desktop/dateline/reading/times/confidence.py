"""How sure a place on the calendar is: the share that each rule gets right, as measured on news and history.

`./dev score` prints the curve of what is said against what is right. The shares are rounded, and those of rare
rules are drawn towards the whole. A rule that is not named here keeps the confidence it was counted with.
"""

from dateline.reading.times.tense import Tense

_SHARES: dict[float, tuple[str, ...]] = {
    0.99: (
        *("day", "day in a list", "month and year", "season and year", "year and era", "decade", "century"),
        *("year, era from the range", "ISO date", "ISO week"),
    ),
    0.98: (
        *("year in a run", "near day", "named day", "holiday and year", "day, told along"),
        *("day, year from the next", "month, year from the next"),
    ),
    0.96: (
        *("year", "day in a list, told along", "near part of the day", "year in words", "quarter"),
        *("near unit, month", "first or last of a date", "Old Style and New"),
        *("day of the nearest year", "month of the nearest year", "day in a list of the nearest year"),
    ),
    0.92: (
        *("month", "month, told along", "part of a counted year", "near month or season"),
        "season, told along",
    ),
    0.88: ("last weekday", "next weekday", "near unit, year", "weekday of a month"),
    0.85: (
        *("numeric date", "year of early history", "distance from a date", "fiscal quarter"),
        "the unit spoken of",
    ),
    0.75: (
        *("next day", "time of day", "noon", "fiscal year", "year-ago quarter"),
        *("next unit after", "the quarter spoken of", "overnight"),
    ),
    0.66: (
        *("end of the unit", "holiday", "chained unit", "near unit", "near unit, week", "counted on"),
        *("counted back", "quarter by its end", "length ahead"),
    ),
    0.55: ("season", "past stretch", "the weekend"),
    0.45: ("year-ago period", "period of a year", "counted back, week"),
}
_SHARE_OF = {rule: share for share, rules in _SHARES.items() for rule in rules}
_WEEKDAY = {Tense.PAST: 0.9, Tense.FUTURE: 0.65, Tense.PRESENT: 0.85, Tense.OPEN: 0.85}


# What is counted from a date of the document's own that was only worked out is that much less sure.
_WORKED_OUT = 0.95


def confidence_of(rule: str, unit: str, counted: float, is_worked_out: bool) -> float:
    """The measured share of a rule, for the unit that it counts; what it was counted with where it was not measured."""
    share = _SHARE_OF.get(f"{rule}, {unit}") or _SHARE_OF.get(rule, counted)
    return share * _WORKED_OUT if is_worked_out else share


def confidence_of_weekday(tense: Tense) -> float:
    """That of the day of a week by the tense of its clause."""
    return _WEEKDAY[tense]
