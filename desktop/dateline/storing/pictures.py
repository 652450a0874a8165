"""Pictures from files into a project: decoded once, made no larger than a page needs, and written anew.

What a camera wrote beside the picture (where it was taken, by whom) does not come along.
"""

import hashlib
import io
import warnings
from pathlib import Path

from dateline.model.error import DatelineError
from dateline.model.picture import Picture

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp")
LONGEST = 1600  # pixels of the longer side, at most
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
_MOST_BYTES = 60_000_000
_MOST_PIXELS = 60_000_000


def picture_at(path: Path) -> Picture:
    """The picture in a file. Raises DatelineError with a sentence where there is none that can be shown."""
    try:
        if not path.is_file():
            raise DatelineError(f"“{path.name}” is not a file.")
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise DatelineError(f"“{path.name}” could not be opened: {error.strerror or error}.") from None
    return picture_of(raw, path.name)


def picture_of(raw: bytes, name: str) -> Picture:
    """The picture that the bytes of a file are; `name` is what a sentence calls the file. Raises DatelineError."""
    if len(raw) > _MOST_BYTES:
        raise DatelineError(f"“{name}” is larger than {_MOST_BYTES // 1_000_000} megabytes.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is damaged or large; both are told below
            media_type, content = _made_anew(raw, name)
    except DatelineError:
        raise
    except Exception as error:
        # Pillow falls over spoiled pictures in ways that nobody can list.
        raise DatelineError(f"“{name}” is not a picture that can be read.") from error
    digest = hashlib.sha256(content).hexdigest()
    return Picture(f"picture-{digest[:16]}", media_type, content)


def _made_anew(raw: bytes, name: str) -> tuple[str, bytes]:
    """(media type, bytes): a JPEG for a photograph, a PNG for what is lossless or partly clear."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(raw), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise DatelineError(f"“{name}” has more than {_MOST_PIXELS // 1_000_000} million pixels.")
        is_photograph = opened.format == "JPEG"
        opened.draft("RGB", (LONGEST, LONGEST))
        picture = ImageOps.exif_transpose(opened).convert("RGB" if is_photograph else "RGBA")
    picture.thumbnail((LONGEST, LONGEST))
    if not is_photograph and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    out = io.BytesIO()
    if is_photograph:
        picture.save(out, "JPEG", quality=88)
        return "image/jpeg", out.getvalue()
    picture.save(out, "PNG", optimize=True)
    return "image/png", out.getvalue()
