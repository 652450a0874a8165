"""The source pane: which document, when it was published, and its text with the marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QStackedLayout, QVBoxLayout, QWidget

from dateline.model.finding import entry, place_in_text, title_of, when_of
from dateline.model.project import Project
from dateline.model.source import Basis, Source
from dateline.model.span import Passage
from dateline.model.words import in_words
from dateline.timeline.view import View
from dateline.window.panes.find_line import FindLine
from dateline.window.panes.marks import Mark, MarkKind, marks_of, passage_of
from dateline.window.panes.parts import Chooser
from dateline.window.panes.source_text import SourceText
from dateline.window.session import Session
from dateline.window.theme import Look

_BASIS = {
    Basis.GIVEN: "dated {} by you",
    Basis.STATED: "dated {}",
    Basis.INFERRED: "dated {}, worked out",
    Basis.UNKNOWN: "its own date is not known",
}
_LONGEST_SOUGHT = 80  # selected characters that one may want to look for


class SourcePane(QWidget):
    """Shows one source at a time, in step with the selection; `shown_changed` carries its id."""

    shown_changed = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: Source | None = None
        self._told = ""  # the selection that came from here needs no scrolling
        self.chooser = Chooser()
        self.chooser.setAccessibleName("Source")
        self.chooser.setProperty("quiet", True)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(12)  # a long title takes no room from the other panes
        self.line = QLabel()
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line.setProperty("part", "second")
        self.line.setContentsMargins(4, 0, 0, 4)
        self.text = SourceText(look.theme)
        self.text.describe = self._describe
        self.finding = FindLine()
        self._found: list[Passage] = []
        self.empty = QLabel("No source is open.")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self.setFocusProxy(self.text)
        look.changed.connect(self.text.set_theme)
        self.text.mark_chosen.connect(self._choose)
        self.finding.found.connect(self._mark_found)
        self.finding.went.connect(self._go_to)
        self.finding.left.connect(self.text.setFocus)
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
        column.addWidget(self.finding)
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

    def look_for(self) -> None:
        """Let a person look for words in the sources, from the caret on; for those that are selected, if any."""
        if self.shown:
            span = self.text.selected_span()
            words = " ".join(span.of(self.shown.text).split()) if span and len(span) < _LONGEST_SOUGHT else ""
            self.finding.begin(self._session.project.sources, self.shown, self.text.position, words)

    def _mark_found(self, places: list[Passage]) -> None:
        self._found = places
        shown = self.shown.id if self.shown else ""
        self.text.show_found([place.span for place in places if place.source == shown])

    def _go_to(self, place: Passage) -> None:
        source = self._session.project.source(place.source)
        if source:
            self._show(source)
            self.text.go_to(place.span)

    def _describe(self, mark: Mark) -> str:
        """The title and the date of what a mark stands for, or the date that its words name."""
        project = self._session.project
        each = entry(project, mark.id)
        if mark.kind is MarkKind.DATE:
            named = [t for t in project.timexes if t.passage.span == mark.span and self._is_shown(t.passage)]
            return "\n".join(in_words(t.when, with_weekday=t.when.is_exact) for t in named if t.when.is_dated)
        return f"{title_of(project, each)}\n{in_words(when_of(each))}" if each else ""

    def _is_shown(self, passage: Passage) -> bool:
        return self.shown is not None and passage.source == self.shown.id

    def _follow(self, before: Project, after: Project) -> None:
        if before.sources is not after.sources:
            self._list_sources(after)
            if new := _added(before, after):
                self._show(new)
        parts = ("events", "statements", "timexes", "sources")
        if any(getattr(before, part) is not getattr(after, part) for part in parts) and self.shown:
            self.text.show_marks(marks_of(after, self.shown.id))

    def _list_sources(self, project: Project) -> None:
        self.chooser.clear()
        for source in project.sources:
            self.chooser.addItem(source.title or source.path or "Untitled")
        self.chooser.setVisible(len(project.sources) > 1)
        self._pages.setCurrentIndex(1 if project.sources else 0)
        self.finding.renew(project.sources)
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
        if self._found and self.shown is not source:
            self.shown = source
            self._mark_found(self._found)
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


def _added(before: Project, after: Project) -> Source | None:
    """The first source that was added to those that were there; None where none was, or where it begins anew."""
    if not before.sources or any(after.source(each.id) is not each for each in before.sources):
        return None
    return next((each for each in after.sources if before.source(each.id) is None), None)
