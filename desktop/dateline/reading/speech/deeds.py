"""Which verbs of saying tell of a deed instead: dismissed the appeal, welcomed the guests, denied them entry?"""

from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.cues import Cue, lexicon
from dateline.reading.speech.found import Found
from dateline.reading.speech.words_for_people import words_for_people

_NOUN_FORMS = frozenset({"object", "preposition", "passive"})
# What these have for an object is done to it, where it is a person: "dismissed the guard", "welcomed everyone".
_TO_PEOPLE = frozenset({"dismiss", "recall", "welcome"})
# What a court does away with, and what is withheld or kept up: no words are told of.
_OBJECTS = {
    "dismiss": "appeal case suit lawsuit charge indictment complaint application motion staff workforce parliament jury"
    " army force troop government cabinet bulk board"
    " recruit worker employee soldier teacher clerk servant officer guard crew player volunteer",
    "deny": "entry access bail permission asylum visa passage admission",
    "assert": "control authority dominance power supremacy independence itself himself herself themselves",
    "repeat": "year feat trick success exercise course experiment test",
    "reject": "ball kidney organ",
    "welcome": "visitor guest everyone everybody passenger crowd audience tourist arrival child",
    "cite": "driver motorist",
    "outline": "eye shape window",
    "hail": "cab taxi",
    "declare": "dividend interest",
    "recall": "car vehicle toy product parliament ambassador",
    "confirm": "booking",
    "quote": "price",
    "highlight": "passage",
}
# The only objects with which these tell of words: "threatened a strike", not "threatened the coast".
_ONLY = {
    "threaten": frozenset(
        "strike walkout boycott action lawsuit suit veto reprisal retaliation sanction tariff war resignation".split()
    )
}
_BANNED = {verb: frozenset(nouns.split()) for verb, nouns in _OBJECTS.items()}
# Nouns of this form are mostly of what happens, and nothing that happens speaks; the others of it are listed.
_ABSTRACT = ("tion", "sion", "ment", "ness", "ance", "ence", "ity", "ism", "ship", "ure", "th")
_CONCRETE = frozenset(
    """administration agreement alliance amendment association audience authority brochure charity city coalition
    commission communication community complaint conference congregation constitution convention corporation
    correspondence decision declaration defence defense delegation department deputation division document
    element entity evidence faculty federation foundation generation government indictment institution
    instruction intelligence investigation invitation judgement judgment leadership legislation legislature
    literature majority management membership minority mission nation opinion opposition ordinance organisation
    organization parliament party petition plaintiff population prosecution publication questionnaire regiment
    regulation resolution section session settlement statement station television testament union university
    youth""".split()
)
_EVENTS = frozenset(
    """victory defeat attack assault offensive success failure war battle crisis fall rise loss arrival death incident
    trade growth aim effort response fact event disaster outbreak demand raid blast storm flood earthquake fire appeal
    arrest trial move slogan passage battle siege winter summer drought famine price cost market record building bridge
    ship""".split()
)


# People, and what they print and send, who are in no other list.
_PEOPLE = frozenset(
    """critic people resident parent client public crew peasant woman child student judge jury family household
    opponent proponent surrogate advocate delegate ally rival neighbour neighbor guest relative cousin twin clan tribe
    respondent ministry man bride groom monk nun abbot abbess elder folk many most few all both other side camp website
    site radio newspaper paper magazine blog poll survey study review book novel memoir diary chronicle saga legend
    gospel ballad song poem verse story text caption headline leaflet pamphlet poster banner placard graffito press
    plaque inscription notice warrant ad advert advertisement bill act law constitution crowd mob audience service
    branch unit wing chorus voice label contract lease clause guideline port airport station fan plan
    proposal scheme strategy budget motion draft""".split()
)
_NOBODY = frozenset({"nobody", "none"})


def is_deed(t: Clauses, cue: Cue, found: Found) -> bool:
    """True where nothing is said: by what cannot speak, or with a verb that has another sense beside this object."""
    if found.form not in _NOUN_FORMS or found.subject is None:
        return False
    if not (can_speak(t, found.subject) and is_known(t, found.subject)):
        return True
    lemma = t.lemmas[cue.verb]
    noun = t.kid(cue.verb, "nsubjpass" if found.form == "passive" else "dobj")
    if noun is None:
        return False
    if t.low[noun] in _NOBODY or (lemma == "recall" and not _remembers(t, found.subject)):
        return True
    if t.lemmas[noun] in _BANNED.get(lemma, ()) or (
        lemma == "deny" and t.kid(cue.verb, "dative") is not None
    ):
        return True
    if lemma in _ONLY and t.lemmas[noun] not in _ONLY[lemma]:
        return True
    is_called = any(t.low[k] == "as" for k in t.kids[cue.verb])
    return lemma in _TO_PEOPLE and not is_called and _is_person(t, noun)


def _remembers(t: Clauses, i: int) -> bool:
    """False for a firm or a museum, which calls things back."""
    return t.kinds[i] != "ORG" and t.lemmas[i] not in words_for_people().bodies and t.low[i] != "it"


def can_speak(t: Clauses, i: int) -> bool:
    """False for a noun of what happens or is done: "the victory", "this trade", "their arrival"."""
    lemma = t.lemmas[i]
    if t.tags[i] not in ("NN", "NNS") or lemma in _CONCRETE | lexicon().documents:
        return True
    if words_for_people().tells_role(lemma) or lemma in words_for_people().bodies:
        return True
    return not (lemma in _EVENTS or (len(lemma) > 5 and lemma.endswith(_ABSTRACT)))


_NUMBERS = frozenset(
    "percent cent percentage half third quarter dozen score hundred thousand number majority".split()
)


def is_known(t: Clauses, i: int) -> bool:
    """True for a name, people, a body or a document: "by the fog" tells a cause."""
    words, lemma = words_for_people(), t.lemmas[i]
    if t.tags[i] not in ("NN", "NNS") or t.kinds[i] in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    if t.words[i][0].isupper() and (i > t.firsts[i] or t.tags[i] == "NN"):
        return True  # a name that the model takes for none
    if lemma in _NUMBERS:
        of = next((k for k in t.kids[i] if t.low[k] == "of"), None)
        of = t.kid(of, "pobj") if of is not None else None
        return of is None or is_known(t, of)
    is_listed = (
        words.tells_role(lemma)
        or lemma in words.bodies | _CONCRETE | lexicon().documents | lexicon().occasions
        or lemma in words.groups
    )
    return is_listed or lemma in _PEOPLE or lemma.endswith(("er", "or", "ist", "ant", "ian", "man"))


def _is_person(t: Clauses, i: int) -> bool:
    is_pronoun = t.low[i] in ("him", "her", "them", "us", "me", "everyone", "everybody")
    is_named = t.kinds[i] == "PERSON" and t.tags[i] == "NNP"
    return is_pronoun or is_named or (t.tags[i][:2] == "NN" and words_for_people().tells_role(t.lemmas[i]))
