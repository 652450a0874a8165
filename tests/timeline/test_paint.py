"""The screen's painter and matplotlib's show the same scene."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from PIL import Image
from timelines import YES, at, day, every_mark, five, many

from dateline.exporting.picture import draw_picture
from dateline.model.date import Date
from dateline.model.error import DatelineError
from dateline.model.event import Event, Modality, Ordinal
from dateline.model.kinds import KINDS
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.when import When
from dateline.timeline.chart import Chart
from dateline.timeline.fonts import drawable, font_for, measured
from dateline.timeline.gestures import whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.opening import opening_view
from dateline.timeline.paint import Drawing
from dateline.timeline.raster import Bitmap, Raster
from dateline.timeline.scene import BAR, EDGE, LEFT_END, NONE, RIGHT_END, Box, Face, Label, Scene, Shape
from dateline.timeline.theme import DARK, LIGHT, PRINT, THEMES, Theme
from dateline.timeline.view import LanesBy, View

SIZE = (900, 500)


def nothing(label: Label) -> Bitmap:
    return np.zeros((0, 0), np.uint32), 0, 0


def scene_of(project: Project) -> Scene:
    chart = Chart.of(project)
    return arrange(chart, whole_view(chart), SIZE, Fitter(measured))


def on_screen(scene: Scene, theme: Theme) -> np.ndarray:
    raster = Raster(*SIZE, theme, nothing)
    raster.draw(scene)
    return raster.bytes[:, :, 2::-1].astype(int)


def in_export(scene: Scene, theme: Theme) -> np.ndarray:
    renderer = RendererAgg(*SIZE, 72)
    drawing = Drawing(renderer, scene, theme, 1.0)
    drawing.label = lambda label: None  # type: ignore[method-assign]
    drawing.draw()
    return np.asarray(renderer.buffer_rgba())[:, :, :3].astype(int)


def test_every_category_is_told_apart_without_colour():
    """Twins of a bar and of a dot for each kind, over the same days, in a theme of greys."""
    pictures = []
    for kind in KINDS:
        when = When.during(day(1990, 3, 1), day(1990, 9, 1))
        events = (Event("a", "", kind, when, review=YES), Event("b", "", kind, at(1990, 12, 1), review=YES))
        screen = on_screen(scene_of(Project(events=events)), PRINT)
        assert (screen.max(axis=2) == screen.min(axis=2)).all()
        pictures.append(screen[:, :, 0])
    for one, other in combinations(pictures, 2):
        apart = np.flatnonzero((one != other).any(axis=0))
        assert np.ptp(apart) > SIZE[0] // 4  # both the bar and the dot differ


@pytest.mark.parametrize("drawn", [on_screen, in_export])
def test_the_parts_of_count_bars_are_told_apart_without_colour(drawn: Callable[[Scene, Theme], np.ndarray]):
    scenes = []
    for kind in KINDS:
        events = tuple(replace(event, kind=kind) for event in many(4000).events)
        scenes.append(scene_of(Project(events=events)))
    foot = next(h.base for h in scenes[0].histograms if h.lane >= 0)
    pictures = [drawn(scene, PRINT)[foot - 30 : foot] for scene in scenes]
    for one, other in combinations(pictures, 2):
        assert (one != other).any(axis=2).sum() > 500


RANGE = When.during(day(1990, 3, 1), day(1990, 9, 1))


@pytest.mark.parametrize("review", [YES, Review.FOUND], ids=["reviewed", "found"])
@pytest.mark.parametrize(
    ("when", "modality"),
    [
        (at(1990, 12, 1), Modality.PLANNED),
        (RANGE, Modality.PLANNED),
        (RANGE, Modality.HAPPENED),
        (at(1990), Modality.HAPPENED),
        (When.at(Date(1990, approximate=True)), Modality.HAPPENED),
        (When.between(day(1990, 3, 1), day(1990, 9, 1)), Modality.HAPPENED),
        (When.before(day(1990, 3, 1)), Modality.HAPPENED),
        (When.after(day(1990, 3, 1)), Modality.HAPPENED),
        (When.until(day(1990, 3, 1)), Modality.HAPPENED),
    ],
)
def test_every_doubtful_mark_has_a_twin_too(when: When, modality: Modality, review: Review):
    """On the screen and in an export, the marks of any two kinds differ in a theme of greys."""
    for drawn in (on_screen, in_export):
        pictures = []
        for kind in KINDS:
            events = (Event("a", "", kind, when, modality=modality, review=review),)
            pictures.append(drawn(scene_of(Project(events=events)), PRINT))
        for one, other in combinations(pictures, 2):
            assert (one != other).any(axis=2).sum() > 8


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    "project", [every_mark(), five(), many(300), many(6000)], ids=["marks", "five", "300", "6000"]
)
def test_screen_and_export_agree(project: Project, theme: Theme):
    scene = scene_of(project)
    screen, export = on_screen(scene, theme), in_export(scene, theme)
    apart = np.abs(screen - export).max(axis=2)
    assert (apart > 40).mean() < 0.002  # the rims of dots
    assert np.abs(screen - export).mean() < (0.5 if theme.has_twins else 0.2)  # slanting lines are softer


def test_a_frame_equals_a_cold_one_byte_for_byte():
    scene = scene_of(many(400))
    warm = Raster(*SIZE, LIGHT, nothing)
    warm.draw(scene_of(every_mark()))
    warm.draw(scene)
    cold = Raster(*SIZE, LIGHT, nothing)
    cold.draw(scene)
    assert (warm.pixels == cold.pixels).all()


def striped(label: Label) -> Bitmap:
    """Words as upright strokes in ink on paper, as high as their size."""
    picture = np.full(
        (label.size, label.width), 0xFF000000 | int("{:02x}{:02x}{:02x}".format(*LIGHT.paper), 16)
    )
    picture[:, ::3] = 0xFF000000 | int("{:02x}{:02x}{:02x}".format(*LIGHT.ink), 16)
    return picture.astype(np.uint32), 0, round(label.size * 0.8)


@pytest.mark.parametrize(("project", "most"), [(many(300), 20), (every_mark(), 0)], ids=["paper", "eras"])
def test_titles_on_paper_are_copied_as_if_blended(project: Project, most: int):
    """A few pixels of a line may go where a title is higher than the gap in it; in the bands of eras none is copied."""
    scene = scene_of(project)
    assert any(label.is_bare for label in scene.labels)
    blended = replace(scene, labels=tuple(label._replace(is_bare=False) for label in scene.labels))
    one, other = Raster(*SIZE, LIGHT, striped), Raster(*SIZE, LIGHT, striped)
    one.draw(scene)
    other.draw(blended)
    assert (one.pixels != other.pixels).sum() <= most


def test_a_bar_outside_the_rows_leaves_nothing_inside_them():
    """Of one above the rows, the foot once came out at their end."""
    area = Box(0, 50, 300, 150)
    bars = np.zeros(2, BAR)
    bars["x0"], bars["x1"], bars["h"], bars["y"] = 20, 80, 16, (-30, 160)
    bars["fill"], bars["edge"], bars["ends"], bars["mark"] = NONE, EDGE, LEFT_END | RIGHT_END, -1
    empty = Scene(*SIZE, 1.0, area, scene_of(five()).axis)
    assert (on_screen(replace(empty, bars=bars), LIGHT) == on_screen(empty, LIGHT)).all()


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_picture_without_a_window(tmp_path: Path, ending: str):
    path = tmp_path / f"picture.{ending}"
    draw_picture(every_mark(), path, (800, 500))
    if ending == "png":
        with Image.open(path) as image:
            assert image.size == (800, 500)
            assert len(image.getcolors(1 << 20) or []) > 100
    again = tmp_path / f"again.{ending}"
    draw_picture(every_mark(), again, (800, 500))
    assert path.read_bytes() == again.read_bytes()


def test_a_picture_beyond_what_is_seen_keeps_the_lanes(tmp_path: Path):
    narrow = View(lanes_by=LanesBy.KIND).between(0, 1)
    for name, view, is_seen in (("whole", None, True), ("lanes", narrow, False), ("seen", narrow, True)):
        draw_picture(five(), tmp_path / f"{name}.png", (600, 400), view=view, is_seen=is_seen)
    lanes = opening_view(Chart.of(five()), View(lanes_by=LanesBy.KIND), (600, 400), Fitter(measured))
    draw_picture(five(), tmp_path / "expected.png", (600, 400), view=lanes)
    whole, wide, seen, expected = (
        (tmp_path / f"{name}.png").read_bytes() for name in ("whole", "lanes", "seen", "expected")
    )
    assert wide == expected and wide not in (whole, seen)


def test_a_picture_twice_as_fine(tmp_path: Path):
    draw_picture(five(), tmp_path / "a.png", (600, 400), theme="dark", ratio=2)
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (1200, 800)
        assert image.getpixel((2, 2))[:3] == DARK.paper


@pytest.mark.parametrize(
    ("name", "size", "theme"),
    [("a.gif", SIZE, "light"), ("a.png", (10, 10), "light"), ("a.png", SIZE, "pink")],
)
def test_what_cannot_be_drawn_is_said(tmp_path: Path, name: str, size: tuple[int, int], theme: str):
    with pytest.raises(DatelineError):
        draw_picture(five(), tmp_path / name, size, theme)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_draws_a_project_without_anything(tmp_path: Path, theme: str):
    draw_picture(Project(), tmp_path / "empty.png", (400, 300), theme)
    assert (tmp_path / "empty.png").stat().st_size > 500


def test_words_are_measured_as_they_are_drawn():
    for text in ("The old ferry is sold", "9 May 2025", "Älvsborg – Öland"):
        for face in Face:
            exact = measured(text, 100, face)
            assert exact == pytest.approx(measured(text, 10, face) * 10, rel=0.01)
            assert exact > 35 * len(text)


def test_letters_of_other_scripts_get_a_font_that_has_them():
    assert len(font_for("Перемирие", Face.REGULAR, 12).get_family()) >= 2
    assert measured("الميناء", 20, Face.REGULAR) > 20


def test_letters_that_no_font_can_draw_are_left_out():
    assert drawable("Fête \U000e0fff in the harbour", Face.REGULAR) == "Fête  in the harbour"
    assert drawable("\U000e0fff", Face.REGULAR) == "\U000e0fff"
    assert drawable("Älvsborg, 1612", Face.REGULAR) == "Älvsborg, 1612"


def test_words_with_dollars_stay_words(tmp_path: Path):
    project = five()
    dear = replace(project, events=(replace(project.events[0], title="It cost $5 and $6_000^2"),))
    draw_picture(dear, tmp_path / "dear.svg", (600, 400))
    assert (tmp_path / "dear.svg").stat().st_size > 1000


@pytest.mark.parametrize("drawn", [on_screen, in_export])
def test_a_badge_lies_over_the_dot_that_it_counts(drawn: Callable[[Scene, Theme], np.ndarray]):
    trip = Event("a", "Second trip", "journey", at(1990, 3, 4), ordinal=Ordinal(2, "trip"), review=YES)
    scene = scene_of(Project(events=(trip,)))
    badge = scene.symbols[scene.symbols["shape"] == Shape.BADGE][0]
    assert tuple(drawn(scene, LIGHT)[badge["y"], badge["x"]]) == LIGHT.paper


def test_a_symbol_at_the_edge_alone_is_left_out():
    scene = scene_of(every_mark())
    at_the_edge = scene.symbols[:1].copy()
    at_the_edge["x"] = 0
    bare, edge = (replace(scene, symbols=symbols) for symbols in (scene.symbols[:0], at_the_edge))
    assert np.array_equal(on_screen(edge, LIGHT), on_screen(bare, LIGHT))
