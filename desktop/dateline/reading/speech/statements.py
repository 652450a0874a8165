"""Who said what, and in which words?"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from dateline.model.person import Person
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.statement import Quoted, Statement
from dateline.reading.datelines import telling_start
from dateline.reading.sentences import Parsed
from dateline.reading.speech.according import find_according
from dateline.reading.speech.beside import find_beside
from dateline.reading.speech.clauses import Clauses, clauses_of, stretches_of
from dateline.reading.speech.confidence import confidence_of
from dateline.reading.speech.cues import Cue, find_cues, lexicon
from dateline.reading.speech.deeds import is_deed
from dateline.reading.speech.found import Found
from dateline.reading.speech.gates import speaks
from dateline.reading.speech.genders import PRONOUNS
from dateline.reading.speech.gestures import find_gestures
from dateline.reading.speech.governed import find_governed
from dateline.reading.speech.joining import join_quotations
from dateline.reading.speech.mending import mend
from dateline.reading.speech.nouns import find_nouns
from dateline.reading.speech.objects import find_object, written
from dateline.reading.speech.quotations import Marks, find_quotations
from dateline.reading.speech.relays import find_relays
from dateline.reading.speech.said import Said
from dateline.reading.speech.signed import find_signed
from dateline.reading.speech.speakers import Speakers, phrase_of
from dateline.reading.speech.turns import find_turns

_MINDS = frozenset({"think", "believe", "understand", "know", "hope", "feel"})


def find_statements(source: Source, parsed: Parsed, people: tuple[Person, ...]) -> tuple[Statement, ...]:
    """The statements of the text in order, not yet dated and not yet tied to events."""
    marks = Marks.of(find_quotations(source.text))
    said: list[Said] = []
    for sentences in stretches_of(parsed):
        t = clauses_of(source.text, marks, sentences)
        said += [_said(t, found) for found in found_in(t)]
    turns = list(find_turns(parsed, marks, people))
    labels = {one.source.start for one in turns if one.source}
    said = [one for one in said if one.content and not (one.source and one.source.start in labels)]
    signed = list(find_signed(source.text, marks))
    names = {one.content[0] for one in signed}
    said = [one for one in said if not names & set(one.content)]  # "What others say: “…” – Karl Otto"
    said += [*turns, *signed]
    said.sort(key=lambda one: (one.cue.start, one.cue.end))
    join_quotations(source.text, parsed, marks, said)
    speakers = Speakers(source, parsed, people)
    told = [(one, _statement(source, one, speakers, marks)) for one in said]
    spoken = [statement for one, statement in told if one.form == "turn"]
    made = [_by_whose_turn(statement, spoken) for one, statement in told if not _is_nobodys(one, statement)]
    return find_relays(source, parsed, people, made)


def _by_whose_turn(one: Statement, turns: list[Statement]) -> Statement:
    """The statement of "I" given to the one whose turn it stands in."""
    if one.speaker is None or one.speaker.name != "I":
        return one
    at = one.cue[0].span.start
    i = bisect_right(turns, at, key=lambda turn: turn.content[0].span.start) - 1
    turn = turns[i].speaker if i >= 0 and at < turns[i].content[0].span.end else None
    if turn is None:
        return one
    why = Step(f"“I” is {turn.name}, whose turn it is.", turn.passages[0])
    return replace(one, speaker=replace(turn, passages=one.speaker.passages, why=(why,)))


def _is_nobodys(one: Said, statement: Statement) -> bool:
    """True for "his promise to …" where nobody knows whose: the noun alone is too little."""
    is_pronoun = one.phrase is not None and one.phrase.word in PRONOUNS
    return one.form == "noun" and is_pronoun and (statement.speaker is None or not statement.speaker.why)


def found_in(t: Clauses) -> Iterator[Found]:
    """What is said in one stretch, verb by verb."""
    words = lexicon()
    cues = find_cues(t)
    for cue in cues:
        mend(t, cue)
    by_verbs: list[tuple[Cue, Found]] = []
    for cue in cues:
        if not speaks(t, cue):
            continue
        found = find_beside(t, cue) or find_governed(t, cue) or find_object(t, cue, words)
        if found and found.subject is not None and not is_deed(t, cue, found):
            by_verbs.append((cue, written(t, cue, found, words)))
    kept = _without_sounds(by_verbs)
    yield from kept
    yield from find_gestures(t, [span for found in kept for span in found.content])
    yield from find_according(t)
    yield from find_nouns(t)


def _without_sounds(found: list[tuple[Cue, Found]]) -> list[Found]:
    """Those left where one quotation is told twice: "he laughed and said: “…”" tells it by "said"."""
    said = {span for cue, one in found if "clause" in cue.frames for span in one.content}
    return [one for cue, one in found if "clause" in cue.frames or not said & set(one.content)]


def source_of(t: Clauses, found: Found) -> tuple[int, int]:
    """First and last token of the words for the speaker."""
    assert found.subject is not None
    first, last = t.phrase(found.subject)
    if first <= found.cue[0] <= last and found.form != "according":
        last = max(found.subject, found.cue[0] - 1)
    if first <= found.cue[1] < found.subject:
        first = found.cue[1] + 1
    verbs = lexicon().verbs
    for k in t.kids[found.subject]:
        aside = t.tags[k] == "VBG" and t.deps[k] in ("acl", "advcl") and t.words[t.left[k] - 1] == ","
        speaks = t.deps[k] == "relcl" and (t.lemmas[k] in verbs or t.lemmas[k] in _MINDS)
        if (aside or speaks) and found.subject < t.left[k] <= last:
            last = t.left[k] - 1
    while last > found.subject and t.deps[last] == "punct" and t.words[last] not in (")", "]"):
        last -= 1
    return first, last


def _said(t: Clauses, found: Found) -> Said:
    source = found.source or (source_of(t, found) if found.subject is not None else None)
    return Said(
        cue=t.span(*found.cue),
        source=t.span(*source) if source else None,
        content=[
            Span(telling_start(t.text, span), span.end)
            for span in found.content
            if any(map(str.isalnum, span.of(t.text)))
        ],
        sentence=t.span(t.firsts[found.key], t.lasts[found.key]),
        form=found.form,
        phrase=phrase_of(t, found.subject, source) if source and found.subject is not None else None,
        is_document=found.is_document,
    )


def _statement(source: Source, one: Said, speakers: Speakers, marks: Marks) -> Statement:
    def passages(*spans: Span) -> tuple[Passage, ...]:
        return tuple(Passage(source.id, span) for span in spans)

    quoted = Quoted.DIRECT if one.form == "turn" else marks.quoted(source.text, one.content)
    return Statement(
        id=id_of(source, one),
        speaker=speakers.speaker(one.phrase) if one.phrase else None,
        cue=passages(one.cue),
        content=passages(*one.content),
        quoted=quoted,
        sentence=Passage(source.id, one.sentence),
        is_document=one.is_document,
        confidence=confidence_of(one.form, quoted, one.phrase is not None and one.phrase.word in PRONOUNS),
    )


def id_of(source: Source, one: Said) -> str:
    """The same words give the same id, whenever they are read."""
    return f"{source.id}-s{one.cue.start}-{one.cue.end}"
