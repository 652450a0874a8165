"""The sheet of the document itself, shown while nothing is selected: its own date and why, and what was found."""

from pathlib import Path

from PySide6.QtCore import Signal

from dateline.model import edits
from dateline.model.finding import everything
from dateline.model.review import Review
from dateline.model.source import Basis, Source
from dateline.model.words import counted
from dateline.window.panes.date_field import DateField
from dateline.window.panes.detail_sheet import Facts, Section, Sheet
from dateline.window.panes.eras import EraSection
from dateline.window.panes.parts import Field, TitleField, in_short, indented, larger, second
from dateline.window.session import Session

_BASIS = {
    Basis.GIVEN: "You gave the document's own date.",
    Basis.STATED: "The document says when it was published.",
    Basis.INFERRED: "The document does not say when it was published; this was worked out from its words.",
    Basis.UNKNOWN: "When it was published is not known. Type a date to place what hangs on it.",
}


def _place(source: Source) -> str:
    """The file that it is from."""
    return str(Path(in_short(Path(source.path).parent), Path(source.path).name)) if source.path else ""


class DocumentDetail(Sheet):
    """Shows the source in focus: the first, or the one that was asked for. `published` tells of a date given to
    it: the source's id, a When, and the words that were typed."""

    published = Signal(str, object, str)
    retitled = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = TitleField("Title of the document")
        self.title.setPlaceholderText("Untitled")
        larger(self.title, 1.25, bold=True)
        self.publisher = indented(second())
        self.date = DateField("Published")
        self.basis = indented(second())
        self.why = Section("Why this date?")
        self.found = Section("Found in it")
        self.nothing = second("No document here. Select an event to see what is known of it.")
        self.name = Field("Name of the timeline", "Untitled")
        self.whole = Facts()
        self.whole.add("Timeline", self.name)
        self.eras = EraSection(session)
        self.eras.done.connect(self.done)
        self._head = (self.title, self.publisher, self.date, self.basis)
        for part in (self.nothing, *self._head, self.why, self.found, self.whole, self.eras):
            self.column.addWidget(part)
        self.source_id = ""
        self.title.typed.connect(lambda text: self.retitled.emit(self.source_id, text))
        self.name.given.connect(
            lambda text: session.do("Rename the timeline", lambda p: edits.rename(p, text))
        )
        self.title.left.connect(session.settle)
        self.date.understood.connect(lambda when, text: self.published.emit(self.source_id, when, text))

    def show_source(self, id: str) -> None:
        """Show another source, the one that the source pane shows."""
        self.source_id = id
        self.show_entry(self.session.project, "")

    def source(self) -> Source | None:
        sources = self.project.sources
        return self.project.source(self.source_id) or (sources[0] if sources else None)

    def part(self) -> object:
        return (
            self.source(),
            self.project.events,
            self.project.statements,
            self.project.eras,
            self.project.title,
        )

    def draw(self) -> None:
        source = self.source()
        self.name.show_text(self.project.title)
        self.eras.show_eras(self.project.eras)
        self.nothing.setVisible(source is None)
        for part in self._head:
            part.setVisible(source is not None)
        if source is None:
            self.why.show_lines([])
            self.found.show_lines([])
            return
        self.source_id = source.id
        self.title.show_text(source.title)
        self.publisher.setText(source.publisher or _place(source))
        self.date.show_when(source.published.when)
        self.basis.setText(_BASIS[source.published.basis])
        self.why.show_lines(self.why_lines(source.published.why))
        self.found.show_lines([second(line) for line in self._counts(source)])

    def _counts(self, source: Source) -> list[str]:
        events = sum(any(p.source == source.id for p in e.passages) for e in self.project.events)
        statements = sum(s.sentence.source == source.id for s in self.project.statements)
        dates = sum(t.passage.source == source.id for t in self.project.timexes)
        left = sum(each.review is Review.FOUND for each in everything(self.project))
        found = [(events, "event"), (statements, "statement"), (dates, "date")]
        lines = [", ".join(counted(number, word) for number, word in found if number) or "Nothing"]
        if left:
            lines.append(f"{left:,} in the project {'is' if left == 1 else 'are'} not yet reviewed")
        elif self.project.events or self.project.statements:
            lines.append("Everything is reviewed")
        return lines
