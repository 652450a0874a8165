"""How large rows, marks and titles are, from the roomiest style to the closest."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes at ratio 1: row height (least and most), bar height, dot, title, its greatest width, second line."""

    name: str
    pitch: int
    most: int
    bar: int
    dot: int
    title: int
    width: int
    second: int = 0


POSTER = Style("poster", 150, 190, 36, 18, 24, 800, second=18)  # few events on a large screen
GRAND = Style("grand", 64, 92, 28, 14, 18, 640, second=14)
AIRY = Style("airy", 44, 64, 22, 11, 15, 600, second=13)
ROOMY = Style("roomy", 32, 48, 20, 10, 14, 420)
NORMAL = Style("normal", 24, 32, 18, 9, 13, 360)
TIGHT = Style("tight", 19, 24, 15, 8, 12, 320)
QUOTES = Style("quotes", 19, 24, 15, 8, 12, 380)
THIN = Style("thin", 9, 14, 7, 6, 12, 0)

LADDER = (POSTER, GRAND, AIRY, ROOMY, NORMAL, TIGHT)
