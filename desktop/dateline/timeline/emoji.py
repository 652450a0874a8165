"""Letters that come as small pictures, such as emoji: exports draw them from the system's font of pictures."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

NAMES = ("emoji", "seguiemj")  # in the names of the files of such fonts
SIZES = (109, 160, 136, 128, 96, 64)  # pixels: a font of bitmaps has one size, another any
FIRST = 0x1F000  # from here on a letter is a picture by itself, before it where U+FE0F asks for one
# A flag of two letters; a key; else a picture with its tone of skin, joined to others by U+200D.
CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f\u20e3|"
    "(?:[\U0001f000-\U0001faff]|[\u203c-\u3299]\ufe0f)"
    "[\U0001f3fb-\U0001f3ff\ufe0f\U000e0020-\U000e007f]*"
    "(?:\u200d.[\U0001f3fb-\U0001f3ff\ufe0f]*)*"
)


@dataclass(frozen=True, eq=False)
class Picture:
    """Pixels (rows, columns, RGBA) of a letter, the place of their lower left corner from where it begins on its
    baseline, and how far on the next letter stands; all but the pixels at size 1."""

    pixels: NDArray[np.uint8]
    left: float
    bottom: float
    width: float
    height: float
    advance: float


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of some words: letters, the space beside a picture, or one picture."""

    words: str
    picture: Picture | None = None


@lru_cache(maxsize=4096)
def parts_of(text: str) -> tuple[Part, ...]:
    """The pieces from left to right as they are to be drawn; all in one where none is a picture."""
    parts, end = list[Part](), 0
    for match in CLUSTER.finditer(text) if not text.isascii() else ():
        picture = picture_of(match[0])
        if picture is not None:
            parts += [*_beside(text[end : match.start()]), Part(match[0], picture)]
            end = match.end()
    if not parts:
        return (Part(text),)
    parts += _beside(text[end:])
    return tuple(reversed(parts) if _runs_to_left(text) else parts)


def _beside(words: str) -> list[Part]:
    """Letters, and the spaces before and after them, which a painter would not keep."""
    bare = words.strip()
    start = words.index(bare)
    pieces = (words[:start], bare, words[start + len(bare) :])
    return [Part(piece) for piece in pieces if piece]


def _runs_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is one of Hebrew, Arabic and the like."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "L") != "L"


@lru_cache(maxsize=1)
def _font() -> tuple[ImageFont.FreeTypeFont, frozenset[int]] | None:
    """The system's font of pictures and the letters it has; None where there is none that can be read."""
    for path in sorted(font_manager.findSystemFonts()):
        if not any(name in Path(path).name.lower() for name in NAMES):
            continue
        for size in SIZES:
            try:
                font = ImageFont.truetype(path, size)
                smile = _drawn(font, "\U0001f600")
                if smile is not None and (smile.pixels[..., 0] != smile.pixels[..., 2]).any():
                    return font, frozenset(FT2Font(path).get_charmap())
            except (OSError, RuntimeError):
                continue  # not in this size, or not at all
    return None


@lru_cache(maxsize=512)
def picture_of(cluster: str) -> Picture | None:
    """The picture of a letter; None where the font of pictures has it not, or there is none."""
    found = _font()
    if found is None or ord(cluster[0]) not in found[1]:
        return None
    return _drawn(found[0], cluster)


def _drawn(font: ImageFont.FreeTypeFont, cluster: str) -> Picture | None:
    """None where nothing of it is seen."""
    size = float(font.size)
    left, top, right, bottom = (round(side) for side in font.getbbox(cluster, anchor="ls"))
    if right <= left or bottom <= top:
        return None
    image = Image.new("RGBA", (right - left, bottom - top))
    ImageDraw.Draw(image).text((-left, -top), cluster, font=font, anchor="ls", embedded_color=True)
    pixels = np.asarray(image)
    if not pixels[..., 3].any():
        return None
    return Picture(
        pixels, left / size, -bottom / size, (right - left) / size, (bottom - top) / size,
        font.getlength(cluster) / size,
    )  # fmt: skip


def resampled(picture: Picture, width: int, height: int) -> NDArray[np.uint8]:
    """Its pixels in another size."""
    image = Image.fromarray(picture.pixels)
    return np.asarray(image.resize((max(width, 1), max(height, 1)), Image.Resampling.LANCZOS))
