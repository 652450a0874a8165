"""Events: the dated events of the first example, and to which event a date belongs in annotated news."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from score import Figure, Missing

from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.event import Event, LinkKind
from dateline.model.source import Source
from dateline.model.span import Span
from dateline.reading.happenings.growing import grow
from dateline.reading.happenings.owners import owner_of_date
from dateline.reading.happenings.triggers import raised
from dateline.reading.read import read_whole
from dateline.reading.sentences import Parsed, parse

# What a person finds in the first example: words of the title, and when.
WANTED = (
    (r"visit to", "2025-05-07/2025-05-10"),
    (r"briefing", "2025-05-09"),
    (r"anniversary", "2025"),
    (r"victory", "1945"),
    (r"talks", "[2025-05-07..2025-05-10]"),
    (r"celebrations", "[2025-05-07..2025-05-10]"),
    (r"signing of a joint statement", "[2025-05-07..2025-05-10]"),
    (r"exchange of over 20", "[2025-05-07..2025-05-10]"),
    (r"joint statement on .*stability", "[2025-05-07..2025-05-10]"),
    (r"joint declaration on .*law", "[2025-05-07..2025-05-10]"),
)
LINKED = (
    "IS_INCLUDED",
    "SIMULTANEOUS",
    "BEGINS",
    "BEGUN_BY",
    "ENDS",
    "ENDED_BY",
    "DURING",
    "INCLUDES",
    "IDENTITY",
)


def figures(shared: Path) -> Iterator[Figure]:
    if not (shared / "seed").is_dir():
        raise Missing("The folder ../shared/seed is not here.")
    yield from seed_figures(shared)
    for name in ("aquaint", "timebank"):
        folder = shared / "corpora" / "timex" / name
        if folder.is_dir():
            right, given, total = attached(folder)
            yield Figure("events: date to its event, %", name, 100 * right / max(given, 1), 80)
            yield Figure("events: the same, of all linked", name, 100 * right / max(total, 1))


def seed_figures(shared: Path) -> Iterator[Figure]:
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    events = read_whole(Source("S1", text)).events
    right = {k for k, wanted in enumerate(WANTED) if any(is_right(event, *wanted) for event in events)}
    yield Figure("events: dated right, of 10", "the seed", len(right), 10, slack=0)
    more = [e for e in events if not any(re.search(title, e.title, re.I) for title, _ in WANTED)]
    yield Figure("events: beyond those", "the seed", len(more), 3, slack=0, lower_is_better=True)
    kept = {event.id for event in events}
    arcs = [
        link
        for e in events
        for link in e.links
        if link.kind is LinkKind.ANNIVERSARY_OF and link.target in kept
    ]
    yield Figure("events: anniversary arcs", "the seed", len(arcs), 1, slack=0)
    counted = [event for event in events if event.ordinal and event.ordinal.number == 11]
    yield Figure("events: the 11th has its number", "the seed", len(counted), 1, slack=0)


def is_right(event: Event, title: str, edtf: str) -> bool:
    if not re.search(title, event.title, re.I):
        return False
    wanted = from_edtf(edtf)
    if to_edtf(event.when) == edtf:
        return True
    inside = None not in (event.when.first, wanted.first) and event.when.first >= wanted.first
    return bool(inside and event.when.last <= wanted.last and event.when.shape is wanted.shape)


def attached(folder: Path) -> tuple[int, int, int]:
    """(dates whose owner is an event that the annotators link them with, dates that have an owner, all dates).

    Counted are the dates that the annotators link with an event of the same sentence. Many of those without an
    owner go with a noun that makes no event on a timeline: "third-quarter loss".
    """
    right = given = total = 0
    for path in sorted(folder.glob("*.tml")):
        text, spans, dates, links = annotated(path)
        *_, parsed = parse(text)
        assert isinstance(parsed, Parsed)
        for sentence in parsed.sentences:
            here = {k: span for k, (_, span) in enumerate(dates) if sentence.span.holds(span)}
            tree = grow(sentence, 0, here) if here else None
            for k in here:
                events = [spans[e] for e in links.get(dates[k][0], ()) if sentence.span.holds(spans[e])]
                words = [word for word in tree.words if word.date == k] if tree is not None else []
                if tree is None or not events or not words:
                    continue
                owner = owner_of_date(tree, words)
                total += 1
                given += owner is not None
                heads = (owner, raised(owner)) if owner is not None else ()
                right += any(span.overlaps(head.span) for span in events for head in heads)
    return right, given, total


def annotated(path: Path) -> tuple[str, dict[str, Span], list[tuple[str, Span]], dict[str, list[str]]]:
    """(text, spans of events, (id, span) of dates, events linked with each date) of a TimeML document."""
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, recover=True))
    body = root.find("TEXT")
    text, events, dates = "", {}, []

    def walk(node: "etree._Element") -> None:
        nonlocal text
        start = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
        if node.tag == "EVENT":
            events[node.get("eid")] = Span(start, len(text))
        elif node.tag == "TIMEX3" and node.get("type") in ("DATE", "TIME"):
            dates.append((node.get("tid"), Span(start, len(text))))
        if node is not body:
            text += node.tail or ""

    if body is None:
        return "", {}, [], {}
    walk(body)
    instances = {node.get("eiid"): node.get("eventID") for node in root.iter("MAKEINSTANCE")}
    links: dict[str, list[str]] = {}
    for link in root.iter("TLINK"):
        event, other = instances.get(link.get("eventInstanceID")), link.get("relatedToTime")
        if event is None:
            event, other = instances.get(link.get("relatedToEventInstance")), link.get("timeID")
        if event in events and other and link.get("relType") in LINKED:
            links.setdefault(other, []).append(event)
    return text, events, dates, links
