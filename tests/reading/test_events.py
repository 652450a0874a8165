"""What holds of every event that reading finds, and the events of our own examples."""

import re
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.edtf import to_edtf
from dateline.model.event import Event, LinkKind, Modality
from dateline.model.kinds import KINDS
from dateline.model.project import Reading
from dateline.model.source import Source
from dateline.model.when import Shape
from dateline.reading.read import read_whole
from dateline.resources import resource
from shared import needs_shared, seed_text

EXAMPLES = ("carthage", "museum-theft", "polar-exploration", "state-visit")


@lru_cache(maxsize=8)
def example(name: str) -> Reading:
    return read_whole(Source("S1", resource(f"examples/{name}.txt").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def seed() -> Reading:
    return read_whole(Source("S1", seed_text()))


def titled(reading: Reading, words: str) -> Event:
    found = [event for event in reading.events if words.lower() in event.title.lower()]
    assert found, f"no event with “{words}” among {[event.title for event in reading.events]}"
    return found[0]


def check_laws(reading: Reading) -> None:
    text = reading.source.text
    events = {event.id: event for event in reading.events}
    assert len(events) == len(reading.events), "ids are unique"
    names = {person.name for person in reading.people}
    for event in reading.events:
        assert event.title == event.title.strip() != ""
        assert event.kind in KINDS
        assert 0 <= event.importance <= 1 and 0 <= event.confidence <= 1
        assert set(event.people) <= names
        assert event.passages and all(passage.span.of(text) for passage in event.passages)
        assert event.why or not event.when.is_dated, f"“{event.title}” has a date and no reason"
        for link in event.links:
            assert link.target in events and link.target != event.id


def check_windows(reading: Reading) -> None:
    """An event within another, and dated by it alone, does not leave it."""
    events = {event.id: event for event in reading.events}
    for event in reading.events:
        for link in event.links:
            whole = events[link.target].when
            if link.kind is LinkKind.PART_OF and event.when.shape is Shape.BETWEEN and whole.is_dated:
                assert whole.first is not None and event.when.first is not None
                assert whole.first <= event.when.first


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_laws_hold_on_the_examples(name: str) -> None:
    check_laws(example(name))
    check_windows(example(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_title_says_its_date(name: str) -> None:
    for event in example(name).events:
        if event.kind != "commemoration":
            assert not re.search(r"\b(1[0-9]{3}|20[0-9]{2})\b|\bBCE?\b", event.title), event.title


@pytest.mark.parametrize("name", EXAMPLES)
def test_reading_again_gives_the_same_events(name: str) -> None:
    source = Source("S1", resource(f"examples/{name}.txt").read_text(encoding="utf-8"))
    assert read_whole(source).events == example(name).events


WORDS = (
    "In 1998 , the king visited Peru . During the visit he and they signed a treaty on 3 May “ it ” ( 1998 ) who met "
    "which was not to be if \n War II of then later before that anniversary 80th 😀 \u200f"
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS.split(" ")),
        max_size=40,
    )
)
def test_the_laws_hold_on_any_words(words: list[str]) -> None:
    check_laws(read_whole(Source("S1", " ".join(words))))


def test_a_visit_is_one_event_with_its_length_its_number_and_what_lies_in_it() -> None:
    reading = example("state-visit")
    visit = titled(reading, "visit to Aldmere")
    assert to_edtf(visit.when) == "2024-06-12/2024-06-14"
    assert visit.kind == "journey" and visit.place == "Aldmere" and visit.people == ("Ilse Varga",)
    assert visit.ordinal is not None and visit.ordinal.number == 4
    assert len(visit.passages) > 3
    wreath = titled(reading, "wreath")
    assert [link.target for link in wreath.links if link.kind is LinkKind.PART_OF] == [visit.id]
    assert to_edtf(wreath.when) == "[2024-06-12..2024-06-14]"


def test_an_anniversary_is_an_arc_to_what_it_is_of() -> None:
    reading = example("state-visit")
    occasion = titled(reading, "50th anniversary")
    (arc,) = occasion.links
    origin = next(event for event in reading.events if event.id == arc.target)
    assert arc.kind is LinkKind.ANNIVERSARY_OF
    assert (to_edtf(occasion.when), to_edtf(origin.when)) == ("2024", "1974")
    arrival = titled(example("polar-exploration"), "Amundsen arrived")
    hundredth = titled(example("polar-exploration"), "hundredth anniversary")
    assert [link.target for link in hundredth.links] == [arrival.id]


def test_what_is_said_of_the_future_and_what_is_denied() -> None:
    reading = example("state-visit")
    assert titled(reading, "Work to begin").modality is Modality.PLANNED
    assert titled(reading, "parliament rejects").modality is Modality.CONDITIONAL
    assert titled(example("museum-theft"), "(denied)").modality is Modality.DENIED


@pytest.mark.parametrize(
    ("name", "title", "edtf"),
    [
        ("carthage", "founded Carthage", "-0813"),
        ("carthage", "First Punic War", "-0263/-0240"),
        ("carthage", "Third Punic War", "-0148/-0145"),
        ("carthage", "defeated Hannibal at Zama", "-0201"),
        ("carthage", "Julius Caesar murdered", "-0043-03-15"),
        ("carthage", "Cyprian beheaded", "0258-09-14"),
        ("carthage", "Signing of a treaty of peace", "1985"),
        ("museum-theft", "First patrol car arrived", "2021-11-12T01:07"),
        ("museum-theft", "Ivo Marek arrested", "2022-01-25"),
        ("museum-theft", "Roth appealed", "2022-10-06"),
        ("polar-exploration", "Barentsz died", "1597-06-20"),
        ("polar-exploration", "James Cook crossed the Antarctic Circle", "1773-01-17"),
        ("polar-exploration", "Endurance sank", "1915-11-21"),
        ("polar-exploration", "Shackleton sailed for help", "1916-04-24"),
        ("polar-exploration", "Ernest Shackleton stood", "1909-01-09"),
        ("polar-exploration", "Frederick Cook reached the North Pole (claimed)", "1908-04-21"),
        ("polar-exploration", "Signing of the Antarctic Treaty", "1959-12-01"),
        ("polar-exploration", "Vivian Fuchs", "1957-11-24/1958-03-02"),
        ("polar-exploration", "came home to Bremerhaven", "2020-10-12"),
    ],
)
def test_the_events_of_the_examples(name: str, title: str, edtf: str) -> None:
    assert to_edtf(titled(example(name), title).when) == edtf


@needs_shared
def test_the_events_of_the_first_example() -> None:
    reading = seed()
    check_laws(reading)
    check_windows(reading)
    visit = titled(reading, "visit to")
    assert visit.ordinal is not None and visit.ordinal.note
    within = [e for e in reading.events if any(link.target == visit.id for link in e.links)]
    assert len(within) >= 6
    assert all(e.when.first == visit.when.first and e.when.last == visit.when.last for e in within)
    assert visit.modality is Modality.ONGOING and visit.as_of is not None


def test_a_verb_told_twice_has_the_words_of_its_second_date_for_its_proof() -> None:
    text = "The two clubs met in Oslo on 3 May 2010 and in Riga on 6 June 2010."
    first, second = read_whole(Source("S1", text)).events
    assert [first.passages[0].span.of(text), second.passages[0].span.of(text)] == ["met", "6 June 2010"]
    assert "“6 June 2010” stands with “met”." in [step.text for step in second.why]
    check_laws(read_whole(Source("S1", text)))
