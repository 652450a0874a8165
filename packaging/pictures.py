#!/usr/bin/env python3
"""Makes the pictures of the README and of the start page, from the examples, with the program itself.

Needs a screen (a virtual one will do): ./dev pictures
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "desktop"))
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import QSettings, QSize, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402

from dateline.exporting.picture import draw_picture  # noqa: E402
from dateline.model.joining import add_reading  # noqa: E402
from dateline.model.project import Project  # noqa: E402
from dateline.reading.opening import open_source  # noqa: E402
from dateline.reading.read import read_whole  # noqa: E402
from dateline.window.app import Program, make_application  # noqa: E402
from dateline.window.main_window import MainWindow  # noqa: E402
from dateline.window.panes.start import EXAMPLES  # noqa: E402
from dateline.window.settings import Settings  # noqa: E402

PICTURES = ROOT / "resources" / "pictures"
SHOWN = "state-visit.txt"  # in the README
WINDOW = (1440, 900)
EXAMPLE = (640, 360)  # drawn at twice this, shown smaller
SETTLE_MS = 1200  # for what moves to come to rest


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    projects = {name: read_example(name) for name, _, _ in EXAMPLES}
    for name, project in projects.items():
        for theme in ("light", "dark"):
            path = PICTURES / f"{Path(name).stem}-{theme}.png"
            draw_picture(project, path, EXAMPLE, theme, ratio=2.0)
            without_metadata(path)
            print(path.relative_to(ROOT))
    take_screenshots(projects[SHOWN])
    return 0


def read_example(name: str) -> Project:
    return add_reading(Project(), read_whole(open_source(ROOT / "resources" / "examples" / name)))


def take_screenshots(project: Project) -> None:
    """The window as a person sees it, in light and dark."""
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        settings.remember("colours", "light")
        program = Program(app, settings, Path(folder))
        program.furnish()
        window = program.window
        window.resize(QSize(*WINDOW))
        window.show()
        window.desk.take_canvas()
        steps = iter(shots(window, project))

        def go_on() -> None:
            name = next(steps, None)
            if name is None:
                window.acts.filing._may_go = True
                window.close()
                app.quit()
                return
            QTimer.singleShot(SETTLE_MS, lambda: (save(window, PICTURES / f"{name}.png"), go_on()))

        QTimer.singleShot(SETTLE_MS, go_on)
        app.exec()


def shots(window: MainWindow, project: Project):  # type: ignore[no-untyped-def]
    """Brings the window into each state to be shown, and gives the name of its picture."""
    dated = [event for event in project.events if event.when.is_dated and len(event.why) > 1]
    window.session.open(project)
    window.acts.filing.show_opened()
    window.session.select(max(dated, key=lambda event: event.importance).id)
    for theme in ("light", "dark"):
        window.choose("colours", theme)
        yield f"window-{theme}"


def save(window: MainWindow, path: Path) -> None:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    image.save(str(path))
    print(path.relative_to(ROOT))


def without_metadata(path: Path) -> None:
    """The same pixels in fewer bytes, as a thumbnail's worth."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    smooth = Qt.TransformationMode.SmoothTransformation
    image.scaled(816, 459, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).save(str(path))


if __name__ == "__main__":
    raise SystemExit(main())
