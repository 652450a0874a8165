"""A date that a person gives to words of a source moves all that is counted from them, and nothing else."""

from dataclasses import replace

from dateline.model.anchors import Anchor, anchor_of, give_date, given_at, others_of
from dateline.model.edits import accept, redate
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.joining import add_reading, read_again
from dateline.model.project import Project
from dateline.model.source import Source
from dateline.model.span import Passage, Span
from dateline.model.when import UNDATED
from dateline.reading.read import read_whole

TEXT = (
    "The mill at Osk was founded in 1932. Two years later it burned down. "
    "In 1951 the town council met in the new hall. "
    "On 3 March 1998, during Ada Holm’s visit to Osk, the two mayors signed a pact.\n"
)


def opened(text: str = TEXT) -> Project:
    return add_reading(Project(), read_whole(Source("s1", text)))


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def dated(project: Project, words: str, edtf: str) -> Project:
    span = at(words, project.sources[0].text)
    source = give_date(project.sources[0], span, from_edtf(edtf) if edtf else UNDATED)
    return read_again(project, read_whole(source))


def dates(project: Project) -> dict[str, str]:
    return {event.title: to_edtf(event.when) for event in project.events}


def test_what_is_counted_from_the_words_moves_and_the_rest_stays() -> None:
    before = opened()
    after = dated(before, "1932", "1936")
    moved = {title for title, when in dates(after).items() if dates(before)[title] != when}
    assert set(dates(after)) == set(dates(before))
    told = {title: when for title, when in dates(after).items() if title in moved}
    assert sorted(told.values()) == ["1936", "1938"]
    assert after.sources[0].text == before.sources[0].text


def test_what_a_person_fixed_stays_and_what_was_accepted_moves() -> None:
    before = opened()
    first, burned = (event for event in before.events if to_edtf(event.when) in ("1932", "1934"))
    before = redate(before, burned.id, from_edtf("1935-05"))
    before = accept(before, [first.id])
    after = dated(before, "1932", "1936")
    assert to_edtf(after.event(burned.id).when) == "1935-05"  # type: ignore[union-attr]
    assert to_edtf(after.event(first.id).when) == "1936"  # type: ignore[union-attr]


def test_taken_back_it_is_as_it_was_read() -> None:
    before = opened()
    assert dated(dated(before, "1932", "1936"), "1932", "") == before


def test_each_line_names_what_it_counts_from() -> None:
    project = opened()
    burned = next(event for event in project.events if to_edtf(event.when) == "1934")
    anchors = [anchor for step in burned.why if (anchor := anchor_of(project, step))]
    assert at("1932") in [anchor.span for anchor in anchors]
    assert all(anchor.when.is_dated for anchor in anchors)


def test_a_range_or_an_open_date_can_be_given_too() -> None:
    before = opened()
    for edtf in ("1930/1936", "[..1936]", "1936~", "193X", "[1930..1936]", "-0043", "1936-05-01T10:30"):
        project = dated(before, "1932", edtf)
        timex = project.timex_at(Passage("s1", at("1932")))
        assert timex is not None and to_edtf(timex.when) == edtf
        assert timex.rule == "given"


def test_the_own_date_of_a_document_is_an_anchor() -> None:
    text = "Published: 14 June 2024\n\nAda Holm arrived in Osk on Friday.\n"
    project = opened(text)
    event = project.events[0]
    anchors = [anchor for step in event.why if (anchor := anchor_of(project, step))]
    own = [anchor for anchor in anchors if anchor.span is None]
    assert [to_edtf(anchor.when) for anchor in own] == ["2024-06-14"]


def test_the_head_of_an_event_is_an_anchor_of_what_happened_within_it() -> None:
    text = (
        "OSK, 14 June 2024 — During Ada Holm’s visit to Osk, the two mayors laid a wreath. "
        "The visit of Ada Holm to Osk was from 3 to 5 June 2024.\n"
    )
    before = opened(text)
    wreath = next(event for event in before.events if "wreath" in event.title)
    anchor = next(
        anchor
        for step in wreath.why
        if (anchor := anchor_of(before, step)) and to_edtf(anchor.when) == "2024-06-03/2024-06-05"
    )
    assert anchor.span is not None
    source = give_date(before.sources[0], anchor.span, from_edtf("2024-05-20/2024-05-22"))
    after = read_again(before, read_whole(source))
    assert to_edtf(after.event(wreath.id).when) == "[2024-05-20..2024-05-22]"  # type: ignore[union-attr]


def test_an_anniversary_follows_what_it_is_of() -> None:
    text = "OSK — This year the town keeps the 50th anniversary of the Peace of Sarn of 1974.\n"
    before = opened(text)
    origin = next(event for event in before.events if to_edtf(event.when) == "1974")
    source = give_date(before.sources[0], origin.passages[0].span, from_edtf("1976"))
    after = read_again(before, read_whole(source))
    assert "1976" in dates(after).values() and "1974" not in dates(after).values()
    assert "2026" in dates(after).values()


def test_words_are_found_again_where_reading_draws_them_otherwise() -> None:
    source = give_date(Source("s1", TEXT), at("in 1932"), from_edtf("1936"))
    assert given_at(source, at("1932")) == from_edtf("1936")
    assert given_at(source, at("1932. Two years later it burned")) is None
    again = give_date(source, at("1932"), from_edtf("1937"))
    assert [given.when for given in again.given] == [from_edtf("1937")]
    assert give_date(again, at("1932"), UNDATED) == replace(source, given=())


def test_what_words_may_also_mean_is_little_and_likely() -> None:
    before = opened("The mill was built in 1871. It burned in 1893. Two years later it stood again.\n")
    timex = next(each for each in before.timexes if each.text == "Two years later")
    anchor = Anchor("s1", timex.passage.span, timex.when)
    assert [to_edtf(other.when) for other in others_of(before, anchor)] == ["1873"]
    weights = (0.04, 0.05, 0.2, 0.1)
    more = [replace(timex.alternatives[0], weight=weight) for weight in weights]
    many = replace(before, timexes=(replace(timex, alternatives=tuple(more)),))
    assert [other.weight for other in others_of(many, anchor)] == [0.2, 0.1]
    given = replace(many, sources=(give_date(many.sources[0], timex.passage.span, from_edtf("1895")),))
    assert others_of(given, anchor) == ()
    assert others_of(many, Anchor("s1", None, timex.when)) == ()
