"""What else a date may be: the places that its words allow beside the likeliest."""

from collections.abc import Sequence

from dateline.model.date import Date
from dateline.model.day import date_of
from dateline.model.source import Source
from dateline.model.when import When
from dateline.reading.times.counted import Told
from dateline.reading.times.expression import Expression, Form
from dateline.reading.times.grammar.lexicon import CLOCK_UNITS
from dateline.reading.times.placing import NOWHERE, Place, of_day, of_unit
from dateline.reading.times.shifting import chained_place, in_year, moved, nearest
from dateline.reading.times.tense import Tense

Others = tuple[tuple[Place, float, str], ...]  # as in Counted


def from_another(source: Source, told: Sequence[Told], e: Expression, anchor: Told, place: Place) -> Others:
    """The place counted from the date told before the anchor, where that leads elsewhere."""
    if e.shift is None or e.parts.month is not None or e.rule == "day of a counted month":
        return ()
    for one in reversed(told[-6:]):
        if one is anchor or one.longer or one.place.value == anchor.place.value:
            continue
        other = chained_place(e.shift, one.place, e.parts.clock)
        if other.when.is_dated and other.value != place.value:
            words = " ".join(one.expression.span.of(source.text).split())
            return ((other, 0.5, f"counted from “{words}”"),)
    return ()


def years_beside(e: Expression, place: Place, year: int) -> Others:
    """The same day or month of the years before and after."""
    named = date_of(place.first)[0] if place.when.is_dated else year
    beside = (
        (in_year(e.parts, named + 1), "the year after"),
        (in_year(e.parts, named - 1), "the year before"),
    )
    return tuple((other, 0.4, words) for other, words in beside if other.when.is_dated)


def the_other_way(e: Expression, day: int, place: Place) -> Others:
    """The like date on the other side of a day: the last Friday where the next is taken to be meant."""
    other = nearest(e, day, Tense.PAST if place.first > day else Tense.FUTURE)
    if other.value == place.value:
        return ()
    way = "earlier" if other.first < place.first else "later"
    return ((other, 0.8, f"the {way} one"),)


def more_exactly(e: Expression, day: int, place: Place) -> Others:
    """What words that are used loosely say where they are taken at their word; `day` is that of writing."""
    other, words = _at_its_word(e, day, place)
    return ((other, 0.5, words),) if other.when.is_dated and other.when != place.when else ()


def _at_its_word(e: Expression, day: int, place: Place) -> tuple[Place, str]:
    shift = e.shift
    if shift is None or shift.unit in CLOCK_UNITS:
        return NOWHERE, ""
    if e.rule == "the weekend":
        is_next = place.first > day
        return of_unit(
            "weekend", place.first + (-7 if is_next else 7)
        ), f"the {'earlier' if is_next else 'later'} one"
    if e.rule == "end of the unit" and e.modifier in ("START", "END"):
        is_end = e.modifier == "END"
        return of_day(place.last if is_end else place.first), f"its {'last' if is_end else 'first'} day"
    if e.form is not Form.DEICTIC:
        return NOWHERE, ""
    if e.rule in ("counted back", "counted on") and shift.unit != "day":
        return of_day(moved(day, shift.amount, shift.unit)), "to the day"
    if shift.amount == -1 and (e.rule == "past stretch" or (e.rule, shift.unit) == ("near unit", "week")):
        first = moved(day, -1, shift.unit)
        stretch = When.during(Date.of_day(first), Date.of_day(day))
        return Place(place.value, stretch, ""), f"the {shift.unit} up to that day"
    return NOWHERE, ""
