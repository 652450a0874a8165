"""The text of an HTML tree as a browser would show it: blocks as paragraphs, entries and rows as lines."""

import re

from lxml import etree, html

PARAGRAPHS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead", "ul"),
    )
)
LINES = frozenset(("li", "tr", "br", "caption", "option"))
CELLS = frozenset(("td", "th"))
# Never part of what a person reads.
UNSEEN = (
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math"),
    *("canvas", "video", "audio", "map", "head", "button", "select", "textarea", "input", "link", "meta"),
)
_NO_LETTERS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAKS = re.compile(r" *([\n\t]) ?")
_BLANK_CELLS = re.compile(r"\t+\n")
_MANY_BREAKS = re.compile(r"\t*\n[\t\n]*\n\t*")


def parse_html(text: str) -> html.HtmlElement:
    """The tree of a page or a piece of one; nothing is fetched and no entity is opened.

    Raises etree.ParserError where there is nothing in it.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    clean = _NO_LETTERS.sub("", text).encode("utf-8", errors="replace")
    return html.document_fromstring(clean, parser=parser)


def drop(element: html.HtmlElement) -> None:
    """Take an element out and leave the text that follows it."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    # lxml writes only what XML knows, but an HTML page may say &#1;.
    if element.tail and previous is not None:
        previous.tail = _NO_LETTERS.sub("", (previous.tail or "") + element.tail)
    elif element.tail:
        parent.text = _NO_LETTERS.sub("", (parent.text or "") + element.tail)
    parent.remove(element)


def drop_unseen(root: html.HtmlElement) -> None:
    for element in list(root.iter(*UNSEEN)):
        drop(element)
    for element in root.xpath(
        "//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')]"
    ):
        if element.tag not in ("html", "body"):
            drop(element)


def text_of(root: html.HtmlElement) -> str:
    """The text of an element and all in it, one blank line between paragraphs."""
    pieces = [""]
    kept = 0  # how many <pre> are open
    for happening, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        starts = happening == "start"
        kept += (tag == "pre") * (1 if starts else -1)
        gap = _break(tag, starts)
        if gap:
            pieces.append(gap)
        words = element.text if starts else element.tail if element is not root else ""
        if words and not kept:
            words = _BLANKS.sub(" ", words)
            words = words.lstrip(" ") if pieces[-1].endswith((" ", "\n", "\t")) else words
        if words:
            pieces.append(words)
    text = _AROUND_BREAKS.sub(r"\1", "".join(pieces).replace("\xad", ""))
    return _BLANK_CELLS.sub("\n", _MANY_BREAKS.sub("\n\n", text)).strip()


def _break(tag: str, starts: bool) -> str:
    if tag in PARAGRAPHS:
        return "\n\n"
    if tag in CELLS:
        return "" if starts else "\t"
    return "\n" if tag in LINES and starts else ""


def inner_text(markup: str) -> str:
    """The text of a small piece of HTML; "" where there is none."""
    try:
        root = parse_html(markup)
    except (etree.ParserError, ValueError):
        return ""
    drop_unseen(root)
    return text_of(root)
