"""What a journey sets out with: a window with nothing open, and a worker that reads."""

from window_parts import look, qapp, settings, window, worker

__all__ = ["look", "qapp", "settings", "window", "worker"]
