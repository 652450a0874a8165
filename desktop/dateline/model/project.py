"""The root value: everything a project holds, and its look-ups."""

from dataclasses import dataclass, field
from functools import cached_property

from dateline.model.event import Event, Link
from dateline.model.person import Person
from dateline.model.picture import Picture
from dateline.model.source import Source
from dateline.model.span import Passage
from dateline.model.statement import Statement
from dateline.model.timex import Timex
from dateline.model.when import When


@dataclass(frozen=True)
class Reading:
    """What reading one source gives; all passages point into `source`."""

    source: Source
    timexes: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Era:
    """A named stretch of time drawn as a band behind the events."""

    id: str
    title: str
    when: When
    colour: str = ""


@dataclass(frozen=True)
class Project:
    """A frozen tree of tuples; an edit makes a new one and shares what it did not touch.

    `events` and `statements` keep the order of their making. `settings` are the project's own, as (key, value).
    """

    title: str = ""
    sources: tuple[Source, ...] = ()
    timexes: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    people: tuple[Person, ...] = ()
    eras: tuple[Era, ...] = ()
    settings: tuple[tuple[str, str], ...] = field(default=())
    pictures: tuple[Picture, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read into it, brought in or made by hand."""
        return not (self.sources or self.events or self.statements or self.eras)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {event.id: event for event in self.events}

    @cached_property
    def _statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.name: person for person in self.people}

    @cached_property
    def _timexes(self) -> dict[Passage, Timex]:
        return {timex.passage: timex for timex in self.timexes}

    @cached_property
    def _heads(self) -> dict[Passage, Event]:
        return {event.passages[0]: event for event in reversed(self.events) if event.passages}

    @cached_property
    def _pictures(self) -> dict[str, Picture]:
        return {picture.id: picture for picture in self.pictures}

    @cached_property
    def _links(self) -> dict[str, list[tuple[Event, Link]]]:
        links: dict[str, list[tuple[Event, Link]]] = {}
        for event in self.events:
            for link in event.links:
                links.setdefault(link.target, []).append((event, link))
        return links

    def links_to(self, id: str) -> list[tuple[Event, Link]]:
        """The links that point at an event, with the events that have them."""
        return self._links.get(id, [])

    def source(self, id: str) -> Source | None:
        return self._sources.get(id)

    def event(self, id: str) -> Event | None:
        return self._events.get(id)

    def statement(self, id: str) -> Statement | None:
        return self._statements.get(id)

    def person(self, name: str) -> Person | None:
        return self._people.get(name)

    def picture(self, id: str) -> Picture | None:
        return self._pictures.get(id)

    def timex_at(self, passage: Passage) -> Timex | None:
        """The expression of time that is exactly these words."""
        return self._timexes.get(passage)

    def event_at(self, passage: Passage) -> Event | None:
        """The first event that has these very words as its head."""
        return self._heads.get(passage)

    def words(self, passage: Passage) -> str:
        """The words at a passage; "" where its source is gone."""
        source = self.source(passage.source)
        return passage.span.of(source.text) if source else ""
