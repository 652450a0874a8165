"""Lanes that a person puts in an order, and draws as a strip or in full: each a function from view to view."""

from dataclasses import replace

from dateline.timeline.chart import Chart
from dateline.timeline.lanes import packing_of
from dateline.timeline.view import LanesBy, Layout, View


def lane_at(chart: Chart, view: View, y: float) -> str | None:
    """The lane at a height of the picture; None beside them, and where those without room are counted together."""
    packing = packing_of(chart)
    if packing is None or view.lanes_by is LanesBy.NONE or view.layout is Layout.DOWN:
        return None
    over = (lane for lane in packing.lanes if lane.top <= y < lane.top + lane.height)
    lane = next(over, None)
    return lane.name if lane and not lane.is_rest else None


def lane_of(chart: Chart, view: View, id: str) -> str | None:
    """The first lane that a mark stands in; None where there are none."""
    mark = chart.marks.index.get(id)
    if mark is None or view.lanes_by is LanesBy.NONE:
        return None
    return chart.lane_names(mark, view.lanes_by)[0]


def with_lane_moved(chart: Chart, view: View, name: str, by: int) -> View:
    """A lane that many places further down; as it is where it would go over the edge."""
    names = [each for each, _ in chart.lanes(view)]
    at = names.index(name) if name in names else -1
    if at < 0 or not 0 <= at + by < len(names):
        return view
    names.insert(at + by, names.pop(at))
    return replace(view, lane_order=tuple(names), packed_at=None)


def with_lane_folded(view: View, name: str) -> View:
    """A lane as a strip that shows where something is, or in full again."""
    folded = view.collapsed
    folded = tuple(each for each in folded if each != name) if name in folded else (*folded, name)
    return replace(view, collapsed=folded, packed_at=None)
