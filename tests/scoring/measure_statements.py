"""Statements: content, pair, triple and strict on speech in news, the first real example, and speed."""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from measure_dates import calibration
from score import TOLD_ONLY, Figure, Missing, scorer_of

from dateline.model.source import Source
from dateline.model.statement import Statement
from dateline.reading.sentences import Parsed, parse
from dateline.reading.speech.names import find_people
from dateline.reading.speech.statements import find_statements

CORPUS = "polnear-dev"
GOALS = {"content": 79, "pair": 72, "triple": 70, "strict": 53}
SEED_OFFSETS = Path(__file__).parent.parent / "cases" / "seed-statements.json"


def figures(shared: Path) -> Iterator[Figure]:
    scorer = scorer_of(shared, "attribution_score")
    path = shared / "corpora" / "attribution" / f"{CORPUS}.jsonl"
    if not path.exists():
        raise Missing(f"{path} is not there.")
    counts: Counter[str] = Counter()
    curves: tuple[list[tuple[float, bool]], ...] = ([], [])
    words, finding, parsing = 0, 0.0, 0.0
    documents = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    for number, document in enumerate(documents):
        text = document["text"]
        began = time.process_time()
        *_, parsed = parse(text)
        parsing += time.process_time() - began
        began = time.process_time()
        statements = read_statements(text, parsed)
        found = [as_scored(one) for one in statements]
        finding += time.process_time() - began
        words += len(text.split())
        curves[number % 2].extend(judged(scorer, document, statements, found))
        counts += scorer.doc_counts(text, document["gold"], found, document.get("ignore", ()), "speech")
    for measure in ("content", "pair", "triple", "strict"):
        precision, recall, f1 = scorer.prf(counts[measure], counts["pred"], counts["gold"])
        yield Figure(f"statements: {measure}", CORPUS, 100 * f1, GOALS[measure])
        yield Figure(f"statements: {measure}_P", CORPUS, 100 * precision)
        yield Figure(f"statements: {measure}_R", CORPUS, 100 * recall)
    for curve, half in zip(curves, ("the half set on", "the other half"), strict=True):
        yield from calibration(curve, f"{CORPUS}, {half}")
    yield Figure(
        "statements: share of the parse's time", CORPUS, 100 * finding / parsing, 15, TOLD_ONLY, True
    )
    yield Figure("statements: words a CPU second", CORPUS, words / finding, 50_000, slack=TOLD_ONLY)
    yield from on_the_seed(shared)


def judged(
    scorer: ModuleType,
    document: dict[str, Any],
    statements: tuple[Statement, ...],
    found: list[dict[str, Any]],
) -> Iterator[tuple[float, bool]]:
    """(confidence, right or wrong) of each statement: speaker, cue and content as the annotators have them."""
    words = scorer.Words(document["text"])
    gold = [{role: words.of(one.get(role), role) for role in scorer.ROLES} for one in document["gold"]]
    told = [{role: words.of(one.get(role), role) for role in scorer.ROLES} for one in found]
    ignored = words.of([list(span) for span in document.get("ignore") or ()], "any")
    right = {
        j
        for i, j, overlap in scorer.align(gold, told)
        if overlap >= 0.5
        and scorer.source_ok(gold[i]["source"], told[j]["source"])
        and (not gold[i]["cue"] or gold[i]["cue"] & told[j]["cue"])
    }
    for j, one in enumerate(statements):
        if told[j]["content"] and len(told[j]["content"] & ignored) * 2 <= len(told[j]["content"]):
            yield one.confidence, j in right


def read_statements(text: str, parsed: float | Parsed) -> tuple[Statement, ...]:
    assert isinstance(parsed, Parsed)
    source = Source("s", text)
    return find_statements(source, parsed, find_people(source, parsed))


def as_scored(one: Statement) -> dict[str, Any]:
    def spans(passages: Any) -> list[list[int]] | None:
        return [[passage.span.start, passage.span.end] for passage in passages] or None

    return {
        "source": spans(one.speaker.passages) if one.speaker else None,
        "cue": spans(one.cue),
        "content": spans(one.content),
    }


def on_the_seed(shared: Path) -> Iterator[Figure]:
    """How many of the first real example's statements are right, and how many more are told."""
    path = shared / "seed" / "article.txt"
    gold = json.loads(SEED_OFFSETS.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if hashlib.sha256(text.encode()).hexdigest() != gold["text_sha256"]:
        return
    *_, parsed = parse(text)
    scorer = scorer_of(shared, "attribution_score")
    wanted = [
        {"source": one["speaker"], "cue": one["cue"], "content": one["content"]} for one in gold["statements"]
    ]
    counts = scorer.doc_counts(text, wanted, [as_scored(one) for one in read_statements(text, parsed)])
    yield Figure("statements: right of 16", "seed", counts["triple"], 16)
    yield Figure("statements: false", "seed", counts["pred"] - counts["triple"], 0, lower_is_better=True)
