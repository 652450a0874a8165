"""Rows of a table as events and statements, each proved by its own row."""

import hashlib
import html
import re
from base64 import b64decode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.model.date import Date, Precision
from dateline.model.day import DAY_US
from dateline.model.edtf import from_edtf
from dateline.model.error import DatelineError
from dateline.model.event import Event, Link, LinkKind, Modality, Ordinal
from dateline.model.joining import BY_HAND
from dateline.model.kinds import KINDS
from dateline.model.person import Person
from dateline.model.picture import Picture
from dateline.model.project import Era, Project
from dateline.model.review import Review
from dateline.model.source import Step
from dateline.model.span import Passage
from dateline.model.statement import Quoted, Speaker, Statement
from dateline.model.when import UNDATED, Shape, When
from dateline.storing.importing.imported import MOST_EVENTS, Imported, Sheet
from dateline.storing.importing.loose_dates import loose_when
from dateline.storing.importing.proving import Claim, claim_of
from dateline.storing.importing.table import Cells, Mapping, Table, by_field, day_first_of, guess

_MOST_PROBLEMS = 200
_SEVERAL = re.compile(r"\s*;\s*")
_KINDS = {"journey", *KINDS}
_TAGS = re.compile(r"<[^<>]{1,500}>")
_ORDINAL = re.compile(r"\s*(\d{1,9})\s+([^|]*)(?:\|(.*))?", re.DOTALL)
_HELD_PICTURE = re.compile(r"data:(image/(?:png|jpeg));base64,")
_LONGEST_ADDRESS = 2_000
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.0*)?")
_YEAR_CELLS = ("year", "end_year", "date", "start", "end")
_MINUS_YEAR = re.compile(r"-[1-9]\d{0,8}")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?")


@dataclass(slots=True)
class _Landing:
    """What has been made so far."""

    sheet: Sheet
    day_first: bool
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    eras: list[Era] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    title: str = ""

    def tell(self, problem: str) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(problem)
        elif len(self.problems) == _MOST_PROBLEMS:
            self.problems.append("There are more problems than these.")


def import_table(table: Table, mapping: Mapping | None = None) -> Imported:
    """The rows of a table as a `mapping` (else a guess) says. Raises DatelineError where no column can be a title."""
    mapping = mapping or guess(table)
    if not {"title", "content", "date", "edtf", "year", "start"} & set(mapping.columns):
        raise DatelineError(
            f"“{table.path.name}” has no column that looks like a title or a date; say which columns they are."
        )
    day_first, asks = day_first_of(table, mapping)
    cells = map(by_field(mapping), table.rows)
    if "month" not in mapping.columns:  # TimelineJS has one, and counts years as ISO does
        cells = map(_with_years_before_christ, cells)
    first = 2 if any(table.header) else 1
    imported = import_cells(table.path, table.raw, table.media_type, cells, "Row", first, day_first=day_first)
    return replace(imported, asks_day_first=asks)


def _with_years_before_christ(cells: Cells) -> Cells:
    """Cells in which a plain "-44" is told as 44 BC, which people mean by it; "-0044" is ISO's, and stays."""
    told = {name: cells[name] for name in _YEAR_CELLS if _MINUS_YEAR.fullmatch(cells.get(name, ""))}
    return cells | {name: f"{year.removeprefix('-')} BC" for name, year in told.items()}


def import_cells(
    path: Path,
    raw: bytes,
    media_type: str,
    rows: Iterable[Cells],
    place: str,
    first: int = 1,
    *,
    day_first: bool = False,
) -> Imported:
    """Rows by the names of FIELDS as a project with one source, in which each row stands as words.

    `place` names a row in a problem: "Row 3". Raises DatelineError where nothing comes of any row.
    """
    landing = _Landing(Sheet(path.stem, path, media_type, raw), day_first)
    for number, cells in enumerate(rows, first):
        if number > MOST_EVENTS:
            raise DatelineError(f"“{path.name}” has more events than a timeline can show.")
        _land(landing, cells, f"{place} {number}")
    if not (landing.events or landing.statements or landing.eras):
        raise DatelineError(f"“{path.name}” has no events in it.")
    _tell_of_lost_targets(landing)
    project = Project(
        title=landing.title or path.stem,
        sources=(landing.sheet.source(),),
        events=tuple(landing.events),
        statements=tuple(landing.statements),
        people=tuple(landing.people.values()),
        eras=tuple(landing.eras),
        pictures=tuple(landing.pictures.values()),
    )
    return Imported(project, tuple(landing.problems), day_first=day_first, claims=landing.claims)


def _tell_of_lost_targets(landing: _Landing) -> None:
    """What points to marks that the file does not hold is left out where it lands (`mending`)."""
    events = {event.id for event in landing.events}
    lost = sum(link.target not in events for event in landing.events for link in event.links)
    lost += sum(each.event not in {"", *events} for each in landing.statements)
    if lost:
        landing.tell(f"{lost} of the links lead to marks that are not in the file; they are left out.")


def _land(landing: _Landing, cells: Cells, place: str) -> None:
    """One row: an event, a statement, an era or the title of the whole, by its cell "what"."""
    what = cells.get("what", "").lower()
    when = _when(landing, cells, place)
    if what == "title" and not when.is_dated:
        landing.title = _words(cells, "title")
    elif what == "era":
        _land_era(landing, cells, when, place)
    elif what == "statement" or (cells.get("content") and not cells.get("title")):
        landing.statements.append(_statement(landing, cells, when, place))
    elif cells.get("title") or when.is_dated:
        landing.events.append(_event(landing, cells, when, place))
    else:
        landing.tell(f"{place} has neither a title nor a date; it was left out.")


def _when(landing: _Landing, cells: Cells, place: str) -> When:
    """The date of a row: its EDTF, else its one date, else its start and end, else its numbers."""
    for read in (_by_edtf, _by_date, _by_ends, _by_numbers):
        try:
            when = read(cells, landing.day_first)
        except (ValueError, DatelineError, OverflowError) as error:
            landing.tell(f"{place}: {_sentence(str(error), cells)}")
            return UNDATED
        if when.is_dated:
            return when
    return UNDATED


def _sentence(error: str, cells: Cells) -> str:
    names = ("date", "edtf", "start", "end", "day", "month", "year", "end_day", "end_month", "end_year")
    told = " ".join(cells[name] for name in names if cells.get(name))
    return error if error.startswith("“") else f"the date “{told[:60]}” {error}."


def _by_edtf(cells: Cells, _day_first: bool) -> When:
    return from_edtf(cells["edtf"]) if cells.get("edtf") else UNDATED


def _by_date(cells: Cells, day_first: bool) -> When:
    text = cells.get("date", "")
    if text and cells.get("time") and not _CLOCK.search(text):
        text = f"{text} {cells['time']}"
    return loose_when(text, day_first=day_first)


def _by_ends(cells: Cells, day_first: bool) -> When:
    start = loose_when(cells.get("start", ""), day_first=day_first)
    end = loose_when(cells.get("end", ""), day_first=day_first)
    return join_ends(start, end)


def join_ends(start: When, end: When) -> When:
    """From the one to the other; only the one that is known; a point where both are the same."""
    if not start.is_dated:
        return When.until(end.end) if end.end else UNDATED
    if start.start is None or end.end is None or start.start == end.end:
        return start
    return When.during(start.start, end.end)


def _by_numbers(cells: Cells, day_first: bool) -> When:
    start = _numbers_when(cells, "", day_first)
    end = _numbers_when(cells, "end_", day_first)
    return join_ends(start, end) if start.is_dated else UNDATED


def _numbers_when(cells: Cells, which: str, day_first: bool) -> When:
    """A date in parts; of what is no number ("c. 1200", "1939–45", a month's name) as of words."""
    parts = [cells.get(which + name, "").strip() for name in ("year", "month", "day")]
    if not parts[0]:
        return UNDATED
    if not all(_NUMBER.fullmatch(part) for part in parts if part):
        return loose_when(" ".join(part for part in reversed(parts) if part), day_first=day_first)
    numbers = [int(float(part)) if part else None for part in parts]
    date = Date.ymd(numbers[0] or 0, numbers[1], numbers[2] if numbers[1] else None)
    clock = _CLOCK.search(cells.get(which + "time", ""))
    return When.at(at_time(date, clock.groups()) if clock and date.precision == Precision.DAY else date)


def at_time(date: Date, clock: tuple[str | None, ...], zone: int | None = None) -> Date:
    """A day with a time of day: hours, minutes and seconds as digits."""
    hours, minutes, seconds = (int(part) if part else 0 for part in (*clock, None, None)[:3])
    time = (hours * 3600 + minutes * 60 + seconds) * 1_000_000
    if not 0 <= time < DAY_US:
        raise ValueError("is no time of day")
    precision = Precision.SECOND if seconds else Precision.MINUTE
    return Date(date.year, date.month, date.day, time, precision, zone)


def _several(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in _SEVERAL.split(text.strip()) if part))


def _plain(text: str) -> str:
    """Words without the HTML that TimelineJS allows in them."""
    return " ".join(html.unescape(_TAGS.sub(" ", text)).split()) if "<" in text or "&" in text else text


def _words(cells: Cells, name: str) -> str:
    """The words of a cell; those of a row that Dateline wrote, which has a review, are no HTML."""
    return cells.get(name, "") if "review" in cells else _plain(cells.get(name, ""))


def _kind(word: str) -> str:
    return word.strip().lower() if word.strip().lower() in _KINDS else word.strip() or "other"


def _enum(landing: _Landing, read: Callable[[str], object], word: str, default: object, place: str) -> object:
    if not word:
        return default
    try:
        return read(word.lower())
    except ValueError:
        landing.tell(f"{place}: “{word[:40]}” is not known here; it became “{default}”.")
        return default


def _why(cells: Cells, passage: Passage) -> tuple[Step, ...]:
    told = [line.strip() for line in cells.get("why", "").splitlines() if line.strip()]
    return tuple(Step(line, None if line.startswith(BY_HAND) else passage) for line in told)


def _links(cells: Cells) -> tuple[Link, ...]:
    """ "part of e1; after e2"."""
    links = []
    for told in _several(cells.get("links", "")):
        kind = next((kind for kind in LinkKind if told.startswith(f"{kind.value} ")), None)
        if kind:
            links.append(Link(kind, told.removeprefix(kind.value).strip()))
    return tuple(links)


def _ordinal(cells: Cells) -> Ordinal | None:
    """ "11 trip to Russia | the others are not dated"."""
    told = _ORDINAL.fullmatch(cells.get("ordinal", ""))
    return Ordinal(int(told[1]), told[2].strip(), (told[3] or "").strip()) if told else None


def _picture(landing: _Landing, text: str) -> str:
    """What names the picture: the id of one that the file holds, else where it is."""
    held = _HELD_PICTURE.match(text)
    if not held:
        return text[:_LONGEST_ADDRESS]
    try:
        content = b64decode(text[held.end() :].partition("#")[0], validate=True)
    except ValueError:
        return ""
    picture = Picture(f"picture-{hashlib.sha256(content).hexdigest()[:16]}", held[1], content)
    if picture.is_sound:
        landing.pictures[picture.id] = picture
    return picture.id if picture.is_sound else ""


def _proof(landing: _Landing, cells: Cells, title: str) -> Passage:
    """The row as words of the source that stands for the table: its title, its date as written, its words."""
    words = cells.get("words") or title or cells.get("content", "")
    date = cells.get("date") or cells.get("edtf") or ""
    if date:
        landing.sheet.put(date, ": ")
    passage = landing.sheet.put(words or "–", "\n")
    landing.sheet.put("")
    return passage


def _event(landing: _Landing, cells: Cells, when: When, place: str) -> Event:
    title = _words(cells, "title") or "Untitled"
    passage = _proof(landing, cells, title)
    people = _several(cells.get("people", ""))
    for name in people:
        landing.people.setdefault(name, Person(name, review=Review.ADDED))
    id = cells.get("id") or f"row{len(landing.events) + 1}"
    if claim := claim_of(cells):
        landing.claims[id] = claim
    review = _enum(landing, Review, cells.get("review", ""), Review.ADDED, place)
    modality = _enum(landing, Modality, cells.get("modality", ""), Modality.HAPPENED, place)
    assert isinstance(review, Review) and isinstance(modality, Modality)
    return Event(
        id=id,
        title=title,
        kind=_kind(cells.get("kind", "")),
        when=when,
        passages=(passage,),
        people=people,
        place=cells.get("place", ""),
        links=_links(cells),
        why=_why(cells, passage),
        modality=modality,
        ordinal=_ordinal(cells),
        review=review,
        tags=_several(cells.get("tags", "")),
        lane=cells.get("lane", ""),
        picture=_picture(landing, cells.get("picture", "")),
        notes=_words(cells, "notes"),
    )


def _statement(landing: _Landing, cells: Cells, when: When, place: str) -> Statement:
    name, cue = cells.get("speaker", ""), cells.get("cue", "")
    content = cells.get("content") or _words(cells, "title") or "–"
    who = landing.sheet.put(name, " ") if name else None
    how = (landing.sheet.put(cue, ": "),) if cue else ()
    what = landing.sheet.put(content, "\n")
    landing.sheet.put("")
    sentence = Passage(what.source, type(what.span)((who or what).span.start, what.span.end))
    if name:
        landing.people.setdefault(name, Person(name, review=Review.ADDED))
    quoted = _enum(landing, Quoted, cells.get("quoted", ""), Quoted.INDIRECT, place)
    review = _enum(landing, Review, cells.get("review", ""), Review.ADDED, place)
    assert isinstance(quoted, Quoted) and isinstance(review, Review)
    id = cells.get("id") or f"said{len(landing.statements) + 1}"
    if claim := claim_of(cells):
        landing.claims[id] = claim
    return Statement(
        id=id,
        speaker=Speaker(name, (who,), cells.get("role", ""), _several(cells.get("members", "")))
        if who
        else None,
        cue=how,
        content=(what,),
        quoted=quoted,
        sentence=sentence,
        said=when,
        said_why=_why(cells, what),
        event=cells.get("event", ""),
        relayed_by=cells.get("relayed_by", ""),
        is_document=cells.get("is_document") == "yes",
        review=review,
        tags=_several(cells.get("tags", "")),
        notes=_words(cells, "notes"),
    )


def _land_era(landing: _Landing, cells: Cells, when: When, place: str) -> None:
    if when.is_dated and when.shape is not Shape.UNDATED:
        landing.eras.append(
            Era(cells.get("id") or f"era{len(landing.eras) + 1}", _words(cells, "title"), when)
        )
    else:
        landing.tell(f"{place}: an era without dates was left out.")
