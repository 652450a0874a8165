"""Is a text in English, the one language that is read?"""

import re

# Words that make up a quarter of English prose, and hardly any of that in other languages.
_SMALL = frozenset("the of and to is was are were with that it he she they by from this which".split())
_LEAST = 0.06
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters
_FEW = 12  # words
_LAST_LATIN = "\u024f"


def seems_english(text: str) -> bool:
    """Whether its letters are Latin and the small words of English among its words; true of a text of few words."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    if 2 * sum(letter > _LAST_LATIN for letter in letters) > len(letters):
        return False
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    return len(words) < _FEW or sum(word in _SMALL for word in words) > _LEAST * len(words)
