"""Which number do these words say? Cardinals and ordinals, in digits and in words."""

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL_UNITS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL_TENS = [f"{word[:-1]}ieth" for word in _TENS]
_CARDINALS = {
    **{w: n for n, w in enumerate(_UNITS)},
    **{w: 20 + 10 * n for n, w in enumerate(_TENS)},
    "a": 1,
    "an": 1,
}
_ORDINALS = {
    **{w: n for n, w in enumerate(_ORDINAL_UNITS) if n},
    **{w: 20 + 10 * n for n, w in enumerate(_ORDINAL_TENS)},
}
_SCALES = {"hundred": 100, "thousand": 1000, "hundredth": 100, "thousandth": 1000}

_UNIT = "|".join(sorted((*_UNITS, *_TENS, *_SCALES), key=len, reverse=True))
_ORDINAL_UNIT = "|".join(
    sorted((*_ORDINAL_UNITS[1:], *_ORDINAL_TENS, "hundredth", "thousandth"), key=len)[::-1]
)

# The source text of expressions for other modules to build on; to be compiled with IGNORECASE.
_BEFORE_LAST = rf"(?:(?:{_UNIT})[\s-]+(?:and[\s-]+)?){{0,6}}"
ORDINAL = rf"(?:\d{{1,3}}(?:,\d{{3}})*(?:st|nd|rd|th)|{_BEFORE_LAST}(?:{_ORDINAL_UNIT}))\b"
CARDINAL = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|(?:(?:an?|{_UNIT})[\s-]+(?:and[\s-]+)?){{0,6}}(?:{_UNIT}))\b"
)


def read_number(words: str) -> int | None:
    """The number that `words` say ("80th", "twenty-fifth", "a hundred", "1,500"); None where they say none."""
    words = words.lower().strip()
    digits = re.fullmatch(r"([\d,]+)(?:st|nd|rd|th)?", words)
    if digits:
        return int(digits[1].replace(",", ""))
    total = current = 0
    for word in re.split(r"[\s-]+", words):
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] == 1000:
                total, current = total + current, 0
        elif word in _CARDINALS or word in _ORDINALS:
            current += _CARDINALS.get(word, _ORDINALS.get(word, 0))
        elif word != "and":
            return None
    return total + current or None


def is_ordinal_well_formed(words: str) -> bool:
    """False for "11st" or "2th", which are slips or no ordinals at all."""
    match = re.fullmatch(r"([\d,]+)(st|nd|rd|th)", words.lower())
    if not match:
        return True
    number = int(match[1].replace(",", ""))
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return match[2] == ending
