"""Work that lasts: edited, undone to the first value, saved, killed in the middle of work, recovered, sent out as
every kind of file and brought in again."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from held import held
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from dateline.exporting.export import FORMATS, export
from dateline.model import edits
from dateline.model.project import Project
from dateline.storing.importing.importing import format_of, import_file
from dateline.storing.importing.joining import join
from dateline.storing.project_file import load_project, project_bytes
from dateline.window.kept_view import taken_apart
from dateline.window.main_window import MainWindow

LONG = 120_000
_WORK = """
import hashlib, random, sys, time
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from dateline.model import edits
from dateline.model.edtf import from_edtf
from dateline.resources import resource
from dateline.storing.project_file import project_bytes
from dateline.window.app import Program, make_application
from dateline.window.settings import Settings

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    dice = random.Random(int(sys.argv[2]))
    app = make_application()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    program = Program(app, settings, folder)
    program.furnish()
    window, session = program.window, program.window.session
    first, count, timer = [], [0], QTimer()

    def tell():
        digest = hashlib.sha256(project_bytes(session.project)).hexdigest()
        print("now", time.monotonic(), digest, flush=True)

    def one():
        p, n = session.project, count[0]
        count[0] += 1
        event = dice.choice(p.events)
        acts = [
            lambda p: edits.retitle(p, event.id, f"Name {n}"),
            lambda p: edits.redate(p, event.id, from_edtf(f"{1900 + n}")),
            lambda p: edits.accept(p, [event.id]),
            lambda p: edits.reject(p, [event.id]),
            lambda p: edits.change_event(p, event.id, notes=f"Note {n}", lane="Mine", tags=("one", "two")),
            lambda p: edits.merge(p, [event.id, dice.choice(p.events).id]),
            lambda p: edits.split(p, event.id, event.passages[-1:]),
            lambda p: edits.add_event(p, f"By hand {n}", passages=event.passages[:1]),
            lambda p: edits.delete(p, [event.id] if len(p.events) > 8 else []),
        ]
        if dice.random() < 0.2 and session.history.canUndo():
            session.history.undo()
        else:
            session.do("Work", dice.choice(acts))
        tell()

    def back():
        for _ in range(60):
            one()
        while session.history.canUndo():
            session.history.undo()
        print("identical" if session.project == first[0] else "different", flush=True)
        window.keeper.save(folder / "kept.dateline", then=begin)

    def begin():
        print("saved", flush=True)
        timer.timeout.connect(one)
        timer.start(60)

    def opened():
        if not first:
            first.append(session.project)
            back()

    window.opener.opened.connect(opened)
    program.begin([str(resource("examples/museum-theft.txt"))])
    sys.exit(app.exec())
"""


def killed_at_work(folder: Path, seed: int) -> list[tuple[float, str]]:
    """Starts the program, lets it work, and kills it; the (time, digest) of every state that it had after its save."""
    script = folder / "program.py"
    script.write_text(_WORK, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    line = [sys.executable, str(script), str(folder), str(seed)]
    seen: list[tuple[float, str]] = []
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        said = iter(program.stdout.readline, "")
        assert next(line for line in said if not line.startswith("now")) == "identical\n"
        assert next(said) == "saved\n"
        until = time.monotonic() + 2.5 + random.Random(seed).random()
        for line_told in said:
            _, at, digest = line_told.split()
            seen.append((float(at), digest))
            if time.monotonic() > until:
                break
        program.send_signal(signal.SIGKILL)
        program.wait()
    return seen


def digest_of(project: Project) -> str:
    return hashlib.sha256(project_bytes(project)).hexdigest()


@pytest.mark.skipif(os.name == "nt", reason="kills as only POSIX does")
@pytest.mark.parametrize("seed", [1, 2])
def test_a_day_of_work_outlives_its_program(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, seed: int
) -> None:
    seen = killed_at_work(tmp_path, seed)
    assert load_project(tmp_path / "kept.dateline").sources
    window.acts.filing.offer_recovery()
    next(b for b in window.message.findChildren(QAbstractButton) if b.text() == "Recover it").click()
    project = window.session.project
    places = [n for n, (_, digest) in enumerate(seen) if digest == digest_of(project)]
    assert places, "what was recovered is no state that the program was in"
    assert seen[-1][0] - seen[places[-1]][0] < 2.0  # seconds: the pause, and one copy being written
    window.session.do("Rename", lambda p: edits.rename(p, "Recovered"))
    window.session.history.undo()
    assert window.session.project == project
    with qtbot.waitSignal(window.keeper.saved, timeout=LONG):
        window.keeper.save(tmp_path / "recovered.dateline")
    assert taken_apart(load_project(tmp_path / "recovered.dateline"))[0] == project
    out_and_in_again(project, tmp_path)


def out_and_in_again(project: Project, folder: Path) -> None:
    """Every kind of file is written; what comes back is what was there, but for what was said to be lost."""
    for format in FORMATS:
        path = folder / f"out{format.ending}"
        lost = " ".join(export(project, path))
        assert path.stat().st_size > 100
        if not format_of(path):
            continue  # a picture or a page, to be looked at
        imported = import_file(path)
        back = join(Project(sources=project.sources), imported.project, imported.claims)
        if format.name == "json":
            assert imported.project == project
            continue
        for each in (*project.events, *project.statements):
            again = back.event(each.id) or back.statement(each.id)
            if again is None:
                title = getattr(each, "title", "") or project.words(each.content[0])[:40]
                assert title in lost or each.review.value == "rejected", (format.name, each)
                continue
            assert held(again, back) == held(each, back), format.name
