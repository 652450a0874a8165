"""The sheet of an event: title, date in words and EDTF, kind, people, place, why this date, and its proof."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dateline.model import edits
from dateline.model.event import Event, Link, LinkKind, Modality
from dateline.model.feasible import feasible
from dateline.model.kinds import KINDS
from dateline.model.words import in_words, ordinal
from dateline.window.panes.date_field import DateField
from dateline.window.panes.detail_sheet import Facts, Section, Sheet
from dateline.window.panes.outline_rows import state_in_words
from dateline.window.panes.parts import (
    Chooser,
    Field,
    NotesField,
    TitleField,
    indented,
    larger,
    link,
    linked,
    second,
    words,
)
from dateline.window.panes.picture_field import PictureField
from dateline.window.panes.review_bar import ReviewBar
from dateline.window.session import Session

_MODALITY = {
    Modality.HAPPENED: "",
    Modality.ONGOING: "Still going on when this was written",
    Modality.PLANNED: "Planned; the text does not say that it happened",
    Modality.CONDITIONAL: "Only if something else comes to pass",
    Modality.DENIED: "The text says that this did not happen",
}
_BACK = {
    LinkKind.ANNIVERSARY_OF: "Its anniversary:",
    LinkKind.PART_OF: "Within it:",
    LinkKind.AFTER: "After it:",
    LinkKind.BEFORE: "Before it:",
    LinkKind.ABOUT: "About it:",
    LinkKind.SEQUEL_OF: "Its sequel:",
}


class EventDetail(Sheet):
    """Shows and edits one event. `picture_asked` carries its id; `picture_given` also the file for a picture."""

    picture_asked = Signal(str)
    picture_given = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = TitleField("Title")
        larger(self.title, 1.25, bold=True)
        self.date = DateField("Date")
        self.review = ReviewBar(session)
        self.note = indented(second())
        self.kind = Chooser()
        self.kind.setEditable(True)
        self.kind.setProperty("quiet", True)
        self.kind.setAccessibleName("Kind")
        self.kind_line = Field("Kind")
        self.kind.setLineEdit(self.kind_line)
        self.kind.addItems(KINDS)
        self.people = Field("People", "Names, separated by commas")
        self.place = Field("Place", "Where it was")
        self.tags = Field("Tags", "Words, separated by commas")
        self.lane = Field("Lane", "A lane of your own to put it in")
        self.notes = NotesField("Notes", "Your own words")
        self.picture = PictureField()
        self.facts, self.own = Facts(), Facts()
        self.why = Section("Why this date?")
        self.versions = Section("The sources disagree")
        self.links = Section("Belongs with")
        self.said = Section("Said about it")
        self.proof = Section("Found in")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        for name, field in (
            ("Kind", self.kind),
            ("People", self.people),
            ("Place", self.place),
        ):
            self.facts.add(name, field)
        self.own.add("Tags", self.tags)
        self.own.add("Lane", self.lane)
        self.own.add("Notes", self.notes)
        self.own.add("Picture", self.picture)
        for part in (self.title, self.date, self.note, self.review, self.why, self.versions, self.facts):
            self.column.addWidget(part)
        for part in (self.proof, self.links, self.said, self.own):
            self.column.addWidget(part)

    def _connect(self) -> None:
        do = self.session.do
        self.title.typed.connect(self._retitle)
        self.title.left.connect(self.session.settle)
        self.date.understood.connect(
            lambda when, text: do("Change the date", lambda p: edits.redate(p, self.id, when, text))
        )
        self.kind.textActivated.connect(
            lambda text: self._change("Change the kind", kind=text.strip() or "other")
        )
        self.kind_line.given.connect(
            lambda text: self._change("Change the kind", kind=text.strip() or "other")
        )
        self.people.given.connect(lambda text: self._change("Change the people", people=listed(text)))
        self.place.given.connect(lambda text: self._change("Change the place", place=text.strip()))
        self.tags.given.connect(lambda text: self._change("Change the tags", tags=listed(text)))
        self.lane.given.connect(lambda text: self._change("Change the lane", lane=text.strip()))
        self.notes.typed.connect(self._note_down)
        self.notes.left.connect(self.session.settle)
        self.picture.asked.connect(lambda: self.picture_asked.emit(self.id))
        self.picture.given.connect(lambda path: self.picture_given.emit(self.id, path))
        self.picture.removed.connect(
            lambda: do("Remove the picture", lambda p: edits.show_picture(p, self.id, None))
        )

    def _retitle(self, text: str) -> None:
        self.session.do("Change the title", lambda p: edits.retitle(p, self.id, text), key=f"title {self.id}")

    def _note_down(self, text: str) -> None:
        self.session.do(
            "Change the notes",
            lambda p: edits.change_event(p, self.id, notes=text.rstrip()),
            key=f"notes {self.id}",
        )

    def _change(self, text: str, **parts: object) -> None:
        self.session.do(text, lambda p: edits.change_event(p, self.id, **parts))

    def part(self) -> object:
        event = self.project.event(self.id)
        about = tuple(each for each in self.project.statements if each.event == self.id)
        pointing = tuple(self.project.links_to(self.id))
        titles = tuple(
            target.title
            for link in (event.links if event else ())
            if (target := self.project.event(link.target))
        )
        picture = self.project.picture(event.picture) if event else None
        return event, about, pointing, titles, picture, self.sources(), self.event_beside()

    def draw(self) -> None:
        event = self.project.event(self.id)
        if not event:
            return
        self.title.show_text(event.title)
        self.date.show_when(event.when)
        self.review.show_entry(event, state_in_words(event))
        self.note.setText(self._note(event))
        self.note.setVisible(bool(self.note.text()))
        self.kind.setCurrentText(event.kind)
        self.kind_line.show_text(event.kind)
        self.people.show_text(", ".join(event.people))
        self.place.show_text(event.place)
        self.tags.show_text(", ".join(event.tags))
        self.lane.show_text(event.lane)
        self.notes.show_text(event.notes)
        self.picture.show_picture(event.picture, self.project.picture(event.picture))
        bounds = [] if event.when.is_dated else feasible(self.project, event).lines
        self.why.show_lines([*self.why_lines(event.why), *map(second, bounds)])
        self.versions.show_lines(self._version_lines(event))
        self.links.show_lines(self._link_lines(event))
        about = [each for each in self.project.statements if each.event == event.id]
        self.said.show_lines(
            [self.entry_line(each.id, f"{each.speaker.name}:" if each.speaker else "") for each in about]
        )
        self.proof.show_lines(self.passage_lines(event.passages, can_part=True))

    def _note(self, event: Event) -> str:
        lines = [_MODALITY[event.modality]]
        if event.ordinal:
            what = f"The {ordinal(event.ordinal.number)} {event.ordinal.series}"
            lines.append(f"{what}. {event.ordinal.note}" if event.ordinal.note else f"{what}.")
        return "\n".join(filter(None, lines))

    def _version_lines(self, event: Event) -> list[QWidget]:
        lines: list[QWidget] = []
        for number, version in enumerate(event.versions):
            said = in_words(version.when, with_weekday=True)
            if version.when == event.when:
                lines.append(words(said))
            else:
                take = link(f"take:{number}", "take this date")
                lines.append(linked(f"{escape(said)} {take}", self.follow))
            lines += self.passage_lines(version.passages[:1])
        return lines

    def _link_lines(self, event: Event) -> list[QWidget]:
        lines = []
        for each in event.links:
            kind = each.kind.value
            undo = link(f"unlink:{kind}:{each.target}", "unlink")
            lines.append(self.entry_line(each.target, f"{kind[0].upper()}{kind[1:]}:", undo))
            lines += self.why_lines(each.why)
        back = self.project.links_to(event.id)
        lines += [self.entry_line(other.id, _BACK[each.kind]) for other, each in back]
        if other := self.event_beside():
            ways = " · ".join(link(f"link:{kind.value}:{other.id}", kind.value) for kind in LinkKind)
            lines.append(linked(f"Say that it is: {ways} – “{escape(other.title)}”", self.follow))
        return lines

    def follow(self, address: str) -> None:
        sort, _, rest = address.partition(":")
        kind, _, target = rest.partition(":")
        if sort == "link":
            added = Link(LinkKind(kind), target)
            self.session.do("Link two events", lambda p: edits.link(p, self.id, added))
        elif sort == "unlink":
            self.session.do("Unlink two events", lambda p: edits.unlink(p, self.id, LinkKind(kind), target))
        elif sort == "take":
            self.session.do("Take the date of a source", lambda p: edits.take_version(p, self.id, int(rest)))
        else:
            super().follow(address)


def listed(text: str) -> tuple[str, ...]:
    """Names between commas, each once."""
    return tuple(dict.fromkeys(filter(None, (" ".join(part.split()) for part in text.split(",")))))
