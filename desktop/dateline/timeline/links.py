"""Lines between marks: arcs from an anniversary to its origin, from a statement to its event, and drop lines."""

from bisect import bisect_left, insort
from collections.abc import Iterable

import numpy as np

from dateline.model.event import Event, LinkKind
from dateline.model.statement import Statement
from dateline.timeline.arcs import Point, arc_over, beside_titles, loop_beside, tie_between
from dateline.timeline.axis import TimeAxis
from dateline.timeline.chart import Chart
from dateline.timeline.extents import is_pointed
from dateline.timeline.marks import Form
from dateline.timeline.placing import Array, Placed
from dateline.timeline.scene import (
    ACCENT,
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
FEW_ARCS, MOST_ARCS = 6, 12  # more than a few are thin and grey; still more would be a thicket
MOST_TIES = 12

Ghost = tuple[int, int, int, int]  # x, y, shape, category


def draw_links(
    chart: Chart, placed: list[Placed], titles: list[Label], axis: TimeAxis, area: Box, k: float
) -> tuple[list[Curve], list[Ghost]]:
    """Curves for the links of the marks in view, broken where titles stand, and the ghost dots at which arcs end."""
    curves = _ties(chart, placed, area, k)
    arcs, ghosts = _arcs(chart, placed, axis, area, k)
    return beside_titles([*curves, *arcs], titles, k), ghosts


def _arcs(
    chart: Chart, placed: list[Placed], axis: TimeAxis, area: Box, k: float
) -> tuple[list[Curve], list[Ghost]]:
    """From anniversaries to what they are of, where there are few; of many, one is shown when it is pointed at."""
    curves: list[Curve] = []
    ghosts: list[Ghost] = []
    diamonds = [group.marks[chart.marks.form[group.marks] == int(Form.DIAMOND)] for group in placed]
    if not 0 < sum(map(len, diamonds)) <= MOST_ARCS:
        return curves, ghosts
    where, are_few = places_of(placed), sum(map(len, diamonds)) <= FEW_ARCS
    for mark in np.concatenate(diamonds).tolist():
        category = int(chart.marks.category[mark])
        code, width = (EDGE + category, 1.2 * k) if are_few else (FAINT, k)
        for origin in _origins(chart, mark):
            x1, y1 = where[mark]
            day = (chart.marks.lo[origin] + chart.marks.hi[origin]) / 2
            x0, y0 = where.get(origin, (axis.x(float(day)), y1))
            if origin not in where and area.left <= x0 <= area.right:
                ghosts.append((round(x0), round(y0), Shape.RING, category))
            x0 = min(max(x0, area.left - 2), area.right + 2)
            curves.append(Curve(arc_over((x0, y0), (x1, y1), area.top, k), code, width, SOLID))
    return curves, ghosts


def _origins(chart: Chart, mark: int) -> list[int]:
    """The dated marks of which a mark is an anniversary."""
    subject, marks = chart.subject(mark), chart.marks
    links = subject.links if isinstance(subject, Event) else ()
    targets = [link.target for link in links if link.kind is LinkKind.ANNIVERSARY_OF]
    found = (marks.index.get(target) for target in targets)
    return [origin for origin in found if origin is not None and marks.form[origin] != Form.SHELF]


def _ties(chart: Chart, placed: list[Placed], area: Box, k: float) -> list[Curve]:
    """Fine lines from statements to their events, where there are few; of many, one is shown when it is pointed at."""
    quotes = [group.marks[chart.marks.form[group.marks] == int(Form.QUOTE)] for group in placed]
    if not 0 < sum(map(len, quotes)) <= MOST_TIES:
        return []
    where, ties = places_of(placed), []
    for mark in np.concatenate(quotes).tolist():
        statement = chart.subject(mark)
        event = chart.marks.index.get(statement.event) if isinstance(statement, Statement) else None
        bodies = (_body(group.bars, group.symbols, event, area) for group in placed if event is not None)
        body = next(filter(None, bodies), None)
        if body is not None:
            ties.append(Curve(_tie(where[mark], body, k), FAINT, k, DOTTED))
    return ties


def _tie(said: Point, body: Box, k: float) -> tuple[Point, ...]:
    """The four points of a curve from a statement's symbol to the nearest of what is drawn for its event."""
    x0, y0 = said
    x1 = min(max(x0, body.left), body.right)
    y0, y1 = (y0 - 6 * k, body.bottom) if body.bottom < y0 else (y0 + 6 * k, body.top)
    return tie_between((x0, y0), (x1, y1))


def _body(bars: Iterable[Array], symbols: Iterable[Array], mark: int, area: Box) -> Box | None:
    """The box of what is drawn for a mark, as far as it is in the area."""
    for table in bars:
        for bar in table[table["mark"] == mark][:1]:
            x0, x1 = max(int(bar["x0"]), area.left), min(int(bar["x1"]), area.right)
            return Box(x0, int(bar["y"]), x1, int(bar["y"] + bar["h"])) if x0 < x1 else None
    for table in symbols:
        for symbol in table[table["mark"] == mark][:1]:
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


def ties_of(chart: Chart, scene: Scene, id: str) -> list[Curve]:
    """What ties a mark to others, broken where titles stand: a statement and its event, an event and all it has links
    with. Where the other end is out of view the curve goes to that side; where it is only counted there is none."""
    others = tied_to(chart, id)
    if scene.margin is not None:
        return _loops(chart, scene, chart.marks.index.get(id, -2), others, scene.margin)
    here = place_of(scene, chart.marks.index.get(id, -2)) if others else None
    if here is None:
        return []
    curves = []
    for other in others:
        there = place_of(scene, other) or _beyond(chart, scene, other, here[1])
        if there is not None:
            ends = sorted((chart.marks.index[id], other))
            is_said = ends[1] >= chart.marks.events
            points = _said_in(scene, *ends) if is_said else arc_over(here, there, scene.area.top, scene.k)
            points = points or tie_between(here, there)
            curves.append(Curve(points, ACCENT, 1.2 * scene.k, DOTTED))
    return beside_titles(curves, [label for label in scene.labels if label.mark >= 0], scene.k)


def _said_in(scene: Scene, event: int, statement: int) -> tuple[Point, ...]:
    """The tie of a statement as the picture has it; none where one of the two is out of view."""
    said, body = place_of(scene, statement), _body([scene.bars], [scene.symbols], event, scene.area)
    return _tie(said, body, scene.k) if said is not None and body is not None else ()


def _loops(chart: Chart, scene: Scene, mark: int, others: list[int], x: float) -> list[Curve]:
    """In the margin of a chronicle; to the edge of the page where the other end is not on it."""
    here = _height_of(scene, mark)
    if here is None:
        return []
    curves, shelf = [], int(Form.SHELF)
    for other in others:
        there = _height_of(scene, other)
        if there is None:
            earlier = chart.marks.form[other] != shelf and chart.marks.lo[other] < chart.marks.lo[mark]
            is_above = earlier or chart.marks.form[mark] == shelf != chart.marks.form[other]
            there = 0.0 if is_above else float(scene.height)
        points = loop_beside(here, there, x, scene.width - x, scene.k)
        curves.append(Curve(points, ACCENT, 1.2 * scene.k, DOTTED))
    return curves


def _height_of(scene: Scene, mark: int) -> float | None:
    """The middle of an entry on the page."""
    hits = scene.hits[scene.hits["mark"] == mark]
    return float(hits["y0"][0] + hits["y1"][0]) / 2 if len(hits) else None


def tied_to(chart: Chart, id: str) -> list[int]:
    """The marks that an event or a statement has to do with, each once."""
    project = chart.project
    statement, event = project.statement(id), project.event(id)
    ids = [statement.event] if statement is not None else chart.statements_of(id)
    if event is not None:
        ids = [*ids, *(link.target for link in event.links), *(other.id for other, _ in project.links_to(id))]
    found = (chart.marks.index.get(other) for other in dict.fromkeys(ids))
    return [mark for mark in found if mark is not None]


def _beyond(chart: Chart, scene: Scene, mark: int, y: float) -> Point | None:
    """The side at which a mark lies that is out of view, at a height; None where it is in view or undated."""
    area, marks = scene.area, chart.marks
    if marks.form[mark] == Form.SHELF:
        return None
    if marks.hi[mark] <= scene.axis.start:
        return float(area.left), y
    return (float(area.right), y) if marks.lo[mark] >= scene.axis.end else None


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
    pointed = [np.flatnonzero(is_pointed(chart.marks.form[group.marks]) & group.in_view) for group in placed]
    if sum(map(len, pointed)) > MOST_DROPS:
        return []
    points: list[tuple[int, int, int]] = []
    for group, inside, floor in zip(placed, pointed, floors, strict=True):
        at = group.at[inside].round().astype(int).tolist()
        points += [(x, y, floor) for x, y in zip(at, group.middle[inside].tolist(), strict=True)]
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
    xs, pad = [line.x0 for line in lines], round(3 * k)
    breaks: list[Rect] = []
    for x, y, _, size, _, _, width, _, _ in titles:
        number, end = bisect_left(xs, x - pad), x + width + pad
        while number < len(xs) and xs[number] < end:
            line = lines[number]
            breaks.append(Rect(line.x0, y - size, line.x1, y + pad, grounds[number]))
            number += 1
    return breaks
