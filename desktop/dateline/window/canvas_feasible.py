"""When a selected undated event can have been, shaded over the rows, and joined to its card on the shelf."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPolygonF

from dateline.model.event import Event
from dateline.model.feasible import Feasible, feasible
from dateline.timeline.chart import Chart
from dateline.timeline.hits import box_of
from dateline.timeline.marks import Form
from dateline.timeline.scene import Box, Scene
from dateline.timeline.theme import Theme
from dateline.timeline.view import Layout, View

FADE = 160  # pixels at ratio 1 over which an open side fades away
SHADE = 28  # of 255


def window_of(chart: Chart, view: View, scene: Scene) -> tuple[Box, Feasible] | None:
    """The part of the rows to shade, down to the card; None where no undated event is selected, or nothing bounds
    it."""
    if view.layout is Layout.DOWN or not view.selection:
        return None
    mark = chart.marks.index.get(view.selection[-1])
    if mark is None or chart.marks.form[mark] != Form.SHELF:
        return None
    event, card = chart.subject(mark), box_of(scene, mark)
    bounds = feasible(chart.project, event) if isinstance(event, Event) else Feasible()
    if not bounds.is_bounded or card is None:
        return None
    axis, area, fade = scene.axis, scene.area, FADE * scene.k
    x0 = axis.x(bounds.first.day) if bounds.first else axis.x(bounds.last.day + 1.0) - fade  # type: ignore[union-attr]
    x1 = axis.x(bounds.last.day + 1.0) if bounds.last else x0 + fade
    x0, x1 = min(x0, x1 - scene.k), max(x1, x0 + scene.k)
    return Box(round(x0), area.top, round(x1), card.top), bounds


def paint_window(painter: QPainter, chart: Chart, view: View, scene: Scene, theme: Theme) -> Box | None:
    """Paints it, and gives the box that was painted in."""
    found = window_of(chart, view, scene)
    if found is None:
        return None
    (left, top, right, _), bounds = found
    area, accent = scene.area, QColor(*theme.accent)
    painter.save()
    painter.setClipRect(QRectF(area.left, area.top, area.right - area.left, scene.height - area.top))
    gradient = QLinearGradient(QPointF(left, 0), QPointF(right, 0))
    shade, nothing = QColor(*theme.accent, SHADE), QColor(*theme.accent, 0)
    gradient.setColorAt(0, shade if bounds.first else nothing)
    gradient.setColorAt(1, shade if bounds.last else nothing)
    painter.fillRect(QRectF(left, top, right - left, area.bottom - top), gradient)
    painter.setPen(QPen(accent, 1.5 * scene.k))
    for bound, x in ((bounds.first, left), (bounds.last, right)):
        if bound is not None:
            painter.drawLine(QPointF(x, top), QPointF(x, area.bottom))
    card = box_of(scene, chart.marks.index[view.selection[-1]])
    assert card is not None
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*theme.accent, SHADE // 2))
    a, b = max(left, area.left), min(right, area.right)
    if a < b:
        corners = ((a, area.bottom), (b, area.bottom), (card.right, card.top), (card.left, card.top))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.restore()
    return Box(min(a, card.left), top, max(b, card.right), card.top)
