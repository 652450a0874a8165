"""How quick project files are: 50,000 events of 1,000 sources, as ratios to sqlite3 alone with the same rows.

    ./dev python tests/bench/files.py [EVENTS SOURCES]

Processor seconds, the least of three turns; the contestants take turns, so that a busy machine is as unkind to each.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "desktop"), str(ROOT / "tests" / "fixtures")]

import projects  # noqa: E402

from dateline.model.project import Project  # noqa: E402
from dateline.storing.project_file import load_project, save_project  # noqa: E402
from dateline.storing.recovery import Recovery  # noqa: E402
from dateline.storing.schema import TABLES  # noqa: E402
from dateline.storing.tables import put, rows_of  # noqa: E402


def spent(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


def changed(project: Project, n: int) -> Project:
    event = replace(project.events[n], title=f"Changed {n}")
    return replace(project, events=(*project.events[:n], event, *project.events[n + 1 :]))


def main() -> None:
    events, sources = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (50_000, 1_000)
    project = projects.large(events, sources)
    rows = {name: list(content) for name, content in rows_of(project, "")}
    with tempfile.TemporaryDirectory() as folder:
        path, plain = Path(folder, "a.dateline"), Path(folder, "plain.db")

        def plain_writes() -> None:
            plain.unlink(missing_ok=True)
            with closing(sqlite3.connect(plain)) as database, database:
                for name, content in rows.items():
                    database.execute(TABLES[name])
                    put(database, name, content)

        def plain_reads() -> None:
            with closing(sqlite3.connect(plain)) as database:
                for name in TABLES:
                    database.execute(f"SELECT * FROM {name}").fetchall()

        acts = (plain_writes, lambda: save_project(project, path), plain_reads, lambda: load_project(path))
        turns = [[spent(act) for act in acts] for _ in range(3)]
        writes, saving, reads, loading = (min(turn[n] for turn in turns) for n in range(4))
        assert load_project(path) == project
        recovery = Recovery(Path(folder, "recovery"), path)
        first = spent(lambda: recovery.keep(project))
        edits = [changed(project, n) for n in (1, events // 2, events - 1)]
        one = min(spent(lambda edit=edit: recovery.keep(edit)) for edit in edits)
        recovery.close()
        size = path.stat().st_size
    print(
        f"{events:,} events, {sources:,} sources, {sum(map(len, rows.values())):,} rows, {size / 1e6:.0f} MB"
    )
    print(f"save            {saving:7.2f} s   {saving / writes:5.1f} × the plain writes ({writes:.2f} s)")
    print(f"load            {loading:7.2f} s   {loading / reads:5.1f} × the plain reads ({reads:.2f} s)")
    print(f"first copy      {first:7.2f} s   {first / writes:5.1f} × the plain writes")
    print(f"copy of an edit {one:7.4f} s   {one / writes:7.4f} × the plain writes")


if __name__ == "__main__":
    main()
