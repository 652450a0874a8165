"""The keys of the timeline: what each does while the timeline has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from dateline.window.canvas import TimelineCanvas

PAN = 0.12  # of the width, for an arrow
PAGE = 0.9
ZOOM = 1.5
_FAR = 1 << 40  # more steps than there are marks


def act_of(canvas: TimelineCanvas, key: int, keys: Qt.KeyboardModifier) -> Callable[[], None] | None:
    """What a key with others held stands for; None where it stands for nothing here."""
    if keys & Qt.KeyboardModifier.ControlModifier:
        return _with_control(canvas).get(Qt.Key(key))
    with_alt = bool(keys & Qt.KeyboardModifier.AltModifier)
    if with_alt and keys & Qt.KeyboardModifier.ShiftModifier:
        return None  # moves dates, from wherever the keyboard is
    return _alone(canvas, with_alt).get(Qt.Key(key))


def _with_control(canvas: TimelineCanvas) -> dict[Qt.Key, Callable[[], None]]:
    return {
        Qt.Key.Key_0: canvas.fit_all,
        Qt.Key.Key_Plus: lambda: canvas.zoom(ZOOM),
        Qt.Key.Key_Equal: lambda: canvas.zoom(ZOOM),
        Qt.Key.Key_Minus: lambda: canvas.zoom(1 / ZOOM),
    }


def _alone(canvas: TimelineCanvas, with_alt: bool) -> dict[Qt.Key, Callable[[], None]]:
    return {
        Qt.Key.Key_Left: canvas.back if with_alt else lambda: canvas.pan(-PAN),
        Qt.Key.Key_Right: canvas.forward if with_alt else lambda: canvas.pan(PAN),
        Qt.Key.Key_PageUp: lambda: canvas.pan(-PAGE),
        Qt.Key.Key_PageDown: lambda: canvas.pan(PAGE),
        Qt.Key.Key_Up: lambda: canvas.step_selection(-1),
        Qt.Key.Key_Down: lambda: canvas.step_selection(1),
        Qt.Key.Key_Home: lambda: canvas.step_selection(-_FAR),
        Qt.Key.Key_End: lambda: canvas.step_selection(_FAR),
        Qt.Key.Key_Return: canvas.activate,
        Qt.Key.Key_Enter: canvas.activate,
        Qt.Key.Key_Escape: canvas.step_back,
    }
