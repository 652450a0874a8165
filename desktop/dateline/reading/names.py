"""Who is named in a text, and by which other words is each of them called?"""

from dateline.model.person import Person
from dateline.model.source import Source
from dateline.reading.sentences import Parsed


def find_people(source: Source, parsed: Parsed) -> tuple[Person, ...]:
    """The people, bodies and groups that the text names, in the order of their first mention."""
    return ()
