"""Well-known wars and periods that bound what is told: "during the Second World War the pier was torn down"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.when import When
from dateline.model.words import in_words
from dateline.reading.counts.history import named_in

_DURING = re.compile(r"\b(?:during|throughout|amid)\s+(?=the\s+[A-Z])", re.IGNORECASE)
_LONGEST_NAME = 60
_BESIDE = 12  # characters from a name to the date that the text itself gives it


def eras_in(source: Source, dated: Sequence[Span]) -> Iterator[tuple[Span, When, Step]]:
    """The span of each such name, the time that it bounds, and why.

    A war that the text dates itself is one of its events and is left to it. `dated` are the dates of the text in
    order.
    """
    text = source.text
    starts = [span.start for span in dated]
    for match in _DURING.finditer(text):
        line = text[match.end() : match.end() + _LONGEST_NAME].split("\n", 1)[0]
        named = next(iter(named_in(line, match.end())), None)
        if named is None or named.aspect or not named.happening.has_two_ends or named.happening.end is None:
            continue
        name = named.name_span.of(text)
        if any(_is_dated(occurrence.end(), starts) for occurrence in re.finditer(re.escape(name), text)):
            continue
        when = When.between(named.happening.begin, named.happening.end)
        lasted = in_words(When.during(named.happening.begin, named.happening.end))
        yield named.span, when, Step(f"{named.happening.name}: {lasted}.", Passage(source.id, named.span))


def _is_dated(end: int, starts: list[int]) -> bool:
    k = bisect_left(starts, end)
    return k < len(starts) and starts[k] - end <= _BESIDE
