"""Who said what stands in quotation marks with a name under it or behind a dash: “We lost our nerve.” – Karl Otto?"""

import re
from collections.abc import Iterator

from dateline.model.span import Span
from dateline.reading.speech.quotations import Marks
from dateline.reading.speech.said import Said
from dateline.reading.speech.speakers import phrase_of_words
from dateline.reading.speech.words_for_people import words_for_people

_BEFORE = re.compile(r"(?:\A|[\n\r])[ \t>*•·–—-]*(?:\d{1,2}[.)]\s*)?\Z")
_WORD = r"[A-Z](?:\.|[\w'’-]*(?:\.(?=[A-Z])[\w'’-]*)*)|(?:Mr|Mrs|Ms|Dr|St|Sgt|Capt|Gen|Rev|Prof)\."
_NAME = rf"(?:{_WORD})(?:[ ](?:{_WORD}|of|the|de|von|van|der|al|bin|and|for)){{0,7}}"
_SIGNATURE = re.compile(
    rf"[ \t]*(?:\r?\n)?[ \t]*(?P<sign>[–—―]|--?)[ \t]*(?P<who>(?P<name>{_NAME})(?:,[^\n\r“”\"]{{1,70}})?)"
    r"[ \t]*\.?[ \t]*(?=[\n\r]|\Z)"
)


def find_signed(text: str, marks: Marks) -> Iterator[Said]:
    """The quotations that open their line and end in a signature, in order."""
    for quotation in marks.quotations:
        line = text[max(0, quotation.start - 12) : quotation.start]
        if not quotation.is_closed or quotation.words < 2:
            continue
        if not _BEFORE.search(line) and quotation.start > len(line):
            continue
        found = _SIGNATURE.match(text, quotation.end)
        if found is None or not _is_somebody(found["name"]):
            continue
        who = Span(*found.span("who"))
        phrase = phrase_of_words(text, who, Span(*found.span("name")))
        whole = Span(quotation.start, who.end)
        yield Said(Span(*found.span("sign")), who, [quotation.span], whole, "signed", phrase)


def _is_somebody(name: str) -> bool:
    """True for a role, or for several words of a name: one word alone may be a place or a title."""
    return len(name.split()) > 1 or words_for_people().tells_role(name)
