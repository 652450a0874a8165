"""Lines of printed pages back into paragraphs: which lines run on, which begin anew, and which are page furniture."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_HYPHENS = ("-", "\u2010", "\xad")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*$")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_BULLET = re.compile(r"\s*(?:[•◦▪‣·–—\ue000-\uf8ff-]\s|\(?\d{1,3}[.)]\s|\([a-z]\)\s)")
_FURNITURE_LINES = 2
# What is before a hyphen that a word has of its own, more often than not.
_OWN_HYPHEN = frozenset(
    ("well", "self", "non", "ex", "half", "mid", "vice", "long", "short", "two", "three", "so")
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed: its words, and its edges in points from the left and the bottom of its page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


Page = list[Line]


def without_furniture(pages: list[Page]) -> list[Page]:
    """The pages without the lines that come again at the head or the foot of most of them, and page numbers."""
    if len(pages) < 3:
        return [_without_number(page) for page in pages]
    heights: dict[str, list[float]] = {}
    for page in pages:
        for key, height in {_key(line): line.height for line in _outer(page)}.items():
            heights.setdefault(key, []).append(height)
    often = max(3, 0.4 * len(pages))

    def is_furniture(line: Line) -> bool:
        # A title that every other page repeats in small letters is no furniture where it is large.
        found = heights.get(_key(line), [])
        return len(found) >= often and line.height < 1.15 * median(found) + 0.5

    kept = []
    for page in pages:
        drop = {id(line) for line in _outer(page) if is_furniture(line)}
        kept.append(_without_number([line for line in page if id(line) not in drop]))
    return kept


def _outer(page: Page) -> list[Line]:
    return page if len(page) <= 2 * _FURNITURE_LINES else page[:_FURNITURE_LINES] + page[-_FURNITURE_LINES:]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip().lower())


def _without_number(page: Page) -> Page:
    return [
        line
        for place, line in enumerate(page)
        if not (place in (0, len(page) - 1) and re.fullmatch(r"[-–— ]*\d{1,4}[-–— ]*", line.text.strip()))
    ]


def flow(pages: list[Page]) -> tuple[str, tuple[int, ...]]:
    """(the text with its paragraphs whole, the offset at which each page begins)."""
    pieces: list[str] = []
    length = 0
    starts = []
    before: Line | None = None
    known = frozenset(word for page in pages for line in page for word in _WORD.findall(line.text.lower()))
    for page in pages:
        usual = _Usual.of(page)
        for place, line in enumerate(page):
            words = line.text.strip()
            gap, cut = "", 0
            if before is not None:
                gap, cut = _between(before, line, pieces[-1], usual, known, new_page=place == 0)
            if cut:
                pieces[-1] = pieces[-1][:-cut]
            pieces.extend((gap, words) if gap else (words,))
            length += len(gap) - cut + len(words)
            if place == 0:
                starts.append(length - len(words))
            before = line
        if not page:
            starts.append(length)
    return "".join(pieces), tuple(starts)


@dataclass(frozen=True, slots=True)
class _Usual:
    """How the lines of a page usually are."""

    step: float
    right: float
    left: float
    height: float

    @classmethod
    def of(cls, page: Page) -> "_Usual":
        steps = [a.bottom - b.bottom for a, b in pairwise(page) if a.bottom > b.bottom]
        if not page:
            return cls(0, 0, 0, 0)
        widest = sorted(line.right for line in page)
        return cls(
            median(steps) if steps else 0.0,
            widest[int(0.9 * (len(widest) - 1))],
            median(line.left for line in page),
            median(line.height for line in page),
        )


def _between(
    before: Line, line: Line, last: str, usual: _Usual, words: frozenset[str], *, new_page: bool
) -> tuple[str, int]:
    """(what stands between two lines, how many characters of the first are a hyphen to take away)."""
    if _begins_paragraph(before, line, usual, new_page=new_page):
        return "\n\n", 0
    if last.endswith(_HYPHENS) and len(last) > 1 and last[-2].isalpha() and line.text.lstrip()[:1].isalpha():
        return "", 0 if last[-1] in _HYPHENS[:2] and _keeps_hyphen(last, line.text, words) else 1
    return ("" if last.endswith(("—", "-", "–")) and not last.endswith((" –", " -", " —")) else " "), 0


def _keeps_hyphen(before: str, after: str, words: frozenset[str]) -> bool:
    """True where the hyphen at a line's end is the word's own ("well-known", "Franco-British")."""
    first = before.rsplit(maxsplit=1)[-1].rstrip("-\u2010").lstrip("“‘\"'(").lower()
    second = after.split(maxsplit=1)[0]
    if second[0].isupper() or "-" in first or first in _OWN_HYPHEN:
        return True
    second = second.rstrip(",.;:!?”’\"')").lower()
    return f"{first}-{second}" in words and first + second not in words


def _begins_paragraph(before: Line, line: Line, usual: _Usual, *, new_page: bool) -> bool:
    words = line.text.strip()
    if _BULLET.match(line.text) or abs(line.height - before.height) > 0.15 * before.height + 0.5:
        return True
    ended = bool(_ENDS_SENTENCE.search(before.text.strip()))
    if new_page or line.bottom > before.bottom + before.height:  # a new page or a new column
        return ended and not words[:1].islower()
    gap = before.bottom - line.bottom
    if usual.step and gap > 1.35 * usual.step and gap > 1.6 * before.height * 0.8:
        return True
    indented = line.left > before.left + 0.8 * usual.height and line.left < before.left + 6 * usual.height
    column = max(usual.right - usual.left, 1.0)
    short = before.right < before.left + 0.75 * column
    return (ended and (indented or short)) or (
        short and before.right < before.left + 0.45 * column and words[:1].isupper()
    )
