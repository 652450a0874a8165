"""Why a date stands where it stands, in sentences for people."""

from dateline.model.source import Basis, Source, Step
from dateline.model.span import Passage, Span
from dateline.model.when import When
from dateline.model.words import in_words
from dateline.reading.times.expression import Expression
from dateline.reading.times.tense import Tense

_BASIS = {
    Basis.GIVEN: "given",
    Basis.STATED: "stated in the document",
    Basis.INFERRED: "worked out from the document",
    Basis.UNKNOWN: "not known",
}

_TENSES = {
    Tense.PAST: "Its clause is told in the past, so the one before that day is meant.",
    Tense.FUTURE: "Its clause speaks of what is to come, so the one after that day is meant.",
    Tense.PRESENT: "The nearest one to that day is meant.",
    Tense.OPEN: "The nearest one to that day is meant.",
}


def said(source: Source, expression: Expression) -> Step:
    """“The text says …”."""
    words = " ".join(expression.span.of(source.text).split())
    return Step(f"The text says “{words}”.", Passage(source.id, expression.span))


def from_published(source: Source) -> Step:
    """“Counted from the document's own date …”."""
    published = source.published
    words = in_words(published.when, with_weekday=True)
    text = f"Counted from the document’s own date, {words} ({_BASIS[published.basis]})."
    return Step(text, published=source.id)


def given(source: Source, span: Span, when: When) -> Step:
    """“You say …”, where a person gave the words a date."""
    return Step(f"You say that it is {in_words(when)}.", Passage(source.id, span))


def from_date(source: Source, anchor: Expression, when: When) -> Step:
    """“Counted from the date told just before …”."""
    words = " ".join(anchor.span.of(source.text).split())
    return Step(f"Counted from “{words}”, {in_words(when)}, told before it.", Passage(source.id, anchor.span))


def placed_at(when: When) -> Step:
    """“So it is …”."""
    return Step(f"So it is {in_words(when, with_weekday=True)}.")


def plainly(text: str) -> Step:
    return Step(text)


def by_tense(tense: Tense) -> Step:
    """Which of two days is meant, by the tense of the clause."""
    return plainly(_TENSES[tense])
