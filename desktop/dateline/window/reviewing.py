"""What a person decides: accept, reject, change, add, merge, split and delete; and the walk through what is new."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dateline.model import edits
from dateline.model.eras import add_era
from dateline.model.finding import date_order, entry, title_of, when_of
from dateline.model.review import Review
from dateline.model.rough import about
from dateline.model.source import Step
from dateline.model.span import Passage, Span, gathered
from dateline.model.when import UNDATED, When
from dateline.window.panes.message_bar import UNDO

if TYPE_CHECKING:
    from dateline.window.main_window import MainWindow

_LONGEST_TITLE = 90


class Reviewing(QObject):
    """Acts on what is selected in a window. While `is_on`, what was decided makes room for the next one."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self.is_on = False

    # The walk

    def walk(self, on: bool) -> None:
        """Begin to go through what nobody has looked at yet, or end it."""
        self.is_on = on and bool(self._session.unreviewed)
        self._window.actions_["review"].setChecked(self.is_on)
        if on and not self.is_on:
            self._tell_done()
        if self.is_on:
            for name in ("source", "detail"):
                self._window.desk.docks[name].show()
            each = entry(self._session.project, self._session.selected)
            if each is None or each.review is not Review.FOUND:
                self.step(1)
            self._session.select(self._session.selected)  # one at a time, whatever was selected before
        self._window.review_strip.follow()

    def _tell_done(self) -> None:
        is_all = self._session.view.shown is None
        what = "Everything" if is_all else "Everything that the filter shows"
        self._window.message.say(f"{what} is reviewed.")

    def step(self, by: int) -> None:
        """Select the next of what is not yet reviewed, or the one before; round the end it begins again."""
        selected = self._session.selected
        ids = [each.id for each in self._session.unreviewed]
        if not ids:
            return
        if selected in ids:
            self._session.select(ids[(ids.index(selected) + by) % len(ids)])
            return
        rows = self._window.desk.outline.model
        here = rows.place(selected)
        after = [id for id in ids if rows.place(id) > here]
        before = [id for id in ids if rows.place(id) < here]
        self._session.select((after or ids)[0] if by > 0 else (before or ids)[-1])

    # Deciding

    @property
    def _ids(self) -> tuple[str, ...]:
        return self._session.view.selection

    def _named(self, verb: str, ids: tuple[str, ...] | None = None) -> str:
        """The name of a step: what is done, and to what; to what is selected where no `ids` are given."""
        return self._session.named(verb, self._ids if ids is None else ids)

    def accept(self) -> None:
        self._decide("Accept", edits.accept)

    def reject(self) -> None:
        self._decide("Reject", edits.reject)

    def reopen(self) -> None:
        ids = self._ids
        self._session.do(self._named("Review again"), lambda p: edits.reopen(p, ids))

    def _decide(self, verb: str, decide) -> None:  # type: ignore[no-untyped-def]
        ids, left = self._ids, [each.id for each in self._session.unreviewed]
        place = left.index(ids[0]) if ids and ids[0] in left else 0
        if not ids or not self._session.do(self._named(verb), lambda p: decide(p, ids)):
            return
        if not self.is_on:
            if len(ids) > 1:
                done = {"Accept": "accepted", "Reject": "rejected"}[verb]
                self._window.message.say(f"{len(ids):,} are {done}.", (UNDO, self._session.history.undo))
            return
        still = [id for id in left if id not in ids]
        if still:
            self._session.select(still[place % len(still)])
        else:
            self.walk(False)
            self._tell_done()

    def edit(self) -> None:
        """Put the cursor in the title of what is selected."""
        desk = self._window.desk
        desk.docks["detail"].show()
        sheet = desk.detail.event_sheet if self._session.project.event(self._session.selected) else None
        field = sheet.title if sheet else desk.detail.statement_sheet.speaker
        field.setFocus()
        field.selectAll()

    def delete(self) -> None:
        ids = self._ids
        if self._session.do(self._named("Delete"), lambda p: edits.delete(p, ids)):
            self._session.select()
            said = "It is deleted." if len(ids) == 1 else f"{len(ids):,} are deleted."
            self._window.message.say(said, (UNDO, self._session.history.undo))

    def merge(self) -> None:
        """Make one event of those that are selected; the one in focus keeps its title."""
        ids = [id for id in self._ids if self._session.project.event(id)]
        if len(ids) < 2:
            self._window.message.say("Select two events or more, with Ctrl and a click, to merge them.")
            return
        if self._session.do(f"Merge {len(ids)} events", lambda p: edits.merge(p, ids)):
            self._session.select(ids[0])

    def split(self) -> None:
        """Make an event of its own of a passage of the one that is selected: of the second of two; else ask which."""
        event = self._session.project.event(self._session.selected)
        parts = gathered(event.passages) if event else ()
        if len(parts) == 2:
            self.split_off(parts[1][0])
        elif len(parts) > 2:
            self._window.desk.docks["detail"].show()
            self._window.message.say("Choose “Split off” behind one of its passages in the detail pane.")
        else:
            self._window.message.say("Only an event with two passages or more can be split.")

    def split_off(self, passage: Passage) -> None:
        """Make an event of its own of a passage of the one that is selected, and of those within it."""
        id = self._session.selected
        if self._session.do(self._named("Split"), lambda p: edits.split(p, id, (passage,))):
            self._session.select(self._session.project.events[-1].id)

    # Adding

    def add_event_at(self, when: When) -> None:
        """A new event of a date that a person pointed at, to be named."""
        self._session.do("Add an event", lambda p: edits.add_event(p, "New event", when))
        self._session.select(self._session.project.events[-1].id)
        self.edit()

    def add_event(self) -> None:
        """A new event: from the words selected in the source, or an empty one."""
        passage = self._selected_passage()
        project = self._session.project
        passages = (passage,) if passage else ()
        words = " ".join(project.words(passage).split()) if passage else "New event"
        title = words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
        when, why = self._date_in(passage) if passage else (UNDATED, ())
        self._session.do("Add an event", lambda p: edits.add_event(p, title, when, passages, why=why))
        self._session.select(self._session.project.events[-1].id)
        self.edit()

    def add_statement(self) -> None:
        """A new statement from the words selected in the source."""
        passage = self._selected_passage()
        if not passage:
            self._window.message.say("Select the words of the statement in the source first.")
            return
        self._session.do("Add a statement", lambda p: edits.add_statement(p, passage))
        self._session.select(self._session.project.statements[-1].id)
        self.edit()

    def add_era(self) -> None:
        """A new era, over what is selected or else in the middle of what is in view; its name is to be typed."""
        title, when = self._stretch()
        before = {era.id for era in self._session.project.eras}
        self._session.do("Add an era", lambda p: add_era(p, title, when))
        for era in self._session.project.eras:
            if era.id not in before:
                self._window.desk.show_era(era.id)

    def _stretch(self) -> tuple[str, When]:
        project, view = self._session.project, self._session.view
        chosen = [each for id in self._ids if (each := entry(project, id)) and when_of(each).is_dated]
        chosen.sort(key=date_order)
        if not chosen:
            return "New era", about(view.start + view.span / 4, view.end - view.span / 4)
        latest = max(map(when_of, chosen), key=lambda when: when.last or when.first or 0)
        start, end = when_of(chosen[0]), latest
        title = title_of(project, chosen[0]) if len(chosen) == 1 else "New era"
        first, last = start.start or start.end, end.end or end.start
        return title, When.during(first, last) if first and last else start

    def _selected_passage(self) -> Passage | None:
        source = self._window.desk.source.shown
        span = self._window.desk.source.text.selected_span()
        if not source or not span:
            return None
        words = span.of(source.text)
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - (len(words) - len(words.rstrip()))
        return Passage(source.id, Span(start, end)) if start < end else None

    def _date_in(self, passage: Passage) -> tuple[When, tuple[Step, ...]]:
        """The one date that stands in these words, with its why."""
        dated = [
            timex
            for timex in self._session.project.timexes
            if timex.when.is_dated
            and timex.passage.source == passage.source
            and passage.span.holds(timex.passage.span)
        ]
        if len(dated) != 1:
            return UNDATED, ()
        return dated[0].when, dated[0].why or (Step(f"The words “{dated[0].text}”.", dated[0].passage),)
