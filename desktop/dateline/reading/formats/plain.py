"""Bytes to text in whatever encoding they are, and plain text files."""

import codecs
import re

from charset_normalizer import from_bytes

from dateline.reading.formats.document import Document, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Western prose has beyond ASCII in Windows' own encoding: typographic signs and the letters of names.
_WESTERN = frozenset("‘’‚“”„†‡•…–—€™©®°«»·½¼¾£§¡¿²³\xa0ŒœŠšŽžŸ") | {
    chr(c) for c in range(0xC0, 0x100) if c not in (0xD7, 0xF7)
}
# Encodings of letters, by Python's names; not punycode and its like, which a hostile page may ask for.
_LETTERS = re.compile(
    r"(utf-(8|16)|iso|latin|ascii|cp\d|koi8|mac|gb|hz|big5|euc|shift_jis|johab|tis|kz1048|ptcp)"
)
# A guess needs no more than this much of a long text.
_SAMPLE = 200_000
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NEWLINES = re.compile(r"\r\n?")


def decode(raw: bytes, told: str = "") -> str:
    """The text of `raw`: by its byte order mark, as UTF-8, as what it is `told` to be, else by its letters.

    What reads as UTF-8 is UTF-8, whatever a page says of itself: no other encoding looks like it by chance.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    for encoding in filter(None, (_unmarked_utf16(raw), "utf-8", told)):
        try:
            if _LETTERS.match(codecs.lookup(encoding).name):
                return raw.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return _spoiled_utf8(raw) or _guess(raw)


def _spoiled_utf8(raw: bytes) -> str:
    """UTF-8 with a few bad bytes in it, or cut in the middle of a letter; "" where it is something else."""
    text = raw.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text[:_SAMPLE]) - text[:_SAMPLE].count("\ufffd")
    return text if good > 4 * bad else ""


def _unmarked_utf16(raw: bytes) -> str:
    """UTF-16 without a mark shows itself by a NUL at every other byte of its Latin letters."""
    even, odd = raw[:2000:2].count(0), raw[1:2000:2].count(0)
    half = min(len(raw), 2000) // 2
    if len(raw) % 2 or max(even, odd) < 0.4 * half or min(even, odd) > 0.1 * half:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _guess(raw: bytes) -> str:
    western = raw.decode("cp1252", errors="replace")
    beyond = [c for c in western[:_SAMPLE] if c > "\x7f"]
    if len(beyond) < 0.05 * min(len(western), _SAMPLE) and _WESTERN.issuperset(beyond):
        return western
    best = from_bytes(raw[:_SAMPLE]).best()
    return raw.decode(best.encoding if best else "cp1252", errors="replace")


def with_plain_newlines(text: str) -> str:
    """Every line ending as a line feed, as Python's own `open` reads a text file."""
    return _NEWLINES.sub("\n", text) if "\r" in text else text


def refuse_binary(text: str) -> None:
    """Raise Unreadable where `text` is no text at all."""
    sample = text[:_SAMPLE]
    strange = len(_CONTROLS.findall(sample)) + sample.count("\ufffd")
    if "\0" in sample or strange > 0.02 * len(sample) + 2:
        raise Unreadable("is not text, and not a kind of file that Dateline can read")


def read_plain(raw: bytes) -> Document:
    """A text file, word for word; only its line endings are made alike."""
    text = with_plain_newlines(decode(raw))
    refuse_binary(text)
    return Document(text, "text/plain")
