"""The window over the overview strip: where it is, what of it the hand takes, and the view that it then shows.

In a chronicle the bar at its right edge is taken in the same way.
"""

from enum import StrEnum

from dateline.timeline.chart import Chart
from dateline.timeline.furniture import LEAST_WINDOW, overview_dates, overview_window
from dateline.timeline.rail import REACH, pulled, rail_of
from dateline.timeline.scene import Scene
from dateline.timeline.view import Layout, View

EDGE_REACH = 5  # pixels at ratio 1 around an edge of the window


class Pane(StrEnum):
    """What of the strip is under the pointer."""

    LEFT = "left edge"
    RIGHT = "right edge"
    INSIDE = "inside"
    OUTSIDE = "outside"


def window_of(chart: Chart, view: View, scene: Scene) -> tuple[float, float] | None:
    """The x of both edges of the window; None where there is no strip."""
    dates, box = overview_dates(chart), scene.overview
    if dates is None or box is None:
        return None
    return overview_window(view, dates, box, scene.k)


def pane_at(chart: Chart, view: View, scene: Scene, x: float, y: float) -> Pane | None:
    """What a press at a point takes; None beside the strip. A narrow window can still be moved by its middle."""
    if view.layout is Layout.DOWN:
        return _rail_at(scene, x, y)
    window, box = window_of(chart, view, scene), scene.overview
    reach = EDGE_REACH * scene.k
    if window is None or box is None or not box.top <= y < box.bottom:
        return None
    if not box.left - reach <= x <= box.right + reach:
        return None
    a, b = window
    inner = min(reach, (b - a) / 4)
    if a - reach <= x < a + inner:
        return Pane.LEFT
    if b - inner < x <= b + reach:
        return Pane.RIGHT
    return Pane.INSIDE if a <= x <= b else Pane.OUTSIDE


def _rail_at(scene: Scene, x: float, y: float) -> Pane | None:
    rail = rail_of(scene.axis, scene.k)
    if rail is None or x < scene.width - REACH * scene.k:
        return None
    return Pane.INSIDE if rail[0] <= y < rail[1] else Pane.OUTSIDE


def along(view: View, point: tuple[float, float]) -> float:
    """How far along the way of time a point is: its x, or its y in a chronicle."""
    return point[1] if view.layout is Layout.DOWN else point[0]


def day_at(chart: Chart, scene: Scene, x: float) -> float:
    """The day over x in the strip, also beyond its ends."""
    dates, box = overview_dates(chart), scene.overview
    assert dates is not None
    assert box is not None
    return dates[0] + (x - box.left) / (box.right - box.left) * (dates[1] - dates[0])


def centred(chart: Chart, view: View, scene: Scene, x: float) -> View:
    """As long a view around the day over x; in a chronicle the page for which the bar has its middle there."""
    if view.layout is Layout.DOWN:
        rail = rail_of(scene.axis, scene.k)
        return pulled(view, scene.axis, scene.k, x - sum(rail) / 2) if rail else view
    middle, half = day_at(chart, scene, x), view.span / 2
    return view.between(middle - half, middle + half)


def dragged(chart: Chart, view: View, scene: Scene, pane: Pane, from_x: float, to_x: float) -> View:
    """`view` with its window, or an edge of it, moved as far as from one x to the other.

    The window stays on the strip, and an edge does not pass the other one.
    """
    if view.layout is Layout.DOWN:
        return pulled(view, scene.axis, scene.k, to_x - from_x)
    dates, box = overview_dates(chart), scene.overview
    if dates is None or box is None:
        return view
    a_pixel = (dates[1] - dates[0]) / (box.right - box.left)
    by, least = (to_x - from_x) * a_pixel, LEAST_WINDOW * scene.k * a_pixel
    least = min(least, view.span)
    if pane is Pane.LEFT:
        start = min(max(view.start + by, min(dates[0], view.start)), view.end - least)
        return view.between(start, view.end)
    if pane is Pane.RIGHT:
        end = max(min(view.end + by, max(dates[1], view.end)), view.start + least)
        return view.between(view.start, end)
    by = min(max(by, min(dates[0] - view.start, 0.0)), max(dates[1] - view.end, 0.0))
    return view.between(view.start + by, view.end + by)
