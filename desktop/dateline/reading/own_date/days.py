"""Sets of days: disjoint stretches in order, each with its first and last day included."""

from collections.abc import Iterable

# Ends that stand for "as far back as you like" and "as far ahead".
EARLIEST, LATEST = -4_000_000_000_000, 4_000_000_000_000

Days = tuple[tuple[int, int], ...]
ALL_DAYS: Days = ((EARLIEST, LATEST),)


def joined(stretches: Iterable[tuple[int, int]]) -> Days:
    """The union of stretches."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def common(a: Days, b: Days) -> Days:
    """The days in both."""
    found, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        first, last = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if first <= last:
            found.append((first, last))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def size(days: Days) -> int:
    return sum(last - first + 1 for first, last in days)
