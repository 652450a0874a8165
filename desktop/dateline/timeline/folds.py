"""Which empty stretches of time are worth folding away, so that what is crowded gets the room."""

import math

import numpy as np

from dateline.timeline.marks import Floats

Folds = tuple[tuple[float, float], ...]

MOST_FOLDS = 4
WORTH = 0.5  # a stretch is folded where it takes more than this share of what would be shown
LEAST_HELD = 14.0  # days: what is no longer than this is shown whole with the crowd it belongs to
CROWDED = 0.05  # of the time, with half of the marks in it, is a crowd
NEAR = 0.5  # of a crowd's own length: what is no further away belongs to it
VAGUE = 0.2  # a mark longer than this share does not keep a stretch open: it is torn


def worthwhile_folds(lo: Floats, hi: Floats) -> tuple[Folds, tuple[float, float]]:
    """(the stretches to fold, first and last day of what is then shown) for marks from `lo` to `hi`; `lo` ascends.

    Each round looks only at the marks that are short beside what is not yet folded: once the years between 1945
    and 2025 are folded, an event known only to its year no longer keeps the rest of that year open.
    """
    folds: list[tuple[float, float]] = []
    start, end = float(lo[0]), float(hi.max())
    for _ in range(2 * MOST_FOLDS):
        rest = end - start - sum(b - a for a, b in folds)
        short = hi - lo <= max(rest * VAGUE, 1.0)
        starts, ends = lo[short], np.maximum.accumulate(hi[short])
        if not len(starts) or (hi <= starts[0]).any() or (lo >= ends[-1]).any():
            break  # what is left would not show them all
        start, end = float(starts[0]), float(ends[-1])
        folds = [(a, b) for a, b in folds if start < a and b < end]
        rest = end - start - sum(b - a for a, b in folds)
        gap = _widest(starts, ends, folds)
        if gap is None or gap[1] - gap[0] - _inside(folds, *gap) <= rest * WORTH:
            break
        if ((lo >= gap[0]) & (hi <= gap[1])).any():
            break
        folds = [fold for fold in folds if fold[1] <= gap[0] or fold[0] >= gap[1]] + [gap]
    folds = sorted(folds)[:MOST_FOLDS]
    if not folds:
        return (), (float(lo[0]), float(hi.max()))
    rest = end - start - sum(b - a for a, b in folds)
    return tuple(_with_room(a, b, max(rest * 0.15, 1.0)) for a, b in folds), (start, end)


def crowded_days(lo: Floats, hi: Floats, whole: float) -> tuple[float, float] | None:
    """First and last day of the stretch that holds most marks, where it is a small part of `whole` days.

    It begins with the shortest stretch that holds half of the marks, and takes in what is near at both sides.
    `lo` ascends.
    """
    half = len(lo) // 2
    widths = lo[half:] - lo[: len(lo) - half]
    first = int(np.argmin(widths))
    last = first + half
    if widths[first] >= whole * CROWDED:
        return None
    while True:
        near = max(float(lo[last] - lo[first]), 1.0) * NEAR
        if first > 0 and lo[first] - lo[first - 1] <= near:
            first -= 1
        elif last + 1 < len(lo) and lo[last + 1] - lo[last] <= near:
            last += 1
        else:
            break
    start, width = float(lo[first]), max(float(lo[last] - lo[first]), 1.0)
    short = hi[first : last + 1] - lo[first : last + 1] <= max(4 * width, LEAST_HELD)
    end = float(hi[first : last + 1][short].max(initial=start + width))
    return (start, end) if end - start < whole * 0.5 else None


def _widest(starts: Floats, ends: Floats, folds: list[tuple[float, float]]) -> tuple[float, float] | None:
    """The gap between marks of which most is not yet folded."""
    gaps = np.flatnonzero(starts[1:] > ends[:-1])
    found = [
        (float(ends[gap]), float(starts[gap + 1]))
        for gap in gaps[np.argsort(ends[gaps] - starts[gaps + 1])][:32]
    ]
    return max(found, key=lambda gap: gap[1] - gap[0] - _inside(folds, *gap), default=None)


def _inside(folds: list[tuple[float, float]], start: float, end: float) -> float:
    return sum(b - a for a, b in folds if start <= a and b <= end)


def _with_room(start: float, end: float, room: float) -> tuple[float, float]:
    """A little of the stretch is left standing at both sides; whole days."""
    room = min(room, (end - start) / 4)
    return float(math.floor(start + room)), float(math.ceil(end - room))
