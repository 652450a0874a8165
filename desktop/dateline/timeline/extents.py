"""How many pixels a mark takes from left to right: its symbol or bar, its arrow, its badge."""

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.marks import Floats, Form, Ints, Marks, forms_table
from dateline.timeline.styles import Style

GAP = 6  # pixels at ratio 1 between a mark and its label, as the next ones
ROOM = 10  # after a label
OPEN_REACH = 56  # of an arrow to where it may go on
LEAST_SPLIT = 12
LEAST_FADED = 10  # shorter, nothing could be seen to fade
LONG_DIAMOND = 40  # from which on it is drawn over its whole extent
GHOSTS = 3  # faint places before the badge of a number in a series, at most

POINTED = (Form.DOT, Form.DIAMOND, Form.QUOTE)  # drawn as a symbol, not over their whole extent
_IS_POINTED = forms_table(*POINTED)
_IS_HALF_OPEN = forms_table(Form.BEFORE, Form.UNTIL, Form.AFTER, Form.ONGOING)
_HOLDS_WORDS = forms_table(Form.BAR, Form.PERIOD, Form.FADED, Form.BOUNDED, Form.ONGOING, Form.DIAMOND)


def mark_extents(
    marks: Marks, some: Ints, x0: Floats, x1: Floats, style: Style, k: float
) -> tuple[Floats, Floats]:
    """The pixels that the marks from x0 to x1 take, symbols, arrows and badges included."""
    form = marks.form[some]
    half = style.dot * k / 2
    middle = pointed_at(x0, x1, marks.share[some])
    pointed, long = is_pointed(form), form == int(Form.DIAMOND)
    x0 = np.where(pointed, np.where(long, np.minimum(x0, middle - half), middle - half), x0)
    x1 = np.where(
        pointed, np.where(long, np.maximum(x1, middle + half), middle + half), np.maximum(x1, x0 + 3 * k)
    )
    if _IS_HALF_OPEN[form].any():
        reach = OPEN_REACH * k
        x0 = np.where((form == int(Form.BEFORE)) | (form == int(Form.UNTIL)), x1 - reach, x0)
        x1 = np.where(form == int(Form.AFTER), x0 + reach, x1)
        x1 = np.where(form == int(Form.ONGOING), x1 + 8 * k, x1)
    split = form == int(Form.SPLIT)
    if split.any():
        x1 = np.where(split, np.maximum(x1, x0 + LEAST_SPLIT * k), x1)
    faded = form == int(Form.FADED)
    if faded.any():
        wide0, wide1 = at_least(x0, x1, LEAST_FADED * k)
        x0, x1 = np.where(faded, wide0, x0), np.where(faded, wide1, x1)
    number = marks.number[some]
    if number.any() and style.width:
        x0 = np.where(number > 0, x0 - badge_reach(number, style, k), x0)
        x1 = np.where(
            number > 0, np.maximum(x1, np.where(pointed, middle, x0) + badge_size(style, k) / 2), x1
        )
    return x0, x1


def at_least(x0: Floats, x1: Floats, width: float) -> tuple[Floats, Floats]:
    """The same extents, the narrow ones widened around their middles."""
    middle = (x0 + x1) / 2
    return np.minimum(x0, middle - width / 2), np.maximum(x1, middle + width / 2)


def pointed_at(x0: Floats, x1: Floats, share: NDArray[np.float32]) -> Floats:
    """The x of a symbol inside its extent."""
    return x0 + (x1 - x0) * share


def holds_words(form: NDArray[np.int8]) -> NDArray[np.bool_]:
    """True for the forms inside which a title may stand, where they are long enough."""
    return _HOLDS_WORDS[form]


def is_pointed(form: NDArray[np.int8]) -> NDArray[np.bool_]:
    """True for the forms drawn as a symbol, not over their whole extent."""
    return _IS_POINTED[form]


def badge_size(style: Style, k: float) -> int:
    return round(max(style.bar, 16) * k)


def badge_reach(number: NDArray[np.int16], style: Style, k: float) -> Floats:
    """How far a badge and the faint places before it stick out to the left."""
    ghosts = np.minimum(np.maximum(number - 1, 0), GHOSTS)
    return badge_size(style, k) * (0.5 + 0.86 * ghosts) + 2 * k
