"""The words of time: months, weekdays, units, numbers, parts of the day and of the year."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wednes", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
# Unit -> its TIMEX3 code; those from "hour" down stand after a T.
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "season": "Y",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "millennium": "Y",
}
CLOCK_UNITS = ("second", "minute", "hour")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SEASON_CODES = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
DAY_PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
    "night": "NI",
    "overnight": "NI",
    "midday": "12:00",
    "noon": "12:00",
    "midnight": "24:00",
}
_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: number for number, word in enumerate([*_ONES, *_TEENS], start=1)}
NUMBERS |= {word: 20 + 10 * number for number, word in enumerate(_TENS)}
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_IRREGULAR |= {"nine": "ninth", "twelve": "twelfth"}
ORDINALS = {
    _IRREGULAR.get(word, word[:-1] + "ieth" if word.endswith("y") else word + "th"): number
    for word, number in NUMBERS.items()
}
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def alternatives(words: object) -> str:
    """A pattern for any of the words, the longer ones first."""
    assert hasattr(words, "__iter__")
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SPACE = r"(?:[^\S\n]|[\u200b\u200e\u200f])"
_TENS_ONES = rf"(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES)})(?![a-z]))?"
_SMALL = rf"(?:{_TENS_ONES}|{alternatives([*_TEENS, *_ONES])})(?![a-z])"

# Fragments that rules are written with; {name} stands for one, {name:group} captures it.
FRAGMENTS = {
    "s": rf"(?:{_SPACE}{{1,8}}(?:\n{_SPACE}{{0,8}})?|\n{_SPACE}{{0,8}})",
    "o": rf"(?:{_SPACE}{{0,8}}(?:\n{_SPACE}{{0,8}})?)",
    "h": r"[-‐‑–—−]",
    "month": r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?![a-z])",
    "weekday": r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:r|rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?(?![a-z])",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?(?![a-z\d])",
    "nth_day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)(?![a-z\d])",
    "year": r"(?:1\d{3}|20\d\d|21\d\d)(?![\da-z])",
    "short_year": r"['’‘`]\d\d(?![\da-z])",
    "era": r"(?:B\.{o}C(?:\.(?:{o}E\.)?|(?=[\s,;:)]))|BCE?|C\.{o}E\.|CE|A\.{o}D\.|AD)(?![a-z])",
    "ad": r"(?:A\.{o}D\.|AD|CE)(?![a-z])",
    "unit": r"(?:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?"
    r"|decades?|century|centuries|millennium|millennia)(?![a-z])",
    "units": r"(?:seconds|minutes|hours|days|nights|weekends|weeks|fortnights|months|quarters|years"
    r"|decades|centuries|millennia)(?![a-z])",
    "season": rf"(?:{'|'.join(SEASONS)})(?![a-z])",
    "day_part": rf"(?:{alternatives([p for p in DAY_PARTS if p != 'overnight'])})(?![a-z])",
    "digits": r"(?:\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,6})?)(?!\d)(?:{s}[1-9]/[2-9](?!\d))?",
    "small": _SMALL,
    "ordinal_word": rf"(?:(?:{'|'.join(_TENS)})[-\s](?:{alternatives(o for o, n in ORDINALS.items() if n < 10)})"
    rf"|{alternatives(ORDINALS)})(?![a-z])",
    "number": r"(?:{digits}(?:{s}(?:and{s}a{s}half|(?:thousand|million|billion)(?![a-z])))?"
    r"|(?:an?{s})?half(?:{s}of)?(?:{s}an?)?(?={s}[a-z])|(?:an?{s})?quarter(?:{s}of{s}an?|(?={h}))"
    r"|(?:{small}|an?){h}and{h}a{h}half(?![a-z])"
    r"|(?:{small}|an?){s}(?:hundred|thousand|million|billion)(?:{s}(?:and{s})?{small})?(?![a-z])"
    r"|{small}(?:{s}and{s}(?:a{s})?half)?|an?(?![a-z]))",
    "vague_number": r"(?:(?:an?{s}|the{s})?(?:few|couple(?:{s}of)?|number{s}of|handful{s}of)|several"
    r"|some|many|dozens{s}of"
    r"|hundreds{s}of|thousands{s}of|tens{s}of{s}thousands{s}of|countless|numerous|various)(?![a-z])",
    "amount": r"(?:{vague_number}|(?:between{s})?{number}(?:(?:{s}(?:to|or|and){s}|{o}{h}{o}){number})?)",
    "long": r"(?:full|whole|long|straight|consecutive|solid|more|additional|extra|other|trading|business"
    r"|working|calendar"
    r"|successive|single|bloody|entire|short|fiscal|crucial|critical|brutal|bitter|hard|gruelling|grueling|tense|turbulent"
    r"|difficult|painful|chaotic|happy|quiet|frantic|harrowing|uneasy|terrible)(?![a-z])",
    "approx": r"(?:about|around|approximately|roughly|nearly|almost|some|circa|ca?\.|close{s}to"
    r"|(?:just{s})?(?:over|under)"
    r"|(?:no{s})?(?:more|less|fewer){s}than|at{s}least|at{s}most|up{s}to|another|as{s}(?:long|much){s}as)",
    "part": r"(?:(?:the{s})?(?:very{s})?(?:(?:early|late|mid(?:dle)?"
    r"|(?:latter|early|later|earlier|first|second|last|final|better){s}(?:part|half|third|days|weeks|months|years))"
    r"(?:{s}(?:part|days|weeks|months|years)(?![a-z]))?(?:{s}(?:of|in)(?:{s}the)?)?"
    r"|(?:beginning|start|end)(?:{s}of(?:{s}the)?)?|(?:earlier|later){s}in(?:{s}the)?){s}"
    r"|(?:the{s})?(?:mid{h}{o}|early{h}|late{h}|end{h}))",
}


def expand(pattern: str) -> str:
    """A pattern with its {fragments} put in."""

    def fill(m: re.Match[str]) -> str:
        inner = FRAGMENTS[m[1]]
        return f"(?P<{m[2]}>{inner})" if m[2] else inner

    fragment = re.compile(r"\{([a-z_]+)(?::(\w+))?\}")
    while fragment.search(pattern):
        pattern = fragment.sub(fill, pattern)
    return pattern


def month_of(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def weekday_of(word: str) -> int:
    word = word.lower().rstrip(".")
    return WEEKDAYS[word if word in WEEKDAYS else word.removesuffix("day")]


def is_short_and_small(weekday: str) -> bool:
    """True of "sat", "sun" and the like in lower case, which are other words; "saturday" is a day in any letters."""
    return weekday[0].islower() and not weekday.lower().endswith("day")


def unit_of(word: str) -> str:
    """The singular of a unit of time."""
    word = word.lower()
    irregular = {"centuries": "century", "millennia": "millennium"}
    return irregular.get(word) or word.removesuffix("s")


def ordinal_of(word: str) -> int:
    """As "3rd" and "third" are 3, "twenty-first" is 21."""
    word = word.lower()
    if word[0].isdecimal():
        return int(re.match(r"\d+", word)[0])  # type: ignore[index]
    return sum(ORDINALS.get(part) or NUMBERS[part] for part in re.split(r"[-\s]+", word))


def number_of(words: str) -> float | None:
    """The number that some words say: "twenty-five", "a", "1,000", "two and a half", "half a"; None where vague."""
    words = words.lower().strip()
    half = 0.5 if re.search(r"\band[-\s]+(?:a[-\s]+)?half\b", words) else 0.0
    words = re.sub(r"[-\s]+and[-\s]+(?:a[-\s]+)?half\b", "", words).strip()
    if words.startswith(("half", "a half", "quarter", "a quarter")):
        return 0.5 if "half" in words else 0.25
    total, last = 0.0, 0.0
    for part in re.split(r"[-\s]+", words):
        if part in ("and", ""):
            continue
        if part in _MULTIPLES:
            last = (last or 1) * _MULTIPLES[part]
            continue
        total, last = total + last, _one_number(part)
        if last < 0:
            return None
    return total + last + half


_MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


def _one_number(word: str) -> float:
    """A single number word or numeral; -1 where it is none."""
    if word in ("a", "an"):
        return 1
    if word in NUMBERS:
        return NUMBERS[word]
    if "/" in word:
        over, under = word.split("/")
        return int(over) / int(under)
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return -1


def plain(number: float) -> str:
    """A number as TIMEX3 writes it: no ".0"."""
    return str(int(number)) if number == int(number) else f"{number:g}"
