"""The preview of an import: what would land is seen first, put right, and undone in one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline.model.words import in_words
from dateline.window.dialogs.importing import ImportPreview
from dateline.window.main_window import MainWindow

LONG = 60_000
TABLE = (
    "Date,Heading,Who\n03/04/1998,Wall built,Ada Holm\n05/06/1998,Wall opened,\nsome day,Wall forgotten,\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "wall.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def preview_of(window: MainWindow, path: Path, qtbot: QtBot) -> ImportPreview:
    window.acts.exchange.preview_import(path)
    preview = window.findChild(ImportPreview)
    assert isinstance(preview, ImportPreview)
    qtbot.waitUntil(lambda: "Reading" not in preview.said.text(), timeout=LONG)
    return preview


def choose(preview: ImportPreview, column: int, field: str, qtbot: QtBot) -> None:
    chooser = preview.choosers[column]
    chooser.setCurrentIndex(chooser.findData(field))
    chooser.activated.emit(chooser.currentIndex())
    qtbot.waitUntil(lambda: preview._task is not None and preview._task.is_over, timeout=LONG)


def test_a_table_is_mapped_by_hand_and_its_days_asked(window: MainWindow, table: Path, qtbot: QtBot) -> None:
    preview = preview_of(window, table, qtbot)
    assert len(preview.choosers) == 3
    choose(preview, 1, "title", qtbot)
    assert [preview.model.words(each, 1) for each in preview.model.rows][:2] == ["Wall built", "Wall opened"]
    assert preview.day_first.isVisible()
    before = preview.day_first.isChecked()
    qtbot.mouseClick(
        preview.day_first, Qt.MouseButton.LeftButton, pos=preview.day_first.rect().center() * 0.1
    )
    qtbot.waitUntil(lambda: preview._task is not None and preview._task.is_over, timeout=LONG)
    assert preview.day_first.isChecked() is not before
    expected = "4 March 1998" if before else "3 April 1998"
    assert preview.model.words(preview.model.rows[0], 0) == expected
    assert "some day" in preview.problems.toPlainText()
    qtbot.mouseClick(preview.land, Qt.MouseButton.LeftButton)
    assert {event.title for event in window.session.project.events} >= {"Wall built", "Wall opened"}
    assert in_words(window.session.project.events[0].when) == expected
    assert window.session.has_unsaved_work


def test_an_import_into_a_project_is_one_step(opened: MainWindow, table: Path, qtbot: QtBot) -> None:
    first = opened.session.project
    preview = preview_of(opened, table, qtbot)
    choose(preview, 1, "title", qtbot)
    preview._land()
    assert len(opened.session.project.events) == len(first.events) + 3
    assert opened.session.history.undoText() == "Import “wall.csv”"
    opened.session.history.undo()
    assert opened.session.project == first


def test_what_cannot_be_imported_is_said_and_lands_nowhere(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    preview = preview_of(window, path, qtbot)
    assert "broken.xlsx" in preview.said.text()
    assert not preview.land.isEnabled()
    preview.reject()
    assert not window.session.project.events
