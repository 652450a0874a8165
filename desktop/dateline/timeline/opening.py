"""The view with which a project opens."""

from dateline.timeline.chart import Chart
from dateline.timeline.gestures import crowd_view, unfolded, whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.marks import Form
from dateline.timeline.view import View

NEARLY_ALL = 0.85
CRUSHED = 0.02  # of the width, with most marks in it, is too narrow to tell them apart


def opening_view(
    chart: Chart, view: View | None, size: tuple[int, int], fitter: Fitter, ratio: float = 1.0
) -> View:
    """Everything, with tears, where that shows most marks apart and with titles; else where most of it happens."""
    whole = whole_view(chart, view)
    crowd = crowd_view(chart, whole)
    if crowd is None:
        return whole
    is_crushed = crowd.span < unfolded(whole) * CRUSHED
    if not is_crushed and titled_share(chart, whole, size, fitter, ratio) >= NEARLY_ALL:
        return whole
    return crowd


def titled_share(chart: Chart, view: View, size: tuple[int, int], fitter: Fitter, ratio: float) -> float:
    """Which part of the dated events shows its title in a view."""
    shown = chart.shown(view)
    events = shown[chart.marks.form[shown] != Form.QUOTE]
    scene = arrange(chart, view, size, fitter, ratio)
    titled = {label.mark for label in scene.labels} & set(events.tolist())
    return len(titled) / max(len(events), 1)
