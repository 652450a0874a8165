"""How sure a place on the calendar is: the share that each rule gets right, as measured on news and history.

`./dev score` prints the curve of what is said against what is right. The shares are rounded, and those of rare
rules are drawn towards the whole; a rule that is not named here keeps the confidence it was counted with.
"""

from dateline.reading.times.tense import Tense

_SHARES: dict[float, tuple[str, ...]] = {
    0.98: (
        *("day", "month and year", "year and era", "year in a run", "season and year", "century", "decade"),
        *(
            "ISO date",
            "day in a list",
            "near day",
            "year, era from the range",
            "named day",
            "holiday and year",
        ),
        *("day, year from the next", "month, year from the next", "day, told along"),
    ),
    0.96: ("year", "day in a list, told along", "near part of the day", "year in words"),
    0.93: ("day of the nearest year", "month of the nearest year", "day in a list of the nearest year"),
    0.92: ("month", "quarter", "month, told along", "part of a counted year"),
    0.88: ("last weekday", "next weekday", "near month or season"),
    0.85: ("numeric date", "year of early history"),
    0.75: ("next day", "near unit", "time of day", "the weekend", "fiscal year", "fiscal quarter"),
    0.68: ("year-ago quarter", "chained unit", "end of the unit", "next unit after", "holiday"),
    0.6: (
        "season, told along",
        "season",
        "the quarter spoken of",
        "the unit spoken of",
        "counted on",
        "past stretch",
    ),
    0.5: ("counted back", "year-ago period", "period of a year"),
}
_SHARE_OF = {rule: share for share, rules in _SHARES.items() for rule in rules}
_WEEKDAY = {Tense.PAST: 0.89, Tense.FUTURE: 0.6, Tense.PRESENT: 0.75, Tense.OPEN: 0.75}


def confidence_of(rule: str, counted: float) -> float:
    """The measured share of a rule; what it was counted with where it was not measured."""
    return _SHARE_OF.get(rule, counted)


def confidence_of_weekday(tense: Tense) -> float:
    """That of the day of a week by the tense of its clause."""
    return _WEEKDAY[tense]
