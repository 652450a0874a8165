"""A file of any kind, or pasted words, into a Source.

The text of a plain text file is kept word for word, its line endings as line feeds. Other kinds give the text
that a person reads in them. Nothing is fetched and nothing in a file is run.
"""

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from dateline.model.error import DatelineError
from dateline.model.source import Source
from dateline.reading.formats.document import MOST_BYTES, MOST_CHARACTERS, Document, Unreadable, first_heading
from dateline.reading.formats.plain import read_plain

# What people see in a dialog to open a file: (name of the kind, endings).
OPENABLE = (
    ("Plain text", (".txt", ".text")),
    ("Markdown", (".md", ".markdown")),
    ("Web page", (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive")),
    ("PDF", (".pdf",)),
    ("Word document", (".docx", ".docm")),
    ("OpenDocument text", (".odt",)),
    ("Rich text", (".rtf",)),
    ("Mail message", (".eml",)),
)
_PICTURE = "is a picture; Dateline reads text, not pictures"
_MEDIA = "is sound or film; Dateline reads text"
# First bytes -> why a file that has them is not read.
_NOT_READ = {
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"ID3": _MEDIA,
    b"OggS": _MEDIA,
    b"fLaC": _MEDIA,
    b"\x1aE\xdf\xa3": _MEDIA,
    b"\xd0\xcf\x11\xe0": "is in the old Word, Excel or Outlook form; save it as .docx and open that",
    b"SQLite format 3\0": "is a database; a Dateline project ends in .dateline and is opened as a project",
    b"\x1f\x8b": "is packed (gzip); unpack it first",
    b"7z\xbc\xaf": "is packed (7-Zip); unpack it first",
    b"Rar!": "is packed (RAR); unpack it first",
    b"\x7fELF": "is a program",
    b"MZ\x90\0": "is a program",
}
_ZIPPED = {
    "xl/workbook.xml": "is a spreadsheet; import it as a table instead",
    "ppt/presentation.xml": "is a presentation; save its text as PDF or .docx and open that",
    "META-INF/container.xml": "is an e-book; save its text as .html, .docx or PDF and open that",
}


def open_source(path: Path) -> Source:
    """The document in a file.

    Raises DatelineError where it is no document that can be read, with a sentence that says why.
    """
    path = Path(path)
    raw = _bytes_of(path)
    try:
        document = _reader(raw, path.suffix.lower())(raw)
        if not document.text.strip():
            raise Unreadable("has no text in it")
        if len(document.text) > MOST_CHARACTERS:
            raise Unreadable(f"holds more than {MOST_CHARACTERS:,} characters")
    except Unreadable as error:
        raise DatelineError(f"“{path.name}” {error}.") from None
    except MemoryError:
        raise DatelineError(f"“{path.name}” takes more memory than there is.") from None
    except Exception as error:
        # The readers' libraries fall over hostile bytes in ways that nobody can list.
        raise DatelineError(f"“{path.name}” could not be read: it seems to be damaged.") from error
    digest = hashlib.sha256(raw).hexdigest()
    return Source(
        id=_id_of(digest),
        text=_without_surrogates(document.text),
        title=document.title or first_heading(document.text, 120) or path.stem,
        publisher=document.publisher,
        path=str(path),
        media_type=document.media_type,
        stated=document.stated,
        stated_by=document.stated_by,
        page_starts=document.page_starts,
        digest=digest,
        notes=document.notes,
    )


def source_at(path: str) -> Source | None:
    """The document at a path that is told somewhere; None where there is none, or none any more."""
    try:
        return open_source(Path(path))
    except DatelineError:
        return None


def source_from_text(text: str, title: str = "") -> Source:
    """A source of pasted words, kept exactly. Raises DatelineError where there are none."""
    if not text.strip():
        raise DatelineError("There is no text to read.")
    if len(text) > MOST_CHARACTERS:
        raise DatelineError(f"The text holds more than {MOST_CHARACTERS:,} characters.")
    digest = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
    return Source(id=_id_of(digest), text=text, title=title or first_heading(text, 120))


def _id_of(digest: str) -> str:
    return f"s{digest[:12]}"


def _without_surrogates(text: str) -> str:
    """Half of a UTF-16 pair can be neither shown nor saved."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _bytes_of(path: Path) -> bytes:
    """What is in a file, once it is known to be an ordinary one of bearable size."""
    name = path.name or str(path)
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise DatelineError(f"“{name}” is not an ordinary file.")
            if state.st_size > MOST_BYTES:
                raise DatelineError(f"“{name}” is larger than {MOST_BYTES // 1_000_000} megabytes.")
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise DatelineError(f"There is no file “{path}”.") from None
    except IsADirectoryError:
        raise DatelineError(f"“{name}” is a folder; choose a file in it.") from None
    except PermissionError:
        folder = path.is_dir()
        reason = "is a folder; choose a file in it" if folder else "may not be read by you"
        raise DatelineError(f"“{name}” {reason}.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DatelineError(f"“{name}” could not be opened: {reason}.") from None
    if len(raw) > MOST_BYTES:
        raise DatelineError(f"“{name}” is larger than {MOST_BYTES // 1_000_000} megabytes.")
    if not raw.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise DatelineError(f"“{name}” is empty.")
    return raw


def _without_waiting(name: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _reader(raw: bytes, ending: str) -> Callable[[bytes], Document]:
    """The reader for these bytes: by what they begin with, then by the file's ending."""
    for magic, reason in _NOT_READ.items():
        if raw.startswith(magic):
            raise Unreadable(reason)
    if raw[8:12] == b"WEBP" or raw[4:12] in (b"ftypheic", b"ftypavif"):
        raise Unreadable(_PICTURE)
    if raw[4:8] == b"ftyp":
        raise Unreadable(_MEDIA)
    if b"%PDF-" in raw[:1024]:
        from dateline.reading.formats.pdf import read_pdf

        return read_pdf
    if raw.startswith(b"PK"):
        return _zipped_reader(raw, ending)
    if raw.lstrip().startswith(b"{\\rtf"):
        from dateline.reading.formats.office import read_rtf

        return read_rtf
    return _text_reader(raw, ending)


def _zipped_reader(raw: bytes, ending: str) -> Callable[[bytes], Document]:
    from dateline.reading.formats.office import read_docx, read_odt

    # The names of an archive's parts stand in its bytes as they are.
    if b"word/document.xml" in raw or ending in (".docx", ".docm"):
        return read_docx
    if b"opendocument.text" in raw[:200] or ending == ".odt":
        return read_odt
    for part, reason in _ZIPPED.items():
        if part.encode() in raw:
            raise Unreadable(reason)
    raise Unreadable("is a packed archive; unpack it first")


def _text_reader(raw: bytes, ending: str) -> Callable[[bytes], Document]:
    beginning = raw[:1024].replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    if raw.startswith(b"bplist00") or ending in (".mhtml", ".mht", ".webarchive"):
        from dateline.reading.formats.html_page import read_mhtml, read_webarchive

        return read_mhtml if ending in (".mhtml", ".mht") else read_webarchive
    if beginning.startswith((b"<!doctype html", b"<html")) or ending in (".html", ".htm", ".xhtml"):
        from dateline.reading.formats.html_page import read_html

        return read_html
    if ending == ".eml":
        from dateline.reading.formats.mail import read_mail

        return read_mail
    if ending in (".md", ".markdown"):
        from dateline.reading.formats.markdown import read_markdown

        return read_markdown
    return read_plain
