"""Which verbs of saying report nothing: conditions, denials of having spoken, words inside a quotation?"""

from dateline.reading.speech.clauses import Clauses
from dateline.reading.speech.cues import Cue, lexicon

# With "refused to" these tell that nothing was said; "refused to endorse it" does tell of words.
_NOT_SAID = frozenset(
    """say tell mention comment address specify disclose elaborate explain answer respond reply discuss reveal
    clarify""".split()
)
_ONLY_WITH_THAT = frozenset({"move"})  # "moved that the report be adopted"
_LEFT_UNSAID = frozenset({"fail", "avoid", "forget", "neglect"})
# "Did not agree" is an answer too.
_EVEN_NOT = frozenset({"agree", "apologise", "apologize"})
_NOT = frozenset({"not", "n't", "never"})

# What a paper shows is a statement; what a person finds or reads is none.
_LEARNT = frozenset({"find", "read", "learn", "determine", "show"})
_PERSONS = frozenset({"he", "she", "i", "we", "you", "they", "who"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})


def speaks(t: Clauses, cue: Cue) -> bool:
    """True where somebody does say something with this verb."""
    v = cue.verb
    subject = t.subject(v)
    if subject is None or _is_bare(t, cue) or _is_condition(t, v) or _is_unsaid(t, v):
        return False
    named = t.tags[subject] == "NNP" and t.kinds[subject] != "ORG"
    if t.lemmas[v] in _LEARNT and (t.low[subject] in _PERSONS or named):
        return False
    if t.lemmas[v] in _ONLY_WITH_THAT and t.low[min(cue.last + 1, t.lasts[v])] != "that":
        return False
    if t.low[subject] == "who" and subject == t.firsts[v]:
        return False  # a question
    if t.is_passive(v) and t.kid(v, "agent") is None:
        return False
    quotation = t.marks.around(t.starts[v])
    own = quotation and quotation.start <= t.starts[subject] < quotation.end
    return not (quotation and quotation.words > (1 if own else 3))


def _is_bare(t: Clauses, cue: Cue) -> bool:
    """An infinitive of purpose, or a participle without its helper: "to say the least", "asked about it"."""
    v = cue.verb
    if t.tags[v] == "VB" and cue.first == v - 1 and t.low[v - 1] == "to":
        is_promised = t.deps[v] in ("xcomp", "ccomp") and t.lemmas[t.heads[v]] in lexicon().verbs
        return is_promised or t.deps[v] not in ("xcomp", "conj")
    if v == t.firsts[v] and t.tags[v] in ("VBD", "VBN") and t.deps[v] == "advcl":
        return True  # "Asked whether it was true, he nodded"
    helped = any(t.deps[k] in ("aux", "auxpass") for k in t.kids[v])
    return t.tags[v] == "VBN" and not helped and t.deps[v] != "conj"


def _is_condition(t: Clauses, v: int) -> bool:
    """ "If the mayor says so", "Had she said so", "Will the mayor confirm it?"."""
    marks = [k for k in t.kids[v] if t.deps[k] == "mark" and t.low[k] in ("if", "unless", "whether", "lest")]
    subject = t.own_subject(v)
    is_question = t.words[t.lasts[v]] == "?" or t.text[t.ends[t.lasts[v]] :][:1] == "?"
    turned = subject is not None and any(
        k < subject < v and (is_question or t.low[k] in ("had", "should"))
        for k in t.kids[v]
        if t.deps[k] == "aux"
    )
    return bool(marks) or turned


def _is_unsaid(t: Clauses, v: int) -> bool:
    """ "She did not say when": what was not said is no statement."""
    subject = t.subject(v)
    if subject is not None and (
        t.low[subject] in _NOBODY or any(t.low[k] in ("no", "neither") for k in t.kids[subject])
    ):
        return True
    head = t.heads[v]
    if any(t.low[k] == "neither" for k in (*t.kids[v], *(t.kids[head] if t.deps[v] == "conj" else ()))):
        return True  # "would neither confirm nor deny it"
    if t.deps[v] in ("xcomp", "pcomp") and t.lemmas[head] in _LEFT_UNSAID:
        return True
    if t.lemmas[v] in _NOT_SAID and t.deps[v] == "xcomp":
        return t.lemmas[head] in ("refuse", "decline") or any(t.deps[k] == "neg" for k in t.kids[head])
    negations = [k for k in t.kids[v] if t.low[k] in _NOT and k < v and t.low[k + 1] not in ("only", "just")]
    return t.lemmas[v] not in _EVEN_NOT and bool(negations)
