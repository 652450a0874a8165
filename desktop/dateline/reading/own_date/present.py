"""Which sentences of a text tell of the days of its writing, and who acts in them?"""

import re
from typing import Any

from dateline.model.span import Span
from dateline.reading.own_date.telling import Told, token_at, told, told_of
from dateline.reading.sentences import Parsed
from dateline.reading.times.expression import Expression, Form


class Times:
    """Which sentences tell of the days of writing, and which of another time."""

    def __init__(self, parsed: Parsed, expressions: tuple[Expression, ...]) -> None:
        self.parsed = parsed
        self.near: set[int] = set()
        self.other: set[int] = set()
        self.years: set[int] = set()
        dated: set[int] = set()
        for one in expressions:
            sentence = parsed.sentence_at(one.span.start)
            if sentence is not None and not is_quoted(parsed.text, one.span):
                if is_near(one):
                    self.near.add(sentence.span.start)
                elif one.form is not Form.VAGUE:
                    self.other.add(sentence.span.start)
                    if one.form is Form.FULL:
                        self.years.add(sentence.span.start)
                if one.form is Form.FULL and one.parts.day:
                    dated.add(sentence.span.start)
        # A weekday beside a date in full belongs to that date.
        self.near -= dated
        in_full = sum(one.form is Form.FULL for one in expressions)
        counted = sum(self._is_news(one) for one in expressions if self._is_in(one, self.near))
        # News counts days from its writing by more than "today", about as often as it names dates in full.
        self.is_news = counted > 0 and 2 * counted >= in_full
        # So do reports, which speak of last month and next year, or of April before they have named any year.
        spoken = (
            counted + sum(_is_of_the_times(one) for one in expressions) + _named_without_year(expressions)
        )
        self.is_report = self.is_news or (spoken > 0 and 2 * spoken >= in_full)

    def _is_news(self, one: Expression) -> bool:
        """True for a day counted from the writing; of "today" only where something was done: else it is nowadays."""
        return is_counted(one) or (is_near(one) and told(self.parsed, one.span) is Told.PAST)

    def _is_in(self, one: Expression, sentences: set[int]) -> bool:
        sentence = self.parsed.sentence_at(one.span.start)
        return sentence is not None and sentence.span.start in sentences

    def tells_of_another(self, span: Span) -> bool:
        """True where the sentence of the words at `span` names another time than the days of writing."""
        sentence = self.parsed.sentence_at(span.start)
        return sentence is None or sentence.span.start in self.other

    def tells_of_a_year(self, span: Span) -> bool:
        """True where the sentence of the words at `span` names a year."""
        sentence = self.parsed.sentence_at(span.start)
        return sentence is not None and sentence.span.start in self.years

    def is_of_now(self, span: Span, is_person: bool = True) -> bool:
        """True where the one named at `span` acts or speaks in the days of writing.

        So in a sentence with "Friday" or "today"; in the present perfect ("has asked"); and, in a text that has
        such a sentence, as a person who is the subject of a sentence that names no other time, or whom somebody
        meets, asks or writes to in one.
        """
        sentence = self.parsed.sentence_at(
            span.end - 1
        )  # that of the last word: a name may run over two lines
        if sentence is None or is_quoted(self.parsed.text, span):
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
        is_past = token.head.tag_ == "VBD"  # also of a plan: "held a meeting"
        return is_told and (
            is_past or told_of(token) is not Told.OPEN or bool(helpers & {"might", "may", "could"})
        )


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
    shift = one.shift
    return is_near(one) and (
        shift is None or shift.amount != 0 or shift.unit == "week" or bool(one.parts.clock)
    )


def _named_without_year(expressions: tuple[Expression, ...]) -> int:
    """How many days, months and quarters without a year stand before the first year."""
    count = 0
    for one in expressions:
        if one.form is Form.FULL and one.parts.year is not None:
            break
        count += one.form is Form.PARTIAL and one.parts.month is not None
    return count


def _is_of_the_times(one: Expression) -> bool:
    """True for "last month", "next quarter", "this year" and the like: counted from the writing in longer units."""
    shift = one.shift
    if one.form is not Form.DEICTIC or shift is None:
        return False
    return shift.unit in ("month", "quarter", "year") and abs(shift.amount) <= 1


def is_quoted(text: str, span: Span) -> bool:
    line = text.rfind("\n", max(0, span.start - 2000), span.start) + 1
    before = text[max(line, span.start - 2000) : span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
