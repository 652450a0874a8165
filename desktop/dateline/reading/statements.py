"""Who said what, and in which words?"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.person import Person
from dateline.model.source import Source
from dateline.model.span import Passage, Span
from dateline.model.statement import Quoted, Speaker, Statement
from dateline.reading.clauses import Clauses, clauses_of, stretches_of
from dateline.reading.cues import Cue, find_cues, lexicon
from dateline.reading.frames import Found, Marks, find_said
from dateline.reading.joining import join_quotations
from dateline.reading.objects import find_according, find_object
from dateline.reading.quotations import find_quotations
from dateline.reading.sentences import Parsed

_WITHOUT = frozenset({"i", "we", "you", "it", "that", "this", "what", "me", "us"})


@dataclass(slots=True)
class Said:
    """A statement on its way: where its words are in the source."""

    cue: Span
    source: Span | None
    content: list[Span]
    sentence: Span
    form: str
    paragraph: int
    is_document: bool = False


def find_statements(source: Source, parsed: Parsed, people: tuple[Person, ...]) -> tuple[Statement, ...]:
    """The statements of the text in order, not yet dated and not yet tied to events."""
    marks = Marks.of(find_quotations(source.text))
    said: list[Said] = []
    for sentences in stretches_of(parsed):
        t = clauses_of(sentences)
        said += [_said(t, found) for found in found_in(t, source.text, marks)]
    said.sort(key=lambda one: (one.cue.start, one.cue.end))
    join_quotations(source.text, parsed, marks, said)
    return tuple(_statement(source, one, number) for number, one in enumerate(said, 1))


def found_in(t: Clauses, text: str, marks: Marks) -> Iterator[Found]:
    """What is said in one stretch, verb by verb."""
    words = lexicon()
    for cue in find_cues(t):
        if not _speaks(t, cue, marks):
            continue
        found = find_said(t, cue, text, marks) or find_object(t, cue, text, marks, words)
        if found and found.subject is not None:
            found.source = source_of(t, found)
            yield found
    yield from find_according(t, text, marks)


def _speaks(t: Clauses, cue: Cue, marks: Marks) -> bool:
    """False for a verb that nobody speaks: a bare infinitive, an order, a word of the quotation itself."""
    v = cue.verb
    if t.tags[v] == "VB" and cue.first == v - 1 and t.low[v - 1] == "to" and t.deps[v] not in ("xcomp", "conj"):
        return False
    subject = t.subject(v)
    if subject is None:
        return False
    quotation = marks.around(t.starts[v])
    return not (quotation and quotation.words > 5)


def source_of(t: Clauses, found: Found) -> tuple[int, int] | None:
    if found.subject is None:
        return None
    first, last = t.phrase(found.subject)
    if first <= found.cue[0] <= last:
        last = max(found.subject, found.cue[0] - 1)
        while last > found.subject and t.deps[last] == "punct":
            last -= 1
    return first, last


def _said(t: Clauses, found: Found) -> Said:
    sentence = t.span(t.firsts[found.key], t.lasts[found.key])
    return Said(
        cue=t.span(*found.cue),
        source=t.span(*found.source) if found.source else None,
        content=found.content,
        sentence=sentence,
        form=found.form,
        paragraph=t.sentences[0].paragraph,
        is_document=found.is_document,
    )


def _statement(source: Source, said: Said, number: int) -> Statement:
    def passages(*spans: Span) -> tuple[Passage, ...]:
        return tuple(Passage(source.id, span) for span in spans)

    speaker = None
    if said.source:
        speaker = Speaker(said.source.of(source.text), passages(said.source))
    return Statement(
        id=f"s{number}",
        speaker=speaker,
        cue=passages(said.cue),
        content=passages(*said.content),
        quoted=Quoted.INDIRECT,
        sentence=Passage(source.id, said.sentence),
        is_document=said.is_document,
    )
