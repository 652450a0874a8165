"""Where on the calendar does each expression stand?"""

from dataclasses import replace

from dateline.model.source import Basis, Source
from dateline.model.span import Passage
from dateline.model.timex import Alternative, Timex
from dateline.model.when import UNDATED
from dateline.reading.sentences import Parsed
from dateline.reading.times.confidence import confidence_of
from dateline.reading.times.counted import Counted
from dateline.reading.times.counting import Teller
from dateline.reading.times.distances import with_distances
from dateline.reading.times.expression import Expression
from dateline.reading.times.placing import Place, narrowed, related, spanning
from dateline.reading.times.reasons import placed_at, said


def resolve(source: Source, parsed: Parsed, expressions: tuple[Expression, ...]) -> tuple[Timex, ...]:
    """A Timex for each expression, anchored by `source.published` and by the narrative around it."""
    teller = Teller(source, parsed, expressions)
    counted = [teller.place(number) for number in range(len(expressions))]
    timexes = [_timex(source, e, c) for e, c in zip(expressions, counted, strict=True)]
    timexes = _with_ranges(source, expressions, counted, timexes)
    return tuple(with_distances(source, expressions, [c.place for c in counted], timexes))


def _timex(source: Source, expression: Expression, counted: Counted) -> Timex:
    place = counted.place
    when = UNDATED
    if place.when.is_dated:
        when = related(narrowed(place, expression.modifier), expression.relation, expression.modifier)
    if expression.uncertain and when.start and when.end:
        when = replace(
            when, start=when.start.qualified(uncertain=True), end=when.end.qualified(uncertain=True)
        )
    steps = (said(source, expression), *counted.steps)
    if when.is_dated and (counted.steps or expression.relation):
        steps = (*steps, placed_at(when))
    rule = counted.rule or expression.rule
    confidence = counted.confidence
    if place.when.is_dated:
        unit = expression.shift.unit if expression.shift else ""
        is_worked_out = counted.anchor == "published" and source.published.basis is Basis.INFERRED
        confidence = confidence_of(rule, unit, counted.confidence, is_worked_out)
    return Timex(
        passage=Passage(source.id, expression.span),
        text=expression.span.of(source.text),
        type=expression.type,
        value=place.value or expression.value,
        when=when,
        why=steps,
        rule=rule,
        anchor=counted.anchor,
        confidence=round(confidence, 2),
        alternatives=tuple(
            _alternative(expression, other, weight * (1 - confidence), text)
            for other, weight, text in counted.others
        ),
    )


def _alternative(expression: Expression, place: Place, weight: float, text: str) -> Alternative:
    when = narrowed(place, expression.modifier)
    return Alternative(when, place.value, round(weight, 2), text)


def _with_ranges(
    source: Source, expressions: tuple[Expression, ...], counted: list[Counted], timexes: list[Timex]
) -> list[Timex]:
    """Both ends of a range given the When of the whole."""
    for number in range(len(expressions) - 1):
        joint = expressions[number].joint
        if joint is None or expressions[number + 1].joint is not joint:
            continue
        first, last = (_about(counted[end].place, expressions[end]) for end in (number, number + 1))
        whole = spanning(first, last, joint.is_between)
        if not whole.is_dated:
            continue
        for end in (number, number + 1):
            own = counted[end].place
            when = narrowed(own, expressions[end].modifier) if own.when.is_dated else UNDATED
            timexes[end] = replace(
                timexes[end], when=when, joined=whole, joined_passage=Passage(source.id, joint.span)
            )
    return timexes


def _about(place: Place, expression: Expression) -> Place:
    """The place of an end of a range, kept approximate where the words say "about"."""
    if expression.modifier != "APPROX" or not place.when.is_dated:
        return place
    return replace(place, when=narrowed(place, "APPROX"))
