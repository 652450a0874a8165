"""Marks whose titles have no room: a grey tick under each, and words near them that tell how many they are."""

from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from dateline.model.words import counted
from dateline.timeline.chart import Chart
from dateline.timeline.furniture import MAJOR_BASELINE, SMALL, Parts
from dateline.timeline.labels import Fitter
from dateline.timeline.lanes import Lane, Packing
from dateline.timeline.marks import Floats
from dateline.timeline.placing import Placed
from dateline.timeline.scene import FAINT, SECOND, Box, Face, Label, Rect

TICK = 4  # pixels of height of a tick

Places = NDArray[np.int64]
Major = tuple[float, str]  # the x of an upper tick of the axis, its words


def untitled(chart: Chart, placed: list[Placed], titles: list[Label]) -> list[Places]:
    """Of each lane the places of the marks that have no title."""
    is_bare = chart.kept.setdefault(
        "bare", np.ones(len(chart.marks), bool)
    )  # made once: there may be a million
    assert isinstance(is_bare, np.ndarray)
    titled = [label.mark for label in titles]
    is_bare[titled] = False
    found = [np.flatnonzero(is_bare.take(group.marks)) for group in placed]
    is_bare[titled] = True
    return found


def draw_ticks(packing: Packing, placed: list[Placed], hidden: list[Places], k: float, parts: Parts) -> None:
    """Ticks in rows that have titles; where none has, the marks speak for themselves."""
    line, tick = max(1, round(k)), round(TICK * k)
    for lane, group, places in zip(packing.lanes, placed, hidden, strict=True):
        if not lane.style.width or not len(places):
            continue
        half = round(lane.style.bar * k) // 2 + line
        for x, y in zip(group.anchor[places].round().tolist(), group.middle[places].tolist(), strict=True):
            parts.over.append(Rect(int(x), y + half, int(x) + line, y + half + tick, FAINT))


def count_in_words(count: int) -> str:
    return f"{counted(count, 'title')} hidden"


def _ways_to_say(count: int) -> tuple[str, str]:
    """The same in fewer and fewer words."""
    return count_in_words(count), f"{count:,} hidden"


def draw_counts_by_time(
    majors: list[Major], xs: Floats, area: Box, k: float, fitter: Fitter, parts: Parts
) -> None:
    """In each year (decade …) of the axis beside its name; one sum at the end where there is no room for that."""
    size, pad, baseline = round(SMALL * k), round(4 * k), area.bottom + round(MAJOR_BASELINE * k)
    starts = [max(x, area.left) for x, _ in majors]
    counts = np.diff(np.append(np.searchsorted(np.sort(xs), starts), len(xs))).tolist()
    labels: list[Label] = []
    for number, (x, text) in enumerate(majors[: len(counts)]):
        if not counts[number]:
            continue
        words = count_in_words(counts[number])
        width = fitter.width(words, size, Face.ITALIC)
        at = round(max(x, area.left)) + 3 * pad + fitter.width(text, size, Face.STRONG)
        end = min(starts[number + 1] if number + 1 < len(majors) else np.inf, area.right)
        if at + width + pad <= end:
            labels.append(Label(at, baseline, words, size, Face.ITALIC, SECOND, width))
        elif x >= area.left and end < area.right:
            draw_at_end(count_in_words(len(xs)), area, k, fitter, parts)
            return
    parts.labels += labels


def draw_at_end(words: str, area: Box, k: float, fitter: Fitter, parts: Parts) -> None:
    """What is told of all, as near to the right end of the axis as there is room beside what stands there."""
    size, y, gap = round(SMALL * k), area.bottom + round(MAJOR_BASELINE * k), round(12 * k)
    width = fitter.width(words, size, Face.ITALIC)
    row = sorted((label.x, label.x + label.width) for label in parts.labels if label.y == y)
    for end in (area.right, *(x - gap for x, _ in reversed(row))):
        x = end - width
        if x >= area.left and all(b + gap <= x or a >= end for a, b in row):
            parts.labels.append(Label(x, y, words, size, Face.ITALIC, SECOND, width))
            return


def name_middle(lane: Lane, size: int) -> int:
    """How far below the top of a lane the middle of its name is: beside its first row."""
    row = lane.pitch if len(lane.marks) else 2.0 * size
    return round(min(row, lane.height) / 2)


def draw_counts_by_lane(
    packing: Packing, hidden: list[Places], left: int, room: int, k: float, fitter: Fitter, parts: Parts
) -> int:
    """Under the name of each lane, or beside it where the lane is low; gives how many could not be told so."""
    size, untold, number = round(SMALL * k), 0, 0
    for _, members in groupby(packing.lanes, key=lambda lane: lane.name):
        lanes: list[Lane] = list(members)
        count = sum(map(len, hidden[number : number + len(lanes)]))
        number += len(lanes)
        first, bottom = lanes[0], lanes[-1].top + lanes[-1].height
        if not count:
            continue
        y, x = first.top + name_middle(first, size) + round(size * 1.6), left
        if y + size // 3 > bottom:  # no room under the name: beside it
            y -= round(size * 1.27)
            x += fitter.width(first.name, size, Face.STRONG) + size
        ways = ((words, fitter.width(words, size, Face.ITALIC)) for words in _ways_to_say(count))
        words, width = next((way for way in ways if x + way[1] <= left + room), ("", 0))
        if words:
            parts.labels.append(Label(x, y, words, size, Face.ITALIC, SECOND, width))
        else:
            untold += count
    return untold
