"""The tree of a sentence from its parse, parsed again where a date has led the parser astray."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from dateline.model.span import Span
from dateline.reading.happenings.kinds import past_forms
from dateline.reading.happenings.mended import mend
from dateline.reading.happenings.tree import PREPOSITIONS, Tree, Word
from dateline.reading.sentences import Sentence, in_one_thread, language_model

_PREMODIFIERS = frozenset(("nummod", "nmod", "compound", "amod", "poss", "dep", "appos", "nsubj", "ROOT"))
# Read as these verbs by the parser, which takes them for nouns before a date.
_DATING = {"date": "come", "dates": "comes"}
_LOOSE = frozenset(("punct", "prep", "case", "advmod", "det", "cc", "relcl", "acl"))


def grow(
    sentence: Sentence, number: int, dates: dict[int, Span], start: int = 0, is_entry: bool = False
) -> Tree:
    """The tree of a sentence; `dates` are the spans of the dates in it by their numbers.

    What stands before the character `start` is left out: a dateline. What an entry tells may lack its subject ("Mended
    sails."), which then is a word without text.
    """
    if is_entry and _lacks_subject(sentence, start):
        inside = {k: span for k, span in dates.items() if span.start >= start}
        return _grown_again(sentence, number, inside, start, lacks_subject=True)
    if start > sentence.span.start or any(len(span) > _LONGEST_DATE for span in dates.values()):
        return _grown_again(
            sentence, number, {k: span for k, span in dates.items() if span.start >= start}, start
        )
    if len(dates) <= _MOST_DATES and any(_misleads(sentence, span) for span in dates.values()):
        return _grown_again(sentence, number, dates)
    words = [
        Word(k, token.text, token.lemma_.lower(), token.tag_, token.dep_, sentence.span_of(token))
        for k, token in enumerate(sentence.tokens)
    ]
    first = sentence.tokens[0].i if words else 0
    _join(words, (token.head.i - first for token in sentence.tokens))
    mend(words)
    tree = Tree(words, sentence.span, sentence.paragraph, number)
    starts = [word.span.start for word in words]
    for date, span in dates.items():
        for word in words[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]:
            if word.span.overlaps(span):
                word.date = date
    return tree


def _join(words: list[Word], heads: Iterable[int]) -> None:
    for word, head in zip(words, heads, strict=True):
        word.head = words[head] if 0 <= head < len(words) else word
        if word.head is not word:
            word.head.children.append(word)
    for before, word in pairwise(words):
        word.after_comma = before.text == ","
        word.after_break = before.text in _BREAKS


def _misleads(sentence: Sentence, date: Span) -> bool:
    """True where the tokens of a date are tied to the words around them as no date can be."""
    inside = [t for t in sentence.tokens if sentence.span_of(t).overlaps(date)]
    if not inside:
        return False
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head.i not in numbers or t.head.i == t.i]
    if any(c.i not in numbers and c.dep_ not in _LOOSE for t in inside for c in t.children):
        return True
    first = inside[0].i - sentence.tokens[0].i
    before = sentence.tokens[first - 1] if first > 0 else None
    is_led_in = before is not None and before.lower_ in PREPOSITIONS
    if any(t.dep_ == "ROOT" for t in tops):
        return len(sentence.tokens) > len(inside) + 3
    if is_led_in and _dates_back(sentence, first):
        return True
    if 0 < first <= _LED_IN and sentence.tokens[0].lower_ in PREPOSITIONS and _has_lost_its_verb(sentence):
        return True
    if is_led_in:
        return any(t.dep_ in _PREMODIFIERS and t.head.i > t.i for t in tops)
    is_fronted = first == 0 or (before is not None and before.is_punct)
    return is_fronted and any(t.dep_ in _PREMODIFIERS and t.head.i > t.i for t in tops)


def _has_lost_its_verb(sentence: Sentence) -> bool:
    """True where the verb behind a date at the front was taken for an adjective: "In May the yard mended ships"."""
    tags = {t.tag_ for t in sentence.tokens if t.dep_ != "amod"}
    return not tags & {"VBD", "VBZ", "VBP", "MD"} and any(
        t.dep_ == "amod" and t.tag_ in ("VBN", "VBD") for t in sentence.tokens
    )


_LED_IN = 2  # words before a date at the front: "During the First World War"


def _lacks_subject(sentence: Sentence, start: int) -> bool:
    """True where the first word is a past form that nothing is the subject of, whatever the parser took it for."""
    tokens = [token for token in sentence.tokens if sentence.span_of(token).start >= start]
    if len(tokens) < 2 or tokens[1].is_punct:
        return False
    first = tokens[0]
    is_past = first.lower_ in past_forms() or (first.lower_.endswith("ed") and len(first) > _SHORT)
    is_past = is_past and first.is_title
    return is_past and not any(t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT" for t in tokens)


_SHORT = 4  # "Red", "Need"


def _lemma(text: str, token: Any) -> str:
    return "date" if text in _DATING else str(token.lemma_).lower()


def _dates_back(sentence: Sentence, first: int) -> bool:
    """True where the verb of "date from the 8th century" has been taken for a noun."""
    return any(
        t.lower_ in _DATING and t.tag_.startswith("NN") for t in sentence.tokens[max(0, first - 4) : first]
    )


def _grown_again(
    sentence: Sentence, number: int, dates: dict[int, Span], start: int = 0, lacks_subject: bool = False
) -> Tree:
    """Parse with one plain word in the place of each date, and a comma after a date at the beginning."""
    from spacy.tokens import Doc

    model = language_model()
    pieces = [piece for piece in _pieces(sentence, dates) if piece[1].start >= start]
    words_for_parser = [_DATING.get(text, text) for text, _, _ in pieces]
    if lacks_subject:
        words_for_parser = ["We", words_for_parser[0].lower(), *words_for_parser[1:]]
        pieces = [("", Span(pieces[0][1].start, pieces[0][1].start), -1), *pieces]
    with in_one_thread():
        doc: Any = model(Doc(model.vocab, words=words_for_parser), disable=["ner"])
    words = [
        Word(k, text, _lemma(text, token), token.tag_, token.dep_, span, date)
        for k, ((text, span, date), token) in enumerate(zip(pieces, doc, strict=True))
    ]
    _join(words, (token.head.i for token in doc))
    mend(words)
    return Tree(words, sentence.span, sentence.paragraph, number)


def _pieces(sentence: Sentence, dates: dict[int, Span]) -> Iterator[tuple[str, Span, int]]:
    """(text, span, date number or -1) of each word to parse."""
    before, seen = "", set[int]()
    for token in sentence.tokens:
        if token.is_space:
            continue
        span = sentence.span_of(token)
        date = next((number for number, place in dates.items() if place.overlaps(span)), -1)
        if date < 0:
            if before == "date" and not token.is_punct and span.start - sentence.span.start < _FRONT:
                yield ",", Span(span.start, span.start), -1
            yield token.text, span, -1
            before = token.lower_
        elif date not in seen:
            seen.add(date)
            yield ("1998" if before in PREPOSITIONS else "yesterday"), dates[date], date
            before = "date" if len(seen) == 1 and _is_at_front(sentence, dates[date]) else ""


# A longer "date" has an aside in it, such as the anniversary that falls on it.
_LONGEST_DATE = 60
# What parts an aside from the words before it.
_BREAKS = (",", "(", "[", "—", "–", "--", ";", ":")
# A sentence of more dates is a table, and no parse helps.
_MOST_DATES = 40
# A date that begins within so many characters of its sentence stands at its front: "In the spring of 1998".
_FRONT = 60


def _is_at_front(sentence: Sentence, date: Span) -> bool:
    words_before = [t for t in sentence.tokens if sentence.span_of(t).end <= date.start]
    return len(words_before) <= 2
