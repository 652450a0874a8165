"""Which line ends of a plain text are only where its lines were full, as in letters and old books?"""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.model.span import Span

# How wide wrapped text is: narrower lines are verse or lists, wider ones are whole paragraphs.
_NARROWEST, _WIDEST = 40, 120
_FEWEST = 2
_LINE = re.compile(r"[^\n]*\n?")
# A line that begins so is an entry of a list, or a heading.
_BEGINS_ANEW = re.compile(r"\s*(?:[-*•–—#>|]|\(?\d{1,3}[.)]\s|\([a-z]\)\s)|.*\t")


def unwrapped(text: str) -> str:
    """The text with a blank for each line end that only wraps a paragraph; every character keeps its place.

    A text is taken for wrapped where nearly every line of its paragraphs is full (the first word of the next line
    would not have fitted) and some lines go on in small letters. Any other text is given back as it is.
    """
    ends: list[int] = []
    pairs = small = 0
    for block in _blocks(text):
        width = max(len(line.of(text).rstrip()) for line in block)
        if len(block) < 2 or width > _WIDEST:
            continue
        for line, following in pairwise(block):
            pairs += 1
            if _is_full(line.of(text), following.of(text), width):
                ends.append(line.end - 1)
                small += following.of(text).lstrip()[:1].islower()
    if len(ends) < max(_FEWEST, 0.8 * pairs) or small < 0.3 * len(ends):
        return text
    letters = list(text)
    for end in ends:
        letters[end] = " "
    return "".join(letters)


def _blocks(text: str) -> Iterator[list[Span]]:
    """The lines of each paragraph: runs of lines with no empty one among them."""
    block: list[Span] = []
    for m in _LINE.finditer(text):
        if m[0].strip():
            block.append(Span(m.start(), m.end()))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_full(line: str, following: str, width: int) -> bool:
    if width < _NARROWEST or _BEGINS_ANEW.match(following) or _indent(following) > _indent(line) + 3:
        return False
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
