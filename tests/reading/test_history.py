"""The list of history is well-formed, and its names are found where they stand for the happening and only there."""

import pytest

from dateline.reading.counts.history import happenings, named_in


def test_each_entry_begins_before_it_ends() -> None:
    for happening in happenings().values():
        if happening.end:
            assert happening.begin.first <= happening.end.last, happening.name


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("the outbreak of the First World War", [(1914,)]),
        ("the end of World War II", [(1945,)]),
        ("World War II", [(1939, 1945)]),
        ("World War II's end", [(1945,)]),
        ("the founding of the People's Republic of China", [(1949,)]),
        ("the building of the Berlin Wall", [(1961,)]),
        ("the fall of the Berlin Wall", [(1989,)]),
        ("the dissolution of the Soviet Union", [(1991,)]),
        ("the battles of Waterloo", []),
        ("the end of NATO", []),
        ("the landing that made him famous", []),
        ("the storming of the Bastille and the fall of Constantinople", [(1789,), (1453,)]),
        ("the victory in the Winter War, the Great War and more", [(1940,), (1918,)]),
    ],
)
def test_names_and_aspects(words: str, years: list[tuple[int, ...]]) -> None:
    assert [tuple(date.year for date in named.dates) for named in named_in(words)] == years


def test_a_name_inside_a_longer_one_is_not_the_happening() -> None:
    text = "the Titanic museum"
    assert named_in(text, 0, lambda position: text[position:].startswith("museum")) == ()
