"""Which part of a page is its article, and what in it is not the article's own?

The article is looked for where pages say it is (articleBody, <article>, <main>), then by following the
element that holds most of the prose. Prose is text in blocks of some length that is not mostly links.
"""

import re
from dataclasses import dataclass

from lxml import etree, html

from dateline.reading.formats.html_text import CELLS, LINES, PARAGRAPHS, drop

_SHORTEST_PROSE = 40
_SAID_TO_BE_IT = (
    "//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]",
    "//*[@id='mw-content-text']",
    "//article",
    "//*[@role='main' or @role='article']",
    "//main",
)
_NEVER_ARTICLE = "//nav | //aside | //footer | //form | //menu | //dialog | //*[@role='navigation' or \
@role='complementary' or @role='banner' or @role='contentinfo' or @role='search' or @role='dialog']"
_BY_NAME = re.compile(
    r"(^|[\s_-])(advert\w*|ads?|banner|breadcrumbs?|comments?|commentlist|cookies?|consent|disqus|footer|"
    r"hatnote|infobox|mw-editsection|masthead|menu|metadata|most-?read|nav|navbar|navbox|newsletter|noprint|"
    r"outbrain|paywall|popup|printfooter|promo\w*|recommend\w*|references?|reflist|related\w*|share|sharing|"
    r"sidebar|signup|skip-?link|social\w*|sponsor\w*|subscri\w+|taboola|teasers?|toc|toolbar|trending|widget)"
    r"($|[\s_-])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Measure:
    """Characters in an element: of all its text, of the text in links, and of prose."""

    text: int = 0
    linked: int = 0
    prose: int = 0

    def add(self, other: "Measure") -> None:
        self.text += other.text
        self.linked += other.linked
        self.prose += other.prose


def measure(root: html.HtmlElement) -> dict[html.HtmlElement, Measure]:
    """What each element of a tree holds, in one walk."""
    held: dict[html.HtmlElement, Measure] = {root: Measure()}
    blocks = [Measure()]  # the running text of each open block
    open_links = 0
    for happening, element in etree.iterwalk(root, events=("start", "end")):
        is_block = element.tag in PARAGRAPHS or element.tag in LINES or element.tag in CELLS
        if happening == "start":
            held.setdefault(element, Measure())
            open_links += element.tag == "a"
            if is_block:
                blocks.append(Measure())
            _count(element.text, open_links > 0, held[element], blocks[-1])
            continue
        open_links -= element.tag == "a"
        if is_block:
            run = blocks.pop()
            own = run.text - run.linked
            held[element].prose += own if own >= _SHORTEST_PROSE and own > run.linked else 0
        parent = element.getparent()
        if element is not root and parent is not None:
            held[parent].add(held[element])
            _count(element.tail, open_links > 0, held[parent], blocks[-1])
    return held


def _count(words: str | None, linked: bool, held: Measure, block: Measure) -> None:
    length = len(words.strip()) if words else 0
    for place in (held, block):
        place.text += length
        place.linked += length if linked else 0


def main_article(root: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the article, rid of what is not the article's own."""
    body = root.find(".//body")
    body = root if body is None else body
    for element in body.xpath(_NEVER_ARTICLE):
        drop(element)
    _drop_by_name(body)
    article = _find(body)
    _drop_link_lists(article)
    return article


def _drop_by_name(body: html.HtmlElement) -> None:
    held = measure(body)
    whole = held[body].prose
    for element in list(body.iterdescendants()):
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if len(named) > 1 and held[element].prose < 0.4 * whole + 1 and _BY_NAME.search(named):
            drop(element)


def _find(body: html.HtmlElement) -> html.HtmlElement:
    held = measure(body)
    whole = held[body].prose
    for path in _SAID_TO_BE_IT:
        found = [element for element in body.xpath(path) if element in held]
        best = max(found, key=lambda element: held[element].prose, default=None)
        if best is not None and held[best].prose > 0.4 * whole:
            return best
    place = body
    while True:
        best = max(place, key=lambda element: held[element].prose, default=None)
        if best is None or best.tag == "p" or held[best].prose <= 0.85 * held[place].prose:
            return place
        place = best


def _drop_link_lists(article: html.HtmlElement) -> None:
    held = measure(article)
    for element in list(article.iterdescendants("ul", "ol", "div", "section", "table", "p")):
        inside = held[element]
        many = sum(1 for _ in element.iter("a")) > 1
        if many and inside.prose == 0 and inside.linked > 0.6 * inside.text:
            drop(element)
