"""Who is speaking: the person behind "he", "the spokesperson", "Lin" or "the two leaders"?"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from dateline.model.person import Person
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.model.statement import Speaker
from dateline.reading.sentences import Parsed
from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.found import RELATIVE
from dateline.reading.speech.genders import genders_of
from dateline.reading.speech.words_for_people import plain, words_for_people

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4}
_GENDERS = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_NOBODY = frozenset("it i we you they one who which that another others".split())
_INDEFINITE = frozenset({"a", "an", "another", "some", "one"})
# The words by which one office is told from another: "the prime minister" is not "the junior minister Helen Pryce".
_OFFICE = frozenset(
    "prime foreign interior finance defence defense health education transport justice home deputy vice junior shadow"
    " assistant first chief senior".split()
)
_OFTEN = 3  # mentions
_ASIDE = re.compile(r",\s(?=(?:who|whom|whose|which)\b)")
_SPOKESPEOPLE = frozenset({"spokesperson", "spokesman", "spokeswoman", "representative"})
_HEADS_OF_STATE = frozenset(
    """president premier minister chancellor king queen prince leader chairman emperor governor secretary-general
    nominee candidate sultan head""".split()
)
_AGED = re.compile(r"\bthe\s+\d{1,3}[- ]years?[- ]old\Z", re.IGNORECASE)
_NEAR = 3  # sentences in which a pronoun's or an indefinite role's person must stand


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words for a speaker: their span, the head word and what stands with it."""

    span: Span
    head: Span
    word: str
    lemma: str
    is_plural: bool
    determiner: str
    number: int | None
    heads: tuple[Span, ...]  # all heads where joined by "and"; the apposition's head where there is one
    parts: tuple[
        Span, ...
    ]  # each of those joined by "and", from its first word to its head; () for one alone
    antecedent: "Phrase | None" = None


def phrase_of(t: Clauses, head: int, span: tuple[int, int], depth: int = 0) -> Phrase:
    """The phrase with the head token `head` and the first and last token `span`."""
    joined, at = [head], head
    while (following := t.kid(at, "conj")) is not None and following <= span[1] and len(joined) < 9:
        joined.append(following)
        at = following
    appositions = [k for k in t.kids[head] if t.deps[k] == "appos" and k <= span[1]]
    antecedent = None
    if t.low[head] in RELATIVE and depth == 0:
        antecedent = _antecedent(t, head)
    kids = [k for k in t.kids[head] if k < head]
    determiner = next((t.low[k] for k in kids if t.deps[k] in ("det", "predet", "poss")), "")
    number = next((_NUMBERS[t.low[k]] for k in kids if t.low[k] in _NUMBERS), None)
    return Phrase(
        t.span(*span),
        t.span(head, head),
        t.low[head],
        t.lemmas[head],
        t.tags[head] in ("NNS", "NNPS") or t.low[head] in ("they", "their", "both"),
        determiner,
        number if t.low[head] != "both" else 2,
        tuple(t.span(i, i) for i in [*joined, *(appositions if len(joined) == 1 else ())]),
        tuple(t.span(min(t.left[i], i), i) for i in joined) if len(joined) > 1 else (),
        antecedent,
    )


def phrase_of_words(text: str, span: Span, name: Span) -> Phrase:
    """The phrase of a label or a signature, which no parse tells of; its head is the last word of the `name` in it."""
    last = name.of(text).split()[-1]
    head = Span(name.end - len(last), name.end)
    return Phrase(span, head, plain(last), plain(last), False, "", None, (head,), ())


def _antecedent(t: Clauses, head: int) -> "Phrase | None":
    """The noun that the relative clause with this pronoun hangs on."""
    at = head
    for _ in range(6):
        at = t.heads[at]
        if t.deps[at] == "relcl":
            noun = t.heads[at]
            first, last = t.left[noun], t.left[at] - 1
            while last > noun and t.deps[last] == "punct":
                last -= 1
            return phrase_of(t, noun, (first, max(last, noun)), 1)
    return None


@dataclass(slots=True)
class Speakers:
    """Resolves the speakers of one document from the first statement to the last."""

    source: Source
    parsed: Parsed
    people: tuple[Person, ...]
    places: list[tuple[int, int, int]] = field(default_factory=list)  # start, end, person, sorted
    starts: list[int] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    surnames: dict[str, list[int]] = field(default_factory=dict)
    leaders: frozenset[int] = frozenset()
    genders: dict[str, str] = field(default_factory=dict)  # by name
    most_named: dict[str, int | None] = field(default_factory=dict)  # by gender, counted when first asked for
    groups: dict[tuple[str, int | None], tuple[str, ...]] = field(default_factory=dict)
    latest: Speaker | None = None
    latest_group: Speaker | None = None
    latest_person: tuple[int, int] | None = None  # person and sentence of the last speaker who is one
    latest_body: tuple[Speaker, int] | None = None  # such as "the zoo", and the sentence
    latest_unnamed: tuple[Speaker, int] | None = None  # such as "the mayor", and the sentence

    def __post_init__(self) -> None:
        self.places = sorted(
            (passage.span.start, passage.span.end, number)
            for number, person in enumerate(self.people)
            for passage in person.passages
        )
        self.starts = [start for start, _, _ in self.places]
        self.sentence_starts = [sentence.span.start for sentence in self.parsed.sentences]
        self.numbers = {person.name: number for number, person in enumerate(self.people)}
        for number, person in enumerate(self.people):
            if person.sort == "person":
                self.surnames.setdefault(plain(person.name.split()[-1]), []).append(number)
        self.genders = genders_of(self.source, self.parsed, self.people)
        self.leaders = frozenset(n for n in range(len(self.people)) if self._leads(n))

    def speaker(self, phrase: Phrase) -> Speaker:
        """Who the phrase speaks of."""
        made = self._resolve(phrase.antecedent or phrase, phrase)
        self.latest = made
        number = self.numbers.get(made.name)
        if made.members or phrase.is_plural:
            self.latest_group = made
        elif number is not None and self.people[number].sort == "person":
            self.latest_person = number, self._sentence(phrase.span.start)
        elif words_for_people().tells_role(phrase.lemma):
            self.latest_unnamed = made, self._sentence(phrase.span.start)
        elif phrase.word not in (*_GENDERS, *_NOBODY):
            self.latest_body = made, self._sentence(phrase.span.start)
        return made

    # One way after the other, the surest first

    def _resolve(self, phrase: Phrase, written: Phrase) -> Speaker:
        if phrase.parts:
            return self._joined(phrase, written)
        number = next((n for head in phrase.heads if (n := self._person_at(head)) is not None), None)
        if number is None and words_for_people().tells_role(phrase.lemma):
            number = self._named_beside(phrase)
        if number is not None:
            return self._named(number, phrase, written)
        if phrase.word in _GENDERS or phrase.word in ("they", "their", "both"):
            spoken_of = self._behind_pronoun(phrase, written)
            if spoken_of is not None:
                return spoken_of
        if phrase.word == "it" and self.latest_body is not None:
            body, at = self.latest_body
            if self._sentence(phrase.span.start) - at <= _NEAR:
                why = Step(f"“it” is {body.name}, which spoke last.", self._passage(written.span))
                return Speaker(body.name, self._passages(written.span), body.role, (), (why,))
        if phrase.is_plural or phrase.number:
            members = self._group(phrase)
            if members:
                return self._as_group(phrase, written, members)
        elif phrase.word not in _GENDERS and words_for_people().tells_role(phrase.lemma):
            found = self._by_role(phrase)
            if found is not None:
                name = self.people[found].name
                return self._named(
                    found, phrase, written, f"“{self._words(phrase.span)}” is {name}, by the role."
                )
        if _AGED.search(phrase.span.of(self.source.text)) and self.latest_person is not None:
            number, words = self.latest_person[0], self._words(phrase.span)
            return self._named(
                number, phrase, written, f"“{words}” is {self.people[number].name}, who spoke last."
            )
        known = self.surnames.get(phrase.word, ()) if phrase.head.of(self.source.text)[0].isupper() else ()
        if len(known) == 1:  # a label or a headline, whose words the model takes for no name
            return self._named(known[0], phrase, written)
        return Speaker(_ASIDE.split(self._words(phrase.span))[0], self._passages(written.span))

    def _named(self, number: int, phrase: Phrase, written: Phrase, why: str = "") -> Speaker:
        person = self.people[number]
        if not why and self._words(written.span) != person.name and written is not phrase:
            why = f"“{self._words(written.span)}” stands for {person.name}."
        steps = (Step(why, self._passage(written.span)),) if why else ()
        role = person.role if phrase.word in _GENDERS or not why else self._words(phrase.span)
        return Speaker(person.name, self._passages(written.span), role or person.role, (), steps)

    def _joined(self, phrase: Phrase, written: Phrase) -> Speaker:
        members = []
        for head, part in zip(phrase.heads, phrase.parts, strict=True):
            number = self._person_at(head)
            members.append(self.people[number].name if number is not None else self._words(part))
        return Speaker(
            self._words(phrase.span).removesuffix(" both"), self._passages(written.span), "", tuple(members)
        )

    def _as_group(self, phrase: Phrase, written: Phrase, members: tuple[str, ...]) -> Speaker:
        words = self._words(phrase.span)
        why = (Step(f"“{words}” are {' and '.join(members)}, named together.", self._passage(written.span)),)
        return Speaker(words, self._passages(written.span), words, members, why)

    # Pronouns

    def _behind_pronoun(self, phrase: Phrase, written: Phrase) -> Speaker | None:
        words, passages = f"“{phrase.word}”", self._passages(written.span)
        if phrase.word not in _GENDERS:
            group = self.latest_group
            if group is None:
                return None
            why = Step(f"{words} are {group.name}, who spoke last.", passages[0])
            return Speaker(group.name, passages, group.role, group.members, (why,))
        found = self._by_pronoun(phrase)
        if found is not None:
            return self._named(
                found, phrase, written, f"{words} is {self.people[found].name}, spoken of last."
            )
        if self.latest_unnamed is None:
            return None
        unnamed = self.latest_unnamed[0]
        why = Step(f"{words} is {unnamed.name}, who spoke last.", passages[0])
        return Speaker(unnamed.name, passages, unnamed.role, (), (why,))

    def _by_pronoun(self, phrase: Phrase) -> int | None:
        """The person named last before the pronoun in its sentence, else the last speaker or subject nearby."""
        wanted, at = _GENDERS[phrase.word], phrase.span.start
        here = self._sentence(at)
        inside = self._persons(self.sentence_starts[here] if here >= 0 else 0, at, wanted)
        if inside:
            return inside[-1]
        for back in range(1, _NEAR + 2):
            if here - back < 0:
                break
            if self.latest_unnamed and self.latest_unnamed[1] > here - back:
                return None
            start, end = self.sentence_starts[here - back], self.sentence_starts[here - back + 1]
            found = self._persons(start, end, wanted)
            if self.latest_person and self.latest_person[1] == here - back and self.latest_person[0] in found:
                return self.latest_person[0]
            if found:
                return found[0]
        whose_life = self._most_named(wanted)
        if whose_life is not None:
            return whose_life
        if self.latest_person and not self.latest_unnamed and self._fits(self.latest_person[0], wanted):
            return self.latest_person[0]
        return None

    def _most_named(self, gender: str) -> int | None:
        """The person of this gender whom a text is about: named thrice, and far more often than any other."""
        if gender not in self.most_named:
            self.most_named[gender] = self._count_named(gender)
        return self.most_named[gender]

    def _count_named(self, gender: str) -> int | None:
        named = Counter(n for _, _, n in self.places if self._fits(n, gender)).most_common(2)
        if not named or named[0][1] < _OFTEN or (len(named) > 1 and named[1][1] * 2 > named[0][1]):
            return None
        return named[0][0]

    def _persons(self, start: int, end: int, gender: str) -> list[int]:
        """The persons named in a stretch who are of this gender, or else may be, in order."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        fitting = [n for _, _, n in self.places[low:high] if self._fits(n, gender)]
        return [n for n in fitting if self.genders[self.people[n].name]] or fitting

    def _fits(self, number: int, gender: str) -> bool:
        person = self.people[number]
        if person.sort != "person":
            return False
        return self.genders[person.name] in ("", gender)

    # Roles and groups

    def _by_role(self, phrase: Phrase) -> int | None:
        """The person with this role: named before, or right after where the words are "a spokesperson"."""
        if phrase.determiner in _INDEFINITE:
            here = self._sentence(phrase.span.start)
            near = here + _NEAR
            end = self.sentence_starts[near] if near < len(self.sentence_starts) else len(self.source.text)
            low, high = bisect_left(self.starts, phrase.span.end), bisect_right(self.starts, end)
            if not _SPOKESPEOPLE & {phrase.lemma}:
                return None
            return next(
                (n for s, _, n in self.places[low:high] if self._has_role(n, phrase) and s == self._first(n)),
                None,
            )
        high = bisect_left(self.starts, phrase.span.start)
        for start, _, n in reversed(self.places[max(0, high - 60) : high]):
            if start >= phrase.span.start:
                continue
            if self._has_role(n, phrase):
                return n
        return None

    def _first(self, number: int) -> int:
        return self.people[number].passages[0].span.start

    def _has_role(self, number: int, phrase: Phrase) -> bool:
        person = self.people[number]
        if person.sort != "person" or not person.role:
            return False
        roles = {plain(word) for word in person.role.replace("-", " ").split()} | {
            plain(w) for w in person.role.split()
        }
        if phrase.lemma in _SPOKESPEOPLE:
            return bool(roles & _SPOKESPEOPLE)
        before = self.source.text[phrase.span.start : phrase.head.start].lower().split()
        return phrase.lemma in roles and _OFFICE.intersection(before) <= roles

    def _group(self, phrase: Phrase) -> tuple[str, ...]:
        """The members of "the two leaders" or "both sides": those named together last before."""
        sort = words_for_people().groups.get(phrase.lemma, "")
        if (
            not sort
            or phrase.determiner in _INDEFINITE
            or (not phrase.number and phrase.determiner not in ("the", "both"))
        ):
            return ()
        behind = self.source.text[phrase.head.end : phrase.span.end].split()
        if not phrase.number and behind[:1] == ["of"]:
            return ()  # "the mayors of Sarn and Westmole" are told by their towns
        key = (sort, phrase.number)
        found = self._together(phrase, sort, phrase.number or 2)
        if found:
            self.groups.setdefault(key, found)
        return self.groups.get(key, ())

    def _together(self, phrase: Phrase, sort: str, number: int) -> tuple[str, ...]:
        here = self._sentence(phrase.span.start)
        sorts = ("person",) if sort == "person" else ("country", "organisation")
        for index in range(here, max(-1, here - 12), -1):
            end = self.sentence_starts[index + 1] if index < here else phrase.span.start
            low, high = bisect_left(self.starts, self.sentence_starts[index]), bisect_left(self.starts, end)
            named = list(
                dict.fromkeys(n for _, _, n in self.places[low:high] if self.people[n].sort in sorts)
            )
            if phrase.lemma in _HEADS_OF_STATE and len(self.leaders) >= number:
                named = [n for n in named if n in self.leaders]
            if len(named) == number:
                return tuple(self.people[n].name for n in named)
        return ()

    def _leads(self, number: int) -> bool:
        """True for a person whose role is to lead a state or a party."""
        return bool({plain(word) for word in self.people[number].role.split()} & _HEADS_OF_STATE)

    # Places

    def _person_at(self, head: Span) -> int | None:
        """The person whose name holds the head word."""
        i = bisect_right(self.starts, head.start) - 1
        if i >= 0 and self.places[i][1] >= head.end:
            return self.places[i][2]
        return None

    def _named_beside(self, phrase: Phrase) -> int | None:
        """The person whose name follows the role in commas: "a spokeswoman of the port, Anna Lind,"."""
        low, high = bisect_left(self.starts, phrase.head.end), bisect_left(self.starts, phrase.span.end)
        for start, _, n in self.places[low:high]:
            if self.source.text[start - 2 : start] == ", " and self.people[n].sort == "person":
                return n
        return None

    def _sentence(self, position: int) -> int:
        return bisect_right(self.sentence_starts, position) - 1

    def _words(self, span: Span) -> str:
        return " ".join(span.of(self.source.text).split())

    def _passage(self, span: Span) -> Passage:
        return Passage(self.source.id, span)

    def _passages(self, span: Span) -> tuple[Passage, ...]:
        return (self._passage(span),)
