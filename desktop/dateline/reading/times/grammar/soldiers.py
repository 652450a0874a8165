"""Times of day written as four digits, in a text that writes them so: "at 0640", "made port by 2130"."""

import re

from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.expression import Expression, Form, Parts

_LED = r"(?<![^\W_])(?P<lead>at|by|until|till|from|to|about|around|since|before|after)\s"
_BARE = (
    r"(?![\w%]|[.,:/–-]\d|\s\d{3}|\s(?:AD|BC|B\.C|A\.D|people|men|women|miles|metres|feet|km|m|kg|ft|lb)\b)"
)
# No year begins with a nought, so these are times of day wherever they stand behind such a word.
_SURE = re.compile(_LED + r"(?P<hour>0\d)(?P<minute>[0-5]\d)" + _BARE, re.IGNORECASE)
_LIKELY = re.compile(_LED + r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)" + _BARE, re.IGNORECASE)
_LAST_YEAR = 2100  # a number above it is hardly a year
_NEAR = 100  # characters before, in the same sentence, in which a sure one makes the next one sure
_SENTENCE_END = re.compile(r"[.;\n]")


def with_soldiers_clocks(text: str, found: list[Expression]) -> list[Expression]:
    """The expressions with such times among them; those that could be years only in a text that has a sure one."""
    if not _SURE.search(text):
        return found
    times = [time for m in _LIKELY.finditer(text) if (time := _time(m)) is not None]
    spans = {time.span for time in times}
    kept = [e for e in found if not (e.rule == "year" and e.span in spans)]
    taken = [e.span for e in kept]
    free, at = [], 0
    for time in times:
        while at < len(taken) and taken[at].end <= time.span.start:
            at += 1
        if at == len(taken) or taken[at].start >= time.span.end:
            free.append(time)
    return sorted([*kept, *free], key=lambda e: e.span.start)


def _time(m: re.Match[str]) -> Expression | None:
    """A time of day; None for what may as well be a year: nothing happens at a year, so "at" rules that out."""
    number = int(m["hour"] + m["minute"])
    if 1000 <= number <= _LAST_YEAR and m["lead"].lower() != "at" and not _follows_one(m):
        return None
    clock = f"{m['hour']}:{m['minute']}"
    span, value = Span(m.start("hour"), m.end("minute")), f"XXXX-XX-XXT{clock}"
    return Expression(span, TimexType.TIME, value, Form.PARTIAL, Parts(clock=clock), rule="time of day")


def _follows_one(m: re.Match[str]) -> bool:
    before = _SURE.search(m.string, max(0, m.start() - _NEAR), m.start())
    return before is not None and not _SENTENCE_END.search(m.string, before.end(), m.start())
