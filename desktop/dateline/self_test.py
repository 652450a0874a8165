"""Checks this installation from end to end: reads a shipped example, lays it out, paints it, and says so."""

import tempfile
from pathlib import Path
from typing import IO

from dateline.model.error import DatelineError
from dateline.model.joining import add_reading
from dateline.model.project import Project
from dateline.resources import resource
from dateline.version import __version__

_EXAMPLE = "examples/state-visit.txt"


def self_test(out: IO[str]) -> int:
    """Print a line for each step; returns 0, or raises DatelineError with the step that failed."""
    from dateline.exporting.picture import draw_picture
    from dateline.reading.opening import open_source
    from dateline.reading.read import read_whole

    source = open_source(resource(_EXAMPLE))
    reading = read_whole(source)
    _claim(bool(reading.timexes and reading.events and reading.statements), "The example was not read.")
    _claim(
        all(timex.passage.span.of(source.text) == timex.text for timex in reading.timexes),
        "A date does not stand where it was found.",
    )
    print(
        f"Read {len(reading.timexes)} dates, {len(reading.events)} events and "
        f"{len(reading.statements)} statements in {Path(_EXAMPLE).name}.",
        file=out,
    )
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "timeline.png"
        draw_picture(add_reading(Project(), reading), picture, size=(800, 450))
        colours = _colours(picture)
    _claim(colours > 20, "The picture came out blank.")
    print(f"Laid it out and painted it in {colours} colours.", file=out)
    print(f"Dateline {__version__} works.", file=out)
    return 0


def _claim(holds: bool, otherwise: str) -> None:
    if not holds:
        raise DatelineError(f"{otherwise} Please install Dateline again.")


def _colours(picture: Path) -> int:
    """How many different colours a picture has."""
    import numpy as np
    from matplotlib.image import imread

    pixels = imread(picture)
    return len(np.unique(pixels.reshape(-1, pixels.shape[-1]), axis=0))
