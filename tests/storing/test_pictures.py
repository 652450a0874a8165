"""Pictures come from files small and plain, and hostile ones are refused with a sentence."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from dateline.model.error import DatelineError
from dateline.model.picture import Picture
from dateline.storing.pictures import LONGEST, picture_at, picture_of


def file_of(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.content))


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        ("PNG", "RGBA", "image/png"),
        ("PNG", "P", "image/png"),
        ("PNG", "I;16", "image/png"),
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("GIF", "P", "image/png"),
        ("BMP", "RGB", "image/png"),
    ],
)
def test_every_kind_becomes_a_png_or_a_jpeg(kind: str, mode: str, media_type: str) -> None:
    picture = picture_of(file_of(Image.new(mode, (300, 200)), kind), "a")
    assert picture.is_sound and picture.media_type == media_type
    assert opened(picture).size == (300, 200)


def test_a_large_one_is_made_smaller_and_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "A camera"
    picture = picture_of(file_of(Image.new("RGB", (4000, 1000)), "JPEG", exif=exif), "a")
    assert opened(picture).size == (LONGEST // 4, LONGEST)
    assert not opened(picture).getexif()


def test_the_same_file_is_the_same_picture() -> None:
    raw = file_of(Image.new("RGB", (30, 20), "red"), "PNG")
    assert picture_of(raw, "a") == picture_of(raw, "b")


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def bomb(side: int) -> bytes:
    """A PNG of side × side pixels in a few bytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not a picture",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff" + bytes(100),
        bomb(100_000),
        bomb(3_000),  # it has but a part of its pixels
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='http://example.org/a.png'/></svg>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        file_of(Image.new("RGB", (30, 20)), "PNG")[:48],
    ],
    ids=lambda raw: repr(raw[:12]),
)
def test_what_is_no_picture_is_refused(raw: bytes) -> None:
    with pytest.raises(DatelineError, match=r"“a\.png” "):
        picture_of(raw, "a.png")


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.png"):
        with pytest.raises(DatelineError):
            picture_at(path)
