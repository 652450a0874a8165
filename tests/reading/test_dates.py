"""Laws of finding dates: spans are exact, in order and never overlap, whatever the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.read import get_ready
from dateline.reading.times.dates import find_dates
from dateline.reading.times.grammar.rules import RULES

WORDS = st.sampled_from(
    "May 7 to 10 the 11th trip 1939–45 264 146 BC early mid- last Friday two years ago ago later 10 p.m. , . "
    "and between from since until Christmas \u200f \x00 \n 🙂 century 20th 19 A.D. quarter third of that day "
    "in on at by circa c. 1/2/99 2025-05-09 T14:05 half several a an past next week's year’s '90s 1990s".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS).map("".join)
)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_spans_are_exact_ordered_and_apart(text: str) -> None:
    reached = 0
    for expression in find_dates(text):
        assert reached <= expression.span.start < expression.span.end <= len(text)
        words = expression.span.of(text)
        assert words == words.strip()
        reached = expression.span.end


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_two_ends_of_a_range_agree(text: str) -> None:
    found = find_dates(text)
    for expression in found:
        joint = expression.joint
        if joint:
            ends = [e for e in found if e.span in (joint.first, joint.last)]
            assert len(ends) == 2
            assert all(e.joint == joint and joint.span.holds(e.span) for e in ends)


@pytest.mark.parametrize(
    "unit",
    [
        "May ", "a ", "the ", "1 ", "1939-", "two ", "early ", "the end of ", "1,000,", "between ", "\n", "\u200f",
        "ten thousand and ", "January 1, ", "a few hundred ", "in 1939 and ", "12:", "Mon. ", "last last ", "°",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        began = time.process_time()
        find_dates(text)
        return time.process_time() - began

    seconds(1_000)
    short, long = min(seconds(5_000) for _ in range(3)), seconds(60_000)
    assert long < 30 * short + 0.1


def test_all_that_the_first_text_would_wait_for_can_be_loaded_before() -> None:
    get_ready()
    assert all("pattern" in vars(rule) for rules in RULES.values() for rule in rules)
