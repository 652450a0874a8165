"""Lines that are only wrapped are read as the paragraphs that they are; every character keeps its place."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.opening import source_from_text
from dateline.reading.read import read_whole
from dateline.reading.wrapping import unwrapped

PROSE = (
    (
        "The treaty was signed by the two kings on 3 May 1791 in the old town hall, and the mayor of the city said "
        "that nobody would ever forget the day on which it was signed."
    ),
    (
        "On Tuesday, 4 June 1792 the war began; it lasted until the spring of 1795, when the younger king gave up his "
        "crown and left for Eastport with all his servants."
    ),
)


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
@pytest.mark.parametrize("indent", ["", "   "])
def test_wrapped_paragraphs_are_whole_again(width: int, indent: str):
    text = "\n\n".join(
        textwrap.fill(part, width, initial_indent=indent, subsequent_indent=indent) for part in PROSE
    )
    whole = unwrapped(text)
    assert len(whole) == len(text)
    assert [" ".join(part.split()) for part in whole.split("\n")] == [PROSE[0], "", PROSE[1]]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PROSE),
        "\n\n".join(PROSE),
        "3 May 1791: The treaty is signed by both of the kings\n4 June 1792: The war begins\n1795: The king leaves\n",
        "Shall I compare thee to a mill?\nThou art more lovely and more still:\nRough floods do shake\n",
        "".join(f"- entry {n} of a list that is long enough to fill its line\n" for n in "abcde"),
        "Name\tDate\nTreaty\t1791\n",
        "One line.",
        "",
        "\n\n\n",
    ],
)
def test_other_texts_are_left_as_they_are(text: str):
    assert unwrapped(text) is text


@given(st.text("ab .\n-1\t", max_size=400))
def test_nothing_moves(text: str):
    whole = unwrapped(text)
    assert len(whole) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, whole, strict=True))


def test_a_wrapped_text_is_read_like_the_same_text_in_long_lines():
    wrapped = "\n\n".join(textwrap.fill(part, 60) for part in PROSE)
    reading, plain = read_whole(source_from_text(wrapped)), read_whole(source_from_text("\n\n".join(PROSE)))
    assert reading.source.text == wrapped
    assert [(event.title, event.when) for event in reading.events] == [
        (event.title, event.when) for event in plain.events
    ]
    assert len(reading.statements) == len(plain.statements) >= 1
    for timex in reading.timexes:
        assert timex.text == timex.passage.span.of(wrapped)
