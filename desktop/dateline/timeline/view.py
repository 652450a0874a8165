"""What is looked at: the dates shown, the lanes, the selection; a frozen value that is not undoable."""

from dataclasses import dataclass, replace
from enum import StrEnum

MAX_DAY = 5e12  # some 13.7 billion years from 1970, either way
MIN_SPAN = 10 / 86_400  # ten seconds


class LanesBy(StrEnum):
    """What the lanes stand for; LANE is the lane that a person gave each event."""

    NONE = "none"
    KIND = "kind"
    PERSON = "person"
    PLACE = "place"
    SOURCE = "source"
    TAG = "tag"
    LANE = "lane"


class Scale(StrEnum):
    """How time becomes length: evenly, by distance from `origin`, counted from it, or event after event."""

    LINEAR = "linear"
    LOG = "log"
    RELATIVE = "relative"
    SEQUENCE = "sequence"


class Layout(StrEnum):
    """ACROSS is the timeline, on which time runs to the right; DOWN the chronicle, a column to be read."""

    ACROSS = "across"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class View:
    """The part of a project that is shown, and how.

    `start` and `end` are day numbers (model.day) with a fraction for the time of day; start < end. `selection`
    holds ids of events or statements. `shown` are the ids that pass the filter, None for all.
    `lane_order` names lanes that a person put first; `collapsed` those drawn as a density strip. `origin` is
    the day from which the scales LOG and RELATIVE count. `folds` are empty stretches (start, end) drawn as a
    tear. `today` is given by the caller, who may read the clock. `type_size` 1 is for a desk, 1.6 for a hall.
    `layout` says which way time runs, `reading_size` how large the type of a chronicle is, 1 being normal.
    `packed_at` are the dates for which rows were packed last: it keeps rows still while the hand moves.
    """

    start: float = 0.0
    end: float = 1.0
    selection: tuple[str, ...] = ()
    shown: frozenset[str] | None = None
    lanes_by: LanesBy = LanesBy.NONE
    lane_order: tuple[str, ...] = ()
    collapsed: tuple[str, ...] = ()
    scale: Scale = Scale.LINEAR
    origin: int | None = None
    folds: tuple[tuple[float, float], ...] = ()
    type_size: float = 1.0
    today: int | None = None
    layout: Layout = Layout.ACROSS
    reading_size: float = 1.0
    packed_at: tuple[float, float] | None = None

    @property
    def span(self) -> float:
        """Days from start to end."""
        return self.end - self.start

    @property
    def is_unset(self) -> bool:
        """True while no dates were chosen."""
        return (self.start, self.end) == (0.0, 1.0)

    def between(self, start: float, end: float) -> "View":
        """The same view over other dates, kept inside what can be drawn."""
        start, end = kept(start, end)
        return replace(self, start=start, end=end)


def kept(start: float, end: float) -> tuple[float, float]:
    """The nearest pair of dates that can be drawn: neither too close for a float64 nor beyond all ages."""
    if end < start:
        start, end = end, start
    far = max(abs(start), abs(end))
    least = max(MIN_SPAN, far * 2.0**-36)
    if end - start < least:
        middle = (start + end) / 2
        start, end = middle - least / 2, middle + least / 2
    span = min(end - start, 2 * MAX_DAY)
    start = min(max(start, -MAX_DAY), MAX_DAY - span)
    return start, start + span
