"""A scene straight into a frame buffer: bars as boxes of pixels, symbols and words as small cached pictures.

The buffer holds 0xffRRGGBB in machine order, which Qt
shows without converting it; matplotlib's renderer draws the curves and the symbols' pictures into the same kind of
buffer, given its colours with red and blue exchanged.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from numpy.typing import NDArray

from dateline.timeline.arcs import around
from dateline.timeline.hatch import (
    LEAST_HATCHED,
    LEAST_PART,
    beside_words,
    hatch_tile,
    is_hatched,
    labels_by_mark,
)
from dateline.timeline.paint import OPEN, Drawing, draw_symbol, hatch_colour, path_of
from dateline.timeline.scene import (
    BAND,
    CODES,
    DASHES,
    DOTTED,
    FILL,
    LEFT_END,
    LEFT_SOFT,
    NONE,
    PAPER,
    RIGHT_END,
    RIGHT_SOFT,
    SOLID,
    UNEDGED,
    Box,
    Histogram,
    Label,
    Rect,
    Scene,
    Shape,
    palette,
)
from dateline.timeline.theme import Theme

Pixels = NDArray[np.uint32]
Ints = NDArray[np.signedinteger[Any]]
Flags = NDArray[np.bool_]
Bitmap = tuple[NDArray[np.uint32], int, int]  # words on paper (rows, columns), left bearing, ascent
Stamp = Callable[[Label], Bitmap]
SMALL_BOX = 128  # pixels up to which a box is drawn together with others, where there are many
FEW_BOXES = 60
LOOK = np.dtype(
    [("place", np.int32, 3), ("look", np.int64)]
)  # a scene.SYMBOL, its last four fields as one number
Sprite = tuple[
    NDArray[np.int64], Pixels
]  # offsets from the middle in a buffer of a given width, their colours


class Raster:
    """Draws scenes of one size in one theme into `pixels`, an array (height, width) of 0xffRRGGBB."""

    def __init__(self, width: int, height: int, theme: Theme, stamp: Stamp) -> None:
        self.theme, self.stamp = theme, stamp
        self.pixels = np.empty((height, width), np.uint32)  # numpy asks for large pages, matplotlib does not
        self.bytes = self.pixels.view(np.uint8).reshape(height, width, 4)
        colours = np.array(palette(theme), np.uint32)
        self.codes = np.zeros(CODES + 1, np.uint32)
        self.codes[:CODES] = 0xFF000000 | colours[:, 0] << 16 | colours[:, 1] << 8 | colours[:, 2]
        self.inks = [np.array(code) for code in self.codes]  # numpy fills boxes with these quicker
        self.rgb = np.array(palette(theme), np.float32)
        own = [tuple(colour) for colour in self.rgb.tolist()]
        self.hatches = np.array(
            [[hatch_colour(own, kind, is_hollow=hollow) for kind in range(8)] for hollow in (False, True)],
            np.float32,
        )
        self.sprites: dict[int, Sprite] = {}
        self.blend = np.maximum if theme.is_dark else np.minimum

    def draw(self, scene: Scene) -> None:
        self.thick = max(1, round(scene.k))
        self.line = np.full(scene.width, self.codes[PAPER], np.uint32)
        for rect in scene.columns:
            self.line[max(rect.x0, 0) : max(rect.x1, 0)] = self.codes[rect.code]
        self.pixels[...] = self.inks[PAPER]
        self.rects(scene.columns)
        self.rects(scene.under)
        on_paper, on_marks = _by_ground(scene)
        self.words_on_paper(on_paper)
        self.titles = labels_by_mark(scene.labels) if self.theme.has_twins else {}
        if scene.curves:
            self.curves(scene)
        self.bars(scene)
        for histogram in scene.histograms:
            self.histogram(histogram)
        self.symbols(scene)
        self.rects(scene.over)
        self.words_on_marks(on_marks)

    def rects(self, rects: tuple[Rect, ...]) -> None:
        pixels, inks = self.pixels, self.inks
        for x0, y0, x1, y1, code in rects:
            if x1 > 0 and y1 > 0:
                pixels[max(y0, 0) : y1, max(x0, 0) : x1] = inks[code]

    def bars(self, scene: Scene) -> None:
        """Plain bars are one box in another, all of them at once; faded and dashed ones are drawn one by one."""
        bars = scene.bars
        if not len(bars):
            return
        plain = (bars["dash"] == SOLID) & (bars["fade0"] == 0) & (bars["fade1"] == 0)
        self._plain_bars(bars.compress(plain), scene.area, max(1, round(scene.k)))
        if not plain.all():
            for bar in bars.compress(~plain):
                self._fancy_bar(bar, scene)

    def _plain_bars(self, bars: NDArray[np.void], area: Box, thick: int) -> None:
        top, foot = bars["y"], bars["y"] + bars["h"]
        x0, x1 = np.maximum(bars["x0"], area.left), np.minimum(bars["x1"], area.right)
        y0, y1 = np.maximum(top, area.top), np.minimum(foot, area.bottom)
        fill, edge, ends = bars["fill"], bars["edge"], bars["ends"]
        edged, filled = (edge != NONE) & (ends & UNEDGED == 0), fill != NONE
        inset = thick * edged
        left = x0 + inset * ((ends & LEFT_END > 0) & (bars["x0"] >= area.left))
        right = x1 - inset * ((ends & RIGHT_END > 0) & (bars["x1"] <= area.right))
        self.boxes(x0, x1, y0, y1, edge, edged & filled)
        self.boxes(left, right, y0 + inset, y1 - inset, fill, filled)
        if self.theme.has_twins:
            for box in np.flatnonzero(y1 - y0 >= LEAST_HATCHED).tolist():
                if is_hatched(bars[box]):
                    inner = int(left[box]), int(y0[box]) + thick, int(right[box]), int(y1[box]) - thick
                    self._hatch(bars[box], inner, thick)
        hollow = edged & ~filled
        if hollow.any():
            self.boxes(x0, x1, y0, np.clip(top + thick, area.top, area.bottom), edge, hollow)
            self.boxes(x0, x1, np.clip(foot - thick, area.top, area.bottom), y1, edge, hollow)
            self.boxes(x0, left, y0, y1, edge, hollow)
            self.boxes(right, x1, y0, y1, edge, hollow)

    def _hatch(self, bar: np.void, inner: tuple[int, int, int, int], thick: int) -> None:
        """Thin lines over the inside of a bar, in a direction of its category's own, which fade as it does."""
        is_hollow = int(bar["fill"] == NONE)
        category = int(bar["edge"] if is_hollow else bar["fill"]) % 8
        for x0, y0, x1, y1 in beside_words(inner, self.titles.get(int(bar["mark"]), [])):
            if x0 >= x1:
                continue
            colours = self._faded(self.hatches[is_hollow, category], bar, x0, x1)
            np.copyto(self.pixels[y0:y1, x0:x1], colours, where=_hatched(category, thick, x0, y0, x1, y1))

    def _faded(self, colour: NDArray[np.float32], bar: np.void, x0: int, x1: int) -> Pixels:
        """The colour of each column of a bar from x0 to x1 (of all in one), where it fades mixed with what is below."""
        x = np.arange(x0, x1) if bar["fade0"] or bar["fade1"] else np.array([(x0 + x1) // 2])
        share = np.minimum(
            (x - int(bar["x0"]) + 0.5) / max(int(bar["fade0"]), 1),
            (int(bar["x1"]) - x - 0.5) / max(int(bar["fade1"]), 1),
        )
        share = np.clip(share, 0, 1)[:, None].astype(np.float32)
        under = self.line[x]
        below = np.stack([under >> 16 & 255, under >> 8 & 255, under & 255], axis=1).astype(np.float32)
        mixed = np.rint(colour * share + below * (1 - share)).astype(np.uint32)
        return 0xFF000000 | mixed[:, 0] << 16 | mixed[:, 1] << 8 | mixed[:, 2]  # type: ignore[no-any-return]

    def boxes(self, x0: Ints, x1: Ints, y0: Ints, y1: Ints, code: Ints, which: Flags) -> None:
        """Some boxes of one colour each: small ones pixel by pixel for all at once, large ones by themselves."""
        pixels, inks = self.pixels, self.inks
        wide, high = x1 - x0, y1 - y0
        size = wide * high
        which = which & (wide > 0) & (high > 0)
        is_small = which & (size <= SMALL_BOX)
        small = np.flatnonzero(is_small)
        are_many = len(small) > FEW_BOXES
        large = np.flatnonzero(which & ~is_small if are_many else which)
        sides = (some[large].tolist() for some in (x0, x1, y0, y1, code))
        for a, b, top, bottom, ink in zip(*sides, strict=True):
            pixels[top:bottom, a:b] = inks[ink]
        if are_many:
            lines = high[small]
            starts = _runs(y0[small], lines) * pixels.shape[1] + np.repeat(x0[small], lines)
            where = _runs(starts, np.repeat(wide[small], lines))
            pixels.reshape(-1)[where] = np.repeat(self.codes[code[small]], size[small])

    def _fancy_bar(self, bar: np.void, scene: Scene) -> None:
        area, thick = scene.area, max(1, round(scene.k))
        full0, full1 = int(bar["x0"]), int(bar["x1"])
        x0, x1 = max(full0, area.left), min(full1, area.right)
        y0, y1 = max(int(bar["y"]), area.top), min(int(bar["y"] + bar["h"]), area.bottom)
        if x0 >= x1 or y1 - y0 < 2 * thick:
            return
        if bar["fill"] != NONE:
            self.pixels[y0:y1, x0:x1] = self._faded(self.rgb[bar["fill"]], bar, x0, x1)
        if self.theme.has_twins and y1 - y0 >= LEAST_HATCHED and is_hatched(bar):
            self._hatch(bar, (x0 + thick, y0 + thick, x1 - thick, y1 - thick), thick)
        if bar["edge"] != NONE:
            self._fancy_edge(bar, (x0, y0, x1, y1), thick, scene)

    def _fancy_edge(self, bar: np.void, box: tuple[int, int, int, int], thick: int, scene: Scene) -> None:
        (x0, y0, x1, y1), colour = box, self.codes[bar["edge"]]
        full0, full1 = int(bar["x0"]), int(bar["x1"])
        if bar["dash"]:
            on, off = (round(part * scene.k) for part in DASHES[int(bar["dash"])])
            drawn = (np.arange(x0, x1) - full0) % (on + off) < on
        else:
            if bar["fill"] != NONE:  # where nothing fades, the edges go all the way
                x0 = max(x0, full0 + int(bar["fade0"]) // 2)
                x1 = max(x0, min(x1, full1 - int(bar["fade1"]) // 2))
            drawn = np.ones(x1 - x0, bool)
        for a in (y0, y1 - thick):
            np.copyto(self.pixels[a : a + thick, x0:x1], colour, where=drawn)
        firm = np.ones((y1 - y0, 1), bool)
        dashed = firm if not bar["dash"] else (np.arange(y1 - y0) % (on + off) < on)[:, None]
        ends, is_dotted = int(bar["ends"]), bar["dash"] == DOTTED
        if ends & (LEFT_END | LEFT_SOFT) and full0 >= scene.area.left:
            side = dashed if is_dotted or ends & LEFT_SOFT else firm
            np.copyto(self.pixels[y0:y1, x0 : x0 + thick], colour, where=side)
        if ends & (RIGHT_END | RIGHT_SOFT) and full1 <= scene.area.right:
            side = dashed if is_dotted or ends & RIGHT_SOFT else firm
            np.copyto(self.pixels[y0:y1, x1 - thick : x1], colour, where=side)

    def histogram(self, histogram: Histogram) -> None:
        heights = histogram.heights
        if len(heights) == 1:
            self._one_colour(histogram)
            return
        tops = np.maximum.accumulate(heights, axis=0)
        parts = np.diff(tops, axis=0, prepend=0)[::-1].T  # (column, part): how high, from the top down
        colours = np.tile(self.codes[list(histogram.codes[::-1])], len(parts))
        piled = np.repeat(colours, parts.ravel())[:, None]  # every column's pixels, one after the other
        x, base, end = histogram.x, histogram.base, 0
        right = x[1:] - (np.diff(x) > 1)  # a gap between columns
        for a, b, high in zip(x.tolist(), right.tolist(), tops[-1].tolist(), strict=False):
            end += high
            self.pixels[base - high : base, a:b] = piled[end - high : end]
        if self.theme.has_twins:
            self._column_twins(histogram, right)

    def _column_twins(self, histogram: Histogram, right: Ints) -> None:
        """The hatch of each part of the count bars, and a line between it and the one over it."""
        below = np.zeros(histogram.heights.shape[1], np.int32)
        for code, heights in zip(histogram.codes, histogram.heights, strict=True):
            ink = np.rint(self.hatches[0, code - FILL]).astype(np.uint32)
            colour = 0xFF000000 | ink[0] << 16 | ink[1] << 8 | ink[2]
            for column in np.flatnonzero(heights > below).tolist():
                x0, x1 = int(histogram.x[column]), int(right[column])
                top, foot = histogram.base - int(heights[column]), histogram.base - int(below[column])
                if foot - top > LEAST_PART * self.thick and x0 < x1:
                    where = _hatched(code - FILL, self.thick, x0, top + self.thick, x1, foot)
                    np.copyto(self.pixels[top + self.thick : foot, x0:x1], colour, where=where)
                    self.pixels[top : top + self.thick, x0:x1] = self.codes[PAPER]
            below = np.maximum(below, heights)

    def _one_colour(self, histogram: Histogram) -> None:
        """All columns at once, where a pixel lies below the top of its column."""
        x, base = histogram.x, histogram.base
        tops = np.repeat(histogram.heights[0], np.diff(x))
        tallest = int(tops.max(initial=0))
        if tallest:
            rows = np.arange(tallest, 0, -1, dtype=np.int32)[:, None]
            box = self.pixels[base - tallest : base, x[0] : x[-1]]
            np.copyto(box, self.codes[histogram.codes[0]], where=tops >= rows)

    def curves(self, scene: Scene) -> None:
        """Through matplotlib's renderer, each over a copy of what lies under it."""
        area, drawing = scene.area, Drawing(None, scene, self.theme, 1.0)
        drawing.colours = [(b, g, r) for r, g, b in drawing.colours]
        for curve in scene.curves:
            far = round(curve.width) + 2
            x0, y0, x1, y1 = around(curve.points)
            x0, y0 = max(x0 - far, 0), max(y0 - far, 0)
            ground = self.pixels[y0 : max(y1 + far, 0), x0 : max(x1 + far, 0)]
            if not ground.size:
                continue
            height, width = ground.shape
            drawing.renderer, pixels = _renderer(width, height)
            pixels[:] = ground
            drawing.scene = replace(
                scene,
                width=width,
                height=height,
                area=Box(area.left - x0, area.top - y0, area.right - x0, area.bottom - y0),
                curves=(curve._replace(points=tuple((x - x0, y - y0) for x, y in curve.points)),),
            )
            drawing.curves()
            ground[:] = pixels

    def symbols(self, scene: Scene) -> None:
        """All symbols of one look at once: their pictures' pixels scattered into the buffer."""
        symbols = scene.symbols
        if not len(symbols):
            return
        far = int(symbols["size"].max()) + 2
        x, y = symbols["x"], symbols["y"]
        inside = (x >= far) & (x < scene.width - far) & (y >= far) & (y < scene.height - far)
        symbols = symbols.compress(inside)
        looks = symbols.view(LOOK)["look"]
        order = np.argsort(looks, kind="stable")
        looks, place = looks[order], (symbols["y"].astype(np.int64) * scene.width + symbols["x"])[order]
        ends = [*(np.flatnonzero(looks[1:] != looks[:-1]) + 1).tolist(), len(looks)]
        flat, begin = self.pixels.reshape(-1), 0
        for end in ends if len(looks) else ():
            offsets, colours = self.sprite(int(looks[begin]), symbols[order[begin]], scene.k)
            flat[place[begin:end, None] + offsets] = colours
            begin = end

    def sprite(self, look: int, symbol: np.void, k: float) -> Sprite:
        """The picture of a symbol, drawn once by matplotlib over paper."""
        if look not in self.sprites:
            shape, size, fill, edge = (int(symbol[name]) for name in ("shape", "size", "fill", "edge"))
            self.sprites[look] = self._sprite(Shape(shape), size, fill, edge, k)
        return self.sprites[look]

    def _sprite(self, shape: Shape, size: int, fill: int, edge: int, k: float) -> Sprite:
        side = size + 6 + size // 2 * (shape is Shape.DOTTED_RING)
        small, pixels = _renderer(side, side)
        paper = self.codes[PAPER]
        pixels[:] = paper
        middle = side // 2
        colours = [tuple(self.rgb[code][::-1] / 255) for code in (fill, edge)]
        path = path_of(shape, edge, self.theme)
        draw_symbol(small, shape, path, middle + 0.5, side - middle - 0.5, size, colours[0], colours[1], k)
        y, x = np.nonzero(self._belonging(pixels, paper, shape))
        offsets = (y - middle) * self.pixels.shape[1] + (x - middle)
        return offsets.astype(np.int64), pixels[y, x].copy()

    @staticmethod
    def _belonging(pixels: Pixels, paper: np.uint32, shape: Shape) -> NDArray[np.bool_]:
        """The pixels that belong to a symbol: those that differ from paper, and what a ring encloses."""
        drawn: NDArray[np.bool_] = pixels != paper
        if shape in (*OPEN, Shape.HEAD):
            return drawn
        left = np.maximum.accumulate(drawn, axis=1)
        right = np.maximum.accumulate(drawn[:, ::-1], axis=1)[:, ::-1]
        return np.logical_and(left, right)

    def words_on_paper(self, labels: list[Label]) -> None:
        """Where nothing lies under words, their pictures are the pixels."""
        pixels, stamp = self.pixels, self.stamp
        height, width = pixels.shape
        for label in labels:
            bitmap, bearing, ascent = stamp(label)
            y, x = label.y - ascent, label.x + bearing
            rows, columns = bitmap.shape
            if x < 0 or y < 0 or x + columns > width or y + rows > height:
                bitmap, y, x = self._cut(bitmap, y, x)
                rows, columns = bitmap.shape
            pixels[y : y + rows, x : x + columns] = bitmap

    def words_on_marks(self, labels: list[Label]) -> None:
        """Words are darker (on dark paper: lighter) than all they stand on, so the darker of the two is right."""
        pixels, blend = self.pixels, self.blend
        for label in labels:
            bitmap, bearing, ascent = self.stamp(label)
            bitmap, y, x = self._cut(bitmap, label.y - ascent, label.x + bearing)
            rows, columns = bitmap.shape
            under = pixels[y : y + rows, x : x + columns].view(np.uint8)
            blend(under, bitmap.view(np.uint8), out=under)

    def _cut(self, bitmap: Pixels, y: int, x: int) -> tuple[Pixels, int, int]:
        """What of a picture at (x, y) is in the buffer, and where it begins there."""
        height, width = self.pixels.shape
        bitmap = bitmap[max(0, -y) : max(0, height - y), max(0, -x) : max(0, width - x)]
        return bitmap, max(y, 0), max(x, 0)


def _by_ground(scene: Scene) -> tuple[list[Label], list[Label]]:
    """The labels on bare paper, and those on bars, bands and cards."""
    bands = [(rect.x0, rect.x1) for rect in scene.columns if rect.code == BAND]
    on_paper: list[Label] = []
    on_marks: list[Label] = []
    foot = scene.area.bottom
    for label in scene.labels:
        is_bare = label.is_bare
        if bands and is_bare and label.y < foot:
            start, end = label.x - label.size, label.x + label.width + label.size  # letters may lean out
            is_bare = all(end < a or start > b for a, b in bands)
        (on_paper if is_bare else on_marks).append(label)
    return on_paper, on_marks


def _hatched(category: int, thick: int, x0: int, y0: int, x1: int, y1: int) -> Flags:
    """Which pixels of a box belong to the lines of a hatch."""
    tile = hatch_tile(category, thick)
    side = len(tile)
    return tile[np.arange(y0, y1)[:, None] % side, np.arange(x0, x1)[None, :] % side]


def _renderer(width: int, height: int) -> tuple[Any, Pixels]:
    """A renderer of matplotlib and its pixels."""
    renderer: Any = RendererAgg(width, height, 72)  # type: ignore[no-untyped-call]
    return renderer, np.asarray(renderer.buffer_rgba()).view(np.uint32)[:, :, 0]


def _runs(starts: Ints, lengths: Ints) -> NDArray[np.int64]:
    """start, start + 1, … as many as each length says, one run after the other."""
    ends = np.cumsum(lengths)
    return np.repeat(starts - (ends - lengths), lengths) + np.arange(int(ends[-1]))
