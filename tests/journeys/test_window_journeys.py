"""Journeys through the real window: what a person does, with mouse and keys, from a file to the proof and back."""

import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from dateline.model import edits
from dateline.model.event import Event
from dateline.model.project import Project
from dateline.model.review import Review
from dateline.model.statement import Statement
from dateline.model.words import in_words
from dateline.resources import resource
from dateline.storing.project_file import load_project
from dateline.storing.recovery import left_behind
from dateline.window.kept_view import taken_apart
from dateline.window.main_window import MainWindow
from shared import SHARED, needs_shared

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = 120_000  # milliseconds: loading the language model on a busy machine


def open_file(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(window.opener.opened, timeout=LONG):
        window.acts.filing.open_files([path])
    at_rest(window, qtbot)


def at_rest(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the timeline does not move any more."""
    seen: list[object] = [None]

    def is_still() -> bool:
        before, seen[0] = seen[0], window.session.view
        return before is seen[0]

    qtbot.wait(300)
    qtbot.waitUntil(is_still, timeout=10_000)


def event_called(window: MainWindow, words: str) -> Event:
    found = [e for e in window.session.project.events if words in e.title.casefold()]
    assert found, [e.title for e in window.session.project.events]
    return found[0]


def statement_with(window: MainWindow, words: str) -> Statement:
    """The shortest statement that holds some words."""
    project = window.session.project
    found = [s for s in project.statements if any(words in project.words(p) for p in s.content)]
    return min(found, key=lambda s: sum(len(p.span) for p in s.content))


def click_on_timeline(window: MainWindow, qtbot: QtBot, id: str) -> None:
    canvas = window.desk.canvas
    assert canvas is not None
    place = canvas.place_of(id)
    assert place is not None
    qtbot.mouseClick(canvas, LEFT, pos=place)


def click_in_source(window: MainWindow, qtbot: QtBot, at: int) -> None:
    text = window.desk.source.text
    cursor = QTextCursor(text.document())
    cursor.setPosition(text._units.to_units(at))
    text.setTextCursor(cursor)
    text.ensureCursorVisible()
    qtbot.mouseClick(text.viewport(), LEFT, pos=text.cursorRect(cursor).center() + QPoint(2, 0))


def is_in_sight(window: MainWindow, at: int) -> bool:
    text = window.desk.source.text
    cursor = QTextCursor(text.document())
    cursor.setPosition(text._units.to_units(at))
    return 0 <= text.cursorRect(cursor).top() < text.viewport().height()


@needs_shared
def test_the_seed_from_the_visit_to_its_passage_and_from_a_statement_to_its_speaker(
    window: MainWindow, qtbot: QtBot
) -> None:
    open_file(window, qtbot, SHARED / "seed" / "article.txt")
    visit = next(e for e in window.session.project.events if e.ordinal and e.kind == "journey")
    click_on_timeline(window, qtbot, visit.id)
    assert window.session.selected == visit.id
    sheet = window.desk.detail.event_sheet
    assert sheet.isVisible()
    assert sheet.date.reading.text() == "2025-05-07/2025-05-10"
    assert window.desk.outline.selected_ids() == [visit.id]
    assert is_in_sight(window, visit.passages[0].span.start)
    assert "ten earlier" in sheet.note.text()

    said = statement_with(window, "demonstrates")
    click_in_source(window, qtbot, said.content[0].span.start + 8)
    assert window.session.selected == said.id
    sheet = window.desk.detail.statement_sheet
    assert sheet.isVisible()
    assert sheet.speaker.text() == "Lin Jian"
    assert "said" in sheet.how.text()

    window.actions_["deselect"].trigger()
    document = window.desk.detail.document_sheet
    assert document.date.reading.text() == "2025-05-09"
    assert len(document.why._lines) > 1


def test_an_example_from_the_start_page(window: MainWindow, qtbot: QtBot) -> None:
    button = window.start.examples[0]
    with qtbot.waitSignal(window.opener.opened, timeout=LONG):
        qtbot.mouseClick(button, LEFT)
        assert window.pages.currentWidget() is window.progress
    at_rest(window, qtbot)
    canvas = window.desk.canvas
    assert canvas and window.focusWidget() is canvas and not canvas.shows_focus
    project = window.session.project
    dated = [e for e in project.events if e.when.is_exact]
    for event in dated[:3]:
        window.session.select(event.id)
        at_rest(window, qtbot)
        assert window.session.view.start <= event.when.first <= window.session.view.end
        assert is_in_sight(window, event.passages[0].span.start)


def test_a_long_read_is_cancelled_and_the_hand_is_followed_meanwhile(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_file(window, qtbot, resource("examples/museum-theft.txt"))
    window.acts.filing.close()
    path = tmp_path / "long.txt"
    text = resource("examples/carthage.txt").read_text(encoding="utf-8")
    path.write_text("\n\n".join([text] * 60), encoding="utf-8")
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(10)
    steps: list[object] = []
    window.opener.progressed.connect(steps.append)
    window.acts.filing.open_files([path])
    assert window.progress.title.text() == "Reading long.txt"
    qtbot.waitUntil(lambda: any(0.02 < step.share < 0.7 for step in steps), timeout=LONG)
    timer.stop()
    gaps = sorted(b - a for a, b in pairwise(beats))
    assert gaps[len(gaps) * 95 // 100] < 0.1
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.start
    heard = len(steps)
    qtbot.wait(1000)
    assert len(steps) == heard
    assert window.session.project == Project()
    open_file(window, qtbot, resource("examples/museum-theft.txt"))
    assert window.session.project.events


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.pdf", b"%PDF-1.7\nnothing of the kind"),
        ("broken.docx", b"PK\x03\x04 not a word"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
        ("empty.txt", b""),
        ("gone.txt", None),
    ],
)
def test_a_broken_file_is_said_in_place(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with qtbot.waitSignal(window.opener.failed, timeout=LONG):
        window.acts.filing.open_files([path])
    assert name in window.message.text
    assert window.message.text.endswith(".")
    assert window.pages.currentWidget() is window.start
    assert any(b.text() == "Open another…" for b in window.message.findChildren(QAbstractButton))


def test_a_good_file_beside_a_broken_one_is_read(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7")
    with qtbot.waitSignal(window.opener.opened, timeout=LONG):
        window.acts.filing.open_files([broken, resource("examples/state-visit.txt")])
    assert "broken.pdf" in window.message.text
    assert len(window.session.project.sources) == 1


def test_edits_are_undone_back_to_the_first_value(window: MainWindow, qtbot: QtBot) -> None:
    open_file(window, qtbot, resource("examples/state-visit.txt"))
    first = window.session.project
    dated = [e for e in first.events if e.when.is_dated]
    window.session.select(dated[0].id)
    qtbot.keyClick(window, Qt.Key.Key_E)
    title = window.desk.detail.event_sheet.title
    qtbot.keyClicks(title, "Another name for it")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    line = window.desk.detail.event_sheet.date.field
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "7-10 May 2021")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.history.count() == 2, timeout=LONG)
    assert in_words(window.session.project.event(dated[0].id).when) == "7–10 May 2021"
    window.session.select(dated[1].id)
    qtbot.keyClick(window.desk.outline.table, Qt.Key.Key_A)
    assert window.session.project.event(dated[1].id).review is Review.ACCEPTED
    window.session.select(dated[2].id)
    qtbot.keyClick(window.desk.outline.table, Qt.Key.Key_Delete)
    window.session.select(dated[0].id, dated[1].id)
    qtbot.keyClick(window, Qt.Key.Key_M, CONTROL)
    assert window.session.history.count() == 5
    window.desk.go_to("timeline")
    while window.session.history.canUndo():
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.session.project == first
    assert not window.session.has_unsaved_work


def test_a_date_given_to_the_document_moves_what_hangs_on_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text(
        "The council met yesterday in Eastmere. The bridge was opened on 3 May 1998.\n", encoding="utf-8"
    )
    open_file(window, qtbot, path)
    first = window.session.project
    opened = event_called(window, "bridge")
    window.session.select(opened.id)
    window.session.do("Fix", lambda p: edits.redate(p, opened.id, opened.when, "by hand"))
    window.session.select()
    line = window.desk.detail.document_sheet.date.field
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "2001-02-03")
    with qtbot.waitSignal(window.opener.ended, timeout=LONG):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert in_words(event_called(window, "council").when) == "2 February 2001"
    assert event_called(window, "bridge").when == opened.when
    window.session.history.undo()
    window.session.history.undo()
    assert window.session.project == first


_CRASH = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from dateline.model import edits
from dateline.resources import resource
from dateline.window.app import Program, make_application
from dateline.window.settings import Settings

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    app = make_application()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    program = Program(app, settings, folder)
    program.furnish()
    session = program.window.session

    def work():
        session.do("Change", lambda p: edits.retitle(p, p.events[0].id, "Before the end"))
        QTimer.singleShot(3000, lambda: print("worked", flush=True))

    program.window.opener.opened.connect(work)
    program.begin([str(resource("examples/state-visit.txt"))])
    sys.exit(app.exec())
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as only POSIX does")
def test_work_is_recovered_after_the_program_was_killed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    script = tmp_path / "program.py"
    script.write_text(_CRASH, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    line = [sys.executable, str(script), str(tmp_path)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "worked\n"
        program.send_signal(signal.SIGKILL)
        program.wait()
    assert len(left_behind(tmp_path / "recovery")) == 1
    window.acts.filing.offer_recovery()
    next(b for b in window.message.findChildren(QAbstractButton) if b.text() == "Recover it").click()
    assert window.session.project.events[0].title == "Before the end"
    path = tmp_path / "recovered.dateline"
    with qtbot.waitSignal(window.keeper.saved, timeout=LONG):
        window.keeper.save(path)
    assert taken_apart(load_project(path))[0] == window.session.project
    assert not left_behind(tmp_path / "recovery")


def test_a_source_is_read_again_and_what_a_person_decided_stays(window: MainWindow, qtbot: QtBot) -> None:
    open_file(window, qtbot, resource("examples/museum-theft.txt"))
    before = window.session.project
    kept = before.events[3]
    window.session.do("Retitle", lambda p: edits.retitle(p, kept.id, "A person's own words"))
    with qtbot.waitSignal(window.opener.reread, timeout=LONG):
        window.acts.filing.read_again()
    again = window.session.project.event(kept.id)
    assert again is not None
    assert again.title == "A person's own words"
    assert {event.id for event in window.session.project.events} == {event.id for event in before.events}
    window.session.history.undo()
    window.session.history.undo()
    assert window.session.project == before
