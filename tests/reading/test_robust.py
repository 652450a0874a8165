"""Texts that nobody wrote on purpose: reading neither falls over them nor loses its place."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline
from dateline.model.project import Reading
from dateline.resources import resource


def example() -> str:
    return resource("examples/state-visit.txt").read_text(encoding="utf-8")


def noise(length: int) -> str:
    chance = random.Random(7)
    return "".join(chance.choice(example() + "0123456789-/., ") for _ in range(length))


ODD = {
    "empty": "",
    "blank": " \n\t\u2003\n",
    "null": "On 3 May 2021\x00 the bridge \x00opened.",
    "capitals": example().upper(),
    "no punctuation": "".join(c for c in example() if c.isalnum() or c.isspace()),
    "one line": example().replace("\n", " "),
    "no blanks": example().replace(" ", ""),
    "a long word": "May" * 3_000,
    "numbers": "1999, " * 600,
    "days": "on 3 " * 600,
    "dashes": "1939-45-" * 400,
    "quotes": "“he said ”" * 400,
    "open quotes": "“" * 1_000,
    "brackets": "((((" * 600,
    "mixed": "🎉 2021 مرحبا \u202e שלום 3 May\u200f 2020 " * 80,
    "lone surrogate": "On 3 May 2021 \ud800 it rained, he said.",
    "noise": noise(6_000),
    "lines": "\n".join(example().split()),
    "an office on two lines": "Apple chief Steve\n\nJobs met President Bill\nClinton and President\nFord today.",
    "a report cut off": "Rogers said that it will, though",
    "a visit by nobody": "visited 1998",
    "carriage returns": example().replace("\n", "\r\n"),
}


def passages(reading: Reading) -> list[tuple[int, int]]:
    found = [timex.passage for timex in reading.timexes]
    found += [passage for event in reading.events for passage in event.passages]
    for statement in reading.statements:
        found += [*statement.content, *statement.cue, statement.sentence]
        found += statement.speaker.passages if statement.speaker else ()
    return [(passage.span.start, passage.span.end) for passage in found]


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_read_and_every_passage_stands_in_them(text: str) -> None:
    reading = dateline.read(text)
    assert reading.source.text == text
    assert all(0 <= start < end <= len(text) for start, end in passages(reading))
    assert all(timex.passage.span.of(text) == timex.text for timex in reading.timexes)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from([*example().split(), "“", "”", "\n", "1945", "BC", "–", "in", "7"]), max_size=60)
)
def test_words_in_any_order_are_read(words: list[str]) -> None:
    text = " ".join(words)
    reading = dateline.read(text)
    assert all(timex.passage.span.of(text) == timex.text for timex in reading.timexes)


def torn(seed: int) -> str:
    """A stretch of an example with words left out, put in, doubled and moved."""
    chance = random.Random(seed)
    name = chance.choice(("carthage", "museum-theft", "polar-exploration", "state-visit"))
    words = resource(f"examples/{name}.txt").read_text(encoding="utf-8").split(" ")
    start = chance.randrange(max(1, len(words) - 120))
    words = words[start : start + chance.randint(5, 120)]
    for _ in range(chance.randint(0, 25)):
        place = chance.randrange(len(words))
        words[place : place + chance.randint(0, 2)] = chance.sample(
            [*words, *ODD_WORDS], chance.randint(0, 2)
        )
        if not words:
            return ""
    return " ".join(words)


ODD_WORDS = ("; > wrote: \n Monday visited 1998 0640 until since whose which said ” ago today").split(" ")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 1_000_000))
def test_torn_texts_are_read(seed: int) -> None:
    text = torn(seed)
    reading = dateline.read(text)
    assert all(event.title.strip() for event in reading.events)
    assert all(0 <= start < end <= len(text) for start, end in passages(reading))


def test_the_same_text_gives_the_same_reading() -> None:
    assert dateline.read(example()) == dateline.read(example())
