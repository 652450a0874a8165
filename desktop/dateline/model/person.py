"""A person, body or group that the sources name."""

from dataclasses import dataclass

from dateline.model.review import Review
from dateline.model.span import Passage


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is the fullest form and the key in a project; `aliases` are the other forms the text uses.

    `sort` is "person", "organisation", "country" or "group".
    """

    name: str
    role: str = ""
    aliases: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    sort: str = "person"
    review: Review = Review.FOUND
