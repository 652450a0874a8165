"""Loading the language model brings nothing that could reach a network."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

LOAD = """
import sys
from dateline.reading.sentences import language_model
model = language_model()
assert [token.text for token in model("Read on Friday.")] == ["Read", "on", "Friday", "."]
print(*sorted(sys.modules))
"""


def run(code: str) -> str:
    line = [sys.executable, "-W", "ignore", "-c", code]
    there = os.environ | {"PYTHONPATH": str(ROOT / "desktop")}
    done = subprocess.run(line, env=there, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_http_and_no_tls_is_loaded():
    modules = set(run(LOAD).split())
    assert "spacy" in modules
    assert not modules & {"ssl", "_ssl", "requests", "urllib3", "httpx", "http.client", "spacy.cli"}


def test_the_real_command_line_of_spacy_can_still_be_imported_afterwards():
    told = run(LOAD + "import spacy.cli; print(spacy.cli.info.__module__)")
    assert told.splitlines()[-1] == "spacy.cli.info"
