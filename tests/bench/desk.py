"""What a hand does in the whole window, with all panes shown: a mark selected, a title changed, a key in the filter."""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path

from contestants import Floor
from measuring import SIZE, Result, medians, shown
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fixtures"))
from timelines import many

from dateline.model.edits import retitle
from dateline.window.app import add_faces
from dateline.window.background import Worker
from dateline.window.main_window import MainWindow
from dateline.window.settings import Settings
from dateline.window.theme import Look

# Events in the project, and how many floors (each about a millisecond) an act may cost: our own bar.
BARS = {10_000: 50, 100_000: 400}
Act = Callable[[], object]


def at_the_desk(rounds: int) -> Iterator[Result]:
    floor = Floor(*SIZE)
    shown(floor)
    for number, bar in BARS.items():
        with tempfile.TemporaryDirectory() as folder:
            window = opened(number, Path(folder))
            for name, act in acts_in(window).items():
                found = medians({"floor": floor.frame, name: act}, rounds)
                what = f"{name}, of {number:,} ({found[name]:.0f} ms)"
                yield Result(what, found[name] / found["floor"], bar, "× floor")
            window.worker.close()
            window.session.history.setClean()
            window.close()


def opened(number: int, folder: Path) -> MainWindow:
    """The window with a project of so many events, all of it shown."""
    add_faces()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    look = Look("light")
    window = MainWindow(settings, look)
    window.furnish(Worker(), folder)
    window.begin([])
    window.desk.take_canvas()
    window.choose("reduce_motion", "yes")
    window.session.open(many(number))
    shown(window)
    return window


def acts_in(window: MainWindow) -> dict[str, Act]:
    """Each with all that follows from it painted."""
    session, box = window.session, window.desk.outline.box
    ids, names, chance = [event.id for event in session.project.events], count(), random.Random(1)
    typed = cycle(("s", "st", "str", "stri", ""))

    def rename() -> None:
        session.do("Rename", lambda project: retitle(project, chance.choice(ids), f"Name {next(names)}"))

    acts: dict[str, Act] = {
        "a title changed": rename,
        "a change undone and done again": lambda: (session.history.undo(), session.history.redo()),
        "a letter in the filter": lambda: box.setText(next(typed)),
    }
    acts |= {
        "a thousand marks selected": lambda: session.select(*chance.sample(ids, 1000)),
        "a mark selected": lambda: session.select(chance.choice(ids)),
    }
    return {name: painted(act) for name, act in acts.items()}


def painted(act: Act) -> Act:
    """The act, and the turn of the loop that paints what changed."""

    def whole() -> None:
        act()
        QApplication.processEvents()

    return whole
