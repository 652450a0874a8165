"""The export dialog: every kind, what it cannot hold, what goes out, and paper."""

from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from dateline.exporting.export import export
from dateline.timeline.view import LanesBy, Layout
from dateline.window.dialogs.exporting import ExportDialog
from dateline.window.dialogs.lines import LinesDialog
from dateline.window.main_window import MainWindow

KEY = Qt.Key


def dialog_of(window: MainWindow) -> ExportDialog:
    window.actions_["export"].trigger()
    [dialog] = window.findChildren(ExportDialog)
    return dialog


def choose(dialog: ExportDialog, title: str) -> None:
    [item] = dialog.kinds.findItems(title, Qt.MatchFlag.MatchExactly)
    dialog.kinds.setCurrentItem(item)


@pytest.fixture
def where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Files are asked for without a dialog: each goes to this folder."""

    def answer(_: object, __: str, first: str, ___: str) -> tuple[str, str]:
        return str(tmp_path / first), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return tmp_path


def test_each_kind_tells_what_it_cannot_hold(opened: MainWindow) -> None:
    dialog = dialog_of(opened)
    choose(dialog, "Table (CSV)")
    assert "the full texts of the sources" in dialog.lost.toPlainText()
    assert not dialog.paper.isVisible()
    choose(dialog, "Calendar (iCalendar)")
    assert "Contract signed" in dialog.lost.toPlainText()
    choose(dialog, "Everything (JSON)")
    assert dialog.lost.toPlainText() == "It holds everything."
    dialog.reject()


def test_a_calendar_goes_out_and_all_that_was_lost_can_be_read(
    opened: MainWindow, where: Path, qtbot: QtBot
) -> None:
    dialog = dialog_of(opened)
    choose(dialog, "Calendar (iCalendar)")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Exported to" in opened.message.text, timeout=60_000)
    assert "things could not be held" in opened.message.text
    assert "Harbour closed" in (where / "The wall of Eastmere.ics").read_text(encoding="utf-8")
    show = next(b for b in opened.message.findChildren(QAbstractButton) if b.text() == "List them")
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    [lines] = opened.findChildren(LinesDialog)
    assert "Contract signed" in lines.lines.toPlainText()
    lines.reject()


def test_only_what_the_filter_shows_goes_out_unless_all_is_asked_for(
    opened: MainWindow, where: Path, qtbot: QtBot
) -> None:
    opened.desk.outline.box.setText("contract")
    for is_filtered in (True, False):
        dialog = dialog_of(opened)
        choose(dialog, "Table (CSV)")
        assert dialog.filtered.isVisible() and dialog.filtered.isChecked()
        dialog.filtered.setChecked(is_filtered)
        opened.message.hide()
        with qtbot.waitSignal(dialog.chosen):
            qtbot.keyClick(dialog.kinds, KEY.Key_Return)
        path = where / "The wall of Eastmere.csv"
        qtbot.waitUntil(lambda path=path: opened.message.isVisible() and path.is_file(), timeout=60_000)
        text = path.read_text(encoding="utf-8-sig")
        assert "Contract signed" in text
        assert ("Harbour closed" in text) is not is_filtered
        path.unlink()
        qtbot.wait(10)


def test_a_picture_keeps_the_lanes_of_the_window(opened: MainWindow, where: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: opened.desk.canvas is not None, timeout=60_000)
    opened.session.look(replace(opened.session.view, lanes_by=LanesBy.KIND, layout=Layout.DOWN))
    dialog = dialog_of(opened)
    choose(dialog, "Drawing (SVG)")
    drawing = dialog._drawing()
    assert drawing is not None and drawing.view is not None
    assert not drawing.is_seen and drawing.view.lanes_by is LanesBy.KIND
    assert drawing.view.layout is Layout.ACROSS and not drawing.view.selection
    dialog.as_seen.setChecked(True)
    drawing = dialog._drawing()
    assert drawing is not None and drawing.view == opened.session.view and drawing.is_seen
    dialog.reject()


@pytest.mark.parametrize(
    ("words", "colours", "size", "ink"),
    [
        ("A wide slide, large type: 1920 × 1080", "Light paper", (1920, 1080), 251),
        ("A square slide, large type: 1600 × 1200", "Dark", (1600, 1200), 22),
    ],
)
def test_a_picture_for_slides_has_its_size_and_its_colours(
    opened: MainWindow, where: Path, words: str, colours: str, size: tuple[int, int], ink: int
) -> None:
    dialog = dialog_of(opened)
    choose(dialog, "Picture (PNG)")
    chooser = dialog.picture.sizes
    assert dialog.picture.childAt(chooser.geometry().center()) is chooser
    chooser.setCurrentText(words)
    dialog.picture.colours.setCurrentText(colours)
    drawing = dialog._drawing()
    assert drawing is not None
    export(opened.session.project, where / "slide.png", "png", drawing=drawing)
    with Image.open(where / "slide.png") as picture:
        assert picture.size == size
        assert picture.convert("RGB").getpixel((1, 1))[0] == ink
    choose(dialog, "Drawing, on paper (PDF)")
    dialog.paper.choice.setCurrentText("A3")
    assert not dialog.picture.sizes.isVisible() and dialog.picture.colours.isVisible()
    choose(dialog, "Table (CSV)")
    assert not dialog.picture.isVisible()
    dialog.reject()


def test_the_timeline_is_copied_as_a_picture(opened: MainWindow, qtbot: QtBot) -> None:
    canvas = opened.desk.canvas
    assert canvas is not None
    opened.actions_["copy_picture"].trigger()
    qtbot.waitUntil(lambda: canvas.height() < 280)  # what is said takes some room
    copied = []
    for selected in ("e1", ""):
        opened.session.select(selected)
        opened.actions_["copy_picture"].trigger()
        copied.append(QGuiApplication.clipboard().image())
    ratio = canvas.devicePixelRatioF()
    assert (copied[0].width(), copied[0].height()) == (
        round(canvas.width() * ratio),
        round(canvas.height() * ratio),
    )
    assert copied[0] == copied[1]  # the selection is no part of it


def test_it_begins_with_the_kinds_and_its_buttons_are_words_alone(opened: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(opened)
    assert dialog.focusWidget() is dialog.kinds
    for widget in (dialog.as_seen, dialog.picture.sizes):
        qtbot.keyClick(dialog.focusWidget(), KEY.Key_Tab)
        assert dialog.focusWidget() is widget
    assert all(button.icon().isNull() for button in dialog.buttons.buttons())
    dialog.reject()


def test_what_is_lost_stands_beside_the_kinds_where_there_is_nothing_to_choose(
    opened: MainWindow, qtbot: QtBot
) -> None:
    dialog = dialog_of(opened)
    choose(dialog, "Table (CSV)")
    qtbot.waitUntil(lambda: dialog.lost.geometry().top() == dialog.kinds.geometry().top())
    choose(dialog, "Picture (PNG)")
    qtbot.waitUntil(lambda: dialog.lost.geometry().top() > dialog.picture.geometry().bottom())
    dialog.reject()


def test_a_poster_of_several_sheets(opened: MainWindow, where: Path, qtbot: QtBot) -> None:
    dialog = dialog_of(opened)
    choose(dialog, "Drawing, on paper (PDF)")
    assert dialog.as_seen.isVisible()
    chooser = dialog.paper.choice
    assert dialog.paper.childAt(chooser.geometry().center()) is chooser  # and nothing lies over it
    chooser.setCurrentText("A3")
    assert not dialog.as_seen.isVisible()
    dialog.paper.across.setValue(2)
    dialog.paper.down.setValue(2)
    assert dialog.paper.told.text().startswith("4 sheets; together 790 by 544 mm")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    path = where / "The wall of Eastmere.pdf"
    qtbot.waitUntil(lambda: "Exported to" in opened.message.text, timeout=60_000)
    document = pdfium.PdfDocument(path)
    assert len(document) == 4
    assert document[0].get_size() == pytest.approx((1190.5, 841.9), abs=1)
    document.close()


def test_paper_that_is_none_is_said_before_anything_is_written(opened: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(opened)
    choose(dialog, "Drawing, on paper (PDF)")
    dialog.paper.choice.setCurrentText("Another size")
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.paper.other, "9000x10")
    assert "no paper" in dialog.problem.text() or "millimetres" in dialog.problem.text()
    dialog.paper.other.clear()
    qtbot.keyClicks(dialog.paper.other, "600x900")
    assert dialog.go.isEnabled() and not dialog.problem.isVisible()
    dialog.reject()
