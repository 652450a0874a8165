"""When something was: a shape over one or two dates, from an exact minute to "some time before 44 BC"."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.date import Date, Precision


class Shape(StrEnum):
    """What a When claims about its dates; each has one EDTF form."""

    POINT = "point"  # once, at some time inside `start` (2025-05-09, 1998-05, 19XX)
    RANGE = "range"  # all the time from `start` to `end` (2025-05-07/2025-05-10)
    BETWEEN = "between"  # once, at some time from `start` to `end` ([1939-09..1940-02])
    BEFORE = "before"  # once, at `end` or earlier ([..1453])
    AFTER = "after"  # once, at `start` or later ([1453..])
    SINCE = "since"  # from `start` on, still going on (2012/..)
    UNTIL = "until"  # up to `end`, the start not known (/1945)
    UNDATED = "undated"  # nothing is known; may stand in a sequence by its links


@dataclass(frozen=True, slots=True)
class When:
    """A place in time. `start` and `end` are None where `shape` leaves them open; a POINT has both the same."""

    shape: Shape
    start: Date | None = None
    end: Date | None = None

    def __post_init__(self) -> None:
        needs = _NEEDS[self.shape]
        if (self.start is not None, self.end is not None) != needs:
            raise ValueError(f"a {self.shape} needs start, end = {needs}")
        if self.start is self.end or self.start is None or self.end is None:
            return
        if self.start.first_moment >= self.end.last_moment:
            raise ValueError("the end comes before the start")

    @classmethod
    def at(cls, date: Date) -> "When":
        """Once, some time inside `date`."""
        return cls(Shape.POINT, date, date)

    @classmethod
    def during(cls, start: Date, end: Date) -> "When":
        """All the time from `start` to `end`, both included."""
        return cls(Shape.RANGE, start, end)

    @classmethod
    def between(cls, start: Date, end: Date) -> "When":
        """Once, not before `start` and not after `end`."""
        return cls(Shape.BETWEEN, start, end)

    @classmethod
    def before(cls, end: Date) -> "When":
        return cls(Shape.BEFORE, None, end)

    @classmethod
    def after(cls, start: Date) -> "When":
        return cls(Shape.AFTER, start, None)

    @classmethod
    def since(cls, start: Date) -> "When":
        return cls(Shape.SINCE, start, None)

    @classmethod
    def until(cls, end: Date) -> "When":
        return cls(Shape.UNTIL, None, end)

    @property
    def first(self) -> int | None:
        """The earliest day number it can touch; None where it is open to the past or undated."""
        return self.start.first if self.start else None

    @property
    def last(self) -> int | None:
        """The latest day number it can touch, itself included; None where open to the future or undated."""
        return self.end.last if self.end else None

    @property
    def anchor_day(self) -> int | None:
        """The day by which it sorts and near which it is drawn: its first day, else its last."""
        first = self.first
        return first if first is not None else self.last

    @property
    def is_dated(self) -> bool:
        return self.shape is not Shape.UNDATED

    @property
    def is_certain(self) -> bool:
        """True where no date of it is said to be approximate or uncertain."""
        return all(date.is_certain for date in (self.start, self.end) if date)

    @property
    def is_exact(self) -> bool:
        """True for one certain day (or a time within it)."""
        return (
            self.shape is Shape.POINT
            and self.start is not None
            and self.start.precision >= Precision.DAY
            and self.is_certain
        )

    @property
    def precision(self) -> Precision | None:
        """That of its coarser date; None where undated."""
        return min((date.precision for date in (self.start, self.end) if date), default=None)


_NEEDS = {
    Shape.POINT: (True, True),
    Shape.RANGE: (True, True),
    Shape.BETWEEN: (True, True),
    Shape.BEFORE: (False, True),
    Shape.AFTER: (True, False),
    Shape.SINCE: (True, False),
    Shape.UNTIL: (False, True),
    Shape.UNDATED: (False, False),
}

UNDATED = When(Shape.UNDATED)
