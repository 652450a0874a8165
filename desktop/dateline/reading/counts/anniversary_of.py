"""What is an anniversary of? Reads the phrase behind it ("of …"), its owner ("NATO's …") or its subject."""

import re
from typing import Any

from dateline.model.span import Span
from dateline.reading.counts.anniversary import Origin
from dateline.reading.counts.history import Named, named_in
from dateline.reading.sentences import Sentence
from dateline.reading.speech.words_for_people import words_for_people

_NO_ARTICLE = re.compile(r"World War|WW|V-?[EJ] Day", re.IGNORECASE)
_STOPS = re.compile(r"[,;:()\n—–]| - | -- ")
# Words of time at the end of a phrase, which say when it is kept and not what it is of.
_TIMED = re.compile(
    r"\s+(?:(?:(?:earlier|later)\s+)?(?:this|last|next)\s+(?:year|month|week|weekend|spring|summer|autumn|fall|winter)|"
    r"today|yesterday|tomorrow|tonight|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*\Z",
    re.DOTALL,
)
_PRONOUNS = frozenset("its their his her our my your".split())


def of_phrase(text: str, sentence: Sentence, position: int, ties: tuple[str, ...]) -> tuple[Origin, ...]:
    """The origins in "… of A, B and C" that begins at or after `position`; empty where no tie word follows."""
    tie = re.compile(
        rf"\s+(?:celebrations?\s+)?(?:to\s+the\s+(?:very\s+)?day\s+)?(?:on\s+|ha(?:s|ve)\s+passed\s+)?(?:{'|'.join(ties)})\s+",
        re.IGNORECASE,
    ).match(text, position)
    if not tie or tie.end() >= sentence.span.end:
        return ()
    rest = text[tie.end() : sentence.span.end]
    named = named_in(rest, tie.end(), _noun_goes_on(sentence))
    if named:
        return tuple(_from_history(text, one) for one in named)
    span = _phrase_span(text, sentence, tie.end())
    return (Origin(span, _title(span.of(text))),) if span and len(span) > 1 else ()


def owner(text: str, sentence: Sentence, span: Span, begun: str = "") -> tuple[Origin, ...]:
    """The origin in "NATO's 75th anniversary" or "the 9/11 anniversary"."""
    head = _token_at(sentence, span.end - 1)
    if head is None:
        return ()
    for child in head.children:
        owned = child.dep_ == "poss" and child.lower_ not in _PRONOUNS
        if owned or (child.dep_ in ("compound", "nmod") and sentence.span_of(child).end <= span.start):
            words = sentence.tokens.doc[child.left_edge.i : child.right_edge.i + 1]
            place = _without_ending(sentence.span_of(words), text)
            named = named_in(place.of(text), place.start)
            if len(named) == 1 and begun != "Birth":
                return (_from_history(text, named[0]),)
            if owned:
                return (_whose(text, place, child, begun),)
    return ()


def subject(text: str, sentence: Sentence, span: Span, begun: str = "") -> tuple[Origin, ...]:
    """The origin in "NATO marks its 75th anniversary" or "the singer turns 80": the subject of the verb."""
    token = _token_at(sentence, span.start)
    if token is None:
        return ()
    for verb in (token, *token.ancestors):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and sentence.span_of(child).start < span.start:
                if any(other.lower_ in _SUPPOSING for other in verb.children):
                    return ()
                antecedent = verb.head if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else child
                return _subject(text, sentence, antecedent, begun)
    return ()


# Before these, an age is a condition and no birthday: "until the child turns 18".
_SUPPOSING = frozenset("until till when once if before after whenever unless by".split())


def _subject(text: str, sentence: Sentence, child: Any, begun: str) -> tuple[Origin, ...]:
    if child.pos_ not in ("PROPN", "NOUN") or child.ent_type_ in ("DATE", "TIME") or child.lower_ in _TIMES:
        return ()
    start, end = child.left_edge.i, child.i + 1
    if begun == "Wedding":  # of two
        end = max([end, *(other.right_edge.i + 1 for other in child.children if other.dep_ == "conj")])
    place = sentence.span_of(sentence.tokens.doc[start:end])
    named = named_in(place.of(text), place.start)
    if len(named) == 1 and not named[0].happening.has_two_ends:
        return (_from_history(text, named[0]),)
    return (_whose(text, place, child, begun),)


_TIMES = frozenset(
    "year today month week day date sunday monday tuesday wednesday thursday friday saturday".split()
)


def begun_by(text: str, origin: Origin, begun: str) -> Origin:
    """ "The 75th birthday of the composer": what it is of by its words is whose birth it is."""
    said = origin.span.of(text)
    return Origin(origin.span, f"{begun} of {_with_article(said, _without_article(said))}")


def _whose(text: str, place: Span, token: Any, begun: str) -> Origin:
    """What began when the owner did: "the king’s jubilee" counts from the accession, a firm’s from its founding."""
    words = _without_article(" ".join(place.of(text).split()))
    people = words_for_people()
    if begun == "Birth" and (token.ent_type_ in ("ORG", "GPE") or token.lower_ in people.bodies):
        begun = "Founding"
    if not begun and token.lower_ in people.nobles:
        begun = "Accession"
    is_body = token.ent_type_ in ("ORG", "GPE", "NORP") or token.lower_ in people.bodies
    begun = begun or ("Founding" if is_body else "Beginning")
    return Origin(place, f"{begun} of {_with_article(place.of(text), words)}")


def _with_article(said: str, words: str) -> str:
    return f"the {words}" if said.lower().startswith("the ") else words


def _from_history(text: str, named: Named) -> Origin:
    """An origin titled in the words of the text: "Victory in the Great Patriotic War"."""
    name = " ".join(named.name_span.of(text).split())
    happening, word = named.happening, named.aspect_word
    if happening.kind in ("war", "period") and word:
        link = "in" if word in ("victory", "victories", "win", "triumph", "defeat") else "of"
        article = "" if _NO_ARTICLE.match(name) else "the "
        title = f"{word.capitalize()} {link} {article}{name}"
    elif (
        happening.kind == "founding"
        and not word
        and not re.match(r"independence|founding|federation", name, re.I)
    ):
        title = f"Founding of {name}" if " of " not in name else f"Founding of the {name}"
    else:
        title = _title(named.span.of(text))
    when_span = named.span
    return Origin(when_span, title, named=named)


def _phrase_span(text: str, sentence: Sentence, position: int) -> Span | None:
    """The noun phrase or clause that begins at `position`, without relative clauses and what follows a stop."""
    limit = sentence.span.end
    stop = _STOPS.search(text, position, limit)
    end = stop.start() if stop else limit
    token = _token_at(sentence, position)
    if token is not None:
        end = min(end, _phrase_end(sentence, token))
    timed = _TIMED.search(text, position, end)
    end = timed.start() if timed else end
    while end > position and text[end - 1] in ' \t\n.,;:!?"”':
        end -= 1
    return Span(position, end) if end > position else None


def _phrase_end(sentence: Sentence, token: Any) -> int:
    """Where the subtree of the phrase that starts at `token` ends."""
    top = token
    while top.head.i != top.i and top.head.i >= token.i and top.head.dep_ not in ("ROOT",):
        top = top.head
    doc = sentence.tokens.doc
    last = top.right_edge.i
    for inner in doc[token.i : last + 1]:
        if inner.dep_ in ("relcl",) and inner.left_edge.i > token.i:
            last = min(last, inner.left_edge.i - 1)
    return int(sentence.span_of(doc[last]).end)


def _noun_goes_on(sentence: Sentence) -> Any:
    """A test whether the word at a place is a noun that carries on the noun phrase before it."""

    def goes_on(position: int) -> bool:
        token = _token_at(sentence, position)
        return token is not None and token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")

    return goes_on


def _token_at(sentence: Sentence, position: int) -> Any:
    inside = position - sentence.offset
    for token in sentence.tokens:
        if token.idx <= inside < token.idx + len(token.text):
            return token
    return None


def _title(words: str) -> str:
    words = _without_article(" ".join(words.split()))
    return words[:1].upper() + words[1:]


def _without_article(words: str) -> str:
    return re.sub(r"\A(?:the|an?|its|their|his|her|our)\s+", "", words, flags=re.IGNORECASE)


def _without_ending(span: Span, text: str) -> Span:
    """The span without a possessive ending."""
    bare = re.sub(r"['’]s?\Z", "", span.of(text))
    return Span(span.start, span.start + len(bare))
