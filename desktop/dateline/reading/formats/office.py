"""Word processors' files: DOCX and ODT (zip archives of XML), and RTF.

The XML is read as a stream by defusedxml, which opens no entity and no document type; the archive is looked
over before anything in it is unpacked. What was struck out (tracked deletions) is left out, what was put in
(tracked insertions, content fields) is read.
"""

import io
import re
import zipfile
import zlib
from collections import Counter
from typing import Protocol, TypeVar
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from dateline.model.when import UNDATED
from dateline.reading.formats.document import MOST_CHARACTERS, MOST_UNPACKED, Document, Unreadable
from dateline.reading.formats.plain import refuse_binary
from dateline.reading.formats.stated_date import stated_date

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
_BEFORE_TAB = re.compile(r" +\t")
_CHUNK = 65_536
_DEEPEST = 2_000
_DAMAGED = "is damaged: it cannot be unpacked"
_LOCKED = "is protected with a password; save a copy without one and open that"
_MARKS = {
    "docx": {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    "odt": {"tab": "\t", "line-break": "\n", "s": " "},
}
_UNREAD = {
    "docx": frozenset(("del", "moveFrom", "Fallback", "pPr", "rPr")),
    "odt": frozenset(
        ("tracked-changes", "forms", "annotation", "note-citation", "automatic-styles", "styles")
    ),
}
_PARAGRAPHS = frozenset(("p", "h"))
_CELLS = frozenset(("tc", "table-cell"))
_ROWS = frozenset(("tr", "table-row"))
_TABLES = frozenset(("tbl", "table"))


T_co = TypeVar("T_co", covariant=True)


class _Target(Protocol[T_co]):
    """What the parser calls."""

    def start(self, tag: str, _attributes: dict[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, words: str) -> None: ...
    def close(self) -> T_co: ...


class _Words:
    """Gathers the words of a document from the parser's calls."""

    def __init__(self, kind: str) -> None:
        self._marks, self._unread, self._docx = _MARKS[kind], _UNREAD[kind], kind == "docx"
        self._pieces: list[str] = []
        self._open: Counter[str] = Counter()
        self._depth = self._unread_depth = self._length = 0

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable(_DAMAGED)
        if name in self._unread:
            self._unread_depth += 1
        self._open["cell"] += name in _CELLS
        self._open["words"] += name == "t" if self._docx else name in _PARAGRAPHS
        if not self._unread_depth and name in self._marks:
            self._put(self._marks[name])

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        self._depth -= 1
        if not self._unread_depth:
            self._put(self._ending(name))
        if name in self._unread:
            self._unread_depth -= 1
        self._open["cell"] -= name in _CELLS
        self._open["words"] -= name == "t" if self._docx else name in _PARAGRAPHS

    def _ending(self, name: str) -> str:
        if name in _PARAGRAPHS:
            return " " if self._open["cell"] else "\n\n"
        if name in _CELLS:
            return "\t"
        return "\n" if name in _ROWS else "\n\n" if name in _TABLES else ""

    def data(self, words: str) -> None:
        if self._open["words"] and not self._unread_depth:
            self._put(words if self._docx else " ".join(words.split("\n")))

    def _put(self, words: str) -> None:
        self._length += len(words)
        if self._length > MOST_CHARACTERS:
            raise Unreadable(f"holds more than {MOST_CHARACTERS:,} characters")
        if words:
            self._pieces.append(words)

    def close(self) -> str:
        return "".join(self._pieces)


class _Properties:
    """Gathers the properties of a document: local name -> text."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._name = ""

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        self._name = tag.rpartition("}")[2]

    def end(self, tag: str) -> None:
        self._name = ""

    def data(self, words: str) -> None:
        if self._name and len(self._found) < 100:
            self._found[self._name] = (self._found.get(self._name, "") + words)[:1000]

    def close(self) -> dict[str, str]:
        return self._found


def read_docx(raw: bytes) -> Document:
    """A Word document: its paragraphs, headings, lists, tables, text boxes, foot- and endnotes."""
    with _archive(raw) as archive:
        names = set(archive.namelist())
        if "word/document.xml" not in names:
            raise Unreadable(_DAMAGED)
        parts = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
        text = "\n\n".join(_parse(archive, part, _Words("docx")) for part in parts if part in names)
        said = _parse(archive, "docProps/core.xml", _Properties()) if "docProps/core.xml" in names else {}
    return _document(text, _DOCX, said, ("created", "modified"), "DOCX")


def read_odt(raw: bytes) -> Document:
    """An OpenDocument text."""
    with _archive(raw) as archive:
        names = set(archive.namelist())
        if "META-INF/manifest.xml" in names:
            with archive.open("META-INF/manifest.xml") as manifest:
                if b"encryption-data" in manifest.read(1_000_000):
                    raise Unreadable(_LOCKED)
        text = _parse(archive, "content.xml", _Words("odt"))
        said = _parse(archive, "meta.xml", _Properties()) if "meta.xml" in names else {}
    return _document(text, _ODT, said, ("creation-date", "date"), "ODT")


def read_rtf(raw: bytes) -> Document:
    """A rich text file."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(raw.decode("cp1252", errors="replace"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError):
        raise Unreadable("is damaged rich text") from None
    refuse_binary(text)
    return Document(_tidy(text), "application/rtf")


def _document(
    text: str, media_type: str, said: dict[str, str], dates: tuple[str, ...], kind: str
) -> Document:
    name = next((name for name in dates if said.get(name)), "")
    stated = stated_date(said[name]) if name else UNDATED
    return Document(
        _tidy(text),
        media_type,
        title=" ".join(said.get("title", "").split())[:500],
        stated=stated,
        stated_by=f"{kind} {name}" if stated.is_dated else "",
    )


def _tidy(text: str) -> str:
    """Lines without blanks at their ends, and never more than one empty line between two."""
    lines = [
        line.strip(" \t")
        for line in _BEFORE_TAB.sub("\t", text.replace("\r", "\n").replace("\xad", "")).split("\n")
    ]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    whole = "\n".join(kept).strip("\n")
    return whole + "\n" if whole else ""


def _archive(raw: bytes) -> zipfile.ZipFile:
    """The archive, once its list of contents says that it can be unpacked within bounds."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise Unreadable(_DAMAGED) from None
    entries = archive.infolist()
    if len(entries) > 20_000 or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable(f"would unpack to more than {MOST_UNPACKED // 1_000_000} megabytes")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(_LOCKED)
    return archive


def _parse(archive: zipfile.ZipFile, part: str, target: _Target[T_co]) -> T_co:
    """What `target` makes of one part of an archive."""
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.feed(chunk)
        parser.close()
    except DefusedXmlException:
        raise Unreadable("holds XML that is made to harm; nothing of it was read") from None
    except (ParseError, zipfile.BadZipFile, zlib.error, LookupError, EOFError, OSError, ValueError):
        raise Unreadable(_DAMAGED) from None
    except NotImplementedError:
        raise Unreadable("is packed in a way that is not known") from None
    return target.close()
