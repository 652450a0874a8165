"""The exported page in a real browser, with no network: its script runs, and it shows what was written."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dateline.exporting.export import export
from sample import sample_project

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--virtual-time-budget=4000"),
)


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here to open the exported page in")
def test_the_page_shows_every_mark_and_the_proof_of_the_first(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    export(sample_project(), page)
    assert BROWSER
    dom = subprocess.run(
        [BROWSER, *QUIET, f"--user-data-dir={tmp_path / 'browser'}", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
    entries = re.search(r'<ol id="list">(.*?)</ol>', dom, re.S)
    assert entries
    assert entries[1].count("<li") == 7
    assert "c. 120 BC" in entries[1]
    assert "&lt;b&gt;tags&lt;/b&gt;" in entries[1]
    assert "<mark>about 120 BC</mark>" in dom
