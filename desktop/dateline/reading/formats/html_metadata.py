"""What a page says of itself: its title, its publisher and the day it was published, and in which field."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from dateline.model.when import UNDATED, When
from dateline.reading.formats.stated_date import stated_date

# In the order of trust: fields that say "published", then fields that say "date".
_DATE_METAS = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datePublished"),
    *("article.published", "parsely-pub-date", "sailthru.date", "citation_publication_date"),
    *("citation_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "publication_date"),
    *(
        "publish-date",
        "publishdate",
        "publish_date",
        "pubdate",
        "published",
        "date",
        "dc.date",
        "dcterms.date",
    ),
)
_TITLE_METAS = ("og:title", "twitter:title", "citation_title", "dc.title", "headline")
_PUBLISHER_METAS = ("og:site_name", "citation_publisher", "dc.publisher", "publisher", "application-name")
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/._-]|$)")
_MOST_LD = 2_000_000
_SITE_NAME = re.compile(r"\s+[|–—·:-]\s+")


class Metadata:
    """The metadata of one page; read before scripts are dropped from the tree."""

    def __init__(self, root: html.HtmlElement, address: str = "") -> None:
        """`address` is where the page was saved from, "" where that is not known."""
        self._root = root
        self._address = address
        self._metas = dict(reversed(list(_metas(root))))
        self._articles = sorted(_linked_data(root), key=lambda thing: not _is_article(thing))

    def published(self) -> tuple[When, str]:
        """(when, by which field); (UNDATED, "") where the page does not say."""
        for thing in self._articles:
            when = stated_date(_words(thing.get("datePublished")))
            if when.is_dated:
                return when, "JSON-LD datePublished"
        for name in _DATE_METAS:
            when = stated_date(self._metas.get(name.lower(), ""))
            if when.is_dated:
                return when, f"meta {name}"
        by_property = stated_date(
            str(
                self._root.xpath(
                    "string(//*[@itemprop='datePublished']/@content | //time[@itemprop='datePublished']/@datetime)"
                )
            )
        )
        return (by_property, "itemprop datePublished") if by_property.is_dated else self._by_time_element()

    def _by_time_element(self) -> tuple[When, str]:
        preferred = "//time[@pubdate or contains(@itemprop, 'datePublished') or contains(@class, 'publish')]"
        for path in (preferred, "//article//time[@datetime]", "//time[@datetime]"):
            found = {
                stated_date(element.get("datetime") or element.text or "")
                for element in self._root.xpath(path)
            }
            found.discard(UNDATED)
            if len(found) == 1 or (found and path == preferred):
                return min(found, key=lambda when: when.anchor_day or 0), "<time> element"
        return self._by_address()

    def _by_address(self) -> tuple[When, str]:
        """Many papers have the day in the addresses of their pages: /2025/05/09/."""
        canonical = str(self._root.xpath("string(//link[@rel='canonical']/@href)"))
        for address in (canonical, self._metas.get("og:url", ""), self._address):
            m = _DAY_IN_ADDRESS.search(address)
            when = stated_date("-".join(m.groups())) if m else UNDATED
            if when.is_dated:
                return when, "the page’s address"
        return UNDATED, ""

    def title(self) -> str:
        heading = str(self._root.xpath("string((//h1)[1])")).strip()
        window = self._window_title()
        shown = heading if heading and heading in window else ""
        headlines = (_words(thing.get("headline")) for thing in self._articles)
        metas = [self._metas.get(name, "") for name in _TITLE_METAS]
        for title in (metas[0], shown, *headlines, *metas, heading, window):
            if title.strip():
                return " ".join(title.split())[:500]
        return ""

    def _window_title(self) -> str:
        """The <title>, without the site's name where the page itself shows the rest as its title."""
        named = str(self._root.xpath("string((//head/title|//title)[1])")).strip()
        before = _SITE_NAME.split(named)[0]
        shown = len(before) > 8 and any(before in words for words in self._root.xpath("//body//text()"))
        return before if shown else named

    def publisher(self) -> str:
        for thing in self._articles:
            publisher = thing.get("publisher")
            name = _words(publisher.get("name") if isinstance(publisher, dict) else publisher)
            if name.strip():
                return name.strip()[:200]
        return next((self._metas[name][:200] for name in _PUBLISHER_METAS if self._metas.get(name)), "")

    def body(self) -> str:
        """The article's words as JSON-LD has them, for pages that are drawn by scripts."""
        return max((_words(thing.get("articleBody")) for thing in self._articles), key=len, default="")


def _words(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else ""


def _metas(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            yield name.lower(), meta.get("content").strip()


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type", "")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report")) for kind in kinds)


def _linked_data(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every thing described in JSON-LD, at whatever depth."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads((script.text or "")[:_MOST_LD], strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, list):
                waiting.extend(reversed(thing))
            elif isinstance(thing, dict):
                yield thing
                waiting.extend(value for value in thing.values() if isinstance(value, dict | list))
