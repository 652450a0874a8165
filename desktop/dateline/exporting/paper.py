"""Sheets of paper, and how a timeline is laid on them."""

import re
from dataclasses import dataclass
from math import hypot, sqrt

from dateline.model.error import DatelineError

MARGIN, OVERLAP = 10.0, 10.0  # millimetres that printers leave white, and that sheets to be glued share
MOST_SHEETS = 100
LONGEST = 5_250.0  # millimetres of a poster: 20,000 pixels at 96 an inch, and a little less
_LEAST, _MOST = 70.0, 5_000.0  # millimetres of a side
_A3 = hypot(297, 420)

# Upright, in millimetres: ISO 216 and ANSI.
PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
}


@dataclass(frozen=True, slots=True)
class Sheets:
    """`across` by `down` sheets of `width` by `height` millimetres, glued to one poster; or, where `in_turn`, as many
    pages one after the other, each with its own stretch of time."""

    width: float
    height: float
    across: int = 1
    down: int = 1
    in_turn: bool = False

    def __post_init__(self) -> None:
        if not (_LEAST <= self.width <= _MOST and _LEAST <= self.height <= _MOST):
            raise DatelineError(f"A sheet is between {_LEAST:g} and {_MOST:g} millimetres wide and high.")
        if not 1 <= self.count <= MOST_SHEETS or min(self.across, self.down) < 1:
            raise DatelineError(f"A timeline is printed on 1 to {MOST_SHEETS} sheets.")
        if max(self.poster) > LONGEST:
            raise DatelineError(f"A poster is at most {LONGEST / 1000:g} metres wide and high.")

    @property
    def count(self) -> int:
        return self.across * self.down

    @property
    def inner(self) -> tuple[float, float]:
        """Millimetres of one sheet that are printed."""
        return self.width - 2 * MARGIN, self.height - 2 * MARGIN

    @property
    def poster(self) -> tuple[float, float]:
        """Millimetres of what is drawn in one piece: the poster, or one page of those in turn."""
        width, height = self.inner
        if self.in_turn:
            return width, height
        return (
            self.across * width - (self.across - 1) * OVERLAP,
            self.down * height - (self.down - 1) * OVERLAP,
        )

    @property
    def type_size(self) -> float:
        """How much larger than on a desk the type is: a poster is read from further away."""
        return max(1.0, sqrt(hypot(*self.poster) / _A3))


def sheets_of(paper: str, *, upright: bool = False, pages: str = "1", in_turn: bool = False) -> Sheets:
    """Sheets as a person says them: a name of PAPERS or "500x700" in millimetres, and "3" or "3x2" pages.

    Paper with a name lies on its side, as time does, unless it is `upright`; with numbers it is as they say.
    Raises DatelineError where the words make no sheets.
    """
    named = next((size for name, size in PAPERS.items() if name.lower() == paper.strip().lower()), None)
    if named:
        width, height = named if upright else named[::-1]
    else:
        size = re.fullmatch(r"\s*(\d{2,4}(?:\.\d+)?)\s*[x×]\s*(\d{2,4}(?:\.\d+)?)\s*(?:mm)?\s*", paper, re.I)
        if not size:
            raise DatelineError(
                f"“{paper}” is no paper; say {', '.join(PAPERS)}, or millimetres such as 500x700."
            )
        width, height = float(size[1]), float(size[2])
    count = re.fullmatch(r"\s*(\d{1,3})\s*(?:[x×]\s*(\d{1,3})\s*)?", pages)
    if not count:
        raise DatelineError(f"“{pages}” is no number of pages; say 4, or 3x2 for three across and two down.")
    return Sheets(width, height, int(count[1]), int(count[2] or 1), in_turn)
