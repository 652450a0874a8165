"""When was each statement said, and to which event does it belong?"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from dateline.model.date import Date
from dateline.model.event import Event
from dateline.model.source import Basis, Source, Step
from dateline.model.span import Passage, Span
from dateline.model.statement import Statement
from dateline.model.timex import Timex, TimexType
from dateline.model.when import Shape, When
from dateline.model.words import in_words
from dateline.reading.sentences import Parsed
from dateline.reading.speech.dated_words import UNKNOWN, OwnWords, Placed, cue_words
from dateline.reading.speech.hanging import looks_back, subject_of

_SAME_OCCASION = 14  # sentences within which the same speaker is taken to speak on
_PRESENT = 7  # days before the report in which "says" may have been said
_CLOSE = 5  # words between "during" and the event's own word
_WINDOWS = frozenset({"during", "at", "after", "following", "throughout"})


def date_statements(
    source: Source,
    parsed: Parsed,
    timexes: tuple[Timex, ...],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
) -> tuple[Statement, ...]:
    """The statements with `said`, `said_why` and `event` filled in as far as the text tells."""
    dating = _Dating(source, parsed, timexes, events, statements)
    return tuple(dating.dated(number) for number in range(len(statements)))


@dataclass(slots=True)
class _Dating:
    """The look-ups, and what is known so far, of one document."""

    source: Source
    parsed: Parsed
    timexes: tuple[Timex, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    timex_starts: list[int] = field(default_factory=list)
    heads: list[tuple[int, Event]] = field(default_factory=list)
    by_sentence: dict[int, list[Event]] = field(default_factory=dict)
    said_in: dict[int, list[Statement]] = field(default_factory=dict)  # by the start of their sentence
    sentence_starts: list[int] = field(default_factory=list)
    own: list[Placed] = field(default_factory=list)
    by_speaker: dict[str, list[int]] = field(default_factory=dict)  # statements with words of their own
    numbers: dict[str, int] = field(default_factory=dict)
    done: dict[int, Placed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.timexes = tuple(sorted(self.timexes, key=lambda timex: timex.passage.span.start))
        self.timex_starts = [timex.passage.span.start for timex in self.timexes]
        self.heads = sorted(
            ((event.passages[0].span.start, event) for event in self.events if event.passages),
            key=lambda head: head[0],
        )
        for event in self.events:
            for passage in event.passages:
                sentence = self.parsed.sentence_at(passage.span.start)
                known = self.by_sentence.setdefault(sentence.span.start, []) if sentence else []
                if event not in known:
                    known.append(event)
        for one in self.statements:
            self.said_in.setdefault(one.sentence.span.start, []).append(one)
        self.sentence_starts = [sentence.span.start for sentence in self.parsed.sentences]
        self.numbers = {one.id: number for number, one in enumerate(self.statements)}
        cues = sorted(one.cue[0].span.start for one in self.statements if one.cue)
        words = OwnWords(self.source, self.parsed, self.timexes, cues)
        self.own = [words.of(one) for one in self.statements]
        for number, placed in enumerate(self.own):
            if placed.is_own:
                self.by_speaker.setdefault(_who(self.statements[number]), []).append(number)

    def dated(self, number: int) -> Statement:
        """The statement with its day; the surest way of knowing it first."""
        one = self.statements[number]
        placed = self._placed(number)
        event = self._event(number) or placed.event
        return replace(one, said=placed.when, said_why=placed.why, event=event)

    def _placed(self, number: int) -> Placed:
        if number not in self.done:
            self.done[number] = UNKNOWN  # against going round in a circle of relays
            sure = (self._own, self._in_sentence, self._at_event, self._goes_on)
            likely = (self._passed_on, self._acted, self._occasion, self._narrated, self._published)
            found = (way(number) for way in (*sure, *likely))
            self.done[number] = next((placed for placed in found if placed.when.is_dated), UNKNOWN)
        return self.done[number]

    # The ways of knowing

    def _own(self, number: int) -> Placed:
        return self.own[number]

    def _in_sentence(self, number: int) -> Placed:
        """The same speaker says two things in one sentence: the date stands with the other, or is a document's."""
        one = self.statements[number]
        for other in (number - 1, number + 1):
            if not 0 <= other < len(self.statements):
                continue
            twin = self.statements[other]
            if twin.sentence != one.sentence or _who(twin) != _who(one) or twin.relayed_by != one.relayed_by:
                continue
            if self.own[other].is_own:
                return self._inherited(other, "It is said in one sentence with another statement")
            if twin.is_document and not one.is_document:
                return self._of_document(other)
        return UNKNOWN

    def _of_document(self, other: int) -> Placed:
        placed = self._placed(other)
        why = Step("It is said in that document.", self.statements[other].cue[0])
        return Placed(placed.when, (*placed.why, why), placed.event or self._event(other))

    def _goes_on(self, number: int) -> Placed:
        """A group goes on to speak in the sentence after a document of its own."""
        one = self.statements[number]
        here = self._sentence(one)
        if not one.speaker or not one.speaker.members or one.is_document:
            return UNKNOWN
        for other in range(number - 1, max(-1, number - 4), -1):
            twin = self.statements[other]
            there = self._sentence(twin)
            if (
                here - there > 1
                or self.parsed.sentences[there].paragraph != self.parsed.sentences[here].paragraph
            ):
                break
            if twin.is_document and twin.speaker and len(twin.speaker.members) == len(one.speaker.members):
                return self._of_document(other)
        return UNKNOWN

    def _at_event(self, number: int) -> Placed:
        """The statement is itself an event, or one is named with the cue: "During the visit, he said"."""
        one = self.statements[number]
        itself = self._itself(one)
        if itself and itself.when.is_dated and not self._is_of_content(itself, one):
            why = Step(f"It is the event “{itself.title}”: {in_words(itself.when)}.", itself.passages[0])
            return Placed(itself.when, (why,), itself.id)
        framing = self._framing(one)
        if framing is None or not framing[1].when.is_dated:
            return UNKNOWN
        span, event = framing
        when = _within(event.when)
        text = f"It was said at the time of “{event.title}”: {in_words(when)}."
        when, known_by = self._known_by(number, when)
        return Placed(when, (Step(text, Passage(self.source.id, span)), *known_by), event.id)

    def _known_by(self, number: int, when: When) -> tuple[When, tuple[Step, ...]]:
        """A stretch of time cut short where the words were passed on before its end."""
        relay = self._passed_on(number).when
        if not (
            when.start and when.end and relay.end and relay.last and when.last and when.first is not None
        ):
            return when, ()
        if not when.first <= relay.last < when.last:
            return when, ()
        narrower = When.between(when.start, relay.end)
        return narrower, (Step(f"It was passed on before the end of that: {in_words(narrower)}."),)

    def _itself(self, one: Statement) -> Event | None:
        """The event whose head word is of the cue: a signing, a briefing."""
        cue = one.cue[0].span if one.cue else one.sentence.span
        i = bisect_left(self.heads, cue.start, key=lambda head: head[0])
        return self.heads[i][1] if i < len(self.heads) and self.heads[i][0] < cue.end else None

    def _is_of_content(self, event: Event, one: Statement) -> bool:
        """True where the event's date is one that is spoken of: "promised to rebuild it by 2030"."""
        for piece in one.content:
            low = bisect_left(self.timex_starts, piece.span.start)
            for timex in self.timexes[low : bisect_left(self.timex_starts, piece.span.end)]:
                if event.when in (timex.when, timex.joined):
                    return True
        return False

    def _framing(self, one: Statement) -> tuple[Span, Event] | None:
        """The event that stands after "during" or the like before the cue, and the words for it."""
        if not one.cue:
            return None
        taken = [passage.span for passage in one.content]
        start = one.sentence.span.start
        frame = Span(
            start, min([one.cue[0].span.start, *(span.start for span in taken if span.start >= start)])
        )
        words = frame.of(self.source.text)
        for event in self.by_sentence.get(start, ()):
            head = event.passages[0].span.of(self.source.text).split()[-1]
            at = words.find(head)
            if at >= 0 and _WINDOWS & set(words[:at].lower().split()[-_CLOSE:]):
                return Span(start + at, start + at + len(head)), event
        return None

    def _passed_on(self, number: int) -> Placed:
        """Who passes on words can only do so after they were said."""
        relay = self.numbers.get(self.statements[number].relayed_by)
        if relay is None or relay == number:
            return UNKNOWN
        placed = self._placed(relay)
        if placed.when.end is None:
            return UNKNOWN
        who = _who(self.statements[relay]) or "another statement"
        why = Step(f"It is passed on by {who}, so it was said by then.", self.statements[relay].cue[0])
        return Placed(When.before(placed.when.end), (*placed.why, why))

    def _acted(self, number: int) -> Placed:
        """The sentence before tells what the speaker did: "On Saturday she toured the coast. “…,” she said." """
        one = self.statements[number]
        here = self._sentence(one)
        if here < 1 or one.speaker is None or self._is_present(one) or self._is_earlier(one):
            return UNKNOWN
        before = self.parsed.sentences[here - 1]
        if before.paragraph != self.parsed.sentences[here].paragraph or before.span.start in self.said_in:
            return UNKNOWN
        low = bisect_left(self.timex_starts, before.span.start)
        for timex in self.timexes[low : bisect_left(self.timex_starts, before.span.end)]:
            who = subject_of(self.parsed, timex.passage.span)
            is_speaker = who in ("he", "she", "they") or who == one.speaker.name.lower().split()[-1]
            if is_speaker and timex.type is TimexType.DATE and timex.when.is_exact:
                text = f"It is told right after what {one.speaker.name} did on “{timex.text}”: {in_words(timex.when)}."
                return Placed(timex.when, (Step(text, timex.passage),))
        return UNKNOWN

    def _occasion(self, number: int) -> Placed:
        """The same speaker, near by, speaks with a date: the same occasion."""
        one = self.statements[number]
        if self._is_earlier(one):
            return UNKNOWN
        spoken = self.by_speaker.get(_who(one), []) if one.speaker else []
        at = bisect_right(spoken, number)
        here = self._sentence(one)
        for other in [*spoken[max(0, at - 1) : at][::-1], *spoken[at : at + 1]]:
            if bool(self.statements[other].relayed_by) != bool(one.relayed_by):
                continue  # what is told of within a report is of its own time
            if self._is_of_another_time(one, other):
                continue
            if abs(self._sentence(self.statements[other]) - here) <= _SAME_OCCASION:
                return self._inherited(other, f"{_who(one)} is taken to speak at the same occasion")
        return UNKNOWN

    def _is_of_another_time(self, one: Statement, other: int) -> bool:
        """True where "says" stands beside what the same speaker had said, or said long ago."""
        if not self._is_present(one):
            return False
        told, published = self.own[other].when.last, self.source.published.when.last
        is_old = told is not None and published is not None and told < published - _PRESENT
        return is_old or self._is_earlier(self.statements[other])

    def _inherited(self, other: int, text: str) -> Placed:
        placed = self.own[other]
        why = Step(f"{text}: {in_words(placed.when)}.", self.statements[other].cue[0])
        return Placed(placed.when, (*placed.why, why), self._event(other))

    def _narrated(self, number: int) -> Placed:
        """The last date told before it in its paragraph, where the report itself is of another time."""
        one = self.statements[number]
        here = self._sentence(one)
        if here < 0 or self._is_present(one) or self._is_asked_now(one):
            return UNKNOWN
        paragraph = self.parsed.sentences[here].paragraph
        at = bisect_left(self.timex_starts, one.sentence.span.start)
        for timex in reversed(self.timexes[max(0, at - 6) : at]):
            sentence = self.parsed.sentence_at(timex.passage.span.start)
            if sentence is None or sentence.paragraph != paragraph:
                break
            if timex.type not in (TimexType.DATE, TimexType.TIME) or self._is_spoken_of(timex.passage.span):
                continue
            if looks_back(self.parsed, timex.passage.span):
                continue
            if not self._is_past(timex.when) or timex.joined.shape not in (Shape.POINT, Shape.UNDATED):
                break
            when = timex.when
            if timex.type is TimexType.TIME and when.first is not None:
                when = When.at(Date.of_day(when.first))
            why = Step(f"It is told after “{timex.text}”: {in_words(when)}.", timex.passage)
            return Placed(when, (why,))
        return UNKNOWN

    def _is_asked_now(self, one: Statement) -> bool:
        """True for somebody whom a report with a date of its own names for the first time where it quotes them."""
        basis = self.source.published.basis
        name = one.speaker.name.split() if one.speaker else []
        is_full = len(name) > 1 and name[0].lower() != "the" and all(word[:1].isupper() for word in name)
        if basis not in (Basis.GIVEN, Basis.STATED) or one.speaker is None or not is_full:
            return False
        first = self.source.text.find(one.speaker.name)
        return one.sentence.span.start <= first < one.sentence.span.end

    def _is_spoken_of(self, span: Span) -> bool:
        """True for words of time inside what somebody says: they do not carry the story on."""
        sentence = self.parsed.sentence_at(span.start)
        near = self.said_in.get(sentence.span.start, ()) if sentence else ()
        return any(piece.span.overlaps(span) for one in near for piece in one.content)

    def _is_past(self, when: When) -> bool:
        """True for one time that is well before the report's own, or where the report has none."""
        published = self.source.published.when
        long_ago = published.last is None or (when.last is not None and when.last < published.last - 30)
        return when.shape is Shape.POINT and long_ago

    def _published(self, number: int) -> Placed:
        published = self.source.published
        if published.when.end is None or published.basis is Basis.UNKNOWN:
            return UNKNOWN
        one = self.statements[number]
        when = published.when
        if when.end is not None and (self._is_earlier(one) or one.is_document):
            text = f"No day is told for it; it was said before the report of {in_words(when)}."
            return Placed(When.before(when.end), (Step(text, published=self.source.id),))
        text = f"No day is told for it; it is taken to be that of the report: {in_words(when)}."
        return Placed(when, (Step(text, published=self.source.id),))

    # Which event

    def _event(self, number: int) -> str:
        """The event that the statement is, or at which it was said, or that of the document it is in."""
        one = self.statements[number]
        itself = self._itself(one)
        if itself:
            return itself.id
        framing = self._framing(one)
        return framing[1].id if framing else ""

    # What the words tell

    def _sentence(self, one: Statement) -> int:
        return bisect_right(self.sentence_starts, one.sentence.span.start) - 1

    def _is_earlier(self, one: Statement) -> bool:
        """True for "had said", which looks back from the time of the report."""
        return "had" in cue_words(self.source.text, one)

    def _is_present(self, one: Statement) -> bool:
        """True for "says" and "has now said", which are said at the time of the report."""
        words = cue_words(self.source.text, one)
        is_perfect = bool({"has", "have", "now"} & set(words))
        return is_perfect or (bool(words) and words[-1].endswith("s") and not words[-1].endswith("ss"))


def _who(one: Statement) -> str:
    name = one.speaker.name if one.speaker else ""
    return name.replace("The ", "the ", 1) if name.startswith("The ") else name


def _within(when: When) -> When:
    """Some time in a range, where the range is of what it was said at."""
    if when.shape is Shape.RANGE and when.start and when.end:
        return When.between(when.start, when.end)
    return when
