"""What stands around the marks: axis, grid, eras, shelf, overview strip."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import floor

import numpy as np

from dateline.model.day import date_of
from dateline.model.words import about_year_in_words
from dateline.timeline.axis import TimeAxis
from dateline.timeline.chart import Chart
from dateline.timeline.labels import Fitter
from dateline.timeline.marks import Form, placed
from dateline.timeline.scene import (
    ACCENT,
    BAND,
    FAINT,
    HAIRLINE,
    HIT,
    INK,
    PAPER,
    RAISED,
    SECOND,
    Box,
    Face,
    Histogram,
    Label,
    Rect,
)
from dateline.timeline.ticks import ticks_of
from dateline.timeline.view import View

SMALL = 12
AXIS_HEIGHT = 40
MAJOR_BASELINE = 34  # under the axis
SHELF_HEIGHT = 34
CARDS = (540, 360, 180)  # pixels of words on a card of the shelf, at most
OVERVIEW_HEIGHT = 26
ERA_HEIGHT = 20
LINES_APART = 4
LEAST_WINDOW = 4  # pixels of the frame in the overview
CHARS = 6.4  # pixels a figure of the small size takes


@dataclass(eq=False)
class Parts:
    """Gathers the pieces of a scene; `dashed` are the lines over the whole height that are not firm."""

    columns: list[Rect]
    under: list[Rect]
    over: list[Rect]
    labels: list[Label]
    bars: list[np.ndarray] = field(default_factory=list)
    symbols: list[np.ndarray] = field(default_factory=list)
    dashed: list[Rect] = field(default_factory=list)


def draw_axis(axis: TimeAxis, area: Box, k: float, fitter: Fitter, parts: Parts) -> list[tuple[float, str]]:
    """The line, the ticks of two levels with their words to the right of them, and grid lines for the upper level;
    gives the x and the words of the upper ticks."""
    size, pad, line = round(SMALL * k), round(4 * k), max(1, round(k))
    ticks = ticks_of(axis, CHARS * k)
    places = axis.xs(np.array([tick.day for tick in ticks], float)).tolist()
    placed_ticks = list(zip(places, ticks, strict=True))
    minors = [(x, tick.text) for x, tick in placed_ticks if not tick.major]
    majors = [(x, tick.text) for x, tick in placed_ticks if tick.major]
    ticks_bottom = area.bottom + round(7 * k)
    major_bottom = area.bottom + round(36 * k)
    parts.over.append(Rect(area.left, area.bottom, area.right, area.bottom + line, SECOND))
    _draw_level(
        minors, area, fitter, parts, (area.bottom + round(17 * k), size, Face.REGULAR, SECOND, pad), False
    )
    _draw_level(
        majors,
        area,
        fitter,
        parts,
        (area.bottom + round(MAJOR_BASELINE * k), size, Face.STRONG, SECOND, pad),
        True,
    )
    for x, _ in minors:
        if area.left <= x <= area.right:
            parts.over.append(Rect(round(x), area.bottom, round(x) + line, ticks_bottom, FAINT))
    for x, text in majors:
        if area.left < x <= area.right and text:
            parts.columns.append(Rect(round(x), area.top, round(x) + line, area.bottom, HAIRLINE))
            parts.over.append(Rect(round(x), area.bottom, round(x) + line, major_bottom, FAINT))
    for start, end in axis.folds:
        _draw_tear(axis.x(start), axis.x(end), area, k, parts)
    return majors


def _draw_level(
    level: list[tuple[float, str]],
    area: Box,
    fitter: Fitter,
    parts: Parts,
    style: tuple[int, int, Face, int, int],
    is_major: bool,
) -> None:
    """The words of one level; an upper word whose tick lies before the start stays at the left edge."""
    y, size, face, code, pad = style
    end = area.left - pad
    for number, (x, text) in enumerate(level):
        following = level[number + 1][0] if number + 1 < len(level) else float("inf")
        at = max(round(x), area.left) if is_major else round(x)
        if not text or at < area.left - 1 or (not is_major and x > area.right):
            continue
        width = fitter.width(text, size, face)
        at += pad if at > area.left or not is_major else 0
        if at >= end + pad and at + width <= min(area.right + pad, following - pad / 2):
            parts.labels.append(Label(at, y, text, size, face, code, width, is_bare=True))
            end = at + width


def _draw_tear(x0: float, x1: float, area: Box, k: float, parts: Parts) -> None:
    """A folded stretch: two torn edges over the whole height, and a break in the line of the axis."""
    a, b = round(max(x0, area.left)), round(min(x1, area.right))
    if a >= b:
        return
    line, step, wave = max(1, round(k)), round(6 * k), (0, 1, 2, 1)
    for x in (a + line, b - 4 * line):
        for number, y in enumerate(range(area.top, area.bottom, step)):
            at = x + wave[number % 4] * line
            parts.under.append(Rect(at, y, at + line, min(y + step, area.bottom), HAIRLINE))
    parts.over.append(Rect(a + 3 * line, area.bottom, b - 3 * line, area.bottom + line, PAPER))


def draw_eras(
    chart: Chart, axis: TimeAxis, area: Box, top: int, k: float, fitter: Fitter, parts: Parts
) -> None:
    """Bands behind everything, shaded but where they meet one that is; their names at the top of the part in view."""
    size, pad = round(SMALL * k), round(8 * k)
    ends: list[int] = []
    shaded: list[tuple[float, float]] = []
    for era in chart.project.eras:
        form, lo, hi, _, _ = placed(era.when, None)
        is_shaded = form is not Form.SHELF and all(hi < start or end < lo for start, end in shaded)
        if is_shaded:
            shaded.append((lo, hi))
        x0, x1 = round(axis.x(lo)), round(axis.x(hi))
        a, b = max(x0, area.left), min(x1, area.right)
        if form is Form.SHELF or a >= b:
            continue
        if is_shaded:
            parts.columns.insert(0, Rect(a, area.top, b, area.bottom, BAND))
        lines = [rect.x0 for rect in parts.columns if rect.code != BAND]
        for x in (x0, x1 - 1):  # no two lines side by side
            if area.left < x < area.right and all(abs(x - line) > LINES_APART * k for line in lines):
                parts.columns.append(Rect(x, area.top, x + 1, area.bottom, HAIRLINE))
        text, width = fitter.fit(era.title, size, Face.STRONG, max(0, b - a - 2 * pad))
        level = next((n for n, end in enumerate(ends) if end <= a), len(ends))
        if text and level == 0:
            ends[:1] = [b]
            parts.labels.append(Label(a + pad, top + round(14 * k), text, size, Face.STRONG, SECOND, width))


def draw_doors(
    chart: Chart, view: View, area: Box, baseline: int, k: float, fitter: Fitter, parts: Parts
) -> list[tuple[Box, bool]]:
    """Words at the upper corners that tell how much is earlier and later than the view, and lead there."""
    (starts, ends, firsts), size = chart.sides(view), round(SMALL * k)
    doors: list[tuple[Box, bool]] = []
    room = area.right - area.left
    earlier = int(np.searchsorted(ends, view.start, side="right"))
    after = len(starts) - int(np.searchsorted(starts, view.end))
    for later, count in ((False, earlier), (True, after)):
        if not count:
            continue
        day = float(starts[-1] if later else firsts[earlier - 1])
        year = about_year_in_words(date_of(floor(day))[0])
        words = f"{count:,} later, to {year} ›" if later else f"‹ {count:,} earlier, from {year}"
        width = fitter.width(words, size, Face.REGULAR)
        if 2 * width + size > room:  # both could meet
            words = f"{count:,} ›" if later else f"‹ {count:,}"
            width = fitter.width(words, size, Face.REGULAR)
        x = area.right - width if later else area.left
        parts.labels.append(Label(x, baseline, words, size, Face.REGULAR, ACCENT, width))
        doors.append((Box(x, baseline - 2 * size, x + width, baseline + size), later))
    return doors


def draw_shelf(
    chart: Chart, view: View, box: Box, k: float, fitter: Fitter, parts: Parts
) -> Iterator[tuple[int, int, int, int, int]]:
    """The undated, as cards from the left; gives their hit boxes; what has no room is counted."""
    size, pad, gap = round(SMALL * k), round(8 * k), round(6 * k)
    undated = chart.shelf(view)
    y0, y1 = box.top + round(6 * k), box.bottom - round(4 * k)
    baseline = (y0 + y1) // 2 + round(size * 0.33)
    name = "Undated"
    parts.labels.append(
        Label(box.left, baseline, name, size, Face.STRONG, SECOND, fitter.width(name, size, Face.STRONG))
    )
    x = box.left + fitter.width(name, size, Face.STRONG) + round(12 * k)
    best = chart.busiest(60, undated) if len(undated) > 60 else undated
    titles = [chart.marks.titles[mark] for mark in best.tolist()]
    most = _card_room(titles, (box.right - x) - (2 * pad + gap) * len(titles), k, fitter)
    for number, mark in enumerate(best.tolist()):
        more = f"+{len(undated) - number} more"
        for_more = fitter.width(more, size, Face.REGULAR) + gap
        is_last = number == len(undated) - 1
        text, width = fitter.fit(titles[number], size, Face.REGULAR, most)
        if x + width + 2 * pad > box.right - (0 if is_last else for_more):
            parts.labels.append(Label(x + gap, baseline, more, size, Face.REGULAR, SECOND, for_more - gap))
            return
        _draw_card(Box(x, y0, x + width + 2 * pad, y1), max(1, round(k)), parts)
        parts.labels.append(Label(x + pad, baseline, text, size, Face.REGULAR, INK, width, mark))
        yield x, x + width + 2 * pad, y0, y1, mark
        x += width + 2 * pad + gap


def _card_room(titles: list[str], room: int, k: float, fitter: Fitter) -> int:
    """The most pixels that words on a card of the shelf have: more where all cards have room in that way."""
    for pixels in CARDS:
        most = round(pixels * k)
        if sum(fitter.fit(title, round(SMALL * k), Face.REGULAR, most)[1] for title in titles) <= room:
            return most
    return round(CARDS[-1] * k)


def _draw_card(box: Box, line: int, parts: Parts) -> None:
    x0, y0, x1, y1 = box
    parts.over += [
        Rect(x0, y0, x1, y1, FAINT),
        Rect(x0 + line, y0 + line, x1 - line, y1 - line, RAISED),
    ]


def draw_overview(chart: Chart, view: View, box: Box, k: float, parts: Parts) -> Histogram | None:
    """The density of everything, with the part in view in a frame."""
    shown = chart.shown(view)
    window = overview_dates(chart)
    if window is None:
        return None
    heights, x, edges = overview_counts(chart, view, box, window, k)
    line = max(1, round(k))
    a, b = map(round, overview_window(view, window, box, k))
    parts.over.append(Rect(box.left, box.bottom - line, box.right, box.bottom, HAIRLINE))
    parts.under.append(Rect(a, box.top, b, box.bottom, BAND))
    for edge in ((a, box.top, a + line, box.bottom), (b - line, box.top, b, box.bottom)):
        parts.over.append(Rect(*edge, ACCENT))
    parts.over.append(Rect(a, box.top, b, box.top + line, ACCENT))
    counts = np.full((1, len(x) - 1), len(shown), np.int64)
    return Histogram(
        x, box.bottom - line, box.bottom - box.top, heights[None, :], counts, edges, -1, (FAINT,)
    )


def overview_dates(chart: Chart) -> tuple[float, float] | None:
    """What the strip spans: all that is dated, with a little room."""
    extent = chart.marks.extent
    if extent is None:
        return None
    pad = max((extent[1] - extent[0]) * 0.02, 1.0)
    return extent[0] - pad, extent[1] + pad


def overview_window(view: View, dates: tuple[float, float], box: Box, k: float) -> tuple[float, float]:
    """The x of both edges of the frame around the part in view, never too narrow to be seen and taken."""
    scale = (box.right - box.left) / (dates[1] - dates[0])
    a = max(box.left + (view.start - dates[0]) * scale, box.left)
    b = min(box.left + (view.end - dates[0]) * scale, box.right)
    least = LEAST_WINDOW * k
    if b - a < least:
        middle = min(max((a + b) / 2, box.left), box.right)
        return middle - least / 2, middle + least / 2
    return a, b


def overview_counts(
    chart: Chart, view: View, box: Box, window: tuple[float, float], k: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(heights, x, edges) of columns of three pixels; a root of the count, so that one event shows beside many."""
    key = ("overview", view.shown, box, window)
    if key not in chart.kept:
        x = np.arange(box.left, box.right + 1, max(3, round(3 * k)), dtype=np.int32)
        edges = window[0] + (x - box.left) / (box.right - box.left) * (window[1] - window[0])
        starts = chart.marks.lo[chart.shown(view)]
        counts = np.diff(np.searchsorted(starts, edges))
        most = max(int(counts.max(initial=0)), 1)
        room = box.bottom - box.top - 4 * k
        heights = np.where(counts > 0, np.maximum((counts / most) ** 0.4 * room, 4 * k), 0)
        chart.kept[key] = (heights.astype(np.int32), x, edges)
    return chart.kept[key]  # type: ignore[return-value]


def card_hits(cards: list[tuple[int, int, int, int, int]]) -> np.ndarray:
    hits = np.zeros(len(cards), HIT)
    for number, (x0, x1, y0, y1, mark) in enumerate(cards):
        hits[number] = (x0, x1, y0, y1, mark)
    return hits
