"""Letters that are pictures, in exports: from a font of pictures that is made here, so that every machine has one."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib import font_manager
from PIL import Image
from timelines import YES, at

from dateline.exporting.picture import draw_picture
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.timeline import emoji, fonts
from dateline.timeline.emoji import parts_of
from dateline.timeline.fonts import drawable, measured
from dateline.timeline.scene import Face

SMILE, PARTY = "\U0001f600", "\U0001f389"
RED = (230, 20, 40)


def square(side: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((side, 0), (side, side), (0, side)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def font_of_pictures(path: Path) -> None:
    """Two letters, each a red square of 800 in an advance of 1000 units, as a layer of colour."""
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", "smile", "party", "layer"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(SMILE): "smile", ord(PARTY): "party"})
    builder.setupGlyf({name: square(800) for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Pictures", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupCOLR({"smile": [("layer", 0)], "party": [("layer", 0)]})
    builder.setupCPAL([[(*(part / 255 for part in RED), 1.0)]])
    builder.save(path)


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path / "TestEmoji.ttf"
    font_of_pictures(path)
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [str(path)])
    forget()
    yield
    forget()


@pytest.fixture
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(font_manager, "findSystemFonts", list)
    forget()
    yield
    forget()


def forget() -> None:
    for kept in (emoji._font, emoji.picture_of, emoji.parts_of):
        kept.cache_clear()


def red_in(pixels: np.ndarray) -> np.ndarray:
    return np.argwhere((np.abs(pixels[..., :3].astype(int) - RED) < 30).all(axis=2))


def project_of(title: str) -> Project:
    return Project(title, events=(Event("a", title, "journey", at(1990, 3, 4), review=YES),))


@pytest.mark.usefixtures("pictures")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A feast", ["A feast"]),
        (f"A feast {PARTY} at sea", ["A feast", " ", PARTY, " ", "at sea"]),
        (f"{SMILE}{PARTY}", [SMILE, PARTY]),
        (f"الميناء {PARTY}", [PARTY, " ", "الميناء"]),
        ("\U0001f6f6 is not in the font", ["\U0001f6f6 is not in the font"]),
    ],
)
def test_words_fall_into_letters_and_pictures(text: str, words: list[str]):
    assert [part.words for part in parts_of(text)] == words
    assert [part.words for part in parts_of(text) if part.picture] == [
        word for word in words if word in (SMILE, PARTY)
    ]


@pytest.mark.usefixtures("pictures")
def test_a_picture_is_as_wide_as_its_font_says():
    bare, with_picture = measured("A feast  at sea", 20, Face.REGULAR), f"A feast {PARTY} at sea"
    assert measured(with_picture, 20, Face.REGULAR) == pytest.approx(bare + 20, abs=0.6)


@pytest.mark.usefixtures("pictures")
def test_a_png_shows_the_picture_where_it_stands(tmp_path: Path):
    draw_picture(project_of(f"A feast {PARTY} at sea"), tmp_path / "a.png", (600, 400), ratio=2)
    with Image.open(tmp_path / "a.png") as image:
        red = red_in(np.asarray(image))
    assert len(red) > 200
    tall, wide = np.ptp(red, axis=0) + 1
    assert 0.9 < tall / wide < 1.1


@pytest.mark.usefixtures("pictures")
def test_a_pdf_and_an_svg_hold_it_whole(tmp_path: Path):
    import pypdfium2 as pdfium

    draw_picture(project_of(f"A feast {PARTY} at sea"), tmp_path / "a.pdf", (600, 400))
    document = pdfium.PdfDocument(tmp_path / "a.pdf")
    assert len(red_in(np.asarray(document[0].render(scale=2).to_pil()))) > 200
    document.close()
    draw_picture(project_of(f"A feast {PARTY} at sea"), tmp_path / "a.svg", (600, 400))
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").count("<image") == 1


@pytest.mark.usefixtures("no_pictures")
def test_without_a_font_of_pictures_nothing_stands_for_them(tmp_path: Path):
    rare = "\U0001fae8"
    assert [part.words for part in parts_of(f"A feast {rare}")] == [f"A feast {rare}"]
    if fonts._family_with(ord(rare)) is None:
        assert drawable(f"A feast {rare}", Face.REGULAR) == "A feast"
    for name, title in (("a", f"A feast {rare}"), ("b", "A feast")):
        draw_picture(project_of(title), tmp_path / f"{name}.png", (400, 300))
    with Image.open(tmp_path / "a.png") as one, Image.open(tmp_path / "b.png") as other:
        same = np.array_equal(np.asarray(one), np.asarray(other))
    assert same or fonts._family_with(ord(rare)) is not None
