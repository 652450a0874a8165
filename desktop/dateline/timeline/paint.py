"""A scene through matplotlib: an Artist that draws it with any renderer, words as real text."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from dateline.timeline.emoji import Picture, parts_of, resampled
from dateline.timeline.extents import HEAD
from dateline.timeline.fonts import drawable, font_for, measured
from dateline.timeline.hatch import (
    LEAST_HATCHED,
    LEAST_PART,
    beside_words,
    hatch_lines,
    is_hatched,
    labels_by_mark,
)
from dateline.timeline.scene import (
    DASHES,
    DOTTED,
    EDGE,
    FILL,
    LEFT_END,
    LEFT_SOFT,
    NONE,
    PAPER,
    RIGHT_END,
    RIGHT_SOFT,
    SOLID,
    UNEDGED,
    Histogram,
    Label,
    Scene,
    Shape,
    palette,
)
from dateline.timeline.theme import Theme

Rgb = tuple[float, float, float]
FADE_STEPS = 32
FADED_HATCHES = 8  # steps in which a hatch fades, whose lines hide them
HATCH_SHARE, HOLLOW_SHARE = 0.45, 0.3  # of a category's edge in its hatch


def _bubble() -> Path:
    """A small speech bubble with its tail at the lower left."""
    points = [(-0.5, 0.42), (0.5, 0.42), (0.5, -0.22), (-0.08, -0.22), (-0.32, -0.52), (-0.32, -0.22)]
    points += [(-0.5, -0.22), (-0.5, 0.42)]
    return Path(np.array(points), closed=True)


_CIRCLE = Path.unit_circle().transformed(Affine2D().scale(0.5))
_DIAMOND = Path(np.array([(0, 0.56), (0.56, 0), (0, -0.56), (-0.56, 0), (0, 0.56)]), closed=True)
SYMBOLS: dict[Shape, Path] = {
    Shape.DOT: _CIRCLE,
    Shape.RING: _CIRCLE,
    Shape.DOTTED_RING: _CIRCLE,
    Shape.BADGE: _CIRCLE,
    Shape.DIAMOND: _DIAMOND,
    Shape.HOLLOW_DIAMOND: _DIAMOND,
    Shape.QUOTE: _bubble(),
    Shape.HOLLOW_QUOTE: _bubble(),
    Shape.ARROW_LEFT: Path(np.array([(0.3, 0.5), (-0.1, 0.0), (0.3, -0.5)])),
    Shape.ARROW_RIGHT: Path(np.array([(-0.3, 0.5), (0.1, 0.0), (-0.3, -0.5)])),
    Shape.HEAD: Path(np.array([(-HEAD, 0.5), (0.1, 0.0), (-HEAD, -0.5)])),
    Shape.CROSS: Path(np.array([(-0.4, -0.4), (0.4, 0.4), (-0.4, 0.4), (0.4, -0.4)]), [1, 2, 1, 2]),
}
OPEN = (Shape.ARROW_LEFT, Shape.ARROW_RIGHT, Shape.CROSS)
ROUND = (Shape.DOT, Shape.RING, Shape.DOTTED_RING)
DOTTED_GROWTH = 1.3  # a dotted outline of another shape than a circle has to be larger to be made out


def _polygon(*points: tuple[float, float]) -> Path:
    return Path(np.array([*points, points[0]]), closed=True)


def _star() -> Path:
    turns = np.pi / 2 + np.arange(10) * np.pi / 5
    radii = np.where(np.arange(10) % 2, 0.27, 0.62)
    return _polygon(*zip((radii * np.cos(turns)).tolist(), (radii * np.sin(turns)).tolist(), strict=True))


_ARM = 0.19
# The twin of each category's colour for dots, in the order of model.kinds.KINDS, where theme.has_twins.
TWINS = (
    _polygon((-0.42, 0.54), (0.58, 0.0), (-0.42, -0.54)),
    _polygon((-0.5, 0.54), (0.5, 0.54), (-0.5, -0.54), (0.5, -0.54)),
    _polygon((-0.46, 0.46), (0.46, 0.46), (0.46, -0.46), (-0.46, -0.46)),
    _polygon((-0.56, 0.44), (0.56, 0.44), (0.0, -0.56)),
    _star(),
    _polygon((-0.56, -0.44), (0.56, -0.44), (0.0, 0.56)),
    _polygon(
        *((-_ARM, 0.56), (_ARM, 0.56), (_ARM, _ARM), (0.56, _ARM), (0.56, -_ARM), (_ARM, -_ARM)),
        *((_ARM, -0.56), (-_ARM, -0.56), (-_ARM, -_ARM), (-0.56, -_ARM), (-0.56, _ARM), (-_ARM, _ARM)),
    ),
    _CIRCLE,
)


def path_of(shape: Shape, edge: int, theme: Theme) -> Path:
    """The outline of a symbol whose edge has a colour code, around (0, 0) and about 1 wide."""
    if not (theme.has_twins and shape in ROUND and edge >= EDGE):
        return SYMBOLS[shape]
    twin = TWINS[edge - EDGE]
    is_dotted = shape is Shape.DOTTED_RING and twin is not _CIRCLE
    return twin.transformed(Affine2D().scale(DOTTED_GROWTH)) if is_dotted else twin


def draw_symbol(
    renderer: Any, shape: Shape, path: Path, x: float, y: float, size: float, fill: Rgb, edge: Rgb, k: float
) -> None:
    """One symbol with its middle at (x, y), y upwards, in the pixels of the renderer."""
    gc = renderer.new_gc()
    gc.set_foreground(edge)
    gc.set_linewidth(renderer.points_to_pixels(1.0) and 1.3 * k * 72 / _dpi(renderer))
    if shape is Shape.DOTTED_RING:
        dash = 1.6 * 72 / _dpi(renderer) * k
        gc.set_dashes(0, [dash, dash])
    inner = size - (0 if shape in OPEN else 1.3 * k)
    where = Affine2D().scale(inner).translate(x, y)
    renderer.draw_path(gc, path, where, None if shape in OPEN else fill)
    gc.restore()


def _dpi(renderer: Any) -> float:
    """Pixels of a renderer in an inch."""
    return float(renderer.points_to_pixels(72.0))


def hatch_colour(colours: Sequence[Rgb], category: int, *, is_hollow: bool = False) -> Rgb:
    """Between the fill (or the paper, where a bar is hollow) and the edge of a category, so that words on it can be
    read."""
    ground, edge = colours[PAPER if is_hollow else FILL + category], colours[EDGE + category]
    share = HOLLOW_SHARE if is_hollow else HATCH_SHARE
    return tuple(a + (b - a) * share for a, b in zip(ground, edge, strict=True))  # type: ignore[return-value]


def fade_steps(bar: np.void, count: int) -> Iterator[tuple[float, float, float]]:
    """(left, right, share) of the pieces of a bar, of which those where it fades have `count` to each side."""
    x0, x1, fade0, fade1 = (float(bar[name]) for name in ("x0", "x1", "fade0", "fade1"))
    for step in range(count if fade0 else 0):
        yield x0 + fade0 * step / count, x0 + fade0 * (step + 1) / count, (step + 0.5) / count
    if x1 - fade1 > x0 + fade0:
        yield x0 + fade0, x1 - fade1, 1.0
    for step in range(count if fade1 else 0):
        yield (
            x1 - fade1 * (count - step) / count,
            x1 - fade1 * (count - step - 1) / count,
            1 - (step + 0.5) / count,
        )


class TimelineArtist(Artist):
    """Draws a scene over the whole figure."""

    def __init__(self, scene: Callable[[], Scene], theme: Callable[[], Theme]) -> None:
        super().__init__()
        self.scene, self.theme = scene, theme

    def draw(self, renderer: Any) -> None:
        scene, figure = self.scene(), self.get_figure()
        if scene is None or figure is None:
            return
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            Drawing(renderer, scene, self.theme(), figure.bbox.width / scene.width, figure).draw()


class Drawing:
    """Draws one scene with one renderer; `scale` are the renderer's pixels for one of the scene."""

    def __init__(self, renderer: Any, scene: Scene, theme: Theme, scale: float, figure: Any = None) -> None:
        self.renderer, self.scene, self.scale, self.figure = renderer, scene, scale, figure
        self.theme = theme
        self.titles = labels_by_mark(scene.labels) if theme.has_twins else {}
        self.colours: list[Rgb] = [(r / 255, g / 255, b / 255) for r, g, b in palette(theme)]

    def draw(self) -> None:
        scene = self.scene
        self.rect(0, 0, scene.width, scene.height, 0)
        for rect in (*scene.columns, *scene.under):
            self.rect(*rect)
        self.curves()
        for bar in scene.bars:
            self.bar(bar)
        for histogram in scene.histograms:
            self.histogram(histogram)
        for symbol in scene.symbols:
            self.symbol(symbol)
        for rect in scene.over:
            self.rect(*rect)
        for label in scene.labels:
            self.label(label)

    def rect(self, x0: float, y0: float, x1: float, y1: float, code: int, alpha: float = 1.0) -> None:
        gc = self.renderer.new_gc()
        gc.set_linewidth(0)
        gc.set_alpha(alpha)
        points = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], float)
        self.renderer.draw_path(gc, self._path(points), Affine2D(), self.colours[code])
        gc.restore()

    def _path(self, points: np.ndarray, codes: list[int] | None = None) -> Path:
        flipped = points * (1, -1) + (0, self.scene.height)
        return Path(flipped * self.scale, codes)

    def line(
        self, points: np.ndarray, code: int, width: float, dash: int, codes: list[int] | None = None
    ) -> None:
        gc = self.renderer.new_gc()
        point = 72 / _dpi(self.renderer) * self.scale
        gc.set_foreground(self.colours[code])
        gc.set_linewidth(width * point)
        gc.set_capstyle("butt")
        gc.set_snap(False)  # it would move a line in the middle of its pixels by one
        if dash != SOLID:
            gc.set_dashes(0, [part * self.scene.k * point for part in DASHES[dash]])
        area = self.scene.area
        gc.set_clip_rectangle(self._box(area.left, 0, area.right, self.scene.height))
        self.renderer.draw_path(gc, self._path(points, codes), Affine2D(), None)
        gc.restore()

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> Any:
        from matplotlib.transforms import Bbox

        bottom, top = (self.scene.height - y1) * self.scale, (self.scene.height - y0) * self.scale
        return Bbox.from_extents(x0 * self.scale, bottom, x1 * self.scale, top)

    def bar(self, bar: np.void) -> None:
        area, k = self.scene.area, self.scene.k
        full0, full1 = int(bar["x0"]), int(bar["x1"])
        x0, x1 = max(full0, area.left), min(full1, area.right)
        y0, y1 = int(bar["y"]), int(bar["y"] + bar["h"])
        if x0 >= x1:
            return
        fade0, fade1 = int(bar["fade0"]), int(bar["fade1"])
        if bar["fill"] != NONE:
            self._fill(bar, x0, x1, y0, y1)
        if self.theme.has_twins and y1 - y0 >= LEAST_HATCHED and is_hatched(bar):
            self._hatch(bar, x0, x1, y0, y1)
        if bar["edge"] == NONE or bar["ends"] & UNEDGED:
            return
        edge, thick = int(bar["edge"]), max(1, round(k))
        if (fade0 or fade1) and bar["fill"] != NONE:
            x0, x1 = (x0, x1) if bar["dash"] else (max(x0, full0 + fade0 // 2), min(x1, full1 - fade1 // 2))
        if bar["dash"]:
            for y in (y0 + thick / 2, y1 - thick / 2):
                self.line(np.array([(x0, y), (x1, y)]), edge, thick, int(bar["dash"]))
        else:
            self.rect(x0, y0, x1, y0 + thick, edge)
            self.rect(x0, y1 - thick, x1, y1, edge)
        sides = [(x0, LEFT_END, LEFT_SOFT)] if full0 >= area.left else []
        sides += [(x1 - thick, RIGHT_END, RIGHT_SOFT)] if full1 <= area.right else []
        for x, firm, soft in sides:
            if bar["ends"] & soft or (bar["ends"] & firm and bar["dash"] == DOTTED):
                middle = x + thick / 2
                self.line(np.array([(middle, y0), (middle, y1)]), edge, thick, int(bar["dash"]))
            elif bar["ends"] & firm:
                self.rect(x, y0, x + thick, y1, edge)

    def _hatch(self, bar: np.void, x0: int, x1: int, y0: int, y1: int) -> None:
        """Lines within the edges of a bar, which fade as it does."""
        area, thick = self.scene.area, max(1, round(self.scene.k))
        if bar["edge"] != NONE:
            x0 += thick * bool(bar["ends"] & LEFT_END and bar["x0"] >= area.left)
            x1 -= thick * bool(bar["ends"] & RIGHT_END and bar["x1"] <= area.right)
        parts = beside_words((x0, y0 + thick, x1, y1 - thick), self.titles.get(int(bar["mark"]), []))
        for a, b, share in fade_steps(bar, FADED_HATCHES):
            for left, top, right, foot in parts:
                if max(a, left) < min(b, right):
                    is_hollow = bar["fill"] == NONE
                    category = int(bar["edge"] if is_hollow else bar["fill"]) % 8
                    self._hatched(
                        category, (max(a, left), top, min(b, right), foot), share, is_hollow=is_hollow
                    )

    def _hatched(
        self,
        category: int,
        box: tuple[float, float, float, float],
        share: float = 1.0,
        *,
        is_hollow: bool = False,
    ) -> None:
        """A box of a hatch, one path for all of its lines."""
        thick = max(1, round(self.scene.k))
        lines, width = hatch_lines(category, box, thick)
        if not lines:
            return
        gc = self.renderer.new_gc()
        gc.set_foreground(hatch_colour(self.colours, category, is_hollow=is_hollow))
        gc.set_alpha(share)
        gc.set_linewidth(width * 72 / _dpi(self.renderer) * self.scale)
        gc.set_capstyle("butt")
        gc.set_snap(False)
        points = np.array(lines, float).reshape(-1, 2)
        path = self._path(points, [int(Path.MOVETO), int(Path.LINETO)] * len(lines))
        self.renderer.draw_path(gc, path, Affine2D(), None)
        gc.restore()

    def _fill(self, bar: np.void, x0: int, x1: int, y0: int, y1: int) -> None:
        for a, b, share in fade_steps(bar, FADE_STEPS):
            if b > x0 and a < x1:
                self.rect(max(a, x0), y0, min(b, x1), y1, int(bar["fill"]), share)

    def histogram(self, histogram: Histogram) -> None:
        below = np.zeros(histogram.heights.shape[1], np.int32)
        gap = 1 if histogram.lane >= 0 else 0
        for code, heights in zip(histogram.codes, histogram.heights, strict=True):
            for column in np.flatnonzero(heights > below).tolist():
                x0, x1 = int(histogram.x[column]), int(histogram.x[column + 1]) - gap
                top, foot = histogram.base - int(heights[column]), histogram.base - int(below[column])
                self.rect(x0, top, max(x1, x0 + 1), foot, code)
                if self.theme.has_twins and code >= FILL:
                    self._column_twin(code - FILL, (x0, top, x1, foot))
            below = np.maximum(below, heights)

    def _column_twin(self, category: int, box: tuple[int, int, int, int]) -> None:
        """The hatch of a part of a count bar, and a line between it and the one over it."""
        x0, top, x1, foot = box
        thick = max(1, round(self.scene.k))
        if foot - top > LEAST_PART * thick:
            self._hatched(category, (x0, top + thick, x1, foot))
            self.rect(x0, top, x1, top + thick, PAPER)

    def curves(self) -> None:
        for curve in self.scene.curves:
            codes = [1, 4, 4, 4] if len(curve.points) == 4 else None
            self.line(np.array(curve.points), curve.code, curve.width, curve.dash, codes)

    def symbol(self, symbol: np.void) -> None:
        draw_symbol(
            self.renderer,
            Shape(int(symbol["shape"])),
            path_of(Shape(int(symbol["shape"])), int(symbol["edge"]), self.theme),
            (symbol["x"] + 0.5) * self.scale,
            (self.scene.height - symbol["y"] - 0.5) * self.scale,
            float(symbol["size"]) * self.scale,
            self.colours[symbol["fill"]],
            self.colours[symbol["edge"]],
            self.scene.k * self.scale,
        )

    def label(self, label: Label) -> None:
        x = label.x * self.scale
        for part in parts_of(label.text):
            if part.picture:
                self._picture(part.picture, x, label)
                x += part.picture.advance * label.size * self.scale
            else:
                if not part.words.isspace():
                    self._words(part.words, x, label)
                x += measured(part.words, label.size, label.face) * self.scale

    def _words(self, words: str, x: float, label: Label) -> None:
        points = label.size * self.scale * 72 / _dpi(self.renderer)
        text = Text(
            x,
            (self.scene.height - label.y) * self.scale,
            drawable(words, label.face),
            color=self.colours[label.code],
            fontproperties=font_for(words, label.face, points),
            parse_math=False,
            transform=None,
            verticalalignment="baseline",
        )
        text.set_figure(self.figure)
        text.draw(self.renderer)

    def _picture(self, picture: Picture, x: float, label: Label) -> None:
        """A letter that is a picture, in its own pixels where the renderer can scale them."""
        size, gc = label.size * self.scale, self.renderer.new_gc()
        left = x + picture.left * size
        bottom = (self.scene.height - label.y) * self.scale + picture.bottom * size
        width, height = picture.width * size, picture.height * size
        if self.renderer.option_scale_image():
            pixels = np.ascontiguousarray(picture.pixels[::-1])
            self.renderer.draw_image(gc, left, bottom, pixels, Affine2D().scale(width, height))
        else:
            pixels = np.ascontiguousarray(resampled(picture, round(width), round(height))[::-1])
            self.renderer.draw_image(gc, round(left), round(bottom), pixels)
        gc.restore()
