"""How quickly Dateline starts: up to the window's first paint, and up to a sharp timeline of 10,000 events.

Each start is a process of its own, from compiled bytecode; the contestants take turns. Time counts from the start of
the process: CPU of the process with all its threads, and the clock. Run by `./dev bench --start`.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
CONTESTANTS = ("empty window", "window", "start page", "empty canvas", "timeline")
Times = tuple[float, float]  # CPU and clock, in milliseconds


def tell() -> None:
    """Says how long it took up to here, and ends the process."""
    print(json.dumps([time.process_time() * 1000, (time.time() - float(sys.argv[2])) * 1000]), flush=True)
    os._exit(0)


def after_paint(of: object, then: Callable[[], None]) -> object:
    """A filter that calls once a widget has been painted, and shown."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, then)
            return False

    painted = Painted()
    of.installEventFilter(painted)  # type: ignore[attr-defined]
    return painted


def empty_window() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app, window = QApplication([]), QMainWindow()
    window.resize(1440, 900)
    window.kept = after_paint(window, tell)  # type: ignore[attr-defined]
    window.show()
    app.exec()


def empty_canvas() -> None:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure
    from PySide6.QtWidgets import QApplication

    app, canvas = QApplication([]), FigureCanvasQTAgg(Figure())  # type: ignore[no-untyped-call]
    canvas.resize(1440, 900)
    canvas.kept = after_paint(canvas, tell)
    canvas.show()
    app.exec()


def the_program() -> ModuleType:
    """The module that starts the program, loaded as the command line does it."""
    from dateline.window.lean import spare_source_reading

    spare_source_reading()
    from dateline.window import app

    return app


def window() -> None:
    """Up to the bare window: its place, its paper and the titles of its menus."""
    from dateline.cli import main

    program = the_program()
    program.Program._go_on = lambda self: tell()  # type: ignore[method-assign]
    main([])


def start_page() -> None:
    """Up to the start page with all that stands in the window."""
    from dateline.cli import main

    program = the_program()

    class Watched(program.Program):
        def furnish(self) -> None:
            super().furnish()
            self.kept = after_paint(self.window.start, tell)

    program.Program = Watched  # type: ignore[misc]
    main([])


def timeline() -> None:
    from dateline.cli import main

    program = the_program()

    class Watched(program.Program):
        def furnish(self) -> None:
            super().furnish()
            desk = self.window.desk
            desk.canvas_came.connect(lambda: setattr(self, "kept", after_paint(desk.canvas, self.look_at)))

        def look_at(self) -> None:
            canvas = self.window.desk.canvas
            if canvas is not None and len(canvas.project.events) == 10_000:
                tell()

    program.Program = Watched  # type: ignore[misc]
    main([os.environ["DATELINE_BENCH_FILE"]])


def measured(rounds: int) -> dict[str, Times]:
    """The medians of each contestant's times, after one start that is not counted."""
    times: dict[str, list[Times]] = {name: [] for name in CONTESTANTS}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "many.dateline")
        environment = os.environ | {"DATELINE_BENCH_FILE": str(file), "HOME": folder}
        environment |= {f"XDG_{kind}_HOME": folder for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
        environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        make_project(file)
        for turn in range(rounds + 1):
            for name in CONTESTANTS:
                line = [sys.executable, __file__, name, str(time.time())]
                told = subprocess.run(line, capture_output=True, text=True, check=True, env=environment)
                if turn:
                    times[name].append(tuple(json.loads(told.stdout.splitlines()[-1])))
    return {
        name: (statistics.median(cpu for cpu, _ in spent), statistics.median(clock for _, clock in spent))
        for name, spent in times.items()
    }


def make_project(file: Path) -> None:
    sys.path.insert(0, str(ROOT / "tests" / "fixtures"))
    from timelines import many

    from dateline.storing.project_file import save_project

    save_project(many(10_000), file)


if __name__ == "__main__":
    {
        "empty window": empty_window,
        "empty canvas": empty_canvas,
        "window": window,
        "start page": start_page,
        "timeline": timeline,
    }[sys.argv[1]]()
