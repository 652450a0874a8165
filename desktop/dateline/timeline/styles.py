"""How large rows, marks and titles are, from the roomiest style to the closest."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes at ratio 1: row height (least and most), bar height, dot, title, its greatest width, second line. With
    `is_shared` marks that do not overlap stand in one row, else each has a row of its own, in reading order. `least`
    is how wide the rows are at least where it is used."""

    name: str
    pitch: int
    most: int
    bar: int
    dot: int
    title: int
    width: int
    second: int = 0
    is_shared: bool = True
    least: int = 0

    @property
    def half(self) -> float:
        """From the middle of a row to the edge of what answers to the pointer, however high the row is."""
        return max(self.bar, 1.25 * (self.title + self.second)) / 2 + 8


MURAL = Style("mural", 210, 290, 50, 26, 34, 1100, second=24, least=2400)  # few on a very large one
POSTER = Style("poster", 150, 190, 36, 18, 24, 800, second=18)  # few events on a large screen
GRAND = Style("grand", 64, 116, 28, 14, 18, 640, second=14)
AIRY = Style("airy", 44, 88, 22, 11, 15, 600, second=13)
ROOMY = Style("roomy", 32, 48, 20, 10, 14, 420)
NORMAL = Style("normal", 24, 32, 18, 9, 13, 360)
TIGHT = Style("tight", 19, 24, 15, 8, 12, 320)
QUOTES = Style("quotes", 19, 24, 15, 8, 12, 380)
LARGE_QUOTES = Style("large quotes", 26, 34, 20, 12, 17, 560)  # beside titles that large
THIN = Style("thin", 9, 14, 7, 6, 12, 0)

TWO_LINED = (MURAL, POSTER, GRAND, AIRY)
IN_TURN = tuple(replace(style, is_shared=False) for style in TWO_LINED)  # a row for each
LADDER = (*(style for pair in zip(IN_TURN, TWO_LINED, strict=True) for style in pair), ROOMY, NORMAL, TIGHT)
FEW = 8  # marks that have a row each, in smaller letters if need be, rather than share rows
LADDER_OF_FEW = (*IN_TURN, *LADDER)
