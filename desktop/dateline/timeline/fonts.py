"""The chart's own type for matplotlib, with fonts of the system for the letters it lacks."""

import logging
import warnings
from functools import lru_cache

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.textpath import TextToPath

from dateline.resources import resource
from dateline.timeline.emoji import parts_of
from dateline.timeline.scene import Face

FILES = {
    Face.REGULAR: "fonts/SourceSans3-Regular.ttf",
    Face.ITALIC: "fonts/SourceSans3-Italic.ttf",
    Face.STRONG: "fonts/SourceSans3-SemiBold.ttf",
}
LAST_RESORT = "DejaVu Sans"
SIMPLE = 0x0590  # letters below this stand side by side; from Hebrew on, scripts join and reorder them

logging.getLogger("matplotlib.font_manager").setLevel(
    logging.ERROR
)  # a fall-back without a semibold is no news


@lru_cache(maxsize=1)
def _families() -> dict[Face, str]:
    """Makes the bundled fonts known to matplotlib, and tells what it calls them."""
    names = {}
    for face, file in FILES.items():
        path = str(resource(file))
        font_manager.fontManager.addfont(path)
        names[face] = font_manager.ttfFontProperty(FT2Font(path)).name
    return names


@lru_cache(maxsize=4)
def _letters(path: str) -> frozenset[int]:
    return frozenset(FT2Font(path).get_charmap())


@lru_cache(maxsize=2048)
def _family_with(letter: int) -> str | None:
    """A family of the system that has a letter; None where there is none."""
    return _known_family_with(letter) or (_known_family_with(letter) if _newly_installed() else None)


@lru_cache(maxsize=1)
def _newly_installed() -> bool:
    """Makes fonts known that were installed since matplotlib last looked; True where there are any."""
    known = {font.fname for font in font_manager.fontManager.ttflist}
    new = [path for path in font_manager.findSystemFonts() if path not in known]
    for path in new:
        try:
            font_manager.fontManager.addfont(path)
        except (OSError, RuntimeError):
            continue  # not a font that it can read
    return bool(new)


def _known_family_with(letter: int) -> str | None:
    for font in font_manager.fontManager.ttflist:
        if font.name.startswith(("Last Resort", ".Last")):  # draws a box for every letter
            continue
        if font.style == "normal" and str(font.weight) in ("400", "normal", "regular"):
            try:
                if letter in FT2Font(font.fname).get_charmap():
                    return str(font.name)
            except (OSError, RuntimeError):
                continue
    return None


@lru_cache(maxsize=4096)
def drawable(text: str, face: Face) -> str:
    """A text without the letters that no font can draw, such as emoji where only a font of pictures has them; the
    whole text where nothing would be left of it."""
    own = _letters(str(resource(FILES[face])))
    kept = "".join(letter for letter in text if ord(letter) in own or _family_with(ord(letter)))
    return text if kept == text else kept.strip() or text


@lru_cache(maxsize=4096)
def font_for(text: str, face: Face, size: float) -> FontProperties:
    """Font properties for some words, `size` in points, with every family that their letters need."""
    own = _letters(str(resource(FILES[face])))
    families = [_families()[face], LAST_RESORT]
    for letter in sorted(set(map(ord, text)) - own):
        family = _family_with(letter)
        if family and family not in families:
            families.append(family)
    weight = 600 if face is Face.STRONG else 400
    return FontProperties(
        family=families, style="italic" if face is Face.ITALIC else "normal", weight=weight, size=size
    )


@lru_cache(maxsize=8192)
def _advance(letter: str, face: Face) -> float:
    """The width of a letter at size 1."""
    font = FT2Font(str(resource(FILES[face])))
    font.set_size(1000, 72)
    return float(font.load_char(ord(letter), LoadFlags.NO_HINTING).linearHoriAdvance) / 65_536_000


def measured(text: str, size: int, face: Face) -> float:
    """The width of words in pixels as exports draw them; a scene.Measure."""
    own = _letters(str(resource(FILES[face])))
    if all(ord(letter) < SIMPLE and ord(letter) in own for letter in text):
        return sum(_advance(letter, face) for letter in text) * size
    parts = parts_of(text)
    if len(parts) > 1 or parts[0].picture:
        return sum(
            part.picture.advance * size if part.picture else measured(part.words, size, face)
            for part in parts
        )
    text = drawable(text, face)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        width, _, _ = TextToPath().get_text_width_height_descent(text, font_for(text, face, size), False)
    return float(width)
