"""A mark in the hand: what of it can be taken where, and which date it has while it is dragged."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from dateline.model.event import Event
from dateline.model.finding import when_of
from dateline.model.moving import Part, beginning, edge, ending, moved, parts_of, shifted, steps_to, unit_of
from dateline.model.when import Shape, When
from dateline.timeline.axis import TimeAxis
from dateline.timeline.chart import Chart
from dateline.timeline.extents import POINTED
from dateline.timeline.hits import boxes_of
from dateline.timeline.marks import Form, forms_table, placed
from dateline.timeline.scene import Box, Scene
from dateline.timeline.ticks import STEPS, Step, unit_days
from dateline.timeline.view import Scale, View

END_REACH = 6  # pixels at ratio 1 around an end of a bar in which the end is taken
MAGNET = 7  # pixels within which another mark's end draws
LEAST_GRID = 5  # pixels between the places on which a date can fall
KNOWN_STARTS = ~forms_table(Form.FADED, Form.BEFORE, Form.UNTIL, Form.SPLIT)
KNOWN_ENDS = ~forms_table(Form.FADED, Form.AFTER, Form.ONGOING, Form.SPLIT)
FIXED = (Form.SHELF, Form.SPLIT)  # without a date, or with several: not to be moved by one hand


class Magnet(NamedTuple):
    """An end of another mark on which a dragged one came to lie."""

    day: float
    mark: int
    is_start: bool


class Fellow(NamedTuple):
    """Another mark that moves with the one in the hand: its date at first, and now."""

    mark: int
    before: When
    when: When


@dataclass(frozen=True, slots=True)
class Hold:
    """A mark in the hand: `taken` is the day at which it was taken, in the row at `y`; `when` its date now, `before`
    that at first. `fellows` move as many units as it does, the unit being that of the least exact; `staying` were to
    move with it and cannot."""

    id: str
    mark: int
    part: Part
    taken: float
    y: float
    before: When
    when: When
    magnet: Magnet | None = None
    fellows: tuple[Fellow, ...] = ()
    staying: tuple[int, ...] = ()

    @property
    def has_moved(self) -> bool:
        return self.when != self.before

    @property
    def marks(self) -> frozenset[int]:
        """All that move."""
        return frozenset((self.mark, *(fellow.mark for fellow in self.fellows)))


def when_of_mark(chart: Chart, mark: int) -> When:
    subject = chart.subject(mark)
    assert subject is not None
    return when_of(subject)


def movable_parts(chart: Chart, view: View, mark: int) -> tuple[Part, ...]:
    """What of a mark the hand can move; nothing where x tells only the order."""
    form = Form(int(chart.marks.form[mark]))
    if form in FIXED or view.scale is Scale.SEQUENCE:
        return ()
    parts = parts_of(when_of_mark(chart, mark))
    if form in POINTED or form is Form.PERIOD:
        return parts[:1]
    return tuple(part for part in parts if not (form is Form.ONGOING and part is Part.END))


def bars_of(scene: Scene, chart: Chart, mark: int) -> list[Box]:
    """The drawn extent of a mark without its words, in each lane that it stands in; none where it is not in view."""
    lo, hi = float(chart.marks.lo[mark]), float(chart.marks.hi[mark])
    form = Form(int(chart.marks.form[mark]))
    rows = boxes_of(scene, mark) and (_rows_of(scene, mark) or boxes_of(scene, mark))
    return [extent_of(scene, form, lo, hi, row) for row in rows]


def bar_of(scene: Scene, chart: Chart, mark: int, y: float = 0.0) -> Box | None:
    """That of these extents which is nearest to y; None where there is none."""
    bars = bars_of(scene, chart, mark)
    return min(bars, key=lambda bar: abs((bar.top + bar.bottom) / 2 - y), default=None)


def extent_of(scene: Scene, form: Form, lo: float, hi: float, row: Box) -> Box:
    """Where a mark over these days stands in a row."""
    x0, x1 = scene.axis.x(lo), scene.axis.x(hi)
    if form in POINTED:
        middle, half = (x0 + x1) / 2, (row.bottom - row.top) / 2
        x0, x1 = middle - half, middle + half
    return Box(round(x0), row.top, max(round(x1), round(x0) + 1), row.bottom)


def _rows_of(scene: Scene, mark: int) -> list[Box]:
    """Top and bottom of what is drawn for a mark in each of its rows."""
    bars = scene.bars[scene.bars["mark"] == mark]
    if len(bars):
        return [
            Box(0, y, 0, y + h)
            for y, h in sorted(set(zip(bars["y"].tolist(), bars["h"].tolist(), strict=True)))
        ]
    symbols = scene.symbols[scene.symbols["mark"] == mark]
    rows = sorted(set(zip(symbols["y"].tolist(), ((symbols["size"] + 1) // 2).tolist(), strict=True)))
    return [Box(0, y - half, 0, y + half) for y, half in rows]


def part_at(chart: Chart, view: View, scene: Scene, mark: int, x: float, y: float) -> Part | None:
    """Which part of a mark is under the point: near an end of a bar that end, elsewhere the whole of it."""
    around = next((box for box in boxes_of(scene, mark) if box.top <= y < box.bottom), None)
    bar, reach = bar_of(scene, chart, mark, y), END_REACH * scene.k
    if around is None or bar is None:
        return None
    if not min(around.left, bar.left) - reach <= x <= max(around.right, bar.right) + reach:
        return None
    parts = movable_parts(chart, view, mark)
    inside = min(reach, (bar.right - bar.left) / 3)
    if Part.START in parts and bar.left - reach <= x < bar.left + inside:
        return Part.START
    if Part.END in parts and bar.right - inside < x <= bar.right + reach:
        return Part.END
    return Part.WHOLE if parts else None


def reaches_of(scene: Scene, chart: Chart, mark: int) -> list[Box]:
    """The boxes outside of which `part_at` finds nothing of a mark."""
    reach, bars = round(END_REACH * scene.k) + 1, bars_of(scene, chart, mark)
    return [
        Box(
            min(box.left, *(bar.left for bar in bars)) - reach,
            box.top,
            max(box.right, *(bar.right for bar in bars)) + reach,
            box.bottom,
        )
        for box in boxes_of(scene, mark)
    ]


def taken(chart: Chart, mark: int, part: Part, day: float, y: float = 0.0) -> Hold:
    """Takes a mark at a day, in the row at y."""
    when = when_of_mark(chart, mark)
    return Hold(chart.marks.ids[mark], mark, part, day, y, when, when)


def taken_together(hold: Hold, chart: Chart, view: View) -> Hold:
    """With all else that is selected, as far as it can move."""
    index = chart.marks.index
    others = [index[id] for id in dict.fromkeys(view.selection) if id in index and id != hold.id]
    fellows, staying = [], []
    for mark in others:
        if movable_parts(chart, view, mark):
            when = when_of_mark(chart, mark)
            fellows.append(Fellow(mark, when, when))
        else:
            staying.append(mark)
    return replace(hold, fellows=tuple(fellows), staying=tuple(staying))


def dragged(
    hold: Hold, chart: Chart, view: View, axis: TimeAxis, day: float, k: float, *, snaps: bool
) -> Hold:
    """The hand is at `day` now. With `snaps` the edge goes to the ends of other marks, else to a unit one can see."""
    wanted = edge(hold.before, hold.part) + day - hold.taken
    if not snaps:
        return _moved_to(hold, wanted)
    for magnet, lead in _magnets(hold, chart, view, axis, wanted, k):
        found = _moved_to(hold, lead)
        if magnet.day in _edges(found.when):
            return replace(found, magnet=magnet)
    return _moved_to(hold, gridded(axis, wanted, k))


def _moved_to(hold: Hold, day: float) -> Hold:
    """With its leading edge as near to a day as it, and all that move with it, are exact."""
    if not hold.fellows:
        return replace(hold, when=moved(hold.before, hold.part, day), magnet=None)
    unit = unit_of([hold.before, *(fellow.before for fellow in hold.fellows)])
    steps = steps_to(hold.before, day, unit)
    fellows = [fellow._replace(when=shifted(fellow.before, steps, unit)) for fellow in hold.fellows]
    return replace(hold, when=shifted(hold.before, steps, unit), magnet=None, fellows=tuple(fellows))


def _edges(when: When) -> list[float]:
    return [*([beginning(when.start)] if when.start else []), *([ending(when.end)] if when.end else [])]


def _magnets(
    hold: Hold, chart: Chart, view: View, axis: TimeAxis, wanted: float, k: float
) -> list[tuple[Magnet, float]]:
    """Ends of other marks within reach, the nearest first, each with the day to which it takes the leading edge."""
    lead = edge(hold.before, hold.part)
    edges = [lead] if hold.part is not Part.WHOLE or hold.before.shape is Shape.POINT else _edges(hold.before)
    starts, ends, _ = chart.sides(view)
    found: list[tuple[float, Magnet, float]] = []
    held = hold.marks
    for at in edges:
        is_end = hold.part is Part.END or at != edges[0]
        here = at + wanted - lead
        for is_start, days in ((True, starts), (False, ends)):
            place = int(np.searchsorted(days, here))
            near = slice(max(place - 2, 0), place + 2)
            marks = _by_day(chart, view, is_start)[near].tolist()
            for mark, day in zip(marks, days[near].tolist(), strict=True):
                far = abs(axis.x(day) - axis.x(here))
                if mark not in held and far <= MAGNET * k and _draws(chart, mark, is_start, is_end):
                    found.append((far, Magnet(day, mark, is_start), day - at + lead))
    return [(magnet, day) for _, magnet, day in sorted(found, key=lambda each: each[0])]


def _draws(chart: Chart, mark: int, is_start: bool, is_end: bool) -> bool:
    """Whether a start or an end is known well enough to draw; those of one day draw only their like."""
    form = chart.marks.form[mark]
    if Form(int(form)) in POINTED and is_start is is_end:
        return False
    return bool((KNOWN_STARTS if is_start else KNOWN_ENDS)[form])


def _by_day(chart: Chart, view: View, is_start: bool) -> np.ndarray:
    """The marks that are shown, by their start or by their end; kept while they are the same."""
    if is_start:
        return chart.shown(view)
    key = ("by end", view.shown)
    if key not in chart.kept:
        shown = chart.shown(view)
        chart.kept[key] = shown[np.argsort(chart.marks.hi[shown], kind="stable")]
    return chart.kept[key]  # type: ignore[return-value]


def gridded(axis: TimeAxis, day: float, k: float) -> float:
    """The nearest beginning of the finest unit of the calendar that can be told from the next on this axis."""
    x = axis.x(day)
    pixels_a_day = abs(axis.x(day + 0.5) - axis.x(day - 0.5)) or axis.slope
    if axis.scale is not Scale.LOG:
        pixels_a_day = axis.slope
    step = next((step for step in GRID if step.days * pixels_a_day >= LEAST_GRID * k), GRID[-1])
    places = list(unit_days(step, day - 1.5 * step.days, day + 1.5 * step.days))
    return min(places, key=lambda place: abs(axis.x(place) - x), default=day)


def _round_count(step: Step) -> bool:
    if step.unit == "year":
        return str(step.count).strip("0") == "1"
    return step.unit in ("second", "minute", "hour", "day", "month") and step.count != 3


GRID = tuple(step for step in STEPS if _round_count(step))


def extent_in_hand(mark: int, when: When, chart: Chart) -> tuple[Form, float, float]:
    """How a mark is drawn with the date it has in the hand: form, first and last day."""
    subject = chart.subject(mark)
    form, lo, hi, _, _ = placed(when, subject.as_of if isinstance(subject, Event) else None)
    drawn = Form(int(chart.marks.form[mark]))
    return (drawn if drawn in POINTED else form), lo, hi


def magnet_line(chart: Chart, hold: Hold, magnet: Magnet) -> float:
    """The day at which a magnet is shown: the middle of a dot for a dot in the hand, else the end that draws."""
    both = [Form(int(chart.marks.form[mark])) for mark in (hold.mark, magnet.mark)]
    if not all(form in POINTED for form in both):
        return magnet.day
    return (float(chart.marks.lo[magnet.mark]) + float(chart.marks.hi[magnet.mark])) / 2


def magnet_in_words(chart: Chart, magnet: Magnet) -> str:
    """ "where “Treaty of Karlsholm” begins", or the date of which it is."""
    title = chart.marks.titles[magnet.mark]
    title = title if len(title) <= 40 else title[:39].rstrip() + "…"
    if Form(int(chart.marks.form[magnet.mark])) in POINTED:
        return f"the date of “{title}”"
    return f"where “{title}” {'begins' if magnet.is_start else 'ends'}"
