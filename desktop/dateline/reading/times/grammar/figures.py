"""Figures as they are meant: digits of other scripts, and letters beside a month that a scanner took for digits."""

import re
import unicodedata

from dateline.reading.times.grammar.lexicon import expand

_MEANT = str.maketrans("lIOo", "1100")
_SUSPECT = re.compile(r"\d[lIOo]|[lI]\d|\bl(?:st)?\s")
_MISREAD = re.compile(
    expand(
        r"\b(?P<before>[lI][\dlIO]?|[0-3][lIO])(?=(?:st|nd|rd|th)?{s}(?:of{s})?{month}(?:{s}|,))"
        r"|(?<![^\W_]){month}{s}(?P<behind>[lI][\dlIO]?|[0-3][lIO])(?=(?:st|nd|rd|th)?(?:{s}|[,.;)]))"
        r"|\b(?P<year>(?=[lIOo]{0,3}\d)(?:[1lI][0-9O]|2[0Oo])[\dlIOo]{2})\b"
    )
)
_LED = re.compile(
    expand(
        r"(?:{month}|\b(?:in|since|until|by|of|from|during|before|after))(?:{s}(?:{day}|[lI\d][\dlIO]?))?,?{s}\Z"
    ),
    re.IGNORECASE,
)
_OTHER_SCRIPT = re.compile(r"(?![0-9])\d")


def with_plain_figures(text: str) -> str:
    """The text of the same length in which each digit is one of 0–9, those too that were misread beside a month."""
    if not text.isascii():
        text = _OTHER_SCRIPT.sub(lambda m: str(unicodedata.decimal(m[0])), text)
    if not _SUSPECT.search(text):
        return text
    return _MISREAD.sub(_as_meant, text)


def _as_meant(m: re.Match[str]) -> str:
    group = next(name for name in ("before", "behind", "year") if m[name])
    is_plain = m[group].isdecimal()
    if is_plain or (group == "year" and not _LED.search(m.string[max(0, m.start() - 24) : m.start()])):
        return m[0]
    start, end = m.start(group) - m.start(), m.end(group) - m.start()
    return m[0][:start] + m[group].translate(_MEANT) + m[0][end:]
