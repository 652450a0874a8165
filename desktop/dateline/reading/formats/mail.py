"""A message saved from a mail program (.eml): its words, its subject, who sent it and when."""

import contextlib
import email
import email.policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from dateline.reading.formats.document import Document, Unreadable
from dateline.reading.formats.html_page import charset_of, read_html
from dateline.reading.formats.plain import decode, refuse_binary, with_plain_newlines
from dateline.reading.formats.stated_date import stated_date


def read_mail(raw: bytes) -> Document:
    """The message itself as plain words, else as its HTML; what is attached is left out."""
    # The newer policies parse every header, and fall over some that are malformed.
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    stated = stated_date(_header(message, "Date"))
    name, address = parseaddr(_header(message, "From"))
    return Document(
        _words(message),
        "message/rfc822",
        title=_header(message, "Subject"),
        publisher=name or address,
        stated=stated,
        stated_by="Date of the message" if stated.is_dated else "",
    )


def _words(message: Message) -> str:
    parts = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    for kind in ("text/plain", "text/html"):
        for part in parts:
            body = part.get_payload(decode=True) if part.get_content_type() == kind else None
            if isinstance(body, bytes) and body.strip():
                told = charset_of(part)
                return read_html(body, told).text if kind == "text/html" else _plain(body, told)
    raise Unreadable("holds no message")


def _plain(body: bytes, told: str) -> str:
    text = with_plain_newlines(decode(body, told))
    refuse_binary(text)
    return text


def _header(message: Message, name: str) -> str:
    """A header in readable letters, on one line."""
    raw = str(message.get(name, ""))
    with contextlib.suppress(ValueError, LookupError):
        raw = str(make_header(decode_header(raw)))
    return " ".join(raw.split())
