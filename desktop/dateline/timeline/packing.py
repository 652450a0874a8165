"""Puts intervals into rows in which nothing overlaps: interval partitioning, with as few rows as there can be."""

from bisect import bisect_right
from functools import lru_cache
from heapq import heapify, heappop, heappush, heapreplace
from math import inf

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


def depth(starts: Floats, ends: Floats) -> int:
    """How many intervals [start, end) cover one point at most: the least number of rows there can be."""
    if not len(starts):
        return 0
    starts = np.sort(starts)
    gone = np.searchsorted(np.sort(ends), starts, side="right")
    return int((np.arange(1, len(starts) + 1) - gone).max())


def first_fit(starts: Floats, ends: Floats) -> Ints:
    """The row of each interval, the lowest that is free; `starts` ascend. As few rows as `depth` says."""
    rows = np.empty(len(starts), np.int32)
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    opened = 0
    for number, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        if free:
            row = heappop(free)
        else:
            row, opened = opened, opened + 1
        rows[number] = row
        heappush(busy, (end, row))
    return rows


def beside(reached: list[float], ends: Floats) -> Ints:
    """Rows for intervals, in the order of their starts, after those already there, which have `reached` so far.

    Each takes the row that is free first. Where none is, intervals overlap, for no row is opened.
    """
    rows = np.empty(len(ends), np.int32)
    busy = [(end, row) for row, end in enumerate(reached)]
    heapify(busy)
    for number, end in enumerate(ends.tolist()):
        free, row = busy[0]
        rows[number] = row
        heapreplace(busy, (max(free, end), row))
    return rows


def best_fit(starts: Floats, ends: Floats, order: Ints, rows: int) -> Ints:
    """Which intervals get a place in so many rows, when they may choose in this order; numbers, ascending.

    Most edits change none of the marks that compete, so the answers are remembered.
    """
    return _best_fit(starts.tobytes(), ends.tobytes(), order.tobytes(), rows)


@lru_cache(maxsize=64)
def _best_fit(starts: bytes, ends: bytes, order: bytes, rows: int) -> Ints:
    taken = [
        [inf] for _ in range(rows)
    ]  # of each row where intervals start and end, by turns, and no end of it
    first, last = np.frombuffer(starts).tolist(), np.frombuffer(ends).tolist()
    chosen = []
    for number in np.frombuffer(order, np.int32).tolist():
        start, end = first[number], last[number]
        for row in taken:
            place = bisect_right(row, start)
            if not place % 2 and end <= row[place]:  # it starts in a gap, and ends before the next one starts
                row[place:place] = (start, end)
                chosen.append(number)
                break
    return np.array(sorted(chosen), np.int32)
