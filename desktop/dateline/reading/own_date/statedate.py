"""Does a document say its own date? Looks at its metadata, its first and last lines, and its file name.

A date in the text is the document's own where it stands by a cue ("Published"), alone on a line near the top or
the end, in a masthead, or in an agency's dateline ("BEIJING, May 9 (Agency) —"). A chronology, whose lines begin
with dates of their own, states none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from dateline.model.date import Date, Precision
from dateline.model.day import weekday
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.when import When
from dateline.model.words import WEEKDAYS, in_words
from dateline.reading.own_date.lines import (
    REACH,
    TOP,
    Line,
    is_bare,
    is_dateline,
    is_short,
    lines,
    lines_with_dates,
)
from dateline.reading.times.expression import Expression, Form


class Place(IntEnum):
    """Where a date stands, the most trustworthy first."""

    CUE = 0
    DATELINE = 1
    METADATA = 2
    LINE = 3
    UPDATED = 4
    ADDRESS = 5
    FILE_NAME = 6
    PROPERTY = 7


@dataclass(frozen=True, slots=True)
class Statement:
    """A date that the document says is its own, and the sentence that says where."""

    when: When
    place: Place
    step: Step


@dataclass(frozen=True, slots=True)
class Partial:
    """A dateline that leaves the year open: "BEIJING, May 9 (Agency)"."""

    month: int
    day: int
    weekday: int | None
    span: Span


# No text that states its own date is older than printing.
_FIRST_YEAR = 1450
_CUE = re.compile(
    r"(?:\A|[|·•\-–—,;.(\[]\s*|\bstory\s+|\b(?:page|article|post|entry|story|document|list)\s+(?:was|has\s+been)\s+|"
    r"\s(?=(?-i:[A-Z])))(?P<cue>arxiv:\S+(?:\s+\[\S+\])?|embargo(?:ed)?(?:\s+(?:until|till))?(?:\s+[\d:.]+)?|"
    r"(?:first\s+|originally\s+|article\s+|web\s+)?(?:published(?:\s+in\s+the\s+(?:issue|edition)\s+of)?|posted|issued|released|"
    r"filed|created|written|drafted|compiled|dated?|aired|broadcast|date\s+of\s+(?:publication|issue|judgment)|"
    r"publication\s+date|release\s+date|date\s+published|draft\s+(?:of|dated)|decided|handed\s+down|"
    r"judgment(?:\s+(?:delivered|given|date))?|for\s+(?:immediate\s+)?release|pub(?:lished)?\s*date)|"
    r"(?:last\s+|page\s+)?(?:updated|modified|revised|edited|reviewed)|"
    r"(?:revision|version|edition)\s*(?:no\.?\s*)?[\d.]*,?\s*(?:of|dated)?)\s*(?:online\s+)?(?:by\s+[^\n,;]{2,40}?\s+(?=on))?"
    r"(?:on|at|:|—|–|-|\|)?[\s:,(]*\Z",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updated|modified|revis|edit|reviewed|version", re.IGNORECASE)
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>1[89]\d\d|20\d\d)(?P<sep>[-_./]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_OPENS_LINE = re.compile(r"(?:\A|[\n\r])[ \t*•–—#>|-]*\Z")
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+")


_PAST = re.compile(r"[^.\n]{0,60}\b(?:was|were|had|did|\w{3,}ed)\b")


def stated(source: Source, expressions: tuple[Expression, ...]) -> Statement | None:
    """The document's own date as it states it, the most trustworthy statement first; None where it does not."""
    found = [*_in_text(source, _without_clocks(expressions)), *_outside(source)]
    found.sort(key=lambda one: one.place)
    for one in found:
        if not _is_overtaken(one, expressions, source):
            return one
    return None


def _without_clocks(expressions: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """The expressions, where "2 March 2014 - 09:00" is no range."""
    clocks = {one.span for one in expressions if one.parts.clock and not one.parts.day}
    return tuple(
        replace(one, joint=None) if one.joint and one.joint.last in clocks else one for one in expressions
    )


def partial_dateline(source: Source, expressions: tuple[Expression, ...]) -> Partial | None:
    """A dateline without a year near the top, or None."""
    for line, inside in lines_with_dates(source.text, expressions):
        for one in inside[:1]:
            parts = one.parts
            no_year = parts.year is None and parts.month and parts.day and one.form is Form.PARTIAL
            if (no_year and is_dateline(source.text, line, one)) or (
                no_year and is_bare(source.text, line, inside)
            ):
                assert parts.month and parts.day
                return Partial(parts.month, parts.day, parts.weekday, one.span)
    return None


def _outside(source: Source) -> Iterator[Statement]:
    """What metadata, the addresses in the first lines and the file's name say."""
    if source.stated.is_dated:
        by = source.stated_by or "metadata"
        step = Step(f"The document’s own fields ({by}) give {in_words(source.stated)}.")
        # A page says when it was published; other files only when they were made, which may be long after.
        is_page = source.media_type in ("text/html", "application/xhtml+xml", "text/markdown")
        yield Statement(source.stated, Place.METADATA if is_page else _place_of(by), step)
    head = source.text[:REACH]
    for line in list(lines(source.text))[:5]:
        for address in _ADDRESS.finditer(head, line.span.start, min(line.span.end, len(head))):
            date = _IN_NAME.search(address.group())
            if date:
                span = Span(address.start() + date.start(), address.start() + date.end())
                yield _named_day(
                    date, Place.ADDRESS, "The address of the page holds the date", Passage(source.id, span)
                )
    name = source.path.replace("\\", "/").rsplit("/", 1)[-1]
    date = _IN_NAME.search(name) or (_IN_NAME.search(source.path) if "://" in source.path else None)
    if date:
        yield _named_day(date, Place.FILE_NAME, "The name of the file holds the date", None)


def _place_of(field: str) -> Place:
    made = re.search(r"creat|modif|PDF|docProps|core|meta:", field, re.IGNORECASE)
    return Place.PROPERTY if made else Place.METADATA


def _named_day(match: re.Match[str], place: Place, words: str, passage: Passage | None) -> Statement:
    when = When.at(Date.ymd(int(match["year"]), int(match["month"]), min(int(match["day"]), 28)))
    try:
        when = When.at(Date.ymd(int(match["year"]), int(match["month"]), int(match["day"])))
    except ValueError:
        when = When.at(Date.ymd(int(match["year"]), int(match["month"])))
    return Statement(when, place, Step(f"{words} {in_words(when)}.", passage))


def _in_text(source: Source, expressions: tuple[Expression, ...]) -> Iterator[Statement]:
    with_dates = list(lines_with_dates(source.text, expressions))
    bare: list[tuple[Line, Expression]] = []
    begun: set[str] = set()
    for line, inside in with_dates:
        for one in inside:
            when = _when(one)
            if when is None:
                continue
            cue = _CUE.search(source.text[line.span.start : one.span.start])
            if cue and is_short(source.text, line, inside):
                place = Place.UPDATED if _UPDATED.search(cue["cue"]) else Place.CUE
                place = Place.LINE if cue["cue"].lower() == "date" else place
                words = " ".join(cue["cue"].split()).strip(" ,")
                yield Statement(when, place, _step(source, one, f"It says “{words}”", when))
            elif one is inside[0] and is_dateline(source.text, line, one):
                begun.add(one.value)
                if len(begun) == 1:
                    yield Statement(when, Place.DATELINE, _step(source, one, "Its dateline says", when))
            elif is_bare(source.text, line, inside):
                bare.append((line, one))
    if len({one.value for _, one in bare}) <= 2 and not _is_chronology(source.text, expressions):
        for line, one in sorted(bare, key=lambda pair: pair[0].number)[:1]:
            where = "near the top" if line.number <= TOP else "at the end"
            when = _when(one)
            assert when
            yield Statement(when, Place.LINE, _step(source, one, f"A line {where} gives", when))


def _step(source: Source, one: Expression, words: str, when: When) -> Step:
    said = " ".join(one.span.of(source.text).split())
    text = f"{words} “{said}”." if words.endswith(("says", "gives")) else f"{words} {in_words(when)}."
    wrong = one.parts.weekday is not None and when.is_exact and weekday(when.first or 0) != one.parts.weekday
    if wrong:
        text += f" (That day was a {WEEKDAYS[weekday(when.first or 0)]}.)"
    return Step(text, Passage(source.id, one.span))


def _when(one: Expression) -> When | None:
    """The day, or the month, that an expression names in full; None for anything less or for a range."""
    parts = one.parts
    if one.form is not Form.FULL or parts.year is None or not parts.month or parts.month > 12 or one.joint:
        return None
    if parts.year < _FIRST_YEAR or one.rule == "named day":  # "D-Day" says of when a text tells
        return None
    try:
        return When.at(Date.ymd(parts.year, parts.month, parts.day))
    except ValueError:
        return None


def _is_chronology(text: str, expressions: tuple[Expression, ...]) -> bool:
    """True where three lines or more begin with different dates."""
    starts = set()
    for one in expressions:
        if one.parts.month and _OPENS_LINE.search(text[max(0, one.span.start - 12) : one.span.start]):
            starts.add(one.value)
    return len(starts) >= 3


def _is_overtaken(one: Statement, expressions: tuple[Expression, ...], source: Source) -> bool:
    """True where the text tells of years after the date, told as past, so that it cannot be the document's own."""
    if one.place in (Place.CUE, Place.DATELINE, Place.METADATA):
        return False
    last = one.when.last
    assert one.when.start and last is not None
    in_full = [one for one in expressions if one.form is Form.FULL and one.parts.years == 1]
    later = [
        other
        for other in in_full
        if (other.parts.year or 0) > one.when.start.year
        and other.relation in ("in", "since", "on", "during", "")
        and _is_told_as_past(source.text, other)
    ]
    if len(later) >= 2 or (one.when.precision or Precision.DAY) < Precision.MONTH:
        return True
    days = [other for other in in_full if one.place is Place.LINE and other.relation == "on"]
    return any(
        (when := _when(other)) is not None
        and (when.first or last) > last
        and _PAST.match(source.text, other.span.end) is not None
        for other in days
    )


def _is_told_as_past(text: str, one: Expression) -> bool:
    around = text[max(0, one.span.start - 80) : one.span.end + 80]
    return bool(re.search(r"\b(?:was|were|had|did|\w{3,}ed)\b", around)) and not re.search(
        r"\b(?:will|would|to|by|expected|planned|until|through|plans?)\b", around
    )
