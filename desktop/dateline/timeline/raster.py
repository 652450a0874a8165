"""A scene straight into a frame buffer: rows as lines of pixels, symbols and words as small cached pictures.

The marks of a row do not overlap, so a row of bars is one line of colours, copied down its height: the cost of a
frame follows its pixels and not the number of its marks. The buffer holds 0xffRRGGBB in machine order, which Qt
shows without converting it; matplotlib's renderer draws the curves and the symbols' pictures into the same kind of
buffer, given its colours with red and blue exchanged.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from numpy.typing import NDArray

from dateline.timeline.paint import Drawing, draw_symbol
from dateline.timeline.scene import (
    CODES,
    DASHES,
    LEFT_END,
    NONE,
    PAPER,
    RIGHT_END,
    SOLID,
    Histogram,
    Label,
    Rect,
    Scene,
    Shape,
    palette,
)
from dateline.timeline.theme import Theme

Pixels = NDArray[np.uint32]
Bitmap = tuple[NDArray[np.uint8], int, int]  # pixels, left bearing, ascent
Stamp = Callable[[Label], Bitmap]
Sprite = tuple[
    NDArray[np.int64], Pixels
]  # offsets from the middle in a buffer of a given width, their colours


class Raster:
    """Draws scenes of one size in one theme into `pixels`, an array (height, width) of 0xffRRGGBB."""

    def __init__(self, width: int, height: int, theme: Theme, stamp: Stamp) -> None:
        self.theme, self.stamp = theme, stamp
        self.renderer, self.bytes, self.pixels = _buffer(width, height)
        colours = np.array(palette(theme), np.uint32)
        self.codes = np.zeros(CODES + 1, np.uint32)
        self.codes[:CODES] = 0xFF000000 | colours[:, 0] << 16 | colours[:, 1] << 8 | colours[:, 2]
        self.rgb = np.array(palette(theme), np.float32)
        self.sprites: dict[tuple[int, int, int, int], Sprite] = {}
        self.blend = np.maximum if theme.is_dark else np.minimum

    def draw(self, scene: Scene) -> None:
        area = scene.area
        self.line = np.full(scene.width, self.codes[PAPER], np.uint32)
        for rect in scene.columns:
            self.line[max(rect.x0, 0) : max(rect.x1, 0)] = self.codes[rect.code]
        self.pixels[: area.top] = self.codes[PAPER]
        self.pixels[area.top : area.bottom] = self.line
        self.pixels[area.bottom :] = self.codes[PAPER]
        self.rects(scene.under)
        self.bars(scene)
        for histogram in scene.histograms:
            self.histogram(histogram)
        if scene.curves:
            self.curves(scene)
        self.symbols(scene)
        self.rects(scene.over)
        self.labels(scene.labels)

    def rects(self, rects: tuple[Rect, ...]) -> None:
        pixels, codes = self.pixels, self.codes
        for x0, y0, x1, y1, code in rects:
            if x1 > 0 and y1 > 0:
                pixels[max(y0, 0) : y1, max(x0, 0) : x1] = codes[code]

    def bars(self, scene: Scene) -> None:
        """Rows of plain bars at once; faded and dashed ones one by one."""
        bars = scene.bars
        plain = (bars["dash"] == SOLID) & (bars["fade0"] == 0) & (bars["fade1"] == 0)
        self._plain_bars(bars[plain], scene)
        for bar in bars[~plain]:
            self._fancy_bar(bar, scene)

    def _plain_bars(self, bars: NDArray[np.void], scene: Scene) -> None:
        if not len(bars):
            return
        area, thick = scene.area, max(1, round(scene.k))
        tops, row = np.unique(bars["y"].astype(np.int64) << 16 | bars["h"], return_inverse=True)
        x0 = np.maximum(bars["x0"], area.left)
        x1 = np.minimum(bars["x1"], area.right)
        seen = x1 > x0
        x0, x1, row, bars = x0[seen], x1[seen], row[seen], bars[seen]
        width = scene.width
        inner = np.zeros((len(tops), width), np.int8)
        outer = np.zeros((len(tops), width), np.int8)
        where, times = _spread(row * width + x0, x1 - x0)
        inner.ravel()[where] = np.repeat(bars["fill"] + 1, times)
        edge = np.where(bars["edge"] == NONE, bars["fill"], bars["edge"]) + 1
        outer.ravel()[where] = np.repeat(edge, times)
        edged = bars["edge"] != NONE
        for step in range(thick):
            left = edged & ((bars["ends"] & LEFT_END) > 0) & (bars["x0"] >= area.left)
            inner[row[left], np.minimum(x0[left] + step, x1[left] - 1)] = edge[left]
            right = edged & ((bars["ends"] & RIGHT_END) > 0) & (bars["x1"] <= area.right)
            inner[row[right], np.maximum(x1[right] - 1 - step, x0[right])] = edge[right]
        colours = np.concatenate((np.zeros(1, np.uint32), self.codes[:-1]))
        for number, top in enumerate(tops.tolist()):
            y, h = top >> 16, top & 0xFFFF
            y0, y1 = max(y, area.top), min(y + h, area.bottom)
            self._lay(inner[number], colours, y0 + thick, y1 - thick)
            self._lay(outer[number], colours, y0, y0 + thick)
            self._lay(outer[number], colours, y1 - thick, y1)

    def _lay(self, codes: NDArray[np.int8], colours: Pixels, y0: int, y1: int) -> None:
        """Copies one line of codes + 1 down from y0 to y1; 0 lets through what is there."""
        if y1 <= y0:
            return
        used = np.flatnonzero(codes)
        if not len(used):
            return
        a, b = int(used[0]), int(used[-1]) + 1
        np.copyto(self.pixels[y0:y1, a:b], colours[codes[a:b]], where=codes[a:b] > 0)

    def _fancy_bar(self, bar: np.void, scene: Scene) -> None:
        area, thick = scene.area, max(1, round(scene.k))
        full0, full1 = int(bar["x0"]), int(bar["x1"])
        x0, x1 = max(full0, area.left), min(full1, area.right)
        y0, y1 = max(int(bar["y"]), area.top), min(int(bar["y"] + bar["h"]), area.bottom)
        if x0 >= x1 or y1 - y0 < 2 * thick:
            return
        x = np.arange(x0, x1)
        if bar["fill"] != NONE:
            share = np.minimum(
                (x - full0 + 0.5) / max(int(bar["fade0"]), 1), (full1 - x - 0.5) / max(int(bar["fade1"]), 1)
            )
            share = np.clip(share, 0, 1)[:, None].astype(np.float32)
            under = self.line[x0:x1]
            below = np.stack([under >> 16 & 255, under >> 8 & 255, under & 255], axis=1).astype(np.float32)
            mixed = np.rint(self.rgb[bar["fill"]] * share + below * (1 - share)).astype(np.uint32)
            self.pixels[y0:y1, x0:x1] = 0xFF000000 | mixed[:, 0] << 16 | mixed[:, 1] << 8 | mixed[:, 2]
        if bar["edge"] != NONE:
            self._fancy_edge(bar, (x0, y0, x1, y1), thick, scene)

    def _fancy_edge(self, bar: np.void, box: tuple[int, int, int, int], thick: int, scene: Scene) -> None:
        (x0, y0, x1, y1), colour = box, self.codes[bar["edge"]]
        full0, full1 = int(bar["x0"]), int(bar["x1"])
        if bar["dash"]:
            on, off = (round(part * scene.k) for part in DASHES[int(bar["dash"])])
            drawn = (np.arange(x0, x1) - full0) % (on + off) < on
        else:
            x0 = max(x0, full0 + int(bar["fade0"]) // 2)
            x1 = max(x0, min(x1, full1 - int(bar["fade1"]) // 2))
            drawn = np.ones(x1 - x0, bool)
        for a in (y0, y1 - thick):
            np.copyto(self.pixels[a : a + thick, x0:x1], colour, where=drawn)
        if bar["ends"] & LEFT_END and full0 >= scene.area.left:
            self.pixels[y0:y1, x0 : x0 + thick] = colour
        if bar["ends"] & RIGHT_END and full1 <= scene.area.right:
            self.pixels[y0:y1, x1 - thick : x1] = colour

    def histogram(self, histogram: Histogram) -> None:
        heights, base, pixels = histogram.heights, histogram.base, self.pixels
        gap = 1 if histogram.lane >= 0 else 0
        x0 = histogram.x[:-1].tolist()
        x1 = np.maximum(histogram.x[1:] - gap, histogram.x[:-1] + 1).tolist()
        below = np.zeros(heights.shape[1], np.int32)
        for code, tops in zip(histogram.codes, heights, strict=True):
            columns = np.flatnonzero(tops > below)
            colour = self.codes[code]
            for column, top, bottom in zip(
                columns.tolist(), tops[columns].tolist(), below[columns].tolist(), strict=True
            ):
                pixels[base - top : base - bottom, x0[column] : x1[column]] = colour
            below = np.maximum(below, tops)

    def curves(self, scene: Scene) -> None:
        """Through matplotlib's renderer, which shares the buffer."""
        drawing = Drawing(self.renderer, scene, self.theme, 1.0)
        drawing.colours = [(b, g, r) for r, g, b in drawing.colours]
        drawing.curves()

    def symbols(self, scene: Scene) -> None:
        """All symbols of one look at once: their pictures' pixels scattered into the buffer."""
        symbols = scene.symbols
        if not len(symbols):
            return
        looks = np.stack([symbols[name].astype(np.int64) for name in ("shape", "size", "fill", "edge")])
        code = ((looks[0] << 10 | looks[1]) << 6 | looks[2] + 1) << 6 | looks[3] + 1
        far = int(symbols["size"].max()) + 2
        inside = (symbols["x"] >= far) & (symbols["x"] < scene.width - far)
        inside &= (symbols["y"] >= far) & (symbols["y"] < scene.height - far)
        flat = self.pixels.reshape(-1)
        place = symbols["y"].astype(np.int64) * scene.width + symbols["x"]
        for look in np.unique(code[inside]).tolist():
            those = inside & (code == look)
            edge, fill = (look & 63) - 1, (look >> 6 & 63) - 1
            offsets, colours = self.sprite(look >> 22, look >> 12 & 1023, fill, edge, scene.k)
            flat[place[those][:, None] + offsets] = colours

    def sprite(self, shape: int, size: int, fill: int, edge: int, k: float) -> Sprite:
        """The picture of a symbol, drawn once by matplotlib over paper."""
        key = (shape, size, fill, edge)
        if key not in self.sprites:
            self.sprites[key] = self._sprite(Shape(shape), size, fill, edge, k)
        return self.sprites[key]

    def _sprite(self, shape: Shape, size: int, fill: int, edge: int, k: float) -> Sprite:
        side = size + 6
        small, _, pixels = _buffer(side, side)
        paper = self.codes[PAPER]
        pixels[:] = paper
        middle = side // 2
        colours = [tuple(self.rgb[code][::-1] / 255) for code in (fill, edge)]
        draw_symbol(small, shape, middle + 0.5, side - middle - 0.5, size, colours[0], colours[1], k)
        y, x = np.nonzero(self._belonging(pixels, paper, shape))
        offsets = (y - middle) * self.pixels.shape[1] + (x - middle)
        return offsets.astype(np.int64), pixels[y, x].copy()

    @staticmethod
    def _belonging(pixels: Pixels, paper: np.uint32, shape: Shape) -> NDArray[np.bool_]:
        """The pixels that belong to a symbol: those that differ from paper, and what a ring encloses."""
        drawn: NDArray[np.bool_] = pixels != paper
        if shape in (Shape.ARROW_LEFT, Shape.ARROW_RIGHT, Shape.CROSS):
            return drawn
        left = np.maximum.accumulate(drawn, axis=1)
        right = np.maximum.accumulate(drawn[:, ::-1], axis=1)[:, ::-1]
        return np.logical_and(left, right)

    def labels(self, labels: tuple[Label, ...]) -> None:
        """Words are darker (on dark paper: lighter) than all they stand on, so the darker of the two is right."""
        buffer, blend, stamp = self.bytes, self.blend, self.stamp
        height, width = buffer.shape[:2]
        for label in labels:
            bitmap, bearing, ascent = stamp(label)
            y, x = label.y - ascent, label.x + bearing
            h, w = bitmap.shape[:2]
            if x < 0 or y < 0 or x + w > width or y + h > height:
                a, b = max(0, -x), max(0, -y)
                bitmap = bitmap[b : height - y, a : width - x]
                x, y = max(x, 0), max(y, 0)
                h, w = bitmap.shape[:2]
                if h <= 0 or w <= 0:
                    continue
            under = buffer[y : y + h, x : x + w]
            blend(under, bitmap, out=under)


def _buffer(width: int, height: int) -> tuple[Any, NDArray[np.uint8], Pixels]:
    """A renderer of matplotlib and its pixels, as bytes and as whole numbers."""
    renderer: Any = RendererAgg(width, height, 72)  # type: ignore[no-untyped-call]
    pixels = np.asarray(renderer.buffer_rgba())
    return renderer, pixels, pixels.view(np.uint32)[:, :, 0]


def _spread(
    starts: NDArray[np.int64], lengths: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """(all indices of the runs [start, start + length), the lengths for np.repeat)."""
    ends = np.cumsum(lengths)
    first = np.repeat(starts - (ends - lengths), lengths)
    return first + np.arange(int(ends[-1]) if len(ends) else 0), lengths
