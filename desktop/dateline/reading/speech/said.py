"""A statement on its way to become one: the rules have found it, and its speaker is still only words."""

from dataclasses import dataclass

from dateline.model.span import Span
from dateline.reading.speech.speakers import Phrase


@dataclass(slots=True)
class Said:
    """A statement on its way: where its words are in the source."""

    cue: Span
    source: Span | None
    content: list[Span]
    sentence: Span
    form: str
    phrase: Phrase | None
    is_document: bool = False
