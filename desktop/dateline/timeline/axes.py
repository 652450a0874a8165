"""Our calendar for any Axes of matplotlib: the scale "dateline", its ticks at two levels, dates as units.

Importing this module makes them known to matplotlib. `axes.set_xscale("dateline")` is then all it takes; what is
plotted against the axis are day numbers (model.day), or Date and When, which are turned into the day they begin.
The timeline itself does not draw by this: it is for one's own charts, beside it or over it.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import floor
from typing import Any

import numpy as np
from matplotlib import rcParams, units
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.scale import ScaleBase, register_scale
from matplotlib.ticker import Formatter, Locator
from matplotlib.transforms import Transform

from dateline.model.date import Date
from dateline.model.day import DAY_US, date_of
from dateline.model.moving import Part, edge
from dateline.model.when import When
from dateline.model.words import MONTHS, in_words, year_in_words
from dateline.timeline.axis import TimeAxis
from dateline.timeline.scene import Scene
from dateline.timeline.ticks import MONTH_DAYS, YEAR_DAYS, ticks_of
from dateline.timeline.view import MAX_DAY, MIN_SPAN, Scale, kept

Level = tuple[tuple[float, str], ...]
A_CHAR = 0.6  # of the letters' size, the width of one
LINE = 0.32  # of it, for each letter that a label has where labels stand above each other
TICK = 3.0  # points
UPPER_PAD = {"x": 1.4, "y": 4.4}  # letters' sizes between the axis and the words of the upper level


def place(value: Any) -> float:
    """The day number of a Date or a When: where it begins, or ends where only that is known."""
    if isinstance(value, Date):
        value = When.at(value)
    return edge(value, Part.WHOLE) if isinstance(value, When) else float(value)


class TimeTransform(Transform):
    """Day numbers to numbers that are even on the axis, and back."""

    input_dims = output_dims = 1

    def __init__(self, time: TimeAxis, *, is_inverted: bool = False) -> None:
        super().__init__()
        self.time, self.is_inverted = time, is_inverted

    def transform_non_affine(self, values: Any) -> Any:
        turn = self.time.day_of_u if self.is_inverted else self.time.u
        return np.asarray(turn(np.asarray(values, float)), float)

    def inverted(self) -> "TimeTransform":
        return TimeTransform(self.time, is_inverted=not self.is_inverted)


class DatelineScale(ScaleBase):
    """Time from seconds to billions of years.

    `kind` is "linear", "log" (by the distance from `origin`) or "relative" (counted from it); `origin` a Date, a
    When or a day number. `like` takes scale and folded stretches from the axis of a scene instead.
    """

    name = "dateline"

    def __init__(
        self, *given: Any, kind: str = "linear", origin: Any = 0.0, like: TimeAxis | None = None
    ) -> None:
        """matplotlib before 3.11 hands in its own axis, which is not needed here."""
        self.time = like or TimeAxis(0.0, 1.0, 0.0, 1.0, Scale(kind), place(origin))

    def get_transform(self) -> Transform:
        return TimeTransform(self.time)

    def set_default_locators_and_formatters(self, axis: Any) -> None:
        """The enclosing unit is the major level, and stands under (or beside) the minor one."""
        axis.set_major_locator(CalendarLocator(self.time, is_upper=True))
        axis.set_minor_locator(CalendarLocator(self.time))
        axis.set_major_formatter(CalendarFormatter(self.time, is_upper=True))
        axis.set_minor_formatter(CalendarFormatter(self.time))
        axis.remove_overlapping_locs = False  # January is a month of its own, though a year begins with it
        size = _letters(axis.axis_name)
        pad = size * UPPER_PAD[axis.axis_name]
        axis.set_tick_params(which="minor", labelsize=size, length=TICK)
        axis.set_tick_params(which="major", labelsize=size, length=2 * TICK, pad=pad)

    def limit_range_for_scale(self, vmin: float, vmax: float, minpos: float) -> tuple[float, float]:
        """Never beyond all ages, never nearer than a float64 can tell."""
        if vmin > vmax:
            return kept(vmax, vmin)[::-1]
        return kept(vmin, vmax)


def _letters(axis_name: str) -> float:
    """The size of tick labels in points."""
    size = rcParams["xtick.labelsize"] if axis_name == "x" else rcParams["ytick.labelsize"]
    return float(FontProperties(size=size).get_size_in_points())


class CalendarLocator(Locator):
    """Where ticks stand: those of the calendar unit that has room for its labels, or of the unit around it."""

    def __init__(self, time: TimeAxis | None = None, *, is_upper: bool = False) -> None:
        self.time, self.is_upper = time or TimeAxis(0.0, 1.0, 0.0, 1.0), is_upper

    def __call__(self) -> Sequence[float]:
        vmin, vmax = self.axis.get_view_interval()  # type: ignore[union-attr]
        return self.tick_values(vmin, vmax)

    def tick_values(self, vmin: float, vmax: float) -> Sequence[float]:
        level = _level(self.time, self.axis, vmin, vmax, is_upper=self.is_upper)
        return [day for day, _ in level]


class CalendarFormatter(Formatter):
    """What ticks are called; and any day in words, as exactly as one pixel shows it."""

    def __init__(self, time: TimeAxis | None = None, *, is_upper: bool = False) -> None:
        self.time, self.is_upper = time or TimeAxis(0.0, 1.0, 0.0, 1.0), is_upper

    def _names(self) -> dict[float, str]:
        vmin, vmax = self.axis.get_view_interval()  # type: ignore[union-attr]
        return dict(_level(self.time, self.axis, vmin, vmax, is_upper=self.is_upper))

    def __call__(self, x: float, pos: int | None = None) -> str:
        return self._names().get(float(x)) or self.format_data(float(x))

    def format_ticks(self, values: Any) -> list[str]:
        names = self._names()
        return [names.get(float(value), "") for value in values]

    def format_data(self, value: float) -> str:
        vmin, vmax = self.axis.get_view_interval()  # type: ignore[union-attr]
        return day_in_words(value, abs(vmax - vmin) / _pixels(self.axis)[0])

    def format_data_short(self, value: float) -> str:
        return self.format_data(value)


def day_in_words(day: float, exactness: float) -> str:
    """A day number as exactly as so many days can tell: "499 BC", "May 1998", "9 May 2025, 14:30"."""
    number = floor(day)
    year, month, _ = date_of(number)
    if exactness >= YEAR_DAYS / 2:
        return year_in_words(year)
    if exactness >= MONTH_DAYS / 2:
        return f"{MONTHS[month - 1]} {year_in_words(year)}"
    words = in_words(When.at(Date.of_day(number)))
    if exactness >= 0.5:
        return words
    seconds = round((day - number) * DAY_US) // 1_000_000
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    return f"{words}, {clock}" + (f":{seconds % 60:02d}" if exactness < 0.5 / 1440 else "")


def _level(time: TimeAxis, axis: Any, vmin: float, vmax: float, *, is_upper: bool) -> Level:
    """(day, name) of each tick of one level in a view."""
    vmin, vmax = min(vmin, vmax), max(vmin, vmax)
    if not vmax - vmin >= MIN_SPAN or max(-vmin, vmax) > 2 * MAX_DAY:  # also where one is not a number
        return ()
    pixels, char = _pixels(axis)
    return _levels(time, float(vmin), float(vmax), pixels, char)[is_upper]


def _pixels(axis: Any) -> tuple[float, float]:
    """How long an axis is, and how wide a letter of its labels; without an axis, those of a usual one."""
    if axis is None or getattr(axis, "axes", None) is None:
        return 640.0, 6.0
    name, box = axis.axis_name, axis.axes.bbox
    letters = _letters(name) * axis.axes.figure.dpi / 72
    return (box.width, letters * A_CHAR) if name == "x" else (box.height, letters * LINE)


@lru_cache(maxsize=64)
def _levels(time: TimeAxis, vmin: float, vmax: float, pixels: float, char: float) -> tuple[Level, Level]:
    """Both levels. The unit that encloses the start is named at the start, where its name has room."""
    axis = TimeAxis(
        0.0, pixels, vmin, vmax, time.scale, time.origin, time.days, time.us, time.folds, unit=time.unit
    )
    ticks = ticks_of(axis, char)
    minor = tuple((tick.day, tick.text) for tick in ticks if not tick.major and vmin <= tick.day <= vmax)
    upper = [(tick.day, tick.text) for tick in ticks if tick.major and tick.day <= vmax]
    if len(upper) > 1 and upper[0][0] <= vmin:
        room = axis.x(upper[1][0])
        if room < (len(upper[0][1]) + len(upper[1][1])) / 2 * char + 8:
            del upper[0]
    return minor, tuple((max(day, vmin), name) for day, name in upper)


class DateConverter(units.ConversionInterface):
    """Lets Date and When be plotted as they are."""

    @staticmethod
    def convert(value: Any, unit: Any, axis: Any) -> Any:
        if isinstance(value, Date | When | float | int):
            return place(value)
        return np.array([place(each) for each in value])


def extent(when: When) -> tuple[float, float]:
    """(day, days) of a When with two ends, or of a date: where its bar begins and how long it is; for `barh`."""
    start = edge(when, Part.START)
    return start, edge(when, Part.END) - start


def laid_over(figure: Figure, scene: Scene) -> Axes:
    """An Axes without a frame, exactly over the rows of a scene: what is plotted against its x lies under its date.

    Its y goes from 0 at the axis to 1 at the top. The figure has to be as large as the scene.
    """
    area, width, height = scene.area, scene.width, scene.height
    box = (area.left / width, 1 - area.bottom / height, *_size(scene))
    axes = figure.add_axes(box, frameon=False)
    axes.set_xscale("dateline", like=scene.axis)
    axes.set_xlim(scene.axis.start, scene.axis.end)
    axes.set_ylim(0, 1)
    axes.set_axis_off()
    return axes


def _size(scene: Scene) -> tuple[float, float]:
    area = scene.area
    return (area.right - area.left) / scene.width, (area.bottom - area.top) / scene.height


register_scale(DatelineScale)
units.registry[Date] = units.registry[When] = DateConverter()
