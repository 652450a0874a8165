"""What ages and lengths of time counted from a date in the same sentence say of the day of writing."""

import re
from collections.abc import Iterator

from dateline.model.date import Date
from dateline.model.day import plus_months
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.words import date_in_words, on_date
from dateline.reading.own_date.constraints import Constraint, Weight, full_date
from dateline.reading.own_date.days import Days
from dateline.reading.own_date.present import Times, is_counted, is_quoted
from dateline.reading.own_date.telling import Told, told
from dateline.reading.times.expression import Expression, Form

_REACH = 90  # characters between a date and the length of time that is counted from it
_NEIGHBOURS = 4  # expressions to either side among which that date must be
_BEGUN = re.compile(
    r"\b(?:born|built|founded|opened|established|launched|begun|created|started)\s(?:\w+\s){0,3}\Z",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:is|now|am|are)\s+(?:now\s+)?(?P<age>\d{1,3})(?=\s*(?:[,.;)]|who\b|years?\s+old\b))"
    r"|\b(?P<old>\d{1,3})-year-old\b"
)
_NOT_NOW = re.compile(
    r"\b(?:died|dies|dead|killed|buried|aged|at the age|was \d|were \d|would|late)\b", re.IGNORECASE
)
_ANY_AGE = re.compile(
    r"(?:\baged?|\bat the age of)\s(\d{1,3})\b|(?<=[a-z],\s)(\d{2})(?=[,;.])|\b(\d{1,3})[- ]years?[- ]old\b"
)
# The age that a life ended at, which an obituary tells among others.
_LAST_AGE = re.compile(
    r"\bdie[sd]\b[^.;!?\n]{0,80}?\b(?:aged|at(?:\sthe\sage\sof)?)\s(\d{2,3})(?=[.,;]?(?:\s|\Z))"
    r"|\b[Ss]?[Hh]e\swas\s(\d{2,3})(?=\.\s)"
)
_JUST_DIED = re.compile(
    r"\b(?:died|death)\b[^.;!?\n]{0,60}?\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,? \d)|yesterday"
    r"|last\s(?:week|night|month))"
)
_BORN = re.compile(r"\bborn\s[^.;!?\n]*\Z", re.IGNORECASE)
_AFTER_ITS = re.compile(r"\s+after\s+(?:its|the|his|her|their)\s+(\w+)\b")
_LENGTH = re.compile(r"P(\d{1,4})Y\Z")


def from_ages(source: Source, times: Times, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """ "She was born in 1961 and is now 37", "the 25-year-old bridge, built in 1970"."""
    for one in expressions:
        date, sentence = full_date(one), times.parsed.sentence_at(one.span.start)
        if date is None or sentence is None or is_quoted(source.text, one.span):
            continue
        begun = _BEGUN.search(source.text[max(sentence.span.start, one.span.start - 40) : one.span.start])
        if begun is None:
            continue
        near = Span(
            max(sentence.span.start, one.span.start - _REACH), min(sentence.span.end, one.span.end + _REACH)
        )
        words = near.of(source.text)
        ages = [
            match
            for match in _AGE.finditer(words)
            if not near.start + match.start() < one.span.end < near.start + match.end()
        ]
        if len(ages) != 1 or _NOT_NOW.search(words):
            continue
        is_born = begun.group().lower().startswith("born")
        if not is_born and not (ages[0]["old"] or words[ages[0].end() :].lstrip().startswith("year")):
            continue  # "Lind, 33, opened her shop in 1984"
        age = int(ages[0]["age"] or ages[0]["old"])
        place = Span(near.start + ages[0].start(), near.start + ages[0].end())
        if not 0 < age < 130 or place.overlaps(one.span):
            continue
        text = f"It gives the age {age} for what began {on_date(date)}."
        yield Constraint(_so_long_after(date, age), Weight.LIKELY, Step(text, Passage(source.id, place)))


def from_age_elsewhere(
    source: Source, times: Times, expressions: tuple[Expression, ...]
) -> Iterator[Constraint]:
    """The only age in news, or at death, beside the only birth: "died on Friday, aged 56 … born on 3 May 1955"."""
    has_just_died = _JUST_DIED.search(source.text) is not None
    ages = (has_just_died and _ages(_LAST_AGE, source.text)) or _ages(_ANY_AGE, source.text)
    if not (times.is_news or has_just_died) or len({age for age, _ in ages}) != 1:
        return
    age, place = min(ages, key=lambda each: each[1])
    births: dict[int, Date] = {}  # by where "born" stands, the first date behind it
    for one in expressions:
        start = max(0, one.span.start - 60)
        date, born = full_date(one), _BORN.search(source.text[start : one.span.start])
        if date is None or born is None or is_quoted(source.text, one.span):
            continue
        if not _is_of_another(times, one, age):
            births.setdefault(start + born.start(), date)
    if len(births) == 1:
        birth = next(iter(births.values()))
        text = f"It gives the age {age} for who was born {on_date(birth)}."
        days = _so_long_after(birth, int(age))
        yield Constraint(days, Weight.WEAK, Step(text, Passage(source.id, Span(*place))))


def _is_of_another(times: Times, birth: Expression, age: str) -> bool:
    """True for the birth of somebody whose own age stands beside it: "her brother, 60, was born …"."""
    sentence = times.parsed.sentence_at(birth.span.start)
    beside = _ages(_ANY_AGE, sentence.span.of(times.parsed.text)) if sentence else ()
    return any(other != age for other, _ in beside)


def _ages(pattern: re.Pattern[str], text: str) -> set[tuple[str, tuple[int, int]]]:
    return {(match.group(match.lastindex or 0), match.span()) for match in pattern.finditer(text)}


def from_lengths(source: Source, times: Times, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """ "Has stood empty for twelve years, since 1988", "opened on Friday, three years after the attacks of 2001"."""
    for at, length in enumerate(expressions):
        counted = _LENGTH.match(length.value)
        if length.form is not Form.DURATION or counted is None or length.modifier:
            continue
        near = expressions[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        for one in near:
            date = full_date(one)
            if date is None or abs(one.span.start - length.span.end) > _REACH or one.joint:
                continue
            if _is_counted_from(source, times, length, one) or _is_news_of(source, times, length, one, near):
                yield _counted(source, length, date, int(counted[1]))
                break
        else:
            same = _of_the_same(source.text, length, expressions) if times.is_report else None
            if same:
                yield _counted(source, length, same, int(counted[1]))


def _counted(source: Source, length: Expression, date: Date, years: int) -> Constraint:
    words = " ".join(length.span.of(source.text).split())
    text = f"It counts “{words}” from {date_in_words(date)} to the time of writing."
    return Constraint(_so_long_after(date, years), Weight.LIKELY, Step(text, Passage(source.id, length.span)))


def _is_counted_from(source: Source, times: Times, length: Expression, one: Expression) -> bool:
    """True where the length of time runs from the date to the days of writing."""
    sentence = times.parsed.sentence_at(length.span.start)
    if sentence is None or not sentence.span.holds(one.span) or is_quoted(source.text, length.span):
        return False
    between = source.text[min(length.span.end, one.span.end) : max(length.span.start, one.span.start)]
    if re.search(r"[.;:]\s", between):
        return False
    follows = source.text[length.span.end : one.span.start] if length.span.end <= one.span.start else ""
    if one.relation == "since" or re.match(r"\s+since\b", follows):
        around = source.text[max(sentence.span.start, length.span.start - _REACH) : length.span.end + _REACH]
        return told(times.parsed, length.span) is Told.PAST and _has_perfect(around)
    return False


def _is_news_of(
    source: Source, times: Times, length: Expression, one: Expression, expressions: tuple[Expression, ...]
) -> bool:
    """True for "opened on Friday, three years after the attacks of 11 September 2001"."""
    sentence = times.parsed.sentence_at(length.span.start)
    between = source.text[length.span.end : one.span.start] if length.span.end <= one.span.start else ""
    if sentence is None or not sentence.span.holds(one.span) or not re.match(r"\s+after\b[^,;:]*\Z", between):
        return False
    return any(
        is_counted(near) and sentence.span.start <= near.span.start < length.span.start
        for near in expressions
    )


def _of_the_same(text: str, length: Expression, expressions: tuple[Expression, ...]) -> Date | None:
    """For "five years after its launch" the date of "its launch in 2003", told elsewhere in the text."""
    what = _AFTER_ITS.match(text, length.span.end)
    if what is None:
        return None
    named = re.compile(rf"\b{what[1]}\s+(?:in|on|of)\s+\Z")
    for one in expressions:
        date = full_date(one)
        if date is not None and named.search(text[max(0, one.span.start - 40) : one.span.start]):
            return date
    return None


def _has_perfect(words: str) -> bool:
    return re.search(r"\b(?:has|have|['’]ve)\b", words) is not None


def _so_long_after(date: Date, years: int) -> Days:
    """The days on which something that began on the date is so many whole years old."""
    return ((plus_months(date.first, 12 * years), plus_months(date.last + 1, 12 * (years + 1)) - 1),)
