"""Which lines at the top and the end of a text have the look of a date line: a masthead, a heading, a dateline?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.model.span import Span
from dateline.reading.times.expression import Expression


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; `number` counts the lines with words from 1, `from_end` from the last one back."""

    span: Span
    number: int
    from_end: int


# How far into the text a masthead or dateline may stand, in lines and in characters.
TOP, _BOTTOM, REACH = 12, 4, 3_000

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
    r"reporter|star|sun|nr|nro|jahrgang|année|anno|zeitung|diario|giornale|krant|mirror|globe|standard|express|mail|examiner|dispatch|magazine|report|memo|memorandum)\b",
    re.IGNORECASE,
)
# The heading of what is written on one occasion: "Minutes of the board, 14 November 2023"; not what is about one.
_RECORD = re.compile(
    r"[\s#*_]*(?:(?:draft|approved|official|monthly|weekly|daily|interim|summary)\s+)*(?:minutes|notes|agenda|transcript|"
    r"proceedings|memo|memorandum|letter|circular|bulletin|newsletter|communiqué|diary|log|speech|address|remarks|lecture|sermon|testimony|situation\s+report|press\s+release)"
    r"\b(?!.*\b(?:on|about|concerning|regarding|after|before|during)\b)",
    re.IGNORECASE,
)
# The same, told as the meeting that it was: "Minutes of the meeting held on 14 November 2023 in the hall".
_MEETING = re.compile(
    r"[\s#*_]*(?:(?:draft|approved|official)\s+)*(?:(?:minutes|notes|record|transcript)\s+of\s+.{0,80}\b(?:held|meeting)"
    r"|(?:[\w’' -]{0,40}\bmeeting\s+)?held)\b.{0,80}?",
    re.IGNORECASE,
)
# How a treaty, a law or a resolution says when it was made: "Done at Lindholm on 4 October 1962 in two copies".
_MADE = re.compile(
    r"[\s(#*_]*(?:done|signed|given|sealed|executed|adopted|approved|passed|enacted)\s+"
    r"(?:(?:at|by|in|on|this|under)\b.{0,90}?)?",
    re.IGNORECASE,
)
# A date that a line gives for something else than the document.
_OTHER = re.compile(
    r"[\s#*_]*(?:expir(?:es|y)|valid|due|deadline|effective|heard|hearing|next|born|died|event|starts?|ends?|closing|"
    r"incident|arrival|departure)\b[^:\n]{0,30}:",
    re.IGNORECASE,
)
_THIS_WAS = re.compile(r"\b(?:page|article|post|entry|story|document|list)\s+(?:was|has\s+been)\s+")
# A line of a chat: "[04/11/2019, 18:22] Edda: …".
_CHAT = re.compile(r"\s*\[[^\]\n]{6,40}\]\s*\w")
# Where a letter or a foreign paper begins: "Roma, 9 maggio 1978".
_PLACE = re.compile(r"[\s*_]*[^\W\d_][\w'’.-]+(?:\s[^\W\d_][\w'’.-]+)?,\s+(?:den\s+|le\s+|the\s+)?")
_WEEK = re.compile(r"\b(?:w/[ce]|week\s+(?:commencing|beginning|ending|of))\s*\Z", re.IGNORECASE)
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


def lines(text: str) -> Iterator[Line]:
    """The lines with words that may state a date: the first and the last few."""
    head = list(islice(re.finditer(r"[^\n\r]*\S[^\n\r]*", text[:REACH]), TOP))
    for number, match in enumerate(head, start=1):
        yield Line(Span(*match.span()), number, 99)
    start = max(len(text) - REACH, head[-1].end() if head else 0)
    begin = re.compile(r"\A|[\n\r]").search(text, start) if start else None
    start = begin.end() if begin else (len(text) if start else 0)
    tail = list(re.finditer(r"[^\n\r]*\S[^\n\r]*", text[start:]))[-_BOTTOM:]
    for back, match in enumerate(reversed(tail), start=1):
        yield Line(Span(start + match.start(), start + match.end()), 1000 - back, back)


def lines_with_dates(
    text: str, expressions: tuple[Expression, ...]
) -> Iterator[tuple[Line, list[Expression]]]:
    for line in lines(text):
        inside = [one for one in expressions if line.span.holds(one.span)]
        if inside:
            yield line, inside


def is_short(text: str, line: Line, inside: list[Expression]) -> bool:
    words = _THIS_WAS.sub("", line.span.of(text))
    return len(line.span) - sum(len(one.span) for one in inside) <= 120 and not _RUNNING.search(words)


def is_dateline(text: str, line: Line, one: Expression) -> bool:
    """True for "BEIJING, May 9 (Agency) —" at the start of a line."""
    if line.number > TOP:
        return False
    before, after = text[line.span.start : one.span.start], text[one.span.end : line.span.end]
    if not _AFTER_DATELINE.match(after) or len(after) < 40:
        return False
    if before.rstrip().endswith("(") and _LIFE_GOES_ON.match(after):
        return False
    if not before.strip(' \t("“'):
        return bool(re.match(rf"\s*,?\s*{_AGENCY}", after))
    if _PREPOSITION.match(before) or len(before) > 70 or _RUNNING.search(before):
        return False
    return bool(_BEFORE_DATELINE.fullmatch(before))


# "Ana Lund (7 March 1871, Riga – 22 October 1938, Ulm)": the second date of a life.
_LIFE_GOES_ON = re.compile(r"[^()\n]{0,60}\b\d{3,4}\b[^()\n]{0,60}\)")


def is_bare(text: str, line: Line, inside: list[Expression]) -> bool:
    """True where a line holds a date and else only names, a masthead, a byline or a clock time."""
    head, first = Span(line.span.start, inside[0].span.start), inside[0]
    if _OTHER.match(text, head.start, head.end) or _CHAT.match(text, head.start, line.span.end):
        return False
    words, at = "", line.span.start
    for one in inside:
        words += text[at : one.span.start] + " "
        at = one.span.end
    words = _CLOCK.sub(" ", words + text[at : line.span.end])
    if _RUNNING.search(words):
        return False
    if line.number <= 5 and _MEETING.fullmatch(text, head.start, head.end):
        return first.parts.day is not None
    is_made = _MADE.fullmatch(text, head.start, head.end) and len(line.span) <= 160
    if is_made and first.parts.day is not None:
        return True
    left = [w for w in _WORD.findall(words) if w.lower().rstrip(".") not in _SMALL_WORDS]
    is_head = line.number <= 3 and _RECORD.match(words)
    is_byline = line.number <= TOP and len(left) <= 9 and _BYLINE.match(words)
    if (is_head or is_byline) and _closes(text, line, inside[-1]):
        return True
    if _stands_apart(text, line, first):
        return len(left) <= 14
    if line.number <= TOP and _ends_apart(text, line, inside[-1]):
        return True
    return _has_names_only(text, line, inside, words, left)


def _has_names_only(text: str, line: Line, inside: list[Expression], words: str, left: list[str]) -> bool:
    """True where the words beside the dates of a line are few and no sentence; `left` are those that say something."""
    if len(left) > 9 or any(w[0].islower() and len(w) > 3 for w in left):
        return False
    if left and re.search(r"[.!?]\s*\Z", words) and len(left) > 3:
        return False
    if left and (inside[0].parts.day is None or re.match(r"\s*:\s*[^\W\d]", text[inside[-1].span.end :][:9])):
        return bool(_MASTHEAD.search(words))
    if line.number == 1 and left and not _MASTHEAD.search(words):
        return _PLACE.fullmatch(text, line.span.start, inside[0].span.start) is not None and _closes(
            text, line, inside[-1]
        )
    return not (line.from_end < 99 and len(left) > 6)


def _closes(text: str, line: Line, one: Expression) -> bool:
    """True where a date ends its line, after a sign that parts it from the words before or after "of" alone."""
    before, after = text[line.span.start : one.span.start], text[one.span.end : line.span.end]
    words = before.split()
    return not _WORD.search(after) and (
        before.rstrip()[-1:] in ",(–—-:|"
        or words[1:] in (["of"], ["for"], ["from"])
        or _WEEK.search(before) is not None
    )


def _stands_apart(text: str, line: Line, one: Expression) -> bool:
    """True where signs part the date from the rest of its line: "Port opens | 9 May 2025 | Harbour Gazette"."""
    before, after = (
        text[line.span.start : one.span.start].rstrip(),
        text[one.span.end : line.span.end].lstrip(),
    )
    return (not before or before[-1] in "|•·") and (not after or after[0] in "|•·") and bool(before or after)


def _ends_apart(text: str, line: Line, one: Expression) -> bool:
    """True where a date ends its line after a gap, or after a dash and a paper: "… – Harbour Gazette, 9 May"."""
    if _WORD.search(text[one.span.end : line.span.end]) or one.parts.day is None:
        return False
    last = re.split(r"\s[–—|-]\s|(?=\s{3})", text[line.span.start : one.span.start])
    return len(last) > 1 and (
        last[-1][:3].isspace() or (len(last[-1].split()) <= 6 and _MASTHEAD.search(last[-1]) is not None)
    )
