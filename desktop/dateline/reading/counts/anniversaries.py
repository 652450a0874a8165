"""Which anniversaries does a text keep, of what, and when was that?

An anniversary is found by its words (`anniversary_words`), then what it is of is read from the phrase behind or
the owner before it (`anniversary_of`), then the two dates are reckoned from one another (`anniversary_dates`).
"""

import re
from dataclasses import replace

from dateline.model.source import Source
from dateline.model.span import Span
from dateline.model.timex import Timex
from dateline.reading.counts.anniversary import Anniversary, Origin
from dateline.reading.counts.anniversary_dates import dated
from dateline.reading.counts.anniversary_of import begun_by, of_phrase, owner, subject
from dateline.reading.counts.anniversary_words import Sort, Words, counting_words
from dateline.reading.sentences import Parsed, Sentence

__all__ = ["Anniversary", "Origin", "find_anniversaries"]


def find_anniversaries(
    source: Source, parsed: Parsed, timexes: tuple[Timex, ...] = ()
) -> tuple[Anniversary, ...]:
    """The anniversaries of the text, in order.

    `source.published` and `timexes` help to date the occasion where they are known; without them only the list
    of history and the years that the sentence itself names do.
    """
    found = []
    for words in counting_words(source.text):
        sentence = parsed.sentence_at(words.span.start)
        anniversary = _complete(source, sentence, words, timexes) if sentence else None
        if anniversary:
            found.append(anniversary)
    return tuple(found)


def _complete(
    source: Source, sentence: Sentence, words: Words, timexes: tuple[Timex, ...]
) -> Anniversary | None:
    """The words with what they are of and when; None where they turn out to keep nothing."""
    text, span = source.text, words.span
    of = _origins(text, sentence, words)
    is_known = any(origin.named for origin in of)
    if words.sort is Sort.LENGTH and not (is_known or (words.is_exact and of)):
        return None
    if words.number is None and not is_known:
        return None
    of = tuple(_without_occasion(text, origin, words.number or 0) for origin in of)
    if not of and words.sort in (Sort.BIRTHDAY, Sort.CENTENARY, Sort.WEDDING) and not _is_owned(text, span):
        return None
    whole = Span(
        span.start, max([span.end, *(origin.span.end for origin in of if origin.span.start >= span.end)])
    )
    plain = Anniversary(
        span=span,
        whole=whole,
        title=" ".join(whole.of(text).split()),
        number=words.number,
        unit=words.unit,
        origins=of,
        is_approximate=words.is_approximate,
        is_to_the_day=words.is_exact,
    )
    return dated(source, sentence, plain, timexes)


def _without_occasion(text: str, origin: Origin, number: int) -> Origin:
    """Of "the octocentenary of its consecration in 2004" no more than the consecration: the year is of the keeping."""
    year = _YEAR_AT_END.search(origin.span.of(text))
    if year is None or origin.named or int(year["year"]) + number <= _LATEST:
        return origin
    title = _YEAR_AT_END.sub("", origin.title)
    return replace(origin, span=Span(origin.span.start, origin.span.start + year.start()), title=title)


_YEAR_AT_END = re.compile(r"\s+in\s+(?P<year>\d{4})\Z")
_LATEST = 2100  # no text tells of an anniversary kept later


def _is_owned(text: str, span: Span) -> bool:
    """True for "her 80th birthday": the text knows whose it is, though these words do not."""
    return _OWNED.search(text, max(0, span.start - 10), span.start) is not None


_OWNED = re.compile(r"\b(?:its|his|her|their)\s+\Z", re.I)


def _origins(text: str, sentence: Sentence, words: Words) -> tuple[Origin, ...]:
    """What it is of: by the phrase behind it, else by its owner, else by the subject of its clause."""
    lengths = words.sort in (Sort.MARKED, Sort.LENGTH)
    ties = ("since", "after", "of", "from", "that", "on") if lengths else ("of", "since")
    of = of_phrase(text, sentence, words.span.end, ties)
    begun = _BEGUN.get(words.sort, "")
    if of and begun and not of[0].named:
        of = (*(begun_by(text, origin, begun) for origin in of),)
    if of or lengths:
        return of
    owned = owner(text, sentence, words.span, begun)
    if owned or words.number is None:
        return owned
    return subject(text, sentence, words.span, begun)


# How what is celebrated began, where the words for it say so.
_BEGUN = {Sort.BIRTHDAY: "Birth", Sort.WEDDING: "Wedding"}
