"""What the measures share: a line of the table, CPU time, medians of contestants that take turns, a shown widget."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1600, 900)


@dataclass(frozen=True)
class Result:
    """One line of the table: what was measured, the figure, the goal, and whether it is met."""

    name: str
    figure: float
    goal: float
    unit: str

    @property
    def is_met(self) -> bool:
        return self.figure >= self.goal if self.unit == "× slower" else self.figure <= self.goal

    def __str__(self) -> str:
        sign = "≥" if self.unit == "× slower" else "≤"
        met = "met" if self.is_met else "NOT MET"
        return f"{self.name:<66} {self.figure:>9.3g} {self.unit:<9} {sign} {self.goal:<6g} {met}"


def cpu(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def medians(
    contestants: dict[str, Callable[[], object]],
    rounds: int,
    before: dict[str, Callable[[], None]] | None = None,
) -> dict[str, float]:
    """The median of each, after two rounds to warm up; they take turns. `before` one may be what is not measured."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for turn in range(rounds + 2):
        for name, work in contestants.items():
            if before and name in before:
                before[name]()
            spent = cpu(work)
            if turn >= 2:
                times[name].append(spent)
    return {name: statistics.median(spent) for name, spent in times.items()}


def shown(widget: QWidget) -> QWidget:
    """A widget that is really on the screen: what is not exposed is not painted, and costs nothing."""
    widget.resize(*SIZE)
    widget.show()
    until = time.monotonic() + 10
    while not (widget.windowHandle() and widget.windowHandle().isExposed()):
        QApplication.processEvents()
        if time.monotonic() > until:
            raise SystemExit("The window system does not show the window, so nothing can be measured.")
    for _ in range(20):
        QApplication.processEvents()
    return widget
