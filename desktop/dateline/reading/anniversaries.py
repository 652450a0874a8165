"""Which anniversaries does a text keep, of what, and when was that?

An anniversary is found by its words ("80th anniversary", "centenary", "turns 80", "25 years since"), then what
it is of is read from the phrase behind or the owner before it (`anniversary_of`), then the two dates are
reckoned from one another (`anniversary_dates`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.source import Source
from dateline.model.span import Span
from dateline.model.timex import Timex
from dateline.model.when import UNDATED
from dateline.model.words import ordinal
from dateline.reading.anniversary import Anniversary, Origin
from dateline.reading.anniversary_dates import dated
from dateline.reading.anniversary_of import of_phrase, owner, subject
from dateline.reading.numerals import CARDINAL, ORDINAL, is_ordinal_well_formed, read_number
from dateline.reading.sentences import Parsed, Sentence

__all__ = ["Anniversary", "Origin", "find_anniversaries"]

_NAMED_NUMBERS = {
    **dict.fromkeys(("centenary", "centennial", "centenaries"), 100),
    **dict.fromkeys(("bicentenary", "bicentennial"), 200),
    **dict.fromkeys(("tercentenary", "tricentennial", "tercentennial", "tricentenary"), 300),
    **dict.fromkeys(("quatercentenary", "quadricentennial", "quatercentennial"), 400),
    **dict.fromkeys(("quincentenary", "quincentennial"), 500),
    **dict.fromkeys(("sesquicentenary", "sesquicentennial"), 150),
    **dict.fromkeys(("semicentennial", "semicentenary"), 50),
    "demisemiseptcentennial": 175,
    "semiquincentennial": 250,
}
_JUBILEES = {
    "silver": 25,
    "pearl": 30,
    "ruby": 40,
    "golden": 50,
    "diamond": 60,
    "sapphire": 65,
    "platinum": 70,
}
_SPANS_OF_YEARS = {"decade": 10, "century": 100, "centuries": 100, "decades": 10, "millennium": 1000}

_NEAR = (
    r"(?:(?P<near>nearly|almost|about|around|some|roughly|over|more than|less than|just under|close to)\s+)?"
)
_MARKS = (
    r"(?:mark(?:s|ed|ing)?|celebrat(?:es|e|ed|ing)|commemorat(?:es|e|ed|ing)|observ(?:es|e|ed|ing)|"
    r"honou?r(?:s|ed|ing)?|completes?|completed)"
)
_LENGTH = (
    rf"(?:(?P<half>half\s+an?|a\s+half|a\s+quarter(?:\s+of\s+a)?|quarter(?:\s+of\s+a)?)[\s-]+(?P<halved>century|millennium)"
    rf"|(?P<count>{CARDINAL}|an?)[\s-]+(?P<unit>years?|decades?|centur(?:y|ies)|months?|weeks?|days?))"
)

_COUNTED = re.compile(
    rf"(?P<number>{ORDINAL})[\s-]+(?:(?:\w+[\s-]+){{0,3}}?)(?P<word>anniversar(?:y|ies)|birthday|jubilee)\b"
    rf"|\b(?P<length>{CARDINAL})[\s-](?P<unit>year|month|week|day)[\s-]+(?:\w+\s+)?(?P<word2>anniversary|jubilee)\b",
    re.IGNORECASE,
)
_CENTENARIES = re.compile(rf"\b(?:{'|'.join(_NAMED_NUMBERS)})\b", re.IGNORECASE)
_JUBILEE = re.compile(
    rf"\b(?P<metal>{'|'.join(_JUBILEES)})\s+(?:jubilee|(?:wedding\s+)?anniversary)\b", re.IGNORECASE
)
_UNCOUNTED = re.compile(r"\banniversary\b", re.IGNORECASE)
_TURNS = re.compile(
    rf"\bturn(?:s|ed|ing)?\s+(?P<age>{CARDINAL})(?![,.]\d)(?=\s*(?:[.,;:!?)]|$|years?\s+old|on|in|this|next|last|today|"
    r"yesterday|tomorrow|earlier|later|and|as|but|with|when|while|at)\b|[.,;:!?)]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SINCE = re.compile(
    rf"\b(?P<mark>{_MARKS})\s+(?:the\s+)?{_NEAR}{_LENGTH}(?P<tie>\s+(?:since|after|of|from|that)\b)"
    rf"|\b(?P<lead>(?:it\s+(?:is|was|has\s+been|'s)|it['’]s(?:\s+been)?)\s+(?:now\s+|exactly\s+|just\s+)?)"
    rf"{_NEAR.replace('P<near', 'P<near2')}{_LENGTH.replace('P<', 'P<i_')}(?P<tie2>\s+since\b)"
    rf"|{_NEAR.replace('P<near', 'P<near3')}\b{_LENGTH.replace('P<', 'P<a_')}"
    r"(?P<tie3>\s+(?:(?:on\s+)?(?:from|after|since)|have\s+passed\s+since|has\s+passed\s+since)\b)",
    re.IGNORECASE,
)
# Names of wares, shows and sales that only borrow the word.
_BORROWED = re.compile(
    r"\s+(?:edition|sale|tour|issue|album|special|gift|card|cards|offer|box\s+set)s?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Found:
    """The counting words, how much they count, and where what is counted from is to be looked for."""

    span: Span
    number: int | None
    unit: str = "year"
    kind: str = "anniversary"
    near: bool = False


def find_anniversaries(
    source: Source, parsed: Parsed, timexes: tuple[Timex, ...] = ()
) -> tuple[Anniversary, ...]:
    """The anniversaries of the text, in order.

    `source.published` and `timexes` help to date the occasion where they are known; without them only the list
    of history and the years that the sentence itself names do.
    """
    found: list[Anniversary] = []
    for one in sorted(_all(source.text), key=lambda one: (one.span.start, -one.span.end)):
        if found and found[-1].span.overlaps(one.span):
            continue
        sentence = parsed.sentence_at(one.span.start)
        anniversary = _complete(source, sentence, one, timexes) if sentence else None
        if anniversary:
            found.append(anniversary)
    return tuple(found)


def _all(text: str) -> Iterator[_Found]:
    yield from _counted(text)
    for match in _CENTENARIES.finditer(text):
        yield _Found(Span(*match.span()), _NAMED_NUMBERS[match.group().lower()], kind="centenary")
    for match in _JUBILEE.finditer(text):
        yield _Found(Span(*match.span()), _JUBILEES[match["metal"].lower()], kind="jubilee")
    for match in _TURNS.finditer(text):
        age = read_number(match["age"])
        if age and 1 <= age <= 1500:
            yield _Found(Span(match.start(), match.end("age")), age, kind="birthday")
    for match in _SINCE.finditer(text):
        found = _length(match)
        if found:
            yield found
    for match in _UNCOUNTED.finditer(text):
        if not _BORROWED.match(text, match.end()):
            yield _Found(Span(*match.span()), None)


def _counted(text: str) -> Iterator[_Found]:
    for match in _COUNTED.finditer(text):
        words = match["number"] or match["length"]
        number = read_number(words)
        if not number or not is_ordinal_well_formed(words) or _BORROWED.match(text, match.end()):
            continue
        word = (match["word"] or match["word2"]).lower()
        unit = (match["unit"] or "year").lower()
        between = text[match.end("number") : match.start("word")].lower() if match["word"] else ""
        if unit == "year":
            unit = next((u for u in ("month", "week", "day") if re.search(rf"\b{u}\b", between)), "year")
        if re.search(r"[.,;:!?]", between) or re.search(r"\b(?:and|or|the|of|on)\b", between):
            continue
        yield _Found(Span(*match.span()), number, unit, "birthday" if word == "birthday" else "anniversary")


def _length(match: re.Match[str]) -> _Found | None:
    """The length of time in "marks 25 years since" or "a decade after", in years."""
    key = "" if match["tie"] else "i_" if match["tie2"] else "a_"
    tie = (match["tie"] or match["tie2"] or match["tie3"]).strip().lower()
    if match[f"{key}half"]:
        part = 2 if "half" in match[f"{key}half"].lower() else 4
        number, unit = _SPANS_OF_YEARS[match[f"{key}halved"].lower()] // part, "year"
    else:
        count, unit = read_number(match[f"{key}count"]), match[f"{key}unit"].lower()
        if not count:
            return None
        times = _SPANS_OF_YEARS.get(unit)
        number, unit = (count * times, "year") if times else (count, unit.rstrip("s"))
    kind = "marked" if match["tie"] else "since" if tie.endswith("since") else "after"
    start = (
        match.start("mark")
        if match["tie"]
        else match.start(f"{key}half" if match[f"{key}half"] else f"{key}count")
    )
    end = match.start("tie") if match["tie"] else match.start("tie2" if match["tie2"] else "tie3")
    if match["tie"]:
        start = match.end("mark") + 1
        start = match.start("half") if match["half"] else match.start("count")
    near = bool(match["near"] or match["near2"] or match["near3"])
    return _Found(Span(start, end), number, unit, kind, near)


def _complete(
    source: Source, sentence: Sentence, found: _Found, timexes: tuple[Timex, ...]
) -> Anniversary | None:
    """The found words with what they are of and when; None where they turn out to keep nothing."""
    text = source.text
    if found.kind in ("marked", "since", "after"):
        of = of_phrase(text, sentence, found.span.end, ties=("since", "after", "of", "from", "that", "on"))
    else:
        of = of_phrase(text, sentence, found.span.end, ties=("of", "since"))
    if not of and found.kind == "birthday":
        of = owner(text, sentence, found.span, birth=True) or subject(text, sentence, found.span, birth=True)
    elif not of and found.kind in ("anniversary", "centenary", "jubilee"):
        of = owner(text, sentence, found.span) or (
            subject(text, sentence, found.span) if found.number else ()
        )
    has_history = any(origin.named for origin in of)
    if found.number is None and not has_history:
        return None
    if not of and found.kind in ("birthday", "centenary", "jubilee"):
        return None
    if found.kind in ("since", "after") and not has_history:
        return None
    end = max([found.span.end, *(origin.span.end for origin in of if origin.span.start >= found.span.end)])
    whole = Span(found.span.start, end)
    words = found.span.of(text)
    title = " ".join(whole.of(text).split()) if whole != found.span else words
    plain = Anniversary(found.span, whole, title, found.number, found.unit, of, UNDATED, (), found.near)
    return dated(source, sentence, plain, timexes)


def counted(anniversary: Anniversary) -> str:
    """ "80th anniversary" and the like, for a title."""
    if anniversary.number is None:
        return "anniversary"
    return f"{ordinal(anniversary.number)} anniversary"
