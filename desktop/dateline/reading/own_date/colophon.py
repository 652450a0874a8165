"""What a text says of itself: its copyright, when its sources were looked up, the entries of a diary."""

import re
from collections.abc import Iterator

from dateline.model.day import day_of
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.words import date_in_words
from dateline.reading.own_date.constraints import Constraint, Weight, full_date
from dateline.reading.own_date.days import EARLIEST, LATEST
from dateline.reading.times.expression import Expression

_YEAR = r"(?:(?:1[5-9]|20)\d\d\s*[-–—,]\s*)?(?P<{}>(?:1[5-9]|20)\d\d)\b"
_COPYRIGHT = re.compile(
    rf"(?:©|\([Cc]\)\s)[^\n\r\d]{{0,40}}{_YEAR.format('signed')}"
    rf"|\b[Cc]opyright\s+(?:(?:[A-Z][\w.&’'-]*,?|of|the|by)\s+){{0,6}}{_YEAR.format('said')}"
)
_LOOKED_UP = re.compile(r"\b(?:accessed|retrieved|viewed|archived)(?:\s+on)?:?\s*\Z", re.IGNORECASE)
_OPENS_LINE = re.compile(r"(?:\A|[\n\r])[ \t*•–—#>|-]*(?:[A-Z][a-z]+day,?\s+)?\Z")
_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_ENTRIES = 3


def from_copyright(source: Source) -> Iterator[Constraint]:
    """That a text is no younger than its copyright; footers are forgotten, so it is only used as a rule."""
    years = [(int(match["signed"] or match["said"]), match) for match in _COPYRIGHT.finditer(source.text)]
    if years:
        year, match = max(years, key=lambda pair: pair[0])
        step = Step(f"Its copyright line names {year}.", Passage(source.id, Span(*match.span())))
        yield Constraint(((EARLIEST, day_of(year, 12, 31)),), Weight.WEAK, step)


def from_sources(source: Source, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """That a text was not finished before its newest source was looked up: "Retrieved 12 June 2020"."""
    found = [
        (date, one)
        for one in expressions
        if (date := full_date(one)) is not None
        and _LOOKED_UP.search(source.text[max(0, one.span.start - 20) : one.span.start])
    ]
    if found:
        date, one = max(found, key=lambda pair: pair[0].first)
        step = Step(f"A source of it was looked up on {date_in_words(date)}.", Passage(source.id, one.span))
        yield Constraint(((date.first, LATEST),), Weight.LIKELY, step)


def from_diary(source: Source, expressions: tuple[Expression, ...]) -> Iterator[Constraint]:
    """That a diary was written from the day of its first entry to that of its last one."""
    entries = [
        (date, one)
        for one in expressions
        if (date := full_date(one)) is not None
        and one.parts.day
        and _OPENS_LINE.search(source.text[max(0, one.span.start - 24) : one.span.start])
    ]
    days = [date.first for date, _ in entries]
    if len(set(days)) < _ENTRIES or days != sorted(days):
        return
    if 2 * len(_SELF.findall(source.text)) < len(entries):
        return  # a list of what others did
    (first, _), (last, one) = entries[0], entries[-1]
    text = f"It is a diary, whose entries run from {date_in_words(first)} to {date_in_words(last)}."
    yield Constraint(((first.first, last.last),), Weight.LIKELY, Step(text, Passage(source.id, one.span)))
