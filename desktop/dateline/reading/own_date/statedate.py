"""Does a document say its own date? Looks at its metadata, its first and last lines, and its file name.

A date in the text is the document's own where it stands by a cue ("Published"), alone on a line near the top or
the end, in a masthead, or in an agency's dateline ("BEIJING, May 9 (Agency) —"). A chronology, whose lines begin
with dates of their own, states none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from dateline.model.date import Date, Precision
from dateline.model.day import weekday
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.when import When
from dateline.model.words import WEEKDAYS, in_words
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


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text; `number` counts the lines with words from 1, `from_end` from the last one back."""

    span: Span
    number: int
    from_end: int


# No text that states its own date is older than printing.
_FIRST_YEAR = 1450
# How far into the text a masthead or dateline may stand, in lines and in characters.
_TOP, _BOTTOM, _REACH = 12, 4, 3_000

_CUE = re.compile(
    r"(?:\A|[|·•\-–—,;.(\[]\s*|\bstory\s+|\s(?=(?-i:[A-Z])))(?P<cue>(?:first\s+|originally\s+|article\s+|web\s+)?(?:published|posted|issued|released|"
    r"filed|created|written|drafted|compiled|dated?|date\s+of\s+(?:publication|issue)|publication\s+date|release\s+date|date\s+published|"
    r"for\s+(?:immediate\s+)?release|pub(?:lished)?\s*date)|"
    r"(?:last\s+|page\s+)?(?:updated|modified|revised|edited|reviewed)|"
    r"(?:revision|version|edition)\s*(?:no\.?\s*)?[\d.]*,?\s*(?:of|dated)?)\s*(?:online\s+)?(?:on|at|:|—|–|-|\|)?[\s:,]*\Z",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updated|modified|revis|edit|reviewed|version", re.IGNORECASE)
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[A-Z][A-Za-z ./-]{1,30}/)"
# What may stand before the date of a dateline: place names and an agency, nothing in running words.
_BEFORE_DATELINE = re.compile(
    rf"\s*(?:{_AGENCY}\s*)?(?:(?:[A-Z][\w.'’\-]*|of|and|de|la|al|el|the|[,/()]|{_AGENCY})[\s,]*){{1,8}}[,:\s–—-]*(?:on\s+)?\Z"
)
_AFTER_DATELINE = re.compile(
    rf"\s*[,.]?\s*(?:{_AGENCY}|(?:[A-Z][\w.]*\s*){{1,3}})?\s*(?:--|[—–_:]|-\s|\)\s)|\s*{_AGENCY}"
)
# A sentence that begins so is no dateline: "On 9 November 1799 (18 Brumaire) …".
_PREPOSITION = re.compile(
    r"\s*(?:on|in|by|at|from|since|until|till|after|before|during|around|about|late|early|through|between|only|then|"
    r"meanwhile|finally|later|but|and|when)\b",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r"\b(?:times|post|journal|news|herald|gazette|daily|weekly|monthly|tribune|press|agency|bulletin|telegraph|"
    r"guardian|chronicle|observer|review|record|register|courier|vol|volume|no|issue|edition|page|section|newsletter|"
    r"reporter|star|sun|mirror|globe|standard|express|mail|examiner|dispatch|magazine|report|memo|memorandum)\b",
    re.IGNORECASE,
)
# The heading of what is written on one occasion: "Minutes of the board, 14 November 2023"; not what is about one.
_RECORD = re.compile(
    r"[\s#*_]*(?:(?:draft|approved|official|monthly|weekly|daily|interim|summary)\s+)*(?:minutes|notes|agenda|transcript|"
    r"proceedings|memo|memorandum|letter|circular|bulletin|newsletter|communiqué|diary|log|situation\s+report|press\s+release)"
    r"\b(?!.*\b(?:on|about|concerning|regarding|after|before|during)\b)",
    re.IGNORECASE,
)
# The same, told as the meeting that it was: "Minutes of the meeting held on 14 November 2023 in the hall".
_MEETING = re.compile(
    r"[\s#*_]*(?:(?:draft|approved|official)\s+)*(?:(?:minutes|notes|record|transcript)\s+of\s+.{0,80}\b(?:held|meeting)"
    r"|held)\b.{0,80}?",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"[\s*_]*by\s", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?|"
    r"\b(?:GMT|UTC|BST|CET|CEST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|JST|AEST|HKT|hrs?)\b(?:\s*[+-]\s*\d{1,4}(?::\d\d)?)?|\b\d{4}\s*GMT"
)
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_SMALL_WORDS = frozenset(
    "by of the at in on and for from to de la a.m p.m am pm a an with last first our".split()
)
_RUNNING = re.compile(
    r"\b(?:[Cc]orrect(?:ion|ed)|is|was|were|are|has|had|have|been|will|that|which|who|said|when|after|before)\b"
)
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>1[89]\d\d|20\d\d)(?P<sep>[-_./]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_OPENS_LINE = re.compile(r"(?:\A|[\n\r])[ \t*•–—#>|-]*\Z")
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+")


def stated(source: Source, expressions: tuple[Expression, ...]) -> Statement | None:
    """The document's own date as it states it, the most trustworthy statement first; None where it does not."""
    found = [*_in_text(source, expressions), *_outside(source)]
    found.sort(key=lambda one: one.place)
    for one in found:
        if not _is_overtaken(one, expressions, source):
            return one
    return None


def partial_dateline(source: Source, expressions: tuple[Expression, ...]) -> Partial | None:
    """A dateline without a year near the top, or None."""
    for line, inside in _lines_with_dates(source.text, expressions):
        for one in inside[:1]:
            parts = one.parts
            no_year = parts.year is None and parts.month and parts.day and one.form is Form.PARTIAL
            if (no_year and _is_dateline(source.text, line, one)) or (
                no_year and _is_bare(source.text, line, inside)
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
    head = source.text[:_REACH]
    for line in list(_lines(source.text))[:5]:
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
    lines = list(_lines_with_dates(source.text, expressions))
    bare: list[tuple[_Line, Expression]] = []
    begun: set[str] = set()
    for line, inside in lines:
        for one in inside:
            when = _when(one)
            if when is None:
                continue
            cue = _CUE.search(source.text[line.span.start : one.span.start])
            if cue and _is_short(source.text, line, inside):
                place = Place.UPDATED if _UPDATED.search(cue["cue"]) else Place.CUE
                place = Place.LINE if cue["cue"].lower() == "date" else place
                words = " ".join(cue["cue"].split()).strip(" ,")
                yield Statement(when, place, _step(source, one, f"It says “{words}”", when))
            elif one is inside[0] and _is_dateline(source.text, line, one):
                begun.add(one.value)
                if len(begun) == 1:
                    yield Statement(when, Place.DATELINE, _step(source, one, "Its dateline says", when))
            elif _is_bare(source.text, line, inside):
                bare.append((line, one))
    if len({one.value for _, one in bare}) <= 2 and not _is_chronology(source.text, expressions):
        for line, one in sorted(bare, key=lambda pair: pair[0].number)[:1]:
            where = "near the top" if line.number <= _TOP else "at the end"
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
    if parts.year < _FIRST_YEAR:
        return None
    try:
        return When.at(Date.ymd(parts.year, parts.month, parts.day))
    except ValueError:
        return None


def _lines(text: str) -> Iterator[_Line]:
    """The lines with words that may state a date: the first and the last few."""
    head = list(islice(re.finditer(r"[^\n\r]*\S[^\n\r]*", text[:_REACH]), _TOP))
    for number, match in enumerate(head, start=1):
        yield _Line(Span(*match.span()), number, 99)
    start = max(len(text) - _REACH, head[-1].end() if head else 0)
    begin = re.compile(r"\A|[\n\r]").search(text, start) if start else None
    start = begin.end() if begin else (len(text) if start else 0)
    tail = list(re.finditer(r"[^\n\r]*\S[^\n\r]*", text[start:]))[-_BOTTOM:]
    for back, match in enumerate(reversed(tail), start=1):
        yield _Line(Span(start + match.start(), start + match.end()), 1000 - back, back)


def _lines_with_dates(
    text: str, expressions: tuple[Expression, ...]
) -> Iterator[tuple[_Line, list[Expression]]]:
    for line in _lines(text):
        inside = [one for one in expressions if line.span.holds(one.span)]
        if inside:
            yield line, inside


def _is_short(text: str, line: _Line, inside: list[Expression]) -> bool:
    return len(line.span) - sum(len(one.span) for one in inside) <= 120 and not _RUNNING.search(
        line.span.of(text)
    )


def _is_dateline(text: str, line: _Line, one: Expression) -> bool:
    """True for "BEIJING, May 9 (Agency) —" at the start of a line."""
    if line.number > _TOP:
        return False
    before, after = text[line.span.start : one.span.start], text[one.span.end : line.span.end]
    if not _AFTER_DATELINE.match(after) or len(after) < 40:
        return False
    if not before.strip(' \t("“'):
        return bool(re.match(rf"\s*,?\s*{_AGENCY}", after))
    if _PREPOSITION.match(before) or len(before) > 70 or _RUNNING.search(before):
        return False
    return bool(_BEFORE_DATELINE.fullmatch(before))


def _is_bare(text: str, line: _Line, inside: list[Expression]) -> bool:
    """True where a line holds a date and else only names, a masthead, a byline or a clock time."""
    words, at = "", line.span.start
    for one in inside:
        words += text[at : one.span.start] + " "
        at = one.span.end
    words = _CLOCK.sub(" ", words + text[at : line.span.end])
    left = [w for w in _WORD.findall(words) if w.lower().rstrip(".") not in _SMALL_WORDS]
    if _RUNNING.search(words):
        return False
    if line.number <= 5 and _MEETING.fullmatch(text, line.span.start, inside[0].span.start):
        return inside[0].parts.day is not None
    is_head = line.number <= 3 and _RECORD.match(words)
    is_byline = line.number <= _TOP and len(left) <= 9 and _BYLINE.match(words)
    if (is_head or is_byline) and _closes(text, line, inside[-1]):
        return True
    if _stands_apart(text, line, inside[0]):
        return len(left) <= 14
    if len(left) > 9 or any(w[0].islower() and len(w) > 3 for w in left):
        return False
    if left and re.search(r"[.!?]\s*\Z", words) and len(left) > 3:
        return False
    if left and (inside[0].parts.day is None or re.match(r"\s*:\s*[^\W\d]", text[inside[-1].span.end :][:9])):
        return bool(_MASTHEAD.search(words))
    if line.number == 1 and left and not _MASTHEAD.search(words):
        return False
    return not (line.from_end < 99 and len(left) > 6)


def _closes(text: str, line: _Line, one: Expression) -> bool:
    """True where a date ends its line, after a sign that parts it from the words before or after "of" alone."""
    before, after = text[line.span.start : one.span.start], text[one.span.end : line.span.end]
    words = before.split()
    return not _WORD.search(after) and (
        before.rstrip()[-1:] in ",(–—-:|" or words[1:] in (["of"], ["for"], ["from"])
    )


def _stands_apart(text: str, line: _Line, one: Expression) -> bool:
    """True where signs part the date from the rest of its line: "Port opens | 9 May 2025 | Harbour Gazette"."""
    before, after = (
        text[line.span.start : one.span.start].rstrip(),
        text[one.span.end : line.span.end].lstrip(),
    )
    return (not before or before[-1] in "|•·") and (not after or after[0] in "|•·") and bool(before or after)


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
    later = [
        other
        for other in expressions
        if other.form is Form.FULL
        and other.parts.year is not None
        and other.parts.years == 1
        and other.parts.year > one.when.start.year
        and other.relation in ("in", "since", "on", "during", "")
        and _is_told_as_past(source.text, other)
    ]
    return len(later) >= 2 or (one.when.precision or Precision.DAY) < Precision.MONTH


def _is_told_as_past(text: str, one: Expression) -> bool:
    around = text[max(0, one.span.start - 80) : one.span.end + 80]
    return bool(re.search(r"\b(?:was|were|had|did|\w{3,}ed)\b", around)) and not re.search(
        r"\b(?:will|would|to|by|expected|planned|until|through|plans?)\b", around
    )
