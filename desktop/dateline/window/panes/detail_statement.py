"""The sheet of a statement: who said it, how, what, when and why then, about which event, and its sentence."""

from html import escape

from PySide6.QtWidgets import QLabel, QWidget

from dateline.model import edits
from dateline.model.span import Passage, Span
from dateline.model.statement import Quoted, Statement
from dateline.timeline.theme import Theme
from dateline.window.panes.date_field import DateField
from dateline.window.panes.detail_sheet import Facts, Section, Sheet
from dateline.window.panes.outline_rows import state_in_words
from dateline.window.panes.parts import Field, NotesField, indented, larger, link, linked, second, words
from dateline.window.panes.review_bar import ReviewBar
from dateline.window.session import Session
from dateline.window.theme import reading_font

_QUOTED = {
    Quoted.DIRECT: "word for word",
    Quoted.INDIRECT: "reported, not word for word",
    Quoted.MIXED: "reported, with words quoted",
}


class StatementDetail(Sheet):
    """Shows and edits one statement."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.speaker = Field("Speaker", "Who said it")
        larger(self.speaker, 1.25, bold=True)
        self.role = indented(second())
        self.content: QLabel = indented(words())
        self.content.setFont(reading_font(self.font().pointSizeF() * 1.1))
        self.how = indented(second())
        self.date = DateField("Said on")
        self.review = ReviewBar(session)
        self.tags = Field("Tags", "Words, separated by commas")
        self.notes = NotesField("Notes", "Your own words")
        self.facts = Facts()
        self.facts.add("Tags", self.tags)
        self.facts.add("Notes", self.notes)
        self.why = Section("Why this date?")
        self.who_why = Section("Why this speaker?")
        self.about_event = Section("Belongs to")
        self.relayed = Section("Passed on by")
        self.sentence = Section("Its sentence")
        for part in (self.speaker, self.role, self.content, self.how, self.date, self.review, self.why):
            self.column.addWidget(part)
        for below in (self.about_event, self.sentence, self.who_why, self.relayed, self.facts):
            self.column.addWidget(below)
        self._connect()

    def _connect(self) -> None:
        do = self.session.do
        self.speaker.given.connect(
            lambda text: do("Change the speaker", lambda p: edits.name_speaker(p, self.id, text))
        )
        self.date.understood.connect(
            lambda when, text: do("Change the date", lambda p: edits.redate(p, self.id, when, text))
        )
        self.tags.given.connect(
            lambda text: do(
                "Change the tags",
                lambda p: edits.change_statement(
                    p, self.id, tags=tuple(filter(None, map(str.strip, text.split(","))))
                ),
            )
        )
        self.notes.typed.connect(
            lambda text: do(
                "Change the notes",
                lambda p: edits.change_statement(p, self.id, notes=text.rstrip()),
                key=f"notes {self.id}",
            )
        )
        self.notes.left.connect(self.session.settle)

    def part(self) -> object:
        statement = self.project.statement(self.id)
        event = self.project.event(statement.event) if statement else None
        return statement, event, self.sources(), self.event_beside()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.content.setFont(reading_font(self.font().pointSizeF() * 1.1))

    def draw(self) -> None:
        statement = self.project.statement(self.id)
        if not statement:
            return
        speaker = statement.speaker
        self.speaker.show_text(speaker.name if speaker else "")
        self.role.setText(_role(statement))
        self.role.setVisible(bool(self.role.text()))
        self.content.setText(" … ".join(self.project.words(each) for each in statement.content))
        self.how.setText(self._how(statement))
        self.date.show_when(statement.said)
        self.review.show_entry(statement, state_in_words(statement))
        self.tags.show_text(", ".join(statement.tags))
        self.notes.show_text(statement.notes)
        self.about_event.show_lines(self._about(statement))
        self.relayed.show_lines([self.entry_line(statement.relayed_by)] if statement.relayed_by else [])
        self.why.show_lines(self.why_lines(statement.said_why))
        self.who_why.show_lines(self.why_lines(speaker.why) if speaker else [])
        marked = [(part, "name") for part in statement.content] + [(part, "cue") for part in statement.cue]
        marked += [(part, "speaker") for part in (speaker.passages[:1] if speaker else ())]
        self.sentence.show_lines([self.passage_line(_whole(statement), marked)])

    def _about(self, statement: Statement) -> list[QWidget]:
        """The event that it is about, and the other one that is selected, which it may be about."""
        other, lines = self.event_beside(), []
        if statement.event:
            lines.append(self.entry_line(statement.event, "", link("about:", "unlink")))
        if other and other.id != statement.event:
            about = link(f"about:{other.id}", "Say that it is about")
            lines.append(linked(f"{about} “{escape(other.title)}”", self.follow))
        return lines

    def follow(self, address: str) -> None:
        sort, _, event = address.partition(":")
        if sort == "about":
            text = "Link the statement to an event" if event else "Unlink the statement"
            self.session.do(text, lambda p: edits.change_statement(p, self.id, event=event))
        else:
            super().follow(address)

    def _how(self, statement: Statement) -> str:
        cue = " … ".join(self.project.words(each) for each in statement.cue)
        is_sign = not any(map(str.isalnum, cue))  # the colon behind a label, the dash before a signature
        said = (
            f"“{cue}”, {_QUOTED[statement.quoted]}" if not is_sign else _QUOTED[statement.quoted].capitalize()
        )
        return f"{said}; a document speaks" if statement.is_document else said


def _whole(statement: Statement) -> Passage:
    """The passage from the first to the last of its words, which may run over several sentences."""
    parts = [
        p.span for p in (statement.sentence, *statement.content) if p.source == statement.sentence.source
    ]
    return Passage(statement.sentence.source, Span(min(p.start for p in parts), max(p.end for p in parts)))


def _role(statement: Statement) -> str:
    """What the text calls the speaker, and who is in a group."""
    speaker = statement.speaker
    if not speaker:
        return "The text does not name who said this."
    members = ", ".join(speaker.members)
    return " · ".join(filter(None, (speaker.role, members)))
