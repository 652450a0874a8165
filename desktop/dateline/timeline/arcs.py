"""Curves from mark to mark, which leave the words free that stand in their way, as contour lines do on a map."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.scene import Box, Curve, Label

Point = tuple[float, float]
Floats = NDArray[np.float64]

HIGHEST, RISE, SLOPE = (
    64,
    10,
    0.2,
)  # of an arc: the most pixels at ratio 1, the least, and its share of the width
SHORTEST = 16  # pixels at ratio 1 of what is left of a curve between words, that is still drawn
SHARES = np.linspace(0.0, 1.0, 257)
_REST = 1.0 - SHARES
_WEIGHTS = np.stack(
    [_REST**3, 3 * _REST**2 * SHARES, 3 * _REST * SHARES**2, SHARES**3], axis=1
)  # Bernstein's, for each share of a curve


def arc_over(one: Point, other: Point, top: float, k: float) -> tuple[Point, ...]:
    """The four points of an arc from over one mark to over another, which stays under `top`."""
    (x0, y0), (x1, y1) = one, other
    rise = min(HIGHEST * k, RISE * k + abs(x1 - x0) * SLOPE)
    high = max(min(y0, y1) - rise, top + 2 * k)
    return (x0, y0 - 4 * k), (x0, high), (x1, high), (x1, y1 - 5 * k)


def tie_between(one: Point, other: Point) -> tuple[Point, ...]:
    """The four points of a curve that goes down (or up) from one point, across, and on to another."""
    (x0, y0), (x1, y1) = one, other
    middle = (y0 + y1) / 2
    return one, (x0, middle), (x1, middle), other


def loop_beside(y0: float, y1: float, x: float, room: float, k: float) -> tuple[Point, ...]:
    """The four points of a curve from one height to another beside a column that ends at x, with so much room."""
    far = x + min((RISE * k + abs(y1 - y0) * SLOPE) / 0.75, max(room - 20 * k, 6 * k))
    return (x, y0), (far, y0), (far, y1), (x, y1)


def beside_titles(curves: list[Curve], titles: Iterable[Label], k: float) -> list[Curve]:
    """The curves in the pieces that are left of them between words."""
    if not curves:
        return []
    pad = round(3 * k)
    boxes = np.array(
        [(at.x - pad, at.y - at.size - pad // 2, at.x + at.width + pad, at.y + pad) for at in titles], float
    ).reshape(-1, 4)
    pieces: list[Curve] = []
    for curve in curves:
        points = np.array(curve.points)
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        near = boxes[
            (boxes[:, 0] < right) & (boxes[:, 2] > left) & (boxes[:, 1] < bottom) & (boxes[:, 3] > top)
        ]
        pieces += _pieces(curve, points, near, k) if len(near) else [curve]
    return pieces


def _pieces(curve: Curve, points: Floats, boxes: Floats, k: float) -> list[Curve]:
    x, y = (_WEIGHTS @ points).T[:, :, None]
    is_free = ~((x > boxes[:, 0]) & (x < boxes[:, 2]) & (y > boxes[:, 1]) & (y < boxes[:, 3])).any(axis=1)
    if is_free.all():
        return [curve]
    turns = np.flatnonzero(np.diff(is_free, prepend=False, append=False)).reshape(-1, 2)
    found = []
    for first, end in turns.tolist():
        a, b = SHARES[first], SHARES[end - 1]
        if np.hypot(x[end - 1, 0] - x[first, 0], y[end - 1, 0] - y[first, 0]) >= SHORTEST * k:
            found.append(curve._replace(points=part_of(curve.points, float(a), float(b))))
    return found


def part_of(points: tuple[Point, ...], a: float, b: float) -> tuple[Point, ...]:
    """The four points of a cubic curve's part from a share of it to another: its polar form at (a, a, a), (a, a, b),
    (a, b, b) and (b, b, b)."""
    return tuple(_polar(points, shares) for shares in ((a, a, a), (a, a, b), (a, b, b), (b, b, b)))


def _polar(points: tuple[Point, ...], shares: tuple[float, float, float]) -> Point:
    left = list(points)
    for t in shares:
        left = [((1 - t) * p + t * r, (1 - t) * q + t * s) for (p, q), (r, s) in pairwise(left)]
    return left[0]


def around(points: Iterable[Point]) -> Box:
    """A box that holds a curve over these points."""
    xs, ys = zip(*points, strict=True)
    return Box(int(min(xs)), int(min(ys)), int(max(xs)), int(max(ys)))
