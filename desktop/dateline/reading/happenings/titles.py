"""The title of an event, as a person would write it: a short clause or noun phrase, complete, without the date."""

import re

from dateline.model.event import Modality
from dateline.reading.happenings.fitting import LONGEST, fitted
from dateline.reading.happenings.kinds import wording
from dateline.reading.happenings.mention import Mention
from dateline.reading.happenings.modality import is_due
from dateline.reading.happenings.naming import SET_FOR, is_event_noun, set_for
from dateline.reading.happenings.owners import LOOKING_BACK
from dateline.reading.happenings.phrases import (
    ARTICLES,
    core,
    is_temporal,
    join,
    whole_phrase,
    without_article,
)
from dateline.reading.happenings.subjects import (
    Namer,
    is_passive,
    owners_named,
    possessive,
    subject_of,
    subject_text,
)
from dateline.reading.happenings.telling import SPANS
from dateline.reading.happenings.tree import PREPOSITIONS, Word
from dateline.reading.happenings.verbgroups import complements, past_of, phrase_of, verb_group

_LONGEST_DOCUMENT = 100
_OWNED = ("visit", "expedition", "briefing")
_LASTING = ("last", "endure", "continue", "run", "persist", "date")
_NOBODY = ("nobody", "none", "nothing", "no", "neither", "anyone", "anybody", "everyone", "everybody")
_HEDGES = ("nearly", "almost", "narrowly")
_OWN = {"he": "his", "she": "her", "it": "its", "they": "their", "we": "our", "i": "my", "you": "your"}
_PRONOUNS = tuple(_OWN)


def title_of(mention: Mention, namer: Namer) -> str:
    """The title for the event that a mention speaks of; "" where its words make none."""
    text = _without_leading_article(_title(mention, namer))
    if mention.is_noun and mention.family.name == "act" and " " not in text:
        return ""  # "an act of 1973"
    if not text or text.split()[0].lower() in _NOBODY:
        return ""
    if mention.is_claimed:
        text = f"{text} (claimed)"
    elif mention.modality is Modality.DENIED and not _says_no(mention.head):
        text = f"{text} (denied)"
    return capitalised(text)


def _title(mention: Mention, namer: Namer) -> str:
    if mention.is_noun:
        return _noun_title(mention, namer)
    verb = mention.head
    if mention.family.name == "briefing" and verb.lemma in wording().saying:
        subject = _with_article(verb, namer)
        return f"Briefing by {subject}" if subject else ""
    if is_due(verb):
        return f"{subject_text(verb, namer)} due"
    if verb.lemma == "be" and (what := _pointed_at(verb)) is not None:
        return fitted(without_article(whole_phrase(what)), {what.i})
    if verb.lemma == "visit" and verb.child("dobj") and not is_passive(verb):
        return _visit_title(verb, namer)
    if verb.lemma == "sign" and _signed(verb) is not None:
        return _signing_title(verb, namer)
    if verb.lemma in (*_LASTING, "be") and not complements(verb) and not verb.child("neg"):
        subject = subject_text(verb, namer)
        return "" if subject in _PRONOUNS else subject
    if verb.lemma == "come" and (arrived := _that_came(verb, namer)):
        return arrived
    return _clause_title(verb, namer)


def _pointed_at(verb: Word) -> Word | None:
    """What "it was the third accident there" speaks of, whatever "it" is; None for other clauses."""
    subject, what = verb.child("nsubj"), verb.child("attr")
    is_it = subject is not None and subject.low in ("it", "this", "that")
    return what if is_it and what is not None and is_event_noun(what) and not verb.child("neg") else None


def _with_article(verb: Word, namer: Namer) -> str:
    """The subject as it stands behind "by" and "of"."""
    text, subject = subject_text(verb, namer), subject_of(verb)
    if not text or subject is None or subject.is_name:
        return text
    article = next((det.low for det in subject.all("det") if det.low in ARTICLES), "")
    return f"{article} {text}" if article else text


def _that_came(verb: Word, namer: Namer) -> str:
    """ "Her breakthrough came in 1931" tells of her breakthrough; "" where what came is no event."""
    subject = verb.child("nsubj")
    is_event = subject is not None and is_event_noun(subject)
    text = subject_text(verb, namer) if is_event and not complements(verb) and not verb.child("neg") else ""
    return text if " " in text else ""


def _says_no(verb: Word) -> bool:
    return verb.child("neg") is not None


def _is_hardly(verb: Word) -> bool:
    """True for "was hardly", "scarcely rose": it tells of nothing that took place."""
    return any(
        word.low in ("hardly", "scarcely", "barely")
        for word in verb.subtree()
        if word.head.head is verb or word.head is verb
    )


def actor_of(mention: Mention, namer: Namer) -> str:
    """Who does it: the owner of a noun, the subject of a verb; "" where the words do not tell."""
    if not mention.is_noun:
        return subject_text(mention.head, namer)
    owner = mention.head.child("poss")
    if owner is not None:
        return namer(owner) if owner.tag.startswith("PRP") else join(whole_phrase(owner))
    if mention.clause is not None and mention.head.dep == "dobj":
        return subject_text(mention.clause, namer)
    return ""


def _without_leading_article(text: str) -> str:
    first, blank, rest = text.partition(" ")
    points = first.lower() in ("this", "these", "that", "those") and " " in rest
    return rest if blank and (points or first.lower() in ARTICLES) else text


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _noun_title(mention: Mention, namer: Namer) -> str:
    head, clause = mention.head, mention.clause
    words = without_article(whole_phrase(head))
    instead = owners_named(words, namer)
    if clause is None or head.dep not in ("dobj", "nsubj", "nsubjpass"):
        text = fitted(words, {head.i}, instead)
        if clause is not None and set_for(clause) is head and (thing := _with_article(clause, namer)):
            return f"{text} of {thing}"
        owner = subject_text(clause, namer) if clause is not None and _is_ones_own(mention) else ""
        return f"{possessive(owner)} {text[:1].lower()}{text[1:]}" if owner else text
    if head.lemma in wording().documents and clause.lemma in wording().issuing:
        text = fitted([*words, *_topic(clause, head)], {head.i}, instead, _LONGEST_DOCUMENT)
        return text if " " in text else _clause_title(clause, namer) or text
    text = fitted(words, {head.i}, instead)
    if mention.family.name in _OWNED and head.dep == "dobj" and not head.child("poss"):
        owner = subject_text(clause, namer)
        if owner and len(owner) < LONGEST / 2:
            return f"{possessive(owner)} {text}"
    is_just_held = clause.lemma in wording().light and is_passive(clause) and bool(_place_phrase(clause))
    is_spoken_of = head.dep == "dobj" and clause.lemma in LOOKING_BACK and bool(mention.dates)
    is_carried = clause.lemma in wording().happening | SET_FOR or is_just_held or is_spoken_of
    is_bare = " " not in text and not is_carried and not _is_named_by_date(mention)
    if is_bare and (mention.dates or mention.is_strong):
        return _clause_title(clause, namer)
    place = _place_phrase(clause)
    if place and not any(child.dep == "prep" and child.low in ("in", "at") for child in head.children):
        longer = f"{text} {join(place)}"
        return longer if len(longer) <= LONGEST else text
    return text


def _is_named_by_date(mention: Mention) -> bool:
    """True for the object in "it replaced the treaty of 1961": what the clause tells was not then."""
    of = [prep for prep in mention.head.all("prep") if prep.low == "of" and is_temporal(prep)]
    return mention.head.dep == "dobj" and bool(of)


def _is_ones_own(mention: Mention) -> bool:
    """True for a journey that the subject of the clause is on: "flew home after a visit", "arrived on a tour"."""
    head = mention.head
    if mention.family.name not in _OWNED or mention.is_definite or head.dep != "pobj":
        return False
    return head.head.low in ("after", "on", "for", "from", "during") and head.tag == "NN"


def _visit_title(verb: Word, namer: Namer) -> str:
    visited = verb.child("dobj")
    words = whole_phrase(visited) if visited else []
    place = fitted(words, {visited.i} if visited else set(), owners_named(words, namer))
    subject = subject_text(verb, namer)
    if not subject:
        return f"visit to {place}"
    who = subject_of(verb)
    owner = possessive(subject, is_plural=who is not None and who.tag == "NNS")
    return f"{_OWN.get(subject) or owner} visit to {place}"


def _signed(verb: Word) -> Word | None:
    thing = verb.child("dobj", "nsubjpass")
    if thing is None and verb.dep in ("acl", "relcl"):
        thing = verb.head
    return thing if thing is not None and thing.is_noun else None


def _signing_title(verb: Word, namer: Namer) -> str:
    thing = _signed(verb)
    if thing is None:
        return ""
    words = [*whole_phrase(thing), *_topic(verb, thing)]
    words = [
        word for word in words if word is not verb and not any(above is verb for above in word.ancestors())
    ] or words
    if not thing.child("prep"):
        words += _place_phrase(verb)
    instead = owners_named(words, namer) or {w.i: w.low for w in words if w.low in ARTICLES}
    return "Signing of " + fitted(words, {thing.i}, instead, LONGEST - 6)


def _topic(verb: Word, thing: Word) -> list[Word]:
    """What a document is about, where the tree has hung it on the verb."""
    about = next(
        (c for c in verb.children if c.dep == "prep" and c.low in ("on", "about") and c.i > thing.i), None
    )
    if about is None or is_temporal(about) or thing.child("prep"):
        return []
    return whole_phrase(about)


def _place_phrase(verb: Word) -> list[Word]:
    """The words that tell where a clause takes place ("in Riga"), [] where none do."""
    for child in verb.children:
        noun = child.child("pobj") if child.dep == "prep" and child.low in ("in", "at") else None
        if noun is not None and noun.is_name and not is_temporal(child):
            return whole_phrase(child)
    return []


def _clause_title(verb: Word, namer: Namer) -> str:
    if _is_hardly(verb):
        return ""
    subject = subject_text(verb, namer)
    if verb.lemma in wording().announcing and (content := _content(verb)):
        return f"{subject} {content}" if subject else ""
    group, start = verb_group(verb, keeps_helpers=subject in _PRONOUNS)
    hedge = next((child.low for child in verb.all("advmod") if child.low in _HEDGES and child.i < verb.i), "")
    after = complements(verb)
    if (not subject and not _stands_alone(verb, after)) or (verb.lemma == "do" and not after):
        return ""
    if verb.dep == "relcl" and subject and not verb.child("dobj", "nsubjpass") and _lacks_its_object(verb):
        return f"{subject} {join(group)}{start} {join(core(verb.head))}"
    needed = {child.i for child in after if child.dep in ("dobj", "attr", "acomp", "prt", "oprd")}
    first = next((child for child in after if child.dep != "prt"), None)
    words = [word for child in after for word in phrase_of(child)]
    suffered = _related(verb)
    if first is not None:
        needed |= {first.i} | {child.i for child in first.children if child.dep in ("pobj", "pcomp")}
    instead = (
        _named_later(words, verb, namer)
        | _whose_else(words, subject, namer)
        | _spent(words)
        | _lowered(group if subject else [])
    )
    room = LONGEST - len(subject) - len(start)
    if suffered:
        start, group = " ".join(part for part in (start, join(group), join(suffered)) if part), []
        words = [word for word in words if not _relates(word)]
    rest = fitted([*group, *words], {word.i for word in group} | needed, instead, max(room, 30))
    return " ".join(part for part in (subject, hedge, start, rest) if part)


def _related(verb: Word) -> list[Word]:
    """The object of a clause, in the words above it: "a surgeon, whom she married", "the gains they made"."""
    if verb.dep != "relcl" or not verb.head.is_noun or verb.head.lemma in (*SPANS, "way", "reason", "place"):
        return []
    things = verb.all("dobj", "mark", "ccomp", "xcomp", "attr", "acomp", "prep", "advmod")
    is_left_out = not things and verb.child("nsubj") is not None and not _relates(verb.all("nsubj")[0])
    if not is_left_out and not (things and _relates(things[0]) and verb.all("dobj") in ([], [things[0]])):
        return []
    words = [word for word in core(verb.head) if not word.is_role]
    return without_article(words) if verb.head.is_name else words


def _relates(word: Word) -> bool:
    return word.tag in ("WP", "WDT") or (word.low == "that" and word.tag == "IN")


def _lacks_its_object(verb: Word) -> bool:
    """True for "made" in "the offer it made in May": what was made stands above."""
    own = verb.child("nsubj")
    is_own = own is not None and own.tag not in ("WDT", "WP") and own.low != "that"
    return is_own and verb.head.is_noun and verb.lemma in wording().light


def _content(verb: Word) -> str:
    """The verb and its "that …" from the words as they stand, where the tree has lost the verb of the content."""
    content = verb.child("ccomp", "dobj")
    that = (
        next((word for word in content.children if word.low == "that"), None) if content is not None else None
    )
    if content is None or content.is_verb or that is None or that.i > content.i or that.i < verb.i:
        return ""
    parts: list[list[Word]] = [[]]
    for word in _rest_after(verb, that):
        if word.text == ",":
            parts.append([])
        elif word.tag not in (".", "``", "''"):
            parts[-1].append(word)
    kept = [parts[0], *parts[2::2]] if len(parts) > 2 else parts  # between two commas stands an aside
    for some in (kept, parts[:1]):
        text = " ".join([past_of(verb), *(join(part) for part in some)])
        if len(text) <= LONGEST:
            first, _, last = text.rpartition(" ")
            return first if last.lower() in PREPOSITIONS else text
    return ""


def _rest_after(verb: Word, first: Word) -> list[Word]:
    root = next((above for above in verb.ancestors() if above.head is above), verb)
    return sorted(
        (word for word in root.subtree() if word.i >= first.i and word.date < 0), key=lambda word: word.i
    )


def _stands_alone(verb: Word, after: list[Word]) -> bool:
    """True where a clause without a subject still says enough: "crossed the Alps", not "changed"."""
    subject = subject_of(verb)
    if subject is not None:
        return not subject.text  # "Sailed at noon", as a diary has it
    return any(child.dep in ("dobj", "prep") for child in after) or _is_order(verb)


def _is_order(verb: Word) -> bool:
    """True for the verb of an entry in a plan: "Fly home"."""
    return verb.tag == "VB" and verb.dep == "ROOT" and any(child.i > verb.i for child in verb.all("advmod"))


def _named_later(words: list[Word], verb: Word, namer: Namer) -> dict[int, str]:
    """Names for the pronouns that are an object in a clause: "search for him" tells a reader nothing."""
    instead: dict[int, str] = {}
    subject = subject_text(verb, namer)
    for word in words:
        if (
            word.tag != "PRP"
            or word.dep not in ("dobj", "pobj", "dative")
            or word.low.endswith(("self", "selves"))
        ):
            continue
        name = namer(word, subject)
        is_said = name and name.rsplit(maxsplit=1)[-1] in subject.replace("’s", "").split()
        if name and not is_said and not any(other.is_name and other.text in name.split() for other in words):
            instead[word.i] = name[:1].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name
    return instead


def _whose_else(words: list[Word], subject: str, namer: Namer) -> dict[int, str]:
    """ "A warning reached her department": her name, where she is not the subject of the clause."""
    instead: dict[int, str] = {}
    if any(word.tag == "PRP" for word in words):
        return instead  # "cost him his left eye"
    for word in words:
        if word.tag == "PRP$" and word.low in ("his", "her"):
            name = namer(word)
            if name and not set(name.lower().split()) & set(subject.lower().split()):
                instead[word.i] = possessive(name)
    return instead


def _lowered(group: list[Word]) -> dict[int, str]:
    """A verb that began the sentence and now stands behind its subject: "Rescued in May, the boy …"."""
    return {word.i: word.low for word in group if word.i == 0}


def _spent(words: list[Word]) -> dict[int, str]:
    """ "spent the winter of 1596–97" keeps "the winter": the word without the year."""
    times = [word for word in words if word.date >= 0]
    return {word.i: re.sub(r"(?:\s+of)?\s+[\d–/-]+.*$", "", word.text) for word in times}
