"""Where does the telling begin in a sentence that a dateline is glued to?"""

import re

from dateline.model.span import Span

_GLUED = re.compile(
    r"(?:[A-Z][A-Z.’'-]+|[A-Z][a-z]+)(?:[ ,/]+(?:[A-Z][\w.’'-]*|[0-9]{1,4}\.?))*,?\s*(?:\([A-Z][\w ]*\)\s*)?"
    r"(?:[–—]|--|-(?=\s)|(?<=[A-Z]):)\s*(?=[A-Z“\"])"
)
_LONGEST = 120  # characters that a dateline may take


def telling_start(text: str, span: Span) -> int:
    """The start of the telling behind a dateline at the start of a line ("LONDON, 3 May – The …"); else the span's."""
    if span.start and text[span.start - 1] not in "\n\r":
        return span.start
    dateline = _GLUED.match(text[span.start : min(span.end, span.start + _LONGEST)])
    return span.start + dateline.end() if dateline else span.start
