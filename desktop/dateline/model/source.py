"""A source: one document's text, word for word, and what is known of the document itself."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.span import Passage, Span
from dateline.model.when import UNDATED, When


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a *why*: a sentence for people and what it rests on, if anything: a passage, or the own date of
    the source with the id `published`; never both."""

    text: str
    passage: Passage | None = None
    published: str = ""

    def __post_init__(self) -> None:
        if self.passage is not None and self.published:
            raise ValueError("a step rests on a passage or on a document's own date, not on both")


class Basis(StrEnum):
    """How a document's own date is known."""

    GIVEN = "given"  # a person or a caller said it
    STATED = "stated"  # the document says it: metadata, dateline, "Published", file name
    INFERRED = "inferred"  # worked out from the constraints in its words
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """A document's own date (document creation time), how it is known and why."""

    when: When = UNDATED
    basis: Basis = Basis.UNKNOWN
    why: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenDate:
    """What a person says that the words at `span` mean in time; reading counts from it."""

    span: Span
    when: When


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read.

    `id` is unique within a project and never reused. `text` is what all spans of this source point into; it is
    never changed after reading. `path` is where it came from ("" for pasted text), `media_type` as in MIME.
    `stated` is a date found in metadata outside the text (HTML meta, PDF and DOCX properties), with `stated_by`
    naming the field; it is evidence for `published`, not the answer. `page_starts` are the offsets at which
    the pages of a paged document begin. `digest` is the SHA-256 of the file's bytes, "" where there is no file.
    `given` are the dates that a person gave to words of it, each words once.
    """

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    path: str = ""
    media_type: str = "text/plain"
    published: Published = Published()
    stated: When = UNDATED
    stated_by: str = ""
    page_starts: tuple[int, ...] = ()
    digest: str = ""
    notes: str = ""
    given: tuple[GivenDate, ...] = ()
