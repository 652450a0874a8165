"""Who passes on whose words: a statement inside another one, or after "she repeated the minister's remarks"?"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.person import Person
from dateline.model.source import Source
from dateline.model.statement import Statement
from dateline.reading.sentences import Parsed

_PASSING_ON = frozenset(
    """reiterate repeat quote cite relay convey reaffirm restate reemphasize reemphasise re-emphasize recall echo
    summarise summarize recount""".split()
)
_WORDS_OF = frozenset(
    """statement statements remark remarks word words comment comments message messages position view views speech
    call appeal promise pledge demand warning""".split()
)


def find_relays(
    source: Source, parsed: Parsed, people: Sequence[Person], statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """The statements in the order of their cues, each with the id of the one that passes it on."""
    within = _within(statements)
    named = sorted((p.span.start, n) for n, person in enumerate(people) for p in person.passages)
    made: list[Statement] = []
    passing: tuple[Statement, str, int] | None = None  # who passes on, whose words, in which sentence
    starts = [sentence.span.start for sentence in parsed.sentences]
    for number, one in enumerate(statements):
        at = bisect_right(starts, one.sentence.span.start) - 1
        if number in within:
            made.append(replace(one, relayed_by=statements[within[number]].id))
            continue
        if (
            passing
            and one.speaker
            and one.speaker.name.lower() == passing[1].lower()
            and at - passing[2] <= 1
        ):
            made.append(replace(one, relayed_by=passing[0].id))
            passing = passing[0], passing[1], at
        else:
            made.append(one)
            whose = _whose_words(source.text, one, people, named)
            if whose:
                passing = one, whose, at
            elif passing and passing[2] != at:
                passing = None
    return tuple(made)


def _whose_words(text: str, one: Statement, people: Sequence[Person], named: list[tuple[int, int]]) -> str:
    """The person whose remarks the statement repeats: "reiterated President Moor's remarks about …"; or ""."""
    if not one.cue or not one.content or not one.speaker:
        return ""
    cue = one.cue[0].span.of(text).lower().split()
    if not any(word.startswith(stem[:-1]) for word in cue for stem in _PASSING_ON):
        return ""
    span = one.content[0].span
    words = span.of(text).replace("’", "'").split()[:8]
    ending = next((i for i, word in enumerate(words[:4]) if word.endswith(("'s", "s'"))), None)
    if ending is None or not _WORDS_OF & {word.lower() for word in words}:
        return ""
    i = bisect_right(named, (span.start - 1, len(people)))
    if i < len(named) and named[i][0] < min(span.end, span.start + 60):
        return people[named[i][1]].name
    return " ".join([*words[:ending], words[ending].removesuffix("'s").removesuffix("'")])


def _within(statements: Sequence[Statement]) -> dict[int, int]:
    """Each statement whose cue stands inside the content of others: the innermost of these."""
    pieces = sorted(
        (piece.span.start, -piece.span.end, i) for i, one in enumerate(statements) for piece in one.content
    )
    found: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    at = 0
    for i in sorted(range(len(statements)), key=lambda i: statements[i].cue[0].span.start):
        cue = statements[i].cue[0].span
        while at < len(pieces) and pieces[at][0] <= cue.start:
            open_.append((-pieces[at][1], pieces[at][2]))
            at += 1
        open_ = [(end, j) for end, j in open_ if end > cue.start]
        around = [j for end, j in open_ if end >= cue.end and j != i]
        if around and found.get(around[-1]) != i:
            found[i] = around[-1]
    return found
