"""Puts intervals into rows in which nothing overlaps: interval partitioning, with as few rows as there can be."""

from bisect import bisect_left
from heapq import heappop, heappush

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


def in_turn(starts: Floats, ends: Floats) -> Ints:
    """The row of each interval, rows being reused in the order in which they get free; for very many.

    `starts` ascend. A new row is opened only where more intervals run than ever before, so there are `depth`
    rows; the k-th interval that opens none takes the row of the k-th that ended. That chain of predecessors is
    followed by pointer doubling.
    """
    count = len(starts)
    if not count:
        return np.empty(0, np.int32)
    by_end = np.argsort(ends, kind="stable")
    gone = np.searchsorted(ends[by_end], starts, side="right")
    running = np.arange(1, count + 1) - gone
    opens = running > np.concatenate(([0], np.maximum.accumulate(running)[:-1]))
    before = np.arange(count)
    reusers = np.flatnonzero(~opens)
    before[reusers] = by_end[: len(reusers)]
    while True:
        further = before[before]
        if np.array_equal(further, before):
            break
        before = further
    row = np.empty(count, np.int32)
    row[np.flatnonzero(opens)] = np.arange(int(opens.sum()), dtype=np.int32)
    return row[before]


def best_fit(starts: Floats, ends: Floats, order: Ints, rows: int) -> Ints:
    """Which intervals get a place in so many rows, when they may choose in this order; numbers, ascending."""
    taken: list[tuple[list[float], list[float]]] = [([], []) for _ in range(rows)]
    first, last = starts.tolist(), ends.tolist()
    chosen = []
    for number in order.tolist():
        start, end = first[number], last[number]
        for row_starts, row_ends in taken:
            place = bisect_left(row_starts, start)
            if (place == 0 or row_ends[place - 1] <= start) and (
                place == len(row_starts) or row_starts[place] >= end
            ):
                row_starts.insert(place, start)
                row_ends.insert(place, end)
                chosen.append(number)
                break
    return np.array(sorted(chosen), np.int32)
