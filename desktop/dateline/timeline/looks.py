"""What of the marks of a lane does not depend on the dates in view: kept while its rows stay."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.chart import Chart
from dateline.timeline.extents import is_pointed
from dateline.timeline.lanes import Lane
from dateline.timeline.marks import FOUND, PLANNED, Floats, Form, Ints
from dateline.timeline.scene import (
    BAR,
    DOTTED,
    EDGE,
    FILL,
    LEFT_END,
    NONE,
    PAPER,
    RIGHT_END,
    SOLID,
    SYMBOL,
    Shape,
)
from dateline.timeline.styles import Style

LEAST_HIGH = 3  # pixels of height of a mark that shares its row with many

SHAPES = np.full((len(Form), 3), int(Shape.DOT))
SHAPES[Form.DOT] = Shape.DOT, Shape.RING, Shape.DOTTED_RING
SHAPES[Form.DIAMOND] = Shape.DIAMOND, Shape.HOLLOW_DIAMOND, Shape.HOLLOW_DIAMOND
SHAPES[Form.QUOTE] = Shape.QUOTE, Shape.HOLLOW_QUOTE, Shape.HOLLOW_QUOTE
HOLLOW = np.zeros(len(Shape), bool)
HOLLOW[[Shape.RING, Shape.DOTTED_RING, Shape.HOLLOW_DIAMOND, Shape.HOLLOW_QUOTE, Shape.BADGE]] = True


@dataclass(frozen=True, eq=False)
class Looks:
    """Column i is the i-th of some marks: `middle` is the y of its row, `bars` what it has drawn as a solid bar, and
    `symbols` what it has drawn as a symbol, both still without their x. To have some of these, take and compress are
    far quicker than brackets."""

    form: NDArray[np.int8]
    lo: Floats
    hi: Floats
    share: NDArray[np.float32]
    number: NDArray[np.int16]
    traits: NDArray[np.int8]
    category: NDArray[np.int16]
    is_pointed: NDArray[np.bool_]
    middle: NDArray[np.int64]
    bars: NDArray[np.void]
    symbols: NDArray[np.void]

    @classmethod
    def of(
        cls,
        chart: Chart,
        some: Ints,
        middle: NDArray[np.int64],
        style: Style,
        k: float,
        rooms: Floats | None = None,
    ) -> "Looks":
        """The looks of some marks in rows of a style, no higher than the room that each has, if rows are shared."""
        marks = chart.marks
        form, traits = marks.form[some], marks.traits[some]
        category = marks.category[some].astype(np.int16)
        planned, found = (traits & PLANNED) > 0, (traits & FOUND) > 0
        most = (
            np.full(len(some), np.inf) if rooms is None else np.maximum(np.floor(rooms - k), LEAST_HIGH * k)
        )
        height = np.minimum(round(style.bar * k), most).astype(np.int32)
        bars = np.zeros(len(some), BAR)
        bars["y"], bars["h"], bars["mark"] = middle - height // 2, height, some
        bars["fill"] = np.where(found | planned, NONE, FILL + category)
        bars["edge"] = EDGE + category
        bars["ends"] = LEFT_END | RIGHT_END
        bars["dash"] = np.where(planned, DOTTED, SOLID)
        symbols = np.zeros(len(some), SYMBOL)
        symbols["y"], symbols["mark"] = middle, some
        symbols["shape"] = SHAPES[form, np.where(planned, 2, found)]
        size = np.where(form == int(Form.DOT), style.dot, style.dot + 2) * k
        symbols["size"] = np.rint(np.minimum(size, most))
        symbols["edge"] = EDGE + category
        symbols["fill"] = np.where(HOLLOW[symbols["shape"]], PAPER, symbols["edge"])
        return cls(
            form,
            marks.lo[some],
            marks.hi[some],
            marks.share[some],
            marks.number[some],
            traits,
            category,
            is_pointed(form),
            middle,
            bars,
            symbols,
        )


def looks_of(chart: Chart, lane: Lane, number: int, k: float) -> Looks:
    """The looks of a lane's marks; kept for the lane itself, which is the same one while rows stay."""
    key = ("looks", number)
    kept = chart.kept.get(key)
    if not isinstance(kept, tuple) or kept[0] is not lane or kept[1] != k:
        middle = lane.middles(np.arange(len(lane.marks)))
        kept = chart.kept[key] = (lane, k, Looks.of(chart, lane.marks, middle, lane.style, k, lane.rooms))
    return kept[2]  # type: ignore[no-any-return]
