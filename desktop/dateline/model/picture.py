"""A picture that a project holds, for an event to show."""

from dataclasses import dataclass, field

# The kinds that are shown, each with the bytes that such a file begins with.
_KINDS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


@dataclass(frozen=True, slots=True)
class Picture:
    """`content` is a PNG or JPEG file as its `media_type` says; an event names it by `id`."""

    id: str
    media_type: str
    content: bytes = field(repr=False)

    @property
    def is_sound(self) -> bool:
        """Whether it is of a kind that is shown; a file from elsewhere may hold anything."""
        return self.media_type in _KINDS and self.content.startswith(_KINDS[self.media_type])
