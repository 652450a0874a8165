"""Saved web pages: a page alone, a page with its parts in one file (MHTML), and Safari's archive."""

import email
import email.policy
import plistlib
import re
from email.message import Message

from lxml import etree

from dateline.reading.formats.document import Document, Unreadable
from dateline.reading.formats.html_article import main_article
from dateline.reading.formats.html_metadata import Metadata
from dateline.reading.formats.html_text import drop_unseen, parse_html, text_of
from dateline.reading.formats.plain import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
# What pages call these, and what browsers take them for.
_AS_BROWSERS_DO = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030"}
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d+\)(\S+) -->")
_SHORT_ARTICLE = 200
_MOST_HTML = 30_000_000


def read_html(raw: bytes, told: str = "") -> Document:
    """The article of a page; `told` is the encoding where something outside of the page says it."""
    if len(raw) > _MOST_HTML:
        raise Unreadable("is too large for a web page")
    named = _CHARSET.search(raw[:8192]) or _XML_CHARSET.match(raw[:200])
    charset = told or (named[1].decode("ascii").lower() if named else "")
    try:
        root = parse_html(decode(raw, _AS_BROWSERS_DO.get(charset, charset)))
    except etree.ParserError:
        raise Unreadable("is an empty page") from None
    saved = _SAVED_FROM.search(raw[:4096])
    address = saved[1].decode("utf-8", "replace") if saved else ""
    metadata = Metadata(root, address)
    stated, stated_by = metadata.published()
    title, publisher, told_body = metadata.title(), metadata.publisher(), metadata.body()
    drop_unseen(root)
    text = _article_text(root)
    if len(text) < _SHORT_ARTICLE and len(told_body) > len(text):
        text = told_body
    return Document(
        text + "\n" if text else "",
        "text/html",
        title=title,
        publisher=publisher,
        stated=stated,
        stated_by=stated_by,
        notes=f"Saved from {address}" if address else "",
    )


def _article_text(root: etree._Element) -> str:
    whole = text_of(root)
    article = text_of(main_article(root))
    return article if article else whole


def read_mhtml(raw: bytes) -> Document:
    """A page saved with its parts in one MIME file; the first HTML part is the page."""
    # The newer policies parse every header, and fall over some that are malformed.
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return read_html(page, charset_of(part))
    raise Unreadable("holds no web page")


def charset_of(part: Message) -> str:
    """The encoding that a part of a message says it has, "" where it says none."""
    try:
        return (part.get_content_charset() or "").lower()
    except (ValueError, LookupError, TypeError):
        return ""


def read_webarchive(raw: bytes) -> Document:
    """A page saved by Safari: a property list with the page as its main resource."""
    try:
        page = plistlib.loads(raw)["WebMainResource"]
        return read_html(page["WebResourceData"], str(page.get("WebResourceTextEncodingName", "")).lower())
    except (plistlib.InvalidFileException, LookupError, TypeError, AttributeError, ValueError):
        raise Unreadable("holds no web page") from None
