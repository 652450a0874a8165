"""Where the texts and scorers stand that tests may use when they are there, and the word to skip with."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the folder ../shared with texts to measure on is not here"
)


def seed_text() -> str:
    """The text of the first real example."""
    return (SHARED / "seed" / "article.txt").read_text(encoding="utf-8")
