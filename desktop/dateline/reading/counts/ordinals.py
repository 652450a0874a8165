"""Which events does a text count: "the 11th trip to Russia", "his second term", "the third attack in a year"?"""

import re
from dataclasses import dataclass
from typing import Any

from dateline.model.event import Ordinal
from dateline.model.source import Source
from dateline.model.span import Span
from dateline.reading.counts.numerals import ORDINAL, is_ordinal_well_formed, read_number
from dateline.reading.sentences import Parsed, Sentence


@dataclass(frozen=True, slots=True)
class Counted:
    """An event that the text counts in a series.

    `span` covers the ordinal and its noun ("11th trip"), `head` the noun alone, `ordinal` the number, the
    series ("trip to Russia") and what of the series is not seen.
    """

    span: Span
    head: Span
    ordinal: Ordinal


# Nouns that name what happens again and again; an ordinal before any other noun counts no event.
_EVENTS = frozenset(
    """
    orbit lap championship
    trip visit tour journey voyage mission flight launch landing spacewalk expedition crossing ascent dive pilgrimage
    meeting summit session congress conference convention assembly forum gathering plenum consultation dialogue
    talk negotiation round hearing trial retrial sitting inquest debate interview briefing speech address reading
    term tenure presidency mandate stint spell election referendum ballot vote poll runoff inauguration coronation
    attack strike raid bombing blast explosion shooting stabbing assault ambush offensive invasion siege airstrike
    coup uprising revolt mutiny rebellion massacre killing murder assassination kidnapping robbery hijacking
    earthquake quake aftershock eruption flood storm hurricane cyclone typhoon tsunami landslide wildfire fire
    outbreak wave epidemic pandemic famine drought heatwave lockdown outage
    accident crash collision derailment incident spill leak recall breach
    win victory defeat loss draw title championship medal trophy cup goal appearance start comeback
    match game race fight bout tournament season series
    marriage wedding divorce engagement pregnancy surgery operation transplant
    test drill drive exercise experiment attempt try bid trial
    arrest conviction sentence lawsuit suit indictment charge appeal ruling acquittal
    protest march rally demonstration walkout boycott
    edition festival biennial ceremony celebration parade exhibition performance concert premiere
    agreement deal ceasefire truce treaty resolution veto amendment statement declaration
    apology warning report letter proposal offer
    cut increase hike rise raise decline drop fall rebound bailout default merger acquisition takeover layoff
    stroke operation relapse infection case death resignation dismissal reshuffle dissolution partition
    evacuation deployment withdrawal rescue transfer delivery shipment delay postponement extension
    """.split()
)
# A first one is worth a badge only where a series is to be expected.
_FIRSTS = frozenset(
    "trip visit tour journey mission flight launch spacewalk meeting summit session term election".split()
)
_CAPITAL_SERIES = frozenset(
    "congress session conference summit meeting plenum assembly forum convention games".split()
)
_OTHER_COUNTS = re.compile(
    r"(?:degree|class|quarter|half|floor|grade|place|century|rate|hand|party|person|generation)\b|world\s+war\b|world\s*[,.]",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\Z")
_KEPT = re.compile(r"\b(?:anniversary|birthday|jubilee)\b", re.IGNORECASE)
_STEPS = frozenset("time occasion".split())
_ORDINAL = re.compile(rf"(?<![\w,.-])(?P<number>{ORDINAL})(?![-–]\w)\s+", re.IGNORECASE)
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()


def find_ordinals(source: Source, parsed: Parsed) -> tuple[Counted, ...]:
    """The counted events of the text, in order."""
    found: list[Counted] = []
    for match in _ORDINAL.finditer(source.text):
        if found and match.start() < found[-1].span.end:
            continue
        sentence = parsed.sentence_at(match.start())
        counted = (
            (_counted(source.text, sentence, match) or _left_out(source.text, sentence, match))
            if sentence
            else None
        )
        if counted:
            found.append(counted)
    return tuple(found)


def _counted(text: str, sentence: Sentence, match: re.Match[str]) -> Counted | None:
    words = match["number"]
    number = read_number(words)
    if not number or not is_ordinal_well_formed(words) or _OTHER_COUNTS.match(text, match.end()):
        return None
    head = _head(sentence, match.end())
    if head is None:
        return None
    place = sentence.span_of(head)
    span = Span(match.start("number"), place.end)
    noun = head.lemma_.lower()
    if noun in _STEPS:
        return _again(text, sentence, match, span, head)
    if not _is_event(text, sentence, match, head, noun):
        return None
    series = _series(text, sentence, match.end(), head)
    note = _note(
        number,
        _LED.sub("", text[match.end() : place.end]),
        _earlier_are_told(text, sentence, place),
    )
    tail = " of " in series and noun == "round"
    whole = Span(span.start, _of_end(sentence, head)) if tail else span
    return Counted(whole, place, Ordinal(number, series, note))


def _head(sentence: Sentence, position: int) -> Any:
    """The noun that ends the noun phrase beginning at `position`, at most four words on."""
    inside = position - sentence.offset
    tokens = [t for t in sentence.tokens if t.idx >= inside][:5]
    head = None
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
        elif head is not None or not (_stands_between(token) or _joins_last(token)):
            break
    return head


def _stands_between(token: Any) -> bool:
    return token.pos_ in ("ADJ", "VERB", "NUM", "ADV") or token.text in ("-", "’s")


def _joins_last(token: Any) -> bool:
    """True for the "and" of "the 40th and last session"."""
    behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ == "and" and behind in ("final", "last", "latest", "deciding")


def _is_event(text: str, sentence: Sentence, match: re.Match[str], head: Any, noun: str) -> bool:
    if noun not in _EVENTS:
        return False
    word = match["number"]
    named = word[0].isupper() and sentence.span_of(sentence.tokens[0]).start < match.start() - 4
    if named or (head.text[0].isupper() and noun not in _CAPITAL_SERIES and not _has_owner(head)):
        return noun in _CAPITAL_SERIES and word[0].isdigit()
    if read_number(word) == 1 and noun not in _FIRSTS:
        return False
    if head.tag_ in ("NNS", "NNPS") and noun != "talk":
        return False
    if _DAY_OF_MONTH.search(text, sentence.span.start, match.start()) or _KEPT.search(
        match.string[match.end() : sentence.span_of(head).start]
    ):
        return False
    return not re.match(r"\s*-\s*\w", text[sentence.span_of(head).end :][:4])


def _series(text: str, sentence: Sentence, position: int, head: Any) -> str:
    """The noun with its modifiers and what it is to, of, with, between, by or as."""
    end = sentence.span_of(head).end
    for child in head.children:
        if child.dep_ == "prep" and child.i > head.i and child.lower_ in _TIES and not _is_time(child):
            end = max(end, sentence.span_of(sentence.tokens.doc[child.right_edge.i]).end)
            end = min(end, _stop(text, sentence.span_of(child).start, end))
    return _LED.sub("", " ".join(text[position:end].split())).rstrip(".,;")


_LED = re.compile(r"\A(?:such|and\s+(?:final|last|latest|deciding))\s+")


_TIES = frozenset("to of with between by as against into on".split())


def _is_time(preposition: Any) -> bool:
    return any(
        child.ent_type_ in ("DATE", "TIME") or child.lower_ in _CALENDAR for child in preposition.children
    )


_CALENDAR = frozenset("monday tuesday wednesday thursday friday saturday sunday year month week row".split())


def _stop(text: str, start: int, end: int) -> int:
    """Where a comma, a relative clause or a window of time cuts the series short."""
    cut = re.search(
        r"[,;:()—–]|\s(?:that|which|who|this|last|next|after|before|since|until|when|while|in\s+\w+\s+(?:years|months)|"
        r"(?:on|in)\s+(?:\d|[A-Z][a-z]+day|[A-Z][a-z]+\s+\d)|ended|begins|opened|was|is|were|had|has)\b",
        text[start:end],
    )
    return start + cut.start() if cut else end


def _of_end(sentence: Sentence, head: Any) -> int:
    of = next(child for child in head.children if child.dep_ == "prep" and child.lower_ == "of")
    inner = next((child for child in of.children if child.dep_ == "pobj"), of)
    return int(sentence.span_of(inner).end)


def _has_owner(head: Any) -> bool:
    """True for "Xi's 11th trip"."""
    return any(child.dep_ == "poss" for child in head.children)


def _again(text: str, sentence: Sentence, match: re.Match[str], span: Span, head: Any) -> Counted | None:
    """ "for the third time": the verb is what is counted."""
    before = text[sentence.span.start : match.start()]
    number = read_number(match["number"]) or 1
    if number < 2 or not re.search(
        r"\b(?:for\s+the|(?:for\s+)?a|(?:is|was)\s+the)\s+\Z", before, re.IGNORECASE
    ):
        return None
    below = [t for t in head.children if t.dep_ in ("relcl", "ccomp", "acl")]
    below += [t for t in head.head.children if t.dep_ in ("relcl", "ccomp") and t.i > head.i]
    verb = next((t for t in [*head.ancestors, *below] if t.pos_ == "VERB"), None)
    if verb is None:
        return None
    note = _note(number, "time", False)
    return Counted(span, sentence.span_of(head), Ordinal(number, f"time {verb.text}", note))


_OWNED = re.compile(r",\s+(?:his|her|its|their)\s+\Z", re.IGNORECASE)
_TIED = re.compile(r"(?:to|in|since|as|with)\b", re.IGNORECASE)
_AS_FAR = 8  # tokens before the comma among which the noun stands


def _left_out(text: str, sentence: Sentence, match: re.Match[str]) -> Counted | None:
    """ "a three-day visit, his second to Ghana": the noun stands before."""
    owned = _OWNED.search(text, sentence.span.start, match.start())
    tied = _TIED.match(text, match.end())
    number = read_number(match["number"])
    if owned is None or tied is None or not number or number < 2:
        return None
    before = [t for t in sentence.tokens if sentence.span_of(t).end <= owned.start()][-_AS_FAR:]
    noun = next((t for t in reversed(before) if t.tag_ == "NN" and t.lemma_.lower() in _EVENTS), None)
    if noun is None:
        return None
    place, series = sentence.span_of(noun), noun.lower_
    if tied[0].lower() in _TIES:
        end = min(sentence.span.end, match.end() + 80)
        series = f"{series} {text[match.end() : _stop(text, match.end(), end)].strip(' .')}"
    return Counted(
        Span(place.start, match.end("number")),
        place,
        Ordinal(number, series, _note(number, noun.lower_, False)),
    )


def _earlier_are_told(text: str, sentence: Sentence, head: Span) -> bool:
    """True where the sentence itself dates earlier ones: "his third visit after those in 2010 and 2014"."""
    return bool(
        re.search(r"\b(?:after|following)\b.*\b(?:1\d{3}|20\d\d)\b", text[head.end : sentence.span.end])
    )


def _note(number: int, words: str, earlier_are_told: bool) -> str:
    if number == 1 or earlier_are_told:
        return ""
    words = " ".join(words.split())
    if number == 2:
        return f"The earlier {words} is not dated here."
    count = _SMALL[number - 1] if number - 1 < len(_SMALL) else f"{number - 1:,}"
    return f"The {count} earlier {plural(words)} are not dated here."


def plural(words: str) -> str:
    """The words with their last one in the plural: "visit" to "visits", "inquiry" to "inquiries"."""
    if re.search(r"(?:s|x|z|ch|sh)\Z", words):
        return words if words.endswith("series") else f"{words}es"
    return f"{words[:-1]}ies" if re.search(r"[^aeiou]y\Z", words) else f"{words}s"
