"""The hatches that stand beside the categories' colours: as a tile of pixels for the screen, as lines for exports."""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.scene import EDGE, FILL, NONE, Label

HATCHES = ("/", "\\", "|", "-", "x", "+", ".", "")  # one for each category, in the order of model.kinds.KINDS
SPACING = 6  # from line to line, in widths of a line
LEAST_HATCHED = 8  # pixels of height that show a hatch
LEAST_PART = 3  # and in a count bar, whose columns stand side by side

Line = tuple[tuple[float, float], tuple[float, float]]


@lru_cache(maxsize=64)
def hatch_tile(category: int, thick: int) -> NDArray[np.bool_]:
    """One repeat of a category's hatch, true where it has a line `thick` pixels wide; y downwards."""
    side = SPACING * thick
    y, x = np.mgrid[0:side, 0:side]
    lines: dict[str, NDArray[np.bool_]] = {
        "/": (x + y) % side < thick,
        "\\": (x - y) % side < thick,
        "|": x % side < thick,
        "-": y % side < thick,
        "x": ((x + y) % side < thick) | ((x - y) % side < thick),
        "+": (x % side < thick) | (y % side < thick),
        ".": (x % side < 2 * thick) & (y % side < 2 * thick),
        "": np.zeros((side, side), bool),
    }
    return lines[HATCHES[category]]


def hatch_lines(
    category: int, box: tuple[float, float, float, float], thick: int
) -> tuple[list[Line], float]:
    """The middles of the same lines in a box (left, top, right, bottom), and their width."""
    left, top, right, bottom = box
    side, half = SPACING * thick, (thick - 1) / 2
    hatch, lines = HATCHES[category], list[Line]()
    if hatch in ("/", "x"):
        for c in _steps(left + top, right + bottom, side):
            at = c + half + 1
            a, b = max(left, at - bottom), min(right, at - top)
            lines += [((a, at - a), (b, at - b))] if a < b else []
    if hatch in ("\\", "x"):
        for c in _steps(left - bottom, right - top, side):
            at = c + half
            a, b = max(left, top + at), min(right, bottom + at)
            lines += [((a, a - at), (b, b - at))] if a < b else []
    if hatch in ("|", "+"):
        lines += [((x + thick / 2, top), (x + thick / 2, bottom)) for x in _steps(left, right, side)]
    if hatch in ("-", "+"):
        lines += [((left, y + thick / 2), (right, y + thick / 2)) for y in _steps(top, bottom, side)]
    if hatch == ".":
        for y in _steps(top, bottom - thick, side):
            lines += [
                ((x, y + thick), (min(x + 2 * thick, right), y + thick)) for x in _steps(left, right, side)
            ]
    width = {"/": 0.72, "\\": 0.72, "x": 0.72, ".": 2.0}.get(hatch, 1.0)
    return lines, width * thick


def _steps(first: float, end: float, side: int) -> range:
    """The multiples of `side` from `first` to before `end`."""
    return range(ceil(first / side) * side, ceil(end), side)


def labels_by_mark(labels: Iterable[Label]) -> dict[int, list[Label]]:
    """The titles, by what they name."""
    found: dict[int, list[Label]] = {}
    for label in labels:
        if label.mark >= 0:
            found.setdefault(label.mark, []).append(label)
    return found


def is_hatched(bar: np.void) -> bool:
    """Whether a bar has a category, by its fill or, where it is hollow, by its edge; on the full colour of an edge no
    hatch would be seen."""
    return FILL <= int(bar["fill"]) < EDGE or (bar["fill"] == NONE and int(bar["edge"]) >= EDGE)


def beside_words(box: tuple[int, int, int, int], labels: list[Label]) -> list[tuple[int, int, int, int]]:
    """What of a bar's inside is hatched: not where its title stands."""
    left, top, right, bottom = box
    inside = [label for label in labels if top <= label.y <= bottom and left <= label.x < right]
    if not inside:
        return [box]
    pad = inside[0].size // 3
    first = min(label.x for label in inside) - pad
    last = max(label.x + label.width for label in inside) + pad
    return [(a, top, b, bottom) for a, b in ((left, min(first, right)), (max(last, left), right)) if a < b]
