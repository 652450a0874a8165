"""Which words of a text speak of time?"""

from dateline.reading.expression import Expression


def find_dates(text: str) -> tuple[Expression, ...]:
    """The temporal expressions of `text`, in order, none overlapping another."""
    return ()
