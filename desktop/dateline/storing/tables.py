"""A whole project to the tables of a database and back."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dateline.model.project import Project
from dateline.model.source import Step
from dateline.model.span import Passage, Span
from dateline.storing import rows
from dateline.storing.rows import Row
from dateline.storing.schema import APPLICATION_ID, TABLES, VERSION
from dateline.storing.when_column import when_columns, when_of

_HALF_PAIR = re.compile("[\ud800-\udfff]")
NOTHING: Mapping[str, Any] = {}


def rows_of(project: Project, saved_with: str) -> Iterator[tuple[str, Iterable[Row]]]:
    """(table, its rows) for every table."""
    yield "project", [(project.title, saved_with)]
    yield "setting", ((n, *setting) for n, setting in enumerate(project.settings))
    yield "source", _numbered(project.sources, rows.source_row)
    yield "source_step", _parts(project.sources, lambda s: rows.step_rows({"why": s.published.why}))
    yield "timex", _numbered(project.timexes, rows.timex_row)
    yield "timex_step", _parts(project.timexes, lambda t: rows.step_rows({"why": t.why}))
    yield "event", _numbered(project.events, rows.event_row)
    yield "event_passage", _parts(project.events, lambda e: rows.passage_rows(rows.event_passages(e)))
    yield "event_step", _parts(project.events, lambda e: rows.step_rows(rows.event_steps(e)))
    yield (
        "event_link",
        _parts(
            project.events, lambda e: ((i, link.kind.value, link.target) for i, link in enumerate(e.links))
        ),
    )
    yield (
        "event_version",
        _parts(
            project.events,
            lambda e: ((i, *when_columns(version.when)) for i, version in enumerate(e.versions)),
        ),
    )
    yield "statement", _numbered(project.statements, rows.statement_row)
    yield (
        "statement_passage",
        _parts(project.statements, lambda s: rows.passage_rows(rows.statement_passages(s))),
    )
    yield "statement_step", _parts(project.statements, lambda s: rows.step_rows(rows.statement_steps(s)))
    yield "person", _numbered(project.people, rows.person_row)
    yield "person_passage", _parts(project.people, lambda p: rows.passage_rows({"proof": p.passages}))
    yield "era", _numbered(project.eras, rows.era_row)


def _numbered(values: Iterable[Any], row: Callable[[int, Any], Row]) -> Iterator[Row]:
    return (row(n, value) for n, value in enumerate(values))


def _parts(owners: Iterable[Any], parts: Callable[[Any], Iterable[Row]]) -> Iterator[Row]:
    """The parts of each owner, each behind its owner's number."""
    return ((n, *part) for n, owner in enumerate(owners) for part in parts(owner))


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
            database.executemany(
                f"INSERT INTO {name} VALUES ({_marks(name)})", map(_mended, content) if mend else content
            )


def _mended(row: Row) -> Row:
    return tuple(_HALF_PAIR.sub("\ufffd", cell) if isinstance(cell, str) else cell for cell in row)


def _marks(table: str) -> str:
    columns = sum(line.startswith("  ") for line in TABLES[table].splitlines())
    return ", ".join("?" * columns)


def read_tables(database: sqlite3.Connection) -> Project:
    """The project in the tables of version 1.

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
    for n, role, *at in database.execute(query):
        found.setdefault(n, {}).setdefault(role, []).append(_known(known, tuple(at)))
    return found


def _steps(database: sqlite3.Connection, owner: str) -> dict[int, dict[str, list[Step]]]:
    """Owner's number -> role -> steps."""
    found: dict[int, dict[str, list[Step]]] = {}
    known: dict[Row, Passage] = {}
    query = (
        f"SELECT {owner}, role, words, source_id, begins, ends FROM {owner}_step ORDER BY {owner}, position"
    )
    for n, role, words, *at in database.execute(query):
        passage = None if at[0] is None else _known(known, tuple(at))
        found.setdefault(n, {}).setdefault(role, []).append(Step(words, passage))
    return found


def _known(known: dict[Row, Passage], at: Row) -> Passage:
    """The passage at (source, begins, ends), made once."""
    passage = known.get(at)
    if passage is None:
        source, begins, ends = at
        passage = known[at] = Passage(source, Span(begins, ends))
    return passage
