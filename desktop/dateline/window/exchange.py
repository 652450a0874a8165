"""What comes in from other programs, and goes out to them, in files of their kinds."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from dateline.model.project import Project
from dateline.window import jobs
from dateline.window.dialogs.files import FileDialogs

if TYPE_CHECKING:
    from dateline.exporting.export import Drawing
    from dateline.storing.importing.imported import Imported
    from dateline.window.dialogs.exporting import Wanted
    from dateline.window.main_window import MainWindow


class Exchange(QObject):
    """Acts on one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialogs = FileDialogs(window, window.settings)

    def import_file(self) -> None:
        if path := self._dialogs.to_import():
            self.preview_import(path)

    def preview_import(self, path: Path) -> None:
        """Show what a file of another program would bring."""
        from dateline.window.dialogs.importing import ImportPreview

        preview = ImportPreview(self._window, self._window.worker, self._window.look.theme, path)
        preview.landed.connect(lambda imported: self._land(path, imported))
        preview.open()

    def _land(self, path: Path, imported: "Imported") -> None:
        from dateline.storing.importing.joining import join

        session = self._window.session
        if not session.project.is_empty:
            session.do(
                f"Import “{path.name}”", lambda project: join(project, imported.project, imported.claims)
            )
        else:
            session.open(join(Project(), imported.project), is_saved=False)
        self._window.settings.remember_recent([path])
        self._window.acts.filing.show_opened()

    def export(self) -> None:
        """Ask what to export, then where to."""
        from dateline.window.dialogs.exporting import ExportDialog

        dialog = ExportDialog(self._window, self._window.session.project, self._window.session.view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._ask_where)
        dialog.open()

    def _ask_where(self, wanted: "Wanted") -> None:
        path = self._dialogs.to_export(self._window.session.project.title, wanted.format)
        if path:
            self.export_to(path, wanted.format.name, shown=wanted.shown, drawing=wanted.drawing)

    def export_to(
        self,
        path: Path,
        format: str,
        *,
        shown: frozenset[str] | None = None,
        drawing: "Drawing | None" = None,
    ) -> None:
        """Write a file of another kind, and say what it could not hold."""
        project = self._window.session.project
        task = self._window.worker.start(jobs.export, project, str(path), format, shown, drawing)
        task.done.connect(lambda lost: self._tell_exported(path, lost))
        task.failed.connect(lambda error: self._window.message.say(str(error), is_warning=True))

    def _tell_exported(self, path: Path, lost: tuple[str, ...]) -> None:
        said = f"Exported to “{path.name}”."
        offers: list[tuple[str, Callable[[], object]]] = [
            ("Show it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        ]
        if len(lost) == 1:
            said += f" {lost[0]}"
        elif lost:
            said += f" {len(lost)} things could not be held."
            offers.append(("List them", lambda: self._list_lost(path, lost)))
        self._window.message.say(said, *offers)

    def _list_lost(self, path: Path, lost: tuple[str, ...]) -> None:
        from dateline.window.dialogs.lines import LinesDialog

        LinesDialog(self._window, f"What “{path.name}” could not hold", lost).open()
