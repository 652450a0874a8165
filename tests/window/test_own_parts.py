"""What a person adds to an event: a lane, notes, a picture; each a named step that can be undone."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dateline.model.picture import Picture
from dateline.window.main_window import MainWindow
from dateline.window.panes.picture_field import PictureField, image_of

KEY = Qt.Key


def test_a_lane_and_notes_are_typed(opened: MainWindow, qtbot: QtBot) -> None:
    first = opened.session.project
    opened.session.select("e1")
    sheet = opened.desk.detail.event_sheet
    sheet.lane.setFocus()
    qtbot.keyClicks(sheet.lane, "Harbour")
    qtbot.keyClick(sheet.lane, KEY.Key_Return)
    sheet.notes.setFocus()
    qtbot.keyClicks(sheet.notes, "Seen by two")
    qtbot.keyClick(sheet.notes, KEY.Key_Return)
    qtbot.keyClicks(sheet.notes, "and by me")
    event = opened.session.project.event("e1")
    assert event is not None
    assert (event.lane, event.notes) == ("Harbour", "Seen by two\nand by me")
    names = [opened.session.history.text(n) for n in range(opened.session.history.count())]
    assert names == ["Change the lane", "Change the notes"]  # typing is one step
    opened.session.history.undo()
    opened.session.history.undo()
    assert opened.session.project == first
    assert sheet.lane.text() == ""


def test_a_picture_is_chosen_shown_removed_and_brought_back(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (3000, 1500), "teal").save(tmp_path / "wall.jpg")
    opened.session.select("e1")
    field = opened.desk.detail.event_sheet.picture
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "wall.jpg"), ""))
    with qtbot.waitSignal(opened.session.changed, timeout=30_000):
        field.ways.linkActivated.emit("choose")
    [picture] = opened.session.project.pictures
    assert opened.session.project.event("e1").picture == picture.id  # type: ignore[union-attr]
    assert image_of(picture).width() == 1600
    qtbot.waitUntil(field.image.isVisible)
    assert field.image.pixmap().width() > 50
    field.ways.linkActivated.emit("remove")
    assert opened.session.project.pictures == ()
    assert not field.image.isVisible()
    opened.session.history.undo()
    assert opened.session.project.pictures == (picture,)


def test_a_file_can_be_dropped_and_what_is_no_picture_is_said(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.png").write_bytes(b"nothing of the kind")
    opened.session.select("e1")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    opened.desk.detail.event_sheet.picture.dropEvent(drop)
    qtbot.waitUntil(lambda: "a.png” is not a picture" in opened.message.text, timeout=30_000)
    assert opened.session.project.pictures == ()


def test_a_picture_from_a_hostile_project_is_not_decoded(qtbot: QtBot) -> None:
    field = PictureField()
    qtbot.addWidget(field)
    for picture in (
        Picture("p", "image/svg+xml", b"<svg/>"),
        Picture("p", "image/png", b"\x89PNG\r\n\x1a\n" + bytes(40)),
        Picture("p", "image/jpeg", b"\x89PNG\r\n\x1a\n"),
    ):
        field.show_picture("p", picture)
        assert "cannot be shown" in field.ways.text()
    field.show_picture("https://example.org/a.png", None)
    assert "is not fetched" in field.ways.text()
