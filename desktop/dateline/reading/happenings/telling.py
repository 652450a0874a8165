"""Does a verb tell of something that took place or is to, and not of a wish, a rule or a habit?"""

from dateline.reading.happenings.tree import Word

_AUXILIARY = ("aux", "auxpass")
_MODALS_OF_OPINION = ("should", "must", "can", "ought")
SPANS = frozenset("day night week month year morning evening spring summer autumn winter season time".split())
_HABITUAL = frozenset(
    "always usually often sometimes daily weekly monthly yearly annually regularly rarely".split()
)


def is_habit(verb: Word) -> bool:
    """True for what is done again and again: "is often held", "is remembered each year"."""
    if any(child.low in _HABITUAL for child in verb.all("advmod")):
        return True
    return any(
        time.lemma in SPANS and any(word.low in ("each", "every") for word in time.children)
        for time in verb.all("npadvmod")
    )


def is_told(verb: Word) -> bool:
    """True where the verb tells of something that took place or is to: no wish, no rule, no habit, no question."""
    if is_habit(verb) or any(child.low == "than" for child in verb.children):
        return False
    if any(
        child.low in ("such", "any", "every", "each", "no")
        for thing in verb.all("dobj")
        for child in thing.children
    ):
        return False
    if verb.tag in ("VBD",):
        return True
    helpers = [child.low for child in verb.all(*_AUXILIARY)]
    if any(modal in helpers for modal in (*_MODALS_OF_OPINION, "may", "might", "could", "would")):
        return False
    if verb.tag == "VBN":
        return any(
            word in helpers for word in ("was", "were", "has", "have", "had", "been", "’ve", "will", "be")
        )
    if verb.tag == "VBG":
        return any(word in helpers for word in ("is", "are", "was", "were"))
    if verb.dep == "conj" and verb.head.is_verb and verb.tag not in ("VB", "VBG"):
        return is_told(verb.head)
    return verb.tag == "VB" and any(word in helpers for word in ("will", "did"))
