"""PDF with a text layer: the words of its pages as paragraphs, its title and the day it was made."""

import re

from dateline.reading.formats.apart import apart
from dateline.reading.formats.document import Document, Unreadable
from dateline.reading.formats.pdf_lines import Line, Page, flow, without_furniture
from dateline.reading.formats.stated_date import stated_date

_SECONDS = 120
_MEGABYTES = 2_000
_END = b"%%EOF"
# A PDF made for the web tells its length at its beginning, where it has an end mark too.
_LENGTH = re.compile(rb"/Linearized\b[^>]*?/L\s+(\d{1,12})\b")


def read_pdf(raw: bytes) -> Document:
    """A PDF file; its pages are read in a process of their own."""
    told = _LENGTH.search(raw[:2048])
    if _END not in raw[-8_192:] or (told and len(raw) < int(told[1])):
        raise Unreadable("is not whole: the end of the PDF is missing")
    answer = apart("dateline.reading.formats.pdf_pages", raw, seconds=_SECONDS, megabytes=_MEGABYTES)
    pages = [[Line(*line) for line in page] for page in answer["pages"]]
    said = answer["said"]
    text, starts = flow(without_furniture(pages))
    if not text.strip():
        raise Unreadable("holds pictures of pages but no text; have it recognised (OCR) first")
    stated = stated_date(said.get("CreationDate", ""))
    return Document(
        text + "\n",
        "application/pdf",
        title=_title(said.get("Title", ""), pages),
        stated=stated,
        stated_by="PDF CreationDate" if stated.is_dated else "",
        page_starts=starts,
    )


def _title(said: str, pages: list[Page]) -> str:
    """The title that the file states, unless it is only a file's name; else the largest line of its first page."""
    said = " ".join(said.split())
    if said and not said.lower().startswith(("microsoft ", "untitled")) and "." not in said[-5:]:
        return said[:500]
    lines = [line for line in pages[0] if line.text.strip()]
    if not lines:
        return ""
    largest = max(lines, key=lambda line: line.height)
    usual = sorted(line.height for line in lines)[len(lines) // 2]
    return largest.text.strip()[:200] if largest.height > 1.2 * usual else ""
