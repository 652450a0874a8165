"""What the sheets of the detail pane share: sections, lines of why, passages that can be clicked."""

from collections import defaultdict
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from dateline.model.anchors import Anchor, anchor_of, given_at, others_of
from dateline.model.event import Event
from dateline.model.finding import around, title_of, when_of
from dateline.model.joining import has_hand_date
from dateline.model.project import Project
from dateline.model.source import Basis, Source, Step
from dateline.model.span import Passage, Span, gathered
from dateline.model.timex import Alternative
from dateline.model.words import in_words
from dateline.timeline.theme import LIGHT, Theme
from dateline.window.panes.date_field import Understand, understand_edtf
from dateline.window.panes.parts import heading, keep_tab_order, link, linked, second
from dateline.window.panes.why_line import WhyLine, other_line
from dateline.window.session import Session
from dateline.window.theme import paint, tint

INDENT = 7  # pixels: where the words begin in a field that one can type in
_LABEL_TOP = 5  # pixels: and how far below its edge


class Section(QWidget):
    """A heading over lines of words that are made anew whenever they change."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = heading(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INDENT, 8, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.title)
        self._lines: list[QWidget] = []

    def show_lines(self, lines: list[QWidget]) -> None:
        """Show these lines; the section goes where there are none."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = lines
        for line in lines:
            self._column.addWidget(line)
        self.setVisible(bool(lines))


class Facts(QWidget):
    """Names and values in two columns; a name stands beside the first line of its value."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(INDENT, 4, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, value: QWidget) -> QLabel:
        label = second(name)
        label.setWordWrap(False)
        label.setSizePolicy(label.sizePolicy().Policy.Maximum, label.sizePolicy().verticalPolicy())
        label.setBuddy(value)
        row = self._grid.rowCount()
        label.setContentsMargins(0, _LABEL_TOP, 0, 0)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        return label


class Sheet(QWidget):
    """One page of the detail pane. Links in its words are passages of the sources or entries of the project.

    `done` when a key has left a field that was made later than the sheet. `split_asked` tells of a passage that is to
    be an event of its own. `anchor_dated` tells of another date for what a date counts from: an Anchor, a When, and
    the words typed.
    """

    passage_asked = Signal(Passage)
    split_asked = Signal(Passage)
    anchor_dated = Signal(object, object, str)
    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.understand: Understand = understand_edtf
        self.session = session
        self.project = Project()
        self.id = ""
        self.theme = LIGHT
        self._drawn: object = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def show_entry(self, project: Project, id: str) -> None:
        """Show an entry of a project, unless it is what is shown."""
        self.project, self.id = project, id
        part = self.part()
        if part is not self._drawn and (part != self._drawn or part is None):
            self._drawn = part
            self._redraw()

    def event_beside(self) -> Event | None:
        """The event that is selected besides the entry shown, where there are just two."""
        chosen = self.session.view.selection
        return self.project.event(chosen[1]) if len(chosen) == 2 and chosen[0] == self.id else None

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        if self._drawn is not None:
            self._redraw()

    def _redraw(self) -> None:
        self.draw()
        keep_tab_order(self)

    def part(self) -> object:
        """The values that the sheet draws; it is drawn again when they are others."""
        raise NotImplementedError

    def sources(self) -> object:
        """What the lines of a sheet tell of the sources: how many there are, and what a person has dated in them."""
        return tuple(source.given for source in self.project.sources)

    def draw(self) -> None:
        raise NotImplementedError

    def follow(self, address: str) -> None:
        """Go where a link leads."""
        sort, _, rest = address.partition(":")
        if sort == "entry":
            self.session.select(rest)
            return
        source, _, span = rest.rpartition(":")
        start, _, end = span.partition("-")
        passage = Passage(source, Span(int(start), int(end)))
        (self.split_asked if sort == "split" else self.passage_asked).emit(passage)

    def why_lines(self, steps: tuple[Step, ...]) -> list[QWidget]:
        """A line a step; one that rests on words of a source leads there, and lets a person date what it counts
        from, where that was not named by a line before."""
        lines: list[QWidget] = []
        seen: set[tuple[str, Span | None]] = set()
        others: defaultdict[int, list[QWidget]] = defaultdict(list)  # by the step that they stand behind
        for number, step in enumerate(steps):
            anchor = anchor_of(self.project, step)
            if anchor and (anchor.source, anchor.span) not in seen:
                seen.add((anchor.source, anchor.span))
                lines.append(self._why_line(step, anchor))
                if not has_hand_date(steps):
                    others[self._last_of(anchor, steps, number)] += self._other_lines(anchor)
            elif step.passage:
                quoted = link(address_of(step.passage), "in the text")
                lines.append(linked(f"{escape(step.text)} {quoted}", self.follow))
            else:
                lines.append(second(step.text))
            lines += others[number]
        return lines

    def _last_of(self, anchor: Anchor, steps: tuple[Step, ...], number: int) -> int:
        """The number of the last step that tells how the words of an anchor were dated; `number` is its first."""
        timex = self.project.timex_at(anchor.passage) if anchor.passage else None
        why = timex.why if timex else ()
        for first in (number, number + 1):
            if why and steps[first : first + len(why)] == why:
                return first + len(why) - 1
        return number

    def _other_lines(self, anchor: Anchor) -> list[QWidget]:
        """What else the words of an anchor may mean, a line each."""
        return [self._other_line(anchor, other) for other in others_of(self.project, anchor)]

    def _other_line(self, anchor: Anchor, other: Alternative) -> QWidget:
        def use() -> None:
            self.anchor_dated.emit(anchor, other.when, in_words(other.when))
            self.done.emit()

        return other_line(other, use)

    def _why_line(self, step: Step, anchor: Anchor) -> WhyLine:
        source = self.project.source(anchor.source)
        given = given_at(source, anchor.span) if source and anchor.span else None
        is_given = given is not None or (anchor.span is None and _is_given(source))
        place = address_of(step.passage) if step.passage else ""
        line = WhyLine(step, anchor, is_given=is_given, follow=self.follow, place=place)
        line.understand = self.understand
        line.dated.connect(lambda when, words: self.anchor_dated.emit(anchor, when, words))
        line.done.connect(self.done)
        return line

    def passage_lines(self, passages: tuple[Passage, ...], *, can_part: bool = False) -> list[QWidget]:
        """Each passage once, those within a longer one as marks in it; each leads to the source. `can_part` offers
        to split it off, where there are several."""
        groups = gathered(passages)
        splits = can_part and len(groups) > 1
        return [
            self.passage_line(outer, [(p, "name") for p in inner] or [(outer, "name")], splits=splits)
            for outer, *inner in groups
        ]

    def passage_line(
        self, outer: Passage, marked: list[tuple[Passage, str]], reach: int = 120, *, splits: bool = False
    ) -> QWidget:
        """A passage with parts of it marked; a short one with the words around it; `splits` offers to split it off."""
        source = self.project.source(outer.source)
        if not source:
            return second("Its source is not in this project any more.")
        before, _, after = around(source.text, outer, reach if len(outer.span) < reach // 2 else 0)
        pale = paint(self.theme.second).name()
        style = f"text-decoration:none;color:{pale if before or after else paint(self.theme.ink).name()}"
        whole = escape(before) + self._marked(source.text, outer.span, marked) + escape(after)
        first = next((part for part, sort in marked if sort == "name"), outer)
        html = f'<a href="{address_of(first)}" style="{style}">{whole}</a>'
        if len(self.project.sources) > 1:
            html += f'<br><span style="color:{pale}">— {escape(source.title or "Untitled")}</span>'
        if splits:
            html += f" {link(address_of(outer, 'split'), 'Split off')}"
        line = linked(html, self.follow)
        line.setProperty("part", "quote")
        line.setAccessibleName(f"Passage: {outer.span.of(source.text)}")
        return line

    def _marked(self, text: str, outer: Span, marked: list[tuple[Passage, str]]) -> str:
        """The words of a span as HTML, parts of them in their styles; what overlaps is marked once."""
        ink, ground = paint(self.theme.ink).name(), tint(self.theme, self.theme.accent, 0.84).name()
        styles = {
            "name": f"color:{ink};background:{ground}",
            "speaker": f"color:{ink};font-weight:600",
            "cue": f"color:{ink};text-decoration:underline",
        }
        html, at = "", outer.start
        for part, sort in sorted(marked, key=lambda each: each[0].span):
            start, end = max(part.span.start, at), min(part.span.end, outer.end)
            if start < end:
                words = f'<span style="{styles[sort]}">{escape(text[start:end])}</span>'
                html += escape(text[at:start]) + words
                at = end
        return html + escape(text[at : outer.end])

    def entry_line(self, id: str, prefix: str = "", ways: str = "") -> QWidget:
        """Another entry, by its title and date; it leads there. `ways` are more links, as HTML."""
        each = self.project.event(id) or self.project.statement(id)
        if not each:
            return second(prefix)
        when = when_of(each)
        date = f" · {in_words(when)}" if when.is_dated else ""
        start = f"{escape(prefix)} " if prefix else ""
        return linked(
            f"{start}{link(f'entry:{id}', title_of(self.project, each)[:140])}{escape(date)}{ways and ' ' + ways}",
            self.follow,
        )


def _is_given(source: Source | None) -> bool:
    return source is not None and source.published.basis is Basis.GIVEN


def address_of(passage: Passage, act: str = "passage") -> str:
    return f"{act}:{escape(passage.source)}:{passage.span.start}-{passage.span.end}"
