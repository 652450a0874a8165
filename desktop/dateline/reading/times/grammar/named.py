"""Words of time that are part of a name and tell no time: "The Sunday Times", "Joe Friday", "the March 14 alliance"."""

import re
from collections.abc import Callable

from dateline.reading.times.expression import Expression, Form

_REACH = 40  # characters of the words on either side that are looked at

_PAPER = re.compile(
    r"\s(?:Times|Mirror|Express|Telegraph|Herald|Mail|Post|Independent|Star|Sun|People|Sport|World|Tribune|Age|Review"
    r"|Magazine|Supplement|Club|Show)\b"
)
_THE = re.compile(r"\b[Tt]he\s\Z")
_DAY_AND_NAME = re.compile(r"\s(?:Addams|Weld|Football|Lights|Fever|Baseball|Live|Politics|Styles)\b")
_NAME_AND_DAY = re.compile(
    r"\b(?:Bloody|Black|Good|Ruby|Sheffield|Joe|Man|Girl|Freaky|Casual|Throwback|Manic|Happy|Gloomy|TGI"
    r"|(?<!Daily )Mail on|Independent on)\s\Z"
)
_HONOURED = (
    "Street|Road|Centre|Center|Avenue|Square|Bridge|Boulevard|Lane|Park|Stadium|University|Hospital|School|College|Airport"
    "|Hotel|Station|Mosque|Brigades?|Division|[Mm]ovement|[Aa]lliance|[Cc]oalition|[Bb]loc|Party|Front|Foundation|FC"
)
_DATE_AND_NAME = re.compile(
    rf"\s(?:(?:Youth|Revolutionary|Martyrs|Memorial|Patriotic)\s)?(?:{_HONOURED})\b(?!\s[A-Z])"
)
_WORK_BEFORE = re.compile(
    r"\b(?:film|movie|novel|song|album|musical|sitcom|video\sgame|biopic)\s[\"“‘']?\Z", re.IGNORECASE
)
_ROCK = re.compile(r"\s[A-Z]{2}\d{1,3}\b")  # an asteroid: "2012 DA14"
_COMET = re.compile(r"\b[CPDX]/\Z")
_CARS = (
    "Acura|Alfa|Aston|Audi|Austin|Bentley|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Citro[eë]n|Dodge|Ferrari|Fiat"
    "|Ford|GMC|Honda|Hyundai|Infiniti|Jaguar|Jeep|Kia|Lada|Lamborghini|Land\\sRover|Lexus|Lincoln|Maserati|Mazda"
    "|Mercedes|Mercury|Mini|Mitsubishi|Nissan|Oldsmobile|Opel|Peugeot|Plymouth|Pontiac|Porsche|Renault|Rolls|Rover"
    "|Saab|Saturn|Seat|Skoda|Subaru|Suzuki|Toyota|Triumph|Vauxhall|Volkswagen|Volvo|VW"
)
_CAR = re.compile(
    rf"\s(?:{_CARS})(?:[\s-][A-Z0-9][\w-]*|\s(?:sedan|saloon|pickup|truck|van|car|coupe|wagon))"
)
_OWNER = re.compile(r"(?:\b(?:an?|his|her|their|my|our|your)\s(?:[a-z]+\s){0,2}|['’]s\s)\Z", re.IGNORECASE)
_GADGET = re.compile(r"\s(?:OLED|[a-z]*\s?(?:chips?|visas?|panels?|phones?|cameras?|tyres?|sedans?))\b")
_GADGET_BEFORE = re.compile(r"\b(?:Audi|Infiniti|BlackBerry|an?\s[A-Z][a-z]+)\s\Z")
_STUDIO = re.compile(r"\sFox\b")
_LARGE_UNIT = re.compile(r"\b(?:Hour|Day|Night|Week|Month|Year|Decade|Minute|Second)s?\b")
_OF_A_WAR = re.compile(r"['’]?s?\s(?:[A-Z]\w+\s)?(?:War|Battles?|Offensive|Campaign)\b")
_LOWER = re.compile(r"(?<![^\s“\"‘'(])(?!(?:with|over|from|into|amid|near|than)\b)[a-z]{4,}")
_BATTED = re.compile(
    r"\b(?:hit|hits|scored?|made|struck|smashed|compiled|completed|posted)\s(?:an?\s|his\s|her\s)?(?:[a-z]+\s)?\Z"
)
_NOUN = re.compile(r"[\s-](?!(?:for|off|and|was|who|with|since|against)\b)[a-z]{3}")
_OF_A_BATSMAN = re.compile(r"\b(?:his|her)\s\Z", re.IGNORECASE)
_PLAYED = re.compile(
    r"\b(?:touchdowns?|quarterback|rebounds?|yards?|baskets?|field\sgoals?|free\sthrows?|three-pointers?|jumpers?|fumbles?"
    r"|interceptions?|passes|kickoff|halftime|half-time|overtime|turnovers?|dunk(?:s|ed)?|trailed|outscored|points\sin)\b",
    re.IGNORECASE,
)
_TRADED = re.compile(
    r"\b(?:profits?|earnings|sales|revenues?|shares?|net|income|companys?|analysts?|economy|growth|billion|million)\b",
    re.IGNORECASE,
)


# "USA Today", "the Tonight Show", "The Now Show", but not a headline that writes all its words large.
_SHOW = re.compile(
    r"(?:['’]s)?\s(?:Shows?|Programme|programme|newspaper|magazine|Zaman|Foundation|Fund|Group|Club|Never|People)\b"
)
_SMALL_WORDS = (
    r"(?:in|at|on|for|with|over|as|after|before|to|of|by|from|and|or|but|the|an?|near|into|amid|against)"
)
_IN_PROSE_BEFORE = re.compile(
    rf"(?:\b(?!{_SMALL_WORDS}\s)[a-z]+\s(?:[A-Z]\w+\s)?|\bThe\s|\b(?:USA|VOA|Russia|Psychology|History|Physics)\s)\Z"
)
_IN_PROSE_AFTER = re.compile(rf"['’]?s?\s(?!{_SMALL_WORDS}\b)[a-z]")
_AFTER_A_WORD = re.compile(r"\w,?\s\Z")
_WORN_OR_EATEN = re.compile(
    r"\s(?:coats?|jackets?|boots|shoes|clothes|clothing|wear|dress(?:es)?|tyres?|tires?|rolls?|onions?|greens|lamb|water"
    r"|squash|wheat|barley|fruits?|vegetables|flowers|bulbs|leaves|gardens?|houses?|camps?|schools?|jobs?|sports?|fuel"
    r"|collections?|menus?|cleaning)\b"
)
_OF_AN_AGE = re.compile(
    r"\sof\s(?:(?:his|her|their|its|my|our|your|life|time|history|man|mankind|humanity|civili[sz]ation|agriculture)\b"
    r"|(?:an?|the)\s(?:\w+\s)?(?:era|age|career|century|decade|millennium|republic|empire|world)\b)"
)


def tells_no_time(text: str, e: Expression) -> bool:
    """True of an expression that belongs to a name, by the words on either side of it."""
    judge = _JUDGES.get(e.rule)
    before = text[max(0, e.span.start - _REACH) : e.span.start]
    return judge is not None and judge(before, text, e)


def _is_named_weekday(before: str, text: str, e: Expression) -> bool:
    if _PAPER.match(text, e.span.end) and _THE.search(before):
        return True
    return bool(_DAY_AND_NAME.match(text, e.span.end) or _NAME_AND_DAY.search(before))


def _is_title(before: str, text: str, e: Expression) -> bool:
    """As "USA Today", "the Tonight Show": a word of today written large within prose."""
    word = text[e.span.start : e.span.end]
    if not word[0].isupper() or word.isupper():
        return False
    if _SHOW.match(text, e.span.end):
        return True
    if not _AFTER_A_WORD.search(before):
        return False
    return bool(_IN_PROSE_BEFORE.search(before) or _IN_PROSE_AFTER.match(text, e.span.end))


def _is_club(before: str, text: str, e: Expression) -> bool:
    """As "the Future Farmers", "the Now Show"."""
    if _SHOW.match(text, e.span.end) and text[e.span.start].isupper():
        return True
    last = text[e.span.start : e.span.end].rsplit(None, 1)[-1]
    return (
        e.span.end - len(last) > e.span.start
        and last.istitle()
        and text[e.span.end + 1 : e.span.end + 2].isupper()
    )


def _is_worn_or_eaten(before: str, text: str, e: Expression) -> bool:
    return e.parts.year is None and _WORN_OR_EATEN.match(text, e.span.end) is not None


def _is_of_an_age(before: str, text: str, e: Expression) -> bool:
    """As "the dawn of his career"."""
    return _OF_AN_AGE.match(text, e.span.end) is not None


def _is_programme(before: str, text: str, e: Expression) -> bool:
    return text.startswith(" News", e.span.end)


def _is_honoured(before: str, text: str, e: Expression) -> bool:
    """As "15 May Street", "the March 14 alliance", "Ramadan Square"; a year behind the day makes it a date."""
    return (e.parts.year is None and _DATE_AND_NAME.match(text, e.span.end) is not None) or _is_work(
        before, text, e
    )


def _is_work(before: str, text: str, e: Expression) -> bool:
    return not text[e.span.start].islower() and _WORK_BEFORE.search(before) is not None


def _is_year_of_a_thing(before: str, text: str, e: Expression) -> bool:
    """As "the film 2012", "the asteroid 2012 DA14", "his 1987 Ford Escort"."""
    end = e.span.end
    if _is_work(before, text, e) or _ROCK.match(text, end) or _COMET.search(before):
        return True
    return _CAR.match(text, end) is not None and _OWNER.search(before) is not None


def _is_century_of_a_thing(before: str, text: str, e: Expression) -> bool:
    if _STUDIO.match(text, e.span.end):
        return True
    behind = text[e.span.end : e.span.end + 10]
    return _OF_A_BATSMAN.search(before) is not None and not _NOUN.match(behind)


def _is_title_or_batted(before: str, text: str, e: Expression) -> bool:
    """As "28 Days Later", or a hundred runs of cricket; the Six-Day War lasted as long as it is called."""
    words = text[e.span.start : e.span.end]
    if _LARGE_UNIT.search(words) and _is_in_prose(text, e):
        return not _OF_A_WAR.match(text, e.span.end)
    return words.lower().endswith("century") and _BATTED.search(before) is not None


def _is_in_prose(text: str, e: Expression) -> bool:
    """False in a headline that writes all its longer words large."""
    start, end = max(0, e.span.start - 120), e.span.end + 120
    line = text[start : e.span.start].rsplit("\n", 1)[-1] + " " + text[e.span.end : end].split("\n", 1)[0]
    return _LOWER.search(line) is not None


def _is_quarter_of_a_thing(before: str, text: str, e: Expression) -> bool:
    """As "the Q4 OLED panel", or the fourth quarter of a game."""
    if text[e.span.start] in "QH" and (_GADGET.match(text, e.span.end) or _GADGET_BEFORE.search(before)):
        return True
    if e.form is Form.FULL or text[e.span.start] in "QH":
        return False
    around = text[max(0, e.span.start - 160) : e.span.end + 100]
    return _PLAYED.search(around) is not None and _TRADED.search(around) is None


_JUDGES: dict[str, Callable[[str, str, Expression], bool]] = {
    "weekday": _is_named_weekday,
    "time of day": _is_programme,
    **dict.fromkeys(("day", "month", "holiday", "holiday of another calendar"), _is_honoured),
    **dict.fromkeys(("year", "year in words"), _is_year_of_a_thing),
    **dict.fromkeys(("century", "century, no era"), _is_century_of_a_thing),
    **dict.fromkeys(("length", "counted on", "counted back"), _is_title_or_batted),
    "near day": _is_title,
    "vague": _is_club,
    "season": _is_worn_or_eaten,
    "part of the day": _is_of_an_age,
    **dict.fromkeys(("quarter", "the quarter spoken of", "half of a year"), _is_quarter_of_a_thing),
}
