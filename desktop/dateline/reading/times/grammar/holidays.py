"""Holidays and observances: their names as rules of the grammar, and the day each falls on in a year."""

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from dateline.model.day import date_of, day_of, weekday
from dateline.model.span import Span
from dateline.model.timex import TimexType
from dateline.reading.times.calendar_rules import HEBREW, ISLAMIC, days_of, nth_weekday
from dateline.reading.times.expression import Direction, Expression, Form, Parts
from dateline.reading.times.grammar.absolute import YEAR, read_year
from dateline.reading.times.grammar.rules import Built, Match, date, rule, span_of
from dateline.resources import resource


@cache
def known_holidays() -> dict[str, dict[str, Any]]:
    """The rules of resources/lexicons/holidays.json by name."""
    read = json.loads(resource("lexicons/holidays.json").read_text(encoding="utf-8"))
    return {name: dict(entry) for name, entry in read["holidays"].items()}


def day_of_holiday(name: str, year: int) -> int | None:
    """The day number on which a holiday falls in an astronomical year; None where the rule does not reach."""
    found = known_holidays()[name]
    if "easter" in found or "orthodox" in found:
        if not 1583 <= year <= 4099:
            return None
        sunday = easter(year, EASTER_WESTERN) if "easter" in found else easter(year, EASTER_ORTHODOX)
        return day_of(sunday.year, sunday.month, sunday.day) + int(
            found.get("easter", found.get("orthodox", 0))
        )
    if "on" in found:
        return day_of(*map(int, found["on"].split("-")))
    if "moves" in found:
        return None
    if "calendar" in found:
        return _day_of_another_calendar(year, found)
    if "weekday" not in found:
        return day_of(year, found["month"], found["day"])
    return _nth_weekday(year, found)


_YEARS_AHEAD = {HEBREW: (3760, 3761), ISLAMIC: (-1, 0, 1)}  # of the years that a year of ours has a part in


def _day_of_another_calendar(year: int, found: dict[str, Any]) -> int | None:
    calendar = found["calendar"]
    start = year if calendar == HEBREW else (year - 622) * 33 // 32
    for step in _YEARS_AHEAD[calendar]:
        days = days_of(calendar, Parts(start + step, found["month"], found["day"]))
        if days is not None and date_of(days[0])[0] == year:
            return days[0]
    return None


def _nth_weekday(year: int, found: dict[str, Any]) -> int:
    """The nth of a weekday in a month, the last where nth is -1, or the last one before a day of the month."""
    if "before" in found:
        last = day_of(year, found["month"], found["before"] - 1)
        return last - (weekday(last) - int(found["weekday"])) % 7
    day = nth_weekday(year, found["month"], int(found["weekday"]), int(found["nth"]))
    return day + int(found.get("after", 0))


_WORDS = {words.lower(): name for name, entry in known_holidays().items() for words in entry["words"]}
_NAMES = {words.replace(".", ""): name for words, name in _WORDS.items()}
_STARTS = {re.findall(r"[^\W_]+", words)[0] for words in _WORDS}
_ANY = "|".join(
    re.escape(words).replace(r"\ ", "{s}").replace(r"\.", r"\.?").replace("'", "['’]").replace(r"\-", "{h}")
    for words in sorted(_WORDS, key=len, reverse=True)
)


_TOLD_OF = re.compile(r"\b(?!(?:day|eve|feast|night|fast|start|end)\b)[a-z]+\sof\s\Z")  # "tales of Ashura"


@rule(
    (*_STARTS, "last", "next"),
    rf"(?:(?P<which>last|next){{s}})?(?P<name>{_ANY})(?P<week>{{s}}week(?:end)?)?(?:{YEAR})?",
)
def _holiday(m: Match) -> Built:
    """As "Christmas 1963", "Thanksgiving Day", "Easter week", "last Christmas"."""
    if m["name"][0].islower() and not m["name"][0].isdigit():
        return None
    key = re.sub(r"[‐‑–—−]", "-", re.sub(r"\s+", " ", m["name"].lower())).replace("’", "'").replace(".", "")
    name = _NAMES[key]
    entry = known_holidays()[name]
    after = m.string[m.end() : m.end() + 14]
    if re.match(
        r"\s(?:trees?|cards?|carols?|gifts?|lights?|presents?|shopping|decorations?|songs?|carol+ing|giving|[Ee]ggs?|[Bb]unny|Carol|Agreement|Accord|bonnets?|masks?|costumes?|jumpers?|Lake|Creek|War)\b",
        after,
    ):
        return None
    if re.match(r"\s(?:Islands?|Offensive|Rising|Uprising|Massacre|Truce)\b|\s?/", after) and not m["year"]:
        return None
    if m.string[max(0, m.start() - 7) : m.start()] == "Father ":
        return None
    if name in ("Independence Day", "Memorial Day") and re.match(
        r"[A-Z][a-z]+(?:ian|ish|ese)\b", m.string[max(0, m.start() - 12) : m.start()]
    ):
        return None
    if "on" in entry:
        year, month, day = map(int, entry["on"].split("-"))
        return date(Span(m.start("name"), m.end("name")), Parts(year, month, day, holiday=name), "named day")
    if "moves" in entry:
        return Expression(
            span_of(m),
            TimexType.DATE,
            "XXXX-XX-XX",
            Form.FOREIGN,
            Parts(read_year(m), holiday=name),
            rule="holiday of another calendar",
            calendar=entry["moves"],
        )
    if (
        "calendar" in entry
        and not m["year"]
        and _TOLD_OF.search(m.string[max(0, m.start() - 24) : m.start()])
    ):
        return None
    found = _placed(m, name, read_year(m))
    if not m["which"] or m["week"] or found.form is not Form.PARTIAL:
        return found
    direction = Direction.LAST if m["which"].lower() == "last" else Direction.NEXT
    return replace(found, form=Form.DEICTIC, direction=direction, rule="near holiday")


def _placed(m: Match, name: str, year: int | None) -> Expression:
    if m["week"]:
        parts = Parts(year, holiday=name, clock="")
        form = Form.PARTIAL if year is None else Form.FULL
        value = "XXXX-WXX-WE" if m["week"].lower().endswith("end") else "XXXX-WXX"
        return Expression(span_of(m), TimexType.DATE, value, form, parts, rule="week of a holiday")
    entry = known_holidays()[name]
    about = "APPROX" if entry.get("calendar") == ISLAMIC else ""  # it begins when the moon is seen
    day = day_of_holiday(name, year) if year is not None else None
    if day is not None:
        _, month, day_of_month = date_of(day)
        parts = Parts(year, month, day_of_month, holiday=name)
        return date(span_of(m), parts, "holiday and year", modifier=about)
    is_ours = "calendar" not in entry
    parts = Parts(
        year, entry.get("month") if is_ours else None, entry.get("day") if is_ours else None, holiday=name
    )
    return date(span_of(m), parts, "holiday", modifier=about)
