"""Which stretches of a text stand between quotation marks?"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.statement import Quoted

_PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARK = re.compile(r"``|''|[“”„«»\"‘’]|(?<![\w'])'(?=\w)|(?<=[\w.,?!])'(?!\w)")
_PAIRS = {"“": '”"', "„": "“”", "«": "»", "``": "''", "''": "''", '"': '"”', "‘": "’", "'": "'"}
_SINGLE = "‘'"
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`span` holds the marks too. `is_closed` is False where the closing mark is missing (the paragraph ends:
    the speech goes on in the next one, which then repeats the opening mark).
    """

    span: Span
    is_closed: bool
    words: int

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotations of a text, found by place."""

    quotations: tuple[Quotation, ...]
    starts: list[int]

    @classmethod
    def of(cls, quotations: tuple[Quotation, ...]) -> "Marks":
        return cls(quotations, [q.start for q in quotations])

    def around(self, position: int) -> Quotation | None:
        """The quotation that the character at `position` stands in."""
        i = bisect_right(self.starts, position) - 1
        return self.quotations[i] if i >= 0 and self.quotations[i].end > position else None

    def opening(self, start: int, end: int) -> Quotation | None:
        """The first quotation that begins in `[start, end)`."""
        i = bisect_left(self.starts, start)
        return self.quotations[i] if i < len(self.starts) and self.starts[i] < end else None

    def ending(self, start: int, end: int) -> Quotation | None:
        """The last quotation that ends in `(start, end]`."""
        i = bisect_left(self.starts, end) - 1
        return self.quotations[i] if i >= 0 and start < self.quotations[i].end <= end else None

    def quoted(self, text: str, content: list[Span]) -> Quoted:
        """How much of the content stands in quotation marks."""
        inside = words = 0
        for span in content:
            words += len(_WORD.findall(text, span.start, span.end))
            at = bisect_right(self.starts, span.start) - 1
            for quotation in self.quotations[max(at, 0) :]:
                if quotation.start >= span.end:
                    break
                start, end = max(span.start, quotation.start), min(span.end, quotation.end)
                inside += len(_WORD.findall(text, start, end)) if start < end else 0
        if not inside:
            return Quoted.INDIRECT
        return Quoted.DIRECT if inside * 10 >= words * 9 else Quoted.MIXED


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of each paragraph, in order."""
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found += _in_paragraph(text, paragraph.start(), paragraph.end())
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    marks = list(_MARK.finditer(text, start, end))
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for number, mark in enumerate(marks):
        if opened is None:
            if _opens(text, mark, start, end) and (
                mark[0] not in _SINGLE or _has_end(text, marks, number, end)
            ):
                opened = mark
        elif mark[0] in _PAIRS[opened[0]] and _closes(text, mark, opened, end):
            found.append(_quotation(text, opened.start(), mark.end(), True))
            opened = None
    if opened is not None and opened[0] not in _SINGLE:
        found.append(_quotation(text, opened.start(), end, False))
    return found


def _quotation(text: str, start: int, end: int, is_closed: bool) -> Quotation:
    return Quotation(Span(start, end), is_closed, len(_WORD.findall(text, start, end)))


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """True where the mark can open: an opening mark, or a straight one that stands before a word."""
    kind, before = mark[0], text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if kind in ("“", "„", "«", "``"):
        return True
    if kind in ('"', "''", "'", "‘"):
        return (
            not after.isspace() and (not before.isalnum()) and not (kind in _SINGLE and after in "0123456789")
        )
    return False


def _closes(text: str, mark: re.Match[str], opened: re.Match[str], end: int) -> bool:
    """A single mark closes at the end of a word or after punctuation, and is no apostrophe of a plural."""
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] in ("'", "’"):
        return not after.isalnum() and not _is_possessive(text, mark, end)
    if mark[0] == '"' and text[mark.start() - 1].isspace() and after.isalnum():
        return False
    return mark.start() > opened.end()


def _is_possessive(text: str, mark: re.Match[str], end: int) -> bool:
    """True for the apostrophe of "the leaders’ statement": after an s, and a lower-case word follows."""
    before, after = text[mark.start() - 1], text[mark.end() : min(mark.end() + 2, end)]
    return before == "s" and len(after) == 2 and after[0] == " " and after[1].islower()


def _has_end(text: str, marks: list[re.Match[str]], number: int, end: int) -> bool:
    """True where one of the next few marks can close the single mark at `number`."""
    opened = marks[number]
    return any(
        mark[0] in _PAIRS[opened[0]] and _closes(text, mark, opened, end)
        for mark in marks[number + 1 : number + 12]
    )
