"""Which things of their time does a text name, and when were they? Looks in `resources/lexicons/things.txt`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.model.date import Date
from dateline.model.edtf import read_date
from dateline.model.span import Span
from dateline.resources import resource


@dataclass(frozen=True, slots=True)
class Thing:
    """What had its name from `begin` on at the earliest; `end` is the last day that it was borne, sold or paid."""

    words: str
    begin: Date
    end: Date | None
    is_money: bool


_WORD = re.compile(r"[^\W_][^\s,;:!?()\"“”]*")
_AMOUNT = re.compile(r"(?:\d[\d,.]*|\b(?:million|billion|trillion|thousand|hundred))\s\Z")


@lru_cache(maxsize=1)
def _things() -> dict[str, tuple[Thing, ...]]:
    """The things of the list by the first word of their names, the longer names first."""
    found: dict[str, list[Thing]] = {}
    for line in resource("lexicons/things.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        names, begin, end = (part.strip() for part in line.removeprefix("$").split("|"))
        for name in map(str.strip, names.split(";")):
            thing = Thing(name, read_date(begin), read_date(end) if end else None, line.startswith("$"))
            found.setdefault(_bare(_WORD.findall(name)[0]), []).append(thing)
    return {word: tuple(sorted(of, key=lambda t: -len(t.words))) for word, of in found.items()}


def things(text: str) -> Iterator[tuple[Span, Thing]]:
    """Each mention of a thing of the list in `text`, in order; of money only with an amount before it."""
    known = _things()
    for match in _WORD.finditer(text):
        for thing in known.get(_bare(match.group()), ()):
            end = match.start() + len(thing.words)
            if text[match.start() : end] != thing.words or re.match(r"[^\W_]", text[end : end + 1]):
                continue
            if not thing.is_money or _AMOUNT.search(text[max(0, match.start() - 16) : match.start()]):
                yield Span(match.start(), end), thing
            break


def _bare(word: str) -> str:
    """A word without the stop or the "’s" at its end."""
    return re.sub(r"(?:['’]s?)?\.?\Z", "", word) if word[-1] in ".s’'" else word
