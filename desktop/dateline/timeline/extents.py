"""How many pixels a mark takes from left to right: its symbol or bar, its arrow, its badge."""

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.marks import Floats, Form, forms_table
from dateline.timeline.styles import Style

GAP = 6  # pixels at ratio 1 between a mark and its label at least, as the next ones
ROOM = 10  # after a label
OPEN_REACH = 56  # of an arrow to where it may go on
LEAST_SPLIT = 12
LEAST_FADED = 10  # shorter, nothing could be seen to fade
BRACKET = 5  # of length of its arms at most
HEAD = 0.3  # of a bar's height, by which the head of one that goes on begins before its last day
LONG_DIAMOND = 40  # from which on it is drawn over its whole extent
GHOSTS = 3  # faint places before the badge of a number in a series, at most

# numpy compares with a plain number five times quicker than with a member of an enumeration.
POINTED = (Form.DOT, Form.DIAMOND, Form.QUOTE)  # drawn as a symbol, not over their whole extent
_IS_POINTED = forms_table(*POINTED)
_HOLDS_WORDS = forms_table(Form.BAR, Form.PERIOD, Form.FADED, Form.BOUNDED, Form.ONGOING, Form.DIAMOND)


def mark_extents(
    form: NDArray[np.int8],
    number: NDArray[np.int16],
    x0: Floats,
    x1: Floats,
    middle: Floats,
    style: Style,
    k: float,
) -> tuple[Floats, Floats]:
    """The pixels that marks from x0 to x1 take, with their symbols at `middle`, their arrows and badges included;
    `number` is their place in a series or 0."""
    has = np.bincount(form, minlength=len(Form)).tolist()
    half, pointed = style.dot * k / 2, is_pointed(form)
    left, right = middle - half, middle + half
    if has[Form.DIAMOND]:
        long = form == int(Form.DIAMOND)
        left, right = np.where(long, np.minimum(x0, left), left), np.where(long, np.maximum(x1, right), right)
    x0, x1 = np.where(pointed, left, x0), np.where(pointed, right, np.maximum(x1, x0 + 3 * k))
    if has[Form.BEFORE] or has[Form.UNTIL] or has[Form.AFTER] or has[Form.ONGOING]:
        reach = OPEN_REACH * k
        x0 = np.where((form == int(Form.BEFORE)) | (form == int(Form.UNTIL)), x1 - reach, x0)
        x1 = np.where(form == int(Form.AFTER), x0 + reach, x1)
        x1 = np.where(form == int(Form.ONGOING), x1 + 8 * k, x1)
    if has[Form.SPLIT]:
        x1 = np.where(form == int(Form.SPLIT), np.maximum(x1, x0 + LEAST_SPLIT * k), x1)
    if has[Form.FADED]:
        faded = form == int(Form.FADED)
        wide0, wide1 = at_least(x0, x1, LEAST_FADED * k)
        x0, x1 = np.where(faded, wide0, x0), np.where(faded, wide1, x1)
    if style.width and number.any():
        badge = np.where(pointed, middle, x0) + badge_size(style, k) / 2
        x0 = np.where(number > 0, x0 - badge_reach(number, style, k), x0)
        x1 = np.where(number > 0, np.maximum(x1, badge), x1)
    return x0, x1


def gap_of(style: Style, k: float) -> int:
    """Pixels between a mark and its label: more beside large letters."""
    return round(max(GAP, style.title * 0.36) * k)


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
