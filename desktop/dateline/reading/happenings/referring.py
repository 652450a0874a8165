"""Whom or what a pronoun means, well enough to name it in a title."""

from bisect import bisect_left, bisect_right
from collections import Counter

from dateline.model.span import Span
from dateline.model.statement import Statement
from dateline.reading.happenings.candidates import (
    GENDERS,
    Candidate,
    candidates_of,
    is_main_subject,
    names_only,
    short_words,
)
from dateline.reading.happenings.kinds import event_words, wording
from dateline.reading.happenings.phrases import core, join, without_article
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.subjects import proper_apposition, subject_of
from dateline.reading.happenings.tree import Tree, Word

_PERSONAL = set(GENDERS)
_SUBJECT_OF = {"m": "he", "f": "she"}
_SPEAKER = {"i", "me", "my"}
_THINGS = {"it", "its"}
_MANY = {"they", "them", "their"}
_PLACES = frozenset(
    """
    land island islands bay sea ocean river lake mountain mountains strait street road square house palace city town
    pole peninsula coast cape gulf province state kingdom empire republic republics company university
    """.split()
)
_NEAR, _FAR = 3, 10  # sentences
_FURTHEST = 400  # noun phrases


class Referents:
    """The noun phrases of a story in order, to look back over."""

    def __init__(self, story: Story, statements: tuple[Statement, ...] = ()) -> None:
        self._story = story
        said = ((p.span, one.speaker.name) for one in statements if one.speaker for p in one.content)
        self._said = sorted(said, key=lambda piece: piece[0])
        self._places: dict[int, int] = {}
        self._candidates = [c for tree in story.trees for c in candidates_of(story, tree)]
        self._starts = [candidate.start for candidate in self._candidates]
        self._genders = {c.text: c.gender for c in self._candidates if c.is_person}
        self._topics = _topics_of(story)
        self._main = _main_of(story)
        self._subjects: dict[int, list[str]] = {}  # whom "he" and "she" mean, by sentence
        self._runs: dict[tuple[int, int], str] = {}
        self._meant: dict[str, list[tuple[int, str]]] = {"he": [], "she": []}  # by sentence, in order
        self._its: dict[
            int, tuple[int, str]
        ] = {}  # what "it" means as the subject of a sentence, with its paragraph
        self._run_on(story)
        for tree in story.trees:
            it = next((word for word in tree.words if word.low == "it" and is_main_subject(word)), None)
            if it is not None and not _stands_for_a_clause(it):
                self._its[tree.number] = tree.paragraph, self.name(tree, it)

    def _run_on(self, story: Story) -> None:
        """A "he" that goes on as the subject from sentence to sentence means the same man throughout."""
        last: dict[str, tuple[int, int, str]] = {}
        for tree in story.trees:
            for word in tree.words:
                if word.low not in ("he", "she") or word.dep not in ("nsubj", "nsubjpass"):
                    continue
                sentence, paragraph, text = last.get(word.low, (-9, -1, ""))
                runs_on = text and tree.number - sentence <= 1 and paragraph == tree.paragraph
                is_main = (
                    text == self._main and paragraph == tree.paragraph and self._is_meant_before(tree, word)
                )
                if is_main or (runs_on and not self._has_new_subject(sentence, word)):
                    self._runs[tree.number, word.i] = text
                else:
                    text = self.name(tree, word)
                last[word.low] = (tree.number, tree.paragraph, text)
                if text:
                    self._subjects.setdefault(tree.number, []).append(text)
                if text and self._genders.get(text) == GENDERS[word.low]:
                    self._meant[word.low].append((tree.number, text))

    def _is_meant_before(self, tree: Tree, pronoun: Word) -> bool:
        """True where the sentence before has an object "him", of which "he" goes on as in the story of a life."""
        before = self._story.trees[tree.number - 1] if tree.number else None
        wanted = {"he": "him", "she": "her"}[pronoun.low]
        objects = ("dobj", "dative", "pobj", "nsubj")
        return before is not None and any(word.low == wanted and word.dep in objects for word in before.words)

    def _has_new_subject(self, sentence: int, pronoun: Word) -> bool:
        """True where another person has been a subject since the sentence with that number began."""
        end = bisect_left(self._starts, pronoun.span.start)
        near = self._candidates[max(0, end - 12) : end]
        return any(c.is_person and c.rank <= 1 and c.sentence >= sentence for c in near)

    def name(self, tree: Tree, pronoun: Word, but: str = "") -> str:
        """The words for a pronoun, or "" where nothing fits; `but` is whom it cannot mean.

        For a participle at the front, as in "Made in Bergen", what its paragraph is of.
        """
        told = self._told_at_once(tree, pronoun, but)
        if told is not None:
            return told
        last = bisect_left(self._starts, pronoun.span.start)
        before = [
            candidate
            for candidate in reversed(self._candidates[max(0, last - 40) : last])
            if tree.number - candidate.sentence <= _NEAR and not _is_same(candidate.text, but)
        ]
        fitting: str | list[Candidate] = ""
        if pronoun.low in _PERSONAL:
            fitting = self._he_or_she(tree, pronoun, but, before)
        elif pronoun.low in _THINGS:
            fitting = self._it(tree, pronoun, but, before)
        elif pronoun.low in _MANY:
            fitting = self._they(tree, pronoun, but, before)
        if isinstance(fitting, str):
            return fitting
        beside = [c for c in fitting if c.sentence == tree.number and c.text not in but] if but else []
        return _known_by_now(beside[0].text if beside else _best(fitting, tree.number))

    def _told_at_once(self, tree: Tree, pronoun: Word, but: str) -> str | None:
        """What needs no looking back over noun phrases; None where it does."""
        low = pronoun.low
        if not pronoun.tag.startswith("PRP"):
            return self._topics.get(tree.paragraph, "") if pronoun.i == 0 else ""
        same = _same_before(tree, pronoun) if but and low in (_THINGS | _MANY) else None
        if same is not None:
            return self.name(tree, same)
        if low in _SPEAKER:
            return self._speaker_of(pronoun.span)
        if not but and (tree.number, pronoun.i) in self._runs:
            return self._runs[tree.number, pronoun.i]
        teller = _teller(pronoun) if low in ("he", "she") and not but else None
        return short_words(self._story, teller)[0] if teller is not None else None

    # Whom or what each sort of pronoun may mean: the words themselves, or those to choose from

    def _he_or_she(
        self, tree: Tree, pronoun: Word, but: str, before: list[Candidate]
    ) -> str | list[Candidate]:
        low, gender = pronoun.low, GENDERS[pronoun.low]
        named = self._named_in_sentence(tree, pronoun, but) if but else ""
        if named:
            return named
        names = _who_may_be(before, gender)
        here = [c for c in names if c.sentence == tree.number and c.is_person and c.gender == gender]
        if here and low in ("his", "her") and not but:
            return here[0].text
        last = bisect_left(self._starts, pronoun.span.start)
        known = self._known(tree, last, low, but)
        others = [c for c in names if c.is_person and not _is_same(c.text, known)]
        if known and not any(_is_close(c, tree.number) for c in others):
            return known
        fitting = _nearest_people(names, tree.paragraph, in_paragraph=bool(but))
        if fitting or but:
            return fitting
        alike = [c for c in before if c.gender == gender and not c.is_plural]
        return self._main_person(last, gender) or alike

    def _it(self, tree: Tree, pronoun: Word, but: str, before: list[Candidate]) -> str | list[Candidate]:
        paragraph, text = self._its.get(tree.number - 1, (-1, ""))
        is_new = any(c.sentence == tree.number and c.rank <= 1 for c in before)
        if text and paragraph == tree.paragraph and not (is_new or but):
            return text  # "It was closed when a barge struck the ramp. Its …"
        single = [c for c in before if not c.is_plural and c.paragraph == tree.paragraph]
        single = _what_began(single, pronoun, tree.number) or single
        if not single and not but:
            return [c for c in before if not (c.is_plural or c.is_person) and c.rank == 0]
        return _things([c for c in single if "its " not in c.text], tree.number)

    def _they(self, tree: Tree, pronoun: Word, but: str, before: list[Candidate]) -> str | list[Candidate]:
        earlier = _many_before(tree, pronoun)
        if earlier is not None and not but:
            return self.name(tree, earlier, subject_words(earlier))
        fitting = [c for c in before if c.is_plural and c.paragraph == tree.paragraph]
        acting = [c for c in fitting if c.is_person or c.is_name or c.rank <= 1]
        pair = self._pair(tree, before, 0) or ("" if acting else self._pair(tree, before, 1))
        fitting = acting if acting and pronoun.low == "their" else fitting
        fitting = fitting or [c for c in before if c.is_plural and c.is_name and not c.is_person]
        return pair or fitting or ""

    def named(self, noun: Word) -> str:
        """The short words for a noun phrase."""
        return _known_by_now(short_words(self._story, proper_apposition(noun))[0])

    def _pair(self, tree: Tree, before: list[Candidate], back: int) -> str:
        """The two people of the sentence so far `back`: "he met Anna Lund. They …"; "" where these are not two."""
        near = [c for c in reversed(before) if c.is_person and c.is_name and tree.number - c.sentence == back]
        near = [c for c in near if c.paragraph == tree.paragraph]
        meant = self._subjects.get(tree.number - back, []) if near else []
        both = list(dict.fromkeys([*meant, *(c.text for c in near)]))
        return " and ".join(both) if len(both) == 2 and not _is_same(*both) else ""

    def _known(self, tree: Tree, last: int, low: str, but: str) -> str:
        """The person last named or meant of whom the text has told that this pronoun is theirs; "" for none near."""
        meant = self._meant[_SUBJECT_OF[GENDERS[low]]]
        place = bisect_left(meant, (tree.number, ""))
        sentence, text = meant[place - 1] if place else (-_FAR - 1, "")
        for candidate in reversed(self._candidates[max(0, last - 80) : last]):
            if tree.number - candidate.sentence > _FAR or candidate.sentence < sentence:
                break
            is_theirs = candidate.is_person and candidate.gender == GENDERS[low]
            if is_theirs and not _is_same(candidate.text, but):
                return candidate.text
        return text if tree.number - sentence <= _FAR and not _is_same(text, but) else ""

    def _main_person(self, last: int, gender: str) -> list[Candidate]:
        """The person of that gender last spoken of, however far back: whom a life story is of."""
        back = reversed(self._candidates[max(0, last - _FURTHEST) : last])
        return [c for c in back if c.is_person and not c.is_plural and c.gender == gender][:1]

    def _speaker_of(self, span: Span) -> str:
        """Whose words hold this "I"; "" where they are nobody's, as in a diary."""
        k = bisect_right(self._said, span.start, key=lambda piece: piece[0].start)
        near = [name for piece, name in self._said[max(0, k - 3) : k] if piece.holds(span)]
        return near[-1] if near else ""

    def _named_in_sentence(self, tree: Tree, pronoun: Word, but: str) -> str:
        """The person named last in the sentence before the pronoun, the subject left out."""
        for span, person in self._story.name_before(pronoun.span.start):
            text = span.of(self._story.source.text)
            fits = person.sort == "person" and self._story.genders[person.name] in ("", GENDERS[pronoun.low])
            if span.start >= tree.span.start and fits and not _is_same(text, but):
                return text
        return ""


def _main_of(story: Story) -> str:
    """The words last used for the one person whose life the text is: named first, and twice as often as any other."""
    counts = Counter(who.name for _, who in story.names if who.sort == "person")
    first = next((who.name for _, who in story.names if who.sort == "person"), "")
    others = max((count for name, count in counts.items() if name != first), default=0)
    if counts[first] < _OFTEN or counts[first] < 2 * others:
        return ""
    forms = [span.of(story.source.text) for span, who in story.names if who.name == first]
    return Counter(forms).most_common(1)[0][0]


_OFTEN = 3


def _stands_for_a_clause(it: Word) -> bool:
    """True in "it was clear that the bridge would close"."""
    is_empty = it.head.lemma in ("be", "seem", "appear", "take", "become", "happen", "turn")
    return is_empty and it.head.child("ccomp", "xcomp", "csubj", "csubjpass", "acomp") is not None


def _known_by_now(text: str) -> str:
    """ "A bridge" that was told of is "the bridge"."""
    article, _, rest = text.partition(" ")
    return f"the {rest}" if article.lower() in ("a", "an") else text


def _topics_of(story: Story) -> dict[int, str]:
    """What a paragraph is of that begins with no more than a name: "Fog bell. Cast in bronze …"."""
    found: dict[int, str] = {}
    paragraph = -1
    for tree in story.trees:
        if tree.paragraph != paragraph and names_only(tree):
            found[tree.paragraph] = join(without_article(core(tree.roots[0])))
        paragraph = tree.paragraph
    return found


_LONGEST_CLAUSES = 60  # words over which one "it" goes on from another


def _same_before(tree: Tree, pronoun: Word) -> Word | None:
    """The same pronoun as a subject earlier in the sentence: "it was used until a lens replaced it"."""
    own = pronoun.head
    return next(
        (
            word
            for word in tree.words[max(0, pronoun.i - _LONGEST_CLAUSES) : pronoun.i]
            if word.low == pronoun.low and word.dep in ("nsubj", "nsubjpass") and word.head is not own
        ),
        None,
    )


def _many_before(tree: Tree, pronoun: Word) -> Word | None:
    """ "Them" as an object earlier in the sentence, whom "they" goes on to speak of: "the defeat left them last"."""
    if pronoun.dep not in ("nsubj", "nsubjpass"):
        return None
    before = tree.words[max(0, pronoun.i - _LONGEST_CLAUSES) : pronoun.i]
    return next((word for word in reversed(before) if word.low == "them" and word.dep == "dobj"), None)


def subject_words(pronoun: Word) -> str:
    """The subject of the clause that a pronoun is an object in: it is not meant."""
    subject = subject_of(pronoun.head) if pronoun.head.is_verb else None
    return join(core(subject)) if subject is not None else ""


def _teller(pronoun: Word) -> Word | None:
    """In "a worker told the police that she had seen": who tells, where no name does it."""
    below = pronoun
    for above in pronoun.ancestors():
        if below.dep == "ccomp" and above.lemma in wording().saying:
            subject = subject_of(above)
            is_teller = subject is not None and subject.tag == "NN" and subject.i < pronoun.i
            return subject if is_teller else None
        below = above
    return None


def _is_same(text: str, but: str) -> bool:
    """True where the last word of one is in the other: "Amundsen" and "Roald Amundsen"."""
    text, but = text.lower(), but.lower().split(" of ", maxsplit=1)[0]
    return bool(but) and (
        text.rsplit(maxsplit=1)[-1] in but.split() or but.rsplit(maxsplit=1)[-1] in text.split()
    )


def _is_no_person(text: str) -> bool:
    """True for a name that is plainly no person's: of a place or an event."""
    last = text.rsplit(maxsplit=1)[-1].lower()
    return last in _PLACES or last in event_words().nouns


def _is_close(candidate: Candidate, sentence: int) -> bool:
    """True in the same sentence, and for a subject of the one before."""
    return candidate.sentence == sentence or (candidate.rank <= 1 and sentence - candidate.sentence <= 1)


def _who_may_be(before: list[Candidate], gender: str) -> list[Candidate]:
    """Those of whom "he" or "she" may be said."""
    return [
        c
        for c in before
        if (c.is_person or c.is_name)
        and not c.is_plural
        and not _is_no_person(c.text)
        and c.gender in ("", gender)
    ]


def _nearest_people(names: list[Candidate], paragraph: int, *, in_paragraph: bool) -> list[Candidate]:
    """The people of a paragraph, else other subjects in it; else, unless they must stand there, people before it."""
    here = [c for c in names if c.paragraph == paragraph and (c.is_person or c.rank <= 1)]
    found = [c for c in here if c.is_person] or here
    return found if found or in_paragraph else [c for c in names if c.is_person]


def _things(single: list[Candidate], sentence: int) -> list[Candidate]:
    """What "it" may mean: things; where none was a subject or an object of late, also a name without a gender."""
    things = [c for c in single if not c.is_person]
    near = [c for c in things if sentence - c.sentence <= 1 and c.rank <= 2]
    named = [
        c
        for c in single
        if c.is_person and c.is_name and not c.gender and c.rank == 0 and sentence - c.sentence <= 1
    ]
    return things if near or not named else named


def _what_began(single: list[Candidate], pronoun: Word, sentence: int) -> list[Candidate]:
    """For "it began", "it lasted" the events spoken of in this sentence and the one before."""
    if pronoun.dep != "nsubj" or pronoun.head.lemma not in (
        "begin",
        "start",
        "end",
        "last",
        "finish",
        "resume",
    ):
        return []
    near = [c for c in single if sentence - c.sentence <= 1 and not c.is_name]
    return [c for c in near if c.text.rsplit(maxsplit=1)[-1].lower() in event_words().nouns]


def _best(fitting: list[Candidate], sentence: int) -> str:
    """The nearest subject of this sentence or the one before, else the nearest object there, else the nearest."""
    near = [c for c in fitting if sentence - c.sentence <= 1]
    for group in (near, fitting):
        for rank in (0, 1, 2):
            found = next((c for c in group if c.rank == rank), None)
            if found:
                return found.text
    return fitting[0].text if fitting else ""
