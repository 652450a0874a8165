"""Who said what, and in which words?"""

from dateline.model.person import Person
from dateline.model.source import Source
from dateline.model.statement import Statement
from dateline.reading.sentences import Parsed


def find_statements(source: Source, parsed: Parsed, people: tuple[Person, ...]) -> tuple[Statement, ...]:
    """The statements of the text in order, not yet dated and not yet tied to events."""
    return ()
