"""Lines between marks: arcs from an anniversary to its origin, from a statement to its event, and drop lines."""

from bisect import bisect_left, insort

import numpy as np

from dateline.model.event import Event, LinkKind
from dateline.model.statement import Statement
from dateline.timeline.axis import TimeAxis
from dateline.timeline.chart import Chart
from dateline.timeline.extents import is_pointed
from dateline.timeline.marks import Form
from dateline.timeline.placing import Placed
from dateline.timeline.scene import (
    BAND,
    DOTTED,
    EDGE,
    FAINT,
    HAIRLINE,
    PAPER,
    SOLID,
    Box,
    Curve,
    Label,
    Rect,
    Scene,
    Shape,
)

MOST_DROPS = 40
MOST_LINES = 60
MOST_TIES = 12

Point = tuple[float, float]
Ghost = tuple[int, int, int, int]  # x, y, shape, category


def draw_links(
    chart: Chart, placed: list[Placed], axis: TimeAxis, area: Box, k: float
) -> tuple[list[Curve], list[Ghost]]:
    """Curves for the links of the marks in view, and the ghost dots at which arcs end."""
    curves: list[Curve] = []
    ghosts: list[Ghost] = []
    curves += _ties(chart, placed, area, k)
    diamonds = [group.marks[chart.marks.form[group.marks] == int(Form.DIAMOND)] for group in placed]
    if not any(map(len, diamonds)):
        return curves, ghosts
    where = places_of(placed)
    for mark in np.concatenate(diamonds)[:MOST_LINES].tolist():
        subject = chart.subject(mark)
        if isinstance(subject, Event):
            for link in subject.links:
                origin = chart.marks.index.get(link.target)
                if link.kind is LinkKind.ANNIVERSARY_OF and origin is not None:
                    _arc(chart, mark, origin, where, axis, area, k, curves, ghosts)
    return curves, ghosts


def _ties(chart: Chart, placed: list[Placed], area: Box, k: float) -> list[Curve]:
    """Fine lines from statements to their events, where there are few; of many, one is shown when it is pointed at."""
    quotes = [group.marks[chart.marks.form[group.marks] == int(Form.QUOTE)] for group in placed]
    if not 0 < sum(map(len, quotes)) <= MOST_TIES:
        return []
    where, ties = places_of(placed), []
    for mark in np.concatenate(quotes).tolist():
        statement = chart.subject(mark)
        event = chart.marks.index.get(statement.event) if isinstance(statement, Statement) else None
        body = _body(placed, event, area) if event is not None else None
        if body is not None:
            x0, y0 = where[mark]
            x1 = min(max(x0, body.left), body.right)
            y0, y1 = (y0 - 6 * k, body.bottom) if body.bottom < y0 else (y0 + 6 * k, body.top)
            middle = (y0 + y1) / 2
            ties.append(Curve(((x0, y0), (x0, middle), (x1, middle), (x1, y1)), FAINT, k, DOTTED))
    return ties


def _body(placed: list[Placed], mark: int, area: Box) -> Box | None:
    """The box of what is drawn for a mark, as far as it is in the area."""
    for group in placed:
        for bars in group.bars:
            for bar in bars[bars["mark"] == mark][:1]:
                x0, x1 = max(int(bar["x0"]), area.left), min(int(bar["x1"]), area.right)
                return Box(x0, int(bar["y"]), x1, int(bar["y"] + bar["h"])) if x0 < x1 else None
        for symbols in group.symbols:
            for symbol in symbols[symbols["mark"] == mark][:1]:
                x, y, half = int(symbol["x"]), int(symbol["y"]), int(symbol["size"]) // 2
                return Box(x, y - half, x, y + half)
    return None


def places_of(placed: list[Placed]) -> dict[int, Point]:
    """The point from which lines of a mark go out."""
    where: dict[int, Point] = {}
    for group in placed:
        for mark, at, y in zip(
            group.marks.tolist(), group.anchor.tolist(), group.middle.tolist(), strict=True
        ):
            where.setdefault(mark, (at, y))
    return where


def _arc(
    chart: Chart,
    mark: int,
    origin: int,
    where: dict[int, Point],
    axis: TimeAxis,
    area: Box,
    k: float,
    curves: list[Curve],
    ghosts: list[Ghost],
) -> None:
    if chart.marks.form[origin] == Form.SHELF:
        return
    x1, y1 = where[mark]
    day = (chart.marks.lo[origin] + chart.marks.hi[origin]) / 2
    x0, y0 = where.get(origin, (axis.x(float(day)), y1))
    category = int(chart.marks.category[mark])
    if origin not in where and area.left <= x0 <= area.right:
        ghosts.append((round(x0), round(y0), Shape.RING, category))
    x0 = min(max(x0, area.left - 2), area.right + 2)
    rise = min(64 * k, 10 * k + abs(x1 - x0) * 0.2)
    top = max(min(y0, y1) - rise, area.top + 2 * k)
    points = ((x0, y0 - 4 * k), (x0, top), (x1, top), (x1, y1 - 5 * k))
    curves.append(Curve(points, EDGE + category, 1.2 * k, SOLID))


def ties_of(chart: Chart, scene: Scene, id: str) -> list[tuple[Point, Point]]:
    """From a statement to its event, or from an event to each of its statements, where both are drawn."""
    statement = chart.project.statement(id)
    if statement is not None:
        pairs = [(statement.event, id)] if statement.event else []
    else:
        pairs = [(id, other) for other in chart.statements_of(id)]
    found = []
    for one, other in pairs:
        ends = [place_of(scene, chart.marks.index.get(end, -2)) for end in (one, other)]
        if ends[0] and ends[1]:
            found.append((ends[0], ends[1]))
    return found


def place_of(scene: Scene, mark: int) -> Point | None:
    """The middle of a mark's symbol, or a bar's beginning; None where it is not drawn."""
    symbols = scene.symbols[scene.symbols["mark"] == mark]
    if len(symbols):
        return float(symbols["x"][0]), float(symbols["y"][0])
    bars = scene.bars[scene.bars["mark"] == mark]
    if len(bars):
        return float(max(bars["x0"][0], scene.area.left)), float(bars["y"][0] + bars["h"][0] / 2)
    return None


def draw_drops(
    chart: Chart, placed: list[Placed], labels: list[Label], floors: list[int], k: float
) -> list[Rect]:
    """A thin line from each pointed mark down to the floor of its group (the axis, or the end of its lane), broken
    where words stand."""
    points: list[tuple[int, int, int]] = []
    for group, floor in zip(placed, floors, strict=True):
        pointed = is_pointed(chart.marks.form[group.marks])
        inside = np.flatnonzero(pointed & group.in_view)
        at = group.at[inside].round().astype(int).tolist()
        points += [(x, y, floor) for x, y in zip(at, group.middle[inside].tolist(), strict=True)]
    if len(points) > MOST_DROPS:
        return []
    words = sorted(labels)
    lefts = [label.x for label in words]
    widest = max((label.width for label in words), default=0)
    drops: list[Rect] = []
    line, pad = max(1, round(k)), round(3 * k)
    for x, y, floor in points:
        breaks: list[tuple[int, int]] = []
        for label in words[bisect_left(lefts, x - widest - pad) : bisect_left(lefts, x + pad)]:
            if label.x + label.width + pad > x and label.y > y:
                insort(breaks, (label.y - label.size, label.y + pad))
        top = y + round(4 * k)
        for a, b in [*breaks, (floor, floor)]:
            if min(a, floor) > top:
                drops.append(Rect(x, top, x + line, min(a, floor), HAIRLINE))
            top = max(top, b)
    return drops


def draw_breaks(columns: list[Rect], titles: list[Label], k: float) -> list[Rect]:
    """Pieces of the ground over the lines of the grid, where words stand across them."""
    bands = [rect for rect in columns if rect.code == BAND]
    lines = sorted((rect for rect in columns if rect.code != BAND), key=lambda rect: rect.x0)
    if not lines or not titles:
        return []
    grounds = [BAND if any(a <= line.x0 < b for a, _, b, _, _ in bands) else PAPER for line in lines]
    xs, pad = np.array([line.x0 for line in lines]), round(3 * k)
    lefts = np.array([label[0] for label in titles])
    first = np.searchsorted(xs, lefts - pad)
    end = np.searchsorted(xs, lefts + [label[6] for label in titles] + pad)
    breaks: list[Rect] = []
    for number in np.flatnonzero(end > first).tolist():
        _, y, _, size, *_ = titles[number]
        for line, ground in zip(
            lines[first[number] : end[number]], grounds[first[number] : end[number]], strict=True
        ):
            breaks.append(Rect(line.x0, y - size, line.x1, y + pad, ground))
    return breaks
