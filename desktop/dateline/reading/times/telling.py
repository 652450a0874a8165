"""The dates told so far, and the one of them that an expression is counted from."""

import re
from collections.abc import Callable

from dateline.model.day import date_of
from dateline.reading.sentences import Parsed
from dateline.reading.times.counted import Told
from dateline.reading.times.entries import Entries
from dateline.reading.times.expression import Expression, Form, Shift
from dateline.reading.times.quarters import is_year_ago
from dateline.reading.times.shifting import FINENESS
from dateline.reading.times.tense import Tense, governing_verb, is_of_saying, tense_at

_A_DAY, _A_MONTH = FINENESS["day"], FINENESS["month"]
_OF_THAT_YEAR = re.compile(r",?\s(?:of\s|in\s)?(?:that(?:\ssame)?|the\ssame)\syear\b", re.IGNORECASE)
_JUST_TOLD = re.compile(
    r",?\s(?:(?:in|on|by|around|during|from|late in|early in)\s(?:the\s)?)?", re.IGNORECASE
)
_NEAR_DAYS = 7
Fits = Callable[[Told], bool]
_A_YEAR = 366
Days = tuple[int, int] | None


def _looks_ahead_from_now(parsed: Parsed, e: Expression) -> bool:
    """True of a month or day that a verb of the present or of a plan stands with: "they marry in November"."""
    return e.form is Form.PARTIAL and tense_at(parsed, e.span) in (Tense.FUTURE, Tense.PRESENT)


class Telling:
    """What a text has told of time up to a place in it; `is_narrative` says how the whole text is told.

    `days` are the days that the document may be of, None where they are not known.
    """

    def __init__(self, parsed: Parsed, entries: Entries, is_narrative: bool) -> None:
        self.parsed, self.entries, self.is_narrative = parsed, entries, is_narrative
        self.told: list[Told] = []

    def last(self, fits: Fits, reach: int, e: Expression) -> Told | None:
        """The last told date that fits, no further back than `reach` characters."""
        for told in reversed(self.told):
            if e.span.start - told.expression.span.end > reach:
                return None
            if not told.longer and fits(told):
                return told
        return None

    def anchor_of_chain(self, e: Expression, shift: Shift) -> Told | None:
        """The last told date; for "that year" and the like the last that is fine enough to have such a unit."""
        if shift.amount == 0 and e.rule != "then":
            wanted = FINENESS.get(shift.unit, 1)
            return self.last(lambda told: FINENESS.get(told.place.grain, 1) <= wanted, 3000, e)
        if e.rule == "next day" or shift.unit in ("day", "week"):  # not that of a year told in passing
            wanted = _A_DAY if e.rule == "next day" else _A_MONTH
            of_a_day = self.last(lambda told: FINENESS.get(told.place.grain, 1) <= wanted, 1000, e)
            if of_a_day is not None:
                return of_a_day
        again = is_year_ago(e)  # one comparison is not counted from another
        return self.last(lambda told: not (again and told.compared), 4000, e)

    def anchor_in_story(self, e: Expression, days: Days) -> Told | None:
        """The told date that a month, day or weekday without its year belongs to, where the text narrates."""
        if all(told.longer for told in self.told):
            return None
        last, joint = next(told for told in reversed(self.told) if not told.longer), e.joint
        is_weekday = e.parts.weekday is not None and e.parts.month is None
        if joint is not None and joint.last == e.span and last.expression.span == joint.first:
            return None if is_weekday and days is not None else last
        if self.entries.head is not None:
            return None
        if days is not None and days[1] - days[0] < _A_YEAR and _looks_ahead_from_now(self.parsed, e):
            return None
        if is_weekday and (days is not None or not self.is_narrative):
            return None
        if not self.is_narrative and days is not None:
            return self._old_story(last, e, days)
        return last

    def _same_clause(self, last: Told, e: Expression) -> Told | None:
        """The date just told in the same sentence, even one in passing."""
        between = self.parsed.text[
            last.expression.span.end : min(e.span.start, last.expression.span.end + 101)
        ]
        is_near = len(between) <= 100 and not any(mark in between for mark in ".;\n")
        return last if is_near and last.place.grain in ("month", "day", "season") else None

    def _is_in_sentence(self, told: Told, e: Expression) -> bool:
        sentence = self.parsed.sentence_at(e.span.start)
        return sentence is not None and told.expression.span.start >= sentence.span.start

    def _is_left_behind(self, told: Told, e: Expression) -> bool:
        """True of a date of an earlier sentence than the one before, or told in passing: "which fell on 3 May"."""
        if self._is_in_sentence(told, e):
            return False
        sentence = self.parsed.sentence_at(e.span.start)
        before = self.parsed.sentence_at(max(0, sentence.span.start - 3)) if sentence else None
        if before is None or told.expression.span.start < before.span.start:
            return True
        verb = governing_verb(before, told.expression.span)
        return verb is not None and verb.dep_ == "relcl"

    def _is_only_said(self, told: Told, e: Expression) -> bool:
        """True of the day of writing on which an earlier sentence says that something was said."""
        return not self._is_in_sentence(told, e) and is_of_saying(self.parsed, told.expression.span)

    def _old_story(self, last: Told, e: Expression, days: Days) -> Told | None:
        """Within news, the year of long ago that the same sentence has just told of."""
        if last.expression.form is not Form.FULL or last.place.grain not in ("month", "day") or days is None:
            return None
        if date_of(last.place.first)[0] >= date_of(days[0])[0] - 1:
            return None
        if tense_at(self.parsed, e.span) is Tense.FUTURE:
            return None
        return self._same_clause(last, e)

    def day_of_time(self, e: Expression, days: Days) -> Told | None:
        """The told day that a time of day belongs to; None for that of writing.

        A day that is long over belongs to its own sentence and the next, as the end of a quarter does.
        """

        def fits(told: Told) -> bool:
            is_day = told.place.grain in ("day", "time") and not self._is_only_said(told, e)
            is_far = days is not None and abs(told.place.first - days[0]) > _NEAR_DAYS
            return is_day and not (is_far and self._is_left_behind(told, e))

        anchor = self.last(fits, 400, e)
        if self.entries.head is not None and not (anchor and self._is_in_sentence(anchor, e)):
            anchor = self.entries.head
        if anchor is not None and days is not None and anchor.place.first > days[1]:
            return None if tense_at(self.parsed, e.span) is Tense.PAST else anchor
        return anchor

    def year_just_told(self, e: Expression) -> Told | None:
        """The date last told, where a month or a day is said to be of its year or stands right behind that year."""
        told = self.told[-1] if self.told else None
        if told is None or e.parts.month is None:
            return None
        is_of_it = _OF_THAT_YEAR.match(self.parsed.text, e.span.end) or self._is_right_behind(e, told)
        return told if is_of_it else None

    def _is_right_behind(self, e: Expression, told: Told) -> bool:
        """True behind a year that was counted, with no more than a comma or "on" between."""
        end = told.expression.span.end
        if told.place.grain != "year" or told.expression.form is Form.FULL or e.span.start - end > 20:
            return False
        return _JUST_TOLD.fullmatch(self.parsed.text, end, e.span.start) is not None

    def ends_after_midnight(self, e: Expression) -> bool:
        """True of "5 a.m." in "from 10 p.m. to 5 a.m."."""
        if e.joint is None or e.joint.last != e.span or not self.told:
            return False
        start, end = self.told[-1].expression, e.parts.clock
        is_joined = start.span == e.joint.first and start.parts.clock[:1].isdecimal() and end[:1].isdecimal()
        return is_joined and end <= start.parts.clock
