"""The bar at the right edge of a chronicle: it tells how far down the column the page is, and takes it elsewhere."""

from dateline.timeline.axis import TimeAxis
from dateline.timeline.view import View

WIDTH, PAD = 5, 4  # pixels at ratio 1 of the bar, and between it and the edge
REACH = 16  # from the edge, within which a press takes it
SHORTEST = 28


def rail_of(axis: TimeAxis, k: float) -> tuple[float, float] | None:
    """Top and bottom of the bar on a page with this axis; None where all of the column is on it."""
    page, length = axis.right - axis.left, _length(axis, k)
    if length >= page:
        return None
    top = axis.left + (page - length) * max(axis.u0, 0.0) / (_column(axis) - page)
    return top, top + length


def pulled(view: View, axis: TimeAxis, k: float, pixels: float) -> View:
    """`view` with the bar so many pixels further down, as far as the column goes."""
    page = axis.right - axis.left
    way = page - _length(axis, k)
    further = pixels * (_column(axis) - page) / way if way > 0 else 0.0
    first = min(max(float(axis.u(view.start)) + further, 0.0), max(_column(axis) - page, 0.0))
    return view.between(float(axis.day_of_u(first)), float(axis.day_of_u(first + page)))


def _column(axis: TimeAxis) -> float:
    """The height of the whole column."""
    return axis.bounds[1] if axis.bounds else axis.right - axis.left


def _length(axis: TimeAxis, k: float) -> float:
    page = axis.right - axis.left
    return max(page * page / _column(axis), min(SHORTEST * k, page))
