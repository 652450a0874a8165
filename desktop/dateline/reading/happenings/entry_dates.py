"""Which lines begin with a date and then say what happened: the entries of a chronology."""

import re
from collections.abc import Sequence

from dateline.model.span import Span

_LEAD = re.compile(r"[\s•*·–—-]*(?:\(|\[)?\Z")
_PARTING = re.compile(r"(?:\)|\])?\s*(?:[:–—|\t]|-{1,2}\s|\.\s)\s*(?=\S)|\s+(?=[A-Z][a-z]+\s)")
_LONGEST_LEAD = 8


def entry_starts(text: str, dates: Sequence[Span]) -> dict[int, int]:
    """Where the telling of each entry begins -> the number of the date before it."""
    found: dict[int, int] = {}
    for number, date in enumerate(dates):
        before = text[max(0, date.start - _LONGEST_LEAD) : date.start]
        lead = re.split(r"[\n\r\u2028\u2029]", before)
        parting = _PARTING.match(text, date.end)
        begins_line = len(lead) > 1 or date.start <= len(before)
        if begins_line and _LEAD.match(lead[-1]) and parting and "\n" not in parting.group():
            found[parting.end()] = number
    return found
