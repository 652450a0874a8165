"""A calm way from one stretch of time to another: out, across and in again, so that nobody loses the thread.

The path is that of J. J. van Wijk and W. A. A. Nuij, "Smooth and efficient zooming and panning" (2003), in one
dimension: of all ways, the one on which the picture moves least.
"""

from collections.abc import Callable
from math import cosh, hypot, log, sinh, tanh

ZOOM = 1.4  # how gladly the way goes out and in, rather than across: the paper's rho
NEAR = 1e-9  # of a span: nearer middles are the same

Dates = tuple[float, float]


def flight(before: Dates, after: Dates) -> tuple[Callable[[float], Dates], float]:
    """(dates after a share of the way from 0 to 1, how long the way is).

    Both are pairs of day numbers, start before end. A way of length 1 is about one zoom by four, or one screen
    across.
    """
    u0, w0 = sum(before) / 2, before[1] - before[0]
    u1, w1 = sum(after) / 2, after[1] - after[0]
    far = abs(u1 - u0)
    if far <= NEAR * max(w0, w1):
        return _straight(u0, w0, u1, w1)
    rho2 = ZOOM * ZOOM
    b0 = (w1 * w1 - w0 * w0 + rho2 * rho2 * far * far) / (2 * w0 * rho2 * far)
    b1 = (w1 * w1 - w0 * w0 - rho2 * rho2 * far * far) / (2 * w1 * rho2 * far)
    r0, r1 = _minus_asinh(b0), _minus_asinh(b1)
    length = (r1 - r0) / ZOOM

    def at(share: float) -> Dates:
        if share <= 0 or share >= 1:
            return before if share <= 0 else after
        r = r0 + ZOOM * share * length
        across = w0 / rho2 * (cosh(r0) * tanh(r) - sinh(r0))
        width = w0 * cosh(r0) / cosh(r)
        middle = u0 + (u1 - u0) * min(max(across / far, 0.0), 1.0)
        return middle - width / 2, middle + width / 2

    return at, abs(length)


def _minus_asinh(b: float) -> float:
    """ln(√(b² + 1) − b), without losing digits where b is large."""
    return -log(hypot(b, 1.0) + b) if b >= 0 else log(hypot(b, 1.0) - b)


def _straight(u0: float, w0: float, u1: float, w1: float) -> tuple[Callable[[float], Dates], float]:
    """In or out on the spot."""

    def at(share: float) -> Dates:
        if share <= 0 or share >= 1:
            u, w = (u0, w0) if share <= 0 else (u1, w1)
        else:
            u, w = u0 + (u1 - u0) * share, w0 * (w1 / w0) ** share
        return u - w / 2, u + w / 2

    return at, abs(log(w1 / w0)) / ZOOM
