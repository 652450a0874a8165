"""When was each statement said, and to which event does it belong?"""

from dateline.model.event import Event
from dateline.model.source import Source
from dateline.model.statement import Statement
from dateline.model.timex import Timex
from dateline.reading.sentences import Parsed


def date_statements(
    source: Source,
    parsed: Parsed,
    timexes: tuple[Timex, ...],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
) -> tuple[Statement, ...]:
    """The statements with `said`, `said_why` and `event` filled in as far as the text tells."""
    return statements
