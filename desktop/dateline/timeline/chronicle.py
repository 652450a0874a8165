"""The chronicle: the timeline as a column to be read, time running down. Here: what stands where in the column."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dateline.model.date import Date, Precision
from dateline.model.event import Event
from dateline.model.words import date_in_words, in_words
from dateline.timeline.axis import TimeAxis
from dateline.timeline.card import links_in_words
from dateline.timeline.chart import Chart
from dateline.timeline.labels import Fitter
from dateline.timeline.marks import SAYS, Floats, Form, Ints, forms_table, placed
from dateline.timeline.scene import Face
from dateline.timeline.ticks import years_and_months
from dateline.timeline.view import LanesBy, View

TITLE, SMALL = 15, 13  # sizes of type, at ratio 1
TITLE_LINE, SMALL_LINE = 21, 18
BETWEEN = 16  # from one entry to the next
HEADING = 44
TOP, FOOT = 12, 24
PAD = 20
DATES, GLYPH, LANE = 216, 56, 132  # widths of the columns of dates, of marks and of lanes
TEXT = 600  # the greatest width of the column of titles
NARROW = 560  # a pane no wider than this has the dates above the titles
MOST_LINES = 3
WASTE = 1.06  # a broken line is shorter than its column
MANY = 5000  # entries from which on each has one line and no more
SPREAD = forms_table(Form.PERIOD, Form.FADED, Form.BOUNDED)
UNITS = (Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
PER_HEADING = 3  # entries, at least, on average

Heading = tuple[int, str]  # the number of the entry over which it stands, its words


@dataclass(frozen=True, slots=True)
class Columns:
    """Left and right of the dates (over the titles on a narrow page), the marks' middle, the titles' left end, their
    width, and that of the lanes' names at their right (0 where there are none)."""

    left: int
    dates: int
    glyph: int
    text: int
    width: int
    lane: int
    is_narrow: bool

    @property
    def right(self) -> int:
        return self.text + self.width + self.lane


def columns_for(width: int, k: float, *, has_lanes: bool = False) -> Columns:
    """The columns on a page of so many pixels, in its middle."""
    pad, glyph = round(PAD * k), round(GLYPH * k)
    if width <= NARROW * k:
        text = round(8 * k) + glyph
        return Columns(text, text, glyph // 2, text, max(width - text - pad, round(40 * k)), 0, True)
    dates, lane = round(DATES * k), round(LANE * k) if has_lanes else 0
    text_width = min(width - 2 * pad - dates - glyph - lane, round(TEXT * k))
    left = (width - dates - glyph - text_width - lane) // 2
    text = left + dates + glyph
    return Columns(left, left + dates, left + dates + glyph // 2, text, text_width, lane, False)


@dataclass(frozen=True, eq=False)
class Flow:
    """Every entry in its place: entry i, the mark `marks[i]`, stands from `tops[i]` to `tops[i + 1]` pixels down the
    column, its heading included; `lines[i]` are the lines its title may take. The first `dated` have a date."""

    marks: Ints
    tops: Floats
    lines: NDArray[np.int32]
    headings: tuple[Heading, ...]
    dated: int
    days: Floats
    us: Floats
    columns: Columns
    k: float

    @property
    def height(self) -> float:
        return float(self.tops[-1])

    def axis(self, view: View, top: int, bottom: int) -> TimeAxis:
        """y and time: an axis that runs down the page, which begins where the view does as far as there is a page."""
        last = max(self.height - (bottom - top), 0.0)
        axis = TimeAxis(
            top,
            bottom,
            view.start,
            view.end,
            days=self.days,
            us=self.us,
            bounds=(0.0, max(self.height, bottom - top)),
        )
        first = min(max(axis.u0, 0.0), last)
        start, end = axis.day_of_u(first), axis.day_of_u(first + bottom - top)
        return replace(axis, start=float(start), end=float(end))


def flow_of(chart: Chart, view: View, width: int, k: float, fitter: Fitter) -> Flow:
    """The column for a page of so many pixels; made once and remembered."""
    has_lanes = view.lanes_by is not LanesBy.NONE
    key = (width, k, view.shown, has_lanes)
    kept = chart.kept.get("flow")
    if not isinstance(kept, tuple) or kept[0] != key:
        kept = chart.kept["flow"] = (
            key,
            _flow(chart, view, columns_for(width, k, has_lanes=has_lanes), k, fitter),
        )
    return kept[1]  # type: ignore[no-any-return]


def _flow(chart: Chart, view: View, columns: Columns, k: float, fitter: Fitter) -> Flow:
    dated, undated = chart.shown(view), chart.shelf(view)
    marks = np.concatenate([dated, undated]).astype(np.int32)
    lines = title_lines(chart, marks, columns, k, fitter)
    headings = headings_of(chart, dated)
    if len(undated):
        headings = [*headings, (len(dated), "Undated")]
    heights = (lines * TITLE_LINE + _small_lines(chart, marks, columns) * SMALL_LINE + BETWEEN) * k
    heights[[number for number, _ in headings]] += HEADING * k
    tops = TOP * k + np.concatenate(([0.0], np.cumsum(heights)))
    tops[-1] += FOOT * k
    days, us = _knots(chart.marks.lo[dated], tops, len(dated))
    return Flow(marks, tops, lines, tuple(headings), len(dated), days, us, columns, k)


def _knots(starts: Floats, tops: Floats, dated: int) -> tuple[Floats, Floats]:
    """Days and how far down the column each begins; what is undated lies in the day after the last."""
    if not dated:
        return np.array([0.0, 1.0]), np.array([0.0, max(float(tops[-1]), 1.0)])
    days, first = np.unique(starts, return_index=True)
    us = tops[:-1][first]
    return np.append(days, days[-1] + 1.0), np.append(us, max(float(tops[-1]), us[-1] + 1.0))


def title_lines(chart: Chart, marks: Ints, columns: Columns, k: float, fitter: Fitter) -> NDArray[np.int32]:
    """How many lines each title may take, by its length."""
    if len(marks) > MANY:
        return np.ones(len(marks), np.int32)
    size = round(TITLE * k)
    widths = np.array([fitter.measure(title_of(chart, mark), size, Face.REGULAR) for mark in marks.tolist()])
    lines = np.where(widths <= columns.width, 1, np.ceil(widths * WASTE / columns.width))
    return np.clip(lines, 1, MOST_LINES).astype(np.int32)


def _small_lines(chart: Chart, marks: Ints, columns: Columns) -> NDArray[np.int32]:
    """The lines of small type that each entry takes besides its title, the date among them where it stands above."""
    lines = np.full(len(marks), int(columns.is_narrow), np.int32)
    if len(marks) > MANY:
        return lines
    for number, mark in enumerate(marks.tolist()):
        lines[number] += bool(beside(chart, mark))
    return lines


def beside(chart: Chart, mark: int) -> str:
    """What stands in small type at a title: who said it, or an event's people, its place and its links."""
    subject = chart.subject(mark)
    if subject is None:
        return ""
    if isinstance(subject, Event):
        place = [subject.place] if subject.place else []
        return " · ".join([*subject.people[:4], *place, *links_in_words(chart.project, subject)])
    who = subject.speaker
    words = f"{who.name}, {who.role}" if who and who.role else who.name if who else "Somebody not named"
    return words[:1].upper() + words[1:]


def title_of(chart: Chart, mark: int) -> str:
    """The title of an event, the words of a statement."""
    title = chart.marks.titles[mark]
    return title.partition(SAYS)[2] or title if mark >= chart.marks.events else title


def headings_of(chart: Chart, dated: Ints) -> list[Heading]:
    """The eras, or else the calendar's divisions, as fine as leaves a few entries under each; over the first entry
    of each."""
    marks = chart.marks
    eras = _eras(chart, dated)
    if eras:
        return eras
    starts, lengths = marks.lo[dated], (marks.hi - marks.lo)[dated]
    vague = lengths[SPREAD[marks.form[dated]]]
    years, months0 = years_and_months(starts)
    for unit in UNITS:
        keys = years * 12 + months0 if unit is Precision.MONTH else _periods(years, unit)
        first = np.flatnonzero(np.diff(keys, prepend=keys[0] - 1)) if len(keys) else np.empty(0, np.int64)
        is_honest = not len(vague) or np.quantile(vague, 0.9) <= LONGEST[unit]
        alone = np.count_nonzero(np.diff(first, append=len(keys)) == 1)
        is_useful = len(first) * PER_HEADING <= max(len(dated), PER_HEADING) and alone * 3 <= max(
            len(first), 3
        )
        if (is_honest and is_useful) or unit is UNITS[-1]:
            break
    return [(number, _name(int(years[number]), int(months0[number]), unit)) for number in first.tolist()]


def _eras(chart: Chart, dated: Ints) -> list[Heading]:
    """The eras in which something begins, by their start; of those over the same entry the last."""
    marks, found = chart.marks, dict[int, str]()
    is_about = marks.form[dated] == int(Form.FADED)
    starts = np.maximum.accumulate(np.where(is_about, marks.core_lo[dated], marks.lo[dated]))
    for lo, hi, words in sorted(
        (*placed(era.when, None)[1:3], f"{era.title} · {in_words(era.when)}")
        for era in chart.project.eras
        if era.when.is_dated
    ):
        first = int(np.searchsorted(starts, lo))
        if first < len(starts) and starts[first] < hi:
            found[first] = words
    return sorted(found.items())


LONGEST = {
    Precision.MONTH: 31.0,
    Precision.YEAR: 366.0,
    Precision.DECADE: 3653.0,
    Precision.CENTURY: 36525.0,
    Precision.MILLENNIUM: np.inf,
}
LENGTHS = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100, Precision.MILLENNIUM: 1000}


def _periods(years: NDArray[np.int64], unit: Precision) -> NDArray[np.int64]:
    """The first year of the period that each year is in, as people count: 499–490 BC, 500–401 BC, 1990–1999."""
    length = LENGTHS[unit]
    if length == 1:
        return years
    before = 1 - years  # 1 for 1 BC
    shift = 0 if unit is Precision.DECADE else 1
    first_before = 1 - ((before - shift) // length * length + shift + length - 1)
    return np.where(years > 0, years // length * length, first_before)


def _name(year: int, month0: int, unit: Precision) -> str:
    if unit is Precision.MONTH:
        return date_in_words(Date(year, month0 + 1, precision=unit))
    first = int(_periods(np.array([year]), unit)[0])
    words = date_in_words(Date(first, precision=unit))
    return words[:1].upper() + words[1:]


def scrolled_to(chart: Chart, view: View, id: str) -> View:
    """Moved as little as is needed for an entry to be on the page; as it is where there is no page yet."""
    mark, kept = chart.marks.index.get(id), chart.kept.get("flow")
    page = chart.kept.get("page")
    if mark is None or not isinstance(kept, tuple) or not isinstance(page, TimeAxis):
        return view
    flow: Flow = kept[1]
    places = np.flatnonzero(flow.marks == mark)
    if not len(places):
        return view
    axis = flow.axis(view, round(page.left), round(page.right))
    top, bottom = flow.tops[places[0]], flow.tops[places[0] + 1]
    height, room = page.right - page.left, HEADING * flow.k
    first = axis.u0
    if top - room < first:
        first = top - room
    elif bottom > first + height:
        first = bottom - height
    else:
        return view
    far = axis.held(first - axis.u0)
    return view.between(axis.day(axis.left + far), axis.day(axis.right + far))


def pages_of(
    chart: Chart, view: View, size: tuple[int, int], k: float, fitter: Fitter
) -> list[tuple[View, int]]:
    """The whole column on pages of so many pixels: the view of each, and how much of its height is used. No entry is
    cut, and each page begins with the heading it goes on under."""
    flow = flow_of(chart, view, size[0], k, fitter)
    headed = {number for number, _ in flow.headings}
    axis = flow.axis(view, 0, size[1])
    pages, place, count = list[tuple[View, int]](), 0, len(flow.marks)
    while place < count:
        top = float(flow.tops[place]) - (0.0 if place in headed else HEADING * k) if place else 0.0
        after = int(np.searchsorted(flow.tops, top + size[1], side="right")) - 1
        after = min(max(after, place + 1), count)
        day = float(axis.day_of_u(top))
        pages.append((view.between(day, day + 1.0), min(round(flow.tops[after] - top), size[1])))
        place = after
    return pages
