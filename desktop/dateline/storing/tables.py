"""A whole project to the tables of a database and back."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.source import GivenDate, Step
from dateline.model.span import Passage, Span
from dateline.storing import rows
from dateline.storing.rows import Row
from dateline.storing.schema import APPLICATION_ID, TABLES, VERSION
from dateline.storing.when_column import when_columns, when_of

_HALF_PAIR = re.compile("[\ud800-\udfff]")
NOTHING: Mapping[str, Any] = {}
Rows = Iterable[Row]


@dataclass(frozen=True, slots=True)
class Part:
    """One tuple of a project: its `name` there, the `table` of its values with the row of each, and the tables of
    what hangs on a value, whose rows stand behind the value's number."""

    name: str
    table: str
    row: Callable[[int, Any], Row]
    hanging: Mapping[str, Callable[[Any], Rows]] = field(default_factory=dict)


def _links(event: Event) -> Rows:
    return ((i, link.kind.value, link.target) for i, link in enumerate(event.links))


def _versions(event: Event) -> Rows:
    return ((i, *when_columns(version.when)) for i, version in enumerate(event.versions))


PARTS = (
    Part("settings", "setting", lambda n, setting: (n, *setting)),
    Part(
        "sources",
        "source",
        rows.source_row,
        {
            "source_step": lambda source: rows.step_rows({"why": source.published.why}),
            "source_given": rows.given_rows,
        },
    ),
    Part(
        "timexes", "timex", rows.timex_row, {"timex_step": lambda timex: rows.step_rows({"why": timex.why})}
    ),
    Part(
        "events",
        "event",
        rows.event_row,
        {
            "event_passage": lambda event: rows.passage_rows(rows.event_passages(event)),
            "event_step": lambda event: rows.step_rows(rows.event_steps(event)),
            "event_link": _links,
            "event_version": _versions,
        },
    ),
    Part(
        "statements",
        "statement",
        rows.statement_row,
        {
            "statement_passage": lambda said: rows.passage_rows(rows.statement_passages(said)),
            "statement_step": lambda said: rows.step_rows(rows.statement_steps(said)),
        },
    ),
    Part(
        "people",
        "person",
        rows.person_row,
        {"person_passage": lambda person: rows.passage_rows({"proof": person.passages})},
    ),
    Part("eras", "era", rows.era_row),
    Part("pictures", "picture", rows.picture_row),
)


def rows_of(project: Project, saved_with: str) -> Iterator[tuple[str, Rows]]:
    """(table, its rows) for every table."""
    yield "project", [(project.title, saved_with)]
    for part in PARTS:
        yield from part_rows(part, getattr(project, part.name))


def part_rows(part: Part, values: Sequence[Any], first: int = 0) -> Iterator[tuple[str, Rows]]:
    """(table, its rows) for some values of a part, numbered from `first`."""
    yield part.table, (part.row(n, value) for n, value in enumerate(values, first))
    for table, hanging in part.hanging.items():
        yield table, _hanging(hanging, values, first)


def _hanging(rows_of_one: Callable[[Any], Rows], values: Sequence[Any], first: int) -> Iterator[Row]:
    return ((n, *row) for n, value in enumerate(values, first) for row in rows_of_one(value))


def write_tables(
    database: sqlite3.Connection, project: Project, saved_with: str, *, mend: bool = False
) -> None:
    """Fill an empty database; `mend` puts U+FFFD in the place of halves of UTF-16 pairs.

    Raises UnicodeEncodeError where there are such halves and they are not to be mended.
    """
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {VERSION}")
    with database:
        database.execute("BEGIN")
        for table in TABLES.values():
            database.execute(table)
        for name, content in rows_of(project, saved_with):
            put(database, name, content, mend=mend)


def put(database: sqlite3.Connection, table: str, content: Rows, *, mend: bool = False) -> None:
    """Add rows to a table."""
    columns = sum(line.startswith("  ") for line in TABLES[table].splitlines())
    marks = ", ".join("?" * columns)
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", map(_mended, content) if mend else content)


def _mended(row: Row) -> Row:
    return tuple(_HALF_PAIR.sub("\ufffd", cell) if isinstance(cell, str) else cell for cell in row)


def read_tables(database: sqlite3.Connection) -> Project:
    """The project in the tables of the newest version. Raises as `read_first_tables`."""
    given: dict[int, list[GivenDate]] = {}
    query = "SELECT source, begins, ends, edtf, edtf_exact FROM source_given ORDER BY source, position"
    for n, begins, ends, edtf, exact in database.execute(query):
        given.setdefault(n, []).append(GivenDate(Span(begins, ends), when_of(edtf, exact)))
    project = read_first_tables(database)
    sources = tuple(
        replace(source, given=tuple(given[n])) if n in given else source
        for (n,), source in zip(
            database.execute("SELECT n FROM source ORDER BY n"), project.sources, strict=True
        )
    )
    pictures = tuple(map(rows.picture_of, _all(database, "picture")))
    return replace(project, sources=sources, pictures=pictures)


def read_first_tables(database: sqlite3.Connection) -> Project:
    """The project in the tables that version 1 had already.

    Raises ValueError, TypeError, LookupError or DatelineError where a row makes no value.
    """
    [(title, _)] = database.execute("SELECT title, saved_with FROM project LIMIT 2")
    source_steps, timex_steps = _steps(database, "source"), _steps(database, "timex")
    statement_passages, statement_steps = _passages(database, "statement"), _steps(database, "statement")
    person_passages = _passages(database, "person")
    return Project(
        title=title,
        sources=tuple(rows.source_of(r, source_steps.get(r[0], NOTHING)) for r in _all(database, "source")),
        timexes=tuple(rows.timex_of(r, timex_steps.get(r[0], NOTHING)) for r in _all(database, "timex")),
        events=_events(database),
        statements=tuple(
            rows.statement_of(r, statement_passages.get(r[0], NOTHING), statement_steps.get(r[0], NOTHING))
            for r in _all(database, "statement")
        ),
        people=tuple(rows.person_of(r, person_passages.get(r[0], NOTHING)) for r in _all(database, "person")),
        eras=tuple(map(rows.era_of, _all(database, "era"))),
        settings=tuple((key, value) for _, key, value in _all(database, "setting")),
    )


def _events(database: sqlite3.Connection) -> tuple[Any, ...]:
    passages, steps = _passages(database, "event"), _steps(database, "event")
    links: dict[int, list[tuple[str, str]]] = {}
    for n, kind, target in database.execute(
        "SELECT event, kind, target FROM event_link ORDER BY event, position"
    ):
        links.setdefault(n, []).append((kind, target))
    versions: dict[int, list[Any]] = {}
    for n, edtf, exact in database.execute(
        "SELECT event, edtf, edtf_exact FROM event_version ORDER BY event, position"
    ):
        versions.setdefault(n, []).append(when_of(edtf, exact))
    return tuple(
        rows.event_of(
            row,
            passages.get(row[0], NOTHING),
            steps.get(row[0], NOTHING),
            links.get(row[0], ()),
            versions.get(row[0], ()),
        )
        for row in _all(database, "event")
    )


def _all(database: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    return database.execute(f"SELECT * FROM {table} ORDER BY n")


def _passages(database: sqlite3.Connection, owner: str) -> dict[int, dict[str, list[Passage]]]:
    """Owner's number -> role -> passages."""
    found: dict[int, dict[str, list[Passage]]] = {}
    known: dict[Row, Passage] = {}
    query = f"SELECT {owner}, role, source_id, begins, ends FROM {owner}_passage ORDER BY {owner}, position"
    for row in database.execute(query):
        passage = known.get(row[2:]) or _known(known, row[2:])
        found.setdefault(row[0], {}).setdefault(row[1], []).append(passage)
    return found


def _steps(database: sqlite3.Connection, owner: str) -> dict[int, dict[str, list[Step]]]:
    """Owner's number -> role -> steps; those that say the same are made once."""
    found: dict[int, dict[str, list[Step]]] = {}
    known: dict[Row, Step] = {}
    passages: dict[Row, Passage] = {}
    query = (
        f"SELECT {owner}, role, words, source_id, begins, ends FROM {owner}_step ORDER BY {owner}, position"
    )
    for row in database.execute(query):
        step = known.get(row[2:])
        if step is None:
            step = known[row[2:]] = _step(passages, row[2], row[3:])
        found.setdefault(row[0], {}).setdefault(row[1], []).append(step)
    return found


def _step(known: dict[Row, Passage], words: str, at: Row) -> Step:
    if at[0] is None:
        return Step(words)
    return Step(words, published=at[0]) if at[1] is None else Step(words, _known(known, at))


def _known(known: dict[Row, Passage], at: Row) -> Passage:
    """The passage at (source, begins, ends), made once."""
    passage = known.get(at)
    if passage is None:
        source, begins, ends = at
        passage = known[at] = Passage(source, Span(begins, ends))
    return passage
