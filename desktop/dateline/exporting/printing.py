"""The whole timeline on paper: a PDF of one sheet, of several to be glued to a poster, or of pages in turn.

What is drawn in one piece is drawn once, by matplotlib, and laid on the sheets by pdfium, under what a sheet has of its
own: white margins, a title, marks to cut along, and which sheet it is.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from dateline.exporting.paper import MARGIN, OVERLAP, Sheets
from dateline.exporting.picture import INCH, drawn, real_text
from dateline.model.day import date_of
from dateline.model.project import Project
from dateline.model.words import year_in_words
from dateline.storing.atomic import write_whole
from dateline.timeline.axis import axis_for
from dateline.timeline.chart import Chart
from dateline.timeline.chronicle import pages_of
from dateline.timeline.chronicle_page import arrange_chronicle
from dateline.timeline.fonts import drawable, font_for, measured
from dateline.timeline.gestures import whole_view
from dateline.timeline.labels import Fitter
from dateline.timeline.layout import arrange
from dateline.timeline.scene import Face, Scene
from dateline.timeline.theme import THEMES, Theme
from dateline.timeline.view import Layout, View

_MM = 72 / 25.4  # points in a millimetre
_PIXELS = INCH / 25.4  # and pixels of a scene
_HEADER = 9.0  # millimetres for the title, at type size 1
_TITLE, _SMALL = 16.0, 7.5  # points
_MARK = 4.0  # millimetres of a mark to cut along
_LONG = 20 * 365.2425  # days from which on a stretch is told in years


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: the scene on it with the place of its lower left corner in millimetres from that of the sheet, and
    what is written on it."""

    scene: bytes
    x: float
    y: float
    title: str
    note: str


def print_timeline(
    project: Project, path: Path | str, sheets: Sheets, theme: str = "light", view: View | None = None
) -> None:
    """Print the whole of `project` to a PDF; `view` says what is shown and by which lanes. Of a view that is a
    chronicle, it is printed as one, on as many pages as it takes.

    Raises DatelineError where the file cannot be written.
    """
    colours = replace(THEMES[theme], paper=(255, 255, 255)) if theme == "light" else THEMES[theme]
    chart = Chart.of(project)
    asked = replace(view or View(), selection=(), reading_size=1.0, type_size=sheets.type_size)
    whole = whole_view(chart, asked)
    title = project.title or "Timeline"
    if asked.layout is Layout.DOWN:
        sheets = replace(sheets, across=1, down=1, in_turn=False)
        laid = _down
    else:
        laid = _in_turn if sheets.in_turn else _glued
    made = list(laid(chart, whole, sheets, colours, title))
    write_whole(Path(path), _composed(made, sheets, title))


def _glued(chart: Chart, view: View, sheets: Sheets, theme: Theme, title: str) -> Iterator[_Sheet]:
    """The sheets of one poster, from its upper left."""
    header = _HEADER * sheets.type_size
    width, height = sheets.poster
    scene, strip = _scene(chart, view, width, height - header)
    raw = drawn(scene, theme)
    step_x, step_y = (side - OVERLAP for side in sheets.inner)
    for row in range(sheets.down):
        for column in range(sheets.across):
            x = MARGIN - column * step_x
            y = MARGIN + row * step_y - (height - sheets.inner[1]) - strip
            place = f"Row {row + 1} of {sheets.down}, column {column + 1} of {sheets.across}"
            note = f"{title} · {place} · cut along the marks" if sheets.count > 1 else ""
            yield _Sheet(raw, x, y, title if (row, column) == (0, 0) else "", note)


def _in_turn(chart: Chart, view: View, sheets: Sheets, theme: Theme, title: str) -> Iterator[_Sheet]:
    """Pages one after the other, each with as much of the axis."""
    width, height = sheets.inner
    page = width * _PIXELS
    axis = axis_for(view, 0.0, sheets.count * page, chart.dates(view)[0])
    for number in range(sheets.count):
        start, end = axis.day(number * page), axis.day((number + 1) * page)
        scene, strip = _scene(chart, view.between(start, end), width, height - _HEADER * sheets.type_size)
        note = f"{_stretch(start, end)} · page {number + 1} of {sheets.count}"
        yield _Sheet(drawn(scene, theme), MARGIN, MARGIN - strip, title, note)


def _down(chart: Chart, view: View, sheets: Sheets, theme: Theme, title: str) -> Iterator[_Sheet]:
    """The pages of a chronicle."""
    width, height = sheets.inner
    height -= _HEADER * sheets.type_size
    size, fitter = (round(width * _PIXELS), round(height * _PIXELS)), Fitter(measured)
    pages = pages_of(chart, view, size, sheets.type_size, fitter)
    for number, (page, used) in enumerate(pages):
        scene = arrange_chronicle(chart, page, (size[0], used), fitter, on_paper=True)
        note = f"page {number + 1} of {len(pages)}" if len(pages) > 1 else ""
        yield _Sheet(drawn(scene, theme), MARGIN, MARGIN + height - used / _PIXELS, title, note)


EDGE_PIXELS = 2  # by which the outline of what is in view stands out over its overview


def _scene(chart: Chart, view: View, width: float, height: float) -> tuple[Scene, float]:
    """The scene of a view on so many millimetres, and how many below them its overview takes, which no paper needs."""
    fitter = Fitter(measured)
    size = round(width * _PIXELS), round(height * _PIXELS)
    first = arrange(chart, view, size, fitter)
    strip = size[1] - first.overview.top + EDGE_PIXELS if first.overview else 0
    return arrange(chart, view, (size[0], size[1] + strip), fitter), strip / _PIXELS


def _stretch(start: float, end: float) -> str:
    (first, month, _), (last, to_month, _) = date_of(int(start)), date_of(int(end))
    if end - start >= _LONG:
        return f"{year_in_words(first)} – {year_in_words(last)}"
    return f"{month}/{year_in_words(first)} – {to_month}/{year_in_words(last)}"


# On the sheets


def _composed(made: list[_Sheet], sheets: Sheets, title: str) -> bytes:
    """The sheets as one document."""
    blank = _pages([Figure() for _ in made], sheets, title)
    over = _pages([_own(sheet, sheets) for sheet in made], sheets, title)
    document, own = pdfium.PdfDocument(blank), pdfium.PdfDocument(over)
    scenes: dict[int, pdfium.PdfXObject] = {}
    for number, sheet in enumerate(made):
        if id(sheet.scene) not in scenes:
            scenes[id(sheet.scene)] = pdfium.PdfDocument(sheet.scene).page_as_xobject(0, document)
        page = document[number]
        scene = scenes[id(sheet.scene)].as_pageobject()
        scene.transform(pdfium.PdfMatrix().translate(sheet.x * _MM, sheet.y * _MM))
        page.insert_obj(scene)
        page.insert_obj(own.page_as_xobject(number, document).as_pageobject())
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pages(figures: list[Figure], sheets: Sheets, title: str) -> bytes:
    """Figures as pages of the size of a sheet."""
    out = io.BytesIO()
    with real_text(), PdfPages(out, metadata={"Title": title, "CreationDate": None}) as pages:
        for figure in figures:
            figure.set_size_inches(sheets.width / 25.4, sheets.height / 25.4)
            figure.set_frameon(False)
            pages.savefig(figure)
    return out.getvalue()


def _own(sheet: _Sheet, sheets: Sheets) -> Figure:
    """What a sheet has of its own, over the scene: white margins, its title, its note, and marks to cut along."""
    figure = Figure()
    width, height = sheets.width, sheets.height

    def white(x: float, y: float, w: float, h: float) -> None:
        box = (x / width, y / height), w / width, h / height
        figure.add_artist(Rectangle(*box, facecolor="white", edgecolor="none", transform=figure.transFigure))

    for box in (
        (0, 0, width, MARGIN),
        (0, height - MARGIN, width, MARGIN),
        (0, 0, MARGIN, height),
        (width - MARGIN, 0, MARGIN, height),
    ):
        white(*box)
    if sheet.title:
        size = _TITLE * sheets.type_size
        x, y = (MARGIN + 4) / width, (height - MARGIN - 2) / height
        title = drawable(sheet.title, Face.STRONG)
        figure.text(x, y, title, va="top", font=font_for(title, Face.STRONG, size), color="#1E2227")
    if sheet.note:
        note = drawable(sheet.note, Face.REGULAR)
        font = font_for(note, Face.REGULAR, _SMALL)
        figure.text(0.5, MARGIN / 2 / height, note, ha="center", va="center", font=font, color="#5A626C")
    if sheets.count > 1 and not sheets.in_turn:
        for mark in _cuts(sheets):
            figure.add_artist(mark)
    return figure


def _cuts(sheets: Sheets) -> Iterator[Line2D]:
    """A short line at each end of each edge of what is printed."""
    width, height = sheets.width, sheets.height
    for x in (MARGIN, width - MARGIN):
        for y in (0.0, height - _MARK):
            yield Line2D([x / width] * 2, [y / height, (y + _MARK) / height], linewidth=0.5, color="#5A626C")
    for y in (MARGIN, height - MARGIN):
        for x in (0.0, width - _MARK):
            yield Line2D([x / width, (x + _MARK) / width], [y / height] * 2, linewidth=0.5, color="#5A626C")
