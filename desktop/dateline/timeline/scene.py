"""A scene: what one frame shows, as plain columns of boxes, symbols, curves and words in pixels, y downwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.axis import TimeAxis
from dateline.timeline.theme import Colour, Theme

# Colour codes: the scene names colours, the theme says what they are.
NONE = -1
PAPER, RAISED, INK, SECOND, HAIRLINE, ACCENT, BAND, FAINT = range(8)
FILL, PALE, EDGE = 8, 16, 24  # plus the category, 0–7
CODES = 32

SOLID, DASHED, DOTTED = range(3)
DASHES = {DASHED: (5, 3), DOTTED: (2, 2)}  # pixels on and off, at ratio 1
LEFT_END, RIGHT_END = 1, 2  # bits of `ends`: which ends of a bar are closed by an edge
LEFT_SOFT, RIGHT_SOFT = 4, 8  # and which of them by one with the bar's dash, however firm the others are
UNEDGED = 16  # no edge is drawn: its colour is that of the hatch


class Face(IntEnum):
    """The cuts of the chart's family."""

    REGULAR = 0
    ITALIC = 1
    STRONG = 2


class Shape(IntEnum):
    """What a symbol looks like."""

    DOT = 0
    RING = 1
    DOTTED_RING = 2
    DIAMOND = 3
    HOLLOW_DIAMOND = 4
    QUOTE = 5
    HOLLOW_QUOTE = 6
    ARROW_LEFT = 7
    ARROW_RIGHT = 8
    BADGE = 9
    CROSS = 10
    HEAD = 11


Measure = Callable[[str, int, Face], float]  # (text, size in pixels, face) -> width in pixels

BAR = np.dtype(
    [(name, np.int32) for name in ("x0", "x1", "y", "h", "fade0", "fade1", "mark")]
    + [(name, np.int16) for name in ("fill", "edge", "dash", "ends")]
)
SYMBOL = np.dtype(
    [(name, np.int32) for name in ("x", "y", "mark")]
    + [(name, np.int16) for name in ("edge", "fill", "size", "shape")]
)  # as one number the last four sort by shape, so that the later shapes come to lie over the others
HIT = np.dtype([(name, np.int32) for name in ("x0", "x1", "y0", "y1", "mark")])


Hit = tuple[int, int, int, int, int]  # one of these


class Box(NamedTuple):
    """Left, top, right, bottom; right and bottom half-open."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.top <= y < self.bottom


class Rect(NamedTuple):
    """A box of one colour."""

    x0: int
    y0: int
    x1: int
    y1: int
    code: int


class Label(NamedTuple):
    """Words on one line: left end x, baseline y; `mark` is the mark it names, or -1; `is_bare` where it is beside all
    marks, so that nothing but paper, and the bands of eras, can lie under it."""

    x: int
    y: int
    text: str
    size: int
    face: Face
    code: int
    width: int
    mark: int = -1
    is_bare: bool = False


class Curve(NamedTuple):
    """A cubic curve over four points."""

    points: tuple[tuple[float, float], ...]
    code: int
    width: float
    dash: int = SOLID


@dataclass(frozen=True, eq=False)
class Histogram:
    """Count bars: column i goes from x[i] to x[i+1]; heights[c, i] is how high its part c
    (in codes[c]) reaches above base."""

    x: NDArray[np.int32]
    base: int
    height: int
    heights: NDArray[np.int32]
    counts: NDArray[np.int64]
    edges: NDArray[np.float64]
    lane: int
    codes: tuple[int, ...]


def no(dtype: np.dtype[np.void]) -> NDArray[np.void]:
    return np.zeros(0, dtype)


def joined(parts: list[NDArray[np.void]], dtype: np.dtype[np.void]) -> NDArray[np.void]:
    """All parts one after the other; as numbers, which numpy copies far quicker than fields."""
    if not parts:
        return no(dtype)
    return np.concatenate([part.view(np.int32) for part in parts]).view(dtype)


class Strip(NamedTuple):
    """The hits in a strip of the height, by their left ends: those, how far right any up to each reaches, and the
    boxes as (left, right, top, bottom, number, mark)."""

    lefts: list[int]
    furthest: list[int]
    boxes: list[tuple[int, int, int, int, int, int]]


@dataclass(frozen=True, eq=False)
class Scene:
    """`area` holds the rows; `k` is how many of these pixels make one at ratio 1.

    `columns` run over the whole height of the area behind everything (era bands, grid lines); `under` and `over`
    are boxes below and above the marks. `doors` are the words at the edges that lead to what is earlier (False) or
    later (True) than the view. `hits` are the boxes that answer to the pointer, by mark. `margin` is the right end of
    a chronicle's column, None on a timeline.
    """

    width: int
    height: int
    k: float
    area: Box
    axis: TimeAxis
    columns: tuple[Rect, ...] = ()
    under: tuple[Rect, ...] = ()
    bars: NDArray[np.void] = field(default_factory=lambda: no(BAR))
    histograms: tuple[Histogram, ...] = ()
    curves: tuple[Curve, ...] = ()
    symbols: NDArray[np.void] = field(default_factory=lambda: no(SYMBOL))
    over: tuple[Rect, ...] = ()
    labels: tuple[Label, ...] = ()
    find_hits: Callable[[], NDArray[np.void]] = lambda: no(HIT)
    overview: Box | None = None
    hidden: int = 0
    doors: tuple[tuple[Box, bool], ...] = ()
    margin: int | None = None

    @cached_property
    def hits(self) -> NDArray[np.void]:
        """Found when first asked for: not every frame of a gesture is."""
        return self.find_hits()

    @cached_property
    def strips(self) -> dict[int, Strip]:
        """The hits by strips of the height, for those strips that the pointer has been in."""
        return {}

    @cached_property
    def hits_by_mark(self) -> dict[int, list[Hit]]:
        """The hits of each mark, for a pointer that asks for those of many."""
        found: dict[int, list[Hit]] = {}
        for hit in self.hits.tolist():
            found.setdefault(hit[4], []).append(hit)
        return found

    def as_text(self) -> str:
        """One line for each thing drawn, in drawing order; for golden scenes."""
        lines = [f"scene {self.width}×{self.height} area {tuple(self.area)} hidden {self.hidden}"]
        lines += [f"column {r.x0}–{r.x1} {code_name(r.code)}" for r in self.columns]
        lines += [f"under {r.x0},{r.y0}–{r.x1},{r.y1} {code_name(r.code)}" for r in self.under]
        lines += [_bar_text(bar) for bar in self.bars]
        lines += [f"histogram base {h.base} counts {h.counts.sum(axis=0).tolist()}" for h in self.histograms]
        lines += [_curve_text(curve) for curve in self.curves]
        lines += [_symbol_text(symbol) for symbol in self.symbols]
        lines += [f"over {r.x0},{r.y0}–{r.x1},{r.y1} {code_name(r.code)}" for r in self.over]
        lines += [
            f"label {at.x},{at.y} {at.size}px {at.face.name.lower()} {code_name(at.code)} “{at.text}”"
            for at in self.labels
        ]
        return "\n".join(lines) + "\n"


def _bar_text(bar: np.void) -> str:
    dash = ("solid", "dashed", "dotted")[bar["dash"]]
    ends = {0: "open", 1: "left end", 2: "right end", 3: "both ends"}[int(bar["ends"]) & 3]
    ends += {0: "", 1: ", left soft", 2: ", right soft", 3: ", both soft"}[int(bar["ends"]) >> 2 & 3]
    ends += ", no edge" if bar["ends"] & UNEDGED else ""
    fade = f" fades {bar['fade0']}/{bar['fade1']}" if bar["fade0"] or bar["fade1"] else ""
    return (
        f"bar {bar['x0']}–{bar['x1']} y {bar['y']}+{bar['h']} fill {code_name(bar['fill'])} "
        f"edge {code_name(bar['edge'])} {dash} {ends}{fade}"
    )


def _symbol_text(symbol: np.void) -> str:
    name = Shape(int(symbol["shape"])).name.lower().replace("_", " ")
    return f"symbol {name} {symbol['x']},{symbol['y']} size {symbol['size']} {code_name(symbol['edge'])}"


def _curve_text(curve: Curve) -> str:
    points = " ".join(f"{x:.0f},{y:.0f}" for x, y in curve.points)
    return f"curve {points} {code_name(curve.code)}"


def code_name(code: int) -> str:
    names = ("paper", "raised", "ink", "second", "hairline", "accent", "band", "faint")
    if code < 0:
        return "none"
    if code < len(names):
        return names[code]
    return f"{('fill', 'pale', 'edge')[(code - FILL) // 8]} {code % 8}"


def palette(theme: Theme) -> list[Colour]:
    """The colour of each code."""
    faint = tuple((a + b) // 2 for a, b in zip(theme.hairline, theme.second, strict=True))
    plain = [
        theme.paper,
        theme.raised,
        theme.ink,
        theme.second,
        theme.hairline,
        theme.accent,
        theme.band,
        faint,
    ]
    tones = theme.tones
    return [*plain, *(t.fill for t in tones), *(t.pale for t in tones), *(t.edge for t in tones)]  # type: ignore[list-item]
