#!/usr/bin/env python3
"""Measures what reading finds against texts with known answers, and against the figures kept from before.

    ./dev score [GROUP ...] [--keep] [--jobs N]

Each module measure_NAME.py beside this file is a group: its `figures(shared)` yields Figures. What a group needs
from ../shared and does not find it says, and is passed over. A figure lower than the one in kept.json by more
than its slack fails; --keep writes the figures as they are now.
"""

import argparse
import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
KEPT = HERE / "kept.json"
SHARED = HERE.parent.parent.parent / "shared"


# A slack from here on marks a figure that is told but not held: a speed, a bin of the calibration, a width in days.
TOLD_ONLY = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; higher is better, or lower where `lower_is_better`.

    `goal` is what it shall reach, None where it is only told. `slack` is how much it may worsen unnoticed: none
    for what is counted, a little where another processor may parse a sentence otherwise.
    """

    measure: str
    on: str
    value: float
    goal: float | None = None
    slack: float = 0.3
    lower_is_better: bool = False

    @property
    def name(self) -> str:
        return f"{self.measure} on {self.on}"

    def reaches(self, other: float) -> bool:
        return self.value <= other if self.lower_is_better else self.value >= other


class Missing(Exception):
    """What a group needs is not there; its text says what."""


def scorer_of(shared: Path, name: str) -> ModuleType:
    """The scorer `name` that stands beside the corpora. Raises Missing where it is not there."""
    path = shared / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if not path.exists() or not spec or not spec.loader:
        raise Missing(f"The scorer {path} is not here.")
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def groups() -> list[str]:
    return sorted(path.stem.removeprefix("measure_") for path in HERE.glob("measure_*.py"))


def measured(group: str) -> list[Figure] | str:
    """The figures of a group, or a sentence where it cannot be measured here."""
    module = importlib.import_module(f"measure_{group}")
    try:
        return list(module.figures(SHARED))
    except Missing as missing:
        return str(missing)


def rows(figures: Iterable[Figure], kept: dict[str, float]) -> Iterator[tuple[str, bool]]:
    """A line of the table for each figure, and whether it has got worse than what was kept."""
    for figure in figures:
        before = kept.get(figure.name)
        worse = before is not None and has_dropped(figure, before)
        change = "" if before is None else f"{figure.value - before:+.1f}"
        goal = (
            "" if figure.goal is None else f"{figure.goal:g}{' ✓' if figure.reaches(figure.goal) else ' ✗'}"
        )
        number = f"{figure.value:,.1f}" if abs(figure.value) < 1000 else f"{figure.value:,.0f}"
        line = f"  {figure.measure:34.34} {figure.on:24.24} {number:>9} {goal:>9} {change:>8}"
        yield line + (" WORSE" if worse else ""), worse


def has_dropped(figure: Figure, before: float) -> bool:
    drop = figure.value - before if figure.lower_is_better else before - figure.value
    return drop > figure.slack


def main(args: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="./dev score", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("group", nargs="*", help=f"of {', '.join(groups())}; all where none is named")
    parser.add_argument("--keep", action="store_true", help="keep these figures as the ones to hold")
    options = parser.parse_args(args)
    if unknown := set(options.group) - set(groups()):
        parser.error(f"there is no group {', '.join(sorted(unknown))}")
    kept: dict[str, float] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    dropped = 0
    print(f"  {'measure':34} {'on':24} {'now':>9} {'goal':>9} {'change':>8}")
    for group in options.group or groups():
        began = time.perf_counter()
        result = measured(group)
        if isinstance(result, str):
            print(f"{group}: not measured. {result}")
            continue
        print(f"{group} ({time.perf_counter() - began:.0f} s)")
        for line, worse in rows(result, kept):
            print(line)
            dropped += worse
        kept |= {figure.name: round(figure.value, 2) for figure in result if figure.slack < TOLD_ONLY}
    if options.keep:
        KEPT.write_text(
            json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
        )
    if dropped and not options.keep:
        print(f"{dropped} figures are lower than those kept in {KEPT.relative_to(HERE.parent.parent)}.")
    return int(bool(dropped) and not options.keep)


if __name__ == "__main__":
    # Groups import this file by its name; without this there would be two of each class.
    sys.modules["score"] = sys.modules["__main__"]
    sys.path.insert(0, str(HERE))
    sys.exit(main(sys.argv[1:]))
