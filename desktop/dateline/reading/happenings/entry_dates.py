"""Which lines begin with a date and then say what happened: the entries of a chronology, a diary or a log."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from dateline.model.date import Precision
from dateline.model.span import Span
from dateline.model.when import Shape, When

# A dash, a bullet, a bracket, and the count that some put before the date: "Day 3 – Saturday 4 June: …".
_LEAD = re.compile(
    r"[\s•*·–—-]*(?:(?:Day|Week|Stage|Session|Lesson|Class|No\.?) \d{1,3}\b[\s:,.|–—-]*)?(?:\(|\[)?\Z"
)
_PARTING = re.compile(r"(?:\)|\])?\s*(?:[:–—|\t]|-{1,2}\s|\.\s)\s*(?=\S)|\s+(?=[A-Z][a-z]*\s)")
_ALONE = re.compile(r"[ \t]*[.:]?[ \t]*(?=[\n\r\u2028\u2029])")
_LINE_ENDS = re.compile(r"[\n\r\u2028\u2029]")
_LONGEST_LEAD = 20
_FEWEST = 3  # entries that make a diary


def entry_starts(text: str, dates: Sequence[Span]) -> dict[int, int]:
    """Where the telling of each entry begins -> the number of the date before it."""
    found: dict[int, int] = {}
    for number, date in enumerate(dates):
        parting = _PARTING.match(text, date.end)
        if _begins_line(text, date) and parting and "\n" not in parting.group():
            found[parting.end()] = number
    return found


def _begins_line(text: str, date: Span) -> bool:
    before = text[max(0, date.start - _LONGEST_LEAD) : date.start]
    lead = _LINE_ENDS.split(before)
    return (len(lead) > 1 or date.start <= len(before)) and bool(_LEAD.match(lead[-1]))


class Days:
    """The entries of a diary, a log or a chronology, from the date that heads each to its end; none in other texts.

    What follows the date on its line ends with the line; below a day that stands alone the entry goes on to the next.
    """

    def __init__(self, text: str, dates: Sequence[tuple[Span, When]]) -> None:
        heads = [(span, when) for span, when in dates if _heads_words(text, span, when)]
        firsts = [when.first or 0 for _, when in heads]
        is_diary = len(heads) >= _FEWEST and firsts == sorted(firsts)
        self._heads = [span for span, _ in heads] if is_diary else []
        self._days = frozenset(span for span, when in heads if _is_day(when))
        self._starts = [span.start for span in self._heads]
        self._text = text

    def is_head(self, date: Span) -> bool:
        """True for the date that heads an entry."""
        k = bisect_right(self._starts, date.start) - 1
        return k >= 0 and self._heads[k] == date

    def is_day(self, head: Span) -> bool:
        """True for a head that is one day, as in a diary."""
        return head in self._days

    def head_of(self, sentence: Span) -> Span | None:
        """The date whose entry a sentence goes on with; None outside of entries and for the date's own words."""
        k = bisect_right(self._starts, sentence.start) - 1
        if k < 0 or sentence.start < self._heads[k].end:
            return None
        head = self._heads[k]
        line_end = _LINE_ENDS.search(self._text, head.end)
        is_in_line = line_end is None or sentence.start < line_end.start()
        is_alone = _ALONE.match(self._text, head.end) is not None
        return head if is_in_line or is_alone else None


def _heads_words(text: str, date: Span, when: When) -> bool:
    """True for a date at the front of its line that is set off from the words behind it, or a day that stands alone."""
    if not when.is_dated or not _begins_line(text, date):
        return False
    parting = _PARTING.match(text, date.end)
    is_in_line = parting is not None and "\n" not in parting.group()
    return is_in_line or (_is_day(when) and _ALONE.match(text, date.end) is not None)


def _is_day(when: When) -> bool:
    return when.shape is Shape.POINT and (when.precision or 0) >= Precision.DAY
