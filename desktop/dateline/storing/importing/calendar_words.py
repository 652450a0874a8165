"""The words of the calendar in tables of other languages: months, seasons and eras, into English."""

import re

from dateline.model.month_names import AUSTRIAN, LANGUAGES, months_of
from dateline.model.words import MONTHS

_SHORT_MONTHS = (
    "jan feb mrz apr mai jun jul aug sept okt nov dez",  # German
    "janv févr mars avr mai juin juil août sept oct nov déc",  # French
)
_SEASONS = {
    "frühling": "spring", "frühjahr": "spring", "sommer": "summer", "herbst": "autumn",
    "printemps": "spring", "été": "summer", "automne": "autumn", "hiver": "winter",
    "primavera": "spring", "verano": "summer", "otoño": "autumn", "invierno": "winter",
}  # fmt: skip
_MONTHS = months_of(*LANGUAGES) | AUSTRIAN | {"feber": 2}
_MONTHS |= {word: month for words in _SHORT_MONTHS for month, word in enumerate(words.split(), 1)}
_WORDS = _SEASONS | {word: MONTHS[month - 1] for word, month in _MONTHS.items()}
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHORT = re.compile(r"(?<=[^\W\d_])\.(?=\s)")
_BEFORE_CHRIST = re.compile(
    r"\b(?:v\.\s?Chr\.?|av\.\s?J\.-?\s?C\.?|a\.\s?C\.?|до н\.\s?э\.?)(?=\W|$)", re.IGNORECASE
)
_AFTER_CHRIST = re.compile(r"\b(?:n\.\s?Chr\.?|ap\.\s?J\.-?\s?C\.?|d\.\s?C\.?)(?=\W|$)", re.IGNORECASE)
_FIRST = re.compile(r"\b1(?:er|º|°)(?=\s)")
_OF = re.compile(r"(?<=\w)\s+de[l]?\s+(?=\w)", re.IGNORECASE)  # "9 de mayo de 2025"


def in_english(text: str) -> str:
    """The text with the words of the calendar in English; as it is where it has none of another language."""
    english = _WORD.sub(lambda m: _WORDS.get(m[0].lower(), m[0]), text)
    english = _AFTER_CHRIST.sub("AD", _BEFORE_CHRIST.sub("BC", english))
    return text if english == text else _FIRST.sub("1", _SHORT.sub("", _OF.sub(" ", english)))
