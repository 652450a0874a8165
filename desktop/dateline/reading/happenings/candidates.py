"""The noun phrases of a sentence as what a pronoun further on may mean."""

from dataclasses import dataclass

from dateline.model.span import Span
from dateline.reading.happenings.phrases import core, join
from dateline.reading.happenings.story import Story
from dateline.reading.happenings.subjects import proper_apposition
from dateline.reading.happenings.tree import Tree, Word
from dateline.reading.speech.words_for_people import words_for_people

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
# One, but of whom a text goes on to say "they".
_FAMILIES = ("family", "couple", "pair", "crew", "band", "staff", "police")
_LONGEST_NAME = 14  # words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase: where it begins, its sentence and paragraph by number, and the words that name it again."""

    start: int
    sentence: int
    paragraph: int
    text: str
    is_plural: bool
    is_person: bool
    is_name: bool
    rank: int  # 0 a subject of a main clause, 1 of another, 2 an object, 3 any other
    gender: str  # "m", "f" or ""


def candidates_of(story: Story, tree: Tree) -> list[Candidate]:
    """The noun phrases of a sentence in their order; what somebody only is, and what was not, is left out."""
    found = []
    for word in tree.words:
        better = proper_apposition(word)
        if word.date >= 0 or not better.is_noun or word.dep in ("compound", "nmod", "npadvmod", "appos"):
            continue
        if word.dep == "pobj" and word.head.low == "as" and not better.is_name:
            continue  # "barred as a woman": what somebody is
        if any(det.low in ("no", "neither") for det in word.all("det")):
            continue  # "no signal was received": of what was not, nothing is told
        text, is_person, gender = short_words(story, better)
        beside = tree.words[word.i + 1] if word.i + 1 < len(tree.words) else word
        if not text or (beside is not word and beside.dep == word.dep == "nsubj" and beside.is_name):
            continue
        is_pair = word.child("conj") is not None and word.child("cc") is not None
        is_plural = word.tag in ("NNS", "NNPS") or is_pair or word.lemma in _FAMILIES
        is_subject = word.dep in ("nsubj", "nsubjpass") and not _is_seen_doing(word.head)
        rank = (0 if _is_main(word.head) else 1) if is_subject or (word.dep == "poss" and is_person) else 2
        rank += word.dep not in ("nsubj", "nsubjpass", "poss", "dobj", "attr")
        if word.head is word and names_only(tree):
            rank, text = 0, _spoken_of(word, text)
        found.append(
            Candidate(
                word.span.start,
                tree.number,
                tree.paragraph,
                text,
                is_plural,
                is_person,
                better.is_name,
                rank,
                gender,
            )
        )
    return found


def short_words(story: Story, word: Word) -> tuple[str, bool, str]:
    """The short words for a noun phrase, whether it is one person, and of which gender as far as words tell."""
    words = core(word)
    conjoined = word.child("conj")
    if conjoined is not None and conjoined.is_noun and word.is_name and conjoined.is_name:
        both = sorted({*words, *core(conjoined), *word.all("cc")}, key=lambda w: w.i)
        return join(both), False, ""
    span = Span(words[0].span.start, max(w.span.end for w in words))
    for place, person in story.names_in(span):
        if person.sort == "person" and place.holds(word.span):
            return place.of(story.source.text), True, story.genders[person.name]
    is_person = not story.names and word.is_name and _looks_like_a_person(word)
    is_person = is_person or _is_role(word)
    first = words[0]
    begins = {first.i: first.low} if first.i == 0 and not first.is_name and first.text != "I" else {}
    return join(words, begins), is_person, _gender_of_role(word)


def _gender_of_role(word: Word) -> str:
    """By the noun; of "her interpreter" the other than hers, since "she" would be herself."""
    owner = word.child("poss")
    other = {"her": "m", "his": "f"}.get(owner.low, "") if owner is not None else ""
    return words_for_people().gender("", word.low) or other


def _is_role(word: Word) -> bool:
    """True for "the surveyor": of one person, whose name the text does not tell."""
    lexicon = words_for_people()
    owner = word.child("poss")
    is_satellite = owner is not None and GENDERS.get(owner.low, "") == lexicon.gender("", word.low)
    is_known = word.child("det") is not None or (
        owner is not None and owner.low in GENDERS and not is_satellite
    )
    is_one = word.tag == "NN" and is_known and word.dep not in ("attr", "oprd")
    return is_one and lexicon.tells_role(word.lemma) and word.lemma not in lexicon.bodies


def _looks_like_a_person(word: Word) -> bool:
    return word.child("det") is None and word.dep in ("nsubj", "nsubjpass")


def _is_seen_doing(verb: Word) -> bool:
    """True for the verb of "saw Ash fly", whose subject is an object above."""
    return verb.tag in ("VB", "VBG") and verb.dep == "ccomp" and verb.child("aux", "mark", "auxpass") is None


def names_only(tree: Tree) -> bool:
    """True for a sentence that is one short noun phrase."""
    is_short = len(tree.words) <= _LONGEST_NAME and len(tree.roots) == 1
    verbs = any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in tree.words)
    root = tree.roots[0] if tree.roots else None
    is_noun = root is not None and (root.is_noun or (root.tag == "JJ" and root.i == 0))
    return is_short and not verbs and is_noun and root is not None and root.date < 0


def _spoken_of(noun: Word, text: str) -> str:
    """What a heading names, as a sentence would: "the oil lamp"."""
    is_plain = noun.tag in ("NN", "NNS") and noun.child("det", "poss") is None
    return f"the {text}" if is_plain else text


def is_main_subject(word: Word) -> bool:
    """True of the subject of a main clause."""
    return word.dep in ("nsubj", "nsubjpass") and _is_main(word.head)


def _is_main(verb: Word) -> bool:
    """True of the verb of a main clause, and of what is said in one without "that"."""
    while verb.head is not verb and (verb.dep == "conj" or (verb.dep == "ccomp" and not verb.child("mark"))):
        verb = verb.head
    return verb.head is verb
