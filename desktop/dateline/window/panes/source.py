"""The source pane: which document, when it was published, and its text with the marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QStackedLayout, QVBoxLayout, QWidget

from dateline.model.finding import place_in_text
from dateline.model.project import Project
from dateline.model.source import Basis, Source
from dateline.model.span import Passage
from dateline.model.words import in_words
from dateline.timeline.view import View
from dateline.window.panes.marks import Mark, marks_of, passage_of
from dateline.window.panes.source_text import SourceText
from dateline.window.session import Session
from dateline.window.theme import Look

_BASIS = {
    Basis.GIVEN: "dated {} by you",
    Basis.STATED: "dated {}",
    Basis.INFERRED: "dated {}, worked out",
    Basis.UNKNOWN: "its own date is not known",
}


class SourcePane(QWidget):
    """Shows one source at a time, in step with the selection; `shown_changed` carries its id."""

    shown_changed = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: Source | None = None
        self._told = ""  # the selection that came from here needs no scrolling
        self.chooser = QComboBox()
        self.chooser.setAccessibleName("Source")
        self.chooser.setProperty("quiet", True)
        self.line = QLabel()
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line.setProperty("part", "second")
        self.line.setContentsMargins(4, 0, 0, 4)
        self.text = SourceText(look.theme)
        self.empty = QLabel("No source is open.")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self.setFocusProxy(self.text)
        look.changed.connect(self.text.set_theme)
        self.text.mark_chosen.connect(self._choose)
        self.chooser.activated.connect(lambda at: self._show(self._session.project.sources[at]))
        session.changed.connect(self._follow)
        session.looked.connect(self._follow_selection)
        self._follow(Project(), session.project)

    def _arrange(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.chooser)
        column.addWidget(self.line)
        column.addWidget(self.text, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)

    def show_passage(self, passage: Passage) -> None:
        """Bring a passage into sight and light it up."""
        source = self._session.project.source(passage.source)
        if source:
            self._show(source)
            self.text.select(self._session.selected, passage.span)

    def _follow(self, before: Project, after: Project) -> None:
        if before.sources is not after.sources:
            self._list_sources(after)
        parts = ("events", "statements", "timexes", "sources")
        if any(getattr(before, part) is not getattr(after, part) for part in parts) and self.shown:
            self.text.show_marks(marks_of(after, self.shown.id))

    def _list_sources(self, project: Project) -> None:
        self.chooser.clear()
        for source in project.sources:
            self.chooser.addItem(source.title or source.path or "Untitled")
        self.chooser.setVisible(len(project.sources) > 1)
        self._pages.setCurrentIndex(1 if project.sources else 0)
        kept = project.source(self.shown.id) if self.shown else None
        shown = kept or (project.sources[0] if project.sources else None)
        if shown is None:
            self.shown = None
        else:
            self._show(shown)

    def _show(self, source: Source) -> None:
        project = self._session.project
        self.chooser.setCurrentIndex(project.sources.index(source))
        words = _BASIS[source.published.basis].format(in_words(source.published.when))
        line = " · ".join(filter(None, (source.publisher, words)))
        self.line.setText(line[:1].upper() + line[1:])
        if self.shown is None or self.shown.text is not source.text:
            self.text.show_text(source.text)
        if self.shown is not source:
            self.text.show_marks(marks_of(project, source.id))
        self.shown = source
        self.shown_changed.emit(source.id)

    def _choose(self, mark: Mark) -> None:
        if mark.id:
            self._told = mark.id
            self._session.select(mark.id)
            self._told = ""

    def _follow_selection(self, before: View, after: View) -> None:
        if before.selection == after.selection:
            return
        id = self._session.selected
        project = self._session.project
        passage = passage_of(project, id)
        each = project.event(id) or project.statement(id)
        if passage is None and each:
            passage = place_in_text(each)
        if passage and id != self._told:
            self.show_passage(passage)
        else:
            self.text.select(id, None)
