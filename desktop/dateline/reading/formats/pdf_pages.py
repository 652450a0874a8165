"""The lines of a PDF's pages by pdfium, for `apart`: plain lists and numbers out.

pdfium (BSD and Apache licences) is what browsers read PDF with: quick, and fuzzed for years.
"""

import ctypes
import io
import re
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from dateline.reading.formats.document import MOST_CHARACTERS, Unreadable

DAMAGED = "is a damaged PDF; try to open and save it in another program first"
_MOST_PAGES = 5_000
# A line as pdfium tells it: up to its end, or up to a hyphen that it has joined two lines at.
_PRINTED = re.compile("[^\n\ufffe\x02]*[\n\ufffe\x02]|[^\n\ufffe\x02]+")
_SIGNS = {0: "", 2: "-", 0xFFFE: "-"}
# Text, left, right, bottom and top of one line, in points.
RawLine = tuple[str, float, float, float, float]


def answer(raw: bytes) -> dict[str, Any]:
    """{"pages": a list of lines for each page, "said": the file's own metadata}."""
    try:
        document = pdfium.PdfDocument(io.BytesIO(raw))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("is protected with a password; save a copy without one and open that") from None
        raise Unreadable(DAMAGED) from None
    with document:
        if not len(document):
            raise Unreadable(DAMAGED)
        if len(document) > _MOST_PAGES:
            raise Unreadable(f"has more than {_MOST_PAGES:,} pages")
        return {"pages": _pages(document), "said": document.get_metadata_dict()}


def _pages(document: pdfium.PdfDocument) -> list[list[RawLine]]:
    pages: list[list[RawLine]] = []
    characters = broken = 0
    for number in range(len(document)):
        lines: list[RawLine] = []
        try:
            page = document[number]
            lines = _lines(page)
            page.close()
        except pdfium.PdfiumError:
            broken += 1  # one broken page leaves the others
        pages.append(lines)
        characters += sum(len(line[0]) for line in lines)
        if characters > MOST_CHARACTERS:
            raise Unreadable(f"holds more than {MOST_CHARACTERS:,} characters")
    if broken == len(pages):
        raise Unreadable(DAMAGED)
    return pages


def _lines(page: pdfium.PdfPage) -> list[RawLine]:
    """The lines of a page in pdfium's reading order, each with its edges."""
    words = page.get_textpage()
    try:
        text = words.get_text_range(errors="replace") if words.count_chars() else ""
        lines = []
        start = 0
        for printed in _PRINTED.findall(text):
            content = printed.rstrip("\r\n")
            if content.strip():
                lines.append(_line(words, content, start))
            start += _units(printed)
        return lines
    finally:
        words.close()


def _units(text: str) -> int:
    """pdfium counts its text in UTF-16 units."""
    return len(text.encode("utf-16-le", "replace")) // 2


def _line(words: pdfium.PdfTextPage, content: str, start: int) -> RawLine:
    """A line with its edges; how high it is says the middle one of three letters, so that neither a large initial
    nor a raised number counts."""
    left, right = content.lstrip(), content.rstrip()
    first, last = start + len(content) - len(left), start + _units(right) - 1
    boxes = [_box(words, place) for place in (first, (first + last) // 2, last)]
    _, bottom, _, top = sorted(boxes, key=lambda box: box[3] - box[1])[1]
    return content.translate(_SIGNS), boxes[0][0], max(boxes[0][2], boxes[2][2]), bottom, top


def _box(words: pdfium.PdfTextPage, place: int) -> tuple[float, float, float, float]:
    """(left, bottom, right, top) of a letter; a loose box, so that all letters of a line agree in height."""
    index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(words, place)
    box = pdfium_c.FS_RECTF()
    if index < 0 or not pdfium_c.FPDFText_GetLooseCharBox(words, index, ctypes.byref(box)):
        return 0.0, 0.0, 0.0, 0.0
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)
