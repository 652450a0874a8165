"""What do the words of a text say of the day it was written on? Each finding is a set of possible days.

Nothing here guesses: a date told as past comes before the day of writing, one told as still to come after it;
an anniversary kept "this year" names the year; who is in office bounds it; what is going on encloses it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Any

from dateline.model.date import Date
from dateline.model.day import date_of, day_of, month_length, weekday
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.when import When
from dateline.model.words import date_in_words, in_words, year_in_words
from dateline.reading.counts.anniversary import Anniversary
from dateline.reading.counts.anniversary_dates import occasion_years, origin_dates, sentence_start
from dateline.reading.own_date.days import EARLIEST, LATEST, Days, joined
from dateline.reading.own_date.offices import Term, administrations, holders, lands
from dateline.reading.own_date.telling import Told, token_at, told, told_of
from dateline.reading.sentences import Parsed
from dateline.reading.times.expression import Expression, Form


class Weight(IntEnum):
    """How much a constraint can be relied on; where two cannot both hold, the lighter one goes."""

    WEAK = 1
    LIKELY = 2
    FIRM = 3


@dataclass(frozen=True, slots=True)
class Constraint:
    """The document was written on one of `days`; `step` says why."""

    days: Days
    weight: Weight
    step: Step


@dataclass(frozen=True, slots=True)
class Yearless:
    """A day or month told without its year, so that the writing lies within a year of it.

    `days_of_month` is the first and last day. `weekday` is the one it fell on, where said. The writing is
    at most `after` days after its first day and at most `before` days before its last.
    """

    month: int
    days_of_month: tuple[int, int]
    weekday: int | None
    after: int
    before: int
    step: Step

    def days(self, first_year: int, last_year: int) -> Days:
        """The possible days of writing if the day was in one of these years."""
        stretches = []
        for year in range(first_year, last_year + 1):
            end = min(self.days_of_month[1], month_length(year, self.month))
            if self.days_of_month[0] > end:
                continue
            first, last = day_of(year, self.month, self.days_of_month[0]), day_of(year, self.month, end)
            if self.weekday is None or weekday(first) == self.weekday:
                low = first if self.after else last - self.before
                high = first + self.after if self.after else last
                stretches.append((low, high))
        return joined(stretches)


# Officials are looked for in so many characters from the start; more would tell no more.
_REACH = 100_000
# So many days after a term a person may still be called by the office: "resigned on Friday".
_FAREWELL = 31
# A date without a year is at most this far off: a writer adds the year to anything farther.
_WITHIN = 340


def from_dates(source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """What the dates with a year say: told as past, or as still to come."""
    newest: Constraint | None = None
    nearest: Constraint | None = None
    for one in expressions:
        date = full_date(one)
        if date is None or one.relation == "than":
            continue
        how = told(parsed, one.span)
        if _DUE.search(source.text[max(0, one.span.start - 40) : one.span.start]):
            how = Told.AHEAD
        if how is Told.PAST and one.relation in ("until", "before", "by", "through", "no later than"):
            continue
        words, passage = date_in_words(date), Passage(source.id, one.span)
        if how is Told.PAST and (newest is None or date.first > newest.days[0][0]):
            step = Step(f"It tells of {words} as past.", passage)
            newest = Constraint(((date.first, LATEST),), Weight.LIKELY, step)
        elif how is Told.AHEAD and (nearest is None or date.last < nearest.days[0][1]):
            step = Step(f"It speaks of {words} as still to come.", passage)
            nearest = Constraint(((EARLIEST, date.last),), Weight.LIKELY, step)
    yield from (one for one in (newest, nearest) if one)


_DUE = re.compile(
    r"\b(?:bonds?|notes?|debentures?|securities|bills?|loans?|debt|payable)\s(?:are\s|is\s)?"
    r"(?:due|maturing)\s(?:in\s|on\s)?\Z",
    re.IGNORECASE,
)


def full_date(one: Expression) -> Date | None:
    """The date of an expression that names its year, a month or a day; None for anything else."""
    parts = one.parts
    if one.form is not Form.FULL or parts.year is None or parts.years != 1 or one.modifier == "APPROX":
        return None
    try:
        return Date.ymd(parts.year, parts.month, parts.day)
    except ValueError:
        return None


def from_anniversaries(
    source: Source, parsed: Parsed, anniversaries: tuple[Anniversary, ...]
) -> Iterator[Constraint]:
    """What anniversaries of known origin say of the year of writing."""
    for one in anniversaries:
        years, step = occasion_years(one), _sum(source, one)
        if not years or step is None:
            continue
        off = one.years_on or 0
        spans = [(day_of(year - off), day_of(year - off + 1) - 1) for year in years]
        if one.years_on is not None:
            yield Constraint(joined(spans), Weight.FIRM, step)
            continue
        how = told(parsed, one.span)
        if how is Told.PAST:
            yield Constraint(((spans[0][0] - 31, LATEST),), Weight.LIKELY, step)
        elif how is Told.NOW:
            yield Constraint(joined((first - 366, last) for first, last in spans), Weight.WEAK, step)
        elif how is Told.AHEAD:
            yield Constraint(((EARLIEST, spans[-1][1]),), Weight.LIKELY, step)


_WHEN = {0: "the year of writing", 1: "the year after the writing", -1: "the year before the writing"}


def _sum(source: Source, one: Anniversary) -> Step | None:
    """ "The victory in the Great Patriotic War was in 1945; 80 years later is 2025, the year of writing." """
    if one.number is None:
        return None
    for origin in one.origins:
        dates = origin_dates(origin)
        if dates:
            when = " or ".join(year_in_words(date.year) for date in dates)
            years = _years(tuple(date.year + one.number for date in dates))
            text = f"{sentence_start(origin.title)} was in {when}; {one.number:,} years later is {years}"
            text += f", {_WHEN[one.years_on]}." if one.years_on in _WHEN else "."
            return Step(text, Passage(source.id, origin.span))
    return None


def _years(years: tuple[int, ...]) -> str:
    return " or ".join(year_in_words(year) for year in years)


def from_offices(source: Source, times: "Times") -> Iterator[Constraint]:
    """What those say who are spoken of as in office now, and the officials of states that are no more."""
    seen: set[tuple[Term, ...]] = set()
    head = source.text[:_REACH]
    for holder in (*holders(head), *lands(head), *administrations(head)):
        if holder.terms in seen or not times.is_of_now(holder.span, holder.is_person):
            continue
        seen.add(holder.terms)
        stretches = [(t.begin.first, t.end.last + _FAREWELL if t.end else LATEST) for t in holder.terms]
        terms = " or ".join(
            f"{t.begin.year}–{t.end.year}" if t.end else f"since {t.begin.year}" for t in holder.terms
        )
        words = " ".join(holder.span.of(source.text).split())
        what = "in office" if holder.is_office else "officials of a state that lasted"
        step = Step(
            f"It speaks of {words}, {what} {terms}, as of the present.", Passage(source.id, holder.span)
        )
        yield Constraint(joined(stretches), Weight.LIKELY, step)


class Times:
    """Which sentences tell of the days of writing, and which of another time."""

    def __init__(self, parsed: Parsed, expressions: tuple[Expression, ...]) -> None:
        self.parsed = parsed
        self.near: set[int] = set()
        self.other: set[int] = set()
        dated: set[int] = set()
        for one in expressions:
            sentence = parsed.sentence_at(one.span.start)
            if sentence is not None and not _is_quoted(parsed.text, one.span):
                if is_near(one):
                    self.near.add(sentence.span.start)
                elif one.form is not Form.VAGUE:
                    self.other.add(sentence.span.start)
                if one.form is Form.FULL and one.parts.day:
                    dated.add(sentence.span.start)
        # A weekday beside a date in full belongs to that date.
        self.near -= dated
        in_full = sum(one.form is Form.FULL for one in expressions)
        counted = sum(is_counted(one) for one in expressions if self._is_in(one, self.near))
        # News counts days from its writing by more than "today", about as often as it names dates in full.
        self.is_news = counted > 0 and 2 * counted >= in_full

    def _is_in(self, one: Expression, sentences: set[int]) -> bool:
        sentence = self.parsed.sentence_at(one.span.start)
        return sentence is not None and sentence.span.start in sentences

    def tells_of_another(self, span: Span) -> bool:
        """True where the sentence of the words at `span` names another time than the days of writing."""
        sentence = self.parsed.sentence_at(span.start)
        return sentence is None or sentence.span.start in self.other

    def is_of_now(self, span: Span, is_person: bool = True) -> bool:
        """True where the one named at `span` acts or speaks in the days of writing.

        So in a sentence with "Friday" or "today"; in the present perfect ("has asked"); and, in a text that has
        such a sentence, as a person who is the subject of a sentence that names no other time, or whom somebody
        meets, asks or writes to in one.
        """
        sentence = self.parsed.sentence_at(span.start)
        if sentence is None or _is_quoted(self.parsed.text, span):
            return False
        if sentence.span.start in self.near:
            return not _SERVED.search(self.parsed.text[max(0, span.start - 40) : span.start])
        token = token_at(sentence, span.end - 1)
        while token is not None and token.head.i != token.i and span.holds(sentence.span_of(token.head)):
            token = token.head
        if token is None:
            return False
        is_told = bool(self.near) and is_person and sentence.span.start not in self.other
        if token.dep_ != "nsubj" or token.head.pos_ not in ("VERB", "AUX"):
            return is_told and _is_dealt_with(token)
        helpers = {child.lower_ for child in token.head.children if child.dep_ == "aux"}
        if helpers & {"has", "have"} or token.head.lower_ in ("says", "say"):
            return True
        return is_told and (told_of(token) is not Told.OPEN or bool(helpers & {"might", "may", "could"}))


_SERVED = re.compile(
    r"\b(?:under|by|since|after|before|like|portrait of|named (?:for|after))\s(?:\w+\s){0,2}\Z"
)
_DEALING = frozenset(
    "meet send write ask urge tell call visit join accompany brief telephone phone invite thank accuse greet welcome"
    " host press lobby petition talk speak".split()
)


def _is_dealt_with(token: Any) -> bool:
    """True of those whom the verb above meets, asks or writes to, also with a preposition or "and" between."""
    for _ in range(4):
        if token.pos_ in ("VERB", "AUX"):
            return token.lemma_ in _DEALING
        if token.dep_ not in ("dobj", "pobj", "dative", "prep", "conj", "appos", "nsubjpass", "ROOT"):
            return False
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def is_near(one: Expression) -> bool:
    """True for "Friday", "today", "yesterday", "this week" and the like."""
    if one.form is Form.PARTIAL:
        return one.parts.weekday is not None and one.parts.month is None
    shift = one.shift
    if one.form is not Form.DEICTIC or shift is None:
        return False
    return (shift.unit == "day" and abs(shift.amount) <= 14) or (
        shift.unit == "week" and abs(shift.amount) <= 2
    )


def is_counted(one: Expression) -> bool:
    """True for those of `is_near` that are not "today", which may be nowadays."""
    return is_near(one) and (one.shift is None or one.shift.amount != 0)


def _is_quoted(text: str, span: Span) -> bool:
    line = text.rfind("\n", max(0, span.start - 2000), span.start) + 1
    before = text[max(line, span.start - 2000) : span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def from_yearless(source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> Iterator[Yearless]:
    """Days and months told without a year: the writing lies within a year of each."""
    for one in expressions:
        parts = one.parts
        if one.form is not Form.PARTIAL or not parts.month or parts.month > 12 or parts.holiday or one.joint:
            continue
        if one.direction.value or one.relation in ("until", "by", "through", "before"):
            continue
        how = told(parsed, one.span)
        if how not in (Told.PAST, Told.AHEAD) or _is_quoted(source.text, one.span):
            continue
        days = (parts.day, parts.day) if parts.day else (1, 31)
        words, passage = " ".join(one.span.of(source.text).split()), Passage(source.id, one.span)
        if how is Told.PAST:
            step = Step(
                f"It tells of {words} as past and gives no year, so that was less than a year before.",
                passage,
            )
            yield Yearless(parts.month, days, parts.weekday, _WITHIN, 0, step)
        else:
            step = Step(
                f"It speaks of {words} as to come and gives no year, so that is within a year.", passage
            )
            yield Yearless(parts.month, days, parts.weekday, 0, _WITHIN, step)


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A stretch of days, year not said, that was going on when the text was written."""

    month: int
    first: int
    last_month: int
    last: int
    step: Step

    def days(self, first_year: int, last_year: int) -> Days:
        stretches = []
        for year in range(first_year, last_year + 1):
            try:
                end_year = year + (self.last_month < self.month)
                stretches.append(
                    (day_of(year, self.month, self.first), day_of(end_year, self.last_month, self.last))
                )
            except ValueError:
                continue
        return joined(stretches)


def from_going_on(source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> Iterator[GoingOn]:
    """ "is visiting from May 7 to 10": the days that enclose the writing."""
    by_span = {one.span: one for one in expressions}
    for one in expressions:
        joint = one.joint
        if joint is None or one.span != joint.first or joint.is_between or joint.last not in by_span:
            continue
        a, b = one.parts, by_span[joint.last].parts
        if a.year is not None or not (a.month and a.day and b.day) or a.month > 12:
            continue
        if told(parsed, one.span) is not Told.NOW or _is_quoted(source.text, one.span):
            continue
        words = " ".join(joint.span.of(source.text).split())
        text = f"It was written while something was going on “{words}”."
        step = Step(text, Passage(source.id, joint.span))
        yield GoingOn(a.month, a.day, b.month or a.month, b.day, step)


def from_pairs(source: Source, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """ "two years ago, in 2014": a count from the day of writing beside the year it leads to."""
    for one, other in pairwise(expressions):
        between = source.text[one.span.end : other.span.start]
        if (
            not re.fullmatch(r"[\s,(–—-]*(?:in|on|back\s+in)?\s*", between, re.IGNORECASE)
            or len(between) > 12
        ):
            continue
        for near, full in ((one, other), (other, one)):
            date, shift = full_date(full), near.shift
            if (
                date is None
                or near.form is not Form.DEICTIC
                or shift is None
                or shift.unit not in ("year", "decade")
            ):
                continue
            years = shift.amount * (10 if shift.unit == "decade" else 1)
            if years == 0 or near.modifier:
                continue
            year = date.year - years
            text = f"It calls {date_in_words(date)} “{' '.join(near.span.of(source.text).split())}”."
            slack = 0 if shift.to_the_unit else 1
            days = ((day_of(year - slack), day_of(year + 1 + slack) - 1),)
            yield Constraint(days, Weight.LIKELY, Step(text, Passage(source.id, near.span)))


def near_weekdays(
    source: Source, parsed: Parsed, expressions: tuple[Expression, ...]
) -> Iterator[tuple[int, Span]]:
    """The weekdays on which the text says that something was done, with their places, in order."""
    for one in expressions:
        which = one.parts.weekday
        if one.form is not Form.PARTIAL or which is None or one.parts.month is not None:
            continue
        if not one.direction.value and told(parsed, one.span) is Told.PAST:
            yield which, one.span


def stretch_in_words(days: Days) -> str:
    """The stretch of days from the first to the last, as people say it."""
    first, last = days[0][0], days[-1][1]
    if first == EARLIEST:
        return f"by {date_in_words(Date.of_day(last))}"
    if last == LATEST:
        return f"{date_in_words(Date.of_day(first))} or later"
    return in_words(
        When.at(Date.of_day(first)) if first == last else When.during(Date.of_day(first), Date.of_day(last))
    )


def years_of(days: Days) -> tuple[int, int]:
    """The first and the last year of bounded days."""
    return date_of(days[0][0])[0], date_of(days[-1][1])[0]


def weekday_inside(days: Days, which: int) -> int | None:
    """The only day of the set that is this weekday; None where there are none or several."""
    found = [day for first, last in days for day in range(first, last + 1) if weekday(day) == which]
    return found[0] if len(found) == 1 else None
