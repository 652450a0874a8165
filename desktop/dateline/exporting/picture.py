"""The timeline as a picture, without a window: png, svg or pdf by the file's ending."""

import io
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.timeline.chart import Chart
from dateline.timeline.fonts import measured
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.opening import opening_view
from dateline.timeline.paint import TimelineArtist
from dateline.timeline.scene import Scene
from dateline.timeline.theme import THEMES, Theme
from dateline.timeline.view import View

ENDINGS = (".png", ".svg", ".pdf")
INCH = 96  # pixels at ratio 1
LEAST, MOST = 200, 20_000


def draw_picture(
    project: Project,
    path: Path | str,
    size: tuple[int, int] = (1600, 900),
    theme: str = "light",
    view: View | None = None,
    ratio: float = 1.0,
    *,
    is_seen: bool = True,
) -> None:
    """Draws `project` to `path`, `size` in pixels; a png has `ratio` times as many each way.

    Without a view, it is the one with which a window opens; where not `is_seen`, the same with the lanes and the
    scale of the view.
    Raises DatelineError for an ending, a size or a theme that is not known.
    """
    path = Path(path)
    if path.suffix.lower() not in ENDINGS:
        raise DatelineError(f"A picture can be a .png, .svg or .pdf file, not “{path.suffix or path.name}”.")
    if theme not in THEMES:
        raise DatelineError(f"There is no theme “{theme}”; there are {', '.join(THEMES)}.")
    if not all(LEAST <= side <= MOST for side in size):
        raise DatelineError(f"A picture is between {LEAST} and {MOST} pixels wide and high.")
    chart = Chart.of(project)
    fitter = Fitter(measured)
    if view is None or not is_seen:
        view = opening_view(chart, view, size, fitter)
    scene = arrange(chart, view, size, fitter)
    try:
        _save(scene, THEMES[theme], path, dpi=INCH * ratio, metadata=_metadata(path, project))
    except OSError as error:
        raise DatelineError(f"The picture could not be written to {path}: {error.strerror}.") from error


def drawn(scene: Scene, theme: Theme) -> bytes:
    """A scene as a PDF of one page of its own size."""
    out = io.BytesIO()
    _save(scene, theme, out, format="pdf", metadata={"CreationDate": None})
    return out.getvalue()


def _save(scene: Scene, theme: Theme, out: Path | IO[bytes], **how: Any) -> None:
    figure = Figure(figsize=(scene.width / INCH, scene.height / INCH), dpi=INCH, frameon=False)
    FigureCanvasAgg(figure)
    figure.add_artist(TimelineArtist(lambda: scene, lambda: theme))
    with real_text():
        figure.savefig(out, **how)


def real_text() -> AbstractContextManager[None]:
    """While it holds, words stay words where a kind of file has them, and the same picture gives the same file."""
    return rc_context(
        {"text.hinting": "no_hinting", "svg.fonttype": "path", "pdf.fonttype": 42, "svg.hashsalt": "dateline"}
    )


def _metadata(path: Path, project: Project) -> dict[str, str | None]:
    """The title, and no date of making: the same project gives the same file."""
    title = project.title or "Timeline"
    if path.suffix.lower() == ".png":
        return {"Title": title}
    return (
        {"Title": title, "Date": None}
        if path.suffix.lower() == ".svg"
        else {"Title": title, "CreationDate": None}
    )
