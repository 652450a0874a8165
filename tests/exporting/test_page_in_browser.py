"""The exported page, and our TimelineJS file in TimelineJS itself, in a real browser with no network."""

import re
import shutil
import subprocess
import tarfile
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.exporting.export import export
from dateline.model.picture import Picture
from sample import sample_project

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--virtual-time-budget=8000"),
)


needs_browser = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here to open a page in")
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
TIMELINEJS = "@knight-lab/timelinejs@3.9.11"


def shown_by_browser(page: Path, folder: Path) -> str:
    """The page's elements after its scripts have run."""
    assert BROWSER
    return subprocess.run(
        [BROWSER, *QUIET, f"--user-data-dir={folder / 'browser'}", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout


@needs_browser
def test_the_page_shows_every_mark_and_the_proof_of_the_first(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    export(sample_project(), page)
    dom = shown_by_browser(page, tmp_path)
    entries = re.search(r'<ol id="list">(.*?)</ol>', dom, re.S)
    assert entries
    assert entries[1].count("<li") == 7
    assert "c. 120 BC" in entries[1]
    assert "&lt;b&gt;tags&lt;/b&gt;" in entries[1]
    assert "<mark>about 120 BC</mark>" in dom


@needs_browser
def test_timelinejs_shows_every_dated_slide(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm here to fetch TimelineJS with")
    packed = subprocess.run(
        [npm, "pack", TIMELINEJS], cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    if packed.returncode:
        pytest.skip("TimelineJS could not be fetched")
    with tarfile.open(next(tmp_path.glob("*.tgz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    data = tmp_path / "data.timelinejs.json"
    project = sample_project()
    opening = replace(project.events[0], picture="p1")
    dot = Picture("p1", "image/png", b64decode(DOT))
    export(replace(project, events=(opening, *project.events[1:]), pictures=(dot,)), data)
    page = tmp_path / "story.html"
    page.write_text(
        '<meta charset="utf-8"><script src="package/dist/js/timeline.js"></script>'
        '<div id="story" style="width:1200px;height:700px"></div>'
        f"<script>new TL.Timeline('story', {data.read_text(encoding='utf-8')}, {{start_at_slide: 4}})</script>",
        encoding="utf-8",
    )
    dom = shown_by_browser(page, tmp_path)
    titles = re.findall(r'class="tl-headline[^"]*">([^<]*)<', dom)
    assert {"Bridges of the Mure", "First bridge built", "Fire on the first bridge", "Ferry"} <= set(titles)
    assert ">c. 120 BC<" in dom
    assert re.search(r'<img[^>]*src="data:image/png;base64,' + re.escape(DOT), dom)
