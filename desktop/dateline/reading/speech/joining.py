"""Joins to each statement the quotations that go on with it: “…,” she said. “…”"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol

from dateline.model.span import Span
from dateline.reading.sentences import Parsed
from dateline.reading.speech.quotations import Marks

_QUOTING = ("beside", "quote", "clause")
_MARKS = " \t\r\n.,;:!?…'\"“”‘’«»`)-–—"


class Speech(Protocol):
    """What joining needs to know of a statement on its way."""

    content: list[Span]
    sentence: Span
    cue: Span
    form: str


def join_quotations(text: str, parsed: Parsed, marks: Marks, said: Sequence[Speech]) -> None:
    """Adds each quotation that no cue claims to the statement whose sentence ends right before it."""
    claimed = _claimed(marks, said)
    _join_paragraphs(text, marks, said, claimed)
    ended = {_last_word(text, one.sentence.end): one for one in said if one.form in _QUOTING}
    for number, quotation in enumerate(marks.quotations):
        if claimed[number] or quotation.words < 2:
            continue
        before = _last_word(text, quotation.start)
        one = ended.get(before)
        if one is None:
            continue
        gap = text[before : quotation.start]
        if "\n" in gap and not (_fills_paragraph(text, quotation.span) and text[quotation.start] not in "'‘"):
            continue
        sentence = parsed.sentence_at(quotation.end - 1)
        end = sentence.span.end if sentence else quotation.end
        one.content.append(quotation.span)
        ended[_last_word(text, end)] = one
        ended[_last_word(text, quotation.end)] = one


def _join_paragraphs(text: str, marks: Marks, said: Sequence[Speech], claimed: list[bool]) -> None:
    """A quotation that a paragraph leaves open goes on in the next one, which names the speaker."""
    by_start = {span.start: one for one in said for span in one.content}
    quotations = marks.quotations
    for number in range(len(quotations) - 2, -1, -1):
        quotation, following = quotations[number], quotations[number + 1]
        one = by_start.get(following.start)
        if claimed[number] or quotation.is_closed or one is None:
            continue
        if not text[quotation.end : following.start].strip():
            one.content.insert(0, quotation.span)
            by_start[quotation.start] = one
            claimed[number] = True


def _claimed(marks: Marks, said: Sequence[Speech]) -> list[bool]:
    claimed = [False] * len(marks.quotations)
    for one in said:
        for span in [*one.content, one.cue]:
            for i in range(bisect_left(marks.starts, span.start), len(marks.starts)):
                if marks.starts[i] >= span.end:
                    break
                claimed[i] = True
    return claimed


def _last_word(text: str, at: int) -> int:
    """Where the last word before `at` ends."""
    near = max(0, at - 300)
    return near + len(text[near:at].rstrip(_MARKS))


def _fills_paragraph(text: str, span: Span) -> bool:
    """True where the quotation is all of its paragraph."""
    line_end = text.find("\n", span.end)
    return not text[span.end : line_end if line_end >= 0 else len(text)].strip(" .")
