"""How far is a statement to be trusted: that it is one, with these words and this speaker?"""

from dateline.model.statement import Quoted

# By the form of its words, the share that is right on news; a quotation and a report of it may differ.
_RIGHT = {
    "beside": 0.78,  # "The bridge is safe, she said"
    "clause": 0.78,  # she said that …
    "according": 0.8,
    "object": 0.62,  # rejected the plan
    "preposition": 0.56,  # called for talks
    "passive": 0.5,  # the plan was rejected by
    "document": 0.45,  # signed a statement on
    "noun": 0.42,  # his promise to
    "signed": 0.95,  # “We lost our nerve.” – Karl Otto
    "turn": 0.9,  # MR. SMITH: I did not see it.
    "headline": 0.7,  # Mayor: Bridge will stay shut
    "quote": 0.57,  # a quotation that only follows the verb
}
_RIGHT_QUOTED = {
    ("beside", Quoted.DIRECT): 0.95,
    ("beside", Quoted.MIXED): 0.86,
    ("clause", Quoted.DIRECT): 0.84,
}
_ELSE = 0.6
_PRONOUN = 0.05  # less, where it had to be worked out who "she" is in a report of words


def confidence_of(form: str, quoted: Quoted, is_pronoun: bool) -> float:
    """0–1 for a statement found by the rule `form`; `is_pronoun` is True for a speaker such as "she"."""
    share = _RIGHT_QUOTED.get((form, quoted), _RIGHT.get(form, _ELSE))
    is_guessed = is_pronoun and form != "beside" and quoted is not Quoted.DIRECT
    return round(share - _PRONOUN * is_guessed, 2)
