"""Counts each expression from what it hangs on: the document's own date, or a date told before it."""

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.model.anchors import given_at
from dateline.model.day import date_of
from dateline.model.source import Source, Step
from dateline.model.timex import TimexType
from dateline.model.when import UNDATED, When
from dateline.reading.sentences import Parsed
from dateline.reading.times.ages import unnamed_decade, year_of_reign
from dateline.reading.times.confidence import confidence_of_weekday
from dateline.reading.times.counted import Counted, Told, anchor_of, days_of_writing
from dateline.reading.times.course import years_of_story
from dateline.reading.times.distances import shift_of
from dateline.reading.times.entries import Entries
from dateline.reading.times.expression import Direction, Expression, Form, Shift
from dateline.reading.times.genre import genre_of
from dateline.reading.times.given import GIVEN, place_of
from dateline.reading.times.grammar.amounts import length
from dateline.reading.times.grammar.lexicon import CLOCK_UNITS
from dateline.reading.times.others import from_another, more_exactly, the_other_way, years_beside
from dateline.reading.times.placing import (
    NOWHERE,
    Place,
    coarse,
    narrowed,
    of_day,
    of_parts,
    of_unit,
    of_week,
    winter_by_its_end,
)
from dateline.reading.times.quarters import (
    is_year_ago,
    last_quarter_a_year_ago,
    of_the_quarter,
    quarter_spoken_of,
    year_before,
)
from dateline.reading.times.reasons import by_tense, from_date, from_published, given, plainly
from dateline.reading.times.shifting import (
    after,
    chained_place,
    day_of_month,
    directed,
    in_shifted_year,
    in_year,
    moved,
    nearest,
    nearest_weekend,
    open_value,
    shifted,
    valid,
)
from dateline.reading.times.stretches import ENDED, PART, WEEK, one_of, quarter_ended
from dateline.reading.times.telling import Telling
from dateline.reading.times.tense import (
    Tense,
    is_flashback,
    looks_ahead,
    names_what_is_done,
    tells_what_will_be,
    tense_at,
)
from dateline.reading.times.told_in_full import (
    before_all_told,
    foreign,
    in_doubt_of_weekday,
    of_full,
    order_of,
)

_A_YEAR = 366
_OFF_WHAT = re.compile(r"\s(?:before|after|following|prior to|into)\s", re.IGNORECASE)
Count = Callable[[int], Place]


class Teller:
    """Goes through a text as its teller does: keeps the dates told so far, and counts the next from them."""

    def __init__(self, source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> None:
        self.source, self.parsed, self.expressions = source, parsed, expressions
        self.genre = genre_of(expressions, source.published.when)
        self.order = order_of(source.text, expressions)
        self.entries = Entries(source.text, expressions)
        self.days = days_of_writing(source.published.when)
        is_narrative = self.genre.is_narrative or self._is_hardly_known()
        self.telling = Telling(parsed, self.entries, is_narrative)
        is_story = is_narrative and not self.entries.heads
        self.years = years_of_story(expressions) if is_story else {}

    def _is_hardly_known(self) -> bool:
        """True where the day of writing may lie in more years than one: a date told in full says more of the year."""
        return self.days is not None and self.days[1] - self.days[0] > _A_YEAR

    def place(self, number: int) -> Counted:
        """The place of the expression with this number; called in order."""
        expression, self.number = self.expressions[number], number
        if self.entries.go_to(expression.span.start):
            self.days = days_of_writing(self.source.published.when)
        counted = self._bounded(expression, self._count(expression))
        if (
            counted.place.grain
            and expression.rule != "named day"
            and _can_be_counted_from(counted.place.when)
        ):
            compared = is_year_ago(expression) or expression.rule == "period of a year"
            self.telling.told.append(Told(expression, counted.place, compared))
            if self.entries.begin(number, self.telling.told[-1]):
                self.days = counted.place.first, counted.place.last
        elif expression.value in ("P6M", "P9M", "P1Y") and expression.rule in ("length", "stretch"):
            self.telling.told.append(Told(expression, counted.place, longer=True))
        return counted

    def _bounded(self, e: Expression, counted: Counted) -> Counted:
        """What was counted, cut to the part that is meant, or moved to end with the date that follows."""
        if e.rule == PART and e.shift is not None:
            return replace(counted, place=one_of(counted.place, e.shift, e.value), rule=e.rule)
        if e.rule == WEEK and e.shift is not None and counted.place.when.is_dated:
            return replace(
                counted, place=of_week(counted.place.first - 3 * (e.shift.amount < 0)), rule=e.rule
            )
        number = self.number + 1
        if e.rule not in ("the quarter spoken of", "quarter", "fiscal quarter", "near unit") or number >= len(
            self.expressions
        ):
            return counted
        behind = self.expressions[number]
        between = self.source.text[e.span.end : behind.span.start][:24]
        if counted.place.grain != "quarter" or not ENDED.fullmatch(between):
            return counted
        end = self._count(behind)
        if not end.place.when.is_dated or end.place.grain != "day":
            return counted
        step = from_date(self.source, behind, end.place.when)
        place = quarter_ended(end.place, e.parts.month)
        if e.rule == "fiscal quarter":  # of a year that it does not say: by its number in the year of writing
            place = replace(place, value=counted.place.value)
        return Counted(place, (step,), "quarter by its end", anchor_of(behind), 0.75)

    def _count(self, e: Expression) -> Counted:
        if e.rule == GIVEN and (when := given_at(self.source, e.span)):
            return Counted(place_of(when), (given(self.source, e.span, when),), confidence=1.0)
        if e.form is Form.FULL:
            return of_full(e, self.days, self.order)
        if e.form is Form.PARTIAL:
            return self._partial(e)
        if e.form is Form.DEICTIC:
            return self._deictic(e)
        if e.form is Form.CHAINED:
            return self._chained(e)
        if e.form is Form.FOREIGN:
            return foreign(e)
        return self._ahead(e)

    def _ahead(self, e: Expression) -> Counted:
        """A length that leads from the day of writing: "will open in two weeks"; nothing for other lengths."""
        shift = shift_of(e.value) if e.rule == "length" and e.relation == "in" else None
        nowhere = Counted(NOWHERE, confidence=0.8)
        if e.type is TimexType.DURATION and _OFF_WHAT.match(self.source.text, e.span.end):
            step = plainly("It is counted from what the text gives no date here, so it is not placed.")
            return replace(nowhere, steps=(step,))
        if shift is None or self.days is None or self.days[0] != self.days[1]:
            return nowhere
        if tense_at(self.parsed, e.span) is not Tense.FUTURE:
            return nowhere
        unit = "day" if shift.unit == "week" else shift.unit
        when = narrowed(of_unit(unit, moved(self.days[0], shift.amount, shift.unit)), "APPROX")
        return self._from_published(e, lambda day: Place(e.value, when, ""), 0.7, "length ahead")

    # -- from the document's own date

    def _from_published(self, e: Expression, count: Count, confidence: float, rule: str) -> Counted:
        """Counts from the first and the last day of writing there may be; only as precise as both allow."""
        if self.days is None:
            step = plainly("The document’s own date is not known, so it is not placed.")
            return Counted(replace(NOWHERE, value=open_value(e)), (step,), rule, confidence=0.6)
        place = coarse(count(self.days[0]), count(self.days[1]))
        head = self.entries.head
        if head is not None:
            step = from_date(self.source, head.expression, head.place.when)
            return Counted(place, (step,), rule, anchor_of(head.expression), confidence)
        others = (
            more_exactly(e, self.days[0], place)
            if place.when.is_dated and self.days[0] == self.days[1]
            else ()
        )
        return Counted(place, (from_published(self.source),), rule, "published", confidence, others)

    def _deictic(self, e: Expression) -> Counted:
        if e.shift is None:
            return self._from_published(e, lambda day: directed(e, day), 0.85, e.rule)
        if e.parts.month is not None:
            return self._from_published(e, lambda day: in_shifted_year(e, day), 0.9, e.rule)
        if e.parts.day is not None:
            return self._from_published(e, lambda day: day_of_month(e, day), 0.85, e.rule)
        if e.rule == "past stretch" and e.shift.unit not in ("week", "month", "year"):
            return Counted(Place(e.value, UNDATED, ""), confidence=0.5)
        if is_year_ago(e):
            quarter = quarter_spoken_of(self.telling.told, e, self.days[1] if self.days else None)
            if quarter is not None:
                return year_before(self.source, quarter)
            if e.rule == "year-ago period" and "quarter" in e.span.of(self.source.text).lower():
                return self._from_published(e, last_quarter_a_year_ago, 0.6, "year-ago quarter unsaid")
        if e.rule == "the unit spoken of" and self.genre.is_narrative:
            return self._chained(e)
        shift = e.shift
        if e.rule.startswith("ago to the "):
            unit = e.rule.removeprefix("ago to the ")
            return self._from_published(
                e, lambda day: of_unit(unit, moved(day, shift.amount, shift.unit)), 0.9, e.rule
            )
        if e.rule == "the weekend":
            tense = self._direction_of(e)
            return self._from_published(e, lambda day: nearest_weekend(day, tense), 0.7, e.rule)
        confidence = 0.93 if e.rule == "near day" else 0.85 if shift.to_the_unit else 0.7
        return self._from_published(
            e, lambda day: shifted(shift, day, e.parts.clock, e.parts.zone), confidence, e.rule
        )

    def _chained(self, e: Expression) -> Counted:
        shift = e.shift
        if shift is None:
            return self._from_told(e, 4000)
        if e.rule in ("the quarter spoken of", "period of a year") or is_year_ago(e):
            over = is_year_ago(e) or "latest" in e.span.of(self.source.text).lower()
            quarter = quarter_spoken_of(self.telling.told, e, self.days[1] if self.days and over else None)
            if quarter is not None:
                return of_the_quarter(self.source, e, quarter)
        if e.rule == "period of a year":
            return Counted(of_parts(e.parts))
        if e.rule == "the quarter spoken of":
            back = -1 if "latest" in e.span.of(self.source.text).lower() else 0
            return self._from_published(e, lambda day: shifted(Shift(back, "quarter"), day, ""), 0.6, e.rule)
        if e.rule == "year of a reign":
            return year_of_reign(self.source, e, shift, self.telling.told)
        if e.rule == "end of the unit" and not self.genre.is_narrative:
            if (e.relation == "since" and e.modifier != "START") or self._has_ended(e):
                shift = replace(shift, amount=-1)
            return self._from_published(e, lambda day: shifted(shift, day, ""), 0.8, e.rule)
        anchor = self.telling.anchor_of_chain(e, shift)
        if anchor is None:
            if self.days is None:
                return Counted(replace(NOWHERE, value=open_value(e)), confidence=0.4)
            if e.rule == "day of a counted month":
                return self._from_published(e, lambda day: day_of_month(e, day), 0.5, e.rule)
            return self._from_published(e, lambda day: shifted(shift, day, e.parts.clock), 0.5, e.rule)
        place = chained_place(shift, anchor.place, e.parts.clock)
        if shift.unit in CLOCK_UNITS and place.grain == "day":  # at what time is not known: on that day
            place = replace(place, value=length(abs(shift.amount), shift.unit))
        elif e.rule == "day of a counted month":
            place = day_of_month(e, anchor.place.first)
        elif e.parts.month is not None:
            year = date_of(anchor.place.first)[0] + (shift.amount if shift.unit == "year" else 0)
            place = of_parts(valid(replace(e.parts, year=year)))
        step = from_date(self.source, anchor.expression, anchor.place.when)
        others = from_another(self.source, self.telling.told, e, anchor, place)
        return Counted(place, (step,), e.rule, anchor_of(anchor.expression), 0.75, others)

    def _has_ended(self, e: Expression) -> bool:
        """True of what was at the end of a year, told in a year that has not ended."""
        is_at = e.relation in ("", "at") and e.modifier == "END"
        return is_at and self._direction_of(e) is Tense.PAST

    def _from_told(self, e: Expression, reach: int) -> Counted:
        anchor = self.telling.last(lambda told: True, reach, e)
        if anchor is None:
            return self._from_published(e, lambda day: directed(e, day), 0.5, e.rule)
        place = after(e.parts, anchor.place, e.direction)
        return Counted(
            place,
            (from_date(self.source, anchor.expression, anchor.place.when),),
            e.rule,
            anchor_of(anchor.expression),
            0.7,
        )

    # -- parts without their year

    def _partial(self, e: Expression) -> Counted:
        if e.parts.decade is not None:
            return unnamed_decade(e, self.telling.told[-1] if self.telling.told else None, self.days)
        if e.parts.month is None and e.parts.weekday is None and e.parts.clock and not e.parts.holiday:
            return self._time(e)
        if self.number in self.entries.heads:
            return self._heading(e)
        if (counted := self._in_year_just_told(e)) is not None:
            return counted
        is_known = self.days is not None and not self._is_hardly_known()
        leaves_story = is_known and tells_what_will_be(self.parsed, e.span)
        anchor = None if leaves_story else self.telling.anchor_in_story(e, self.days)
        year = self.years.get(self.number)
        if anchor is not None and year is not None:
            return self._along(e, year, anchor)
        if anchor is not None:
            place = after(e.parts, anchor.place, Direction.NONE)
            step = from_date(self.source, anchor.expression, anchor.place.when)
            return Counted(place, (step,), f"{e.rule}, told along", anchor_of(anchor.expression), 0.85)
        if year is not None and self.days is None:
            behind = (later for later in self.expressions[self.number :] if later.form is Form.FULL)
            later = next(behind, None)
            sentence = self.parsed.sentence_at(e.span.start)
            is_near = later is not None and sentence is not None and later.span.start < sentence.span.end
            return before_all_told(self.source, e, year, later, is_near)
        tense = self._direction_of(e)
        confidence = confidence_of_weekday(tense) if e.rule == "weekday" else 0.88
        rule = f"{e.rule} of the nearest year" if e.rule in ("day", "month", "day in a list") else e.rule
        counted = self._from_published(e, lambda day: nearest(e, day, tense), confidence, rule)
        if self.days is None or not counted.place.when.is_dated:
            return counted
        if self.days[0] == self.days[1]:
            counted = replace(counted, others=the_other_way(e, self.days[0], counted.place))
        step = by_tense(tense)
        return replace(counted, steps=(*counted.steps, step))

    def _in_year_just_told(self, e: Expression) -> Counted | None:
        """As "2 August" in "the following year, on 2 August" and in "2 August of that year": of the year last told."""
        told = self.telling.year_just_told(e)
        if told is None:
            return None
        place = in_year(e.parts, date_of(told.place.first)[0])
        step = from_date(self.source, told.expression, told.place.when)
        return Counted(place, (step,), "part of a counted year", anchor_of(told.expression), 0.9)

    def _direction_of(self, e: Expression) -> Tense:
        """The tense of its clause; the future where that is for later, the past where it names what is done."""
        tense = tense_at(self.parsed, e.span)
        if e.relation == "effective" or (
            tense in (Tense.PAST, Tense.PRESENT) and looks_ahead(self.parsed, e.span, e.relation)
        ):
            return Tense.FUTURE
        if tense is Tense.FUTURE and names_what_is_done(self.parsed, e.span):
            return Tense.PAST
        return tense

    def _heading(self, e: Expression) -> Counted:
        """A heading of a diary that names no year: by the years told before it and beside other headings."""
        year = self.entries.years.get(self.number)
        place = in_year(e.parts, year) if year is not None else self.entries.next_to_head(e)
        if place is None:
            return self._from_published(e, lambda day: nearest(e, day, Tense.OPEN), 0.88, "heading")
        anchor = self.entries.head or (self.telling.told[-1] if self.telling.told else None)
        if anchor is None:
            return in_doubt_of_weekday(e, Counted(place, (), "day, told along"))
        step = from_date(self.source, anchor.expression, anchor.place.when)
        counted = Counted(place, (step,), "day, told along", anchor_of(anchor.expression), 0.85)
        return in_doubt_of_weekday(e, counted)

    def _along(self, e: Expression, year: int, anchor: Told) -> Counted:
        """In the year that the course of the story gives; the year before for what then lay in the past."""
        place, rule = winter_by_its_end(in_year(e.parts, year)), f"{e.rule}, told along"
        steps: tuple[Step, ...] = (from_date(self.source, anchor.expression, anchor.place.when),)
        if (
            place.when.is_dated
            and place.first > anchor.place.last
            and e.relation != "by"
            and is_flashback(self.parsed, e.span)
        ):
            place, rule = in_year(e.parts, year - 1), "told in looking back"
            steps = (*steps, plainly("Its clause looks back from there, so the one before is meant."))
        return Counted(
            place,
            steps,
            rule,
            anchor_of(anchor.expression),
            0.75,
            years_beside(e, place, year),
        )

    def _time(self, e: Expression) -> Counted:
        """A time of day: on the day last told nearby, else on the document's own."""
        anchor = self.telling.day_of_time(e, self.days)
        if anchor is not None and anchor.place.when.start is not None:
            ahead = self.telling.ends_after_midnight(e)
            place = coarse(*(of_day(day + ahead, e.parts) for day in (anchor.place.first, anchor.place.last)))
            step = from_date(self.source, anchor.expression, anchor.place.when)
            return Counted(place, (step,), e.rule, anchor_of(anchor.expression), 0.75)
        if self.genre.is_narrative and self.days is None:
            return Counted(replace(NOWHERE, value=e.value), confidence=0.5)
        # When a day is written about, its own night is to come.
        is_past_night = e.parts.clock in ("24:00", "NI") and tense_at(self.parsed, e.span) is Tense.PAST
        return self._from_published(e, lambda day: of_day(day - is_past_night, e.parts), 0.6, e.rule)


def _can_be_counted_from(when: When) -> bool:
    return when.start is not None and when.end is not None
