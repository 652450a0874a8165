"""The program's own icons: SVG in currentColor, drawn sharp at any scale in the colours that hold."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from dateline.resources import resource


class _Strokes(QIconEngine):
    """Draws one icon in the ink of the palette, faint where it is disabled, as the words beside it where selected."""

    def __init__(self, svg: bytes) -> None:
        super().__init__()
        self._svg = svg

    def clone(self) -> QIconEngine:
        return _Strokes(self._svg)

    def paint(self, painter: QPainter, rect, mode: QIcon.Mode, state: QIcon.State) -> None:  # type: ignore[no-untyped-def]
        group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Normal
        is_selected = mode == QIcon.Mode.Selected
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.ButtonText
        colour = QApplication.palette().color(group, role).name()
        renderer = QSvgRenderer(QByteArray(self._svg.replace(b"currentColor", colour.encode())))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap


def icon(name: str) -> QIcon:
    """The icon `name` of resources/icons."""
    return QIcon(_Strokes(resource(f"icons/{name}.svg").read_bytes()))
