"""Markdown as a person reads it: headings, paragraphs, list entries and table cells, without the signs."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.model.when import UNDATED
from dateline.reading.formats.document import Document
from dateline.reading.formats.html_text import inner_text
from dateline.reading.formats.plain import decode, refuse_binary, with_plain_newlines
from dateline.reading.formats.stated_date import stated_date

# Beyond this a file is data in Markdown's clothes; its signs are left in rather than parsed for minutes.
_MOST_PARSED = 500_000
_FRONT_MATTER = re.compile(
    r"\A(?:---[ \t]*\n(.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(.*?)\n\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"^([A-Za-z_]+)(?::|[ \t]*=)[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_DATE_FIELDS = ("date", "published", "publishdate", "pubdate", "created")


def read_markdown(raw: bytes) -> Document:
    """A Markdown file; front matter gives title, publisher and date."""
    text = with_plain_newlines(decode(raw))
    refuse_binary(text)
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        fields = {m[1].lower(): m[2].strip("\"'") for m in _FIELD.finditer(front[1] or front[2])}
        text = text[front.end() :]
    prose, heading = (text, "") if len(text) > _MOST_PARSED else _plain(text)
    name = next((name for name in _DATE_FIELDS if name in fields), "")
    stated = stated_date(fields[name]) if name else UNDATED
    return Document(
        prose,
        "text/markdown",
        title=fields.get("title", heading),
        publisher=fields.get("publisher", ""),
        stated=stated,
        stated_by=f"front matter, {name}" if stated.is_dated else "",
    )


def _plain(text: str) -> tuple[str, str]:
    """(the text without signs, its first heading)."""
    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").enable("strikethrough")
    pieces: list[str] = []
    heading = pending = ""
    for token in parser.parse(text):
        pending = _gap(token, pending)
        words = _words(token)
        if words:
            pieces.extend((pending or "\n\n", words) if pieces else (words,))
            pending = ""
        if token.type == "heading_close":
            heading = heading or (pieces[-1] if pieces else "")
    return "".join(pieces) + "\n", heading


def _gap(token: Token, pending: str) -> str:
    """What is to stand before the next words: a list's first entry begins a paragraph, the others a line."""
    if token.type in ("bullet_list_open", "ordered_list_open", "table_open"):
        return "\n" if token.level else "\n\n"
    if token.type in ("paragraph_open", "heading_open") and not token.hidden:
        return "\n\n"
    if token.type in ("paragraph_open", "tr_open"):
        return pending or "\n"
    return pending or "\t" if token.type in ("td_open", "th_open") else pending


def _words(token: Token) -> str:
    if token.type == "inline":
        return "".join(map(_inline, token.children or ())).strip()
    if token.type in ("fence", "code_block"):
        return token.content.rstrip("\n")
    return inner_text(token.content) if token.type == "html_block" else ""


def _inline(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, "")
