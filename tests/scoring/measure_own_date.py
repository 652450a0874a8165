"""The document's own date: with its date line in the text, and with that line cut away."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

from measure_dates import as_scored, documents, whole_parse
from score import TOLD_ONLY, Figure, scorer_of

from dateline.model.day import day_of
from dateline.model.source import Published, Source
from dateline.reading.own_date.published import work_out
from dateline.reading.times.anchoring import resolve
from dateline.reading.times.dates import find_dates

Document = tuple[str, str]  # text, true day as YYYY-MM-DD


@dataclass
class Tally:
    """How the documents of a corpus came out, and the widths in days of the bounded answers that are right.

    "one side" is a true answer that is open to the past or the future, such as "1989 or later".
    """

    counts: Counter[str] = field(default_factory=Counter)
    widths: list[int] = field(default_factory=list)

    def add(self, published: Published, true: str) -> None:
        year, month, day = map(int, true.split("-"))
        self.counts[self._judged(published, day_of(year, month, day))] += 1

    def _judged(self, published: Published, true: int) -> str:
        first, last = published.when.first, published.when.last
        if not published.when.is_dated:
            return "silent"
        if (first is not None and true < first) or (last is not None and true > last):
            return "wrong"
        if first is None or last is None:
            return "one side"
        self.widths.append(last - first)
        return "exact" if first == last else "bounded"

    def share(self, *outcomes: str) -> float:
        return 100 * sum(self.counts[outcome] for outcome in outcomes) / max(self.counts.total(), 1)


def figures(shared: Path) -> Iterator[Figure]:
    scorer, own = scorer_of(shared, "timex_score"), scorer_of(shared, "published_score")
    corpora = shared / "corpora"
    timeset, meantime = corpora / "published" / "timeset-dev", corpora / "timex" / "meantime-apple"
    stated = {
        "timeset-dev": ((text, day) for _, text, day in own.timeset(str(timeset), False)),
        "meantime-apple, with its line": ((text, day) for text, day, _ in with_line(scorer, meantime)),
    }
    for name, texts in stated.items():
        tally = tallied(texts)
        yield Figure("own date: exact %", name, tally.share("exact"), 98)
        yield Figure("own date: wrong %", name, tally.share("wrong"), 1, lower_is_better=True)
    cut: dict[str, Iterable[Document]] = {
        "timeset-dev, cut": ((text, day) for _, text, day in own.timeset(str(timeset), True))
    }
    for corpus in ("meantime-apple", "aquaint", "timebank"):
        texts = documents(scorer, corpora / "timex" / corpus)
        cut[f"{corpus}, cut"] = ((text, day) for text, day, _ in texts if day)
    for name, texts in cut.items():
        yield from of_cut(name, tallied(texts))
    yield from dates_by_own_line(scorer, meantime)
    yield speed(text for text, _, _ in chain(*(documents(scorer, corpora / "timex" / c) for c in SPEED)))


SPEED = ("aquaint", "timebank", "wikiwars-train")


def of_cut(name: str, tally: Tally) -> Iterator[Figure]:
    yield Figure("own date: right %", name, tally.share("exact", "bounded"))
    yield Figure("own date: right on one side %", name, tally.share("one side"), slack=TOLD_ONLY)
    yield Figure("own date: wrong %", name, tally.share("wrong"), 5, lower_is_better=True)
    widths = sorted(tally.widths)
    if widths:
        yield Figure("own date: median width, days", name, widths[len(widths) // 2], slack=TOLD_ONLY)


def with_line(scorer: ModuleType, folder: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """The documents of MEANTIME with the line that states their date left in."""
    for path in sorted(folder.glob("*.xml")):
        text, day, gold = scorer.read_cat(path, dateline=True)
        if day:
            yield text, day, gold


def tallied(texts: Iterable[Document]) -> Tally:
    tally = Tally()
    for text, true in texts:
        tally.add(own_date(text), true)
    return tally


def own_date(text: str) -> Published:
    return work_out(Source("scored", text), whole_parse(text), find_dates(text), None)


def dates_by_own_line(scorer: ModuleType, folder: Path) -> Iterator[Figure]:
    """How well dates are read when the document's own is not given but stands in the text."""
    score = scorer.Score()
    for text, _, gold in with_line(scorer, folder):
        source, parsed, expressions = Source("scored", text), whole_parse(text), find_dates(text)
        source = Source("scored", text, published=work_out(source, parsed, expressions, None))
        line = [g for g in gold if g["type"] == "DCT"]
        system = [
            found
            for found in map(as_scored, resolve(source, parsed, expressions))
            if not any(found["start"] < g["end"] and g["start"] < found["end"] for g in line)
        ]
        score.add([g for g in gold if g["type"] != "DCT"], system)
    table = score.table()
    yield Figure("dates by own line: value", "meantime-apple", table["value"])
    yield Figure("dates by own line: placed", "meantime-apple", table["placed"])


def speed(texts: Iterable[str]) -> Figure:
    words, spent = 0, 0.0
    for text in texts:
        parsed, expressions = whole_parse(text), find_dates(text)
        began = time.process_time()
        work_out(Source("scored", text), parsed, expressions, None)
        spent += time.process_time() - began
        words += len(text.split())
    rate = words / max(spent, 1e-9)
    return Figure("own date: words a CPU second", "news and history", rate, slack=TOLD_ONLY)
