"""The review state of what the program found: a person decides."""

from enum import StrEnum


class Review(StrEnum):
    """FOUND until a person has accepted, changed or rejected it; ADDED where a person made it."""

    FOUND = "found"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    REJECTED = "rejected"
    ADDED = "added"
