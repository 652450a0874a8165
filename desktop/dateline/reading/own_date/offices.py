"""Who is spoken of as in office, and from when to when was that? Looks in `resources/lexicons/offices.txt`."""

import re
from collections.abc import Iterable, Iterator
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
    """Words that call someone by an office ("President Clinton"), and the terms that they can mean.

    `is_office` is False for officials of a state that is no more ("Soviet authorities"), whose term is the state's.
    """

    span: Span
    terms: tuple[Term, ...]
    is_office: bool = True
    is_person: bool = True


_BEFORE = re.compile(
    r"(?:former|ex-?|late|then[- ]?|one-?time|ousted|deposed|exiled|previous|past|future|incoming|outgoing|"
    r"next|designate|elect|under|vice|deputy|assistant|acting|shadow|candidate|hopeful)\s*(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _List:
    """The list as read: terms by (title, name), the titles of each name, the lands, and patterns to find them."""

    terms: dict[tuple[str, str], tuple[Term, ...]]
    titles_of: dict[str, frozenset[str]]
    lands: dict[str, Term]
    any_title: re.Pattern[str]
    any_full_name: re.Pattern[str]
    any_land: re.Pattern[str]


@lru_cache(maxsize=1)
def _offices() -> _List:
    terms: dict[tuple[str, str], tuple[Term, ...]] = {}
    titles_of: dict[str, set[str]] = {}
    lands: dict[str, Term] = {}
    titles: list[str] = []
    for line in resource("lexicons/offices.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            titles = [title.strip() for title in line[1:].split(";")]
        elif line.startswith("="):
            names, term = _term(line[1:])
            lands |= dict.fromkeys(names, term)
        elif line.strip() and not line.startswith("#"):
            names, term = _term(line)
            for name in names:
                titles_of.setdefault(name, set()).update(titles)
                for title in titles:
                    terms[title, name] = (*terms.get((title, name), ()), term)
    frozen = {name: frozenset(of) for name, of in titles_of.items()}
    full_names = (name for name in frozen if " " in name)
    every = {title for title, _ in terms}
    return _List(
        terms, frozen, lands, _any(every, r"(?=[\s,])"), _any(full_names, r"\b"), _any(lands, r"\s+")
    )


def _term(line: str) -> tuple[list[str], Term]:
    said, begin, end = (part.strip() for part in line.split("|"))
    names = [name.strip() for name in said.split(";")]
    return names, Term(names[0], read_date(begin), read_date(end) if end else None)


def _any(words: Iterable[str], ending: str) -> re.Pattern[str]:
    """A pattern for any of `words`, the longest first."""
    return re.compile(
        rf"\b(?:{'|'.join(re.escape(w) for w in sorted(words, key=len, reverse=True))}){ending}"
    )


def holders(text: str) -> Iterator[Holder]:
    """The people whom `text` calls by an office of the list, in order; "former" and the like excluded."""
    terms = _offices().terms
    for match in _offices().any_title.finditer(text):
        if _BEFORE.search(text[max(0, match.start() - 30) : match.start()]):
            continue
        name = _name_after(text, match.end())
        for words in name:
            found = terms.get((match.group(), words))
            if found and not _goes_on(text, match.end(), words):
                yield Holder(Span(match.start(), _end_of(text, match.end(), words)), found)
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


def _end_of(text: str, position: int, name: str) -> int:
    """Where a name that follows `position` ends; its words may stand on different lines."""
    found = re.compile(r"\s+".join(map(re.escape, name.split()))).search(text, position)
    return found.end() if found else position


def _goes_on(text: str, position: int, name: str) -> bool:
    """True where the name is only the first of a longer one: "President Ford Smith"."""
    end = _end_of(text, position, name)
    return bool(re.match(r"\s+[A-Z][a-z]+(?!\w)", text[end : end + 20])) and " " not in name


def _appositions(text: str) -> Iterator[Holder]:
    """ "Madeleine Albright, the U.S. secretary of state", "Russian president Vladimir Putin": a full name
    with its office behind, or before it in small letters.
    """
    known = _offices()
    for match in known.any_full_name.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        for title in known.titles_of[match.group()]:
            small = title if title in before else title.split()[-1].lower()
            at = before.rstrip().removesuffix(small)
            if small[0].islower() and at != before.rstrip() and not _BEFORE.search(at):
                yield Holder(Span(match.start(), match.end()), known.terms[title, match.group()])
                break
        behind = text[match.end() : match.end() + 70]
        after = re.match(r",\s+(?:the\s+|who\s+is\s+)?(?P<words>[^,.;()]{3,60})", behind)
        if not after or re.search(r"\b(?:former|ex-|late|then)\b", after["words"], re.IGNORECASE):
            continue
        words = after["words"].lower()
        for title in known.titles_of[match.group()]:
            lead = words.partition(title.lower())[0] if title.lower() in words else "of"
            if not re.search(r"\b(?:of|to|for|by|from|with|in|on|at)\b", lead):
                yield Holder(Span(match.start(), match.end()), known.terms[title, match.group()])
                break


def leaders(text: str) -> Iterator[tuple[Span, Term]]:
    """Those of the list whom `text` calls by their full names, in order, each with all the years in any office."""
    known = _offices()
    for match in known.any_full_name.finditer(text):
        name = match.group()
        terms = [term for title in known.titles_of[name] for term in known.terms[title, name]]
        ends = [term.end for term in terms if term.end]
        last = max(ends, key=lambda end: end.last) if len(ends) == len(terms) else None
        first = min((term.begin for term in terms), key=lambda begin: begin.first)
        yield Span(*match.span()), Term(name, first, last)


_ADMINISTRATION = re.compile(r"\b(?P<name>[A-Z][a-z]+)\s+administration\b")


def administrations(text: str) -> Iterator[Holder]:
    """ "the Clinton administration": the government of an American president of the list, in order."""
    terms = _offices().terms
    for match in _ADMINISTRATION.finditer(text):
        found = terms.get(("U.S. President", match["name"]))
        if found and not _BEFORE.search(text[max(0, match.start() - 30) : match.start()]):
            yield Holder(Span(*match.span()), found, is_person=False)


_OFFICIALS = re.compile(
    r"(?:\w+\s+){0,2}?(?:officials?|government|authorities|leaders?|spokesm[ae]n|spokeswoman|spokesperson|ministry|minister|"
    r"president|premier|parliament|embassy|diplomats?|delegation|chancellor|commission|commissioner|party|state|concern|bank)\b",
    re.IGNORECASE,
)


def lands(text: str) -> Iterator[Holder]:
    """The officials of states that are no more ("Soviet authorities"), in order."""
    known = _offices()
    for match in known.any_land.finditer(text):
        officials = _OFFICIALS.match(text, match.end())
        if officials and not _BEFORE.search(text[max(0, match.start() - 30) : match.start()]):
            term = known.lands[match.group().rstrip()]
            yield Holder(Span(match.start(), officials.end()), (term,), is_office=False)
