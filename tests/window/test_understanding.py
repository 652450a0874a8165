"""A date as a person types it is understood, or it is said that it is not; what a date is called is understood."""

import pytest

from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.when import UNDATED, When
from dateline.model.words import in_words
from dateline.window.jobs import understand


def understood(text: str, published: When = UNDATED) -> str:
    """The EDTF of some words; "" where they are not understood."""
    steps = understand(text, published)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return to_edtf(end.value) if end.value else ""


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("7–10 May 2025", "2025-05-07/2025-05-10"),
        ("c. 44 BC", "-0043~"),
        ("between 1914 and 1918", "[1914..1918]"),
        ("before 1453", "[..1452]"),
        ("by 1453", "[..1453]"),
        ("some time before 44 BC", "[..-0044]"),
        ("since 2012", "2012/.."),
        ("9 May 2025, 14:30", "2025-05-09T14:30"),
        ("1998?", "1998?"),
        ("540–485 million years ago", "Y-540000000S3/Y-485000000S3"),
        ("from 3.5 to 2 billion years ago", "Y-3500000000~/Y-2000000000S1"),
    ],
)
def test_words_for_a_date(text: str, edtf: str) -> None:
    assert understood(text) == edtf


@pytest.mark.parametrize(
    "text",
    ["", "nothing", "7 May or so", "the cat of 1998", "1998 1999 2000", "next blorp", "9 May 2025, cats"],
)
def test_words_that_are_no_date_or_more_than_one(text: str) -> None:
    assert understood(text) == ""


def test_yesterday_counts_from_the_document() -> None:
    assert understood("yesterday", from_edtf("2024-06-14")) == "2024-06-13"
    assert understood("yesterday") == ""


@pytest.mark.parametrize(
    "edtf",
    [
        *("2025-05-09", "2025-05", "2025", "2025-05-07/2025-05-10", "1914/1918", "[..1453]", "[1453..]"),
        *("2012/..", "/1945", "[1914..1918]", "1850~", "-0043~", "185X", "18XX", "-0498", "2021-21", "1998?"),
        *("-00XX", "2025-05-09T14:30", "1939-09-01/1945-05-08", "[1939-09..1940-02]", "2025-33"),
    ],
)
def test_what_a_date_is_called_is_understood_as_that_date(edtf: str) -> None:
    when = from_edtf(edtf)
    assert understood(in_words(when, with_weekday=when.is_exact)) == edtf
