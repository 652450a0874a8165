"""./dev bench: how quick the timeline is, as ratios to a floor and to other ways of drawing the same events.

CPU milliseconds, medians; the contestants take turns in one process, so that a busy machine is as unkind to each.
Options: --quick leaves out the million; --hover measures the hover alone, --desk what a hand does in the whole window,
--start the start of the program; --json FILE also writes the figures.
"""

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")  # a machine without fonts for every script

import numpy as np
import start
from contestants import Floor, Least, Painted, move_to, plain_matplotlib
from desk import at_the_desk
from events import SHAPES, marks_of
from measuring import SIZE, Result, cpu, medians, shown
from PySide6.QtWidgets import QApplication, QMainWindow

from dateline.model.day import day_of
from dateline.model.project import Project
from dateline.timeline.axis import TimeAxis
from dateline.timeline.chart import Chart
from dateline.timeline.fitting import pack
from dateline.timeline.gestures import carried, panned, rested, whole_view, zoomed
from dateline.timeline.lanes import Room
from dateline.timeline.marks import Marks
from dateline.timeline.ticks import ticks_of
from dateline.timeline.view import View
from dateline.window.canvas import TimelineCanvas
from dateline.window.canvas_labels import measured


def canvas_of(marks: Marks) -> TimelineCanvas:
    """A canvas that shows all of some marks."""
    canvas = TimelineCanvas()
    canvas.set_motion(False)
    canvas.chart = Chart(Project(), marks)
    shown(canvas)
    canvas._set(rested(whole_view(canvas.chart)))
    canvas.repaint()
    return canvas


def panning(canvas: TimelineCanvas) -> Callable[[], None]:
    """One frame of a pan to and fro."""
    state = {"step": 0}

    def frame() -> None:
        state["step"] += 1
        axis = canvas._current_scene().axis
        far = 7 if state["step"] // 6 % 2 else -7
        canvas._set(carried(panned(canvas.view, axis, far), canvas.view))
        canvas.repaint()

    return frame


def frames(floor: Floor, counts: tuple[int, ...], rounds: int) -> Iterator[Result]:
    for count in counts:
        for shape in SHAPES:
            canvas = canvas_of(marks_of(count, shape))
            found = medians({"floor": floor.frame, "ours": panning(canvas)}, rounds)
            goal = 6 if count >= 1_000_000 else 4
            yield Result(
                f"frame, {count:,} {shape}, all in view ({found['ours']:.1f} ms)",
                found["ours"] / found["floor"],
                goal,
                "× floor",
            )
            canvas.close()


def small_and_big(million: int) -> tuple[TimelineCanvas, TimelineCanvas]:
    """A document of 1,000, and 1,000 in view of a million."""
    small = canvas_of(marks_of(1000, "uniform"))
    big = canvas_of(marks_of(million, "uniform"))
    width = 70_000 / million * 1000
    big._set(rested(View().between(-20_000, -20_000 + width)))
    big.repaint()
    return small, big


def windowed(rounds: int, million: int) -> Iterator[Result]:
    """1,000 in view of a million, against a document of 1,000."""
    small, big = small_and_big(million)
    found = medians({"small": panning(small), "big": panning(big)}, rounds)
    yield Result(
        f"frame, 1,000 in view of {million:,}, against 1,000 in all", found["big"] / found["small"], 1.25, "×"
    )
    yield from hovering(small, big)


def hovering(small: TimelineCanvas, big: TimelineCanvas) -> Iterator[Result]:
    """Each widget in a window, as in the program."""
    floor, least = Floor(*SIZE), Least(*SIZE)
    windows = [QMainWindow() for _ in range(4)]
    for window, widget in zip(windows, (floor, least, small, big), strict=True):
        window.setCentralWidget(widget)
        shown(window)
    least.frame()
    movers = {"1,000": hover(small), "a million": hover(big), "two boxes of a bare widget": least.hover}
    turns: dict[str, Callable[[], object]] = {}
    for name, move in movers.items():  # the fill empties the caches: each comes right after one
        turns |= {f"floor before {name}": floor.frame, name: move}
    in_turn = medians(turns, 150)
    alone = {name: medians({name: move}, 150)[name] for name, move in movers.items()}
    fill = statistics.median(spent for name, spent in in_turn.items() if name not in movers)
    for name in movers:
        what = f"hover: {name} ({in_turn[name]:.3f} ms; one after the other {alone[name]:.3f})"
        yield Result(what, in_turn[name] / fill, 0.1, "× floor")
    for window in windows:
        window.close()


def hover(canvas: TimelineCanvas) -> Callable[[], None]:
    """The pointer goes from mark to mark, to other ones each time; the parts that changed are painted."""
    scene = canvas._current_scene()
    inside = scene.hits[(scene.hits["x0"] > scene.area.left) & (scene.hits["x1"] < scene.area.right)]
    ratio = canvas.devicePixelRatioF()
    moves = cycle([move_to((x0 + 1) / ratio, (y0 + 1) / ratio) for x0, _, y0, _, _ in inside.tolist()])

    def move() -> None:
        QApplication.sendEvent(canvas, next(moves))
        QApplication.processEvents()

    return move


def rivals(rounds: int) -> Iterator[Result]:
    for count, goal in ((1000, 1.0), (10_000, 0.2)):
        marks = marks_of(count, "uniform")
        canvas, painted = canvas_of(marks), Painted(marks)
        shown(painted)
        found = medians({"ours": panning(canvas), "painted": painted.frame}, max(rounds // 2, 5))
        yield Result(
            f"ours against a widget painted by QPainter, {count:,}",
            found["ours"] / found["painted"],
            goal,
            "×",
        )
        if count == 1000:
            plain = plain_matplotlib(marks, SIZE)
            spent = min(cpu(plain) for _ in range(2))
            yield Result(f"plain matplotlib, 1,000 ({spent:.0f} ms)", spent / found["ours"], 300, "× slower")
        painted.close()
        canvas.close()


def worst_frame() -> Iterator[Result]:
    """300 frames through territory not seen before, no label drawn before."""
    canvas = canvas_of(marks_of(10_000, "uniform"))
    canvas._set(rested(View().between(-49_000, -48_000)))
    canvas.repaint()
    spent = []
    for step in range(300):

        def frame(step: int = step) -> None:
            axis = canvas._current_scene().axis
            view = panned(canvas.view, axis, 24)
            if step % 5 == 0:
                view = zoomed(view, axis, 0.97, 800)
            canvas._set(carried(view, canvas.view))
            canvas.repaint()

        spent.append(cpu(frame))
    spent.sort()
    yield Result(
        f"worst of 300 frames, p99 to median ({spent[150]:.1f} ms)", spent[296] / spent[150], 2.5, "×"
    )
    canvas.close()


def packing(million: int) -> Iterator[Result]:
    """Marks that nothing is known of yet into lanes: sorted, weighed, and given rows or counted."""
    room = Room(16, SIZE[0] - 16, 32, SIZE[1] - 96, 1.0)
    for count, goal in ((100_000, 50), (million, 600)):
        marks = marks_of(count, "uniform")
        view = whole_view(Chart(Project(), marks))

        def work(marks: Marks = marks, view: View = view) -> None:
            pack(Chart(Project(), replace(marks)), view, room, measured)

        spent = statistics.median(cpu(work) for _ in range(3))
        yield Result(f"packing {count:,} into lanes", spent, goal, "ms")


def editing() -> Iterator[Result]:
    """One event of a project is edited, and the timeline painted anew; in turns with a frame."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "fixtures"))
    from timelines import many

    canvas = TimelineCanvas()
    canvas.set_motion(False)
    shown(canvas)
    state = {"project": many(10_000), "number": 0}
    canvas.show(state["project"], View())
    canvas.repaint()

    def edit() -> None:
        canvas.show(state["project"], canvas.view)
        canvas.repaint()

    def edited() -> None:
        """Makes the next project, which is not measured."""
        project, at = state["project"], state["number"] * 700 % 10_000
        event = replace(project.events[at], title=f"Edited {state['number']}")
        events = (*project.events[:at], event, *project.events[at + 1 :])
        state.update(project=replace(project, events=events), number=state["number"] + 1)

    found = medians({"frame": panning(canvas), "edit": edit}, 15, before={"edit": edited})
    yield Result("one event of 10,000 edited and repainted", found["edit"] / found["frame"], 2, "× frame")
    canvas.close()


def ticks() -> Iterator[Result]:
    worst = 0.0
    for days in (1 / 24, 1, 4, 90, 700, 9000, 70_000, 1e6, 1e8, 9e9 * 365):
        start = float(day_of(2025, 5, 9)) if days < 1e6 else -days / 2
        axis = TimeAxis(0, 1600, start, start + days)
        ticks_of(axis)
        worst = max(worst, statistics.median(cpu(lambda axis=axis: ticks_of(axis)) for _ in range(9)))  # type: ignore[misc]
    yield Result("ticks and their words, an hour to nine billion years", worst, 0.1, "ms")


def memory() -> Iterator[Result]:
    marks = marks_of(100_000, "uniform")
    columns = [value for value in vars(marks).values() if isinstance(value, np.ndarray)]
    chart = Chart(Project(), marks)
    whole_view(chart)
    kept = [value for value in vars(marks).values() if isinstance(value, np.ndarray)]
    used = sum(column.nbytes for column in {id(c): c for c in [*columns, *kept]}.values())
    yield Result(
        "memory beyond titles and ids, each event", (used + chart.worth.nbytes) / 100_000, 80, "bytes"
    )


def twice_as_fine(rounds: int) -> Iterator[Result]:
    """Device pixel ratio 2, in a process of its own."""
    line = [sys.executable, __file__, "--fine", str(rounds)]
    told = subprocess.run(
        line, capture_output=True, text=True, check=True, env=os.environ | {"QT_SCALE_FACTOR": "2"}
    )
    figures = json.loads(told.stdout.splitlines()[-1])
    for count, figure in figures.items():
        yield Result(f"frame at device pixel ratio 2, {int(count):,}", figure, 2.5, "× floor")


def fine(rounds: int) -> None:
    floor = Floor(*SIZE)
    shown(floor)
    figures = {}
    for count in (1000, 10_000):
        canvas = canvas_of(marks_of(count, "uniform"))
        found = medians({"floor": floor.frame, "ours": panning(canvas)}, rounds)
        figures[count] = found["ours"] / found["floor"]
        canvas.close()
    print(json.dumps(figures))


def hover_alone(quick: bool) -> Iterator[Result]:
    small, big = small_and_big(200_000 if quick else 1_000_000)
    yield from hovering(small, big)


def starting(rounds: int) -> Iterator[Result]:
    """From nothing to the window, and to a timeline of 10,000 events out of a project file."""
    times = start.measured(rounds)
    for ours, floor, goal, name in (
        ("window", "empty window", 1.3, "window's first paint, against an empty Qt window"),
        ("start page", "empty window", 3.0, "start page and all the window, against an empty Qt window"),
        ("timeline", "empty canvas", 1.15, "start to a timeline of 10,000, against an empty qtagg canvas"),
    ):
        for number, kind in enumerate(("CPU", "clock")):
            spent = times[ours][number]
            yield Result(f"{name}, {kind} ({spent:.0f} ms)", spent / times[floor][number], goal, "×")


def all_results(quick: bool, rounds: int) -> Iterator[Result]:
    floor = Floor(*SIZE)
    shown(floor)
    million = 200_000 if quick else 1_000_000
    yield from frames(floor, (100, 1000, 10_000, 100_000, *(() if quick else (million,))), rounds)
    yield from twice_as_fine(rounds)
    yield from windowed(rounds, million)
    yield from rivals(rounds)
    yield from worst_frame()
    yield from packing(million)
    yield from editing()
    yield from ticks()
    yield from memory()
    yield from at_the_desk(max(rounds // 4, 3))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="without the million")
    parser.add_argument("--rounds", type=int, default=40, help="frames measured for each line")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--hover", action="store_true", help="only the lines on hovering")
    parser.add_argument("--desk", action="store_true", help="only the lines on the whole window")
    parser.add_argument("--start", action="store_true", help="only the lines on starting the program")
    parser.add_argument("--fine", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    app = QApplication([])
    if options.fine:
        fine(options.fine)
        return 0
    results = []
    gc.disable()
    if options.start:
        lines = starting(max(options.rounds // 8, 3))
    elif options.desk:
        lines = at_the_desk(max(options.rounds // 4, 3))
    else:
        lines = hover_alone(options.quick) if options.hover else all_results(options.quick, options.rounds)
    for result in lines:
        print(result, flush=True)
        results.append(result)
        gc.collect()
    if options.json:
        options.json.write_text(json.dumps([vars(result) for result in results], indent=1), encoding="utf-8")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
