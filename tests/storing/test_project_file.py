"""Project files: what goes in comes out, and what a file may hold does no harm."""

import os
import random
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import projects
import pytest
from hypothesis import HealthCheck, given, settings

from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.model.source import Source
from dateline.storing import project_file
from dateline.storing.project_file import (
    ChangedOnDisk,
    NewerVersion,
    is_project_file,
    load_project,
    project_bytes,
    project_of,
    save_project,
)
from dateline.storing.schema import TABLES, VERSION
from dateline.storing.versions import READERS

FIXTURES = Path(__file__).parent.parent / "fixtures"


@settings(
    max_examples=int(os.environ.get("DATELINE_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(projects.projects())
def test_what_is_saved_is_what_is_loaded(project: Project):
    raw = project_bytes(project)
    assert project_of(raw) == project
    assert project_bytes(project_of(raw)) == raw


def test_through_a_file(tmp_path: Path):
    path = tmp_path / "größe 1.dateline"
    save_project(projects.small(), path)
    assert load_project(path) == projects.small()
    assert is_project_file(path)
    assert sorted(tmp_path.iterdir()) == [path]


def test_every_version_that_ever_was_is_still_read():
    kept = sorted(FIXTURES.glob("project-*.dateline"))
    assert [f"project-{version}.dateline" for version in sorted(READERS)] == [path.name for path in kept]
    assert load_project(FIXTURES / "project-1.dateline") == projects.small_first()
    assert load_project(FIXTURES / "project-2.dateline") == projects.small()
    assert max(READERS) == VERSION


def test_a_person_can_query_it(tmp_path: Path):
    path = tmp_path / "a.dateline"
    save_project(projects.small(), path)
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"Dlne"),)
    assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)
    question = """SELECT event.title, date(first_day * 86400, 'unixepoch'), substr(text, begins + 1, ends - begins)
        FROM event JOIN event_passage ON event_passage.event = event.n AND role = 'proof'
        JOIN source ON source.id = source_id WHERE event.edtf = '2025-05-07/2025-05-10'"""
    assert database.execute(question).fetchall() == [("Visit", "2025-05-07", "On 7 May ")]
    assert "the 11th" in database.execute("SELECT sql FROM sqlite_schema WHERE name = 'event'").fetchone()[0]
    database.close()


def test_the_questions_in_its_description_can_be_asked(tmp_path: Path):
    save_project(projects.small(), tmp_path / "a.dateline")
    described = (FIXTURES.parent.parent / "desktop" / "PROJECT_FILE.md").read_text(encoding="utf-8")
    questions = [
        q for block in re.findall(r"```sql\n(.*?)```", described, re.DOTALL) for q in block.split(";")
    ]
    database = sqlite3.connect(tmp_path / "a.dateline")
    answers = [database.execute(question).fetchall() for question in questions if question.strip()]
    database.close()
    assert len(answers) == 3 and ("Ada", "direct", 1) in answers[1]


def test_half_of_a_pair_is_mended_and_every_place_stays():
    project = Project(sources=(Source("s", "a\ud800b\udfffc"),))
    assert project_of(project_bytes(project)).sources[0].text == "a\ufffdb\ufffdc"


def test_a_newer_version_is_refused_with_a_clear_word(tmp_path: Path):
    path = tmp_path / "new.dateline"
    save_project(projects.small(), path)
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    with pytest.raises(
        NewerVersion, match=r"“new.dateline” was made by a newer Dateline .* Install the newest"
    ):
        load_project(path)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b"hello", "is not a project"),
        (b"SQLite format 3\0" + b"\0" * 4080, "is not a project"),
        (project_bytes(projects.small())[:-1000], "is damaged"),
        (project_bytes(projects.small())[:600], "is damaged"),
    ],
)
def test_what_is_no_project(tmp_path: Path, raw: bytes, reason: str):
    path = tmp_path / "a.dateline"
    path.write_bytes(raw)
    with pytest.raises(DatelineError, match=f"“a.dateline” {reason}.*\\.$"):
        load_project(path)


def test_what_calls_itself_a_project(tmp_path: Path):
    other = tmp_path / "a.db"
    other.write_bytes(project_bytes(Project()))
    assert is_project_file(other) and is_project_file(tmp_path / "none.dateline")
    other.write_bytes(b"SQLite format 3\0")
    assert not is_project_file(other) and not is_project_file(tmp_path / "none.txt")
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe")
        assert not is_project_file(tmp_path / "pipe")


def test_places_without_a_project(tmp_path: Path):
    for path, reason in ((tmp_path / "no.dateline", "is not there"), (tmp_path, "is a folder")):
        with pytest.raises(DatelineError, match=reason):
            load_project(path)


def altered(*statements: str) -> bytes:
    """A project file into which another program has put something."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.deserialize(project_bytes(projects.small()))
    for statement in statements:
        database.execute(statement)
    raw = database.serialize()
    database.close()
    return raw


YEAR_OF_LETTERS = '{"shape": "point", "start": {"year": "x", "precision": "YEAR"}}'
WRITABLE = "PRAGMA writable_schema = ON"


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE event", "CREATE VIEW event AS SELECT load_extension('x')"),
        ("DROP TABLE event",),
        ("ALTER TABLE event ADD COLUMN more TEXT",),
        ("DROP TABLE era", "CREATE VIRTUAL TABLE era USING fts5(n, id, title, edtf, edtf_exact, colour)"),
        ("UPDATE event SET edtf = 'tomorrow'",),
        ("UPDATE event SET edtf_exact = '{}'",),
        ("UPDATE event SET edtf_exact = '[1]'",),
        (f"UPDATE event SET edtf_exact = '{YEAR_OF_LETTERS}'",),
        ("UPDATE event SET review = 'maybe'",),
        ("UPDATE event SET tags = '{'",),
        ("UPDATE event SET tags = '[1]'",),
        ("UPDATE event SET tags = '" + "[" * 100_000 + "'",),
        ("UPDATE event_passage SET begins = 9, ends = 1",),
        ("UPDATE event_passage SET begins = -1",),
        ("UPDATE source SET page_starts = '[\"x\"]'",),
        ("UPDATE timex SET alternatives = '[[1]]'",),
        ("UPDATE statement SET speaker_members = NULL",),
        (WRITABLE, "UPDATE sqlite_schema SET sql = replace(sql, 'INTEGER', 'TEXT') WHERE name = 'event'"),
        (WRITABLE, "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'event'"),
        (WRITABLE, "UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 'event'"),
        ("DELETE FROM project",),
        ("INSERT INTO project VALUES ('two', '')",),
    ],
)  # fmt: skip
def test_a_hostile_database_is_refused(statements: tuple[str, ...]):
    with pytest.raises(DatelineError, match=r"^is damaged: .*\.$"):
        project_of(altered(*statements))


def test_what_others_add_does_nothing(tmp_path: Path):
    raw = altered(
        "CREATE TABLE mine (a)",
        "CREATE INDEX by_title ON event (title)",
        "CREATE TRIGGER boo AFTER INSERT ON event BEGIN DELETE FROM source; END",
        "CREATE VIEW look AS SELECT load_extension('x')",
    )
    assert project_of(raw) == projects.small()


def test_wrong_types_behind_the_back_of_a_strict_table():
    raw = altered(
        WRITABLE,
        "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'person'",
    )
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.deserialize(raw)
    database.execute("UPDATE person SET name = x'00ff'")
    database.execute(WRITABLE)
    database.execute(f"UPDATE sqlite_schema SET sql = '{TABLES['person'].replace(chr(39), chr(39) * 2)}' "
                     "WHERE name = 'person'")  # fmt: skip
    raw = database.serialize()
    database.close()
    with pytest.raises(DatelineError, match=r"is damaged: .*person"):
        project_of(raw)


def test_a_file_that_asks_for_a_log_leaves_none(tmp_path: Path):
    raw = bytearray(project_bytes(projects.small()))
    raw[18:20] = b"\x02\x02"
    path = tmp_path / "a.dateline"
    path.write_bytes(raw)
    assert load_project(path) == projects.small()
    assert sorted(tmp_path.iterdir()) == [path]


def test_fuzzed_files_are_read_or_refused():
    """Any bytes end in a project or in a sentence. DATELINE_FUZZ says how many."""
    chance = random.Random(5)
    whole = project_bytes(projects.small())
    for _ in range(int(os.environ.get("DATELINE_FUZZ", "150"))):
        raw = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 5, 40))):
            at = chance.choice((chance.randrange(len(raw)), chance.randrange(100), chance.randrange(4096)))
            raw[at : at + chance.choice((1, 1, 4))] = chance.randbytes(1) * chance.choice((1, 1, 4))
        if chance.random() < 0.1:
            del raw[chance.randrange(len(raw)) :]
        try:
            project_of(bytes(raw))
        except DatelineError as error:
            assert str(error).endswith("."), raw


def test_a_file_that_another_hand_changed_is_not_written_over(tmp_path: Path):
    path = tmp_path / "a.dateline"
    known = save_project(projects.small(), path)
    known = save_project(projects.small(), path, known=known)
    save_project(Project("other"), path)
    with pytest.raises(ChangedOnDisk, match="was changed by another program"):
        save_project(projects.small(), path, known=known)
    assert load_project(path) == Project("other")


@pytest.mark.skipif(os.name != "posix", reason="links and modes of POSIX")
def test_links_and_modes_stay(tmp_path: Path):
    real = tmp_path / "real.dateline"
    save_project(Project(), real)
    real.chmod(0o640)
    link = tmp_path / "link.dateline"
    link.symlink_to(real)
    save_project(projects.small(), link)
    assert link.is_symlink() and load_project(real) == projects.small()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.skipif(not sys.platform.startswith("linux") or os.geteuid() != 0, reason="mounts a small disk")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=300k none {disk} 2>/dev/null"):
        pytest.skip("may not mount here")
    try:
        path = disk / "a.dateline"
        save_project(projects.small(), path)
        text = "".join(chr(97 + n * n % 26) for n in range(400_000))
        large = replace(projects.small(), sources=(Source("s", text),))
        with pytest.raises(DatelineError, match="no room left on the disk"):
            save_project(large, path)
        assert load_project(path) == projects.small()
        assert sorted(disk.iterdir()) == [path]
    finally:
        os.system(f"umount {disk}")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_devices_and_pipes_are_written_through(tmp_path: Path):
    with pytest.raises(DatelineError, match="no room left on the disk"):
        save_project(projects.small(), Path("/dev/full"))
    code = """
from pathlib import Path
from dateline.storing.atomic import write_whole
write_whole(Path("/dev/stdout"), b"through")
"""
    environment = {**os.environ, "PYTHONPATH": str(FIXTURES.parent.parent / "desktop")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=True)
    assert done.stdout == b"through"


def test_nowhere_to_save(tmp_path: Path):
    with pytest.raises(DatelineError, match="there is no folder"):
        save_project(Project(), tmp_path / "no" / "a.dateline")
    with pytest.raises(DatelineError, match="could not be saved"):
        save_project(Project(), tmp_path)
    with pytest.raises(DatelineError, match="its name is too long"):
        save_project(Project(), tmp_path / ("x" * 300))


def test_a_project_of_a_years_work_stays_within_its_ratio_to_plain_sqlite(tmp_path: Path):
    """The same rows written and read by sqlite3 alone; processor time, so that a busy machine does not matter."""
    import time

    from dateline.storing.tables import put, rows_of

    project = projects.large(5_000, 100)
    shutil.rmtree(tmp_path / "x", ignore_errors=True)
    path = tmp_path / "a.dateline"
    rows = {name: list(content) for name, content in rows_of(project, "")}

    def plain() -> None:
        (tmp_path / "plain").unlink(missing_ok=True)
        with sqlite3.connect(tmp_path / "plain") as database:
            for name, content in rows.items():
                database.execute(TABLES[name])
                put(database, name, content)
        database.close()

    def plain_load() -> None:
        database = sqlite3.connect(tmp_path / "plain")
        for name in TABLES:
            database.execute(f"SELECT * FROM {name}").fetchall()
        database.close()

    def spent(act: object) -> float:
        assert callable(act)
        least = 1e9
        for _ in range(3):
            started = time.process_time()
            act()
            least = min(least, time.process_time() - started)
        return least

    saving = spent(lambda: save_project(project, path)) / spent(plain)
    loading = spent(lambda: load_project(path)) / spent(plain_load)
    assert saving < 5, f"saving takes {saving:.1f} times the processor time of the plain writes"
    assert loading < 10, f"loading takes {loading:.1f} times the processor time of the plain reads"
    assert project_file.load_project(path) == project
