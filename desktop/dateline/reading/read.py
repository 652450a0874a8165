"""Reads one source: the stages in order, with progress between them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.model.project import Reading
from dateline.model.source import Source
from dateline.model.when import When
from dateline.reading.happenings.events import find_events
from dateline.reading.own_date.published import work_out
from dateline.reading.sentences import Parsed, parse
from dateline.reading.speech.names import find_people
from dateline.reading.speech.saying import date_statements
from dateline.reading.speech.statements import find_statements
from dateline.reading.times.anchoring import resolve
from dateline.reading.times.dates import find_dates
from dateline.reading.times.given import with_given
from dateline.reading.times.grammar.rules import RULES
from dateline.reading.wrapping import unwrapped

# The share of the whole time that parsing takes, measured on news.
_PARSING = 0.7
_FIRST_WORDS = (
    "On 3 March 2021, the 80th anniversary of the bridge, the mayor said it would be closed next week."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading is: `share` 0–1 and what is being done, in words."""

    share: float
    doing: str


def read(source: Source, given: When | None = None) -> Iterator[Progress | Reading]:
    """Read a source; yields Progress, and last of all the Reading.

    `given` is the document's own date where a person knows it; else it is looked for and worked out. The same
    source and date give the same Reading: no clock is read. Words that a person has dated (`source.given`) are
    counted from as dated.
    """
    yield Progress(0.0, "Getting ready to read")
    whole, source = source, replace(source, text=unwrapped(source.text))
    parsed = Parsed("", ())
    for step in parse(source.text):
        if isinstance(step, Parsed):
            parsed = step
        else:
            yield Progress(_PARSING * step, "Reading the sentences")
    expressions = with_given(source, find_dates(source.text))
    yield Progress(0.75, "Working out the document's own date")
    source = replace(source, published=work_out(source, parsed, expressions, given))
    yield Progress(0.8, "Placing the dates")
    timexes = resolve(source, parsed, expressions)
    people = find_people(source, parsed)
    yield Progress(0.85, "Finding statements")
    statements = find_statements(source, parsed, people)
    yield Progress(0.9, "Finding events")
    events = find_events(source, parsed, timexes, people, statements)
    yield Progress(0.97, "Dating the statements")
    statements = date_statements(source, parsed, timexes, events, statements)
    if source.text is not whole.text:
        source = replace(source, text=whole.text)
        timexes = tuple(replace(timex, text=timex.passage.span.of(whole.text)) for timex in timexes)
    yield Reading(source, timexes, events, statements, people)


def read_whole(source: Source, given: When | None = None) -> Reading:
    """Read a source to the end without telling of progress."""
    *_, reading = read(source, given)
    assert isinstance(reading, Reading)
    return reading


def get_ready() -> None:
    """Load all that the first text would wait for: the language model, the lexicons, the rules for dates."""
    for rules in RULES.values():
        for rule in rules:
            _ = rule.pattern
    read_whole(Source(id="", text=_FIRST_WORDS))
