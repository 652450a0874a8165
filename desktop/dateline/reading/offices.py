"""Who is spoken of as in office, and from when to when was that? Looks in `resources/lexicons/offices.txt`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.model.date import Date
from dateline.model.edtf import read_date
from dateline.model.span import Span
from dateline.resources import resource


@dataclass(frozen=True, slots=True)
class Term:
    """One stay in an office; `end` is None while it lasts."""

    name: str
    begin: Date
    end: Date | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Words that call someone by an office ("President Clinton"), and the terms that they can mean."""

    span: Span
    terms: tuple[Term, ...]


_BEFORE = re.compile(
    r"(?:former|ex-?|late|then[- ]?|one-?time|ousted|deposed|exiled|previous|past|future|incoming|outgoing|"
    r"next|designate|elect|under|vice|deputy|assistant|acting|shadow|candidate|hopeful)\s*(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


@lru_cache(maxsize=1)
def _offices() -> tuple[dict[tuple[str, str], tuple[Term, ...]], dict[str, frozenset[str]], re.Pattern[str]]:
    """Terms by (title, name), the titles of each full name, and a pattern of all titles."""
    terms: dict[tuple[str, str], tuple[Term, ...]] = {}
    titles_of: dict[str, set[str]] = {}
    titles: list[str] = []
    every: set[str] = set()
    for line in resource("lexicons/offices.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            titles = [title.strip() for title in line[1:].split(";")]
            every.update(titles)
        elif line.strip() and not line.startswith("#"):
            names, begin, end = (part.strip() for part in line.split("|"))
            term = Term(names.split(";")[0].strip(), read_date(begin), read_date(end) if end else None)
            for name in (name.strip() for name in names.split(";")):
                titles_of.setdefault(name, set()).update(titles)
                for title in titles:
                    terms[title, name] = (*terms.get((title, name), ()), term)
    pattern = "|".join(re.escape(title) for title in sorted(every, key=len, reverse=True))
    return (
        terms,
        {name: frozenset(of) for name, of in titles_of.items()},
        re.compile(rf"\b(?:{pattern})(?=[\s,])"),
    )


def holders(text: str) -> Iterator[Holder]:
    """The people whom `text` calls by an office of the list, in order; "former" and the like excluded."""
    terms, _, pattern = _offices()
    for match in pattern.finditer(text):
        if _BEFORE.search(text[max(0, match.start() - 30) : match.start()]):
            continue
        name = _name_after(text, match.end())
        for words in name:
            found = terms.get((match.group(), words))
            if found and not _goes_on(text, match.end(), words):
                yield Holder(Span(match.start(), text.index(words, match.end()) + len(words)), found)
                break
    yield from _appositions(text)


def _name_after(text: str, position: int) -> list[str]:
    """The names that can begin after a title, the longest first."""
    words: list[str] = []
    for match in re.compile(r"\s+(\S+)").finditer(text, position, position + 60):
        words.append(match[1])
        if len(words) == 4 or re.search(r"[,;:!?)]\Z", match[1]):
            break
    names = []
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        names += [name, re.sub(r"(?:['’]s|['’])?[.,;:!?)\"”]*\Z", "", name)]
    return names


def _goes_on(text: str, position: int, name: str) -> bool:
    """True where the name is only the first of a longer one: "President Ford Smith"."""
    end = text.index(name, position) + len(name)
    return bool(re.match(r"\s+[A-Z][a-z]+(?!\w)", text[end : end + 20])) and " " not in name


def _appositions(text: str) -> Iterator[Holder]:
    """ "Madeleine Albright, the U.S. secretary of state": a full name with its office behind."""
    terms, titles_of, _ = _offices()
    for match in _full_names().finditer(text):
        behind = text[match.end() : match.end() + 70]
        after = re.match(r",\s+(?:the\s+|who\s+is\s+)?(?P<words>[^,.;()]{3,60})", behind)
        if not after or re.search(r"\b(?:former|ex-|late|then)\b", after["words"], re.IGNORECASE):
            continue
        words = after["words"].lower()
        for title in titles_of[match.group()]:
            lead = words.partition(title.lower())[0] if title.lower() in words else "of"
            if not re.search(r"\b(?:of|to|for|by|from|with|in|on|at)\b", lead):
                yield Holder(Span(match.start(), match.end()), terms[title, match.group()])
                break


@lru_cache(maxsize=1)
def _full_names() -> re.Pattern[str]:
    names = sorted((name for name in _offices()[1] if " " in name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})\b")
