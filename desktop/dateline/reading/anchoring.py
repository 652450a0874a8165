"""Where on the calendar does each expression stand?"""

from dateline.model.source import Source
from dateline.model.timex import Timex
from dateline.reading.expression import Expression
from dateline.reading.sentences import Parsed


def resolve(source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> tuple[Timex, ...]:
    """A Timex for each expression, anchored by `source.published` and by the narrative around it."""
    return ()
