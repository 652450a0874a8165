"""The words of the calendar in tables of other languages: months, seasons and eras, into English."""

import re

# Each language's months in order; those spelt as in English are left out by the look-up.
_MONTHS = (
    "januar februar märz april mai juni juli august september oktober november dezember",  # German
    "jänner feber märz april mai juni juli august september oktober november dezember",  # Austrian
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",  # French
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",  # Spanish
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",  # Italian
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",  # Portuguese
    "januari februari maart april mei juni juli augustus september oktober november december",  # Dutch
    "januari februari mars april maj juni juli augusti september oktober november december",  # Swedish
    "januar februar marts april maj juni juli august september oktober november december",  # Danish
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",  # Polish
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",  # Russian
    "jan. feb. mrz. apr. mai jun. jul. aug. sept. okt. nov. dez.",  # German, short
    "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",  # French, short
)
_ENGLISH = "January February March April May June July August September October November December".split()
_SEASONS = {
    "frühling": "spring", "frühjahr": "spring", "sommer": "summer", "herbst": "autumn",
    "printemps": "spring", "été": "summer", "automne": "autumn", "hiver": "winter",
    "primavera": "spring", "verano": "summer", "otoño": "autumn", "invierno": "winter",
}  # fmt: skip
_WORDS = _SEASONS | {
    word.rstrip("."): english
    for months in _MONTHS
    for word, english in zip(months.split(), _ENGLISH, strict=True)
}
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
