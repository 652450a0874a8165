"""A project as columns of numbers: for every event and statement its form, its extent in days, its category."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from itertools import compress, count
from operator import is_not

import numpy as np
from numpy.typing import NDArray

from dateline.model.date import Date, Precision
from dateline.model.event import Event, LinkKind, Modality
from dateline.model.kinds import KINDS
from dateline.model.moving import beginning, ending
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.statement import Quoted, Statement
from dateline.model.when import Shape, When

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Bytes = NDArray[np.int8]

CATEGORIES = {kind: number for number, kind in enumerate(KINDS)}
OTHER = CATEGORIES["other"]
SAYS = ": "  # between the speaker and the words
OPEN_DAYS = 1.0  # a mark open at one side still has a place of its own


class Form(IntEnum):
    """How a mark is drawn; what is doubtful is in the form, never in the colour."""

    DOT = 0
    PERIOD = 1
    BAR = 2
    FADED = 3
    BOUNDED = 4
    BEFORE = 5
    AFTER = 6
    ONGOING = 7
    UNTIL = 8
    DIAMOND = 9
    QUOTE = 10
    SPLIT = 11
    SHELF = 12  # undated: stands on the shelf, has no extent


FOUND, PLANNED, DENIED = 1, 2, 4  # bits of `traits`


def forms_table(*forms: Form) -> NDArray[np.bool_]:
    """A table to ask for many marks at once whether their form is one of these: table[marks.form]."""
    table = np.zeros(len(Form), bool)
    table[[int(form) for form in forms]] = True
    return table


@dataclass(frozen=True, eq=False)
class Marks:
    """Column i is the mark of the event or statement `ids[i]`.

    `lo` and `hi` are the drawn extent in days, half-open; `share` is where in it a symbol stands, 0 to 1: statements
    of one day stand side by side; `core_lo` and `core_hi` the part that is certain (equal
    where there is none). `number` is the place in a series or 0. Statements come after all events.
    """

    ids: Sequence[str]
    titles: Sequence[str]
    form: Bytes
    category: Bytes
    traits: Bytes
    lo: Floats
    hi: Floats
    core_lo: Floats
    core_hi: Floats
    importance: NDArray[np.float32]
    number: NDArray[np.int16]
    share: NDArray[np.float32]
    events: int

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def index(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(self.ids)}

    @cached_property
    def dated(self) -> Ints:
        """The marks that have a place in time, by their start, longer ones first."""
        dated = np.flatnonzero(self.form != Form.SHELF)
        return dated[np.lexsort((-self.hi[dated], self.lo[dated]))].astype(np.int32)

    @cached_property
    def undated(self) -> Ints:
        return np.flatnonzero(self.form == Form.SHELF).astype(np.int32)

    @cached_property
    def extent(self) -> tuple[float, float] | None:
        """First and last day of all that is dated; None where nothing is."""
        if not len(self.dated):
            return None
        return float(self.lo[self.dated].min()), float(self.hi[self.dated].max())


Placing = tuple[Form, float, float, float, float]  # form, lo, hi, core_lo, core_hi
Row = tuple[str, str, int, int, int, float, float, float, float, float, int]


def marks_of(project: Project) -> Marks:
    """The marks of all events and statements that were not rejected."""
    rows = [event_row(event) for event in project.events if event.review is not Review.REJECTED]
    events = len(rows)
    rows += [
        statement_row(statement, project)
        for statement in project.statements
        if statement.review is not Review.REJECTED
    ]
    return from_rows(rows, events)


FEW = 64  # changed events for which columns are mended rather than made anew


def edited(marks: Marks, before: Project, after: Project) -> Marks | None:
    """The marks of `after`, made from those of `before` where only a few events changed; None where that is not so."""
    if before.statements is not after.statements or len(before.events) != len(after.events):
        return None
    changed = list(compress(count(), map(is_not, before.events, after.events)))
    if len(changed) > FEW or marks.events != len(after.events):
        return None
    events = [after.events[number] for number in changed]
    if any(event.review is Review.REJECTED for event in events) or any(
        after.events[number].id != marks.ids[number] for number in changed
    ):
        return None
    rows = from_rows([event_row(event) for event in events], 0)
    columns: dict[str, object] = {}
    for name in COLUMNS:
        column = getattr(marks, name).copy()
        column[changed] = getattr(rows, name)
        columns[name] = column
    titles = list(marks.titles)
    for number, title in zip(changed, rows.titles, strict=True):
        titles[number] = title
    made = replace(marks, titles=titles, **columns)  # type: ignore[arg-type]
    vars(made)["index"] = marks.index
    return made


COLUMNS = (
    *("form", "category", "traits", "lo", "hi", "core_lo", "core_hi"),
    *("importance", "number", "share"),
)


def from_rows(rows: Iterable[Row], events: int) -> Marks:
    """Columns out of rows."""
    columns = list(zip(*rows, strict=True)) or [()] * 11
    ids, titles, form, category, traits, lo, hi, core_lo, core_hi, importance, number = columns
    form_column = np.array(form, np.int8)
    lo_column, hi_column = np.array(lo, np.float64), np.array(hi, np.float64)
    return Marks(
        ids,
        titles,
        form_column,
        np.array(category, np.int8),
        np.array(traits, np.int8),
        lo_column,
        hi_column,
        np.array(core_lo, np.float64),
        np.array(core_hi, np.float64),
        np.array(importance, np.float32),
        np.array(number, np.int16),
        shares(form_column, lo_column, hi_column),
        events,
    )


def shares(form: Bytes, lo: Floats, hi: Floats) -> NDArray[np.float32]:
    """Where in its extent each mark's symbol stands: the middle; statements of one day beside each other."""
    share = np.full(len(form), 0.5, np.float32)
    share[(form == Form.DIAMOND) & (hi - lo > 1)] = 0.0  # an anniversary known to its year only has no day
    quotes = np.flatnonzero(form == Form.QUOTE)
    if len(quotes):
        _, group, sizes = np.unique(
            np.stack([lo[quotes], hi[quotes]]), axis=1, return_inverse=True, return_counts=True
        )
        order = np.argsort(group.ravel(), kind="stable")
        first = np.repeat(np.cumsum(sizes) - sizes, sizes)
        place = np.empty(len(quotes))
        place[order] = np.arange(len(quotes)) - first
        share[quotes] = (place + 0.5) / sizes[group.ravel()]
    return share


def event_row(event: Event) -> Row:
    form, lo, hi, core_lo, core_hi = placed(event.when, event.as_of)
    if len(event.versions) > 1:
        form, lo, hi, core_lo, core_hi = _split(event)
    if (
        event.links
        and form is not Form.SHELF
        and any(link.kind is LinkKind.ANNIVERSARY_OF for link in event.links)
    ):
        form = Form.DIAMOND
    if event.modality is Modality.ONGOING and form in (Form.BAR, Form.DOT, Form.PERIOD):
        form, hi = Form.ONGOING, max(hi, float(event.as_of or 0) + 1 if event.as_of is not None else hi)
    traits = FOUND * (event.review is Review.FOUND)
    traits |= PLANNED * (event.modality in (Modality.PLANNED, Modality.CONDITIONAL))
    traits |= DENIED * (event.modality is Modality.DENIED)
    number = min(event.ordinal.number, 9999) if event.ordinal else 0
    category = CATEGORIES.get(event.kind, OTHER)
    return (
        event.id,
        event.title or "Untitled",
        form,
        category,
        traits,
        lo,
        hi,
        core_lo,
        core_hi,
        event.importance,
        number,
    )


def statement_row(statement: Statement, project: Project) -> Row:
    form, lo, hi, core_lo, core_hi = placed(statement.said, None)
    about = project.event(statement.event)
    category = CATEGORIES.get(about.kind, OTHER) if about else OTHER
    if form is not Form.SHELF:
        form = Form.QUOTE
    traits = FOUND * (statement.review is Review.FOUND)
    return (
        statement.id,
        quote_title(statement, project),
        form,
        category,
        traits,
        lo,
        hi,
        core_lo,
        core_hi,
        0.3,
        0,
    )


def quote_title(statement: Statement, project: Project) -> str:
    """Who said it and how it begins: 'Ada Park: “The bridge will open …”'."""
    words = " … ".join(" ".join(project.words(passage).split()) for passage in statement.content)
    words = words.strip("“”\"'«» ,").removeprefix("that ")
    words = words[:1].upper() + words[1:]
    who = statement.speaker.name if statement.speaker else "Somebody"
    who = who[:1].upper() + who[1:]
    if statement.quoted is not Quoted.INDIRECT and words:
        words = f"“{words}”"
    return f"{who}{SAYS}{words}" if words else who


def _split(event: Event) -> Placing:
    """Where sources disagree: the whole of all their dates."""
    places = split_places(event)
    if len(places) < 2:
        return placed(event.when, event.as_of)
    lo, hi = min(place[1] for place in places), max(place[2] for place in places)
    return Form.SPLIT, lo, hi, places[0][1], places[0][2]


def split_places(event: Event) -> list[Placing]:
    """What each source says of the date, as far as it says any."""
    places = [placed(version.when, event.as_of) for version in event.versions]
    return [place for place in places if place[0] is not Form.SHELF]


def placed(when: When, as_of: int | None) -> Placing:
    """(form, lo, hi, core_lo, core_hi) of a When."""
    start = beginning(when.start) if when.start else 0.0
    end = ending(when.end) if when.end else 0.0
    match when.shape:
        case Shape.UNDATED:
            return Form.SHELF, 0.0, 0.0, 0.0, 0.0
        case Shape.BEFORE:
            return Form.BEFORE, end - OPEN_DAYS, end, end, end
        case Shape.UNTIL:
            return Form.UNTIL, end - OPEN_DAYS, end, end - OPEN_DAYS, end
        case Shape.AFTER:
            return Form.AFTER, start, start + OPEN_DAYS, start, start
        case Shape.SINCE:
            hi = max(start + OPEN_DAYS, as_of + 1.0) if as_of is not None else start + OPEN_DAYS
            return Form.ONGOING, start, hi, start, hi
        case Shape.BETWEEN:
            return Form.BOUNDED, start, end, start, start
    assert when.start is not None and when.end is not None
    if when.start.approximate or when.end.approximate:
        return _faded(when, start, end)
    if when.shape is Shape.POINT:
        exact = when.start.precision >= Precision.DAY
        return (Form.DOT if exact else Form.PERIOD), start, end, start, end
    return Form.BAR, start, end, start, end


def _faded(when: When, start: float, end: float) -> Placing:
    before = tolerance(when.start) if when.start and when.start.approximate else 0.0
    after = tolerance(when.end) if when.end and when.end.approximate else 0.0
    return Form.FADED, start - before, end + after, start, end


def tolerance(date: Date) -> float:
    """Days to either side that "about" allows: as much again as the date is long, half of it from a decade up."""
    length = ending(date) - beginning(date)
    return length / 2 if date.precision <= Precision.DECADE else length
