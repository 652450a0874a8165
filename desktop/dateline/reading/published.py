"""When was this document published, and how do we know?"""

from dateline.model.source import Basis, Published, Source
from dateline.model.when import When
from dateline.reading.expression import Expression
from dateline.reading.sentences import Parsed


def work_out(
    source: Source, parsed: Parsed, expressions: tuple[Expression, ...], given: When | None
) -> Published:
    """The document's own date: given, stated, inferred or unknown."""
    return Published(given, Basis.GIVEN) if given else Published()
