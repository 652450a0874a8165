"""How a mark in the hand looks: where it would be, the line down to its date, and the date in words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dateline.model.moving import Part, edge
from dateline.model.nudging import staying_in_words
from dateline.model.when import Shape, When
from dateline.model.words import counted, in_words
from dateline.timeline.card import date_line, length_in_words
from dateline.timeline.chart import Chart
from dateline.timeline.dragging import (
    Hold,
    bar_of,
    bars_of,
    extent_in_hand,
    extent_of,
    magnet_in_words,
    magnet_line,
    movable_parts,
)
from dateline.timeline.extents import POINTED
from dateline.timeline.marks import Form
from dateline.timeline.scene import Box, Scene
from dateline.timeline.theme import Theme
from dateline.timeline.view import View

LEAST_WIDTH = 6  # pixels at ratio 1 of what is held, however short its time is
MOST_FELLOWS = 200  # shown on their way; all of them move
YEAR = range(360, 372)  # days
NO_BRUSH = Qt.BrushStyle.NoBrush


def paint_hold(painter: QPainter, chart: Chart, scene: Scene, theme: Theme, hold: Hold) -> None:
    """What is held at its new place over the picture, which still shows where it was."""
    accent, k = QColor(*theme.accent), scene.k
    painter.save()
    painter.setClipRect(QRectF(scene.area.left, 0, scene.area.right - scene.area.left, scene.height))
    if hold.magnet is not None:
        x = scene.axis.x(magnet_line(chart, hold, hold.magnet))
        painter.setPen(QPen(accent, 1.5 * k))
        painter.drawLine(QPointF(x, scene.area.top), QPointF(x, scene.area.bottom))
    for fellow in hold.fellows[:MOST_FELLOWS]:
        for place in bars_of(scene, chart, fellow.mark):
            _paint_held(painter, scene, theme, place, extent_in_hand(fellow.mark, fellow.when, chart))
    row = bar_of(scene, chart, hold.mark, hold.y)
    if row is not None:
        form, lo, hi = extent_in_hand(hold.mark, hold.when, chart)
        box = extent_of(scene, form, lo, hi, row)
        painter.setPen(QPen(accent, k, Qt.PenStyle.DashLine))
        for x in _lines(box, hold, form in POINTED):
            painter.drawLine(QPointF(x, box.bottom), QPointF(x, scene.area.bottom))
        _paint_held(painter, scene, theme, row, (form, lo, hi))
    painter.restore()


def _paint_held(
    painter: QPainter, scene: Scene, theme: Theme, row: Box, extent: tuple[Form, float, float]
) -> None:
    """One mark at its new place, in its row."""
    form, lo, hi = extent
    box, accent, k = extent_of(scene, form, lo, hi, row), QColor(*theme.accent), scene.k
    painter.setPen(QPen(accent, 1.5 * k))
    spare = max(LEAST_WIDTH * k - (box.right - box.left), 0.0) / 2
    rect = QRectF(box.left - spare, box.top, box.right - box.left + 2 * spare, box.bottom - box.top)
    if form in POINTED:
        painter.setBrush(accent)
        painter.drawEllipse(rect)
    else:
        painter.setBrush(QColor(*theme.accent, 90))
        painter.drawRect(rect)


def _lines(box: Box, hold: Hold, is_pointed: bool) -> list[float]:
    """The x of the lines down to the axis: one for each edge that the hand moves."""
    if is_pointed:
        return [(box.left + box.right) / 2]
    return [
        x for part, x in ((Part.START, box.left), (Part.END, box.right)) if hold.part in (Part.WHOLE, part)
    ]


def paint_grips(painter: QPainter, chart: Chart, view: View, scene: Scene, theme: Theme, mark: int) -> None:
    """A small handle on each end that can be dragged, but where a number stands: that says more."""
    parts = movable_parts(chart, view, mark)
    if Part.START not in parts and Part.END not in parts:
        return
    painter.setPen(QPen(QColor(*theme.paper), scene.k))
    painter.setBrush(QColor(*theme.accent))
    for bar in bars_of(scene, chart, mark):
        for part, x in ((Part.START, bar.left), (Part.END, bar.right)):
            is_numbered = part is Part.START and chart.marks.number[mark] > 0
            if part in parts and not is_numbered and scene.area.left <= x <= scene.area.right:
                _paint_grip(painter, bar, x, scene.k)
    painter.setBrush(NO_BRUSH)


def _paint_grip(painter: QPainter, bar: Box, x: float, k: float) -> None:
    middle = (bar.top + bar.bottom) / 2
    half = max(min((bar.bottom - bar.top) / 2 - 2 * k, 6 * k), 3 * k)
    painter.drawRoundedRect(QRectF(x - 2.5 * k, middle - half, 5 * k, 2 * half), 2.5 * k, 2.5 * k)


def held_card(chart: Chart, hold: Hold) -> list[str]:
    """The new date, what came of it, and beside which mark's end it came to lie."""
    lines = [_date_in_hand(hold)]
    if hold.part is Part.WHOLE and hold.has_moved:
        lines.append(shift_in_words(hold.before, hold.when))
    first, last = hold.when.first, hold.when.last
    if (
        hold.part is not Part.WHOLE
        and hold.when.shape is Shape.RANGE
        and first is not None
        and last is not None
    ):
        lines.append(f"{length_in_words(last - first + 1)} long")
    if hold.magnet is not None:
        lines.append(magnet_in_words(chart, hold.magnet))
    if hold.fellows:
        lines.append(f"and {counted(len(hold.fellows), 'other')} with it")
    staying = staying_in_words(chart.project, [chart.marks.ids[mark] for mark in hold.staying])
    return [*lines, staying] if staying else lines


_EDGE_WORDS = {
    (Shape.RANGE, Part.START): "From",
    (Shape.RANGE, Part.END): "To",
    (Shape.BETWEEN, Part.START): "Not before",
    (Shape.BETWEEN, Part.END): "Not after",
}


def _date_in_hand(hold: Hold) -> str:
    """The date of the edge that is moved, else the whole of it."""
    words = _EDGE_WORDS.get((hold.when.shape, hold.part))
    date = hold.when.start if hold.part is Part.START else hold.when.end
    if words is None or date is None:
        return date_line(hold.when).partition(" (")[0]
    return f"{words} {in_words(When.at(date), with_weekday=True)}"


def shift_in_words(before: When, after: When) -> str:
    """ "3 days later", "about 4 years earlier", "2 hours later"."""
    days = edge(after, Part.WHOLE) - edge(before, Part.WHOLE)
    way = "later" if days > 0 else "earlier"
    minutes = round(abs(days) * 1440)
    if round(abs(days)) in YEAR:
        return f"a year {way}"
    if minutes >= 1440:
        return f"{length_in_words(round(abs(days)))} {way}"
    if minutes >= 60 and minutes % 60 == 0:
        return f"{counted(minutes // 60, 'hour')} {way}"
    return f"{counted(minutes, 'minute')} {way}"
