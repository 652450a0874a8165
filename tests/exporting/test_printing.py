"""The whole timeline on paper: sizes, several sheets, and what stands on each."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from timelines import many

from dateline.cli import main
from dateline.exporting.export import Drawing, export
from dateline.exporting.paper import MARGIN, OVERLAP, PAPERS, Sheets, sheets_of
from dateline.exporting.printing import _PIXELS, _scene, print_timeline
from dateline.model.edtf import from_edtf
from dateline.model.error import DatelineError
from dateline.model.project import Project
from dateline.timeline.chart import Chart
from dateline.timeline.chronicle import pages_of
from dateline.timeline.chronicle_page import arrange_chronicle
from dateline.timeline.fonts import measured
from dateline.timeline.gestures import reading_order, whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.view import LanesBy, Layout, View
from sample import sample_project

POINTS = 72 / 25.4
TITLES = {"Opening of the bridge over the Mure", "Fire on the first bridge", "Ferry", "Festival"}


def printed(path: Path) -> list[pdfium.PdfPage]:
    document = pdfium.PdfDocument(path)
    return [document[number] for number in range(len(document))]


def words(page: pdfium.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_bounded().split())


@pytest.mark.parametrize(("paper", "upright"), [*((paper, False) for paper in PAPERS), ("A4", True)])
def test_a_sheet_of_each_size_holds_the_whole(tmp_path: Path, paper: str, upright: bool) -> None:
    sheets = sheets_of(paper, upright=upright)
    export(sample_project(), tmp_path / "a.pdf", drawing=Drawing(sheets=sheets))
    [page] = printed(tmp_path / "a.pdf")
    assert page.get_size() == pytest.approx((sheets.width * POINTS, sheets.height * POINTS), abs=0.5)
    assert (sheets.width > sheets.height) is not upright
    assert "Bridges of the Mure" in words(page)
    assert all(title in words(page) for title in TITLES)


def test_sheets_to_be_glued_show_the_poster_between_them_and_share_a_strip(tmp_path: Path) -> None:
    sheets = sheets_of("A4", pages="3x2")
    print_timeline(sample_project(), tmp_path / "a.pdf", sheets)
    pages = printed(tmp_path / "a.pdf")
    assert len(pages) == 6
    assert "Row 2 of 2, column 3 of 3" in words(pages[5])
    scale = 1.0
    left, right = (np.asarray(pages[n].render(scale=scale).to_pil().convert("L")) for n in (3, 4))
    margin, strip = round(MARGIN * POINTS), round(OVERLAP * POINTS)
    end = left.shape[1] - margin
    ours = left[margin:-margin, end - strip + 2 : end - 2].astype(int)
    theirs = right[margin:-margin, margin + 2 : margin + strip - 2].astype(int)
    width = min(ours.shape[1], theirs.shape[1])
    assert ours.min() < 200  # the axis at least runs through it
    assert np.abs(ours[:, :width] - theirs[:, :width]).mean() < 3


def test_nothing_of_the_overview_reaches_onto_a_sheet() -> None:
    chart, height = Chart.of(sample_project()), 200.0
    scene, strip = _scene(chart, whole_view(chart), 300.0, height)
    assert scene.overview is not None and strip > 0
    outline = scene.overview.top - 1  # which is as wide as a pixel on either side
    assert outline > round(height * _PIXELS)


def test_pages_in_turn_have_their_own_stretch_of_time(tmp_path: Path) -> None:
    print_timeline(sample_project(), tmp_path / "a.pdf", sheets_of("A4", pages="4", in_turn=True))
    pages = printed(tmp_path / "a.pdf")
    assert len(pages) == 4
    for number, page in enumerate(pages, 1):
        assert f"page {number} of 4" in words(page)
        assert "Bridges of the Mure" in words(page)
    assert "120 BC" in words(pages[0]) or "First bridge built" in words(pages[0])
    assert "Festival" in words(pages[3]) and "Festival" not in words(pages[0])


def test_lanes_and_filter_of_the_view_are_kept(tmp_path: Path) -> None:
    view = View(lanes_by=LanesBy.KIND, shown=frozenset({"mure:e3", "mure:e4"}))
    print_timeline(sample_project(), tmp_path / "a.pdf", sheets_of("A4"), view=view)
    [page] = printed(tmp_path / "a.pdf")
    assert "Ferry" in words(page) and "Festival" not in words(page)
    assert "conflict" in words(page).lower()


@pytest.mark.parametrize("project", [Project(), Project("One", events=sample_project().events[:1])])
@pytest.mark.parametrize("in_turn", [True, False])
def test_next_to_nothing_is_printed_too(tmp_path: Path, project: Project, in_turn: bool) -> None:
    events = tuple(replace(event, passages=(), links=(), why=()) for event in project.events)
    sheets = sheets_of("A4", pages="2", in_turn=in_turn)
    print_timeline(replace(project, events=events), tmp_path / "a.pdf", sheets)
    assert len(printed(tmp_path / "a.pdf")) == 2


def test_the_ages_before_years_are_told(tmp_path: Path) -> None:
    event = replace(sample_project().events[0], when=from_edtf("Y-66000000"), links=(), passages=(), why=())
    print_timeline(
        Project("Old", events=(event,)), tmp_path / "a.pdf", sheets_of("A3", pages="2", in_turn=True)
    )
    assert len(printed(tmp_path / "a.pdf")) == 2


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (297, 210)), ("500x700", (500, 700)), ("500 × 1400 mm", (500, 1400))]
)
def test_paper_in_words(paper: str, size: tuple[float, float]) -> None:
    assert sheets_of(paper) == Sheets(*size)


@pytest.mark.parametrize(
    ("paper", "pages"),
    [("B4", "1"), ("A4", "0"), ("A4", "x"), ("A4", "11x11"), ("20x20", "1"), ("9999x9999", "1"), ("", "1")],
)
def test_what_is_no_paper_is_said(paper: str, pages: str) -> None:
    with pytest.raises(DatelineError):
        sheets_of(paper, pages=pages)


def test_a_poster_has_an_end_and_only_a_pdf_has_sheets(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="metres"):
        sheets_of("A0", pages="6")
    with pytest.raises(DatelineError, match="PDF"):
        export(sample_project(), tmp_path / "a.png", drawing=Drawing(sheets=sheets_of("A4")))
    assert not list(tmp_path.iterdir())


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(sample_project(), tmp_path / "a.json")
    out = tmp_path / "a.pdf"
    given = ["export", str(tmp_path / "a.json"), "-o", str(out), "--paper", "A4", "--pages", "2x2"]
    assert main(given) == 0
    assert len(printed(out)) == 4
    assert "does not hold" in capsys.readouterr().err
    assert main(["picture", str(tmp_path / "a.json"), "-o", str(out), "--paper", "300x200", "--in-turn"]) == 0
    assert len(printed(out)) == 1
    assert main(["export", str(tmp_path / "a.json"), "-o", str(tmp_path / "a.csv"), "--paper", "A4"]) == 1


def test_a_chronicle_is_printed_on_as_many_pages_as_it_takes(tmp_path: Path) -> None:
    project = replace(many(150), title="Many")
    view = View(layout=Layout.DOWN, reading_size=2.0)
    print_timeline(project, tmp_path / "a.pdf", sheets_of("A4", upright=True, pages="3x2"), "light", view)
    pages = [words(page) for page in printed(tmp_path / "a.pdf")]
    assert len(pages) > 3 and all("Many" in page for page in pages)
    assert f"page 2 of {len(pages)}" in pages[1]


def test_no_entry_of_a_printed_chronicle_is_cut_or_comes_twice() -> None:
    chart = Chart.of(many(150))
    size, fitter = (700, 500), Fitter(measured)
    view = replace(whole_view(chart), layout=Layout.DOWN)
    seen: list[int] = []
    for page, used in pages_of(chart, view, size, 1.0, fitter):
        assert used <= size[1]
        scene = arrange_chronicle(chart, page, (size[0], used), fitter, on_paper=True)
        titled = dict.fromkeys(label.mark for label in scene.labels if label.size == 15)
        seen += titled
    assert seen == reading_order(chart, view)
