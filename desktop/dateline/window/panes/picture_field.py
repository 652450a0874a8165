"""The picture of an event: shown where there is one, chosen from a file or dropped, and taken away."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from dateline.model.picture import Picture
from dateline.window.panes.parts import link, linked

_HIGHEST = 220  # pixels of a picture in the pane
_MOST_SIDE = 4000  # of a picture that is decoded at all
_CHOOSE, _REMOVE = "choose", "remove"


class PictureField(QWidget):
    """`asked` for another picture; `given` tells of a file that was dropped; `removed` that none is wanted."""

    asked = Signal()
    given = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.image = QLabel()
        self.image.setAccessibleName("Picture")
        self.image.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.ways = linked("", self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 3, 0, 3)
        column.setSpacing(4)
        column.addWidget(self.image)
        column.addWidget(self.ways)
        self.setFocusProxy(self.ways)
        self.setAcceptDrops(True)

    def show_picture(self, name: str, picture: Picture | None) -> None:
        """Show what an event's `picture` names; a picture that is elsewhere is named and not fetched."""
        self._image = image_of(picture) if picture and picture.is_sound else QImage()
        words = []
        if picture and self._image.isNull():
            words.append("This picture cannot be shown.")
        elif name and not picture:
            words.append(f"{escape(name)} is not in the project, and is not fetched.")
        words.append(link(_CHOOSE, "Another…" if name else "Choose a picture…"))
        if name:
            words.append(link(_REMOVE, "Remove"))
        self.ways.setText(" · ".join(words))
        self._fit()

    def _fit(self) -> None:
        self.image.setVisible(not self._image.isNull())
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(max(self.width() - 7, 40), _HIGHEST)
        shown = QPixmap.fromImage(
            self._image.scaled(
                room.boundedTo(self._image.size()) * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        shown.setDevicePixelRatio(ratio)
        self.image.setPixmap(shown)
        self.image.setFixedHeight(int(shown.height() / ratio + 0.5))

    def _go(self, address: str) -> None:
        (self.asked if address == _CHOOSE else self.removed).emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.given.emit(_files(event)[0])


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def image_of(picture: Picture) -> QImage:
    """The pixels of a picture; none where its file is not sound or is larger than the program makes them."""
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(picture.media_type.removeprefix("image/").encode()))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _MOST_SIDE:
        return QImage()
    return reader.read()
