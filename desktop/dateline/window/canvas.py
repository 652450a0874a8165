"""The timeline as a Qt widget: shows a project through a view, and turns mouse and keys into new views."""

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dateline.model.project import Project
from dateline.timeline.theme import LIGHT, Theme
from dateline.timeline.view import View


class TimelineCanvas(FigureCanvasQTAgg):  # type: ignore[misc]
    """Shows what it is given and tells what the hand wants; the caller keeps project and view.

    `view_changed` carries the wanted View, already shown; `activated` the id whose detail is asked for;
    `edit_asked` the id and the model.when.When that a dragged bar was given.
    """

    view_changed = Signal(object)
    activated = Signal(str)
    edit_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Figure(frameon=False))
        self.setParent(parent)
        self.project = Project()
        self.view = View()
        self.theme = LIGHT
        self.moves = True

    def show(self, project: Project | None = None, view: View | None = None) -> None:  # type: ignore[override]
        """Shows a project through a view; without arguments the widget itself, as in Qt."""
        if project is None or view is None:
            super().show()
            return
        self.project, self.view = project, view
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draws in other colours from the next frame on."""
        self.theme = theme
        self.update()

    def set_motion(self, moves: bool) -> None:
        """False where the person asked for reduced motion."""
        self.moves = moves

    def fit_all(self) -> None:
        """Shows every dated event."""

    def fit(self, id: str) -> None:
        """Shows one event or statement with some room around it."""

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Shows 1/`factor` of the time, the day number `at` (or the middle) staying where it is."""

    def step_selection(self, by: int) -> None:
        """Selects the event `by` places further in reading order, and reveals it."""

    def reveal(self, id: str) -> None:
        """Moves as little as is needed for one event or statement to be in view."""

    def back(self) -> None:
        """The view before this one."""

    def forward(self) -> None:
        """The view that `back` left."""
