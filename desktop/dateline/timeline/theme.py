"""The colours of the chart: light, dark and high contrast, as plain values that can change while it is shown."""

from dataclasses import dataclass, replace
from functools import lru_cache

Colour = tuple[int, int, int]

TEXT = 4.6  # contrast that words have on any fill: WCAG asks for 4.5

# Okabe and Ito, "Color Universal Design" (2008): eight colours that colour-blind eyes can tell apart.
_BLUE, _SKY, _GREEN, _VERMILION = (0, 114, 178), (86, 180, 233), (0, 158, 115), (213, 94, 0)
_PURPLE, _ORANGE, _YELLOW, _GREY = (204, 121, 167), (230, 159, 0), (240, 228, 66), (110, 118, 128)
OKABE_ITO: tuple[Colour, ...] = (_BLUE, _SKY, _GREEN, _VERMILION, _PURPLE, _ORANGE, _YELLOW, _GREY)


def mixed(a: Colour, b: Colour, share: float) -> Colour:
    """`share` of a laid over b."""
    return tuple(round(x * share + y * (1 - share)) for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


def luminance(colour: Colour) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (c / 255 for c in colour)
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: Colour, b: Colour) -> float:
    """Contrast ratio, 1 to 21, WCAG 2.2."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def read_colour(text: str) -> Colour:
    """ "#RRGGBB" as three numbers; raises ValueError for anything else."""
    if len(text) != 7 or text[0] != "#":
        raise ValueError(f"not a colour: {text}")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


@dataclass(frozen=True, slots=True)
class Tone:
    """The two strengths of a category: `fill` for areas, `pale` for doubtful areas, `edge` for lines and dots."""

    fill: Colour
    pale: Colour
    edge: Colour


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour the chart uses. `tones` follow the order of model.kinds.KINDS. With `has_twins` every category is
    told apart without its colour too: bars are hatched, dots have a shape of its own."""

    name: str
    paper: Colour
    raised: Colour
    ink: Colour
    second: Colour
    hairline: Colour
    accent: Colour
    band: Colour
    tones: tuple[Tone, ...]
    is_dark: bool = False
    has_twins: bool = False


def _edge(colour: Colour, paper: Colour, ink: Colour, least: float) -> Colour:
    """The colour, moved towards ink until it stands off from the paper."""
    share = 1.0
    while contrast(mixed(colour, ink, share), paper) < least and share > 0.05:
        share -= 0.05
    return mixed(colour, ink, share)


def _seen(colour: Colour, paper: Colour, ink: Colour, share: float, least: float) -> Colour:
    """The colour thinned with paper, first darkened (or lightened) until its area is seen on it."""
    own = 1.0
    while contrast(mixed(mixed(colour, ink, own), paper, share), paper) < least and own > 0.3:
        own -= 0.04
    while contrast(mixed(mixed(colour, ink, own), paper, share), ink) < TEXT and share > 0.1:
        share -= 0.02
    return mixed(mixed(colour, ink, own), paper, share)


def _made(
    name: str, colours: tuple[str, ...], *, dark: bool = False, soft: float = 0.42, least: float = 2.6
) -> Theme:
    paper, raised, ink, second, hairline, accent, band = map(read_colour, colours)
    tones = tuple(
        Tone(
            _seen(c, paper, ink, soft, 1.26),
            _seen(c, paper, ink, soft * 0.5, 1.12),
            _edge(c, paper, ink, least),
        )
        for c in OKABE_ITO
    )
    return Theme(
        name,
        paper,
        raised,
        ink,
        second,
        hairline,
        accent,
        band,
        tones,
        dark,
        has_twins=name.startswith("high-contrast"),
    )


LIGHT = _made("light", ("#FBFAF7", "#FFFFFF", "#1E2227", "#5A626C", "#E4E1D9", "#2B5C8A", "#F5F3EC"))
DARK = _made(
    "dark",
    ("#16181B", "#1E2125", "#E8EAED", "#A2AAB4", "#2C3137", "#84B6E8", "#1C1F24"),
    dark=True,
    soft=0.45,
)
HIGH_CONTRAST = _made(
    "high-contrast",
    ("#FFFFFF", "#FFFFFF", "#000000", "#1A1A1A", "#8A8A8A", "#0000C8", "#F0F0F0"),
    soft=0.5,
    least=4.5,
)
HIGH_CONTRAST_DARK = _made(
    "high-contrast-dark",
    ("#000000", "#000000", "#FFFFFF", "#E6E6E6", "#7A7A7A", "#7FC4FF", "#141414"),
    dark=True,
    soft=0.5,
    least=4.5,
)
_GREY_TONE = Tone((222, 222, 222), (240, 240, 240), (64, 64, 64))
PRINT = replace(
    HIGH_CONTRAST, name="print", accent=(0, 0, 0), band=(246, 246, 246), tones=(_GREY_TONE,) * 8
)  # greys


@lru_cache(maxsize=8)
def with_twins(theme: Theme) -> Theme:
    """The same colours, and hatches and shapes beside them."""
    return replace(theme, has_twins=True)


THEMES = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK, PRINT)}
