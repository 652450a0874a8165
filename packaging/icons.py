"""Draws the program's icons from their SVG with our own Qt: PNG for Linux, ICO for Windows."""

import struct
import sys
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
SMALL = 32
DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "icons"


def drawing(name: str, size: int) -> Path:
    """The SVG to draw from: small sizes have a plainer drawing of their own, where there is one."""
    plainer = DRAWINGS / f"{name}-small.svg"
    return plainer if size <= SMALL and plainer.exists() else DRAWINGS / f"{name}.svg"


def png(name: str, size: int) -> bytes:
    """The icon as a PNG of size × size pixels, on a clear ground."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer = QSvgRenderer(str(drawing(name, size)))
    if not renderer.isValid():
        raise ValueError(f"{drawing(name, size)} is no SVG that Qt can draw")
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(name: str) -> bytes:
    """All sizes in one Windows icon, each as a PNG, which Windows has read since Vista."""
    pictures = [png(name, size) for size in ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + b"".join(pictures)


def write_hicolor(folder: Path, app: str) -> None:
    """The tree below share/icons/hicolor: the program's icon, and that of its files."""
    for name, kind, called in (
        ("dateline", "apps", app),
        ("dateline-project", "mimetypes", "application-x-dateline"),
    ):
        for size in SIZES:
            place = folder / f"{size}x{size}" / kind
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{called}.png").write_bytes(png(name, size))
        place = folder / "scalable" / kind
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{called}.svg").write_bytes((DRAWINGS / f"{name}.svg").read_bytes())


if __name__ == "__main__":
    write_hicolor(Path(sys.argv[1]), "dateline")
    Path(sys.argv[1], "dateline.ico").write_bytes(ico("dateline"))
