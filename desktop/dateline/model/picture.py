"""A picture that a project holds, for an event to show."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """`content` is a PNG or JPEG file as its `media_type` says; an event names it by `id`."""

    id: str
    media_type: str
    content: bytes = field(repr=False)
