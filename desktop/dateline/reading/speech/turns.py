"""Who says what where a label before a colon names the speaker: "MR. SMITH: …", "Q: …", or a headline, "Mayor: …"?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.person import Person
from dateline.model.span import Span
from dateline.reading.sentences import Parsed
from dateline.reading.speech.quotations import Marks
from dateline.reading.speech.said import Said
from dateline.reading.speech.speakers import phrase_of_words
from dateline.reading.speech.words_for_people import plain, words_for_people

_LABEL = re.compile(
    r"(?:^|(?<=[\n\r]))[ \t>*•·_-]*[\x22“]?(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]*)?"
    r"(?P<who>[A-Z][\w.'’-]*(?:[ ](?:[A-Z][\w.'’-]*|[a-z]+|\d{1,2})){0,4}"
    r"(?:,[ ][^\n\r:;.]{2,40}|[ ]\([^()\n\r]{2,40}\))?)"
    r"[*_]*(?P<colon>:)[*_]*[ \t]+(?P<words>[^\n\r]*\w[^\n\r]*)"
)
# Labels of who asks and who answers.
_ASKED = frozenset("q a question answer interviewer interviewee host guest moderator narrator".split())
# Labels of notes and forms, which nobody speaks.
_NO_SPEAKER = frozenset(
    """note notes tip warning example date time place where when what why how who which update address
    phone email subject from to cc bcc re fax tel cost price location duration summary background step part
    section figure table photo image caption correction ingredients serves method key result results score pros cons
    related see also contact error info debug monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december chapter""".split()
)
# No label begins so: "In one tweet, he said: …".
_RUNNING = frozenset(
    """in on at for from by to with as after before when while and but so if he she they it we this that these there
    one here asked""".split()
)
_PAPERS = frozenset("poll study report survey research source sources officials police experts".split())
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")
_ASIDE = re.compile(r"\(([^()]*\w)\)")
_FEWEST = 3  # turns that make a transcript


@dataclass(frozen=True, slots=True)
class _Turn:
    label: Span
    colon: Span
    words: Span

    def who(self, text: str) -> str:
        return _name_in(text, self.label).of(text)


def find_turns(parsed: Parsed, marks: Marks, people: Iterable[Person]) -> Iterator[Said]:
    """The turns of a transcript or an interview, and single lines whose label names who speaks, in order."""
    text = parsed.text
    turns = [turn for turn in map(_turn, _LABEL.finditer(text)) if not _is_else(parsed, turn.label)]
    names = _Names.of(people)
    sure = [_is_speaker(text, turn, names) for turn in turns]
    often = Counter(turn.who(text) for turn in turns)
    certain = {turn.who(text) for turn, is_sure in zip(turns, sure, strict=True) if is_sure}
    is_transcript = _is_run(text, turns) and _alternates(often, certain)
    is_interview = len(turns) > 1 and all(plain(turn.who(text)) in _ASKED for turn in turns[:2])
    if is_interview and not any(_FIRST_PERSON.search(turn.words.of(text)) for turn in turns):
        return  # questions and answers that nobody in particular gives
    for turn, is_sure in zip(turns, sure, strict=True):
        counts = is_sure or often[turn.who(text)] > 1 or turn.who(text).isupper()
        is_alone = often[turn.who(text)] == 1 and _is_first(text, turn)  # the text's own headline
        spoken = (is_transcript or is_interview) and counts and not (is_alone and not is_interview)
        told = is_sure or _is_publisher(text, turn, names)
        if spoken or (told and _says(parsed, marks, turn)):
            phrase = phrase_of_words(text, turn.label, _person_in(text, turn.label, names))
            whole = Span(turn.label.start, turn.words.end)
            form = "turn" if spoken else "headline"
            words = Span(turn.words.start, turn.words.start + len(turn.words.of(text).rstrip(".")))
            content = turn.words if spoken or not len(words) else words
            yield Said(turn.colon, turn.label, [content], whole, form, phrase)


@dataclass(frozen=True, slots=True)
class _Names:
    """The last words of the names of people, and the names of bodies, of the whole text."""

    people: frozenset[str]
    bodies: frozenset[str]

    @classmethod
    def of(cls, people: Iterable[Person]) -> "_Names":
        found = list(people)
        return cls(
            frozenset(plain(one.name.split()[-1]) for one in found if one.sort == "person"),
            frozenset(plain(one.name) for one in found if one.sort == "organisation"),
        )


def _turn(match: re.Match[str]) -> _Turn:
    said = match["words"].rstrip()
    is_left_open = said.count('"') % 2 == 1 or said.count("”") > said.count("“")
    if is_left_open and said[-1] in '"”' and len(said) > 1:
        said = said[:-1]  # the end of a quotation that holds the transcript
    words = Span(match.start("words"), match.start("words") + len(said))
    return _Turn(Span(*match.span("who")), Span(*match.span("colon")), words)


def _is_run(text: str, turns: list[_Turn]) -> bool:
    """True where as many lines as make a transcript follow each other, or a third of all lines are turns."""
    run = longest = 1
    for before, turn in pairwise(turns):
        run = (
            run + 1
            if not text[before.words.end : turn.label.start].strip(' \t\r\n>*•·_-[]0123456789:"“”')
            else 1
        )
        longest = max(longest, run)
    lines = len(turns) * 3 >= sum(1 for _ in _LINE.finditer(text))
    return len(turns) >= _FEWEST and (longest >= _FEWEST or lines)


def _is_first(text: str, turn: _Turn) -> bool:
    """True where nothing but blanks and marks of a heading stand before the label, which are few."""
    return turn.label.start < 40 and not text[: turn.label.start].strip(" \t\r\n#*_>\ufeff")


def _is_publisher(text: str, turn: _Turn, names: _Names) -> bool:
    """True for "Daily Post: …" and "Poll: …" as the first line."""
    who = plain(turn.who(text))
    is_first = _is_first(text, turn)
    return is_first and (who in names.bodies or who.split()[-1] in _PAPERS)


def _alternates(often: Counter[str], sure: set[str]) -> bool:
    """True where labels come back: one that surely names a speaker, or two that may."""
    again = [who for who, count in often.items() if count > 1 and plain(who) not in _NO_SPEAKER]
    is_capitals = len(often) > 1 and any(who.isupper() for who in again)
    return any(who in sure for who in again) or len(again) > 1 or is_capitals


def _is_else(parsed: Parsed, label: Span) -> bool:
    """True for a label that the model takes for a town, a land or a day, and for one that is a clause."""
    sentence = parsed.sentence_at(label.start)
    inside = [t for t in sentence.tokens if label.overlaps(sentence.span_of(t))] if sentence else []
    if not inside or label.of(parsed.text).isupper():
        return False
    is_clause = any(t.text.islower() and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in inside[1:])
    return is_clause or inside[0].ent_type_ in ("GPE", "LOC", "DATE")


def _is_speaker(text: str, turn: _Turn, names: _Names) -> bool:
    name = _name_in(text, turn.label).of(text)
    words = [plain(word) for word in name.split()]
    if not words or words[0] in _NO_SPEAKER | _RUNNING:
        return False
    if len(words) == 1 and words[0] in _ASKED:
        return True
    is_court = name.isupper() and words[0] == "the" and len(words) < 4
    is_named = words[-1] in names.people
    place = next(
        (i for i, word in enumerate(words) if word in ("of", "for")), len(words)
    )  # "the minister for roads"
    roles = (words[0], words[max(place, 1) - 1], words[-1])
    return is_court or is_named or any(map(words_for_people().tells_role, roles))


def _says(parsed: Parsed, marks: Marks, turn: _Turn) -> bool:
    """True where one label alone is enough: a quotation or a whole sentence follows."""
    text = parsed.text
    quotation = marks.opening(turn.words.start, turn.words.start + 1)
    if quotation is not None:
        return quotation.words > 1
    words = turn.words.of(text).split()
    capitals = sum(word[:1].isupper() for word in words)
    is_heading = (words[-1][-1] not in ".!?…" or capitals > 0.6 * len(words)) and len(words) < 20
    is_first = _is_first(text, turn)
    if is_heading and is_first and (sum(map(str.islower, words)) > 1 or len(words) > 5):
        return True  # no name, which has few words and capitals
    sentence = parsed.sentence_at(turn.words.start)
    tags = [t.tag_ for t in sentence.tokens] if sentence else []
    return is_heading and bool({"VBZ", "VBP", "VBD", "MD"} & set(tags)) and len(words) > 3


def _person_in(text: str, label: Span, names: _Names) -> Span:
    """The name in the label: that in brackets for "The Minister for Transport (Ada Crane)"."""
    aside = _ASIDE.search(label.of(text))
    if aside and plain(aside[1].split()[-1]) in names.people:
        return Span(label.start + aside.start(1), label.start + aside.end(1))
    return _name_in(text, label)


def _name_in(text: str, label: Span) -> Span:
    """The label without what stands behind a comma or in brackets."""
    who = label.of(text)
    length = min(at for at in (who.find(","), who.find(" ("), len(who)) if at >= 0)
    return Span(label.start, label.start + max(length, 1))
