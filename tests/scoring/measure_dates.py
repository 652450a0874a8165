"""Temporal expressions: spans, values and places on news and history, the calibration of confidence, and speed."""

import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from score import TOLD_ONLY, Figure, scorer_of

from dateline.model.edtf import from_edtf
from dateline.model.source import Basis, Published, Source
from dateline.model.timex import Timex
from dateline.reading.sentences import Parsed, parse
from dateline.reading.times.anchoring import resolve
from dateline.reading.times.dates import find_dates

# corpus, whether the document's own date is given, and the goals
CORPORA: tuple[tuple[str, bool, dict[str, float]], ...] = (
    ("aquaint", True, {"strict": 85, "relaxed": 94, "value": 83, "placed_P": 92}),
    ("timebank", True, {"strict": 85, "relaxed": 94, "value": 83, "placed_P": 92}),
    ("meantime-apple", True, {"value": 78, "placed": 84, "placed_P": 92}),
    ("wikiwars-train", False, {"strict": 90, "value": 84, "placed": 89, "placed_P": 92}),
)
SHOWN = ("strict", "relaxed", "value", "canon", "placed", "placed_P", "placed_R")
STEPS = (0.0, 0.55, 0.65, 0.75, 0.85, 0.92, 0.96, 1.01)  # the ends of the classes of confidence


def figures(shared: Path) -> Iterator[Figure]:
    scorer = scorer_of(shared, "timex_score")
    curve: list[tuple[float, bool]] = []
    words, finding, parsing = 0, 0.0, 0.0
    for corpus, is_dated, goals in CORPORA:
        score = scorer.Score()
        for text, own_date, gold in documents(scorer, shared / "corpora" / "timex" / corpus):
            began = time.process_time()
            parsed = whole_parse(text)
            parsing += time.process_time() - began
            began = time.process_time()
            timexes = read_dates(text, parsed, own_date if is_dated else None)
            finding += time.process_time() - began
            words += len(text.split())
            system = [as_scored(timex) for timex in timexes]
            pairs, _, _ = score.add(gold, system)
            curve += judged(scorer, gold, timexes, pairs)
        table = score.table()
        for measure in SHOWN:
            yield Figure(f"dates: {measure}", corpus, table[measure], goals.get(measure))
    yield from calibration(curve)
    yield Figure("dates: words a CPU second, no parse", "all four", words / finding, 50_000, slack=TOLD_ONLY)
    yield Figure(
        "dates: time a character, 32 to 1", "growth", growth(), 2, slack=TOLD_ONLY, lower_is_better=True
    )
    whole = words / (finding + parsing)
    yield Figure("dates: words a CPU second, parsed", "all four", whole, 4_000, slack=TOLD_ONLY)


def growth() -> float:
    """The time a character takes in a long text of our own, over that in a short one: near 1 where it is linear."""
    page = (Path(__file__).parents[2] / "resources/examples/polar-exploration.txt").read_text(
        encoding="utf-8"
    )

    def seconds(text: str) -> float:
        began = time.process_time()
        resolve(Source("scored", text), Parsed(text, ()), find_dates(text))
        return (time.process_time() - began) / len(text)

    return min(seconds(page * 32) for _ in range(2)) / min(seconds(page) for _ in range(5))


def documents(scorer: ModuleType, folder: Path) -> Iterator[tuple[str, str | None, list[dict[str, Any]]]]:
    """(text, the document's own date, gold expressions) of each document of a corpus."""
    paths = sorted(folder.glob("**/*.tml"))
    if paths:
        yield from map(scorer.read_tml, paths)
    else:
        yield from map(scorer.read_cat, sorted(folder.glob("**/*.xml")))


def whole_parse(text: str) -> Parsed:
    *_, parsed = parse(text)
    assert isinstance(parsed, Parsed)
    return parsed


def read_dates(text: str, parsed: Parsed, own_date: str | None) -> tuple[Timex, ...]:
    published = Published(from_edtf(own_date), Basis.GIVEN) if own_date else Published()
    return resolve(Source("scored", text, published=published), parsed, find_dates(text))


def as_scored(timex: Timex) -> dict[str, Any]:
    span = timex.passage.span
    return {"start": span.start, "end": span.end, "type": timex.type.value, "value": timex.value}


def judged(
    scorer: ModuleType,
    gold: list[dict[str, Any]],
    timexes: tuple[Timex, ...],
    pairs: list[tuple[int, int, bool]],
) -> list[tuple[float, bool]]:
    """(confidence, right or wrong) of each placed date that the gold knows of.

    What annotators leave open on the calendar ("WXX" for "last week") judges nobody, and "W7" is week 07.
    """

    def plain(value: str) -> str:
        return re.sub(r"-W(\d)(?!\d)", r"-W0\1", str(scorer.canon(value)))

    return [
        (timexes[s].confidence, plain(gold[g]["value"]) == plain(timexes[s].value))
        for g, s, _ in pairs
        if timexes[s].when.is_dated and not re.match(r"\d{4}-.*X", gold[g]["value"])
    ]


def calibration(curve: list[tuple[float, bool]], on: str = "all four") -> Iterator[Figure]:
    """For each class of confidence the share that is right; and how far, on average, what is said lies from it."""
    of = "calibration" if on == "all four" else f"calibration, {on}"
    classes: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, is_right in curve:
        classes[sum(confidence >= step for step in STEPS)].append((confidence, is_right))
    off = 0.0
    for _, members in sorted(classes.items()):
        said = sum(confidence for confidence, _ in members) / len(members)
        right = sum(is_right for _, is_right in members) / len(members)
        off += abs(said - right) * len(members) / len(curve)
        yield Figure(f"right of {len(members)} said with {said:.2f}", of, 100 * right, slack=TOLD_ONLY)
    yield Figure("calibration: off by", on, 100 * off, 5, slack=1, lower_is_better=True)
