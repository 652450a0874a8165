"""What events that come round by rule say of the year of writing: "next year's Winter Olympics", "29 February"."""

import re
from collections.abc import Iterator

from dateline.model.day import day_of
from dateline.model.source import Source, Step
from dateline.model.span import Passage, Span
from dateline.reading.own_date.constraints import Constraint, Weight
from dateline.reading.own_date.days import joined
from dateline.reading.own_date.present import is_quoted

_OFF = {"this": 0, "next": 1, "last": -1}
_YEAR = r"\b(?P<which>[Tt]his|[Nn]ext|[Ll]ast)\s+(?:year|summer|winter|autumn|fall|spring)['’]s\s+(?:\w+\s+){0,2}?"
# What comes every so many years: its words, a year of it, the period, and what people call it.
_ROUND: tuple[tuple[str, int, int, str], ...] = (
    (r"(?:Summer\s+Olympics|Summer\s+Olympic\s+Games|Summer\s+Games)", 1948, 4, "the Summer Olympics"),
    (r"(?:Winter\s+Olympics|Winter\s+Olympic\s+Games|Winter\s+Games)", 1994, 4, "the Winter Olympics"),
    (r"(?:(?:soccer|football|FIFA)\s+World\s+Cup|World\s+Cup\s+finals)", 1950, 4, "the football World Cup"),
    (
        r"(?:U\.?S\.?|American)\s+presidential\s+(?:election|race|campaign)",
        1788,
        4,
        "the American presidential election",
    ),
    (
        r"(?:U\.?S\.?\s+|American\s+|congressional\s+)?mid-?term\s+elections?",
        1950,
        4,
        "the American midterm elections",
    ),
    (
        r"elections?\s+(?:to|for)\s+the\s+European\s+Parliament",
        1979,
        5,
        "the elections to the European Parliament",
    ),
)
# Winter Games were held in the years of the Summer Games until then.
_WINTER_MOVED = 1994


def from_recurring(source: Source, years: tuple[int, int]) -> Iterator[Constraint]:
    """What each event that comes round says of the year, where that lies between the two `years`."""
    for words, known, period, name in _ROUND:
        for match in re.finditer(_YEAR + words, source.text):
            span = Span(*match.span())
            if is_quoted(source.text, span):
                continue
            off = _OFF[match["which"].lower()]
            fitting = [y for y in range(years[0] - 1, years[1] + 2) if _is_held(y + off, known, period)]
            every = "four" if period == 4 else "five"
            text = (
                f"It calls {name}, which come round every {every} years, “{' '.join(match.group().split())}”."
            )
            days = joined((day_of(year), day_of(year + 1) - 1) for year in fitting)
            if days:
                yield Constraint(days, Weight.LIKELY, Step(_plain(text), Passage(source.id, span)))


def _is_held(year: int, known: int, period: int) -> bool:
    if known == _WINTER_MOVED and year < known:
        return year % 4 == 0
    return (year - known) % period == 0


def _plain(text: str) -> str:
    """The sentence with a single event's verb: "the World Cup, which comes round"."""
    is_single = re.search(r"(?:World Cup|election), which come ", text)
    return text.replace("which come ", "which comes ") if is_single else text
