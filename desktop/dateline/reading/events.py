"""What happened, and when?"""

from dateline.model.event import Event
from dateline.model.person import Person
from dateline.model.source import Source
from dateline.model.statement import Statement
from dateline.model.timex import Timex
from dateline.reading.sentences import Parsed


def find_events(
    source: Source,
    parsed: Parsed,
    timexes: tuple[Timex, ...],
    people: tuple[Person, ...],
    statements: tuple[Statement, ...],
) -> tuple[Event, ...]:
    """The events of the text: dated ones, and those that a window or a sequence bounds."""
    return ()
