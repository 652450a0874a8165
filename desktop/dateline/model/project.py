"""The root value: everything a project holds, and its look-ups."""

from dataclasses import dataclass, field
from functools import cached_property

from dateline.model.event import Event
from dateline.model.person import Person
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

    def source(self, id: str) -> Source | None:
        return self._sources.get(id)

    def event(self, id: str) -> Event | None:
        return self._events.get(id)

    def statement(self, id: str) -> Statement | None:
        return self._statements.get(id)

    def person(self, name: str) -> Person | None:
        return self._people.get(name)

    def words(self, passage: Passage) -> str:
        """The words at a passage; "" where its source is gone."""
        source = self.source(passage.source)
        return passage.span.of(source.text) if source else ""
