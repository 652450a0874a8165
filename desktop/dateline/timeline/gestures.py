"""What hand and keys do to a view: each is a function from view to view."""

from dataclasses import replace
from operator import itemgetter

import numpy as np

from dateline.model.project import Era
from dateline.timeline.axis import TimeAxis, axis_for
from dateline.timeline.chart import Chart
from dateline.timeline.chronicle import scrolled_to
from dateline.timeline.folds import crowded_days, worthwhile_folds
from dateline.timeline.lanes import MARGIN
from dateline.timeline.marks import Floats, Form, Ints, placed
from dateline.timeline.view import Layout, Scale, View

LEFT_SHARE, RIGHT_SHARE = 0.04, 0.14  # room at both sides, the right one for labels
LONELY_DAYS = 30.0
LEAST_TYPE, MOST_TYPE = 0.7, 2.5  # of the normal size, in a chronicle
BEFORE, AFTER = 2, 3  # marks shown with the one that is presented
FEW = 8  # marks, of which none are a crowd


def crowd_view(chart: Chart, view: View) -> View | None:
    """Where most of it happens, if more than half of the marks share a small part of the time of `view`."""
    shown = chart.shown(view)
    if len(shown) < FEW:
        return None
    crowd = crowded_days(chart.marks.lo[shown], chart.marks.hi[shown], unfolded(view))
    return fitted_between(view, *crowd, chart.dates(view)[0]) if crowd else None


def unfolded(view: View) -> float:
    """The days in view that are not folded away."""
    return view.span - sum(max(0.0, min(b, view.end) - max(a, view.start)) for a, b in view.folds)


def whole_view(chart: Chart, view: View | None = None) -> View:
    """Everything that is dated, long empty stretches folded."""
    view = view or View()
    shown = chart.shown(view)
    if not len(shown):
        return lonely_view(view, view.today or 0)
    folds, (lo, hi) = worthwhile_folds(chart.marks.lo[shown], chart.marks.hi[shown])
    return fitted_between(replace(view, folds=folds), lo, hi, chart.dates(view)[0])


def lonely_view(view: View, day: int) -> View:
    """The weeks around a day, where there is nothing to show."""
    return replace(view.between(day - LONELY_DAYS, day + LONELY_DAYS), packed_at=None)


def beside(chart: Chart, view: View, *, later: bool) -> View:
    """As long a view, over the nearest mark that begins after (or ends before) what is shown."""
    shown = chart.shown(view)
    lo, hi = chart.marks.lo[shown], chart.marks.hi[shown]
    if later:
        outside = lo[lo >= view.end]
        return (
            view.between(outside.min() - view.span * 0.2, outside.min() + view.span * 0.8)
            if len(outside)
            else view
        )
    outside = hi[hi <= view.start]
    return (
        view.between(outside.max() - view.span * 0.8, outside.max() + view.span * 0.2)
        if len(outside)
        else view
    )


def fitted_to(chart: Chart, view: View, marks: Ints) -> View:
    """Some marks, with room at both sides; in a chronicle, the first of them on the page."""
    if view.layout is Layout.DOWN:
        return scrolled_to(chart, view, chart.marks.ids[int(marks[0])])
    lo, hi = float(chart.marks.lo[marks].min()), float(chart.marks.hi[marks].max())
    return fitted_between(view, lo, hi, chart.dates(view)[0])


def neighbourhood(chart: Chart, view: View, id: str) -> View:
    """A mark among the few that begin just before and after it: what an audience can read from afar.

    As it is where there is no such dated mark, or in a chronicle, which shows neighbours anyway.
    """
    mark, shown = chart.marks.index.get(id), chart.shown(view)
    place = np.flatnonzero(shown == mark)
    if mark is None or not len(place) or view.layout is Layout.DOWN:
        return view
    first = max(int(place[0]) - BEFORE, 0)
    starts = chart.marks.lo[shown[first : int(place[0]) + AFTER + 1]]
    last = max(float(starts.max()) + 1.0, float(chart.marks.hi[mark]))
    return fitted_between(view, float(starts.min()), last, chart.dates(view)[0])


def fitted_between(view: View, lo: float, hi: float, dates: Floats | None = None) -> View:
    """The days from lo to hi, with room at both sides; `dates` are the distinct starts of all marks (for SEQUENCE)."""
    if view.scale in (Scale.LOG, Scale.SEQUENCE):
        axis = axis_for(replace(view, start=lo, end=hi), 0.0, 1.0, dates)
        last = (
            axis.us[-1] + 1 if axis.us is not None else np.inf
        )  # what lasts on after the last date has no more room
        before, after = float(axis.u(lo)), float(min(axis.u(hi), last))
        width = max(after - before, 1.0)
        before, after = before - width * LEFT_SHARE, after + width * RIGHT_SHARE
        between = view.between(float(axis.day_of_u(before)), float(axis.day_of_u(after)))
        return replace(between, packed_at=None)
    span = hi - lo
    inside = sum(max(0.0, min(b, hi) - max(a, lo)) for a, b in view.folds)
    span = span - inside
    if span <= 1.0:
        lo, hi = (lo + hi) / 2 - 1.5, (lo + hi) / 2 + 1.5
        span = hi - lo
    return replace(view.between(lo - span * LEFT_SHARE, hi + span * RIGHT_SHARE), packed_at=None)


def era_at(chart: Chart, day: float) -> Era | None:
    """The shortest era over a day; None where there is none."""
    eras = ((era, *placed(era.when, None)[:3]) for era in chart.project.eras)
    over = [(hi - lo, era) for era, form, lo, hi in eras if form is not Form.SHELF and lo <= day < hi]
    return min(over, key=itemgetter(0), default=(0.0, None))[1]


def fitted_to_era(view: View, era: Era) -> View:
    """The whole of an era, with room at both sides."""
    return fitted_between(view, *placed(era.when, None)[1:3])


def zoomed(view: View, axis: TimeAxis, factor: float, x: float) -> View:
    """1/factor of what is shown, the date at x staying at x; a chronicle has larger type."""
    if view.layout is Layout.DOWN:
        size = min(max(view.reading_size * factor**0.5, LEAST_TYPE), MOST_TYPE)
        return replace(view, reading_size=size)
    left, right = x - (x - axis.left) / factor, x + (axis.right - x) / factor
    return view.between(axis.day(left), axis.day(right))


def panned(view: View, axis: TimeAxis, pixels: float) -> View:
    """What is `pixels` further to the right (the picture moves to the left), or down."""
    pixels = axis.held(pixels)
    return view.between(axis.day(axis.left + pixels), axis.day(axis.right + pixels))


def revealed(chart: Chart, view: View, id: str) -> View:
    """Moved as little as needed for a mark to be in view; zoomed out only where it is longer than the view."""
    if view.layout is Layout.DOWN:
        return scrolled_to(chart, view, id)
    mark = chart.marks.index.get(id)
    if mark is None or mark in set(chart.marks.undated.tolist()):
        return view
    lo, hi = float(chart.marks.lo[mark]), float(chart.marks.hi[mark])
    pad = view.span * 0.08
    if lo >= view.start and hi <= view.end:
        return view
    if hi - lo > view.span * 0.84:
        span = (hi - lo) * 1.2
        return view.between(lo - span * 0.1, lo + span * 0.9)
    start = lo - pad if lo < view.start else hi + pad - view.span
    return view.between(start, start + view.span)


def shows_all(chart: Chart, view: View) -> bool:
    """Whether all that is dated and passes the filter is in view."""
    shown = chart.shown(view)
    lo, hi = chart.marks.lo[shown], chart.marks.hi[shown]
    return not len(shown) or bool(lo.min() >= view.start and hi.max() <= view.end)


def is_beyond(chart: Chart, view: View, id: str) -> bool:
    """Whether a dated mark is out of view altogether."""
    mark = chart.marks.index.get(id)
    if mark is None or chart.marks.form[mark] == Form.SHELF:
        return False
    return bool(chart.marks.hi[mark] < view.start or chart.marks.lo[mark] > view.end)


def reading_order(chart: Chart, view: View) -> list[int]:
    """All marks as one reads them: the dated by their start, then those on the shelf."""
    return [*chart.shown(view).tolist(), *chart.shelf(view).tolist()]


def stepped(chart: Chart, view: View, by: int) -> View:
    """The selection `by` places further in reading order, and in view; the ends do not wrap."""
    order = reading_order(chart, view)
    if not order:
        return view
    at = chart.marks.index.get(view.selection[-1], -1) if view.selection else -1
    if at in order:
        place = min(max(order.index(at) + by, 0), len(order) - 1)
    else:
        starts = chart.marks.lo[chart.shown(view)]
        place = min(int(np.searchsorted(starts, view.start)), len(order) - 1) if by > 0 else 0
    id = chart.marks.ids[order[place]]
    return revealed(chart, replace(view, selection=(id,)), id)


def carried(view: View, before: View) -> View:
    """While the hand moves rows stay as they were packed, until the view has left what they were packed for."""
    start, end = view.packed_at or before.packed_at or (before.start, before.end)
    scale = view.span / (end - start)
    room = (MARGIN - 0.1) * (end - start)
    inside = view.start >= start - room and view.end <= end + room
    packed_at = (start, end) if inside and 0.45 < scale < 2 else (view.start, view.end)
    return replace(view, packed_at=packed_at)


def rested(view: View) -> View:
    """Once the hand rests, rows are packed for what is in view; unless that is much the same."""
    if view.packed_at is not None:
        start, end = view.packed_at
        moved = max(abs(view.start - start), abs(view.end - end)) / (end - start)
        if moved < 0.02 or (abs(view.span / (end - start) - 1) < 0.02 and moved < 0.4):
            return view
    return replace(view, packed_at=(view.start, view.end))


class History:
    """The views one came through, for going back and forth."""

    MOST = 200

    def __init__(self) -> None:
        self.past: list[View] = []
        self.future: list[View] = []

    def note(self, view: View) -> None:
        """Remembers a view that is being left."""
        if not self.past or (self.past[-1].start, self.past[-1].end) != (view.start, view.end):
            self.past = [*self.past[-self.MOST :], view]
        self.future.clear()

    def back(self, view: View) -> View:
        if not self.past:
            return view
        self.future.append(view)
        return _dates_of(self.past.pop(), view)

    def forward(self, view: View) -> View:
        if not self.future:
            return view
        self.past.append(view)
        return _dates_of(self.future.pop(), view)


def _dates_of(view: View, other: View) -> View:
    return replace(other, start=view.start, end=view.end, packed_at=view.packed_at)
