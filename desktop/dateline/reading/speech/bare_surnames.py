"""Surnames that the language model takes for other words: "Strand" and "Field" of people whom the text has named."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from dateline.model.span import Span
from dateline.reading.sentences import Parsed, Sentence
from dateline.reading.speech.words_for_people import plain, words_for_people

_SHORTEST = 3  # letters


class _Named(Protocol):
    """Somebody with the words of the full name, and where the text names them."""

    words: tuple[str, ...]
    sort: str
    aliases: dict[str, None]
    spans: list[Span]


def add_bare_surnames(named: Sequence[_Named], parsed: Parsed) -> None:
    """Add each place where a surname stands alone as a name and nobody has been found yet."""
    people = [one for one in named if one.sort == "person" and len(one.words) > 1]
    counts = Counter(one.words[-1] for one in people)
    owners = {
        one.words[-1]: one for one in people if counts[one.words[-1]] == 1 and len(one.words[-1]) >= _SHORTEST
    }
    if not owners:
        return
    taken = sorted(span for one in named for span in one.spans)
    starts = {position for span in taken for position in range(span.start, span.end)}
    first = {name: one.spans[0].start for name, one in owners.items()}
    for sentence in parsed.sentences:
        for k, token in enumerate(sentence.tokens):
            if token.text not in owners:
                continue
            span = sentence.span_of(token)
            if span.start not in starts and span.start > first[token.text] and _stands_alone(sentence, k):
                owners[token.text].spans.append(span)
                owners[token.text].aliases[token.text] = None
    for one in owners.values():
        one.spans.sort()


def _stands_alone(sentence: Sentence, k: int) -> bool:
    """True for a word that is a name by its place: no other name is beside it, and no "the" or "in" before it."""
    tokens = sentence.tokens
    before = tokens[k - 1] if k else None
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    if before is None and tokens[k].tag_ not in ("NNP", "NN"):
        return False
    is_led = before is not None and before.lower_ in ("the", "a", "an", "in", "at", "of", "near", "on")
    is_long = (
        before is not None
        and before.text[:1].isupper()
        and before.is_alpha
        and not _is_title(before.text)
        and k > 1
    )
    is_cut = before is not None and before.text in ("-", "’", "'", "&")
    goes_on = after is not None and (
        (after.text[:1].isupper() and after.is_alpha) or after.text in ("-", "&")
    )
    return not (is_led or is_long or is_cut or goes_on)


def _is_title(word: str) -> bool:
    return words_for_people().tells_role(plain(word))
