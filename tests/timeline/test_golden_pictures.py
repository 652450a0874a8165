"""A handful of pictures of the marks, without words, which no change may alter unseen.

python tests/timeline/test_golden_pictures.py writes them anew; with a folder it also draws the page of all marks
there, with words, in every theme, in greys and at three scales, to be looked at.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from marks_page import page_chart
from PIL import Image
from scenes import fake_measure
from timelines import every_mark

from dateline.exporting.picture import draw_picture
from dateline.timeline.chart import Chart
from dateline.timeline.gestures import whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.raster import Bitmap, Raster
from dateline.timeline.scene import Label, Scene
from dateline.timeline.theme import DARK, LIGHT, PRINT, THEMES, Theme
from dateline.timeline.view import Layout

GOLDENS = Path(__file__).parent.parent / "goldens"
PAGE = (900, 1080)


def page(ratio: float = 1.0) -> Scene:
    chart, view = page_chart()
    size = round(PAGE[0] * ratio), round(PAGE[1] * ratio)
    return arrange(chart, view, size, Fitter(fake_measure), ratio)


def chronicle() -> Scene:
    chart = Chart.of(every_mark())
    view = replace(whole_view(chart), layout=Layout.DOWN)
    return arrange(chart, view, (520, 1060), Fitter(fake_measure))


PICTURES: dict[str, tuple[Callable[[], Scene], Theme]] = {
    "marks_light": (page, LIGHT),
    "marks_print": (page, PRINT),
    "marks_dark_at_2": (lambda: page(2.0), DARK),
    "chronicle": (chronicle, LIGHT),
}


def drawn(name: str) -> np.ndarray:
    """The picture of a scene without its words, which other machines draw otherwise."""
    made, theme = PICTURES[name]
    scene = made()

    def nothing(label: Label) -> Bitmap:
        return np.zeros((0, 0), np.uint32), 0, 0

    raster = Raster(scene.width, scene.height, theme, nothing)
    raster.draw(scene)
    return raster.bytes[:, :, 2::-1].copy()


@pytest.mark.parametrize("name", PICTURES)
def test_marks_look_as_they_did(name: str):
    with Image.open(GOLDENS / f"picture_{name}.png") as image:
        golden = np.asarray(image.convert("RGB")).astype(int)
    picture = drawn(name).astype(int)
    assert picture.shape == golden.shape
    apart = np.abs(picture - golden).max(axis=2) > 40
    assert apart.mean() < 0.0005, "look at both, then write the golden picture anew"
    assert np.abs(picture - golden).mean() < 0.1


def main(folder: str = "") -> None:
    for name in PICTURES:
        image = Image.fromarray(drawn(name))
        image.save(GOLDENS / f"picture_{name}.png", optimize=True)
    if not folder:
        return
    chart, view = page_chart()
    for name in THEMES:
        for ratio in (1.0, 1.5, 2.0):
            path = Path(folder) / f"marks-{name}-{ratio}.png"
            draw_picture(chart.project, path, PAGE, name, view, ratio)
            with Image.open(path) as image:
                image.convert("L").save(path.with_stem(f"{path.stem}-grey"))


if __name__ == "__main__":
    main(*sys.argv[1:])
