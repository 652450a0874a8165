"""Joins to each statement the quotations that go on with it: “…,” she said. “…”"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol

from dateline.model.span import Span
from dateline.reading.quotations import Marks
from dateline.reading.sentences import Parsed


class Speech(Protocol):
    """What joining needs to know of a statement on its way."""

    content: list[Span]
    sentence: Span
    cue: Span
    form: str


def join_quotations(text: str, parsed: Parsed, marks: Marks, said: Sequence[Speech]) -> None:
    """Adds each quotation that no cue claims to the statement whose sentence ends right before it."""
    claimed = _claimed(marks, said)
    ended = {one.sentence.end: one for one in said if one.form in ("beside", "quote", "clause")}
    for number, quotation in enumerate(marks.quotations):
        if claimed[number] or quotation.words < 2:
            continue
        before = (
            len(text[: quotation.start].rstrip())
            if quotation.start < 300
            else _end_before(text, quotation.start)
        )
        one = ended.get(before)
        if one is None:
            continue
        gap = text[before : quotation.start]
        if "\n" in gap and not _fills_paragraph(text, quotation.span):
            continue
        sentence = parsed.sentence_at(quotation.end - 1)
        end = sentence.span.end if sentence else quotation.end
        one.content.append(quotation.span)
        ended[end] = one
        ended[quotation.end] = one


def _claimed(marks: Marks, said: Sequence[Speech]) -> list[bool]:
    claimed = [False] * len(marks.quotations)
    for one in said:
        for span in [*one.content, one.cue]:
            for i in range(bisect_left(marks.starts, span.start), len(marks.starts)):
                if marks.starts[i] >= span.end:
                    break
                claimed[i] = True
    return claimed


def _end_before(text: str, at: int) -> int:
    return at - 300 + len(text[at - 300 : at].rstrip())


def _fills_paragraph(text: str, span: Span) -> bool:
    """True where the quotation is all of its paragraph."""
    line_end = text.find("\n", span.end)
    return not text[span.end : line_end if line_end >= 0 else len(text)].strip(" .")
