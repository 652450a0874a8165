"""One calendar date of any precision, from a second to a billion years, as EDTF (ISO 8601-2:2019) knows it."""

from dataclasses import dataclass, replace
from enum import IntEnum

from dateline.model.day import DAY_US, date_of, day_of, month_length


class Precision(IntEnum):
    """How closely a date is known, from coarse to fine; they compare in that order."""

    BILLION_YEARS = 0
    MILLION_YEARS = 1
    MILLENNIUM = 2
    CENTURY = 3
    DECADE = 4
    YEAR = 5
    SEASON = 6
    MONTH = 7
    DAY = 8
    HOUR = 9
    MINUTE = 10
    SECOND = 11


YEARS_OF = {
    Precision.BILLION_YEARS: 1_000_000_000,
    Precision.MILLION_YEARS: 1_000_000,
    Precision.MILLENNIUM: 1_000,
    Precision.CENTURY: 100,
    Precision.DECADE: 10,
    Precision.YEAR: 1,
}

# EDTF level 2 codes in the place of a month: (first month, months). A winter runs into the next year.
SEASONS: dict[int, tuple[int, int]] = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),  # seasons, hemisphere not said (read as northern)
    25: (3, 3),
    26: (6, 3),
    27: (9, 3),
    28: (12, 3),  # northern
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),  # southern
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),  # quarters
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),  # thirds of a year
    40: (1, 6),
    41: (7, 6),  # halves
}

_CLOCK_US = {Precision.HOUR: 3_600_000_000, Precision.MINUTE: 60_000_000, Precision.SECOND: 1_000_000}


@dataclass(frozen=True, slots=True)
class Date:
    """A date known to `precision`.

    `year` is astronomical (0 is 1 BC); for a decade or anything coarser it is the earliest year of the
    period: 1970 for 197X, -499 for -04XX (500–401 BC), -99 for -00XX (the first century BC). `month` is 1–12
    or an EDTF season code 21–41 (precision SEASON). `time` is microseconds after midnight (HOUR, MINUTE,
    SECOND), `zone` minutes east of UTC. Raises ValueError where the parts make no date.
    """

    year: int
    month: int | None = None
    day: int | None = None
    time: int | None = None
    precision: Precision = Precision.YEAR
    zone: int | None = None
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        p = self.precision
        if p >= Precision.MONTH and not (self.month and 1 <= self.month <= 12):
            raise ValueError(f"no such month: {self.month}")
        if p == Precision.SEASON and self.month not in SEASONS:
            raise ValueError(f"no such season: {self.month}")
        if p >= Precision.DAY:
            assert self.month is not None
            if not self.day or not 1 <= self.day <= month_length(self.year, self.month):
                raise ValueError(f"no such day: {self.year}-{self.month}-{self.day}")
        if p >= Precision.HOUR and not (self.time is not None and 0 <= self.time < DAY_US):
            raise ValueError(f"no such time of day: {self.time}")

    @classmethod
    def of_day(cls, day: int) -> "Date":
        """The exact day with this day number."""
        year, month, day_of_month = date_of(day)
        return cls(year, month, day_of_month, precision=Precision.DAY)

    @classmethod
    def ymd(cls, year: int, month: int | None = None, day: int | None = None) -> "Date":
        """A year, a month (or a season code) or a day, by how much is given."""
        if month is None:
            return cls(year)
        if day is not None:
            return cls(year, month, day, precision=Precision.DAY)
        return cls(year, month, precision=Precision.SEASON if month > 12 else Precision.MONTH)

    @property
    def years(self) -> tuple[int, int]:
        """First and last astronomical year that the date names (a winter: the year that it begins in, twice)."""
        return self.year, self.year + YEARS_OF.get(self.precision, 1) - 1

    @property
    def first(self) -> int:
        """The first day number it can mean."""
        if self.precision >= Precision.DAY:
            return day_of(self.year, self.month or 1, self.day or 1)
        if self.precision == Precision.MONTH:
            return day_of(self.year, self.month or 1)
        if self.precision == Precision.SEASON:
            return day_of(self.year, SEASONS[self.month or 21][0])
        return day_of(self.years[0])

    @property
    def last(self) -> int:
        """The last day number it can mean, itself included."""
        if self.precision >= Precision.DAY:
            return self.first
        if self.precision in (Precision.MONTH, Precision.SEASON):
            month, months = (self.month or 1, 1)
            if self.precision == Precision.SEASON:
                month, months = SEASONS[self.month or 21]
            years, month0 = divmod(month - 1 + months, 12)
            return day_of(self.year + years, month0 + 1) - 1
        return day_of(self.years[1] + 1) - 1

    @property
    def first_moment(self) -> tuple[int, int]:
        """(day number, microsecond) at which it begins, zone not applied."""
        return self.first, self.time or 0

    @property
    def last_moment(self) -> tuple[int, int]:
        """(day number, microsecond), half-open: the moment at which it is over."""
        length = _CLOCK_US.get(self.precision)
        if length is None or self.time is None:
            return self.last + 1, 0
        days, us = divmod(self.time + length, DAY_US)
        return self.first + days, us

    @property
    def is_certain(self) -> bool:
        return not (self.approximate or self.uncertain)

    def qualified(self, *, approximate: bool = False, uncertain: bool = False) -> "Date":
        """The same date with these doubts added to it."""
        return replace(
            self, approximate=self.approximate or approximate, uncertain=self.uncertain or uncertain
        )
