"""Time to x and back: evenly, with empty stretches folded, by logarithm, or event after event."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dateline.timeline.view import Scale, View

Floats = NDArray[np.float64]
FOLD_PIXELS = 30.0


@dataclass(frozen=True, eq=False)
class TimeAxis:
    """Maps day numbers to x in [left, right] for the dates start … end.

    The way goes over u, a number that is even in x: days for LINEAR and RELATIVE, with `days` and `us` as the
    knots of a broken line where stretches are folded (or for SEQUENCE, where every date is one further), and
    the signed logarithm of the distance from `origin`, in `unit`s, for LOG. `lengths` tells of SEQUENCE how long
    the shortest mark is that begins on each of its days. `bounds` are the first and last u that may be shown; None
    for no end.
    """

    left: float
    right: float
    start: float
    end: float
    scale: Scale = Scale.LINEAR
    origin: float = 0.0
    days: Floats | None = None
    us: Floats | None = None
    folds: tuple[tuple[float, float], ...] = ()
    bounds: tuple[float, float] | None = None
    lengths: Floats | None = None
    unit: float = 1.0

    @cached_property
    def u0(self) -> float:
        return float(self.u(self.start))

    @cached_property
    def slope(self) -> float:
        """Pixels for one u."""
        width = float(self.u(self.end)) - self.u0
        return (self.right - self.left) / width if width else 1.0

    def u(self, day: Floats | float) -> Floats | float:
        if self.scale is Scale.LOG:
            far = (np.asarray(day, float) - self.origin) / self.unit
            return np.sign(far) * np.log1p(np.abs(far))
        if self.days is None or self.us is None:
            return day
        return _bent(np.asarray(day, float), self.days, self.us)

    def day_of_u(self, u: Floats | float) -> Floats | float:
        if self.scale is Scale.LOG:
            far = np.asarray(u, float)
            return self.origin + np.sign(far) * np.expm1(np.abs(far)) * self.unit  # type: ignore[no-any-return]
        if self.days is None or self.us is None:
            return u
        return _bent(np.asarray(u, float), self.us, self.days)

    def x(self, day: float) -> float:
        return float(self.left + (self.u(day) - self.u0) * self.slope)

    def xs(self, days: Floats) -> Floats:
        """Many days at once."""
        return self.left + (np.asarray(self.u(days)) - self.u0) * self.slope

    def day(self, x: float) -> float:
        """The day number at x."""
        return float(self.day_of_u(self.u0 + (x - self.left) / self.slope))

    def held(self, pixels: float) -> float:
        """So many pixels further, as far as the bounds allow."""
        if self.bounds is None:
            return pixels
        before = (self.bounds[0] - self.u0) * self.slope
        after = (self.bounds[1] - float(self.u(self.end))) * self.slope
        return max(before, min(pixels, after))

    def stretches(self) -> list[tuple[float, float]]:
        """The parts of start … end that are not folded away."""
        parts, at = [], self.start
        for a, b in self.folds:
            if b <= self.start or a >= self.end:
                continue
            if a > at:
                parts.append((at, a))
            at = max(at, b)
        return [*parts, (at, self.end)] if at < self.end else parts


def _bent(x: Floats, xs: Floats, ys: Floats) -> Floats:
    """Linear between the knots and, with slope 1 of the knots' own ends, beyond them."""
    inside = np.interp(x, xs, ys)
    first = (ys[1] - ys[0]) / (xs[1] - xs[0])
    last = (ys[-1] - ys[-2]) / (xs[-1] - xs[-2])
    return np.where(
        x < xs[0], ys[0] + (x - xs[0]) * first, np.where(x > xs[-1], ys[-1] + (x - xs[-1]) * last, inside)
    )


def axis_for(
    view: View, left: float, right: float, dates: Floats | None = None, lengths: Floats | None = None
) -> TimeAxis:
    """The axis of a view; `dates` are the distinct starts of all marks, in order (for SEQUENCE, and for LOG, which
    begins to be one at the nearest of them), and `lengths` how long the shortest of those is that begin with each."""
    days = us = None
    folds: tuple[tuple[float, float], ...] = ()
    if view.scale is Scale.SEQUENCE and dates is not None and len(dates) > 1:
        days, us = dates, np.arange(len(dates), dtype=float)
    elif view.folds and view.scale is Scale.LINEAR:
        days, us = _folded(view, right - left)
        folds = view.folds if days is not None else ()
    origin = float(view.origin or 0)
    unit = nearest(dates, origin) if view.scale is Scale.LOG and dates is not None else 1.0
    return TimeAxis(
        left, right, view.start, view.end, view.scale, origin, days, us, folds, lengths=lengths, unit=unit
    )


def nearest(dates: Floats, origin: float) -> float:
    """How many days the date is off that is nearest to the origin and not the same day; a day where there is none."""
    far = np.abs(dates - origin)
    return float(far[far >= 1.0].min(initial=np.inf)) if (far >= 1.0).any() else 1.0


def _folded(view: View, width: float) -> tuple[Floats | None, Floats | None]:
    """Knots of the broken line: slope 1 outside the folds, FOLD_PIXELS wide inside; none if all is folded away."""
    shares = [_share(view, a, b) for a, b in view.folds]
    kept_days = view.span - sum(s * (b - a) for s, (a, b) in zip(shares, view.folds, strict=True))
    room = width - FOLD_PIXELS * sum(shares)
    if kept_days <= view.span * 1e-6 or room < width / 3:
        return None, None
    fold = FOLD_PIXELS * kept_days / room
    at = u = view.folds[0][0]
    days, us = [at - 1.0], [u - 1.0]
    for a, b in view.folds:
        u += a - at
        days += [a, b]
        us += [u, u + fold]
        u += fold
        at = b
    return np.array([*days, at + 1.0]), np.array([*us, u + 1.0])


def _share(view: View, a: float, b: float) -> float:
    """How much of the fold a … b is in view."""
    return max(0.0, min(b, view.end) - max(a, view.start)) / (b - a)
