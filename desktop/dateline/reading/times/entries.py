"""Diaries, logs and quoted mail: lines that give a day, from which all below them is told.

Such a heading is a dateline for its entry: "today", "on Friday" and "at noon" are counted from it, as they are from
the document's own date elsewhere. An entry of a diary ends where the next begins, a quoted letter with its quoting.
"""

import re
from collections.abc import Iterator

from dateline.model.day import date_of
from dateline.model.timex import TimexType
from dateline.reading.times.counted import Told
from dateline.reading.times.course import years_of_story
from dateline.reading.times.expression import Expression, Form
from dateline.reading.times.placing import Place
from dateline.reading.times.shifting import fits_weekday, in_year

_FEWEST = 3  # entries that make a diary
_BEFORE = re.compile(r"[ \t>#*•–—-]*")
_BEHIND = re.compile(r"[ \t*]*(?:[.:;,–—|\n]|-\s|\Z|\([^)\n]*\)|(?:at|in)\s[A-Z])")
_MARGIN = 12  # characters that may stand before a heading on its line
# What mail programs put above the letter that is answered, and the letter, quoted line by line.
_QUOTED = re.compile(
    r"[^\n]{0,120}\b(?:wrote|writes|said):[ \t]*\n\s*(?P<letter>(?:[ \t]*>[^\n]*(?:\n|\Z)\s?)+)"
)


class Entries:
    """The entries of a text, by the numbers of the expressions that head them; none where it is no diary.

    `head` is the heading of the entry that the telling has come to, once it has a place.
    """

    def __init__(self, text: str, expressions: tuple[Expression, ...]) -> None:
        numbers = [number for number, e in enumerate(expressions) if _may_head(text, e)]
        self.heads = frozenset(numbers if len(numbers) >= _FEWEST else ())
        self.years = _years_of(expressions, numbers) if self.heads else {}
        self.letters = {} if self.heads else dict(_letters(text, expressions))
        self.head: Told | None = None
        self._end = len(text)

    def go_to(self, start: int) -> bool:
        """Comes to the expression that starts here; True where an entry has ended before it."""
        has_ended = self.head is not None and start >= self._end
        if has_ended:
            self.head = None
        return has_ended

    def begin(self, number: int, told: Told) -> bool:
        """Begins the entry that the expression with this number heads; False where it heads none."""
        is_head = number in self.heads or number in self.letters
        if not is_head or told.place.grain not in ("day", "time"):
            return False
        self.head, self._end = told, self.letters.get(number, self._end)
        return True

    def next_to_head(self, e: Expression) -> Place | None:
        """The place of a heading without its year that is nearest to the heading before it."""
        if self.head is None:
            return None
        day = self.head.place.first
        year = date_of(day)[0]
        places = [in_year(e.parts, year + step) for step in (0, 1, -1)]
        fitting = [place for place in places if place.when.is_dated and fits_weekday(e.parts, place)]
        return min(fitting or places, key=lambda place: abs(place.first - day))


def _may_head(text: str, e: Expression) -> bool:
    """True of a day or a day of the month that begins its line and is set off from what follows."""
    if e.type not in (TimexType.DATE, TimexType.TIME) or e.form not in (Form.FULL, Form.PARTIAL):
        return False
    if e.parts.month is None or e.parts.day is None or e.joint is not None or e.parts.holiday:
        return False
    line = text.rfind("\n", max(0, e.span.start - _MARGIN), e.span.start)
    if line < 0 and e.span.start >= _MARGIN:
        return False
    return bool(_BEFORE.fullmatch(text, line + 1, e.span.start) and _BEHIND.match(text, e.span.end))


def _letters(text: str, expressions: tuple[Expression, ...]) -> Iterator[tuple[int, int]]:
    """The expressions that date a quoted letter, by number, and where the quoting ends."""
    for number, e in enumerate(expressions):
        if e.form is Form.FULL and e.parts.day is not None:
            quoted = _QUOTED.match(text, e.span.end)
            if quoted:
                yield number, quoted.end("letter")


def _years_of(expressions: tuple[Expression, ...], heads: list[int]) -> dict[int, int]:
    """The year of each heading that names none, from what is told before the first entry and the other headings."""
    kept = [number for number in range(heads[0]) if expressions[number].form is Form.FULL] + heads
    years = years_of_story(tuple(expressions[number] for number in kept))
    return {kept[place]: year for place, year in years.items()}
