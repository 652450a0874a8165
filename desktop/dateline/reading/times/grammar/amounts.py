"""So many of a unit: the words for it, the number they say, and the length as TIMEX3 has it."""

import re

from dateline.reading.times.grammar.lexicon import CLOCK_UNITS, NUMBERS, UNITS, number_of
from dateline.reading.times.grammar.rules import NUMERAL

AMOUNT_WORDS = (
    *(
        NUMERAL,
        "a",
        "an",
        "several",
        "few",
        "couple",
        "some",
        "many",
        "dozens",
        "hundreds",
        "half",
        "countless",
    ),
    *("numerous", "various", "thousands", "between", "tens", "number", "handful", "quarter"),
    *NUMBERS,
)


def amount(words: str | None) -> float | None:
    """The number of an amount; None where it is vague; for "two or three" the second."""
    if words is None:
        return None
    words = words.lower()
    if "couple" in words:
        return 2
    if re.match(
        r"(?:(?:an?|the)\s+)?(?:few|number|handful)|several|some|many|dozens|hundreds|thousands|tens\s"
        r"|countless|numer|vari",
        words,
    ):
        return None
    pieces = re.split(
        r"\s(?:to|or|and(?!\s(?:a\s)?half))\s|\s*[‐‑–—]\s*|(?<=\d)-(?=\d)", re.sub(r"^between\s+", "", words)
    )
    return number_of(pieces[-1])


_HALF = {"year": "6M", "hour": "30M", "minute": "30S"}


def length(number: float | None, unit: str) -> str:
    """A length as TIMEX3 has it: "P3D", "PT2H", "PXY", "P10Y" for a decade."""
    if unit in ("decade", "century", "millennium") and number is not None:
        number *= {"decade": 10, "century": 100, "millennium": 1000}[unit]
    elif unit == "fortnight" and number is not None:
        number *= 2
    elif unit in ("decade", "century"):
        return "PXDE" if unit == "decade" else "PXC"
    if number is not None and number % 1 == 0.5 and unit in _HALF:
        whole = f"{int(number)}{UNITS[unit]}" if number > 1 else ""
        return f"P{'T' if unit in CLOCK_UNITS else ''}{whole}{_HALF[unit]}"
    figure = "X" if number is None else f"{int(number)}" if number == int(number) else f"{number:g}"
    return f"P{'T' if unit in CLOCK_UNITS else ''}{figure}{UNITS[unit]}"
