"""The fixtures that the tests of the window share with the journeys."""

from window_parts import canvas, look, opened, project, qapp, settings, window, worker

__all__ = ["canvas", "look", "opened", "project", "qapp", "settings", "window", "worker"]
