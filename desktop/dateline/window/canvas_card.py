"""The card beside the pointer: a few lines of words, the first of them strong."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dateline.timeline.scene import Face, Scene
from dateline.timeline.theme import Theme
from dateline.window.canvas_labels import font_of

WIDEST = 320  # pixels at ratio 1, as the next
SIZE = 13
MOST_LINES = 4  # of one text


@dataclass(frozen=True, slots=True)
class Card:
    """Texts, and their lines as (words, cut, height) in a box, in device pixels."""

    texts: list[str]
    lines: tuple[tuple[str, Face, float], ...]
    rect: QRectF


def laid(texts: list[str], scene: Scene, pointer: tuple[float, float], ratio: float) -> Card:
    """The texts wrapped, where they have room near the pointer and not under it."""
    lines, width, height = _lines(texts, ratio)
    pad = 10 * ratio
    width, height = width + 2 * pad, height + 1.6 * pad
    x, y = pointer[0] + 14 * ratio, pointer[1] + 18 * ratio
    if x + width > scene.width - 4:
        x = max(4.0, pointer[0] - 10 * ratio - width)
    if y + height > scene.height - 4:
        y = max(4.0, pointer[1] - 12 * ratio - height)
    return Card(texts, tuple(lines), QRectF(x, y, width, height))


def _lines(texts: list[str], ratio: float) -> tuple[list[tuple[str, Face, float]], float, float]:
    """The lines, the width of the widest, the height of all."""
    lines: list[tuple[str, Face, float]] = []
    widest, most = 0.0, WIDEST * ratio
    for number, text in enumerate(texts):
        face = Face.STRONG if number == 0 else Face.REGULAR
        metrics = QFontMetricsF(font_of(round(SIZE * ratio), face))
        for part in _wrapped(text, metrics, most):
            lines.append((part, face, metrics.height()))
            widest = max(widest, metrics.horizontalAdvance(part))
    return lines, widest, sum(height for _, _, height in lines)


def _wrapped(text: str, metrics: QFontMetricsF, most: float) -> list[str]:
    """The words of a text in lines no wider than `most`."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= most or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, most) for line in lines]


def paint_card(painter: QPainter, card: Card, theme: Theme, ratio: float) -> None:
    rect = card.rect
    painter.setPen(QPen(QColor(*theme.hairline), ratio))
    painter.setBrush(QColor(*theme.raised))
    painter.drawRoundedRect(rect, 6 * ratio, 6 * ratio)
    y = rect.y() + 8 * ratio
    for text, face, height in card.lines:
        painter.setFont(font_of(round(SIZE * ratio), face))
        painter.setPen(QColor(*(theme.ink if face is Face.STRONG else theme.second)))
        painter.drawText(QPointF(rect.x() + 10 * ratio, y + height * 0.8), text)
        y += height
