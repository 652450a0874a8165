"""Which words of a sentence are names, and which titles and roles stand with them?"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dateline.model.span import Span
from dateline.reading.sentences import Sentence
from dateline.reading.speech.name_cues import cues_of
from dateline.reading.speech.words_for_people import plain, words_for_people

_SORTS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country",
    "NORP": "country",
    **dict.fromkeys(("LOC", "FAC"), "place"),
    **dict.fromkeys(("PRODUCT", "EVENT", "LAW", "WORK_OF_ART"), "thing"),
}
_BEFORE_NAMES = frozenset({"NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "POS", "VBG", "VBN"})
_ENDS = frozenset({",", ".", ";", ":", "—", "–", "”", '"', "("})
_PROPER = ("NNP", "NNPS")
# Letters after a name, and words that the model takes for names.
_AFTER_NAMES = frozenset("qc kc mp mep msp jr sr phd md obe mbe cbe esq frs rn".split())
_NO_NAMES = frozenset("bc bce ad ce fig figs no nos vol pp ed eds am pm gmt utc apologies".split())
_SURE = 4  # votes for a person in a heading's name that make it one
_BARE = 3  # the same for a proper noun that was not recognised as a name
_LONGEST_HEADING = 16
_LONGEST_ROLE = 8
_LONGEST_ASIDE = 14


@dataclass(slots=True)
class Mention:
    """A name as it stands: `words` without titles and possessive endings.

    `sort` is that of a Person, or "place" or "thing"; `cues` are votes for these by the words around it.
    """

    span: Span
    words: tuple[str, ...]
    sort: str
    role: str = ""
    is_sure: bool = True  # False for a bare proper noun that was not recognised as a name
    is_heading: bool = False
    is_first: bool = False  # it opens its sentence, where any word has a capital
    cues: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Line:
    """The words of one sentence in plain lists, with their places in `text`."""

    text: str
    tokens: list[Any]
    words: list[str]
    tags: list[str]
    starts: list[int]
    ends: list[int]

    def between(self, first: int, last: int) -> str:
        """The text from the word `first` to the word `last`, both included."""
        return " ".join(self.text[self.starts[first] : self.ends[last]].split())


def find_mentions(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The names of a sentence: the recognised ones, then proper nouns outside of them."""
    tokens = list(sentence.tokens)
    starts = [sentence.offset + token.idx for token in tokens]
    words = [token.text for token in tokens]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    line = _Line(text, tokens, words, [token.tag_ for token in tokens], starts, ends)
    first = sentence.tokens.start
    taken = [False] * len(tokens)
    is_heading = _is_heading(line)
    for noble in _nobles(line):
        yield noble
        here = range(bisect_left(starts, noble.span.start), bisect_left(starts, noble.span.end))
        for i in here:
            taken[i] = True
    for entity in sentence.tokens.ents:
        start, end = entity.start - first, _end_of_name(line, entity, first)
        if any(taken[start:end]):
            continue
        label = entity.label_
        mention = _mention(line, start, end, label) if label in _SORTS else None
        if mention:
            mention.is_heading = _is_untrusted(line, mention, is_heading)
            mention.is_first = entity.start == first
            yield mention
            taken[start:end] = [True] * (end - start)
    for mention in _unrecognised(line, taken):
        mention.is_heading = _is_untrusted(line, mention, is_heading)
        yield mention


def _end_of_name(line: _Line, entity: Any, first: int) -> int:
    """The end of a recognised name, with a surname that the model left out and tells by the parse alone."""
    end = int(entity.end) - first
    if _goes_on_with_a_hyphen(line, end):
        end += 2
    if entity.label_ == "PERSON" and len(entity) == 1 and end < len(line.words):
        last, following = line.tokens[end - 1], line.tokens[end]
        is_part = last.dep_ == "compound" and last.head.i == following.i and not following.ent_type_
        if is_part and following.tag_ == "NNP" and following.text[:1].isupper() and following.text.isalpha():
            return end + 1
    return end


def _goes_on_with_a_hyphen(line: _Line, end: int) -> bool:
    """True behind "Adad" in "Adad-nasir died"; not in "Paris-based" or "the Obama-era rule"."""
    if not 0 < end < len(line.words) - 1 or line.words[end] != "-":
        return False
    is_joined = line.ends[end - 1] == line.starts[end] and line.ends[end] == line.starts[end + 1]
    return is_joined and line.tokens[end + 1].dep_ in ("nsubj", "nsubjpass", "appos", "dobj", "pobj", "poss")


def _nobles(line: _Line) -> Iterator[Mention]:
    """Those who are called by what they rule: "the Duke of Kent"."""
    nobles = words_for_people().nobles
    for i in range(len(line.words) - 2):
        title, of, land = line.words[i : i + 3]
        if of != "of" or not title[:1].isupper() or plain(title) not in nobles:
            continue
        if line.tags[i + 2] in _PROPER and land[:1].isupper():
            votes = Counter({"person": 9})
            yield Mention(
                Span(line.starts[i], line.ends[i + 2]), (title, of, land), "person", title, cues=votes
            )


def _is_heading(line: _Line) -> bool:
    """True for a short line without a full stop that has no verb, or has most of its words in capitals."""
    words = [word for word in line.words if word[:1].isalpha()]
    if not words or len(words) > _LONGEST_HEADING or line.words[-1][-1:] in '.!?”"’:;,':
        return False
    capitals = sum(word[:1].isupper() for word in words)
    return capitals > 0.6 * len(words) or not {"VBD", "VBZ", "VBP", "MD"} & set(line.tags)


def _is_untrusted(line: _Line, mention: Mention, is_heading: bool) -> bool:
    """True for a name in a heading; a headline's first word may be any word."""
    is_first = len(mention.words) == 1 and mention.span.start == line.starts[0]
    is_headline = line.words[-1][-1:].isalnum() and len(line.words) <= _LONGEST_HEADING
    return (is_heading and mention.cues["person"] < _SURE) or (is_first and is_headline and not mention.role)


def _mention(line: _Line, start: int, end: int, label: str) -> Mention | None:
    """The name in the words `[start, end)`, or None where they are none; `label` is the model's, or ""."""
    lexicon = words_for_people()
    start, end = _without_edges(line, start, end)
    sort = _SORTS.get(label, "person")
    start = _without_title(line, start, end, sort)
    while end - start > 1 and plain(line.words[end - 1]) in _AFTER_NAMES:
        end -= 1
    if start >= end or end - start > 8 or not line.words[start][:1].isupper():
        return None
    name = tuple(line.between(start, end - 1).split())
    if plain(name[-1]) in _NO_NAMES or plain(name[0]) in _NO_NAMES:
        return None
    follows = line.words[end] if end < len(line.words) else ""
    if label == "ORG" and follows[:1].isupper() and plain(follows) in lexicon.titles:
        return None  # "Interior Minister"
    if lexicon.tells_role(name[0]) and name[1:2] == ("of",) and plain(name[0]) not in lexicon.nobles:
        return None  # "Head of Research"
    role = _role_before(line, start)
    if not role and all(token.ent_type_ in ("DATE", "TIME") for token in line.tokens[start:end]):
        return None  # "on Thursday, the minister"
    is_body = bool(role) and plain(role.rsplit(maxsplit=1)[-1]) in lexicon.bodies
    cues = cues_of(line.tokens, start, end, label, role, is_body)
    sort = _sort(name, label, role, is_body)
    is_odd = sort == "person" and (len(name) > 4 or any(ch.isdigit() for ch in "".join(name)))
    if not sort or is_odd:
        return None
    if sort == "person" and not role:
        role = _role_after(line, end)
        cues["person"] += 3 * bool(role)
    return Mention(Span(line.starts[start], line.ends[end - 1]), name, sort, role, cues=cues)


def _without_title(line: _Line, start: int, end: int, sort: str) -> int:
    """Where the name begins after titles that the model took in: "Cllr R. Holt", "Contractor Hallam Steel"."""
    lexicon = words_for_people()
    ends_a_person = start < end and not lexicon.ends_no_person(plain(line.words[end - 1]))
    while start < end - 1 and line.words[start + 1] != "of":
        word = plain(line.words[start])
        is_role = lexicon.tells_role(word) if sort == "person" else word in lexicon.titles and ends_a_person
        if not is_role and not (sort == "organisation" and word in lexicon.bodies):
            break
        start += 1
    return start


def _sort(name: tuple[str, ...], label: str, role: str, is_body: bool) -> str:
    """What the name alone and the role before it tell, before the whole text is asked."""
    sort = _SORTS.get(label, "person")
    lexicon = words_for_people()
    if sort == "organisation" and len(name) == 2 and plain(name[0]) in lexicon.first_names:
        sort = "person"
    if sort == "country" and " ".join(name) not in lexicon.countries:
        sort = "person" if role else "place" * (label == "GPE")
    if role and sort != "country":
        sort = "organisation" if is_body else "person"
    return sort


def _without_edges(line: _Line, start: int, end: int) -> tuple[int, int]:
    """Articles, quotation marks and a possessive ending are not of the name."""
    while end > start and line.words[end - 1][-1:] != ".":
        if line.tags[end - 1] != "POS" and line.words[end - 1][-1:].isalnum():
            break
        end -= 1
    while start < end and (
        line.words[start].lower() in ("the", "a", "an") or not line.words[start][:1].isalnum()
    ):
        start += 1
    return start, end


def _unrecognised(line: _Line, taken: list[bool]) -> Iterator[Mention]:
    """Proper nouns outside recognised names: sure after a title, else only where the name is known."""
    lexicon = words_for_people()
    i, length = 0, len(line.words)
    while i < length:
        if taken[i] or line.tags[i] not in _PROPER or lexicon.tells_role(line.words[i]):
            i += 1
            continue
        end = i
        while end < length and not taken[end] and line.tags[end] in _PROPER and end - i < 4:
            end += 1
        mention = _mention(line, i, end, "")
        if mention:
            mention.is_sure = bool(mention.role) or mention.cues["person"] >= _BARE
            yield mention
        i = max(end, i + 1)


def _role_before(line: _Line, start: int) -> str:
    """The title or role right before a name: "Chinese President", "Mr."; "" where there is none."""
    lexicon = words_for_people()
    if start == 0 or not lexicon.tells_role(line.words[start - 1]):
        return ""
    first = start - 1
    while first > 0 and start - first < _LONGEST_ROLE and line.tags[first - 1] in _BEFORE_NAMES:
        first -= 1
    while line.tags[first] in ("POS", "HYPH", "VBG", "VBN") and first < start - 1:
        first += 1
    return line.between(first, start - 1)


def _role_after(line: _Line, end: int) -> str:
    """What an apposition says: "Kenneth Moor, a former official of the council,"."""
    lexicon = words_for_people()
    if end + 1 >= len(line.words) or line.words[end] != ",":
        return ""
    stop = end + 1
    while stop < len(line.words) and stop - end < _LONGEST_ASIDE and line.words[stop] not in _ENDS:
        if line.tags[stop] in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WP$"):
            break
        stop += 1
    words = line.words[end + 1 : stop]
    if not any(lexicon.tells_role(word) and plain(word) not in lexicon.bodies for word in words):
        return ""
    if line.tags[end + 1] not in ("DT", "NN", "JJ", "PRP$", "NNP", "RB", "CD"):
        return ""
    told = line.between(end + 1, stop - 1)
    return told.removeprefix("a ").removeprefix("an ").removeprefix("the ").strip()
