"""Places in time as a person would say them who points at them: no more exactly than the hand can tell."""

from dateline.model.date import Date
from dateline.model.day import date_of
from dateline.model.when import When

_YEAR = 365.2425
_YEARS_FROM, _MONTHS_FROM = 3 * _YEAR, 92.0  # days: what is longer is told in years, in months


def about(start: float, end: float) -> When:
    """The time between two day numbers: in years that are round, in months, or in days."""
    first, last = (date_of(int(day)) for day in (start, max(start, end)))
    if end - start >= _YEARS_FROM:
        step = 10 ** max(0, len(str(int((end - start) / _YEAR))) - 2)
        years = [round(year / step) * step for year, _, _ in (first, last)]
        return When.during(*(Date.ymd(year) for year in years))
    if end - start >= _MONTHS_FROM:
        return When.during(Date.ymd(*first[:2]), Date.ymd(*last[:2]))
    return When.during(Date.ymd(*first), Date.ymd(*last))


def near(day: float, reach: float) -> When:
    """The day, month, year or round year at a day number, of which the hand can tell `reach` days apart."""
    year, month, day_of_month = date_of(int(day // 1))
    if reach <= 1:
        return When.at(Date.ymd(year, month, day_of_month))
    if reach <= 31:
        return When.at(Date.ymd(year, month))
    step = 10 ** max(0, len(str(int(reach / _YEAR))) - 1)
    return When.at(Date.ymd(round(year / step) * step))
