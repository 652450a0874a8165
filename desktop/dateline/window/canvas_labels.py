"""Words as small pictures, shaped and drawn by Qt once and kept: any script the system can show."""

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter

from dateline.resources import resource
from dateline.timeline.raster import Bitmap
from dateline.timeline.scene import Face, Label, palette
from dateline.timeline.theme import Theme

FILES = {
    Face.REGULAR: "fonts/SourceSans3-Regular.ttf",
    Face.ITALIC: "fonts/SourceSans3-Italic.ttf",
    Face.STRONG: "fonts/SourceSans3-SemiBold.ttf",
}
MOST_KEPT = 20_000
MARGIN = 3  # pixels around the words for letters that lean out


@lru_cache(maxsize=1)
def chart_family() -> str:
    """The name under which Qt knows the chart's own family, its files made known on first use."""
    families: list[str] = []
    for file in FILES.values():
        number = QFontDatabase.addApplicationFont(str(resource(file)))
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else QFont().family()


@lru_cache(maxsize=128)
def font_of(size: int, face: Face) -> QFont:
    """The chart's font at a size in device pixels."""
    font = QFont(chart_family())
    font.setPixelSize(max(size, 1))
    font.setItalic(face is Face.ITALIC)
    font.setWeight(QFont.Weight.DemiBold if face is Face.STRONG else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=128)
def _metrics(size: int, face: Face) -> QFontMetricsF:
    return QFontMetricsF(font_of(size, face))


@lru_cache(maxsize=MOST_KEPT)
def measured(text: str, size: int, face: Face) -> float:
    """The width of words in device pixels; a scene.Measure."""
    return _metrics(size, face).horizontalAdvance(text)


class Stamps:
    """The pictures of words in one theme."""

    def __init__(self, theme: Theme) -> None:
        colours = palette(theme)
        self.paper = QColor(*colours[0])
        self.inks = [QColor(*colour) for colour in colours]
        self.kept: dict[tuple[object, ...], Bitmap] = {}

    def stamp(self, label: Label) -> Bitmap:
        """The picture of a label; a raster.Stamp."""
        key = label[2:6]  # text, size, face, code
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) > MOST_KEPT:
                self.kept.clear()
            found = self.kept[key] = self._drawn(label)
        return found

    def _drawn(self, label: Label) -> Bitmap:
        metrics = _metrics(label.size, label.face)
        ascent = int(metrics.ascent()) + 1
        height = ascent + int(metrics.descent()) + 2
        width = label.width + 2 * MARGIN
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(self.paper)
        painter = QPainter(image)
        painter.setFont(font_of(label.size, label.face))
        painter.setPen(self.inks[label.code])
        painter.drawText(MARGIN, ascent, label.text)
        painter.end()
        pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, image.bytesPerLine() // 4)
        rows, columns = (np.flatnonzero((pixels != pixels[0, 0]).any(axis=axis)) for axis in (1, 0))
        if not len(rows):
            return np.zeros((0, 0), np.uint32), 0, 0
        inked = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        return np.ascontiguousarray(inked), int(columns[0]) - MARGIN, ascent - int(rows[0])
